//! Making releases: what one would hold, and what it would tell beside all those made before.

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use super::quotations::Unready;
use crate::disclosure::{
    self, Earlier, Findings, How, Pinned, Policy, Released, audit, freeze, release_by, reopen, title,
};
use crate::findings::Dimension;
use crate::response::{QuotationId, ReleaseId, Round, RoundState};
use crate::store::{Actor, ReleaseEntry, SeenQuotation};

/// What a release is called in an audit before it is made.
pub const THIS_RELEASE: &str = "this release";

/// What a release would hold, with what speaks against it.
#[derive(Clone, Debug)]
pub struct DraftRelease {
    /// What it would hold.
    pub findings: Released<Findings>,
    /// Cells it would pin, beside releases made before; these are named by their ids.
    pub pinned: Vec<Pinned>,
}

impl Assessment {
    /// What a release by kind and by these dimensions would hold, audited together with every release stored.
    ///
    /// # Errors
    /// As [`participants`](Self::participants), or when a stored release was changed.
    pub async fn draft_release(
        &self,
        round: &Round,
        dimensions: &[Dimension],
    ) -> Result<DraftRelease, Error> {
        let baseline = self.baseline(round.id).await?;
        let findings = release_by(&baseline, Policy::new(round.smallest_cell), dimensions);
        let stored = self.stored_releases().await?;
        let labels: Vec<(String, String)> =
            stored.iter().map(|(entry, _)| (entry.id.to_string(), entry.round.to_string())).collect();
        let own = round.id.to_string();
        let mut all: Vec<Earlier<'_>> = stored
            .iter()
            .zip(&labels)
            .map(|((_, findings), (name, round))| Earlier { name, round, findings: findings.get() })
            .collect();
        all.push(Earlier { name: THIS_RELEASE, round: &own, findings: findings.get() });
        let is_ours = |pinned: &Pinned| pinned.releases.iter().any(|name| name == THIS_RELEASE);
        let pinned = audit(&all).into_iter().filter(is_ours).collect();
        Ok(DraftRelease { findings, pinned })
    }

    /// Every release of every round, oldest first.
    async fn stored_releases(&self) -> Result<Vec<(ReleaseEntry, Released<Findings>)>, Error> {
        let mut found = Vec::new();
        for round in self.store.list_rounds().await? {
            for entry in self.store.list_releases(round.id).await? {
                let release = self.store.release(entry.id).await?.ok_or(Error::NotFound("release"))?;
                let findings = reopen(&release.content, &release.entry.sha256)?;
                found.push((release.entry, findings));
            }
        }
        found.sort_by_key(|(entry, _)| (entry.created_at, entry.id));
        Ok(found)
    }

    /// Freezes what disclosure control lets out, for policymakers to read. Only of a closed round, and only when it
    /// gives nobody away beside what was released before. Where the same was released before, that stands for it.
    ///
    /// # Errors
    /// [`Error::Refused`] while the round is open, or with the cells that would be given away; or the database's.
    pub async fn make_release(
        &self,
        actor: &Actor,
        round: &Round,
        (id, dimensions): (ReleaseId, &[Dimension]),
        now: DateTime<Utc>,
    ) -> Result<ReleaseEntry, Error> {
        self.make_release_quoting(actor, round, (id, dimensions, &[]), now).await
    }

    /// The same with quotations, each with the consent of its institution.
    ///
    /// # Errors
    /// As [`make_release`](Self::make_release); [`Error::Refused`] for a quotation without a consent that holds.
    pub async fn make_release_quoting(
        &self,
        actor: &Actor,
        round: &Round,
        (id, dimensions, quotations): (ReleaseId, &[Dimension], &[QuotationId]),
        now: DateTime<Utc>,
    ) -> Result<ReleaseEntry, Error> {
        if round.state == RoundState::Open {
            let message = "the round is open; close it before findings are released";
            return Err(Error::Refused(message.to_owned()));
        }
        let draft = self.draft_release(round, dimensions).await?;
        if !draft.pinned.is_empty() {
            return Err(Error::Refused(refusal(&draft)));
        }
        let ready = match self.chosen_quotations(round.id, quotations).await? {
            Ok(ready) => ready,
            Err(Unready(ids)) => return Err(Error::Refused(unready(&ids))),
        };
        let seen: Vec<SeenQuotation> = ready.iter().map(|one| one.seen).collect();
        let quotes = ready.into_iter().map(|one| one.quote).collect();
        let (content, sha256) = freeze(&draft.findings.with_quotations(quotes));
        let stored = self.store.list_releases(round.id).await?;
        if let Some(same) = stored.into_iter().find(|entry| entry.sha256 == sha256) {
            return Ok(same);
        }
        Ok(self.store.add_release_quoting(actor, (id, round.id), (&content, &seen), now).await?)
    }
}

fn unready(ids: &[QuotationId]) -> String {
    let ids: Vec<String> = ids.iter().map(QuotationId::to_string).collect();
    format!("no institution has agreed to these quotations as they are redacted now: {}", ids.join(", "))
}

/// Why a release is refused, each cell in a line.
fn refusal(draft: &DraftRelease) -> String {
    let one = [Earlier { name: THIS_RELEASE, round: "", findings: draft.findings.get() }];
    let cells: Vec<String> = draft.pinned.iter().map(|pinned| pinned_sentence(&one, pinned)).collect();
    format!(
        "beside what was released before, this release would give away institutions:\n{}",
        cells.join("\n")
    )
}

/// A pinned cell in a sentence: topic, dimension, segment, and how.
pub fn pinned_sentence(releases: &[Earlier<'_>], pinned: &Pinned) -> String {
    let title = title(releases, &pinned.topic).map_or("", |title| title.get("en"));
    let segments = pinned.segments.join(" with ");
    let cell = match &pinned.dimension {
        None => "all institutions".to_owned(),
        Some(dimension) => format!("by {dimension}: {segments}"),
    };
    let how = match pinned.how {
        How::Difference { institutions } => format!(
            "{institutions} of them make the whole difference between {}",
            pinned.releases.join(" and ")
        ),
        How::Certain => "how many of them are at a level can be worked out".to_owned(),
        How::Narrow { points } => format!(
            "their mean can be worked out within {points} points; it must stay open by {}",
            disclosure::PROTECTION_OF_MEANS
        ),
    };
    format!("  {} \"{title}\", {cell}: {how}", pinned.topic)
}

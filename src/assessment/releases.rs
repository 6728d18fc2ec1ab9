//! Making releases: what one would hold, and what it would tell beside all those made before.

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use super::quotations::{Ready, ReadyQuotation, Unready};
use crate::disclosure::{
    self, Earlier, Findings, How, Pinned, Policy, Released, audit, freeze, naming_tells, release_by, reopen,
    title,
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
        self.draft_release_quoting(round, dimensions, Vec::new()).await
    }

    /// The same with what institutions agreed to. What names tell of the others is among what is pinned.
    ///
    /// # Errors
    /// As [`draft_release`](Self::draft_release).
    pub async fn draft_release_quoting(
        &self,
        round: &Round,
        dimensions: &[Dimension],
        ready: Vec<ReadyQuotation>,
    ) -> Result<DraftRelease, Error> {
        let baseline = self.baseline(round.id).await?;
        let findings = release_by(&baseline, Policy::new(round.smallest_cell), dimensions);
        let findings = with_consent(findings, ready);
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
        let mut pinned: Vec<Pinned> = audit(&all).into_iter().filter(is_ours).collect();
        let of_round = stored.iter().filter(|(entry, _)| entry.round == round.id);
        let mut releases: Vec<&Released<Findings>> = of_round.map(|(_, findings)| findings).collect();
        releases.push(&findings);
        let named = self.named_responses(round.id, &releases).await?;
        if !named.is_empty() {
            let policy = Policy::new(round.smallest_cell);
            let shown = shown_by(&releases);
            pinned.extend(
                naming_tells(&baseline, (policy, &shown), &named)
                    .into_iter()
                    .map(|one| Pinned { releases: vec![THIS_RELEASE.to_owned()], ..one }),
            );
            pinned.sort();
            pinned.dedup();
        }
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
        let ready = match self.chosen_quotations(round.id, quotations).await? {
            Ok(ready) => ready,
            Err(Unready(ids)) => return Err(Error::Refused(unready(&ids))),
        };
        let seen: Vec<SeenQuotation> = ready.iter().map(|one| one.seen).collect();
        let draft = self.draft_release_quoting(round, dimensions, ready).await?;
        if !draft.pinned.is_empty() {
            return Err(Error::Refused(refusal(&draft)));
        }
        let (content, sha256) = freeze(&draft.findings);
        let stored = self.store.list_releases(round.id).await?;
        if let Some(same) = stored.into_iter().find(|entry| entry.sha256 == sha256) {
            return Ok(same);
        }
        Ok(self.store.add_release_quoting(actor, (id, round.id), (&content, &seen), now).await?)
    }
}

/// Findings with the words and names institutions agreed to.
fn with_consent(findings: Released<Findings>, ready: Vec<ReadyQuotation>) -> Released<Findings> {
    let (mut quotes, mut names) = (Vec::new(), Vec::new());
    for one in ready {
        match one.ready {
            Ready::Words(quote) => quotes.push(quote),
            Ready::Name(name, _) => names.push(name),
        }
    }
    findings.with_quotations(quotes).with_names(names)
}

/// Every dimension the releases show segments of.
fn shown_by(releases: &[&Released<Findings>]) -> Vec<Dimension> {
    let topics = releases.iter().flat_map(|release| &release.get().topics);
    let shown: Vec<&str> =
        topics.flat_map(|topic| &topic.segments).map(|one| one.dimension.as_str()).collect();
    Dimension::ALL.into_iter().filter(|one| shown.contains(&one.code())).collect()
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
        How::Named { institutions } => {
            format!(
                "{institutions} are left beside institutions that are named, or nearly all of these are alike"
            )
        }
        How::Certain => "how many of them are at a level can be worked out".to_owned(),
        How::Narrow { points } => format!(
            "their mean can be worked out within {points} points; it must stay open by {}",
            disclosure::PROTECTION_OF_MEANS
        ),
    };
    format!("  {} \"{title}\", {cell}: {how}", pinned.topic)
}

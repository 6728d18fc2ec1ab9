//! The diagnostic report of a round: load, compose, write.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use super::follow_up::{Entries, all};
use super::plans::StoredPlan;
use super::register::{RoundRegister, written};
use super::reports::ReportFormat;
use crate::action_plan::{Plan, Recommendation, Stage};
use crate::disclosure::{Findings, Released, reopen};
use crate::questionnaire::Questionnaire;
use crate::report::baseline::RoundFacts;
use crate::report::diagnostic::{self, Before, Diagnostic, Passages, SalientIssue};
use crate::response::{PlanId, Round, RoundId};
use crate::store::{Actor, LedgerChange, LedgerDeed, LedgerKind};
use crate::texts::Language;

/// What people wrote for a diagnostic report.
#[derive(Clone, Copy, Debug)]
pub struct DiagnosticParts<'a> {
    /// Its passages.
    pub passages: &'a Passages,
    /// Its recommendations; drafted from the gaps where there are none yet.
    pub recommendations: Option<&'a [Recommendation]>,
    /// The draft of the plan, if there is one.
    pub plan: Option<&'a Plan>,
}

impl Assessment {
    /// The diagnostic report of a round. Its figures are those of the newest release; of a round without one, what
    /// disclosure control lets out as it stands.
    ///
    /// # Errors
    /// [`Error::Report`], when a stored release was changed, or the database's.
    pub async fn diagnostic(
        &self,
        round: &Round,
        parts: DiagnosticParts<'_>,
        (language, format): (Language, ReportFormat),
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let (findings, sha256) = self.newest_release(round).await?;
        let facts = self.round_facts(round, sha256, now).await?;
        let before = self.released_before(round.id, now).await?;
        let questionnaires: Vec<Arc<Questionnaire>> =
            self.questionnaires_in(round.id).await?.into_values().collect();
        let register = self.register(round.id).await?;
        let issues = issues(&register);
        let institutions = self.store.list_institutions().await?;
        let names: Vec<String> = institutions.into_iter().map(|institution| institution.name).collect();
        let events = self.events(round.id).await?;
        let recommendations: Option<Vec<Recommendation>> =
            parts.recommendations.map(|all| all.iter().filter(|one| !one.is_withdrawn).cloned().collect());
        let input = Diagnostic {
            facts: &facts,
            findings: &findings,
            before: before.as_ref().map(|(facts, findings)| Before { facts, findings }),
            questionnaires: &questionnaires,
            register: &register.findings,
            issues: &issues,
            names: &names,
            passages: parts.passages,
            recommendations: recommendations.as_deref(),
            plan: parts.plan,
            events: &events,
        };
        format.write(&diagnostic::document(language, &input), now)
    }

    /// The passages of a round as people wrote them.
    ///
    /// # Errors
    /// The database's, or when something stored cannot be read.
    pub async fn passages(&self, round: RoundId) -> Result<Passages, Error> {
        let mut passages = Passages::default();
        let stored: Entries<BTreeMap<String, String>> = self.kept_entries(round, LedgerKind::Passage).await?;
        for (name, kept) in stored {
            for (language, text) in kept.content {
                let Some(language) = Language::from_code(&language) else { continue };
                // A passage this program no longer knows stays in the database.
                let _ = passages.set(&name, language, &text);
            }
        }
        Ok(passages)
    }

    /// The recommendations of a round as people wrote them, by code; none before somebody took the first drafts in.
    ///
    /// # Errors
    /// As [`passages`](Self::passages).
    pub async fn recommendations(&self, round: RoundId) -> Result<Vec<Recommendation>, Error> {
        let mut found = all(self.kept_entries(round, LedgerKind::Recommendation).await?);
        let number = |one: &Recommendation| {
            one.code.trim_start_matches(char::is_alphabetic).parse::<u32>().unwrap_or(u32::MAX)
        };
        found.sort_by_key(number);
        Ok(found)
    }

    /// Takes first drafts of recommendations in where there are none; gives how many.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`](crate::store::StoreError::ChangedMeanwhile) when somebody else does the same, or
    /// the database's.
    pub async fn take_recommendations_in(
        &self,
        actor: &Actor,
        round: &Round,
        now: DateTime<Utc>,
    ) -> Result<usize, Error> {
        if !self.recommendations(round.id).await?.is_empty() {
            return Ok(0);
        }
        let drafts = self.draft_recommendations(round).await?;
        let mut changes = Vec::new();
        for draft in &drafts {
            let (kind, code) = (LedgerKind::Recommendation, draft.code.clone());
            changes.push(LedgerChange { kind, code, seen: 0, content: written(draft)? });
        }
        self.store.change_entries(actor, round.id, LedgerDeed::Recommend, &changes, now).await?;
        Ok(drafts.len())
    }

    /// The plans that answer a round, the last one begun first, without those that were set aside.
    ///
    /// # Errors
    /// As [`plan`](Self::plan).
    pub async fn plans_of_round(&self, round: RoundId) -> Result<Vec<StoredPlan>, Error> {
        let mut found = Vec::new();
        for id in self.plan_ids_of_round(round).await? {
            found.push(self.plan(id).await?);
        }
        Ok(found)
    }

    async fn plan_ids_of_round(&self, round: RoundId) -> Result<Vec<PlanId>, Error> {
        let plans = self.plans().await?.into_iter().rev();
        let own = plans.filter(|(entry, head)| entry.round == Some(round) && head.stage != Stage::SetAside);
        Ok(own.map(|(entry, _)| entry.id).collect())
    }

    /// The plan whose activities the report of a round prints: the last one begun for it that was not set aside.
    ///
    /// # Errors
    /// As [`plan`](Self::plan).
    pub async fn plan_of_round(&self, round: RoundId) -> Result<Option<StoredPlan>, Error> {
        match self.plan_ids_of_round(round).await?.first() {
            Some(id) => Ok(Some(self.plan(*id).await?)),
            None => Ok(None),
        }
    }

    /// First recommendations of a round, to be worked on by people: see [`diagnostic::drafted`].
    ///
    /// # Errors
    /// When a stored release was changed, or the database's.
    pub async fn draft_recommendations(&self, round: &Round) -> Result<Vec<Recommendation>, Error> {
        let (findings, _) = self.newest_release(round).await?;
        Ok(diagnostic::drafted(&findings, &self.register(round.id).await?.findings))
    }

    /// The newest release of a round with its SHA-256, or what one would hold.
    async fn newest_release(&self, round: &Round) -> Result<(Released<Findings>, Option<String>), Error> {
        match self.stored_release(round.id).await? {
            Some((findings, sha256)) => Ok((findings, Some(sha256))),
            None => Ok((self.releasable(round).await?, None)),
        }
    }

    /// The last closed round before one that has a stored release. A round without one is passed over: what could be
    /// released of it was never published.
    async fn released_before(
        &self,
        round: RoundId,
        now: DateTime<Utc>,
    ) -> Result<Option<(RoundFacts, Released<Findings>)>, Error> {
        for earlier in self.rounds_before(round).await? {
            if let Some((findings, sha256)) = self.stored_release(earlier.id).await? {
                return Ok(Some((self.round_facts(&earlier, Some(sha256), now).await?, findings)));
            }
        }
        Ok(None)
    }

    /// The newest stored release of a round with its SHA-256.
    async fn stored_release(&self, round: RoundId) -> Result<Option<(Released<Findings>, String)>, Error> {
        let Some(newest) = self.store.list_releases(round).await?.pop() else { return Ok(None) };
        let stored = self.store.release(newest.id).await?.ok_or(Error::NotFound("release"))?;
        Ok(Some((reopen(&stored.content, &stored.entry.sha256)?, stored.entry.sha256)))
    }
}

fn issues(register: &RoundRegister) -> BTreeMap<String, SalientIssue> {
    let issue = |(code, kept): (&String, &super::Kept<super::Issue>)| {
        let super::Issue { title, rated, grounds, .. } = kept.content.clone();
        (code.clone(), SalientIssue { title, rated, grounds })
    };
    register.issues.iter().map(issue).collect()
}

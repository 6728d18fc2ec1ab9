//! The diagnostic report of a round: load, compose, write.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use super::register::RoundRegister;
use super::reports::ReportFormat;
use crate::action_plan::{Plan, Recommendation};
use crate::disclosure::{Findings, Released, reopen};
use crate::questionnaire::Questionnaire;
use crate::report::diagnostic::{self, Diagnostic, Passages, SalientIssue};
use crate::response::Round;
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
        let questionnaires: Vec<Arc<Questionnaire>> =
            self.questionnaires_in(round.id).await?.into_values().collect();
        let register = self.register(round.id).await?;
        let issues = issues(&register);
        let institutions = self.store.list_institutions().await?;
        let names: Vec<String> = institutions.into_iter().map(|institution| institution.name).collect();
        let input = Diagnostic {
            facts: &facts,
            findings: &findings,
            questionnaires: &questionnaires,
            register: &register.findings,
            issues: &issues,
            names: &names,
            passages: parts.passages,
            recommendations: parts.recommendations,
            plan: parts.plan,
        };
        format.write(&diagnostic::document(language, &input), now)
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
        let Some(newest) = self.store.list_releases(round.id).await?.pop() else {
            return Ok((self.releasable(round).await?, None));
        };
        let stored = self.store.release(newest.id).await?.ok_or(Error::NotFound("release"))?;
        Ok((reopen(&stored.content, &stored.entry.sha256)?, Some(stored.entry.sha256)))
    }
}

fn issues(register: &RoundRegister) -> BTreeMap<String, SalientIssue> {
    let issue = |(code, kept): (&String, &super::Kept<super::Issue>)| {
        let super::Issue { title, rated, grounds, .. } = kept.content.clone();
        (code.clone(), SalientIssue { title, rated, grounds })
    };
    register.issues.iter().map(issue).collect()
}

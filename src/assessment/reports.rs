//! Reports of rounds and responses.

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use crate::disclosure::{Findings, Released};
use crate::report::baseline::{self, QuestionnaireFacts, RoundFacts};
use crate::report::pdf;
use crate::response::Round;
use crate::texts::Language;

impl Assessment {
    /// The baseline report of a round as it stands, as PDF. It holds only what disclosure control lets out.
    ///
    /// # Errors
    /// [`Error::Report`], or the database's.
    pub async fn baseline_report(
        &self,
        round: &Round,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let findings = self.releasable(round).await?;
        self.released_report(round, &findings, None, language, now).await
    }

    /// The baseline report of findings that are released, as PDF.
    ///
    /// # Errors
    /// As [`baseline_report`](Self::baseline_report).
    pub async fn released_report(
        &self,
        round: &Round,
        findings: &Released<Findings>,
        release_sha256: Option<String>,
        language: Language,
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let facts = self.round_facts(round, release_sha256, now).await?;
        let document = baseline::document(language, &facts, findings);
        pdf::write(&document, now).map_err(|error| Error::Report(error.to_string()))
    }

    pub(super) async fn round_facts(
        &self,
        round: &Round,
        release_sha256: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<RoundFacts, Error> {
        let mut questionnaires = Vec::new();
        let asked = self.questionnaires_in(round.id).await?;
        for entry in self.store.list_questionnaires_of_round(round.id).await? {
            let questionnaire = asked.get(&entry.sha256).ok_or(Error::NotFound("questionnaire"))?;
            questionnaires.push(QuestionnaireFacts::of(questionnaire, entry.sha256));
        }
        Ok(RoundFacts {
            name: round.name.clone(),
            publisher: None,
            drawn_on: now.date_naive(),
            deadline: round.deadline,
            questionnaires,
            sha256: release_sha256,
        })
    }
}

//! Reports of rounds and responses.

use chrono::{DateTime, Utc};

use super::Assessment;
use super::error::Error;
use crate::disclosure::{Findings, Released};
use crate::report::baseline::{self, QuestionnaireFacts, RoundFacts};
use crate::report::document::Document;
use crate::report::{docx, html, pdf};
use crate::response::Round;
use crate::texts::Language;

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// To be read and printed.
    Pdf,
    /// For people who go on writing.
    Docx,
    /// One page for the web, with everything in it.
    Html,
}

impl ReportFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Html];

    /// The ending of its files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    pub(super) fn write(self, document: &Document, now: DateTime<Utc>) -> Result<Vec<u8>, Error> {
        let failed = |error: &dyn std::fmt::Display| Error::Report(error.to_string());
        match self {
            Self::Pdf => pdf::write(document, now).map_err(|error| failed(&error)),
            Self::Docx => docx::write(document, now).map_err(|error| failed(&error)),
            Self::Html => Ok(html::write(document).into_bytes()),
        }
    }
}

impl Assessment {
    /// The baseline report of a round as it stands. It holds only what disclosure control lets out.
    ///
    /// # Errors
    /// [`Error::Report`], or the database's.
    pub async fn baseline_report(
        &self,
        round: &Round,
        (language, format): (Language, ReportFormat),
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let findings = self.releasable(round).await?;
        let facts = self.round_facts(round, None, now).await?;
        format.write(&baseline::document(language, &facts, &findings), now)
    }

    /// The baseline report of findings that are released, with their SHA-256.
    ///
    /// # Errors
    /// As [`baseline_report`](Self::baseline_report).
    pub async fn released_report(
        &self,
        round: &Round,
        (findings, sha256): (&Released<Findings>, String),
        (language, format): (Language, ReportFormat),
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>, Error> {
        let facts = self.round_facts(round, Some(sha256), now).await?;
        format.write(&baseline::document(language, &facts, findings), now)
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

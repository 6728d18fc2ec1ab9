//! Findings as tables for other programs: of a round for the NHRI, of a release for whoever may read it.

use super::Assessment;
use super::error::Error;
use crate::disclosure::{Findings, Released};
use crate::findings::{Basis, Participant, draw_by};
use crate::report::baseline::RoundFacts;
use crate::report::nonresponse::{self, Answered};
use crate::report::tables::{self, RoundInput, Tables, TablesError};
use crate::response::Round;
use crate::scoring::Scheme;
use crate::texts::{Language, Texts};

use chrono::{DateTime, Utc};

/// What tables are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// A workbook.
    Xlsx,
    /// CSV files in an archive.
    Csv,
    /// One JSON file.
    Json,
    /// Parquet files in an archive.
    Parquet,
}

impl ExportForm {
    /// Writes tables in this form.
    ///
    /// # Errors
    /// [`Error::Report`].
    pub fn write(self, tables: &Tables) -> Result<Vec<u8>, Error> {
        let written: Result<Vec<u8>, TablesError> = match self {
            Self::Xlsx => tables::xlsx(tables),
            Self::Csv => tables::csv(tables),
            Self::Json => Ok(tables::json(tables)),
            Self::Parquet => tables::parquet(tables),
        };
        written.map_err(|error| Error::Report(error.to_string()))
    }
}

/// A round as it is exported, loaded and not yet worked on.
pub struct RoundExport {
    facts: RoundFacts,
    smallest_cell: u32,
    participants: Vec<Participant>,
}

impl RoundExport {
    /// Draws the findings and makes the tables; that may take a while.
    pub fn tables(&self, language: Language) -> Tables {
        let is_verified = self.participants.iter().any(|one| one.verified.is_some());
        let bases = Basis::ALL.into_iter().filter(|basis| is_verified || *basis == Basis::SelfAssessed);
        let drawn: Vec<_> = bases.map(|basis| draw_by(&self.participants, basis, Scheme::Declared)).collect();
        let notes = nonresponse::note(Texts::get(language), &Answered::of(&drawn[0].baseline.rates));
        let input = RoundInput {
            facts: &self.facts,
            smallest_cell: self.smallest_cell,
            participants: &self.participants,
            findings: drawn.iter().map(|drawn| (drawn.basis, &*drawn.baseline)).collect(),
            notes,
        };
        tables::round(language, &input)
    }
}

impl Assessment {
    /// Everything of a round for its tables.
    ///
    /// # Errors
    /// As [`participants`](Self::participants).
    pub async fn round_export(&self, round: &Round, drawn_at: DateTime<Utc>) -> Result<RoundExport, Error> {
        Ok(RoundExport {
            facts: self.round_facts(round, None, drawn_at).await?,
            smallest_cell: round.smallest_cell,
            participants: self.participants(round.id).await?,
        })
    }

    /// The tables of a release.
    ///
    /// # Errors
    /// The database's.
    pub async fn release_export(
        &self,
        (round, findings): (&Round, &Released<Findings>),
        (sha256, released_at): (String, DateTime<Utc>),
        language: Language,
    ) -> Result<Tables, Error> {
        let facts = self.round_facts(round, Some(sha256), released_at).await?;
        let notes = nonresponse::note(Texts::get(language), &Answered::released(&findings.get().rates));
        Ok(tables::release(language, &facts, findings, &notes))
    }
}

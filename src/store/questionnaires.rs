//! Questionnaire versions, with every file they are made of. A version never changes: its key is its content.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};

/// A questionnaire version, without its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionnaireEntry {
    /// SHA-256 of its files, in hex, as the questionnaire reader computes it.
    pub sha256: String,
    /// The questionnaire's id, the same for all its versions.
    pub id: String,
    /// Its version, from 1.
    pub version: u32,
    /// The language it is written in.
    pub language: String,
    /// Its title in that language.
    pub title: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

/// A questionnaire version with its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredQuestionnaire {
    /// What it is.
    pub entry: QuestionnaireEntry,
    /// Text of each file by its path: the questionnaire, its sections and translations, scales and sources.
    pub files: BTreeMap<String, String>,
}

macro_rules! entry_columns {
    () => {
        "questionnaires.sha256, questionnaires.id, questionnaires.version, questionnaires.language, \
         questionnaires.title, questionnaires.added_at"
    };
}

statements! {
    ADD = "INSERT INTO questionnaires (sha256, id, version, language, title, files, added_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sha256) DO NOTHING";
    GET = concat!("SELECT ", entry_columns!(), ", files FROM questionnaires WHERE sha256 = $1");
    LIST = concat!("SELECT ", entry_columns!(), " FROM questionnaires ORDER BY added_at, sha256");
    LIST_OF_ROUND = concat!("SELECT ", entry_columns!(), " FROM questionnaires \
           JOIN round_questionnaires ON round_questionnaires.sha256 = questionnaires.sha256 \
           WHERE round_id = $1 ORDER BY added_at, questionnaires.sha256");
}

struct EntryRow {
    sha256: String,
    id: String,
    version: i64,
    language: String,
    title: String,
    added_at: DateTime<Utc>,
}
from_row!(EntryRow { sha256, id, version, language, title, added_at });

struct QuestionnaireRow {
    entry: EntryRow,
    files: String,
}
from_row!(QuestionnaireRow { files } with { entry: EntryRow });

impl EntryRow {
    fn read(self) -> Result<QuestionnaireEntry, StoreError> {
        let Ok(version) = u32::try_from(self.version) else {
            return Err(StoreError::inconsistent("questionnaires", self.sha256));
        };
        let Self { sha256, id, version: _, language, title, added_at } = self;
        Ok(QuestionnaireEntry { sha256, id, version, language, title, added_at })
    }
}

impl Store {
    /// Adds a version. Adding the same content again changes nothing and is not an error.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn add_questionnaire(
        &self,
        actor: &Actor,
        questionnaire: &StoredQuestionnaire,
    ) -> Result<(), StoreError> {
        let QuestionnaireEntry { sha256, id, version, language, title, added_at } = &questionnaire.entry;
        let files = json!(questionnaire.files).to_string();
        let mut tx = self.begin().await?;
        let added =
            write_in!(&mut tx, ADD, sha256, id, i64::from(*version), language, title, &files, *added_at)?;
        if added == 1 {
            let detail = json!({ "id": id, "version": version });
            audit::record(&mut tx, actor, *added_at, ("questionnaire.add", sha256), detail).await?;
        }
        tx.commit().await
    }

    /// The version whose files have this SHA-256.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn questionnaire(&self, sha256: &str) -> Result<Option<StoredQuestionnaire>, StoreError> {
        let row: Option<QuestionnaireRow> = read!(self, fetch_optional, GET, sha256)?;
        let Some(QuestionnaireRow { entry, files }) = row else { return Ok(None) };
        let files =
            serde_json::from_str(&files).map_err(|_| StoreError::inconsistent("questionnaires", sha256))?;
        Ok(Some(StoredQuestionnaire { entry: entry.read()?, files }))
    }

    /// All versions, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_questionnaires(&self) -> Result<Vec<QuestionnaireEntry>, StoreError> {
        let rows: Vec<EntryRow> = read!(self, fetch_all, LIST)?;
        rows.into_iter().map(EntryRow::read).collect()
    }

    /// The versions a round asks.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_questionnaires_of_round(
        &self,
        round: crate::response::RoundId,
    ) -> Result<Vec<QuestionnaireEntry>, StoreError> {
        let rows: Vec<EntryRow> = read!(self, fetch_all, LIST_OF_ROUND, round.0)?;
        rows.into_iter().map(EntryRow::read).collect()
    }
}

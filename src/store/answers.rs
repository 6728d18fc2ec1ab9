//! Answers as they stand in rows, and reading them back.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::hash::RowHash;
use super::sql::{Many, from_row, many_in, read, statements};
use super::{Store, StoreError};
use crate::response::{Answer, GivenAnswer, ResponseId, SaveId, UnitId, UserId};

/// An answer with its history's last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The unit that answers; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The id of the question in the questionnaire the response names.
    pub question: String,
    /// What was answered.
    pub given: GivenAnswer,
    /// How often it has been saved. A save names the revision it changes.
    pub revision: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Who saved it; `None` when it was not a person signed in.
    pub saved_by: Option<UserId>,
    /// The name of who saved it, as it was then.
    pub saved_by_name: String,
}

macro_rules! answer_columns {
    () => {
        "response_id, unit_id, question_id, state, value, comment, source, revision, save_id, saved_by, \
         saved_by_name, saved_at, content_hash"
    };
}
pub(super) use answer_columns;

statements! {
    LIST = concat!("SELECT ", answer_columns!(), " FROM answers WHERE response_id = $1");
    HISTORY = concat!("SELECT ", answer_columns!(), " FROM answer_versions \
              WHERE response_id = $1 AND unit_id = $2 AND question_id = $3 ORDER BY revision");
    BY_SAVE = concat!("SELECT ", answer_columns!(), " FROM answer_versions WHERE save_id = $1");
    ALL_VERSIONS = concat!("SELECT ", answer_columns!(), " FROM answer_versions \
                   WHERE response_id = $1 ORDER BY saved_at DESC, question_id, unit_id, revision DESC");
}

/// Sets the current answer.
const PUT: Many = Many {
    head: concat!("INSERT INTO answers (", answer_columns!(), ") VALUES "),
    row: "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    between: ", ",
    tail: " ON CONFLICT (response_id, unit_id, question_id) DO UPDATE SET state = excluded.state, \
           value = excluded.value, comment = excluded.comment, source = excluded.source, \
           revision = excluded.revision, save_id = excluded.save_id, saved_by = excluded.saved_by, \
           saved_by_name = excluded.saved_by_name, saved_at = excluded.saved_at, \
           content_hash = excluded.content_hash",
};

/// Adds to the history.
const ADD_VERSION: Many = Many {
    head: concat!("INSERT INTO answer_versions (", answer_columns!(), ") VALUES "),
    row: PUT.row,
    between: ", ",
    tail: "",
};

/// The statements of this module over many rows.
pub(super) const MANY: &[Many] = &[PUT, ADD_VERSION];

/// An answer as it stands in a row of `answers` or `answer_versions`.
#[derive(Clone)]
pub(super) struct AnswerRow {
    pub response_id: Uuid,
    pub unit_id: Uuid,
    pub question_id: String,
    pub state: String,
    pub value: String,
    pub comment: String,
    pub source: String,
    pub revision: i64,
    pub save_id: Uuid,
    pub saved_by: Option<Uuid>,
    pub saved_by_name: String,
    pub saved_at: DateTime<Utc>,
    pub content_hash: String,
}
from_row!(AnswerRow {
    response_id,
    unit_id,
    question_id,
    state,
    value,
    comment,
    source,
    revision,
    save_id,
    saved_by,
    saved_by_name,
    saved_at,
    content_hash
});

/// The unit column; the nil id stands for the institution itself.
pub(super) fn unit_column(unit: Option<UnitId>) -> Uuid {
    unit.map_or(Uuid::nil(), |unit| unit.0)
}

impl AnswerRow {
    /// Writes the answer into the row and seals it.
    pub(super) fn seal(mut self, given: &GivenAnswer) -> Self {
        (self.state, self.value) = state_and_value(given.answer.as_ref());
        self.comment.clone_from(&given.comment);
        self.source.clone_from(&given.source);
        self.content_hash = self.hash();
        self
    }

    fn hash(&self) -> String {
        RowHash::default()
            .field(self.response_id)
            .field(self.unit_id)
            .field(&self.question_id)
            .field(&self.state)
            .field(&self.value)
            .field(&self.comment)
            .field(&self.source)
            .field(self.revision.to_le_bytes())
            .field(self.save_id)
            .optional(self.saved_by)
            .field(&self.saved_by_name)
            .field(self.saved_at.timestamp_micros().to_le_bytes())
            .finish()
    }

    /// Reads the answer back, when the row is what was sealed.
    pub(super) fn read(self, table: &'static str) -> Result<StoredAnswer, StoreError> {
        let wrong = || {
            let key = format!("{} {} {}", self.response_id, self.unit_id, self.question_id);
            StoreError::inconsistent(table, key)
        };
        if self.hash() != self.content_hash {
            return Err(wrong());
        }
        let answer = read_answer(&self.state, &self.value).ok_or_else(wrong)?;
        let revision = u32::try_from(self.revision).map_err(|_| wrong())?;
        Ok(StoredAnswer {
            unit: (!self.unit_id.is_nil()).then_some(UnitId(self.unit_id)),
            question: self.question_id,
            given: GivenAnswer { answer, comment: self.comment, source: self.source },
            revision,
            saved_at: self.saved_at,
            saved_by: self.saved_by.map(UserId),
            saved_by_name: self.saved_by_name,
        })
    }
}

/// The `state` and `value` columns of an answer.
fn state_and_value(answer: Option<&Answer>) -> (String, String) {
    let (state, value) = match answer {
        None => ("none", String::new()),
        Some(Answer::Choice(option)) => ("choice", option.clone()),
        Some(Answer::Checklist { met, not_applicable }) => {
            ("checklist", json!([met, not_applicable]).to_string())
        }
        Some(Answer::Number(number)) => ("number", number.normalize().to_string()),
        Some(Answer::Date(day)) => ("date", day.to_string()),
        Some(Answer::Text(text)) => ("text", text.clone()),
        Some(Answer::NotApplicable { reason }) => ("not-applicable", reason.clone()),
        Some(Answer::DoNotKnow) => ("do-not-know", String::new()),
        Some(Answer::NoData) => ("no-data", String::new()),
    };
    (state.to_owned(), value)
}

/// The answer the `state` and `value` columns hold; the outer `None` when they hold none that can be.
#[expect(clippy::option_option, reason = "no answer yet is something else than a row that cannot be read")]
fn read_answer(state: &str, value: &str) -> Option<Option<Answer>> {
    let text = || value.to_owned();
    Some(Some(match state {
        "none" => return Some(None),
        "choice" => Answer::Choice(text()),
        "checklist" => {
            let (met, not_applicable): (BTreeSet<String>, BTreeSet<String>) =
                serde_json::from_str(value).ok()?;
            Answer::Checklist { met, not_applicable }
        }
        "number" => Answer::Number(Decimal::from_str(value).ok()?),
        "date" => Answer::Date(value.parse().ok()?),
        "text" => Answer::Text(text()),
        "not-applicable" => Answer::NotApplicable { reason: text() },
        "do-not-know" => Answer::DoNotKnow,
        "no-data" => Answer::NoData,
        _ => return None,
    }))
}

/// Adds rows to the history and sets the last of each answer as the current one.
pub(super) async fn put(
    tx: &mut Tx,
    versions: &[AnswerRow],
    current: &[AnswerRow],
) -> Result<(), StoreError> {
    for (statement, rows) in [(ADD_VERSION, versions), (PUT, current)] {
        let _: Vec<()> = many_in!(
            tx,
            statement,
            rows,
            |row| row.response_id,
            row.unit_id,
            &row.question_id,
            &row.state,
            &row.value,
            &row.comment,
            &row.source,
            row.revision,
            row.save_id,
            row.saved_by,
            &row.saved_by_name,
            row.saved_at,
            &row.content_hash
        );
    }
    Ok(())
}

impl Store {
    /// All answers of a response, by unit and question.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`] when an answer is not what was stored.
    pub async fn answers(&self, response: ResponseId) -> Result<Vec<StoredAnswer>, StoreError> {
        let mut rows: Vec<AnswerRow> = read!(self, fetch_all, LIST, response.0)?;
        rows.sort_by(|a, b| (a.unit_id, &a.question_id).cmp(&(b.unit_id, &b.question_id)));
        rows.into_iter().map(|row| row.read("answers")).collect()
    }

    /// Everything that was ever saved as the answer to one question, oldest first.
    ///
    /// # Errors
    /// As [`answers`](Self::answers).
    pub async fn answer_history(
        &self,
        response: ResponseId,
        unit: Option<UnitId>,
        question: &str,
    ) -> Result<Vec<StoredAnswer>, StoreError> {
        let unit = unit_column(unit);
        let rows: Vec<AnswerRow> = read!(self, fetch_all, HISTORY, response.0, unit, question)?;
        rows.into_iter().map(|row| row.read("answer_versions")).collect()
    }
}

impl Store {
    /// What was saved under this id, when it was saved in this response.
    ///
    /// # Errors
    /// As [`answers`](Self::answers).
    pub async fn saved_as(
        &self,
        response: ResponseId,
        id: SaveId,
    ) -> Result<Option<StoredAnswer>, StoreError> {
        let row: Option<AnswerRow> = read!(self, fetch_optional, BY_SAVE, id.0)?;
        row.filter(|row| row.response_id == response.0).map(|row| row.read("answer_versions")).transpose()
    }

    /// Everything that was ever saved in a response, newest first.
    ///
    /// # Errors
    /// As [`answers`](Self::answers).
    pub async fn answer_versions(&self, response: ResponseId) -> Result<Vec<StoredAnswer>, StoreError> {
        let rows: Vec<AnswerRow> = read!(self, fetch_all, ALL_VERSIONS, response.0)?;
        rows.into_iter().map(|row| row.read("answer_versions")).collect()
    }
}

/// A row still to be sealed.
pub(super) fn new_row(
    (response, unit, question): (ResponseId, Option<UnitId>, &str),
    (save_id, revision): (SaveId, i64),
    actor: &super::Actor,
    at: DateTime<Utc>,
) -> AnswerRow {
    AnswerRow {
        response_id: response.0,
        unit_id: unit_column(unit),
        question_id: question.to_owned(),
        state: String::new(),
        value: String::new(),
        comment: String::new(),
        source: String::new(),
        revision,
        save_id: save_id.0,
        saved_by: actor.user.map(|user| user.0),
        saved_by_name: actor.name.clone(),
        saved_at: at,
        content_hash: String::new(),
    }
}

//! What people who look after letters see and do.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::super::sql::{from_row, read, statements, write_in};
use super::super::{Actor, Store, StoreError, audit};
use super::{Letter, LetterKind, LetterState};
use crate::response::{InstitutionId, LetterId};

macro_rules! columns {
    () => {
        "letters.id, kind, recipient_email, recipient_name, subject, \
         CASE WHEN state = 'by-hand' AND NOT is_secret THEN body ELSE '' END AS words, \
         letters.created_at, not_before, state, attempts, last_error, settled_at"
    };
}

statements! {
    COUNT = "SELECT state, COUNT(*) FROM letters GROUP BY state";
    LIST = concat!("SELECT ", columns!(), " FROM letters WHERE state = $1 AND letters.created_at < $2 \
           ORDER BY letters.created_at DESC, letters.id DESC LIMIT $3");
    GET = concat!("SELECT ", columns!(), " FROM letters WHERE letters.id = $1");
    OF_INSTITUTION = concat!("SELECT ", columns!(), " FROM letters \
           WHERE state = 'by-hand' AND NOT is_secret AND person_id IN \
           (SELECT users.id FROM users WHERE users.institution_id = $1 AND users.is_active) \
           ORDER BY letters.created_at DESC, letters.id DESC");
    UNDER = "SELECT recipient_email, state FROM letters WHERE letter_key LIKE $1 || '%' ORDER BY created_at, id";
    USELESS_UNDER = "UPDATE letters SET useless_at = $2 \
             WHERE letter_key LIKE $1 || '%' AND state IN ('waiting', 'failed', 'by-hand') AND useless_at <> $2";
    RETRY = "UPDATE letters SET state = 'waiting', not_before = $2, settled_at = NULL \
             WHERE id = $1 AND state = 'failed'";
    PASS_ON = "UPDATE letters SET state = 'passed-on', body = '', settled_at = $2 \
             WHERE id = $1 AND state = 'by-hand'";
}

struct LetterRow {
    id: Uuid,
    kind: String,
    recipient_email: String,
    recipient_name: String,
    subject: String,
    words: String,
    created_at: DateTime<Utc>,
    not_before: DateTime<Utc>,
    state: String,
    attempts: i64,
    last_error: String,
    settled_at: Option<DateTime<Utc>>,
}
from_row!(LetterRow {
    id,
    kind,
    recipient_email,
    recipient_name,
    subject,
    words,
    created_at,
    not_before,
    state,
    attempts,
    last_error,
    settled_at
});

impl LetterRow {
    fn read(self) -> Result<Letter, StoreError> {
        let (Some(kind), Some(state)) =
            (LetterKind::from_code(&self.kind), LetterState::from_code(&self.state))
        else {
            return Err(StoreError::inconsistent("letters", self.id));
        };
        Ok(Letter {
            id: LetterId(self.id),
            kind,
            email: self.recipient_email,
            name: self.recipient_name,
            subject: self.subject,
            words: self.words,
            created_at: self.created_at,
            not_before: self.not_before,
            state,
            attempts: u32::try_from(self.attempts).unwrap_or(u32::MAX),
            last_error: self.last_error,
            settled_at: self.settled_at,
        })
    }
}

impl Store {
    /// How many letters stand where.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn count_letters(&self) -> Result<Vec<(LetterState, u64)>, StoreError> {
        let rows: Vec<(String, i64)> = read!(self, fetch_all, COUNT)?;
        let count = |(state, count): (String, i64)| {
            Some((LetterState::from_code(&state)?, u64::try_from(count).unwrap_or_default()))
        };
        Ok(rows.into_iter().filter_map(count).collect())
    }

    /// At most `limit` letters in a state written before an instant, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn list_letters(
        &self,
        state: LetterState,
        before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Letter>, StoreError> {
        let rows: Vec<LetterRow> = read!(self, fetch_all, LIST, state.code(), before, i64::from(limit))?;
        rows.into_iter().map(LetterRow::read).collect()
    }

    /// Says until when the letters are worth sending whose key begins like this and that have not been sent.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn set_useless_under(&self, key: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        write_in!(&mut tx, USELESS_UNDER, key, at)?;
        tx.commit().await
    }

    /// Where the letters stand whose key begins like this, each with the reader's address.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn letters_under(&self, key: &str) -> Result<Vec<(String, LetterState)>, StoreError> {
        let rows: Vec<(String, String)> = read!(self, fetch_all, UNDER, key)?;
        let read = |(email, state): (String, String)| match LetterState::from_code(&state) {
            Some(state) => Ok((email, state)),
            None => Err(StoreError::inconsistent("letters", email)),
        };
        rows.into_iter().map(read).collect()
    }

    /// The letters to people of an institution that somebody should pass on, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn letters_to_pass_on(&self, institution: InstitutionId) -> Result<Vec<Letter>, StoreError> {
        let rows: Vec<LetterRow> = read!(self, fetch_all, OF_INSTITUTION, institution.0)?;
        rows.into_iter().map(LetterRow::read).collect()
    }

    /// One letter.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn letter(&self, id: LetterId) -> Result<Option<Letter>, StoreError> {
        let row: Option<LetterRow> = read!(self, fetch_optional, GET, id.0)?;
        row.map(LetterRow::read).transpose()
    }

    /// Sends a letter again that had failed.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when it has not failed, [`StoreError::Driver`].
    pub async fn retry_letter(
        &self,
        actor: &Actor,
        id: LetterId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.settle(actor, (RETRY, "letter.retry"), id, now).await
    }

    /// Says that somebody has passed a letter on.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when it is not to be passed on, [`StoreError::Driver`].
    pub async fn pass_letter_on(
        &self,
        actor: &Actor,
        id: LetterId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.settle(actor, (PASS_ON, "letter.pass-on"), id, now).await
    }

    async fn settle(
        &self,
        actor: &Actor,
        (statement, action): (&'static str, &str),
        id: LetterId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if write_in!(&mut tx, statement, id.0, now)? == 0 {
            return Err(StoreError::ChangedMeanwhile { what: "letter" });
        }
        audit::record(&mut tx, actor, now, (action, &id.to_string()), json!({})).await?;
        tx.commit().await
    }
}

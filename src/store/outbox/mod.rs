//! Letters on their way. A letter is written in the transaction of what it tells of, and its key makes writing it
//! again harmless.
//!
//! Whoever sends letters claims one at a time until an instant; nobody else touches it before. A claim that ran out
//! was left by a process that ended in between, so the letter is sent again under the same Message-ID: SMTP cannot
//! say whether the first time succeeded, and a letter twice is better than none.

mod letter;
mod lists;
mod sending;

pub use letter::{Letter, LetterKind, LetterState, NewLetter, Way};
pub use sending::ClaimedLetter;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::engine::Tx;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::UserId;

statements! {
    WRITE = "INSERT INTO letters (id, letter_key, kind, recipient_email, recipient_name, language, subject, body, \
             is_secret, message_id, round_id, response_id, person_id, created_at, not_before, useless_at, state, \
             attempts, last_error) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, 0, '') \
             ON CONFLICT (letter_key) DO NOTHING";
    KEYS = "SELECT letter_key FROM letters WHERE created_at >= $1";
    BEGIN = "INSERT INTO outbox (id, started_at, planned_until) VALUES (1, $1, $1) ON CONFLICT (id) DO NOTHING";
    GET = "SELECT started_at, planned_until FROM outbox WHERE id = 1";
    PLANNED = "UPDATE outbox SET planned_until = $1 WHERE id = 1 AND planned_until < $1";
    DECLINE = "INSERT INTO reminders_declined (person_id, declined_at) VALUES ($1, $2) \
               ON CONFLICT (person_id) DO NOTHING";
    WELCOME = "DELETE FROM reminders_declined WHERE person_id = $1";
    HAS_DECLINED = "SELECT declined_at FROM reminders_declined WHERE person_id = $1";
}

/// The statements of this folder.
pub(super) const ALL_STATEMENTS: &[&[&str]] = &[STATEMENTS, lists::STATEMENTS, sending::STATEMENTS];
/// Those only PostgreSQL has.
pub(super) const POSTGRES_ONLY: &[&str] = sending::POSTGRES_ONLY;

/// How far writing letters has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutboxState {
    /// Nothing is written about what happened before.
    pub started_at: DateTime<Utc>,
    /// Everything that happened well before this has been looked at.
    pub planned_until: DateTime<Utc>,
}

struct OutboxRow {
    started_at: DateTime<Utc>,
    planned_until: DateTime<Utc>,
}
from_row!(OutboxRow { started_at, planned_until });

/// Writes a letter within a larger change; nothing when there is one of this key. A secret one that is passed on by
/// hand is kept without its words: who wrote it is shown them once.
pub(super) async fn write(tx: &mut Tx, actor: &Actor, letter: &NewLetter) -> Result<bool, StoreError> {
    let is_secret = letter.kind.is_secret();
    let (state, body) = match letter.way {
        Way::Mail => (LetterState::Waiting, letter.body.as_str()),
        Way::ByHand if is_secret => (LetterState::ByHand, ""),
        Way::ByHand => (LetterState::ByHand, letter.body.as_str()),
    };
    let written = write_in!(
        &mut *tx,
        WRITE,
        letter.id.0,
        &letter.key,
        letter.kind.code(),
        &letter.email,
        &letter.name,
        &letter.language,
        &letter.subject,
        body,
        is_secret,
        &letter.message_id,
        letter.round.map(|id| id.0),
        letter.response.map(|id| id.0),
        letter.person.map(|id| id.0),
        letter.at,
        letter.useless_at,
        state.code()
    )?;
    if written == 0 {
        return Ok(false);
    }
    let detail = json!({ "email": letter.email, "kind": letter.kind.code() });
    audit::record(tx, actor, letter.at, ("letter.add", &letter.id.to_string()), detail).await?;
    Ok(true)
}

impl Store {
    /// How far writing letters has come; the first time it is asked, writing begins `now`.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn outbox_state(&self, now: DateTime<Utc>) -> Result<OutboxState, StoreError> {
        let row: Option<OutboxRow> = read!(self, fetch_optional, GET)?;
        let row = match row {
            Some(row) => row,
            None => {
                let mut tx = self.begin().await?;
                write_in!(&mut tx, BEGIN, now)?;
                let row: OutboxRow = read_in!(&mut tx, fetch_one, GET)?;
                tx.commit().await?;
                row
            }
        };
        Ok(OutboxState { started_at: row.started_at, planned_until: row.planned_until })
    }

    /// The keys of letters written since an instant.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn letter_keys(&self, since: DateTime<Utc>) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = read!(self, fetch_all, KEYS, since)?;
        Ok(rows.into_iter().map(|(key,)| key).collect())
    }

    /// Writes letters, those written before left out, and notes how far planning has come. Gives how many are new.
    ///
    /// # Errors
    /// [`StoreError::Driver`]: none is written.
    pub async fn write_letters(
        &self,
        actor: &Actor,
        letters: &[NewLetter],
        planned_until: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        let mut tx = self.begin().await?;
        let mut written = 0;
        for letter in letters {
            written += usize::from(write(&mut tx, actor, letter).await?);
        }
        write_in!(&mut tx, PLANNED, planned_until)?;
        tx.commit().await?;
        Ok(written)
    }

    /// Says whether a person wants reminders.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn set_reminders(
        &self,
        actor: &Actor,
        (person, wanted): (UserId, bool),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = if wanted {
            write_in!(&mut tx, WELCOME, person.0)?
        } else {
            write_in!(&mut tx, DECLINE, person.0, now)?
        };
        if changed > 0 {
            let detail = json!({ "wanted": wanted });
            audit::record(&mut tx, actor, now, ("user.set-reminders", &person.to_string()), detail).await?;
        }
        tx.commit().await
    }

    /// True while a person wants reminders.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn wants_reminders(&self, person: UserId) -> Result<bool, StoreError> {
        let row: Option<(DateTime<Utc>,)> = read!(self, fetch_optional, HAS_DECLINED, person.0)?;
        Ok(row.is_none())
    }
}

//! Claiming letters, and saying what became of them.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::super::engine::Tx;
use super::super::sql::{from_row, read_in, statements, write_in};
use super::super::{Actor, Store, StoreError, audit};
use super::LetterKind;
use crate::response::LetterId;

macro_rules! can_be_claimed {
    () => {
        "(state = 'waiting' AND not_before <= $1 OR state = 'sending' AND leased_until <= $1)"
    };
}

macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "UPDATE letters SET state = 'sending', attempts = attempts + 1, leased_until = $2 WHERE id = \
             (SELECT id FROM letters WHERE ",
            can_be_claimed!(),
            " ORDER BY not_before, id LIMIT 1",
            $lock,
            ") AND ",
            can_be_claimed!(),
            " RETURNING id, kind, recipient_email, recipient_name, language, subject, body, message_id, created_at, \
             attempts, leased_until"
        )
    };
}

statements! {
    CLAIM = claim!("");
    // Waiting letters only: one being sent may have arrived, and its end is told by whoever sends it.
    DROP = "UPDATE letters SET state = 'dropped', body = '', settled_at = $1 \
            WHERE state IN ('waiting', 'failed', 'by-hand') AND (useless_at <= $1 \
            OR person_id IN (SELECT users.id FROM users WHERE NOT users.is_active) AND kind <> 'renewal' \
            OR round_id IN (SELECT rounds.id FROM rounds WHERE rounds.state = 'closed') \
            OR kind IN ('deadline', 'deadline-passed', 'due', 'overdue') AND response_id IN \
            (SELECT responses.id FROM responses WHERE responses.state IN ('submitted', 'accepted')))";
    // What nobody but the reader may see is left out: a link that lets somebody in, and what a reviewer wrote.
    TO_PASS_ON = "UPDATE letters SET state = 'by-hand', leased_until = NULL, settled_at = NULL, last_error = '', \
            body = CASE WHEN is_secret OR kind = 'returned' THEN '' ELSE body END \
            WHERE state IN ('waiting', 'failed') OR state = 'sending' AND leased_until <= $1";
    SENT = "UPDATE letters SET state = 'sent', leased_until = NULL, settled_at = $2, last_error = '', \
            body = CASE WHEN is_secret THEN '' ELSE body END \
            WHERE id = $1 AND state IN ('sending', 'waiting', 'failed')";
    POSTPONE = "UPDATE letters SET state = 'waiting', leased_until = NULL, not_before = $3, last_error = $4 \
            WHERE id = $1 AND state = 'sending' AND leased_until = $2";
    FAIL = "UPDATE letters SET state = 'failed', leased_until = NULL, settled_at = $3, last_error = $4 \
            WHERE id = $1 AND state = 'sending' AND leased_until = $2";
}

/// As [`CLAIM`], passing over a letter another process is just claiming.
const CLAIM_PAST_OTHERS: &str = claim!(" FOR UPDATE SKIP LOCKED");

/// The statements only PostgreSQL has.
pub(in super::super) const POSTGRES_ONLY: &[&str] = &[CLAIM_PAST_OTHERS];

/// A letter that nobody else sends until the claim runs out.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimedLetter {
    /// Its id.
    pub id: LetterId,
    /// What it is about.
    pub kind: LetterKind,
    /// The reader's address.
    pub email: String,
    /// The reader's name; empty when nobody knows it.
    pub name: String,
    /// The language it is written in.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub body: String,
    /// What the receiving side knows it by.
    pub message_id: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// How often it was tried, this time included.
    pub attempts: u32,
    /// When the claim runs out.
    pub until: DateTime<Utc>,
}

impl std::fmt::Debug for ClaimedLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ClaimedLetter({} {})", self.kind.code(), self.id)
    }
}

struct ClaimedRow {
    id: Uuid,
    kind: String,
    recipient_email: String,
    recipient_name: String,
    language: String,
    subject: String,
    body: String,
    message_id: String,
    created_at: DateTime<Utc>,
    attempts: i64,
    leased_until: DateTime<Utc>,
}
from_row!(ClaimedRow {
    id,
    kind,
    recipient_email,
    recipient_name,
    language,
    subject,
    body,
    message_id,
    created_at,
    attempts,
    leased_until
});

impl ClaimedRow {
    fn read(self) -> Result<ClaimedLetter, StoreError> {
        let kind =
            LetterKind::from_code(&self.kind).ok_or_else(|| StoreError::inconsistent("letters", self.id))?;
        Ok(ClaimedLetter {
            id: LetterId(self.id),
            kind,
            email: self.recipient_email,
            name: self.recipient_name,
            language: self.language,
            subject: self.subject,
            body: self.body,
            message_id: self.message_id,
            created_at: self.created_at,
            attempts: u32::try_from(self.attempts).unwrap_or(u32::MAX),
            until: self.leased_until,
        })
    }
}

impl Store {
    /// Claims the letter that has waited longest, until an instant; `None` when none is to be sent now.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn claim_letter(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<ClaimedLetter>, StoreError> {
        let mut tx = self.begin().await?;
        let statement = if matches!(tx, Tx::Postgres(_)) { CLAIM_PAST_OTHERS } else { CLAIM };
        let row: Option<ClaimedRow> = read_in!(&mut tx, fetch_optional, statement, now, until)?;
        tx.commit().await?;
        row.map(ClaimedRow::read).transpose()
    }

    /// Drops letters that have become pointless: too late, the round closed, the response handed in, the person gone.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn drop_pointless_letters(&self, actor: &Actor, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let dropped = write_in!(&mut tx, DROP, now)?;
        if dropped > 0 {
            let detail = json!({ "letters": dropped });
            audit::record(&mut tx, actor, now, ("letter.drop", "letters"), detail).await?;
        }
        tx.commit().await?;
        Ok(dropped)
    }

    /// Gives every letter that has not arrived to people to pass on: there is no mail server any more. One that another
    /// process is just sending is left to it.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn pass_on_undelivered_letters(
        &self,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, TO_PASS_ON, now)?;
        if changed > 0 {
            let detail = json!({ "letters": changed });
            audit::record(&mut tx, actor, now, ("letter.give-to-people", "letters"), detail).await?;
        }
        tx.commit().await?;
        Ok(changed)
    }

    /// The mail server has taken the letter. True whoever holds the claim by now: what was taken need not be sent
    /// again. The words of a secret one are forgotten.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn letter_sent(
        &self,
        actor: &Actor,
        letter: &ClaimedLetter,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, SENT, letter.id.0, now)?;
        told(tx, actor, (letter, changed), "letter.send", now).await
    }

    /// The letter waits until an instant, because of `error`. Nothing when the claim has run out.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn postpone_letter(
        &self,
        letter: &ClaimedLetter,
        not_before: DateTime<Utc>,
        error: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        write_in!(&mut tx, POSTPONE, letter.id.0, letter.until, not_before, error)?;
        tx.commit().await
    }

    /// The letter is not tried again by itself, because of `error`. Nothing when the claim has run out.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn letter_failed(
        &self,
        actor: &Actor,
        letter: &ClaimedLetter,
        error: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let changed = write_in!(&mut tx, FAIL, letter.id.0, letter.until, now, error)?;
        told(tx, actor, (letter, changed), "letter.fail", now).await
    }
}

/// Writes down and commits what became of a letter.
async fn told(
    mut tx: Tx,
    actor: &Actor,
    (letter, changed): (&ClaimedLetter, u64),
    action: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if changed > 0 {
        let detail = json!({ "email": letter.email, "kind": letter.kind.code() });
        audit::record(&mut tx, actor, now, (action, &letter.id.to_string()), detail).await?;
    }
    tx.commit().await
}

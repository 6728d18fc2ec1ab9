//! The life of a response: submitted, returned, accepted; and the words sent with it.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::responses::state_columns;
use super::sql::{from_row, read, read_in, statements, write_in};
use super::{Actor, Store, StoreError, audit, rounds, snapshots};
use crate::response::{ResponseId, ResponseState, UserId};

/// One step in the life of a response, decided on what the caller saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// Which response.
    pub response: ResponseId,
    /// The state the caller saw; the step is refused when it is another by now.
    pub from: ResponseState,
    /// The state it gives.
    pub to: ResponseState,
}

/// What is frozen when a response is submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// [`Store::response_mark`], asked **before** the answers were read.
    pub mark: i64,
    /// All answers in the compact form that findings are computed from.
    pub snapshot: String,
}

/// Words sent with a returned response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` when it was not a person signed in.
    pub by: Option<UserId>,
    /// The sender's name, as it was then.
    pub by_name: String,
    /// The words.
    pub text: String,
}

statements! {
    SET = "UPDATE responses SET state = $2, state_at = $3, state_by = $4, state_message = $5 \
           WHERE id = $1 AND state = $6 AND state_at IS NOT DISTINCT FROM $7";
    DRAFTS = "SELECT COUNT(*) FROM section_states WHERE response_id = $1 AND state = 'draft'";
    MARK = "SELECT CAST(COALESCE((SELECT SUM(revision) FROM answers WHERE response_id = $1), 0) \
            + (SELECT COUNT(*) FROM units WHERE response_id = $1) \
            + COALESCE((SELECT revision FROM unit_plans WHERE response_id = $1), 0) AS BIGINT)";
    SEND = "INSERT INTO messages (response_id, sent_at, sent_by, sent_by_name, content) \
            VALUES ($1, $2, $3, $4, $5)";
    MESSAGES = "SELECT sent_at, sent_by, sent_by_name, content FROM messages WHERE response_id = $1 ORDER BY seq";
}

struct MessageRow {
    sent_at: DateTime<Utc>,
    sent_by: Option<Uuid>,
    sent_by_name: String,
    content: String,
}
from_row!(MessageRow { sent_at, sent_by, sent_by_name, content });

/// Takes the step. The round is locked first, so no save is under way: a batch of saves holds its rounds shared.
async fn step(
    tx: &mut Tx,
    actor: &Actor,
    change: &StateChange,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let StateChange { response, from, to } = change;
    rounds::change_of_response(tx, *response).await?;
    let (seen, seen_at, _, _) = state_columns(from);
    let (code, at, by, message) = state_columns(to);
    let taken = write_in!(&mut *tx, SET, response.0, code, at, by, message, seen, seen_at)?;
    if taken == 0 {
        return Err(StoreError::ChangedMeanwhile { what: "response" });
    }
    if let Some(message) = message {
        let user = actor.user.map(|user| user.0);
        write_in!(&mut *tx, SEND, response.0, now, user, &actor.name, message)?;
    }
    let detail = json!({ "from": seen, "to": code });
    audit::record(tx, actor, now, ("response.set-state", &response.to_string()), detail).await
}

impl Store {
    /// Takes a step that freezes nothing: returned, accepted. The message of a return is kept with the response.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when the state is no longer the one seen, [`StoreError::RoundClosed`],
    /// [`StoreError::NotFound`], [`StoreError::Driver`].
    pub async fn set_response_state(
        &self,
        actor: &Actor,
        change: &StateChange,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        step(&mut tx, actor, change, now).await?;
        tx.commit().await
    }

    /// Submits a response and freezes its answers, in one transaction.
    ///
    /// # Errors
    /// As [`set_response_state`](Self::set_response_state); [`StoreError::ChangedMeanwhile`] also when an answer
    /// was saved or its units changed after the mark was taken, or while a section is a draft.
    pub async fn submit(
        &self,
        actor: &Actor,
        change: &StateChange,
        submission: &Submission,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        step(&mut tx, actor, change, now).await?;
        let (mark,): (i64,) = read_in!(&mut tx, fetch_one, MARK, change.response.0)?;
        if mark != submission.mark {
            return Err(StoreError::ChangedMeanwhile { what: "answers" });
        }
        let (drafts,): (i64,) = read_in!(&mut tx, fetch_one, DRAFTS, change.response.0)?;
        if drafts > 0 {
            return Err(StoreError::ChangedMeanwhile { what: "sections" });
        }
        snapshots::take(&mut tx, change.response, &submission.snapshot, now).await?;
        tx.commit().await
    }

    /// A number that grows with every answer saved and every change of the units. Ask it, read the answers, make the snapshot,
    /// and [`submit`](Self::submit) with it: when it is still the same, the snapshot misses nothing.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn response_mark(&self, response: ResponseId) -> Result<i64, StoreError> {
        let (mark,): (i64,) = read!(self, fetch_one, MARK, response.0)?;
        Ok(mark)
    }

    /// The words sent with a response each time it was returned, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn messages(&self, response: ResponseId) -> Result<Vec<Message>, StoreError> {
        let rows: Vec<MessageRow> = read!(self, fetch_all, MESSAGES, response.0)?;
        let message = |row: MessageRow| Message {
            at: row.sent_at,
            by: row.sent_by.map(UserId),
            by_name: row.sent_by_name,
            text: row.content,
        };
        Ok(rows.into_iter().map(message).collect())
    }
}

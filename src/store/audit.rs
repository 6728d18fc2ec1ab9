//! Who did what, written in the transaction that did it.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{Many, from_row, many_in, read, statements, write_in};
use super::{Store, StoreError};
use crate::response::UserId;

/// Who does a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person signed in; `None` for the command line and the service itself.
    pub user: Option<UserId>,
    /// The name to show beside the deed, as it was then.
    pub name: String,
}

/// One deed.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// Its place in the record; later deeds have larger numbers.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What was done: a thing and a verb, such as `answer.save`.
    pub action: String,
    /// To what: the id or name of the thing.
    pub subject: String,
    /// What else is needed to understand it.
    pub detail: Value,
}

statements! {
    ADD = "INSERT INTO audit (at, actor, actor_name, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT seq, at, actor, actor_name, action, subject, detail FROM audit \
            WHERE seq < $1 ORDER BY seq DESC LIMIT $2";
}

/// As [`ADD`], for many deeds.
const ADD_MANY: Many = Many {
    head: "INSERT INTO audit (at, actor, actor_name, action, subject, detail) VALUES ",
    row: "(?, ?, ?, ?, ?, ?)",
    between: ", ",
    tail: "",
};

/// The statements of this module over many rows.
pub(super) const MANY: &[Many] = &[ADD_MANY];

/// A deed still to be written down.
pub(super) struct Deed {
    pub at: DateTime<Utc>,
    pub actor: Actor,
    pub action: &'static str,
    pub subject: String,
    pub detail: Value,
}

/// Writes deeds down, in order.
pub(super) async fn record_many(tx: &mut Tx, deeds: &[Deed]) -> Result<(), StoreError> {
    let _: Vec<()> = many_in!(
        tx,
        ADD_MANY,
        deeds,
        |deed| deed.at,
        deed.actor.user.map(|user| user.0),
        &deed.actor.name,
        deed.action,
        &deed.subject,
        deed.detail.to_string()
    );
    Ok(())
}

/// Writes a deed down.
pub(super) async fn record(
    tx: &mut Tx,
    actor: &Actor,
    at: DateTime<Utc>,
    (action, subject): (&str, &str),
    detail: Value,
) -> Result<(), StoreError> {
    let user = actor.user.map(|user| user.0);
    write_in!(tx, ADD, at, user, &actor.name, action, subject, detail.to_string())?;
    Ok(())
}

struct AuditRow {
    seq: i64,
    at: DateTime<Utc>,
    actor: Option<Uuid>,
    actor_name: String,
    action: String,
    subject: String,
    detail: String,
}
from_row!(AuditRow { seq, at, actor, actor_name, action, subject, detail });

impl AuditRow {
    fn read(self) -> Result<AuditEntry, StoreError> {
        let detail =
            serde_json::from_str(&self.detail).map_err(|_| StoreError::inconsistent("audit", self.seq))?;
        let actor = Actor { user: self.actor.map(UserId), name: self.actor_name };
        Ok(AuditEntry {
            seq: self.seq,
            at: self.at,
            actor,
            action: self.action,
            subject: self.subject,
            detail,
        })
    }
}

impl Store {
    /// At most `limit` deeds, newest first, that stand before number `before` (`None`: from the newest).
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`] when an entry cannot be read.
    pub async fn list_audit(&self, before: Option<i64>, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let before = before.unwrap_or(i64::MAX);
        let rows: Vec<AuditRow> = read!(self, fetch_all, LIST, before, i64::from(limit))?;
        rows.into_iter().map(AuditRow::read).collect()
    }
}

//! The register of findings and the salient issues of a round: each with its revisions, and notes beside findings.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::RoundId;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterKind {
    /// A finding.
    Finding,
    /// A salient issue.
    Issue,
}

impl RegisterKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Issue => "issue",
        }
    }
}

/// What was done, for the history and the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterDeed {
    /// Taken in from the data, or from the list that comes with the program.
    TakeIn,
    /// Written by hand.
    Add,
    /// Edited.
    Edit,
    /// Merged with others.
    Merge,
    /// Split.
    Split,
    /// A merger or split was undone.
    TakeApart,
}

impl RegisterDeed {
    /// The word of the audit log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TakeIn => "register.take-in",
            Self::Add => "register.add",
            Self::Edit => "register.edit",
            Self::Merge => "register.merge",
            Self::Split => "register.split",
            Self::TakeApart => "register.take-apart",
        }
    }
}

/// An entry as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterEntry {
    /// Its code, unique among its kind in the round.
    pub code: String,
    /// Grows by one with every change.
    pub revision: u32,
    /// What is said of it, in the form it was handed over.
    pub content: String,
    /// When it was changed last.
    pub changed_at: DateTime<Utc>,
    /// The name of who changed it, as it was then.
    pub changed_by: String,
}

/// An entry as it stood at one of its revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterVersion {
    /// The entry then.
    pub entry: RegisterEntry,
    /// What was done: the word of the audit log.
    pub deed: String,
}

/// A note on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterNote {
    /// Names it.
    pub id: Uuid,
    /// The note.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom, in the name of then.
    pub by_name: String,
}

/// An entry to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterChange {
    /// Its code.
    pub code: String,
    /// The revision it was made from; 0 for one that is not there yet.
    pub seen: u32,
    /// What is said of it now.
    pub content: String,
}

statements! {
    ADD = "INSERT INTO register_entries (round_id, kind, code, revision, content, changed_at, changed_by) \
           VALUES ($1, $2, $3, 1, $4, $5, $6)";
    UPDATE = "UPDATE register_entries SET revision = revision + 1, content = $4, changed_at = $5, changed_by = $6 \
              WHERE round_id = $1 AND kind = $2 AND code = $3 AND revision = $7";
    ADD_VERSION = "INSERT INTO register_versions \
              (round_id, kind, code, revision, content, changed_at, changed_by, deed) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST = "SELECT code, revision, content, changed_at, changed_by FROM register_entries \
            WHERE round_id = $1 AND kind = $2 ORDER BY code";
    VERSIONS = "SELECT code, revision, content, changed_at, changed_by, deed FROM register_versions \
            WHERE round_id = $1 AND kind = $2 AND code = $3 ORDER BY revision";
    ADD_NOTE = "INSERT INTO register_notes (id, round_id, kind, code, text, at, by_name) \
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NOTES = "SELECT id, text, at, by_name FROM register_notes \
            WHERE round_id = $1 AND kind = $2 AND code = $3 ORDER BY at, id";
}

struct EntryRow {
    code: String,
    revision: i64,
    content: String,
    changed_at: DateTime<Utc>,
    changed_by: String,
}
from_row!(EntryRow { code, revision, content, changed_at, changed_by });

struct VersionRow {
    entry: EntryRow,
    deed: String,
}
from_row!(VersionRow { deed } with { entry: EntryRow });

struct NoteRow {
    id: Uuid,
    text: String,
    at: DateTime<Utc>,
    by_name: String,
}
from_row!(NoteRow { id, text, at, by_name });

impl EntryRow {
    fn read(self) -> Result<RegisterEntry, StoreError> {
        let Self { code, revision, content, changed_at, changed_by } = self;
        let Ok(revision) = u32::try_from(revision) else {
            return Err(StoreError::inconsistent("register_entries", code));
        };
        Ok(RegisterEntry { code, revision, content, changed_at, changed_by })
    }
}

async fn put(
    tx: &mut Tx,
    (actor, deed, now): (&Actor, RegisterDeed, DateTime<Utc>),
    (round, kind): (RoundId, RegisterKind),
    change: &RegisterChange,
) -> Result<(), StoreError> {
    let RegisterChange { code, seen, content } = change;
    let changed = StoreError::ChangedMeanwhile { what: "register" };
    if *seen == 0 {
        let added = write_in!(&mut *tx, ADD, round.0, kind.code(), code, content, now, &actor.name);
        match added.map_err(|error| StoreError::refused(error, "round", round)) {
            Ok(_) => {}
            Err(StoreError::AlreadyExists { .. }) => return Err(changed),
            Err(error) => return Err(error),
        }
    } else {
        let (kind, seen) = (kind.code(), i64::from(*seen));
        let updated = write_in!(&mut *tx, UPDATE, round.0, kind, code, content, now, &actor.name, seen)?;
        if updated == 0 {
            return Err(changed);
        }
    }
    let (revision, deed) = (i64::from(*seen) + 1, deed.code());
    let kind = kind.code();
    write_in!(&mut *tx, ADD_VERSION, round.0, kind, code, revision, content, now, &actor.name, deed)?;
    let detail = json!({ "round": round.to_string(), "kind": kind, "name": code, "revision": revision });
    audit::record(tx, actor, now, (deed, &round.to_string()), detail).await
}

impl Store {
    /// Stores entries that belong to one deed: all of them or none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when one of them is no longer what was seen, [`StoreError::NotFound`] for the
    /// round, [`StoreError::Driver`].
    pub async fn change_register(
        &self,
        actor: &Actor,
        (round, kind): (RoundId, RegisterKind),
        deed: RegisterDeed,
        changes: &[RegisterChange],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for change in changes {
            put(&mut tx, (actor, deed, now), (round, kind), change).await?;
        }
        tx.commit().await
    }

    /// The entries of a round, in the order of their codes.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn register(
        &self,
        round: RoundId,
        kind: RegisterKind,
    ) -> Result<Vec<RegisterEntry>, StoreError> {
        let rows: Vec<EntryRow> = read!(self, fetch_all, LIST, round.0, kind.code())?;
        rows.into_iter().map(EntryRow::read).collect()
    }

    /// What an entry said at each of its revisions, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn register_versions(
        &self,
        round: RoundId,
        kind: RegisterKind,
        code: &str,
    ) -> Result<Vec<RegisterVersion>, StoreError> {
        let rows: Vec<VersionRow> = read!(self, fetch_all, VERSIONS, round.0, kind.code(), code)?;
        let read = |row: VersionRow| Ok(RegisterVersion { entry: row.entry.read()?, deed: row.deed });
        rows.into_iter().map(read).collect()
    }

    /// Adds a note to an entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the entry, [`StoreError::Driver`].
    pub async fn add_register_note(
        &self,
        actor: &Actor,
        (round, kind, code): (RoundId, RegisterKind, &str),
        note: (Uuid, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (id, text) = note;
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD_NOTE, id, round.0, kind.code(), code, text, now, &actor.name)
            .map_err(|error| StoreError::refused(error, "register entry", code))?;
        let detail = json!({ "round": round.to_string(), "kind": kind.code(), "name": code });
        audit::record(&mut tx, actor, now, ("register.note", &round.to_string()), detail).await?;
        tx.commit().await
    }

    /// The notes on an entry, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn register_notes(
        &self,
        round: RoundId,
        kind: RegisterKind,
        code: &str,
    ) -> Result<Vec<RegisterNote>, StoreError> {
        let rows: Vec<NoteRow> = read!(self, fetch_all, NOTES, round.0, kind.code(), code)?;
        let read = |NoteRow { id, text, at, by_name }| RegisterNote { id, text, at, by_name };
        Ok(rows.into_iter().map(read).collect())
    }
}

//! What people write beside rounds and plans, as entries with all their revisions and notes: findings and salient
//! issues of a round, the parts of a plan, what is proposed for it and reported on it.
//!
//! Findings and issues have tables of their own, older than the ledger; both sets are written and read alike.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::ledger_words::{LedgerDeed, LedgerKind, LedgerOwner};
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};

/// An entry as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Its code, unique among its kind and owner.
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
pub struct LedgerVersion {
    /// The entry then.
    pub entry: LedgerEntry,
    /// What was done: the word of the audit log.
    pub deed: String,
}

/// A note on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerNote {
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
pub struct LedgerChange {
    /// What it is.
    pub kind: LedgerKind,
    /// Its code.
    pub code: String,
    /// The revision it was made from; 0 for one that is not there yet.
    pub seen: u32,
    /// What is said of it now.
    pub content: String,
}

/// The statements on one set of tables.
struct Tables {
    add: &'static str,
    update: &'static str,
    add_version: &'static str,
    list: &'static str,
    get: &'static str,
    versions: &'static str,
    add_note: &'static str,
    notes: &'static str,
}

/// The tables entries of a kind stand in.
const fn tables(kind: LedgerKind) -> &'static Tables {
    match kind {
        LedgerKind::Finding | LedgerKind::Issue => &REGISTER,
        _ => &LEDGER,
    }
}

/// Writes the statements for the tables that begin with `$name`, whose owner stands in `$owner`.
macro_rules! tables {
    ($name:literal, $owner:literal, add: $add:expr) => {
        Tables {
            add: $add,
            update: concat!(
                "UPDATE ",
                $name,
                "_entries SET revision = revision + 1, content = $4, changed_at = $5, ",
                "changed_by = $6 WHERE ",
                $owner,
                " = $1 AND kind = $2 AND code = $3 AND revision = $7"
            ),
            add_version: concat!(
                "INSERT INTO ",
                $name,
                "_versions (",
                $owner,
                ", kind, code, revision, content, changed_at, ",
                "changed_by, deed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            list: concat!(
                "SELECT code, revision, content, changed_at, changed_by FROM ",
                $name,
                "_entries WHERE ",
                $owner,
                " = $1 AND kind = $2 ORDER BY code"
            ),
            get: concat!(
                "SELECT code, revision, content, changed_at, changed_by FROM ",
                $name,
                "_entries WHERE ",
                $owner,
                " = $1 AND kind = $2 AND code = $3"
            ),
            versions: concat!(
                "SELECT code, revision, content, changed_at, changed_by, deed FROM ",
                $name,
                "_versions WHERE ",
                $owner,
                " = $1 AND kind = $2 AND code = $3 ORDER BY revision"
            ),
            add_note: concat!(
                "INSERT INTO ",
                $name,
                "_notes (id, ",
                $owner,
                ", kind, code, text, at, by_name) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7)"
            ),
            notes: concat!(
                "SELECT id, text, at, by_name FROM ",
                $name,
                "_notes WHERE ",
                $owner,
                " = $1 AND kind = $2 AND code = $3 ORDER BY at, id"
            ),
        }
    };
}

const REGISTER: Tables = tables!("register", "round_id", add: ADD_TO_REGISTER);
const LEDGER: Tables = tables!("ledger", "owner", add: ADD_TO_LEDGER);

statements! {
    ADD_TO_REGISTER = "INSERT INTO register_entries \
           (round_id, kind, code, revision, content, changed_at, changed_by) VALUES ($1, $2, $3, 1, $4, $5, $6)";
    ADD_TO_LEDGER = "INSERT INTO ledger_entries \
           (owner, kind, code, revision, content, changed_at, changed_by, round_id, plan_id) \
           VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8)";
    COUNT_NOTES = "SELECT code, COUNT(*) AS count FROM ledger_notes WHERE owner = $1 AND kind = $2 GROUP BY code";
}

/// The statements that are put together from the names of tables.
pub(super) const SPELLED: &[&str] = &{
    const fn all(of: &Tables) -> [&'static str; 7] {
        [of.update, of.add_version, of.list, of.get, of.versions, of.add_note, of.notes]
    }
    let ([a, b, c, d, e, f, g], [h, i, j, k, l, m, n]) = (all(&REGISTER), all(&LEDGER));
    [a, b, c, d, e, f, g, h, i, j, k, l, m, n]
};

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

struct CountRow {
    code: String,
    count: i64,
}
from_row!(CountRow { code, count });

impl EntryRow {
    fn read(self) -> Result<LedgerEntry, StoreError> {
        let Self { code, revision, content, changed_at, changed_by } = self;
        let Ok(revision) = u32::try_from(revision) else {
            return Err(StoreError::inconsistent("ledger_entries", code));
        };
        Ok(LedgerEntry { code, revision, content, changed_at, changed_by })
    }
}

/// Adds an entry that is not there yet; true where it is already.
async fn add(
    tx: &mut Tx,
    (name, now): (&str, DateTime<Utc>),
    owner: LedgerOwner,
    LedgerChange { kind, code, content, .. }: &LedgerChange,
) -> Result<bool, StoreError> {
    let (statement, word) = (tables(*kind).add, kind.code());
    let added = match (kind, owner) {
        (LedgerKind::Finding | LedgerKind::Issue, _) => {
            write_in!(&mut *tx, statement, owner.id(), word, code, content, now, name)
        }
        (_, LedgerOwner::Round(id)) => {
            let none: Option<Uuid> = None;
            write_in!(&mut *tx, statement, id.0, word, code, content, now, name, Some(id.0), none)
        }
        (_, LedgerOwner::Plan(id)) => {
            let none: Option<Uuid> = None;
            write_in!(&mut *tx, statement, id.0, word, code, content, now, name, none, Some(id.0))
        }
    };
    match added.map_err(|error| StoreError::refused(error, owner.word(), owner.id())) {
        Ok(_) => Ok(false),
        Err(StoreError::AlreadyExists { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Stores one entry with its version and audit row, in a transaction that may hold more.
pub(super) async fn put(
    tx: &mut Tx,
    (actor, deed, now): (&Actor, LedgerDeed, DateTime<Utc>),
    owner: LedgerOwner,
    change: &LedgerChange,
) -> Result<(), StoreError> {
    let LedgerChange { kind, code, seen, content } = change;
    let (tables, kind, id) = (tables(*kind), kind.code(), owner.id());
    let is_overtaken = if *seen == 0 {
        add(tx, (&actor.name, now), owner, change).await?
    } else {
        let seen = i64::from(*seen);
        let update = tables.update;
        write_in!(&mut *tx, update, id, kind, code, content, now, &actor.name, seen)? == 0
    };
    if is_overtaken {
        return Err(StoreError::ChangedMeanwhile { what: "register" });
    }
    let (revision, deed) = (i64::from(*seen) + 1, deed.code());
    let add_version = tables.add_version;
    write_in!(&mut *tx, add_version, id, kind, code, revision, content, now, &actor.name, deed)?;
    let subject = id.to_string();
    let detail = json!({ owner.word(): subject, "kind": kind, "name": code, "revision": revision });
    audit::record(tx, actor, now, (deed, &subject), detail).await
}

impl Store {
    /// Stores entries that belong to one deed: all of them or none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] when one of them is no longer what was seen, [`StoreError::NotFound`] for the
    /// owner, [`StoreError::Driver`].
    pub async fn change_entries(
        &self,
        actor: &Actor,
        owner: impl Into<LedgerOwner>,
        deed: LedgerDeed,
        changes: &[LedgerChange],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let owner = owner.into();
        let mut tx = self.begin().await?;
        for change in changes {
            put(&mut tx, (actor, deed, now), owner, change).await?;
        }
        tx.commit().await
    }

    /// The entries of a kind, in the order of their codes.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn entries(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
    ) -> Result<Vec<LedgerEntry>, StoreError> {
        let (list, id) = (tables(kind).list, owner.into().id());
        let rows: Vec<EntryRow> = read!(self, fetch_all, list, id, kind.code())?;
        rows.into_iter().map(EntryRow::read).collect()
    }

    /// One entry, where it is there.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn entry(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
        code: &str,
    ) -> Result<Option<LedgerEntry>, StoreError> {
        let (get, id) = (tables(kind).get, owner.into().id());
        let row: Option<EntryRow> = read!(self, fetch_optional, get, id, kind.code(), code)?;
        row.map(EntryRow::read).transpose()
    }

    /// What an entry said at each of its revisions, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`], [`StoreError::Inconsistent`].
    pub async fn entry_versions(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
        code: &str,
    ) -> Result<Vec<LedgerVersion>, StoreError> {
        let (versions, id) = (tables(kind).versions, owner.into().id());
        let rows: Vec<VersionRow> = read!(self, fetch_all, versions, id, kind.code(), code)?;
        let read = |row: VersionRow| Ok(LedgerVersion { entry: row.entry.read()?, deed: row.deed });
        rows.into_iter().map(read).collect()
    }

    /// Adds a note to an entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the entry, [`StoreError::Driver`].
    pub async fn add_note(
        &self,
        actor: &Actor,
        (owner, kind, code): (impl Into<LedgerOwner>, LedgerKind, &str),
        note: (Uuid, &str),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (owner, (id, text)) = (owner.into(), note);
        let add_note = tables(kind).add_note;
        let mut tx = self.begin().await?;
        write_in!(&mut tx, add_note, id, owner.id(), kind.code(), code, text, now, &actor.name)
            .map_err(|error| StoreError::refused(error, "register entry", code))?;
        let subject = owner.id().to_string();
        let detail = json!({ owner.word(): subject, "kind": kind.code(), "name": code });
        let word = match owner {
            LedgerOwner::Round(_) => "register.note",
            LedgerOwner::Plan(_) => "plan.note",
        };
        audit::record(&mut tx, actor, now, (word, &subject), detail).await?;
        tx.commit().await
    }

    /// The notes on an entry, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn entry_notes(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
        code: &str,
    ) -> Result<Vec<LedgerNote>, StoreError> {
        let (notes, id) = (tables(kind).notes, owner.into().id());
        let rows: Vec<NoteRow> = read!(self, fetch_all, notes, id, kind.code(), code)?;
        let read = |NoteRow { id, text, at, by_name }| LedgerNote { id, text, at, by_name };
        Ok(rows.into_iter().map(read).collect())
    }

    /// How many notes each entry of a kind has that is not of the register.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn count_notes(
        &self,
        owner: impl Into<LedgerOwner>,
        kind: LedgerKind,
    ) -> Result<BTreeMap<String, usize>, StoreError> {
        let id = owner.into().id();
        let rows: Vec<CountRow> = read!(self, fetch_all, COUNT_NOTES, id, kind.code())?;
        let count = |row: CountRow| (row.code, usize::try_from(row.count).unwrap_or_default());
        Ok(rows.into_iter().map(count).collect())
    }
}

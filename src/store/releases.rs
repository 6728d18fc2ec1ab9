//! What was released, frozen. A release is never changed or taken back; a later one stands beside it.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::hash::sha256_hex;
use super::quotations::{SeenQuotation, add_released};
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{ReleaseId, RoundId};

/// A release, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseEntry {
    /// Its identifier.
    pub id: ReleaseId,
    /// The round it is drawn from.
    pub round: RoundId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The name of who made it, as it was then.
    pub created_by: String,
    /// SHA-256 of its content, in hex, for whoever cites it.
    pub sha256: String,
}

/// A release with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// What it is.
    pub entry: ReleaseEntry,
    /// The released findings, in the form they were handed over; no language in it.
    pub content: String,
}

statements! {
    ADD = "INSERT INTO releases (id, round_id, created_at, created_by, content, sha256) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT id, round_id, created_at, created_by, sha256 FROM releases \
            WHERE round_id = $1 ORDER BY created_at, id";
    GET = "SELECT id, round_id, created_at, created_by, sha256, content FROM releases WHERE id = $1";
}

struct EntryRow {
    id: Uuid,
    round_id: Uuid,
    created_at: DateTime<Utc>,
    created_by: String,
    sha256: String,
}
from_row!(EntryRow { id, round_id, created_at, created_by, sha256 });

struct ReleaseRow {
    entry: EntryRow,
    content: String,
}
from_row!(ReleaseRow { content } with { entry: EntryRow });

impl EntryRow {
    fn read(self) -> ReleaseEntry {
        let Self { id, round_id, created_at, created_by, sha256 } = self;
        ReleaseEntry { id: ReleaseId(id), round: RoundId(round_id), created_at, created_by, sha256 }
    }
}

impl Store {
    /// Adds a release and gives its entry, with the hash of `content`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for the round, [`StoreError::AlreadyExists`] for the id, [`StoreError::Driver`].
    pub async fn add_release(
        &self,
        actor: &Actor,
        key: (ReleaseId, RoundId),
        content: &str,
        now: DateTime<Utc>,
    ) -> Result<ReleaseEntry, StoreError> {
        self.add_release_quoting(actor, key, (content, &[]), now).await
    }

    /// The same with quotations, when each is still what was seen.
    ///
    /// # Errors
    /// As [`add_release`](Self::add_release); [`StoreError::ChangedMeanwhile`] for a quotation.
    pub async fn add_release_quoting(
        &self,
        actor: &Actor,
        (id, round): (ReleaseId, RoundId),
        (content, quotations): (&str, &[SeenQuotation]),
        now: DateTime<Utc>,
    ) -> Result<ReleaseEntry, StoreError> {
        let sha256 = sha256_hex(content);
        let mut tx = self.begin().await?;
        write_in!(&mut tx, ADD, id.0, round.0, now, &actor.name, content, &sha256)
            .map_err(|error| StoreError::refused(error, "release", format!("{id} of round {round}")))?;
        add_released(&mut tx, id, quotations).await?;
        let detail = json!({ "round": round.to_string(), "sha256": sha256 });
        audit::record(&mut tx, actor, now, ("release.add", &id.to_string()), detail).await?;
        tx.commit().await?;
        Ok(ReleaseEntry { id, round, created_at: now, created_by: actor.name.clone(), sha256 })
    }

    /// The releases of a round, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn list_releases(&self, round: RoundId) -> Result<Vec<ReleaseEntry>, StoreError> {
        let rows: Vec<EntryRow> = read!(self, fetch_all, LIST, round.0)?;
        Ok(rows.into_iter().map(EntryRow::read).collect())
    }

    /// One release.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`] when its content is not what was released.
    pub async fn release(&self, id: ReleaseId) -> Result<Option<Release>, StoreError> {
        let row: Option<ReleaseRow> = read!(self, fetch_optional, GET, id.0)?;
        let Some(ReleaseRow { entry, content }) = row else { return Ok(None) };
        if sha256_hex(&content) != entry.sha256 {
            return Err(StoreError::inconsistent("releases", id));
        }
        Ok(Some(Release { entry: entry.read(), content }))
    }
}

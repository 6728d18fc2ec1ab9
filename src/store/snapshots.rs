//! Frozen answers: one row per submission, from which findings are computed.

use chrono::{DateTime, Utc};

use super::engine::Tx;
use super::hash::sha256_hex;
use super::institutions::{InstitutionRow, institution_columns};
use super::responses::{ResponseRow, response_columns};
use super::sql::{from_row, read, statements, write_in};
use super::{Store, StoreError};
use crate::response::{Institution, Response, ResponseId, RoundId};

/// The answers of a response as they were submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The response.
    pub response: Response,
    /// Who answered, as known now.
    pub institution: Institution,
    /// The number of the submission, from 1.
    pub revision: u32,
    /// When it was submitted.
    pub taken_at: DateTime<Utc>,
    /// The answers, in the form they were handed over.
    pub content: String,
}

macro_rules! latest {
    ($condition:literal) => {
        concat!(
            "SELECT ", response_columns!(), ", ", institution_columns!(), ", snapshots.revision, \
             snapshots.taken_at, snapshots.content, snapshots.sha256 FROM responses \
             JOIN institutions ON institutions.id = responses.institution_id \
             JOIN snapshots ON snapshots.response_id = responses.id \
             WHERE ", $condition, " AND snapshots.revision = \
             (SELECT MAX(latest.revision) FROM snapshots AS latest WHERE latest.response_id = responses.id) \
             ORDER BY responses.id"
        )
    };
}

statements! {
    TAKE = "INSERT INTO snapshots (response_id, revision, taken_at, content, sha256) VALUES ($1, \
            (SELECT COALESCE(MAX(revision), 0) + 1 FROM snapshots WHERE response_id = $1), $2, $3, $4)";
    ACCEPTED_OF_ROUND = latest!("responses.round_id = $1 AND responses.state = 'accepted'");
    OF_RESPONSE = latest!("responses.id = $1");
}

struct SnapshotRow {
    response: ResponseRow,
    institution: InstitutionRow,
    revision: i64,
    taken_at: DateTime<Utc>,
    content: String,
    sha256: String,
}
from_row!(SnapshotRow { revision, taken_at, content, sha256 } with {
    response: ResponseRow, institution: InstitutionRow
});

impl SnapshotRow {
    fn read(self) -> Result<Snapshot, StoreError> {
        let response = self.response.read()?;
        let wrong = || StoreError::inconsistent("snapshots", format!("{} {}", response.id, self.revision));
        if sha256_hex(&self.content) != self.sha256 {
            return Err(wrong());
        }
        let revision = u32::try_from(self.revision).map_err(|_| wrong())?;
        let institution = self.institution.read()?;
        Ok(Snapshot { response, institution, revision, taken_at: self.taken_at, content: self.content })
    }
}

/// Freezes `content` as the next snapshot of a response; the response must be locked already.
pub(super) async fn take(
    tx: &mut Tx,
    response: ResponseId,
    content: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    write_in!(tx, TAKE, response.0, now, content, sha256_hex(content))?;
    Ok(())
}

impl Store {
    /// The latest snapshot of every accepted response of a round.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`] when a snapshot is not what was stored.
    pub async fn snapshots_of_round(&self, round: RoundId) -> Result<Vec<Snapshot>, StoreError> {
        let rows: Vec<SnapshotRow> = read!(self, fetch_all, ACCEPTED_OF_ROUND, round.0)?;
        rows.into_iter().map(SnapshotRow::read).collect()
    }

    /// The latest snapshot of a response, whatever became of it; `None` before the first submission.
    ///
    /// # Errors
    /// As [`snapshots_of_round`](Self::snapshots_of_round).
    pub async fn snapshot(&self, response: ResponseId) -> Result<Option<Snapshot>, StoreError> {
        let row: Option<SnapshotRow> = read!(self, fetch_optional, OF_RESPONSE, response.0)?;
        row.map(SnapshotRow::read).transpose()
    }
}

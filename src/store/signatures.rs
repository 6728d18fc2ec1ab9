//! Signatures under submissions: one receipt for each snapshot that a person handed in, never changed or removed.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::engine::Tx;
use super::hash::sha256_hex;
use super::sql::{from_row, read, statements, write_in};
use super::{Actor, Store, StoreError, audit};
use crate::response::{Receipt, ReceiptHash, ResponseId};

/// One submission of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// When it was handed in.
    pub taken_at: DateTime<Utc>,
    /// The receipt; `None` when it came in by an import, which nobody signs.
    pub receipt: Option<Receipt>,
}

statements! {
    KEEP = "INSERT INTO signatures (response_id, revision, sha256, receipt) VALUES ($1, $2, $3, $4)";
    VERSIONS = "SELECT snapshots.revision, snapshots.taken_at, signatures.sha256, signatures.receipt \
                FROM snapshots LEFT JOIN signatures ON signatures.response_id = snapshots.response_id \
                AND signatures.revision = snapshots.revision \
                WHERE snapshots.response_id = $1 ORDER BY snapshots.revision";
    BY_HASH = "SELECT receipt FROM signatures WHERE sha256 = $1";
    FROZEN = "SELECT content FROM snapshots WHERE response_id = $1 AND revision = $2";
}

struct VersionRow {
    revision: i64,
    taken_at: DateTime<Utc>,
    sha256: Option<String>,
    receipt: Option<String>,
}
from_row!(VersionRow { revision, taken_at, sha256, receipt });

impl VersionRow {
    fn read(self, response: ResponseId) -> Result<Version, StoreError> {
        let Self { revision, taken_at, sha256, receipt } = self;
        let wrong = || StoreError::inconsistent("signatures", format!("{response} {revision}"));
        let number = u32::try_from(revision).map_err(|_| wrong())?;
        let is_whole = |text: &String| sha256.as_ref() == Some(&sha256_hex(text));
        let receipt = receipt
            .map(|text| Receipt::parse(&text).filter(|_| is_whole(&text)).ok_or_else(wrong))
            .transpose()?;
        Ok(Version { number, taken_at, receipt })
    }
}

/// Keeps the receipt of a snapshot just taken. A receipt of another version is refused: whoever made it did not see
/// the last submission.
pub(super) async fn keep(tx: &mut Tx, actor: &Actor, receipt: &Receipt) -> Result<(), StoreError> {
    let (response, version) = (receipt.response(), i64::from(receipt.version));
    let hash = receipt.hash();
    write_in!(&mut *tx, KEEP, response.0, version, hash.as_str(), receipt.canonical()).map_err(|error| {
        match StoreError::refused(error, "signature", response) {
            StoreError::AlreadyExists { .. } | StoreError::NotFound { .. } => {
                StoreError::ChangedMeanwhile { what: "response" }
            }
            other => other,
        }
    })?;
    let signed = &receipt.signed;
    let detail = json!({
        "version": receipt.version, "receipt": hash.as_str(), "answers": receipt.answers_sha256,
        "signer": signed.name(), "post": signed.post(), "order": signed.order_number(),
    });
    audit::record(tx, actor, receipt.received_at, ("response.sign", &response.to_string()), detail).await
}

impl Store {
    /// Every submission of a response with its receipt, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; [`StoreError::Inconsistent`] when a receipt is not what was stored.
    pub async fn versions(&self, response: ResponseId) -> Result<Vec<Version>, StoreError> {
        let rows: Vec<VersionRow> = read!(self, fetch_all, VERSIONS, response.0)?;
        rows.into_iter().map(|row| row.read(response)).collect()
    }

    /// The receipt of that hash; `None` when there is none, or when it is not what was stored.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn receipt(&self, hash: &ReceiptHash) -> Result<Option<Receipt>, StoreError> {
        let row: Option<(String,)> = read!(self, fetch_optional, BY_HASH, hash.as_str())?;
        Ok(row.and_then(|(text,)| Receipt::parse(&text)).filter(|receipt| receipt.hash() == *hash))
    }

    /// The frozen answers of one submission as they lie there, unchecked: for whoever holds a hash against them.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn frozen_text(
        &self,
        response: ResponseId,
        version: u32,
    ) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> = read!(self, fetch_optional, FROZEN, response.0, i64::from(version))?;
        Ok(row.map(|(text,)| text))
    }
}

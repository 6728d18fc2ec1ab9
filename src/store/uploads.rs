//! Files with answers between the upload and the confirmation.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use super::engine::Tx;
use super::sql::{from_row, read, statements, write_in};
use super::writer::{SaveAnswer, SaveError, Saved};
use super::{Actor, Store, StoreError, audit, saving};
use crate::response::{ResponseId, UserId};

/// A file that has been read and is not confirmed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingUpload {
    /// Names it.
    pub id: Uuid,
    /// The response it is for.
    pub response: ResponseId,
    /// Who brought it; nobody else sees it.
    pub by: UserId,
    /// The name of the file, as it was sent.
    pub file_name: String,
    /// The hash of the file.
    pub sha256: String,
    /// What it says, in the form it was handed over.
    pub content: String,
    /// Everything in it has been decided.
    pub is_taken: bool,
    /// When it came.
    pub at: DateTime<Utc>,
    /// When it is forgotten.
    pub expires_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO uploads (id, response_id, uploaded_by, file_name, sha256, content, state, uploaded_at, \
           expires_at) VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $8)";
    FORGET = "DELETE FROM uploads WHERE expires_at <= $1";
    FIND = "SELECT id, response_id, uploaded_by, file_name, sha256, content, state, uploaded_at, expires_at \
            FROM uploads WHERE id = $1";
    TAKE = "UPDATE uploads SET state = 'taken' WHERE id = $1 AND state = 'pending'";
}

struct UploadRow {
    id: Uuid,
    response_id: Uuid,
    uploaded_by: Uuid,
    file_name: String,
    sha256: String,
    content: String,
    state: String,
    uploaded_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}
from_row!(UploadRow {
    id,
    response_id,
    uploaded_by,
    file_name,
    sha256,
    content,
    state,
    uploaded_at,
    expires_at
});

impl Store {
    /// Keeps an upload until it is confirmed or forgotten; those whose time is over are forgotten now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the response or the person is not there, [`StoreError::Driver`].
    pub async fn add_upload(&self, actor: &Actor, upload: &PendingUpload) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        write_in!(&mut tx, FORGET, upload.at)?;
        write_in!(
            &mut tx,
            ADD,
            upload.id,
            upload.response.0,
            upload.by.0,
            &upload.file_name,
            &upload.sha256,
            &upload.content,
            upload.at,
            upload.expires_at
        )
        .map_err(|error| StoreError::refused(error, "upload", upload.id))?;
        let detail = json!({ "upload": upload.id, "file": upload.file_name, "sha256": upload.sha256 });
        let subject = upload.response.to_string();
        audit::record(&mut tx, actor, upload.at, ("upload.add", &subject), detail).await?;
        tx.commit().await
    }

    /// An upload that is still kept.
    ///
    /// # Errors
    /// [`StoreError::Driver`].
    pub async fn upload(&self, id: Uuid, now: DateTime<Utc>) -> Result<Option<PendingUpload>, StoreError> {
        let row: Option<UploadRow> = read!(self, fetch_optional, FIND, id)?;
        let upload = row.map(|row| PendingUpload {
            id: row.id,
            response: ResponseId(row.response_id),
            by: UserId(row.uploaded_by),
            file_name: row.file_name,
            sha256: row.sha256,
            content: row.content,
            is_taken: row.state == "taken",
            at: row.uploaded_at,
            expires_at: row.expires_at,
        });
        Ok(upload.filter(|upload| upload.expires_at > now))
    }

    /// Saves all of these answers or none of them, and gives an outcome for each. Once they are saved, everything in
    /// the upload they come from has been decided; saying so twice does nothing.
    ///
    /// # Errors
    /// [`StoreError::Driver`]; nothing is saved then, unless the commit itself failed.
    pub async fn save_together(
        &self,
        actor: &Actor,
        saves: &[SaveAnswer],
        upload: Option<&PendingUpload>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Result<Saved, SaveError>>, StoreError> {
        let mut tx = self.begin().await?;
        let outcomes = saving::apply(&mut tx, saves).await?;
        if outcomes.iter().all(Result::is_ok) {
            if let Some(upload) = upload {
                take(&mut tx, actor, upload, now).await?;
            }
            tx.commit().await?;
        }
        Ok(outcomes)
    }
}

async fn take(
    tx: &mut Tx,
    actor: &Actor,
    upload: &PendingUpload,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if write_in!(tx, TAKE, upload.id)? == 0 {
        return Ok(());
    }
    let detail = json!({ "upload": upload.id, "file": upload.file_name });
    audit::record(tx, actor, now, ("upload.take", &upload.response.to_string()), detail).await
}

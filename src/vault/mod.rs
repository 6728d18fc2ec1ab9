//! Where the bytes of evidence are kept, and what they are allowed to be.
//!
//! A file is kept under its institution and its own SHA-256, so the same file is kept once and what is read back is
//! proved to be what was given. Nothing here knows who may read it.

mod content;
mod place;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt as _, PutPayload};
use sha2::{Digest as _, Sha256};

use crate::response::InstitutionId;

pub use content::{FILE_LIMIT, Looked, Refusal, look, small_picture};
pub use place::{S3Place, VaultPlace};

/// Why the vault did not give or take.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The setting is no place.
    #[error("{0}")]
    Place(String),
    /// The folder or the storage service failed.
    #[error("the evidence store failed: {0}")]
    Failed(#[from] Error),
    /// What lies there is not what was put there.
    #[error("{0} in the evidence store is not what was put there; restore it from the last backup")]
    Damaged(String),
}

/// A place for files.
#[derive(Clone, Debug)]
pub struct Vault {
    objects: Arc<dyn ObjectStore>,
    prefix: Path,
}

/// A file that lies in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Whose.
    pub institution: InstitutionId,
    /// Its SHA-256 in hex.
    pub sha256: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// The SHA-256 of bytes in hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Vault {
    /// Opens the place; a folder is made when it is first needed.
    ///
    /// # Errors
    /// [`VaultError::Place`] when the setting is no place.
    pub fn open(place: &VaultPlace) -> Result<Self, VaultError> {
        let (objects, prefix) = place.open()?;
        Ok(Self { objects, prefix })
    }

    fn path(&self, institution: InstitutionId, sha256: &str) -> Path {
        self.prefix.clone().join(institution.to_string()).join(sha256)
    }

    /// Keeps the bytes under their SHA-256, which it gives. They are there, whole, when this comes back.
    ///
    /// # Errors
    /// [`VaultError::Failed`]; nothing half written is ever seen under the name.
    pub async fn put(&self, institution: InstitutionId, bytes: &[u8]) -> Result<String, VaultError> {
        let sha256 = sha256_hex(bytes);
        let payload = PutPayload::from(bytes.to_vec());
        self.objects.put(&self.path(institution, &sha256), payload).await?;
        Ok(sha256)
    }

    /// The bytes with this SHA-256.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when they are not; [`VaultError::Failed`] when they are not there.
    pub async fn get(&self, institution: InstitutionId, sha256: &str) -> Result<Vec<u8>, VaultError> {
        let path = self.path(institution, sha256);
        let found = self.objects.get(&path).await?;
        if found.meta.size > FILE_LIMIT {
            return Err(VaultError::Damaged(path.to_string()));
        }
        let bytes = found.bytes().await?;
        if sha256_hex(&bytes) == sha256 {
            Ok(bytes.to_vec())
        } else {
            Err(VaultError::Damaged(path.to_string()))
        }
    }

    /// Whether there is such a file; its bytes are not looked at.
    ///
    /// # Errors
    /// [`VaultError::Failed`].
    pub async fn has(&self, institution: InstitutionId, sha256: &str) -> Result<bool, VaultError> {
        match self.objects.head(&self.path(institution, sha256)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a file; one that is not there is removed already.
    ///
    /// # Errors
    /// [`VaultError::Failed`].
    pub async fn remove(&self, institution: InstitutionId, sha256: &str) -> Result<(), VaultError> {
        match self.objects.delete(&self.path(institution, sha256)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Everything that lies in it under a name it gives; strange files are left alone.
    ///
    /// # Errors
    /// [`VaultError::Failed`].
    pub async fn list(&self) -> Result<Vec<KeptFile>, VaultError> {
        let mut kept = Vec::new();
        for folder in self.objects.list_with_delimiter(Some(&self.prefix)).await?.common_prefixes {
            let Some(Ok(institution)) = folder.filename().map(str::parse) else { continue };
            for object in self.objects.list_with_delimiter(Some(&folder)).await?.objects {
                let name = object.location.filename().unwrap_or_default();
                let is_hash = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
                kept.extend(is_hash.then(|| KeptFile {
                    institution,
                    sha256: name.to_owned(),
                    since: object.last_modified,
                }));
            }
        }
        Ok(kept)
    }
}

//! Evidence with its files: adding, reading, removing, and keeping rows and files in step.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tokio::sync::{RwLock, Semaphore};
use tokio::task::spawn_blocking;

use super::error::Error;
use crate::response::{
    Confidentiality, Evidence, EvidenceContent, EvidenceFile, EvidenceId, EvidenceKind, EvidencePlace,
    InstitutionId, MayAnswer, Shown, WebAddress,
};
use crate::store::{Actor, Store, StoreError};
use crate::vault::{Looked, Refusal, Vault, look, sha256_hex, small_picture};

/// Bytes the files of one institution may take when nothing else is said.
pub const ROOM_DEFAULT: u64 = 1024 * 1024 * 1024;
/// A file that is being added has no row yet; one without a row for longer than this was left behind.
const LEFT_BEHIND: TimeDelta = TimeDelta::hours(1);
/// Looking at a file takes a moment; one that takes longer was made to.
const LOOKING_TIME: Duration = Duration::from_secs(20);
/// Files looked at the same time: each may take some hundred megabytes.
const AT_ONCE: usize = 2;

/// Evidence somebody wants to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// What people call it.
    pub title: String,
    /// When it was made or signed.
    pub dated: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// What there is to look at.
    pub content: NewContent,
}

/// What there is to look at, before it is known to be acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewContent {
    /// A file with the name it had.
    File {
        /// Its name.
        name: String,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// An address.
    Link(WebAddress),
    /// The number of an act.
    Reference(String),
}

/// Why evidence was not added.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The file is not one that is taken.
    #[error("the file is refused: {0:?}")]
    Refused(Refusal),
    /// The files of the institution would take more room than it has.
    #[error("there is no room for the file")]
    NoRoom,
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<StoreError> for EvidenceError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRoom => Self::NoRoom,
            error => Self::Other(error.into()),
        }
    }
}

impl From<crate::vault::VaultError> for EvidenceError {
    fn from(error: crate::vault::VaultError) -> Self {
        Self::Other(error.into())
    }
}

/// The evidence of all institutions with its files. One per process.
#[derive(Debug)]
pub struct EvidenceRoom {
    store: Store,
    vault: Vault,
    room: u64,
    looking: Arc<Semaphore>,
    /// Held to read while a file and its row are written, and to write while files without a row are removed.
    keeping: RwLock<()>,
}

impl EvidenceRoom {
    /// Evidence in this database with its files in this vault; `room` is bytes of the files of one institution.
    pub fn new(store: Store, vault: Vault, room: u64) -> Self {
        Self { store, vault, room, looking: Arc::new(Semaphore::new(AT_ONCE)), keeping: RwLock::new(()) }
    }

    /// Bytes the files of one institution may take.
    pub const fn room(&self) -> u64 {
        self.room
    }

    /// Adds a piece for an answer, or for later.
    ///
    /// # Errors
    /// [`EvidenceError::Refused`], [`EvidenceError::NoRoom`]; nothing is stored then. Otherwise those of
    /// [`Store::add_evidence`] and of the vault.
    pub async fn add(
        &self,
        actor: &Actor,
        (id, institution): (EvidenceId, InstitutionId),
        new: NewEvidence,
        place: Option<(&EvidencePlace, &MayAnswer)>,
        now: DateTime<Utc>,
    ) -> Result<(), EvidenceError> {
        let NewEvidence { kind, title, dated, valid_until, confidentiality, content } = new;
        let (content, bytes) = match content {
            NewContent::Link(address) => (EvidenceContent::Link(address), None),
            NewContent::Reference(words) => (EvidenceContent::Reference(words), None),
            NewContent::File { name, bytes } => {
                let (looked, bytes) = self.look(bytes).await?;
                (EvidenceContent::File(file(&name, &bytes, looked)), Some(bytes))
            }
        };
        let (added_by, added_at) = (actor.name.clone(), now);
        let piece = Evidence {
            id,
            institution,
            kind,
            title,
            dated,
            valid_until,
            confidentiality,
            content,
            added_by,
            added_by_user: actor.user,
            added_at,
        };
        let _keeping = self.keeping.read().await;
        let kept = self.keep(institution, bytes.as_deref()).await?;
        self.store.add_evidence(actor, &piece, place, self.room, now).await?;
        self.make_sure(institution, kept.zip(bytes)).await
    }

    /// The file comes before the row, so that no row is ever without its file.
    async fn keep(
        &self,
        owner: InstitutionId,
        bytes: Option<&[u8]>,
    ) -> Result<Option<String>, EvidenceError> {
        let Some(bytes) = bytes else { return Ok(None) };
        let is_known = self.store.has_evidence_file(owner, &sha256_hex(bytes)).await?;
        let taken = self.store.evidence_room_taken(owner).await?;
        if !is_known && taken.saturating_add(bytes.len() as u64) > self.room {
            return Err(EvidenceError::NoRoom);
        }
        Ok(Some(self.vault.put(owner, bytes).await?))
    }

    /// Another process may have removed the same file, which then had no row, before this row was there.
    async fn make_sure(
        &self,
        owner: InstitutionId,
        kept: Option<(String, Vec<u8>)>,
    ) -> Result<(), EvidenceError> {
        let Some((sha256, bytes)) = kept else { return Ok(()) };
        if !self.vault.has(owner, &sha256).await? {
            self.vault.put(owner, &bytes).await?;
        }
        Ok(())
    }

    async fn look(&self, bytes: Vec<u8>) -> Result<(Looked, Vec<u8>), EvidenceError> {
        let work = move || look(&bytes).map(|looked| (looked, bytes));
        self.aside(work).await?.map_err(EvidenceError::Refused)
    }

    /// Work on a file from elsewhere, apart from everything else: it may take long, or stumble.
    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Error> {
        let turn = Arc::clone(&self.looking).acquire_owned().await;
        let turn = turn.map_err(|error| Error::Refused(error.to_string()))?;
        // The turn ends with the work: work given up on goes on, and takes its memory with it.
        let work = spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        match tokio::time::timeout(LOOKING_TIME, work).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Ok(Err(Refusal::Broken)),
            Err(_) => Ok(Err(Refusal::Bomb)),
        }
    }

    /// The bytes of a file, for somebody who may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is no file; the vault's when it is lost or damaged.
    pub async fn bytes(&self, shown: &Shown) -> Result<Vec<u8>, Error> {
        let file = shown.file().ok_or(Error::NotFound("file"))?;
        Ok(self.vault.get(shown.piece().institution, &file.sha256).await?)
    }

    /// A small picture of a picture, for somebody who may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is no picture; the vault's when it is lost or damaged.
    pub async fn small_picture(&self, shown: &Shown) -> Result<Vec<u8>, Error> {
        let file = shown.file().filter(|file| file.media_type.is_picture());
        let media_type = file.ok_or(Error::NotFound("picture"))?.media_type;
        let bytes = self.bytes(shown).await?;
        let drawn = self.aside(move || small_picture(&bytes, media_type)).await?;
        drawn.map_err(|refusal| Error::Refused(format!("a picture cannot be drawn: {refusal:?}")))
    }

    /// Removes a piece that no submission names and no answer but those given, and then its file, unless another piece
    /// has the same.
    ///
    /// # Errors
    /// Those of [`Store::remove_evidence`]. A file that cannot be removed now is swept later.
    pub async fn remove(
        &self,
        actor: &Actor,
        (id, institution): (EvidenceId, InstitutionId),
        places: &[(EvidencePlace, MayAnswer)],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let gone = self.store.remove_evidence(actor, (id, institution), places, now).await?;
        let EvidenceContent::File(file) = gone.content else { return Ok(()) };
        let _keeping = self.keeping.write().await;
        if self.store.has_evidence_file(institution, &file.sha256).await? {
            return Ok(());
        }
        if let Err(error) = self.vault.remove(institution, &file.sha256).await {
            tracing::warn!(%error, sha256 = file.sha256, "a file is left behind until the service starts again");
        }
        Ok(())
    }

    /// Removes files no row names: the service was stopped between a file and its row. Gives how many.
    ///
    /// # Errors
    /// The vault's and the database's.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<usize, Error> {
        let _keeping = self.keeping.write().await;
        // Files first: one added by another process meanwhile is then too young to be swept.
        let kept = self.vault.list().await?;
        let named = self.store.evidence_files().await?;
        let named: std::collections::BTreeSet<(InstitutionId, String)> = named.into_iter().collect();
        let mut swept = 0;
        for file in kept {
            let is_named = named.contains(&(file.institution, file.sha256.clone()));
            if !is_named && file.since + LEFT_BEHIND < now {
                self.vault.remove(file.institution, &file.sha256).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

fn file(name: &str, bytes: &[u8], looked: Looked) -> EvidenceFile {
    EvidenceFile {
        name: looked.media_type.name_for(name),
        media_type: looked.media_type,
        size: bytes.len() as u64,
        sha256: sha256_hex(bytes),
        pages: looked.pages,
    }
}

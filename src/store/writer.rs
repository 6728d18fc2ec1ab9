//! Saving answers: one task commits whatever waits, at once. One durable commit costs one sync of the disk
//! however many saves it carries, so many people saving at the same time wait no longer than one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, oneshot};

use super::{Actor, Store, StoreError, StoredAnswer, saving};
use crate::response::{GivenAnswer, MayAnswer, ResponseId, SaveId, UnitId};

/// Saves that may wait. Whoever comes when the queue is full waits for a place in it.
const QUEUE: usize = 4096;
/// Saves in one commit at most, so that the first of them does not wait long for the last.
const BATCH: usize = 256;

/// One answer to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveAnswer {
    /// Names this attempt. Sent again, with the same content, it is not saved again.
    pub save_id: SaveId,
    /// The response it belongs to.
    pub response: ResponseId,
    /// The unit that answers; `None` for the institution itself.
    pub unit: Option<UnitId>,
    /// The question, and that whoever saves may answer it.
    pub permit: MayAnswer,
    /// The revision the person saw; 0 when there was no answer yet.
    pub expected_revision: u32,
    /// What they answered.
    pub given: GivenAnswer,
    /// Who saves.
    pub actor: Actor,
    /// When; kept to the microsecond.
    pub at: DateTime<Utc>,
}

/// An answer is saved and durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The revision it has now.
    pub revision: u32,
    /// When it was saved.
    pub at: DateTime<Utc>,
}

/// Why an answer was not saved.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else saved in between; show both and ask.
    #[error("the answer has changed since it was read")]
    Stale {
        /// What stands there now; `None` when there is no answer and one was expected.
        current: Option<Box<StoredAnswer>>,
    },
    /// The response has been submitted or accepted.
    #[error("the response has been submitted; its answers cannot change now")]
    NotEditable,
    /// The section is marked ready.
    #[error("the section is marked ready; open it again before its answers change")]
    SectionReady,
    /// The round is closed.
    #[error("the round is closed; its answers do not change any more")]
    RoundClosed,
    /// There is no such response.
    #[error("there is no such response")]
    UnknownResponse,
    /// The response has no such unit.
    #[error("there is no such unit in the response")]
    UnknownUnit,
    /// The save id was used before, for something else.
    #[error("the save id was used for another answer; take a fresh one")]
    ReusedId,
    /// The service is stopping.
    #[error("the service is stopping; save again in a moment")]
    Stopping,
    /// The database failed. The answer may or may not have been saved; sending the same save again is safe.
    #[error("the answer could not be saved: {0}")]
    Database(Arc<StoreError>),
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Database(Arc::new(error))
    }
}

struct Job {
    save: SaveAnswer,
    done: oneshot::Sender<Result<Saved, SaveError>>,
}

/// A handle on the task that saves. Cheap to clone; the task ends, its queue empty, when the last handle is gone.
#[derive(Clone, Debug)]
pub struct Writer(mpsc::Sender<Job>);

impl Writer {
    /// Starts the task. One per process: two would be safe, but each would commit on its own.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    #[must_use = "the task ends when the last handle is gone"]
    pub fn start(store: Store) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(drain(store, queue));
        Self(jobs)
    }

    /// Saves an answer; returns when it is durable. A caller who stops waiting does not stop the save.
    ///
    /// # Errors
    /// [`SaveError`], each with what to do.
    pub async fn save(&self, save: SaveAnswer) -> Result<Saved, SaveError> {
        let answer = self.queue(save).await?;
        answer.await.unwrap_or(Err(SaveError::Stopping))
    }

    /// Saves several answers, each on its own: one that is refused does not hold up the others. The outcomes
    /// stand in the order of the saves.
    pub async fn save_many(&self, saves: Vec<SaveAnswer>) -> Vec<Result<Saved, SaveError>> {
        let mut waiting = Vec::with_capacity(saves.len());
        for save in saves {
            waiting.push(self.queue(save).await);
        }
        let mut outcomes = Vec::with_capacity(waiting.len());
        for answer in waiting {
            outcomes.push(match answer {
                Ok(answer) => answer.await.unwrap_or(Err(SaveError::Stopping)),
                Err(error) => Err(error),
            });
        }
        outcomes
    }

    async fn queue(
        &self,
        save: SaveAnswer,
    ) -> Result<oneshot::Receiver<Result<Saved, SaveError>>, SaveError> {
        let (done, answer) = oneshot::channel();
        self.0.send(Job { save, done }).await.map_err(|_| SaveError::Stopping)?;
        Ok(answer)
    }
}

/// Saves whatever waits, until nobody can send any more.
async fn drain(store: Store, mut queue: mpsc::Receiver<Job>) {
    let mut jobs = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut jobs, BATCH).await > 0 {
        let (saves, waiting): (Vec<_>, Vec<_>) = jobs.drain(..).map(|job| (job.save, job.done)).unzip();
        for (done, outcome) in waiting.into_iter().zip(save_all(&store, &saves).await) {
            // Whoever asked may have gone; the answer is saved all the same.
            let _ = done.send(outcome);
        }
    }
}

/// Saves a batch. When it fails before its commit, each save is tried alone, so that one cannot spoil the
/// others. When the commit itself fails nobody knows what reached the disk: nothing is tried again here, and
/// each caller may send the same save again.
async fn save_all(store: &Store, saves: &[SaveAnswer]) -> Vec<Result<Saved, SaveError>> {
    match commit(store, saves).await {
        Ok(outcomes) => outcomes,
        Err(Failure::BeforeCommit(_)) if saves.len() > 1 => {
            let mut outcomes = Vec::with_capacity(saves.len());
            for save in saves {
                outcomes.push(save_alone(store, save).await);
            }
            outcomes
        }
        Err(Failure::BeforeCommit(error) | Failure::AtCommit(error)) => {
            tracing::error!(%error, saves = saves.len(), "answers were not saved");
            vec![Err(error.into()); saves.len()]
        }
    }
}

async fn save_alone(store: &Store, save: &SaveAnswer) -> Result<Saved, SaveError> {
    match commit(store, std::slice::from_ref(save)).await {
        Ok(mut outcomes) => outcomes.pop().unwrap_or(Err(SaveError::Stopping)),
        Err(Failure::BeforeCommit(error) | Failure::AtCommit(error)) => {
            tracing::error!(%error, save = %save.save_id, "an answer was not saved");
            Err(error.into())
        }
    }
}

enum Failure {
    BeforeCommit(StoreError),
    AtCommit(StoreError),
}

/// One durable transaction.
async fn commit(store: &Store, saves: &[SaveAnswer]) -> Result<Vec<Result<Saved, SaveError>>, Failure> {
    let mut tx = store.begin().await.map_err(Failure::BeforeCommit)?;
    let outcomes = saving::apply(&mut tx, saves).await.map_err(Failure::BeforeCommit)?;
    tx.commit().await.map_err(Failure::AtCommit)?;
    Ok(outcomes)
}

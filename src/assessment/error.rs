//! Why a use case did not do what it was asked.

use crate::disclosure::ReopenError;
use crate::questionnaire::Problem;
use crate::response::WrongState;
use crate::store::StoreError;
use crate::vault::VaultError;

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The place for files failed.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The response is not in a state that allows it.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// There is no such thing, or not for this person.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// A stored questionnaire does not read any more.
    #[error("a stored questionnaire cannot be read: {}", listed(.0))]
    Questionnaire(Vec<Problem>),
    /// A stored release is not what was stored.
    #[error(transparent)]
    Release(#[from] ReopenError),
    /// A stored snapshot is of another form.
    #[error("a stored snapshot cannot be read: {0}")]
    Snapshot(String),
    /// A file could not be written.
    #[error("cannot write {path}: {error}")]
    File {
        /// Which.
        path: String,
        /// Why.
        error: std::io::Error,
    },
    /// The report could not be made.
    #[error("the report could not be made: {0}")]
    Report(String),
    /// A password could not be hashed or checked.
    #[error("the password could not be hashed: {0}")]
    Password(String),
    /// Institutions may not answer yet.
    #[error("the round \"{round}\" opens on {day}")]
    NotOpenYet {
        /// The name of the round.
        round: String,
        /// The day from which on they may.
        day: chrono::NaiveDate,
    },
    /// A round of that name holds something else.
    #[error("{0}")]
    Refused(String),
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

//! What can go wrong below the use cases.

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is for neither engine, or cannot be read.
    #[error("{0}: give sqlite:///path/to/file.db or postgres://user@host/name")]
    Url(String),
    /// SQLite below 3.51.3 can corrupt its write-ahead log.
    #[error("SQLite {0} can corrupt its log; build with SQLite 3.51.3 or later")]
    OldSqlite(String),
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The database refused or did not answer.
    #[error("the database failed: {0}")]
    Driver(#[from] sqlx::Error),
    /// A stored row is not what was stored: the file or a page of it has been damaged or changed by hand.
    #[error("{table} {key} is not what was stored; compare it with the last backup")]
    Inconsistent {
        /// The table it stands in.
        table: &'static str,
        /// Which row.
        key: String,
    },
    /// The thing, or something it rests on, is not stored.
    #[error("there is no such {what}: {key}")]
    NotFound {
        /// The thing, in the words of the project.
        what: &'static str,
        /// What was asked for.
        key: String,
    },
    /// Something of this name is stored already.
    #[error("there is such a {what} already: {key}")]
    AlreadyExists {
        /// The thing, in the words of the project.
        what: &'static str,
        /// The name that is taken.
        key: String,
    },
    /// Nothing changes in a closed round.
    #[error("the round is closed")]
    RoundClosed,
    /// The thing is no longer what the caller saw; read it again and decide again.
    #[error("the {what} has changed since it was read")]
    ChangedMeanwhile {
        /// The thing, in the words of the project.
        what: &'static str,
    },
    /// The files of the institution would take more room than it has.
    #[error("the evidence of the institution would take more room than it has")]
    NoRoom,
    /// An institution would be the successor of itself.
    #[error("an institution would be the successor of itself")]
    Circle,
    /// The invitation was used before, has expired, or never was.
    #[error("the invitation cannot be used any more")]
    InvitationSpent,
}

impl StoreError {
    /// Reads a refused insert: a name taken, or a thing it rests on that is missing.
    pub(super) fn refused(error: sqlx::Error, what: &'static str, key: impl ToString) -> Self {
        match error.as_database_error() {
            Some(refusal) if refusal.is_unique_violation() => {
                Self::AlreadyExists { what, key: key.to_string() }
            }
            Some(refusal) if refusal.is_foreign_key_violation() => {
                Self::NotFound { what, key: key.to_string() }
            }
            _ => Self::Driver(error),
        }
    }

    /// A row that cannot be read back as what it should be.
    pub(super) fn inconsistent(table: &'static str, key: impl ToString) -> Self {
        Self::Inconsistent { table, key: key.to_string() }
    }
}

//! What is kept: one API over SQLite and PostgreSQL. The only module that knows SQL.
//!
//! Every write takes an [`Actor`] and writes its audit row in the same transaction. Instants and ids come in as
//! parameters; nothing here looks at a clock or makes an id. Lists come in the order of ids, which is the order
//! of creation: to show names in order, sort them by the reader's language.
//!
//! Answers are saved through the [`Writer`] alone: it commits many waiting saves at once, and a save is
//! acknowledged only when it is durable.
//!
//! On PostgreSQL whoever changes a response locks its round first, then the response, so that two writers never
//! wait for each other in a circle. On SQLite the one writing connection makes all writers queue.

mod answers;
mod arrangements;
mod audit;
mod comments;
mod contacts;
mod engine;
mod error;
mod evidence;
mod evidence_corrections;
mod hash;
mod import;
mod institutions;
mod invitations;
mod ledger;
mod ledger_words;
mod migrations;
mod occasions;
mod outbox;
mod pace;
mod plans;
mod questionnaires;
mod quotations;
mod recusals;
mod releases;
mod replies;
mod responses;
mod round_changes;
mod rounds;
mod samples;
mod saving;
mod sessions;
mod signatures;
mod snapshots;
mod sql;
mod states;
mod successions;
mod team;
mod units;
mod uploads;
mod users;
mod verdicts;
mod writer;

pub use answers::StoredAnswer;
pub use audit::{Actor, AuditEntry};
pub use comments::{Audience, Comment, HelpThread};
pub use contacts::{Contact, RosterChange, RosterUpload};
pub use error::StoreError;
pub use import::{Import, ImportedAnswer, ImportedResponse};
pub use invitations::{Invitation, NewAccount};
pub use ledger::{LedgerChange, LedgerEntry, LedgerNote, LedgerVersion};
pub use ledger_words::{LedgerDeed, LedgerKind, LedgerOwner};
pub use occasions::{Occasion, Part, Reader, Remark, What};
pub use outbox::{ClaimedLetter, Letter, LetterKind, LetterState, NewLetter, OutboxState, Way};
pub use pace::{AskedAbout, QuestionPace};
pub use plans::PlanEntry;
pub use questionnaires::{QuestionnaireEntry, StoredQuestionnaire};
pub use quotations::SeenQuotation;
pub use recusals::Recusal;
pub use releases::{Release, ReleaseEntry};
pub use replies::PlacedReply;
pub use responses::EnrolledResponse;
pub use round_changes::Reopening;
pub use samples::{ReviewSample, Spot};
pub use sessions::{NewSession, Session, TokenHash};
pub use signatures::Version;
pub use snapshots::Snapshot;
pub use states::{Message, StateChange, Submission};
pub use team::{Assignment, SectionStanding, StateStep};
pub use units::UnitPlan;
pub use uploads::PendingUpload;
pub use users::{PasswordHash, Role, User, UserWithPassword};
pub use verdicts::{PlacedVerdict, ThreadPlace};
pub use writer::{SaveAnswer, SaveError, Saved, Writer};

use engine::{Pools, Tx};

/// Connections to a PostgreSQL server when nothing else is said.
const CONNECTIONS: u32 = 16;

/// A handle on the database. Cheap to clone; all clones share the connections.
#[derive(Clone, Debug)]
pub struct Store(Pools);

impl Store {
    /// Opens `sqlite:///path/to/file.db` (made when it is not there) or `postgres://user@host/name`.
    ///
    /// # Errors
    /// [`StoreError::Url`], [`StoreError::OldSqlite`], or [`StoreError::Driver`] when the database is out of reach.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_with(url, CONNECTIONS).await
    }

    /// As [`open`](Self::open), with at most `connections` connections to a PostgreSQL server.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn open_with(url: &str, connections: u32) -> Result<Self, StoreError> {
        Pools::open(url, connections).await.map(Self)
    }

    /// Brings the tables up to date. Does nothing when they are.
    ///
    /// # Errors
    /// [`StoreError::Migration`]: nothing of the failing step stays.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        migrations::run(&self.0).await
    }

    /// Asks the database for an answer.
    ///
    /// # Errors
    /// [`StoreError::Driver`] when none comes, or when [`migrate`](Self::migrate) has never run.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let _: Option<(i64,)> = sql::read!(self, fetch_optional, PING)?;
        Ok(())
    }

    /// Prepares every statement there is, without running any: does this database understand them all?
    ///
    /// # Errors
    /// [`StoreError::Driver`] for the first it does not understand.
    pub async fn check_statements(&self) -> Result<usize, StoreError> {
        let mut statements = all_statements();
        if matches!(self.0, Pools::Postgres(_)) {
            statements.extend(saving::POSTGRES_ONLY.iter().map(|text| (*text).to_owned()));
            statements.extend(outbox::POSTGRES_ONLY.iter().map(|text| (*text).to_owned()));
            statements.extend(successions::POSTGRES_ONLY.iter().map(|text| (*text).to_owned()));
            statements.extend(evidence::POSTGRES_ONLY.iter().map(|text| (*text).to_owned()));
        }
        self.0.prepare(&statements).await?;
        Ok(statements.len())
    }

    /// Closes every connection once its work is done.
    pub async fn close(&self) {
        self.0.close().await;
    }

    const fn pools(&self) -> &Pools {
        &self.0
    }

    async fn begin(&self) -> Result<Tx, StoreError> {
        self.0.begin().await
    }
}

sql::statements! {
    PING = "SELECT seq FROM audit WHERE seq = 0";
}

/// Every statement, spelled out; one over many rows once for each chunk size.
fn all_statements() -> Vec<String> {
    let fixed = [
        STATEMENTS,
        answers::STATEMENTS,
        arrangements::STATEMENTS,
        contacts::STATEMENTS,
        pace::STATEMENTS,
        round_changes::STATEMENTS,
        audit::STATEMENTS,
        comments::STATEMENTS,
        evidence::STATEMENTS,
        evidence_corrections::STATEMENTS,
        institutions::STATEMENTS,
        invitations::STATEMENTS,
        occasions::STATEMENTS,
        questionnaires::STATEMENTS,
        quotations::STATEMENTS,
        ledger::STATEMENTS,
        ledger::SPELLED,
        plans::STATEMENTS,
        recusals::STATEMENTS,
        releases::STATEMENTS,
        replies::STATEMENTS,
        responses::STATEMENTS,
        rounds::STATEMENTS,
        samples::STATEMENTS,
        sessions::STATEMENTS,
        signatures::STATEMENTS,
        snapshots::STATEMENTS,
        states::STATEMENTS,
        successions::STATEMENTS,
        units::STATEMENTS,
        team::STATEMENTS,
        uploads::STATEMENTS,
        users::STATEMENTS,
        verdicts::STATEMENTS,
    ];
    let many = [answers::MANY, audit::MANY, saving::MANY];
    let spelled_out = many.iter().copied().flatten();
    let spelled_out = spelled_out.flat_map(|many| sql::CHUNK_SIZES.map(|rows| many.text(rows)));
    let fixed = fixed.iter().chain(outbox::ALL_STATEMENTS).copied();
    fixed.flatten().map(|text| (*text).to_owned()).chain(spelled_out).collect()
}

//! The two engines: opening them, and a transaction on either.

use std::str::FromStr;
use std::time::Duration;

use rocket_db_pools::figment::Figment;
use rocket_db_pools::rocket;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{
    AssertSqlSafe, Executor as _, PgPool, Postgres, SqlSafeStr as _, Sqlite, SqlitePool, Transaction,
};
use uuid::Uuid;

use super::{Store, StoreError};

/// Readers of a SQLite file; each is a thread, and pages of a closed round come from a cache anyway.
const SQLITE_READERS: u32 = 4;
/// Statements kept prepared on each connection; above the number of statements the store has.
const PREPARED: usize = 256;
/// How long a connection waits for a lock another process holds on the SQLite file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// The first SQLite whose write-ahead log cannot be corrupted by a checkpoint that meets a writer.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// Connections to one database.
#[derive(Clone, Debug)]
pub(super) enum Pools {
    /// One file. One connection writes, so writers queue here and never find the file locked by each other.
    Sqlite {
        /// The only connection that writes.
        writer: SqlitePool,
        /// Connections that cannot write.
        readers: SqlitePool,
    },
    /// A server.
    Postgres(PgPool),
}

/// One transaction. Dropped without [`commit`](Tx::commit), it is rolled back.
pub(super) enum Tx {
    /// Begun with `BEGIN IMMEDIATE`: a read that turned into a write would fail without waiting.
    Sqlite(Transaction<'static, Sqlite>),
    /// At the server's default, read committed; rows that must stand still are locked.
    Postgres(Transaction<'static, Postgres>),
}

impl Pools {
    /// Opens the database `url` names; a SQLite file is made when there is none.
    pub(super) async fn open(url: &str, connections: u32) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => open_sqlite(url).await,
            Some(("postgres" | "postgresql", _)) => open_postgres(url, connections).await,
            _ => Err(StoreError::Url("the database address has an unknown scheme".to_owned())),
        }
    }

    /// Begins a transaction that may write.
    pub(super) async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Prepares statements and runs none.
    pub(super) async fn prepare(&self, statements: &[String]) -> Result<(), StoreError> {
        for text in statements {
            let text = AssertSqlSafe(text.clone()).into_sql_str();
            match self {
                Self::Sqlite { writer, .. } => drop(writer.prepare(text).await?),
                Self::Postgres(pool) => drop(pool.prepare(text).await?),
            }
        }
        Ok(())
    }

    /// Closes every connection once its work is done.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything written durable.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Locks a row on PostgreSQL; on SQLite whoever has begun has the whole file.
    pub(super) async fn lock(&mut self, statement: &'static str, id: Uuid) -> Result<(), StoreError> {
        if let Self::Postgres(tx) = self {
            sqlx::query(statement).bind(id).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

async fn open_sqlite(url: &str) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(url).map_err(|error| StoreError::Url(error.to_string()))?;
    if options.get_filename().as_os_str().is_empty() || url.contains(":memory:") {
        return Err(StoreError::Url("SQLite needs a file, writer and readers share it".to_owned()));
    }
    let options = options
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(PREPARED)
        .pragma("trusted_schema", "OFF");
    let writer_options = options
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let writer = sqlite_pool(1).connect_with(writer_options).await?;
    refuse_old_sqlite(&writer).await?;
    let readers = sqlite_pool(SQLITE_READERS).connect_with(options.pragma("query_only", "ON")).await?;
    Ok(Pools::Sqlite { writer, readers })
}

/// Connections to a file are never stale: they live as long as the store and are not tested before use.
fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

async fn refuse_old_sqlite(writer: &SqlitePool) -> Result<(), StoreError> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(writer).await?;
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if parts.as_slice() < OLDEST_SQLITE.as_slice() {
        return Err(StoreError::OldSqlite(version));
    }
    Ok(())
}

async fn open_postgres(url: &str, connections: u32) -> Result<Pools, StoreError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| StoreError::Url(error.to_string()))?
        .statement_cache_capacity(PREPARED)
        // A plan kept from when a table was empty reads the whole table; it lasts until the server next counts
        // the rows, a minute into a busy evening.
        .options([("plan_cache_mode", "force_custom_plan")]);
    Ok(Pools::Postgres(PgPoolOptions::new().max_connections(connections).connect_with(options).await?))
}

#[rocket::async_trait]
impl rocket_db_pools::Pool for Store {
    type Connection = Self;
    type Error = rocket_db_pools::Error<StoreError>;

    /// Opens `databases.<name>.url`; the tables are brought up to date by [`Store::migrate`], not here.
    async fn init(figment: &Figment) -> Result<Self, Self::Error> {
        let url: String = figment.extract_inner("url")?;
        let connections = figment.extract_inner("max_connections").unwrap_or(super::CONNECTIONS);
        Self::open_with(&url, connections).await.map_err(rocket_db_pools::Error::Init)
    }

    async fn get(&self) -> Result<Self::Connection, Self::Error> {
        Ok(self.clone())
    }

    /// Does nothing: Rocket calls this as soon as it is asked to stop, while saves are still on their way. The
    /// connections end with the process; [`Store::close`] ends them earlier.
    async fn close(&self) {}
}

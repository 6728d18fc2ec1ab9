//! A fresh database on either engine.

use bhr_baseline::store::Store;
use tempfile::TempDir;

use super::postgres;

/// A store of its own for one test.
pub struct Database {
    /// The store, its tables up to date.
    pub store: Store,
    /// Where it is, for a second store on the same database.
    pub url: String,
    /// Removed at the end of the test.
    _place: Place,
}

/// What holds the database; it goes away with it.
enum Place {
    Folder { _folder: TempDir },
    Server { _database: postgres::Fresh },
}

impl Database {
    /// A new SQLite file.
    pub async fn sqlite() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}/test.db", folder.path().display());
        let store = Store::open(&url).await.expect("the file opens");
        store.migrate().await.expect("the migrations run");
        Some(Self { store, url, _place: Place::Folder { _folder: folder } })
    }

    /// A new database on the test server; `None` when PostgreSQL is not installed.
    pub async fn postgresql() -> Option<Self> {
        let database = postgres::fresh_database()?;
        let url = database.url.clone();
        let store = Store::open(&url).await.expect("the server answers");
        Some(Self { store, url, _place: Place::Server { _database: database } })
    }
}

/// Writes each test twice: `name::on_sqlite` and `name::on_postgresql`. While a test waits for a command it runs, what
/// the service left for later goes on in another thread: a lock given back too late would stop the command.
macro_rules! on_both_engines {
    ($(async fn $name:ident($database:ident: Database) $body:block)+) => {
        $(async fn $name($database: $crate::support::database::Database) $body

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
            async fn on_sqlite() {
                if let Some(database) = $crate::support::database::Database::sqlite().await {
                    super::$name(database).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
            async fn on_postgresql() {
                if let Some(database) = $crate::support::database::Database::postgresql().await {
                    super::$name(database).await;
                }
            }
        })+
    };
}
pub(crate) use on_both_engines;

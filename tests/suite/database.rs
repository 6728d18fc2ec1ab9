//! The database itself: opening it, handing it to Rocket, and noticing damage.

use bhr_baseline::response::{ReleaseId, ResponseState};
use bhr_baseline::store::{StateChange, Store, StoreError, Submission, Writer};
use rocket_db_pools::Database as _;
use sqlx::{Connection as _, SqliteConnection};

use crate::support::database::{Database, on_both_engines};
use crate::support::world::{World, actor, id, noon};

#[derive(rocket_db_pools::Database)]
#[database("main")]
struct Main(Store);

on_both_engines! {
    async fn rocket_manages_the_store(database: Database) {
        let figment = rocket::Config::figment().merge(("databases.main.url", &database.url));
        let rocket = rocket::custom(figment).attach(Main::init()).ignite().await.expect("Rocket ignites");
        let store = Main::fetch(&rocket).expect("the store is managed");
        store.ping().await.expect("the database answers");
    }
}

#[tokio::test]
async fn an_address_that_names_no_database_is_refused() {
    for url in ["mysql://localhost/x", "baseline.db", "sqlite::memory:", "sqlite://"] {
        let opened = Store::open(url).await;
        assert!(matches!(opened, Err(StoreError::Url(_))), "{url}: {opened:?}");
    }
}

#[tokio::test]
async fn a_file_is_kept_with_a_write_ahead_log() {
    let database = Database::sqlite().await.expect("a file");
    assert_eq!(pragma(&database, "journal_mode").await, "wal");
}

#[tokio::test]
async fn a_value_changed_behind_the_service_is_noticed() {
    let database = Database::sqlite().await.expect("a file");
    let world = World::new(&database.store).await;
    let writer = Writer::start(world.store.clone());
    writer.save(world.save("q", 0, "none")).await.expect("saved");
    change(&database, "UPDATE answers SET value = 'full'").await;
    let read = world.store.answers(world.response.id).await;
    assert!(matches!(read, Err(StoreError::Inconsistent { table: "answers", .. })), "{read:?}");
    let history =
        world.store.answer_history(world.response.id, None, "q").await.expect("the history is whole");
    assert_eq!(history.len(), 1);
}

#[tokio::test]
async fn a_changed_snapshot_or_release_is_noticed() {
    let database = Database::sqlite().await.expect("a file");
    let world = World::new(&database.store).await;
    let (store, aysel) = (&world.store, actor(&world.aysel));
    let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
    let step = StateChange { response: world.response.id, from: ResponseState::Open, to };
    let submission = Submission { mark: 0, snapshot: "level 1".to_owned(), receipt: None };
    store.submit(&aysel, &step, &submission, noon()).await.expect("submitted");
    let release = (ReleaseId(id()), world.round.id);
    store.add_release(&aysel, release, "level 1", noon()).await.expect("released");
    change(&database, "UPDATE snapshots SET content = 'level 4'").await;
    change(&database, "UPDATE releases SET content = 'level 4'").await;
    let snapshot = store.snapshot(world.response.id).await;
    assert!(matches!(snapshot, Err(StoreError::Inconsistent { table: "snapshots", .. })), "{snapshot:?}");
    let release = store.release(release.0).await;
    assert!(matches!(release, Err(StoreError::Inconsistent { table: "releases", .. })), "{release:?}");
}

/// Does to the file what the service never would.
async fn change(database: &Database, statement: &'static str) {
    let mut connection = SqliteConnection::connect(&database.url).await.expect("the file opens");
    sqlx::query(statement).execute(&mut connection).await.expect("the row changes");
    connection.close().await.expect("the file closes");
}

async fn pragma(database: &Database, name: &'static str) -> String {
    let mut connection = SqliteConnection::connect(&database.url).await.expect("the file opens");
    let statement = sqlx::AssertSqlSafe(format!("PRAGMA {name}"));
    sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a value")
}

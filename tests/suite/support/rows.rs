//! Rows that other parts of the service write, put in as they stand in the tables.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use uuid::Uuid;

/// A connection of its own to a database of either engine.
pub struct Rows {
    url: String,
}

impl Rows {
    /// To the database at `url`.
    pub fn of(url: &str) -> Self {
        Self { url: url.to_owned() }
    }

    fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// An id as the engine writes it.
    pub fn id(&self, id: Uuid) -> String {
        if self.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
    }

    /// Runs a statement.
    pub async fn run(&self, statement: &str) {
        let text = AssertSqlSafe(statement.to_owned());
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.expect("the file opens");
            sqlx::query(text).execute(&mut connection).await.expect(statement);
            connection.close().await.expect("it closes");
        } else {
            let mut connection = PgConnection::connect(&self.url).await.expect("the server answers");
            sqlx::query(text).execute(&mut connection).await.expect(statement);
            connection.close().await.expect("it closes");
        }
    }

    /// The words one statement finds.
    pub async fn words(&self, statement: &str) -> Vec<String> {
        let text = AssertSqlSafe(statement.to_owned());
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.expect("the file opens");
            sqlx::query_scalar(text).fetch_all(&mut connection).await.expect(statement)
        } else {
            let mut connection = PgConnection::connect(&self.url).await.expect("the server answers");
            sqlx::query_scalar(text).fetch_all(&mut connection).await.expect(statement)
        }
    }
}

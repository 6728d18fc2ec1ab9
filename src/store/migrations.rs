//! Brings the tables up to date from the files in `migrations/`.

use rust_embed::Embed;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr as _};

use super::StoreError;
use super::engine::Pools;

/// The files of `migrations/`.
#[derive(Embed)]
#[folder = "migrations"]
struct Files;

/// Runs what has not run yet, each in a transaction of its own.
pub(super) async fn run(pools: &Pools) -> Result<(), StoreError> {
    match pools {
        Pools::Sqlite { writer, .. } => migrator("sqlite/").run(writer).await?,
        Pools::Postgres(pool) => migrator("postgres/").run(pool).await?,
    }
    Ok(())
}

fn migrator(folder: &str) -> Migrator {
    Migrator::with_migrations(Files::iter().filter_map(|path| migration(folder, &path)).collect())
}

/// The migration in `<folder>NNNN_name.sql`; nothing for any other file.
fn migration(folder: &str, path: &str) -> Option<Migration> {
    let (number, name) = path.strip_prefix(folder)?.strip_suffix(".sql")?.split_once('_')?;
    let text = String::from_utf8(Files::get(path)?.data.into_owned()).ok()?;
    Some(Migration::new(
        number.parse().ok()?,
        name.replace('_', " ").into(),
        MigrationType::Simple,
        AssertSqlSafe(text).into_sql_str(),
        false,
    ))
}

#[cfg(test)]
mod tests {
    use super::Files;

    fn names(folder: &str) -> Vec<String> {
        Files::iter().filter_map(|path| path.strip_prefix(folder).map(str::to_owned)).collect()
    }

    #[test]
    fn both_engines_have_the_same_migrations() {
        assert_eq!(names("sqlite/"), names("postgres/"));
        assert!(!names("sqlite/").is_empty());
    }
}

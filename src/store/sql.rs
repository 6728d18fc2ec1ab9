//! One statement, two engines: the macros that expand a statement at both concrete types.
//!
//! A type-erased driver would lose Uuid, DateTime and bool; a trait over both engines would need bounds longer
//! than the statements. So each statement is text with `$1` placeholders, and a macro writes the two arms.

/// Declares the statements of a module, and a table of them for [`Store::check_statements`](super::Store).
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+
        /// The statements of this module.
        pub(super) const STATEMENTS: &[&str] = &[$($name),+];
    };
}

/// Reads with `fetch_all`, `fetch_optional` or `fetch_one`, outside any transaction.
macro_rules! read {
    ($store:expr, $how:ident, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $store.pools() {
            $crate::store::engine::Pools::Sqlite { readers, .. } => {
                sqlx::query_as::<sqlx::Sqlite, _>($sql)$(.bind($arg))*.$how(readers).await
            }
            $crate::store::engine::Pools::Postgres(pool) => {
                sqlx::query_as::<sqlx::Postgres, _>($sql)$(.bind($arg))*.$how(pool).await
            }
        }
    };
}

/// Reads with `fetch_all`, `fetch_optional` or `fetch_one`, inside a transaction.
macro_rules! read_in {
    ($tx:expr, $how:ident, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $tx {
            $crate::store::engine::Tx::Sqlite(tx) => {
                sqlx::query_as::<sqlx::Sqlite, _>($sql)$(.bind($arg))*.$how(&mut **tx).await
            }
            $crate::store::engine::Tx::Postgres(tx) => {
                sqlx::query_as::<sqlx::Postgres, _>($sql)$(.bind($arg))*.$how(&mut **tx).await
            }
        }
    };
}

/// Writes inside a transaction; gives the number of rows touched.
macro_rules! write_in {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $tx {
            $crate::store::engine::Tx::Sqlite(tx) => sqlx::query::<sqlx::Sqlite>($sql)
                $(.bind($arg))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
            $crate::store::engine::Tx::Postgres(tx) => sqlx::query::<sqlx::Postgres>($sql)
                $(.bind($arg))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
    };
}

/// Runs a [`Many`] over a slice, chunk by chunk, and gives the rows that came back.
macro_rules! many_in {
    ($tx:expr, $many:expr, $rows:expr, |$row:ident| $($arg:expr),+ $(,)?) => {{
        let mut found = Vec::new();
        for chunk in $crate::store::sql::chunks($rows) {
            let text = sqlx::AssertSqlSafe($many.text(chunk.len()));
            found.append(&mut match $tx {
                $crate::store::engine::Tx::Sqlite(tx) => {
                    let mut query = sqlx::query_as::<sqlx::Sqlite, _>(text);
                    for $row in chunk {
                        query = query$(.bind($arg))+;
                    }
                    query.fetch_all(&mut **tx).await?
                }
                $crate::store::engine::Tx::Postgres(tx) => {
                    let mut query = sqlx::query_as::<sqlx::Postgres, _>(text);
                    for $row in chunk {
                        query = query$(.bind($arg))+;
                    }
                    query.fetch_all(&mut **tx).await?
                }
            });
        }
        found
    }};
}

/// Reads columns of the same names as the fields, from the rows of both engines. `with` fields read themselves
/// from the same row.
macro_rules! from_row {
    ($row:ident { $($field:ident),+ $(,)? } $(with { $($part:ident: $part_row:ident),+ })?) => {
        from_row!(@ sqlx::sqlite::SqliteRow, $row { $($field),+ } $($($part: $part_row),+)?);
        from_row!(@ sqlx::postgres::PgRow, $row { $($field),+ } $($($part: $part_row),+)?);
    };
    (@ $engine:ty, $row:ident { $($field:ident),+ } $($part:ident: $part_row:ident),*) => {
        impl sqlx::FromRow<'_, $engine> for $row {
            fn from_row(row: &$engine) -> sqlx::Result<Self> {
                use sqlx::Row as _;
                Ok(Self {
                    $($part: <$part_row as sqlx::FromRow<'_, $engine>>::from_row(row)?,)*
                    $($field: row.try_get(stringify!($field))?),+
                })
            }
        }
    };
}

/// A statement over several rows at once, written for one row with `?` and spelled out for as many as needed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Many {
    /// What stands before the rows.
    pub head: &'static str,
    /// One row; `?` is replaced by `$1`, `$2` and so on.
    pub row: &'static str,
    /// What stands between two rows.
    pub between: &'static str,
    /// What stands after the rows.
    pub tail: &'static str,
}

/// How many rows one statement carries. Few sizes, so that few texts are prepared; 64 rows of 14 columns stay
/// far below the 32,766 placeholders SQLite takes.
pub(super) const CHUNK_SIZES: [usize; 3] = [64, 8, 1];

impl Many {
    /// The statement for `rows` rows.
    pub(super) fn text(&self, rows: usize) -> String {
        let mut placeholder = 0;
        let mut text = String::from(self.head);
        for row in 0..rows {
            if row > 0 {
                text.push_str(self.between);
            }
            for part in self.row.split_inclusive('?') {
                let Some(before) = part.strip_suffix('?') else {
                    text.push_str(part);
                    continue;
                };
                placeholder += 1;
                text.push_str(before);
                text.push_str(&format!("${placeholder}"));
            }
        }
        text.push_str(self.tail);
        text
    }
}

/// Cuts `rows` into pieces of the [`CHUNK_SIZES`], largest first.
pub(super) fn chunks<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = CHUNK_SIZES.into_iter().find(|size| *size <= rows.len())?;
        let (chunk, rest) = rows.split_at(size);
        rows = rest;
        Some(chunk)
    })
}

pub(super) use {from_row, many_in, read, read_in, statements, write_in};

#[cfg(test)]
mod tests {
    use super::{Many, chunks};

    #[test]
    fn a_statement_over_many_rows_counts_its_placeholders_through() {
        let many = Many { head: "V ", row: "(?, ?)", between: ", ", tail: " E" };
        assert_eq!(many.text(2), "V ($1, $2), ($3, $4) E");
    }

    #[test]
    fn seventy_three_rows_go_in_three_statements() {
        let sizes: Vec<_> = chunks(&[(); 73]).map(<[()]>::len).collect();
        assert_eq!(sizes, [64, 8, 1]);
    }
}

//! Tables as sheets of one workbook.

use rust_decimal::Decimal;

use super::{ColumnKind, Entry, Table, Tables, TablesError};
use crate::report::xlsx::{Book, Field, Sheet, write};

/// Rows of a sheet at most; a longer table goes on in the next sheet. The format allows 1,048,576 with the header.
const MOST_ROWS: usize = 1_000_000;

/// Writes the tables: numbers as numbers, words as words whatever they look like, the header frozen.
///
/// # Errors
/// What the format does not allow.
pub fn xlsx(tables: &Tables) -> Result<Vec<u8>, TablesError> {
    let sheets = tables.tables.iter().flat_map(|table| sheets(table, MOST_ROWS)).collect();
    Ok(write(&Book { title: tables.title.clone(), sheets })?)
}

pub(super) fn sheets(table: &Table, most: usize) -> Vec<Sheet> {
    let columns: Vec<(String, u16)> = table
        .columns
        .iter()
        .map(|column| (column.name.to_owned(), width(column.kind, column.name)))
        .collect();
    let sheet = |name: String, rows: &[Vec<Entry>]| Sheet {
        name,
        facts: Vec::new(),
        columns: columns.clone(),
        rows: rows.iter().map(|row| row.iter().map(field).collect()).collect(),
    };
    if table.rows.is_empty() {
        return vec![sheet(table.name.to_owned(), &[])];
    }
    let parts = table.rows.chunks(most).enumerate();
    let name = |part: usize| match part {
        0 => table.name.to_owned(),
        later => format!("{}_{}", table.name, later + 1),
    };
    parts.map(|(part, rows)| sheet(name(part), rows)).collect()
}

/// Width in letters.
fn width(kind: ColumnKind, name: &str) -> u16 {
    match (kind, name) {
        (ColumnKind::Count | ColumnKind::Figure, _) => 14,
        (
            ColumnKind::Words,
            "meaning" | "question_text" | "comment" | "step" | "value" | "topic_title" | "quotation",
        ) => 60,
        (ColumnKind::Words, "institution" | "fact" | "topic" | "belongs_to" | "answer" | "source") => 36,
        (ColumnKind::Words, _) => 20,
    }
}

fn field(entry: &Entry) -> Field {
    match entry {
        Entry::Empty => Field::Empty,
        Entry::Words(words) => Field::Words(words.clone()),
        Entry::Count(count) => Field::Number(Decimal::from(*count)),
        Entry::Figure(figure) => Field::Number(*figure),
    }
}

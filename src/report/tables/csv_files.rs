//! Tables as CSV, one file each in one archive.

use super::{ColumnKind, Entry, Table, Tables, TablesError, archive};
use crate::response::neutral;

/// What spreadsheets know UTF-8 by.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Writes the tables. Words a spreadsheet would take for a formula begin with an apostrophe, as in the other CSV files
/// of the service; numbers stand as they are.
///
/// # Errors
/// When they cannot be put together.
pub fn csv(tables: &Tables) -> Result<Vec<u8>, TablesError> {
    let file = |table: &Table| Ok((format!("{}.csv", table.name), one(table)?));
    archive(tables.tables.iter().map(file).collect::<Result<_, TablesError>>()?)
}

fn one(table: &Table) -> Result<Vec<u8>, TablesError> {
    let told = |error: &dyn std::fmt::Display| TablesError::Text(error.to_string());
    let mut writer = ::csv::Writer::from_writer(MARK.to_vec());
    writer.write_record(table.columns.iter().map(|column| column.name)).map_err(|error| told(&error))?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).map(|(entry, column)| cell(entry, column.kind));
        writer.write_record(cells).map_err(|error| told(&error))?;
    }
    writer.into_inner().map_err(|error| told(&error))
}

fn cell(entry: &Entry, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Words => neutral(&entry.text()),
        ColumnKind::Count | ColumnKind::Figure => entry.text(),
    }
}

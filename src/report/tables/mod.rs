//! Findings as tables for other programs: one thing a row, one fact a column, every column and code explained.
//!
//! [`round()`] makes them of everything the NHRI has of a round, [`release()`] of what disclosure control let out. The
//! writers ([`xlsx`], [`csv()`], [`json`], [`parquet()`]) decide nothing about the content. The same tables always give the
//! same bytes.

mod about;
mod codes;
mod columns;
mod csv_files;
mod json_file;
mod parquet_files;
mod released;
mod round;
#[cfg(test)]
mod tests;
mod workbook;

use rust_decimal::Decimal;

pub use csv_files::csv;
pub use json_file::json;
pub use parquet_files::{PLACES, PRECISION, parquet};
pub use released::release;
pub use round::{RoundInput, round};
pub use workbook::xlsx;

/// Tables that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// What they are about.
    pub title: String,
    /// The tables; the first says what must be known before anything is read out of the others, the last explains
    /// their columns.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in files: Latin letters.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<Entry>>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in files: Latin letters.
    pub name: &'static str,
    /// What stands in it.
    pub kind: ColumnKind,
    /// What it means, in the language of the reader.
    pub meaning: String,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words or codes.
    Words,
    /// A whole number.
    Count,
    /// An exact decimal number.
    Figure,
}

impl ColumnKind {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Words => "text",
            Self::Count => "integer",
            Self::Figure => "decimal",
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: not known, not applicable, or not released.
    Empty,
    /// Words or a code.
    Words(String),
    /// A whole number.
    Count(i64),
    /// An exact decimal number.
    Figure(Decimal),
}

impl Entry {
    fn some_words(words: Option<impl Into<String>>) -> Self {
        words.map_or(Self::Empty, |words| Self::from(words.into()))
    }

    /// A share of 0 to 1 in points of 100.
    fn points(share: Option<Decimal>) -> Self {
        share.map_or(Self::Empty, |share| Self::Figure((share * Decimal::ONE_HUNDRED).normalize()))
    }

    fn figure(figure: Option<Decimal>) -> Self {
        figure.map_or(Self::Empty, |figure| Self::Figure(figure.normalize()))
    }

    /// What a text file says of it; numbers with a point, whatever the language.
    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.clone(),
            Self::Count(count) => count.to_string(),
            Self::Figure(figure) => figure.to_string(),
        }
    }
}

impl From<String> for Entry {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }
}

impl From<&str> for Entry {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl From<u32> for Entry {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

/// Why tables could not be written.
#[derive(Debug, thiserror::Error)]
pub enum TablesError {
    /// The workbook.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A text file.
    #[error("the table cannot be written: {0}")]
    Text(String),
    /// A Parquet file.
    #[error("the Parquet file cannot be written: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// The archive around several files.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Memory did not take the bytes.
    #[error("the files cannot be put together: {0}")]
    Bytes(#[from] std::io::Error),
}

/// Files in one archive, dated by nothing.
fn archive(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, TablesError> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

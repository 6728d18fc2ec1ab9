//! One questionnaire as a workbook and back: for lawyers who work in a spreadsheet.
//!
//! Every cell is text. What is written and read again gives the same files, byte for byte, in their canonical form;
//! the sheets and columns are in `sheets.rs`, and both directions look there.

mod fill;
mod find;
mod grid;
mod open;
mod read_me;
mod row;
mod sheets;
mod styles;
mod take;
mod translations;
mod write;

pub use row::Places;

use crate::questionnaire::{Files, Problem};

/// The workbook of a questionnaire.
///
/// # Errors
/// Words a cell cannot hold, and words in a translation whose id is no longer there.
pub fn write_workbook(files: &Files) -> Result<Vec<u8>, Vec<Problem>> {
    let lost = translations::without_a_row(files);
    if !lost.is_empty() {
        return Err(lost);
    }
    write::write(files, &fill::fill(files)?).map_err(|message| vec![Problem::new("workbook", 0, message)])
}

/// The files in a workbook, as they stand: what they say is checked when they are read again.
///
/// # Errors
/// Every cell that cannot be read, as `name, sheet!cell: what is wrong, and what to do`.
pub fn read_workbook(name: &str, bytes: &[u8]) -> Result<Files, Vec<Problem>> {
    let book = open::open(name, bytes)?;
    take::take(&book)
}

/// Where things stand in a workbook, so that a problem of a file can be shown at its cell.
///
/// # Errors
/// When it is not a workbook.
pub fn places(name: &str, bytes: &[u8]) -> Result<Places, Vec<Problem>> {
    Ok(Places::of(&open::open(name, bytes)?))
}

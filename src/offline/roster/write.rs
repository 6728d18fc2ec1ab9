//! A roster as CSV and as a workbook, which [`read_roster_file`](super::read_roster_file) reads back without change.

use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::{ROSTER_COLUMNS, RosterRow, RosterTable};
use crate::offline::neutral;
use crate::response::{InstitutionKind, SizeBand};

/// Rows in which words can be chosen from a list, below those that are filled in too.
const ROOM: u32 = 500;

fn cells(row: &RosterRow) -> [&str; ROSTER_COLUMNS.len()] {
    ROSTER_COLUMNS.map(|column| {
        if column == ROSTER_COLUMNS[0] { row.name.as_str() } else { row.cell(column).unwrap_or_default() }
    })
}

/// The roster as CSV.
///
/// # Panics
/// Never: memory takes every row.
pub fn roster_csv(roster: &RosterTable) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(ROSTER_COLUMNS).expect("memory takes every row");
    for row in &roster.rows {
        writer.write_record(cells(row).map(neutral)).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}

/// The roster as a workbook: text in every cell, kinds and sizes to choose from.
///
/// # Errors
/// When it cannot be written.
pub fn roster_workbook(roster: &RosterTable) -> Result<Vec<u8>, String> {
    build(roster).map_err(|error| error.to_string())
}

fn build(roster: &RosterTable) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("roster")?.set_freeze_panes(1, 1)?;
    let (bold, plain) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (column, head) in (0..).zip(ROSTER_COLUMNS) {
        sheet.set_column_width(column, if column == 0 { 40 } else { 18 })?;
        sheet.set_column_format(column, &plain)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (line, row) in (1..).zip(&roster.rows) {
        for (column, cell) in (0..).zip(cells(row)) {
            sheet.write_string_with_format(line, column, cell, &plain)?;
        }
    }
    let last = u32::try_from(roster.rows.len()).unwrap_or(u32::MAX).saturating_add(ROOM);
    let kinds = DataValidation::new().allow_list_strings(&InstitutionKind::ALL.map(InstitutionKind::code))?;
    let sizes = DataValidation::new().allow_list_strings(&SizeBand::ALL.map(SizeBand::code))?;
    sheet.add_data_validation(1, 1, last, 1, &kinds)?;
    sheet.add_data_validation(1, 5, last, 5, &sizes)?;
    book.save_to_buffer()
}

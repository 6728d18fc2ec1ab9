//! The bytes of a workbook to cells. The only place that names the crate that reads them.
//!
//! Cells are read one by one: a sheet with one cell far to the right and far below would otherwise be given all the
//! room between.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::wrong::Refusal;

/// Sheets a workbook may have; one that was made here has five. Several may be made of one and the same part.
const MOST_SHEETS: usize = 64;
/// Cells all sheets may have together, those with a frame or a colour and nothing in them included.
const MOST_CELLS: usize = 2_000_000;
/// Bytes the words of all sheets may take together: many cells may name the same words.
const MOST_TEXT: usize = 64 * 1024 * 1024;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// A formula, whatever it shows.
    Formula,
    /// An error of the spreadsheet, a time of day.
    Strange,
}

/// The cells of one sheet by row and column, counted from 0; empty ones are not there.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Sheet {
    /// The text of a cell; empty for none.
    pub(super) fn text(&self, row: u32, column: u32) -> String {
        match self.rows.get(&row).and_then(|cells| cells.get(&column)) {
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Number(number)) => number.to_string(),
            Some(Cell::Day(day)) => day.to_string(),
            Some(Cell::Formula | Cell::Strange) | None => String::new(),
        }
    }
}

/// All sheets of a workbook.
///
/// # Errors
/// When it is none, or holds too much.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let names = book.sheet_names();
    if names.len() > MOST_SHEETS {
        return Err(Refusal::TooMuch);
    }
    let mut room = Room { cells: MOST_CELLS, text: MOST_TEXT };
    names.into_iter().map(|name| sheet(&mut book, name, &mut room)).collect()
}

/// What all sheets together may still hold.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn take(&mut self, text: usize) -> Result<(), Refusal> {
        self.cells = self.cells.checked_sub(1).ok_or(Refusal::TooMuch)?;
        self.text = self.text.checked_sub(text).ok_or(Refusal::TooMuch)?;
        Ok(())
    }
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::NotAWorkbook,
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String, room: &mut Room) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet { name, rows: BTreeMap::new() };
    values(book, &mut sheet, room)?;
    formulas(book, &mut sheet, room)?;
    Ok(sheet)
}

/// Takes the values in.
fn values(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<(), Refusal> {
    // A sheet of a chart has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else { return Ok(()) };
    while let Some(found) = cells.next_cell().map_err(refusal)? {
        let (row, column) = found.get_position();
        let cell = cell(Data::from(found.get_value().clone()));
        room.take(if let Some(Cell::Text(text)) = &cell { text.len() } else { 0 })?;
        if let Some(cell) = cell {
            sheet.rows.entry(row).or_default().insert(column, cell);
        }
    }
    Ok(())
}

/// Marks the cells that hold a formula.
fn formulas(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<(), Refusal> {
    let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else { return Ok(()) };
    while let Some(found) = cells.next_formula().map_err(refusal)? {
        if found.get_value().is_empty() {
            continue;
        }
        let (row, column) = found.get_position();
        room.take(0)?;
        sheet.rows.entry(row).or_default().insert(column, Cell::Formula);
    }
    Ok(())
}

fn cell(data: Data) -> Option<Cell> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.is_empty() => return None,
        Data::String(text) => Cell::Text(text),
        #[expect(clippy::cast_precision_loss, reason = "the format holds no larger whole numbers than these")]
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::Bool(value) => Cell::Text(if value { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            day.filter(|_| moment.is_datetime()).map_or(Cell::Strange, Cell::Day)
        }
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or(Cell::Strange, Cell::Day)
        }
        Data::DurationIso(_) | Data::Error(_) => Cell::Strange,
    })
}

//! The first sheet of a workbook as a table of words.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Range, Reader, Xlsx};

use super::guard::{Sent, look};
use crate::questionnaire::Problem;
use crate::response::plain;
use crate::table::{Row, Table, read_table};

/// Rows with something in them: the number of each in the sheet, and its cells; `None` is a formula or an error of the
/// spreadsheet.
pub(super) type SheetLines = Vec<(u64, Vec<Option<String>>)>;

/// Rows of a sheet at most.
const MOST_ROWS: usize = 20_000;

/// Reads a table that is CSV or the first sheet of a workbook. What a file is, its bytes decide.
///
/// # Errors
/// Every problem found, each with its line.
pub fn read_sheet(file: &str, bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    match look(bytes) {
        Ok(Sent::Workbook) => {
            let lines =
                sheet_of_workbook(bytes, MOST_ROWS).map_err(|words| vec![unreadable(file, &words)])?;
            table(file, lines)
        }
        Ok(Sent::Text(text)) => read_table(file, text.as_bytes()).map(|mut table| {
            table
                .rows
                .iter_mut()
                .flat_map(|row| &mut row.cells)
                .for_each(|cell| *cell = plain(cell).to_owned());
            table
        }),
        Ok(Sent::Tables(_)) | Err(_) => Err(vec![unreadable(file, "")]),
    }
}

fn unreadable(file: &str, words: &str) -> Problem {
    let message = format!("this is no table; send CSV in UTF-8 or an XLSX workbook without macros {words}");
    Problem::new(file, 0, message.trim_end())
}

fn table(file: &str, lines: SheetLines) -> Result<Table, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for (line, cells) in lines {
        let mut words = Vec::new();
        for (place, cell) in cells.into_iter().enumerate() {
            if cell.is_none() {
                let message = format!("cell {} is a formula or an error; put its value there", place + 1);
                problems.push(Problem::new(file, line, message));
            }
            words.push(cell.unwrap_or_default());
        }
        rows.push(Row { line, cells: words });
    }
    if rows.is_empty() {
        problems.push(Problem::new(file, 0, "the file is empty; the first line names the columns"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let header = rows.remove(0).cells;
    // Columns to the right of the last name hold nothing, or somebody's notes.
    let width = header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    let is_noted = |row: &&Row| row.cells[width..].iter().any(|cell| !cell.is_empty());
    let noted = rows.iter().filter(is_noted);
    let problems: Vec<Problem> = noted
        .map(|row| {
            Problem::new(
                file,
                row.line,
                "there is a cell to the right of the last named column; name it or clear it",
            )
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    rows.iter_mut().for_each(|row| row.cells.truncate(width));
    Ok(Table { header: header[..width].to_vec(), rows })
}

/// The lines of the first sheet, or the words of who could not read it; empty where there are too many.
pub(super) fn sheet_of_workbook(bytes: &[u8], most_rows: usize) -> Result<SheetLines, String> {
    let wrong = |error: calamine::XlsxError| error.to_string();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let Some(name) = book.sheet_names().first().cloned() else { return Err(String::new()) };
    let cells = book.worksheet_range(&name).map_err(wrong)?;
    let formulas = book.worksheet_formula(&name).map_err(wrong)?;
    let (Some((last_row, last_column)), true) = (cells.end(), cells.height() <= most_rows) else {
        return Ok(Vec::new());
    };
    let line = |row: u32| {
        let cell = |column: u32| text(&cells, &formulas, (row, column));
        (u64::from(row) + 1, (0..=last_column).map(cell).collect::<Vec<_>>())
    };
    let is_filled = |line: &(u64, Vec<Option<String>>)| {
        line.1.iter().any(|cell| cell.as_ref().is_none_or(|text| !text.is_empty()))
    };
    Ok((0..=last_row).map(line).filter(is_filled).collect())
}

fn text(cells: &Range<Data>, formulas: &Range<String>, place: (u32, u32)) -> Option<String> {
    if formulas.get_value(place).is_some_and(|formula| !formula.is_empty()) {
        return None;
    }
    match cells.get_value(place) {
        None | Some(Data::Empty) => Some(String::new()),
        Some(Data::String(text)) => Some(text.trim().to_owned()),
        Some(Data::Int(number)) => Some(number.to_string()),
        Some(Data::Float(number)) => Some(number.to_string()),
        Some(Data::DateTime(when)) => Some(day(*when)),
        Some(_) => None,
    }
}

/// A day as a spreadsheet keeps it, with its hours left out.
fn day(when: ExcelDateTime) -> String {
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

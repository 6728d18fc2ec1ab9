//! The first sheet of a workbook as a table of words.

use super::guard::{Sent, look};
use super::open::{Cell, Sheet, open};
use super::wrong::Refusal;
use crate::questionnaire::Problem;
use crate::response::{neutral, plain};
use crate::table::{Row, Table, read_table};

/// Rows with something in them: the number of each in the sheet, and its cells; `None` is a formula or an error of the
/// spreadsheet.
pub(super) type SheetLines = Vec<(u64, Vec<Option<String>>)>;

/// Rows of a sheet at most.
const MOST_ROWS: usize = 20_000;
/// Columns of a sheet at most: a cell farther to the right is somebody's slip.
const MOST_COLUMNS: u32 = 200;

/// Reads a table that is CSV or the one sheet of a workbook that is filled. What a file is, its bytes decide.
///
/// # Errors
/// Every problem found, each with its line.
pub fn read_sheet(file: &str, bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let refused = |_: Refusal| {
        let message = format!(
            "this is no table that can be read; send CSV in UTF-8, or an XLSX workbook without macros of at most \
             {MOST_ROWS} lines and {MOST_COLUMNS} columns"
        );
        vec![Problem::new(file, 0, message)]
    };
    match look(bytes).map_err(refused)? {
        Sent::Workbook => {
            let mut sheets = open(bytes).map_err(refused)?;
            sheets.retain(|sheet| !sheet.rows.is_empty());
            if let Some(second) = sheets.get(1) {
                let name = second.name.chars().take(60).collect::<String>();
                let message = format!("the sheet `{name}` is filled too; put all lines on one sheet");
                return Err(vec![Problem::new(file, 0, message)]);
            }
            let lines = sheets.first().map_or(Ok(Vec::new()), lines);
            table(file, lines.map_err(refused)?)
        }
        Sent::Text(text) => read_table(file, text.as_bytes()).map(|mut table| {
            table
                .rows
                .iter_mut()
                .flat_map(|row| &mut row.cells)
                .for_each(|cell| *cell = plain(cell).to_owned());
            table
        }),
        Sent::Tables(_) => Err(refused(Refusal::NotAWorkbook)),
    }
}

fn table(file: &str, lines: SheetLines) -> Result<Table, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for (line, cells) in lines {
        for place in cells.iter().enumerate().filter(|(_, cell)| cell.is_none()).map(|(place, _)| place + 1) {
            let message = format!("cell {place} is a formula or an error; put its value there");
            problems.push(Problem::new(file, line, message));
        }
        rows.push(Row { line, cells: cells.into_iter().map(Option::unwrap_or_default).collect() });
    }
    if rows.is_empty() {
        problems.push(Problem::new(file, 0, "the file is empty; the first line names the columns"));
        return Err(problems);
    }
    let header = rows.remove(0).cells;
    // Columns to the right of the last name hold nothing, or somebody's notes.
    let width = header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    let is_noted = |row: &&Row| row.cells[width..].iter().any(|cell| !cell.is_empty());
    problems.extend(rows.iter().filter(is_noted).map(|row| {
        let message =
            "a cell stands to the right of the last named column; name the column or clear the cell";
        Problem::new(file, row.line, message)
    }));
    if !problems.is_empty() {
        return Err(problems);
    }
    rows.iter_mut().for_each(|row| row.cells.truncate(width));
    Ok(Table { header: header[..width].to_vec(), rows })
}

/// The lines of the first sheet of a workbook.
///
/// # Errors
/// When it is none, or holds too much.
pub(super) fn sheet_of_workbook(bytes: &[u8]) -> Result<SheetLines, Refusal> {
    open(bytes)?.first().map_or(Ok(Vec::new()), lines)
}

/// Every line as wide as the widest.
fn lines(sheet: &Sheet) -> Result<SheetLines, Refusal> {
    let widest = sheet.rows.values().filter_map(|row| row.last_key_value()).map(|(column, _)| *column).max();
    if sheet.rows.len() > MOST_ROWS || widest.is_some_and(|column| column >= MOST_COLUMNS) {
        return Err(Refusal::TooMuch);
    }
    let columns = 0..=widest.unwrap_or_default();
    let cell = |row: u32, column: u32| match sheet.rows[&row].get(&column) {
        Some(Cell::Formula | Cell::Strange) => None,
        _ => Some(sheet.text(row, column).trim().to_owned()),
    };
    let line = |row: &u32| (u64::from(*row) + 1, columns.clone().map(|column| cell(*row, column)).collect());
    let is_filled = |line: &(u64, Vec<Option<String>>)| {
        line.1.iter().any(|cell| cell.as_ref().is_none_or(|text| !text.is_empty()))
    };
    Ok(sheet.rows.keys().map(line).filter(is_filled).collect())
}

/// The lines of a sheet, to be sent along with a form. Lines that hold nothing keep their place, so that numbers of
/// lines stay.
pub fn sheet_text(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(&table.header).expect("memory takes every row");
    let mut line = 1;
    for row in &table.rows {
        while line + 1 < row.line {
            writer.write_record(vec![""; table.header.len()]).expect("memory takes every row");
            line += 1;
        }
        let cells = row.cells.iter().map(|cell| neutral(cell));
        writer.write_record(cells).expect("memory takes every row");
        line = row.line;
    }
    String::from_utf8(writer.into_inner().expect("memory takes every row")).unwrap_or_default()
}

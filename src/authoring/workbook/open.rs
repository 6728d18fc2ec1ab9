//! The bytes of a workbook to sheets of text. The only place that names the crate that reads them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx, XlsxError};

use super::grid::column_name;
use super::sheets::{SHEETS, Sheet};
use crate::questionnaire::Problem;

/// A workbook that has been read.
pub(super) struct Book {
    /// What people know it by.
    pub(super) name: String,
    /// Rows of each sheet by its name.
    pub(super) sheets: BTreeMap<&'static str, Vec<RawRow>>,
}

/// One row that holds something.
pub(super) struct RawRow {
    /// Counted from 1, as spreadsheets do.
    pub(super) number: u64,
    /// Text by header, with the name of the column; cells with nothing in them included.
    pub(super) cells: BTreeMap<String, (String, String)>,
}

/// Reads every sheet the format knows.
///
/// # Errors
/// Missing sheets and columns, columns nobody knows, and cells that are not text.
pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Book, Vec<Problem>> {
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error: XlsxError| {
        vec![Problem::new(
            name,
            0,
            format!("this is not a workbook that can be read: {error}; save it as .xlsx"),
        )]
    })?;
    let mut book = Book { name: name.to_owned(), sheets: BTreeMap::new() };
    let mut problems = Vec::new();
    for sheet in &SHEETS {
        match (xlsx.worksheet_range(sheet.name), xlsx.worksheet_formula(sheet.name)) {
            (Ok(cells), Ok(formulas)) => {
                problems.extend(formula_problems(name, sheet, &formulas));
                book.sheets.insert(sheet.name, rows(name, sheet, &cells, &mut problems));
            }
            (Err(error), _) | (_, Err(error)) => {
                let message = format!("the sheet `{}` cannot be read ({error}); put it back", sheet.name);
                problems.push(Problem::new(name, 0, message));
            }
        }
    }
    if problems.is_empty() { Ok(book) } else { Err(problems) }
}

/// A cell as people name it: `book.xlsx, options!D17`.
pub(super) fn place(book: &str, sheet: &str, column: &str, row: u64) -> String {
    format!("{book}, {sheet}!{column}{row}")
}

fn formula_problems(name: &str, sheet: &Sheet, formulas: &Range<String>) -> Vec<Problem> {
    let start = formulas.start().unwrap_or_default();
    let found = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty());
    found
        .map(|(row, column, _)| {
            let column = column_name(start.1 as usize + column);
            let at = place(name, sheet.name, &column, u64::from(start.0) + row as u64 + 1);
            Problem::new(at, 0, "a formula stands here; put the text itself")
        })
        .collect()
}

fn rows(name: &str, sheet: &Sheet, cells: &Range<Data>, problems: &mut Vec<Problem>) -> Vec<RawRow> {
    let Some((last_row, last_column)) = cells.end() else {
        problems.push(Problem::new(
            name,
            0,
            format!("the sheet `{}` is empty; put its columns back", sheet.name),
        ));
        return Vec::new();
    };
    let heads = heads(name, sheet, cells, last_column, problems);
    let mut rows = Vec::new();
    for row in 1..=last_row {
        let mut read = RawRow { number: u64::from(row) + 1, cells: BTreeMap::new() };
        for (column, head) in &heads {
            let letters = column_name(*column as usize);
            let text = text(cells.get_value((row, *column))).unwrap_or_else(|message| {
                problems.push(Problem::new(place(name, sheet.name, &letters, read.number), 0, message));
                String::new()
            });
            read.cells.insert(head.clone(), (letters, text));
        }
        if read.cells.values().any(|(_, text)| !text.is_empty()) {
            rows.push(read);
        }
    }
    rows
}

/// The columns that are known, by their place.
fn heads(
    name: &str,
    sheet: &Sheet,
    cells: &Range<Data>,
    last: u32,
    problems: &mut Vec<Problem>,
) -> Vec<(u32, String)> {
    let known: Vec<String> = sheet.headers().into_iter().map(|(head, _)| head).collect();
    let mut found: Vec<(u32, String)> = Vec::new();
    for column in 0..=last {
        let head = text(cells.get_value((0, column))).unwrap_or_default();
        let is_used =
            || cells.rows().any(|row| row.get(column as usize).is_some_and(|cell| *cell != Data::Empty));
        let message = if known.contains(&head) && found.iter().all(|(_, other)| *other != head) {
            found.push((column, head));
            continue;
        } else if known.contains(&head) {
            format!("the column `{head}` stands twice; remove one")
        } else if head.is_empty() && !is_used() {
            continue;
        } else {
            format!(
                "there is no column `{head}`; correct or remove it (remarks may stand on a sheet of your own): \
                 the columns are {}",
                known.join(", ")
            )
        };
        problems.push(Problem::new(place(name, sheet.name, &column_name(column as usize), 1), 0, message));
    }
    for head in known.iter().filter(|head| found.iter().all(|(_, other)| other != *head)) {
        let message = format!("the column `{head}` is missing; put it back");
        problems.push(Problem::new(format!("{name}, {}", sheet.name), 0, message));
    }
    found
}

/// The text of a cell. Numbers and truth values that a spreadsheet made of text are taken back to it.
fn text(cell: Option<&Data>) -> Result<String, String> {
    match cell {
        None | Some(Data::Empty) => Ok(String::new()),
        Some(Data::String(text)) => Ok(text.clone()),
        Some(Data::Int(number)) => Ok(number.to_string()),
        Some(Data::Float(number)) => Ok(number.to_string()),
        Some(Data::Bool(value)) => Ok(if *value { "yes" } else { "no" }.to_owned()),
        Some(Data::Error(error)) => Err(format!("the spreadsheet reports {error} here; put the text itself")),
        Some(_) => {
            Err("this is a date for the spreadsheet; format the cell as text and write it again".to_owned())
        }
    }
}

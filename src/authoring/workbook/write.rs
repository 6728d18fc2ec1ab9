//! Sheets of text to the bytes of a workbook. With `styles.rs` the only place that names the crate that writes them.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use super::grid::Table;
use super::read_me;
use super::sheets::{Form, HEADER};
use super::styles::{Styles, height, width};
use crate::questionnaire::Files;

/// Rows below the filled ones that are ready for writing.
const ROOM: u32 = 500;

/// The workbook.
///
/// # Errors
/// What the format does not allow.
pub(super) fn write(files: &Files, tables: &[Table]) -> Result<Vec<u8>, String> {
    build(files, tables).map_err(|error| format!("this cannot be written as a workbook: {error}"))
}

fn build(files: &Files, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut book = Workbook::new();
    // The same questionnaire gives the same bytes whenever it is written.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&files.header.title).set_creation_datetime(&day));
    first(book.add_worksheet(), files, &styles)?;
    for table in tables {
        fill(book.add_worksheet(), table, &styles)?;
    }
    book.save_to_buffer()
}

fn first(page: &mut Worksheet, files: &Files, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name("read-me")?.set_column_width(0, 30)?.set_column_width(1, 110)?;
    let wrapped = styles.words.clone().set_locked();
    for (row, (what, about)) in (0..).zip(read_me::lines(files)) {
        let format = if row == 0 { &styles.title } else { &wrapped };
        page.write_string_with_format(row, 0, what, format)?;
        let high = if row == 0 { 24.0 } else { height([(about.as_str(), 110.0)].into_iter()) };
        page.set_row_height(row, high)?;
        page.write_string_with_format(row, 1, about, format)?;
    }
    page.set_landscape().set_print_fit_to_pages(1, 0).protect();
    Ok(())
}

fn fill(page: &mut Worksheet, table: &Table, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name(table.sheet.name)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    page.set_landscape().set_print_fit_to_pages(1, 0);
    let is_header = table.sheet.name == "questionnaire";
    let end = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(ROOM);
    for (column, (head, form)) in (0..).zip(table.sheet.headers()) {
        page.set_column_width(column, width(form))?;
        page.set_column_format(column, &free(styles, form))?;
        page.write_string_with_format(0, column, head, &styles.head)?;
        if !is_header {
            offer(page, (1, end), column, form)?;
        }
        for (row, cells) in (1..).zip(&table.rows) {
            cell(page, (row, column), &cells[usize::from(column)], styles.of(form))?;
        }
    }
    for (row, cells) in (1..).zip(&table.rows) {
        let headers = table.sheet.headers();
        let cells = cells.iter().zip(&headers).map(|(text, (_, form))| (text.as_str(), width(*form)));
        page.set_row_height(row, height(cells))?;
    }
    if is_header {
        for (row, (_, form)) in (1..).zip(HEADER) {
            offer(page, (row, row), 1, form)?;
        }
    } else {
        page.autofilter(0, 0, end, u16::try_from(table.sheet.headers().len() - 1).unwrap_or_default())?;
    }
    protect(page);
    Ok(())
}

/// The look of cells that wait for a row.
fn free(styles: &Styles, form: Form) -> Format {
    match form {
        Form::Words | Form::Flow => styles.words.clone(),
        Form::Id | Form::Short | Form::Closed(_) | Form::Usual(_) => styles.plain.clone(),
    }
}

/// Always as text, whatever it looks like.
fn cell(page: &mut Worksheet, at: (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    if text.is_empty() {
        let free = format.clone().set_unlocked();
        return page.write_blank(at.0, at.1, &free).map(|_| ());
    }
    page.write_string_with_format(at.0, at.1, text, format).map(|_| ())
}

/// A drop-down where the words are known.
fn offer(page: &mut Worksheet, rows: (u32, u32), column: u16, form: Form) -> Result<(), XlsxError> {
    let (words, style) = match form {
        Form::Closed(words) => (words, DataValidationErrorStyle::Stop),
        Form::Usual(words) => (words, DataValidationErrorStyle::Warning),
        Form::Id | Form::Words | Form::Short | Form::Flow => return Ok(()),
    };
    let list = DataValidation::new().allow_list_strings(words)?.set_error_style(style);
    page.add_data_validation(rows.0, column, rows.1, column, &list).map(|_| ())
}

/// Against accidents only: without a password.
fn protect(page: &mut Worksheet) {
    page.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
}

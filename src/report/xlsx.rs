//! Sheets of figures and words as a workbook.
//!
//! A number is a number with all its places, shown rounded by its format; words are words, whatever they look like.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::chart::Colour;

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Its title, among the properties of the file.
    pub title: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// One sheet: a header and rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Facts above the header: name and value.
    pub facts: Vec<(String, String)>,
    /// Heads of the columns, with their widths in letters.
    pub columns: Vec<(String, u16)>,
    /// The rows.
    pub rows: Vec<Vec<Field>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// Words on a colour that says nothing they do not.
    Shaded(String, Colour),
    /// A share of 0 to 1, shown in points of 100 with one place.
    Points(Decimal),
    /// A share of 0 to 1, shown in percent.
    Percent(Decimal),
    /// A number as it is.
    Number(Decimal),
}

impl From<String> for Field {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }
}

impl From<&str> for Field {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

/// Letters a cell can hold; the rest would make the file unreadable.
const MOST_LETTERS: usize = 32_767;
/// Letters the name of a sheet can have.
const MOST_OF_NAME: usize = 31;

/// Writes a workbook. The same workbook gives the same bytes.
///
/// # Errors
/// What the format does not allow.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new();
    let mut file = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    file.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&day));
    for sheet in &book.sheets {
        fill(file.add_worksheet(), sheet, &styles)?;
    }
    file.save_to_buffer()
}

struct Styles {
    head: Format,
    name: Format,
    words: Format,
    points: Format,
    percent: Format,
    number: Format,
}

impl Styles {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let cell =
            top.clone().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(colour(Colour::RULE));
        Self {
            head: top
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_font_color(colour(Colour::NAVY))
                .set_background_color(colour(Colour::TRACK))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(colour(Colour::NAVY)),
            name: top.set_bold(),
            words: cell.clone().set_text_wrap().set_indent(1).set_num_format("@"),
            points: cell.clone().set_num_format("0.0"),
            percent: cell.clone().set_num_format("0%"),
            number: cell.set_num_format("General"),
        }
    }
}

fn colour(Colour(red, green, blue): Colour) -> Color {
    Color::RGB(u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue))
}

fn fill(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    page.set_name(name(&sheet.name))?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, (_, width)) in (0..).zip(&sheet.columns) {
        page.set_column_width(column, f64::from(*width))?;
    }
    for (row, (name, value)) in (0..).zip(&sheet.facts) {
        page.write_string_with_format(row, 0, cut(name), &styles.name)?;
        page.write_string(row, 1, cut(value))?;
    }
    let facts = u32::try_from(sheet.facts.len()).unwrap_or_default();
    let header = if facts == 0 { 0 } else { facts + 1 };
    for (column, (head, _)) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(header, column, cut(head), &styles.head)?;
    }
    page.set_freeze_panes(header + 1, 1)?.set_repeat_rows(header, header)?;
    for (row, fields) in (header + 1..).zip(&sheet.rows) {
        for (column, field) in (0..).zip(fields) {
            cell(page, (row, column), field, styles)?;
        }
        page.set_row_height(row, height(fields, &sheet.columns))?;
    }
    Ok(())
}

fn cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    field: &Field,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let number = |decimal: &Decimal, scale: Decimal| (decimal * scale).to_f64().unwrap_or_default();
    match field {
        Field::Empty => page.write_blank(row, column, &styles.words),
        Field::Words(words) => page.write_string_with_format(row, column, cut(words), &styles.words),
        Field::Shaded(words, ground) => {
            let ink = colour(ground.ink_on());
            let shaded = styles.words.clone().set_background_color(colour(*ground)).set_font_color(ink);
            page.write_string_with_format(row, column, cut(words), &shaded)
        }
        Field::Points(share) => {
            page.write_number_with_format(row, column, number(share, Decimal::ONE_HUNDRED), &styles.points)
        }
        Field::Percent(share) => {
            page.write_number_with_format(row, column, number(share, Decimal::ONE), &styles.percent)
        }
        Field::Number(value) => {
            page.write_number_with_format(row, column, number(value, Decimal::ONE), &styles.number)
        }
    }
    .map(|_| ())
}

/// Without the signs a name of a sheet cannot have.
fn name(words: &str) -> String {
    words.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(MOST_OF_NAME).collect()
}

fn cut(words: &str) -> String {
    words.chars().take(MOST_LETTERS).collect()
}

/// Height of a line of text, in points, and the most lines of a row that are shown at once.
const LINE: (f64, u32) = (15.0, 20);

/// How high a row is, in points: not every spreadsheet works it out for itself.
fn height(fields: &[Field], columns: &[(String, u16)]) -> f64 {
    let lines = fields.iter().zip(columns).map(|(field, (_, width))| match field {
        Field::Words(words) | Field::Shaded(words, _) => {
            let letters = |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            words.lines().map(|line| letters(line) * 11 / 10 / u32::from(*width).max(1) + 1).sum()
        }
        Field::Empty | Field::Points(_) | Field::Percent(_) | Field::Number(_) => 1,
    });
    LINE.0 * f64::from(lines.max().unwrap_or(1).clamp(1, LINE.1))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn book() -> Book {
        let rows = vec![vec![
            "=1+1".into(),
            Field::Points(Decimal::new(6_666_666_667, 10)),
            Field::Percent(Decimal::new(5, 1)),
            Field::Shaded("Şəffaf".to_owned(), Colour::NAVY),
        ]];
        let columns = ["A", "B", "C", "D"].map(|head| (head.to_owned(), 20)).to_vec();
        let facts = vec![("+facts".to_owned(), "@value".to_owned())];
        Book {
            title: "Balabəy".to_owned(),
            sheets: vec![Sheet { name: "Xülasə: [1]".to_owned(), facts, columns, rows }],
        }
    }

    fn part(name: &str) -> String {
        let bytes = write(&book()).expect("it can be written");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("parts are text");
        text
    }

    #[test]
    fn the_same_workbook_gives_the_same_bytes() {
        assert!(write(&book()).expect("it can be written") == write(&book()).expect("it can be written"));
    }

    #[test]
    fn what_looks_like_a_formula_stays_text() {
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "{sheet}");
        assert!(part("xl/sharedStrings.xml").contains("=1+1"));
    }

    #[test]
    fn numbers_keep_all_their_places_and_rows_stand_below_a_frozen_header() {
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>66.66666667</v>") && sheet.contains("<v>0.5</v>"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"3\""), "{sheet}");
        assert!(part("xl/workbook.xml").contains("Xülasə 1"));
    }
}

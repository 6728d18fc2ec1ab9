//! Tables: real ones, with a header that comes again on every page.

use docx_rs::{
    BorderType, HeightRule, Paragraph, Shading, ShdType, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::blocks::runs;
use super::styles::{CELL, HEAD, align, hex};
use crate::chart::Colour;
use crate::report::document::{self, Callout, Cell, Column, Row, Text, Tone};
use crate::report::pdf::settled;

/// A row of this height is a header. The library has no word for it; the height is replaced in the package.
pub(super) const HEADER_HEIGHT: f32 = 341.0;

/// A table with header, shades and widths.
pub(super) fn write(content: &document::Table, measure: usize) -> Table {
    let widths = widths(content, measure);
    let mut rows = vec![header(&content.columns, &widths)];
    rows.extend(content.rows.iter().map(|row| match row {
        Row::Heading(words) => heading(words, widths.len(), measure),
        Row::Cells(cells) => cells_row(cells, &content.columns, &widths),
    }));
    framed(rows, widths)
}

/// Facts in two columns without rules.
pub(super) fn facts(details: &[(String, String)], measure: usize) -> Table {
    let widths = vec![measure * 3 / 10, measure * 7 / 10];
    let row = |(name, value): &(String, String)| {
        let cell = |words: &str, style, width| {
            let words = runs(Paragraph::new().style(style), &Text::from(words), None);
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(words)
        };
        TableRow::new(vec![cell(name, HEAD, widths[0]), cell(value, CELL, widths[1])]).cant_split()
    };
    let rows = details.iter().map(row).collect();
    laid_out(Table::without_borders(rows), widths.clone())
}

/// A box with a coloured ground.
pub(super) fn callout(callout: &Callout, measure: usize) -> Table {
    let ground = match callout.tone {
        Tone::Note => Colour(235, 243, 246),
        Tone::Caution => Colour(253, 244, 232),
    };
    let mut cell = TableCell::new().width(measure, WidthType::Dxa).shading(shade(ground));
    if let Some(title) = &callout.title {
        cell = cell.add_paragraph(runs(Paragraph::new().style(HEAD), &Text::from(title.as_str()), None));
    }
    for text in &callout.text {
        cell = cell.add_paragraph(runs(Paragraph::new(), text, None));
    }
    laid_out(Table::without_borders(vec![TableRow::new(vec![cell])]), vec![measure])
}

fn shade(colour: Colour) -> Shading {
    Shading::new().shd_type(ShdType::Clear).color("auto").fill(hex(colour))
}

/// Width of a letter of a cell and of the air beside the words, in twentieths of a point: a wide letter, as the
/// reader's fonts are not known here.
const LETTER: f32 = 118.0;
const AIR: f32 = 200.0;
/// No word, such as an address somebody typed, claims more letters than this for its column.
const MOST_LETTERS: usize = 18;

/// The widths asked for, stretched over the page; wide enough for the longest word where there is room.
fn widths(content: &document::Table, measure: usize) -> Vec<usize> {
    let parts = content.columns.iter().map(|column| f32::from(column.width.max(1)));
    let all: f32 = parts.clone().sum();
    let asked: Vec<f32> = parts.map(|part| measure as f32 * part / all.max(1.0)).collect();
    let needed: Vec<f32> = (0..content.columns.len()).map(|place| needed(content, place)).collect();
    settled(&asked, &needed).into_iter().map(|width| width as usize).collect()
}

/// The width below which a word of the column would be broken.
fn needed(content: &document::Table, place: usize) -> f32 {
    let cells = content.rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => cells.get(place).map(|cell| cell.text.words()),
        Row::Heading(_) => None,
    });
    let words = cells.chain([content.columns[place].head.clone()]);
    let longest = |words: String| words.split_whitespace().map(|word| word.chars().count()).max();
    let letters = words.filter_map(longest).max().unwrap_or_default();
    letters.min(MOST_LETTERS) as f32 * LETTER + AIR
}

fn header(columns: &[Column], widths: &[usize]) -> TableRow {
    let cell = |(column, width): (&Column, &usize)| {
        let words = Paragraph::new().style(HEAD).align(align(column.align)).keep_next(true);
        TableCell::new().width(*width, WidthType::Dxa).shading(shade(Colour::TRACK)).add_paragraph(runs(
            words,
            &Text::from(column.head.as_str()),
            None,
        ))
    };
    TableRow::new(columns.iter().zip(widths).map(cell).collect())
        .cant_split()
        .row_height(HEADER_HEIGHT)
        .height_rule(HeightRule::AtLeast)
}

fn heading(words: &str, columns: usize, measure: usize) -> TableRow {
    let words = runs(Paragraph::new().style(HEAD).keep_next(true), &Text::from(words), None);
    let cell = TableCell::new().grid_span(columns).shading(shade(Colour(246, 248, 250)));
    TableRow::new(vec![cell.width(measure, WidthType::Dxa).add_paragraph(words)]).cant_split()
}

/// One cell for each column; missing ones are empty.
fn cells_row(cells: &[Cell], columns: &[Column], widths: &[usize]) -> TableRow {
    let empty = Cell::default();
    let cell = |(place, (column, width)): (usize, (&Column, &usize))| {
        let found = cells.get(place).unwrap_or(&empty);
        let words = Paragraph::new().style(CELL).align(align(column.align));
        let cell = TableCell::new().width(*width, WidthType::Dxa).add_paragraph(runs(
            words,
            &found.text,
            found.shade.map(Colour::ink_on),
        ));
        match found.shade {
            Some(colour) => cell.shading(shade(colour)),
            None => cell,
        }
    };
    TableRow::new(columns.iter().zip(widths).enumerate().map(cell).collect()).cant_split()
}

/// Rules between the rows and none between the columns.
fn framed(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let rule = |position, size, colour| {
        TableBorder::new(position).border_type(BorderType::Single).size(size).color(hex(colour))
    };
    let borders = TableBorders::with_empty()
        .set(rule(TableBorderPosition::Top, 8, Colour::NAVY))
        .set(rule(TableBorderPosition::Bottom, 8, Colour::NAVY))
        .set(rule(TableBorderPosition::InsideH, 2, Colour::RULE));
    laid_out(Table::new(rows).set_borders(borders), widths)
}

fn laid_out(table: Table, widths: Vec<usize>) -> Table {
    table
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(50, 90, 50, 90))
}

//! How wide the columns of a table are: as the table asks, but wide enough for their longest word where there is room.

use super::flow::Flow;
use super::page::LEFT;
use super::table::{CELL, HEAD, PADDING};
use super::typeset::Typesetter;
use crate::report::document::{Column, Row, Table, Text};

/// Left edge and width of a column, in millimetres.
pub(super) type Place = (f32, f32);

/// No word, such as an address somebody typed, claims more than this for its column.
const LONGEST: f32 = 42.0;
/// Sums of widths of letters are not exact.
const TOLERANCE: f32 = 0.1;

/// Left edge and width of each column.
pub(super) fn places(flow: &Flow<'_>, table: &Table) -> Vec<Place> {
    let mut x = LEFT;
    let place = |width: f32| {
        x += width;
        (x - width, width)
    };
    settled(&asked(&table.columns, flow.measure), &needed(flow.typesetter, table))
        .into_iter()
        .map(place)
        .collect()
}

/// The widths the table asks for, stretched over the page.
fn asked(columns: &[Column], measure: f32) -> Vec<f32> {
    let parts = columns.iter().map(|column| f32::from(column.width.max(1)));
    let total: f32 = parts.clone().sum();
    parts.map(|part| measure * part / total).collect()
}

/// The widths below which a word of the column would be broken.
fn needed(typesetter: &Typesetter<'_>, table: &Table) -> Vec<f32> {
    let column = |(place, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => cells.get(place),
            Row::Heading(_) => None,
        });
        let head = typesetter.longest_word(&Text::from(column.head.as_str()), HEAD);
        let word = cells.map(|cell| typesetter.longest_word(&cell.text, CELL)).fold(head, f32::max);
        word.min(LONGEST) + 2.0 * PADDING.0 + TOLERANCE
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// Columns that are too narrow take from the others what those can spare, each in proportion.
pub(in crate::report) fn settled(asked: &[f32], needed: &[f32]) -> Vec<f32> {
    let both = || asked.iter().zip(needed);
    let lacking: f32 = both().map(|(asked, needed)| (needed - asked).max(0.0)).sum();
    let spare: f32 = both().map(|(asked, needed)| (asked - needed).max(0.0)).sum();
    // Where there is too little to spare, all of it goes to the columns that lack.
    let moved = lacking.min(spare);
    if moved == 0.0 {
        return asked.to_vec();
    }
    let settle = |(asked, needed): (&f32, &f32)| {
        if asked < needed {
            asked + (needed - asked) * moved / lacking
        } else {
            asked - (asked - needed) * moved / spare
        }
    };
    both().map(settle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_column_takes_from_the_wide_ones() {
        assert_eq!(settled(&[100.0, 20.0, 40.0], &[60.0, 30.0, 40.0]), [90.0, 30.0, 40.0]);
    }

    #[test]
    fn columns_stay_as_asked_where_the_words_fit_and_lack_as_little_as_can_be_where_they_do_not() {
        assert_eq!(settled(&[100.0, 60.0], &[50.0, 50.0]), [100.0, 60.0]);
        assert_eq!(settled(&[100.0, 60.0], &[99.0, 80.0]), [99.0, 61.0]);
        assert_eq!(settled(&[50.0, 60.0], &[99.0, 80.0]), [50.0, 60.0]);
    }
}

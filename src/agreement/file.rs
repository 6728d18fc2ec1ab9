//! The file of ratings: a row for each unit, a column for each rater.

use super::{Rating, Ratings};
use crate::questionnaire::Problem;
use crate::table::{Row, Table, read_table};

/// Names of a first column that says which unit a row is, and rates nothing.
const UNIT_COLUMNS: [&str; 8] = ["unit", "units", "id", "item", "case", "institution", "question", "answer"];

/// What a file of ratings holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingsFile {
    /// The ratings.
    pub ratings: Ratings,
    /// The name of the first column where it says which unit a row is.
    pub unit_column: Option<String>,
    /// Ratings that are words, with their places as sentences; with one of them only the nominal measure can be had.
    pub words: Vec<Problem>,
}

/// Reads a file of ratings. The first line names the raters, unless it has numbers alone. A first column named `unit`,
/// `id` or alike, or one that has words where all others have numbers, says which unit a row is.
///
/// # Errors
/// Every problem found, each with file and line.
pub fn read_ratings(file: &str, bytes: &[u8]) -> Result<RatingsFile, Vec<Problem>> {
    let mut table = read_table(file, bytes)?;
    if table.header.iter().all(|cell| !is_word(cell)) {
        let raters = (1..=table.header.len()).map(|rater| format!("rater {rater}")).collect();
        let first = std::mem::replace(&mut table.header, raters);
        table.rows.insert(0, Row { line: 1, cells: first });
    }
    let names_units = names_units(&table);
    let first = usize::from(names_units);
    if table.header.len() < first + 2 {
        let message =
            "there is one column of ratings; agreement needs two raters at least, a column for each";
        return Err(vec![Problem::new(file, 0, message)]);
    }
    if table.rows.is_empty() {
        return Err(vec![Problem::new(file, 0, "there is no rating below the first line")]);
    }
    let words = table.rows.iter().flat_map(|row| words(file, &table.header, row, first)).collect();
    let unit = |row: Row| row.cells[first..].iter().map(|cell| Rating::parse(cell)).collect();
    Ok(RatingsFile {
        unit_column: names_units.then(|| table.header[0].clone()),
        words,
        ratings: Ratings {
            raters: table.header.split_off(first),
            units: table.rows.into_iter().map(unit).collect(),
        },
    })
}

fn is_word(cell: &str) -> bool {
    matches!(Rating::parse(cell), Some(Rating::Word(_)))
}

fn names_units(table: &Table) -> bool {
    let named = UNIT_COLUMNS.iter().any(|name| table.header[0].eq_ignore_ascii_case(name));
    let words_first = table.rows.iter().any(|row| is_word(&row.cells[0]));
    let numbers_after = table.rows.iter().all(|row| row.cells[1..].iter().all(|cell| !is_word(cell)));
    named || (words_first && numbers_after && table.header.len() > 2)
}

fn words(file: &str, header: &[String], row: &Row, first: usize) -> Vec<Problem> {
    let places = row.cells.iter().zip(header).skip(first).filter(|(cell, _)| is_word(cell));
    places
        .map(|(cell, rater)| {
            let message =
                format!("`{cell}` of `{rater}` is no number; leave the cell empty where a rating is missing");
            Problem::new(file, row.line, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<RatingsFile, Vec<Problem>> {
        read_ratings("ratings.csv", text.as_bytes())
    }

    #[test]
    fn raters_are_named_in_the_first_line_or_counted() {
        let named = read("anna,bela\n1,2\n3,\n").unwrap();
        assert_eq!(named.ratings.raters, ["anna", "bela"]);
        assert_eq!(named.ratings.units.len(), 2);
        assert_eq!(named.ratings.units[1][1], None);
        let counted = read("1,2\n3,\n").unwrap();
        assert_eq!(counted.ratings.raters, ["rater 1", "rater 2"]);
        assert_eq!(counted.ratings.units, named.ratings.units);
    }

    #[test]
    fn a_column_that_says_which_unit_a_row_is_is_no_rater() {
        for text in ["Unit,a,b\n1,1,2\n2,3,4\n", "which,a,b\nfirst,1,2\nsecond,3,4\n"] {
            let file = read(text).unwrap();
            assert!(file.unit_column.is_some());
            assert_eq!(file.ratings.raters, ["a", "b"]);
            assert_eq!(file.words, []);
        }
        // Words everywhere are ratings.
        assert_eq!(read("a,b,c\nyes,no,yes\nno,no,no\n").unwrap().ratings.raters.len(), 3);
    }

    #[test]
    fn a_word_among_numbers_is_pointed_at() {
        let file = read("a,b\n1,2\nn/a,2\n").unwrap();
        assert_eq!(file.words.len(), 1);
        assert!(file.words[0].to_string().starts_with("ratings.csv:3: `n/a` of `a` is no number"));
    }

    #[test]
    fn a_file_without_ratings_is_refused_with_the_reason() {
        let message = |text: &str| read(text).unwrap_err()[0].to_string();
        assert!(message("unit,a\n1,2\n").contains("two raters"));
        assert!(message("a,b\n").contains("no rating"));
        assert!(message("").contains("empty"));
    }
}

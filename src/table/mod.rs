//! Tables as CSV, as people's programs write them: comma, semicolon or tab; with or without a byte order mark. Every
//! problem is listed with its line; nothing is half read.

mod text;

pub use text::{Lines, as_text};

use csv::{ByteRecord, ReaderBuilder, StringRecord, Trim};

use crate::questionnaire::Problem;

/// A table of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells of the first line, without spaces around them.
    pub header: Vec<String>,
    /// The other lines that are not empty.
    pub rows: Vec<Row>,
}

/// A line of a table. It has as many cells as the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// Its cells, without spaces around them.
    pub cells: Vec<String>,
}

impl Table {
    /// Place of a column by its name; upper and lower case of Latin letters are the same.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let same = |known: &&String| known.eq_ignore_ascii_case(name.trim());
        self.header.iter().position(|known| same(&known))
    }
}

/// Reads a table.
///
/// # Errors
/// Every problem found, each with file and line: not UTF-8, cut short, rows longer or shorter than the header.
pub fn read_table(file: &str, bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let text = as_text(file, bytes).map_err(|problem| vec![problem])?;
    let lines = Lines::of(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut problems = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) if is_empty(&record) => {}
            Ok(record) if table.header.is_empty() => table.header = cells(&record),
            Ok(record) if record.len() == table.header.len() => {
                table.rows.push(Row { line: lines.at(record.position()), cells: cells(&record) });
            }
            Ok(record) => {
                problems.push(ragged(file, lines.at(record.position()), &record, table.header.len()));
            }
            Err(error) => problems.push(Problem::new(file, lines.at(error.position()), error.to_string())),
        }
    }
    if table.header.is_empty() {
        problems.push(Problem::new(file, 0, "the file is empty; the first line names the columns"));
    }
    if problems.is_empty() { Ok(table) } else { Err(problems) }
}

fn cells(record: &StringRecord) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

/// An empty line; a table of one column may have an empty cell, which looks the same and says as little.
fn is_empty(record: &StringRecord) -> bool {
    record.len() == 1 && record[0].is_empty()
}

fn ragged(file: &str, line: u64, record: &StringRecord, columns: usize) -> Problem {
    let message = format!(
        "this row has {} cells, the first line has {columns}; give every row as many, with nothing between the separators where a value is missing",
        record.len()
    );
    Problem::new(file, line, message)
}

/// What separates the cells: whichever of comma, semicolon and tab splits the first line most.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let parts = |delimiter: u8| {
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(first.as_bytes());
        let mut record = ByteRecord::new();
        reader.read_byte_record(&mut record).map_or(0, |_| record.len())
    };
    // The first of those that split alike: a comma.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| parts(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, Vec<String>> {
        read_table("t.csv", text.as_bytes())
            .map_err(|problems| problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn comma_semicolon_and_tab_are_told_apart() {
        for separator in [",", ";", "\t"] {
            let text = ["country,region", "\"A, B; C\",north", "", "D,"]
                .join("\r\n")
                .replace(",r", &format!("{separator}r"));
            let text = text.replace(",n", &format!("{separator}n")).replace("D,", &format!("D{separator}"));
            let table = read(&format!("\u{feff}{text}")).unwrap();
            assert_eq!(table.header, ["country", "region"], "{separator:?}");
            assert_eq!(table.rows[0].cells, ["A, B; C", "north"]);
            assert_eq!(
                (table.rows[1].line, table.rows[1].cells.as_slice()),
                (4, ["D".into(), String::new()].as_slice())
            );
            assert_eq!(table.column("REGION"), Some(1));
        }
    }

    #[test]
    fn every_problem_is_named_with_its_line() {
        let problems = read("a,b\n1\n1,2\n1,2,3\n").unwrap_err();
        assert_eq!(problems.len(), 2);
        assert!(problems[0].starts_with("t.csv:2: this row has 1 cells"), "{problems:?}");
        assert!(problems[1].starts_with("t.csv:4: this row has 3 cells"), "{problems:?}");
        assert!(read("\n\n").unwrap_err()[0].contains("empty"));
        assert!(read("a,b\n\"1,2").unwrap_err()[0].contains("cut short"));
        assert!(
            read_table("t.csv", b"a\n\xff").unwrap_err()[0]
                .to_string()
                .starts_with("t.csv:2: the file is not UTF-8")
        );
    }
}

//! A workbook between the files and the spreadsheet format: sheets of text.

use super::sheets::{LANGUAGES, Sheet};

/// A sheet of text below its headers.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Which sheet it is.
    pub(super) sheet: &'static Sheet,
    /// Its rows, each as long as its headers.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) const fn new(sheet: &'static Sheet) -> Self {
        Self { sheet, rows: Vec::new() }
    }

    /// Adds a row from cells by header; what is not named stays empty.
    pub(super) fn add(&mut self, cells: &Cells) {
        let value = |key: &str| cells.0.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone());
        let row = self.sheet.headers().iter().map(|(key, _)| value(key).unwrap_or_default()).collect();
        self.rows.push(row);
    }
}

/// The cells of one row by header.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells(Vec<(String, String)>);

impl Cells {
    /// A cell.
    pub(super) fn put(&mut self, key: &str, text: impl Into<String>) -> &mut Self {
        self.0.push((key.to_owned(), text.into()));
        self
    }

    /// A cell with `yes`, empty for no.
    pub(super) fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.put(key, if value { "yes" } else { "" })
    }

    /// A cell that may be empty.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl ToString>) -> &mut Self {
        self.put(key, value.map(|value| value.to_string()).unwrap_or_default())
    }

    /// The words in every language, the authoritative one first.
    pub(super) fn words(&mut self, key: &str, words: [&str; 3]) -> &mut Self {
        for (code, text) in LANGUAGES.iter().zip(words) {
            self.put(&format!("{key}::{code}"), text);
        }
        self
    }
}

/// The name of a column as spreadsheets have it: `A`, `Z`, `AA`.
pub(super) fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        let found = [0, 25, 26, 51, 52, 701, 702].map(column_name);
        assert_eq!(found, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}

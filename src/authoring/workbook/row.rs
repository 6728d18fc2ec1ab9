//! Reading one row: each cell as what it should be, every problem kept with its cell.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

use super::open::{Book, RawRow, place};
use crate::questionnaire::{Id, Problem, read_flow};

/// Reads a workbook and keeps what is wrong in it.
pub(super) struct BookReader<'a> {
    book: &'a Book,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> BookReader<'a> {
    pub(super) const fn new(book: &'a Book) -> Self {
        Self { book, problems: RefCell::new(Vec::new()) }
    }

    /// The rows of a sheet.
    pub(super) fn rows(&'a self, sheet: &'static str) -> impl Iterator<Item = Row<'a>> {
        let raw = self.book.sheets.get(sheet).into_iter().flatten();
        raw.map(move |raw| Row { reader: self, sheet, raw })
    }

    /// A problem of the workbook as a whole, or of a sheet.
    pub(super) fn problem(&self, sheet: &str, message: impl Into<String>) {
        let at = format!("{}, {sheet}", self.book.name);
        self.problems.borrow_mut().push(Problem::new(at, 0, message));
    }

    /// What was wrong.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    reader: &'a BookReader<'a>,
    sheet: &'static str,
    raw: &'a RawRow,
}

impl Row<'_> {
    /// Its number, counted from 1.
    pub(super) const fn number(&self) -> u64 {
        self.raw.number
    }

    /// A cell as it stands.
    pub(super) fn text(&self, key: &str) -> String {
        self.raw.cells.get(key).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// A cell that holds a word or a value, without the spaces around it.
    fn value(&self, key: &str) -> String {
        self.text(key).trim().to_owned()
    }

    pub(super) fn problem(&self, key: &str, message: impl Into<String>) {
        let column = self.raw.cells.get(key).map_or("A", |(column, _)| column.as_str());
        let at = place(&self.reader.book.name, self.sheet, column, self.raw.number);
        self.reader.problems.borrow_mut().push(Problem::new(at, 0, message));
    }

    /// Words that must be there.
    pub(super) fn needed(&self, key: &str) -> String {
        let text = self.text(key);
        if text.is_empty() {
            self.problem(key, format!("`{key}` is empty; write it"));
        }
        text
    }

    pub(super) fn id(&self, key: &str) -> Id {
        let text = self.value(key);
        if text.is_empty() {
            self.problem(key, format!("`{key}` is empty; every row needs it"));
        }
        Id { text, line: self.raw.number }
    }

    pub(super) fn maybe_id(&self, key: &str) -> Option<Id> {
        Some(self.value(key)).filter(|text| !text.is_empty()).map(|text| Id { text, line: self.raw.number })
    }

    /// Ids divided by commas.
    pub(super) fn ids(&self, key: &str) -> Vec<Id> {
        let text = self.value(key);
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.map(|word| Id { text: word.to_owned(), line: self.raw.number }).collect()
    }

    /// A value read from its text, where there is one.
    pub(super) fn read<T: FromStr>(&self, key: &str, what: &str) -> Option<T> {
        let text = self.value(key);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.problem(key, format!("`{text}` is not {what}; correct it"));
        }
        read
    }

    pub(super) fn number_or(&self, key: &str, otherwise: Decimal) -> Decimal {
        self.decimal(key).unwrap_or(otherwise)
    }

    pub(super) fn decimal(&self, key: &str) -> Option<Decimal> {
        self.read(key, "a number such as 0.25")
    }

    /// `yes`, or nothing.
    pub(super) fn flag(&self, key: &str) -> bool {
        match self.value(key).as_str() {
            "yes" => true,
            "no" | "" => false,
            other => {
                self.problem(key, format!("`{other}` is neither `yes` nor `no`; use one of them or nothing"));
                false
            }
        }
    }

    /// A value in the form of the files, where there is one.
    pub(super) fn flow<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let text = self.value(key);
        if text.is_empty() {
            return None;
        }
        read_flow(&text).map_err(|why| self.problem(key, format!("{why}; correct `{key}`"))).ok()
    }

    /// A value that must be there; the second one stands in when it is not, and a problem says so.
    pub(super) fn flow_or<T: DeserializeOwned>(&self, key: &str, otherwise: T) -> T {
        if self.value(key).is_empty() {
            self.problem(key, format!("`{key}` is empty; write it"));
        }
        self.flow(key).unwrap_or(otherwise)
    }
}

/// Where the things with ids stand in a workbook.
pub struct Places {
    book: String,
    by_id: BTreeMap<String, (&'static str, u64)>,
}

/// Sheets whose rows have an id no other row has.
const NAMED: [&str; 6] = ["reasons", "unit kinds", "nodes", "indicators", "questions", "consistency"];

impl Places {
    pub(super) fn of(book: &Book) -> Self {
        let mut by_id = BTreeMap::new();
        for sheet in NAMED {
            for row in book.sheets.get(sheet).into_iter().flatten() {
                let id = row.cells.get("id").map(|(_, id)| id.trim().to_owned()).unwrap_or_default();
                by_id.insert(id, (sheet, row.number));
            }
        }
        Self { book: book.name.clone(), by_id }
    }

    /// The problem at the row it is about, when the text of its file tells which one that is.
    pub fn locate(&self, problem: Problem, text: &str) -> Problem {
        let end = usize::try_from(problem.line).unwrap_or(usize::MAX);
        let above: Vec<&str> = text.lines().take(end).collect();
        let found = above.iter().rev().find_map(|line| self.by_id.get(named(line)?));
        match found {
            Some((sheet, row)) => {
                let at = format!("{}, {sheet}!{row}:{row}", self.book);
                Problem::new(at, 0, format!("{} ({}:{})", problem.message, problem.file, problem.line))
            }
            None => problem,
        }
    }
}

/// The id a line of a file begins with: `- id: law` or `law:`.
fn named(line: &str) -> Option<&str> {
    let line = line.trim();
    let id = line.strip_prefix("- id: ").or_else(|| line.strip_suffix(':'))?;
    Some(id.trim_matches('"'))
}

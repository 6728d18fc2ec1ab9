//! A workbook that comes back: what it says, and every cell that cannot be taken.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::answer::{Answers, Cells, Spot, text, words};
use super::facts::{Asking, Facts, Place};
use super::layout::{BASE_SHEET, BASE_START, Column, FORMAT, LONGEST_CELL, MARK, cell_name};
use super::open::{Cell, Sheet, open};
use super::upload::{Entry, Field, Filled, Value};
use super::wrong::{CellError, Refusal, Wrong};
use crate::questionnaire::QuestionKind;
use crate::response::{Answer, GivenAnswer};
use crate::texts::Language;

/// Reads a workbook of this response. Rows may have been moved, sorted or left out.
///
/// # Errors
/// Why the whole file is not taken.
pub fn read_workbook(facts: &Facts<'_>, bytes: &[u8]) -> Result<Filled, Refusal> {
    let sheets = open(bytes)?;
    let base = sheets.iter().find(|sheet| sheet.name == BASE_SHEET).ok_or(Refusal::NotOurs)?;
    let language = belongs(facts, base)?;
    let (sheet, head) =
        sheets.iter().find_map(|sheet| Some((sheet, head(sheet)?))).ok_or(Refusal::Damaged)?;
    let columns = columns(sheet, head).ok_or(Refusal::Damaged)?;
    let mut reading = Reading {
        facts,
        sheet,
        columns,
        language,
        base: bases(base),
        askings: facts.all(),
        errors: Vec::new(),
        heads: BTreeMap::new(),
        elements: BTreeMap::new(),
    };
    reading.rows(head);
    Ok(reading.finish())
}

/// The language of the workbook, when it is of this response.
fn belongs(facts: &Facts<'_>, base: &Sheet) -> Result<Language, Refusal> {
    let head: BTreeMap<String, String> =
        (0..BASE_START).map(|row| (base.text(row, 0), base.text(row, 1))).collect();
    let is = |key: &str, value: &str| head.get(key).is_some_and(|known| known == value);
    if !head.contains_key("response") {
        return Err(Refusal::NotOurs);
    }
    if !is("format", FORMAT) {
        return Err(Refusal::OtherFormat);
    }
    if !is("institution", &facts.institution.to_string()) {
        return Err(Refusal::OtherInstitution);
    }
    if !is("round", &facts.round.to_string()) {
        return Err(Refusal::OtherRound);
    }
    if !is("questionnaire", facts.sha256) || !is("response", &facts.response.to_string()) {
        return Err(Refusal::OtherQuestionnaire);
    }
    let language = head.get("language").and_then(|code| Language::from_code(code));
    Ok(language.unwrap_or(Language::English))
}

/// The row with the codes of the columns.
fn head(sheet: &Sheet) -> Option<u32> {
    let is_head = |cells: &BTreeMap<u32, Cell>| {
        cells.values().any(|cell| matches!(cell, Cell::Text(text) if text == Column::Question.code()))
    };
    sheet.rows.iter().find(|(_, cells)| is_head(cells)).map(|(row, _)| *row)
}

/// Where each column is; people may have moved them.
fn columns(sheet: &Sheet, head: u32) -> Option<BTreeMap<Column, u32>> {
    let mut found = BTreeMap::new();
    for (place, cell) in sheet.rows.get(&head)? {
        let Cell::Text(code) = cell else { continue };
        let known = Column::ALL.into_iter().find(|column| column.code() == code);
        if code.starts_with(MARK) && known.is_none_or(|column| found.insert(column, *place).is_some()) {
            return None;
        }
    }
    let is_needed = |column: &Column| !matches!(column, Column::UnitName | Column::Text | Column::Help);
    Column::ALL
        .iter()
        .filter(|column| is_needed(column))
        .all(|column| found.contains_key(column))
        .then_some(found)
}

/// What was stored when the workbook was made.
fn bases(sheet: &Sheet) -> BTreeMap<Place, GivenAnswer> {
    let mut found = BTreeMap::new();
    for (row, cells) in sheet.rows.range(BASE_START..) {
        let unit = sheet.text(*row, 1);
        let place = Place { question: sheet.text(*row, 0), unit: unit.parse().ok() };
        let json: String =
            cells.keys().filter(|column| **column >= 3).map(|column| sheet.text(*row, *column)).collect();
        if let Ok(given) = serde_json::from_str(&json) {
            found.insert(place, given);
        }
    }
    found
}

struct Reading<'a> {
    facts: &'a Facts<'a>,
    sheet: &'a Sheet,
    columns: BTreeMap<Column, u32>,
    language: Language,
    base: BTreeMap<Place, GivenAnswer>,
    askings: BTreeMap<Place, Asking<'a>>,
    errors: Vec<CellError>,
    /// The row of each asking.
    heads: BTreeMap<Place, u32>,
    /// The rows of elements.
    elements: BTreeMap<Place, BTreeMap<String, u32>>,
}

impl<'a> Reading<'a> {
    fn cell(&self, row: u32, column: Column) -> Option<&'a Cell> {
        self.sheet.rows.get(&row)?.get(self.columns.get(&column)?)
    }

    fn at(&self, row: u32, column: Column) -> String {
        let place = self.columns.get(&column).copied().unwrap_or_default();
        cell_name(&self.sheet.name, place, row)
    }

    fn wrong(&mut self, row: u32, column: Column, question: &str, wrong: Wrong) {
        self.errors.push(CellError::new(self.at(row, column), question, wrong));
    }

    /// Finds out what each row is about.
    fn rows(&mut self, head: u32) {
        let rows: Vec<u32> = self.sheet.rows.range(head + 1..).map(|(row, _)| *row).collect();
        for row in rows {
            // The heading people read, and those of sections.
            if !self.code(row, Column::Element).starts_with(MARK) {
                self.row(row);
            }
        }
    }

    fn code(&self, row: u32, column: Column) -> String {
        text(self.cell(row, column)).unwrap_or_default().trim().to_owned()
    }

    fn row(&mut self, row: u32) {
        let code = self.code(row, Column::Question);
        if code.is_empty() {
            let written = Column::OPEN.into_iter().find(|column| self.cell(row, *column).is_some());
            if let Some(column) = written {
                self.wrong(row, column, "", Wrong::NoCode);
            }
            return;
        }
        let (unit, element) = (self.code(row, Column::Unit), self.code(row, Column::Element));
        let place = Place { question: code.clone(), unit: unit.parse::<Uuid>().ok() };
        let is_unit_read = unit.is_empty() || place.unit.is_some();
        let Some(asking) = self.askings.get(&place).filter(|_| is_unit_read) else {
            return self.wrong(row, Column::Question, "", Wrong::UnknownCode(code));
        };
        let before = if element.is_empty() {
            self.heads.get(&place).copied()
        } else if asking.question.option(&element).is_none() {
            return self.wrong(row, Column::Element, &code, Wrong::UnknownCode(element));
        } else {
            self.elements.get(&place).and_then(|rows| rows.get(&element)).copied()
        };
        if let Some(first) = before {
            let first = self.at(first, Column::Question);
            return self.wrong(row, Column::Question, &code, Wrong::Twice(first));
        }
        if element.is_empty() {
            self.heads.insert(place, row);
        } else {
            self.elements.entry(place).or_default().insert(element, row);
        }
    }

    fn finish(mut self) -> Filled {
        let known: BTreeSet<Place> = self.heads.keys().chain(self.elements.keys()).cloned().collect();
        let absent = self.facts.read().filter(|place| !known.contains(place)).count();
        let mut entries = Vec::new();
        for place in known {
            let Some(asking) = self.askings.get(&place).copied() else { continue };
            entries.extend(self.entry(place, asking));
        }
        self.errors.sort();
        Filled { entries, errors: self.errors, absent }
    }

    fn entry(&mut self, place: Place, asking: Asking<'a>) -> Option<Entry> {
        let Some(row) = self.heads.get(&place).copied() else {
            let row = self.elements.get(&place).and_then(|rows| rows.values().next()).copied()?;
            self.wrong(row, Column::Question, &place.question, Wrong::ElementsMissing);
            return None;
        };
        let base = self.base.get(&place).cloned().unwrap_or_default();
        let mut fields = BTreeMap::new();
        if !matches!(&base.answer, Some(Answer::Text(text)) if is_too_long(text))
            && let Some(found) = self.answer(&place, asking, row)
        {
            fields.insert(Field::Answer, found);
        }
        for (field, column, stored) in
            [(Field::Comment, Column::Comment, &base.comment), (Field::Source, Column::Source, &base.source)]
        {
            if is_too_long(stored) {
                continue;
            }
            match text(self.cell(row, column)).and_then(words) {
                Ok(words) => drop(fields.insert(field, (self.at(row, column), Value::Words(words)))),
                Err(wrong) => self.wrong(row, column, &place.question, wrong),
            }
        }
        Some(Entry { place, fields, base: Some(base) })
    }

    fn answer(&mut self, place: &Place, asking: Asking<'a>, row: u32) -> Option<(String, Value)> {
        let question = asking.question;
        let rows = self.elements.get(place).cloned().unwrap_or_default();
        let is_checklist = matches!(question.kind, QuestionKind::Checklist { .. });
        if is_checklist && rows.len() < question.options().len() {
            self.wrong(row, Column::Question, &question.id, Wrong::ElementsMissing);
            return None;
        }
        let element = |(id, row): (&String, &u32)| (id.clone(), self.cell(*row, Column::Answer));
        let cells = Cells {
            answer: self.cell(row, Column::Answer),
            instead: self.cell(row, Column::Instead),
            reason: self.cell(row, Column::Reason),
            elements: rows.iter().map(element).collect(),
        };
        let answers = Answers { questionnaire: self.facts.questionnaire, question, language: self.language };
        match answers.read(&cells) {
            Ok(answer) => {
                let is_instead = cells.instead.is_some();
                let first = rows.values().min().copied();
                let at = match (first, is_instead) {
                    (_, true) => self.at(row, Column::Instead),
                    (Some(first), false) => self.at(first, Column::Answer),
                    (None, false) => self.at(row, Column::Answer),
                };
                Some((at, Value::Answer(answer)))
            }
            Err((spot, wrong)) => {
                let (row, column) = match spot {
                    Spot::Answer => (row, Column::Answer),
                    Spot::Instead => (row, Column::Instead),
                    Spot::Reason => (row, Column::Reason),
                    Spot::Element(id) => (rows.get(&id).copied().unwrap_or(row), Column::Answer),
                };
                self.wrong(row, column, &question.id, wrong);
                None
            }
        }
    }
}

/// True for words a cell could not hold: a note stood in their place.
fn is_too_long(text: &str) -> bool {
    text.encode_utf16().count() > LONGEST_CELL
}

//! The answers CSV: many institutions, one row per answer. Every problem is listed; nothing is half read.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord, Trim};

use super::answer::{Answer, GivenAnswer};
use super::cell::parse_cell;
use super::sheet::{AnswerKey, AnswerSheet, SheetUnit};
use crate::questionnaire::{PerUnitProblem, Problem, Questionnaire};
use crate::table::{Lines, as_text};

/// The header of an answers CSV, in this order.
pub const ANSWERS_HEADER: [&str; 8] =
    ["institution", "unit", "unit_kind", "question", "answer", "reason", "comment", "source"];

/// Begins the question of a row that chooses a section instead of answering: `section:law`.
const SECTION: &str = "section:";
/// The answer of such a row: each unit answers the section.
const PER_UNIT: &str = "per-unit";

/// Every institution of a file with its answers, by name.
pub type Sheets = BTreeMap<String, AnswerSheet>;

/// Reads an answers CSV.
///
/// # Errors
/// Every problem found, each with file and line.
pub fn read_answers(questionnaire: &Questionnaire, file: &str, bytes: &[u8]) -> Result<Sheets, Vec<Problem>> {
    let text = as_text(file, bytes).map_err(|problem| vec![problem])?;
    let lines = Lines::of(text);
    let mut reading = Reading {
        questionnaire,
        file,
        sheets: Sheets::new(),
        problems: Vec::new(),
        seen: BTreeMap::new(),
        chosen: BTreeMap::new(),
    };
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::None).from_reader(text.as_bytes());
    match reader.headers() {
        Ok(header) if header.iter().eq(ANSWERS_HEADER) => {}
        _ => {
            let message = format!("the first line must be exactly `{}`", ANSWERS_HEADER.join(","));
            return Err(vec![Problem::new(file, 1, message)]);
        }
    }
    for record in reader.records() {
        match record {
            Ok(record) => reading.row(lines.at(record.position()), &record),
            Err(error) => reading.problem(lines.at(error.position()), error.to_string()),
        }
    }
    reading.finish()
}

struct Reading<'a> {
    questionnaire: &'a Questionnaire,
    file: &'a str,
    sheets: Sheets,
    problems: Vec<Problem>,
    /// Line of the first row for each place, to point at when it is given again.
    seen: BTreeMap<(String, AnswerKey), u64>,
    /// Line of the row in which an institution chose a section to be answered per unit.
    chosen: BTreeMap<(String, String), u64>,
}

impl Reading<'_> {
    fn problem(&mut self, line: u64, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, line, message));
    }

    fn row(&mut self, line: u64, record: &StringRecord) {
        if record.len() != ANSWERS_HEADER.len() {
            let message = format!(
                "this row has {} columns, {} are needed; a row that ends early means the file is cut short",
                record.len(),
                ANSWERS_HEADER.len()
            );
            return self.problem(line, message);
        }
        let institution = record[0].trim().to_owned();
        if institution.is_empty() {
            return self.problem(line, "`institution` is empty; name it");
        }
        if let Some(section) = record[3].trim().strip_prefix(SECTION) {
            return self.choice(line, institution, section, record);
        }
        let unit = self.unit(line, &institution, record[1].trim(), record[2].trim());
        let given = self.given(line, record);
        let (Some(unit), Some(given)) = (unit, given) else { return };
        let key = AnswerKey { unit, question: record[3].trim().to_owned() };
        if let Some(first) = self.seen.insert((institution.clone(), key.clone()), line) {
            let message = format!(
                "`{}` of `{institution}` is answered again (first in line {first}); keep one row",
                key.question
            );
            return self.problem(line, message);
        }
        self.sheets.entry(institution).or_default().given.insert(key, given);
    }

    /// A row that says that a section is answered by each unit.
    fn choice(&mut self, line: u64, institution: String, section: &str, record: &StringRecord) {
        if !self.questionnaire.sections.iter().any(|known| known.id == section) {
            return self.problem(line, format!("`{section}` is no section of the questionnaire"));
        }
        let others = [1, 2, 5, 6, 7];
        if record[4].trim() != PER_UNIT || others.iter().any(|place| !record[*place].trim().is_empty()) {
            let message = format!("a row of a section has `{PER_UNIT}` as its answer and nothing else");
            return self.problem(line, message);
        }
        self.sheets.entry(institution.clone()).or_default().per_unit.insert(section.to_owned());
        if let Some(first) = self.chosen.insert((institution, section.to_owned()), line) {
            self.problem(line, format!("`{section}` is chosen again (first in line {first}); keep one row"));
        }
    }

    /// Registers the unit of a row; the outer `None` is a problem, the inner one the institution itself.
    fn unit(&mut self, line: u64, institution: &str, name: &str, kind: &str) -> Option<Option<String>> {
        if name.is_empty() && kind.is_empty() {
            self.sheets.entry(institution.to_owned()).or_default();
            return Some(None);
        }
        if name.is_empty() || kind.is_empty() {
            self.problem(line, "`unit` and `unit_kind` are given together or not at all");
            return None;
        }
        if !self.questionnaire.knows_unit_kind(kind) {
            self.problem(line, format!("`{kind}` is no unit kind of the questionnaire"));
            return None;
        }
        let units = &mut self.sheets.entry(institution.to_owned()).or_default().units;
        match units.iter().find(|unit| unit.name == name) {
            None => units.push(SheetUnit { name: name.to_owned(), kind: kind.to_owned() }),
            Some(unit) if unit.kind != kind => {
                let message =
                    format!("unit `{name}` was of kind `{}` before and is `{kind}` here", unit.kind);
                self.problem(line, message);
                return None;
            }
            Some(_) => {}
        }
        Some(Some(name.to_owned()))
    }

    fn given(&mut self, line: u64, record: &StringRecord) -> Option<GivenAnswer> {
        let id = record[3].trim();
        let Some(place) = self.questionnaire.question(id) else {
            self.problem(line, format!("`{id}` is no question of the questionnaire"));
            return None;
        };
        let question = &self.questionnaire.questions[place];
        match parse_cell(self.questionnaire, question, record[4].trim(), record[5].trim()) {
            Ok(answer) => {
                Some(GivenAnswer { answer, comment: record[6].to_owned(), source: record[7].to_owned() })
            }
            Err(message) => {
                self.problem(line, message);
                None
            }
        }
    }

    /// Questions asked per unit are answered by the institution itself only where it has no units.
    fn mixed_units(&mut self) {
        let mut found = Vec::new();
        for ((institution, key), line) in &self.seen {
            let place = self.questionnaire.question(&key.question);
            let (Some(place), Some(sheet)) = (place, self.sheets.get(institution)) else { continue };
            let question = &self.questionnaire.questions[place];
            let is_chosen = sheet.per_unit.contains(&self.questionnaire.sections[question.section].id);
            if key.unit.is_none() && !sheet.units.is_empty() && (question.per_unit || is_chosen) {
                found.push((*line, format!("`{}` is answered per unit; name the unit", key.question)));
            }
        }
        for (line, message) in found {
            self.problem(line, message);
        }
    }

    /// A unit answers what is asked of units: by the questionnaire, or because the institution chose the section.
    fn asked_of_the_institution(&mut self) {
        let mut found = Vec::new();
        for ((institution, key), line) in self.seen.iter().filter(|((_, key), _)| key.unit.is_some()) {
            let place = self.questionnaire.question(&key.question);
            let (Some(place), Some(sheet)) = (place, self.sheets.get(institution)) else { continue };
            let question = &self.questionnaire.questions[place];
            let section = &self.questionnaire.sections[question.section].id;
            if !question.per_unit && !sheet.per_unit.contains(section) {
                let message = format!(
                    "`{}` is not answered per unit; leave `unit` and `unit_kind` empty, or choose its section \
                     with a row `{institution},,,{SECTION}{section},{PER_UNIT},,,`",
                    key.question
                );
                found.push((*line, message));
            }
        }
        found.into_iter().for_each(|(line, message)| self.problem(line, message));
    }

    /// An answer that only units gave decides nothing that is asked of the institution.
    fn units_decide_outside(&mut self) {
        let mut found = Vec::new();
        for ((institution, id), line) in &self.chosen {
            let Some(sheet) = self.sheets.get(institution) else { continue };
            for problem in self.questionnaire.per_unit_problems(&sheet.per_unit) {
                let PerUnitProblem::DecidesOutside { section, question, outside } = problem else { continue };
                let name = |place: usize| &self.questionnaire.questions[place].id;
                if self.questionnaire.sections[section].id == *id {
                    let message = format!(
                        "`{id}` cannot be answered per unit: `{}` is asked of the institution and hangs on `{}`",
                        name(outside),
                        name(question)
                    );
                    found.push((*line, message));
                }
            }
        }
        found.into_iter().for_each(|(line, message)| self.problem(line, message));
    }

    fn finish(mut self) -> Result<Sheets, Vec<Problem>> {
        self.mixed_units();
        self.asked_of_the_institution();
        self.units_decide_outside();
        if self.problems.is_empty() {
            // The order of rows says nothing, so it decides nothing.
            self.sheets.values_mut().for_each(|sheet| sheet.units.sort());
            return Ok(self.sheets);
        }
        self.problems.sort();
        Err(self.problems)
    }
}

/// The row of an answers CSV that says that a section is answered by each unit.
pub fn section_row(institution: &str, section: &str) -> [String; 8] {
    let mut row: [String; 8] = Default::default();
    row[0] = institution.to_owned();
    row[3] = format!("{SECTION}{section}");
    row[4] = PER_UNIT.to_owned();
    row
}

/// One row of an answers CSV, in the order of [`ANSWERS_HEADER`].
pub fn answer_row(
    institution: &str,
    unit: Option<&SheetUnit>,
    question: &str,
    given: &GivenAnswer,
) -> [String; 8] {
    let reason = match &given.answer {
        Some(Answer::NotApplicable { reason }) => reason.clone(),
        _ => String::new(),
    };
    [
        institution.to_owned(),
        unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        unit.map(|unit| unit.kind.clone()).unwrap_or_default(),
        question.to_owned(),
        given.answer.as_ref().map(Answer::to_cell).unwrap_or_default(),
        reason,
        given.comment.clone(),
        given.source.clone(),
    ]
}

/// Names that stand in a set, for messages.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
}

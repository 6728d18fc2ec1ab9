//! Answers collected with the exported XLSForm, as Kobo and ODK Central hand them out: CSV (also one table for each
//! repeat in an archive) or JSON.
//!
//! The groups a question stands in are left out of account: `section__law/law_review`, `section__law-law_review` and
//! `law_review` are the same question. A list of several answers is one column with the words divided by spaces, or
//! one column for each word. What is empty says nothing: a form cannot take an answer back.

mod answers;
mod csv_file;
mod json_file;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::facts::{Facts, Place};
use super::upload::{Entry, Field, Filled, Value, breaks};
use super::wrong::{CellError, Refusal, Wrong};
use crate::authoring::form_id;
use crate::questionnaire::{Question, QuestionKind};
use answers::Words;

/// Submissions of one file at most.
const MOST: usize = 5000;

/// Bytes the values of one file may take together, each with its name.
const MOST_BYTES: usize = 192 * 1024 * 1024;
/// Bytes a value takes beside its letters.
const VALUE: usize = 64;

/// What the values of a file may still take.
struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(MOST_BYTES)
    }
}

impl Room {
    fn take(&mut self, bytes: usize, values: usize) -> Result<(), Refusal> {
        let taken = bytes.saturating_add(values.saturating_mul(VALUE));
        self.0 = self.0.checked_sub(taken).ok_or(Refusal::TooMuch)?;
        Ok(())
    }
}

/// One submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// What the other program calls it.
    pub key: String,
    /// When it was sent, as the file says.
    pub at: String,
    /// By whom, as the file says.
    pub by: String,
    /// Which institution it is about, as somebody typed it.
    pub institution: String,
    /// What it says.
    pub filled: Filled,
}

/// A submission as names and values, before anything is made of them.
#[derive(Clone, Debug, Default)]
struct Flat {
    key: String,
    at: String,
    by: String,
    /// Where it stands: a line of a CSV, the place in a list.
    place: String,
    values: Vec<(String, String)>,
    units: Vec<Vec<(String, String)>>,
}

/// Reads the tables of a file, the first name empty for a file that is no archive.
///
/// # Errors
/// Why the whole file is not taken.
pub fn read_submissions(facts: &Facts<'_>, tables: &[(String, String)]) -> Result<Vec<Submission>, Refusal> {
    let first = tables.first().map(|(_, text)| text.trim_start()).unwrap_or_default();
    let flat = if first.starts_with(['{', '[']) { json_file::read(first)? } else { csv_file::read(tables)? };
    if flat.is_empty() {
        return Err(Refusal::NoSubmissions);
    }
    if flat.len() > MOST {
        return Err(Refusal::TooMuch);
    }
    let is_ours = |flat: &Flat| {
        let names = flat.values.iter().chain(flat.units.iter().flatten());
        names.into_iter().any(|(name, _)| column(facts, name).is_some())
    };
    if !flat.iter().any(is_ours) {
        return Err(Refusal::OtherForm);
    }
    Ok(flat.into_iter().map(|flat| submission(facts, flat)).collect())
}

/// What a column is about.
struct Named<'a> {
    question: &'a Question,
    /// `reason`, `explain`, `instead`.
    beside: Option<String>,
    /// The word a column of its own stands for.
    word: Option<String>,
}

/// The question behind the name of a column.
fn column<'a>(facts: &Facts<'a>, name: &str) -> Option<Named<'a>> {
    let parts: Vec<&str> = name.split('/').collect();
    let last = parts.last()?;
    let of = |part: &str| {
        // Names of the form have no hyphen: what stands before one is a group.
        let part = part.rsplit('-').next()?;
        let (id, beside) = form_id(part);
        let place = facts.questionnaire.question(&id)?;
        Some((&facts.questionnaire.questions[place], beside.map(str::to_owned)))
    };
    let parent = parts.len().checked_sub(2).and_then(|place| of(parts[place]));
    if let Some((question, None)) = parent {
        return Some(Named { question, beside: None, word: Some((*last).to_owned()) });
    }
    of(last).map(|(question, beside)| Named { question, beside, word: None })
}

/// The last part of a name, without groups.
fn plain_name(name: &str) -> &str {
    name.rsplit(['/', '-']).next().unwrap_or(name)
}

fn submission(facts: &Facts<'_>, flat: Flat) -> Submission {
    let find = |name: &str| {
        let found = flat.values.iter().find(|(known, _)| plain_name(known) == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let institution = find("profile__institution");
    let mut reading = Reading { facts, place: &flat.place, filled: Filled::default() };
    reading.all(&flat.values, None);
    for unit in &flat.units {
        reading.unit(unit);
    }
    let Reading { mut filled, .. } = reading;
    filled.errors.sort();
    Submission { key: flat.key.clone(), at: flat.at.clone(), by: flat.by.clone(), institution, filled }
}

struct Reading<'a> {
    facts: &'a Facts<'a>,
    place: &'a str,
    filled: Filled,
}

impl Reading<'_> {
    fn cell(&self, name: &str) -> String {
        format!("{}:{name}", self.place)
    }

    fn unit(&mut self, values: &[(String, String)]) {
        let named = values.iter().find(|(name, value)| plain_name(name) == "unit__name" && !value.is_empty());
        let Some((column, name)) = named else { return self.all(values, None) };
        match self.facts.units.iter().find(|unit| unit.name.trim() == name.trim()) {
            Some(unit) => self.all(values, Some(unit.id.0)),
            None => {
                let error = CellError::new(self.cell(column), "", Wrong::UnknownCode(name.clone()));
                self.filled.errors.push(error);
            }
        }
    }

    fn all(&mut self, values: &[(String, String)], unit: Option<uuid::Uuid>) {
        let mut found: BTreeMap<String, Words> = BTreeMap::new();
        for (name, value) in values.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let Some(named) = column(self.facts, name) else { continue };
            let words = found.entry(named.question.id.clone()).or_default();
            words.add(named.beside.as_deref(), named.word, (name.clone(), breaks(value)));
        }
        for (id, words) in found {
            self.one(&id, &words, unit);
        }
    }

    fn one(&mut self, id: &str, words: &Words, unit: Option<uuid::Uuid>) {
        let Some(place) = self.facts.questionnaire.question(id) else { return };
        let question = &self.facts.questionnaire.questions[place];
        let place = Place { question: id.to_owned(), unit };
        if question.per_unit && unit.is_none() && !self.facts.units.is_empty() {
            let error = CellError::new(self.cell(&words.column()), id, Wrong::UnknownCode(String::new()));
            return self.filled.errors.push(error);
        }
        let mut fields = BTreeMap::new();
        match words.answer(self.facts.questionnaire, question) {
            Ok(Some(answer)) => {
                let cell = self.cell(&words.column());
                fields.insert(Field::Answer, (cell, Value::Answer(Some(answer))));
            }
            Ok(None) => {}
            Err(wrong) => self.filled.errors.push(CellError::new(self.cell(&words.column()), id, wrong)),
        }
        if let Some((column, text)) = &words.explain {
            fields.insert(Field::Comment, (self.cell(column), Value::Words(text.clone())));
        }
        self.filled.entries.push(Entry { place, fields, base: None });
    }
}

/// True for questions with a list of words.
const fn is_list(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Checklist { .. })
}

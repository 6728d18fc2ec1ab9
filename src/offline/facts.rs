//! What a response is, as far as a file about it needs to know.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::questionnaire::{Question, Questionnaire};
use crate::response::{
    Answer, AnswerKey, AnswerSheet, GivenAnswer, InstitutionId, ResponseId, RoundId, SheetUnit, Unit,
};
use crate::scoring::{Applies, applies};

/// Which answer: a question, of the institution itself or of one of its units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The id of the question.
    pub question: String,
    /// The unit; none for the institution itself.
    pub unit: Option<Uuid>,
}

/// An answer as it is stored now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What was answered.
    pub given: GivenAnswer,
    /// How often it has been saved.
    pub revision: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// By whom.
    pub saved_by: String,
}

/// A response with what is asked and answered in it.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The round.
    pub round: RoundId,
    /// Its name.
    pub round_name: &'a str,
    /// Who answers.
    pub institution: InstitutionId,
    /// Its name.
    pub institution_name: &'a str,
    /// The response.
    pub response: ResponseId,
    /// The hash of the questionnaire version.
    pub sha256: &'a str,
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// The answers as scoring takes them.
    pub sheet: &'a AnswerSheet,
    /// The units that answer for themselves.
    pub units: &'a [Unit],
    /// The answers with their revisions.
    pub answers: BTreeMap<Place, Standing>,
    /// Questions whoever takes the file away may not read: they are not in it.
    pub left_out: BTreeSet<String>,
}

/// One question put, or perhaps put, to the institution or to one unit.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The question.
    pub question: &'a Question,
    /// The unit; none for the institution itself.
    pub unit: Option<&'a Unit>,
}

impl Asking<'_> {
    /// Which answer it asks for.
    pub fn place(&self) -> Place {
        Place { question: self.question.id.clone(), unit: self.unit.map(|unit| unit.id.0) }
    }

    fn key(&self) -> AnswerKey {
        AnswerKey { unit: self.unit.map(|unit| unit.name.clone()), question: self.question.id.clone() }
    }
}

impl<'a> Facts<'a> {
    /// The askings of one section, those ruled out included, without what the reader may not read.
    pub fn askings(&self, section: usize) -> Vec<Asking<'a>> {
        let questions = self.questionnaire.sections[section].questions.iter();
        let questions = questions.map(|place| &self.questionnaire.questions[*place]);
        let read = questions.filter(|question| !self.left_out.contains(&question.id));
        read.flat_map(|question| self.askings_of(question)).collect()
    }

    fn askings_of(&self, question: &'a Question) -> Vec<Asking<'a>> {
        if question.per_unit && !self.units.is_empty() {
            self.units.iter().map(|unit| Asking { question, unit: Some(unit) }).collect()
        } else {
            vec![Asking { question, unit: None }]
        }
    }

    /// All askings by place.
    pub fn all(&self) -> BTreeMap<Place, Asking<'a>> {
        let askings = self.questionnaire.questions.iter().flat_map(|question| self.askings_of(question));
        askings.map(|asking| (asking.place(), asking)).collect()
    }

    /// The places of what the reader may read.
    pub fn read(&self) -> impl Iterator<Item = Place> {
        self.all().into_keys().filter(|place| !self.left_out.contains(&place.question))
    }

    /// What is stored for an asking; nothing given where there is none.
    pub fn given(&self, place: &Place) -> GivenAnswer {
        self.answers.get(place).map(|standing| standing.given.clone()).unwrap_or_default()
    }

    /// The revision stored; 0 for none.
    pub fn revision(&self, place: &Place) -> u32 {
        self.answers.get(place).map_or(0, |standing| standing.revision)
    }

    /// Whether an asking is put, with these answers.
    pub fn applies(&self, sheet: &AnswerSheet, asking: &Asking<'_>) -> Applies {
        applies(self.questionnaire, sheet, asking.question, self.sheet_unit(asking))
    }

    /// The unit of an asking as the sheet has it.
    pub fn sheet_unit(&self, asking: &Asking<'_>) -> Option<&'a SheetUnit> {
        let name = &asking.unit?.name;
        self.sheet.units.iter().find(|unit| unit.name == *name)
    }

    /// The answers with some of them changed.
    pub fn sheet_with<'b>(
        &self,
        changed: impl Iterator<Item = (Asking<'b>, &'b Option<Answer>)>,
    ) -> AnswerSheet {
        let mut sheet = self.sheet.clone();
        for (asking, answer) in changed {
            sheet.given.entry(asking.key()).or_default().answer.clone_from(answer);
        }
        sheet
    }
}

//! All answers of one institution, as scoring takes them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, GivenAnswer};
use super::institution::Profile;
use crate::questionnaire::{PerUnitProblem, Questionnaire};

/// What one institution answered in one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerSheet {
    /// What is known of the institution.
    pub profile: Profile,
    /// Its units that answer for themselves, in the order they were named.
    pub units: Vec<SheetUnit>,
    /// Ids of the sections the institution chose to have answered by each unit, beside what the questionnaire asks
    /// of units anyway.
    pub per_unit: BTreeSet<String>,
    /// What was given, by unit and question.
    pub given: BTreeMap<AnswerKey, GivenAnswer>,
    /// The answers a reviewer found shown by a document or better; `None` on a sheet nobody reviewed. Where it is given,
    /// the highest rating needs them.
    pub shown: Option<BTreeSet<AnswerKey>>,
}

/// A unit on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetUnit {
    /// Its name, unique on the sheet.
    pub name: String,
    /// A unit kind of the questionnaire.
    pub kind: String,
}

/// Where an answer stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerKey {
    /// The unit's name; `None` for the institution itself.
    pub unit: Option<String>,
    /// The question's id.
    pub question: String,
}

impl AnswerKey {
    /// The place of an answer the institution gives for itself.
    pub fn own(question: impl Into<String>) -> Self {
        Self { unit: None, question: question.into() }
    }

    /// The place of an answer given for a unit.
    pub fn unit(unit: impl Into<String>, question: impl Into<String>) -> Self {
        Self { unit: Some(unit.into()), question: question.into() }
    }
}

impl AnswerSheet {
    /// The answer at a place; `None` when it is unanswered.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.given.get(key).and_then(|given| given.answer.as_ref())
    }

    /// The questionnaire as this institution answers it: the sections it chose are put to each of its units. Scores
    /// and pages are made from this one.
    ///
    /// # Errors
    /// [`PerUnitProblem`]s, when its sections cannot be answered per unit.
    pub fn asked<'a>(
        &self,
        questionnaire: &'a Questionnaire,
    ) -> Result<Cow<'a, Questionnaire>, Vec<PerUnitProblem>> {
        if !self.adapts(questionnaire) {
            return Ok(Cow::Borrowed(questionnaire));
        }
        questionnaire.answered_per_unit(&self.per_unit).map(Cow::Owned)
    }

    /// False when the institution answers the questionnaire just as it is.
    pub fn adapts(&self, questionnaire: &Questionnaire) -> bool {
        !self.units.is_empty() && (!self.per_unit.is_empty() || questionnaire.unit_kinds.is_empty())
    }

    /// Puts an answer without comment at a place.
    pub fn put(&mut self, key: AnswerKey, answer: Answer) {
        self.given.entry(key).or_default().answer = Some(answer);
    }
}

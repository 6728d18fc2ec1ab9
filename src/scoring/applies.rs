//! Whether a question is put to an institution, as far as that is known.

use std::collections::BTreeSet;

use crate::questionnaire::{Condition, Fact, Facts, ProfileField, Question, Questionnaire};
use crate::response::{AnswerKey, AnswerSheet, SheetUnit};

/// Whether a question is put to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It is.
    Yes,
    /// It is not: a condition rules it out. An answer that stands there is kept and left out.
    Hidden,
    /// That hangs on an answer or on a fact about the institution that is still missing.
    Undecided,
}

/// Whether `question` is put to the institution itself (`unit` is `None`) or to one of its units.
pub fn applies(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    question: &Question,
    unit: Option<&SheetUnit>,
) -> Applies {
    let Some(condition) = &question.applies_when else { return Applies::Yes };
    match condition.holds(&SheetFacts { questionnaire, sheet, unit }) {
        Some(true) => Applies::Yes,
        Some(false) => Applies::Hidden,
        None => Applies::Undecided,
    }
}

/// Whether a condition holds for the institution itself or one of its units; `None` while that is not known.
pub fn holds(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    condition: &Condition,
    unit: Option<&SheetUnit>,
) -> Option<bool> {
    condition.holds(&SheetFacts { questionnaire, sheet, unit })
}

/// The earlier answers that rule a hidden question out, by the places of their questions: each on its own where one
/// is enough to open the question again, otherwise all its condition looks at. Empty when the profile decides.
pub fn hidden_by(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    question: &Question,
    unit: Option<&SheetUnit>,
) -> Vec<usize> {
    let Some(condition) = &question.applies_when else { return Vec::new() };
    let facts = SheetFacts { questionnaire, sheet, unit };
    let named: Vec<usize> = named_questions(questionnaire, condition).into_iter().collect();
    let opens = |left_out: &[usize]| {
        let facts = Without { facts: &facts, left_out };
        condition.holds(&facts) != Some(false)
    };
    let alone: Vec<usize> = named.iter().copied().filter(|place| opens(&[*place])).collect();
    if !alone.is_empty() {
        alone
    } else if opens(&named) {
        named
    } else {
        Vec::new()
    }
}

/// The questions a condition looks at, by their places.
fn named_questions(questionnaire: &Questionnaire, condition: &Condition) -> BTreeSet<usize> {
    let comparisons = condition.comparisons().into_iter();
    comparisons
        .filter_map(|(fact, _, _)| match fact {
            Some(Fact::Question(id)) => questionnaire.question(&id),
            Some(Fact::Profile(_)) | None => None,
        })
        .collect()
}

/// The unanswered questions it hangs on whether an undecided question is put, by their places. Empty when it hangs on
/// what is known of the institution.
pub fn waits_for(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    question: &Question,
    unit: Option<&SheetUnit>,
) -> Vec<usize> {
    let Some(condition) = &question.applies_when else { return Vec::new() };
    let is_open = |place: &usize| {
        let named = &questionnaire.questions[*place];
        let unit = unit.filter(|_| named.per_unit).map(|unit| unit.name.clone());
        sheet.answer(&AnswerKey { unit, question: named.id.clone() }).is_none()
    };
    named_questions(questionnaire, condition).into_iter().filter(is_open).collect()
}

/// The facts as if some questions had not been answered.
struct Without<'a> {
    facts: &'a SheetFacts<'a>,
    left_out: &'a [usize],
}

impl Facts for Without<'_> {
    fn has(&self, fact: &Fact, value: &str) -> Option<bool> {
        match fact {
            Fact::Question(id)
                if self
                    .facts
                    .questionnaire
                    .question(id)
                    .is_some_and(|place| self.left_out.contains(&place)) =>
            {
                None
            }
            Fact::Question(_) | Fact::Profile(_) => self.facts.has(fact, value),
        }
    }
}

/// What a sheet says about the facts of a condition.
pub(super) struct SheetFacts<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) sheet: &'a AnswerSheet,
    pub(super) unit: Option<&'a SheetUnit>,
}

impl Facts for SheetFacts<'_> {
    fn has(&self, fact: &Fact, value: &str) -> Option<bool> {
        match fact {
            Fact::Profile(field) => self.profile_has(*field, value),
            Fact::Question(id) => self.answer_has(id, value),
        }
    }
}

impl SheetFacts<'_> {
    fn profile_has(&self, field: ProfileField, value: &str) -> Option<bool> {
        let profile = &self.sheet.profile;
        let is = |text: &Option<String>| text.as_ref().map(|text| text == value);
        match field {
            ProfileField::Kind => profile.kind.map(|kind| kind.code() == value),
            ProfileField::Size => profile.size.map(|size| size.code() == value),
            ProfileField::Sector => is(&profile.sector),
            ProfileField::Region => is(&profile.region),
            ProfileField::Ownership => is(&profile.ownership),
            ProfileField::Mandate => {
                profile.mandates.as_ref().map(|mandates| mandates.iter().any(|mandate| mandate == value))
            }
            ProfileField::UnitKind => match self.unit {
                Some(unit) => Some(unit.kind == value),
                None if self.sheet.units.is_empty() => None,
                None => Some(false),
            },
        }
    }

    /// A question answered for the institution decides for its units too. While it is open whether a question is
    /// put at all, an answer that stands there may still fall away.
    fn answer_has(&self, id: &str, value: &str) -> Option<bool> {
        let question = &self.questionnaire.questions[self.questionnaire.question(id)?];
        let unit = self.unit.filter(|_| question.per_unit);
        let applies = applies(self.questionnaire, self.sheet, question, unit);
        if applies == Applies::Hidden {
            return Some(false);
        }
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: id.to_owned() };
        let has = self.sheet.answer(&key).map(|answer| answer.holds(value));
        has.filter(|has| !has || applies == Applies::Yes)
    }
}

//! Whether a question is put to an institution, as far as that is known.

use crate::questionnaire::{Fact, Facts, ProfileField, Question, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};

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

struct SheetFacts<'a> {
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    unit: Option<&'a SheetUnit>,
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
        let has = self.sheet.answer(&key).map(|answer| is_or_holds(answer, value));
        has.filter(|has| !has || applies == Applies::Yes)
    }
}

fn is_or_holds(answer: &Answer, value: &str) -> bool {
    match answer {
        Answer::Choice(option) => option == value,
        Answer::Checklist { met, .. } => met.contains(value),
        Answer::Number(_)
        | Answer::Date(_)
        | Answer::Text(_)
        | Answer::NotApplicable { .. }
        | Answer::DoNotKnow
        | Answer::NoData => false,
    }
}

//! The answers of a sheet that can be judged: what is asked and has something in its place.

use super::queue::Needs;
use crate::questionnaire::Questionnaire;
use crate::response::{AnswerKey, AnswerSheet, SheetUnit};
use crate::scoring::{AnswerState, applies, contradictions, is_unexplained, question_value};

/// An answer that can be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Place of its question.
    pub place: usize,
    /// Where it stands.
    pub key: AnswerKey,
    /// What stands there.
    pub state: AnswerState,
}

/// Everything that can be judged, in the order it was asked.
pub fn given(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<Given> {
    let mut found = Vec::new();
    for (place, question) in questionnaire.questions.iter().enumerate() {
        let units: Vec<Option<&SheetUnit>> = if question.per_unit && !sheet.units.is_empty() {
            sheet.units.iter().map(Some).collect()
        } else {
            vec![None]
        };
        for unit in units {
            let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
            let state = AnswerState::of(applies(questionnaire, sheet, question, unit), sheet.answer(&key));
            if !matches!(state, AnswerState::Hidden | AnswerState::Unanswered) {
                found.push(Given { place, key, state });
            }
        }
    }
    found
}

/// What the answers themselves say about what wants a look: contradictions, missing explanations, core elements, the
/// best there is. Whether anybody judged them is for others to say.
pub fn needs(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<(Needs, Given)> {
    let contradicted: Vec<AnswerKey> =
        contradictions(questionnaire, sheet).into_iter().map(|one| one.note_on).collect();
    let of = |given: Given| {
        let question = &questionnaire.questions[given.place];
        let unit = sheet.units.iter().find(|unit| Some(&unit.name) == given.key.unit.as_ref());
        let applies = applies(questionnaire, sheet, question, unit);
        let value = question_value(questionnaire, question, applies, sheet.answer(&given.key));
        let needs = Needs {
            is_not_applicable: given.state == AnswerState::NotApplicable,
            is_flagged: contradicted.contains(&given.key)
                || is_unexplained(questionnaire, sheet, question, unit),
            is_core: question.core || questionnaire.nodes[question.indicator].core,
            is_best: value
                .and_then(|value| value.score)
                .is_some_and(|score| score.eq(&rust_decimal::Decimal::ONE)),
            ..Needs::default()
        };
        (needs, given)
    };
    given(questionnaire, sheet).into_iter().map(of).collect()
}

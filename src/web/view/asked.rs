//! Which questions are put, and to whom: the institution itself or each of its units.

use crate::questionnaire::{Question, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};
use crate::scoring::{AnswerState, Applies, applies};

/// One question put to the institution or to one unit.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The unit; none for the institution itself.
    pub unit: Option<&'a SheetUnit>,
    /// Whether it is put, as things are.
    pub applies: Applies,
    /// Where its answer stands.
    pub key: AnswerKey,
    /// What stands there.
    pub state: AnswerState,
    /// The answer.
    pub answer: Option<&'a Answer>,
}

/// The askings of one question.
pub fn askings<'a>(
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    question: &'a Question,
) -> Vec<Asked<'a>> {
    let asking = |unit: Option<&'a SheetUnit>| {
        let applies = applies(questionnaire, sheet, question, unit);
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
        let answer = sheet.answer(&key);
        Asked { question, unit, applies, key, state: AnswerState::of(applies, answer), answer }
    };
    if question.per_unit && !sheet.units.is_empty() {
        sheet.units.iter().map(|unit| asking(Some(unit))).collect()
    } else {
        vec![asking(None)]
    }
}

/// The askings of several questions, by their places, those ruled out included.
pub fn askings_of<'a>(
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    places: &[usize],
) -> Vec<Asked<'a>> {
    let questions = places.iter().map(|place| &questionnaire.questions[*place]);
    questions.flat_map(|question| askings(questionnaire, sheet, question)).collect()
}

/// How many are given and put.
pub fn count(askings: &[Asked<'_>]) -> (usize, usize) {
    let put = askings.iter().filter(|asked| asked.state != AnswerState::Hidden);
    let given = put.clone().filter(|asked| asked.state != AnswerState::Unanswered);
    (given.count(), put.count())
}

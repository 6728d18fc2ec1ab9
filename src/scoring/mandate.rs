//! What an institution says is not in its mandate.

use super::{Applies, applies};
use crate::questionnaire::Questionnaire;
use crate::response::{Answer, AnswerKey, AnswerSheet};

/// The reason of questionnaires by which an institution says that a question is not in its mandate.
pub const NOT_IN_MANDATE: &str = "not-in-our-mandate";

/// The answers of a sheet that say so, in the order of the questions; those of questions not put are left out.
pub fn outside_mandate(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<AnswerKey> {
    let is_said = |key: &&AnswerKey| {
        let says = |answer: &Answer| *answer == Answer::NotApplicable { reason: NOT_IN_MANDATE.to_owned() };
        let unit = sheet.units.iter().find(|unit| Some(&unit.name) == key.unit.as_ref());
        let is_put = questionnaire.question(&key.question).is_some_and(|place| {
            applies(questionnaire, sheet, &questionnaire.questions[place], unit) != Applies::Hidden
        });
        is_put && sheet.answer(key).is_some_and(says)
    };
    let mut keys: Vec<AnswerKey> = sheet.given.keys().filter(is_said).cloned().collect();
    keys.sort_by_key(|key| questionnaire.question(&key.question));
    keys
}

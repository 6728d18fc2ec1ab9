//! What the demonstration shows across institutions: a duty every body gives away, and explanations of answers below
//! target.

use crate::questionnaire::Questionnaire;
use crate::response::{Answer, AnswerKey, AnswerSheet};
use crate::scoring::{NOT_IN_MANDATE, is_unexplained};

/// No body of the made-up country checks draft acts.
const NOBODYS: &str = "draft-act-check";
/// Explained wherever it is below target.
const EXPLAINED: [&str; 2] = ["public-reporting", "baseline-published"];

/// Changes a made-up sheet.
pub(super) fn adjust(questionnaire: &Questionnaire, sheet: &mut AnswerSheet) {
    if questionnaire.question(NOBODYS).is_some() && questionnaire.has_reason(NOT_IN_MANDATE) {
        let not_ours = Answer::NotApplicable { reason: NOT_IN_MANDATE.to_owned() };
        sheet.put(AnswerKey::own(NOBODYS), not_ours);
    }
    for id in EXPLAINED {
        let Some(place) = questionnaire.question(id) else { continue };
        if is_unexplained(questionnaire, sheet, &questionnaire.questions[place], None) {
            let given = sheet.given.entry(AnswerKey::own(id)).or_default();
            given.comment = "A first report is being written and will be published this year.".to_owned();
        }
    }
}

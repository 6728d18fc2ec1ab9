//! What somebody should look at again before handing in. Nothing here refuses anything, and a note settles it.

use super::applies::{Applies, SheetFacts, applies};
use super::question::question_value;
use crate::questionnaire::{ConsistencyRule, Fact, Question, Questionnaire};
use crate::response::{AnswerKey, AnswerSheet, SheetUnit};

/// Two answers that do not go together, with no note that explains it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction<'a> {
    /// The rule they break.
    pub rule: &'a ConsistencyRule,
    /// Where a note settles it.
    pub note_on: AnswerKey,
}

/// The answers that do not go together, in the order of the rules. Only what is certain: while an answer that
/// decides is missing, nothing is said.
pub fn contradictions<'a>(questionnaire: &'a Questionnaire, sheet: &AnswerSheet) -> Vec<Contradiction<'a>> {
    let mut found = Vec::new();
    for rule in &questionnaire.consistency {
        for unit in scopes(questionnaire, sheet, rule) {
            let question = &questionnaire.questions[rule.note_on];
            let unit_name = unit.filter(|_| question.per_unit).map(|unit| unit.name.clone());
            let note_on = AnswerKey { unit: unit_name, question: question.id.clone() };
            let contradiction = Contradiction { rule, note_on };
            let is_new = !found.contains(&contradiction);
            if is_new
                && is_broken(questionnaire, sheet, rule, unit)
                && !has_note(sheet, &contradiction.note_on)
            {
                found.push(contradiction);
            }
        }
    }
    found
}

/// To whom a rule is put: each unit where a question it looks at is answered per unit.
fn scopes<'a>(
    questionnaire: &Questionnaire,
    sheet: &'a AnswerSheet,
    rule: &ConsistencyRule,
) -> Vec<Option<&'a SheetUnit>> {
    let compared = rule.when.comparisons().into_iter().chain(rule.then_not.comparisons());
    let named = compared.filter_map(|(fact, _, _)| match fact {
        Some(Fact::Question(id)) => questionnaire.question(&id),
        Some(Fact::Profile(_)) | None => None,
    });
    let is_per_unit = |place: usize| questionnaire.questions[place].per_unit;
    if !sheet.units.is_empty() && named.chain([rule.note_on]).any(is_per_unit) {
        sheet.units.iter().map(Some).collect()
    } else {
        vec![None]
    }
}

fn is_broken(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    rule: &ConsistencyRule,
    unit: Option<&SheetUnit>,
) -> bool {
    let facts = SheetFacts { questionnaire, sheet, unit };
    rule.when.holds(&facts) == Some(true) && rule.then_not.holds(&facts) == Some(true)
}

/// True when the respondent has written something beside the answer.
pub(super) fn has_note(sheet: &AnswerSheet, key: &AnswerKey) -> bool {
    sheet.given.get(key).is_some_and(|given| !given.comment.trim().is_empty())
}

/// True when an answer is below the target of its indicator, wants an explanation and has none.
pub fn is_unexplained(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    question: &Question,
    unit: Option<&SheetUnit>,
) -> bool {
    if !question.comply_or_explain {
        return false;
    }
    let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
    let applies: Applies = applies(questionnaire, sheet, question, unit);
    let Some(answer) = sheet.answer(&key) else { return false };
    let score = question_value(questionnaire, question, applies, Some(answer)).and_then(|value| value.score);
    let target = questionnaire.target_of(question.indicator);
    score.is_some_and(|score| score < target) && !has_note(sheet, &key)
}

//! What the demonstration shows of classes: a company that falls short at more core elements than it may, and has a plan
//! for those beyond.

use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet};
use crate::scoring::{MOST_UNMET, class_of};

/// The company.
const PLANNER: &str = "Xayal Cotton (fictional)";
/// An answer can put further questions, which are looked at in the next turn.
const TURNS: usize = 3;

/// Changes the made-up sheet of the company.
pub(super) fn adjust(name: &str, questionnaire: &Questionnaire, sheet: &mut AnswerSheet) {
    if name != PLANNER {
        return;
    }
    for _ in 0..TURNS {
        let mut unplanned = 0;
        for (key, is_met) in requirements(questionnaire, sheet) {
            let Some(place) = questionnaire.question(&key.question) else { continue };
            let question = &questionnaire.questions[place];
            explain_nothing(sheet, &key);
            if let Some(plan) = planned(question) {
                sheet.put(key, plan);
            } else if unplanned < MOST_UNMET {
                unplanned += 1;
                sheet.put(key, nothing(question));
            } else if let Some(full) = full(question).filter(|_| !is_met) {
                sheet.put(key, full);
            }
        }
    }
}

/// Every requirement of the core elements, and whether it is fulfilled.
fn requirements(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<(AnswerKey, bool)> {
    let mut found = Vec::new();
    for element in class_of(questionnaire, sheet).elements {
        let missing = [element.explained, element.planned, element.unmet, element.open].concat();
        found.extend(element.met.into_iter().map(|key| (key, true)));
        found.extend(missing.into_iter().map(|key| (key, false)));
    }
    found
}

/// What is explained is neither planned nor unmet.
fn explain_nothing(sheet: &mut AnswerSheet, key: &AnswerKey) {
    if let Some(given) = sheet.given.get_mut(key) {
        given.comment.clear();
    }
}

fn planned(question: &Question) -> Option<Answer> {
    let option = question.options().iter().find(|option| option.plan)?;
    Some(Answer::Choice(option.id.clone()))
}

fn nothing(question: &Question) -> Answer {
    let first = question.options().first().map(|option| Answer::Choice(option.id.clone()));
    first.unwrap_or(Answer::DoNotKnow)
}

fn full(question: &Question) -> Option<Answer> {
    match &question.kind {
        QuestionKind::Choice { options } => {
            let best = options.iter().max_by_key(|option| option.points)?;
            Some(Answer::Choice(best.id.clone()))
        }
        QuestionKind::Checklist { elements } => {
            let met = elements.iter().map(|element| element.id.clone()).collect();
            Some(Answer::Checklist { met, not_applicable: std::collections::BTreeSet::new() })
        }
        QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::demo::{answers, institutions};
    use super::super::shipped::shipped;
    use super::*;
    use crate::questionnaire::load;
    use crate::scoring::{Class, ClassStanding};

    #[test]
    fn the_company_has_a_plan_whatever_it_answered_and_nobody_else_is_changed() {
        let folders = shipped();
        let loaded = folders.iter().map(|folder| load(folder).expect("it loads"));
        let companies = loaded.into_iter().find(|one| one.id == "corporate-respect").expect("it is shipped");
        let institutions = institutions();
        let profile = institutions.get(PLANNER).expect("it takes part");
        for seed in 0..20 {
            let mut sheet = answers(&companies, profile.clone(), seed);
            let before = sheet.clone();
            adjust("Xayal Bank (fictional)", &companies, &mut sheet);
            assert_eq!(sheet, before, "{seed}");
            adjust(PLANNER, &companies, &mut sheet);
            let standing = class_of(&companies, &sheet).standing;
            assert_eq!(standing, ClassStanding::Decided(Class::WithAPlan), "{seed}");
        }
    }
}

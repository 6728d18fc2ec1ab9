//! Bounds hold whatever is answered next, better answers never harm, and empty answers count as the questionnaire
//! says.

use bhr_baseline::questionnaire::{EmptyAnswer, Question, QuestionKind};
use bhr_baseline::response::{Answer, AnswerKey, AnswerSheet};
use bhr_baseline::scoring::{Value, score};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};

use super::random::{Case, Tape};
use super::{free_places, holds};

/// What becomes known in one step: the kind of institution or an answer.
enum Step {
    Kind,
    Answer(AnswerKey, Answer),
}

fn steps(case: &Case, tape: &mut Tape) -> Vec<Step> {
    let given = case.sheet.given.iter();
    let mut steps: Vec<Step> =
        given.filter_map(|(key, given)| Some(Step::Answer(key.clone(), given.answer.clone()?))).collect();
    steps.push(Step::Kind);
    tape.shuffle(steps)
}

fn apply(step: Step, from: &AnswerSheet, to: &mut AnswerSheet) {
    match step {
        Step::Kind => to.profile.kind = from.profile.kind,
        Step::Answer(key, answer) => to.put(key, answer),
    }
}

fn in_order(value: &Value) -> bool {
    value.lower <= value.upper && value.score.is_none_or(|score| value.lower <= score && score <= value.upper)
}

/// Bounds only ever draw closer; what no longer applies has none.
fn narrowed(before: &[Option<Value>], after: &[Option<Value>]) -> Result<(), TestCaseError> {
    prop_assert!(before.is_empty() || before.len() == after.len());
    for (place, (before, after)) in before.iter().zip(after).enumerate() {
        let Some(after) = after else { continue };
        let Some(before) = before else {
            return Err(TestCaseError::fail(format!("{place} did not apply and now is {after:?}")));
        };
        let inside = before.lower <= after.lower && after.upper <= before.upper;
        prop_assert!(inside, "{} was {:?} and is {:?}", place, before, after);
    }
    Ok(())
}

#[test]
fn bounds_hold_the_score_and_draw_closer_with_every_answer() {
    holds(|case, tape| {
        let mut sheet = AnswerSheet { units: case.sheet.units.clone(), ..AnswerSheet::default() };
        let mut before = score(&case.questionnaire, &sheet).tree.whole;
        for step in steps(case, tape) {
            apply(step, &case.sheet, &mut sheet);
            let after = score(&case.questionnaire, &sheet).tree.whole;
            let values = after.nodes.iter().chain(&after.questions).flatten();
            for value in values {
                prop_assert!(in_order(value), "{:?}", value);
            }
            narrowed(&before.questions, &after.questions)?;
            narrowed(&before.nodes, &after.nodes)?;
            before = after;
        }
        Ok(())
    });
}

/// The answers better than this one.
fn better(question: &Question, answer: &Answer) -> Vec<Answer> {
    match (&question.kind, answer) {
        (QuestionKind::Choice { options }, Answer::Choice(chosen)) => {
            let points = question.option(chosen).unwrap().points;
            let more = options.iter().filter(|option| option.points > points);
            more.map(|option| Answer::Choice(option.id.clone())).collect()
        }
        (QuestionKind::Checklist { elements }, Answer::Checklist { met, not_applicable }) => {
            let add = |id: &String| {
                let met = met.iter().chain([id]).cloned().collect();
                Answer::Checklist { met, not_applicable: not_applicable.clone() }
            };
            let missing = elements.iter().filter(|one| !met.contains(&one.id));
            missing.filter(|one| !not_applicable.contains(&one.id)).map(|one| add(&one.id)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_better_answer_never_lowers_a_score() {
    holds(|case, _| {
        let before = score(&case.questionnaire, &case.sheet).tree.whole.nodes;
        for (question, key) in free_places(case) {
            let given = case.sheet.answer(&key);
            for answer in given.map(|given| better(question, given)).unwrap_or_default() {
                let mut sheet = case.sheet.clone();
                sheet.put(key.clone(), answer);
                let after = score(&case.questionnaire, &sheet).tree.whole.nodes;
                for (before, after) in before.iter().zip(after).filter_map(|(b, a)| Some(((*b)?, a?))) {
                    let up = before.score <= after.score
                        && before.lower <= after.lower
                        && before.upper <= after.upper;
                    prop_assert!(up, "{:?}: {:?} fell to {:?}", key, before, after);
                }
            }
        }
        Ok(())
    });
}

/// An option worth nothing, which every random choice has, or no element.
pub fn worth_nothing(question: &Question) -> Answer {
    match &question.kind {
        QuestionKind::Choice { options } => Answer::Choice(options[0].id.clone()),
        _ => Answer::Checklist { met: Default::default(), not_applicable: Default::default() },
    }
}

#[test]
fn do_not_know_and_no_data_count_as_the_questionnaire_says() {
    holds(|case, _| {
        let mut plain = case.sheet.clone();
        for (question, key) in free_places(case).into_iter().filter(|(question, _)| question.is_scored()) {
            let rule = match case.sheet.answer(&key) {
                Some(Answer::DoNotKnow) => case.questionnaire.do_not_know,
                Some(Answer::NoData) => case.questionnaire.no_data,
                _ => continue,
            };
            match rule {
                EmptyAnswer::Zero => plain.put(key, worth_nothing(question)),
                EmptyAnswer::Unanswered => drop(plain.given.remove(&key)),
            }
        }
        let before = score(&case.questionnaire, &case.sheet).tree;
        let after = score(&case.questionnaire, &plain).tree;
        prop_assert_eq!(&before.whole.questions, &after.whole.questions);
        prop_assert_eq!(&before.whole.nodes, &after.whole.nodes);
        Ok(())
    });
}

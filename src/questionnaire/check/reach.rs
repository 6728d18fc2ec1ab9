//! Checks on the whole, once every name is resolved: every question can be put to somebody, so that each of its
//! options can be chosen; every consistency rule can speak.

use super::super::condition::Condition;
use super::super::model::Questionnaire;
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::super::solve::Solution;
use super::structure::questions;

/// Runs the checks that need the resolved questionnaire.
pub(in super::super) fn run(parsed: &Parsed, questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut problems = Vec::new();
    every_question_can_be_put(parsed, questionnaire, &mut problems);
    every_rule_can_speak(parsed, questionnaire, &mut problems);
    problems
}

/// What is wrong with conditions that should be met together, if anything.
fn trouble(questionnaire: &Questionnaire, conditions: &[&Condition]) -> Option<&'static str> {
    match questionnaire.solve(conditions) {
        Solution::Met(_) => None,
        Solution::Never => Some("can never be met; correct it or remove it"),
        Solution::TooEntangled => Some("hangs on too many answers to be proved; make it simpler"),
    }
}

fn every_question_can_be_put(parsed: &Parsed, questionnaire: &Questionnaire, problems: &mut Vec<Problem>) {
    for ((file, at), question) in questions(parsed).zip(&questionnaire.questions) {
        let Some(condition) = &question.applies_when else { continue };
        if let Some(trouble) = trouble(questionnaire, &[condition]) {
            let message = format!(
                "the condition of `{}` {trouble}; as it stands none of its options can be chosen",
                question.id
            );
            problems.push(Problem::new(file, at.id.line, message));
        }
    }
}

fn every_rule_can_speak(parsed: &Parsed, questionnaire: &Questionnaire, problems: &mut Vec<Problem>) {
    for (at, rule) in parsed.consistency.iter().zip(&questionnaire.consistency) {
        if let Some(trouble) = trouble(questionnaire, &[&rule.when, &rule.then_not]) {
            let message = format!("rule `{}` {trouble}", rule.id);
            problems.push(Problem::new(&parsed.consistency_name, at.id.line, message));
        }
    }
}

//! What would lift a rating: each single better answer tried, with the score it would give.

use rust_decimal::Decimal;

use super::question::next_option;
use super::scorecard::{Rating, rating_with_evidence};
use super::tree::score_tree;
use crate::questionnaire::{Part, Questionnaire};
use crate::response::Scheme;
use crate::response::{Answer, AnswerKey, AnswerSheet};

/// One better answer and what it would do to a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// Place of the question.
    pub question: usize,
    /// The next better option.
    pub option: String,
    /// The node's score with it.
    pub score: Decimal,
    /// The node's rating with it.
    pub rating: Rating,
    /// True when that rating is a higher level than now.
    pub is_higher_level: bool,
}

/// The single steps that would raise a node's score, the greatest rise first (then in the questionnaire's order).
///
/// Only choices the institution answered for itself are tried; answers per unit are left as they are. On a reviewed
/// sheet the better answer counts as shown by a document, the others as they were found: a step alone does not lead
/// above the level that asks for evidence of all of them.
pub fn lifts(questionnaire: &Questionnaire, sheet: &AnswerSheet, node: usize) -> Vec<Lift> {
    let tree = score_tree(questionnaire, sheet, Scheme::Declared);
    let rating_now = rating_with_evidence(questionnaire, sheet, &tree, node);
    let now = tree.whole;
    let score_now = score_of(&now.nodes[node]);
    let mut lifts = Vec::new();
    for question in questions_below(questionnaire, node) {
        let Some(points) = now.questions[question].and_then(|value| value.score) else { continue };
        let asked = &questionnaire.questions[question];
        let Some(option) = next_option(asked, points).filter(|_| !asked.per_unit) else { continue };
        let mut better = sheet.clone();
        let key = AnswerKey::own(&asked.id);
        if let Some(shown) = &mut better.shown {
            shown.insert(key.clone());
        }
        better.put(key, Answer::Choice(option.id.clone()));
        let after = score_tree(questionnaire, &better, Scheme::Declared);
        let rating = rating_with_evidence(questionnaire, &better, &after, node);
        let score = score_of(&after.whole.nodes[node]);
        if score > score_now || is_higher(rating, rating_now) {
            let is_higher_level = is_higher(rating, rating_now);
            lifts.push(Lift { question, option: option.id.clone(), score, rating, is_higher_level });
        }
    }
    lifts.sort_by(|a, b| {
        (b.is_higher_level, b.score).cmp(&(a.is_higher_level, a.score)).then(a.question.cmp(&b.question))
    });
    lifts
}

fn score_of(value: &Option<super::value::Value>) -> Decimal {
    value.and_then(|value| value.score).unwrap_or_default()
}

fn is_higher(after: Rating, before: Rating) -> bool {
    match (after, before) {
        (Rating::Level(after), Rating::Level(before)) => after > before,
        (Rating::Level(_) | Rating::NoneGiven | Rating::NotApplicable, _) => false,
    }
}

/// Places of the questions in or below a node, each once, in the questionnaire's order.
pub fn questions_below(questionnaire: &Questionnaire, node: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        for part in &questionnaire.nodes[node].parts {
            match *part {
                Part::Node(place) => waiting.push(place),
                Part::Question(place) => found.push(place),
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

//! The greatest and the smallest score every node can reach, each proved by answers that reach it.

use rust_decimal::Decimal;

use super::people::{Kind, kinds_of_institution};
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet};
use crate::scoring::{Applies, applies, score};

/// What a node can reach, over every kind of institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The node's id.
    pub node: String,
    /// The smallest score found, and the greatest; `None` when it was never rated.
    pub scores: Option<(Decimal, Decimal)>,
}

impl Reached {
    /// True when nothing stands between the node and either end: scores lie between 0 and 1, so a score of 0 and one
    /// of 1 that were found prove the smallest and the greatest.
    pub fn is_whole_range(&self) -> bool {
        self.scores == Some((Decimal::ZERO, Decimal::ONE))
    }
}

/// Answers every question as badly and as well as can be, for every kind of institution.
pub fn reachable_scores(questionnaire: &Questionnaire) -> Vec<Reached> {
    let mut found: Vec<Reached> =
        questionnaire.nodes.iter().map(|node| Reached { node: node.id.clone(), scores: None }).collect();
    for kind in kinds_of_institution(questionnaire) {
        for answer in [worst, best, middling] {
            note(questionnaire, &sheet(questionnaire, &kind, answer), &mut found);
        }
    }
    found
}

fn note(questionnaire: &Questionnaire, sheet: &AnswerSheet, found: &mut [Reached]) {
    let scorecard = score(questionnaire, sheet);
    for (reached, node) in found.iter_mut().zip(&scorecard.nodes) {
        let Some(score) = node.value.and_then(|value| value.score) else { continue };
        let (least, most) = reached.scores.unwrap_or((score, score));
        reached.scores = Some((least.min(score), most.max(score)));
    }
}

/// Answers what is put, question by question, so that each branch is the one its answers open.
fn sheet(questionnaire: &Questionnaire, kind: &Kind, answer: fn(&Question) -> Option<Answer>) -> AnswerSheet {
    let mut sheet = AnswerSheet { profile: kind.profile.clone(), ..AnswerSheet::default() };
    for question in &questionnaire.questions {
        if applies(questionnaire, &sheet, question, None) == Applies::Yes
            && let Some(answer) = answer(question)
        {
            sheet.put(AnswerKey::own(question.id.clone()), answer);
        }
    }
    sheet
}

fn worst(question: &Question) -> Option<Answer> {
    match &question.kind {
        QuestionKind::Choice { options } => {
            options.iter().min_by_key(|option| option.points).map(|option| Answer::Choice(option.id.clone()))
        }
        QuestionKind::Checklist { .. } => Some(checklist(question, false)),
        QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => None,
    }
}

fn best(question: &Question) -> Option<Answer> {
    match &question.kind {
        QuestionKind::Choice { options } => {
            options.iter().max_by_key(|option| option.points).map(|option| Answer::Choice(option.id.clone()))
        }
        QuestionKind::Checklist { .. } => Some(checklist(question, true)),
        QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => None,
    }
}

/// The lowest option with any points: what opens the follow-up questions, which are then answered with nothing met.
fn middling(question: &Question) -> Option<Answer> {
    match &question.kind {
        QuestionKind::Choice { options } => options
            .iter()
            .filter(|option| option.points > Decimal::ZERO)
            .min_by_key(|option| option.points)
            .map(|option| Answer::Choice(option.id.clone())),
        QuestionKind::Checklist { .. } => Some(checklist(question, false)),
        QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => None,
    }
}

fn checklist(question: &Question, all: bool) -> Answer {
    let met = question.options().iter().filter(|_| all).map(|element| element.id.clone()).collect();
    Answer::Checklist { met, not_applicable: Default::default() }
}

//! The greatest and the smallest score every node can reach, each proved by answers that reach it.

use rust_decimal::Decimal;

use super::people::{OTHER, kinds_of_institution};
use crate::questionnaire::{ProfileField, Question, QuestionKind, Questionnaire, Solution, World};
use crate::response::{Answer, AnswerKey, AnswerSheet, InstitutionKind, Profile, SizeBand};
use crate::scoring::{Applies, applies, questions_below, score};

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

/// Answers every question as badly and as well as can be, for every kind of institution; then, where a node fell short,
/// as whoever is put its questions.
pub fn reachable_scores(questionnaire: &Questionnaire) -> Vec<Reached> {
    let mut found: Vec<Reached> =
        questionnaire.nodes.iter().map(|node| Reached { node: node.id.clone(), scores: None }).collect();
    for kind in kinds_of_institution(questionnaire) {
        for answer in [worst, best] {
            note(questionnaire, &sheet(questionnaire, &kind.profile, None, answer), &mut found);
        }
    }
    for node in 0..found.len() {
        if !found[node].is_whole_range() {
            look_closer(questionnaire, node, &mut found);
        }
    }
    found
}

/// Finds, for each question below a node, somebody it is put to, and answers as they would.
fn look_closer(questionnaire: &Questionnaire, node: usize, found: &mut [Reached]) {
    for question in questions_below(questionnaire, node) {
        let Some(condition) = &questionnaire.questions[question].applies_when else { continue };
        let Solution::Met(world) = questionnaire.solve(&[condition]) else { continue };
        for answer in [worst, best] {
            note(questionnaire, &sheet(questionnaire, &profile(&world), Some(&world), answer), found);
        }
    }
}

/// An institution of which nothing is left unknown, with what `world` decides.
fn profile(world: &World) -> Profile {
    let word = |field| Some(world.word(field).unwrap_or(OTHER).to_owned());
    Profile {
        kind: world.word(ProfileField::Kind).and_then(InstitutionKind::from_code),
        size: Some(world.word(ProfileField::Size).and_then(SizeBand::from_code).unwrap_or(SizeBand::Large)),
        sector: word(ProfileField::Sector),
        region: word(ProfileField::Region),
        ownership: word(ProfileField::Ownership),
        controlling_stake: None,
        mandates: Some(world.mandates()),
    }
}

fn note(questionnaire: &Questionnaire, sheet: &AnswerSheet, found: &mut [Reached]) {
    let scorecard = score(questionnaire, sheet);
    for (reached, node) in found.iter_mut().zip(&scorecard.nodes) {
        let Some(score) = node.value.and_then(|value| value.score) else { continue };
        let (least, most) = reached.scores.unwrap_or((score, score));
        reached.scores = Some((least.min(score), most.max(score)));
    }
}

/// Answers what is put, question by question, so that each branch is the one its answers open; what `world` decides
/// comes first.
fn sheet(
    questionnaire: &Questionnaire,
    profile: &Profile,
    world: Option<&World>,
    answer: fn(&Question) -> Option<Answer>,
) -> AnswerSheet {
    let mut sheet = AnswerSheet { profile: profile.clone(), ..AnswerSheet::default() };
    for question in &questionnaire.questions {
        let decided = world.and_then(|world| decided(world, question));
        if applies(questionnaire, &sheet, question, None) == Applies::Yes
            && let Some(answer) = decided.or_else(|| answer(question))
        {
            sheet.put(AnswerKey::own(question.id.clone()), answer);
        }
    }
    sheet
}

fn decided(world: &World, question: &Question) -> Option<Answer> {
    let option = world.option(&question.id).map(|option| Answer::Choice(option.to_owned()));
    option.or_else(|| {
        let met = world.elements(&question.id)?;
        Some(Answer::Checklist { met: met.into_iter().collect(), not_applicable: Default::default() })
    })
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

fn checklist(question: &Question, all: bool) -> Answer {
    let met = question.options().iter().filter(|_| all).map(|element| element.id.clone()).collect();
    Answer::Checklist { met, not_applicable: Default::default() }
}

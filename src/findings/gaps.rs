//! The gap register: indicators below target, who is concerned, and what would be the next step.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::asked::Asked;
use super::draw::Scored;
use super::topic::TopicFinding;
use crate::questionnaire::{Part, Question, Questionnaire, Text};
use crate::response::{Answer, AnswerKey, ResponseId};
use crate::scoring::AnswerState;

/// One indicator on which institutions are below target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapEntry {
    /// Place of the indicator among the topics.
    pub topic: usize,
    /// Principles it stands under.
    pub principles: Vec<u8>,
    /// True when it is a core element.
    pub core: bool,
    /// What would lift the answers below target one level, with the institutions each would concern; most first.
    pub next_steps: Vec<NextStep>,
}

/// A step that would lift an answer one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Place of the question in its questionnaire, by ids.
    pub question: String,
    /// The step.
    pub text: Text,
    /// Responses the question was put to.
    pub asked: u32,
    /// Responses whose answer it would lift: the way back to the evidence.
    pub responses: Vec<ResponseId>,
}

pub(super) fn gap_register(
    topics: &[TopicFinding],
    questionnaires: &[Asked<'_>],
    scored: &[Scored<'_>],
) -> Vec<GapEntry> {
    let mut entries: BTreeMap<usize, GapEntry> = BTreeMap::new();
    for (number, asked) in questionnaires.iter().enumerate() {
        let answering: Vec<&Scored<'_>> = scored.iter().filter(|one| one.asked == number).collect();
        for (place, node) in asked.questionnaire.nodes.iter().enumerate() {
            let wanted = asked.key(place);
            let is_it = |topic: &TopicFinding| topic.key == wanted && topic.all.with_gap > 0;
            let Some(topic) = topics.iter().position(is_it).filter(|_| node.indicator.is_some()) else {
                continue;
            };
            let entry = entry(topic, asked.questionnaire, place, &answering);
            match entries.get_mut(&topic) {
                Some(other_version) => other_version.next_steps.extend(entry.next_steps),
                None => drop(entries.insert(topic, entry)),
            }
        }
    }
    let mut entries: Vec<GapEntry> = entries.into_values().collect();
    for entry in &mut entries {
        entry.next_steps.sort_by_key(|step| Reverse(step.responses.len()));
    }
    entries.sort_by_key(|entry| {
        let cell = &topics[entry.topic].all;
        let share = Decimal::from(cell.with_gap) / Decimal::from(cell.scored.max(1));
        (Reverse((share, cell.gap())), entry.topic)
    });
    entries
}

fn entry(topic: usize, questionnaire: &Questionnaire, place: usize, answering: &[&Scored<'_>]) -> GapEntry {
    let node = &questionnaire.nodes[place];
    GapEntry {
        topic,
        principles: principles(questionnaire, place),
        core: node.core || has_core_question(questionnaire, &node.parts),
        next_steps: next_steps(questionnaire, place, answering),
    }
}

fn has_core_question(questionnaire: &Questionnaire, parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Question(place) => questionnaire.questions[*place].core,
        Part::Node(_) => false,
    })
}

/// The principles above a node.
pub fn principles(questionnaire: &Questionnaire, place: usize) -> Vec<u8> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![place];
    while let Some(below) = waiting.pop() {
        found.extend(questionnaire.nodes[below].principle);
        let parents = questionnaire.nodes.iter().enumerate();
        waiting.extend(
            parents.filter(|(_, node)| node.parts.contains(&Part::Node(below))).map(|(place, _)| place),
        );
    }
    found.into_iter().collect()
}

fn next_steps(questionnaire: &Questionnaire, place: usize, answering: &[&Scored<'_>]) -> Vec<NextStep> {
    let mut found: Vec<NextStep> = Vec::new();
    for part in &questionnaire.nodes[place].parts {
        if let Part::Question(number) = *part {
            found.extend(steps_of_question(&questionnaire.questions[number], number, answering));
        }
    }
    found
}

/// The steps of the options chosen, by id of the option.
fn steps_of_question(
    question: &Question,
    number: usize,
    answering: &[&Scored<'_>],
) -> impl Iterator<Item = NextStep> {
    let is_asked = |one: &&&Scored<'_>| {
        places(question, number, one).iter().any(|(state, _)| *state != AnswerState::Hidden)
    };
    let asked = answering.iter().filter(is_asked).count() as u32;
    let mut steps: BTreeMap<String, NextStep> = BTreeMap::new();
    for one in answering {
        let places = places(question, number, one).into_iter();
        for (_, key) in places.filter(|(state, _)| *state == AnswerState::Answered) {
            let Some((option, text)) = step_of(question, &key, one) else { continue };
            let new = || NextStep { question: question.id.clone(), text, asked, responses: Vec::new() };
            let responses = &mut steps.entry(option).or_insert_with(new).responses;
            // Several units of one institution are one response.
            if responses.last() != Some(&one.participant.response) {
                responses.push(one.participant.response);
            }
        }
    }
    steps.into_values()
}

/// Where an institution may answer a question, for itself and for each of its units, and what stands there.
fn places(question: &Question, number: usize, one: &Scored<'_>) -> Vec<(AnswerState, AnswerKey)> {
    let own = (one.scorecard.tree.own.states[number], AnswerKey::own(&question.id));
    let units = one.scorecard.units.iter().zip(&one.scorecard.tree.units);
    let unit = units.map(|(unit, values)| (values.states[number], AnswerKey::unit(&unit.name, &question.id)));
    [own].into_iter().chain(unit).collect()
}

/// The next step of the option chosen at a place, if the option has one.
fn step_of(question: &Question, key: &AnswerKey, one: &Scored<'_>) -> Option<(String, Text)> {
    match one.sheet.answer(key)? {
        Answer::Choice(chosen) => {
            let option = question.option(chosen)?;
            (!option.next_step.is_empty()).then(|| (chosen.clone(), option.next_step.clone()))
        }
        Answer::Checklist { .. }
        | Answer::Number(_)
        | Answer::Date(_)
        | Answer::Text(_)
        | Answer::NotApplicable { .. }
        | Answer::DoNotKnow
        | Answer::NoData => None,
    }
}

//! The gap register: indicators below target, who is concerned, and what would be the next step.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::draw::{Scored, key};
use super::topic::TopicFinding;
use crate::questionnaire::{Part, Question, Questionnaire, Text};
use crate::response::{Answer, AnswerKey, ResponseId};

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
    /// Responses whose answer it would lift: the way back to the evidence.
    pub responses: Vec<ResponseId>,
}

pub(super) fn gap_register(
    topics: &[TopicFinding],
    questionnaires: &[&Questionnaire],
    scored: &[Scored<'_>],
) -> Vec<GapEntry> {
    let mut entries: Vec<GapEntry> = Vec::new();
    for questionnaire in questionnaires {
        for (place, node) in
            questionnaire.nodes.iter().enumerate().filter(|(_, node)| node.indicator.is_some())
        {
            let wanted = key(questionnaire, place);
            let topic = topics.iter().position(|topic| topic.key == wanted);
            let Some(topic) = topic.filter(|topic| topics[*topic].all.with_gap > 0) else { continue };
            entries.push(GapEntry {
                topic,
                principles: principles(questionnaire, place),
                core: node.core || has_core_question(questionnaire, &node.parts),
                next_steps: next_steps(questionnaire, place, scored),
            });
        }
    }
    entries.sort_by_key(|entry| {
        let cell = &topics[entry.topic].all;
        let share = Decimal::from(cell.with_gap) / Decimal::from(cell.scored.max(1));
        (std::cmp::Reverse((share, cell.gap())), entry.topic)
    });
    entries
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

fn next_steps(questionnaire: &Questionnaire, place: usize, scored: &[Scored<'_>]) -> Vec<NextStep> {
    let mut steps: BTreeMap<(usize, String), NextStep> = BTreeMap::new();
    for part in &questionnaire.nodes[place].parts {
        let Part::Question(number) = *part else { continue };
        let question = &questionnaire.questions[number];
        for one in scored.iter().filter(|one| is_of(one, questionnaire)) {
            let Some((option, text)) = step_of(question, one) else { continue };
            let step = steps.entry((number, option)).or_insert_with(|| NextStep {
                question: question.id.clone(),
                text,
                responses: Vec::new(),
            });
            step.responses.push(one.participant.response);
        }
    }
    let mut steps: Vec<NextStep> = steps.into_values().collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.responses.len()));
    steps
}

fn is_of(one: &Scored<'_>, questionnaire: &Questionnaire) -> bool {
    let answered = &one.participant.questionnaire;
    (&answered.id, answered.version) == (&questionnaire.id, questionnaire.version)
}

/// The next step of the option an institution chose for itself, if the option has one.
fn step_of(question: &Question, one: &Scored<'_>) -> Option<(String, Text)> {
    let sheet = one.participant.accepted.as_ref()?;
    match sheet.answer(&AnswerKey::own(&question.id))? {
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

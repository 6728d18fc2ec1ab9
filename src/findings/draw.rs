//! From accepted responses to findings.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;
use super::gaps::{GapEntry, gap_register};
use super::input::{Participant, ResponseRate, response_rates};
use super::topic::{Member, TopicFinding, TopicKey};
use crate::questionnaire::{Node, Part, Questionnaire};
use crate::response::InstitutionKind;
use crate::scoring::{Scorecard, score};

/// The findings of one round, for the NHRI's own eyes. What others may see comes from
/// [`disclosure`](crate::disclosure).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Who was asked and how far they came, by kind.
    pub rates: BTreeMap<InstitutionKind, ResponseRate>,
    /// Every topic: wholes, pillars, principles, then the other nodes from the top down.
    pub topics: Vec<TopicFinding>,
    /// Indicators with gaps, the most widespread first.
    pub gaps: Vec<GapEntry>,
}

impl Baseline {
    /// The place of a topic by its [`TopicKey::code`].
    pub fn topic(&self, code: &str) -> Option<&TopicFinding> {
        self.topics.iter().find(|topic| topic.key.code() == code)
    }
}

/// A participant with its scores.
pub(super) struct Scored<'a> {
    pub(super) participant: &'a Participant,
    pub(super) scorecard: Scorecard,
}

/// Draws the findings. Only accepted responses count; the order of participants changes nothing.
pub fn draw(participants: &[Participant]) -> Baseline {
    let mut scored: Vec<Scored<'_>> = participants
        .iter()
        .filter_map(|participant| {
            let sheet = participant.accepted.as_ref()?;
            Some(Scored { participant, scorecard: score(&participant.questionnaire, sheet) })
        })
        .collect();
    scored.sort_by(|a, b| {
        let key = |one: &Scored<'_>| (one.participant.institution.name.clone(), one.participant.response);
        key(a).cmp(&key(b))
    });
    let questionnaires = distinct_questionnaires(participants);
    let topics = topics(&questionnaires, &scored);
    let gaps = gap_register(&topics, &questionnaires, &scored);
    Baseline { rates: response_rates(participants), topics, gaps }
}

fn distinct_questionnaires(participants: &[Participant]) -> Vec<&Questionnaire> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<&Questionnaire> = participants
        .iter()
        .map(|participant| participant.questionnaire.as_ref())
        .filter(|questionnaire| seen.insert((questionnaire.id.clone(), questionnaire.version)))
        .collect();
    found.sort_by_key(|questionnaire| {
        let first =
            questionnaire.addressed_to.iter().filter_map(|kind| InstitutionKind::from_code(kind)).min();
        (first, questionnaire.id.clone())
    });
    found
}

/// The topic a node belongs to.
pub(super) fn key(questionnaire: &Questionnaire, place: usize) -> TopicKey {
    let node: &Node = &questionnaire.nodes[place];
    match (node.pillar, node.principle) {
        (Some(pillar), _) => TopicKey::Pillar(pillar),
        (None, Some(principle)) => TopicKey::Principle(principle),
        (None, None) if questionnaire.roots.contains(&place) => {
            TopicKey::Whole(questionnaire.id.clone(), node.id.clone())
        }
        (None, None) => TopicKey::Node(questionnaire.id.clone(), node.id.clone()),
    }
}

fn topics(questionnaires: &[&Questionnaire], scored: &[Scored<'_>]) -> Vec<TopicFinding> {
    let order = topic_order(questionnaires);
    let places: BTreeMap<TopicKey, usize> =
        order.iter().enumerate().map(|(place, (key, ..))| (key.clone(), place)).collect();
    let mut topics: Vec<TopicFinding> =
        order.iter().map(|(key, questionnaire, node)| empty_topic(key, questionnaire, *node)).collect();
    for questionnaire in questionnaires {
        add_children(questionnaire, &places, &mut topics);
    }
    for one in scored {
        add_members(one, &places, &mut topics);
    }
    topics
}

/// Wholes, pillars and principles by number, then the rest from the top of each tree down.
fn topic_order<'a>(questionnaires: &[&'a Questionnaire]) -> Vec<(TopicKey, &'a Questionnaire, usize)> {
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for questionnaire in questionnaires {
        for place in top_down(questionnaire) {
            let key = key(questionnaire, place);
            if seen.insert(key.clone()) {
                order.push((key, *questionnaire, place));
            }
        }
    }
    order.sort_by_key(|(key, ..)| match key {
        TopicKey::Whole(..) => (0, 0),
        TopicKey::Pillar(number) => (1, *number),
        TopicKey::Principle(number) => (2, *number),
        TopicKey::Node(..) => (3, 0),
    });
    order
}

/// Places of all nodes, parents before children, in the order of the files.
fn top_down(questionnaire: &Questionnaire) -> Vec<usize> {
    let mut order = Vec::new();
    let mut level: Vec<usize> = questionnaire.roots.clone();
    while !level.is_empty() {
        order.retain(|place| !level.contains(place));
        order.extend(&level);
        let below = level.iter().flat_map(|place| &questionnaire.nodes[*place].parts).filter_map(node_place);
        let mut next: Vec<usize> = Vec::new();
        below.for_each(|place| {
            if !next.contains(&place) {
                next.push(place);
            }
        });
        level = next;
    }
    order
}

const fn node_place(part: &Part) -> Option<usize> {
    match part {
        Part::Node(place) => Some(*place),
        Part::Question(_) => None,
    }
}

fn empty_topic(key: &TopicKey, questionnaire: &Questionnaire, place: usize) -> TopicFinding {
    let node = &questionnaire.nodes[place];
    TopicFinding {
        key: key.clone(),
        level: node.level.clone(),
        title: if matches!(key, TopicKey::Whole(..)) {
            whole_title(questionnaire, place)
        } else {
            node.title.clone()
        },
        scale: questionnaire.scale.levels.iter().map(|level| level.title.clone()).collect(),
        indicator: node.indicator,
        children: Vec::new(),
        all: Cell::empty(questionnaire.scale.levels.len()),
        by_kind: Vec::new(),
        members: Vec::new(),
    }
}

/// The only whole of a questionnaire goes by the questionnaire's name.
fn whole_title(questionnaire: &Questionnaire, place: usize) -> crate::questionnaire::Text {
    if questionnaire.roots.len() == 1 {
        questionnaire.title.clone()
    } else {
        questionnaire.nodes[place].title.clone()
    }
}

fn add_children(
    questionnaire: &Questionnaire,
    places: &BTreeMap<TopicKey, usize>,
    topics: &mut [TopicFinding],
) {
    for place in top_down(questionnaire) {
        let parent = places[&key(questionnaire, place)];
        for child in questionnaire.nodes[place].parts.iter().filter_map(node_place) {
            let child = places[&key(questionnaire, child)];
            if child != parent && !topics[parent].children.contains(&child) {
                topics[parent].children.push(child);
            }
        }
    }
    for topic in topics {
        topic.children.sort_unstable();
    }
}

fn add_members(one: &Scored<'_>, places: &BTreeMap<TopicKey, usize>, topics: &mut [TopicFinding]) {
    let participant = one.participant;
    for (place, score) in one.scorecard.nodes.iter().enumerate() {
        let topic = &mut topics[places[&key(&participant.questionnaire, place)]];
        topic.all.add(score);
        let kind = participant.kind();
        let levels = topic.scale.len();
        let cell = match topic.by_kind.iter().position(|(known, _)| *known == kind) {
            Some(found) => found,
            None => {
                topic.by_kind.push((kind, Cell::empty(levels)));
                topic.by_kind.len() - 1
            }
        };
        topic.by_kind[cell].1.add(score);
        topic.by_kind.sort_by_key(|(kind, _)| *kind);
        topic.members.push(Member {
            response: participant.response,
            name: participant.institution.name.clone(),
            kind,
            score: score.clone(),
        });
    }
}

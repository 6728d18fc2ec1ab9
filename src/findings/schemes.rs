//! Schemes side by side on the same answers, and where they disagree.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::asked::Asked;
use super::cell::Cell;
use super::classes::{ClassFinding, draw_classes};
use super::draw::topic_order;
use super::input::{Basis, Participant};
use super::segments::median;
use super::topic::TopicKey;
use crate::questionnaire::{Part, Questionnaire, Text};
use crate::response::{AnswerSheet, ResponseId};
use crate::scoring::{NodeScore, Rating, Scheme, Tree, score_nodes};

/// What a topic looks like under one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeFigures {
    /// The scheme.
    pub scheme: Scheme,
    /// All institutions.
    pub cell: Cell,
    /// The middle one of their scores.
    pub median: Option<Decimal>,
}

/// The part of a topic that pulls a score down where weaknesses are not made up for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakest {
    /// The indicator, or the last part on the way down.
    pub title: Text,
    /// What it is worth if the weakest decides, 0 to 1.
    pub score: Decimal,
}

/// An institution whose rating hangs on the scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Its response.
    pub response: ResponseId,
    /// Its name.
    pub name: String,
    /// Its rating under each of [`Scheme::SCORING`].
    pub ratings: Vec<Rating>,
    /// Why.
    pub weakest: Option<Weakest>,
}

/// A whole, a pillar or a principle under every scheme that gives scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedTopic {
    /// Which topic.
    pub key: TopicKey,
    /// Its name.
    pub title: Text,
    /// Names of the levels of its scale, lowest first.
    pub scale: Vec<Text>,
    /// In the order of [`Scheme::SCORING`].
    pub schemes: Vec<SchemeFigures>,
    /// Institutions rated differently by one scheme than by another, by name.
    pub differing: Vec<Differing>,
}

/// Scores every accepted response by every scheme: wholes, pillars and principles.
pub fn compare_schemes(participants: &[Participant], basis: Basis) -> Vec<ComparedTopic> {
    let questionnaires = Asked::of(participants);
    let order: Vec<_> = topic_order(&questionnaires)
        .into_iter()
        .filter(|(key, ..)| matches!(key, TopicKey::Whole(..) | TopicKey::Pillar(_) | TopicKey::Principle(_)))
        .collect();
    let mut topics: Vec<Building> =
        order.iter().map(|(key, asked, node)| Building::new(key, asked.questionnaire, *node)).collect();
    let places: BTreeMap<&TopicKey, usize> =
        order.iter().enumerate().map(|(place, (key, ..))| (key, place)).collect();
    let nodes: Vec<Vec<(usize, usize)>> = questionnaires
        .iter()
        .map(|asked| {
            let topic = |node: usize| Some((node, *places.get(&asked.key(node))?));
            (0..asked.questionnaire.nodes.len()).filter_map(topic).collect()
        })
        .collect();
    let mut by_name: Vec<&Participant> = participants.iter().collect();
    by_name.sort_by(|a, b| (&a.institution.name, a.response).cmp(&(&b.institution.name, b.response)));
    for participant in by_name {
        let Some(number) = questionnaires.iter().position(|asked| asked.is_of(participant)) else { continue };
        let Some(sheet) = participant.sheet(basis) else { continue };
        let Ok(asked) = sheet.asked(&participant.questionnaire) else { continue };
        add(participant, (&asked, sheet), &nodes[number], &mut topics);
    }
    topics.into_iter().map(Building::built).collect()
}

/// Adds one institution under every scheme.
fn add(
    participant: &Participant,
    (questionnaire, sheet): (&Questionnaire, &AnswerSheet),
    nodes: &[(usize, usize)],
    topics: &mut [Building],
) {
    let wanted: Vec<usize> = nodes.iter().map(|(node, _)| *node).collect();
    let scored: Vec<(Tree, Vec<NodeScore>)> =
        Scheme::SCORING.iter().map(|scheme| score_nodes(questionnaire, sheet, *scheme, &wanted)).collect();
    let lowest = Scheme::SCORING.iter().position(|scheme| *scheme == Scheme::Lowest);
    for (place, (node, topic)) in nodes.iter().enumerate() {
        let topic = &mut topics[*topic];
        let of_schemes: Vec<&NodeScore> = scored.iter().map(|(_, scores)| &scores[place]).collect();
        topic.add(&of_schemes);
        let ratings: Vec<Rating> = of_schemes.iter().map(|score| score.rating).collect();
        if ratings.iter().any(|rating| *rating != ratings[0]) {
            topic.topic.differing.push(Differing {
                response: participant.response,
                name: participant.institution.name.clone(),
                ratings,
                weakest: lowest.and_then(|place| weakest(questionnaire, &scored[place].0, *node)),
            });
        }
    }
}

/// Follows the lowest score from a node down to an indicator.
fn weakest(questionnaire: &Questionnaire, tree: &Tree, node: usize) -> Option<Weakest> {
    let score = |node: usize| tree.whole.nodes[node].and_then(|value| value.score);
    let mut here = node;
    while questionnaire.nodes[here].indicator.is_none() {
        let parts = questionnaire.nodes[here].parts.iter().filter_map(|part| match part {
            Part::Node(place) => score(*place).map(|score| (score, *place)),
            Part::Question(_) => None,
        });
        // The first of several that are equally low, in the order of the files.
        let Some((_, next)) = parts.min_by_key(|(score, _)| *score) else { break };
        here = next;
    }
    Some(Weakest { title: questionnaire.nodes[here].title.clone(), score: score(here)? })
}

/// A topic that is being added up.
struct Building {
    topic: ComparedTopic,
    scores: Vec<Vec<Decimal>>,
}

impl Building {
    fn new(key: &TopicKey, questionnaire: &Questionnaire, node: usize) -> Self {
        let levels = &questionnaire.scale.levels;
        let figures = |scheme| SchemeFigures { scheme, cell: Cell::empty(levels.len()), median: None };
        let is_only_whole = matches!(key, TopicKey::Whole(..)) && questionnaire.roots.len() == 1;
        let title = if is_only_whole { &questionnaire.title } else { &questionnaire.nodes[node].title };
        let topic = ComparedTopic {
            key: key.clone(),
            title: title.clone(),
            scale: levels.iter().map(|level| level.title.clone()).collect(),
            schemes: Scheme::SCORING.map(figures).to_vec(),
            differing: Vec::new(),
        };
        Self { topic, scores: vec![Vec::new(); Scheme::SCORING.len()] }
    }

    fn add(&mut self, of_schemes: &[&NodeScore]) {
        for ((figures, scores), score) in self.topic.schemes.iter_mut().zip(&mut self.scores).zip(of_schemes)
        {
            figures.cell.add(score);
            scores.extend(score.value.and_then(|value| value.score));
        }
    }

    fn built(mut self) -> ComparedTopic {
        for (figures, scores) in self.topic.schemes.iter_mut().zip(self.scores) {
            figures.median = median(scores);
        }
        self.topic
    }
}

/// Everything that stands side by side: scores by scheme, and classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Wholes, pillars, principles.
    pub topics: Vec<ComparedTopic>,
    /// Classes without compensation.
    pub classes: ClassFinding,
}

impl Compared {
    /// Puts everything side by side.
    pub fn of(participants: &[Participant], basis: Basis) -> Self {
        Self { topics: compare_schemes(participants, basis), classes: draw_classes(participants, basis) }
    }
}

//! The scores of one response with their ratings and the reasons for them.

use rust_decimal::Decimal;

use super::explain::{Explanation, explain, not_shown};
use super::question::AnswerState;
use super::rule::combine;
use super::tree::{Tree, Values, score_tree};
use super::value::Value;
use crate::questionnaire::{IndicatorKind, Part, Questionnaire, Rule, Scale};
use crate::response::Scheme;
use crate::response::{AnswerSheet, SheetUnit};

/// What a node is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Place of a level of the scale.
    Level(usize),
    /// Too little is answered: there is an interval and no rating.
    NoneGiven,
    /// Nothing in it applies.
    NotApplicable,
}

impl Rating {
    /// The word used in files: the level's id, `none-given` or `not-applicable`.
    pub fn code(self, questionnaire: &Questionnaire) -> &str {
        match self {
            Self::Level(level) => &questionnaire.scale.levels[level].id,
            Self::NoneGiven => "none-given",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// The score of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeScore {
    /// Its value; `None` when nothing in it applies.
    pub value: Option<Value>,
    /// Its rating, caps applied.
    pub rating: Rating,
    /// Target minus score, never below 0; `None` without a score.
    pub gap: Option<Decimal>,
    /// How it came about.
    pub explanation: Explanation,
}

/// How many questions stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions that are put, those that may still be ruled out included.
    pub asked: usize,
    /// Of these, those with something given: an answer, not applicable, do not know or no data.
    pub given: usize,
}

/// The scores of one response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// By node, in the questionnaire's order.
    pub nodes: Vec<NodeScore>,
    /// Values behind them.
    pub tree: Tree,
    /// The units, in the order of `tree.units`.
    pub units: Vec<SheetUnit>,
    /// How far the response is answered.
    pub progress: Progress,
}

/// Scores an institution's answers. The same answers always give the same scorecard.
pub fn score(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Scorecard {
    score_by(questionnaire, sheet, Scheme::Declared)
}

/// The same by another scheme.
pub fn score_by(questionnaire: &Questionnaire, sheet: &AnswerSheet, scheme: Scheme) -> Scorecard {
    let tree = score_tree(questionnaire, sheet, scheme);
    let nodes = (0..questionnaire.nodes.len())
        .map(|node| node_score(questionnaire, sheet, (&tree, scheme), node))
        .collect();
    let progress = progress(questionnaire, &tree);
    Scorecard { nodes, tree, units: sheet.units.clone(), progress }
}

/// The place of the highest level a reviewed sheet is rated without evidence for its answers: the one below the top.
pub const fn evidence_cap(scale: &Scale) -> usize {
    scale.levels.len().saturating_sub(2)
}

/// The scores of some nodes by a scheme, in the order they are named.
pub fn score_nodes(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scheme: Scheme,
    nodes: &[usize],
) -> (Tree, Vec<NodeScore>) {
    let tree = score_tree(questionnaire, sheet, scheme);
    let scores = nodes.iter().map(|node| node_score(questionnaire, sheet, (&tree, scheme), *node)).collect();
    (tree, scores)
}

/// What the indicators of one kind come to in a response: each counts the same, whatever it weighs beside its
/// siblings, because they stand in different parts of the tree. No cap holds: core elements are for nodes.
pub fn score_indicators(
    questionnaire: &Questionnaire,
    scorecard: &Scorecard,
    kind: IndicatorKind,
    scheme: Scheme,
) -> NodeScore {
    let indicators = questionnaire.nodes.iter().zip(&scorecard.nodes);
    let values = indicators.filter(|(node, _)| node.indicator == Some(kind)).filter_map(|(_, one)| one.value);
    let parts: Vec<(Decimal, Value)> = values.map(|value| (Decimal::ONE, value)).collect();
    let rule = scheme.rule(Rule::WeightedMean);
    let value = combine(rule, &parts);
    let level = level_before_caps(questionnaire, value);
    NodeScore {
        value,
        rating: level.map_or_else(|rating| rating, Rating::Level),
        gap: gap(value, questionnaire.target),
        explanation: Explanation {
            rule,
            parts: Vec::new(),
            level_before_caps: level.ok(),
            capped_by: Vec::new(),
            not_shown: Vec::new(),
        },
    }
}

fn node_score(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    (tree, scheme): (&Tree, Scheme),
    node: usize,
) -> NodeScore {
    let value = tree.whole.nodes[node];
    let explanation = explain(questionnaire, sheet, (tree, scheme), node);
    let rating = match rating(questionnaire, &tree.whole, node) {
        Rating::Level(level) if !explanation.not_shown.is_empty() => {
            Rating::Level(level.min(evidence_cap(&questionnaire.scale)))
        }
        rating => rating,
    };
    NodeScore { value, rating, gap: gap(value, questionnaire.target_of(node)), explanation }
}

/// Target minus score, never below 0.
pub(super) fn gap(value: Option<Value>, target: Decimal) -> Option<Decimal> {
    value.and_then(|value| value.score).map(|score| (target - score).max(Decimal::ZERO))
}

/// The rating of a node, on a reviewed sheet as far as its evidence carries; without explaining it.
pub(super) fn rating_with_evidence(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    tree: &Tree,
    node: usize,
) -> Rating {
    let highest = evidence_cap(&questionnaire.scale);
    match rating(questionnaire, &tree.whole, node) {
        Rating::Level(level)
            if level > highest && !not_shown(questionnaire, sheet, tree, node).is_empty() =>
        {
            Rating::Level(highest)
        }
        rating => rating,
    }
}

/// The rating of a node as seen from `values`.
pub(super) fn rating(questionnaire: &Questionnaire, values: &Values, node: usize) -> Rating {
    match level_before_caps(questionnaire, values.nodes[node]) {
        Ok(level) if zero_core_elements(questionnaire, values, node).is_empty() => Rating::Level(level),
        Ok(level) => Rating::Level(level.min(questionnaire.scale.core_cap)),
        Err(rating) => rating,
    }
}

pub(super) fn level_before_caps(
    questionnaire: &Questionnaire,
    value: Option<Value>,
) -> Result<usize, Rating> {
    let value = value.ok_or(Rating::NotApplicable)?;
    match value.score {
        Some(score) if value.coverage >= questionnaire.minimum_coverage => {
            Ok(questionnaire.scale.level(score))
        }
        Some(_) | None => Err(Rating::NoneGiven),
    }
}

/// Core elements in or below a node (the node itself included) that were answered and score zero.
pub fn zero_core_elements(questionnaire: &Questionnaire, values: &Values, node: usize) -> Vec<Part> {
    let mut found = Vec::new();
    collect_zero_core(questionnaire, values, Part::Node(node), &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect_zero_core(questionnaire: &Questionnaire, values: &Values, part: Part, found: &mut Vec<Part>) {
    let (core, value) = match part {
        Part::Node(place) => (questionnaire.nodes[place].core, values.nodes[place]),
        Part::Question(place) => (questionnaire.questions[place].core, values.questions[place]),
    };
    if core && value.and_then(|value| value.score).is_some_and(|score| score.is_zero()) {
        found.push(part);
    }
    if let Part::Node(place) = part {
        for child in &questionnaire.nodes[place].parts {
            collect_zero_core(questionnaire, values, *child, found);
        }
    }
}

fn progress(questionnaire: &Questionnaire, tree: &Tree) -> Progress {
    let mut progress = Progress::default();
    let mut count = |state: AnswerState| {
        progress.asked += usize::from(state != AnswerState::Hidden);
        progress.given += usize::from(!matches!(state, AnswerState::Hidden | AnswerState::Unanswered));
    };
    for place in 0..questionnaire.questions.len() {
        count(tree.own.states[place]);
        tree.units.iter().for_each(|unit| count(unit.states[place]));
    }
    progress
}

//! Why a score is what it is: parts, weights, rule and caps.

use rust_decimal::Decimal;

use super::lift::questions_below;
use super::scorecard::{evidence_cap, level_before_caps, zero_core_elements};
use super::tree::{Tree, Values, node_kind_means};
use super::value::{Value, divide};
use crate::questionnaire::{Part, Questionnaire, Rule};
use crate::response::Scheme;
use crate::response::{AnswerKey, AnswerSheet};

/// How a node's score came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The rule that made the whole from its parts.
    pub rule: Rule,
    /// Its parts, in the order of the questionnaire.
    pub parts: Vec<ExplainedPart>,
    /// The level the score alone would give; `None` when there is no rating.
    pub level_before_caps: Option<usize>,
    /// Core elements at zero that keep the rating down.
    pub capped_by: Vec<Part>,
    /// Questions, by place, whose points rest on answers no reviewer found shown by a document or better: on a reviewed
    /// sheet they keep the rating below the highest level.
    pub not_shown: Vec<usize>,
}

/// One part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedPart {
    /// Which part.
    pub what: PartKind,
    /// Its weight beside its siblings.
    pub weight: Decimal,
    /// Its value; `None` when it does not apply and is left out.
    pub value: Option<Value>,
    /// Its share of the total weight of all parts that have a score; `None` without a score of its own, or where
    /// the rule does not add shares up.
    pub share: Option<Decimal>,
}

impl ExplainedPart {
    /// What it adds to the score: share times its own score. These add up to the score.
    pub fn contribution(&self) -> Option<Decimal> {
        Some(self.share? * self.value?.score?)
    }

    /// What it takes from a full score: share times what it lacks. These add up to one minus the score.
    pub fn shortfall(&self) -> Option<Decimal> {
        Some(self.share? * (Decimal::ONE - self.value?.score?))
    }
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A node or question of the questionnaire.
    Part(Part),
    /// All units of a kind.
    UnitKind(String),
    /// What the institution answers for itself beside its units.
    Own,
}

pub(super) fn explain(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    (tree, scheme): (&Tree, Scheme),
    node: usize,
) -> Explanation {
    let own = questionnaire.nodes[node].rule;
    let is_over_units = own == Rule::MeanOfKinds && !sheet.units.is_empty();
    let rule = if is_over_units { own } else { scheme.rule(own) };
    let mut parts = if is_over_units {
        kind_parts(questionnaire, sheet, tree, node)
    } else {
        tree_parts(questionnaire, tree, node)
    };
    if matches!(rule, Rule::WeightedMean | Rule::MeanOfKinds) {
        add_shares(&mut parts);
    }
    let level = level_before_caps(questionnaire, tree.whole.nodes[node]).ok();
    let capped = level.is_some_and(|level| level > questionnaire.scale.core_cap);
    let capped_by = if capped { zero_core_elements(questionnaire, &tree.whole, node) } else { Vec::new() };
    let not_shown = match level {
        Some(level) if capped_by.is_empty() && level > evidence_cap(&questionnaire.scale) => {
            not_shown(questionnaire, sheet, tree, node)
        }
        _ => Vec::new(),
    };
    Explanation { rule, parts, level_before_caps: level, capped_by, not_shown }
}

/// The questions below a node that add to its score and were not found shown; none on a sheet nobody reviewed.
pub(super) fn not_shown(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    tree: &Tree,
    node: usize,
) -> Vec<usize> {
    let Some(shown) = &sheet.shown else { return Vec::new() };
    let wants = |values: &Values, unit: Option<&str>, place: usize| {
        let key =
            AnswerKey { unit: unit.map(str::to_owned), question: questionnaire.questions[place].id.clone() };
        let score = values.questions[place].and_then(|value| value.score);
        score.is_some_and(|score| !score.is_zero()) && !shown.contains(&key)
    };
    let units = || sheet.units.iter().zip(&tree.units);
    let is_wanted = |place: &usize| {
        wants(&tree.own, None, *place)
            || units().any(|(unit, values)| wants(values, Some(&unit.name), *place))
    };
    questions_below(questionnaire, node).into_iter().filter(is_wanted).collect()
}

fn kind_parts(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    tree: &Tree,
    node: usize,
) -> Vec<ExplainedPart> {
    let means = node_kind_means(questionnaire, sheet, &tree.own, &tree.units, node);
    let part = |mean: super::units::KindMean| ExplainedPart {
        what: mean.kind.map_or(PartKind::Own, PartKind::UnitKind),
        weight: Decimal::ONE,
        value: Some(mean.value),
        share: None,
    };
    means.into_iter().map(part).collect()
}

fn tree_parts(questionnaire: &Questionnaire, tree: &Tree, node: usize) -> Vec<ExplainedPart> {
    let part = |part: &Part| {
        let (weight, value) = match *part {
            Part::Node(place) => (questionnaire.nodes[place].weight, tree.whole.nodes[place]),
            Part::Question(place) => (questionnaire.questions[place].weight, tree.whole.questions[place]),
        };
        ExplainedPart { what: PartKind::Part(*part), weight, value, share: None }
    };
    let scored = |part: &&Part| match part {
        Part::Node(_) => true,
        Part::Question(place) => questionnaire.questions[*place].is_scored(),
    };
    questionnaire.nodes[node].parts.iter().filter(scored).map(part).collect()
}

fn add_shares(parts: &mut [ExplainedPart]) {
    let has_score = |part: &ExplainedPart| part.value.is_some_and(|value| value.score.is_some());
    let total: Decimal = parts.iter().filter(|part| has_score(part)).map(|part| part.weight).sum();
    for part in parts.iter_mut().filter(|part| has_score(part)) {
        part.share = Some(divide(part.weight, total));
    }
}

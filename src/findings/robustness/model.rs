//! The scores of a round as a calculation that is quick to repeat under other choices.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::choices::Choices;
use crate::findings::asked::Asked;
use crate::findings::input::{Basis, Participant};
use crate::findings::topic::TopicKey;
use crate::questionnaire::{Part, Questionnaire, Rule, UnitKind};
use crate::scoring::{AnswerState, Rating, Values, score};

/// What stands at a question of one place.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Leaf {
    /// Not put, not scored, or not answered: it is in no count.
    Absent,
    /// "Not applicable".
    NotApplicable,
    /// Points, 0 to 1.
    Points(f64),
}

/// One accepted response.
struct Response {
    questionnaire: usize,
    own: Vec<Leaf>,
    units: Vec<Vec<Leaf>>,
    /// The unit kind of each unit, as a place among the kinds of the questionnaire.
    kinds: Vec<usize>,
    /// The level a core element keeps each node at or below.
    caps: Vec<Option<usize>>,
    /// Nodes that are rated.
    rated: Vec<bool>,
}

/// One questionnaire.
struct Tree {
    rules: Vec<Rule>,
    parts: Vec<Vec<Part>>,
    node_weights: Vec<f64>,
    question_weights: Vec<f64>,
    per_unit: Vec<bool>,
    /// The kind each unit kind lies within.
    within: Vec<Option<usize>>,
    /// Where each level begins, and whether its start belongs to the one below.
    levels: Vec<(f64, bool)>,
    targets: Vec<f64>,
    topics: Vec<usize>,
}

/// All accepted responses of a round.
pub(super) struct Model {
    trees: Vec<Tree>,
    responses: Vec<Response>,
    topics: usize,
    /// A questionnaire that has each topic.
    scales: Vec<Option<usize>>,
}

/// What one run gives, by topic.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// Mean score of those with one.
    pub(super) means: Vec<Option<f64>>,
    /// Institutions with a score, those below target, and the sum of their gaps.
    pub(super) gaps: Vec<(u32, u32, f64)>,
    /// The level of each response at each topic it is rated on, in a fixed order.
    pub(super) levels: Vec<Vec<Option<usize>>>,
}

/// Differences smaller than this are none: they come from binary fractions.
const TINY: f64 = 1e-9;

impl Model {
    pub(super) fn new(
        questionnaires: &[Asked<'_>],
        participants: &[Participant],
        basis: Basis,
        places: &BTreeMap<TopicKey, usize>,
    ) -> Self {
        let mut model = Self {
            trees: Vec::new(),
            responses: Vec::new(),
            topics: places.len(),
            scales: vec![None; places.len()],
        };
        for asked in questionnaires {
            let topics = (0..asked.questionnaire.nodes.len()).map(|node| places[&asked.key(node)]).collect();
            model.add_tree(Tree::of(asked.questionnaire, topics));
            let plain = model.trees.len() - 1;
            for one in participants.iter().filter(|one| asked.is_of(one)) {
                let Some(sheet) = one.sheet(basis) else { continue };
                let Ok(answered) = sheet.asked(asked.questionnaire) else { continue };
                let mut questionnaire = plain;
                if sheet.adapts(asked.questionnaire) {
                    // Sections it chose are put to each of its units: the same nodes under other rules.
                    let topics = model.trees[plain].topics.clone();
                    model.trees.push(Tree::of(&answered, topics));
                    questionnaire = model.trees.len() - 1;
                }
                model.responses.push(response(&answered, sheet, questionnaire));
            }
        }
        model
    }

    fn add_tree(&mut self, tree: Tree) {
        for topic in &tree.topics {
            self.scales[*topic].get_or_insert(self.trees.len());
        }
        self.trees.push(tree);
    }

    pub(super) fn institutions(&self) -> u32 {
        u32::try_from(self.responses.len()).unwrap_or(u32::MAX)
    }

    /// The level of a score on a topic.
    pub(super) fn level(&self, topic: usize, score: f64) -> usize {
        self.scales[topic].map_or(0, |tree| self.trees[tree].level(score))
    }

    /// How many levels a topic has.
    pub(super) fn levels(&self, topic: usize) -> usize {
        self.scales[topic].map_or(0, |tree| self.trees[tree].levels.len())
    }

    pub(super) fn run(&self, choices: &Choices) -> Outcome {
        let weights: Vec<Weights> = self.trees.iter().map(|tree| Weights::of(tree, choices)).collect();
        let mut sums = vec![0.0; self.topics];
        let mut outcome = Outcome {
            means: Vec::new(),
            gaps: vec![(0, 0, 0.0); self.topics],
            levels: vec![Vec::new(); self.topics],
        };
        for response in &self.responses {
            let tree = &self.trees[response.questionnaire];
            let scores = tree.scores(response, &weights[response.questionnaire], choices);
            for (node, score) in scores.iter().enumerate() {
                let topic = tree.topics[node];
                let level = score.filter(|_| response.rated[node]).map(|score| tree.level(score));
                let capped = |level: usize| response.caps[node].map_or(level, |cap| level.min(cap));
                outcome.levels[topic].push(level.map(capped));
                let Some(score) = score else { continue };
                let gap = (tree.targets[node] - score).max(0.0);
                let (scored, below, sum) = &mut outcome.gaps[topic];
                *scored += 1;
                *below += u32::from(gap > TINY);
                *sum += gap;
                sums[topic] += score;
            }
        }
        outcome.means = sums
            .into_iter()
            .zip(&outcome.gaps)
            .map(|(sum, (scored, ..))| (*scored > 0).then(|| sum / f64::from(*scored)))
            .collect();
        outcome
    }
}

fn number(decimal: Decimal) -> f64 {
    decimal.to_f64().unwrap_or_default()
}

impl Tree {
    fn of(questionnaire: &Questionnaire, topics: Vec<usize>) -> Self {
        let kinds = &questionnaire.unit_kinds;
        let place =
            |kind: &UnitKind| kind.within.as_ref().and_then(|id| kinds.iter().position(|one| one.id == *id));
        let nodes = &questionnaire.nodes;
        Self {
            rules: nodes.iter().map(|node| node.rule).collect(),
            parts: nodes.iter().map(|node| node.parts.clone()).collect(),
            node_weights: nodes.iter().map(|node| number(node.weight)).collect(),
            question_weights: questionnaire
                .questions
                .iter()
                .map(|question| number(question.weight))
                .collect(),
            per_unit: questionnaire.questions.iter().map(|question| question.per_unit).collect(),
            within: kinds.iter().map(place).collect(),
            levels: questionnaire
                .scale
                .levels
                .iter()
                .map(|level| (number(level.from), level.excludes_start))
                .collect(),
            targets: (0..nodes.len()).map(|node| number(questionnaire.target_of(node))).collect(),
            topics,
        }
    }

    fn level(&self, score: f64) -> usize {
        let holds = |(from, excludes_start): &(f64, bool)| {
            if *excludes_start { score > from + TINY } else { score > from - TINY }
        };
        self.levels.iter().rposition(holds).unwrap_or(0)
    }

    /// The score of every node.
    fn scores(&self, response: &Response, weights: &Weights, choices: &Choices) -> Vec<Option<f64>> {
        let values = |leaves: &[Leaf]| leaves.iter().map(|leaf| leaf.value(choices)).collect::<Vec<_>>();
        let mut questions = values(&response.own);
        let own = self.nodes(&questions, weights, choices);
        if response.units.is_empty() {
            return own;
        }
        let units: Vec<Vec<Option<f64>>> = response.units.iter().map(|leaves| values(leaves)).collect();
        let of_units: Vec<Vec<Option<f64>>> =
            units.iter().map(|questions| self.nodes(questions, weights, choices)).collect();
        for place in (0..questions.len()).filter(|place| self.per_unit[*place]) {
            questions[place] = self.mean_of_kinds(response, |unit| units[unit][place], None);
        }
        let mut scores: Vec<Option<f64>> = Vec::with_capacity(self.rules.len());
        for place in 0..self.rules.len() {
            let score = if self.rules[place] == Rule::MeanOfKinds {
                self.mean_of_kinds(response, |unit| of_units[unit][place], own[place])
            } else {
                self.node(place, &questions, &scores, weights, choices)
            };
            scores.push(score);
        }
        scores
    }

    fn nodes(&self, questions: &[Option<f64>], weights: &Weights, choices: &Choices) -> Vec<Option<f64>> {
        let mut scores = Vec::with_capacity(self.rules.len());
        for place in 0..self.rules.len() {
            let score = self.node(place, questions, &scores, weights, choices);
            scores.push(score);
        }
        scores
    }

    /// A node from its parts, which stand before it.
    fn node(
        &self,
        place: usize,
        questions: &[Option<f64>],
        nodes: &[Option<f64>],
        weights: &Weights,
        choices: &Choices,
    ) -> Option<f64> {
        let value = |part: &Part| match *part {
            Part::Node(place) => nodes[place].map(|score| (weights.nodes[place], score)),
            Part::Question(place) => questions[place].map(|score| (weights.questions[place], score)),
        };
        let parts: Vec<(f64, f64)> = self.parts[place].iter().filter_map(value).collect();
        let declared = self.rules[place];
        let rule = if declared == Rule::MeanOfKinds { declared } else { choices.rule.unwrap_or(declared) };
        (!parts.is_empty()).then(|| whole(rule, &parts))
    }

    /// The mean within each kind of unit, a kind within another counting there as one, then over the kinds.
    fn mean_of_kinds(
        &self,
        response: &Response,
        value: impl Fn(usize) -> Option<f64>,
        own: Option<f64>,
    ) -> Option<f64> {
        let mut within: Vec<Vec<f64>> = vec![Vec::new(); self.within.len()];
        for (unit, kind) in response.kinds.iter().enumerate() {
            within[*kind].extend(value(unit));
        }
        let mut means = Vec::new();
        for kind in (0..within.len()).rev() {
            let Some(mean) = mean(&within[kind]) else { continue };
            match self.within[kind] {
                Some(outer) => within[outer].push(mean),
                None => means.push(mean),
            }
        }
        means.extend(own);
        mean(&means)
    }
}

impl Leaf {
    fn value(self, choices: &Choices) -> Option<f64> {
        match self {
            Self::Absent => None,
            Self::NotApplicable => choices.not_applicable_is_zero.then_some(0.0),
            Self::Points(points) => Some(choices.points(points)),
        }
    }
}

/// The weights of one run.
struct Weights {
    nodes: Vec<f64>,
    questions: Vec<f64>,
}

impl Weights {
    fn of(tree: &Tree, choices: &Choices) -> Self {
        let drawn = |weights: &[f64], series: u64| {
            let factor = |(place, weight): (usize, &f64)| weight * choices.factor(place as u64 * 2 + series);
            weights.iter().enumerate().map(factor).collect()
        };
        Self { nodes: drawn(&tree.node_weights, 0), questions: drawn(&tree.question_weights, 1) }
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a response has few units")]
    let count = values.len() as f64;
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count)
}

/// As [`combine`](crate::scoring::combine), on scores that are there.
fn whole(rule: Rule, parts: &[(f64, f64)]) -> f64 {
    let weight: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let weighted = |of: &dyn Fn(f64) -> f64| {
        parts.iter().map(|(weight, score)| weight * of(*score)).sum::<f64>() / weight
    };
    match rule {
        Rule::WeightedMean | Rule::MeanOfKinds => weighted(&|score| score),
        Rule::Lowest => parts.iter().map(|(_, score)| *score).fold(1.0, f64::min),
        Rule::Geometric if parts.iter().all(|(_, score)| *score <= 0.0) => 0.0,
        Rule::Geometric => weighted(&|score: f64| score.max(0.01).ln()).exp().clamp(0.01, 1.0),
        Rule::AllSomeNone if parts.iter().all(|(_, score)| *score >= 1.0) => 1.0,
        Rule::AllSomeNone if parts.iter().all(|(_, score)| *score <= 0.0) => 0.0,
        Rule::AllSomeNone => 0.5,
    }
}

fn response(questionnaire: &Questionnaire, sheet: &crate::response::AnswerSheet, tree: usize) -> Response {
    let card = score(questionnaire, sheet);
    let leaves = |values: &Values| {
        let leaf = |(state, value): (&AnswerState, &Option<crate::scoring::Value>)| match (state, value) {
            (AnswerState::NotApplicable | AnswerState::Answered, None) => Leaf::NotApplicable,
            (_, Some(value)) => value.score.map_or(Leaf::Absent, |points| Leaf::Points(number(points))),
            (_, None) => Leaf::Absent,
        };
        let scored = questionnaire.questions.iter().map(crate::questionnaire::Question::is_scored);
        let found = values.states.iter().zip(&values.questions).map(leaf);
        found.zip(scored).map(|(leaf, is_scored)| if is_scored { leaf } else { Leaf::Absent }).collect()
    };
    let kind = |unit: &crate::response::SheetUnit| {
        questionnaire.unit_kinds.iter().position(|kind| kind.id == unit.kind).unwrap_or_default()
    };
    let capped = |node: usize| {
        let zero = !crate::scoring::zero_core_elements(questionnaire, &card.tree.whole, node).is_empty();
        zero.then_some(questionnaire.scale.core_cap)
    };
    Response {
        questionnaire: tree,
        own: leaves(&card.tree.own),
        units: card.tree.units.iter().map(leaves).collect(),
        kinds: card.units.iter().map(kind).collect(),
        caps: (0..questionnaire.nodes.len()).map(capped).collect(),
        rated: card.nodes.iter().map(|node| matches!(node.rating, Rating::Level(_))).collect(),
    }
}

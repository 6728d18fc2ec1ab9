//! Values of every question and node, for the institution and for each of its units.

use rust_decimal::Decimal;

use super::applies::{Applies, applies};
use super::question::{AnswerState, question_value};
use super::rule::combine;
use super::units::{KindMean, kind_means, mean_of_kinds};
use super::value::Value;
use crate::questionnaire::{Part, Questionnaire, Rule};
use crate::response::Scheme;
use crate::response::{AnswerKey, AnswerSheet, SheetUnit};

/// Values of everything, seen from one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// By question, in the questionnaire's order.
    pub questions: Vec<Option<Value>>,
    /// What stands at each question. For a question answered per unit this is meaningful in a unit's values only.
    pub states: Vec<AnswerState>,
    /// By node, in the questionnaire's order.
    pub nodes: Vec<Option<Value>>,
}

/// Everything scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The institution with all its units.
    pub whole: Values,
    /// What the institution answers for itself, without its units.
    pub own: Values,
    /// Each unit, in the order of the sheet.
    pub units: Vec<Values>,
}

#[derive(Clone, Copy)]
enum Scope<'a> {
    Own,
    Unit(&'a SheetUnit),
}

/// Scores a sheet by a scheme.
pub fn score_tree(questionnaire: &Questionnaire, sheet: &AnswerSheet, scheme: Scheme) -> Tree {
    let own = scope_values(questionnaire, sheet, Scope::Own, scheme);
    let units: Vec<Values> = sheet
        .units
        .iter()
        .map(|unit| scope_values(questionnaire, sheet, Scope::Unit(unit), scheme))
        .collect();
    if units.is_empty() {
        return Tree { whole: own.clone(), own, units };
    }
    let mut whole =
        Values { questions: own.questions.clone(), states: own.states.clone(), nodes: Vec::new() };
    for (place, _) in questionnaire.questions.iter().enumerate().filter(|(_, question)| question.per_unit) {
        let means =
            kind_means(&questionnaire.unit_kinds, &sheet.units, |unit| units[unit].questions[place], None);
        whole.questions[place] = mean_of_kinds(&means);
        whole.states[place] = united_state(units.iter().map(|unit| unit.states[place]));
    }
    for (place, node) in questionnaire.nodes.iter().enumerate() {
        let value = if node.rule == Rule::MeanOfKinds {
            mean_of_kinds(&node_kind_means(questionnaire, sheet, &own, &units, place))
        } else {
            combine(scheme.rule(node.rule), &parts(questionnaire, &whole, &node.parts))
        };
        whole.nodes.push(value);
    }
    Tree { whole, own, units }
}

/// The means per unit kind of a node with the rule "mean of kinds".
pub(super) fn node_kind_means(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    own: &Values,
    units: &[Values],
    node: usize,
) -> Vec<KindMean> {
    kind_means(&questionnaire.unit_kinds, &sheet.units, |unit| units[unit].nodes[node], own.nodes[node])
}

/// One word for the states of a question over all units: what is worst known comes first.
fn united_state(states: impl Iterator<Item = AnswerState>) -> AnswerState {
    let order = [
        AnswerState::Unanswered,
        AnswerState::DoNotKnow,
        AnswerState::NoData,
        AnswerState::Answered,
        AnswerState::NotApplicable,
    ];
    let states: Vec<AnswerState> = states.collect();
    order.into_iter().find(|state| states.contains(state)).unwrap_or(AnswerState::Hidden)
}

fn scope_values(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scope: Scope<'_>,
    scheme: Scheme,
) -> Values {
    let mut values = Values::default();
    for question in &questionnaire.questions {
        let asked = match scope {
            Scope::Own => !question.per_unit || sheet.units.is_empty(),
            Scope::Unit(_) => question.per_unit,
        };
        let unit = match scope {
            Scope::Own => None,
            Scope::Unit(unit) => Some(unit),
        };
        let applies = if asked { applies(questionnaire, sheet, question, unit) } else { Applies::Hidden };
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
        let answer = sheet.answer(&key);
        values.states.push(AnswerState::of(applies, answer));
        values.questions.push(question_value(questionnaire, question, applies, answer));
    }
    for node in &questionnaire.nodes {
        let value = combine(scheme.rule(node.rule), &parts(questionnaire, &values, &node.parts));
        values.nodes.push(value);
    }
    values
}

/// The applicable parts with their weights.
fn parts(questionnaire: &Questionnaire, values: &Values, parts: &[Part]) -> Vec<(Decimal, Value)> {
    let value = |part: &Part| match part {
        Part::Node(place) => values.nodes[*place].map(|value| (questionnaire.nodes[*place].weight, value)),
        Part::Question(place) => {
            values.questions[*place].map(|value| (questionnaire.questions[*place].weight, value))
        }
    };
    parts.iter().filter_map(value).collect()
}

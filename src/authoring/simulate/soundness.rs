//! What must hold for every response, whatever is answered.

use rust_decimal::Decimal;

use crate::questionnaire::Questionnaire;
use crate::response::{AnswerKey, AnswerSheet};
use crate::scoring::{Applies, NodeScore, Rating, Scorecard, Value, applies, score};

/// Everything that does not hold.
pub(super) fn faults(
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    scorecard: &Scorecard,
) -> impl Iterator<Item = String> {
    let mut faults = Vec::new();
    for (node, scored) in questionnaire.nodes.iter().zip(&scorecard.nodes) {
        faults.extend(node_fault(questionnaire, scored).map(|fault| format!("`{}`: {fault}", node.id)));
    }
    faults.extend(hidden_fault(questionnaire, sheet, scorecard));
    faults.into_iter()
}

fn node_fault(questionnaire: &Questionnaire, scored: &NodeScore) -> Option<String> {
    let Some(value) = scored.value else {
        let is_said = scored.rating == Rating::NotApplicable && scored.gap.is_none();
        return (!is_said).then(|| format!("nothing applies and yet it is {scored:?}"));
    };
    if let Some(fault) = value_fault(&value) {
        return Some(fault);
    }
    let may_be_rated = value.score.is_some() && value.coverage >= questionnaire.minimum_coverage;
    let is_rated = matches!(scored.rating, Rating::Level(_));
    if may_be_rated != is_rated {
        return Some(format!(
            "coverage {} and rating {:?} do not go together",
            value.coverage, scored.rating
        ));
    }
    let gap = scored.gap.unwrap_or_default();
    (gap < Decimal::ZERO || gap > Decimal::ONE).then(|| format!("the gap is {gap}"))
}

/// Scores lie within their bounds, bounds and coverage between 0 and 1.
fn value_fault(value: &Value) -> Option<String> {
    let shares = [value.lower, value.upper, value.coverage];
    let in_range = shares.iter().all(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
    let in_order = value.lower <= value.upper;
    let within = value.score.is_none_or(|score| (value.lower..=value.upper).contains(&score));
    (!(in_range && in_order && within)).then(|| format!("out of bounds: {value:?}"))
}

/// Answers in questions that are not put must change nothing.
fn hidden_fault(questionnaire: &Questionnaire, sheet: &AnswerSheet, scorecard: &Scorecard) -> Option<String> {
    let hidden = hidden(questionnaire, sheet);
    if hidden.is_empty() {
        return None;
    }
    let mut without = sheet.clone();
    hidden.iter().for_each(|key| _ = without.given.remove(key));
    let plain = score(questionnaire, &without);
    (plain.tree != scorecard.tree).then(|| format!("hidden answers count: one of {hidden:?}"))
}

/// Where an answer stands in a question that is not put.
pub(super) fn hidden(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<AnswerKey> {
    let is_hidden = |key: &&AnswerKey| {
        let unit = sheet.units.iter().find(|unit| Some(&unit.name) == key.unit.as_ref());
        let place = questionnaire.question(&key.question);
        place.is_some_and(|place| {
            applies(questionnaire, sheet, &questionnaire.questions[place], unit) == Applies::Hidden
        })
    };
    sheet.given.keys().filter(is_hidden).cloned().collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::value_fault;
    use crate::scoring::Value;

    #[test]
    fn a_value_outside_its_bounds_is_a_fault() {
        let half = Decimal::new(5, 1);
        let whole = Value { score: Some(half), lower: half, upper: Decimal::ONE, coverage: half };
        assert_eq!(value_fault(&whole), None);
        assert_eq!(value_fault(&Value::UNANSWERED), None);
        let wrong = [
            Value { score: Some(Decimal::ZERO), ..whole },
            Value { score: Some(Decimal::TWO), upper: Decimal::TWO, ..whole },
            Value { upper: Decimal::ZERO, score: None, ..whole },
            Value { coverage: -half, ..whole },
        ];
        assert!(wrong.iter().all(|value| value_fault(value).is_some()));
    }
}

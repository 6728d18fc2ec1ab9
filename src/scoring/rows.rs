//! Scores as flat rows: one per node at every level, questions and units included.

use rust_decimal::Decimal;

use super::lift::questions_below;
use super::scorecard::{Rating, Scorecard, gap, level_before_caps, rating};
use super::tree::Values;
use super::value::Value;
use crate::questionnaire::Questionnaire;

/// One row of the score file. Scores, bounds and gaps are in points of 100; coverage is 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreRow {
    /// The node's or question's id; for a unit `@` and the unit's name follow.
    pub node: String,
    /// The node's level (`total`, `principle`, `indicator` ...) or `question`; for a unit `@unit` follows.
    pub kind: String,
    /// Score over what was answered.
    pub score: Option<Decimal>,
    /// Lower bound.
    pub lower: Option<Decimal>,
    /// Upper bound.
    pub upper: Option<Decimal>,
    /// Share answered.
    pub coverage: Option<Decimal>,
    /// Target minus score.
    pub gap: Option<Decimal>,
    /// A level of the scale, `none-given` or `not-applicable`.
    pub rating: String,
}

/// All rows of a scorecard: the tree from the top, then questions, then the same for each unit.
pub fn score_rows(questionnaire: &Questionnaire, scorecard: &Scorecard) -> Vec<ScoreRow> {
    let mut rows = place_rows(questionnaire, &scorecard.tree.whole, None);
    for (unit, values) in scorecard.units.iter().zip(&scorecard.tree.units) {
        rows.extend(place_rows(questionnaire, values, Some(&unit.name)));
    }
    rows
}

fn place_rows(questionnaire: &Questionnaire, values: &Values, unit: Option<&str>) -> Vec<ScoreRow> {
    let mut rows = Vec::new();
    for (place, node) in questionnaire.nodes.iter().enumerate().rev() {
        let asks_units = || {
            questions_below(questionnaire, place).iter().any(|below| questionnaire.questions[*below].per_unit)
        };
        if unit.is_none() || asks_units() {
            let rating = rating(questionnaire, values, place);
            let target = questionnaire.target_of(place);
            rows.push(row(questionnaire, (&node.id, &node.level, unit), values.nodes[place], rating, target));
        }
    }
    for (place, question) in questionnaire.questions.iter().enumerate() {
        let is_asked = unit.is_none() || question.per_unit;
        if question.is_scored() && is_asked {
            let value = values.questions[place];
            let rating = level_before_caps(questionnaire, value).map_or_else(|rating| rating, Rating::Level);
            let target = questionnaire.target;
            rows.push(row(questionnaire, (&question.id, "question", unit), value, rating, target));
        }
    }
    rows
}

fn row(
    questionnaire: &Questionnaire,
    (id, kind, unit): (&str, &str, Option<&str>),
    value: Option<Value>,
    rating: Rating,
    target: Decimal,
) -> ScoreRow {
    let points = |share: Decimal| (share * Decimal::ONE_HUNDRED).normalize();
    ScoreRow {
        node: unit.map_or_else(|| id.to_owned(), |unit| format!("{id}@{unit}")),
        kind: unit.map_or_else(|| kind.to_owned(), |_| format!("{kind}@unit")),
        score: value.and_then(|value| value.score).map(points),
        lower: value.map(|value| points(value.lower)),
        upper: value.map(|value| points(value.upper)),
        coverage: value.map(|value| value.coverage.normalize()),
        gap: gap(value, target).map(points),
        rating: rating.code(questionnaire).to_owned(),
    }
}

//! The named rules by which parts make a whole.

use rust_decimal::{Decimal, MathematicalOps};

use super::value::{Value, divide, round};
use crate::questionnaire::Rule;

/// The value of a whole from the parts that apply, each with its weight.
///
/// `None` when nothing applies: not rated, never zero. [`Rule::MeanOfKinds`] is the weighted mean here; its
/// grouping by unit happens before ([`units`](super::units)).
pub fn combine(rule: Rule, parts: &[(Decimal, Value)]) -> Option<Value> {
    if parts.is_empty() {
        return None;
    }
    let lower: Vec<_> = parts.iter().map(|(weight, value)| (*weight, value.lower)).collect();
    let upper: Vec<_> = parts.iter().map(|(weight, value)| (*weight, value.upper)).collect();
    let coverage: Vec<_> = parts.iter().map(|(weight, value)| (*weight, value.coverage)).collect();
    let scored: Vec<_> =
        parts.iter().filter_map(|(weight, value)| value.score.map(|score| (*weight, score))).collect();
    let score = (!scored.is_empty()).then(|| whole(rule, &scored));
    // Most is answered in full: what was worked out once need not be worked out again.
    let end = |bounds: &[(Decimal, Decimal)]| match score {
        Some(score) if bounds == scored => score,
        _ => whole(rule, bounds),
    };
    Some(Value { score, lower: end(&lower), upper: end(&upper), coverage: weighted_mean(&coverage) })
}

fn whole(rule: Rule, scores: &[(Decimal, Decimal)]) -> Decimal {
    match rule {
        Rule::WeightedMean | Rule::MeanOfKinds => weighted_mean(scores),
        Rule::Lowest => lowest(scores),
        Rule::Geometric => geometric(scores),
        Rule::AllSomeNone => all_some_none(scores),
    }
}

/// Strengths make up for weaknesses in proportion to their weights.
///
/// # Sources
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008): additive aggregation.
fn weighted_mean(scores: &[(Decimal, Decimal)]) -> Decimal {
    let sum: Decimal = scores.iter().map(|(weight, score)| weight * score).sum();
    divide(sum, scores.iter().map(|(weight, _)| *weight).sum())
}

/// The weakest part decides: a law nobody checks protects nobody.
///
/// # Sources
/// UNGP 3(a): States should enforce laws and periodically assess whether they are adequate.
fn lowest(scores: &[(Decimal, Decimal)]) -> Decimal {
    scores.iter().map(|(_, score)| *score).min().unwrap_or_default()
}

/// A geometric mean of anything with a zero is zero, which would hide every difference above it.
const GEOMETRIC_FLOOR: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Weaknesses are made up for only in part. Scores below 0.01 count as 0.01; where nothing is in place at all the
/// whole is zero, so that a core element can be found at zero and a lower bound stays one.
///
/// # Sources
/// OECD and JRC, Handbook on Constructing Composite Indicators (2008): geometric aggregation.
fn geometric(scores: &[(Decimal, Decimal)]) -> Decimal {
    if scores.iter().all(|(_, score)| score.is_zero()) {
        return Decimal::ZERO;
    }
    let mut logs: Vec<Decimal> =
        scores.iter().map(|(weight, score)| round(weight * (*score).max(GEOMETRIC_FLOOR).ln())).collect();
    logs.sort_unstable();
    let mean = divide(logs.into_iter().sum(), scores.iter().map(|(weight, _)| *weight).sum());
    // Logarithm and exponential are series; ten decimals of the result are certain.
    mean.exp().round_dp(10).clamp(GEOMETRIC_FLOOR, Decimal::ONE)
}

/// 1 when every part is full, 0 when none has anything, otherwise one half.
///
/// # Sources
/// World Benchmarking Alliance, Core Social Indicators; parts that do not apply are left out of the count.
fn all_some_none(scores: &[(Decimal, Decimal)]) -> Decimal {
    if scores.iter().all(|(_, score)| *score == Decimal::ONE) {
        Decimal::ONE
    } else if scores.iter().all(|(_, score)| score.is_zero()) {
        Decimal::ZERO
    } else {
        Decimal::new(5, 1)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::combine;
    use crate::questionnaire::Rule;
    use crate::scoring::Value;

    fn check(rule: Rule, points: &[(i64, &str)], expected: &str) {
        let parts: Vec<_> = points
            .iter()
            .map(|(weight, points)| (Decimal::from(*weight), Value::answered(points.parse().unwrap())))
            .collect();
        let expected: Decimal = expected.parse().unwrap();
        assert_eq!(
            combine(rule, &parts).unwrap().score.unwrap().round_dp(8),
            expected,
            "{rule:?} {points:?}"
        );
    }

    #[test]
    fn each_rule_gives_the_value_worked_out_by_hand() {
        check(Rule::WeightedMean, &[(1, "0"), (3, "1")], "0.75");
        check(Rule::Lowest, &[(1, "0.5"), (9, "1"), (1, "0.25")], "0.25");
        check(Rule::AllSomeNone, &[(1, "1"), (1, "1")], "1");
        check(Rule::AllSomeNone, &[(1, "0"), (1, "0")], "0");
        check(Rule::AllSomeNone, &[(1, "1"), (1, "0.5")], "0.5");
        check(Rule::Geometric, &[(1, "0.25"), (1, "1")], "0.5");
        check(Rule::Geometric, &[(1, "0"), (1, "1")], "0.1");
        check(Rule::Geometric, &[(2, "1"), (3, "1")], "1");
        check(Rule::Geometric, &[(1, "0"), (2, "0")], "0");
        check(Rule::Geometric, &[(1, "0"), (2, "0.005")], "0.01");
    }

    #[test]
    fn nothing_applicable_gives_no_value() {
        assert_eq!(combine(Rule::WeightedMean, &[]), None);
    }
}

//! One set of choices, as declared or drawn at random.

use super::Choice;
use crate::questionnaire::Rule;

/// How far a weight may be off, as a share of it.
const WEIGHT_SPAN: f64 = 0.25;
/// How far half an answer may be off: worth a quarter to three quarters.
const PARTIAL_SPAN: f64 = 0.25;

/// Which of the two independent series a number is drawn from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stream {
    First,
    Second,
}

/// One set of choices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choices {
    /// Where the factors of the weights begin; none when they stay as they are.
    weights: Option<u64>,
    /// The rule everywhere; none when each node keeps its own.
    pub(super) rule: Option<Rule>,
    /// "Not applicable" counts as nothing in place.
    pub(super) not_applicable_is_zero: bool,
    /// How much more half an answer is worth.
    shift: f64,
}

impl Choices {
    /// What the questionnaires say.
    pub(super) const AS_DECLARED: Self =
        Self { weights: None, rule: None, not_applicable_is_zero: false, shift: 0.0 };

    /// The choices of one run.
    pub(super) fn drawn(seed: u64, stream: Stream, run: u32) -> Self {
        let series = match stream {
            Stream::First => 1,
            Stream::Second => 2,
        };
        let begin =
            mix(mix(seed).wrapping_add(series).wrapping_mul(0x1_0000_0001).wrapping_add(u64::from(run)));
        let number = |place: u64| uniform(begin, place);
        Self {
            weights: Some(mix(begin)),
            rule: rule(number(0)),
            not_applicable_is_zero: number(1) >= 0.5,
            shift: (number(2) * 2.0 - 1.0) * PARTIAL_SPAN,
        }
    }

    /// The same with one choice taken from `other`.
    pub(super) const fn with(self, choice: Choice, other: &Self) -> Self {
        match choice {
            Choice::Weights => Self { weights: other.weights, ..self },
            Choice::Aggregation => Self { rule: other.rule, ..self },
            Choice::NotApplicable => Self { not_applicable_is_zero: other.not_applicable_is_zero, ..self },
            Choice::PartialAnswers => Self { shift: other.shift, ..self },
        }
    }

    /// The sets that differ from what is declared in one choice alone, as far as it can go; weights are drawn.
    pub(super) fn alone(choice: Choice, seed: u64, runs: u32) -> Vec<Self> {
        let declared = Self::AS_DECLARED;
        match choice {
            Choice::Weights => {
                (0..runs).map(|run| declared.with(choice, &Self::drawn(seed, Stream::First, run))).collect()
            }
            Choice::Aggregation => [Rule::WeightedMean, Rule::Geometric]
                .map(|rule| Self { rule: Some(rule), ..declared })
                .to_vec(),
            Choice::NotApplicable => vec![Self { not_applicable_is_zero: true, ..declared }],
            Choice::PartialAnswers => {
                [-PARTIAL_SPAN, PARTIAL_SPAN].map(|shift| Self { shift, ..declared }).to_vec()
            }
        }
    }

    /// What the weight of a part is multiplied by.
    pub(super) fn factor(&self, part: u64) -> f64 {
        self.weights.map_or(1.0, |begin| 1.0 + (uniform(begin, part) * 2.0 - 1.0) * WEIGHT_SPAN)
    }

    /// What points are worth: nothing and full stay, half moves by the whole shift, and the order of options is kept.
    pub(super) fn points(&self, points: f64) -> f64 {
        points + 4.0 * self.shift * points * (1.0 - points)
    }
}

const fn rule(number: f64) -> Option<Rule> {
    if number < 1.0 / 3.0 {
        None
    } else if number < 2.0 / 3.0 {
        Some(Rule::WeightedMean)
    } else {
        Some(Rule::Geometric)
    }
}

/// A number from 0 to 1, without 1, that follows from where the series begins and a place in it.
fn uniform(begin: u64, place: u64) -> f64 {
    let bits = mix(begin.wrapping_add(place.wrapping_mul(STEP)));
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let number = (bits >> 11) as f64;
    number / 9_007_199_254_740_992.0
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output function of SplitMix64 (Steele, Lea and Flood 2014): the same numbers everywhere and for ever.
const fn mix(state: u64) -> u64 {
    let mut bits = state.wrapping_add(STEP);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Choices, Stream, mix, uniform};

    #[test]
    fn the_generator_gives_its_published_numbers() {
        // The first two outputs for the seed 1234567, as printed with the reference implementation.
        let seed = 1_234_567;
        assert_eq!(
            [mix(seed), mix(seed + super::STEP)],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn numbers_fill_the_interval_evenly() {
        let numbers: Vec<f64> = (0..10_000).map(|place| uniform(7, place)).collect();
        for tenth in 0..10 {
            let (from, to) = (f64::from(tenth) / 10.0, f64::from(tenth + 1) / 10.0);
            let held = numbers.iter().filter(|number| (from..to).contains(*number)).count();
            assert!((900..1100).contains(&held), "{held} of 10,000 between {from} and {to}");
        }
    }

    #[test]
    fn points_keep_their_ends_and_their_order() {
        for run in 0..200 {
            let choices = Choices::drawn(3, Stream::Second, run);
            let points: Vec<f64> = (0..=20).map(|step| choices.points(f64::from(step) / 20.0)).collect();
            assert!(points.windows(2).all(|pair| pair[0] < pair[1]), "{choices:?}");
            assert_eq!((points[0], points[20]), (0.0, 1.0));
            assert!((0.25..=0.75).contains(&points[10]));
        }
    }
}

//! Alpha itself, from counts of each rating instead of a matrix of all pairs.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::{Rating, Ratings};

/// What the distance between two ratings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Same or different.
    Nominal,
    /// By how many ratings lie between.
    Ordinal,
    /// By the difference.
    Interval,
    /// By the difference over the sum.
    Ratio,
}

impl Metric {
    /// Every metric, from the weakest assumption to the strongest.
    pub const ALL: [Self; 4] = [Self::Nominal, Self::Ordinal, Self::Interval, Self::Ratio];

    /// The name as it is written in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
            Self::Ratio => "ratio",
        }
    }
}

/// Why there is no alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No unit has two ratings.
    NothingToCompare,
    /// All ratings that can be compared are the same; chance would agree as well.
    NoVariation,
    /// A rating is a word.
    Words,
    /// A rating is below zero, and a ratio needs a zero below which there is nothing.
    BelowZero,
}

impl Undefined {
    /// The reason as a sentence.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NothingToCompare => "no unit has two ratings, so there is nothing to compare",
            Self::NoVariation => {
                "all ratings that can be compared are the same, so agreement by chance is certain"
            }
            Self::Words => "some ratings are words; only the nominal measure compares words",
            Self::BelowZero => "some ratings are below zero; the ratio measure needs a true zero",
        }
    }
}

/// Units with at least two ratings; the others cannot be compared and count nowhere.
pub(super) fn pairable(ratings: &Ratings) -> Vec<Vec<&Rating>> {
    let given = ratings.units.iter().map(|unit| unit.iter().flatten().collect::<Vec<_>>());
    given.filter(|unit| unit.len() > 1).collect()
}

/// Krippendorff's alpha: 1 for full agreement, 0 for what chance would give, below 0 for systematic disagreement.
///
/// # Errors
/// When the ratings cannot be compared in this way.
pub fn alpha(ratings: &Ratings, metric: Metric) -> Result<f64, Undefined> {
    let units = pairable(ratings);
    let mut counts: BTreeMap<&Rating, f64> = BTreeMap::new();
    for rating in units.iter().flatten() {
        *counts.entry(*rating).or_default() += 1.0;
    }
    if counts.is_empty() {
        return Err(Undefined::NothingToCompare);
    }
    let places = places(&counts, metric)?;
    if counts.len() == 1 {
        return Err(Undefined::NoVariation);
    }
    let all: f64 = counts.values().sum();
    let observed: f64 = units.iter().map(|unit| within(unit, metric, &places)).sum();
    let expected = by_chance(&counts, metric, &places, all) / (all - 1.0);
    Ok(1.0 - observed / expected)
}

/// Where each rating lies on the line on which distances are measured. For ordinal ratings that is the middle of the
/// ranks the rating takes, whose differences are Krippendorff's ordinal distances.
fn places<'a>(
    counts: &BTreeMap<&'a Rating, f64>,
    metric: Metric,
) -> Result<BTreeMap<&'a Rating, f64>, Undefined> {
    let mut before = 0.0;
    let mut places = BTreeMap::new();
    for (rating, count) in counts {
        let number = match rating {
            Rating::Number(number) => number.to_f64().unwrap_or(f64::NAN),
            Rating::Word(_) if metric == Metric::Nominal => 0.0,
            Rating::Word(_) => return Err(Undefined::Words),
        };
        if metric == Metric::Ratio && number < 0.0 {
            return Err(Undefined::BelowZero);
        }
        let middle = before + count / 2.0;
        before += count;
        places.insert(*rating, if metric == Metric::Ordinal { middle } else { number });
    }
    Ok(places)
}

/// Disagreement within one unit: the distances of all ordered pairs, over the number of the others.
fn within(unit: &[&Rating], metric: Metric, places: &BTreeMap<&Rating, f64>) -> f64 {
    let pairs = unit
        .iter()
        .enumerate()
        .flat_map(|(place, one)| unit[place + 1..].iter().map(move |other| (one, other)));
    let sum: f64 = pairs
        .map(|(one, other)| if one == other { 0.0 } else { distance(metric, places[*one], places[*other]) })
        .sum();
    2.0 * sum / (to_f64(unit.len()) - 1.0)
}

/// The squared distance of two ratings that differ.
fn distance(metric: Metric, one: f64, other: f64) -> f64 {
    match metric {
        Metric::Nominal => 1.0,
        Metric::Ordinal | Metric::Interval => (one - other).powi(2),
        Metric::Ratio => ((one - other) / (one + other)).powi(2),
    }
}

/// Sum of the distances of all ordered pairs of ratings, whatever unit they are from.
fn by_chance(
    counts: &BTreeMap<&Rating, f64>,
    metric: Metric,
    places: &BTreeMap<&Rating, f64>,
    all: f64,
) -> f64 {
    match metric {
        Metric::Nominal => counts.values().map(|count| count * (all - count)).sum(),
        // All pairs at once: twice the number of ratings times their squared distances from the mean.
        Metric::Ordinal | Metric::Interval => {
            let mean = counts.iter().map(|(rating, count)| count * places[*rating]).sum::<f64>() / all;
            let spread: f64 =
                counts.iter().map(|(rating, count)| count * (places[*rating] - mean).powi(2)).sum();
            2.0 * all * spread
        }
        Metric::Ratio => {
            let values: Vec<(f64, f64)> =
                counts.iter().map(|(rating, count)| (places[*rating], *count)).collect();
            let pairs = values.iter().enumerate().flat_map(|(place, one)| {
                values[place + 1..]
                    .iter()
                    .map(move |other| one.1 * other.1 * distance(metric, one.0, other.0))
            });
            2.0 * pairs.sum::<f64>()
        }
    }
}

fn to_f64(count: usize) -> f64 {
    count.to_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row for each unit, a letter or digit for each rater; a dot is missing.
    fn ratings(units: &[&str]) -> Ratings {
        let rating = |letter: char| if letter == '.' { None } else { Rating::parse(&letter.to_string()) };
        let units: Vec<Vec<_>> = units.iter().map(|unit| unit.chars().map(rating).collect()).collect();
        let raters = (0..units.first().map_or(0, Vec::len)).map(|place| place.to_string()).collect();
        Ratings { raters, units }
    }

    /// Alpha as its author defines it, from the matrix of coincidences.
    fn by_definition(ratings: &Ratings, metric: Metric) -> f64 {
        let units = pairable(ratings);
        let mut values: Vec<&Rating> = units.iter().flatten().copied().collect();
        values.sort();
        values.dedup();
        let number = |rating: &Rating| match rating {
            Rating::Number(number) => number.to_f64().unwrap(),
            Rating::Word(_) => panic!("numbers only"),
        };
        let size = values.len();
        let mut coincidences = vec![vec![0.0; size]; size];
        for unit in &units {
            for (a, one) in unit.iter().enumerate() {
                for (b, other) in unit.iter().enumerate().filter(|(b, _)| a != *b) {
                    let _ = b;
                    let place = |rating| values.iter().position(|value| *value == rating).unwrap();
                    coincidences[place(*one)][place(*other)] += 1.0 / (to_f64(unit.len()) - 1.0);
                }
            }
        }
        let n: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
        let all: f64 = n.iter().sum();
        let squared = |c: usize, k: usize| {
            let (one, other) = (number(values[c]), number(values[k]));
            match metric {
                _ if c == k => 0.0,
                Metric::Nominal => 1.0,
                Metric::Ordinal => {
                    let (low, high) = (c.min(k), c.max(k));
                    (n[low..=high].iter().sum::<f64>() - f64::midpoint(n[c], n[k])).powi(2)
                }
                Metric::Interval => (one - other).powi(2),
                Metric::Ratio => ((one - other) / (one + other)).powi(2),
            }
        };
        let sum = |weight: &dyn Fn(usize, usize) -> f64| -> f64 {
            (0..size)
                .flat_map(|c| (0..size).map(move |k| (c, k)))
                .map(|(c, k)| weight(c, k) * squared(c, k))
                .sum()
        };
        let observed = sum(&|c, k| coincidences[c][k]) / all;
        let expected = sum(&|c, k| n[c] * n[k]) / (all * (all - 1.0));
        1.0 - observed / expected
    }

    #[test]
    fn alpha_is_what_its_definition_says() {
        let files = [
            ratings(&["12.", "123", "33.", "214", "44.", ".21", "5..", "000", "011"]),
            ratings(&["11", "22", "13", "44", "41", "..", "9."]),
        ];
        for ratings in &files {
            for metric in Metric::ALL {
                let (fast, slow) = (alpha(ratings, metric).unwrap(), by_definition(ratings, metric));
                assert!((fast - slow).abs() < 1e-12, "{metric:?}: {fast} is not {slow}");
            }
        }
    }

    #[test]
    fn full_agreement_is_one_and_systematic_disagreement_is_below_zero() {
        for metric in Metric::ALL {
            assert_eq!(alpha(&ratings(&["11", "22", "33"]), metric), Ok(1.0));
            assert!(alpha(&ratings(&["12", "21", "12"]), metric).unwrap() < 0.0);
        }
    }

    #[test]
    fn a_unit_with_one_rating_changes_nothing() {
        let without = ratings(&["11", "12", "22"]);
        let with = ratings(&["11", "12", "22", "9.", ".."]);
        for metric in Metric::ALL {
            assert_eq!(alpha(&with, metric), alpha(&without, metric));
        }
        assert_eq!((with.given(), with.pairable()), (7, 6));
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        assert_eq!(alpha(&Ratings::default(), Metric::Nominal), Err(Undefined::NothingToCompare));
        assert_eq!(alpha(&ratings(&["1.", ".2"]), Metric::Interval), Err(Undefined::NothingToCompare));
        assert_eq!(alpha(&ratings(&["11", "11"]), Metric::Ordinal), Err(Undefined::NoVariation));
        assert_eq!(alpha(&ratings(&["aa", "ab"]), Metric::Ordinal), Err(Undefined::Words));
        assert!(alpha(&ratings(&["aa", "ab"]), Metric::Nominal).is_ok());
        let mut below = ratings(&["11", "12"]);
        below.units[0][0] = Rating::parse("-1");
        assert_eq!(alpha(&below, Metric::Ratio), Err(Undefined::BelowZero));
        assert!(alpha(&below, Metric::Interval).is_ok());
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        assert_eq!(Rating::parse("1.0"), Rating::parse(" 1 "));
        assert_eq!(Rating::parse("1e2"), Rating::parse("100"));
        assert_eq!(Rating::parse("  "), None);
    }
}

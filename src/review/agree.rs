//! How far two judgements of the same answers agree, and which way they differ.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::agreement::{Metric, Rating, Ratings, Undefined, alpha};

/// Fewer answers judged twice than this say nothing.
pub const FEWEST: usize = 10;
/// From here on conclusions are commonly held to be reliable (Krippendorff, Content Analysis, 2004, p. 241).
pub const RELIABLE: f64 = 0.8;
/// From here on they are held to be tentative.
pub const TENTATIVE: f64 = 0.667;

/// One judgement of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What it is worth, 0 to 1; `None` where it has no points, as one that does not apply.
    pub score: Option<Decimal>,
    /// The word for what has no points.
    pub word: String,
}

/// Two judgements of one answer, with what the answer belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What the first says: the institution of itself, or the first reviewer.
    pub first: Judged,
    /// What the second says.
    pub second: Judged,
    /// Sections and themes, by code.
    pub groups: BTreeSet<String>,
}

/// Alpha in three measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Same or different, answers without points included.
    pub nominal: Result<f64, Undefined>,
    /// By rank; of answers with points.
    pub ordinal: Result<f64, Undefined>,
    /// By difference of points; of answers with points.
    pub interval: Result<f64, Undefined>,
}

/// How far an alpha can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// 0.8 and above.
    Reliable,
    /// 0.667 to 0.8.
    Tentative,
    /// Below.
    Low,
}

impl Trust {
    /// How far this alpha can be relied on.
    pub fn of(alpha: f64) -> Self {
        if alpha >= RELIABLE {
            Self::Reliable
        } else if alpha >= TENTATIVE {
            Self::Tentative
        } else {
            Self::Low
        }
    }
}

/// How much better institutions see themselves than reviewers do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bias {
    /// Answers with points on both sides.
    pub answers: usize,
    /// Mean of what institutions say.
    pub own: Decimal,
    /// Mean of what was verified.
    pub verified: Decimal,
    /// The first minus the second: above zero institutions see themselves better.
    pub difference: Decimal,
}

/// What can be said of some answers judged twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// How many there are.
    pub pairs: usize,
    /// Their agreement; `None` for too few.
    pub agreement: Option<Agreement>,
    /// The difference of their means; `None` for too few with points.
    pub bias: Option<Bias>,
}

/// What can be said of these pairs.
pub fn compare<'a>(pairs: impl IntoIterator<Item = &'a Pair>) -> Compared {
    let pairs: Vec<&Pair> = pairs.into_iter().collect();
    let agreement = (pairs.len() >= FEWEST).then(|| Agreement {
        nominal: alpha(&ratings(&pairs, true), Metric::Nominal),
        ordinal: alpha(&ratings(&pairs, false), Metric::Ordinal),
        interval: alpha(&ratings(&pairs, false), Metric::Interval),
    });
    Compared { pairs: pairs.len(), agreement, bias: bias(&pairs) }
}

/// The same for every group, by code.
pub fn compare_groups(pairs: &[Pair]) -> BTreeMap<String, Compared> {
    let groups: BTreeSet<&String> = pairs.iter().flat_map(|pair| &pair.groups).collect();
    let of_group = |group: &String| compare(pairs.iter().filter(|pair| pair.groups.contains(group)));
    groups.into_iter().map(|group| (group.clone(), of_group(group))).collect()
}

fn ratings(pairs: &[&Pair], with_words: bool) -> Ratings {
    let rating = |judged: &Judged| match judged.score {
        Some(score) => Some(Rating::Number(score.normalize())),
        None => with_words.then(|| Rating::Word(judged.word.clone())),
    };
    let units = pairs.iter().map(|pair| vec![rating(&pair.first), rating(&pair.second)]).collect();
    Ratings { raters: vec!["first".to_owned(), "second".to_owned()], units }
}

fn bias(pairs: &[&Pair]) -> Option<Bias> {
    let scores: Vec<(Decimal, Decimal)> =
        pairs.iter().filter_map(|pair| Some((pair.first.score?, pair.second.score?))).collect();
    if scores.len() < FEWEST {
        return None;
    }
    let count = Decimal::from(scores.len());
    let own = scores.iter().map(|(own, _)| own).sum::<Decimal>() / count;
    let verified = scores.iter().map(|(_, verified)| verified).sum::<Decimal>() / count;
    Some(Bias { answers: scores.len(), own, verified, difference: own - verified })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: Option<i64>, second: Option<i64>, group: &str) -> Pair {
        let judged = |quarters: Option<i64>| Judged {
            score: quarters.map(|quarters| Decimal::new(quarters * 25, 2)),
            word: "not-applicable".to_owned(),
        };
        Pair { first: judged(first), second: judged(second), groups: [group.to_owned()].into() }
    }

    #[test]
    fn nothing_is_said_of_a_few_answers() {
        let few: Vec<Pair> = (0..9).map(|place| pair(Some(place % 4), Some(place % 4), "law")).collect();
        let found = compare(&few);
        assert_eq!((found.pairs, found.agreement, found.bias), (9, None, None));
    }

    #[test]
    fn institutions_that_see_themselves_better_show_in_the_difference() {
        let mut pairs: Vec<Pair> =
            (0..10).map(|place| pair(Some(1 + place % 4), Some(place % 4), "law")).collect();
        pairs.push(pair(None, Some(2), "law"));
        let found = compare(&pairs);
        let bias = found.bias.unwrap();
        assert_eq!((bias.answers, bias.difference), (10, Decimal::new(25, 2)));
        assert_eq!(found.pairs, 11);
    }

    #[test]
    fn who_agrees_on_everything_agrees_in_every_measure() {
        let pairs: Vec<Pair> = (0..12)
            .map(|place| pair((place > 1).then_some(place % 5), (place > 1).then_some(place % 5), "law"))
            .collect();
        let found = compare(&pairs).agreement.unwrap();
        assert_eq!((found.nominal, found.ordinal, found.interval), (Ok(1.0), Ok(1.0), Ok(1.0)));
        assert_eq!(compare_groups(&pairs).into_keys().collect::<Vec<_>>(), ["law"]);
    }

    #[test]
    fn an_alpha_is_read_as_its_author_reads_it() {
        assert_eq!(
            [0.8, 0.79, 0.667, 0.66].map(Trust::of),
            [Trust::Reliable, Trust::Tentative, Trust::Tentative, Trust::Low]
        );
    }
}

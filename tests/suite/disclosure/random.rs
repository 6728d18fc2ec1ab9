//! Random rounds, with groups in which all, or nearly all, come out alike.

use bhr_baseline::disclosure::{CellRelease, Findings, Ratings, Share, TopicRelease, Withheld, mean_step};
use bhr_baseline::findings::Cell;
use bhr_baseline::response::InstitutionKind;
use proptest::prop_assert;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use rust_decimal::Decimal;

use super::{Outcome, Round, baseline, released};

/// Random numbers per institution: its kind, and one per topic.
type Numbers = Vec<[u8; 4]>;

/// How many outcomes a group has on a topic: where it is 1, all come out alike, where it is 0, all but one.
type Spreads = [[u8; 3]; 3];

const OUTCOMES: [Outcome; 10] = [
    Outcome::Points(0),
    Outcome::Points(25),
    Outcome::Points(100),
    Outcome::Points(50),
    Outcome::Points(10),
    Outcome::Points(74),
    Outcome::Points(75),
    Outcome::NotApplicable,
    Outcome::Unrated(60),
    Outcome::Unanswered,
];

fn round(numbers: &Numbers, kinds: u8, spreads: &Spreads) -> Round {
    let outcome = |place: usize, kind: usize, topic: usize| {
        let spread = usize::from(spreads[topic][kind]);
        let number = usize::from(numbers[place][topic + 1]);
        let number = if spread == 0 { usize::from(place < 3) } else { number % spread };
        OUTCOMES[(number + topic * kind + usize::from(numbers[0][0])) % OUTCOMES.len()]
    };
    let institution = |(place, number): (usize, &[u8; 4])| {
        let kind = usize::from(number[0] % kinds);
        (InstitutionKind::ALL[kind], (0..3).map(|topic| outcome(place, kind, topic)).collect())
    };
    numbers.iter().enumerate().map(institution).collect()
}

/// Tries a property on random rounds of 1 to 40 institutions.
fn holds(property: impl Fn(&Round, u32) -> Result<(), TestCaseError>) {
    let config =
        Config { cases: 1500, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let numbers = proptest::collection::vec(proptest::array::uniform4(proptest::num::u8::ANY), 1..=40);
    let spreads = proptest::array::uniform3(proptest::array::uniform3(0_u8..11));
    let tested = TestRunner::new(config).run(&(numbers, 1_u8..=3, spreads, 3_u32..=7), |input| {
        let (numbers, kinds, spreads, smallest) = input;
        property(&round(&numbers, kinds, &spreads), smallest)
    });
    if let Err(error) = tested {
        panic!("{error}");
    }
}

/// The figures of a cell a reader can calculate with.
#[derive(Clone, Debug, Default)]
struct Figures {
    institutions: Option<u32>,
    counts: Option<Vec<u32>>,
    below: Option<(u32, u32)>,
}

impl Figures {
    fn of(cell: &CellRelease) -> Self {
        let CellRelease::Shown { institutions, ratings, below_target, .. } = cell else {
            return Self::default();
        };
        let below = match below_target {
            Share::Count(count) => Some((*count, *institutions)),
            Share::OverThreeQuarters | Share::UnderOneQuarter | Share::Withheld => None,
        };
        let counts = match ratings {
            Ratings::Shown { counts, .. } => Some(counts.clone()),
            Ratings::Withheld => None,
        };
        Self { institutions: Some(*institutions), counts, below }
    }

    /// What is left of these figures when others are taken away.
    fn without(&self, other: &Self) -> Self {
        let take = |(mine, theirs): (&u32, &u32)| mine - theirs;
        Self {
            institutions: self.institutions.zip(other.institutions).map(|(mine, theirs)| mine - theirs),
            counts: self
                .counts
                .as_ref()
                .zip(other.counts.as_ref())
                .map(|(mine, theirs)| mine.iter().zip(theirs).map(take).collect()),
            below: self.below.zip(other.below).map(|(mine, theirs)| (mine.0 - theirs.0, mine.1 - theirs.1)),
        }
    }

    /// Enough institutions, and of those no two with the same answers are left when a reader leaves out itself.
    fn are_safe(&self, smallest: u32) -> bool {
        let enough = |count: u32| count == 0 || count >= smallest;
        let differ = |counts: &Vec<u32>| {
            let rated: u32 = counts.iter().sum();
            enough(rated) && (rated == 0 || counts.iter().all(|count| count + 2 <= rated))
        };
        let open = |(below, all): (u32, u32)| enough(all) && (all == 0 || (below >= 2 && below + 2 <= all));
        self.institutions.is_none_or(enough)
            && self.counts.as_ref().is_none_or(differ)
            && self.below.is_none_or(open)
    }
}

/// Every group a reader can make: the total and each kind, and the total without some of the kinds.
fn groups(topic: &TopicRelease) -> Vec<Figures> {
    let kinds: Vec<Figures> = topic.kinds.iter().map(|kind| Figures::of(&kind.cell)).collect();
    let total = Figures::of(&topic.all);
    let without = |chosen: usize| {
        let taken = kinds.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1);
        taken.fold(total.clone(), |rest, (_, kind)| rest.without(kind))
    };
    (0..1 << kinds.len()).map(without).chain(kinds.clone()).collect()
}

#[test]
fn every_group_a_reader_can_make_is_large_and_mixed() {
    holds(|round, smallest| {
        let released = released(round, smallest);
        for topic in &released.get().topics {
            for figures in groups(topic) {
                prop_assert!(figures.are_safe(smallest), "{:?} of {:?}", figures, topic);
            }
        }
        Ok(())
    });
}

fn is_true(cell: &CellRelease, truth: &Cell, smallest: u32) -> bool {
    match cell {
        CellRelease::Empty => truth.scored == 0,
        CellRelease::Withheld { reason: Withheld::TooFew } => truth.scored < smallest,
        CellRelease::Withheld { reason: Withheld::WouldReveal } => truth.scored >= smallest,
        CellRelease::Shown { institutions, mean, ratings, below_target } => {
            let ratings_fit = match ratings {
                Ratings::Withheld => mean.is_none(),
                Ratings::Shown { counts, none_given } => {
                    *counts == truth.levels && counts.iter().sum::<u32>() + none_given == *institutions
                }
            };
            let share_fits = match below_target {
                Share::Count(count) => *count == truth.with_gap,
                Share::OverThreeQuarters => truth.with_gap * 4 > truth.scored * 3,
                Share::UnderOneQuarter => truth.with_gap * 4 < truth.scored,
                Share::Withheld => true,
            };
            let mean_fits = mean.is_none_or(|mean| {
                let off = truth.mean().unwrap() * Decimal::ONE_HUNDRED - Decimal::from(mean);
                off.abs() * Decimal::TWO <= mean_step(truth.scored).unwrap().into()
            });
            *institutions == truth.scored && ratings_fit && share_fits && mean_fits
        }
    }
}

#[test]
fn what_is_shown_is_true() {
    holds(|round, smallest| {
        let (truth, released) = (baseline(round), released(round, smallest));
        for (topic, truth) in released.get().topics.iter().zip(&truth.topics) {
            prop_assert!(is_true(&topic.all, &truth.all, smallest), "{:?} is not {:?}", topic.all, truth.all);
            for (kind, (_, truth)) in topic.kinds.iter().zip(&truth.by_kind) {
                prop_assert!(is_true(&kind.cell, truth, smallest), "{:?} is not {:?}", kind.cell, truth);
            }
        }
        Ok(())
    });
}

fn order_of_gaps_follows(findings: &Findings) -> bool {
    let share = |place: usize| match &findings.topics[place].all {
        CellRelease::Shown { below_target: Share::OverThreeQuarters, .. } => 1.0,
        CellRelease::Shown { below_target: Share::Count(count), institutions, .. } => {
            f64::from(*count) / f64::from(*institutions)
        }
        _ => 0.0,
    };
    findings.gaps.is_sorted_by(|one, next| share(one.topic) >= share(next.topic))
}

#[test]
fn the_gap_register_says_nothing_certain() {
    holds(|round, smallest| {
        let (truth, released) = (baseline(round), released(round, smallest));
        let findings = released.get();
        prop_assert!(order_of_gaps_follows(findings));
        for gap in &findings.gaps {
            let cell = &truth.topics[gap.topic].all;
            let is_shown = matches!(findings.topics[gap.topic].all, CellRelease::Shown { .. });
            prop_assert!(is_shown);
            prop_assert!(cell.with_gap >= 3 && cell.with_gap * 4 >= cell.scored && cell.scored >= 5);
            let known = truth.gaps.iter().find(|known| known.topic == gap.topic).unwrap();
            for text in &gap.next_steps {
                let step = known.next_steps.iter().find(|step| step.text == *text).unwrap();
                prop_assert!(step.responses.len() >= smallest as usize && step.asked >= smallest + 2);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_institutions_changes_nothing() {
    holds(|round, smallest| {
        let mut other = round.clone();
        other.reverse();
        other.rotate_left(round.len() / 3);
        prop_assert!(released(round, smallest) == released(&other, smallest));
        Ok(())
    });
}

/// A topic is the mean of two others; one institution is known not to be asked the first. From three means a reader
/// works out its score on the second: `2 * whole - first - second`.
#[test]
fn means_of_a_topic_and_of_those_below_it_do_not_give_away_one_institution() {
    let estimate = |scores: [u8; 13]| {
        let points = |place: usize, score: u8| match place {
            12 => [Outcome::NotApplicable, Outcome::Points(score), Outcome::Points(score)],
            _ => [Outcome::Points(score), Outcome::Points(score), Outcome::Points(score)],
        };
        let round: Round = scores
            .iter()
            .enumerate()
            .map(|(place, score)| (InstitutionKind::Government, points(place, *score).to_vec()))
            .collect();
        let released = released(&round, 5);
        let mean = |topic: usize| match released.get().topics[topic].all {
            CellRelease::Shown { mean: Some(mean), institutions, .. } => i64::from(mean * institutions),
            _ => unreachable!("the scores differ enough"),
        };
        2 * mean(2) - mean(0) - mean(1)
    };
    let others = [0, 10, 20, 25, 30, 30, 45, 50, 60, 60, 75, 80];
    let with = |score: u8| estimate(std::array::from_fn(|place| others.get(place).copied().unwrap_or(score)));
    let estimates: Vec<i64> = [0, 25, 50, 75, 100].into_iter().map(with).collect();
    let off = |(estimate, score): (&i64, i64)| (estimate - score).abs();
    let worst = estimates.iter().zip([0, 25, 50, 75, 100]).map(off).max().unwrap();
    assert!(worst > 25, "{estimates:?}");
}

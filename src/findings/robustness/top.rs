//! What would change the list of the most widespread gaps.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Choice;
use super::choices::Choices;
use super::model::{Model, Outcome};

/// Length of the list.
pub const LISTED: usize = 10;

/// The list of the most widespread gaps, and what would change it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopGaps {
    /// The list as declared, the most widespread first, and then whatever is on it in at least one run of a hundred.
    pub gaps: Vec<TopGap>,
    /// What each choice by itself would change, in the order of [`Choice::ALL`].
    pub changes: Vec<Change>,
}

/// An indicator that is or may be on the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopGap {
    /// Place of the indicator in the findings.
    pub topic: usize,
    /// True when it is on the list as declared.
    pub is_listed: bool,
    /// Share of runs in which it is on the list.
    pub share: f64,
}

/// What one choice would change when everything else stays as declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The choice.
    pub choice: Choice,
    /// Other ways of choosing that were tried.
    pub tried: u32,
    /// Of these, those that leave the list as it is; the order does not count.
    pub unchanged: u32,
    /// Topics some way of choosing puts on the list.
    pub enter: Vec<usize>,
    /// Topics some way of choosing takes off the list.
    pub leave: Vec<usize>,
}

/// Runs in which each indicator was on the list.
pub(super) struct Counts<'a> {
    indicators: &'a [usize],
    listed: Vec<usize>,
    runs: u32,
    counts: Vec<u32>,
}

impl<'a> Counts<'a> {
    pub(super) fn new(reference: &Outcome, indicators: &'a [usize]) -> Self {
        let counts = vec![0; reference.means.len()];
        Self { indicators, listed: list(reference, indicators), runs: 0, counts }
    }

    pub(super) fn add(&mut self, outcome: &Outcome) {
        self.runs += 1;
        for topic in list(outcome, self.indicators) {
            self.counts[topic] += 1;
        }
    }

    pub(super) fn finish(self, model: &Model, reference: &Outcome, seed: u64, runs: u32) -> TopGaps {
        let share = |topic: usize| f64::from(self.counts[topic]) / f64::from(self.runs.max(1));
        let others = self.indicators.iter().copied().filter(|topic| !self.listed.contains(topic));
        let mut others: Vec<usize> = others.filter(|topic| share(*topic) >= 0.01).collect();
        others.sort_by_key(|topic| (Reverse(self.counts[*topic]), *topic));
        let gap =
            |topic: usize| TopGap { topic, is_listed: self.listed.contains(&topic), share: share(topic) };
        let before: BTreeSet<usize> = list(reference, self.indicators).into_iter().collect();
        let change = |choice| {
            let tried = Choices::alone(choice, seed, runs);
            let lists = tried.iter().map(|choices| list(&model.run(choices), self.indicators));
            change(choice, &before, lists.map(|list| list.into_iter().collect()).collect())
        };
        TopGaps {
            gaps: self.listed.iter().copied().chain(others).map(gap).collect(),
            changes: if before.is_empty() { Vec::new() } else { Choice::ALL.map(change).to_vec() },
        }
    }
}

fn change(choice: Choice, before: &BTreeSet<usize>, lists: Vec<BTreeSet<usize>>) -> Change {
    let mut change = Change { choice, tried: 0, unchanged: 0, enter: Vec::new(), leave: Vec::new() };
    let (mut enter, mut leave) = (BTreeSet::new(), BTreeSet::new());
    for list in lists {
        change.tried += 1;
        change.unchanged += u32::from(list == *before);
        enter.extend(list.difference(before).copied());
        leave.extend(before.difference(&list).copied());
    }
    change.enter.extend(enter);
    change.leave.extend(leave);
    change
}

/// The indicators with the greatest share of institutions below target, then the greatest mean gap: the order of the
/// gap register.
fn list(outcome: &Outcome, indicators: &[usize]) -> Vec<usize> {
    let with_gap = |topic: &usize| outcome.gaps[*topic].1 > 0;
    let mut list: Vec<usize> = indicators.iter().copied().filter(with_gap).collect();
    // Whole numbers, so that what is equal stays equal whatever binary fractions make of it.
    let millionths = |topic: usize, of: f64| (of / f64::from(outcome.gaps[topic].0) * 1e6).round();
    let share = |topic: usize| millionths(topic, f64::from(outcome.gaps[topic].1));
    let gap = |topic: usize| millionths(topic, outcome.gaps[topic].2);
    list.sort_by(|a, b| share(*b).total_cmp(&share(*a)).then(gap(*b).total_cmp(&gap(*a))).then(a.cmp(b)));
    list.truncate(LISTED);
    list
}

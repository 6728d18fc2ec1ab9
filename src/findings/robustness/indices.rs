//! Which choice moves a finding how far.

use super::Choice;
use super::model::Outcome;

/// How much of the variance of a finding one choice brings about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// The choice.
    pub choice: Choice,
    /// By itself, 0 to 1: Sobol's first-order index.
    pub first: f64,
    /// Together with all others, 0 to 1: Sobol's total index.
    pub total: f64,
}

/// Sums over the runs, by topic.
pub(super) struct Sums(Vec<TopicSums>);

#[derive(Clone, Default)]
struct TopicSums {
    runs: f64,
    sum: f64,
    squares: f64,
    first: [f64; 4],
    total: [f64; 4],
}

/// A variance below this is that of a score that stays where it is.
const STILL: f64 = 1e-12;

impl Sums {
    pub(super) fn new(topics: usize) -> Self {
        Self(vec![TopicSums::default(); topics])
    }

    /// Adds a run, an independent second one, and the first with each choice in turn taken from the second.
    pub(super) fn add(&mut self, first: &Outcome, second: &Outcome, mixed: &[Outcome; 4]) {
        for (topic, sums) in self.0.iter_mut().enumerate() {
            let mixed: Option<Vec<f64>> = mixed.iter().map(|outcome| outcome.means[topic]).collect();
            let (Some(first), Some(second), Some(mixed)) = (first.means[topic], second.means[topic], mixed)
            else {
                continue;
            };
            sums.add(first, second, &mixed);
        }
    }

    /// The indices of a topic, cut to between 0 and 1; none when it does not move.
    ///
    /// # Sources
    /// Saltelli and others (2010), table 2: first order (b), total (f, Jansen).
    pub(super) fn indices(&self, topic: usize) -> Vec<Index> {
        let sums = &self.0[topic];
        let Some(variance) = sums.variance().filter(|variance| *variance > STILL) else { return Vec::new() };
        let share = |sum: f64| (sum / sums.runs / variance).clamp(0.0, 1.0);
        let index = |(place, choice): (usize, Choice)| Index {
            choice,
            first: share(sums.first[place]),
            total: share(sums.total[place] / 2.0),
        };
        Choice::ALL.into_iter().enumerate().map(index).collect()
    }
}

impl TopicSums {
    fn add(&mut self, first: f64, second: f64, mixed: &[f64]) {
        self.runs += 1.0;
        self.sum += first + second;
        self.squares += first * first + second * second;
        for (place, mixed) in mixed.iter().enumerate() {
            self.first[place] += second * (mixed - first);
            self.total[place] += (first - mixed).powi(2);
        }
    }

    /// Over both series together.
    fn variance(&self) -> Option<f64> {
        let mean = self.sum / (2.0 * self.runs);
        (self.runs > 1.0).then(|| self.squares / (2.0 * self.runs) - mean * mean)
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Outcome, Sums};

    fn outcome(mean: f64) -> Outcome {
        Outcome { means: vec![Some(mean)], ..Outcome::default() }
    }

    /// Y = 2a + b over a, b in {-1, 1}: the variance is 4 + 1, of which a brings four fifths.
    #[test]
    fn a_sum_of_two_gives_each_its_share_of_the_variance() {
        let mut sums = Sums::new(1);
        let ends = [-1.0, 1.0];
        for a in ends {
            for b in ends {
                for c in ends {
                    for d in ends {
                        let mixed = [2.0 * c + b, 2.0 * a + d, 2.0 * a + b, 2.0 * a + b].map(outcome);
                        sums.add(&outcome(2.0 * a + b), &outcome(2.0 * c + d), &mixed);
                    }
                }
            }
        }
        let found: Vec<(Choice, f64, f64)> =
            sums.indices(0).iter().map(|index| (index.choice, index.first, index.total)).collect();
        let expected = [(0.8, 0.8), (0.2, 0.2), (0.0, 0.0), (0.0, 0.0)];
        for ((choice, first, total), (wanted_first, wanted_total)) in found.iter().zip(expected) {
            assert!(
                (first - wanted_first).abs() < 1e-12 && (total - wanted_total).abs() < 1e-12,
                "{choice:?}"
            );
        }
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn what_does_not_move_has_no_indices() {
        let mut sums = Sums::new(1);
        let same = || outcome(0.4);
        sums.add(&same(), &same(), &[same(), same(), same(), same()]);
        sums.add(&same(), &same(), &[same(), same(), same(), same()]);
        assert!(sums.indices(0).is_empty());
    }
}

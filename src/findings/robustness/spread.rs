//! Where the mean of a topic lies over all runs.

use super::indices::{Index, Sums};
use super::model::{Model, Outcome};

/// How far the finding on one topic moves.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicSpread {
    /// Place of the topic in the findings.
    pub topic: usize,
    /// The mean as declared, 0 to 1.
    pub reference: f64,
    /// The level the mean stands at as declared.
    pub reference_level: usize,
    /// Five of a hundred runs are below.
    pub low: f64,
    /// Half of the runs are below.
    pub median: f64,
    /// Five of a hundred runs are above.
    pub high: f64,
    /// Share of runs in which the mean stands at each level, lowest first; together 1.
    pub levels: Vec<f64>,
    /// Mean share of institutions whose own rating stays as it is; none where nobody is rated.
    pub ratings_kept: Option<f64>,
    /// Which choice moves it how far, in the order of [`Choice::ALL`](super::Choice::ALL); empty where nothing does.
    pub indices: Vec<Index>,
}

/// What is kept of the runs.
pub(super) struct Counts {
    means: Vec<Vec<f64>>,
    kept: Vec<u64>,
    rated: Vec<u64>,
    reference: Vec<Vec<Option<usize>>>,
}

impl Counts {
    pub(super) fn new(reference: &Outcome) -> Self {
        let topics = reference.means.len();
        Self {
            means: vec![Vec::new(); topics],
            kept: vec![0; topics],
            rated: vec![0; topics],
            reference: reference.levels.clone(),
        }
    }

    pub(super) fn add(&mut self, outcome: Outcome) {
        for (topic, levels) in outcome.levels.iter().enumerate() {
            self.means[topic].extend(outcome.means[topic]);
            for (before, now) in
                self.reference[topic].iter().zip(levels).filter(|(before, _)| before.is_some())
            {
                self.rated[topic] += 1;
                self.kept[topic] += u64::from(before == now);
            }
        }
    }

    pub(super) fn finish(mut self, model: &Model, reference: &Outcome, sums: &Sums) -> Vec<TopicSpread> {
        let mut found = Vec::new();
        for (topic, mean) in reference.means.iter().enumerate() {
            let Some(mean) = *mean else { continue };
            let mut means = std::mem::take(&mut self.means[topic]);
            means.sort_by(f64::total_cmp);
            found.push(TopicSpread {
                topic,
                reference: mean,
                reference_level: model.level(topic, mean),
                low: at(&means, 0.05).unwrap_or(mean),
                median: at(&means, 0.5).unwrap_or(mean),
                high: at(&means, 0.95).unwrap_or(mean),
                levels: shares(model, topic, &means),
                ratings_kept: share(self.kept[topic], self.rated[topic]),
                indices: sums.indices(topic),
            });
        }
        found
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of runs and institutions are small")]
fn share(part: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

fn shares(model: &Model, topic: usize, means: &[f64]) -> Vec<f64> {
    let mut counts = vec![0_u64; model.levels(topic)];
    for mean in means {
        counts[model.level(topic, *mean)] += 1;
    }
    counts.into_iter().map(|count| share(count, means.len() as u64).unwrap_or_default()).collect()
}

/// The value below which so large a share of the sorted values lies: the nearest rank.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank between nothing and the number of runs"
)]
fn at(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied()
}

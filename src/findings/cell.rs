//! Counts and sums over the institutions of one segment; cells add up.

use rust_decimal::Decimal;

use crate::scoring::{NodeScore, Rating};

/// What a group of institutions looks like on one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Institutions with a score.
    pub scored: u32,
    /// Sum of their scores, 0 to 1 each.
    pub score_sum: Decimal,
    /// Sum of the lower bounds of all to whom the topic applies.
    pub lower_sum: Decimal,
    /// Sum of the upper bounds of all to whom the topic applies.
    pub upper_sum: Decimal,
    /// Sum of the coverage of all to whom the topic applies.
    pub coverage_sum: Decimal,
    /// Sum of the gaps of those with a score.
    pub gap_sum: Decimal,
    /// Institutions to whom the topic applies.
    pub applicable: u32,
    /// Institutions to whom nothing of the topic applies.
    pub not_applicable: u32,
    /// Institutions to whom it applies and that are not rated because too little is answered.
    pub none_given: u32,
    /// Institutions by rating level, lowest first.
    pub levels: Vec<u32>,
    /// Institutions with a score below the target.
    pub with_gap: u32,
}

impl Cell {
    /// An empty cell for a scale with so many levels.
    pub fn empty(levels: usize) -> Self {
        Self { levels: vec![0; levels], ..Self::default() }
    }

    /// Adds one institution.
    pub fn add(&mut self, score: &NodeScore) {
        let Some(value) = score.value else {
            self.not_applicable += 1;
            return;
        };
        self.applicable += 1;
        self.lower_sum += value.lower;
        self.upper_sum += value.upper;
        self.coverage_sum += value.coverage;
        if let Some(points) = value.score {
            self.scored += 1;
            self.score_sum += points;
        }
        if let Some(gap) = score.gap {
            self.gap_sum += gap;
            self.with_gap += u32::from(gap > Decimal::ZERO);
        }
        match score.rating {
            Rating::Level(level) => self.levels[level] += 1,
            Rating::NoneGiven | Rating::NotApplicable => self.none_given += 1,
        }
    }

    /// Adds all institutions of another cell of the same topic.
    pub fn merge(&mut self, other: &Self) {
        self.scored += other.scored;
        self.score_sum += other.score_sum;
        self.lower_sum += other.lower_sum;
        self.upper_sum += other.upper_sum;
        self.coverage_sum += other.coverage_sum;
        self.gap_sum += other.gap_sum;
        self.applicable += other.applicable;
        self.not_applicable += other.not_applicable;
        self.none_given += other.none_given;
        self.with_gap += other.with_gap;
        for (mine, theirs) in self.levels.iter_mut().zip(&other.levels) {
            *mine += theirs;
        }
    }

    /// Mean score of those with a score, 0 to 1.
    pub fn mean(&self) -> Option<Decimal> {
        mean(self.score_sum, self.scored)
    }

    /// Mean of the lower bounds, 0 to 1.
    pub fn lower(&self) -> Option<Decimal> {
        mean(self.lower_sum, self.applicable)
    }

    /// Mean of the upper bounds, 0 to 1.
    pub fn upper(&self) -> Option<Decimal> {
        mean(self.upper_sum, self.applicable)
    }

    /// Mean coverage, 0 to 1.
    pub fn coverage(&self) -> Option<Decimal> {
        mean(self.coverage_sum, self.applicable)
    }

    /// Mean gap of those with a score, 0 to 1.
    pub fn gap(&self) -> Option<Decimal> {
        mean(self.gap_sum, self.scored)
    }

    /// Institutions with a rating.
    pub fn rated(&self) -> u32 {
        self.levels.iter().sum()
    }
}

fn mean(sum: Decimal, count: u32) -> Option<Decimal> {
    (count > 0).then(|| sum / Decimal::from(count))
}

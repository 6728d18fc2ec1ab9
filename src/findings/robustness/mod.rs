//! How far findings would move if the choices behind them had been made otherwise.
//!
//! A score rests on choices somebody made: weights, how parts make a whole, whether "not applicable" leaves the count,
//! and what half an answer is worth. Here all of them are drawn at random many times over, from a recorded seed, and
//! the findings are drawn anew each time. What comes out the same does not hang on the choices.
//!
//! Numbers here are no scores: they are computed in binary floating point, where the scores themselves are exact. A test
//! holds the calculation without any change against the exact one.
//!
//! # Sources
//! OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7: uncertainty and sensitivity analysis.
//! The indices follow Saltelli and others, Variance based sensitivity analysis of model output (2010).

mod choices;
mod indices;
mod model;
mod spread;
mod top;

use std::collections::BTreeMap;

use super::asked::Asked;
use super::draw::Baseline;
use super::input::{Basis, Participant};
use super::topic::TopicKey;
use choices::{Choices, Stream};
use indices::Sums;
use model::{Model, Outcome};

pub use indices::Index;
pub use spread::TopicSpread;
pub use top::{Change, TopGap, TopGaps};

/// Runs of a calculation, unless somebody asks for more or fewer.
pub const RUNS_DEFAULT: u32 = 1000;
/// Fewest runs from which a share of runs means anything.
pub const RUNS_LEAST: u32 = 100;
/// Most runs anybody waits for.
pub const RUNS_MOST: u32 = 10_000;
/// Institutions times runs above which there are fewer runs, so that a page comes in seconds.
const WORK: u32 = 120_000;

/// A choice behind the findings that could have been made otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// The weight of each part, a quarter more or less.
    Weights,
    /// How parts make a whole: as the questionnaire says, everywhere the weighted mean, everywhere the geometric mean.
    Aggregation,
    /// "Not applicable" leaves the count, or counts as nothing in place.
    NotApplicable,
    /// What an answer half way is worth: between a quarter and three quarters.
    PartialAnswers,
}

impl Choice {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Weights, Self::Aggregation, Self::NotApplicable, Self::PartialAnswers];

    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weights => "weights",
            Self::Aggregation => "aggregation",
            Self::NotApplicable => "not-applicable",
            Self::PartialAnswers => "partial-answers",
        }
    }
}

/// What a calculation is made from; the same plan over the same answers gives the same result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plan {
    /// Where the random numbers begin.
    pub seed: u64,
    /// Runs wanted, [`RUNS_LEAST`] to [`RUNS_MOST`].
    pub runs: u32,
    /// Whose word the findings rest on.
    pub basis: Basis,
}

/// How robust the findings of a round are.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// What it was made from.
    pub plan: Plan,
    /// Runs made; fewer than wanted where there are many institutions.
    pub runs: u32,
    /// Institutions whose accepted answers were scored in each run.
    pub institutions: u32,
    /// Each topic somebody has a score on, in the order of [`Baseline::topics`].
    pub topics: Vec<TopicSpread>,
    /// The list of the most widespread gaps.
    pub top_gaps: TopGaps,
}

/// Draws the findings many times over. `baseline` is what was drawn from the same participants on the same basis.
pub fn robustness(participants: &[Participant], baseline: &Baseline, plan: Plan) -> Robustness {
    let places: BTreeMap<TopicKey, usize> =
        baseline.topics.iter().enumerate().map(|(place, topic)| (topic.key.clone(), place)).collect();
    let questionnaires = Asked::of(participants);
    let model = Model::new(&questionnaires, participants, plan.basis, &places);
    let institutions = model.institutions();
    let runs = plan.runs.clamp(RUNS_LEAST, RUNS_MOST).min((WORK / institutions.max(1)).max(RUNS_LEAST));
    let reference = model.run(&Choices::AS_DECLARED);
    let indicators: Vec<usize> =
        (0..baseline.topics.len()).filter(|place| baseline.topics[*place].indicator.is_some()).collect();
    let (mut spreads, mut sums) = (spread::Counts::new(&reference), Sums::new(baseline.topics.len()));
    let mut top = top::Counts::new(&reference, &indicators);
    for run in 0..if institutions == 0 { 0 } else { runs } {
        let (first, second) =
            (Choices::drawn(plan.seed, Stream::First, run), Choices::drawn(plan.seed, Stream::Second, run));
        let outcome = model.run(&first);
        let other = model.run(&second);
        let mixed = Choice::ALL.map(|choice| model.run(&first.with(choice, &second)));
        sums.add(&outcome, &other, &mixed);
        top.add(&outcome);
        spreads.add(outcome);
    }
    Robustness {
        plan,
        runs,
        institutions,
        topics: spreads.finish(&model, &reference, &sums),
        top_gaps: top.finish(&model, &reference, plan.seed, runs),
    }
}

/// The means of all topics with nothing changed: what the tests hold against the exact findings.
pub fn reference(participants: &[Participant], baseline: &Baseline, basis: Basis) -> Vec<Option<f64>> {
    let places: BTreeMap<TopicKey, usize> =
        baseline.topics.iter().enumerate().map(|(place, topic)| (topic.key.clone(), place)).collect();
    let Outcome { means, .. } =
        Model::new(&Asked::of(participants), participants, basis, &places).run(&Choices::AS_DECLARED);
    means
}

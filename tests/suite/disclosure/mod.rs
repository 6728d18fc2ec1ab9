//! An adversary reads what is released. It knows the rules of disclosure control, who was asked, and the answers of
//! one institution, and tries to find out another's.

mod appearance;
mod audit;
mod exact;
mod frozen;
mod named;
mod quotations;
mod random;
mod tables;

use bhr_baseline::disclosure::{Findings, Policy, Released, release};
use bhr_baseline::findings::{Baseline, Cell, GapEntry, NextStep, ResponseRate, TopicFinding, TopicKey};
use bhr_baseline::questionnaire::{IndicatorKind, Rule, Text};
use bhr_baseline::response::{InstitutionKind, ResponseId};
use bhr_baseline::scoring::{Explanation, NodeScore, Rating, Value};
use rust_decimal::Decimal;
use uuid::Uuid;

/// What an institution may come out as on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// So many points of 100, and the rating that goes with them.
    Points(u8),
    /// So many points of 100 on too few answers for a rating.
    Unrated(u8),
    /// Nothing answered.
    Unanswered,
    /// Nothing applies.
    NotApplicable,
}

/// Points of 100 that count as no gap.
const TARGET: u8 = 75;
/// Levels of the scale: none, initial, partial, established, advanced.
const LEVELS: usize = 5;

impl Outcome {
    /// Points of 100.
    pub const fn points(self) -> Option<u8> {
        match self {
            Self::Points(points) | Self::Unrated(points) => Some(points),
            Self::Unanswered | Self::NotApplicable => None,
        }
    }

    /// The level of the scale.
    pub const fn level(self) -> Option<usize> {
        match self {
            Self::Points(0) => Some(0),
            Self::Points(points) => Some(if points >= 100 { 4 } else { points as usize / 25 + 1 }),
            Self::Unrated(_) | Self::Unanswered | Self::NotApplicable => None,
        }
    }

    /// Whether it is below target; `None` without a score.
    pub fn is_below(self) -> Option<bool> {
        self.points().map(|points| points < TARGET)
    }

    pub(super) fn score(self) -> NodeScore {
        let points = |points: u8| Decimal::new(points.into(), 2);
        let value = match self {
            Self::Points(number) => Some(Value::answered(points(number))),
            Self::Unrated(number) => {
                Some(Value { coverage: Decimal::new(5, 1), ..Value::answered(points(number)) })
            }
            Self::Unanswered => Some(Value::UNANSWERED),
            Self::NotApplicable => None,
        };
        let rating = match (self.level(), value) {
            (Some(level), _) => Rating::Level(level),
            (None, Some(_)) => Rating::NoneGiven,
            (None, None) => Rating::NotApplicable,
        };
        let gap = self.points().map(|number| points(TARGET.saturating_sub(number)));
        let explanation = Explanation {
            rule: Rule::WeightedMean,
            parts: vec![],
            level_before_caps: None,
            capped_by: vec![],
            not_shown: Vec::new(),
        };
        NodeScore { value, rating, gap, explanation }
    }
}

/// Institutions by kind, each with its outcome on every topic.
pub type Round = Vec<(InstitutionKind, Vec<Outcome>)>;

/// The findings of a round in which every topic is an indicator with one question, whose options are the outcomes.
pub fn baseline(round: &Round) -> Baseline {
    let count = round.iter().map(|(_, outcomes)| outcomes.len()).max().unwrap_or_default();
    let topics: Vec<TopicFinding> = (0..count).map(|place| topic(round, place)).collect();
    let gaps = (0..count).filter(|place| topics[*place].all.with_gap > 0).map(|place| gap(round, place));
    let mut rates = std::collections::BTreeMap::<InstitutionKind, ResponseRate>::new();
    for (kind, _) in round {
        rates.entry(*kind).or_default().add(bhr_baseline::findings::Standing::Accepted);
    }
    Baseline { rates, gaps: gaps.collect(), topics }
}

fn topic(round: &Round, place: usize) -> TopicFinding {
    let mut topic = TopicFinding {
        key: TopicKey::Node("made-up".into(), format!("n{place}")),
        level: "indicator".into(),
        title: Text::english("Indicator"),
        scale: vec![Text::english("Level"); LEVELS],
        indicator: Some(IndicatorKind::Process),
        children: vec![],
        all: Cell::empty(LEVELS),
        by_kind: vec![],
        members: vec![],
    };
    for kind in InstitutionKind::ALL {
        let mut cell = Cell::empty(LEVELS);
        let members: Vec<_> = round.iter().filter(|(known, _)| *known == kind).collect();
        members.iter().for_each(|(_, outcomes)| cell.add(&outcomes[place].score()));
        topic.all.merge(&cell);
        if !members.is_empty() {
            topic.by_kind.push((kind, cell));
        }
    }
    topic
}

fn gap(round: &Round, place: usize) -> GapEntry {
    let mut next_steps: Vec<NextStep> = Vec::new();
    for points in [0, 25, 50] {
        let concerned = round.iter().filter(|(_, outcomes)| outcomes[place] == Outcome::Points(points));
        let responses: Vec<ResponseId> = concerned.map(|_| ResponseId(Uuid::nil())).collect();
        let asked = round.len() as u32;
        let text = Text::english(format!("from {points}"));
        next_steps.push(NextStep { question: "q".into(), text, asked, responses });
    }
    GapEntry { topic: place, principles: vec![], core: false, next_steps }
}

/// What the public reads of a round.
pub fn released(round: &Round, smallest: u32) -> Released<Findings> {
    release(&baseline(round), Policy::new(smallest))
}

//! Findings as pages show them, whether all of them (for the reviewer) or what was released: one shape, two makers.

use rust_decimal::Decimal;

use crate::disclosure::{
    CellRelease, Findings, GapRelease, Ratings, Released, Share, TopicRelease, Withheld,
};
use crate::findings::{Baseline, Cell, GapEntry, TopicFinding};
use crate::questionnaire::{IndicatorKind, Text};
use crate::response::InstitutionKind;

/// Findings in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingsView {
    /// By kind: accepted, submitted, in progress, not started.
    pub rates: Vec<(InstitutionKind, [u32; 4])>,
    /// Topics: wholes, pillars, principles, then the rest.
    pub topics: Vec<TopicView>,
    /// The gap register.
    pub gaps: Vec<GapView>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicView {
    /// Names it in addresses.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Names of the levels, lowest first.
    pub scale: Vec<String>,
    /// What it tells, when it is an indicator.
    pub indicator: Option<IndicatorKind>,
    /// Places of the topics right below it.
    pub children: Vec<usize>,
    /// All institutions.
    pub all: Group,
    /// By kind of institution.
    pub kinds: Vec<(InstitutionKind, Group)>,
}

/// What may be shown of a group of institutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// None of them has a score.
    Empty,
    /// Held back, and why.
    Withheld(Why),
    /// Something is shown.
    Shown {
        /// Institutions with a score.
        institutions: u32,
        /// Their mean, 0 to 1.
        mean: Option<Decimal>,
        /// Institutions by level, and those without one.
        levels: Option<(Vec<u32>, u32)>,
        /// How many are below target.
        below: Below,
        /// Their mean gap, 0 to 1; never released.
        gap: Option<Decimal>,
    },
}

/// Why a group is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is too small.
    TooFew,
    /// With it a smaller one could be worked out.
    WouldReveal,
}

/// How many institutions are below target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// So many.
    Count(u32),
    /// More than three quarters.
    Most,
    /// Fewer than one quarter.
    Few,
    /// Held back.
    Withheld,
}

/// A row of the gap register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapView {
    /// Place of its topic.
    pub topic: usize,
    /// Principles it stands under.
    pub principles: Vec<u8>,
    /// What would lift answers one level.
    pub next_steps: Vec<String>,
}

impl FindingsView {
    /// Everything, for the reviewer.
    pub fn internal(baseline: &Baseline, code: &str) -> Self {
        let rate = |rate: &crate::findings::ResponseRate| {
            [rate.accepted, rate.submitted, rate.in_progress, rate.not_started]
        };
        Self {
            rates: baseline.rates.iter().map(|(kind, found)| (*kind, rate(found))).collect(),
            topics: baseline.topics.iter().map(|topic| internal_topic(topic, code)).collect(),
            gaps: baseline.gaps.iter().map(|gap| internal_gap(gap, code)).collect(),
        }
    }

    /// What disclosure control let out.
    pub fn released(findings: &Released<Findings>, code: &str) -> Self {
        let Findings { rates, topics, gaps, .. } = findings.get();
        let rate = |rate: &crate::disclosure::RateRelease| {
            let counts = [rate.accepted, rate.submitted, rate.in_progress, rate.not_started];
            Some((InstitutionKind::from_code(&rate.kind)?, counts))
        };
        Self {
            rates: rates.iter().filter_map(rate).collect(),
            topics: topics.iter().map(|topic| released_topic(topic, code)).collect(),
            gaps: gaps.iter().map(|gap| released_gap(gap, code)).collect(),
        }
    }

    /// A topic by its code.
    pub fn topic(&self, code: &str) -> Option<(usize, &TopicView)> {
        self.topics.iter().enumerate().find(|(_, topic)| topic.code == code)
    }

    /// Every group of every topic.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.topics
            .iter()
            .flat_map(|topic| std::iter::once(&topic.all).chain(topic.kinds.iter().map(|(_, group)| group)))
    }
}

fn words(texts: &[Text], code: &str) -> Vec<String> {
    texts.iter().map(|text| text.get(code).to_owned()).collect()
}

fn internal_topic(topic: &TopicFinding, code: &str) -> TopicView {
    TopicView {
        code: topic.key.code(),
        title: topic.title.get(code).to_owned(),
        scale: words(&topic.scale, code),
        indicator: topic.indicator,
        children: topic.children.clone(),
        all: internal_group(&topic.all),
        kinds: topic.by_kind.iter().map(|(kind, cell)| (*kind, internal_group(cell))).collect(),
    }
}

fn internal_group(cell: &Cell) -> Group {
    if cell.scored == 0 {
        return Group::Empty;
    }
    Group::Shown {
        institutions: cell.scored,
        mean: cell.mean(),
        levels: Some((cell.levels.clone(), cell.none_given)),
        below: Below::Count(cell.with_gap),
        gap: cell.gap(),
    }
}

fn internal_gap(gap: &GapEntry, code: &str) -> GapView {
    GapView {
        topic: gap.topic,
        principles: gap.principles.clone(),
        next_steps: gap.next_steps.iter().map(|step| step.text.get(code).to_owned()).collect(),
    }
}

fn released_topic(topic: &TopicRelease, code: &str) -> TopicView {
    let kind = |kind: &crate::disclosure::KindRelease| {
        Some((InstitutionKind::from_code(&kind.kind)?, released_group(&kind.cell)))
    };
    TopicView {
        code: topic.code.clone(),
        title: topic.title.get(code).to_owned(),
        scale: words(&topic.scale, code),
        indicator: topic.indicator.as_deref().and_then(indicator),
        children: topic.children.clone(),
        all: released_group(&topic.all),
        kinds: topic.kinds.iter().filter_map(kind).collect(),
    }
}

fn indicator(code: &str) -> Option<IndicatorKind> {
    [IndicatorKind::Structural, IndicatorKind::Process, IndicatorKind::Outcome]
        .into_iter()
        .find(|kind| kind.code() == code)
}

fn released_group(cell: &CellRelease) -> Group {
    match cell {
        CellRelease::Empty => Group::Empty,
        CellRelease::Withheld { reason: Withheld::TooFew } => Group::Withheld(Why::TooFew),
        CellRelease::Withheld { reason: Withheld::WouldReveal } => Group::Withheld(Why::WouldReveal),
        CellRelease::Shown { institutions, mean, ratings, below_target } => Group::Shown {
            institutions: *institutions,
            mean: mean.map(|points| Decimal::new(points.into(), 2)),
            levels: match ratings {
                Ratings::Shown { counts, none_given } => Some((counts.clone(), *none_given)),
                Ratings::Withheld => None,
            },
            below: match below_target {
                Share::Count(count) => Below::Count(*count),
                Share::OverThreeQuarters => Below::Most,
                Share::UnderOneQuarter => Below::Few,
                Share::Withheld => Below::Withheld,
            },
            gap: None,
        },
    }
}

fn released_gap(gap: &GapRelease, code: &str) -> GapView {
    GapView {
        topic: gap.topic,
        principles: gap.principles.clone(),
        next_steps: gap.next_steps.iter().map(|step| step.get(code).to_owned()).collect(),
    }
}

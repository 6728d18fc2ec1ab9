//! The two makers of [`FindingsView`]: from everything, for the reviewer; from a release, for anybody it is made for.

use rust_decimal::Decimal;

use super::lens::indicators_words;
use super::topics::{Absence, Below, Figures, FindingsView, GapView, Group, Inner, Mean, TopicView, Why};
use crate::disclosure::{
    CellRelease, Findings, GapRelease, KindRelease, RateRelease, Ratings, Released, SegmentRelease, Share,
    TopicRelease, Withheld,
};
use crate::findings::{Cell, Dimension, Drawn, GapEntry, ResponseRate, TopicFinding};
use crate::questionnaire::{IndicatorKind, Text};
use crate::response::InstitutionKind;
use crate::texts::Texts;

impl FindingsView {
    /// Everything, for the reviewer.
    pub fn internal(drawn: &Drawn, texts: &Texts) -> Self {
        let (baseline, code) = (&drawn.baseline, texts.language().code());
        let rate = |rate: &ResponseRate| rate.counts();
        let rates = baseline.rates.iter().map(|(kind, found)| (*kind, rate(found))).collect();
        let topics = baseline.topics.iter().map(|topic| internal_topic(topic, code));
        let indicators = drawn.indicators.iter().map(|topic| {
            let title = topic.indicator.map(|kind| indicators_words(texts, kind)).unwrap_or_default();
            TopicView { title, indicator: None, ..internal_topic(topic, code) }
        });
        let topics = topics.chain(indicators).collect();
        Self::new(rates, topics, baseline.gaps.iter().map(|gap| internal_gap(gap, code)).collect())
    }

    /// What disclosure control let out.
    pub fn released(findings: &Released<Findings>, code: &str) -> Self {
        let Findings { rates, topics, gaps, .. } = findings.get();
        let rate = |rate: &RateRelease| {
            let counts = [rate.accepted, rate.submitted, rate.in_progress, rate.not_started, rate.withdrawn];
            Some((InstitutionKind::from_code(&rate.kind)?, counts))
        };
        let rates = rates.iter().filter_map(rate).collect();
        let topics = topics.iter().map(|topic| released_topic(topic, code)).collect();
        Self::new(rates, topics, gaps.iter().map(|gap| released_gap(gap, code)).collect())
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
        segments: Vec::new(),
    }
}

fn internal_group(cell: &Cell) -> Group {
    let absence = match (cell.applicable, cell.not_applicable) {
        (0, 0) => Absence::NothingAccepted,
        (0, _) => Absence::NotApplicable,
        (_, _) => Absence::TooLittle,
    };
    let Some(mean) = cell.mean() else { return Group::Empty(absence) };
    Group::Shown(Figures {
        institutions: cell.scored,
        mean: Some(Mean::Exact(mean)),
        levels: Some((cell.levels.clone(), cell.none_given)),
        below: Below::Count(cell.with_gap),
        inner: Some(Inner {
            interval: (cell.lower().unwrap_or(mean), cell.upper().unwrap_or(mean)),
            coverage: cell.coverage().unwrap_or_default(),
            gap: cell.gap().unwrap_or_default(),
            not_applicable: cell.not_applicable,
        }),
    })
}

fn internal_gap(gap: &GapEntry, code: &str) -> GapView {
    GapView {
        topic: gap.topic,
        principles: gap.principles.clone(),
        next_steps: gap.next_steps.iter().map(|step| step.text.get(code).to_owned()).collect(),
    }
}

fn released_topic(topic: &TopicRelease, code: &str) -> TopicView {
    let kind =
        |kind: &KindRelease| Some((InstitutionKind::from_code(&kind.kind)?, released_group(&kind.cell)));
    let segment = |one: &SegmentRelease| {
        let dimension = Dimension::from_code(&one.dimension)?;
        Some((dimension, one.segment.clone(), released_group(&one.cell)))
    };
    TopicView {
        code: topic.code.clone(),
        title: topic.title.get(code).to_owned(),
        scale: words(&topic.scale, code),
        indicator: topic.indicator.as_deref().and_then(indicator),
        children: topic.children.clone(),
        all: released_group(&topic.all),
        kinds: topic.kinds.iter().filter_map(kind).collect(),
        segments: topic.segments.iter().filter_map(segment).collect(),
    }
}

fn indicator(code: &str) -> Option<IndicatorKind> {
    [IndicatorKind::Structural, IndicatorKind::Process, IndicatorKind::Outcome]
        .into_iter()
        .find(|kind| kind.code() == code)
}

fn released_group(cell: &CellRelease) -> Group {
    match cell {
        CellRelease::Empty => Group::Empty(Absence::Unsaid),
        CellRelease::Withheld { reason: Withheld::TooFew } => Group::Withheld(Why::TooFew),
        CellRelease::Withheld { reason: Withheld::WouldReveal } => Group::Withheld(Why::WouldReveal),
        CellRelease::Shown { institutions, mean, ratings, below_target } => Group::Shown(Figures {
            institutions: *institutions,
            mean: mean.map(|points| Mean::Whole(Decimal::new(points.into(), 2))),
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
            inner: None,
        }),
    }
}

fn released_gap(gap: &GapRelease, code: &str) -> GapView {
    GapView {
        topic: gap.topic,
        principles: gap.principles.clone(),
        next_steps: gap.next_steps.iter().map(|step| step.get(code).to_owned()).collect(),
    }
}

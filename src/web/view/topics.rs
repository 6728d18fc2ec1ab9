//! Findings as pages show them, whether all of them (for the reviewer) or what was released.
//!
//! One shape; [`seen`](super::seen) makes it of either.

use rust_decimal::Decimal;

use crate::findings::Dimension;
use crate::questionnaire::IndicatorKind;
use crate::response::InstitutionKind;

/// Findings in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingsView {
    /// By kind: accepted, submitted, in progress, not started, withdrawn.
    pub rates: Vec<(InstitutionKind, [u32; 5])>,
    /// Topics: wholes, pillars, principles, then the rest.
    pub topics: Vec<TopicView>,
    /// The gap register.
    pub gaps: Vec<GapView>,
    /// Places of the topics below no other: all answers to one questionnaire.
    pub wholes: Vec<usize>,
}

/// What a topic stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// A pillar of the Guiding Principles.
    Pillar,
    /// A principle.
    Principle,
    /// A part of one questionnaire.
    Part,
    /// All indicators of one kind.
    Indicators,
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
    /// By what else was chosen at release: what it is put together by, the segment as files have it.
    pub segments: Vec<(Dimension, String, Group)>,
}

/// What may be shown of a group of institutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// None of them has a score.
    Empty(Absence),
    /// Held back, and why.
    Withheld(Why),
    /// Something is shown.
    Shown(Figures),
}

/// Why a group has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// No response of the group is accepted.
    NothingAccepted,
    /// The topic applies to none of those accepted.
    NotApplicable,
    /// It applies, and too little of it is answered.
    TooLittle,
    /// A release does not say.
    Unsaid,
}

/// The figures of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Institutions with a score.
    pub institutions: u32,
    /// Their mean; none when it is held back.
    pub mean: Option<Mean>,
    /// Institutions by level, and those without one; none when held back.
    pub levels: Option<(Vec<u32>, u32)>,
    /// How many are below target.
    pub below: Below,
    /// What only the reviewer sees.
    pub inner: Option<Inner>,
}

/// A mean of scores, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mean {
    /// As it was worked out.
    Exact(Decimal),
    /// Released in whole points of 100.
    Whole(Decimal),
}

impl Mean {
    /// The mean, 0 to 1.
    pub const fn share(self) -> Decimal {
        match self {
            Self::Exact(share) | Self::Whole(share) => share,
        }
    }
}

/// What is never released of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inner {
    /// Lowest and highest mean if the missing answers were known.
    pub interval: (Decimal, Decimal),
    /// Mean share of what applies that is answered.
    pub coverage: Decimal,
    /// Mean gap.
    pub gap: Decimal,
    /// Institutions to whom nothing of the topic applies.
    pub not_applicable: u32,
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

impl TopicView {
    /// What it stands for.
    pub fn stands_for(&self) -> Stands {
        match self.code.split_once('-') {
            _ if self.code.contains('.') => Stands::Part,
            Some(("indicators", _)) => Stands::Indicators,
            Some(("pillar", _)) => Stands::Pillar,
            Some(("principle", _)) => Stands::Principle,
            _ => Stands::Part,
        }
    }
}

impl FindingsView {
    /// Gaps stand in the order of their topics: an order by share would tell more than the shares shown.
    pub(super) fn new(
        rates: Vec<(InstitutionKind, [u32; 5])>,
        topics: Vec<TopicView>,
        mut gaps: Vec<GapView>,
    ) -> Self {
        gaps.sort_by_key(|gap| gap.topic);
        let is_of_tree = |topic: &TopicView| topic.stands_for() != Stands::Indicators;
        let is_below = |place: &usize| {
            topics.iter().filter(|topic| is_of_tree(topic)).any(|topic| topic.children.contains(place))
        };
        let wholes =
            (0..topics.len()).filter(|place| is_of_tree(&topics[*place]) && !is_below(place)).collect();
        Self { rates, topics, gaps, wholes }
    }

    /// Responses accepted, and asked for.
    pub fn accepted_of_asked(&self) -> (u32, u32) {
        let counts = || self.rates.iter().map(|(_, counts)| counts);
        (counts().map(|counts| counts[0]).sum(), counts().flatten().sum())
    }

    /// Places of the topics that stand for this.
    pub fn standing_for(&self, wanted: Stands) -> Vec<usize> {
        (0..self.topics.len()).filter(|place| self.topics[*place].stands_for() == wanted).collect()
    }

    /// True when `place` is `top` or somewhere below it.
    pub fn is_within(&self, place: usize, top: usize) -> bool {
        place == top || self.topics[top].children.iter().any(|child| self.is_within(place, *child))
    }

    /// A topic by its code.
    pub fn topic(&self, code: &str) -> Option<(usize, &TopicView)> {
        self.topics.iter().enumerate().find(|(_, topic)| topic.code == code)
    }

    /// Every group of every topic.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.topics.iter().flat_map(|topic| {
            let segments = topic.segments.iter().map(|(.., group)| group);
            std::iter::once(&topic.all).chain(topic.kinds.iter().map(|(_, group)| group)).chain(segments)
        })
    }
}

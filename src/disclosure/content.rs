//! What a release holds: plain facts with titles in every language, ready to be stored and shown.

use serde::{Deserialize, Serialize};

use super::named::ReleasedName;
use super::quotations::ReleasedQuote;
use crate::questionnaire::Text;

/// Released findings of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Fewest institutions a figure rests on.
    pub smallest_cell: u32,
    /// Who was asked and how far they came.
    pub rates: Vec<RateRelease>,
    /// Topics: wholes, pillars, principles, then the other nodes.
    pub topics: Vec<TopicRelease>,
    /// Common gaps, the most widespread first as far as shares are released.
    pub gaps: Vec<GapRelease>,
    /// Words institutions agreed to; not written where there are none, as in releases of before there could be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotations: Vec<ReleasedQuote>,
    /// Institutions that agreed to be named with how they are rated; not written where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<ReleasedName>,
}

impl Findings {
    /// A topic by its code, such as `principle-4`.
    pub fn topic(&self, code: &str) -> Option<&TopicRelease> {
        self.topics.iter().find(|topic| topic.code == code)
    }
}

/// Response counts of one kind of institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRelease {
    /// `government`, `state-owned` or `private`.
    pub kind: String,
    /// Responses asked for.
    pub asked: u32,
    /// Accepted.
    pub accepted: u32,
    /// Handed in, not accepted.
    pub submitted: u32,
    /// Something answered.
    pub in_progress: u32,
    /// Nothing answered.
    pub not_started: u32,
    /// Takes part no more; not written where there is none, as in releases of before it was counted.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub withdrawn: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicRelease {
    /// Names it, such as `principle-4`.
    pub code: String,
    /// What it is called in its tree.
    pub level: String,
    /// Its name.
    pub title: Text,
    /// Names of the rating levels, lowest first.
    pub scale: Vec<Text>,
    /// `structural`, `process` or `outcome` for an indicator.
    pub indicator: Option<String>,
    /// Places of the topics right below it.
    pub children: Vec<usize>,
    /// All institutions.
    pub all: CellRelease,
    /// By kind of institution.
    pub kinds: Vec<KindRelease>,
    /// By what else was chosen at release.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<SegmentRelease>,
}

/// One segment on a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRelease {
    /// `ownership`, `sector`, `size` or `region`.
    pub dimension: String,
    /// Its value, as files have it; [`NOT_SAID`](super::NOT_SAID) for those of whom nobody has said.
    pub segment: String,
    /// What is released.
    pub cell: CellRelease,
}

/// One kind of institution on a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindRelease {
    /// `government`, `state-owned` or `private`.
    pub kind: String,
    /// What is released.
    pub cell: CellRelease,
}

/// What is released of a group of institutions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRelease {
    /// No institution of the group has a score here.
    Empty,
    /// Nothing is released.
    Withheld {
        /// Why.
        reason: Withheld,
    },
    /// Something is released.
    Shown {
        /// Institutions with a score.
        institutions: u32,
        /// Mean score in points of 100, in steps of [`mean_step`](super::mean_step); `None` where ratings are withheld,
        /// or where no step is coarse enough.
        mean: Option<u32>,
        /// Institutions by rating.
        ratings: Ratings,
        /// Institutions below target.
        below_target: Share,
    },
}

/// Why a cell is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// It rests on too few institutions.
    TooFew,
    /// Shown beside the total, it would give away a cell that rests on too few.
    WouldReveal,
}

/// Institutions by rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ratings {
    /// Counts by level, lowest first.
    Shown {
        /// By level.
        counts: Vec<u32>,
        /// With a score on too few answers for a rating.
        none_given: u32,
    },
    /// All or nearly all are at one level, or too few have a rating; the counts would say what everybody's rating is.
    Withheld,
}

/// How many institutions are below target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// So many.
    Count(u32),
    /// More than three quarters; the count could say it of everybody.
    OverThreeQuarters,
    /// Fewer than one quarter; the count could say it of everybody.
    UnderOneQuarter,
    /// Not shown.
    Withheld,
}

/// One gap that at least a quarter of the institutions have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapRelease {
    /// Place of the indicator among the topics.
    pub topic: usize,
    /// Principles it stands under.
    pub principles: Vec<u8>,
    /// True when it is a core element.
    pub core: bool,
    /// What would lift answers one level, where enough institutions are concerned.
    pub next_steps: Vec<Text>,
}

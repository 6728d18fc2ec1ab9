//! A topic by what institutions are put together by: who owns them, what they do, how large they are, where they sit.
//!
//! For the NHRI's own eyes: small segments stand here as they are, and a median is the score of one institution.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cell::Cell;
use super::input::Dimension;
use super::topic::TopicFinding;
use crate::response::{InstitutionKind, SizeBand};

/// The institutions of a topic that have one thing in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What they have in common, as it stands in files; `None` where nobody has said: a segment of its own.
    pub value: Option<String>,
    /// What they look like.
    pub cell: Cell,
    /// The middle one of their scores, 0 to 1; `None` without a score.
    pub median: Option<Decimal>,
}

impl TopicFinding {
    /// The segments of a dimension, in a fixed order, those nobody has placed last. Together they are the topic.
    pub fn segments(&self, dimension: Dimension) -> Vec<Segment> {
        let mut found: BTreeMap<Place, (Cell, Vec<Decimal>)> = BTreeMap::new();
        for member in &self.members {
            let place = place(dimension, dimension.value(&member.profile));
            let empty = || (Cell::empty(self.scale.len()), Vec::new());
            let (cell, scores) = found.entry(place).or_insert_with(empty);
            cell.add(&member.score);
            scores.extend(member.score.value.and_then(|value| value.score));
        }
        let segment = |((_, _, value), (cell, scores)): (Place, (Cell, Vec<Decimal>))| Segment {
            value,
            cell,
            median: median(scores),
        };
        found.into_iter().map(segment).collect()
    }

    /// The middle one of all scores, 0 to 1.
    pub fn median(&self) -> Option<Decimal> {
        median(self.members.iter().filter_map(|member| member.score.value?.score).collect())
    }
}

/// Whether it is unknown, its place among the known ones, its word.
pub(super) type Place = (bool, usize, Option<String>);

/// Where a value stands among the others of its dimension.
pub(super) fn place(dimension: Dimension, value: Option<String>) -> Place {
    let among = |codes: &[&str]| {
        let word = value.as_deref().unwrap_or_default();
        codes.iter().position(|code| *code == word).unwrap_or(codes.len())
    };
    let number = match dimension {
        Dimension::Kind => among(&InstitutionKind::ALL.map(InstitutionKind::code)),
        Dimension::Size => among(&SizeBand::ALL.map(SizeBand::code)),
        Dimension::Ownership | Dimension::Sector | Dimension::Region => 0,
    };
    (value.is_none(), number, value)
}

/// The middle one of some scores; of two in the middle, their mean.
pub fn median(mut scores: Vec<Decimal>) -> Option<Decimal> {
    scores.sort_unstable();
    let middle = scores.len() / 2;
    let upper = *scores.get(middle)?;
    Some(if scores.len() % 2 == 1 { upper } else { (scores[middle - 1] + upper) / Decimal::TWO })
}

impl Cell {
    /// Institutions with a score that reach the target.
    pub const fn meeting_target(&self) -> u32 {
        self.scored - self.with_gap
    }

    /// Their share among those with a score, 0 to 1.
    pub fn share_meeting_target(&self) -> Option<Decimal> {
        (self.scored > 0).then(|| Decimal::from(self.meeting_target()) / Decimal::from(self.scored))
    }
}

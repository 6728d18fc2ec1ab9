//! What became of the gaps of the earlier round.

use std::cmp::Ordering;

use super::super::draw::Baseline;
use super::TopicPair;
use crate::questionnaire::Text;

/// What became of a gap, told by the share of the institutions in both rounds that are below target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Course {
    /// Nobody is below target any more.
    Closed,
    /// A smaller share is.
    Smaller,
    /// The same share is.
    Same,
    /// A larger share is.
    Larger,
    /// Nothing of it can be compared: it is no longer asked, or asked otherwise.
    NoLongerAsked,
    /// None of those that were below target then has a score in both rounds.
    Unknown,
}

impl Course {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Closed, Self::Smaller, Self::Same, Self::Larger, Self::NoLongerAsked, Self::Unknown];
}

/// A gap of the earlier round, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Code of its topic.
    pub topic: String,
    /// Its name then.
    pub title: Text,
    /// What became of it.
    pub course: Course,
    /// As the register had it then: below target, with a score.
    pub found: (u32, u32),
    /// Institutions in both rounds, on what is comparable: below target and with a score, then and now.
    pub both: Option<((u32, u32), (u32, u32))>,
    /// Scored questions compared, and all there are now.
    pub items: Option<(usize, usize)>,
}

/// Every gap of the earlier round, in the order of its topics.
pub(super) fn follow(old: &Baseline, topics: &[TopicPair]) -> Vec<FollowUp> {
    let mut gaps: Vec<usize> = old.gaps.iter().map(|gap| gap.topic).collect();
    gaps.sort_unstable();
    gaps.into_iter().map(|place| one(old, place, topics)).collect()
}

fn one(old: &Baseline, place: usize, topics: &[TopicPair]) -> FollowUp {
    let topic = &old.topics[place];
    let pair = topics.iter().find(|pair| pair.key == topic.key);
    let both = pair.map(|pair| {
        let (then, now) = &pair.both;
        ((then.with_gap, then.scored), (now.with_gap, now.scored))
    });
    FollowUp {
        topic: topic.key.code(),
        title: topic.title.clone(),
        course: both.map_or(Course::NoLongerAsked, course),
        found: (topic.all.with_gap, topic.all.scored),
        both,
        items: pair.map(|pair| pair.items),
    }
}

fn course(((then, of_then), (now, of_now)): ((u32, u32), (u32, u32))) -> Course {
    if then == 0 || of_now == 0 {
        return Course::Unknown;
    }
    if now == 0 {
        return Course::Closed;
    }
    // Shares by cross-multiplying: whole numbers, no rounding.
    let (before, after) = (u64::from(then) * u64::from(of_now), u64::from(now) * u64::from(of_then));
    match after.cmp(&before) {
        Ordering::Less => Course::Smaller,
        Ordering::Equal => Course::Same,
        Ordering::Greater => Course::Larger,
    }
}

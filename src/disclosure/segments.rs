//! Segments other than kinds, chosen at release: ownership, sector, size, region. They overlap with the kinds and
//! with each other, and readers know who is in which, so the solver looks at what all of them together tell.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Shown, has_enough, ratings_differ, share_is_open, shown};
use super::content::{CellRelease, Ratings, SegmentRelease, Share, Withheld};
use super::release::Rules;
use super::solver::{End, System, TOLERANCE, Terms};
use crate::findings::{Cell, Dimension, Member, TopicFinding};

/// The segment of those of whom nobody has said where they belong.
pub const NOT_SAID: &str = "not-said";

/// The segments of a dimension with who is in them.
struct Split<'a> {
    dimension: Dimension,
    segments: Vec<(String, Cell, Vec<&'a Member>)>,
}

/// Members with a score, for whom alone anything is released.
fn scored(topic: &TopicFinding) -> impl Iterator<Item = &Member> {
    topic.members.iter().filter(|member| member.score.value.is_some_and(|value| value.score.is_some()))
}

fn segment(member: &Member, dimension: Dimension) -> String {
    if dimension == Dimension::Kind {
        return member.kind.code().to_owned();
    }
    dimension.value(&member.profile).unwrap_or_else(|| NOT_SAID.to_owned())
}

impl<'a> Split<'a> {
    fn of(topic: &'a TopicFinding, dimension: Dimension) -> Self {
        let mut segments: BTreeMap<String, (Cell, Vec<&Member>)> = BTreeMap::new();
        for member in scored(topic) {
            let empty = || (Cell::empty(topic.all.levels.len()), Vec::new());
            let (cell, members) = segments.entry(segment(member, dimension)).or_insert_with(empty);
            cell.add(&member.score);
            members.push(member);
        }
        let segments = segments.into_iter().map(|(name, (cell, members))| (name, cell, members)).collect();
        Self { dimension, segments }
    }

    /// What may be shown of the segments beside a total that is decided already.
    fn rules(&self, all: &Cell, beside: &Rules, smallest: u32) -> Rules {
        let parts: Vec<&Cell> = self.segments.iter().map(|(_, cell, _)| cell).collect();
        let decide = |total: bool, allowed: &Shown, is_safe: fn(&Cell, u32) -> bool| {
            let allowed = Shown { total, parts: allowed.parts.clone() };
            let found = shown(all, &parts, &allowed, |cell| is_safe(cell, smallest));
            // The total is not given up for a segment.
            if total && !found.total { Shown { total, parts: vec![false; parts.len()] } } else { found }
        };
        let size = decide(beside.size.total, &Shown::everything(parts.len()), has_enough);
        let ratings = decide(beside.ratings.total, &size, ratings_differ);
        let share = decide(beside.share.total, &size, share_is_open);
        Rules { size, ratings, share }
    }
}

/// The segments of a topic beside its kinds.
pub(super) fn segments(
    topic: &TopicFinding,
    (all, kinds): (&CellRelease, &[CellRelease]),
    beside: &Rules,
    dimensions: &[Dimension],
    smallest: u32,
) -> Vec<SegmentRelease> {
    let splits: Vec<Split<'_>> = dimensions
        .iter()
        .filter(|dimension| **dimension != Dimension::Kind)
        .map(|dimension| Split::of(topic, *dimension))
        .collect();
    let mut released = Vec::new();
    let mut groups = vec![Group::of(all, scored(topic).collect())];
    for ((kind, _), cell) in topic.by_kind.iter().zip(kinds) {
        groups.push(Group::of(cell, scored(topic).filter(|member| member.kind == *kind).collect()));
    }
    let fixed = groups.len();
    for split in &splits {
        let rules = split.rules(&topic.all, beside, smallest);
        for (place, (name, cell, members)) in split.segments.iter().enumerate() {
            let cell = rules.cell(cell, Some(place), smallest);
            groups.push(Group::of(&cell, members.clone()));
            released.push(SegmentRelease {
                dimension: split.dimension.code().to_owned(),
                segment: name.clone(),
                cell,
            });
        }
    }
    let whole = Whole::of(topic, dimensions, groups);
    for place in whole.withheld_beside(fixed, smallest) {
        released[place - fixed].cell = CellRelease::Withheld { reason: Withheld::WouldReveal };
    }
    released
}

/// A group with what is shown of it.
struct Group<'a> {
    counts: bool,
    below: bool,
    size: bool,
    members: Vec<&'a Member>,
}

impl<'a> Group<'a> {
    fn of(cell: &CellRelease, members: Vec<&'a Member>) -> Self {
        let (counts, below, size) = match cell {
            CellRelease::Empty | CellRelease::Withheld { .. } => (false, false, false),
            CellRelease::Shown { ratings, below_target, .. } => {
                (matches!(ratings, Ratings::Shown { .. }), matches!(below_target, Share::Count(_)), true)
            }
        };
        Self { counts, below, size, members }
    }
}

/// Everything released of one topic, for a reader who knows who is in which segment of every dimension.
struct Whole<'a> {
    groups: Vec<Group<'a>>,
    /// Members that no dimension tells apart.
    strata: Vec<Vec<&'a Member>>,
    levels: usize,
}

impl<'a> Whole<'a> {
    fn of(topic: &'a TopicFinding, dimensions: &[Dimension], groups: Vec<Group<'a>>) -> Self {
        let mut strata: BTreeMap<Vec<String>, Vec<&Member>> = BTreeMap::new();
        for member in scored(topic) {
            let all = dimensions.iter().copied().chain([Dimension::Kind]);
            strata.entry(all.map(|dimension| segment(member, dimension)).collect()).or_default().push(member);
        }
        Self { groups, strata: strata.into_values().collect(), levels: topic.all.levels.len() }
    }

    /// Segments that have to go, the smallest of those that hold a stratum that is pinned, until none is.
    fn withheld_beside(mut self, fixed: usize, smallest: u32) -> BTreeSet<usize> {
        let mut withheld = BTreeSet::new();
        for stratum in 0..self.strata.len() {
            if self.strata[stratum].len() >= smallest as usize {
                continue;
            }
            while self.is_pinned(stratum) {
                let holds = |group: &Group<'_>| {
                    group.members.iter().any(|member| {
                        self.strata[stratum].iter().any(|other| other.response == member.response)
                    })
                };
                let shown = (fixed..self.groups.len()).filter(|place| self.groups[*place].size);
                let smallest = shown.min_by_key(|place| {
                    (!holds(&self.groups[*place]), self.groups[*place].members.len(), *place)
                });
                let Some(place) = smallest else { break };
                withheld.insert(place);
                let group = &mut self.groups[place];
                (group.counts, group.below, group.size) = (false, false, false);
            }
        }
        withheld
    }

    /// A number of institutions of a stratum at some level, or below target, is certain and not none.
    fn is_pinned(&self, stratum: usize) -> bool {
        let system = self.system();
        (0..=self.levels).any(|column| {
            let truth = self.truth(stratum, column);
            let target: Terms = vec![(self.column(stratum, column), 1.0)];
            let end = |end| system.end(&target, end).unwrap_or(truth);
            truth > 0.0
                && truth - end(End::Least) < 1.0 - TOLERANCE
                && end(End::Greatest) - truth < 1.0 - TOLERANCE
                && end(End::Greatest) - end(End::Least) < 1.0 - TOLERANCE
        })
    }

    fn column(&self, stratum: usize, column: usize) -> usize {
        stratum * (self.levels + 1) + column
    }

    /// Members of a stratum at a level, or in the last column those below target.
    fn truth(&self, stratum: usize, column: usize) -> f64 {
        let mut cell = Cell::empty(self.levels);
        self.strata[stratum].iter().for_each(|member| cell.add(&member.score));
        f64::from(cell.levels.get(column).copied().unwrap_or(cell.with_gap))
    }

    fn system(&self) -> System {
        let mut system = System::default();
        for (place, stratum) in self.strata.iter().enumerate() {
            let size = stratum.len() as f64;
            for _ in 0..=self.levels {
                system.unknown(0.0, size);
            }
            // Those without a rating are the rest.
            let levels = (0..self.levels).map(|level| (self.column(place, level), 1.0)).collect();
            system.known(levels, 0.0, size);
        }
        for group in &self.groups {
            let held: BTreeSet<_> = group.members.iter().map(|member| member.response).collect();
            let strata: Vec<usize> = (0..self.strata.len())
                .filter(|place| self.strata[*place].iter().any(|member| held.contains(&member.response)))
                .collect();
            let columns = (0..=self.levels)
                .filter(|column| if *column < self.levels { group.counts } else { group.below });
            for column in columns {
                let sum = strata.iter().map(|place| self.truth(*place, column)).sum();
                let terms = strata.iter().map(|place| (self.column(*place, column), 1.0)).collect();
                system.known(terms, sum, sum);
            }
        }
        system
    }
}

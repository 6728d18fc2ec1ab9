//! Institutions that agreed to be named with how they are rated. A rating that is known can be taken out of every
//! figure it is part of, so what is left of the others is held to the same rules, in all releases together.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::audit::{Earlier, How, Pinned};
use super::content::{CellRelease, Findings, Ratings, Share, TopicRelease};
use super::quotations::{NotConsented, Redacted};
use super::release::{Policy, release_by};
use crate::findings::{Baseline, Cell, Dimension, TopicFinding};
use crate::response::{Consent, ConsentStep, InstitutionId, InstitutionKind, ResponseId};

/// An institution named with how it is rated on a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedName {
    institution: String,
    kind: String,
    topic: String,
    level: usize,
}

impl ReleasedName {
    /// A rating with the consent of the institution to be named with it. `redacted` has the number of the level as its
    /// words and the name beside them.
    ///
    /// # Errors
    /// When the consent is not given, not to this rating, or not of this institution.
    pub fn new(
        (by, consent): (InstitutionId, &Consent),
        (author, redacted): (InstitutionId, &Redacted),
        (kind, topic, level): (InstitutionKind, &str, usize),
    ) -> Result<Self, NotConsented> {
        if by != author {
            return Err(NotConsented::OtherInstitution);
        }
        if consent.step != ConsentStep::Given {
            return Err(NotConsented::NotGiven);
        }
        let name = redacted.name().filter(|_| redacted.text() == level.to_string());
        let name = name.filter(|_| consent.matter == redacted.matter()).ok_or(NotConsented::OtherWords)?;
        let (institution, topic) = (name.to_owned(), topic.to_owned());
        Ok(Self { institution, kind: kind.code().to_owned(), topic, level })
    }

    /// Its name.
    pub fn institution(&self) -> &str {
        &self.institution
    }

    /// The code of the topic.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// The place of its level on the scale of the topic, from 0.
    pub const fn level(&self) -> usize {
        self.level
    }

    pub(super) fn order(&self) -> (&str, &str) {
        (&self.institution, &self.topic)
    }
}

/// What a release would tell of the others because these responses are named on these topics: every cell that could not
/// be shown, or not as much of it, had the named ones not been in the round.
pub fn naming_tells(
    baseline: &Baseline,
    (policy, dimensions): (Policy, &[Dimension]),
    named: &BTreeMap<String, BTreeSet<ResponseId>>,
) -> Vec<Pinned> {
    let is_named = |topic: &&TopicFinding| named.contains_key(&topic.key.code());
    let of = |topics: Vec<TopicFinding>| {
        let part = Baseline { topics, gaps: Vec::new(), ..baseline.clone() };
        release_by(&part, policy, dimensions)
    };
    let topics: Vec<TopicFinding> = baseline.topics.iter().filter(is_named).map(alone).collect();
    let left: Vec<TopicFinding> =
        topics.iter().map(|topic| without(topic, &named[&topic.key.code()])).collect();
    let fewest = policy.smallest_cell();
    let small = topics.iter().zip(&left).flat_map(|(before, after)| small_kinds(before, after, fewest));
    let mut found: Vec<Pinned> = small.collect();
    let (before, after) = (of(topics.clone()), of(left.clone()));
    for (one, other) in before.get().topics.iter().zip(&after.get().topics) {
        found.extend(less(one, other));
    }
    found.sort();
    found.dedup();
    found
}

/// A topic without the topics below it.
fn alone(topic: &TopicFinding) -> TopicFinding {
    TopicFinding { children: Vec::new(), ..topic.clone() }
}

/// A topic as it would be without these responses.
fn without(topic: &TopicFinding, named: &BTreeSet<ResponseId>) -> TopicFinding {
    let levels = topic.scale.len();
    let mut left = TopicFinding { all: Cell::empty(levels), ..topic.clone() };
    left.by_kind = topic.by_kind.iter().map(|(kind, _)| (*kind, Cell::empty(levels))).collect();
    left.members.retain(|member| !named.contains(&member.response));
    for member in &left.members {
        left.all.add(&member.score);
        if let Some((_, cell)) = left.by_kind.iter_mut().find(|(kind, _)| *kind == member.kind) {
            cell.add(&member.score);
        }
    }
    left
}

/// Kinds of named institutions of which too few others are left.
fn small_kinds(before: &TopicFinding, after: &TopicFinding, fewest: u32) -> Vec<Pinned> {
    let kinds = before.by_kind.iter().zip(&after.by_kind);
    let is_small = kinds.filter(|((_, one), (_, other))| one.scored > other.scored && other.scored < fewest);
    is_small
        .map(|(_, (kind, cell))| pinned(&before.key.code(), Some(("kind", kind.code())), cell.scored))
        .collect()
}

fn pinned(topic: &str, segment: Option<(&str, &str)>, institutions: u32) -> Pinned {
    Pinned {
        topic: topic.to_owned(),
        dimension: segment.map(|(dimension, _)| dimension.to_owned()),
        segments: segment.map(|(_, segment)| segment.to_owned()).into_iter().collect(),
        releases: Vec::new(),
        how: How::Named { institutions },
    }
}

/// The cells of a topic with what each is a part by.
fn cells(topic: &TopicRelease) -> BTreeMap<Option<(&str, &str)>, &CellRelease> {
    let kinds = topic.kinds.iter().map(|one| (Some(("kind", one.kind.as_str())), &one.cell));
    let segments = topic.segments.iter();
    let segments = segments.map(|one| (Some((one.dimension.as_str(), one.segment.as_str())), &one.cell));
    std::iter::once((None, &topic.all)).chain(kinds).chain(segments).collect()
}

/// What of a cell is shown: sizes, ratings, mean, the count below target.
const fn shows(cell: &CellRelease) -> [bool; 4] {
    match cell {
        CellRelease::Empty | CellRelease::Withheld { .. } => [false; 4],
        CellRelease::Shown { mean, ratings, below_target, .. } => [
            true,
            matches!(ratings, Ratings::Shown { .. }),
            mean.is_some(),
            matches!(below_target, Share::Count(_)),
        ],
    }
}

fn size(cell: &CellRelease) -> u32 {
    match cell {
        CellRelease::Shown { institutions, .. } => *institutions,
        CellRelease::Empty | CellRelease::Withheld { .. } => 0,
    }
}

/// The cells of which less is shown in the other.
fn less(one: &TopicRelease, other: &TopicRelease) -> Vec<Pinned> {
    let after = cells(other);
    let is_less = |before: &CellRelease, after: &CellRelease| {
        // The mean may go with its step, which is a matter of size alone.
        let mut pairs = shows(before).into_iter().zip(shows(after)).enumerate();
        pairs.any(|(place, (before, after))| place != 2 && before && !after)
    };
    let found = cells(one).into_iter().filter_map(|(segment, cell)| {
        let left = after.get(&segment).copied().unwrap_or(&CellRelease::Empty);
        is_less(cell, left).then(|| pinned(&one.code, segment, size(left)))
    });
    found.collect()
}

/// How many institutions are named on a topic in all releases of these rounds together.
pub(super) fn named_on(releases: &[Earlier<'_>], rounds: [&str; 2], topic: &str) -> u32 {
    let of_rounds = releases.iter().filter(|release| rounds.contains(&release.round));
    let named = of_rounds.flat_map(|release| &release.findings.named).filter(|one| one.topic == topic);
    let names: BTreeSet<&str> = named.map(|one| one.institution.as_str()).collect();
    u32::try_from(names.len()).unwrap_or(u32::MAX)
}

/// Levels of named institutions of one round by topic and kind.
type Known<'a> = BTreeMap<(&'a str, &'a str), BTreeMap<&'a str, (&'a str, usize)>>;

/// The releases as a reader has them who knows the named ones, and the cells of which then too little is left. Names of
/// one release are known in all of its round.
pub(super) fn without_named(releases: &[Earlier<'_>]) -> (Vec<Findings>, BTreeSet<Pinned>) {
    let mut known: Known<'_> = BTreeMap::new();
    for release in releases {
        for named in &release.findings.named {
            let place = known.entry((release.round, named.topic.as_str())).or_default();
            place.insert(&named.institution, (&named.kind, named.level));
        }
    }
    let mut tells = BTreeSet::new();
    let left = releases.iter().map(|release| {
        let mut findings = release.findings.clone();
        let fewest = findings.smallest_cell;
        for topic in &mut findings.topics {
            if let Some(named) = known.get(&(release.round, topic.code.as_str())) {
                let found = reduce(topic, &named.values().copied().collect::<Vec<_>>(), fewest);
                tells.extend(
                    found.into_iter().map(|one| Pinned { releases: vec![release.name.to_owned()], ..one }),
                );
            }
        }
        findings
    });
    (left.collect(), tells)
}

/// Takes known ratings out of the total and the kinds of a topic; gives the cells of which too little is left.
fn reduce(topic: &mut TopicRelease, named: &[(&str, usize)], fewest: u32) -> Vec<Pinned> {
    let code = topic.code.clone();
    let all: Vec<usize> = named.iter().map(|(_, level)| *level).collect();
    let total = take(&mut topic.all, &all, fewest);
    let mut found: Vec<Pinned> = total.map(|left| pinned(&code, None, left)).into_iter().collect();
    for kind in &mut topic.kinds {
        let own = named.iter().filter(|(name, _)| *name == kind.kind).map(|(_, level)| *level);
        let left = take(&mut kind.cell, &own.collect::<Vec<_>>(), fewest);
        found.extend(left.map(|left| pinned(&code, Some(("kind", &kind.kind)), left)));
    }
    found
}

/// Institutions that have to stand apart from the commonest level, as in every group.
const APART: u32 = 3;

/// Takes known ratings out of a cell. Gives how many are left where these are too few, or nearly all alike.
fn take(cell: &mut CellRelease, levels: &[usize], fewest: u32) -> Option<u32> {
    let CellRelease::Shown { institutions, mean, ratings, below_target } = cell else { return None };
    let count = u32::try_from(levels.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return None;
    }
    *institutions = institutions.saturating_sub(count);
    // The score behind a rating is not known, so nothing exact is left of these.
    *mean = None;
    *below_target = Share::Withheld;
    let mut is_alike = false;
    if let Ratings::Shown { counts, .. } = ratings {
        for level in levels {
            if let Some(count) = counts.get_mut(*level) {
                *count = count.saturating_sub(1);
            }
        }
        let rated: u32 = counts.iter().sum();
        is_alike = counts.iter().copied().max().unwrap_or_default() + APART > rated;
    }
    (*institutions < fewest || is_alike).then_some(*institutions)
}

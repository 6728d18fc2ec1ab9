//! What all releases tell together, from what was released alone: differences between releases, and what the solver
//! works out of withheld cells.
//!
//! - Between two releases of one round, a group that changed by fewer institutions than the threshold gives away those
//!   that changed: a late respondent, an answer corrected after the round was opened again. The same holds for what
//!   is left when shown segments are taken from a total.
//! - Between rounds, figures that are the old ones and a few more, or a few fewer, give those away.
//! - Releases in which a topic has the same total speak of the same institutions. What they show is put into one
//!   system; no withheld cell may be pinned in it.

use std::collections::{BTreeMap, BTreeSet};

use super::PROTECTION_OF_MEANS;
use super::cells::mean_step;
use super::content::{CellRelease, Findings, Ratings, Share, TopicRelease, Withheld};
use super::named::{named_on, without_named};
use super::solver::{System, TOLERANCE, Terms};
use crate::questionnaire::Text;

/// A release with what tells it from others.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    /// What it is called in messages.
    pub name: &'a str,
    /// The round it was drawn from, in a word.
    pub round: &'a str,
    /// What it holds.
    pub findings: &'a Findings,
}

/// A cell that is pinned closer than it may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pinned {
    /// The topic's code.
    pub topic: String,
    /// What the cell is a part by; `None` for all institutions, or what is left of them.
    pub dimension: Option<String>,
    /// The segment; several where only what is left of them is known.
    pub segments: Vec<String>,
    /// Names of the releases that give it away together.
    pub releases: Vec<String>,
    /// How.
    pub how: How,
}

/// How a cell is pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// So many institutions make the difference between two releases.
    Difference {
        /// At least so many.
        institutions: u32,
    },
    /// A number of institutions at some level is certain.
    Certain,
    /// The mean lies in an interval of so many points of 100.
    Narrow {
        /// Its width, rounded down.
        points: u32,
    },
    /// So many are left beside institutions that are named with their ratings.
    Named {
        /// How many.
        institutions: u32,
    },
}

/// Every cell that the releases, taken together, pin closer than they may.
pub fn audit(releases: &[Earlier<'_>]) -> Vec<Pinned> {
    let mut found = read_together(releases);
    if releases.iter().any(|release| !release.findings.named.is_empty()) {
        // The reader knows the named ones: what is left without them is held to the same rules.
        let (left, tells) = without_named(releases);
        found.extend(tells);
        let left: Vec<Earlier<'_>> =
            releases.iter().zip(&left).map(|(release, findings)| Earlier { findings, ..*release }).collect();
        found.extend(read_together(&left));
    }
    found.into_iter().collect()
}

/// What the releases pin as they stand.
fn read_together(releases: &[Earlier<'_>]) -> BTreeSet<Pinned> {
    let mut found = BTreeSet::new();
    for (place, one) in releases.iter().enumerate() {
        for other in &releases[place + 1..] {
            differences((one, other), releases, &mut found);
        }
    }
    for one in releases {
        for topic in &one.findings.topics {
            found.extend(systems(one, topic, releases));
        }
    }
    found
}

/// The title of a topic as the newest of the releases has it.
pub fn title<'a>(releases: &[Earlier<'a>], topic: &str) -> Option<&'a Text> {
    releases.iter().rev().find_map(|release| release.findings.topic(topic)).map(|topic| &topic.title)
}

/// What the segments of a dimension show, by segment.
type Segments<'a> = BTreeMap<&'a str, &'a CellRelease>;

/// Dimensions with their segments; kinds first.
fn dimensions(topic: &TopicRelease) -> BTreeMap<&str, Segments<'_>> {
    let mut found: BTreeMap<&str, Segments<'_>> = BTreeMap::new();
    for kind in &topic.kinds {
        found.entry("kind").or_default().insert(&kind.kind, &kind.cell);
    }
    for segment in &topic.segments {
        found.entry(&segment.dimension).or_default().insert(&segment.segment, &segment.cell);
    }
    found
}

/// The exact figures of a group, the number of institutions first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Exact {
    institutions: i64,
    /// Institutions at each level, then those without a rating.
    levels: Option<Vec<i64>>,
    below: Option<i64>,
}

impl Exact {
    fn of(cell: &CellRelease) -> Option<Self> {
        let CellRelease::Shown { institutions, ratings, below_target, .. } = cell else { return None };
        let levels = match ratings {
            Ratings::Shown { counts, none_given } => {
                Some(counts.iter().chain([none_given]).map(|count| i64::from(*count)).collect())
            }
            Ratings::Withheld => None,
        };
        let below = match below_target {
            Share::Count(count) => Some(i64::from(*count)),
            Share::OverThreeQuarters | Share::UnderOneQuarter | Share::Withheld => None,
        };
        Some(Self { institutions: i64::from(*institutions), levels, below })
    }

    fn without(&self, other: &Self) -> Self {
        let take = |(mine, theirs): (&Vec<i64>, &Vec<i64>)| {
            mine.iter().zip(theirs).map(|(mine, theirs)| mine - theirs).collect()
        };
        Self {
            institutions: self.institutions - other.institutions,
            levels: self.levels.as_ref().zip(other.levels.as_ref()).map(take),
            below: self.below.zip(other.below).map(|(mine, theirs)| mine - theirs),
        }
    }

    /// At least so many institutions joined and left between two states of a group.
    fn moved(&self, later: &Self) -> (u32, u32) {
        let change = later.without(self);
        let sides = |changes: &[i64]| {
            let joined: i64 = changes.iter().filter(|change| **change > 0).sum();
            (joined, joined - changes.iter().sum::<i64>())
        };
        let size = sides(&[change.institutions]);
        let levels = change.levels.as_deref().map_or(size, sides);
        let below = change.below.map_or(size, |below| sides(&[below, change.institutions - below]));
        let most =
            |one: i64, two: i64, three: i64| u32::try_from(one.max(two).max(three)).unwrap_or(u32::MAX);
        (most(size.0, levels.0, below.0), most(size.1, levels.1, below.1))
    }
}

fn differences(
    (one, other): (&Earlier<'_>, &Earlier<'_>),
    releases: &[Earlier<'_>],
    found: &mut BTreeSet<Pinned>,
) {
    let smallest = one.findings.smallest_cell.max(other.findings.smallest_cell);
    let is_one_round = one.round == other.round;
    for topic in &one.findings.topics {
        let Some(later) = other.findings.topic(&topic.code) else { continue };
        // Those who are named may be among those who came or went, and are known.
        let fewest = smallest + named_on(releases, [one.round, other.round], &topic.code);
        for (dimension, segments, before, after) in groups(topic, later) {
            let (joined, left) = before.moved(&after);
            let moved = joined.max(left);
            let tells =
                is_one_round || (joined == 0) != (left == 0) && before.institutions != after.institutions;
            if moved == 0 || moved >= fewest || !tells {
                continue;
            }
            found.insert(Pinned {
                topic: topic.code.clone(),
                dimension,
                segments,
                releases: vec![one.name.to_owned(), other.name.to_owned()],
                how: How::Difference { institutions: moved },
            });
        }
    }
}

type Compared = (Option<String>, Vec<String>, Exact, Exact);

/// The groups a reader can make in both releases: the total, each segment, and the total without segments.
fn groups(one: &TopicRelease, other: &TopicRelease) -> Vec<Compared> {
    let mut found: Vec<Compared> = Vec::new();
    let total = Exact::of(&one.all).zip(Exact::of(&other.all));
    if let Some((before, after)) = &total {
        found.push((None, Vec::new(), before.clone(), after.clone()));
    }
    let later = dimensions(other);
    for (dimension, segments) in dimensions(one) {
        let Some(others) = later.get(dimension) else { continue };
        let names: BTreeSet<&str> = segments.keys().chain(others.keys()).copied().collect();
        let none = CellRelease::Empty;
        let both = |name: &str| {
            let exact = |segments: &Segments<'_>| Exact::of(segments.get(name).copied().unwrap_or(&none));
            Some((exact(&segments)?, exact(others)?))
        };
        let shown: Vec<(&str, Exact, Exact)> = names
            .iter()
            .filter_map(|name| both(name).map(|(before, after)| (*name, before, after)))
            .collect();
        for (name, before, after) in &shown {
            found.push((Some(dimension.to_owned()), vec![(*name).to_owned()], before.clone(), after.clone()));
        }
        if let Some(total) = &total {
            found.extend(remainders(dimension, &names, total, &shown));
        }
    }
    found
}

/// Segments of which every choice is tried; of more, each prefix in the order of names.
const ALL_CHOICES: usize = 8;

/// The total without some of the segments that are shown.
fn remainders(
    dimension: &str,
    names: &BTreeSet<&str>,
    total: &(Exact, Exact),
    shown: &[(&str, Exact, Exact)],
) -> Vec<Compared> {
    let choices: Vec<Vec<bool>> = if shown.len() <= ALL_CHOICES {
        (1_u32..1 << shown.len())
            .map(|choice| (0..shown.len()).map(|place| choice >> place & 1 == 1).collect())
            .collect()
    } else {
        (1..=shown.len()).map(|taken| (0..shown.len()).map(|place| place < taken).collect()).collect()
    };
    let remainder = |taken: Vec<bool>| {
        let (mut before, mut after) = total.clone();
        let mut left: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        for ((name, one, other), _) in shown.iter().zip(&taken).filter(|(_, taken)| **taken) {
            (before, after) = (before.without(one), after.without(other));
            left.retain(|known| known != name);
        }
        (Some(dimension.to_owned()), left, before, after)
    };
    choices.into_iter().map(remainder).collect()
}

/// What is pinned of the withheld segments of a topic by all releases that speak of the same institutions.
fn systems(one: &Earlier<'_>, topic: &TopicRelease, releases: &[Earlier<'_>]) -> Vec<Pinned> {
    let Some(total) = Exact::of(&topic.all) else { return Vec::new() };
    let same: Vec<(&str, &TopicRelease)> = releases
        .iter()
        .filter(|other| other.round == one.round)
        .filter_map(|other| Some((other.name, other.findings.topic(&topic.code)?)))
        .filter(|(_, other)| Exact::of(&other.all).is_some_and(|other| other == total))
        .collect();
    let mut found = Vec::new();
    for (dimension, segments) in dimensions(topic) {
        let system = Segmented::of(dimension, &segments, topic, &same);
        for (name, cell) in &segments {
            let is_few = matches!(cell, CellRelease::Withheld { reason: Withheld::TooFew });
            let how = system.pinned(name, is_few);
            found.extend(how.filter(|_| is_few || ratings_are_withheld(cell)).map(|how| Pinned {
                topic: topic.code.clone(),
                dimension: Some(dimension.to_owned()),
                segments: vec![(*name).to_owned()],
                releases: same.iter().map(|(name, _)| (*name).to_owned()).collect(),
                how,
            }));
        }
    }
    found
}

const fn ratings_are_withheld(cell: &CellRelease) -> bool {
    matches!(cell, CellRelease::Shown { ratings: Ratings::Withheld, .. })
}

/// The segments of one dimension with all that is shown of them. Readers who do not know who is in which segment
/// of another dimension learn nothing more from that.
struct Segmented<'a> {
    names: Vec<&'a str>,
    /// Levels, and one more for those without a rating.
    levels: usize,
    system: System,
}

impl<'a> Segmented<'a> {
    fn of(
        dimension: &str,
        segments: &Segments<'a>,
        topic: &TopicRelease,
        same: &[(&str, &TopicRelease)],
    ) -> Self {
        let names: Vec<&str> = segments.keys().copied().collect();
        let mut known = Self { names, levels: topic.scale.len() + 1, system: System::default() };
        let all = Exact::of(&topic.all).map_or(0, |exact| exact.institutions) as f64;
        for place in 0..known.names.len() {
            for _ in 0..known.levels {
                known.system.unknown(0.0, all);
            }
            let sum = known.system.unknown(0.0, 100.0 * all);
            let most =
                (0..known.levels).map(|level| (known.column(place, level), 100.0)).chain([(sum, -1.0)]);
            known.system.known(most.collect(), 0.0, f64::INFINITY);
        }
        let every: Vec<usize> = (0..known.names.len()).collect();
        for (_, release) in same {
            known.bind(&every, &release.all);
            let Some(segments) = dimensions(release).remove(dimension) else { continue };
            for (name, cell) in segments {
                if let Some(place) = known.names.iter().position(|known| *known == name) {
                    known.bind(&[place], cell);
                }
            }
        }
        known
    }

    const fn column(&self, segment: usize, column: usize) -> usize {
        segment * (self.levels + 1) + column
    }

    fn terms(&self, segments: &[usize], columns: std::ops::Range<usize>) -> Terms {
        let of = |segment: &usize| {
            let segment = *segment;
            columns.clone().map(move |column| (self.column(segment, column), 1.0)).collect::<Terms>()
        };
        segments.iter().flat_map(of).collect()
    }

    fn bind(&mut self, segments: &[usize], cell: &CellRelease) {
        if *cell == CellRelease::Empty {
            self.system.known(self.terms(segments, 0..self.levels), 0.0, 0.0);
        }
        let CellRelease::Shown { institutions, mean, ratings, .. } = cell else { return };
        let size = f64::from(*institutions);
        self.system.known(self.terms(segments, 0..self.levels), size, size);
        if let Ratings::Shown { counts, none_given } = ratings {
            for (level, count) in counts.iter().chain([none_given]).enumerate().take(self.levels) {
                let count = f64::from(*count);
                self.system.known(self.terms(segments, level..level + 1), count, count);
            }
        }
        if let Some((mean, step)) = mean.zip(mean_step(*institutions)) {
            let (middle, half) = (f64::from(mean) * size, f64::from(step) * size / 2.0);
            let sum = self.terms(segments, self.levels..self.levels + 1);
            self.system.known(sum, middle - half, middle + half);
        }
    }

    /// How a segment is pinned: one that is too small, or one whose ratings are withheld.
    fn pinned(&self, name: &str, is_few: bool) -> Option<How> {
        let place = self.names.iter().position(|known| *known == name)?;
        let (fewest, most) = self.system.interval(&self.terms(&[place], 0..self.levels))?;
        for level in 0..self.levels {
            let (least, greatest) = self.system.interval(&self.terms(&[place], level..level + 1))?;
            let is_certain = least >= 1.0 - TOLERANCE && greatest - least < 1.0 - TOLERANCE;
            // All, or all but two.
            let is_alike = fewest >= 1.0 - TOLERANCE && least > most - 3.0 + TOLERANCE;
            if (is_few && is_certain) || (!is_few && is_alike) {
                return Some(How::Certain);
            }
        }
        if most - fewest > TOLERANCE || fewest < 1.0 - TOLERANCE || !is_few {
            return None;
        }
        let (low, high) = self.system.interval(&self.terms(&[place], self.levels..self.levels + 1))?;
        let width = (high - low) / fewest;
        (width < f64::from(PROTECTION_OF_MEANS)).then(|| How::Narrow { points: width.max(0.0) as u32 })
    }
}

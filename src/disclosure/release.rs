//! Making releases: the only code that can make a [`Released`].

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cells::{
    Shown, can_be_coarse, gap_is_common, has_enough, ratings_differ, share_is_open, shown, shown_mean,
};
use super::content::{
    CellRelease, Findings, GapRelease, KindRelease, RateRelease, Ratings, Share, TopicRelease, Withheld,
};
use super::named::ReleasedName;
use super::quotations::ReleasedQuote;
use super::segments::segments;
use crate::findings::{Baseline, Cell, Dimension, GapEntry, NextStep, ResponseRate, TopicFinding};
use crate::response::{InstitutionKind, SMALLEST_CELL_FLOOR};

/// Something disclosure control has let out. Public outputs take nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Released<T>(T);

impl<T> Released<T> {
    /// What was released.
    pub const fn get(&self) -> &T {
        &self.0
    }
}

impl Released<Findings> {
    /// The same with words institutions agreed to. The kind of an institution stands beside them only where as many of
    /// it were asked as a figure rests on.
    #[must_use]
    pub fn with_quotations(mut self, quotations: Vec<ReleasedQuote>) -> Self {
        let (smallest, rates) = (self.0.smallest_cell, &self.0.rates);
        let tells = |kind: &str| !rates.iter().any(|rate| rate.kind == kind && rate.asked >= smallest);
        let mut quotations: Vec<ReleasedQuote> =
            quotations.into_iter().map(|quote| quote.without_telling_kind(tells)).collect();
        quotations.sort_by(|one, other| one.order().cmp(&other.order()));
        self.0.quotations = quotations;
        self
    }
}

impl Released<Findings> {
    /// The same with institutions that agreed to be named, in the order of their names.
    #[must_use]
    pub fn with_names(mut self, mut named: Vec<ReleasedName>) -> Self {
        named.sort_by(|one, other| one.order().cmp(&other.order()));
        self.0.named = named;
        self
    }
}

/// What a release keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    smallest_cell: u32,
}

impl Policy {
    /// A policy with the fewest institutions a figure may rest on; never below [`SMALLEST_CELL_FLOOR`].
    pub fn new(smallest_cell: u32) -> Self {
        Self { smallest_cell: smallest_cell.max(SMALLEST_CELL_FLOOR) }
    }

    /// The fewest institutions a figure may rest on.
    pub const fn smallest_cell(self) -> u32 {
        self.smallest_cell
    }
}

/// Lets out what of the findings is safe, and lists what is withheld and why.
pub fn release(baseline: &Baseline, policy: Policy) -> Released<Findings> {
    release_by(baseline, policy, &[])
}

/// [`release`] with segments of these dimensions beside the kinds, which are always there.
pub fn release_by(baseline: &Baseline, policy: Policy, dimensions: &[Dimension]) -> Released<Findings> {
    let smallest = policy.smallest_cell;
    let topics: Vec<TopicRelease> =
        baseline.topics.iter().map(|topic| topic_release(topic, dimensions, smallest)).collect();
    let gaps = gaps(baseline, &topics, smallest);
    let rates = rates(&baseline.rates);
    Released(Findings {
        smallest_cell: smallest,
        rates,
        topics,
        gaps,
        quotations: Vec::new(),
        named: Vec::new(),
    })
}

/// Why a stored release was not opened.
#[derive(Debug, thiserror::Error)]
pub enum ReopenError {
    /// The bytes are not those that were released.
    #[error("the stored release does not match its SHA-256; it was changed after it was made")]
    Changed,
    /// The content is of another form.
    #[error("the stored release cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
}

/// The bytes of a release, to be stored as they are, and their SHA-256 in hex.
pub fn freeze(released: &Released<Findings>) -> (String, String) {
    let text = serde_json::to_string(released).expect("findings are always JSON");
    let hash = digest(&text);
    (text, hash)
}

/// Opens a stored release.
///
/// # Errors
/// When it was changed after it was made or is of another form.
pub fn reopen(text: &str, sha256: &str) -> Result<Released<Findings>, ReopenError> {
    if digest(text) != sha256 {
        return Err(ReopenError::Changed);
    }
    Ok(Released(serde_json::from_str(text)?))
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn rates(rates: &BTreeMap<InstitutionKind, ResponseRate>) -> Vec<RateRelease> {
    let rate = |(kind, rate): (&InstitutionKind, &ResponseRate)| RateRelease {
        kind: kind.code().to_owned(),
        asked: rate.asked,
        accepted: rate.accepted,
        submitted: rate.submitted,
        in_progress: rate.in_progress,
        not_started: rate.not_started,
        withdrawn: rate.withdrawn,
    };
    rates.iter().map(rate).collect()
}

fn topic_release(topic: &TopicFinding, dimensions: &[Dimension], smallest: u32) -> TopicRelease {
    let rules = Rules::of(topic, smallest);
    let all = rules.cell(&topic.all, None, smallest);
    let cells: Vec<CellRelease> = topic
        .by_kind
        .iter()
        .enumerate()
        .map(|(place, (_, cell))| rules.cell(cell, Some(place), smallest))
        .collect();
    let segments = if dimensions.is_empty() {
        Vec::new()
    } else {
        segments(topic, (&all, &cells), &rules, dimensions, smallest)
    };
    let kinds = topic
        .by_kind
        .iter()
        .zip(cells)
        .map(|((kind, _), cell)| KindRelease { kind: kind.code().to_owned(), cell });
    TopicRelease {
        code: topic.key.code(),
        level: topic.level.clone(),
        title: topic.title.clone(),
        scale: topic.scale.clone(),
        indicator: topic.indicator.map(|kind| kind.code().to_owned()),
        children: topic.children.clone(),
        all,
        kinds: kinds.collect(),
        segments,
    }
}

/// What may be shown of a total and its parts.
pub(super) struct Rules {
    pub(super) size: Shown,
    pub(super) ratings: Shown,
    pub(super) share: Shown,
}

impl Rules {
    fn of(topic: &TopicFinding, smallest: u32) -> Self {
        let parts: Vec<&Cell> = topic.by_kind.iter().map(|(_, cell)| cell).collect();
        let decide = |allowed: &Shown, is_safe: fn(&Cell, u32) -> bool| {
            shown(&topic.all, &parts, allowed, |cell| is_safe(cell, smallest))
        };
        let size = decide(&Shown::everything(parts.len()), has_enough);
        let ratings = decide(&size, ratings_differ);
        let share = decide(&size, share_is_open);
        Self { size, ratings, share }
    }

    fn allows(shown: &Shown, part: Option<usize>) -> bool {
        part.map_or(shown.total, |place| shown.parts[place])
    }

    pub(super) fn cell(&self, cell: &Cell, part: Option<usize>, smallest: u32) -> CellRelease {
        if cell.scored == 0 {
            return CellRelease::Empty;
        }
        if !Self::allows(&self.size, part) {
            let reason = if has_enough(cell, smallest) { Withheld::WouldReveal } else { Withheld::TooFew };
            return CellRelease::Withheld { reason };
        }
        let rated = Self::allows(&self.ratings, part);
        CellRelease::Shown {
            institutions: cell.scored,
            mean: shown_mean(cell).filter(|_| rated),
            ratings: if rated {
                Ratings::Shown { counts: cell.levels.clone(), none_given: cell.scored - cell.rated() }
            } else {
                Ratings::Withheld
            },
            below_target: self.below_target(cell, part),
        }
    }

    /// Beside exact figures of the total, "nearly all" of one kind and "nearly none" of another could mean one number.
    fn below_target(&self, cell: &Cell, part: Option<usize>) -> Share {
        let total_is_exact = self.share.total || (self.ratings.total && !Self::allows(&self.ratings, part));
        if Self::allows(&self.share, part) {
            Share::Count(cell.with_gap)
        } else if part.is_some() && total_is_exact {
            Share::Withheld
        } else {
            coarse_share(cell)
        }
    }
}

/// "Nearly all" and "nearly none", where that leaves the number open.
fn coarse_share(cell: &Cell) -> Share {
    let (below, others) = (cell.with_gap * 4, (cell.scored - cell.with_gap) * 4);
    if !can_be_coarse(cell) {
        Share::Withheld
    } else if others < cell.scored {
        Share::OverThreeQuarters
    } else if below < cell.scored {
        Share::UnderOneQuarter
    } else {
        Share::Withheld
    }
}

/// The common gaps of topics whose total is released, in an order that follows from what is released.
fn gaps(baseline: &Baseline, topics: &[TopicRelease], smallest: u32) -> Vec<GapRelease> {
    let is_common = |gap: &&GapEntry| gap_is_common(&baseline.topics[gap.topic].all);
    let mut gaps: Vec<(Spread, GapRelease)> = baseline
        .gaps
        .iter()
        .filter(is_common)
        .filter_map(|gap| Some((spread(&topics[gap.topic].all)?, gap_release(gap, smallest))))
        .collect();
    gaps.sort_by_key(|(spread, gap)| (*spread, gap.topic));
    gaps.into_iter().map(|(_, gap)| gap).collect()
}

/// How widespread a gap is as far as readers can see, the most first.
type Spread = (Reverse<(bool, Decimal)>, Option<u32>);

fn spread(cell: &CellRelease) -> Option<Spread> {
    let CellRelease::Shown { institutions, mean, below_target, .. } = cell else { return None };
    let share = match below_target {
        Share::Count(count) => (false, Decimal::from(*count) / Decimal::from(*institutions)),
        Share::OverThreeQuarters => (true, Decimal::ZERO),
        Share::UnderOneQuarter | Share::Withheld => (false, Decimal::ZERO),
    };
    Some((Reverse(share), *mean))
}

/// A next step is released when enough institutions are concerned, and the question was put to two more.
fn gap_release(gap: &GapEntry, smallest: u32) -> GapRelease {
    let is_open = |step: &&NextStep| {
        let concerned = u32::try_from(step.responses.len()).unwrap_or(u32::MAX);
        concerned >= smallest && step.asked >= smallest + 2
    };
    GapRelease {
        topic: gap.topic,
        principles: gap.principles.clone(),
        core: gap.core,
        next_steps: gap.next_steps.iter().filter(is_open).map(|step| step.text.clone()).collect(),
    }
}

//! Making releases: the only code that can make a [`Released`].

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cells::{Shown, has_enough, mean_hides_scores, ratings_differ, share_is_open, shown};
use super::content::{
    CellRelease, Findings, GapRelease, KindRelease, RateRelease, Ratings, Share, TopicRelease, Withheld,
};
use crate::findings::{Baseline, Cell, GapEntry, ResponseRate, TopicFinding};
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
    let smallest = policy.smallest_cell;
    let topics: Vec<TopicRelease> =
        baseline.topics.iter().map(|topic| topic_release(topic, smallest)).collect();
    let gaps = baseline.gaps.iter().filter_map(|gap| gap_release(gap, &topics, smallest)).collect();
    Released(Findings { smallest_cell: smallest, rates: rates(&baseline.rates), topics, gaps })
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
    };
    rates.iter().map(rate).collect()
}

fn topic_release(topic: &TopicFinding, smallest: u32) -> TopicRelease {
    let parts: Vec<&Cell> = topic.by_kind.iter().map(|(_, cell)| cell).collect();
    let rules = Rules {
        size: shown(&topic.all, &parts, |cell| has_enough(cell, smallest)),
        mean: shown(&topic.all, &parts, |cell| mean_hides_scores(cell, smallest)),
        ratings: shown(&topic.all, &parts, |cell| ratings_differ(cell, smallest)),
        share: shown(&topic.all, &parts, |cell| share_is_open(cell, smallest)),
    };
    let kinds = topic.by_kind.iter().enumerate().map(|(place, (kind, cell))| KindRelease {
        kind: kind.code().to_owned(),
        cell: rules.cell(cell, Some(place), smallest),
    });
    TopicRelease {
        code: topic.key.code(),
        level: topic.level.clone(),
        title: topic.title.clone(),
        scale: topic.scale.clone(),
        indicator: topic.indicator.map(|kind| kind.code().to_owned()),
        children: topic.children.clone(),
        all: rules.cell(&topic.all, None, smallest),
        kinds: kinds.collect(),
    }
}

struct Rules {
    size: Shown,
    mean: Shown,
    ratings: Shown,
    share: Shown,
}

impl Rules {
    fn allows(shown: &Shown, part: Option<usize>) -> bool {
        part.map_or(shown.total, |place| shown.parts[place])
    }

    fn cell(&self, cell: &Cell, part: Option<usize>, smallest: u32) -> CellRelease {
        if cell.scored == 0 {
            return CellRelease::Empty;
        }
        if !Self::allows(&self.size, part) {
            let reason = if has_enough(cell, smallest) { Withheld::WouldReveal } else { Withheld::TooFew };
            return CellRelease::Withheld { reason };
        }
        CellRelease::Shown {
            institutions: cell.scored,
            mean: cell.mean().filter(|_| Self::allows(&self.mean, part)).map(whole_points),
            ratings: if Self::allows(&self.ratings, part) {
                Ratings::Shown { counts: cell.levels.clone(), none_given: cell.none_given }
            } else {
                Ratings::Withheld
            },
            below_target: if Self::allows(&self.share, part) {
                Share::Count(cell.with_gap)
            } else {
                coarse_share(cell)
            },
        }
    }
}

/// Whole points of 100: fine enough to read, too coarse to work an institution's score out from two releases.
fn whole_points(mean: Decimal) -> u32 {
    (mean * Decimal::ONE_HUNDRED).round().try_into().unwrap_or_default()
}

/// Fewer institutions than this and "nearly all" could only mean one number.
const SMALLEST_COARSE: u32 = 5;

/// "Nearly all" and "nearly none" leave at least two numbers open.
fn coarse_share(cell: &Cell) -> Share {
    let (some, all) = (cell.with_gap * 4, cell.scored);
    if cell.scored < SMALLEST_COARSE {
        Share::Withheld
    } else if some > all * 3 || cell.with_gap + 1 >= all {
        Share::OverThreeQuarters
    } else if some < all || cell.with_gap <= 1 {
        Share::UnderOneQuarter
    } else {
        Share::Withheld
    }
}

/// A gap is released when its topic's total is; a next step when it concerns enough institutions.
fn gap_release(gap: &GapEntry, topics: &[TopicRelease], smallest: u32) -> Option<GapRelease> {
    let is_shown = matches!(topics[gap.topic].all, CellRelease::Shown { .. });
    let enough = |step: &&crate::findings::NextStep| step.responses.len() >= smallest as usize;
    is_shown.then(|| GapRelease {
        topic: gap.topic,
        principles: gap.principles.clone(),
        core: gap.core,
        next_steps: gap.next_steps.iter().filter(enough).map(|step| step.text.clone()).collect(),
    })
}

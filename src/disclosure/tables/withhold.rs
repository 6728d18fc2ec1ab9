//! By which rules cells are withheld before the solver looks: those that are unsafe in themselves, and those that would
//! give them away along a line.

use rust_decimal::Decimal;

use super::Protection;
use super::cube::{Cube, Tally};
use super::records::Bands;
use super::targets::SURE;

/// Records that have to lie outside the commonest band, as for institutions in a round.
pub(super) const APART: usize = 3;

/// Why something is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It rests on fewer than the threshold.
    TooFew,
    /// All, or all but two, lie in one band.
    Alike,
    /// The mean would stand at an end of the range, which says it of everybody.
    AtTheEnd,
    /// One that has many records could move the mean by more than the coarsest step.
    OneCounts,
    /// Its line would give away another cell that is withheld.
    Complement,
    /// With it shown another withheld cell would be certain, or pinned closer than the protection interval.
    Interval,
}

impl Rule {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::Alike => "alike",
            Self::AtTheEnd => "mean-at-the-end",
            Self::OneCounts => "one-counts-too-much",
            Self::Complement => "complementary",
            Self::Interval => "protection-interval",
        }
    }

    /// What it means, in a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::TooFew => "the cell rests on fewer than the threshold",
            Self::Alike => "all records but two at most lie in one band, which would tell nearly everybody's",
            Self::AtTheEnd => {
                "the rounded mean stands at an end of the range, which would tell everybody's value"
            }
            Self::OneCounts => "one has so many of the records that its values could be read from the mean",
            Self::Complement => {
                "with it shown, subtraction along a row, a column or a margin would give away a withheld cell"
            }
            Self::Interval => {
                "with it shown, the solver finds a withheld cell certain, or closer than the protection interval"
            }
        }
    }
}

/// What of a cell a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// The number of records.
    Count,
    /// Mean and bands.
    Figures,
}

/// A mean as it is published, in the units of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mean {
    pub(super) shown: Decimal,
    pub(super) step: Decimal,
}

/// Steps of means in points of 100 of the range.
const STEPS: [u32; 7] = [1, 2, 5, 10, 20, 25, 50];

/// The mean in the finest step that one unit cannot move it by; `None` where there is no step so coarse.
pub(super) fn mean(tally: &Tally, bands: &Bands) -> Option<Mean> {
    let is_coarse =
        |step: &u32| u64::from(*step) * u64::from(tally.records) >= 100 * u64::from(tally.largest_unit());
    let step = STEPS.into_iter().find(is_coarse)?;
    let step = (bands.high() - bands.low()) * Decimal::from(step) / Decimal::ONE_HUNDRED;
    let above = tally.sum / Decimal::from(tally.records) - bands.low();
    Some(Mean { shown: (bands.low() + (above / step).round() * step).normalize(), step: step.normalize() })
}

/// What is withheld and by which rule.
#[derive(Clone, Debug)]
pub(super) struct Withheld {
    pub(super) count: Vec<Option<Rule>>,
    pub(super) figures: Vec<Option<Rule>>,
}

impl Withheld {
    /// What is unsafe in itself.
    pub(super) fn alone(cube: &Cube, bands: &Bands, threshold: usize) -> Self {
        let few = |tally: &Tally| is_few(tally, threshold).then_some(Rule::TooFew);
        let tallies = || cube.groups.iter().map(|group| &group.tally);
        Self {
            count: tallies().map(few).collect(),
            figures: tallies().map(|tally| few(tally).or_else(|| telling(tally, bands))).collect(),
        }
    }

    pub(super) fn is_shown(&self, layer: Layer, place: usize) -> bool {
        self.count[place].is_none() && (layer == Layer::Count || self.figures[place].is_none())
    }

    pub(super) fn hide(&mut self, layer: Layer, place: usize, rule: Rule) {
        if layer == Layer::Count {
            self.count[place].get_or_insert(rule);
        }
        self.figures[place].get_or_insert(rule);
    }
}

/// A cell rests on fewer than the threshold.
pub(super) fn is_few(tally: &Tally, threshold: usize) -> bool {
    tally.units() < threshold
}

/// Cells that are withheld from a line whose margin is shown are known together: they are few, or nearly all alike.
pub(super) fn gives_away(cube: &Cube, hidden: &[usize], layer: Layer, protection: Protection) -> bool {
    let mut rest = Tally::default();
    hidden.iter().for_each(|part| rest.merge(&cube.groups[*part].tally));
    let tells = is_few(&rest, protection.threshold()) || layer == Layer::Figures && rest.apart() < SURE;
    !hidden.is_empty() && tells
}

/// What figures of a large enough cell would tell of everybody in it.
fn telling(tally: &Tally, bands: &Bands) -> Option<Rule> {
    if tally.apart() < APART {
        return Some(Rule::Alike);
    }
    match mean(tally, bands) {
        None => Some(Rule::OneCounts),
        Some(mean) if mean.shown <= bands.low() || mean.shown >= bands.high() => Some(Rule::AtTheEnd),
        Some(_) => None,
    }
}

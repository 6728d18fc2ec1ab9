//! How far several raters agree about the same units: Krippendorff's alpha, which bears missing ratings.
//!
//! Alpha is 1 minus the observed disagreement over the disagreement expected by chance. How far two ratings are from
//! each other depends on what the values mean, which a [`Metric`] says. 0.8 and more is commonly read as reliable,
//! 0.667 to 0.8 as good enough for tentative conclusions only.

mod alpha;
mod file;

pub use alpha::{Metric, Undefined, alpha};
pub use file::{RatingsFile, read_ratings};

use rust_decimal::Decimal;

/// One rating of one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// A number. `1` and `1.0` are the same rating.
    Number(Decimal),
    /// A word; it can be the same as another or not, and no more.
    Word(String),
}

impl Rating {
    /// Reads a rating; none where nothing is written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text));
        Some(number.map_or_else(|_| Self::Word(text.to_owned()), |number| Self::Number(number.normalize())))
    }
}

/// Ratings of many units by the same raters: a row for each unit, a place in it for each rater.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    /// Who rated, in the order of the places.
    pub raters: Vec<String>,
    /// The units; a rating that is missing is none.
    pub units: Vec<Vec<Option<Rating>>>,
}

impl Ratings {
    /// Ratings that are there.
    #[must_use]
    pub fn given(&self) -> usize {
        self.units.iter().flatten().flatten().count()
    }

    /// Ratings of units that have at least two: those that can be compared with another.
    #[must_use]
    pub fn pairable(&self) -> usize {
        alpha::pairable(self).iter().map(Vec::len).sum()
    }
}

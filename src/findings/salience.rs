//! How much a human rights issue matters to the people it hurts, and the order that follows.
//!
//! Scale, scope and irremediability are rated 1 to 5 against anchored descriptions. Severity is the greatest of the
//! three: an impact need not have more than one of them to be severe. Likelihood is a judgement of its own: it orders
//! what is equally severe, and never lifts a lighter harm above a graver one. Nothing here is multiplied into a gap.
//!
//! # Sources
//!
//! UNGP 14 (severity by scale, scope and irremediable character) and 24 (the most severe first).

use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A rating from 1, the lightest, to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Degree(u8);

impl Degree {
    /// The gravest.
    pub const GREATEST: u8 = 5;
    /// From here on a plan must answer a finding.
    pub const SEVERE: Self = Self(4);

    /// A rating; none outside 1 to 5.
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= Self::GREATEST { Some(Self(number)) } else { None }
    }

    /// 1 to 5.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Degree {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("{number} is not 1 to 5"))
    }
}

impl From<Degree> for u8 {
    fn from(degree: Degree) -> Self {
        degree.0
    }
}

/// What was said of an issue. What nobody has said is missing, never 1 or 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// How grave the harm is.
    pub scale: Option<Degree>,
    /// How many people it reaches.
    pub scope: Option<Degree>,
    /// How far it can be made good.
    pub irremediability: Option<Degree>,
    /// How likely it is.
    pub likelihood: Option<Degree>,
}

impl Rated {
    /// The three that make severity, once all are said.
    fn three(&self) -> Option<[Degree; 3]> {
        Some([self.scale?, self.scope?, self.irremediability?])
    }

    /// The greatest of scale, scope and irremediability; `None` while one of them is not said.
    pub fn severity(&self) -> Option<Degree> {
        self.three()?.into_iter().max()
    }

    /// The mean of the same three, as some instruments take it. Shown beside the severity, never in its place.
    pub fn mean(&self) -> Option<Decimal> {
        let sum: u32 = self.three()?.iter().map(|degree| u32::from(degree.number())).sum();
        Some(Decimal::from(sum) / Decimal::from(3))
    }

    /// What orders issues: severity, then irremediability, then likelihood. A likelihood nobody has said stands after
    /// one that was said.
    pub fn rank(&self) -> Option<Rank> {
        Some(Rank {
            severity: self.severity()?,
            irremediability: self.irremediability?,
            likelihood: self.likelihood,
        })
    }
}

/// What orders issues and the findings they are about; the greater stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// The greatest of scale, scope and irremediability.
    pub severity: Degree,
    /// How far the harm can be made good.
    pub irremediability: Degree,
    /// How likely it is.
    pub likelihood: Option<Degree>,
}

/// Where an issue stands by both ways of counting, 1 first. Issues that are equal share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// By severity, irremediability, likelihood.
    pub place: usize,
    /// By the mean in the place of the severity.
    pub by_mean: usize,
}

impl Standing {
    /// Whether the mean puts the issue elsewhere.
    pub const fn differs(self) -> bool {
        self.place != self.by_mean
    }
}

/// Where each issue stands; `None` for one whose severity is not said.
pub fn standings(issues: &[Rated]) -> Vec<Option<Standing>> {
    let ranks: Vec<Option<Rank>> = issues.iter().map(Rated::rank).collect();
    let mean = |rated: &Rated| Some((rated.mean()?, rated.irremediability?, rated.likelihood));
    let means: Vec<_> = issues.iter().map(mean).collect();
    let standing = |(rank, mean): (&Option<Rank>, &Option<_>)| {
        rank.as_ref().zip(mean.as_ref()).map(|(rank, mean)| Standing {
            place: place(rank, ranks.iter().flatten()),
            by_mean: place(mean, means.iter().flatten()),
        })
    };
    ranks.iter().zip(&means).map(standing).collect()
}

fn place<'a, T: PartialOrd + 'a>(own: &T, all: impl Iterator<Item = &'a T>) -> usize {
    1 + all.filter(|other| *other > own).count()
}

/// The places of the issues in the order they are shown: the gravest first, those nobody has rated last; equal ones
/// as they came.
pub fn order(issues: &[Rated]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..issues.len()).collect();
    places.sort_by_key(|place| Reverse(issues[*place].rank()));
    places
}

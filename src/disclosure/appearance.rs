//! How an institution would appear in what is released, told before it hands in.
//!
//! Only the sizes of groups are used, never anybody's answers: an institution could otherwise change its own answers
//! and read from what would be withheld what the others answered. Sizes are released with every round anyway. So
//! this says for certain what is withheld because of sizes; where figures are published, ratings and means are left
//! out besides when nearly all are rated alike, which nobody can say before the round is closed.

use std::collections::BTreeMap;

use super::cells::{Shown, has_enough, shown};
use super::release::Policy;
use crate::findings::{Cell, GroupSize};
use crate::response::InstitutionKind;

/// What would be published of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// Figures of the group as a whole.
    Published,
    /// Nothing: it has too few institutions.
    TooFew,
    /// Nothing: beside figures of all institutions, those of the group would give away another that is too small.
    WouldReveal,
}

/// One group an institution is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupAppearance {
    /// The kind of institution; `None` for all institutions together.
    pub kind: Option<InstitutionKind>,
    /// Institutions of the group that are asked.
    pub enrolled: u32,
    /// Institutions of the group that have handed in, the one this is told to included.
    pub handed_in: u32,
    /// What would be published if the round ended with those who have handed in.
    pub now: Prospect,
    /// What would be published if everybody who is asked hands in.
    pub at_most: Prospect,
}

impl GroupAppearance {
    /// True when the institution is the only one of its group that is asked.
    pub const fn is_alone(&self) -> bool {
        self.enrolled <= 1
    }
}

/// How an institution of one kind would appear among institutions of these kinds, which have all a score on the same
/// topics: among all, and among its kind.
pub fn appearance(
    sizes: &BTreeMap<InstitutionKind, GroupSize>,
    kind: InstitutionKind,
    policy: Policy,
) -> Vec<GroupAppearance> {
    let handed_in = Prospects::of(sizes, policy, |size| size.handed_in);
    let enrolled = Prospects::of(sizes, policy, |size| size.enrolled);
    let group = |kind: Option<InstitutionKind>| GroupAppearance {
        kind,
        enrolled: enrolled.size(kind),
        handed_in: handed_in.size(kind),
        now: handed_in.prospect(kind),
        at_most: enrolled.prospect(kind),
    };
    vec![group(None), group(Some(kind))]
}

/// What disclosure control makes of groups of these sizes.
struct Prospects {
    kinds: Vec<InstitutionKind>,
    total: Cell,
    parts: Vec<Cell>,
    shown: Shown,
    smallest: u32,
}

impl Prospects {
    fn of(
        sizes: &BTreeMap<InstitutionKind, GroupSize>,
        policy: Policy,
        count: fn(&GroupSize) -> u32,
    ) -> Self {
        let cell = |scored: u32| Cell { scored, ..Cell::default() };
        let parts: Vec<Cell> = sizes.values().map(|size| cell(count(size))).collect();
        let total = cell(parts.iter().map(|part| part.scored).sum());
        let smallest = policy.smallest_cell();
        let everything = Shown::everything(parts.len());
        let shown =
            shown(&total, &parts.iter().collect::<Vec<_>>(), &everything, |cell| has_enough(cell, smallest));
        Self { kinds: sizes.keys().copied().collect(), total, parts, shown, smallest }
    }

    fn place(&self, kind: Option<InstitutionKind>) -> Option<usize> {
        self.kinds.iter().position(|known| Some(*known) == kind)
    }

    fn size(&self, kind: Option<InstitutionKind>) -> u32 {
        match kind {
            None => self.total.scored,
            Some(_) => self.place(kind).map_or(0, |place| self.parts[place].scored),
        }
    }

    fn prospect(&self, kind: Option<InstitutionKind>) -> Prospect {
        let place = self.place(kind);
        let (cell, is_shown) = match (kind, place) {
            (None, _) => (&self.total, self.shown.total),
            (Some(_), Some(place)) => (&self.parts[place], self.shown.parts[place]),
            (Some(_), None) => return Prospect::TooFew,
        };
        match (has_enough(cell, self.smallest), is_shown) {
            (false, _) => Prospect::TooFew,
            (true, false) => Prospect::WouldReveal,
            (true, true) => Prospect::Published,
        }
    }
}

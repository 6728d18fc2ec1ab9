//! Which finest cells are freed around a target: those that share all but one value with it, and whatever lies where
//! these cross.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cube::Cube;
use super::targets::Target;
use super::withhold::Layer;

/// How many cells are freed along each dimension.
const NEAR: usize = 6;

/// Cells of a large one that are freed.
const FREED: usize = 8;

/// Cells with what is shown of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Map<'a> {
    pub(super) cube: &'a Cube,
    pub(super) layer: Layer,
    pub(super) shown: &'a [bool],
}

impl Map<'_> {
    /// The cells to be freed for a target.
    pub(super) fn around(&self, target: &Target) -> BTreeSet<usize> {
        let mut own = target.fine.clone();
        own.sort_by_cached_key(|fine| (self.shown_of(*fine).count(), *fine));
        own.truncate(FREED);
        let mut free: BTreeSet<usize> = own.iter().copied().collect();
        for fine in own {
            for dimension in 0..self.cube.fine[fine].keys.len() {
                free.extend(self.sharing_all_but(target, fine, dimension).into_iter().take(NEAR));
            }
        }
        self.crossing(&free)
    }

    /// Shown cells that hold a finest one.
    fn shown_of(&self, fine: usize) -> impl Iterator<Item = &usize> {
        self.cube.groups_of[fine].iter().filter(|group| self.shown[**group])
    }

    /// Finest cells that differ from one in a single dimension, those the fewest figures tell about first.
    fn sharing_all_but(&self, target: &Target, fine: usize, dimension: usize) -> Vec<usize> {
        let keys = &self.cube.fine[fine].keys;
        let shares = |other: &usize| {
            let mut pairs = self.cube.fine[*other].keys.iter().zip(keys).enumerate();
            *other != fine && pairs.all(|(place, (theirs, own))| place == dimension || theirs == own)
        };
        let mut found: Vec<usize> = (0..self.cube.fine.len()).filter(shares).collect();
        found.sort_by_cached_key(|other| {
            let shown = self.shown_of(*other).count();
            (shown, self.has_more(target, *other), Reverse(self.spread(*other, dimension)), *other)
        });
        found
    }

    /// How many finest cells there are with the same value of a dimension.
    fn spread(&self, fine: usize, dimension: usize) -> usize {
        let key = (dimension, self.cube.fine[fine].keys[dimension]);
        let group = self.cube.groups_of[fine].iter().find(|group| self.cube.groups[**group].keys == [key]);
        group.map_or(0, |group| self.cube.groups[*group].fine.len())
    }

    /// Cells come first that have what the target could have instead: records outside the band that is commonest in
    /// it, or, for the number of records, more of them.
    fn has_more(&self, target: &Target, other: usize) -> Reverse<u32> {
        let theirs = &self.cube.fine[other].tally;
        let in_common = if self.layer == Layer::Count { 0 } else { theirs.bands[target.common] };
        Reverse(theirs.records - in_common)
    }

    /// Every finest cell whose values all occur among these.
    fn crossing(&self, free: &BTreeSet<usize>) -> BTreeSet<usize> {
        let values = |dimension| free.iter().map(|fine| self.cube.fine[*fine].keys[dimension]).collect();
        let dimensions = self.cube.fine[0].keys.len();
        let values: Vec<BTreeSet<usize>> = (0..dimensions).map(values).collect();
        let crosses = |place: &usize| {
            self.cube.fine[*place].keys.iter().zip(&values).all(|(value, values)| values.contains(value))
        };
        (0..self.cube.fine.len()).filter(crosses).collect()
    }
}

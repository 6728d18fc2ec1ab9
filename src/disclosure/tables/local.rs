//! Some finest cells that may be anything the published figures allow, while all others are as they are.
//!
//! Whatever values those few can take, they can take in the whole too, so room that is found here is there. The whole
//! system of a table of thousands of records takes the solver minutes for one cell.

use std::collections::BTreeSet;

use super::ground::Ground;
use super::targets::Other;
use crate::disclosure::solver::{End, System, Terms};

/// Some cells that are free.
pub(super) struct Local<'a> {
    ground: &'a Ground<'a>,
    shown: &'a [bool],
    free: Vec<usize>,
}

impl<'a> Local<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, shown: &'a [bool], free: BTreeSet<usize>) -> Self {
        Self { ground, shown, free: free.into_iter().collect() }
    }

    /// Everything the shown cells say of the free ones.
    pub(super) fn system(&self) -> System {
        let mut system = System::default();
        self.free.iter().for_each(|fine| self.unknowns(&mut system, *fine));
        (0..self.free.len()).for_each(|place| self.bind_sum(&mut system, place));
        let groups = self.free.iter().flat_map(|fine| &self.ground.cube.groups_of[*fine]).copied();
        let shown: BTreeSet<usize> = groups.filter(|group| self.shown[*group]).collect();
        shown.into_iter().for_each(|group| self.bind(&mut system, group));
        system
    }

    /// A table in which a column, added up over some cells, is as small or as great as it can be.
    pub(super) fn other(&self, system: &System, fine: &[usize], column: usize, end: End) -> Option<Other> {
        let places = fine.iter().filter_map(|fine| self.place(*fine));
        let terms: Terms = places.map(|place| (self.at(place, column), 1.0)).collect();
        let numbers = system.numbers(&terms, end)?;
        let columns = self.ground.columns();
        let change = |(place, fine): (usize, &usize)| {
            let change = |column| numbers[place * columns + column] - self.ground.truth(*fine, column);
            (*fine, (0..columns).map(change).collect::<Vec<f64>>())
        };
        let is_changed = |(_, changes): &(usize, Vec<f64>)| changes.iter().any(|change| change.abs() > 1e-9);
        Some(self.free.iter().enumerate().map(change).filter(is_changed).collect())
    }

    fn place(&self, fine: usize) -> Option<usize> {
        self.free.binary_search(&fine).ok()
    }

    fn at(&self, place: usize, column: usize) -> usize {
        place * self.ground.columns() + column
    }

    fn unknowns(&self, system: &mut System, fine: usize) {
        let cube = self.ground.cube;
        let records = f64::from(cube.fine[fine].tally.records);
        for band in 0..self.ground.bands.count() {
            let is_empty = |group: &usize| self.shown[*group] && cube.groups[*group].tally.bands[band] == 0;
            let none = cube.groups_of[fine].iter().any(is_empty);
            system.unknown(0.0, if none { 0.0 } else { records });
        }
        system.unknown(0.0, 100.0 * records);
    }

    /// All records lie in some band, and the sum within the ends of the bands they lie in.
    fn bind_sum(&self, system: &mut System, place: usize) {
        let bands = self.ground.bands;
        let records = f64::from(self.ground.cube.fine[self.free[place]].tally.records);
        let all = || 0..bands.count();
        system.known(all().map(|band| (self.at(place, band), 1.0)).collect(), records, records);
        let sum = (self.at(place, bands.count()), -1.0);
        let ends = |end: fn((f64, f64)) -> f64| {
            let term = |band| (self.at(place, band), end(bands.ends(band)));
            all().map(term).chain([sum]).collect::<Terms>()
        };
        system.known(ends(|(low, _)| low), f64::NEG_INFINITY, 0.0);
        system.known(ends(|(_, high)| high), 0.0, f64::INFINITY);
    }

    fn bind(&self, system: &mut System, group: usize) {
        let cube = self.ground.cube;
        let places: Vec<usize> =
            cube.groups[group].fine.iter().filter_map(|fine| self.place(*fine)).collect();
        for column in 0..self.ground.columns() {
            let truth = |place: &usize| self.ground.truth(self.free[*place], column);
            let known: f64 = places.iter().map(truth).sum();
            let terms = places.iter().map(|place| (self.at(*place, column), 1.0)).collect();
            let (below, above) = self.ground.ends(group, column);
            system.known(terms, known + below, known + above);
        }
    }
}

//! The search for tables that differ from the true one, would be published the same, and leave a target room.

use std::collections::BTreeSet;

use super::around::Map;
use super::ground::{Ground, LEAST};
use super::local::Local;
use super::shift::{Ends, Shift, Shifted};
use super::targets::{Other, Room, Target, Want};
use super::withhold::Layer;
use crate::disclosure::solver::End;

/// Where is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) shown: &'a [bool],
    /// Cells that may yet be shown.
    pub(super) hoped: &'a [bool],
    /// All finest cells.
    pub(super) all: &'a BTreeSet<usize>,
}

/// Bands that are tried as the one records come from or go to.
const PARTNERS: usize = 2;

impl Search<'_> {
    /// Searches near the target, then everywhere, then near it with all numbers at once. True when all is open.
    pub(super) fn open(&self, target: &mut Target) -> bool {
        let near = self.map().around(target);
        self.shift(target, &near);
        self.shift(target, self.all);
        if self.ground.layer == Layer::Figures {
            self.all_numbers(target, near);
        }
        target.is_open()
    }

    fn map(&self) -> Map<'_> {
        Map { cube: self.ground.cube, layer: self.ground.layer, shown: self.shown }
    }

    fn shift(&self, target: &mut Target, free: &BTreeSet<usize>) {
        for want in target.wants.clone() {
            let (far, signs) = match want.room {
                Room::Wide(wide) => (wide, [-1.0, 1.0].as_slice()),
                Room::OneAway => (1.0, [-1.0, 1.0].as_slice()),
                Room::OneLess => (1.0, [-1.0].as_slice()),
            };
            for sign in signs {
                if !target.has_room(want) {
                    let found = self.shifted(target, want, sign * far, free);
                    self.keep(target, found);
                }
            }
        }
    }

    fn shifted(&self, target: &Target, want: Want, wish: f64, free: &BTreeSet<usize>) -> Vec<Other> {
        let fine = &target.fine;
        match self.ground.layer {
            Layer::Count => self.records(fine, wish, free).into_iter().collect(),
            Layer::Figures if self.ground.sum_column() == Some(want.column) => {
                self.sums(fine, wish, free).into_iter().collect()
            }
            Layer::Figures => {
                let partners = self.partners(want.column).into_iter();
                partners.filter_map(|partner| self.bands(fine, (want.column, partner), wish, free)).collect()
            }
        }
    }

    /// Keeps what has been found with a target, if it adds up.
    fn keep(&self, target: &mut Target, found: impl IntoIterator<Item = Other>) {
        let found = found.into_iter().filter(|other| self.ground.could_be(other, self.shown));
        target.others.extend(found);
    }

    /// Other numbers of records.
    fn records(&self, target: &[usize], wish: f64, free: &BTreeSet<usize>) -> Option<Other> {
        let all = f64::from(self.ground.cube.groups[0].tally.records);
        let cells = |fine: usize| (LEAST - self.ground.truth(fine, 0), all);
        let found = self.kept(free, &cells).towards(target, wish)?;
        Some(found.into_iter().map(|(fine, moved)| (fine, vec![moved])).collect())
    }

    /// What may move while whole numbers that are shown are kept.
    fn kept<'b>(&'b self, free: &'b BTreeSet<usize>, cells: Ends<'b>) -> Shift<'b> {
        let Self { shown, hoped, .. } = *self;
        Shift { cube: self.ground.cube, shown, hoped, free, cells, groups: &|_| (0.0, 0.0) }
    }

    /// Other sums, with the records in the bands they are in.
    fn sums(&self, target: &[usize], wish: f64, free: &BTreeSet<usize>) -> Option<Other> {
        let found = self.sums_of(target, wish, free, &Shifted::new(), (0, 0))?;
        Some(self.joined(&Shifted::new(), (0, 0), &found))
    }

    /// Records in another of two bands, and sums that go with that.
    fn bands(
        &self,
        target: &[usize],
        pair: (usize, usize),
        wish: f64,
        free: &BTreeSet<usize>,
    ) -> Option<Other> {
        let cells = |fine: usize| (-self.ground.truth(fine, pair.0), self.ground.truth(fine, pair.1));
        let moved = self.kept(free, &cells).towards(target, wish)?;
        let own: BTreeSet<usize> = moved.keys().copied().collect();
        if !target.iter().any(|fine| own.contains(fine)) {
            return None;
        }
        let sums = |free: &BTreeSet<usize>| self.sums_of(&[], 1.0, free, &moved, pair);
        let sums = sums(&own).or_else(|| sums(&own.union(free).copied().collect()))?;
        Some(self.joined(&moved, pair, &sums))
    }

    /// Records moved between two bands, and sums, as another table.
    fn joined(&self, moved: &Shifted, (band, partner): (usize, usize), sums: &Shifted) -> Other {
        let touched: BTreeSet<usize> = moved.keys().chain(sums.keys()).copied().collect();
        let of = |moves: &Shifted, fine: &usize| moves.get(fine).copied().unwrap_or_default();
        let other = |fine: usize| {
            let mut columns = vec![0.0; self.ground.columns()];
            columns[band] += of(moved, &fine);
            columns[partner] -= of(moved, &fine);
            columns[self.ground.bands.count()] = of(sums, &fine);
            (fine, columns)
        };
        touched.into_iter().map(other).collect()
    }

    /// Sums that fit the bands when some records have moved between two of them.
    fn sums_of(
        &self,
        target: &[usize],
        wish: f64,
        free: &BTreeSet<usize>,
        moved: &Shifted,
        (band, partner): (usize, usize),
    ) -> Option<Shifted> {
        let cells = |fine: usize| {
            let more = moved.get(&fine).copied().unwrap_or_default();
            let records = |place: usize| {
                let sign = f64::from(u8::from(place == band)) - f64::from(u8::from(place == partner));
                more.mul_add(sign, self.ground.truth(fine, place))
            };
            let (least, most) = self.ground.ends_in_bands((0..self.ground.bands.count()).map(records));
            let truth = self.ground.truth(fine, self.ground.bands.count());
            (least - truth, most - truth)
        };
        let groups = |group: usize| self.ground.ends(group, self.ground.bands.count());
        let shift = Shift { cells: &cells, groups: &groups, ..self.kept(free, &cells) };
        shift.towards(target, wish)
    }

    /// The other bands with the most records of all.
    fn partners(&self, band: usize) -> Vec<usize> {
        let all = &self.ground.cube.groups[0].tally.bands;
        let mut others: Vec<usize> =
            (0..all.len()).filter(|other| *other != band && all[*other] > 0).collect();
        others.sort_by_key(|other| std::cmp::Reverse(all[*other]));
        others.truncate(PARTNERS);
        others
    }

    fn all_numbers(&self, target: &mut Target, near: BTreeSet<usize>) {
        if target.is_open() {
            return;
        }
        let local = Local::new(self.ground, self.shown, near);
        let system = local.system();
        for want in target.wants.clone() {
            for end in [End::Least, End::Greatest] {
                if !target.has_room(want) {
                    let found = local.other(&system, &target.fine, want.column, end);
                    self.keep(target, found);
                }
            }
        }
    }
}

//! One number of each finest cell shifted, so that everything shown stays as it is: records, records between two bands,
//! or the sum of values.
//!
//! One number each is so much less than all of them that the solver can take every cell of a large table as free. It
//! starts from what is true and shifts as little as it can.

use std::collections::{BTreeMap, BTreeSet};

use super::cube::Cube;
use crate::disclosure::solver::{End, System, Terms};

/// How far each cell has moved.
pub(super) type Shifted = BTreeMap<usize, f64>;

/// How far a number of some cell may move down and up.
pub(super) type Ends<'a> = &'a dyn Fn(usize) -> (f64, f64);

/// What may move.
pub(super) struct Shift<'a> {
    pub(super) cube: &'a Cube,
    /// The cells whose figures are kept to.
    pub(super) shown: &'a [bool],
    /// Cells whose figures are kept to where that can be.
    pub(super) hoped: &'a [bool],
    /// Finest cells that may move.
    pub(super) free: &'a BTreeSet<usize>,
    /// How far each of them.
    pub(super) cells: Ends<'a>,
    /// How far each shown cell, all in all.
    pub(super) groups: Ends<'a>,
}

/// What the target is worth against everything else that moves.
const WORTH: f64 = 1000.0;

/// What it costs to change what may yet be shown, against a move.
const HOPE: f64 = 3.0;

impl Shift<'_> {
    /// Moves some cells together as far as they go, at most to the wish, and everything else as little as that needs.
    pub(super) fn towards(&self, target: &[usize], wish: f64) -> Option<Shifted> {
        let free = self.movable();
        let mut system = System::default();
        let mut cost: Terms = Vec::new();
        for fine in &free {
            let (low, high) = (self.cells)(*fine);
            let worth = if target.binary_search(fine).is_ok() { WORTH * wish.signum() } else { 0.0 };
            for (from, to, worth) in [(low, high, worth), (-high, -low, -worth)] {
                cost.push((system.unknown(from.max(0.0), to.max(0.0)), 1.0 - worth));
            }
        }
        let own: Vec<usize> = (0..free.len()).filter(|place| target.contains(&free[*place])).collect();
        system.known(net(&own), -wish.abs(), wish.abs());
        self.bind(&mut system, &free, &mut cost);
        let numbers = system.numbers(&cost, End::Least)?;
        let moved = |place: usize| numbers[2 * place] - numbers[2 * place + 1];
        let moves = free.iter().enumerate().map(|(place, fine)| (*fine, moved(place)));
        Some(moves.filter(|(_, moved)| moved.abs() > 1e-9).collect())
    }

    /// Shown cells stay the same; those that may yet be shown do so where it costs little.
    fn bind(&self, system: &mut System, free: &[usize], cost: &mut Terms) {
        for (group, places) in self.groups_of(free) {
            let (low, high) = (self.groups)(group);
            let mut terms = net(&places);
            if !self.shown[group] {
                for sign in [1.0, -1.0] {
                    let column = system.unknown(0.0, f64::INFINITY);
                    terms.push((column, sign));
                    cost.push((column, HOPE));
                }
            }
            system.known(terms, low, high);
        }
    }

    /// The shown cells, and those that may be, with the places of those they hold.
    fn groups_of(&self, free: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let mut groups = vec![Vec::new(); self.shown.len()];
        for (place, fine) in free.iter().enumerate() {
            let kept = self.cube.groups_of[*fine].iter();
            kept.filter(|group| self.shown[**group] || self.hoped[**group])
                .for_each(|group| groups[*group].push(place));
        }
        groups.into_iter().enumerate().filter(|(_, places)| !places.is_empty()).collect()
    }

    /// The cells that can move at all: not those that nothing else could make up for in a shown cell.
    fn movable(&self) -> Vec<usize> {
        let moves = |fine: &usize| (self.cells)(*fine) != (0.0, 0.0);
        let mut free: Vec<usize> = self.free.iter().copied().filter(moves).collect();
        let kept = |group: usize| self.shown[group] && (self.groups)(group) == (0.0, 0.0);
        let kept: Vec<bool> = (0..self.shown.len()).map(kept).collect();
        loop {
            let mut moving = vec![0_u32; kept.len()];
            free.iter().flat_map(|fine| &self.cube.groups_of[*fine]).for_each(|group| moving[*group] += 1);
            let before = free.len();
            let is_stuck = |group: &usize| kept[*group] && moving[*group] == 1;
            free.retain(|fine| !self.cube.groups_of[*fine].iter().any(is_stuck));
            if free.len() == before {
                return free;
            }
        }
    }
}

/// What goes up without what goes down, of cells at some places.
fn net(places: &[usize]) -> Terms {
    places.iter().flat_map(|place| [(2 * place, 1.0), (2 * place + 1, -1.0)]).collect()
}

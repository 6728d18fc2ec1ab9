//! How closely the numbers of records that are shown pin those that are withheld.
//!
//! A reader who does not know who is in which cell adds up along the lines of every table. What is withheld near a
//! cell is taken as unknown and the rest as it is, as for the figures.

use std::collections::{BTreeSet, VecDeque};

use super::cube::Cube;
use super::withhold::{Layer, Rule, Withheld};
use crate::disclosure::solver::{End, System, TOLERANCE, Terms};

/// How many withheld cells around one are taken as unknown, each turn more.
const AROUND: [usize; 3] = [12, 60, 240];

/// Cells whose sizes are withheld because they are small.
pub(super) fn small(cube: &Cube, withheld: &Withheld) -> Vec<usize> {
    (0..cube.groups.len()).filter(|place| withheld.count[*place] == Some(Rule::TooFew)).collect()
}

/// More than one number of records is possible in a cell.
pub(super) fn is_open(cube: &Cube, withheld: &Withheld, target: usize) -> bool {
    AROUND.iter().any(|around| {
        let free = around_of(cube, withheld, target, *around);
        let place = |group: usize| free.iter().position(|known| *known == group);
        let records = |group: usize| f64::from(cube.groups[group].tally.records);
        let mut system = System::default();
        for _ in &free {
            system.unknown(0.0, records(0));
        }
        for line in &cube.lines {
            let parts = line.parts.iter().filter_map(|part| Some((place(*part)?, 1.0, *part)));
            let margin = place(line.margin).map(|place| (place, -1.0, line.margin));
            let terms: Vec<(usize, f64, usize)> = parts.chain(margin).collect();
            let sum = terms.iter().map(|(_, factor, group)| factor * records(*group)).sum();
            system.known(terms.into_iter().map(|(place, factor, _)| (place, factor)).collect(), sum, sum);
        }
        let terms: Terms = vec![(0, 1.0)];
        let is_far = |found: f64| (found - records(target)).abs() >= 1.0 - TOLERANCE;
        [End::Least, End::Greatest].into_iter().any(|end| system.end(&terms, end).is_some_and(is_far))
    })
}

/// The cell and withheld cells that share a line with it, or with one that does, the nearest first.
fn around_of(cube: &Cube, withheld: &Withheld, target: usize, most: usize) -> Vec<usize> {
    let mut found = vec![target];
    let mut known = BTreeSet::from([target]);
    let mut waiting = VecDeque::from([target]);
    while let Some(group) = waiting.pop_front() {
        for place in cube.lines_of[group].iter().flat_map(|line| {
            let line = &cube.lines[*line];
            line.parts.iter().copied().chain([line.margin])
        }) {
            if found.len() >= most {
                return found;
            }
            if !withheld.is_shown(Layer::Count, place) && known.insert(place) {
                found.push(place);
                waiting.push_back(place);
            }
        }
    }
    found
}

/// The shown cells that share a line with a cell.
pub(super) fn beside(cube: &Cube, withheld: &Withheld, target: usize) -> BTreeSet<usize> {
    let lines = cube.lines_of[target].iter().map(|line| &cube.lines[*line]);
    let all = lines.flat_map(|line| line.parts.iter().copied().chain([line.margin]));
    all.filter(|place| withheld.is_shown(Layer::Count, *place)).collect()
}

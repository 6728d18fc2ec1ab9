//! What is published: cell by cell, the most useful first, as long as every sensitive cell stays open.
//!
//! At first nothing is shown. Then the total is tried, the cells of one-way tables from the largest to the smallest,
//! and those of two-way tables likewise; first the numbers of records, then means and bands where the number is shown.
//! A cell is shown unless a line would give away something ([`Rule::Complement`]) or the solver finds a sensitive cell
//! pinned ([`Rule::Interval`]). So what has to be withheld for the sake of others is the smallest and finest that does.
//!
//! Of every sensitive cell some other tables are kept that would be published the same and in which the cell is far
//! enough from what it is. A cell under which they stay the same needs no solver.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::cube::{Cube, Line};
use super::ground::Ground;
use super::records::Bands;
use super::search::Search;
use super::targets::{Other, Target, targets};
use super::withhold::{Layer, Rule, Withheld, gives_away};
use super::{Progress, Protection};

/// Decides on every cell; gives how many sensitive ones the solver looked after.
pub(super) fn publish(
    cube: &Cube,
    bands: &Bands,
    protection: Protection,
    progress: Progress<'_>,
) -> (Withheld, usize) {
    let mut withheld = Withheld::alone(cube, bands, protection.threshold());
    let order = by_use(cube);
    let (mut done, all) = (0, 2 * order.len());
    let mut audited = 0;
    for layer in [Layer::Count, Layer::Figures] {
        let safe = order.iter().copied().filter(|place| withheld.is_shown(layer, *place));
        let safe: Vec<usize> = safe.collect();
        done += order.len() - safe.len();
        let mut audit = Audit::new(cube, bands, layer, protection);
        audited += audit.targets.len();
        safe.iter().for_each(|place| audit.hoped[*place] = true);
        for place in safe {
            if let Err(rule) = audit.show(place) {
                withheld.hide(layer, place, rule);
            }
            done += 1;
            progress(done, all);
        }
    }
    (withheld, audited)
}

/// Cells from the one most would ask for to the one fewest would: by how many values they are put together, then by
/// size.
fn by_use(cube: &Cube) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cube.groups.len()).collect();
    order.sort_by_key(|place| {
        let group = &cube.groups[*place];
        (group.keys.len(), Reverse(group.tally.units()), Reverse(group.tally.records), *place)
    });
    order
}

/// What is shown of a layer so far, and every sensitive cell with what keeps it open.
struct Audit<'a> {
    ground: Ground<'a>,
    protection: Protection,
    shown: Vec<bool>,
    /// What is safe in itself and has not been tried yet.
    hoped: Vec<bool>,
    targets: Vec<Target>,
    all: BTreeSet<usize>,
}

impl<'a> Audit<'a> {
    fn new(cube: &'a Cube, bands: &'a Bands, layer: Layer, protection: Protection) -> Self {
        Self {
            ground: Ground::new(cube, bands, layer),
            protection,
            shown: vec![false; cube.groups.len()],
            hoped: vec![false; cube.groups.len()],
            targets: targets(cube, bands, layer, protection),
            all: (0..cube.fine.len()).collect(),
        }
    }

    /// Shows a cell, or says by which rule it is withheld.
    fn show(&mut self, place: usize) -> Result<(), Rule> {
        self.shown[place] = true;
        self.hoped[place] = false;
        let found = if self.is_given_away(place) {
            Err(Rule::Complement)
        } else if self.keeps_open(place) {
            Ok(())
        } else {
            Err(Rule::Interval)
        };
        self.shown[place] = found.is_ok();
        found
    }

    /// What is left of a line with the cell would itself be withheld.
    fn is_given_away(&self, place: usize) -> bool {
        let cube = self.ground.cube;
        let gives = |line: &Line| {
            let hidden: Vec<usize> = line.parts.iter().copied().filter(|part| !self.shown[*part]).collect();
            self.shown[line.margin] && gives_away(cube, &hidden, self.ground.layer, self.protection)
        };
        cube.lines_of[place].iter().any(|line| gives(&cube.lines[*line]))
    }

    /// Every sensitive cell is open with a cell shown.
    fn keeps_open(&mut self, place: usize) -> bool {
        for number in 0..self.targets.len() {
            let fits = |other: &Other| self.ground.stays(other, place);
            let target = &self.targets[number];
            if target.others.iter().all(fits) && target.is_open() {
                continue;
            }
            let mut target = target.clone();
            target.others.retain(fits);
            if !self.search().open(&mut target) {
                return false;
            }
            self.targets[number] = target;
        }
        true
    }

    fn search(&self) -> Search<'_> {
        Search { ground: &self.ground, shown: &self.shown, hoped: &self.hoped, all: &self.all }
    }
}

//! What must stay open, and for how much: sizes of small cells, figures of small cells, and whether all in a cell that
//! is large enough are alike.

use super::cube::{Cube, Tally};
use super::records::Bands;
use super::withhold::{Layer, is_few};
use super::{CLOSE, Protection};

/// A cell that nobody may work out.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The finest cells it is made of.
    pub(super) fine: Vec<usize>,
    /// The band most of it lies in.
    pub(super) common: usize,
    pub(super) wants: Vec<Want>,
    /// Tables of the finest cells that differ from the truth and would be published the same.
    pub(super) others: Vec<Other>,
}

/// A number of a cell that must stay open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Want {
    /// Which column of the finest cells is added up.
    pub(super) column: usize,
    pub(super) room: Room,
}

/// How much must stay open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Room {
    /// So much between the least and the greatest it can be.
    Wide(f64),
    /// It may be one more or one less than it is, which is more than so much between its ends: numbers are whole.
    OneAway,
    /// It may be one less than it is.
    OneLess,
}

/// What is different in another table: finest cells with the change of each of their columns.
pub(super) type Other = Vec<(usize, Vec<f64>)>;

/// How many lie apart in a cell of which nobody may be sure that all are alike. Of two that lie apart each knows of
/// one only.
pub(super) const SURE: usize = 2;

impl Target {
    fn of(cube: &Cube, fine: Vec<usize>, wants: impl Fn(&Tally) -> Vec<Want>) -> Self {
        let mut tally = Tally::default();
        fine.iter().for_each(|fine| tally.merge(&cube.fine[*fine].tally));
        Self { common: tally.commonest(), wants: wants(&tally), fine, others: Vec::new() }
    }

    /// Everything of it that must be open is open.
    pub(super) fn is_open(&self) -> bool {
        self.wants.iter().all(|want| self.has_room(*want))
    }

    /// The other tables that are known leave enough room.
    pub(super) fn has_room(&self, want: Want) -> bool {
        let changes = || self.others.iter().map(|other| self.change(other, want.column)).chain([0.0]);
        let (less, more) = (-changes().fold(0.0, f64::min), changes().fold(0.0, f64::max));
        match want.room {
            Room::Wide(wide) => less + more >= wide - CLOSE,
            Room::OneAway => less.max(more) >= 1.0 - CLOSE,
            Room::OneLess => less >= 1.0 - CLOSE,
        }
    }

    /// By how much a column of it differs in another table.
    fn change(&self, other: &Other, column: usize) -> f64 {
        let own = other.iter().filter(|(fine, _)| self.fine.binary_search(fine).is_ok());
        own.map(|(_, columns)| columns[column]).sum()
    }
}

/// Every cell that must stay open in a layer: of the counts, listed cells that are small; of the figures, finest cells
/// that are small as well, and cells in which nearly all are alike.
pub(super) fn targets(cube: &Cube, bands: &Bands, layer: Layer, protection: Protection) -> Vec<Target> {
    let few = |tally: &Tally| is_few(tally, protection.threshold());
    let groups = || cube.groups.iter();
    if layer == Layer::Count {
        let size = |_: &Tally| vec![Want { column: 0, room: Room::OneAway }];
        let small = groups().filter(|group| few(&group.tally));
        return small.map(|group| Target::of(cube, group.fine.clone(), size)).collect();
    }
    let of_few = |tally: &Tally| figures_of_few(tally, bands, protection);
    let finest = (0..cube.fine.len()).filter(|place| few(&cube.fine[*place].tally));
    let mut found: Vec<Target> = finest.map(|place| Target::of(cube, vec![place], of_few)).collect();
    let small = groups().filter(|group| few(&group.tally) && group.fine.len() > 1);
    found.extend(small.map(|group| Target::of(cube, group.fine.clone(), of_few)));
    let alike = groups().filter(|group| !few(&group.tally) && group.tally.apart() < SURE);
    let mixed = |tally: &Tally| vec![Want { column: tally.commonest(), room: Room::OneLess }];
    found.extend(alike.map(|group| Target::of(cube, group.fine.clone(), mixed)));
    found
}

/// The mean may lie anywhere in the protection interval, and no number of records in a band is certain but none: that
/// nobody of a few lies in a band where there is nobody is said of all.
fn figures_of_few(tally: &Tally, bands: &Bands, protection: Protection) -> Vec<Want> {
    let taken = (0..bands.count()).filter(|band| tally.bands[*band] > 0);
    let mut wants: Vec<Want> = taken.map(|column| Want { column, room: Room::OneAway }).collect();
    let points = f64::from(protection.mean()) * f64::from(tally.records);
    wants.push(Want { column: bands.count(), room: Room::Wide(points) });
    wants
}

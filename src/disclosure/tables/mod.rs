//! Disclosure control on any table of records: every one- and two-way table with counts, means and rating bands, with
//! what must be withheld marked.
//!
//! The reader is taken to know the rules, what every table shows and which combinations of all dimensions occur, so
//! that each of them has a record at least. Of means and bands the reader is taken to know besides in which cell of all
//! dimensions each record lies. [`disclose`] withholds
//!
//! 1. what is unsafe in itself: cells on fewer than the threshold; means and bands where all records but two at most
//!    lie in one band, or the mean stands at an end;
//! 2. what gives that away by subtraction: what is withheld of a line whose margin is shown has as many together as the
//!    threshold asks, and not all, or all but one, alike;
//! 3. what would let a reader pin a small cell: its mean closer than the protection interval, a number of records in a
//!    band that is certain, a size that is certain; or let a reader be sure that all in a cell are alike.
//!
//! Everything else is shown, margins and large cells before small ones: see [`publish`].

mod around;
mod cube;
mod files;
mod ground;
mod local;
mod publish;
mod records;
mod search;
mod shift;
mod targets;
mod withhold;

pub use files::{Facts, digest, files};
pub use records::{Bands, Columns, DimensionOfRecords, NOT_GIVEN, Records, read_records};
pub use withhold::Rule;

use rust_decimal::Decimal;

use cube::Cube;
use withhold::{Layer, Withheld};

use super::PROTECTION_OF_MEANS;
use super::solver::TOLERANCE as CLOSE;
use crate::response::SMALLEST_CELL_FLOOR;

/// How closely nothing may be pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
    /// Fewest a figure may rest on.
    threshold: usize,
    /// Width of the interval in which the mean of a withheld cell must stay, in points of 100 of the range.
    mean: u32,
}

impl Protection {
    /// Protection with a threshold, never below [`SMALLEST_CELL_FLOOR`].
    #[must_use]
    pub fn new(threshold: u32) -> Self {
        let threshold = threshold.max(SMALLEST_CELL_FLOOR) as usize;
        Self { threshold, mean: PROTECTION_OF_MEANS }
    }

    /// The fewest a figure may rest on.
    #[must_use]
    pub const fn threshold(self) -> usize {
        self.threshold
    }

    /// The width of the interval, in points of 100 of the range.
    #[must_use]
    pub const fn mean(self) -> u32 {
        self.mean
    }
}

/// Told how many of how many decisions have been made.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

/// Tables that may leave the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosed {
    /// The total alone, then a table for each dimension and each pair.
    pub tables: Vec<TableOut>,
    /// Names of the bands.
    pub bands: Vec<String>,
    /// Cells the solver looked at.
    pub audited: usize,
}

impl Disclosed {
    /// How many cells there are, how many show their number of records, and how many mean and bands besides.
    #[must_use]
    pub fn cells(&self) -> (usize, usize, usize) {
        let cells = || self.tables.iter().flat_map(|table| &table.cells);
        let shown = cells().filter(|cell| cell.records.is_ok()).count();
        (cells().count(), shown, cells().filter(|cell| cell.figures.is_ok()).count())
    }
}

/// A published table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOut {
    /// Names of its dimensions: none for the total, one or two otherwise.
    pub dimensions: Vec<String>,
    /// Its cells that have records, in the order of their values.
    pub cells: Vec<CellOut>,
}

/// A cell of a published table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellOut {
    /// Its value of every dimension.
    pub keys: Vec<String>,
    /// Number of records, or the rule it is withheld by.
    pub records: Result<u32, Rule>,
    /// Mean and bands, or the rule they are withheld by.
    pub figures: Result<FiguresOut, Rule>,
}

/// The figures of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresOut {
    /// The mean, rounded.
    pub mean: Decimal,
    /// What it is rounded to.
    pub step: Decimal,
    /// Records by band.
    pub bands: Vec<u32>,
}

/// Makes the tables.
pub fn disclose(records: &Records, protection: Protection, progress: Progress<'_>) -> Disclosed {
    let cube = Cube::of(records);
    let (withheld, audited) = publish::publish(&cube, &records.bands, protection, progress);
    let tables = cube::tables(records.dimensions.len());
    let tables = tables.iter().map(|dimensions| table_out(records, &cube, &withheld, dimensions)).collect();
    Disclosed { tables, bands: records.bands.names(), audited }
}

fn table_out(records: &Records, cube: &Cube, withheld: &Withheld, dimensions: &[usize]) -> TableOut {
    let is_its = |group: &cube::Group| group.keys.iter().map(|(dimension, _)| dimension).eq(dimensions);
    let places = (0..cube.groups.len()).filter(|place| is_its(&cube.groups[*place]));
    TableOut {
        dimensions: dimensions.iter().map(|place| records.dimensions[*place].name.clone()).collect(),
        cells: places.map(|place| cell_out(records, cube, withheld, place)).collect(),
    }
}

fn cell_out(records: &Records, cube: &Cube, withheld: &Withheld, place: usize) -> CellOut {
    let group = &cube.groups[place];
    let key = |(dimension, value): &(usize, usize)| records.dimensions[*dimension].values[*value].clone();
    let figures = || {
        let mean = withhold::mean(&group.tally, &records.bands).ok_or(Rule::OneCounts)?;
        Ok(FiguresOut { mean: mean.shown, step: mean.step, bands: group.tally.bands.clone() })
    };
    debug_assert!(withheld.is_shown(Layer::Count, place) || withheld.figures[place].is_some());
    CellOut {
        keys: group.keys.iter().map(key).collect(),
        records: withheld.count[place].map_or(Ok(group.tally.records), Err),
        figures: withheld.figures[place].map_or_else(figures, Err),
    }
}

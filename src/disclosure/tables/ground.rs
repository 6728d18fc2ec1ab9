//! The numbers a reader adds up, and what is published of them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::CLOSE;
use super::cube::{Cube, Tally};
use super::records::Bands;
use super::targets::Other;
use super::withhold::{Layer, mean};

/// The fewest records of a finest cell that occurs. A reader is taken to know which occur.
pub(super) const LEAST: f64 = 1.0;

/// What of the finest cells is added up in a layer.
#[derive(Clone, Debug)]
pub(super) struct Ground<'a> {
    pub(super) cube: &'a Cube,
    pub(super) bands: &'a Bands,
    pub(super) layer: Layer,
    /// The sum of the values of every finest cell, in points of 100 of the range.
    sums: Vec<f64>,
    /// How far the sum of values may lie below and above the truth for the mean of a cell to be published the same.
    ends_of_sums: Vec<(f64, f64)>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(cube: &'a Cube, bands: &'a Bands, layer: Layer) -> Self {
        let sums = cube.fine.iter().map(|fine| points(&fine.tally, bands)).collect();
        let ends_of_sums = cube.groups.iter().map(|group| ends_of_sum(&group.tally, bands)).collect();
        Self { cube, bands, layer, sums, ends_of_sums }
    }

    /// Unknown numbers of each finest cell: its records, or its records by band and the sum of their values.
    pub(super) fn columns(&self) -> usize {
        match self.layer {
            Layer::Count => 1,
            Layer::Figures => self.bands.count() + 1,
        }
    }

    /// The column with the sum of values, if there is one.
    pub(super) fn sum_column(&self) -> Option<usize> {
        (self.layer == Layer::Figures).then(|| self.bands.count())
    }

    /// What stands in a column of a finest cell.
    pub(super) fn truth(&self, fine: usize, column: usize) -> f64 {
        let tally = &self.cube.fine[fine].tally;
        if self.layer == Layer::Count {
            return f64::from(tally.records);
        }
        tally.bands.get(column).map_or_else(|| self.sums[fine], |count| f64::from(*count))
    }

    /// How far what stands in a column of a published cell may lie below and above the truth.
    pub(super) fn ends(&self, group: usize, column: usize) -> (f64, f64) {
        if self.sum_column() == Some(column) { self.ends_of_sums[group] } else { (0.0, 0.0) }
    }

    /// Between which values the sum of a finest cell lies when its records lie so in the bands.
    pub(super) fn ends_in_bands(&self, records: impl Iterator<Item = f64>) -> (f64, f64) {
        records.enumerate().fold((0.0, 0.0), |(least, most), (band, records)| {
            let (low, high) = self.bands.ends(band);
            (records.mul_add(low, least), records.mul_add(high, most))
        })
    }

    /// A cell would be published the same if another table were the true one.
    pub(super) fn stays(&self, other: &Other, group: usize) -> bool {
        let groups_of = &self.cube.groups_of;
        let own = || other.iter().filter(|(fine, _)| groups_of[*fine].binary_search(&group).is_ok());
        (0..self.columns()).all(|column| {
            let change: f64 = own().map(|(_, columns)| columns[column]).sum();
            let (below, above) = self.ends(group, column);
            below - CLOSE <= change && change <= above + CLOSE
        })
    }

    /// Another table could be: it is one, and all shown cells would be published the same. The solver is not taken at
    /// its word.
    pub(super) fn could_be(&self, other: &Other, shown: &[bool]) -> bool {
        let groups = other.iter().flat_map(|(fine, _)| &self.cube.groups_of[*fine]).copied();
        let shown: BTreeSet<usize> = groups.filter(|group| shown[*group]).collect();
        other.iter().all(|(fine, changes)| self.is_cell(*fine, changes))
            && shown.into_iter().all(|group| self.stays(other, group))
    }

    fn is_cell(&self, fine: usize, changes: &[f64]) -> bool {
        let now = |column: usize| self.truth(fine, column) + changes[column];
        if self.layer == Layer::Count {
            return now(0) >= LEAST - CLOSE;
        }
        let bands = || 0..self.bands.count();
        let (least, most) = self.ends_in_bands(bands().map(now));
        let sum = now(self.bands.count());
        bands().all(|band| now(band) >= -CLOSE)
            && bands().map(|band| changes[band]).sum::<f64>().abs() <= CLOSE
            && least - CLOSE <= sum
            && sum <= most + CLOSE
    }
}

/// Between which ends the sum of values may lie, from the truth, where a mean is published rounded.
fn ends_of_sum(tally: &Tally, bands: &Bands) -> (f64, f64) {
    let Some(mean) = mean(tally, bands) else { return (f64::NEG_INFINITY, f64::INFINITY) };
    let records = f64::from(tally.records);
    let shown = bands.points(mean.shown) * records;
    let half = bands.points(bands.low() + mean.step) * records / 2.0;
    let truth = points(tally, bands);
    ((shown - half - truth).min(0.0), (shown + half - truth).max(0.0))
}

/// The sum of the values of a cell, each in points of 100 of the range.
fn points(tally: &Tally, bands: &Bands) -> f64 {
    let records = Decimal::from(tally.records);
    bands.points(tally.sum / records) * f64::from(tally.records)
}

//! Records added up: the finest cells, the cells of every one- and two-way table, and the lines they add up along.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::records::{Bands, Record, Records};

/// What there is of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) records: u32,
    pub(super) sum: Decimal,
    /// Records by band.
    pub(super) bands: Vec<u32>,
    /// Whom the records are about, with how many of them, by band.
    units: BTreeMap<usize, Vec<u32>>,
}

impl Tally {
    fn add(&mut self, record: &Record, bands: &Bands) {
        self.records += 1;
        self.sum += record.value;
        self.bands.resize(bands.count(), 0);
        let unit = self.units.entry(record.unit).or_insert_with(|| vec![0; bands.count()]);
        if let Some(band) = bands.of(record.value) {
            self.bands[band] += 1;
            unit[band] += 1;
        }
    }

    /// Adds everything of another cell.
    pub(super) fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.sum += other.sum;
        self.bands.resize(other.bands.len().max(self.bands.len()), 0);
        self.bands.iter_mut().zip(&other.bands).for_each(|(mine, theirs)| *mine += theirs);
        for (unit, bands) in &other.units {
            let mine = self.units.entry(*unit).or_insert_with(|| vec![0; bands.len()]);
            mine.iter_mut().zip(bands).for_each(|(mine, theirs)| *mine += theirs);
        }
    }

    /// How many the records are about.
    pub(super) fn units(&self) -> usize {
        self.units.len()
    }

    /// The most records that are about one.
    pub(super) fn largest_unit(&self) -> u32 {
        self.units.values().map(|bands| bands.iter().sum()).max().unwrap_or_default()
    }

    /// The band most records lie in.
    pub(super) fn commonest(&self) -> usize {
        let most = self.bands.iter().max().copied().unwrap_or_default();
        self.bands.iter().position(|count| *count == most).unwrap_or_default()
    }

    /// How many have a record outside the commonest band.
    pub(super) fn apart(&self) -> usize {
        let common = self.commonest();
        let is_apart =
            |bands: &&Vec<u32>| bands.iter().enumerate().any(|(band, count)| band != common && *count > 0);
        self.units.values().filter(is_apart).count()
    }
}

/// A cell of all dimensions at once. It is never published, and readers are taken to know who is in it.
#[derive(Clone, Debug)]
pub(super) struct Fine {
    pub(super) keys: Vec<usize>,
    pub(super) tally: Tally,
}

/// A cell of a published table.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Dimension and place of its value: none for the total, one or two otherwise.
    pub(super) keys: Vec<(usize, usize)>,
    /// Places of the finest cells it is made of.
    pub(super) fine: Vec<usize>,
    pub(super) tally: Tally,
}

/// Cells that add up to another.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) margin: usize,
    pub(super) parts: Vec<usize>,
}

/// Records added up.
#[derive(Clone, Debug)]
pub(super) struct Cube {
    pub(super) fine: Vec<Fine>,
    /// The total first, then one-way and two-way cells.
    pub(super) groups: Vec<Group>,
    pub(super) lines: Vec<Line>,
    /// The lines each published cell stands in, as part or margin.
    pub(super) lines_of: Vec<Vec<usize>>,
    /// The published cells each finest cell is part of.
    pub(super) groups_of: Vec<Vec<usize>>,
}

impl Cube {
    pub(super) fn of(records: &Records) -> Self {
        let fine = finest(records);
        let mut groups = Vec::new();
        for keys in tables(records.dimensions.len()) {
            groups.extend(table(&fine, &keys));
        }
        let mut groups_of = vec![Vec::new(); fine.len()];
        for (place, group) in groups.iter().enumerate() {
            group.fine.iter().for_each(|fine| groups_of[*fine].push(place));
        }
        let lines = lines(&groups, records.dimensions.len());
        let mut lines_of = vec![Vec::new(); groups.len()];
        for (place, line) in lines.iter().enumerate() {
            line.parts.iter().chain([&line.margin]).for_each(|group| lines_of[*group].push(place));
        }
        Self { fine, groups, lines, lines_of, groups_of }
    }
}

/// The dimensions of every published table: none, each, and each pair.
pub(super) fn tables(dimensions: usize) -> Vec<Vec<usize>> {
    let one = (0..dimensions).map(|one| vec![one]);
    let two = (0..dimensions).flat_map(|one| (one + 1..dimensions).map(move |other| vec![one, other]));
    std::iter::once(Vec::new()).chain(one).chain(two).collect()
}

fn finest(records: &Records) -> Vec<Fine> {
    let mut cells: BTreeMap<&[usize], Tally> = BTreeMap::new();
    for record in &records.all {
        cells.entry(&record.keys).or_default().add(record, &records.bands);
    }
    cells.into_iter().map(|(keys, tally)| Fine { keys: keys.to_vec(), tally }).collect()
}

fn table(fine: &[Fine], dimensions: &[usize]) -> Vec<Group> {
    let mut cells: BTreeMap<Vec<(usize, usize)>, Vec<usize>> = BTreeMap::new();
    for (place, cell) in fine.iter().enumerate() {
        let keys = dimensions.iter().map(|dimension| (*dimension, cell.keys[*dimension])).collect();
        cells.entry(keys).or_default().push(place);
    }
    let group = |(keys, places): (Vec<(usize, usize)>, Vec<usize>)| {
        let mut tally = Tally::default();
        places.iter().for_each(|place| tally.merge(&fine[*place].tally));
        Group { keys, fine: places, tally }
    };
    cells.into_iter().map(group).collect()
}

/// Each cell with fewer than two dimensions is the sum of its cells in a table with one more.
fn lines(groups: &[Group], dimensions: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (margin, whole) in groups.iter().enumerate().filter(|(_, group)| group.keys.len() < 2) {
        let fixed: BTreeSet<usize> = whole.keys.iter().map(|(dimension, _)| *dimension).collect();
        for other in (0..dimensions).filter(|other| !fixed.contains(other)) {
            let is_part = |part: &Group| {
                part.keys.len() == whole.keys.len() + 1
                    && whole.keys.iter().all(|key| part.keys.contains(key))
                    && part.keys.iter().any(|(dimension, _)| *dimension == other)
            };
            let parts = (0..groups.len()).filter(|place| is_part(&groups[*place])).collect();
            lines.push(Line { margin, parts });
        }
    }
    lines
}

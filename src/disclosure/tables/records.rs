//! Records as they stand in a file: what they are put together by, a value, and whom they are about.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::questionnaire::Problem;
use crate::table::{Row, Table};

/// What stands for a dimension nobody has filled in.
pub const NOT_GIVEN: &str = "(not given)";

/// Which columns of a table are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What records are put together by.
    pub dimensions: Vec<String>,
    /// The number each record has.
    pub value: String,
    /// Whom a record is about, where several records may be about one.
    pub group: Option<String>,
}

/// Where the rating bands begin and end: from the least value there can be to the greatest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    edges: Vec<Decimal>,
}

impl Bands {
    /// Bands between these edges; each holds its lower edge, the last one both.
    ///
    /// # Errors
    /// A sentence when there are fewer than two edges or one is not above that before it.
    pub fn new(edges: Vec<Decimal>) -> Result<Self, String> {
        if edges.len() < 2 || !edges.windows(2).all(|pair| pair[0] < pair[1]) {
            return Err("give two edges at least, each greater than the one before".to_owned());
        }
        Ok(Self { edges })
    }

    /// Four bands of the same width.
    ///
    /// # Errors
    /// A sentence when the range is empty.
    pub fn quarters(low: Decimal, high: Decimal) -> Result<Self, String> {
        let quarter = (high - low) / Decimal::from(4);
        Self::new((0..4).map(|place| low + quarter * Decimal::from(place)).chain([high]).collect())
    }

    /// The least value there can be.
    pub fn low(&self) -> Decimal {
        self.edges[0]
    }

    /// The greatest value there can be.
    pub fn high(&self) -> Decimal {
        self.edges[self.edges.len() - 1]
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.edges.len() - 1
    }

    /// Their names, lowest first.
    pub fn names(&self) -> Vec<String> {
        self.edges.windows(2).map(|pair| format!("{}-{}", pair[0].normalize(), pair[1].normalize())).collect()
    }

    /// The place of the band a value lies in; `None` outside all of them.
    pub fn of(&self, value: Decimal) -> Option<usize> {
        let inside = self.low() <= value && value <= self.high();
        let begun = self.edges.iter().filter(|edge| **edge <= value).count();
        inside.then(|| begun.clamp(1, self.count()) - 1)
    }

    /// The ends of a band in points of 100 of the range.
    pub(super) fn ends(&self, band: usize) -> (f64, f64) {
        (self.points(self.edges[band]), self.points(self.edges[band + 1]))
    }

    /// A value in points of 100 of the range.
    pub(super) fn points(&self, value: Decimal) -> f64 {
        let points = (value - self.low()) / (self.high() - self.low()) * Decimal::ONE_HUNDRED;
        points.try_into().unwrap_or_default()
    }
}

/// What records are put together by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionOfRecords {
    /// Its name, as the file has it.
    pub name: String,
    /// The values that occur, in the order of their letters.
    pub values: Vec<String>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Place of its value in every dimension.
    pub(super) keys: Vec<usize>,
    /// Number of whom it is about.
    pub(super) unit: usize,
    pub(super) value: Decimal,
}

/// All records of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// What they are put together by.
    pub dimensions: Vec<DimensionOfRecords>,
    /// The name of the value.
    pub value: String,
    /// The bands it is put into.
    pub bands: Bands,
    /// Records without a value, which count nowhere.
    pub without_value: usize,
    pub(super) all: Vec<Record>,
}

impl Records {
    /// How many records have a value.
    pub fn count(&self) -> usize {
        self.all.len()
    }
}

/// Reads the records of a table.
///
/// # Errors
/// Every problem found, each with file and line: a column that is not there, a value that is no number or lies
/// outside the bands, a record about nobody.
pub fn read_records(
    file: &str,
    table: &Table,
    columns: &Columns,
    bands: &Bands,
) -> Result<Records, Vec<Problem>> {
    let places = Places::find(file, table, columns)?;
    let mut problems = Vec::new();
    let mut read: Vec<(&Row, Decimal)> = Vec::new();
    let mut without_value = 0;
    for row in &table.rows {
        match places.value(row, bands) {
            Ok(Some(value)) => read.push((row, value)),
            Ok(None) => without_value += 1,
            Err(message) => problems.push(Problem::new(file, row.line, message)),
        }
        if places.group.is_some_and(|group| row.cells[group].is_empty()) {
            let message = "it is not said whom this record is about; fill in the column of `--group`";
            problems.push(Problem::new(file, row.line, message));
        }
    }
    if problems.is_empty() && read.is_empty() {
        problems.push(Problem::new(file, 0, "there is no record with a value below the first line"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(places.records(table, columns, bands, (&read, without_value)))
}

/// Where the columns are.
struct Places {
    dimensions: Vec<usize>,
    value: usize,
    group: Option<usize>,
}

impl Places {
    fn find(file: &str, table: &Table, columns: &Columns) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut used = BTreeSet::new();
        let mut find = |name: &String, once: bool| {
            let place = table.column(name);
            let message = match place {
                None => format!("there is no column `{name}`; there are: {}", table.header.join(", ")),
                Some(place) if !used.insert(place) && once => format!("the column `{name}` is named twice"),
                Some(place) => return place,
            };
            problems.push(Problem::new(file, 1, message));
            0
        };
        let value = find(&columns.value, true);
        let dimensions: Vec<usize> = columns.dimensions.iter().map(|name| find(name, true)).collect();
        let group = columns.group.as_ref().map(|name| find(name, false));
        if columns.dimensions.is_empty() {
            problems.push(Problem::new(file, 0, "name one column at least that records are put together by"));
        }
        if problems.is_empty() { Ok(Self { dimensions, value, group }) } else { Err(problems) }
    }

    fn value(&self, row: &Row, bands: &Bands) -> Result<Option<Decimal>, String> {
        let text = &row.cells[self.value];
        if text.is_empty() {
            return Ok(None);
        }
        let value: Decimal = text
            .parse()
            .map_err(|_| format!("`{text}` is no number; write it with a point, such as 41.5"))?;
        let (low, high) = (bands.low().normalize(), bands.high().normalize());
        let outside = || {
            format!(
                "`{text}` lies outside {low} to {high}; say between which ends values lie with --low and --high, or with --bands"
            )
        };
        bands.of(value).map(|_| Some(value)).ok_or_else(outside)
    }

    fn records(
        &self,
        table: &Table,
        columns: &Columns,
        bands: &Bands,
        (read, without_value): (&[(&Row, Decimal)], usize),
    ) -> Records {
        let value = |row: &Row, place: usize| match row.cells[place].as_str() {
            "" => NOT_GIVEN.to_owned(),
            text => text.to_owned(),
        };
        let dimension = |place: &usize| {
            let values: BTreeSet<String> = read.iter().map(|(row, _)| value(row, *place)).collect();
            DimensionOfRecords { name: table.header[*place].clone(), values: values.into_iter().collect() }
        };
        let dimensions: Vec<DimensionOfRecords> = self.dimensions.iter().map(dimension).collect();
        let key = |row: &Row, (place, dimension): (&usize, &DimensionOfRecords)| {
            dimension.values.binary_search(&value(row, *place)).unwrap_or_default()
        };
        let mut units: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = Vec::new();
        for (number, (row, value)) in read.iter().enumerate() {
            let next = units.len();
            let unit = match self.group {
                None => number,
                Some(group) => *units.entry(row.cells[group].as_str()).or_insert(next),
            };
            let keys = self.dimensions.iter().zip(&dimensions).map(|pair| key(row, pair)).collect();
            all.push(Record { keys, unit, value: *value });
        }
        Records { dimensions, value: columns.value.clone(), bands: bands.clone(), without_value, all }
    }
}

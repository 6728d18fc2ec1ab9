//! The published data set as it lies on disk.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

/// One row of a table, by column.
pub type Row = HashMap<String, String>;

/// The tables a conversion needs.
pub struct Data {
    /// One row per company, level, indicator and element.
    pub elements: Vec<Row>,
    /// One row per element: its words and whom it is not asked of.
    pub element_specs: Vec<Row>,
    /// One row per indicator or family.
    pub indicator_specs: Vec<Row>,
    /// Indicators that are not asked of a whole type of company.
    pub indicator_excludes: Vec<Row>,
    /// One row per company: its type.
    pub company_specs: Vec<Row>,
    /// One row per level of a company: group, operating company or the class of a service.
    pub service_specs: Vec<Row>,
}

impl Data {
    /// Reads the tables of a folder.
    pub fn read(folder: &Path) -> Self {
        let table = |name: &str| table(&folder.join(name));
        Self {
            elements: table("elements.csv.gz"),
            element_specs: table("element-specs.csv"),
            indicator_specs: table("indicator-specs.csv"),
            indicator_excludes: table("indicator-excludes.csv"),
            company_specs: table("company-specs.csv"),
            service_specs: table("service-specs.csv"),
        }
    }
}

/// Every row of a CSV file; a name that ends in `.gz` is unpacked first.
pub fn table(path: &Path) -> Vec<Row> {
    let mut file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    let read = if path.extension().is_some_and(|end| end == "gz") {
        GzDecoder::new(file).read_to_string(&mut text)
    } else {
        file.read_to_string(&mut text)
    };
    read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
        .collect()
}

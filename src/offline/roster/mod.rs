//! The roster of a round as a table: who takes part, what is known of them, whom to invite. As CSV or a workbook, there
//! and back; every problem is named by its cell.

mod read;
mod write;
mod wrong;

use std::collections::BTreeMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;

pub use read::{read_roster_csv, read_roster_file};
pub use write::{roster_csv, roster_workbook};
pub use wrong::{RosterProblem, RosterWrong};

/// The columns, in the order they are written. Only `institution` must be there; what a file does not have stays as
/// it is.
pub const ROSTER_COLUMNS: [&str; 14] = [
    "institution",
    "kind",
    "ownership",
    "controlling_stake",
    "sector",
    "size",
    "region",
    "mandates",
    "successor_of",
    "questionnaire",
    "contact_email",
    "contact_name",
    "deputy_email",
    "deputy_name",
];

/// A roster as it was read or is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterTable {
    /// The rows, in the order of the file.
    pub rows: Vec<RosterRow>,
    /// Cells that cannot be taken, by their place. While there is one nothing is stored; what else is wrong with the
    /// rows is looked for all the same, so that a file is corrected once.
    pub problems: Vec<RosterProblem>,
}

/// One institution of a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    /// Its row in the file, counted from 1.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// The other cells the file has, by column; an empty one says that it is not known.
    pub cells: BTreeMap<&'static str, String>,
    /// The letters of the columns, by column.
    letters: BTreeMap<&'static str, String>,
}

impl RosterRow {
    /// A row to be written.
    pub fn new(name: impl Into<String>, cells: BTreeMap<&'static str, String>) -> Self {
        Self { name: name.into(), cells, ..Self::default() }
    }

    /// A cell; `None` where the file has no such column.
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// A problem of one of its cells.
    pub fn problem(&self, column: &str, wrong: RosterWrong) -> RosterProblem {
        let letters = self.letters.get(column).map_or("A", String::as_str);
        RosterProblem { cell: format!("{letters}{}", self.number), wrong }
    }
}

/// A share in percent, 0 to 100, as people write it: with a point or a comma, with or without the sign.
pub fn percent(typed: &str) -> Option<Decimal> {
    let plain = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    let number = Decimal::from_str(&plain).ok()?;
    (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number).then(|| number.normalize())
}

/// True for a section of the international industry classification, A to U.
pub fn is_isic_section(code: &str) -> bool {
    matches!(code.as_bytes(), [b'A'..=b'U'])
}

#[cfg(test)]
mod tests;

//! One response outside the service: as a workbook that is filled in without network and comes back, as CSV to work
//! with, and as what was collected with a form of another program.
//!
//! - What comes back is only compared here, with what was stored when the file was made (its base) and with what is
//!   stored now. A part of an answer is changed where the file differs from its base and nobody else has changed it;
//!   where somebody has, it is a conflict that a person decides. Nothing is stored.
//! - [`look`] decides what a file is from its bytes, before anything reads it.
//! - In the workbook hidden columns and sheets have the ids; people see words in their language, and words of any of
//!   the languages are understood. Rows may be moved or sorted.

mod answer;
mod asked_when;
mod facts;
mod guard;
mod labels;
mod layout;
mod mark;
mod open;
mod read;
mod read_me;
mod roster;
mod rows;
mod sheet;
mod still_open;
mod styles;
mod submissions;
mod tidy;
mod upload;
mod write;
mod wrong;

pub use crate::response::neutral;
pub use facts::{Asking, Facts, Place, Standing};
pub use guard::{LARGEST_FILE, Sent, look};
pub use read::read_workbook;
pub use roster::{
    ROSTER_COLUMNS, RosterProblem, RosterRow, RosterTable, RosterWrong, percent, read_roster_csv,
    read_roster_file, roster_csv, roster_workbook,
};
pub use sheet::{read_sheet, sheet_text};
pub use submissions::{Submission, read_submissions};
pub use tidy::{TIDY_HEADER, tidy};
pub use upload::{Change, Conflict, Entry, Field, Filled, Keep, Planned, Upload, Value, compare};
pub use write::workbook;
pub use wrong::{CellError, Refusal, Wrong};

use serde::{Deserialize, Serialize};

/// A file as it was taken: one or several sets of answers, of which one is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taken {
    /// A workbook of the response.
    Workbook(Filled),
    /// Submissions of the form, in the order of the file.
    Submissions(Vec<Submission>),
}

impl Taken {
    /// The answers chosen: the workbook, or the submission at a place.
    pub fn chosen(&self, place: usize) -> Option<&Filled> {
        match self {
            Self::Workbook(filled) => Some(filled),
            Self::Submissions(all) => all.get(place).map(|submission| &submission.filled),
        }
    }
}

/// Reads whatever was sent for a response.
///
/// # Errors
/// Why the whole file is not taken.
pub fn take(facts: &Facts<'_>, bytes: &[u8]) -> Result<Taken, Refusal> {
    match look(bytes)? {
        Sent::Workbook => read_workbook(facts, bytes).map(Taken::Workbook),
        Sent::Text(text) => read_submissions(facts, &[(String::new(), text)]).map(Taken::Submissions),
        Sent::Tables(tables) => read_submissions(facts, &tables).map(Taken::Submissions),
    }
}

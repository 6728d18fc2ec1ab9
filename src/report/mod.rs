//! Reports: what a document says, and a writer for each form it takes.
//!
//! [`document`] is the model; whoever composes a report builds a [`document::Document`] in the reader's language.
//! Writers only translate it and decide nothing about its content. [`baseline`] composes what the public reads of a
//! round, [`diagnostic`] what the NHRI lays before those who draft a plan, [`scorecard`] what one institution reads of itself,
//! [`receipt`] what it gets for handing in, [`plan`] what a government adopts, [`tables`] what analysts take into other programs.

pub mod baseline;
mod compose;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod findings_file;
pub mod fonts;
pub mod html;
#[cfg(test)]
mod made_up;
pub mod nonresponse;
pub mod pdf;
pub mod plan;
pub mod printed;
pub mod receipt;
pub mod scorecard;
pub mod scores_file;
pub mod tables;
pub mod xlsx;

use std::collections::BTreeSet;

pub use compose::{POINT_BANDS, point_band, point_bands};

/// What the reader of an institution's own file does not see. Nothing of it is in the file, and the file says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotShown {
    /// True when there are answers the reader does not see.
    pub answers: bool,
    /// The questions that are not the reader's to read, by id.
    pub questions: BTreeSet<String>,
}

impl NotShown {
    /// True when the file is less than the whole.
    pub fn is_something(&self) -> bool {
        self.answers || !self.questions.is_empty()
    }
}

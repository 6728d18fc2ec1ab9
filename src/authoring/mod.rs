//! Work on questionnaires before anybody answers them: how long they are for whom, which scores can be reached, what
//! is still missing; beginning one, comparing two versions, handing one out as a workbook and taking it back.
//!
//! This module never decides a score; it asks [`scoring`](crate::scoring) for them.

mod begin;
mod compare;
mod people;
mod reach;
mod reading;
mod standard;
mod stats;
mod terms;
mod workbook;

pub use begin::begin;
pub use compare::{Change, Changed, Comparison, QuestionComparison, State, compare};
pub use people::{Kind, PathLength, kinds_of_institution, longest_paths};
pub use reach::{Reached, reachable_scores};
pub use reading::{grade, words_are_readable};
pub use standard::{keeps_the_standard, lengths_are_bearable, library_is_sound};
pub use stats::{Overall, QuestionnaireStats, overall, stats};
pub use terms::terms_are_used;
pub use workbook::{Places, places, read_workbook, write_workbook};

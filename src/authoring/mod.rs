//! Work on questionnaires before anybody answers them: how long they are for whom, which scores can be reached, what
//! is still missing; beginning one, comparing two versions, handing one out as a workbook and taking it back; a dry run
//! with made-up institutions; forms and libraries for other programs.
//!
//! This module never decides a score; it asks [`scoring`](crate::scoring) for them.

mod begin;
mod ciso;
pub mod compare;
mod people;
mod reach;
mod reading;
mod simulate;
mod standard;
mod stats;
mod terms;
mod wording;
mod workbook;
mod xlsform;

pub use begin::begin;
pub use ciso::ciso_library;
pub use compare::{Change, Changed, Comparison, QuestionComparison, State, compare};
pub use people::{Kind, PathLength, kinds_of_institution, longest_paths};
pub use reach::{Reached, reachable_scores};
pub use reading::{grade, words_are_readable};
pub use simulate::{Chance, DryRun, KindFigures, NodeFigures, Unrated, dry_run, simulate};
pub use standard::{keeps_the_standard, lengths_are_bearable, library_is_sound};
pub use stats::{Overall, QuestionnaireStats, overall, stats};
pub use terms::terms_are_used;
pub use workbook::{Places, places, read_workbook, write_workbook};
pub use xlsform::{NoForm, form_id, form_name, xlsform};

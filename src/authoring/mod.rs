//! Work on questionnaires before anybody answers them: how long they are for whom, which scores can be reached, what
//! is still missing; a dry run with made-up institutions; forms and libraries for other programs.
//!
//! This module never decides a score; it asks [`scoring`](crate::scoring) for them.

mod ciso;
mod people;
mod reach;
mod simulate;
mod standard;
mod stats;
mod wording;
mod xlsform;

pub use ciso::ciso_library;
pub use people::{Kind, PathLength, kinds_of_institution, longest_paths};
pub use reach::{Reached, reachable_scores};
pub use simulate::{Chance, DryRun, KindFigures, NodeFigures, Unrated, dry_run, simulate};
pub use standard::{keeps_the_standard, lengths_are_bearable, library_is_sound, terms_are_used};
pub use stats::{Overall, QuestionnaireStats, overall, stats};
pub use xlsform::{NoForm, form_id, form_name, xlsform};

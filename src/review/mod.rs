//! What a reviewer makes of an answer, kept beside what the institution says of itself and never in its place.
//!
//! - A [`Verdict`] accepts an answer as it is or verifies another one with a reason, and says how strong the evidence is.
//!   It carries the mark of the answer it judges: once the answer changes, the verdict is outdated and asks again.
//! - [`verified()`] puts current verdicts in their places on a copy of the sheet, from which reviewed scores are drawn.
//! - [`queue`] says what wants a look first, [`sample`] draws what a second reviewer judges on their own, from a seed.
//! - [`independence`] says who may not review whom, and [`agree`] how far two judgements of the same answers agree.

pub mod agree;
pub mod asked;
pub mod independence;
pub mod queue;
pub mod sample;
mod verdict;
mod verified;

pub use verdict::{DraftResults, Reply, Seat, Stance, Strength, Verdict};
pub use verified::{is_outdated, verified};

//! What may leave the NHRI: the only maker of [`Released`].
//!
//! The reader is taken to know these rules, who was asked, and the answers of one institution.
//!
//! - A figure rests on at least [`Policy::smallest_cell`] institutions (5 by default, never below 3).
//! - What a reader gets by taking shown parts from a shown total is held to the same rules.
//! - Where all, or all but two, of a group are rated alike, ratings and mean are withheld. Two and not one, so that a
//!   reader who is the one does not learn from the gap that there is no other.
//! - The count below target is shown when at least three and a quarter of the group are on either side; otherwise it
//!   becomes "over three quarters" or "under one quarter", where that leaves three numbers open and no exact figure
//!   of the total stands beside that of a kind.
//! - Means are rounded to what one institution can move them ([`mean_step`]), so that means of overlapping groups
//!   cannot be taken from each other.
//! - A gap is in the register when it is common; a next step, when enough institutions are concerned and the question
//!   was put to two more. The order follows from released figures.
//! - A median is the score of one institution and is never released.
//!
//! Two things are let out on purpose: how many institutions have a score on a topic, and that nobody is rated at some
//! level, which may put everybody on one side of the target.

mod appearance;
mod audit;
mod cells;
mod content;
mod leftovers;
mod named;
mod quotations;
mod release;
mod segments;
mod solver;
pub mod tables;

pub use appearance::{GroupAppearance, Prospect, appearance};
pub use audit::{Earlier, How, Pinned, audit, title};
pub use cells::mean_step;
pub use content::{
    CellRelease, Findings, GapRelease, KindRelease, RateRelease, Ratings, SegmentRelease, Share,
    TopicRelease, Withheld,
};
pub use leftovers::{Leftover, leftovers};
pub use named::{ReleasedName, naming_tells};
pub use quotations::{
    NotConsented, QuotationStanding, QuotedPlace, Redacted, ReleasedQuote, holding, quotation_standing,
    redacted,
};
/// Width of the interval in which the mean of a withheld cell must stay for every reader, in points of 100 of the
/// range: nearly a level of a scale of five.
pub const PROTECTION_OF_MEANS: u32 = 20;

pub use release::{Policy, Released, ReopenError, freeze, release, release_by, reopen};
pub use segments::NOT_SAID;

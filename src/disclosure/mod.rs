//! What may leave the NHRI: the only maker of [`Released`].
//!
//! - A figure rests on at least [`Policy::smallest_cell`] institutions (5 by default, never below 3).
//! - What a reader gets by taking shown parts from a shown total is held to the same rule.
//! - Where all, or all but one, of a group answer alike, the figure would say what everybody answered: ratings are
//!   withheld, means at either end too, and shares become "over three quarters" or "under one quarter".
//! - A median is the score of one institution and is never released.

mod cells;
mod content;
mod release;

pub use content::{
    CellRelease, Findings, GapRelease, KindRelease, RateRelease, Ratings, Share, TopicRelease, Withheld,
};
pub use release::{Policy, Released, ReopenError, freeze, release, reopen};

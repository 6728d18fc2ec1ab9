//! Reviews in words.

pub mod agreement;
pub mod answer;
pub mod mirror;
pub mod queue;
pub mod reply;

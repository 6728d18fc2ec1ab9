//! Reviews in words.

pub mod agreement;
pub mod answer;
pub mod queue;
pub mod reply;

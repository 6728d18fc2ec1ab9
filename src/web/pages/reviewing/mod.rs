//! Reviewing answers one by one, and what surrounds it.

pub mod answer;
pub mod queue;
pub mod reply;
pub mod round;

//! Many scorecards to baseline findings: distributions by topic and kind of institution, and the gap register.
//!
//! Everything here is for the NHRI's own eyes; what others may see is made by [`disclosure`](crate::disclosure).
//! No function orders institutions by score.

mod asked;
mod audience;
mod cell;
pub mod changes;
pub mod compare;
mod draw;
pub mod finding;
mod gaps;
mod input;
pub mod register;
pub mod robustness;
pub mod salience;
mod topic;

pub use audience::{Audience, GroupSize, audiences};
pub use cell::Cell;
pub use draw::{Baseline, draw};
pub use gaps::{GapEntry, NextStep, principles};
pub use input::{Basis, Dimension, Participant, ResponseRate, Standing, response_rates};
pub use topic::{Member, TopicFinding, TopicKey};

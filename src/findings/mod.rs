//! Many scorecards to baseline findings: distributions by topic and kind of institution, and the gap register.
//!
//! Everything here is for the NHRI's own eyes; what others may see is made by [`disclosure`](crate::disclosure).
//! No function orders institutions by score.

mod asked;
mod audience;
mod cell;
pub mod changes;
mod classes;
pub mod compare;
mod cross;
mod draw;
mod duties;
pub mod finding;
mod gaps;
mod indicators;
mod input;
mod mirrors;
pub mod register;
pub mod robustness;
pub mod salience;
mod schemes;
mod segments;
mod topic;
mod versions;

pub use audience::{Audience, GroupSize, audiences};
pub use cell::Cell;
pub use classes::{ClassCounts, ClassFinding, ClassMember, draw_classes};
pub use cross::{CrossActor, cross_actor};
pub use draw::{Baseline, Drawn, draw, draw_by};
pub use duties::{Claim, DoubleClaim, Duties, Orphan, Unasked, duties};
pub use gaps::{GapEntry, NextStep, principles};
pub use input::{Basis, Dimension, Participant, ResponseRate, Standing, response_rates};
pub use mirrors::{MirrorFinding, Said, SideFinding, Verdict, mirror_findings};
pub use schemes::{Compared, ComparedTopic, Differing, SchemeFigures, Weakest, compare_schemes};
pub use segments::{Segment, median};
pub use topic::{Member, TopicFinding, TopicKey};
pub use versions::{AskedVersion, versions};

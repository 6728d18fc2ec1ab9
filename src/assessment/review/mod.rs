//! Reviewing: verdicts on answers, questions back, the second reviewer, the right of reply.

mod agreement;
mod independent;
mod reply;
mod room;
mod sample;
mod verdicts;

pub(super) use verdicts::{actor, verified_sheet};

pub use agreement::{Agreements, Group};
pub use independent::Independent;
pub use reply::{NewReply, ReplyRoom};
pub use room::{Sitting, Thread, ThreadState, UnderReview};
pub use sample::SampleSize;
pub use verdicts::NewVerdict;

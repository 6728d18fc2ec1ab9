//! The plan that answers the findings: who does what, by when, and how it is seen that it was done.
//!
//! [`read_plan`] reads a plan as it is printed, [`lint`](lint::lint) says what is wrong with it, and the register of
//! [`Bodies`] knows whom an order can task and to whom it can only recommend.

mod bodies;
mod codes;
mod consultation;
mod coverage;
mod draft;
mod events;
mod file;
mod follow_up;
pub mod lint;
mod outline;
mod period;
mod plan;
mod recommendation;
mod sequence;

pub use bodies::{Bodies, Body, Named, OwnBodies, Standing};
pub use codes::Code;
pub use consultation::{Consultation, Outcome, Proposal, Sight, Stakeholder};
pub use coverage::{Costs, Coverage, Load, coverage};
pub use draft::{Draft, Head, Kept, Located, Part, REPORT_BY, Stage};
pub use events::{Counted, Event, EventKind, KINDS, Participants, count, held_for};
pub use file::{COLUMNS, MORE_COLUMNS, WORKED_OUT, amount, read_plan};
pub use follow_up::{
    Duty, NHRI, Progress, Report, Status, Value, due, owed, progress, report_code, reporters,
};
pub use outline::{Branch, Level, Outline, Step, TakenOut};
pub use period::{Period, When, typed_day};
pub use plan::{Activity, Area, Block, Kind, Numbered, Pillar, Plan, Section, numbered};
pub use recommendation::{Recommendation, Shortfall, Term, draft_recommendations};
pub use sequence::{Sequence, sequence};

/// Words, cut with a sign where they have more letters than `longest`.
pub fn shortened(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words.to_owned();
    }
    words.chars().take(longest - 1).chain(['…']).collect()
}

/// The parts of a cell with a list: `;` between them or a line for each, empty ones left out.
pub fn list(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

//! The plan that answers the findings: who does what, by when, and how it is seen that it was done.
//!
//! [`read_plan`] reads a plan as it is printed, [`lint`](lint::lint) says what is wrong with it, and the register of
//! [`Bodies`] knows whom an order can task and to whom it can only recommend.

mod bodies;
mod codes;
mod coverage;
mod file;
pub mod lint;
mod period;
mod plan;
mod recommendation;

pub use bodies::{Bodies, Body, Named, Standing};
pub use codes::Code;
pub use coverage::{Costs, Coverage, Load, coverage};
pub use file::{COLUMNS, MORE_COLUMNS, read_plan};
pub use period::{Period, When};
pub use plan::{Activity, Area, Block, Numbered, Plan, Section, numbered};
pub use recommendation::{Recommendation, Shortfall, Term, draft_recommendations};

/// Words, cut with a sign where they have more letters than `longest`.
pub fn shortened(words: &str, longest: usize) -> String {
    if words.chars().count() <= longest {
        return words.to_owned();
    }
    words.chars().take(longest - 1).chain(['…']).collect()
}

/// The parts of a cell with a list: `;` between them or a line for each, empty ones left out.
fn list(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

//! Answers to scores, gaps, ratings, bounds and the reasons for them. Exact, and the same for the same answers.
//!
//! - A question is worth the points of the option chosen, a checklist the weighted share of elements met.
//! - "Not applicable" leaves numerator and denominator. "Do not know" and "no data" are answered, with 0 points
//!   unless the questionnaire says otherwise. Unanswered opens an interval.
//! - A node is made from its parts by a named [rule](crate::questionnaire::Rule). Nothing applicable: no value.
//! - A rating needs enough coverage; a core element at zero caps it.
//!
//! This module never orders institutions by score.

mod applies;
mod classes;
mod consistency;
mod examples;
mod explain;
mod lift;
mod mandate;
mod question;
mod rows;
mod rule;
mod scorecard;
mod tree;
pub mod units;
mod value;

pub use crate::response::Scheme;
pub use applies::{Applies, applies, hidden_by, holds, waits_for};
pub use classes::{Class, ClassCard, ClassStanding, ElementStanding, MOST_UNMET, class_of};
pub use consistency::{Contradiction, contradictions, is_unexplained};
pub use examples::run_example;
pub use explain::{ExplainedPart, Explanation, PartKind};
pub use lift::{Lift, lifts, questions_below};
pub use mandate::{NOT_IN_MANDATE, outside_mandate};
pub use question::{AnswerState, next_option, question_value};
pub use rows::{ScoreRow, score_rows};
pub use rule::combine;
pub use scorecard::{
    NodeScore, Progress, Rating, Scorecard, evidence_cap, score, score_by, score_indicators, score_nodes,
    zero_core_elements,
};
pub use tree::{Tree, Values};
pub use value::Value;

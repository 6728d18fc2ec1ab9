//! The pages, asked through the service itself, on both engines.

mod answering;
mod chain;
mod downloads;
mod entry;
mod evidence;
mod evidence_changes;
mod guidance;
mod hidden;
mod locked;
mod mandate;
mod papers;
mod permissions;
mod permitted_plans;
mod privacy;
mod prompts;
pub mod quotations;
mod refusals;
pub mod review;
mod review_conflict;
mod signing;
pub mod team;
mod team_ready;
mod team_talk;
mod tokens;
mod units;

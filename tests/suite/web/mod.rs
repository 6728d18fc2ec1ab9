//! The pages, asked through the service itself, on both engines.

mod answering;
mod chain;
mod entry;
mod guidance;
mod hidden;
mod papers;
mod permissions;
mod prompts;
pub mod team;
mod team_talk;
mod tokens;
mod units;

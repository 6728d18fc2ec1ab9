//! The pages, asked through the service itself, on both engines.

mod answering;
mod chain;
mod entry;
mod evidence;
mod guidance;
mod hidden;
mod papers;
mod permissions;
mod prompts;
mod signing;
pub mod team;
mod team_ready;
mod team_talk;
mod tokens;
mod units;

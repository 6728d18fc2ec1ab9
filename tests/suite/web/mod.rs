//! The pages, asked through the service itself, on both engines.

mod answering;
mod chain;
mod entry;
mod guidance;
mod hidden;
mod papers;
mod permissions;
mod prompts;
mod tokens;

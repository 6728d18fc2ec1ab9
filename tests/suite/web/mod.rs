//! The pages, asked through the service itself, on both engines.

mod answering;
mod chain;
mod entry;
mod permissions;
mod tokens;

//! Tests through the public formats and the built program.

mod cli;
mod rdr;
mod scoring;

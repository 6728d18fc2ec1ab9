//! Tests through the public formats and the built program.

mod rdr;
mod scoring;

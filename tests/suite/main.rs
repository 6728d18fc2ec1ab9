//! Tests against the package as a whole, in one binary.

mod cli;
mod database;
mod disclosure;
mod findings;
mod people;
mod rdr;
mod saving;
mod scoring;
mod store;
mod support;

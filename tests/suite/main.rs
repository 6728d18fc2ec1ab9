//! Tests against the package as a whole, in one binary.

mod database;
mod demo;
mod people;
mod rdr;
mod saving;
mod store;
mod support;

//! Tests against the package as a whole, in one binary.

mod database;
mod people;
mod saving;
mod store;
mod support;

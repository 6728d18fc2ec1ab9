//! Tests against the package as a whole, in one binary.

mod saving;
mod store;
mod support;

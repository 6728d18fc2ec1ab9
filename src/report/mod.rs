//! Reports: what a document says, and a writer for each form it takes.
//!
//! [`document`] is the model; whoever composes a report builds a [`document::Document`] in the reader's language.
//! Writers only translate it and decide nothing about its content.

pub mod document;
pub mod fonts;
pub mod pdf;

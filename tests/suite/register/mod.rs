//! The register of findings, salient issues, and rounds compared.

mod changes;
mod compare;
mod ledger;
mod list;
pub mod pages;
mod salience;

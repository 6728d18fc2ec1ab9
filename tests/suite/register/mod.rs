//! The register of findings, salient issues, and rounds compared.

mod changes;
mod compare;
mod list;
mod pages;
mod salience;
mod store;

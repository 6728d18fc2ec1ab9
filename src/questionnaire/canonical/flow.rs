//! Values on one line, as they stand in flow style in the files.

use std::collections::BTreeMap;

use super::super::condition::Condition;
use super::super::examples::{ExampleAnswer, ExampleProfile, Expectation};
use super::super::model::Evolution;
use super::yaml::{flow, flow_entries};
use super::{examples, section};

/// A condition.
pub fn condition(condition: &Condition) -> String {
    flow(condition)
}

/// What a question is to the version before.
pub fn evolution(evolution: &Evolution) -> String {
    section::evolution_words(evolution)
}

/// The institution of an example; nothing when nothing is said of it.
pub fn profile(profile: &ExampleProfile) -> String {
    let entries = examples::profile(profile);
    if entries.is_empty() { String::new() } else { flow_entries(&entries) }
}

/// The answers of an example.
pub fn answers(answers: &BTreeMap<String, ExampleAnswer>) -> String {
    flow_entries(&examples::answers(answers))
}

/// What an example expects.
pub fn expectations(expect: &BTreeMap<String, Expectation>) -> String {
    flow_entries(&examples::expectations(expect))
}

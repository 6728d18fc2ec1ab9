//! What each page shows: one type per template.
//!
//! A page type holds words only: numbers, dates and labels are texts in the reader's language already, and a template
//! does nothing but place them. Every page has samples (empty, ordinary, with long names, with errors), and a test
//! renders every template with every sample in every language.

pub mod admin;
pub mod analysis;
pub mod answer_form;
pub mod answers;
pub mod entry;
pub mod evidence;
pub mod findings;
pub mod frame;
pub mod guidance;
pub mod institutions;
pub mod left;
pub mod letters;
pub mod live;
pub mod messages;
pub mod offline;
pub mod paged;
pub mod parts;
pub mod people;
pub mod plan;
pub mod quotations;
pub mod receipts;
pub mod register;
pub mod releases;
pub mod response;
pub mod review;
pub mod reviewing;
pub mod robustness;
pub mod roster;
pub mod round_changes;
pub mod round_settings;
pub mod rounds;
pub mod rounds_compared;
pub mod salience;
mod samples;
pub mod scorecard;
pub mod section;
pub mod sectors;
pub mod sheet;
pub mod signing;
pub mod talk;
pub mod team;
pub mod units;
pub mod workbook;

use serde::Serialize;

use crate::texts::Language;

pub use frame::{Frame, Role};

/// The words of one page.
pub trait Page: Serialize {
    /// Its template, as a path below `templates`.
    const TEMPLATE: &'static str;

    /// Made-up pages, to render and to look at.
    fn samples(language: Language) -> Vec<Self>
    where
        Self: Sized;
}

#[cfg(test)]
mod html;
#[cfg(test)]
mod tests;

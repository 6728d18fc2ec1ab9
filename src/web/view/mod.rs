//! From what the use cases give to the words of pages. Pure: the same input, the same words.

pub mod answers;
pub mod asked;
pub mod audit;
pub mod charts;
pub mod finding;
pub mod findings;
pub mod form;
pub mod gaps;
pub mod groups;
pub mod guidance;
pub mod layers;
pub mod prompts;
pub mod releases;
pub mod response;
pub mod rounds;
pub mod scorecard;
pub mod seen;
pub mod talk;
pub mod team;
pub mod topics;
pub mod unit_page;
pub mod units;
pub mod words;
pub mod workbook;

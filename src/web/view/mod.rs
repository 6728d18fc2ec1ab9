//! From what the use cases give to the words of pages. Pure: the same input, the same words.

pub mod answers;
pub mod asked;
pub mod charts;
pub mod findings;
pub mod form;
pub mod response;
pub mod rounds;
pub mod scorecard;
pub mod topics;
pub mod words;

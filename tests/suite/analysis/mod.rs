//! What analysts read of a round: schemes worked by hand, classes, segments, findings across institutions, the file
//! for programs, and the pages.

mod classes;
mod cross;
mod file;
mod pages;
mod schemes;
mod segments;
mod versions;

use rust_decimal::Decimal;

/// A number.
pub fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

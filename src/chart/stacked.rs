//! Bars of one hundred per cent, cut into parts.

use super::colour::Colour;
use super::layout::{BAR_HEIGHT, Canvas, TEXT_SIZE, WORDS};
use super::scene::{Anchor, Fill, Lettering};
use super::text;

/// A number of things, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub number: u32,
    /// The number as the reader's language writes it.
    pub text: String,
}

impl Count {
    /// A number whose text is its digits, as small numbers are written everywhere.
    pub fn new(number: u32) -> Self {
        Self { number, text: number.to_string() }
    }
}

/// Draws one bar; parts of nothing take no room.
pub(super) fn draw(canvas: &mut Canvas, bar: f64, parts: &[(&Count, Fill)]) {
    let total: f64 = parts.iter().map(|(count, _)| f64::from(count.number)).sum();
    let mut before = 0.0;
    for (count, fill) in parts.iter().filter(|(count, _)| count.number > 0) {
        let (from, to) =
            (canvas.x(100.0 * before / total), canvas.x(100.0 * (before + f64::from(count.number)) / total));
        canvas.scene.rect([from, bar, to - from, BAR_HEIGHT], *fill);
        if before > 0.0 {
            canvas.scene.rect([from - 0.6, bar, 1.2, BAR_HEIGHT], Fill::Plain(Colour::WHITE));
        }
        label(canvas, bar, from, to, &count.text, *fill);
        before += f64::from(count.number);
    }
}

/// Writes the number inside its part when there is room.
fn label(canvas: &mut Canvas, bar: f64, from: f64, to: f64, words: &str, fill: Fill) {
    let width = text::width(words, TEXT_SIZE, false);
    if width + 6.0 > to - from {
        return;
    }
    let middle = (from + to) / 2.0;
    let colour = match fill {
        Fill::Plain(colour) => colour.ink_on(),
        Fill::Hatched => {
            let patch = [middle - width / 2.0 - 2.0, bar + 3.0, width + 4.0, BAR_HEIGHT - 6.0];
            canvas.scene.rect(patch, Fill::Plain(Colour::WHITE));
            Colour::INK
        }
    };
    canvas.scene.text(middle, bar + 14.5, words, Lettering { colour, anchor: Anchor::Middle, ..WORDS });
}

/// Room for the widest text at the right.
pub(super) fn aside_room<'a>(asides: impl Iterator<Item = Option<&'a str>>) -> f64 {
    let widths = asides.flatten().map(|words| text::width(words, TEXT_SIZE, false) + 12.0);
    widths.fold(0.0, f64::max)
}

//! A page as a list of things to draw, and the drawing. Lengths are millimetres from the top left corner.

use std::vec::IntoIter;

use genpdf::error::Error;
use genpdf::render::Area;
use genpdf::style::{Color, LineStyle, Style};
use genpdf::{Context, Element, Position, RenderResult, Size};

use super::typeset::{Look, style};
use crate::chart::Colour;
use crate::report::document::Layout;

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paper {
    pub width: f32,
    pub height: f32,
}

impl Paper {
    /// A4.
    pub const UPRIGHT: Self = Self { width: 210.0, height: 297.0 };
    /// A4 on its long side.
    pub const WIDE: Self = Self { width: 297.0, height: 210.0 };

    /// The paper of a document.
    pub const fn of(layout: &Layout) -> Self {
        if layout.is_wide() { Self::WIDE } else { Self::UPRIGHT }
    }

    /// Width of the text.
    pub const fn measure(self) -> f32 {
        self.width - 2.0 * LEFT
    }

    /// Lower edge of the text; the page number is below.
    pub const fn bottom(self) -> f32 {
        self.height - 30.0
    }
}

/// Left edge of the text.
pub(super) const LEFT: f32 = 25.0;

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Words { x: f32, baseline: f32, look: Look, words: String },
    Area { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    Strokes { segments: Vec<[f32; 4]>, width: f32, colour: Colour },
}

/// What is on a page, lowest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub marks: Vec<Mark>,
}

impl Page {
    pub fn words(&mut self, x: f32, baseline: f32, look: Look, words: impl Into<String>) {
        self.marks.push(Mark::Words { x, baseline, look, words: words.into() });
    }

    pub fn area(&mut self, [x, y, width, height]: [f32; 4], colour: Colour) {
        self.marks.push(Mark::Area { x, y, width, height, colour });
    }

    /// A stroke from left to right.
    pub fn rule(&mut self, x: f32, y: f32, length: f32, width: f32, colour: Colour) {
        self.marks.push(Mark::Strokes { segments: vec![[x, y, x + length, y]], width, colour });
    }
}

/// The pages as the one element of the library's document.
pub(super) struct Sheets {
    pages: IntoIter<Page>,
    paper: Paper,
}

impl Sheets {
    pub fn new(pages: Vec<Page>, paper: Paper) -> Self {
        Self { pages: pages.into_iter(), paper }
    }
}

impl Element for Sheets {
    fn render(&mut self, context: &Context, area: Area<'_>, _: Style) -> Result<RenderResult, Error> {
        for mark in self.pages.next().unwrap_or_default().marks {
            draw(context, &area, mark)?;
        }
        Ok(RenderResult {
            size: Size::new(self.paper.width, self.paper.height),
            has_more: self.pages.len() > 0,
        })
    }
}

fn draw(context: &Context, area: &Area<'_>, mark: Mark) -> Result<(), Error> {
    match mark {
        Mark::Words { x, baseline, look, words } => {
            return draw_words(context, area, [x, baseline], look, &words);
        }
        // The library fills nothing, but a stroke as wide as the area is high is the same on paper.
        Mark::Area { x, y, width, height, colour } => {
            let middle = y + height / 2.0;
            draw_stroke(area, [x, middle, x + width, middle], height, colour);
        }
        Mark::Strokes { segments, width, colour } => {
            for segment in segments {
                draw_stroke(area, segment, width, colour);
            }
        }
    }
    Ok(())
}

fn draw_stroke(area: &Area<'_>, [x1, y1, x2, y2]: [f32; 4], width: f32, colour: Colour) {
    let line = LineStyle::new().with_thickness(width).with_color(paint(colour));
    area.draw_line([Position::new(x1, y1), Position::new(x2, y2)], line);
}

/// The library moves a text left by the blank before its first letter; here that is taken back.
fn draw_words(
    context: &Context,
    area: &Area<'_>,
    at: [f32; 2],
    look: Look,
    words: &str,
) -> Result<(), Error> {
    let Some(first) = words.chars().next() else { return Ok(()) };
    let style = style(look).with_color(paint(look.colour));
    let blank: f32 = style.char_left_side_bearing(&context.font_cache, first).into();
    let ascent: f32 = style.metrics(&context.font_cache).ascent.into();
    let position = Position::new(at[0] + blank, at[1] - ascent);
    area.print_str(&context.font_cache, position, style, words)?;
    Ok(())
}

fn paint(Colour(red, green, blue): Colour) -> Color {
    Color::Rgb(red, green, blue)
}

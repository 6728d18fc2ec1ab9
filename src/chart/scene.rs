//! What is drawn, before it is SVG or PDF. Lengths are pixels, counted from the top left corner.

use super::colour::Colour;

/// A straight stroke: from x, y to x, y.
pub type Segment = [f64; 4];

/// How a rectangle is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fill {
    /// One colour.
    Plain(Colour),
    /// White with slanted strokes: a value is missing.
    Hatched,
}

/// Which end of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Filling.
        colour: Colour,
    },
    /// Straight strokes of one colour and width.
    Strokes {
        /// Where they run.
        segments: Vec<Segment>,
        /// Their width.
        width: f64,
        /// Their colour.
        colour: Colour,
    },
    /// One line of text.
    Text {
        /// Where the text stands, by its anchor.
        x: f64,
        /// The baseline.
        baseline: f64,
        /// Height of the letters' em square.
        size: f64,
        /// Which end of the text is at `x`.
        anchor: Anchor,
        /// Whether it is set in bold.
        bold: bool,
        /// Colour of the letters.
        colour: Colour,
        /// The words.
        content: String,
    },
}

/// A picture: marks painted one over another, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// What is drawn, lowest first.
    pub marks: Vec<Mark>,
}

/// Look of a text.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    pub size: f64,
    pub bold: bool,
    pub colour: Colour,
    pub anchor: Anchor,
}

/// Distance between the strokes of a hatching.
const HATCH_STEP: f64 = 5.0;
/// Lengths of dash and space of a dashed line.
const DASH: (f64, f64) = (4.0, 3.0);

impl Scene {
    pub(super) fn new(width: f64) -> Self {
        Self { width, height: 0.0, marks: Vec::new() }
    }

    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], fill: Fill) {
        match fill {
            Fill::Plain(colour) => self.marks.push(Mark::Rect { x, y, width, height, colour }),
            Fill::Hatched => {
                self.marks.push(Mark::Rect { x, y, width, height, colour: Colour::WHITE });
                let mut segments = hatching(x, y, width, height);
                segments.extend(outline(x, y, width, height));
                self.marks.push(Mark::Strokes { segments, width: 0.8, colour: Colour::HATCH });
            }
        }
    }

    pub(super) fn strokes(&mut self, segments: Vec<Segment>, width: f64, colour: Colour) {
        self.marks.push(Mark::Strokes { segments, width, colour });
    }

    /// A dashed line straight down.
    pub(super) fn dashed_down(&mut self, x: f64, top: f64, bottom: f64, width: f64, colour: Colour) {
        let step = DASH.0 + DASH.1;
        let dashes = ((bottom - top) / step).ceil().max(0.0) as usize;
        let segments = (0..dashes)
            .map(|dash| top + dash as f64 * step)
            .map(|start| [x, start, x, (start + DASH.0).min(bottom)])
            .collect();
        self.strokes(segments, width, colour);
    }

    pub(super) fn text(&mut self, x: f64, baseline: f64, content: &str, look: Lettering) {
        let Lettering { size, bold, colour, anchor } = look;
        self.marks.push(Mark::Text { x, baseline, size, anchor, bold, colour, content: content.to_owned() });
    }
}

/// Slanted strokes that stay inside a rectangle.
fn hatching(x: f64, y: f64, width: f64, height: f64) -> Vec<Segment> {
    let strokes = ((width + height) / HATCH_STEP).floor() as usize;
    (1..=strokes)
        .map(|stroke| stroke as f64 * HATCH_STEP)
        .filter(|reach| *reach < width + height)
        .map(|reach| {
            let (from, to) = ((reach - height).max(0.0), reach.min(width));
            [x + from, y + (reach - from), x + to, y + (reach - to)]
        })
        .collect()
}

fn outline(x: f64, y: f64, width: f64, height: f64) -> [Segment; 4] {
    let (right, bottom) = (x + width, y + height);
    [[x, y, right, y], [right, y, right, bottom], [right, bottom, x, bottom], [x, bottom, x, y]]
}

//! Figures: a chart's scene, drawn on the page.

use super::blocks::{DISPLAY_GAP, NOTE, place_text};
use super::flow::{Flow, TOP};
use super::page::{LEFT, Mark, Page};
use super::table::{caption_height, place_caption};
use super::typeset::{Face, Look, MM_PER_POINT, Typesetter};
use crate::chart::{self, Anchor, Scene};
use crate::report::document::Figure;

/// Width in pixels of a chart that fills the measure; wider ones are made smaller.
const FULL_WIDTH: f64 = 720.0;

/// Places a figure with its caption and note; it stays whole.
pub(super) fn place(flow: &mut Flow, figure: &Figure) {
    flow.space(DISPLAY_GAP - 2.0);
    flow.need(height(flow, figure));
    place_caption(flow, &figure.caption);
    flow.y += 1.0;
    let scale = scale(flow, figure);
    let drawing = Drawing { scale, x: LEFT, y: flow.y, typesetter: flow.typesetter };
    drawing.draw(flow.page(), &figure.chart.scene);
    flow.y += figure.chart.scene.height as f32 * scale + 1.0;
    if let Some(note) = &figure.note {
        place_text(flow, note, NOTE, 0.0);
    }
    flow.space(DISPLAY_GAP);
}

/// Height of a figure with its words.
pub(super) fn height(flow: &Flow, figure: &Figure) -> f32 {
    words_height(flow, figure) + figure.chart.scene.height as f32 * scale(flow, figure)
}

fn words_height(flow: &Flow, figure: &Figure) -> f32 {
    let note =
        figure.note.as_ref().map_or(0, |note| flow.typesetter.break_text(note, NOTE, flow.measure).len());
    caption_height(flow, &figure.caption) + 2.0 + note as f32 * NOTE.leading()
}

/// Room for a heading and a sentence above a figure that takes a page: they would stand on an empty one.
const ABOVE: f32 = 26.0;

/// Millimetres for a pixel: as wide as the measure, unless that would be too high for a page.
fn scale(flow: &Flow, figure: &Figure) -> f32 {
    let by_width = flow.measure / figure.chart.scene.width.max(FULL_WIDTH) as f32;
    let room = flow.bottom - TOP - ABOVE - words_height(flow, figure);
    by_width.min(room / figure.chart.scene.height as f32)
}

struct Drawing<'a> {
    scale: f32,
    x: f32,
    y: f32,
    typesetter: &'a Typesetter<'a>,
}

impl Drawing<'_> {
    fn draw(&self, page: &mut Page, scene: &Scene) {
        page.marks.extend(scene.marks.iter().map(|mark| self.mark(mark)));
    }

    fn mark(&self, mark: &chart::Mark) -> Mark {
        match mark {
            chart::Mark::Rect { x, y, width, height, colour } => Mark::Area {
                x: self.across(*x),
                y: self.down(*y),
                width: *width as f32 * self.scale,
                height: *height as f32 * self.scale,
                colour: *colour,
            },
            chart::Mark::Strokes { segments, width, colour } => Mark::Strokes {
                segments: segments
                    .iter()
                    .map(|[x1, y1, x2, y2]| {
                        [self.across(*x1), self.down(*y1), self.across(*x2), self.down(*y2)]
                    })
                    .collect(),
                width: *width as f32 * self.scale,
                colour: *colour,
            },
            chart::Mark::Text { x, baseline, size, anchor, bold, colour, content } => {
                let face = if *bold { Face::Bold } else { Face::Regular };
                let look = Look::new(face, self.points(*size), *colour);
                let x = self.across(*x) - self.typesetter.width(content, look) * share_before(*anchor);
                Mark::Words { x, baseline: self.down(*baseline), look, words: content.clone() }
            }
        }
    }

    fn across(&self, x: f64) -> f32 {
        self.x + x as f32 * self.scale
    }

    fn down(&self, y: f64) -> f32 {
        self.y + y as f32 * self.scale
    }

    /// The library sets letters in whole points only.
    fn points(&self, size: f64) -> u8 {
        (size as f32 * self.scale / MM_PER_POINT).round().max(5.0) as u8
    }
}

/// How much of a text lies left of its anchor.
fn share_before(anchor: Anchor) -> f32 {
    match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => 0.5,
        Anchor::End => 1.0,
    }
}

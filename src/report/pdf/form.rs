//! What a form has and a report has not: boxes to tick, lines to write on, and a head instead of a cover.

use super::blocks::{body, paragraph_gap};
use super::flow::Flow;
use super::page::{LEFT, Mark};
use super::typeset::{Face, Line, Look};
use crate::chart::Colour;
use crate::report::document::{Align, Blank, Boxes, Document, TickBox};

const TITLE: Look = Look::new(Face::Bold, 16, Colour::NAVY);
const SUBTITLE: Look = Look::new(Face::Bold, 11, Colour::INK);
const PUBLISHER: Look = Look::new(Face::Regular, 9, Colour::MUTED);
const NAME: Look = Look::new(Face::Regular, 8, Colour::MUTED);
const VALUE: Look = Look::new(Face::Regular, 9, Colour::INK);
/// Side of a box to tick.
const SIDE: f32 = 2.7;
/// From the left edge of a box to its words.
const INDENT: f32 = 5.0;
/// Between boxes that stand side by side.
const BETWEEN: f32 = 6.0;
/// Height of a line to write on: room for a hand.
const WRITING: f32 = 7.0;
/// Width of the names of facts.
const NAMES: f32 = 38.0;

/// Title, facts and instructions at the top of the first page.
pub(super) fn place_head(flow: &mut Flow, document: &Document) {
    place(flow, &document.cover.publisher, PUBLISHER, 1.5);
    place(flow, &document.title, TITLE, 1.5);
    place(flow, document.subtitle.as_deref().unwrap_or_default(), SUBTITLE, 3.0);
    for (name, value) in &document.cover.details {
        place_fact(flow, name, value);
    }
    flow.y += 1.5;
    rule(flow);
    flow.y += 3.0;
    if let Some(notice) = &document.cover.notice {
        place(flow, notice, VALUE, 2.0);
    }
}

fn place(flow: &mut Flow, words: &str, look: Look, gap: f32) {
    for line in
        flow.typesetter.break_words(words, look, flow.measure).iter().filter(|line| !line.runs.is_empty())
    {
        flow.line(line, 0.0, look.leading(), look.rise());
    }
    flow.y += gap;
}

fn place_fact(flow: &mut Flow, name: &str, value: &str) {
    let names = flow.typesetter.break_words(name, NAME, NAMES - 3.0);
    let values = flow.typesetter.break_words(value, VALUE, flow.measure - NAMES);
    let y = flow.y;
    let mut draw = |lines: &[Line], x: f32, leading: f32| {
        for (index, line) in lines.iter().enumerate() {
            let baseline = y + VALUE.rise() + index as f32 * leading;
            let measure = flow.measure;
            line.draw(flow.page(), LEFT + x, baseline, measure, Align::Left);
        }
    };
    draw(&names, 0.0, NAME.leading());
    draw(&values, NAMES, VALUE.leading());
    let names = names.len() as f32 * NAME.leading();
    flow.y += names.max(values.len() as f32 * VALUE.leading()) + 0.6;
}

fn rule(flow: &mut Flow) {
    let y = flow.y;
    let measure = flow.measure;
    flow.page().rule(LEFT, y, measure, 0.4, Colour::TEAL);
}

/// Places boxes side by side as far as they fit, or one below the other.
pub(super) fn place_boxes(flow: &mut Flow, boxes: &Boxes) {
    if boxes.across {
        place_across(flow, &boxes.items);
    } else {
        boxes.items.iter().for_each(|item| place_below(flow, item));
    }
    flow.space(paragraph_gap(flow) - 0.6);
}

/// Height of the first box, which stays with what stands above.
pub(super) fn opening(flow: &Flow, boxes: &Boxes) -> f32 {
    let look = body(flow);
    let first = boxes.items.first();
    let lines = first.map(|item| flow.typesetter.break_text(&item.text, look, flow.measure - INDENT).len());
    lines.unwrap_or(0) as f32 * look.leading()
}

fn place_below(flow: &mut Flow, item: &TickBox) {
    let look = body(flow);
    let lines = flow.typesetter.break_text(&item.text, look, flow.measure - INDENT);
    flow.need(lines.len() as f32 * look.leading());
    draw_box(flow, 0.0, item.ticked);
    for line in &lines {
        flow.line(line, INDENT, look.leading(), look.rise());
    }
    flow.space(0.6);
}

fn place_across(flow: &mut Flow, items: &[TickBox]) {
    let look = body(flow);
    // The lines for comment and source stay with the boxes they belong to.
    flow.need(look.leading() + 2.0 * WRITING + 3.0);
    let mut x = 0.0;
    for item in items {
        let lines = flow.typesetter.break_text(&item.text, look, flow.measure - INDENT);
        let width = INDENT + lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if x > 0.0 && x + width > flow.measure {
            flow.y += look.leading() + 0.6;
            flow.need(lines.len() as f32 * look.leading());
            x = 0.0;
        }
        draw_box(flow, x, item.ticked);
        let y = flow.y;
        for (index, line) in lines.iter().enumerate() {
            let baseline = y + index as f32 * look.leading() + look.rise();
            let measure = flow.measure;
            line.draw(flow.page(), LEFT + x + INDENT, baseline, measure, Align::Left);
        }
        flow.y += (lines.len() - 1) as f32 * look.leading();
        x += width + BETWEEN;
    }
    flow.y += look.leading() + 0.6;
}

/// Drawn, not set: no font needs a sign for it, and it prints as sharply as a rule.
fn draw_box(flow: &mut Flow, x: f32, ticked: bool) {
    let bottom = flow.y + body(flow).rise() + 0.3;
    let (left, right, top) = (LEFT + x, LEFT + x + SIDE, bottom - SIDE);
    let mut segments = vec![
        [left, top, right, top],
        [right, top, right, bottom],
        [right, bottom, left, bottom],
        [left, bottom, left, top],
    ];
    flow.page().marks.push(Mark::Strokes { segments: segments.clone(), width: 0.25, colour: Colour::INK });
    if ticked {
        segments = vec![
            [left + 0.5, top + 0.5, right - 0.5, bottom - 0.5],
            [right - 0.5, top + 0.5, left + 0.5, bottom - 0.5],
        ];
        flow.page().marks.push(Mark::Strokes { segments, width: 0.45, colour: Colour::INK });
    }
}

/// Places a label with lines to write on; the first begins after it.
pub(super) fn place_blank(flow: &mut Flow, blank: &Blank) {
    let look = Look { colour: Colour::MUTED, ..body(flow) };
    let label = flow.typesetter.break_words(&blank.label, look, flow.measure * 0.6);
    let height = label.len() as f32 * look.leading();
    flow.need(height.max(WRITING) + WRITING);
    flow.y += (WRITING - look.leading()).max(0.0);
    for line in &label {
        flow.line(line, 0.0, look.leading(), look.rise());
    }
    let start = label.last().map_or(0.0, |line| line.width + 1.5);
    for line in 0..blank.lines {
        let x = if line == 0 { start } else { 0.0 };
        if line > 0 {
            flow.need(WRITING);
            flow.y += WRITING;
        }
        let y = flow.y - look.leading() + look.rise() + 0.8;
        let measure = flow.measure;
        flow.page().rule(LEFT + x, y, measure - x, 0.15, Colour::MUTED);
    }
    flow.space(paragraph_gap(flow));
}

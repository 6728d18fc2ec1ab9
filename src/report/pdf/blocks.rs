//! Headings, paragraphs, lists and callouts.

use super::flow::{Flow, TOP};
use super::page::LEFT;
use super::typeset::{Face, Line, Look};
use super::{chart, form, table};
use crate::chart::Colour;
use crate::report::document::{Block, Callout, Level, Text, Tone};

pub(super) const BODY: Look = Look::new(Face::Regular, 10, Colour::INK);
pub(super) const CAPTION: Look = Look::new(Face::Bold, 9, Colour::NAVY);
pub(super) const NOTE: Look = Look::new(Face::Regular, 8, Colour::MUTED);
const BULLET: Look = Look::new(Face::Bold, 10, Colour::TEAL);

/// The look of running words.
pub(super) fn body(flow: &Flow) -> Look {
    if flow.is_form { Look { size: 9, ..BODY } } else { BODY }
}

/// Air after a paragraph.
pub(super) fn paragraph_gap(flow: &Flow) -> f32 {
    if flow.is_form { 1.2 } else { 2.8 }
}

/// Air before and after a table or figure.
pub(super) const DISPLAY_GAP: f32 = 4.5;
/// Indent of the words of a list.
const LIST_INDENT: f32 = 6.5;
const CALLOUT_PADDING: f32 = 5.0;

/// Look of a heading, with the air before and after it.
fn heading(flow: &Flow, level: Level) -> (Look, f32, f32) {
    if flow.is_form {
        return match level {
            Level::Chapter => (Look::new(Face::Bold, 13, Colour::NAVY), 6.0, 3.0),
            Level::Section => (Look::new(Face::Bold, 11, Colour::NAVY), 4.0, 1.8),
            Level::Subsection => (Look::new(Face::Bold, 9, Colour::INK), 3.2, 0.8),
        };
    }
    match level {
        Level::Chapter => (Look::new(Face::Bold, 20, Colour::NAVY), 12.0, 6.0),
        Level::Section => (Look::new(Face::Bold, 14, Colour::NAVY), 6.5, 3.0),
        Level::Subsection => (Look::new(Face::Bold, 11, Colour::TEAL), 4.5, 1.8),
    }
}

/// Places the blocks one below the other.
pub(super) fn place(flow: &mut Flow, blocks: &[Block]) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading { level, words } => {
                let follows = index > 0 && matches!(blocks[index - 1], Block::Heading { .. });
                place_heading(flow, *level, words, follows, &blocks[index + 1..]);
            }
            Block::Paragraph(text) => {
                place_text(flow, text, body(flow), 0.0);
                flow.space(paragraph_gap(flow));
            }
            Block::List { numbered, items } => place_list(flow, *numbered, items),
            Block::Table(content) => table::place(flow, content),
            Block::Figure(figure) => chart::place(flow, figure),
            Block::Callout(callout) => place_callout(flow, callout),
            Block::Boxes(boxes) => form::place_boxes(flow, boxes),
            Block::Blank(blank) => form::place_blank(flow, blank),
            Block::PageBreak if flow.is_at_top() => {}
            Block::PageBreak => flow.turn_page(),
        }
    }
}

/// A heading stays with the beginning of what it stands above; one that follows another stands closer to it.
fn place_heading(flow: &mut Flow, level: Level, words: &str, follows: bool, after: &[Block]) {
    let (look, before, below) = heading(flow, level);
    let before = if follows { before * 0.3 } else { before };
    let lines = flow.typesetter.break_words(words, look, flow.measure);
    let height = lines.len() as f32 * look.leading() + below;
    flow.need((before + height + opening(flow, after)).min(flow.bottom - TOP));
    flow.space(before);
    flow.enter(level, words);
    for line in &lines {
        flow.line(line, 0.0, look.leading(), look.rise());
    }
    if level == Level::Chapter {
        let y = flow.y + 1.2;
        flow.page().area([LEFT, y, 22.0, 0.9], Colour::TEAL);
    }
    flow.y += below;
}

/// Height that must follow a heading on its page.
fn opening(flow: &Flow, after: &[Block]) -> f32 {
    match after.first() {
        Some(Block::Heading { level, .. }) => {
            let (look, before, below) = heading(flow, *level);
            before + look.leading() + below + opening(flow, &after[1..])
        }
        // With the air above them: without it a heading fits alone where it does not fit with what follows.
        Some(Block::Table(content)) => DISPLAY_GAP - 2.0 + table::opening(flow, content),
        Some(Block::Figure(figure)) => DISPLAY_GAP - 2.0 + chart::height(flow, figure),
        Some(Block::Callout(callout)) => callout_opening(&callout_lines(flow, callout)),
        Some(Block::Boxes(boxes)) => form::opening(flow, boxes),
        Some(Block::Paragraph(_) | Block::List { .. } | Block::Blank(_)) => 3.0 * body(flow).leading(),
        Some(Block::PageBreak) | None => 0.0,
    }
}

/// Places text, never leaving a single line of it on a page.
pub(super) fn place_text(flow: &mut Flow, text: &Text, look: Look, indent: f32) {
    let lines = flow.typesetter.break_text(text, look, flow.measure - indent);
    place_lines(flow, &lines, look, indent);
}

fn place_lines(flow: &mut Flow, lines: &[Line], look: Look, indent: f32) {
    let fitting = (flow.room() / look.leading()).floor() as usize;
    let here = match lines.len() {
        all if all <= fitting => all,
        _ if fitting < 2 => 0,
        all if all == fitting + 1 && fitting > 2 => fitting - 1,
        all if all == fitting + 1 => 0,
        _ => fitting,
    };
    for line in &lines[..here] {
        flow.line(line, indent, look.leading(), look.rise());
    }
    if here < lines.len() {
        flow.turn_page();
        place_lines(flow, &lines[here..], look, indent);
    }
}

fn place_list(flow: &mut Flow, numbered: bool, items: &[Text]) {
    let look = body(flow);
    let gap = if flow.is_form { 0.6 } else { 1.4 };
    for (index, item) in items.iter().enumerate() {
        flow.need(2.0 * look.leading());
        let sign = if numbered { format!("{}.", index + 1) } else { "•".to_owned() };
        let baseline = flow.y + look.rise();
        flow.page().words(LEFT + 1.0, baseline, Look { size: look.size, ..BULLET }, sign);
        place_text(flow, item, look, LIST_INDENT);
        flow.space(gap);
    }
    flow.space(paragraph_gap(flow) - gap);
}

/// A line with its look and the air after it.
type Spaced = (Line, Look, f32);

fn spaced_height(lines: &[Spaced]) -> f32 {
    lines.iter().map(|(_, look, gap)| look.leading() + gap).sum()
}

/// Height of a callout, or of as much of it as must stay together.
fn callout_opening(lines: &[Spaced]) -> f32 {
    (spaced_height(lines) + 2.0 * CALLOUT_PADDING).min(80.0)
}

/// A callout has a box on each page it runs over; a short one stays whole.
fn place_callout(flow: &mut Flow, callout: &Callout) {
    let lines = callout_lines(flow, callout);
    flow.space(1.5);
    flow.need(callout_opening(&lines));
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let room = flow.room() - 2.0 * CALLOUT_PADDING;
        let fitting = (1..=rest.len()).take_while(|count| spaced_height(&rest[..*count]) <= room);
        let (here, later) = rest.split_at(fitting.last().unwrap_or(1));
        draw_callout(flow, callout.tone, here);
        rest = later;
        if !rest.is_empty() {
            flow.turn_page();
        }
    }
    flow.space(DISPLAY_GAP);
}

/// The lines of a callout with the air after each.
fn callout_lines(flow: &Flow, callout: &Callout) -> Vec<Spaced> {
    let look = body(flow);
    let room = flow.measure - 2.0 * CALLOUT_PADDING - 1.5;
    let title = Look::new(Face::Bold, 10, callout_colours(callout.tone).1);
    let mut lines = Vec::new();
    if let Some(words) = &callout.title {
        lines.extend(
            flow.typesetter.break_words(words, title, room).into_iter().map(|line| (line, title, 0.0)),
        );
    }
    for text in &callout.text {
        if let Some((_, _, gap)) = lines.last_mut() {
            *gap = 1.6;
        }
        lines.extend(flow.typesetter.break_text(text, look, room).into_iter().map(|line| (line, look, 0.0)));
    }
    lines
}

fn draw_callout(flow: &mut Flow, tone: Tone, lines: &[Spaced]) {
    let (ground, edge) = callout_colours(tone);
    let (y, height) = (flow.y, spaced_height(lines) + 2.0 * CALLOUT_PADDING);
    let measure = flow.measure;
    flow.page().area([LEFT, y, measure, height], ground);
    flow.page().area([LEFT, y, 1.5, height], edge);
    flow.y += CALLOUT_PADDING;
    for (line, look, gap) in lines {
        flow.line(line, CALLOUT_PADDING + 1.5, look.leading(), look.rise());
        flow.y += gap;
    }
    flow.y = y + height;
}

fn callout_colours(tone: Tone) -> (Colour, Colour) {
    match tone {
        Tone::Note => (Colour(235, 243, 246), Colour::TEAL),
        Tone::Caution => (Colour(253, 244, 232), Colour::TARGET),
    }
}

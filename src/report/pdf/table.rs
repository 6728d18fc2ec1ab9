//! Tables: rows stay whole, the header comes again on every page.

use super::blocks::{CAPTION, DISPLAY_GAP, NOTE, place_text};
use super::flow::{Flow, TOP};
use super::page::LEFT;
use super::typeset::{Face, Line, Look};
use super::widths::{Place, places};
use crate::chart::Colour;
use crate::report::document::{Align, Cell, Column, Row, Table, Text};

pub(super) const CELL: Look = Look::new(Face::Regular, 9, Colour::INK);
pub(super) const HEAD: Look = Look::new(Face::Bold, 9, Colour::NAVY);
/// Air beside and above the words of a cell.
pub(super) const PADDING: (f32, f32) = (2.0, 1.6);
const CAPTION_GAP: f32 = 1.8;
/// Between a table and its note.
const NOTE_GAP: f32 = 1.6;

/// A cell broken into lines.
struct Slot {
    x: f32,
    width: f32,
    align: Align,
    lines: Vec<Line>,
    shade: Option<Colour>,
}

/// A row broken into lines.
struct Strip {
    boxes: Vec<Slot>,
    ground: Option<Colour>,
    is_heading: bool,
}

impl Strip {
    fn lines(&self) -> usize {
        self.boxes.iter().map(|cell| cell.lines.len()).max().unwrap_or(0)
    }

    fn height(&self) -> f32 {
        height_of(self.lines())
    }
}

fn height_of(lines: usize) -> f32 {
    lines as f32 * CELL.leading() + 2.0 * PADDING.1
}

/// Places a table with its caption and note.
pub(super) fn place(flow: &mut Flow, table: &Table) {
    flow.space(DISPLAY_GAP - 2.0);
    flow.need(opening(flow, table));
    place_caption(flow, &table.caption);
    let places = places(flow, table);
    let header = header(flow, &table.columns, &places);
    draw_header(flow, &header);
    let rows: Vec<Strip> = table.rows.iter().map(|row| strip(flow, &table.columns, &places, row)).collect();
    let below = table.note.as_ref().map_or(0.0, |note| note_height(flow, note));
    for (index, row) in rows.iter().enumerate() {
        // Words above rows stay with the first of them, the note below them with the last.
        let next = match rows.get(index + 1) {
            Some(next) if row.is_heading => next.height(),
            Some(_) => 0.0,
            None => below,
        };
        place_row(flow, &header, row, next);
    }
    let y = flow.y;
    let measure = flow.measure;
    flow.page().rule(LEFT, y, measure, 0.4, Colour::NAVY);
    if let Some(note) = &table.note {
        flow.y += NOTE_GAP;
        place_text(flow, note, NOTE, 0.0);
    }
    flow.space(DISPLAY_GAP);
}

/// Words above a table or figure.
pub(super) fn place_caption(flow: &mut Flow, caption: &str) {
    for line in flow.typesetter.break_words(caption, CAPTION, flow.measure) {
        flow.line(&line, 0.0, CAPTION.leading(), CAPTION.rise());
    }
    flow.y += CAPTION_GAP;
}

/// Height of the words above a table or figure.
pub(super) fn caption_height(flow: &Flow, caption: &str) -> f32 {
    flow.typesetter.break_words(caption, CAPTION, flow.measure).len() as f32 * CAPTION.leading() + CAPTION_GAP
}

/// Height of the words below a table.
fn note_height(flow: &Flow, note: &Text) -> f32 {
    flow.typesetter.break_text(note, NOTE, flow.measure).len() as f32 * NOTE.leading() + NOTE_GAP
}

/// Height of the caption, the header and the first rows, which stay together.
pub(super) fn opening(flow: &Flow, table: &Table) -> f32 {
    let places = places(flow, table);
    let first = table.rows.iter().take(2);
    let rows: f32 = first.map(|row| strip(flow, &table.columns, &places, row).height()).sum();
    let header = header(flow, &table.columns, &places).height();
    let opening = caption_height(flow, &table.caption) + header + rows;
    opening.min(flow.bottom - TOP)
}

fn place_row(flow: &mut Flow, header: &Strip, row: &Strip, next: f32) {
    let whole_page = flow.bottom - TOP - header.height();
    if row.height() + next > flow.room() && (row.height() + next <= whole_page || flow.room() < height_of(4))
    {
        continue_on_next_page(flow, header);
    }
    let mut from = 0;
    while from < row.lines() {
        let fitting = ((flow.room() - 2.0 * PADDING.1) / CELL.leading()).floor().max(1.0) as usize;
        let to = (from + fitting).min(row.lines());
        draw_strip(flow, row, from, to);
        from = to;
        if from < row.lines() {
            continue_on_next_page(flow, header);
        }
    }
}

fn continue_on_next_page(flow: &mut Flow, header: &Strip) {
    let y = flow.y;
    let measure = flow.measure;
    flow.page().rule(LEFT, y, measure, 0.2, Colour::NAVY);
    flow.turn_page();
    draw_header(flow, header);
}

fn draw_header(flow: &mut Flow, header: &Strip) {
    let y = flow.y;
    draw_strip(flow, header, 0, header.lines());
    let below = flow.y;
    let measure = flow.measure;
    flow.page().rule(LEFT, y, measure, 0.4, Colour::NAVY);
    let measure = flow.measure;
    flow.page().rule(LEFT, below, measure, 0.3, Colour::NAVY);
}

/// Draws the lines of a row from `from` up to `to`.
fn draw_strip(flow: &mut Flow, row: &Strip, from: usize, to: usize) {
    let (top, height, measure) = (flow.y, height_of(to - from), flow.measure);
    let page = flow.page();
    if let Some(ground) = row.ground {
        page.area([LEFT, top, measure, height], ground);
    }
    for cell in &row.boxes {
        if let Some(shade) = cell.shade {
            page.area([cell.x + 0.8, top + 0.9, cell.width - 1.6, shade_height(cell, from, to)], shade);
        }
        let shown = cell.lines.iter().skip(from).take(to - from);
        for (index, line) in shown.enumerate() {
            let baseline = top + PADDING.1 + index as f32 * CELL.leading() + CELL.rise();
            line.draw(page, cell.x + PADDING.0, baseline, cell.width - 2.0 * PADDING.0, cell.align);
        }
    }
    page.rule(LEFT, top + height, measure, 0.15, Colour::RULE);
    flow.y = top + height;
}

/// A shade is as high as the words on it, not as the row: a column of tall dark boxes would shout.
fn shade_height(cell: &Slot, from: usize, to: usize) -> f32 {
    let lines = cell.lines.len().min(to).saturating_sub(from);
    if lines == 0 { 0.0 } else { height_of(lines) - 1.8 }
}

fn header(flow: &Flow, columns: &[Column], places: &[Place]) -> Strip {
    let cells = columns.iter().map(|column| Cell::from(column.head.as_str())).collect();
    let mut strip = strip(flow, columns, places, &Row::Cells(cells));
    for (cell, column) in strip.boxes.iter_mut().zip(columns) {
        cell.lines = flow.typesetter.break_words(&column.head, HEAD, cell.width - 2.0 * PADDING.0);
    }
    strip.ground = Some(Colour::TRACK);
    strip
}

fn strip(flow: &Flow, columns: &[Column], places: &[Place], row: &Row) -> Strip {
    match row {
        Row::Heading(words) => {
            let lines = flow.typesetter.break_words(words, HEAD, flow.measure - 2.0 * PADDING.0);
            let whole = Slot { x: LEFT, width: flow.measure, align: Align::Left, lines, shade: None };
            Strip { boxes: vec![whole], ground: Some(Colour(246, 248, 250)), is_heading: true }
        }
        Row::Cells(cells) => {
            let boxes = cells.iter().zip(columns).zip(places).map(|((cell, column), &(x, width))| {
                let look = Look { colour: cell.shade.map_or(CELL.colour, Colour::ink_on), ..CELL };
                let lines = flow.typesetter.break_text(&cell.text, look, width - 2.0 * PADDING.0);
                Slot { x, width, align: column.align, lines, shade: cell.shade }
            });
            Strip { boxes: boxes.collect(), ground: None, is_heading: false }
        }
    }
}

//! Cover, contents, and the head and foot of the pages.

use super::flow::{Entry, Flow};
use super::page::{LEFT, Mark, Page, Paper};
use super::typeset::{Face, Line, Look, Typesetter};
use crate::chart::Colour;
use crate::report::document::{Align, Document, Layout, Level};

const PALE: Colour = Colour(205, 222, 232);
const COVER_TITLE: Look = Look::new(Face::Bold, 28, Colour::WHITE);
const COVER_SUBTITLE: Look = Look::new(Face::Regular, 15, PALE);
const COVER_PUBLISHER: Look = Look::new(Face::Bold, 11, Colour::WHITE);
const COVER_NAME: Look = Look::new(Face::Regular, 9, Colour::MUTED);
const COVER_VALUE: Look = Look::new(Face::Regular, 11, Colour::INK);
const COVER_NOTICE: Look = Look::new(Face::Regular, 9, Colour::MUTED);
const CONTENTS_TITLE: Look = Look::new(Face::Bold, 20, Colour::NAVY);
const RUNNING: Look = Look::new(Face::Regular, 8, Colour::MUTED);
/// Lower edge of the coloured part of the cover, unless the title needs more.
const BAND: f32 = 150.0;
/// Width of the text of cover and contents.
const MEASURE: f32 = Paper::UPRIGHT.measure();
/// Room for a page number in the contents.
const NUMBER_ROOM: f32 = 14.0;

/// The first page.
pub(super) fn cover(document: &Document, typesetter: &Typesetter) -> Page {
    let title = typesetter.break_words(&document.title, COVER_TITLE, MEASURE);
    let subtitle = document.subtitle.as_deref().unwrap_or_default();
    let subtitle = typesetter.break_words(subtitle, COVER_SUBTITLE, MEASURE);
    let words =
        title.len() as f32 * COVER_TITLE.leading() + subtitle.len() as f32 * COVER_SUBTITLE.leading() + 6.0;
    let band = BAND.max(70.0 + words);
    let mut page = Page::default();
    page.area([0.0, 0.0, Paper::UPRIGHT.width, band], Colour::NAVY);
    page.area([0.0, band, Paper::UPRIGHT.width, 2.2], Colour::TEAL);
    let publisher = typesetter.break_words(&document.cover.publisher, COVER_PUBLISHER, MEASURE);
    lines(&mut page, &publisher, COVER_PUBLISHER, 26.0);
    let below = lines(&mut page, &title, COVER_TITLE, band - words - 16.0);
    lines(&mut page, &subtitle, COVER_SUBTITLE, below + 6.0);
    details(&mut page, document, typesetter, band + 18.0);
    notice(&mut page, document, typesetter);
    page
}

/// Draws lines from `y` down and gives back where they end.
fn lines(page: &mut Page, lines: &[Line], look: Look, y: f32) -> f32 {
    for (index, line) in lines.iter().enumerate() {
        line.draw(page, LEFT, y + index as f32 * look.leading() + look.rise(), MEASURE, Align::Left);
    }
    y + lines.len() as f32 * look.leading()
}

fn details(page: &mut Page, document: &Document, typesetter: &Typesetter, mut y: f32) {
    const NAMES: f32 = 48.0;
    for (name, value) in &document.cover.details {
        let names = typesetter.break_words(name, COVER_NAME, NAMES - 4.0);
        let values = typesetter.break_words(value, COVER_VALUE, MEASURE - NAMES);
        for (index, line) in names.iter().enumerate() {
            let baseline = y + COVER_VALUE.rise() + index as f32 * COVER_NAME.leading();
            line.draw(page, LEFT, baseline, NAMES, Align::Left);
        }
        for (index, line) in values.iter().enumerate() {
            let baseline = y + COVER_VALUE.rise() + index as f32 * COVER_VALUE.leading();
            line.draw(page, LEFT + NAMES, baseline, MEASURE - NAMES, Align::Left);
        }
        let names = names.len() as f32 * COVER_NAME.leading();
        y += names.max(values.len() as f32 * COVER_VALUE.leading()) + 2.4;
    }
}

fn notice(page: &mut Page, document: &Document, typesetter: &Typesetter) {
    let Some(words) = &document.cover.notice else { return };
    let notice = typesetter.break_words(words, COVER_NOTICE, MEASURE);
    let top = Paper::UPRIGHT.height - 25.0 - notice.len() as f32 * COVER_NOTICE.leading();
    page.rule(LEFT, top - 4.0, MEASURE, 0.2, Colour::RULE);
    lines(page, &notice, COVER_NOTICE, top);
}

/// The table of contents. Its own length is known only when it is set, and moves the body: it is set twice.
pub(super) fn contents(title: &str, entries: &[Entry], typesetter: &Typesetter) -> Vec<Page> {
    let length = set_contents(title, entries, typesetter, 0).len();
    // The body begins after the cover and the contents; pages are counted from one.
    set_contents(title, entries, typesetter, length + 2)
}

fn set_contents(title: &str, entries: &[Entry], typesetter: &Typesetter, first_page: usize) -> Vec<Page> {
    let mut flow = Flow::new(typesetter, Paper::UPRIGHT);
    for line in typesetter.break_words(title, CONTENTS_TITLE, MEASURE) {
        flow.line(&line, 0.0, CONTENTS_TITLE.leading(), CONTENTS_TITLE.rise());
    }
    let y = flow.y + 1.2;
    flow.page().area([LEFT, y, 22.0, 0.9], Colour::TEAL);
    flow.y += 6.0;
    for entry in entries {
        contents_entry(&mut flow, entry, first_page + entry.page);
    }
    flow.finish().0
}

fn contents_entry(flow: &mut Flow, entry: &Entry, number: usize) {
    let (look, indent, before) = match entry.level {
        Level::Chapter => (Look::new(Face::Bold, 10, Colour::NAVY), 0.0, 3.0),
        Level::Section => (Look::new(Face::Regular, 10, Colour::INK), 6.0, 0.6),
        Level::Subsection => return,
    };
    let lines = flow.typesetter.break_words(&entry.words, look, MEASURE - indent - NUMBER_ROOM);
    flow.need(before + lines.len() as f32 * look.leading());
    flow.space(before);
    for line in &lines {
        flow.line(line, indent, look.leading(), look.rise());
    }
    let baseline = flow.y - look.leading() + look.rise();
    let words = number.to_string();
    let width = flow.typesetter.width(&words, look);
    let leader =
        [LEFT + indent + lines.last().map_or(0.0, |line| line.width) + 2.0, LEFT + MEASURE - width - 2.0];
    leader_dots(flow.page(), leader, baseline);
    flow.page().words(LEFT + MEASURE - width, baseline, look, words);
}

/// Dots on a common grid, so that those of neighbouring lines stand one below the other.
fn leader_dots(page: &mut Page, [from, to]: [f32; 2], baseline: f32) {
    const STEP: f32 = 1.8;
    let dots = (from / STEP).ceil() as usize..(to / STEP).floor() as usize;
    let segments = dots.map(|dot| dot as f32 * STEP).map(|x| [x, baseline - 0.2, x + 0.35, baseline - 0.2]);
    page.marks.push(Mark::Strokes { segments: segments.collect(), width: 0.35, colour: Colour::HATCH });
}

/// Head and foot of every page but a cover.
pub(super) fn number(document: &Document, pages: &mut [Page], typesetter: &Typesetter) {
    let all = pages.len();
    let paper = Paper::of(&document.layout);
    let (measure, bottom) = (paper.measure(), paper.bottom());
    let (head, foot, covers) = match &document.layout {
        Layout::Report => (&document.title, &document.cover.publisher, 1),
        Layout::Annex { running } => (&document.title, running, 0),
        Layout::Form { running } => (document.subtitle.as_ref().unwrap_or(&document.title), running, 0),
    };
    for (index, page) in pages.iter_mut().enumerate().skip(covers) {
        let lines = typesetter.break_words(head, RUNNING, measure);
        if let Some(line) = lines.first() {
            line.draw(page, LEFT, 18.5, measure, Align::Left);
        }
        page.rule(LEFT, 21.0, measure, 0.2, Colour::RULE);
        page.rule(LEFT, bottom + 8.0, measure, 0.2, Colour::RULE);
        let number = format!("{} / {all}", index + 1);
        let x = LEFT + measure - typesetter.width(&number, RUNNING);
        page.words(x, bottom + 13.0, RUNNING, number);
        let lines = typesetter.break_words(foot, RUNNING, measure - 30.0);
        if let Some(line) = lines.first() {
            line.draw(page, LEFT, bottom + 13.0, measure, Align::Left);
        }
    }
}

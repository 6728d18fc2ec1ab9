//! The running text area: from page to page, from top to bottom.

use super::page::{LEFT, Page, Paper};
use super::typeset::{Line, Typesetter};
use crate::report::document::{Align, Level};

/// Upper edge of the text; the running head is above.
pub(super) const TOP: f32 = 32.0;

/// A heading and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub level: Level,
    pub words: String,
    /// Counted from zero, within the body.
    pub page: usize,
}

/// Pages being filled.
pub(super) struct Flow<'a> {
    pub typesetter: &'a Typesetter<'a>,
    pages: Vec<Page>,
    entries: Vec<Entry>,
    /// Where the next thing goes.
    pub y: f32,
    /// Whether everything is set close, as in a form.
    pub is_form: bool,
    /// Width of the text.
    pub measure: f32,
    /// Lower edge of the text; the page number is below.
    pub bottom: f32,
}

impl<'a> Flow<'a> {
    pub fn new(typesetter: &'a Typesetter<'a>, paper: Paper) -> Self {
        Self {
            typesetter,
            pages: vec![Page::default()],
            entries: Vec::new(),
            y: TOP,
            is_form: false,
            measure: paper.measure(),
            bottom: paper.bottom(),
        }
    }

    /// The pages and their headings.
    pub fn finish(self) -> (Vec<Page>, Vec<Entry>) {
        (self.pages, self.entries)
    }

    /// The page being filled.
    pub fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is always a page")
    }

    pub fn turn_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    pub fn is_at_top(&self) -> bool {
        self.y <= TOP
    }

    /// Height left on the page.
    pub fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// Turns the page unless `height` is left on it. What is higher than a page begins on a new one.
    pub fn need(&mut self, height: f32) {
        if height > self.room() && !self.is_at_top() {
            self.turn_page();
        }
    }

    /// Leaves air before the next thing, except at the top of a page.
    pub fn space(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y += height;
        }
    }

    /// Remembers a heading at this place.
    pub fn enter(&mut self, level: Level, words: &str) {
        self.entries.push(Entry { level, words: words.to_owned(), page: self.pages.len() - 1 });
    }

    /// Draws a line and moves below it.
    pub fn line(&mut self, line: &Line, indent: f32, leading: f32, rise: f32) {
        let baseline = self.y + rise;
        let measure = self.measure - indent;
        line.draw(self.page(), LEFT + indent, baseline, measure, Align::Left);
        self.y += leading;
    }
}

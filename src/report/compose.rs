//! Putting a document together: blocks in order, with running numbers for chapters, tables and figures.

use super::document::{Block, Callout, Column, Figure, Row, Table, Text, Tone};
use crate::chart::Chart;
use crate::questionnaire;
use crate::texts::{Argument, Texts};

/// A document in the making.
pub(super) struct Composer {
    /// The words of its language.
    pub texts: &'static Texts,
    blocks: Vec<Block>,
    chapters: u32,
    sections: u32,
    annexes: u32,
    tables: u32,
    figures: u32,
}

impl Composer {
    /// An empty document.
    pub fn new(texts: &'static Texts) -> Self {
        Self { texts, blocks: Vec::new(), chapters: 0, sections: 0, annexes: 0, tables: 0, figures: 0 }
    }

    /// The blocks in their order.
    pub fn finish(self) -> Vec<Block> {
        self.blocks
    }

    /// The name under which a document is published.
    pub fn publisher(&self, named: Option<&questionnaire::Text>) -> String {
        named.map_or_else(|| self.texts.t("report-publisher"), |name| self.of(name).to_owned())
    }

    /// The wording of a questionnaire's text in the language of the document.
    pub fn of<'text>(&self, text: &'text questionnaire::Text) -> &'text str {
        text.get(self.texts.language().code())
    }

    /// A numbered chapter on a page of its own.
    pub fn chapter(&mut self, title: &str) {
        self.chapters += 1;
        self.sections = 0;
        let number = self.chapters.to_string();
        self.new_page();
        self.blocks.push(Block::chapter(self.numbered(number, title)));
    }

    /// An annex on a page of its own.
    pub fn annex(&mut self, title: &str) {
        self.annexes += 1;
        self.sections = 0;
        let arguments = [("number", self.annexes.into()), ("title", title.into())];
        let words = self.texts.t_with("report-annex", &arguments);
        self.new_page();
        self.blocks.push(Block::chapter(words));
    }

    /// A numbered section of the chapter.
    pub fn section(&mut self, title: &str) {
        self.sections += 1;
        let number = format!("{}.{}", self.chapters, self.sections);
        self.blocks.push(Block::section(self.numbered(number, title)));
    }

    /// A heading without a number, not in the contents.
    pub fn subsection(&mut self, title: impl Into<String>) {
        self.blocks.push(Block::subsection(title));
    }

    fn numbered(&self, number: String, title: &str) -> String {
        self.texts.t_with("report-heading", &[("number", number.into()), ("title", title.into())])
    }

    fn new_page(&mut self) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::PageBreak);
        }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::paragraph(text));
    }

    /// Points without numbers; nothing when there are none.
    pub fn list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { numbered: false, items });
        }
    }

    /// Points with numbers; nothing when there are none.
    pub fn numbered_list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { numbered: true, items });
        }
    }

    /// A table with a number.
    pub fn table(&mut self, caption: &str, columns: Vec<Column>, rows: Vec<Row>, note: Option<String>) {
        self.tables += 1;
        let arguments = [("number", self.tables.into()), ("title", caption.into())];
        let caption = self.texts.t_with("report-table", &arguments);
        self.blocks.push(Block::Table(Table { caption, columns, rows, note: note.map(Text::from) }));
    }

    /// A figure with a number.
    pub fn figure(&mut self, caption: &str, chart: Chart, note: Option<String>) {
        self.figures += 1;
        let arguments = [("number", self.figures.into()), ("title", caption.into())];
        let caption = self.texts.t_with("report-figure", &arguments);
        self.blocks.push(Block::Figure(Figure { caption, chart, note: note.map(Text::from) }));
    }

    /// A box of text.
    pub fn callout(&mut self, tone: Tone, title: String, text: Vec<Text>) {
        self.blocks.push(Block::Callout(Callout { tone, title: Some(title), text }));
    }

    /// The message of `key` with its arguments.
    pub fn with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.texts.t_with(key, arguments)
    }
}

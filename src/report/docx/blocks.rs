//! The blocks of a document, one after the other.

use docx_rs::{BreakType, Docx, Paragraph, Pic, Run, Tab, TabLeaderType, TabValueType, TableOfContents};

use super::styles::{self, bullet, numbered, numbering};
use super::{DocxError, table};
use crate::chart::Colour;
use crate::report::document::{self, Blank, Block, Boxes, Document, Emphasis, Figure, Layout, Text};
use crate::report::fonts;

/// Pixels of a picture for each of the chart's own: sharp on paper.
const SCALE: f32 = 2.0;
/// Units of the format in a millimetre.
const EMU_PER_MM: f64 = 36_000.0;

/// A document in the making.
pub(super) struct Writer {
    docx: Docx,
    lists: usize,
    pictures: usize,
    is_form: bool,
    /// Width of the text.
    measure: usize,
}

impl Writer {
    pub(super) const fn new(docx: Docx, is_form: bool, measure: usize) -> Self {
        Self { docx, lists: 0, pictures: 0, is_form, measure }
    }

    pub(super) fn finish(self) -> Docx {
        self.docx
    }

    fn change(&mut self, step: impl FnOnce(Docx) -> Docx) {
        self.docx = step(std::mem::take(&mut self.docx));
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        self.change(|docx| docx.add_paragraph(paragraph));
    }

    /// Cover and contents of a report; the head of a form.
    pub(super) fn front(&mut self, document: &Document) {
        self.words(styles::PUBLISHER, &document.cover.publisher);
        self.words(styles::TITLE, &document.title);
        if let Some(subtitle) = &document.subtitle {
            self.words(styles::SUBTITLE, subtitle);
        }
        if !document.cover.details.is_empty() {
            let facts = table::facts(&document.cover.details, self.measure);
            self.change(|docx| docx.add_table(facts));
        }
        if let Some(notice) = &document.cover.notice {
            let style = if self.is_form { "Normal" } else { styles::NOTE };
            self.words(styles::CELL, "");
            self.words(style, notice);
        }
        if let Some(title) = &document.contents_title {
            self.contents(title);
        }
        if document.layout == Layout::Report {
            self.page_break();
        }
    }

    fn contents(&mut self, title: &str) {
        self.page_break();
        self.words(styles::CONTENTS, title);
        let contents = TableOfContents::new().heading_styles_range(1, 2).hyperlink().auto().without_sdt();
        self.change(|docx| docx.add_table_of_contents(contents));
    }

    fn words(&mut self, style: &str, words: &str) {
        self.paragraph(runs(Paragraph::new().style(style), &Text::from(words), None));
    }

    fn page_break(&mut self) {
        self.paragraph(Paragraph::new().style(styles::CELL).add_run(Run::new().add_break(BreakType::Page)));
    }

    /// Writes the blocks one below the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), DocxError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), DocxError> {
        match block {
            Block::Heading { level, words } => self.words(styles::heading(*level), words),
            Block::Paragraph(text) => self.paragraph(runs(Paragraph::new(), text, None)),
            Block::List { numbered, items } => self.list(*numbered, items),
            Block::Table(content) => {
                self.words(styles::CAPTION, &content.caption);
                let table = table::write(content, self.measure);
                self.change(|docx| docx.add_table(table));
                self.note(content.note.as_ref());
            }
            Block::Figure(figure) => self.figure(figure)?,
            Block::Callout(callout) => {
                let table = table::callout(callout, self.measure);
                self.change(|docx| docx.add_table(table));
                self.words(styles::CELL, "");
            }
            Block::Boxes(boxes) => self.boxes(boxes),
            Block::Blank(blank) => self.blank(blank),
            Block::PageBreak => self.page_break(),
        }
        Ok(())
    }

    /// What stands below a table; without words only air, which keeps neighbouring tables apart.
    fn note(&mut self, note: Option<&Text>) {
        let empty = Text::default();
        self.paragraph(runs(Paragraph::new().style(styles::NOTE), note.unwrap_or(&empty), None));
    }

    fn list(&mut self, is_numbered: bool, items: &[Text]) {
        let (id, numbering) = numbering(self.lists);
        if is_numbered {
            self.lists += 1;
            self.change(|docx| docx.add_numbering(numbering));
        }
        for item in items {
            let point = if is_numbered { numbered(id) } else { bullet() };
            self.paragraph(runs(point, item, None));
        }
    }

    fn figure(&mut self, figure: &Figure) -> Result<(), DocxError> {
        self.words(styles::CAPTION, &figure.caption);
        let png = figure.chart.png(&fonts::OF_CHARTS, SCALE)?;
        let (width, height) = (figure.chart.scene.width, figure.chart.scene.height);
        let across = 160.0 * EMU_PER_MM;
        let size = (across as u32, (across * height / width.max(1.0)) as u32);
        self.pictures += 1;
        let picture =
            Pic::new_with_dimensions(png, 1, 1).size(size.0, size.1).id(format!("rIdImage{}", self.pictures));
        self.paragraph(Paragraph::new().add_run(Run::new().add_image(picture)));
        // Who cannot see the picture reads its numbers.
        self.words(styles::NOTE, &figure.chart.description);
        let numbers = table::write(&document::Table::of_numbers(&figure.chart.table), self.measure);
        self.change(|docx| docx.add_table(numbers));
        self.note(figure.note.as_ref());
        Ok(())
    }

    fn boxes(&mut self, boxes: &Boxes) {
        let sign = |ticked: bool| if ticked { "☒" } else { "☐" };
        let new = || Paragraph::new().style(styles::BOX);
        let mut line = new();
        for item in &boxes.items {
            let start = Run::new().add_text(sign(item.ticked));
            let paragraph = if boxes.across {
                std::mem::take(&mut line).style(styles::BOX).add_run(start.add_text("\u{a0}"))
            } else {
                new().add_run(start.add_tab())
            };
            let paragraph = runs(paragraph, &item.text, None);
            if boxes.across {
                line = paragraph.add_run(Run::new().add_text("    "));
            } else {
                self.paragraph(paragraph);
            }
        }
        if boxes.across {
            self.paragraph(line);
        }
    }

    fn blank(&mut self, blank: &Blank) {
        let tab = Tab::new().val(TabValueType::Right).leader(TabLeaderType::Underscore).pos(self.measure);
        for line in 0..blank.lines {
            let label = if line == 0 { format!("{} ", blank.label) } else { String::new() };
            let run = Run::new().add_text(label).add_tab();
            self.paragraph(Paragraph::new().style(styles::BLANK).add_tab(tab.clone()).add_run(run));
        }
    }
}

/// Adds text to a paragraph; a line feed begins a new line.
pub(super) fn runs(paragraph: Paragraph, text: &Text, colour: Option<Colour>) -> Paragraph {
    text.0.iter().fold(paragraph, |paragraph, span| {
        let mut run = Run::new();
        for (place, line) in span.words.split('\n').enumerate() {
            if place > 0 {
                run = run.add_break(BreakType::TextWrapping);
            }
            run = run.add_text(clean(line));
        }
        run = match span.emphasis {
            Emphasis::None => run,
            Emphasis::Strong => run.bold(),
            Emphasis::Slanted => run.italic(),
        };
        paragraph.add_run(match colour {
            Some(colour) => run.color(styles::hex(colour)),
            None => run,
        })
    })
}

/// Without the signs that XML cannot hold, such as those of an old terminal.
fn clean(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_control() || *letter == '\t').collect()
}

//! A document as DOCX, A4 upright or across, for people who go on working with it in a word processor.
//!
//! The library builds the parts; [`package`] says what the library cannot (language, rows repeated on every page) and
//! puts the parts into an archive whose bytes depend on the document alone.

mod blocks;
mod package;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use docx_rs::{
    Docx, Footer, Header, NumPages, PageMargin, PageNum, PageOrientationType, Paragraph, Run, Tab,
    TabValueType,
};

use super::document::{Document, Layout};
use crate::chart::PngError;
use blocks::Writer;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A picture could not be drawn.
    #[error("a picture of the DOCX cannot be drawn: {0}")]
    Picture(#[from] PngError),
    /// The archive could not be packed.
    #[error("the DOCX cannot be packed: {0}")]
    Archive(String),
    /// A part lacks what this program adds to; the library has changed and `report::docx::package` must follow it.
    #[error("the DOCX has no {0}; the library has changed and `report::docx::package` must follow it")]
    PartMissing(&'static str),
}

/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
/// Width of the text in twentieths of a point: A4 less two margins of 25 mm.
const MEASURE: usize = 9070;
/// The same on the long side of the paper.
const WIDE_MEASURE: usize = 14003;

const fn measure(layout: &Layout) -> usize {
    if layout.is_wide() { WIDE_MEASURE } else { MEASURE }
}

/// Writes `document` as DOCX. The same document and instant give the same bytes.
///
/// # Errors
/// When a picture cannot be drawn or the archive not packed, which no content of a document should bring about.
pub fn write(document: &Document, created_at: DateTime<Utc>) -> Result<Vec<u8>, DocxError> {
    let instant = created_at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let is_form = document.layout.has_head();
    let empty = paper(&document.layout).page_margin(margins());
    let mut writer = Writer::new(styles::define(empty, is_form), is_form, measure(&document.layout));
    writer.front(document);
    writer.blocks(&document.blocks)?;
    let mut docx = writer.finish();
    if let Some(words) = document.subtitle.as_ref().filter(|_| is_form) {
        let line = Paragraph::new().style(styles::FOOTER).add_run(Run::new().add_text(words));
        docx = docx.header(Header::new().add_paragraph(line));
    }
    let docx = docx.footer(footer(document)).created_at(&instant).updated_at(&instant);
    package::pack(docx.build(), document)
}

fn paper(layout: &Layout) -> Docx {
    let (short, long) = (twips(210.0) as u32, twips(297.0) as u32);
    if layout.is_wide() {
        return Docx::new().page_size(long, short).page_orient(PageOrientationType::Landscape);
    }
    Docx::new().page_size(short, long)
}

fn twips(millimetres: f32) -> i32 {
    (millimetres * TWIPS_PER_MM).round() as i32
}

fn margins() -> PageMargin {
    let (side, head) = (twips(25.0), twips(12.0));
    PageMargin::new().top(twips(25.0)).bottom(twips(25.0)).left(side).right(side).header(head).footer(head)
}

/// Who publishes the document or, on a form, what it is; and the number of the page.
fn footer(document: &Document) -> Footer {
    let words = match &document.layout {
        Layout::Report => &document.cover.publisher,
        Layout::Form { running } | Layout::Annex { running } => running,
    };
    let line = Paragraph::new()
        .style(styles::FOOTER)
        .add_tab(Tab::new().val(TabValueType::Right).pos(measure(&document.layout)))
        .add_run(Run::new().add_text(words).add_tab())
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" / "))
        .add_num_pages(NumPages::new());
    Footer::new().add_paragraph(line)
}

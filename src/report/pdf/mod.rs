//! A document as PDF, A4, upright or across.
//!
//! Everything is laid out before anything is drawn: a [`page::Page`] is a list of words, areas and strokes with their
//! places. Only so can the contents name the pages of the chapters, and a table know whether its next row fits. The
//! PDF library is used for fonts, their measures and the file itself. Charts are drawn stroke by stroke, so they print
//! sharply and their words can be searched.

mod blocks;
mod chart;
mod fields;
mod flow;
mod form;
mod front;
mod page;
mod table;
mod typeset;
mod widths;

pub(super) use widths::settled;

use chrono::{DateTime, Utc};
use genpdf::fonts::{FontData, FontFamily};

use super::document::{Document, Layout};
use super::fonts;
use flow::Flow;
use page::{Page, Paper, Sheets};
use typeset::Typesetter;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The PDF library refused.
    #[error("the PDF cannot be written: {0}")]
    Library(#[from] genpdf::error::Error),
    /// The file lacks a field that must be fixed for the same document to give the same bytes.
    #[error(
        "the PDF has no field {0}; the library's layout has changed and `report::pdf::fields` must follow it"
    )]
    FieldMissing(&'static str),
}

/// Writes `document` as PDF. The same document and instant give the same bytes.
///
/// # Errors
/// When the PDF library refuses, which no content of a document should bring about.
pub fn write(document: &Document, created_at: DateTime<Utc>) -> Result<Vec<u8>, PdfError> {
    write_pages(document, created_at, lay_out)
}

/// Writes a short document without cover, contents and running heads: the title is for its blocks to set.
///
/// # Errors
/// As [`write()`].
pub fn write_sheet(document: &Document, created_at: DateTime<Utc>) -> Result<Vec<u8>, PdfError> {
    write_pages(document, created_at, |document, typesetter| {
        let mut flow = Flow::new(typesetter, Paper::of(&document.layout));
        blocks::place(&mut flow, &document.blocks);
        flow.finish().0
    })
}

fn write_pages(
    document: &Document,
    created_at: DateTime<Utc>,
    lay_out: fn(&Document, &Typesetter) -> Vec<Page>,
) -> Result<Vec<u8>, PdfError> {
    let mut pdf = genpdf::Document::new(family()?);
    pdf.set_title(fields::title_place(document));
    pdf.set_minimal_conformance();
    let pages = lay_out(document, &Typesetter::new(pdf.font_cache()));
    let paper = Paper::of(&document.layout);
    pdf.set_paper_size(genpdf::Size::new(paper.width, paper.height));
    pdf.push(Sheets::new(pages, paper));
    let mut bytes = Vec::new();
    pdf.render(&mut bytes)?;
    fields::fill(&mut bytes, document, created_at)?;
    Ok(bytes)
}

/// Cover, contents and body, each page with its number; a form has a head on its first page instead of a cover.
fn lay_out(document: &Document, typesetter: &Typesetter) -> Vec<Page> {
    let mut flow = Flow::new(typesetter, Paper::of(&document.layout));
    let mut pages = Vec::new();
    match &document.layout {
        Layout::Report => pages.push(front::cover(document, typesetter)),
        Layout::Form { .. } | Layout::Annex { .. } => {
            flow.is_form = true;
            form::place_head(&mut flow, document);
        }
    }
    blocks::place(&mut flow, &document.blocks);
    let (body, entries) = flow.finish();
    if let Some(title) = &document.contents_title {
        pages.extend(front::contents(title, &entries, typesetter));
    }
    pages.extend(body);
    front::number(document, &mut pages, typesetter);
    pages
}

/// The fonts; a document has no words that are both bold and italic, so bold stands in for them.
fn family() -> Result<FontFamily<FontData>, PdfError> {
    let bold = FontData::new(fonts::BOLD.to_vec(), None)?;
    Ok(FontFamily {
        regular: FontData::new(fonts::REGULAR.to_vec(), None)?,
        bold_italic: bold.clone(),
        bold,
        italic: FontData::new(fonts::ITALIC.to_vec(), None)?,
    })
}

#[cfg(test)]
mod sample;
#[cfg(test)]
pub(super) use sample::sample;
#[cfg(test)]
mod tests;

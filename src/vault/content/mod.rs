//! What a file is, found in its bytes: neither its name nor what the browser says counts.
//!
//! Few kinds are taken, and those only without anything that runs. What is refused is refused with a reason people
//! can act on.

mod office;
mod pdf;
mod picture;
mod text;

use std::io::Cursor;

use zip::ZipArchive;

use crate::response::MediaType;

pub use picture::small_picture;

/// Bytes of a file at most.
pub const FILE_LIMIT: u64 = 20 * 1024 * 1024;

/// What was found in bytes that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What they are.
    pub media_type: MediaType,
    /// Pages of a PDF.
    pub pages: Option<u32>,
}

impl Looked {
    const fn new(media_type: MediaType) -> Self {
        Self { media_type, pages: None }
    }
}

/// Why bytes are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are none.
    Empty,
    /// More than [`FILE_LIMIT`].
    TooLarge,
    /// A kind that is not taken.
    Kind,
    /// A web page, an SVG drawing or a script: a browser would run it.
    WebPage,
    /// A program.
    Program,
    /// A ZIP or another archive.
    Archive,
    /// Word, Excel or PowerPoint from before 2007, or one with a password.
    OldOffice,
    /// Macros or controls in an office file.
    Macros,
    /// Something in an office file that opens or fetches another file.
    Embedded,
    /// A password.
    Locked,
    /// It would grow beyond bearing when opened.
    Bomb,
    /// It cannot be read to its end.
    Broken,
    /// Something hides in or after a picture or a document.
    Hidden,
    /// A picture of too many points.
    Pixels,
    /// A PDF with a script, an action or a file in it.
    ActivePdf,
    /// A text in another encoding than UTF-8.
    Encoding,
}

/// Looks at bytes to their end. Takes a while; panics of decoders are the caller's to catch.
///
/// # Errors
/// Why they are not taken.
pub fn look(bytes: &[u8]) -> Result<Looked, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Refusal::TooLarge);
    }
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => pdf::look(bytes),
        [0x89, b'P', b'N', b'G', ..] => picture::look(bytes, MediaType::Png),
        [0xff, 0xd8, 0xff, ..] => picture::look(bytes, MediaType::Jpeg),
        [b'P', b'K', 3, 4, ..] => office::look(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Refusal::OldOffice),
        _ => other(bytes),
    }
}

fn other(bytes: &[u8]) -> Result<Looked, Refusal> {
    use infer::MatcherType;
    if bytes.starts_with(b"#!") {
        return Err(Refusal::Program);
    }
    match infer::get(bytes).map(|kind| kind.matcher_type()) {
        Some(MatcherType::App) => Err(Refusal::Program),
        Some(MatcherType::Archive) => Err(Refusal::Archive),
        Some(MatcherType::Text) => Err(Refusal::WebPage),
        Some(
            MatcherType::Audio
            | MatcherType::Book
            | MatcherType::Doc
            | MatcherType::Font
            | MatcherType::Image
            | MatcherType::Video,
        ) => Err(Refusal::Kind),
        Some(MatcherType::Custom) | None => text::look(bytes),
    }
}

/// True when the same bytes are a ZIP archive too, wherever it begins.
fn is_archive_too(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| !archive.is_empty())
}

/// Marks of what browsers and servers run, long enough to stand in no picture by chance.
const ACTIVE: [&[u8]; 5] = [b"<script", b"<iframe", b"<!doctype", b"<?php", b"<html>"];

/// True when something a browser would run stands anywhere, in small or large letters.
fn has_active_words(bytes: &[u8]) -> bool {
    let is_here = |rest: &[u8]| {
        ACTIVE.iter().any(|mark| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
    };
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'<');
    starts.into_iter().any(|(start, _)| is_here(&bytes[start..]))
}

#[cfg(test)]
mod tests;

//! Fields of the file that the PDF library fills by clock or chance, or cannot fill.
//!
//! Each is overwritten where it stands with bytes of the same length, so no offset in the file moves:
//! dates come from the caller, the identifier from the content (same document, same bytes), the title is written in
//! UTF-16 as readers expect, the language is named for screen readers, and no print standard is claimed.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::PdfError;
use crate::report::document::Document;

/// Letters of an identifier.
const ID_LETTERS: usize = 32;
const TITLE: &str = "/Title(";
/// A wish about the window of the reader, given up for the language.
const PAGE_LAYOUT: &str = "/PageLayout/OneColumn";
const PRINT_STANDARD: &str = "/GTS_PDFXVersion()";

/// A stand-in for the title, as long as the title itself will be.
pub(super) fn title_place(document: &Document) -> String {
    "T".repeat(title(document).len() - 2)
}

/// The title as hexadecimal UTF-16, with its mark of byte order.
fn title(document: &Document) -> String {
    let units = document.title.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<FEFF{}>", units.collect::<String>())
}

/// Fills the fields of the file.
pub(super) fn fill(bytes: &mut [u8], document: &Document, created_at: DateTime<Utc>) -> Result<(), PdfError> {
    let date = created_at.format("%Y%m%d%H%M%S").to_string();
    for field in ["/CreationDate(D:", "/ModDate(D:"] {
        let at = find(bytes, field)? + field.len();
        overwrite(bytes, at, date.as_bytes());
    }
    let at = find(bytes, TITLE)? + TITLE.len() - 1;
    overwrite(bytes, at, title(document).as_bytes());
    let at = find(bytes, PRINT_STANDARD)?;
    overwrite(bytes, at, " ".repeat(PRINT_STANDARD.len()).as_bytes());
    let at = find(bytes, PAGE_LAYOUT)?;
    overwrite(bytes, at, language(document).as_bytes());
    identify(bytes)
}

/// The language as an entry of the file's catalogue; blank when the tag is not one.
fn language(document: &Document) -> String {
    let is_tag = document.language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let entry = if is_tag { format!("/Lang({})", document.language) } else { String::new() };
    let width = PAGE_LAYOUT.len();
    if entry.len() > width { " ".repeat(width) } else { format!("{entry:width$}") }
}

/// Names the file after its content, as a file with the same content has the same name.
fn identify(bytes: &mut [u8]) -> Result<(), PdfError> {
    let places = identifiers(bytes).ok_or(PdfError::FieldMissing("/ID"))?;
    for at in places {
        overwrite(bytes, at, &[b'0'; ID_LETTERS]);
    }
    let digest = Sha256::digest(&*bytes);
    let name: String = digest.iter().take(ID_LETTERS / 2).map(|byte| format!("{byte:02x}")).collect();
    for at in places {
        overwrite(bytes, at, name.as_bytes());
    }
    Ok(())
}

/// Where the two identifiers begin; they are in the trailer, at the end of the file.
fn identifiers(bytes: &[u8]) -> Option<[usize; 2]> {
    let field = b"/ID[(";
    let first = bytes.windows(field.len()).rposition(|window| window == field)? + field.len();
    let second = first + ID_LETTERS + 2;
    let between = bytes.get(first + ID_LETTERS..second)?;
    (between == b")(").then_some([first, second])
}

/// Where `field` first stands.
fn find(bytes: &[u8], field: &'static str) -> Result<usize, PdfError> {
    let found = bytes.windows(field.len()).position(|window| window == field.as_bytes());
    found.ok_or(PdfError::FieldMissing(field))
}

fn overwrite(bytes: &mut [u8], at: usize, with: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + with.len()) {
        place.copy_from_slice(with);
    }
}

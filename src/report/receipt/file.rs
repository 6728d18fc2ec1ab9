//! What a program reads from the PDF of a receipt: an entry in the particulars of the file.
//!
//! The entry is written as plain hexadecimal digits behind a name of its own, so that it is found by looking for the
//! name: whatever strangers send to be verified goes through no PDF reader.

use lopdf::{Object, StringFormat};

use crate::response::ReceiptFile;

/// The entry of the file's particulars.
const ENTRY: &str = "BhrReceipt";
/// Bytes of a receipt at most; one is about two thousand.
const LONGEST: usize = 64 * 1024;

/// Why a receipt could not be put into its PDF.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptFileError {
    /// The PDF library does not understand the file our own writer made.
    #[error("the receipt cannot be put into its PDF: {0}")]
    Library(#[from] lopdf::Error),
    /// The file could not be written out.
    #[error("the receipt cannot be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Puts a receipt into the particulars of its PDF. The same bytes and receipt give the same bytes.
///
/// # Errors
/// When the PDF is not one our own writer made.
pub fn embed(pdf: &[u8], file: &ReceiptFile) -> Result<Vec<u8>, ReceiptFileError> {
    let mut document = lopdf::Document::load_mem(pdf)?;
    let place = document.trailer.get(b"Info")?.as_reference()?;
    let particulars = document.get_object_mut(place)?.as_dict_mut()?;
    particulars.set(ENTRY, Object::String(file.to_json().into_bytes(), StringFormat::Hexadecimal));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The receipt in a file: the PDF, or the JSON it carries by itself. `None` when there is none in it.
pub fn extract(bytes: &[u8]) -> Option<ReceiptFile> {
    let text = if bytes.starts_with(b"%PDF-") { entry(bytes)? } else { bytes.to_vec() };
    if text.len() > LONGEST {
        return None;
    }
    ReceiptFile::from_json(std::str::from_utf8(&text).ok()?.trim())
}

/// The bytes behind the name of the entry.
fn entry(bytes: &[u8]) -> Option<Vec<u8>> {
    let name = format!("/{ENTRY}");
    let at = bytes.windows(name.len()).position(|window| window == name.as_bytes())? + name.len();
    let rest = bytes[at..].trim_ascii_start().strip_prefix(b"<")?;
    let digits = &rest[..rest.iter().take(2 * LONGEST).position(|byte| *byte == b'>')?];
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// The words people read on the PDF, without spaces; `None` when it cannot be read.
///
/// # Panics
/// A damaged file may make the PDF library panic: call it on a file somebody trusts enough to name, apart from others.
pub fn printed(bytes: &[u8]) -> Option<String> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).ok()?;
    Some(text.split_whitespace().collect())
}

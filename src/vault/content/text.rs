//! Plain text and tables with commas.

use super::{Looked, Refusal, has_active_words};
use crate::response::MediaType;

/// The mark some programs begin a UTF-8 text with.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Takes text in UTF-8 that no browser and no shell would run.
pub(super) fn look(bytes: &[u8]) -> Result<Looked, Refusal> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let is_binary = |byte: &u8| *byte < b' ' && !matches!(*byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if !is_utf16 && bytes.iter().any(is_binary) {
        return Err(Refusal::Kind);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Encoding)?;
    let text = text.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    if text.starts_with("#!") || text.to_ascii_lowercase().starts_with("@echo off") {
        return Err(Refusal::Program);
    }
    // Whatever begins like markup is taken for markup by somebody: HTML, SVG, XML with a style sheet.
    if text.starts_with('<') || has_active_words(bytes) {
        return Err(Refusal::WebPage);
    }
    Ok(Looked::new(MediaType::Text))
}

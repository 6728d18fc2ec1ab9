//! PDF: readable without a password, and nothing in it that acts.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use super::{Looked, Refusal, is_archive_too};
use crate::response::MediaType;

/// Bytes one part may grow to while the document is read; ordinary ones stay below one megabyte.
const MOST_INFLATED: usize = 8 * 1024 * 1024;
/// Parts of a document at most.
const MOST_OBJECTS: usize = 500_000;

/// Keys that hold a script, a file or a form with scripts.
const ACTIVE_KEYS: [&[u8]; 6] = [b"JS", b"JavaScript", b"EmbeddedFiles", b"EF", b"XFA", b"RichMediaContent"];
/// Actions that run, open or send something. Going to a page or to an address is not among them.
const ACTIVE_ACTIONS: [&[u8]; 7] =
    [b"JavaScript", b"Launch", b"ImportData", b"SubmitForm", b"GoToE", b"Rendition", b"RichMediaExecute"];
/// Parts that are files or programs.
const ACTIVE_KINDS: [&[u8]; 5] = [b"EmbeddedFile", b"FileAttachment", b"RichMedia", b"3D", b"Screen"];

pub(super) fn look(bytes: &[u8]) -> Result<Looked, Refusal> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_INFLATED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refusal(bytes, &error))?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::Locked);
    }
    if document.objects.len() > MOST_OBJECTS {
        return Err(Refusal::Bomb);
    }
    if acts(&document) {
        return Err(Refusal::ActivePdf);
    }
    if is_archive_too(bytes) {
        return Err(Refusal::Hidden);
    }
    let pages = document.get_pages().len();
    if pages == 0 {
        return Err(Refusal::Broken);
    }
    Ok(Looked { media_type: MediaType::Pdf, pages: u32::try_from(pages).ok() })
}

fn refusal(bytes: &[u8], error: &lopdf::Error) -> Refusal {
    match error {
        lopdf::Error::Decompress(_) => Refusal::Bomb,
        _ if bytes.windows(8).any(|window| window == b"/Encrypt") => Refusal::Locked,
        _ => Refusal::Broken,
    }
}

/// True when anything anywhere in the document acts, reachable from a page or not.
fn acts(document: &Document) -> bool {
    if is_active(&document.trailer) {
        return true;
    }
    // A list instead of recursion: arrays may be nested as deep as the file is long.
    let mut waiting: Vec<&Object> = document.objects.values().collect();
    waiting.extend(document.trailer.iter().map(|(_, value)| value));
    while let Some(object) = waiting.pop() {
        match object {
            Object::Array(items) => waiting.extend(items),
            Object::Dictionary(entries) => {
                if is_active(entries) {
                    return true;
                }
                waiting.extend(entries.iter().map(|(_, value)| value));
            }
            Object::Stream(stream) => {
                if is_active(&stream.dict) {
                    return true;
                }
                waiting.extend(stream.dict.iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    false
}

fn is_active(entries: &Dictionary) -> bool {
    let has_key = ACTIVE_KEYS.iter().any(|key| entries.get(key).is_ok_and(|value| *value != Object::Null));
    let names = |key: &[u8], words: &[&[u8]]| {
        entries.get(key).and_then(Object::as_name).is_ok_and(|name| words.contains(&name))
    };
    has_key
        || names(b"S", &ACTIVE_ACTIONS)
        || names(b"Type", &ACTIVE_KINDS)
        || names(b"Subtype", &ACTIVE_KINDS)
}

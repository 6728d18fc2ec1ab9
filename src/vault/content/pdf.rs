//! PDF: readable without a password, and nothing in it that acts.

use std::cell::Cell;
use std::panic::{catch_unwind, resume_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{Looked, Refusal, is_archive_too};
use crate::response::MediaType;

/// Bytes one part may grow to while the document is read; ordinary ones stay below one megabyte.
const MOST_INFLATED: usize = 8 * 1024 * 1024;
/// Bytes everything in a document may take together while it is read. A table can name the same part a million times.
const MOST_TOGETHER: usize = 256 * 1024 * 1024;
/// Bytes a part takes beside its words.
const PART: usize = 64;
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
    // Before it is read: what a password guards is unfolded without being weighed.
    if names_a_password(bytes) {
        return Err(Refusal::Locked);
    }
    let document = load(bytes)?;
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

/// True when `/Encrypt` stands anywhere, each letter as itself or as `#` and its number.
fn names_a_password(bytes: &[u8]) -> bool {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    starts.into_iter().any(|(start, _)| {
        let mut rest = &bytes[start + 1..];
        b"Encrypt".iter().all(|letter| {
            let (found, after) = match rest {
                [b'#', high, low, after @ ..] => (number(*high, *low), after),
                [found, after @ ..] => (Some(*found), after),
                [] => (None, rest),
            };
            rest = after;
            found == Some(*letter)
        })
    })
}

fn number(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

thread_local! {
    /// Bytes the document this thread reads may still take.
    static LEFT: Cell<usize> = const { Cell::new(0) };
}

/// What is thrown where reading must end.
struct TooMuch;

/// Reads a document, weighing each part before it is kept. The library has no other way to be stopped than unwinding.
fn load(bytes: &[u8]) -> Result<Document, Refusal> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_INFLATED),
        filter: Some(weigh),
        ..LoadOptions::default()
    };
    LEFT.set(MOST_TOGETHER);
    match catch_unwind(|| Document::load_mem_with_options(bytes, options)) {
        Ok(read) => read.map_err(|error| match error {
            lopdf::Error::Decompress(_) => Refusal::Bomb,
            _ => Refusal::Broken,
        }),
        Err(thrown) if thrown.is::<TooMuch>() => Err(Refusal::Bomb),
        Err(_) => Err(Refusal::Broken),
    }
}

/// Takes a part off what is left. The library keeps the part it shows, or the one it is given back: never a stream.
fn weigh(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let weight = match &*object {
        Object::Stream(stream) => {
            weight_of(&stream.dict.clone().into()) + stream.content.len() + parts(stream)
        }
        other => weight_of(other),
    };
    match LEFT.get().checked_sub(weight) {
        Some(left) => LEFT.set(left),
        None => resume_unwind(Box::new(TooMuch)),
    }
    let kept = if object.as_stream().is_ok() { Object::Null } else { object.clone() };
    Some((id, kept))
}

fn weight_of(object: &Object) -> usize {
    let (mut waiting, mut weight) = (vec![object], 0);
    while let Some(object) = waiting.pop() {
        weight += PART;
        match object {
            Object::Array(items) => waiting.extend(items),
            Object::Dictionary(entries) => waiting.extend(entries.iter().map(|(_, value)| value)),
            Object::String(words, _) | Object::Name(words) => weight += words.len(),
            _ => {}
        }
    }
    weight
}

/// What the parts inside a stream of parts unfold to. Parts lie one behind the other: a list that names one twice was
/// made to fill the memory.
fn parts(stream: &Stream) -> usize {
    if !stream.dict.has_type(b"ObjStm") {
        return 0;
    }
    let Ok(content) = stream.decompressed_content_with_limit(MOST_INFLATED) else { return 0 };
    let first = stream.dict.get(b"First").and_then(Object::as_i64);
    let first = first.ok().and_then(|first| usize::try_from(first).ok()).unwrap_or_default();
    let list = String::from_utf8_lossy(content.get(..first).unwrap_or_default());
    let starts: Vec<u32> = list.split_whitespace().skip(1).step_by(2).flat_map(str::parse).collect();
    let is_in_order = starts.windows(2).all(|pair| pair[0] < pair[1]);
    if is_in_order { content.len() } else { MOST_TOGETHER + 1 }
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

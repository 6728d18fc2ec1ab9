//! What a file is, before anything reads it: nothing is believed of its name or of the sizes it claims.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::wrong::Refusal;

/// Bytes of a file at most.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// Bytes a file may unfold to.
const LARGEST_INSIDE: u64 = 128 * 1024 * 1024;
/// Parts a workbook may have; one that was made here has about twenty.
const MOST_PARTS: usize = 1000;
/// How the files of old Office begin, and those that are locked with a password.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// `EncryptedPackage` as such files write it.
const LOCKED: &str = "EncryptedPackage";

/// A file that may be read further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// A workbook.
    Workbook,
    /// Text: submissions as CSV or JSON.
    Text(String),
    /// Several tables as CSV in an archive, by name.
    Tables(Vec<(String, String)>),
}

/// Looks at the bytes of a file.
///
/// # Errors
/// Why it is not taken.
pub fn look(bytes: &[u8]) -> Result<Sent, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(OLE) {
        let locked: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if is_locked { Refusal::Encrypted } else { Refusal::OldExcel });
    }
    if bytes.starts_with(b"PK") { archive(bytes) } else { text(bytes) }
}

fn text(bytes: &[u8]) -> Result<Sent, Refusal> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Refusal::NotAWorkbook) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('<') {
        return Err(Refusal::WebPage);
    }
    if text.contains('\0') {
        return Err(Refusal::NotAWorkbook);
    }
    Ok(Sent::Text(text.to_owned()))
}

fn archive(bytes: &[u8]) -> Result<Sent, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::NotAWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::TooMuch);
    }
    let (mut inside, mut names, mut tables) = (0, Vec::new(), Vec::new());
    for place in 0..archive.len() {
        let (name, content) = part(&mut archive, place, LARGEST_INSIDE - inside)?;
        inside += content.len() as u64;
        judge(&name, &content)?;
        if name.ends_with(".csv") {
            tables.push((name.clone(), String::from_utf8(content).map_err(|_| Refusal::NotAWorkbook)?));
        }
        names.push(name);
    }
    if names.iter().any(|name| name == "xl/workbook.xml") {
        return Ok(Sent::Workbook);
    }
    if tables.is_empty() { Err(Refusal::NotAWorkbook) } else { Ok(Sent::Tables(tables)) }
}

/// One part, unfolded no further than what is left.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    place: usize,
    left: u64,
) -> Result<(String, Vec<u8>), Refusal> {
    let is_locked = archive.by_index_raw(place).map_err(|_| Refusal::NotAWorkbook)?.encrypted();
    if is_locked {
        return Err(Refusal::Encrypted);
    }
    let file = archive.by_index(place).map_err(|_| Refusal::NotAWorkbook)?;
    let name = file.name().map_err(|_| Refusal::NotAWorkbook)?.to_lowercase().replace('\\', "/");
    let mut content = Vec::new();
    file.take(left + 1).read_to_end(&mut content).map_err(|_| Refusal::NotAWorkbook)?;
    if content.len() as u64 > left {
        return Err(Refusal::TooMuch);
    }
    Ok((name, content))
}

fn judge(name: &str, content: &[u8]) -> Result<(), Refusal> {
    let holds = |words: &str| content.windows(words.len()).any(|window| window == words.as_bytes());
    if name.ends_with("vbaproject.bin") || name.contains("macrosheets/") {
        return Err(Refusal::Macros);
    }
    if name == "[content_types].xml" && (holds("macroEnabled") || holds("vbaProject")) {
        return Err(Refusal::Macros);
    }
    if name == "mimetype" && holds("opendocument") {
        return Err(Refusal::OpenDocument);
    }
    Ok(())
}

//! Word, Excel, PowerPoint and OpenDocument: packages of bearable size, without macros and without strangers.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Looked, Refusal};
use crate::response::MediaType;

/// Parts of a package at most.
const MOST_PARTS: usize = 5_000;
/// Bytes all parts may grow to together, those of packages inside included.
const MOST_INFLATED: u64 = 256 * 1024 * 1024;
/// Packages inside a package: a presentation holds the workbook of its chart, which holds none.
const DEEPEST: u32 = 1;

/// The main part of each kind of package, as its list of parts names it.
const MAIN_PARTS: [(&str, MediaType); 3] = [
    ("wordprocessingml.document.main+xml", MediaType::Docx),
    ("spreadsheetml.sheet.main+xml", MediaType::Xlsx),
    ("presentationml.presentation.main+xml", MediaType::Pptx),
];
/// Relations that fetch something as soon as the document is opened, when they lead outside.
const FETCHING: [&str; 4] = ["attachedtemplate", "oleobject", "frame", "subdocument"];

pub(super) fn look(bytes: &[u8]) -> Result<Looked, Refusal> {
    let mut room = MOST_INFLATED;
    package(bytes, &mut room, 0).map(Looked::new)
}

/// What the parts of a package say about it, gathered part by part.
#[derive(Default)]
struct Package {
    is_office: bool,
    media_type: Option<MediaType>,
}

fn package(bytes: &[u8], room: &mut u64, depth: u32) -> Result<MediaType, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::Bomb);
    }
    let mut found = Package::default();
    for place in 0..archive.len() {
        let (name, content) = part(&mut archive, place, room)?;
        found.take(&name, &content, room, depth)?;
    }
    let unknown = if found.is_office { Refusal::Kind } else { Refusal::Archive };
    found.media_type.ok_or(unknown)
}

/// The name of a part in small letters, and all of it as far as there is room.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    place: usize,
    room: &mut u64,
) -> Result<(String, Vec<u8>), Refusal> {
    let mut file = archive.by_index(place).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Locked,
        _ => Refusal::Broken,
    })?;
    let name = file.name().map_err(|_| Refusal::Broken)?.to_ascii_lowercase();
    let mut content = Vec::new();
    // One byte more than there is room for shows that there is more.
    file.by_ref().take(*room + 1).read_to_end(&mut content).map_err(|_| Refusal::Broken)?;
    *room = room.checked_sub(content.len() as u64).ok_or(Refusal::Bomb)?;
    Ok((name, content))
}

impl Package {
    fn take(&mut self, name: &str, content: &[u8], room: &mut u64, depth: u32) -> Result<(), Refusal> {
        if is_macro(name) {
            return Err(Refusal::Macros);
        }
        match name {
            "[content_types].xml" => self.read_parts(&String::from_utf8_lossy(content))?,
            "mimetype" => self.read_type(&String::from_utf8_lossy(content)),
            "meta-inf/manifest.xml" if contains(content, "encryption-data") => return Err(Refusal::Locked),
            _ if name.ends_with(".rels") && fetches(&String::from_utf8_lossy(content)) => {
                return Err(Refusal::Embedded);
            }
            _ if content.starts_with(b"PK\x03\x04") => {
                if depth >= DEEPEST {
                    return Err(Refusal::Bomb);
                }
                // What is inside is held to the same rules; its refusal is told as what it is for the whole.
                let inside = package(content, room, depth + 1);
                inside.map_err(|refusal| match refusal {
                    Refusal::Archive | Refusal::Kind => Refusal::Embedded,
                    other => other,
                })?;
            }
            _ if is_stranger(content) => return Err(Refusal::Embedded),
            _ => {}
        }
        Ok(())
    }

    fn read_parts(&mut self, list: &str) -> Result<(), Refusal> {
        self.is_office = true;
        if list.contains("macroEnabled") || list.contains("vbaProject") {
            return Err(Refusal::Macros);
        }
        let main = MAIN_PARTS.iter().find(|(part, _)| list.contains(part));
        self.media_type = self.media_type.or(main.map(|(_, kind)| *kind));
        Ok(())
    }

    fn read_type(&mut self, name: &str) {
        self.is_office = name.starts_with("application/vnd.oasis.opendocument");
        let kind = MediaType::from_code(name.trim());
        self.media_type = kind.filter(|kind| matches!(kind, MediaType::Odt | MediaType::Ods));
    }
}

fn is_macro(name: &str) -> bool {
    let is_script = name.starts_with("basic/") || name.starts_with("scripts/");
    is_script
        || ["vbaproject", "vbadata", "/macrosheets/", "/activex/"].iter().any(|word| name.contains(word))
}

/// Programs and files of old office inside a document.
fn is_stranger(content: &[u8]) -> bool {
    let is_ole = content.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    is_ole || infer::get(content).is_some_and(|kind| kind.matcher_type() == infer::MatcherType::App)
}

fn contains(content: &[u8], word: &str) -> bool {
    String::from_utf8_lossy(content).contains(word)
}

/// True when a list of relations has one that leads outside and is followed without asking.
fn fetches(relations: &str) -> bool {
    // As a reader of XML takes it: space around the sign means nothing, and a letter may be written as its number.
    let relations: String = relations.to_ascii_lowercase().split_whitespace().collect();
    let has_numbers = |text: &str| text.contains("&#");
    relations.split('<').any(|relation| {
        let of = |name: &str| {
            let value = relation.split(name).nth(1).unwrap_or_default();
            value.get(1..).unwrap_or_default().split(['"', '\'']).next().unwrap_or_default()
        };
        let (mode, kind) = (of("targetmode="), of("type="));
        let is_outside = mode == "external" || has_numbers(mode);
        is_outside && (has_numbers(kind) || FETCHING.iter().any(|word| kind.ends_with(word)))
    })
}

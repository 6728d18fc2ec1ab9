//! The parts of the file: what the library leaves out is added, and they are packed with a fixed time.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::table::HEADER_HEIGHT;
use super::{DocxError, measure};
use crate::report::document::Document;

/// Packs the parts. The same parts give the same bytes.
pub(super) fn pack(mut parts: XMLDocx, document: &Document) -> Result<Vec<u8>, DocxError> {
    parts.document = anonymous(mend(parts.document, measure(&document.layout)));
    parts.headers = parts.headers.into_iter().map(anonymous).collect();
    parts.footers = parts.footers.into_iter().map(anonymous).collect();
    parts.styles = add_language(parts.styles, document)?;
    parts.doc_props.core = name(parts.doc_props.core, document)?;
    let mut packed = Cursor::new(Vec::new());
    parts.pack(&mut packed).map_err(|error| DocxError::Archive(error.to_string()))?;
    repack(packed.into_inner()).map_err(|error| DocxError::Archive(error.to_string()))
}

/// Where the library sets the page numbers of the contents: beyond the paper.
const FAR_TAB: &str = "w:pos=\"80000\"";

/// Rows that stand for a header come again on every page, page numbers of the contents stand at the right edge, and
/// the places the contents lead to are numbered from one on: the library goes on counting from document to document.
fn mend(part: Vec<u8>, measure: usize) -> Vec<u8> {
    let height = format!("<w:trHeight w:val=\"{HEADER_HEIGHT}\" w:hRule=\"atLeast\" />");
    let text = String::from_utf8_lossy(&part).replace(&height, "<w:tblHeader />");
    let text = text.replace(FAR_TAB, &format!("w:pos=\"{measure}\""));
    let text = open_contents(text);
    let numbered = ["_Toc", "<w:bookmarkStart w:id=\"", "<w:bookmarkEnd w:id=\""];
    numbered.into_iter().fold(text, |text, before| renumber(&text, before)).into_bytes()
}

/// What the library writes around the contents, and what is better there.
///
/// In a box of its own LibreOffice shows the field's letters. A word processor works the page numbers out when it
/// opens the document (`dirty`), or when it is asked to; until then the contents are a list of links without numbers, as
/// the library's number is always 1.
const CONTENTS: [(&str, &str); 3] = [
    (r#"<w:sdt><w:sdtPr /><w:sdtContent>"#, ""),
    (r#"</w:sdtContent></w:sdt>"#, ""),
    (
        r#"<w:fldChar w:fldCharType="begin" w:dirty="false" /><w:instrText>TOC "#,
        r#"<w:fldChar w:fldCharType="begin" w:dirty="true" /><w:instrText>TOC "#,
    ),
];
/// What begins the dots and the page number of an entry.
const PAGE_NUMBER: &str = r#"<w:r><w:rPr /><w:tab /></w:r><w:r><w:rPr /><w:fldChar w:fldCharType="begin" w:dirty="false" /><w:instrText>PAGEREF "#;
/// What ends it.
const RUN_END: &str = "</w:r>";

fn open_contents(text: String) -> String {
    let text = CONTENTS.into_iter().fold(text, |text, (from, to)| text.replace(from, to));
    let mut parts = text.split(PAGE_NUMBER);
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = |part: &str| part.split_once(RUN_END).map_or(part, |(_, rest)| rest).to_owned();
    parts.map(behind).fold(first, |made, part| made + &part)
}

/// Numbers what follows `before` from one on, in the order in which each first appears.
fn renumber(text: &str, before: &str) -> String {
    let mut known: Vec<&str> = Vec::new();
    let mut parts = text.split(before);
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let place = known.iter().position(|one| *one == number).unwrap_or_else(|| {
            known.push(number);
            known.len() - 1
        });
        made.push_str(&format!("{before}{}{rest}", place + 1));
    }
    made
}

/// No paragraph has a number of its own: the library counts them from document to document too.
fn anonymous(part: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&part);
    let mut parts = text.split(" w14:paraId=\"");
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        made.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    made.into_bytes()
}

/// The language of the words, for spelling and for screen readers.
fn add_language(part: Vec<u8>, document: &Document) -> Result<Vec<u8>, DocxError> {
    let tag = match document.language.as_str() {
        "az" => "az-Latn-AZ",
        "en" => "en-GB",
        "ru" => "ru-RU",
        other => other,
    };
    let language = format!("<w:lang w:val=\"{}\" w:eastAsia=\"{0}\" /></w:rPr></w:rPrDefault>", escape(tag));
    put(part, "</w:rPr></w:rPrDefault>", &language, "default run properties")
}

/// The title and the language among the properties of the file.
fn name(part: Vec<u8>, document: &Document) -> Result<Vec<u8>, DocxError> {
    let title = escape(&document.title);
    let language = escape(&document.language);
    let words =
        format!("<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>");
    put(part, "</cp:coreProperties>", &words, "core properties")
}

fn put(part: Vec<u8>, at: &str, words: &str, what: &'static str) -> Result<Vec<u8>, DocxError> {
    let text = String::from_utf8_lossy(&part);
    if text.matches(at).count() != 1 {
        return Err(DocxError::PartMissing(what));
    }
    Ok(text.replace(at, words).into_bytes())
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The library stores parts as they are, with the time of the machine; here they are compressed, dated by nothing.
fn repack(packed: Vec<u8>) -> zip::result::ZipResult<Vec<u8>> {
    let mut from = ZipArchive::new(Cursor::new(packed))?;
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for place in 0..from.len() {
        let mut part = from.by_index(place)?;
        if part.is_dir() {
            continue;
        }
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes)?;
        let name = part.name()?.into_owned();
        to.start_file(name, options)?;
        to.write_all(&bytes)?;
    }
    Ok(to.finish()?.into_inner())
}

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::TimeZone;

use super::*;
use crate::report::document::*;
use crate::report::pdf::sample;

fn instant() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 7, 15, 9, 30, 0).single().expect("this instant exists")
}

fn parts(document: &Document) -> BTreeMap<String, Vec<u8>> {
    let bytes = write(document, instant()).expect("it can be written");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut found = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part can be read");
        let name = part.name().expect("a name").into_owned();
        found.insert(name, content);
    }
    found
}

fn part(document: &Document, name: &str) -> String {
    String::from_utf8(parts(document).remove(name).expect(name)).expect("parts are text")
}

#[test]
fn the_same_document_and_instant_give_the_same_bytes() {
    let first = write(&sample(), instant()).expect("the sample can be written");
    // What was written in between leaves no trace, as numbers that run through a whole process would.
    let later = write(&sample(), instant() + chrono::Duration::days(1)).expect("the sample can be written");
    assert!(first == write(&sample(), instant()).expect("the sample can be written"));
    assert!(first != later);
}

#[test]
fn headings_are_headings_and_the_header_of_a_table_is_repeated() {
    let words = part(&sample(), "word/document.xml");
    assert!(words.contains("w:val=\"Heading1\"") && words.contains("w:val=\"Heading2\""));
    let tables =
        sample().blocks.iter().filter(|block| matches!(block, Block::Table(_) | Block::Figure(_))).count();
    assert!(tables > 0);
    assert_eq!(words.matches("<w:tblHeader />").count(), tables);
    assert!(!words.contains("w:trHeight"));
    assert!(words.contains("w:dirty=\"true\" /><w:instrText>TOC "), "the contents are a field");
    assert!(words.matches("<w:hyperlink w:anchor=\"_Toc").count() > 2, "each entry leads to its place");
    assert!(
        !words.contains("PAGEREF") && !words.contains("<w:tab />"),
        "no page number but the right one, no dots"
    );
    assert!(!words.contains("80000") && !words.contains("paraId") && !words.contains("w:sdt"));
}

#[test]
fn the_file_names_its_language_and_title() {
    for (language, tag) in [("az", "az-Latn-AZ"), ("en", "en-GB"), ("ru", "ru-RU")] {
        let title = "Q & A <2026>".to_owned();
        let document = Document { language: language.to_owned(), title, ..sample() };
        assert!(part(&document, "word/styles.xml").contains(&format!("<w:lang w:val=\"{tag}\"")));
        assert!(part(&document, "docProps/core.xml").contains("<dc:title>Q &amp; A &lt;2026&gt;</dc:title>"));
    }
}

#[test]
fn the_page_is_a4_with_its_number_at_the_foot() {
    assert!(part(&sample(), "word/document.xml").contains("w:w=\"11906\" w:h=\"16838\""));
    let foot = part(&sample(), "word/footer1.xml");
    assert!(foot.contains("PAGE") && foot.contains("NUMPAGES"), "{foot}");
}

#[test]
fn every_picture_is_in_the_file() {
    let figures = sample().blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count();
    let parts = parts(&sample());
    let pictures = parts.iter().filter(|(name, _)| name.starts_with("word/media/"));
    assert!(figures > 0);
    assert_eq!(pictures.inspect(|(_, bytes)| assert!(bytes.starts_with(b"\x89PNG"))).count(), figures);
}

#[test]
fn boxes_lines_and_signs_no_xml_can_hold_are_written() {
    let boxes = Boxes {
        across: false,
        items: vec![
            TickBox { ticked: true, text: "Bəli\u{7}".into() },
            TickBox { ticked: false, text: "a < b".into() },
        ],
    };
    let blank = Blank { label: "İmza".to_owned(), lines: 2 };
    let blocks = vec![Block::Boxes(boxes), Block::Blank(blank)];
    let words = part(&Document { blocks, ..sample() }, "word/document.xml");
    assert!(words.contains('☒') && words.contains('☐'));
    assert!(words.contains(">Bəli<") && words.contains("a &lt; b"));
    assert_eq!(words.matches("w:leader=\"underscore\"").count(), 2);
}

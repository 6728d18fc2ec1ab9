use super::*;
use crate::report::document::{Cell, Column, Cover, Layout, Row, Table, Text};
use crate::report::pdf::sample;

/// Tags that are opened and closed, in their order.
fn is_balanced(html: &str) -> bool {
    let mut open: Vec<String> = Vec::new();
    for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let is_void = tag.starts_with('!') || tag.ends_with('/') || matches!(&*name, "meta" | "br" | "col");
        if is_void {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn every_kind_of_block_is_written_and_closed() {
    let document = sample();
    let html = write(&document);
    assert!(is_balanced(&html), "{html}");
    for words in ["<h1>", "<h2 id=\"h", "<table>", "<svg", "<figcaption>", "<aside", "<nav "] {
        assert!(html.contains(words), "{words}");
    }
    for (place, _) in html.match_indices("href=\"#") {
        let id = html[place + 7..].split('"').next().unwrap();
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(
        !html.contains("http://")
            || html.matches("http://").count() == html.matches("http://www.w3.org").count()
    );
    assert_eq!(html, write(&document));
}

#[test]
fn words_are_never_taken_for_signs() {
    let nasty = "<script>alert(1)</script> & \"x\"";
    let cell = Cell::from(nasty);
    let document = Document {
        language: "az".to_owned(),
        title: nasty.to_owned(),
        subtitle: Some(nasty.to_owned()),
        cover: Cover {
            publisher: nasty.to_owned(),
            details: vec![(nasty.to_owned(), nasty.to_owned())],
            notice: Some(nasty.to_owned()),
        },
        contents_title: Some(nasty.to_owned()),
        layout: Layout::Annex { running: nasty.to_owned() },
        blocks: vec![
            Block::chapter(nasty),
            Block::paragraph(Text::default().strong(nasty)),
            Block::Table(Table {
                caption: nasty.to_owned(),
                columns: vec![Column::words(nasty, 1)],
                rows: vec![Row::Cells(vec![cell]), Row::Heading(nasty.to_owned())],
                note: Some(nasty.into()),
            }),
        ],
    };
    let html = write(&document);
    assert!(!html.contains("<script>") && is_balanced(&html), "{html}");
    assert!(html.contains("size: A4 landscape") && html.contains("<html lang=\"az\">"));
}

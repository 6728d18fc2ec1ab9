use chrono::TimeZone;

use super::sample::findings_table;
use super::*;
use crate::report::document::*;

fn instant() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 7, 15, 9, 30, 0).single().expect("this instant exists")
}

fn laid_out(document: &Document) -> Vec<Page> {
    let pdf = genpdf::Document::new(family().expect("the fonts are good"));
    lay_out(document, &Typesetter::new(pdf.font_cache()))
}

fn words_of<'page>(page: &'page Page) -> Vec<&'page str> {
    let words = |mark: &'page page::Mark| match mark {
        page::Mark::Words { words, .. } => Some(words.as_str()),
        page::Mark::Area { .. } | page::Mark::Strokes { .. } => None,
    };
    page.marks.iter().filter_map(words).collect()
}

#[test]
fn the_same_document_and_instant_give_the_same_bytes() {
    let first = write(&sample(), instant()).expect("the sample can be written");
    let second = write(&sample(), instant()).expect("the sample can be written");
    assert!(first == second);
    let later = write(&sample(), instant() + chrono::Duration::days(1)).expect("the sample can be written");
    assert!(first != later);
}

#[test]
fn the_file_is_dated_by_the_parameter() {
    let bytes = write(&sample(), instant()).expect("the sample can be written");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/CreationDate(D:20260715093000"));
    assert!(text.contains("/ModDate(D:20260715093000"));
}

#[test]
fn the_file_names_its_title_and_language() {
    let title = "Şəkil (1)".to_owned();
    let bytes = write(&Document { title, ..sample() }, instant()).expect("the sample can be written");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Title<FEFF015E0259006B0069006C0020002800310029>"));
    assert!(text.contains("/Lang(az)"));
    assert!(!text.contains("PDFX"));
}

#[test]
fn the_contents_name_the_page_a_chapter_begins_on() {
    let pages = laid_out(&sample());
    let contents = words_of(&pages[1]);
    let entry =
        contents.iter().position(|words| *words == "3. Recommendations").expect("the chapter is listed");
    let number: usize = contents[entry + 1].parse().expect("a page number follows the title");
    assert!(words_of(&pages[number - 1]).contains(&"3. Recommendations"));
}

#[test]
fn the_header_of_a_table_is_repeated_on_every_page() {
    let document = Document { blocks: vec![Block::Table(findings_table(60))], ..sample() };
    let pages = laid_out(&document);
    assert!(pages.len() > 4);
    assert!(pages[2..].iter().all(|page| words_of(page).contains(&"Nəticə")));
}

#[test]
fn a_row_higher_than_a_page_is_continued_on_the_next() {
    let long = "çox uzun mətn ".repeat(2000);
    let columns = vec![Column::words("A", 1), Column::words("B", 1)];
    let rows = vec![Row::Cells(vec![long.clone().into(), "qısa".into()])];
    let table = Table { caption: "Cədvəl".into(), columns, rows, note: None };
    let pages = laid_out(&Document { blocks: vec![Block::Table(table)], ..sample() });
    let set: usize = pages[2..].iter().flat_map(words_of).map(|words| words.matches("uzun").count()).sum();
    assert_eq!(set, 2000);
}

#[test]
fn nothing_is_set_beyond_the_paper() {
    for page in laid_out(&sample()) {
        for mark in page.marks {
            if let page::Mark::Words { x, baseline, .. } = mark {
                assert!((20.0..page::Paper::UPRIGHT.width - 20.0).contains(&x), "{x}");
                assert!((10.0..page::Paper::UPRIGHT.height - 10.0).contains(&baseline), "{baseline}");
            }
        }
    }
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    // Lines and the air between paragraphs are of different heights, so that the heading comes to stand anywhere.
    for (lines, paragraphs) in (0..60).flat_map(|lines| (0..8).map(move |paragraphs| (lines, paragraphs))) {
        let mut blocks = vec![Block::paragraph("sətir\n".repeat(lines))];
        blocks.extend((0..paragraphs).map(|_| Block::paragraph("sətir")));
        blocks.extend([Block::section("Başlıq"), Block::Table(findings_table(3))]);
        let pages = laid_out(&Document { blocks, contents_title: None, ..sample() });
        let page = pages.iter().find(|page| words_of(page).contains(&"Başlıq")).expect("the heading is set");
        assert!(words_of(page).contains(&"Nəticə"), "after {lines} lines and {paragraphs} paragraphs");
    }
}

#[test]
fn a_word_wider_than_its_column_is_broken() {
    let pdf = genpdf::Document::new(family().expect("the fonts are good"));
    let typesetter = Typesetter::new(pdf.font_cache());
    let lines = typesetter.break_words("beynəlmiləlçilikdənmi", blocks::BODY, 20.0);
    assert!(lines.len() > 1 && lines.iter().all(|line| line.width <= 20.0));
}

#[test]
fn an_empty_document_has_a_cover() {
    let document = Document { blocks: Vec::new(), contents_title: None, ..sample() };
    assert!(write(&document, instant()).is_ok());
}

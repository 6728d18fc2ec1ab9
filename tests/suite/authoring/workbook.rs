//! A questionnaire as a workbook and back.

use std::io::Cursor;

use bhr_baseline::authoring::{read_workbook, write_workbook};
use bhr_baseline::questionnaire::{canonical, read_files};
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};

use super::odd::{folder, odd_words, with_words};
use super::small_folder;

#[test]
fn a_questionnaire_comes_back_byte_for_byte() {
    for folder in super::all_kinds() {
        let files = read_files(&folder).unwrap();
        let bytes = write_workbook(&files).unwrap();
        let back = read_workbook("book.xlsx", &bytes).unwrap();
        assert_eq!(canonical(&back), canonical(&files));
    }
}

#[test]
fn the_same_questionnaire_gives_the_same_bytes() {
    let files = read_files(&folder()).unwrap();
    assert_eq!(write_workbook(&files).unwrap(), write_workbook(&files).unwrap());
}

#[test]
fn what_looks_like_a_formula_or_a_number_stays_text() {
    let texts = ["=1+1", "+7 495", "-1", "@x", "0012", "1e5", "TRUE", "2026-11-22", " x ", "a\nb\r\nc"];
    let files = with_words(&texts.map(str::to_owned));
    let bytes = write_workbook(&files).unwrap();
    assert_eq!(canonical(&read_workbook("b", &bytes).unwrap()), canonical(&files));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
        let cells = book.worksheet_range(&name).unwrap();
        assert!(
            cells.used_cells().all(|(_, _, cell)| matches!(cell, Data::String(_) | Data::Empty)),
            "{name}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_words_come_back(texts in prop::collection::vec(odd_words(), 1..30)) {
        let files = with_words(&texts);
        let back = read_workbook("b", &write_workbook(&files).unwrap()).unwrap();
        prop_assert_eq!(canonical(&back), canonical(&files));
    }
}

/// The workbook of the small questionnaire written again cell by cell, each as `change` wants it.
fn changed(change: impl Fn(&str, (u32, u16), &str) -> Cell) -> Vec<u8> {
    let bytes = write_workbook(&read_files(&small_folder()).unwrap()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let mut other = Workbook::new();
    for name in book.sheet_names() {
        let page = other.add_worksheet();
        page.set_name(&name).unwrap();
        let cells = book.worksheet_range(&name).unwrap();
        let (rows, columns) = cells.end().map_or((0, 0), |(row, column)| (row + 3, column + 2));
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let at = (row, u16::try_from(column).unwrap());
            let text = cells.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
            match change(&name, at, &text) {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => drop(page.write_string(at.0, at.1, text).unwrap()),
                Cell::Number(number) => drop(page.write_number(at.0, at.1, number).unwrap()),
                Cell::Formula(text) => drop(page.write_formula(at.0, at.1, Formula::new(text)).unwrap()),
            }
        }
    }
    other.save_to_buffer().unwrap()
}

enum Cell {
    Text(String),
    Number(f64),
    Formula(&'static str),
}

fn same(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn problems(bytes: &[u8]) -> Vec<String> {
    read_workbook("book.xlsx", bytes).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn every_problem_is_named_with_its_cell() {
    let bytes = changed(|sheet, at, text| match (sheet, at) {
        ("indicators", (1, 2)) => same("structured"),
        ("questions", (2, 0)) => same("third"),
        ("questions", (3, 5)) => same(text),
        ("options", (1, 2)) => same("a lot"),
        ("options", (2, 4)) => same(""),
        ("examples", (1, 3)) => same("{law: "),
        ("questionnaire", (2, 1)) => same("one"),
        _ => same(text),
    });
    let found = problems(&bytes);
    for start in [
        "book.xlsx, indicators!C2: ",
        "book.xlsx, questions!A3: no row of `indicators` has the id `third`",
        "book.xlsx, options!C2: `a lot` is not a number such as 0.25",
        "book.xlsx, options!E3: `label::en` is empty",
        "book.xlsx, examples!D2: ",
        "book.xlsx, questionnaire!B3: `one` is not a whole number",
    ] {
        assert_eq!(found.iter().filter(|one| one.starts_with(start)).count(), 1, "{start}\n{found:#?}");
    }
    assert_eq!(found.len(), 6, "{found:#?}");
}

#[test]
fn formulas_unknown_columns_and_lost_columns_are_refused() {
    let formula = problems(&changed(|sheet, at, text| match (sheet, at) {
        ("options", (1, 4)) => Cell::Formula("=1+1"),
        _ => same(text),
    }));
    assert_eq!(formula, ["book.xlsx, options!E2: a formula stands here; put the text itself"]);
    let column =
        problems(&changed(|_, _, text| same(if text == "criterion::az" { "criteria" } else { text })));
    assert!(column[0].starts_with("book.xlsx, options!I1: there is no column `criteria`"), "{column:?}");
    assert_eq!(column[1], "book.xlsx, options: the column `criterion::az` is missing; put it back");
    assert!(problems(b"no workbook")[0].starts_with("book.xlsx: this is not a workbook"));
}

#[test]
fn numbers_a_spreadsheet_made_of_text_are_read_as_what_they_show() {
    let bytes = changed(|sheet, at, text| match (sheet, at.1, text.parse::<f64>()) {
        ("options", 2, Ok(number)) => Cell::Number(number),
        _ => same(text),
    });
    let back = read_workbook("b", &bytes).unwrap();
    assert_eq!(canonical(&back), canonical(&read_files(&small_folder()).unwrap()));
}

#[test]
fn a_new_row_goes_under_what_it_names_and_its_translation_to_the_same_file() {
    let new = ["first", "new-one", "date", "When was it made?", "Nə vaxt qəbul olunub?"];
    let bytes = changed(|sheet, (row, column), text| match (sheet, row) {
        ("questions", 7) => same(new.get(usize::from(column)).copied().unwrap_or_default()),
        _ => same(text),
    });
    let back = read_workbook("b", &bytes).unwrap();
    let questions = &back.sections[0].indicators[0].questions;
    let ids: Vec<&str> = questions.iter().map(|one| one.id.text.as_str()).collect();
    assert_eq!(ids, ["law", "topics", "new-one"]);
    let (file, words) = &back.translations[0];
    assert_eq!(
        (file.as_str(), words.questions["new-one"].text.as_str()),
        ("az.yaml", "Nə vaxt qəbul olunub?")
    );
}

#[test]
fn words_that_would_be_lost_are_named_before_anything_is_written() {
    let mut folder = folder();
    let text = "translates: small\nof_version: 1\nquestions:\n  gone: {text: \"x\"}\n";
    folder.add("ru/old.yaml", "ru/old.yaml", text);
    let mut files = read_files(&folder).unwrap();
    let found: Vec<String> = write_workbook(&files).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(found, ["ru/old.yaml:4: `gone` is no longer in the questionnaire; remove its words"]);
    files.translations.pop();
    files.header.title = "x".repeat(32_768);
    assert!(write_workbook(&files).unwrap_err()[0].message.contains("longer than the 32767"));
}

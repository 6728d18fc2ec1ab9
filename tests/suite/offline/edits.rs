//! What is written into a workbook is what comes back, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use bhr_baseline::offline::{Field, Place, Taken, Upload, Value, Wrong, compare, take, workbook};
use bhr_baseline::response::{Answer, GivenAnswer};
use bhr_baseline::texts::Language;
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};

use super::{Held, own};

/// The workbook written again cell by cell, some cells replaced: by code of the row, element, unit and column.
type Edits = BTreeMap<(String, String, String), Edit>;

#[derive(Clone, Debug)]
pub enum Edit {
    Text(String),
    Formula,
    Gone,
}

pub fn rewrite(bytes: &[u8], edits: &Edits) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut other = Workbook::new();
    for name in book.sheet_names() {
        let page = other.add_worksheet();
        page.set_name(&name).unwrap();
        let cells = book.worksheet_range(&name).unwrap();
        let text = |row: u32, column: u32| match cells.get_value((row, column)) {
            Some(Data::Empty) | None => String::new(),
            Some(Data::DateTime(day)) => {
                let (year, month, day, ..) = day.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            Some(cell) => cell.to_string(),
        };
        let (rows, columns) = cells.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let mut cell = Edit::Text(text(row, column));
            let key = (text(row, 0), text(row, 2), text(0, column));
            if text(0, 0) == "bhr:question" && row > 0 {
                cell = edits.get(&key).cloned().unwrap_or(cell);
            }
            let at = u16::try_from(column).unwrap();
            match cell {
                Edit::Text(text) if text.is_empty() => {}
                Edit::Text(text) => drop(page.write_string(row, at, text).unwrap()),
                Edit::Formula => drop(page.write_formula(row, at, Formula::new("=1+1")).unwrap()),
                Edit::Gone => {}
            }
        }
    }
    other.save_to_buffer().unwrap()
}

pub fn edits(edits: &[(&str, &str, &str, Edit)]) -> Edits {
    let key = |(question, element, column, edit): &(&str, &str, &str, Edit)| {
        (((*question).to_owned(), (*element).to_owned(), format!("bhr:{column}")), edit.clone())
    };
    edits.iter().map(key).collect()
}

pub fn back(held: &Held, bytes: &[u8]) -> Upload {
    let taken = take(&held.facts(), bytes).unwrap();
    let Taken::Workbook(filled) = &taken else { panic!("a workbook") };
    compare(&held.facts(), filled, &|_| None)
}

pub fn given(answer: Option<Answer>, comment: &str, source: &str) -> GivenAnswer {
    GivenAnswer { answer, comment: comment.to_owned(), source: source.to_owned() }
}

pub fn text(text: &str) -> Edit {
    Edit::Text(text.to_owned())
}

fn full() -> Held {
    let mut held = Held::small();
    let long: String = "Uzun şərh ёж ığİ\n".chars().cycle().take(5000).collect();
    held.put(&own("law"), given(Some(Answer::Choice("full".into())), &long, "=1+1"), "A");
    let topics = Answer::Checklist {
        met: BTreeSet::from(["wages".into()]),
        not_applicable: BTreeSet::from(["safety".into()]),
    };
    held.put(&own("topics"), given(Some(topics), " @x ", "+994 12"), "A");
    held.put(&own("number"), given(Some(Answer::Number("12.5".parse().unwrap())), "a\r\nb", ""), "A");
    held.put(&own("day"), given(Some(Answer::Date("2026-11-22".parse().unwrap())), "", ""), "A");
    for unit in held.units.clone() {
        let place = Place { question: "each".into(), unit: Some(unit.id.0) };
        held.put(&place, given(Some(Answer::NoData), "", ""), "A");
    }
    held
}

#[test]
fn what_goes_out_comes_back_without_a_change_in_every_language() {
    let held = full();
    for language in Language::ALL {
        let bytes = workbook(&held.facts(), language).unwrap();
        assert_eq!(bytes, workbook(&held.facts(), language).unwrap(), "the same bytes");
        for bytes in [bytes.clone(), rewrite(&bytes, &Edits::new())] {
            let upload = back(&held, &bytes);
            assert!(upload.is_empty() && upload.absent == 0, "{upload:#?}");
            assert_eq!(upload.unchanged, held.facts().all().len());
        }
    }
}

#[test]
fn an_edit_is_one_change_with_its_cell_and_words_of_any_language_are_understood() {
    let held = full();
    let bytes = workbook(&held.facts(), Language::Azerbaijani).unwrap();
    let changed = edits(&[
        ("law", "", "answer", text("No data")),
        ("law", "", "comment", text("=HYPERLINK(\"x\")\nikinci sətir ")),
        ("number", "", "answer", text("99")),
        ("day", "", "answer", text("01.02.2025")),
    ]);
    let upload = back(&held, &rewrite(&bytes, &changed));
    assert!(upload.errors.iter().all(|error| error.wrong == Wrong::NotAsked), "{upload:#?}");
    let found: Vec<(&str, Field, &Value)> =
        upload.changes.iter().map(|one| (one.place.question.as_str(), one.field, &one.to)).collect();
    for (question, field, value) in [
        ("law", Field::Answer, Value::Answer(Some(Answer::NoData))),
        ("law", Field::Comment, Value::Words("=HYPERLINK(\"x\")\nikinci sətir ".into())),
        ("number", Field::Answer, Value::Answer(Some(Answer::Number(99.into())))),
        ("day", Field::Answer, Value::Answer(Some(Answer::Date("2025-02-01".parse().unwrap())))),
    ] {
        assert!(found.contains(&(question, field, &value)), "{question} {field:?} in {found:#?}");
    }
    assert_eq!((found.len(), upload.conflicts.len()), (4, 0));
    let questions: Vec<&str> = found.iter().map(|(question, ..)| *question).collect();
    assert_eq!(questions, ["law", "law", "number", "day"], "in the order of the questionnaire");
    assert!(upload.changes.iter().all(|one| one.cell.contains("!")));
}

#[test]
fn every_mistake_is_named_with_its_cell() {
    let held = full();
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    let wrong = |question: &str, element: &str, column: &str, edit: Edit| {
        let upload = back(&held, &rewrite(&bytes, &edits(&[(question, element, column, edit)])));
        let found: Vec<Wrong> = upload.errors.iter().map(|error| error.wrong.clone()).collect();
        assert!(upload.errors.iter().all(|error| error.cell.starts_with("Answers!")), "{upload:#?}");
        found
    };
    assert_eq!(wrong("law", "", "answer", text("Half")), [Wrong::UnknownWord("Half".into())]);
    assert_eq!(wrong("law", "", "answer", Edit::Formula), [Wrong::Formula]);
    assert_eq!(wrong("law", "", "comment", Edit::Formula), [Wrong::Formula]);
    assert_eq!(wrong("law", "", "answer", text("Not applicable")), [Wrong::NoReason]);
    assert_eq!(wrong("law", "", "reason", text("No such task")), [Wrong::ReasonBeside]);
    assert_eq!(wrong("number", "", "answer", text("many")), [Wrong::NotANumber("many".into())]);
    let bounds = Wrong::OutOfBounds { typed: "101".into(), minimum: "0".into(), maximum: "100".into() };
    assert_eq!(wrong("number", "", "answer", text("101")), [bounds]);
    assert_eq!(wrong("number", "", "instead", text("Do not know")), [Wrong::Both]);
    assert_eq!(wrong("day", "", "answer", text("soon")), [Wrong::NotADay("soon".into())]);
    assert_eq!(wrong("law", "", "question", text("laws")), [Wrong::UnknownCode("laws".into())]);
    assert_eq!(wrong("law", "", "question", Edit::Gone), [Wrong::NoCode]);
    assert!(matches!(wrong("number", "", "question", text("law")).as_slice(), [Wrong::Twice(_)]));
    assert_eq!(wrong("topics", "wages", "question", Edit::Gone).len(), 2, "the row and its question");
    let hidden = wrong("law", "", "answer", text("No"));
    assert_eq!(hidden, [], "an answer that stands in a question ruled out is kept");
}

#[test]
fn what_somebody_else_changed_is_a_conflict_and_the_rest_is_merged() {
    let mut held = full();
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    let mut theirs = held.facts().given(&own("law"));
    theirs.comment = "Theirs".to_owned();
    held.put(&own("law"), theirs, "Kamran");
    let mine = edits(&[("law", "", "comment", text("Mine")), ("law", "", "source", text("Order 7"))]);
    let upload = back(&held, &rewrite(&bytes, &mine));
    assert_eq!((upload.changes.len(), upload.conflicts.len()), (1, 1), "{upload:#?}");
    assert_eq!(upload.conflicts[0].stored_by, "Kamran");
    assert_eq!(upload.conflicts[0].change.from, Value::Words("Theirs".into()));
    let planned = upload.plan(&held.facts(), |_| None);
    assert_eq!((planned[0].given.comment.as_str(), planned[0].given.source.as_str()), ("Theirs", "Order 7"));
    assert_eq!(planned[0].expected_revision, 2);
    assert!(back(&held, &bytes).is_empty(), "an untouched file changes nothing");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_come_back_exactly(comment in "[ -~əığşİё\n=+@]{0,60}", source in "\\PC{0,40}", number in 0..100_000_u32) {
        let mut held = Held::small();
        let number = rust_decimal::Decimal::new(number.into(), 3);
        held.put(&own("number"), given(Some(Answer::Number(number)), &comment, &source), "A");
        let bytes = workbook(&held.facts(), Language::Russian).unwrap();
        prop_assert!(back(&held, &bytes).is_empty());
        let empty = Held::small();
        let upload = back(&empty, &rewrite(&bytes, &Edits::new()));
        let sent = upload.changes.iter().chain(upload.conflicts.iter().map(|one| &one.change));
        prop_assert!(sent.into_iter().next().is_none(), "an untouched file never overwrites what was taken back");
    }
}

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::workbook::sheets;
use super::*;
use crate::disclosure::{Policy, release as let_out};
use crate::findings::{Basis, Participant, draw};
use crate::report::made_up::{facts, participants, questionnaire};
use crate::texts::Language;

fn made(government: u128, private: u128) -> Vec<Participant> {
    participants(&questionnaire(true), government, private)
}

fn tables(language: Language) -> Tables {
    let all = made(12, 8);
    let baseline = draw(&all);
    let facts = facts(&questionnaire(true));
    let notes = vec!["=HYPERLINK(\"x\")".to_owned()];
    let findings = vec![(Basis::SelfAssessed, &baseline)];
    round(language, &RoundInput { facts: &facts, smallest_cell: 5, participants: &all, findings, notes })
}

fn released(government: u128, private: u128) -> Tables {
    let findings = let_out(&draw(&made(government, private)), Policy::new(5));
    release(Language::English, &facts(&questionnaire(true)), &findings, &[])
}

fn table<'a>(tables: &'a Tables, name: &str) -> &'a Table {
    tables.tables.iter().find(|table| table.name == name).expect(name)
}

fn files(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut found = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        found.insert(file.name().expect("a name").into_owned(), bytes);
    }
    found
}

#[test]
fn every_column_is_explained_in_every_language_and_every_row_is_whole() {
    for language in Language::ALL {
        let mut known = tables(language).tables;
        known.extend(released(12, 8).tables);
        for table in &known {
            for column in &table.columns {
                assert!(!column.meaning.is_empty(), "{}.{} is not explained", table.name, column.name);
                assert!(!column.meaning.contains(crate::texts::MISSING), "{}", column.meaning);
            }
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.name);
        }
        let book = table(&tables(language), "codebook").rows.len();
        let columns: usize = tables(language).tables.iter().map(|table| table.columns.len()).sum();
        assert_eq!(book, columns);
    }
}

#[test]
fn every_entry_is_of_the_kind_of_its_column() {
    for table in tables(Language::English).tables.iter().chain(&released(12, 8).tables) {
        for (row, column) in table.rows.iter().flat_map(|row| row.iter().zip(&table.columns)) {
            let fits = match row {
                Entry::Empty => true,
                Entry::Words(_) => column.kind == ColumnKind::Words,
                Entry::Count(_) => column.kind == ColumnKind::Count,
                Entry::Figure(_) => column.kind == ColumnKind::Figure,
            };
            assert!(fits, "{}.{}: {row:?}", table.name, column.name);
        }
    }
}

#[test]
fn round_questionnaires_and_response_rate_stand_with_the_notes() {
    let tables = tables(Language::English);
    let about: String = table(&tables, "about")
        .rows
        .iter()
        .map(|row| format!("{}: {}\n", row[0].text(), row[1].text()))
        .collect();
    assert!(about.contains("Response rate: 20 of 20 (100%)"), "{about}");
    assert!(about.contains(&"ab".repeat(32)) || about.contains("SHA-256"), "{about}");
    assert!(about.contains("Note: =HYPERLINK(\"x\")"), "{about}");
}

#[test]
fn institutions_stand_by_name_and_segments_add_up() {
    let tables = tables(Language::English);
    let names: Vec<String> = table(&tables, "institutions").rows.iter().map(|row| row[0].text()).collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!((names.len(), names), (20, sorted));
    let findings = &table(&tables, "findings").rows;
    let first = findings[0][1].text();
    let count = |dimension: &str| -> i64 {
        let of = findings.iter().filter(|row| row[1].text() == first && row[5].text() == dimension);
        of.map(|row| if let Entry::Count(count) = row[7] { count } else { 0 }).sum()
    };
    assert_eq!((count("all"), count("kind")), (20, 20));
}

#[test]
fn formulas_are_words_in_csv_and_numbers_are_numbers() {
    let files = files(&csv(&tables(Language::English)).expect("written"));
    let about = String::from_utf8(files["about.csv"].clone()).expect("text");
    assert!(about.starts_with('\u{feff}') && about.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{about}");
    let scores = String::from_utf8(files["scores.csv"].clone()).expect("text");
    assert!(
        scores.lines().nth(1).expect("a row").split(',').nth(5).expect("a score").parse::<f64>().is_ok(),
        "{scores}"
    );
    assert!(files.contains_key("codebook.csv") && files.contains_key("codes.csv"));
}

#[test]
fn the_same_tables_give_the_same_bytes_in_every_form() {
    let bytes = || {
        let tables = tables(Language::Azerbaijani);
        let files = [xlsx(&tables), csv(&tables), parquet(&tables)].map(|bytes| bytes.expect("written"));
        (files, json(&tables))
    };
    assert!(bytes() == bytes());
}

#[test]
fn json_keeps_exact_decimals_as_texts() {
    let read: serde_json::Value = serde_json::from_slice(&json(&tables(Language::Russian))).expect("JSON");
    let of = |name: &str| {
        read["tables"].as_array().expect("tables").iter().find(|one| one["name"] == name).expect("it").clone()
    };
    let row = &of("findings")["rows"][0];
    assert!(row["mean"].is_string() && row["institutions"].is_number(), "{row}");
    assert_eq!(of("codebook")["columns"][0]["name"], "table");
}

#[test]
fn a_release_says_what_is_withheld_and_names_nobody() {
    let tables = released(12, 2);
    let rows = &table(&tables, "findings").rows;
    let statuses: Vec<String> = rows.iter().map(|row| row[6].text()).collect();
    assert!(statuses.iter().any(|status| status == "withheld-too-few"), "{statuses:?}");
    for row in rows.iter().filter(|row| row[6].text().starts_with("withheld")) {
        assert!(row[7..].iter().all(|entry| *entry == Entry::Empty), "{row:?}");
    }
    assert!(tables.tables.iter().all(|table| !["answers", "scores", "institutions"].contains(&table.name)));
    let text = String::from_utf8(json(&tables)).expect("text");
    for one in made(12, 2) {
        assert!(!text.contains(&format!("\"{}\"", one.institution.name)), "{}", one.institution.name);
    }
}

#[test]
fn a_round_without_responses_is_tables_that_say_so() {
    let tables = released(0, 0);
    let about: Vec<String> = table(&tables, "about").rows.iter().map(|row| row[1].text()).collect();
    assert!(about.iter().any(|value| value.contains("No response has been accepted")), "{about:?}");
    for bytes in [xlsx(&tables), csv(&tables), parquet(&tables)] {
        assert!(bytes.expect("written").starts_with(b"PK"));
    }
}

#[test]
fn a_table_too_long_for_a_sheet_goes_on_in_the_next() {
    let tables = tables(Language::English);
    let names: Vec<String> =
        sheets(table(&tables, "institutions"), 9).into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["institutions", "institutions_2", "institutions_3"]);
}

//! Files that are not taken, the drop-downs really in the file, and LibreOffice.

use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;

use bhr_baseline::assessment::shipped;
use bhr_baseline::offline::{Refusal, take, workbook};
use bhr_baseline::questionnaire::load;
use bhr_baseline::response::Profile;
use bhr_baseline::texts::Language;
use calamine::{Reader as _, Xlsx};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Held;
use super::edits::{back, given};

fn refused(bytes: &[u8]) -> Refusal {
    take(&Held::small().facts(), bytes).unwrap_err()
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn files_that_are_no_workbook_of_ours_are_refused() {
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(&vec![b'x'; 20 * 1024 * 1024 + 1]), Refusal::TooLarge);
    assert_eq!(refused(b"<!DOCTYPE html><table>"), Refusal::WebPage);
    assert_eq!(refused(b"PK no archive"), Refusal::NotAWorkbook);
    let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert_eq!(refused(&ole), Refusal::OldExcel);
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[ole.as_slice(), &locked].concat()), Refusal::Encrypted);
    let book: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
    assert_eq!(refused(&archive(&[book, ("xl/vbaProject.bin", b"x")])), Refusal::Macros);
    let types = b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>";
    assert_eq!(refused(&archive(&[book, ("[Content_Types].xml", types)])), Refusal::Macros);
    assert_eq!(refused(&archive(&[("word/document.xml", b"x")])), Refusal::NotAWorkbook);
    assert_eq!(refused(&archive(&[book, ("xl/bomb.xml", &vec![b'0'; 130 * 1024 * 1024])])), Refusal::TooMuch);
    let ods: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    assert_eq!(refused(&archive(&[ods])), Refusal::OpenDocument);
    let plain = rust_xlsxwriter::Workbook::new().save_to_buffer().unwrap();
    assert_eq!(refused(&plain), Refusal::NotOurs);
}

#[test]
fn a_workbook_of_something_else_is_refused_by_name() {
    let held = Held::small();
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    let other = |change: fn(&mut bhr_baseline::offline::Facts<'_>)| {
        let mut facts = held.facts();
        change(&mut facts);
        take(&facts, &bytes).unwrap_err()
    };
    assert_eq!(other(|facts| facts.round.0 = uuid::Uuid::nil()), Refusal::OtherRound);
    assert_eq!(other(|facts| facts.institution.0 = uuid::Uuid::nil()), Refusal::OtherInstitution);
    assert_eq!(other(|facts| facts.sha256 = "b2"), Refusal::OtherQuestionnaire);
}

#[test]
fn a_sheet_with_one_cell_in_the_farthest_corner_takes_no_room() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "a").unwrap().write_string(1_048_575, 16_383, "b").unwrap();
    assert_eq!(refused(&book.save_to_buffer().unwrap()), Refusal::NotOurs);
}

#[test]
fn what_sheets_hold_counts_together() {
    let mut many = rust_xlsxwriter::Workbook::new();
    for _ in 0..65 {
        many.add_worksheet();
    }
    assert_eq!(refused(&many.save_to_buffer().unwrap()), Refusal::TooMuch);
    let mut heavy = rust_xlsxwriter::Workbook::new();
    let words = "x".repeat(32_767);
    for _ in 0..3 {
        let page = heavy.add_worksheet();
        for row in 0..700 {
            page.write_string(row, 0, &words).unwrap();
        }
    }
    assert_eq!(refused(&heavy.save_to_buffer().unwrap()), Refusal::TooMuch);
}

#[test]
fn the_drop_downs_are_in_the_file_and_nothing_in_it_runs() {
    let bytes = workbook(&Held::small().facts(), Language::Azerbaijani).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet2.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.matches("type=\"list\"").count() >= 5, "{sheet}");
    assert!(sheet.contains("'bhr-lists'!$"), "lists stand on a sheet of their own");
    assert!(
        sheet.contains("type=\"decimal\"") && sheet.contains("type=\"date\""),
        "numbers and days are typed"
    );
    assert!(sheet.contains("<sheetProtection") && !sheet.contains("<f>"), "locked, without formulas");
}

#[test]
fn questions_an_institution_is_never_asked_are_hidden_rows_and_come_back_all_the_same() {
    let mut held = body_with(&[]);
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    assert!(is_hidden(&bytes, "complaint-remedy"), "that is asked of bodies people can complain to");
    assert!(!is_hidden(&bytes, "law-review"), "that is asked of everybody");
    assert!(!is_hidden(&bytes, "guidance-content"), "another answer may open it");
    let upload = back(&held, &bytes);
    assert!(upload.is_empty() && upload.absent == 0, "{upload:#?}");
    held.put(&super::own("complaint-remedy"), given(None, "said before", ""), "A");
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    assert!(!is_hidden(&bytes, "complaint-remedy"), "what was said is seen");
}

#[test]
fn when_a_question_is_asked_is_said_of_answers_not_of_what_is_known_of_the_institution() {
    let held = body_with(&["labour-inspection", "procurement"]);
    let bytes = workbook(&held.facts(), Language::English).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let answers = book.worksheet_range("Answers").unwrap();
    let helps: Vec<String> = answers.rows().map(|row| row[5].to_string()).collect();
    let said: Vec<&str> =
        helps.iter().flat_map(|help| help.lines()).filter(|line| line.starts_with("Asked when: ")).collect();
    assert!(said.len() > 3, "{said:#?}");
    assert!(said.iter().all(|line| line.contains('“')), "{said:#?}");
    let mandates = ["labour-inspection", "remedy-mechanisms", "conflict-affected-areas"];
    assert!(!mandates.iter().any(|code| said.concat().contains(code)), "{said:#?}");
    let review = said.iter().find(|line| line.contains("reviewed the legal acts")).unwrap();
    assert_eq!(review.matches("reviewed the legal acts").count(), 1, "a question is named once: {review}");
}

/// A body with these mandates and no others, before the questionnaire for State bodies.
fn body_with(mandates: &[&str]) -> Held {
    let folder = shipped().into_iter().find(|folder| load(folder).is_ok_and(|one| one.id == "state-duty"));
    let mut held = Held::of(load(&folder.unwrap()).unwrap(), &[]);
    let mandates = mandates.iter().map(|mandate| (*mandate).to_owned()).collect();
    held.sheet.profile = Profile { mandates: Some(mandates), ..Profile::default() };
    held
}

/// Whether the row of a question is hidden.
fn is_hidden(bytes: &[u8], question: &str) -> bool {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[1].clone();
    let answers = book.worksheet_range(&name).unwrap();
    let row = answers.rows().position(|row| row[0] == question).unwrap() + 1;
    let mut sheet = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.by_name("xl/worksheets/sheet2.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let start = sheet.find(&format!("<row r=\"{row}\"")).unwrap();
    sheet[start..].split('>').next().unwrap().contains("hidden=\"1\"")
}

#[test]
fn libreoffice_gives_it_back_as_it_was() {
    if Command::new("soffice").arg("--version").output().is_err() {
        return;
    }
    let mut held = Held::small();
    let answer = bhr_baseline::response::Answer::Date("2026-11-22".parse().unwrap());
    held.put(&super::own("day"), given(Some(answer), "birinci\nikinci ə ё", "=1+1"), "A");
    let number = bhr_baseline::response::Answer::Number("0.125".parse().unwrap());
    held.put(&super::own("number"), given(Some(number), "+994 ", "@x"), "A");
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("in.xlsx");
    std::fs::write(&path, workbook(&held.facts(), Language::Russian).unwrap()).unwrap();
    let out = place.path().join("out");
    let profile = format!("-env:UserInstallation=file://{}/profile", place.path().display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&out)
        .arg(&path)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let upload = back(&held, &std::fs::read(out.join("in.xlsx")).unwrap());
    assert!(upload.is_empty() && upload.absent == 0, "{upload:#?}");
}

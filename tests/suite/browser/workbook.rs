//! A respondent takes the workbook home, fills it in as Excel would, brings it back, decides, and reads the answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bhr_baseline::assessment::{clock, section_of};
use bhr_baseline::response::{Answer, GivenAnswer, SectionState};
use bhr_baseline::store::{StateStep, StoredAnswer};
use fantoccini::Locator;
use serde_json::json;

use super::answering::{Desk, KEY, QUESTION, saved};
use super::excel::Book;
use crate::support::database::on_both_engines;
use crate::support::wait::until;
use crate::support::world::operator;

/// Two lines, with the letters other alphabets lack, and characters that mean something in the file.
const COMMENT: &str = "Birinci sətir: ə ğ ı İ ö ş ü ç\nİkinci sətir: \"№ 14\" <b> & 5 %";
/// Excel would call a program with this if it were taken for a formula.
const FORMULA: &str = "=HYPERLINK(\"http://example.org\";\"Əmr\")";
/// The question two people answer, and its key in the form.
const BOTH: &str = "sanctions-applied";
const IN_BROWSER: &str = "Brauzerdə yazılıb";
const IN_EXCEL: &str = "Excel-də yazılıb\nikinci sətir";
/// The question with a word that cannot be chosen.
const WRONG: &str = "enforcement-planning";

on_both_engines! {
    async fn a_workbook_is_taken_home_filled_in_and_brought_back(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let (window, place) = (&desk.window, tempfile::tempdir().expect("a folder"));
        let file = fill_in(&desk, &take_home(&desk, place.path()).await);
        // Meanwhile the same person, or a colleague, goes on in the browser.
        window.visit(&desk.section()).await;
        window.write(&format!("comment.{BOTH}."), IN_BROWSER).await;
        saved(&database.store, desk.response, IN_BROWSER).await;

        bring_back(&desk, &file).await;
        sees_what_the_file_says(&desk).await;
        assert_eq!(questions(&desk).await, [BOTH], "nothing of the file is stored before it is confirmed");
        window.inspect("workbook-02-preview").await;
        window.press("workbook-confirm").await;
        window.sees_text("error-summary-title").await;
        window.sees_text("workbook-conflict-missing").await;
        window.inspect("workbook-03-undecided").await;
        assert_eq!(questions(&desk).await, [BOTH], "a conflict is decided first");

        window.choose(&format!("keep.{BOTH}..comment"), "file").await;
        window.choose("leave-out", "yes").await;
        window.press("workbook-confirm").await;
        window.sees_text("notice-workbook-taken").await;
        reads_it_on_the_page(&desk).await;
        let history = database.store.answer_history(desk.response, None, BOTH).await.expect("a history");
        let words: Vec<&str> = history.iter().map(|one| one.given.comment.as_str()).collect();
        assert!(words.contains(&IN_BROWSER) && words.contains(&IN_EXCEL), "{words:?}");
    }

    async fn what_is_locked_while_somebody_looks_at_the_preview_is_said_and_nothing_is_half_saved(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let (window, place) = (&desk.window, tempfile::tempdir().expect("a folder"));
        let mut book = Book::open(&take_home(&desk, place.path()).await);
        book.type_in("remedy-explained", "comment", "Başqa bölmədə");
        book.type_in(QUESTION, "comment", COMMENT);
        bring_back(&desk, &book.save()).await;
        window.sees_text("workbook-preview-nothing-stored").await;
        mark_ready(&desk).await;
        window.press("workbook-confirm").await;
        window.sees_text("workbook-overtaken").await;
        window.sees_text("workbook-wrong-ready").await;
        window.inspect("workbook-04-overtaken").await;
        assert_eq!(questions(&desk).await, Vec::<String>::new(), "all of it or nothing");
        window.choose("leave-out", "yes").await;
        window.press("workbook-confirm").await;
        window.sees_text("notice-workbook-taken").await;
        assert_eq!(questions(&desk).await, ["remedy-explained"]);
    }
}

/// Downloads the workbook in the language of the page as people do: at its link.
async fn take_home(desk: &Desk, folder: &Path) -> PathBuf {
    let window = &desk.window;
    let downloads = json!({"behavior": "allow", "downloadPath": folder});
    window.tool("Page.setDownloadBehavior", &downloads).await;
    window.visit(&format!("/responses/{}/workbook", desk.response)).await;
    window.inspect("workbook-01-page").await;
    window.click("main a[href$=\"workbook.xlsx?language=az\"]").await;
    let is_workbook = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "xlsx");
    until("the workbook is in the folder", async || {
        let mut files = fs::read_dir(folder).ok()?.filter_map(|file| Some(file.ok()?.path()));
        files.find(is_workbook)
    })
    .await
}

/// A changed option, a comment, a source, a number, a word that cannot be chosen.
fn fill_in(desk: &Desk, file: &Path) -> PathBuf {
    let mut book = Book::open(file);
    book.type_in(QUESTION, "answer", &label(desk, QUESTION, "some-acts"));
    book.type_in(QUESTION, "comment", COMMENT);
    book.type_in(QUESTION, "source", FORMULA);
    book.type_number("inspections-number", "412");
    book.type_in(BOTH, "comment", IN_EXCEL);
    book.type_in(WRONG, "answer", "Yarımçıq");
    book.save()
}

async fn bring_back(desk: &Desk, file: &Path) {
    let window = &desk.window;
    window.visit(&format!("/responses/{}/workbook", desk.response)).await;
    let field = window.find("#file").await;
    field.send_keys(file.to_str().expect("a path")).await.expect("the file is chosen");
    window.press("workbook-upload-button").await;
}

/// Every change, both texts of the conflict, and the error with its cell.
async fn sees_what_the_file_says(desk: &Desk) {
    let window = &desk.window;
    window.sees_text("workbook-preview-nothing-stored").await;
    let (first, second) = COMMENT.split_once('\n').expect("two lines");
    let option = label(desk, QUESTION, "some-acts");
    for words in [option.as_str(), first, second, FORMULA, "412", IN_BROWSER, "ikinci sətir", "Aysel"] {
        window.sees(words).await;
    }
    let error = window.client.find(Locator::Css("section[aria-labelledby=errors] li")).await;
    let error = error.expect("an error").text().await.expect("its words");
    assert!(error.contains("Cavablar!G") && error.contains("Yarımçıq"), "{error}");
}

/// The section page has what the file said, the word that cannot be chosen left out.
async fn reads_it_on_the_page(desk: &Desk) {
    let window = &desk.window;
    window.visit(&desk.section()).await;
    assert!(window.is_chosen(&format!("answer.{KEY}"), "some-acts").await);
    assert_eq!(window.value(&format!("comment.{KEY}")).await, COMMENT);
    assert_eq!(window.value(&format!("source.{KEY}")).await, FORMULA);
    assert_eq!(window.value("answer.inspections-number.").await, "412");
    assert_eq!(window.value(&format!("comment.{BOTH}.")).await, IN_EXCEL);
    let stored = stored(desk).await;
    let option = Answer::Choice("some-acts".to_owned());
    let (comment, source) = (COMMENT.to_owned(), FORMULA.to_owned());
    assert_eq!(stored[QUESTION].given, GivenAnswer { answer: Some(option), comment, source });
    assert_eq!((stored[QUESTION].saved_by_name.as_str(), stored.contains_key(WRONG)), ("Aysel", false));
    assert_eq!(stored.len(), 3);
}

async fn stored(desk: &Desk) -> BTreeMap<String, StoredAnswer> {
    let answers = desk.country.assessment.store.answers(desk.response).await.expect("answers");
    answers.into_iter().map(|answer| (answer.question.clone(), answer)).collect()
}

async fn questions(desk: &Desk) -> Vec<String> {
    stored(desk).await.into_keys().collect()
}

/// The words of an option in the language of the page.
fn label(desk: &Desk, question: &str, option: &str) -> String {
    let questionnaire = &desk.country.questionnaire;
    let place = questionnaire.question(question).expect("a question");
    let option = questionnaire.questions[place].option(option).expect("an option");
    option.label.get("az").to_owned()
}

/// A colleague marks the section of the first question as ready.
async fn mark_ready(desk: &Desk) {
    let section = section_of(&desk.country.questionnaire, QUESTION).expect("a section").to_owned();
    let (from, to) = (SectionState::Released, SectionState::Ready);
    let step = StateStep { response: desk.response, section, from, to, is_opened: false };
    let store = &desk.country.assessment.store;
    store.set_section_state(&operator(), &step, clock::now()).await.expect("it is marked");
}

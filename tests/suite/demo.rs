//! The commands as people run them: the demonstration, files in and out, people.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use bhr_baseline::assessment::demo::{DEMO_PASSWORD, DEMO_PEOPLE, DEMO_ROUND};
use bhr_baseline::store::Store;
use bhr_baseline::texts::{Language, Texts};
use sqlx::{Connection as _, SqliteConnection};

use crate::support::database::Database;
use crate::support::service::{At, Service, has, program, run, run_well};

const STATE_DUTY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/state-duty");
/// Headings every report has.
const HEADINGS: [&str; 2] = ["report-title", "report-contents"];

#[tokio::test]
async fn the_demonstration_says_where_it_is_and_how_to_sign_in() {
    let service = Service::start("demo", At::DataFolder).await;
    let printed = service.printed();
    assert!(printed.contains(&service.page("/")), "{printed}");
    for (role, email, _) in DEMO_PEOPLE {
        let is_told = |line: &str| [role, email, DEMO_PASSWORD].iter().all(|word| line.contains(word));
        assert!(printed.lines().any(is_told), "{role}: {printed}");
    }
    let report = service.data().join("reports/baseline-en.pdf");
    assert!(printed.contains(&report.display().to_string()), "{printed}");
    assert!(fs::read(report).expect("a report").starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_second_start_of_the_demonstration_changes_nothing() {
    let mut service = Service::start("demo", At::DataFolder).await;
    let (database, reports) = (service.data().join("bhr-baseline.db"), service.data().join("reports"));
    service.kill();
    let before = (rows(&database).await, files(&reports));
    service.start_again().await;
    service.kill();
    assert_eq!((rows(&database).await, files(&reports)), before);
    assert!(before.0.iter().any(|(table, count)| table == "answers" && *count > 100), "{:?}", before.0);
    assert!(before.0.contains(&("signatures".to_owned(), 22)), "every response is signed: {:?}", before.0);
}

#[tokio::test]
async fn the_environment_selects_the_database() {
    let Some(database) = Database::postgresql().await else { return };
    let mut service = Service::start("demo", At::Environment(database.url.clone())).await;
    assert!(database.store.round_by_name(DEMO_ROUND).await.expect("the server answers").is_some());
    assert!(!service.data().join("bhr-baseline.db").exists());
    let deeds = database.store.list_audit(None, 10_000).await.expect("deeds");
    service.kill();
    service.start_again().await;
    assert_eq!(database.store.list_audit(None, 10_000).await.expect("deeds"), deeds);
}

#[tokio::test]
async fn the_report_can_be_read_in_both_languages() {
    if !has("pdftotext") {
        return;
    }
    let service = Service::start("demo", At::DataFolder).await;
    let text = |name: &str| text_of(&service.data().join("reports").join(name));
    let (english, azerbaijani) = (text("baseline-en.pdf"), text("baseline-az.pdf"));
    for key in HEADINGS {
        let (heading, az) = (Texts::get(Language::English).t(key), Texts::get(Language::Azerbaijani).t(key));
        assert!(english.contains(&heading), "{heading}: {english}");
        assert!(azerbaijani.contains(&az), "{az}: {azerbaijani}");
    }
    for letter in "əğıöüşçƏİ".chars() {
        assert!(azerbaijani.contains(letter), "{letter}: {azerbaijani}");
    }
}

#[tokio::test]
async fn answers_come_out_as_they_went_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    fs::write(here.join("answers.csv"), made_up_answers()).expect("written");
    let score = |answers: &str, output: &str| {
        run_well(here, &["score", "--questionnaire", STATE_DUTY, "--answers", answers, "--output", output]);
        fs::read_to_string(here.join(output)).expect("scores")
    };
    let import = ["import", "--round", "Sınaq", "--questionnaire", STATE_DUTY, "--answers", "answers.csv"];
    run_well(here, &import);
    run_well(here, &["export", "--round", "Sınaq", "--output", "out"]);
    let scores = score("answers.csv", "before.csv");
    assert!(scores.lines().count() > 100, "{scores}");
    assert_eq!(score("out/state-duty-answers.csv", "after.csv"), scores);
    run_well(here, &["report", "--round", "Sınaq", "--language", "az", "--output", "hesabat.pdf"]);
    if has("pdftotext") {
        let report = text_of(&here.join("hesabat.pdf"));
        assert!(report.contains('ə') && !report.contains("Nazirlik 3"), "{report}");
    }
    for (format, begins) in [("html", "<!doctype html>"), ("docx", "PK")] {
        let output = format!("hesabat.{format}");
        let report =
            ["report", "--round", "Sınaq", "--language", "az", "--format", format, "--output", &output];
        run_well(here, &report);
        let bytes = fs::read(here.join(&output)).expect("written");
        assert!(bytes.starts_with(begins.as_bytes()), "{format}");
        let is_html = format == "html";
        let text = String::from_utf8_lossy(&bytes);
        assert!(!is_html || (text.contains("<svg") && !text.contains("Nazirlik 3")), "{text}");
    }
    let again = run(here, &import);
    assert_eq!(again.status.code(), Some(1), "a round of that name is there");
}

#[tokio::test]
async fn somebody_with_too_short_a_password_is_not_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let add = |password: &str| {
        let person =
            ["user", "add", "--email", "a@office.example", "--name", "Aydan", "--role", "administrator"];
        let input = folder.path().join("password");
        fs::write(&input, format!("{password}\n")).expect("written");
        let input = Stdio::from(fs::File::open(input).expect("read"));
        program().current_dir(folder.path()).args(person).stdin(input).output().expect("the program starts")
    };
    let short = add("elevenchars");
    assert_eq!(short.status.code(), Some(1), "{short:?}");
    assert!(String::from_utf8_lossy(&short.stderr).contains("at least 12"), "{short:?}");
    let url = format!("sqlite://{}", folder.path().join("data/bhr-baseline.db").display());
    let store = Store::open(&url).await.expect("the file opens");
    store.migrate().await.expect("the migrations run");
    assert_eq!(store.list_users().await.expect("users"), []);
    assert_eq!(store.list_audit(None, 10).await.expect("deeds"), []);
    let right = add("twelve chars");
    assert!(right.status.success(), "{right:?}");
    assert_eq!(store.list_users().await.expect("users").len(), 1);
}

/// Twelve ministries, each with a different share of good answers; quotes, line ends and Azerbaijani letters.
fn made_up_answers() -> String {
    let mut file = "institution,unit,unit_kind,question,answer,reason,comment,source\n".to_owned();
    let reviews = ["none", "ordered", "some-acts", "all-acts", "acted-on"];
    for number in 0..12 {
        let name = format!("\"Nazirlik {number}, \"\"Şəhər\"\"\"");
        let review = reviews[number % reviews.len()];
        file += &format!("{name},,,law-review,{review},,\"Bəli,\nılıq\",\"Əmr № {number}\"\n");
        file += &format!("{name},,,inspections-number,{},,,\n", number * 7);
        file += &format!("{name},,,expectation-stated,do-not-know,,,\n");
        file += &format!("{name},,,guidance-issued,published,,,https://e-qanun.az\n");
    }
    file
}

/// How many rows each table of a file has.
async fn rows(database: &Path) -> Vec<(String, i64)> {
    let url = format!("sqlite://{}", database.display());
    let mut connection = SqliteConnection::connect(&url).await.expect("the file opens");
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("tables");
    let mut counts = Vec::new();
    for table in tables {
        let statement = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM \"{table}\""));
        counts
            .push((table, sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a count")));
    }
    connection.close().await.expect("the file closes");
    counts
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut files: Vec<_> =
        entries.map(|entry| (entry.file_name(), fs::read(entry.path()).expect("a file"))).collect();
    files.sort();
    files
}

/// What a reader of the PDF reads; lines are joined, for a heading may take two.
fn text_of(pdf: &Path) -> String {
    let output =
        Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output().expect("pdftotext starts");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

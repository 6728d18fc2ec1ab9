//! Pictures and figures taken away as files: what is in them, who gets them, and what they say when there is nothing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Cursor, Read as _, Write as _};

use bhr_baseline::findings::{Basis, Dimension, draw_by};
use bhr_baseline::response::{Answer, AnswerKey, InstitutionKind, ReleaseId, RoundId};
use bhr_baseline::scoring::Scheme;
use bhr_baseline::texts::{Language, Texts};
use bhr_baseline::web::view::findings::Shown;
use bhr_baseline::web::view::lens::Lens;
use calamine::{Data, Reader as _, Xlsx};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

use InstitutionKind::{Government, Private};

/// Six State bodies and two companies: two are too few for a figure.
const EIGHT: [(&str, InstitutionKind, &str, &str); 8] = [
    ("=Bir Agentliyi", Government, "none", "never"),
    ("İki Agentliyi", Government, "draft", "never"),
    ("Üç Agentliyi", Government, "force", "yearly"),
    ("Dörd Agentliyi", Government, "draft", "yearly"),
    ("Beş Agentliyi", Government, "none", "yearly"),
    ("Altı Agentliyi", Government, "force", "never"),
    ("Yeddi MMC", Private, "none", "never"),
    ("Səkkiz MMC", Private, "force", "yearly"),
];

async fn release(app: &App, round: RoundId) -> String {
    let release = ReleaseId(id());
    let round = app.assessment.store.round(round).await.unwrap().unwrap();
    app.assessment.make_release(&operator(), &round, (release, &[]), now()).await.unwrap();
    format!("/releases/{release}")
}

/// The addresses of files of a page.
fn files(page: &str, piece: &str) -> Vec<String> {
    let found = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.filter(|href| href.contains(piece)).map(str::to_owned).collect()
}

fn is_kept_by_the_browser(reply: &Reply, name: &str) {
    assert_eq!(reply.status, 200, "{name}");
    assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"{name}\""));
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    assert!(reply.header("content-security-policy").starts_with("default-src 'none'"));
}

/// Every file of every picture of a page; gives the words of the CSV files.
async fn take_pictures(browser: &mut Browser<'_>, address: &str, expected: usize) -> String {
    let page = browser.get(address).await;
    let pictures = files(&page.body, "/charts/");
    assert_eq!(pictures.len(), expected * 3, "{pictures:?}");
    let mut numbers = String::new();
    for picture in pictures {
        let reply = browser.get(&picture).await;
        is_kept_by_the_browser(&reply, picture.rsplit('/').next().unwrap());
        match picture.rsplit('.').next().unwrap() {
            "svg" => {
                assert_eq!(reply.header("content-type"), "image/svg+xml");
                assert!(
                    reply.body.starts_with("<?xml")
                        && reply.body.contains("xmlns=\"http://www.w3.org/2000/svg\"")
                );
                assert!(
                    reply.body.contains("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"),
                    "{picture}"
                );
            }
            "png" => {
                assert!(reply.bytes.starts_with(b"\x89PNG") && reply.header("content-type") == "image/png")
            }
            _ => {
                assert!(
                    reply.body.starts_with('\u{feff}')
                        && reply.header("content-type").starts_with("text/csv")
                );
                numbers.push_str(&reply.body);
            }
        }
    }
    numbers
}

fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
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

fn table<'a>(json: &'a Value, name: &str) -> &'a Value {
    json["tables"].as_array().expect("tables").iter().find(|table| table["name"] == name).expect(name)
}

/// What an export says of itself.
fn about(json: &Value) -> String {
    let rows = table(json, "about")["rows"].as_array().expect("rows");
    rows.iter()
        .map(|row| format!("{}: {}\n", row["fact"].as_str().unwrap(), row["value"].as_str().unwrap()))
        .collect()
}

/// A cell as the JSON file says it.
fn said(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, str::to_owned)
}

/// Every cell of a table, in the order of its columns.
fn cells(table: &Value) -> Vec<Vec<String>> {
    let columns: Vec<&str> =
        table["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    let row = |row: &Value| columns.iter().map(|column| said(&row[*column])).collect();
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

fn parquet_cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut file: File = tempfile::tempfile().expect("a file");
    file.write_all(bytes).expect("written");
    let reader = SerializedFileReader::new(file).expect("a Parquet file");
    let about = reader.metadata().file_metadata().key_value_metadata().expect("properties");
    assert!(about.iter().any(|one| one.key == "Response rate"), "{about:?}");
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| row.expect("a row").get_column_iter().map(|(_, field)| parquet_cell(field)).collect())
        .collect()
}

fn parquet_cell(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(words) => words.clone(),
        Field::Long(count) => count.to_string(),
        Field::Decimal(decimal) => {
            assert_eq!((decimal.precision(), decimal.scale()), (38, 18));
            let bytes: [u8; 16] = decimal.data().try_into().expect("sixteen bytes");
            Decimal::from_i128_with_scale(i128::from_be_bytes(bytes), 18).normalize().to_string()
        }
        other => panic!("{other:?}"),
    }
}

/// Exact decimals go on beyond what Parquet keeps; both are cut to the same.
fn to_eighteen(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let cut = |cell: String| match cell.parse::<Decimal>() {
        Ok(figure) if cell.contains('.') => figure.round_dp(18).normalize().to_string(),
        _ => cell,
    };
    rows.into_iter().map(|row| row.into_iter().map(cut).collect()).collect()
}

on_both_engines! {
    async fn every_picture_of_a_page_is_there_as_a_file_for_whoever_reads_the_page(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let address = release(&app, round).await;
        let (mut rauf, mut leyla) = (app.browser(&app.people.rauf).await, app.browser(&app.people.leyla).await);
        let overview = format!("/rounds/{round}/findings");
        let numbers = take_pictures(&mut rauf, &overview, 9).await;
        assert!(numbers.contains("Government bodies") && numbers.contains("All institutions"), "{numbers}");
        take_pictures(&mut rauf, &format!("{overview}/principle-1"), 1).await;
        take_pictures(&mut leyla, &address, 5).await;
        let released = take_pictures(&mut leyla, &format!("{address}/findings/principle-1"), 1).await;
        assert!(released.contains("Private companies,Withheld"), "{released}");
        let nothing = leyla.get("/no/such/page").await;
        for hidden in [
            format!("{overview}/charts/response-rate.svg"),
            format!("{overview}/principle-1/charts/ratings.png"),
            format!("/rounds/{round}/export.json"),
            format!("{address}/charts/no-such-picture.svg"),
            format!("{address}/charts/response-rate.pdf"),
            format!("{address}/charts/response-rate"),
            format!("{address}/findings/no-such-topic/charts/ratings.svg"),
            format!("{address}/export.json?language=xx"),
        ] {
            assert_eq!(leyla.get(&hidden).await, nothing, "{hidden}");
        }
    }

    async fn pictures_are_in_the_language_of_the_reader(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        for (language, words) in [("az", "Bütün qurumlar"), ("ru", "Все организации"), ("en", "All institutions")] {
            rauf.get(&format!("/language/{language}?to=/")).await;
            let page = rauf.get(&format!("/rounds/{round}/findings")).await;
            let heat = files(&page.body, "/charts/kinds-").into_iter().find(|file| file.ends_with(".svg")).unwrap();
            let svg = rauf.get(&heat).await;
            assert!(svg.says(words), "{}", svg.body);
        }
    }

    async fn a_round_is_the_same_in_every_form_and_every_code_is_explained(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let page = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert_eq!(files(&page.body, "/export").len(), 4);
        let at = |ending: &str| format!("/rounds/{round}/export{ending}?language=en");
        let reply = rauf.get(&at(".json")).await;
        is_kept_by_the_browser(&reply, "round.json");
        let json: Value = serde_json::from_str(&reply.body).expect("JSON");
        let said = about(&json);
        let sha256 = &app.assessment.store.list_questionnaires_of_round(round).await.unwrap()[0].sha256;
        assert!(said.contains("Round: Rivers 2025") && said.contains(sha256), "{said}");
        assert!(said.contains("Response rate: 8 of 8 (100%)") && said.contains("not ranked"), "{said}");
        let csv = rauf.get(&at("-csv.zip")).await;
        is_kept_by_the_browser(&csv, "round-csv.zip");
        let (csv, parquet) = (unpacked(&csv.bytes), unpacked(&rauf.get(&at("-parquet.zip")).await.bytes));
        let workbook = rauf.get(&at(".xlsx")).await;
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook.bytes)).expect("a workbook");
        for one in json["tables"].as_array().unwrap() {
            let (name, expected) = (one["name"].as_str().unwrap(), cells(one));
            let read = parquet_cells(&parquet[&format!("{name}.parquet")]);
            assert_eq!(read, to_eighteen(expected.clone()), "{name}");
            let read: Vec<Vec<String>> = ::csv::Reader::from_reader(csv[&format!("{name}.csv")].as_slice())
                .records()
                .map(|row| row.unwrap().iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned()).collect())
                .collect();
            assert_eq!(read, expected, "{name}");
            let sheet = workbook.worksheet_range(name).expect(name);
            assert_eq!(sheet.height(), expected.len() + 1, "{name}");
        }
        let names = String::from_utf8(csv["institutions.csv"].clone()).unwrap();
        assert!(names.contains("\n'=Bir Agentliyi,"), "no spreadsheet takes a name for a formula: {names}");
        let sheet = workbook.worksheet_range("scores").unwrap();
        assert!(sheet.rows().skip(1).any(|row| matches!(row[5], Data::Float(_))), "scores are numbers");
        assert!(workbook.worksheet_formula("institutions").unwrap().used_cells().all(|(_, _, formula)| formula.is_empty()));
        let codes = cells(table(&json, "codes"));
        for row in cells(table(&json, "answers")) {
            let place = format!("answer: river-duty-1.{}", row[4]);
            assert!(codes.iter().any(|code| code[0] == place && code[1] == row[6]), "{row:?}");
        }
    }

    async fn figures_of_a_release_are_those_that_were_let_out(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let address = release(&app, round).await;
        let mut leyla = app.browser(&app.people.leyla).await;
        let page = leyla.get(&address).await;
        let exports = files(&page.body, "/export");
        assert_eq!(exports.len(), 4, "{}", page.body);
        for export in &exports {
            let reply = leyla.get(export).await;
            assert_eq!(reply.status, 200, "{export}");
            let text = match export.contains(".zip") {
                true => unpacked(&reply.bytes).into_values().flatten().collect(),
                false => reply.bytes,
            };
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(EIGHT.iter().all(|(name, ..)| !text.contains(name)), "{export}");
        }
        let json = leyla.get(&format!("{address}/export.json?language=en")).await;
        let json: Value = serde_json::from_str(&json.body).expect("JSON");
        let released = app.assessment.store.list_releases(round).await.unwrap();
        assert!(about(&json).contains(&released[0].sha256), "{}", about(&json));
        let findings = cells(table(&json, "findings"));
        let companies: Vec<_> = findings.iter().filter(|row| row[5] == "private").collect();
        assert!(!companies.is_empty());
        for row in companies {
            assert!(row[6].starts_with("withheld") && row[7..].iter().all(String::is_empty), "{row:?}");
        }
        assert!(findings.iter().any(|row| row[6] == "shown" && !row[8].is_empty() && !row[8].contains('.')));
    }

    async fn a_round_of_which_nothing_can_be_said_says_so_in_every_file(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let alone = app.closed_round("Rivers 2024", &EIGHT[1..2]).await;
        for (round, words) in [(app.round.id, "No response has been accepted"), (alone, "1 of 1")] {
            let page = rauf.get(&format!("/rounds/{round}/findings")).await;
            for address in files(&page.body, "/export") {
                assert_eq!(rauf.get(&address).await.status, 200, "{address}");
            }
            let json = rauf.get(&format!("/rounds/{round}/export.json?language=en")).await;
            let json: Value = serde_json::from_str(&json.body).expect("JSON");
            assert!(about(&json).contains(words), "{}", about(&json));
            for language in ["en", "az", "ru"] {
                let report = rauf.get(&format!("/rounds/{round}/report.pdf?language={language}")).await;
                assert!(report.body.starts_with("%PDF"), "{language}");
            }
            for picture in files(&page.body, "/charts/") {
                assert_eq!(rauf.get(&picture).await.status, 200, "{picture}");
            }
        }
        let page = rauf.get(&format!("/rounds/{alone}/findings")).await;
        assert!(files(&page.body, "/charts/kinds-").is_empty(), "one kind alone is no comparison");
    }

    async fn what_was_verified_stands_beside_what_institutions_say(database: Database) {
        let app = App::new(database).await;
        let id = app.closed_round("Rivers 2025", &EIGHT).await;
        let round = app.assessment.store.round(id).await.unwrap().unwrap();
        assert!(app.assessment.verified(id).await.unwrap().is_none(), "nothing is reviewed yet");
        let mut participants = app.assessment.participants(id).await.unwrap();
        let own = draw_by(&participants, Basis::SelfAssessed, Scheme::Declared);
        let lens = Lens { drawn: &own, dimension: Dimension::Kind, usual: Scheme::Declared };
        let texts = Texts::get(Language::English);
        let figures = |verified| Shown::internal(texts, &round, lens, None).beside_verified(verified).overview().figures;
        assert!(figures(None).iter().all(|figure| !figure.name.starts_with("verified-")));
        for one in &mut participants {
            let mut sheet = one.accepted.clone().unwrap();
            sheet.put(AnswerKey::own("law-in-force"), Answer::Choice("none".into()));
            one.verified = Some(sheet);
        }
        let verified = draw_by(&participants, Basis::Verified, Scheme::Declared);
        let figures = figures(Some(&verified));
        let figure = figures.iter().find(|figure| figure.name.starts_with("verified-")).expect("a picture");
        let row = &figure.table.rows[0];
        assert!(row.cells[2].text.ends_with(" lower"), "{:?}", row.cells);
        assert!(figure.files.len() == 3 && figure.title.contains("own assessment and verified"), "{}", figure.title);
    }
}

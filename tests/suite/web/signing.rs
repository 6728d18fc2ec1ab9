//! Signing a response, its receipt, and whoever is shown one.

use bhr_baseline::response::{ResponseState, in_groups};
use sqlx::Connection as _;

use crate::support::app::App;
use crate::support::client::{Browser, Reply, SIGNATURE};
use crate::support::database::on_both_engines;

fn home(app: &App) -> String {
    format!("/responses/{}", app.response)
}

async fn answer(browser: &mut Browser<'_>, app: &App, answer: &str, revision: &str) {
    let fields = [("answer.law-in-force.", answer), ("revision.law-in-force.", revision)];
    let saved = browser.post(&format!("{}/sections/law", home(app)), &fields).await;
    assert_eq!(saved.status, 303);
}

async fn give_back(app: &App) {
    let mut rauf = app.browser(&app.people.rauf).await;
    let state = rauf.get(&format!("{}/review", home(app))).await.field("state").unwrap();
    let fields = [("state", state.as_str()), ("message", "Bir daha baxın.")];
    assert_eq!(rauf.post(&format!("{}/return", home(app)), &fields).await.status, 303);
}

/// The form of the page, with some fields replaced.
async fn form(
    browser: &mut Browser<'_>,
    app: &App,
    changed: &[(&'static str, &str)],
) -> Vec<(&'static str, String)> {
    let page = browser.get(&format!("{}/sign", home(app))).await;
    let hidden = ["answers", "version"].map(|name| (name, page.field(name).unwrap_or_default()));
    let typed = SIGNATURE.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let value = |(name, value): (&'static str, String)| {
        let other = changed.iter().find(|(known, _)| *known == name);
        (name, other.map_or(value, |(_, other)| (*other).to_owned()))
    };
    typed.chain(hidden).map(value).collect()
}

async fn send(browser: &mut Browser<'_>, app: &App, form: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&format!("{}/sign", home(app)), &fields).await
}

/// The latest receipt's number and hash.
async fn receipt(app: &App) -> (String, String) {
    let versions = app.assessment.store.versions(app.response).await.unwrap();
    let hash = versions.last().unwrap().receipt.as_ref().unwrap().hash();
    (hash.number().to_string(), hash.as_str().to_owned())
}

/// Somebody who has not signed in and reads English.
async fn stranger(app: &App) -> Browser<'_> {
    let mut stranger = app.stranger();
    stranger.get("/language/en").await;
    stranger
}

async fn verify(app: &App, number: &str, hash: &str) -> Reply {
    stranger(app).await.post("/receipts", &[("number", number), ("hash", hash)]).await
}

const NONE: &str = "There is no such receipt.";

on_both_engines! {
    async fn a_response_is_handed_in_with_a_signature_and_a_receipt(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        answer(&mut aysel, &app, "force", "0").await;
        let check = aysel.get(&format!("{}/check", home(&app))).await;
        assert!(check.says(&format!("href=\"{}/appearance\"", home(&app))));
        let page = aysel.get(&format!("{}/appearance", home(&app))).await;
        assert!(page.says("0 of 2") && page.says("only institution in this group"), "{}", page.body);
        let signed = aysel.hand_in(&home(&app)).await;
        assert_eq!(signed.outcome(), (303, format!("{}/submitted", home(&app)).as_str()));
        let (number, _) = receipt(&app).await;
        let done = aysel.get(&signed.location).await;
        assert!(done.says(&number) && done.says("receipt.pdf?version=1") && done.says("/scorecard"));
        let audit = app.assessment.store.list_audit(None, 2).await.unwrap();
        assert_eq!(audit[0].action, "response.sign");
        assert_eq!(audit[0].detail["signer"], "Səidə Qasımova");
        assert_eq!(audit[1].action, "response.set-state");
    }

    async fn every_problem_is_said_at_once_and_what_was_typed_stays(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let changed = [
            ("signs_as", "delegate"), ("post", " "), ("order_date", "2999-01-01"), ("confirmed", ""),
            ("name", "Aysel \"<Rəhimova>\""),
        ];
        let fields = form(&mut aysel, &app, &changed).await;
        let refused = send(&mut aysel, &app, &fields).await;
        assert_eq!(refused.status, 422);
        for field in ["post", "delegated_by", "order_date", "confirmed"] {
            assert!(refused.says(&format!("href=\"#{field}\"")), "{field}: {}", refused.body);
        }
        assert_eq!(refused.field("order_date").as_deref(), Some("2999-01-01"));
        assert!(refused.says("Aysel &quot;&lt;Rəhimova&gt;&quot;"), "{}", refused.body);
        assert!(refused.says("value=\"delegate\" checked"));
        assert_eq!(app.state().await, ResponseState::Open);
    }

    async fn what_changed_since_the_page_was_made_is_not_signed(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = form(&mut aysel, &app, &[]).await;
        answer(&mut aysel, &app, "draft", "0").await;
        let refused = send(&mut aysel, &app, &fields).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("An answer was saved while you were submitting"));
        assert_eq!(refused.field("order_number").as_deref(), Some("14-К"));
        assert_eq!(app.state().await, ResponseState::Open);
    }

    async fn a_form_sent_twice_hands_in_once(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = form(&mut aysel, &app, &[]).await;
        for _ in 0..2 {
            assert_eq!(send(&mut aysel, &app, &fields).await.status, 303);
        }
        assert_eq!(app.assessment.store.versions(app.response).await.unwrap().len(), 1);
        give_back(&app).await;
        assert_eq!(send(&mut aysel, &app, &fields).await.status, 409, "the old form is no new signature");
        assert!(matches!(app.state().await, ResponseState::Returned { .. }));
    }

    async fn a_change_after_the_return_voids_the_signature_and_a_new_one_replaces_it(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        answer(&mut aysel, &app, "draft", "0").await;
        aysel.hand_in(&home(&app)).await;
        let (number, hash) = receipt(&app).await;
        assert!(verify(&app, &number, &hash).await.says("The signature is valid"));
        give_back(&app).await;
        let unchanged = aysel.get(&format!("{}/check", home(&app))).await;
        assert!(unchanged.says("No answer has changed since"), "{}", unchanged.body);
        assert!(verify(&app, &number, &hash).await.says("The signature is valid"));
        answer(&mut aysel, &app, "force", "1").await;
        let mut rauf = app.browser(&app.people.rauf).await;
        for (browser, page) in [(&mut aysel, "/check"), (&mut rauf, "/review")] {
            let page = browser.get(&format!("{}{page}", home(&app))).await;
            assert!(page.says("The signature is void"), "{}", page.body);
        }
        assert!(aysel.get(&home(&app)).await.says("The signature is void"));
        assert!(verify(&app, &number, &hash).await.says("The signature is void"));
        answer(&mut aysel, &app, "draft", "2").await;
        assert!(verify(&app, &number, &hash).await.says("The signature is valid"), "the same answers again");
        answer(&mut aysel, &app, "force", "3").await;
        aysel.hand_in(&home(&app)).await;
        assert!(verify(&app, &number, &hash).await.says("A later version of the response was submitted"));
        let (second, hash) = receipt(&app).await;
        assert!(verify(&app, &second, &hash).await.says("The signature is valid"));
        let review = rauf.get(&format!("{}/review", home(&app))).await;
        assert!(review.says("Version 2") && review.says("Version 1") && review.says("Replaced"));
    }

    async fn evidence_changed_after_the_return_voids_the_signature(database: Database) {
        let app = App::new(database).await;
        let id = crate::support::files::add_picture(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.hand_in(&home(&app)).await;
        let (number, hash) = receipt(&app).await;
        give_back(&app).await;
        assert!(verify(&app, &number, &hash).await.says("The signature is valid"));
        let unlink = format!("{}/evidence/law-in-force./unlink", home(&app));
        assert_eq!(aysel.post(&unlink, &[("evidence", &id)]).await.status, 303);
        assert!(verify(&app, &number, &hash).await.says("The signature is void"));
    }

    async fn the_same_answers_have_another_hash_for_everybody_who_signs_them(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        answer(&mut aysel, &app, "draft", "0").await;
        let first = form(&mut aysel, &app, &[]).await;
        let second = form(&mut aysel, &app, &[]).await;
        assert_ne!(first.iter().find(|(name, _)| *name == "answers"), second.iter().find(|(name, _)| *name == "answers"));
        assert_eq!(send(&mut aysel, &app, &first).await.status, 303);
        let versions = app.assessment.store.versions(app.response).await.unwrap();
        let signed = &versions[0].receipt.as_ref().unwrap().answers_sha256;
        let (_, seen) = first.iter().find(|(name, _)| *name == "answers").unwrap();
        let (hash, salt) = seen.split_once('.').unwrap();
        assert_eq!(signed, hash, "what was seen is what was signed");
        let frozen = app.assessment.store.frozen_text(app.response, 1).await.unwrap().unwrap();
        assert!(salt.len() == 64 && frozen.contains(salt));
        let data = aysel.get(&format!("{}/receipt.json", home(&app))).await;
        assert!(!data.says(salt), "who holds a receipt cannot try answers");
    }

    async fn a_hash_without_its_salt_is_not_signed(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for cut in ["", "."] {
            let mut fields = form(&mut aysel, &app, &[]).await;
            let sealed = fields.iter_mut().find(|(name, _)| *name == "answers").unwrap();
            sealed.1 = format!("{}{cut}", sealed.1.split_once('.').unwrap().0);
            assert_eq!(send(&mut aysel, &app, &fields).await.status, 409);
        }
        assert_eq!(app.state().await, ResponseState::Open);
    }

    async fn a_receipt_is_found_by_its_whole_hash_and_nothing_less(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.hand_in(&home(&app)).await;
        let (number, hash) = receipt(&app).await;
        let found = verify(&app, &number.to_lowercase().replace('-', ""), &in_groups(&hash).to_uppercase()).await;
        assert_eq!(found.status, 200);
        assert!(found.says("Əmək Nazirliyi") && found.says("Rivers 2026"));
        assert!(!found.says("Səidə"), "who signed stands on the receipt, not on the page");
        let other_hash = hash.replacen(&hash[..1], if hash.starts_with('0') { "1" } else { "0" }, 1);
        for (number, hash) in [("0000-0000-0000", &hash), (number.as_str(), &other_hash)] {
            let nothing = verify(&app, number, hash).await;
            assert_eq!(nothing.status, 200);
            assert!(nothing.says(NONE) && !nothing.says("Əmək Nazirliyi"), "{number} {hash}");
        }
        for (number, hash) in [(number.as_str(), ""), (number.as_str(), &hash[..63]), ("", hash.as_str())] {
            let refused = verify(&app, number, hash).await;
            assert_eq!(refused.status, 422, "{number} {hash}");
            assert!(!refused.says("Əmək Nazirliyi") && !refused.says(NONE));
        }
    }

    async fn the_receipt_is_one_page_the_same_every_time_and_verifies_itself(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.hand_in(&home(&app)).await;
        let (number, hash) = receipt(&app).await;
        for language in ["az", "en", "ru"] {
            let address = format!("{}/receipt.pdf?language={language}", home(&app));
            let file = aysel.get(&address).await;
            assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
            assert_eq!(aysel.get(&address).await.bytes, file.bytes);
            let pages = lopdf::Document::load_mem(&file.bytes).expect("a PDF").get_pages().len();
            assert_eq!(pages, 1, "{language}");
            let words = bhr_baseline::report::receipt::printed(&file.bytes).expect("words");
            for expected in [number.as_str(), &hash, "ƏməkNazirliyi", "SəidəQasımova", "14-К", "Rivers2026"] {
                assert!(words.contains(expected), "{language}: {expected} in {words}");
            }
            let found = stranger(&app).await.upload("/receipts", &[], ("receipt.pdf", &file.bytes)).await;
            assert!(found.says("The signature is valid"), "{}", found.body);
        }
        let data = aysel.get(&format!("{}/receipt.json", home(&app))).await;
        let found = stranger(&app).await.upload("/receipts", &[], ("receipt.json", data.body.as_bytes())).await;
        assert!(found.says("The signature is valid"));
        for forged in [data.body.replace("Nazir\"", "Katib\""), data.body.replace(&hash, &"0".repeat(64))] {
            let refused = stranger(&app).await.upload("/receipts", &[], ("receipt.json", forged.as_bytes())).await;
            assert_eq!(refused.status, 422);
            assert!(refused.says("There is no whole receipt in this file"));
        }
        let refused = stranger(&app).await.upload("/receipts", &[], ("x.pdf", b"%PDF-1.7 /BhrReceipt <7b>")).await;
        assert_eq!(refused.status, 422);
    }

    async fn a_receipt_is_for_the_institution_and_the_reviewers(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.hand_in(&home(&app)).await;
        let people = &app.people;
        let expected = [(&people.kamran, 200), (&people.elvin, 404), (&people.rauf, 200), (&people.leyla, 404), (&people.nigar, 404)];
        for (person, status) in expected {
            let mut browser = app.browser(person).await;
            for file in ["receipt.pdf", "receipt.json", "receipt.pdf?version=1"] {
                assert_eq!(browser.get(&format!("{}/{file}", home(&app))).await.status, status, "{file} {}", person.name);
            }
            assert_eq!(browser.get(&format!("{}/receipt.pdf?version=2", home(&app))).await.status, 404);
        }
    }

    async fn what_came_in_by_an_import_is_shown_as_not_signed(database: Database) {
        let app = App::new(database).await;
        let kind = bhr_baseline::response::InstitutionKind::Government;
        let round = app.closed_round("Rivers 2025", &[("Bir Agentliyi", kind, "force", "yearly")]).await;
        let response = app.assessment.store.list_responses(round).await.unwrap()[0].response.id;
        let mut rauf = app.browser(&app.people.rauf).await;
        let review = rauf.get(&format!("/responses/{response}/review")).await;
        assert!(review.says("Submitted without a signature"), "{}", review.body);
        assert_eq!(rauf.get(&format!("/responses/{response}/receipt.pdf")).await.status, 404);
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_for_each_place_of_the_network() {
    let app = App::behind_tls(crate::support::database::Database::sqlite().await.expect("a file")).await;
    let mut stranger = app.stranger();
    stranger.headers.push(("X-Real-IP", "198.51.100.7".to_owned()));
    let token = stranger.token().await;
    let hash = "0".repeat(64);
    let fields = [("number", "0000-0000-0000"), ("hash", hash.as_str()), ("token", token.as_str())];
    let mut statuses = Vec::new();
    // A slow machine earns further attempts while it tries: one each 0.6 seconds.
    while statuses.len() < 400 && statuses.last() != Some(&429) {
        statuses.push(stranger.post_as_is("/receipts", &fields).await.status);
    }
    assert_eq!((statuses[0], statuses.last()), (200, Some(&429)));
}

/// Does to the file what the service never would.
async fn change(url: &str, statement: &'static str) {
    let mut connection = sqlx::SqliteConnection::connect(url).await.expect("the file opens");
    sqlx::query(statement).execute(&mut connection).await.expect("the row changes");
    connection.close().await.expect("the file closes");
}

#[tokio::test]
async fn a_snapshot_or_receipt_that_was_tampered_with_is_noticed() {
    use bhr_baseline::assessment::ReceiptCheck;
    use bhr_baseline::response::ReceiptFile;

    let database = crate::support::database::Database::sqlite().await.expect("a file");
    let url = database.url.clone();
    let app = App::new(database).await;
    let mut aysel = app.browser(&app.people.aysel).await;
    answer(&mut aysel, &app, "draft", "0").await;
    aysel.hand_in(&home(&app)).await;
    let data = aysel.get(&format!("{}/receipt.json", home(&app))).await;
    let file = ReceiptFile::from_json(&data.body).expect("a receipt");
    let failed = async || {
        let checked = app.assessment.check_receipt(&file).await.expect("the database answers");
        checked.checks.into_iter().filter(|(_, holds)| !holds).map(|(check, _)| check).collect::<Vec<_>>()
    };
    assert_eq!(failed().await, []);
    change(&url, "UPDATE snapshots SET content = replace(content, 'draft', 'force')").await;
    assert_eq!(failed().await, [ReceiptCheck::Answers, ReceiptCheck::Counts]);
    change(&url, "UPDATE signatures SET receipt = replace(receipt, 'Nazir', 'Katib')").await;
    assert_eq!(failed().await, [ReceiptCheck::Issued, ReceiptCheck::Answers, ReceiptCheck::Counts]);
    let (number, hash) = (file.number().expect("one"), file.hash().expect("one"));
    assert!(app.assessment.find_receipt(&number, &hash).await.expect("an answer").is_none());
}

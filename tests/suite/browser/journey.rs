//! The whole way of one response, each step by the person whose step it is: answered, submitted, returned, answered
//! again, accepted; the round closed, its findings released and read by somebody who may see nothing else.

use bhr_baseline::assessment::demo;
use bhr_baseline::response::{ResponseId, ResponseState};
use bhr_baseline::store::Role;

use super::answering::{KEY, QUESTION, saved};
use super::sign::sign;
use super::window::Window;
use crate::support::country::{Country, ROUND};
use crate::support::database::{Database, on_both_engines};
use crate::support::service::Service;

const RESPONDENT: &str = "aysel@ministry.example";
const REVIEWER: &str = "rauf@ombudsman.example";
const POLICYMAKER: &str = "pervane@cabinet.example";
const FIRST_WORDS: &str = "Əmr № 14, 3 fevral 2026";
const BETTER_WORDS: &str = "Əmr № 14, nəticə dərc edilib";
const MESSAGE: &str = "Nəzərdən keçirmənin nəticəsini göstərin, xahiş edirik.";
/// So few institutions answer for courts that what they answered is withheld.
const WITHHELD: &str = "principle-26";
const SHOWN: &str = "principle-3";

on_both_engines! {
    async fn a_response_goes_all_the_way_to_a_finding_policymakers_read(database: Database) {
        let country = people_and_answers(&database).await;
        let service = Service::serve(&database.url).await;
        let Some(window) = Window::open(&service.page("/")).await else { return };
        let (institution, response) = &country.open[0];
        respondent_answers_and_submits(&window, &database, *response).await;
        reviewer_returns(&window, &institution.name).await;
        respondent_improves_and_submits_again(&window, &database, *response).await;
        reviewer_accepts(&window, &institution.name).await;
        reviewer_closes(&window).await;
        let numbers = reviewer_reads_and_releases(&window).await;
        let response = database.store.response(*response).await.expect("read").expect("a response");
        assert!(matches!(response.state, ResponseState::Accepted { .. }), "{response:?}");
        let names = country.accepted.iter().chain([&institution.name]);
        policymaker_reads(&window, &names.map(String::as_str).collect::<Vec<_>>(), &numbers).await;
    }
}

/// Three people; everything but one answer is given.
async fn people_and_answers(database: &Database) -> Country {
    let country = Country::new(&database.store, 1).await;
    let (institution, response) = &country.open[0];
    country.person(RESPONDENT, "Aysel", Role::Respondent(institution.id), "az").await;
    country.person(REVIEWER, "Rauf", Role::Reviewer, "en").await;
    country.person(POLICYMAKER, "Pərvanə", Role::Policymaker, "en").await;
    let sheet = demo::answers(&country.questionnaire, institution.profile.clone(), 7);
    for (key, given) in sheet.given.into_iter().filter(|(key, _)| key.question != QUESTION) {
        let save = country.save(*response, &key.question, given);
        country.assessment.writer.save(save).await.expect("saved");
    }
    country
}

async fn respondent_answers_and_submits(window: &Window, database: &Database, response: ResponseId) {
    window.come_in(RESPONDENT).await;
    window.inspect("journey-01-home").await;
    window.follow(".task-list a").await;
    window.inspect("journey-02-sections").await;
    window.follow(".task-list a").await;
    window.choose(&format!("answer.{KEY}"), "none").await;
    window.write(&format!("comment.{KEY}"), FIRST_WORDS).await;
    saved(&database.store, response, FIRST_WORDS).await;
    window.inspect("journey-03-section").await;
    window.press("section-save-sections").await;
    submit(window, "journey-04").await;
    window.go_out().await;
    window.sees_text("sign-in-signed-out").await;
    window.inspect("journey-06-signed-out").await;
}

async fn submit(window: &Window, name: &str) {
    window.press("check-link").await;
    window.inspect(&format!("{name}-check")).await;
    window.press("sign-continue").await;
    window.inspect(&format!("{name}-appearance")).await;
    window.press("appearance-continue").await;
    sign(window).await;
    window.inspect(&format!("{name}-sign")).await;
    window.press("sign-button").await;
    window.sees_text("submitted-title").await;
    window.inspect(&format!("{name}-submitted")).await;
}

/// The reviewer opens a response from the page of its round.
async fn open_response(window: &Window, institution: &str) {
    window.come_in(REVIEWER).await;
    window.follow("nav a[href=\"/rounds\"]").await;
    window.press_words(ROUND).await;
    window.inspect("journey-07-round").await;
    window.press_words(institution).await;
    window.sees(FIRST_WORDS.split(',').next().expect("the number of the order")).await;
}

async fn reviewer_returns(window: &Window, institution: &str) {
    open_response(window, institution).await;
    window.inspect("journey-08-review").await;
    window.press("return-button").await;
    window.sees_text("error-summary-title").await;
    window.inspect("journey-08-review-without-a-message").await;
    window.write("message", MESSAGE).await;
    window.press("return-button").await;
    window.sees_text("notice-returned").await;
    window.go_out().await;
}

async fn respondent_improves_and_submits_again(window: &Window, database: &Database, response: ResponseId) {
    window.sign_in(RESPONDENT).await;
    window.visit("/").await;
    window.follow(".task-list a").await;
    window.sees(MESSAGE).await;
    window.inspect("journey-09-returned").await;
    window.follow(".task-list a").await;
    window.choose(&format!("answer.{KEY}"), "all-acts").await;
    window.write(&format!("comment.{KEY}"), BETTER_WORDS).await;
    saved(&database.store, response, BETTER_WORDS).await;
    window.press("section-save-sections").await;
    submit(window, "journey-10").await;
    window.go_out().await;
}

async fn reviewer_accepts(window: &Window, institution: &str) {
    open_response(window, institution).await;
    window.sees(BETTER_WORDS).await;
    window.press("accept-button").await;
    window.sees_text("notice-accepted").await;
}

async fn reviewer_closes(window: &Window) {
    window.follow("nav a[href=\"/rounds\"]").await;
    window.press_words(ROUND).await;
    window.press("close-title").await;
    window.press("close-button").await;
    window.sees_text("close-confirm-missing").await;
    window.choose("confirmed", "yes").await;
    window.inspect("journey-11-close").await;
    window.press("close-button").await;
    window.sees_text("notice-closed").await;
    window.inspect("journey-12-closed").await;
}

/// Gives the numbers of the finding that must not come out.
async fn reviewer_reads_and_releases(window: &Window) -> Vec<String> {
    window.press("findings-title").await;
    window.inspect("journey-13-findings").await;
    let row = row(window, WITHHELD).await;
    let numbers: Vec<String> =
        row.split_whitespace().filter(|word| word.contains('.')).map(str::to_owned).collect();
    assert!(!numbers.is_empty(), "the reviewer sees the score: {row}");
    window.follow(&format!("main a[href$=\"/findings/{WITHHELD}\"]")).await;
    window.inspect("journey-14-finding").await;
    window.client.back().await.expect("the page before");
    window.press("releases-title").await;
    window.choose("confirmed", "yes").await;
    window.inspect("journey-15-release").await;
    window.press("release-button").await;
    window.sees_text("notice-released").await;
    window.inspect("journey-16-released").await;
    window.go_out().await;
    numbers
}

async fn policymaker_reads(window: &Window, names: &[&str], numbers: &[String]) {
    window.come_in(POLICYMAKER).await;
    window.inspect("journey-17-policymaker").await;
    window.visit("/rounds").await;
    window.sees_text("not-found-title").await;
    window.inspect("journey-18-not-for-policymakers").await;
    window.visit("/releases").await;
    let mut pages = vec![window.reads().await];
    window.press_words(ROUND).await;
    window.inspect("journey-18-release-read").await;
    let withheld = row(window, WITHHELD).await;
    assert!(withheld.contains(&window.texts().await.t("withheld")), "{withheld}");
    let beside_its_name = withheld.replace("Principle 26", "");
    assert!(!beside_its_name.contains(|letter: char| letter.is_ascii_digit()), "{withheld}");
    assert!(!row(window, SHOWN).await.contains(&window.texts().await.t("withheld")), "{SHOWN}");
    pages.push(window.reads().await);
    for code in [SHOWN, WITHHELD] {
        window.follow(&format!("main a[href$=\"/findings/{code}\"]")).await;
        window.inspect(&format!("journey-19-{code}")).await;
        pages.push(window.client.source().await.expect("a page"));
        window.client.back().await.expect("the page before");
    }
    let withheld = pages.last().expect("read").clone();
    window.press("gaps-title").await;
    window.inspect("journey-20-gaps").await;
    pages.push(window.client.source().await.expect("a page"));
    for page in &pages {
        let named: Vec<_> = names.iter().filter(|name| page.contains(**name)).collect();
        assert!(named.is_empty(), "{named:?} on {page}");
    }
    for number in numbers {
        assert!(!withheld.contains(number), "{number} on {withheld}");
    }
}

/// What stands in the row of a topic.
async fn row(window: &Window, code: &str) -> String {
    let row = window.find(&format!("tr:has(a[href$=\"/findings/{code}\"])")).await;
    row.text().await.expect("a row")
}

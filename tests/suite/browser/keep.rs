//! What a person typed outlives the network, the service, the page and the browser, and stays theirs.

use bhr_baseline::store::Role;
use serde_json::json;

use super::answering::{Desk, KEY, QUESTION, given, saved};
use super::window::Window;
use crate::support::database::on_both_engines;

const WORDS: &str = "Əmr № 14, ığdır «şəbəkə» & kəsildi";

on_both_engines! {
    async fn what_waits_when_the_browser_is_closed_is_delivered_from_whatever_page_is_opened_next(database: Database) {
        let Some(mut desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        desk.service.kill();
        desk.window.choose(&format!("answer.{KEY}"), "ordered").await;
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_waiting(1).await;
        let (address, profile) = desk.window.close();
        desk.service.start_again().await;
        let Some(window) = Window::again(&address, profile).await else { return };
        window.visit("/guidance").await;
        window.come_in(desk.email).await;
        let stored = saved(&database.store, desk.response, WORDS).await;
        assert_eq!(stored.given, given("ordered", WORDS));
        window.sees_delivered(1).await;
        window.inspect_offline("keep-delivered").await;
    }

    async fn of_two_who_use_one_browser_neither_sends_or_reads_what_the_other_typed(database: Database) {
        let Some(mut desk) = Desk::new(&database).await else { return };
        let (institution, response) = desk.country.open[0].clone();
        desk.country.person("orxan@ministry.example", "Orxan", Role::Respondent(institution.id), "en").await;
        desk.window.visit(&desk.section()).await;
        desk.service.kill();
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_waiting(1).await;
        // The first person's session is gone without their signing out, as after a night; before the service is there
        // again, or the page that is still open would deliver.
        desk.window.client.delete_all_cookies().await.expect("no cookies");
        desk.service.start_again().await;
        desk.window.come_in("orxan@ministry.example").await;
        desk.window.visit(&desk.section()).await;
        desk.window.sees_text("keep-idle").await;
        assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, "");
        assert!(!desk.window.client.source().await.expect("a page").contains(WORDS));
        assert_eq!(database.store.answers(response).await.expect("answers"), []);
        desk.window.go_out().await;
        desk.window.come_in(desk.email).await;
        let stored = saved(&database.store, response, WORDS).await;
        assert_eq!(stored.saved_by_name, "Aysel");
    }

    async fn a_conflict_met_on_another_page_is_listed_and_decided_at_the_question(database: Database) {
        let Some(mut desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        desk.service.kill();
        let mine = "bir ".repeat(1_250);
        desk.window.fill(&format!("comment.{KEY}"), &mine).await;
        desk.window.sees_waiting(1).await;
        let theirs = "iki ".repeat(1_249) + "son";
        let save = desk.country.save(desk.response, QUESTION, given("all-acts", &theirs));
        desk.country.assessment.writer.save(save).await.expect("saved");
        desk.service.start_again().await;
        desk.window.visit("/").await;
        desk.window.sees_text("keep-decide-title").await;
        desk.window.inspect_offline("keep-decisions").await;
        desk.window.follow("[data-keep-decisions] li a").await;
        desk.window.sees_text("conflict-title").await;
        assert_eq!(desk.window.words_of("[data-conflict-comment]").await, theirs);
        assert_eq!(desk.window.words_of("[data-conflict-mine-comment]").await, mine);
        desk.window.inspect_offline("keep-conflict").await;
        desk.window.choose(&format!("keep.{KEY}"), "mine").await;
        let stored = saved(&database.store, desk.response, mine.trim()).await;
        assert_eq!(stored.revision, 2, "the other text is in the history");
    }
}

/// What the browser alone decides is tried on one engine.
async fn at_a_desk() -> Option<(crate::support::database::Database, Desk)> {
    let database = crate::support::database::Database::sqlite().await?;
    let desk = Desk::new(&database).await?;
    Some((database, desk))
}

#[tokio::test]
async fn a_section_is_there_after_a_reload_without_the_service_with_all_that_was_typed() {
    let Some((database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.window.keeps_pages(&desk.section()).await;
    desk.window.client.refresh().await.expect("the page comes");
    desk.window.write("answer.inspections-number.", "412").await;
    desk.window.write(&format!("comment.{KEY}"), "before").await;
    saved(&database.store, desk.response, "before").await;
    desk.window.sees_saved().await;
    desk.service.kill();
    desk.window.write(&format!("source.{KEY}"), WORDS).await;
    desk.window.client.refresh().await.expect("the page is on this device");
    desk.window.sees_start_of("keep-offline").await;
    assert_eq!(desk.window.value("answer.inspections-number.").await, "412");
    assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, "before");
    assert_eq!(desk.window.value(&format!("source.{KEY}")).await, WORDS);
    desk.window.write(&format!("comment.{KEY}"), "after").await;
    desk.window.sees_waiting(1).await;
    desk.window.visit("/guidance").await;
    desk.window.sees_text("keep-away-title").await;
    desk.window.sees_count("keep-away-count", 1).await;
    desk.service.start_again().await;
    desk.window.visit("/").await;
    let stored = saved(&database.store, desk.response, "after").await;
    assert_eq!(stored.given.source, WORDS);
}

#[tokio::test]
async fn a_network_cut_in_the_middle_of_a_sentence_takes_nothing_away() {
    let Some((database, desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.window.cut_network(true).await;
    desk.window.write(&format!("comment.{KEY}"), WORDS).await;
    desk.window.write("answer.inspections-number.", "77").await;
    desk.window.sees_waiting(2).await;
    desk.window.inspect_offline("keep-waiting").await;
    desk.window.cut_network(false).await;
    saved(&database.store, desk.response, WORDS).await;
    desk.window.sees_saved().await;
}

#[tokio::test]
async fn signing_out_empties_the_pages_and_asks_about_answers_that_were_not_sent() {
    let Some((database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.window.keeps_pages(&desk.section()).await;
    desk.service.kill();
    desk.window.write(&format!("comment.{KEY}"), WORDS).await;
    desk.window.sees_waiting(1).await;
    desk.window.click(".person button").await;
    desk.window.sees_text("keep-out-title").await;
    desk.window.inspect_offline("keep-sign-out").await;
    desk.window.click("[data-keep-sign-out] [value=stay]").await;
    desk.service.start_again().await;
    saved(&database.store, desk.response, WORDS).await;
    desk.window.sees_saved().await;
    desk.window.go_out().await;
    assert_eq!(desk.window.kept().await, json!([0, 0]), "pages and answers on this device");
}

#[tokio::test]
async fn pages_are_forgotten_when_the_session_ends_or_somebody_else_comes() {
    let Some((_database, desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.window.keeps_pages(&desk.section()).await;
    desk.window.client.delete_all_cookies().await.expect("no cookies");
    desk.window.visit("/guidance").await;
    desk.window.forgets_page(&desk.section()).await;

    desk.window.come_in(desk.email).await;
    desk.window.visit(&desk.section()).await;
    desk.window.keeps_pages(&desk.section()).await;
    desk.window.client.delete_all_cookies().await.expect("no cookies");
    // Typing goes on in a page that is open: the service answers that nobody is signed in.
    desk.window.write(&format!("comment.{KEY}"), WORDS).await;
    desk.window.sees_text("autosave-sign-in").await;
    desk.window.forgets_page(&desk.section()).await;
    desk.window.sees_waiting(1).await;
}

#[tokio::test]
async fn typing_is_on_the_device_before_the_pause_that_sends_it() {
    let Some((_database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.service.kill();
    // In one turn of the page, so that no pause can have passed.
    let script = format!(
        "const field = document.querySelector('[name=\"comment.{KEY}\"]'); field.value = 'half a sen'; \
         field.dispatchEvent(new Event('input', {{bubbles: true}})); \
         return Object.values(localStorage).map((kept) => JSON.parse(kept).comment)"
    );
    let kept = desk.window.client.execute(&script, Vec::new()).await.expect("it runs");
    assert_eq!(kept, json!(["half a sen"]));
}

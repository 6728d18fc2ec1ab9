//! Devices that fail people: a clock set back, a store that is full, a browser that refuses, a form that does not arrive.

use serde_json::json;

use super::answering::{Desk, KEY, QUESTION, given, saved};
use crate::support::database::Database;
use crate::support::wait::until;

const WORDS: &str = "Başqa mətn, əmr № 14";

/// What the browser alone decides is tried on one engine.
async fn at_a_desk() -> Option<(Database, Desk)> {
    let database = Database::sqlite().await?;
    let desk = Desk::new(&database).await?;
    Some((database, desk))
}

async fn run(desk: &Desk, script: &str) -> serde_json::Value {
    desk.window.client.execute(script, Vec::new()).await.expect("it runs")
}

#[tokio::test]
async fn what_is_typed_after_the_clock_was_set_back_is_still_the_later_text() {
    let Some((database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.service.kill();
    desk.window.write(&format!("comment.{KEY}"), "first").await;
    desk.window.sees_text("autosave-kept").await;
    run(&desk, "const now = Date.now; Date.now = () => now() - 3_600_000").await;
    desk.window.fill(&format!("comment.{KEY}"), "second").await;
    desk.service.start_again().await;
    let stored = saved(&database.store, desk.response, "second").await;
    assert_eq!(stored.revision, 2, "both were delivered, in the order they were typed");
    desk.window.sees_saved().await;
}

#[tokio::test]
async fn a_device_that_takes_nothing_is_not_said_to_have_kept_the_answer() {
    let Some((database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    run(&desk, "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    desk.service.kill();
    desk.window.write(&format!("comment.{KEY}"), WORDS).await;
    desk.window.sees_text("autosave-page-only").await;
    let kept = desk.window.texts().await.t("autosave-kept");
    assert!(!desk.window.reads().await.contains(&kept));
    desk.service.start_again().await;
    saved(&database.store, desk.response, WORDS).await;
}

#[tokio::test]
async fn a_full_device_gives_up_the_older_text_for_the_newer() {
    let Some((_database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    desk.service.kill();
    // Room for one text and not for two, typed in one turn of the page.
    let script = format!(
        "const put = Storage.prototype.setItem; Storage.prototype.setItem = function (name, value) {{ \
         if (JSON.stringify(this).length + value.length > 6_000) throw new DOMException('full'); \
         put.call(this, name, value); }}; \
         const field = document.querySelector('[name=\"comment.{KEY}\"]'); \
         for (const letter of 'ab') {{ field.value = letter.repeat(3_000); \
         field.dispatchEvent(new Event('input', {{bubbles: true}})); }} \
         return Object.values(localStorage).map((kept) => JSON.parse(kept).comment?.[0])"
    );
    let kept = run(&desk, &script).await;
    assert_eq!(kept, json!(["b"]));
}

#[tokio::test]
async fn who_signs_out_is_signed_out_by_a_browser_that_keeps_no_pages() {
    let Some((_database, desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    run(&desk, "caches.delete = () => Promise.reject(new DOMException('no', 'SecurityError'))").await;
    desk.window.go_out().await;
}

/// Leaves texts on the device as a page does that is cut off in the middle of a word.
async fn leave_behind(desk: &Desk, comments: &[&str], is_resting: bool) {
    let script = format!(
        "const owner = document.querySelector('[data-keep]').dataset.owner; \
         for (const [place, comment] of arguments[0].entries()) {{ \
           const save_id = crypto.randomUUID(); \
           localStorage.setItem(`answers ${{owner}} /responses/{}/answers ${{save_id}}`, JSON.stringify({{ \
             save_id, question: '{QUESTION}', unit: '', revision: 0, answer: null, reason: '', comment, source: '', \
             at: place, tried: false, resting: arguments[1] }})); }}",
        desk.response
    );
    desk.window.client.execute(&script, vec![json!(comments), json!(is_resting)]).await.expect("it runs");
}

#[tokio::test]
async fn two_texts_of_two_pages_do_not_follow_each_other() {
    let Some((database, desk)) = at_a_desk().await else { return };
    desk.window.visit("/").await;
    leave_behind(&desk, &["one", "two"], false).await;
    desk.window.visit("/").await;
    desk.window.sees_text("keep-decide-title").await;
    assert_eq!(saved(&database.store, desk.response, "one").await.revision, 1);
}

#[tokio::test]
async fn a_text_cut_off_by_a_power_cut_is_not_put_over_what_a_colleague_saved_since() {
    let Some((database, desk)) = at_a_desk().await else { return };
    desk.window.visit("/").await;
    leave_behind(&desk, &[WORDS], true).await;
    let save = desk.country.save(desk.response, QUESTION, given("all-acts", "theirs"));
    desk.country.assessment.writer.save(save).await.expect("saved");
    desk.window.visit(&desk.section()).await;
    desk.window.sees_text("conflict-title").await;
    assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, WORDS);
    assert_eq!(saved(&database.store, desk.response, "theirs").await.revision, 1);
}

#[tokio::test]
async fn a_text_that_waits_for_a_decision_outlives_a_form_that_does_not_arrive() {
    let Some((database, mut desk)) = at_a_desk().await else { return };
    desk.window.visit(&desk.section()).await;
    let save = desk.country.save(desk.response, QUESTION, given("all-acts", "theirs"));
    desk.country.assessment.writer.save(save).await.expect("saved");
    desk.window.write(&format!("comment.{KEY}"), WORDS).await;
    desk.window.sees_text("conflict-title").await;
    desk.service.kill();
    // There is no page to wait for: the browser says itself that nobody answers.
    desk.window.click("button[name=then][value=sections]").await;
    until("the form has gone nowhere", async || {
        desk.window.client.source().await.ok().filter(|source| !source.contains("data-autosave"))
    })
    .await;
    desk.service.start_again().await;
    desk.window.visit(&desk.section()).await;
    desk.window.sees_text("conflict-title").await;
    assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, WORDS);
    desk.window.choose(&format!("keep.{KEY}"), "mine").await;
    saved(&database.store, desk.response, WORDS).await;
}

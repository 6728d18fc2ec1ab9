//! A reviewer at work with keys alone.

use bhr_baseline::assessment::demo::DEMO_PEOPLE;
use bhr_baseline::assessment::demo_review::REVIEW_ROUND;
use bhr_baseline::response::Answer;
use bhr_baseline::review::Strength;
use fantoccini::key::Key;

use super::window::Window;
use crate::support::database::on_both_engines;
use crate::support::service::{At, Service};
use crate::support::wait::until;

on_both_engines! {
    async fn answers_are_judged_with_keys_alone(database: Database) {
        let service = Service::start("demo", At::Option(database.url.clone())).await;
        let Some(window) = Window::open(&service.page("/")).await else { return };
        window.visit("/sign-in").await;
        window.sign_in(DEMO_PEOPLE[1].1).await;
        let store = &database.store;
        let round = store.round_by_name(REVIEW_ROUND).await.expect("read").expect("the round");
        let judged = store.verdicts_of_round(round.id).await.expect("verdicts");
        // The response whose review is still under way has the fewest verdicts.
        let responses = store.list_responses(round.id).await.expect("responses");
        let count = |id| judged.iter().filter(|one| one.response == id).count();
        let response = responses.iter().map(|one| one.response.id).min_by_key(|id| count(*id)).expect("one");
        let before = count(response);
        let newest = async || {
            let verdicts = store.verdicts(response).await.expect("verdicts");
            verdicts.into_iter().max_by_key(|one| one.verdict.at).expect("a verdict")
        };
        window.visit(&format!("/responses/{response}/queue?show=open&order=questionnaire")).await;
        window.follow(".task-list a").await;
        let first = window.client.title().await.expect("a title");
        press(&window, "?").await;
        window.find("[data-review-help][open]").await;
        press(&window, "n").await;
        turned(&window, &first).await;
        let second = window.client.title().await.expect("a title");
        press(&window, "p").await;
        turned(&window, &second).await;
        press(&window, "a").await;
        press(&window, "3").await;
        press(&window, "s").await;
        turned(&window, &first).await;
        until("the verdict is kept", async || (store.verdicts(response).await.ok()?.len() > before).then_some(())).await;
        let kept = newest().await.verdict;
        assert_eq!((kept.verified, kept.strength), (None, Strength::Tested));

        // A letter typed into a field is a letter.
        window.visit(&format!("/responses/{response}/queue?show=open&order=questionnaire")).await;
        window.follow(".task-list a").await;
        press(&window, "w").await;
        let words = window.client.active_element().await.expect("the field");
        words.send_keys("a3sn").await.expect("it takes keys");
        assert_eq!(window.value("words").await, "a3sn");
        words.send_keys(&String::from(char::from(Key::Escape))).await.expect("it takes keys");
        let options = "return document.querySelectorAll('.verdict-answer .choice input[type=radio]').length";
        if window.client.execute(options, Vec::new()).await.expect("it runs").as_i64() > Some(1) {
            press(&window, "1").await;
            press(&window, "2").await;
            let here = window.client.title().await.expect("a title");
            press(&window, "s").await;
            turned(&window, &here).await;
            let kept = newest().await.verdict;
            assert!(matches!(kept.verified, Some(Answer::Choice(_)) | None), "{kept:?}");
            assert_eq!(kept.strength, Strength::Document);
        }
    }
}

/// Presses a key on the page.
async fn press(window: &Window, key: &str) {
    let at = window.client.active_element().await.expect("something has the focus");
    at.send_keys(key).await.expect("it takes keys");
}

/// Waits for another page.
async fn turned(window: &Window, title: &str) {
    until("another answer", async || (window.client.title().await.ok()? != title).then_some(())).await;
    window.find("footer").await;
}

//! The service goes away, the session ends, a colleague is faster: nothing typed is lost, nobody is overwritten.

use bhr_baseline::response::Answer;
use bhr_baseline::store::{Role, Store, TokenHash};

use super::answering::{Desk, KEY, QUESTION, given, saved};
use super::window::Window;
use crate::support::database::on_both_engines;
use crate::support::world::operator;
use bhr_baseline::assessment::clock;

const WORDS: &str = "Nəzərdən keçirilib, əmr № 14";

on_both_engines! {
    async fn what_is_typed_while_the_service_is_away_is_kept_and_saves_itself_when_it_is_back(database: Database) {
        let Some(mut desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        desk.service.kill();
        desk.window.choose(&format!("answer.{KEY}"), "ordered").await;
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_text("autosave-kept").await;
        assert_eq!(database.store.answers(desk.response).await.expect("answers"), []);
        desk.service.start_again().await;
        let stored = saved(&database.store, desk.response, WORDS).await;
        assert_eq!(stored.given, given("ordered", WORDS));
        desk.window.sees_saved().await;
    }

    async fn what_is_kept_on_the_device_outlives_the_page(database: Database) {
        let Some(mut desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        desk.service.kill();
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_text("autosave-kept").await;
        desk.service.start_again().await;
        // The page is left before it has tried again; the words wait where the person comes back to them.
        desk.window.visit("/").await;
        desk.window.visit(&desk.section()).await;
        desk.window.shows(&format!("comment.{KEY}"), WORDS).await;
        saved(&database.store, desk.response, WORDS).await;
    }

    async fn of_two_people_at_one_answer_both_see_both_texts_and_one_decides(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let (institution, response) = desk.country.open[0].clone();
        desk.country.person("orxan@ministry.example", "Orxan", Role::Respondent(institution.id), "en").await;
        let Some(other) = Window::open(&desk.service.page("/")).await else { return };
        other.come_in("orxan@ministry.example").await;
        other.visit(&desk.section()).await;
        desk.window.visit(&desk.section()).await;
        desk.window.choose(&format!("answer.{KEY}"), "some-acts").await;
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        saved(&database.store, response, WORDS).await;
        other.choose(&format!("answer.{KEY}"), "none").await;
        other.write(&format!("comment.{KEY}"), "Nothing was reviewed").await;
        other.sees_text("conflict-title").await;
        other.sees(WORDS).await;
        other.sees("Aysel").await;
        assert_eq!(other.value(&format!("comment.{KEY}")).await, "Nothing was reviewed");
        assert_eq!(saved(&database.store, response, WORDS).await.given, given("some-acts", WORDS));
        other.choose(&format!("keep.{KEY}"), "mine").await;
        let kept = saved(&database.store, response, "Nothing was reviewed").await;
        assert_eq!(kept.given, given("none", "Nothing was reviewed"));
        assert!(words(&database.store, &desk).await.contains(&WORDS.to_owned()), "the history has both");
    }

    async fn who_keeps_the_other_answer_of_a_conflict_reads_it_in_the_fields(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        let save = desk.country.save(desk.response, QUESTION, given("all-acts", WORDS));
        desk.country.assessment.writer.save(save).await.expect("saved");
        desk.window.write(&format!("comment.{KEY}"), "Başqa mətn").await;
        desk.window.sees_text("conflict-title").await;
        desk.window.choose(&format!("keep.{KEY}"), "theirs").await;
        desk.window.shows(&format!("comment.{KEY}"), WORDS).await;
        assert!(desk.window.is_chosen(&format!("answer.{KEY}"), "all-acts").await);
        assert_eq!(words(&database.store, &desk).await, [WORDS]);
    }

    async fn what_is_typed_after_the_session_has_ended_is_saved_after_signing_in_elsewhere(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        end_session(&database.store, &desk.window).await;
        desk.window.choose(&format!("answer.{KEY}"), "ordered").await;
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_text("autosave-sign-in").await;
        let here = desk.window.client.window().await.expect("a window");
        let tab = desk.window.client.new_window(true).await.expect("a tab");
        desk.window.client.switch_to_window(tab.handle).await.expect("the tab");
        desk.window.come_in(desk.email).await;
        desk.window.client.switch_to_window(here).await.expect("the first tab");
        assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, WORDS);
        let stored = saved(&database.store, desk.response, WORDS).await;
        assert_eq!(stored.given.answer, Some(Answer::Choice("ordered".to_owned())));
    }

    async fn what_is_typed_after_the_session_has_ended_is_there_after_signing_in_here(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        desk.window.visit(&desk.section()).await;
        end_session(&database.store, &desk.window).await;
        desk.window.write(&format!("comment.{KEY}"), WORDS).await;
        desk.window.sees_text("autosave-sign-in").await;
        desk.window.client.refresh().await.expect("the page comes");
        desk.window.sign_in(desk.email).await;
        assert_eq!(desk.window.value(&format!("comment.{KEY}")).await, WORDS);
        saved(&database.store, desk.response, WORDS).await;
    }
}

/// Ends the window's session in the database, as time would.
async fn end_session(store: &Store, window: &Window) {
    let cookie = window.client.get_named_cookie("bhr-session").await.expect("a session");
    store.delete_session(&operator(), &TokenHash::of(cookie.value()), clock::now()).await.expect("ended");
}

/// Every comment the answer ever had.
async fn words(store: &Store, desk: &Desk) -> Vec<String> {
    let history = store.answer_history(desk.response, None, QUESTION).await.expect("a history");
    history.into_iter().map(|version| version.given.comment).collect()
}

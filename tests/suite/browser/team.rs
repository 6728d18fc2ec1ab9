//! Two people of one institution, each in a window: a private draft, showing it, locking it, talking about it.

use super::answering::{Desk, KEY, QUESTION, saved};
use super::window::Window;
use crate::support::country::PASSWORD;
use crate::support::database::on_both_engines;

const WORDS: &str = "Nəzərdən keçirilib, əmr № 14";
const COMMENT: &str = "Əmrin tarixini də yazın";

on_both_engines! {
    async fn a_colleague_answers_in_private_shows_it_locks_it_and_hears_from_the_focal_point(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let window = &desk.window;
        let response = format!("responses/{}", desk.response);
        let section = desk.section();
        let name = section.rsplit('/').next().unwrap_or_default().to_owned();
        window.visit(&format!("{response}/people")).await;
        window.write("email", "sevda@ministry.example").await;
        window.write("name", "Sevda").await;
        window.choose("part", &name).await;
        window.press("team-give-button").await;
        let words = window.find("#link").await.prop("value").await.expect("the field").expect("words");
        let (_, link) = words.split_once("/invitations/").expect("a link");
        let token: String = link.chars().take_while(|letter| !letter.is_whitespace()).collect();

        let Some(other) = Window::open(&desk.service.page("/")).await else { return };
        other.visit(&format!("invitations/{token}")).await;
        other.write("name", "Sevda Abbasova").await;
        other.write("password", PASSWORD).await;
        other.write("password_again", PASSWORD).await;
        other.follow("main form button").await;
        other.visit(&section).await;
        other.choose(&format!("answer.{KEY}"), "ordered").await;
        other.write(&format!("comment.{KEY}"), WORDS).await;
        saved(&database.store, desk.response, WORDS).await;

        window.visit(&section).await;
        window.sees_text("team-draft-others").await;
        assert!(!window.reads().await.contains(WORDS), "a draft is private");
        other.press("team-release").await;
        other.press("team-ready").await;
        other.sees_text("team-state-ready").await;
        assert!(other.client.find(fantoccini::Locator::Css(&format!("[name=\"answer.{KEY}\"]"))).await.is_err());

        let question = format!("{response}/questions/{QUESTION}.");
        window.visit(&question).await;
        window.sees(WORDS).await;
        window.write("comment-text", COMMENT).await;
        window.click("label[for^=mention-]").await;
        window.press("comment-button").await;
        window.sees(COMMENT).await;
        other.visit("/").await;
        other.sees_text("team-home-mentions").await;
        other.follow("main a[href$=\"#comments\"]").await;
        other.sees(COMMENT).await;
    }
}

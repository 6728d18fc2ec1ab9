//! A respondent without a mouse: from signing in to a section that is ready, with Tab, Space, Enter and arrows.

use bhr_baseline::response::{Answer, GivenAnswer};
use fantoccini::key::Key;
use serde_json::Value;

use super::answering::{Desk, KEY, QUESTION};
use super::window::Window;
use crate::support::country::PASSWORD;
use crate::support::database::on_both_engines;
use crate::support::wait::until;

/// Tabs somebody has the patience for.
const PATIENCE: usize = 120;
const TOPICS: &str = "law-review-topics";
const NUMBER: &str = "answer.inspections-number.";
const WORDS: &str = "Baxılıb, əmr № 14";

/// What has the focus: how it is found, whether it can be seen to have it, and whether something lies over it.
const FOCUS: &str = r#"
const at = document.activeElement;
const box = at.getBoundingClientRect();
const style = getComputedStyle(at);
const bars = [...document.querySelectorAll(".keep-bar, .section-progress")].filter((bar) => !bar.contains(at));
const isOver = ({ top, bottom }) => box.top >= top && box.bottom <= bottom;
return {
  name: at.getAttribute("name") ?? at.getAttribute("href") ?? at.id,
  outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  free: box.bottom > 0 && box.top < innerHeight && !bars.some((bar) => isOver(bar.getBoundingClientRect())),
};
"#;

impl Window {
    /// Presses a key on whatever has the focus.
    async fn key(&self, key: Key) {
        self.type_words(&String::from(char::from(key))).await;
    }

    /// Types where the focus is.
    async fn type_words(&self, words: &str) {
        let at = self.client.active_element().await.expect("something has the focus");
        at.send_keys(words).await.expect("it takes keys");
    }

    /// Presses Enter and waits for the page it leads to.
    async fn enter(&self) {
        let html = self.client.find(fantoccini::Locator::Css("html")).await.expect("a page");
        self.key(Key::Enter).await;
        until("the next page", async || html.tag_name().await.is_err().then_some(())).await;
        self.find("footer").await;
    }

    async fn has_focus(&self, css: &str) -> bool {
        let script = format!("return document.activeElement.matches({})", Value::from(css));
        self.client.execute(&script, Vec::new()).await.expect("it runs") == Value::Bool(true)
    }

    /// Goes on with Tab until the element has the focus. Every stop on the way can be seen.
    async fn tab_to(&self, css: &str) {
        let mut stops = Vec::new();
        for _ in 0..PATIENCE {
            self.key(Key::Tab).await;
            let focus = self.client.execute(FOCUS, Vec::new()).await.expect("it runs");
            assert_eq!(focus["outline"], true, "the focus is not seen: {focus}");
            assert_eq!(focus["free"], true, "something lies over the focus: {focus}");
            if self.has_focus(css).await {
                return;
            }
            stops.push(focus["name"].to_string());
        }
        panic!("no Tab leads to {css}: {stops:?}");
    }
}

/// Signs in, and comes to the page of the section by way of the task list.
async fn to_the_section(desk: &Desk) {
    let window = &desk.window;
    window.go_out().await;
    window.visit("/").await;
    window.tab_to(".skip-link").await;
    window.key(Key::Enter).await;
    assert!(window.has_focus("#main").await, "the link leads past what every page begins with");
    window.tab_to("[name=email]").await;
    window.type_words(desk.email).await;
    window.tab_to("[name=password]").await;
    window.type_words(PASSWORD).await;
    window.enter().await;
    window.tab_to(".task-list a").await;
    window.enter().await;
    window.tab_to(&format!(".task-list a[href=\"{}\"]", desk.section())).await;
    window.enter().await;
}

on_both_engines! {
    async fn a_section_is_answered_and_marked_ready_without_a_mouse(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let window = &desk.window;
        to_the_section(&desk).await;
        window.tab_to(".skip-link").await;
        window.key(Key::Enter).await;
        let options = format!("[name=\"answer.{KEY}\"]");
        window.tab_to(&options).await;
        window.key(Key::Space).await;
        window.key(Key::Down).await;
        window.key(Key::Down).await;
        // The choice decides whether the next question is asked.
        window.find(&format!("[id=\"question-{TOPICS}\"]:not([hidden])")).await;
        window.tab_to(&format!("[name=\"comment.{KEY}\"]")).await;
        window.type_words(WORDS).await;
        window.key(Key::Tab).await;
        window.type_words(&format!("{}{}", char::from(Key::Shift), char::from(Key::Tab))).await;
        assert!(window.has_focus(&format!("[name=\"comment.{KEY}\"]")).await, "back is the way one came");
        window.tab_to(&format!("[name=\"answer.{TOPICS}.\"]")).await;
        window.key(Key::Space).await;
        window.tab_to(&format!("[name=\"{NUMBER}\"]")).await;
        window.type_words("on iki").await;
        window.tab_to("button[name=then][value=ready]").await;
        window.enter().await;

        window.sees_text("error-summary-title").await;
        assert!(window.has_focus(".error-summary").await, "what is wrong comes first");
        window.tab_to(".error-summary a").await;
        window.key(Key::Enter).await;
        assert!(window.has_focus("[id=\"inspections-number.\"]").await, "the link leads to the question");
        window.tab_to(&format!("[name=\"{NUMBER}\"]")).await;
        window.type_words(&format!("{}412", char::from(Key::Backspace).to_string().repeat(6))).await;
        window.tab_to("button[name=then][value=ready]").await;
        window.enter().await;
        window.sees_text("team-state-ready").await;

        let stored = database.store.answers(desk.response).await.expect("answers");
        let given = |id: &str| stored.iter().find(|one| one.question == id).map(|one| one.given.clone());
        let third = Answer::Choice("some-acts".to_owned());
        let expected = GivenAnswer { answer: Some(third), comment: WORDS.to_owned(), source: String::new() };
        assert_eq!(given(QUESTION), Some(expected));
        let ticked = given(TOPICS).and_then(|given| given.answer);
        assert!(matches!(&ticked, Some(Answer::Checklist { met, .. }) if met.len() == 1), "{ticked:?}");
        assert_eq!(given("inspections-number").and_then(|given| given.answer), Some(Answer::Number(412.into())));
    }
}

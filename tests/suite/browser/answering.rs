//! A respondent at a section: what is given is saved as it is given.

use bhr_baseline::response::{Answer, GivenAnswer, ResponseId};
use bhr_baseline::store::{Role, Store, StoredAnswer};

use super::window::Window;
use crate::support::country::Country;
use crate::support::database::{Database, on_both_engines};
use crate::support::service::Service;
use crate::support::wait::until;

/// The question answered here, its key in the form, and its section.
pub const QUESTION: &str = "law-review";
pub const KEY: &str = "law-review.";
const SECTION: &str = "expectations";
/// Letters, quotes and markup that must come back as they were typed.
const WORDS: &str = "Baxılıb: əmək şəraiti \"İş\" <b>ığ</b> & 5%";

on_both_engines! {
    async fn what_a_person_chooses_and_types_is_saved_and_there_after_a_reload(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let Desk { window, response, .. } = &desk;
        window.visit("/").await;
        window.follow(".task-list a").await;
        window.follow(".task-list a").await;
        window.choose(&format!("answer.{KEY}"), "some-acts").await;
        window.write(&format!("comment.{KEY}"), WORDS).await;
        window.sees_saved().await;
        let stored = saved(&database.store, *response, WORDS).await;
        assert_eq!(stored.given, given("some-acts", WORDS));
        window.client.refresh().await.expect("the page comes");
        assert!(window.is_chosen(&format!("answer.{KEY}"), "some-acts").await);
        assert_eq!(window.value(&format!("comment.{KEY}")).await, WORDS);
        window.sees("Aysel").await;
        window.inspect("answering-saved").await;
    }

    async fn what_is_typed_right_before_a_reload_is_not_lost(database: Database) {
        let Some(desk) = Desk::new(&database).await else { return };
        let Desk { window, response, .. } = &desk;
        window.visit(&desk.section()).await;
        for attempt in 0..3 {
            let words = format!("{WORDS} {attempt}");
            window.write(&format!("comment.{KEY}"), &words).await;
            window.client.refresh().await.expect("the page comes");
            assert_eq!(window.value(&format!("comment.{KEY}")).await, words);
            assert_eq!(saved(&database.store, *response, &words).await.given.comment, words);
        }
        let history = database.store.answer_history(*response, None, QUESTION).await.expect("a history");
        assert_eq!(history.last().map(|last| last.given.comment.clone()), Some(format!("{WORDS} 2")));
    }

    async fn a_section_is_saved_by_its_button_where_scripts_may_not_run(database: Database) {
        let Some(desk) = Desk::at(&database, Window::without_scripts).await else { return };
        let Desk { window, response, .. } = &desk;
        window.visit(&desk.section()).await;
        window.choose(&format!("answer.{KEY}"), "all-acts").await;
        window.write(&format!("comment.{KEY}"), WORDS).await;
        window.write("answer.inspections-number.", "412").await;
        assert_eq!(database.store.answers(*response).await.expect("answers"), [], "no script has saved");
        window.press("section-save-sections").await;
        window.sees_text("notice-saved").await;
        let stored = saved(&database.store, *response, WORDS).await;
        assert_eq!(stored.given, given("all-acts", WORDS));
        window.visit(&desk.section()).await;
        assert!(window.is_chosen(&format!("answer.{KEY}"), "all-acts").await);
        assert_eq!(window.value("answer.inspections-number.").await, "412");
        window.inspect("answering-without-scripts").await;
    }

    async fn a_number_that_is_none_is_refused_where_it_was_typed_and_stays_there(database: Database) {
        let Some(desk) = Desk::at(&database, Window::without_scripts).await else { return };
        let Desk { window, response, .. } = &desk;
        window.visit(&desk.section()).await;
        window.choose(&format!("answer.{KEY}"), "none").await;
        window.write("answer.inspections-number.", "on iki").await;
        window.press("section-save-next").await;
        window.sees_text("error-summary-title").await;
        assert_eq!(window.value("answer.inspections-number.").await, "on iki");
        let stored = database.store.answers(*response).await.expect("answers");
        let questions: Vec<&str> = stored.iter().map(|answer| answer.question.as_str()).collect();
        assert_eq!(questions, [QUESTION], "the other answer is saved");
    }
}

/// A respondent, signed in, before an open response.
pub struct Desk {
    pub country: Country,
    pub service: Service,
    pub window: Window,
    pub response: ResponseId,
    pub email: &'static str,
}

impl Desk {
    /// With a window as most people have it.
    pub async fn new(database: &Database) -> Option<Self> {
        Self::at(database, Window::open).await
    }

    async fn at(database: &Database, open: impl AsyncFn(&str) -> Option<Window>) -> Option<Self> {
        let country = Country::new(&database.store, 1).await;
        let (institution, response) = country.open[0].clone();
        let email = "aysel@ministry.example";
        country.person(email, "Aysel", Role::Respondent(institution.id), "az").await;
        let service = Service::serve(&database.url).await;
        let window = open(&service.page("/")).await?;
        window.come_in(email).await;
        Some(Self { country, service, window, response, email })
    }

    /// The section with the question.
    pub fn section(&self) -> String {
        format!("/responses/{}/sections/{SECTION}", self.response)
    }
}

/// The answer, once these words stand beside it in the database.
pub async fn saved(store: &Store, response: ResponseId, words: &str) -> StoredAnswer {
    until("the words are in the database", async || {
        let answers = store.answers(response).await.expect("answers");
        answers.into_iter().find(|answer| answer.given.comment == words)
    })
    .await
}

/// A choice and a comment.
pub fn given(option: &str, comment: &str) -> GivenAnswer {
    let answer = Some(Answer::Choice(option.to_owned()));
    GivenAnswer { answer, comment: comment.to_owned(), source: String::new() }
}

//! Nothing changes without the token of the session.

use bhr_baseline::response::ResponseState;
use chrono::TimeDelta;
use serde_json::json;

use crate::support::app::{App, PASSWORD, now};
use crate::support::client::SESSION;
use crate::support::database::on_both_engines;
use crate::support::world::id;

on_both_engines! {
    async fn a_form_without_the_token_changes_nothing_and_keeps_what_was_typed(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let typed = [("name", "Təmiz Su Agentliyi"), ("kind", "government")];
        let before = app.assessment.store.list_audit(None, 1000).await.unwrap().len();
        for token in [None, Some(""), Some("guess")] {
            let token = token.map(|token| ("token", token));
            let fields: Vec<_> = typed.into_iter().chain(token).collect();
            let reply = nigar.post_as_is("/admin/institutions/new", &fields).await;
            assert_eq!(reply.status, 403);
            assert!(reply.says("Təmiz Su Agentliyi"));
            assert_eq!(reply.field("kind").as_deref(), Some("government"));
            assert!(reply.says("action=\"/admin/institutions/new\""));
        }
        assert_eq!(app.assessment.store.list_institutions().await.unwrap().len(), 2);
        assert_eq!(app.assessment.store.list_audit(None, 1000).await.unwrap().len(), before);
    }

    async fn the_page_that_keeps_what_was_typed_can_be_sent_again(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let page = nigar.post_as_is("/admin/institutions/new", &[("name", "Su"), ("kind", "government")]).await;
        let token = page.field("token").unwrap();
        let fields = [("name", "Su"), ("kind", "government"), ("token", token.as_str())];
        assert_eq!(nigar.post_as_is("/admin/institutions/new", &fields).await.status, 303);
    }

    async fn the_token_of_one_session_is_worth_nothing_in_another(database: Database) {
        let app = App::new(database).await;
        let mut kamran = app.browser(&app.people.kamran).await;
        let token = kamran.token().await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let reply = aysel.post_as_is(&format!("/responses/{}/sign", app.response), &[("token", &token)]).await;
        assert_eq!(reply.status, 403);
        assert_eq!(app.state().await, ResponseState::Open);
    }

    async fn a_form_from_another_site_is_refused_even_with_the_token(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let address = format!("/responses/{}/sign", app.response);
        aysel.headers.push(("Sec-Fetch-Site", "cross-site".to_owned()));
        assert_eq!(aysel.post(&address, &[]).await.status, 403);
        assert_eq!(app.state().await, ResponseState::Open);
        aysel.headers[0].1 = "same-origin".to_owned();
        assert_eq!(aysel.hand_in(&format!("/responses/{}", app.response)).await.status, 303);
    }

    async fn signing_in_needs_the_token_of_the_visitor(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        let fields = [("email", "aysel@ministry.example"), ("password", PASSWORD)];
        assert_eq!(browser.post_as_is("/sign-in", &fields).await.status, 403);
        assert_eq!(browser.post_as_is("/sign-in", &[fields[0], fields[1], ("token", "")]).await.status, 403);
        let reply = browser.post_as_is("/sign-in", &[fields[0], fields[1], ("token", "guess")]).await;
        assert_eq!(reply.status, 403);
        assert!(reply.says("aysel@ministry.example") && !reply.says(PASSWORD));
        assert!(!browser.cookies.contains_key(SESSION));
    }

    async fn a_session_that_has_ended_does_not_lose_what_was_typed(database: Database) {
        let app = App::new(database).await;
        app.begin_session(&app.people.aysel, "ended", now() - TimeDelta::seconds(1)).await;
        let mut aysel = app.stranger();
        aysel.cookies.insert(SESSION.to_owned(), "ended".to_owned());
        let address = format!("/responses/{}/sections/law", app.response);
        let words = "We have drafted a law, and it is being discussed.";
        let reply = aysel.post_as_is(&address, &[("comment.law-in-force.", words)]).await;
        assert_eq!(reply.status, 403);
        assert!(reply.says(words) && reply.says("href=\"/sign-in\""));
    }

    async fn json_without_the_token_saves_nothing(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let address = format!("/responses/{}/answers", app.response);
        let answer = json!({
            "save_id": id(), "question": "law-in-force", "unit": "", "revision": 0,
            "answer": {"kind": "choice", "value": "draft"}, "reason": "", "comment": "", "source": "",
        });
        for token in [None, Some("guess".to_owned())] {
            assert_eq!(aysel.post_json_as_is(&address, &answer, token).await.0, 403);
        }
        assert_eq!(app.stranger().post_json_as_is(&address, &answer, None).await.0, 401);
        let mut script = app.stranger();
        script.headers.push(("Accept", "application/json".to_owned()));
        assert_eq!(script.get("/form-token").await.status, 401, "a script is told, not led to a page");
        assert!(app.assessment.store.answers(app.response).await.unwrap().is_empty());
        assert_eq!(aysel.post_json(&address, &answer).await.0, 200);
    }

    async fn a_body_that_is_too_long_is_not_read(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let long = "a".repeat(5 * 1024 * 1024);
        let reply = nigar.post("/admin/institutions/new", &[("name", &long)]).await;
        assert_eq!(reply.status, 413);
        let (status, _) = nigar.post_json("/responses/1/answers", &json!({ "question": long })).await;
        assert_eq!(status, 404, "it is not hers to answer");
        let mut aysel = app.browser(&app.people.aysel).await;
        let address = format!("/responses/{}/answers", app.response);
        assert_eq!(aysel.post_json(&address, &json!({ "question": long })).await.0, 413);
    }
}

//! What the table of permissions refuses looks the same everywhere, and nothing is taken without the token.

use rocket::http::Method::{Get, Post};
use serde_json::json;

use super::permissions::{Places, ask, rows};
use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::support::world::id;

on_both_engines! {
    async fn every_refusal_in_the_table_is_the_same_page(database: Database) {
        let app = App::new(database).await;
        let places = Places::of(&app).await;
        let people = &app.people;
        let signed_in = [&people.aysel, &people.elvin, &people.rauf, &people.leyla, &people.nigar];
        for (place, person) in (1..).zip(signed_in) {
            let mut browser = app.browser(person).await;
            let missing = browser.get("/no/such/page").await;
            assert_eq!(missing.status, 404);
            for (method, route, expected) in rows().filter(|(.., expected)| expected[place] == 404) {
                let address = places.address(route);
                let reply = ask(&mut browser, *method, &address).await;
                assert_eq!((reply.status, &reply.body), (404, &missing.body), "{method} {route} as {}", person.name);
                if *method == Get {
                    assert_eq!(reply, missing, "{method} {route} as {}: {expected:?}", person.name);
                }
            }
        }
    }

    async fn an_answer_for_another_institution_is_not_told_from_one_for_nobody(database: Database) {
        let app = App::new(database).await;
        let answer = json!({
            "save_id": id(), "question": "law-in-force", "unit": "", "revision": 0,
            "answer": {"kind": "choice", "value": "draft"}, "reason": "", "comment": "", "source": "",
        });
        let places = [app.response.to_string(), id().to_string()].map(|id| format!("/responses/{id}/answers"));
        for person in [&app.people.elvin, &app.people.rauf, &app.people.leyla, &app.people.nigar] {
            let mut browser = app.browser(person).await;
            let theirs = browser.post_json(&places[0], &answer).await;
            assert_eq!((theirs.0, &theirs), (404, &browser.post_json(&places[1], &answer).await), "{}", person.name);
        }
        assert_eq!(app.assessment.store.answers(app.response).await.unwrap(), []);
    }

    async fn no_form_is_taken_without_the_token(database: Database) {
        let app = App::new(database).await;
        let places = Places::of(&app).await;
        let people = &app.people;
        let signed_in = [&people.aysel, &people.elvin, &people.rauf, &people.leyla, &people.nigar];
        for (place, person) in (1..).zip(signed_in) {
            let mut browser = app.browser(person).await;
            let before = app.assessment.store.list_audit(None, 1000).await.unwrap().len();
            for (_, route, expected) in rows().filter(|(method, ..)| *method == Post) {
                let address = places.address(route);
                let status = match address.ends_with("/answers") {
                    true => browser.post_json_as_is(&address, &json!({}), None).await.0,
                    false => browser.post_as_is(&address, &[("name", "value")]).await.status,
                };
                let is_refused = status == 403 || status == 404 && matches!(expected[place], 400 | 404);
                assert!(is_refused, "{route} as {}: {status}", person.name);
            }
            let after = app.assessment.store.list_audit(None, 1000).await.unwrap().len();
            assert_eq!(before, after, "{}", person.name);
        }
    }
}

//! "Not in our mandate": said in an answer, recorded with the institution when it submits, and gone when it is taken
//! back.

use bhr_baseline::questionnaire::Folder;
use serde_json::{Value, json};

use super::team::at;
use crate::support::app::{App, now, river_duty};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

const QUESTION: &str = "How often are rivers inspected?";
const SAID: &str = "Said not to be in its mandate";

/// The river questionnaire with the reason that is a statement on the mandate.
fn with_mandate() -> Folder {
    let mut files = river_duty().contents();
    let head = files.get_mut("questionnaire.yaml").unwrap();
    let reasons = "not_applicable_reasons:\n";
    let more = format!("{reasons}  - {{id: not-in-our-mandate, label: \"Not in our mandate\"}}\n");
    assert!(head.contains(reasons));
    *head = head.replacen(reasons, &more, 1);
    Folder::from_contents(files)
}

async fn answer(browser: &mut Browser<'_>, app: &App, revision: u32, answer: Value, reason: &str) {
    let sent = json!({
        "save_id": id(), "question": "inspected", "unit": "", "revision": revision, "answer": answer,
        "reason": reason, "comment": "", "source": "",
    });
    let (status, reply) = browser.post_json(&at(app, "/answers"), &sent).await;
    assert_eq!(status, 200, "{reply}");
}

/// The part of a page with the statements; empty where there is none.
async fn statements(browser: &mut Browser<'_>, address: &str) -> String {
    let page = browser.get(address).await;
    assert_eq!(page.status, 200, "{address}");
    let part = page.body.split_once(SAID).map(|(_, rest)| rest.split("</table>").next().unwrap_or_default());
    part.unwrap_or_default().to_owned()
}

on_both_engines! {
    async fn a_statement_on_the_mandate_is_recorded_with_the_institution_until_it_is_taken_back(database: Database) {
        let app = App::asking(database, &with_mandate()).await;
        let people = &app.people;
        let (mut aysel, mut rauf, mut nigar) =
            (app.browser(&people.aysel).await, app.browser(&people.rauf).await, app.browser(&people.nigar).await);
        let (record, review) = (format!("/admin/institutions/{}", app.ministry.id), at(&app, "/review"));
        answer(&mut aysel, &app, 0, json!({ "kind": "not-applicable" }), "not-in-our-mandate").await;
        let check = aysel.get(&at(&app, "/check")).await;
        assert!(check.says("You say these are not in your mandate"), "{}", check.body);
        assert!(!statements(&mut nigar, &record).await.contains(QUESTION), "nothing is recorded before it is submitted");

        assert_eq!(aysel.hand_in(&at(&app, "")).await.status, 303);
        for said in [statements(&mut nigar, &record).await, statements(&mut rauf, &review).await] {
            assert!(said.contains(QUESTION) && said.contains("Rivers 2026") && said.contains("Aysel Rəhimova"), "{said}");
        }
        let other = format!("/admin/institutions/{}", app.company.id);
        assert!(!statements(&mut nigar, &other).await.contains(QUESTION), "it is said of one institution");
        for person in [&people.aysel, &people.elvin, &people.rauf, &people.leyla] {
            assert_eq!(app.browser(person).await.get(&record).await.status, 404, "{}", person.name);
        }

        app.assessment.give_back(&operator(), people.rauf.id, app.response, "Bir daha".to_owned(), now()).await.unwrap();
        answer(&mut aysel, &app, 1, json!({ "kind": "choice", "value": "yearly" }), "").await;
        assert!(!aysel.get(&at(&app, "/check")).await.says("You say these are not in your mandate"));
        assert!(statements(&mut nigar, &record).await.contains(QUESTION), "what was submitted stands until it is replaced");
        assert_eq!(aysel.hand_in(&at(&app, "")).await.status, 303);
        assert!(!statements(&mut nigar, &record).await.contains(QUESTION));
        assert!(!statements(&mut rauf, &review).await.contains(QUESTION));
    }

    async fn another_reason_is_no_statement_on_the_mandate(database: Database) {
        let app = App::asking(database, &with_mandate()).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        answer(&mut aysel, &app, 0, json!({ "kind": "not-applicable" }), "no-river").await;
        assert!(!aysel.get(&at(&app, "/check")).await.says("You say these are not in your mandate"));
        assert_eq!(aysel.hand_in(&at(&app, "")).await.status, 303);
        assert!(app.assessment.mandate_statements_of(app.ministry.id).await.unwrap().is_empty());
    }
}

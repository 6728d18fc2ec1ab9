//! A section that is ready does not change, whatever way somebody comes.

use bhr_baseline::offline::workbook;
use bhr_baseline::texts::Language;
use serde_json::json;

use super::team::{at, step, write};
use crate::offline::edits::{edits, rewrite, text};
use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::files::{fields, png};
use crate::support::world::id;

/// Everything a section is made of, in words that can be compared.
async fn standing(app: &App) -> String {
    let store = &app.assessment.store;
    let answers = store.answers(app.response).await.unwrap();
    let evidence = store.linked_evidence(app.response).await.unwrap();
    let plan = store.unit_plan(app.response).await.unwrap();
    format!("{answers:#?}\n{evidence:#?}\n{:?}", plan.sections)
}

/// Sends a file and gives the page where it waits for its confirmation.
async fn waiting(browser: &mut Browser<'_>, app: &App, name: &str, bytes: &[u8]) -> String {
    let sent = browser.upload(&at(app, "/workbook"), &[], (name, bytes)).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    sent.location
}

async fn workbook_of(app: &App) -> Vec<u8> {
    let opened = app.assessment.open_response(app.response).await.unwrap();
    let changes = [("plan", "", "answer", text("Fayldan"))];
    rewrite(&workbook(&opened.facts(), Language::English).unwrap(), &edits(&changes))
}

on_both_engines! {
    async fn no_way_leads_into_a_section_that_is_ready(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for (revision, words) in [(0, "Bir"), (1, "İki")] {
            assert_eq!(write(&mut aysel, &app, "plan", revision, json!({ "kind": "text", "value": words })).await, 200);
        }
        let here = at(&app, "/evidence/plan.");
        for title in ["Order 1", "Order 2"] {
            assert_eq!(aysel.upload(&here, &fields(title, "nhri"), ("order.png", &png())).await.status, 303);
        }
        let pieces = app.assessment.store.evidence_of_institution(app.ministry.id).await.unwrap();
        let [linked, loose] = [&pieces[0], &pieces[1]].map(|piece| piece.id.to_string());
        assert_eq!(aysel.post(&format!("{here}/unlink"), &[("evidence", &loose)]).await.status, 303);
        let book = waiting(&mut aysel, &app, "cavab.xlsx", &workbook_of(&app).await).await;
        let submission = waiting(&mut aysel, &app, "kobo.csv", b"inspected,KEY\nyearly,uuid:1\n").await;
        assert_eq!(step(&mut aysel, &app, "practice", "released", "ready").await.status, 303);

        let before = standing(&app).await;
        let refused = [
            (at(&app, "/sections/practice"), vec![("answer.plan.", "Üç"), ("revision.plan.", "2")], 423),
            (at(&app, "/questions/plan./restore"), vec![("revision", "1"), ("now", "2")], 409),
            (format!("{here}/link"), vec![("evidence", loose.as_str())], 423),
            (format!("{here}/unlink"), vec![("evidence", linked.as_str())], 423),
            (book.clone(), vec![], 422),
            (book.clone(), vec![("leave-out", "yes")], 303),
            (submission.clone(), vec![], 422),
            (at(&app, "/unit-sections"), vec![("section", "practice"), ("revision", "0")], 423),
        ];
        for (address, mut fields, status) in refused {
            // What waits for its confirmation is confirmed as it is shown now.
            let shown = aysel.get(&address).await.field("shown");
            fields.extend(shown.as_deref().map(|shown| ("shown", shown)));
            let reply = aysel.post(&address, &fields).await;
            assert_eq!(reply.status, status, "{address} {fields:?}: {}", reply.body);
            assert_eq!(standing(&app).await, before, "{address} {fields:?}");
        }
        assert_eq!(aysel.upload(&here, &fields("Order 3", "nhri"), ("order.png", &png())).await.status, 423);
        for revision in [0, 2] {
            let sent = json!({
                "save_id": id(), "question": "plan", "unit": "", "revision": revision,
                "answer": {"kind": "text", "value": "Üç"}, "reason": "", "comment": "", "source": "",
            });
            let (status, reply) = aysel.post_json(&at(&app, "/answers"), &sent).await;
            assert_eq!(status, 423, "what was queued while the network was away, as of {revision}: {reply}");
        }
        assert_eq!(standing(&app).await, before);

        assert_eq!(step(&mut aysel, &app, "practice", "ready", "released").await.status, 303);
        let shown = aysel.get(&submission).await.field("shown").unwrap();
        assert_eq!(aysel.post(&submission, &[("shown", &shown)]).await.status, 303);
        assert_ne!(standing(&app).await, before, "the same ways are open again");
    }

    async fn a_locked_section_offers_no_way_to_add_evidence(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let section = at(&app, "/sections/practice");
        let way = at(&app, "/evidence/plan.");
        assert!(aysel.get(&section).await.says(&way));
        assert_eq!(step(&mut aysel, &app, "practice", "released", "ready").await.status, 303);
        assert!(!aysel.get(&section).await.says(&way));
        let typed = [("answer.plan.", "Uzun cümlə"), ("revision.plan.", "0")];
        let back = aysel.post(&section, &typed).await;
        assert!(back.status == 423 && back.says("Uzun cümlə") && !back.says(&way), "{}", back.body);
        let question = aysel.get(&at(&app, "/questions/plan.")).await;
        assert!(question.status == 200 && !question.says(&way), "{}", question.body);
    }

    async fn evidence_goes_with_the_answers_that_are_asked(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let unit = [("unit_name", "Şimal"), ("unit_kind", "unit")];
        assert_eq!(aysel.post(&at(&app, "/units"), &unit).await.status, 303);
        let unit = app.assessment.store.units(app.response).await.unwrap()[0].id;
        let of_unit = at(&app, &format!("/evidence/plan.{unit}"));
        let own = at(&app, "/evidence/plan.");
        assert_eq!((aysel.get(&own).await.status, aysel.get(&of_unit).await.status), (200, 404));
        let revision = aysel.get(&at(&app, "/units")).await.field("revision").expect("a revision");
        let choice = [("section", "practice"), ("revision", revision.as_str())];
        assert_eq!(aysel.post(&at(&app, "/unit-sections"), &choice).await.status, 303);
        assert_eq!((aysel.get(&own).await.status, aysel.get(&of_unit).await.status), (404, 200));
        let form = fields("Order 1", "nhri");
        assert_eq!(aysel.upload(&own, &form, ("order.png", &png())).await.status, 404);
        assert_eq!(aysel.upload(&of_unit, &form, ("order.png", &png())).await.status, 303);
        let remove = aysel.post(&at(&app, &format!("/units/{unit}")), &[("action", "remove")]).await;
        assert_eq!(remove.status, 409, "evidence would support an answer of nobody");
    }
}

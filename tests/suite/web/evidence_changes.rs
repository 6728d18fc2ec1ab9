//! Evidence that is there already: who corrects it, who withdraws it, and until when.

use std::path::PathBuf;

use bhr_baseline::response::PartRole;

use super::evidence::{address, hand_in, kept, pieces, send};
use super::team::{colleague, give, step};
use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::support::files::{add_picture, pdf, png};

on_both_engines! {
    async fn who_added_a_piece_corrects_what_is_said_of_it_until_it_is_handed_in(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let page = format!("/evidence/{id}/correct");
        let mut aysel = app.browser(&app.people.aysel).await;
        let shown = aysel.get(&page).await;
        assert_eq!(shown.field("title").as_deref(), Some("Order No 12"), "{}", shown.body);
        let seen = shown.field("seen").unwrap();
        let sent = |title: &'static str, seen: &str| {
            [("kind", "photograph".to_owned()), ("title", title.to_owned()), ("dated", "2026-01-31".to_owned()),
             ("valid_until", String::new()), ("confidentiality", "public".to_owned()), ("seen", seen.to_owned())]
        };
        let mark = app.assessment.store.response_mark(app.response).await.unwrap();
        let mut reply = Vec::new();
        for (title, seen) in [("", seen.as_str()), ("Foto № 1", seen.as_str()), ("Too late", seen.as_str())] {
            let fields = sent(title, seen);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            reply.push(aysel.post(&page, &fields).await.status);
        }
        assert_eq!(reply, [422, 303, 409], "what was seen has changed by then");
        let piece = pieces(&app).await.pop().unwrap();
        assert_eq!((piece.title.as_str(), piece.kind.code(), piece.confidentiality.code()), ("Foto № 1", "photograph", "public"));
        assert_eq!(piece.dated.map(|day| day.to_string()).as_deref(), Some("2026-01-31"));
        assert!(app.assessment.store.response_mark(app.response).await.unwrap() > mark, "nobody signs what they did not see");
        let deed = app.assessment.store.list_audit(None, 1).await.unwrap().remove(0);
        assert_eq!((deed.action.as_str(), deed.detail["before"]["title"].as_str()), ("evidence.correct", Some("Order No 12")));
        hand_in(&app).await;
        let late = aysel.get(&page).await;
        assert_eq!(late.outcome(), (303, format!("/evidence/{id}").as_str()));
        let fields = sent("Later", &aysel.get(&format!("/evidence/{id}")).await.field("seen").unwrap_or_default());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(aysel.post(&page, &fields).await.status, 409);
        assert_eq!(pieces(&app).await.pop().unwrap().title, "Foto № 1");
    }

    async fn who_added_a_piece_withdraws_it_with_its_file_until_it_is_handed_in(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let (page, remove) = (format!("/evidence/{id}"), format!("/evidence/{id}/remove"));
        let reader = colleague(&app, "orxan@ministry.example", "Orxan").await;
        give(&app, &reader, ("law", None), PartRole::Comment).await;
        let mut orxan = app.browser(&reader).await;
        let shown = orxan.get(&page).await;
        assert!(shown.says("somebody else added it") && !shown.says("/correct"), "{}", shown.body);
        assert_eq!(orxan.post(&remove, &[]).await.status, 409);
        let mut aysel = app.browser(&app.people.aysel).await;
        let own = aysel.get(&page).await;
        assert!(own.says("It is taken away from the answer it supports"), "{}", own.body);
        assert_eq!(aysel.post(&remove, &[]).await.outcome(), (303, "/evidence"));
        assert_eq!((pieces(&app).await, kept(&app)), (Vec::new(), Vec::<PathBuf>::new()));
        assert_eq!(app.assessment.store.linked_evidence(app.response).await.unwrap(), []);
        let second = add_picture(&app).await;
        hand_in(&app).await;
        let late = aysel.post(&format!("/evidence/{second}/remove"), &[]).await;
        assert!(late.status == 409 && late.says("submitted"), "{}", late.body);
        assert_eq!(pieces(&app).await.len(), 1);
    }

    async fn a_pdf_is_not_shown_and_the_page_says_why(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(send(&mut aysel, &app, "order.pdf", &pdf(|_, _| {})).await.status, 303);
        let id = pieces(&app).await.pop().unwrap().id;
        let page = aysel.get(&format!("/evidence/{id}")).await;
        assert!(page.says("A PDF is not shown on the page") && !page.says("preview.png"), "{}", page.body);
        assert_eq!(aysel.get(&format!("/evidence/{id}/preview.png")).await.status, 404);
    }

    async fn the_evidence_of_a_section_that_is_ready_does_not_change(database: Database) {
        let app = App::new(database).await;
        let id = add_picture(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(step(&mut aysel, &app, "law", "released", "ready").await.status, 303);
        let here = address(&app, "law-in-force.");
        let locked = aysel.post(&format!("{here}/unlink"), &[("evidence", &id)]).await;
        assert_eq!(locked.status, 423, "{}", locked.body);
        assert_eq!(send(&mut aysel, &app, "order.png", &png()).await.status, 423);
        assert_eq!(aysel.post(&format!("{here}/link"), &[("evidence", &id)]).await.status, 423);
        assert_eq!(app.assessment.store.linked_evidence(app.response).await.unwrap().len(), 1);
        assert_eq!(pieces(&app).await.len(), 1);
    }
}

//! The pages: uploaded, previewed, confirmed.

use bhr_baseline::assessment::section_of;
use bhr_baseline::offline::{neutral, workbook};
use bhr_baseline::response::{Answer, GivenAnswer, MayAnswer, SaveId, SectionState};
use bhr_baseline::store::{SaveAnswer, StateStep};
use bhr_baseline::texts::Language;
use rocket::http::ContentType;

use super::edits::{Edit, edits, rewrite, text};
use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply, SESSION};
use crate::support::database::on_both_engines;
use crate::support::world::{actor, id, operator};

/// Sends a file; gives the status and where it leads.
async fn send(app: &App, browser: &mut Browser<'_>, bytes: &[u8]) -> (u16, String) {
    let token = browser.token().await;
    let mut body = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--XX\r\nContent-Disposition: \
         form-data; name=\"file\"; filename=\"cavab.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--XX--\r\n");
    let kind = ContentType::new("multipart", "form-data").with_params(("boundary", "XX"));
    let mut request = app.client.post(format!("/responses/{}/workbook", app.response)).header(kind);
    request = request.cookie((SESSION, browser.cookies[SESSION].clone()));
    let reply = request.body(body).dispatch().await;
    let to = reply.headers().get_one("location").unwrap_or_default().to_owned();
    (reply.status().code, to)
}

/// Confirms what a page shows.
async fn confirm(browser: &mut Browser<'_>, at: &str, page: &Reply, fields: &[(&str, &str)]) -> Reply {
    let shown = page.field("shown").unwrap_or_default();
    let fields: Vec<_> = fields.iter().copied().chain([("shown", shown.as_str())]).collect();
    browser.post(at, &fields).await
}

async fn filled(app: &App, changes: &[(&str, &str, &str, Edit)]) -> Vec<u8> {
    let opened = app.assessment.open_response(app.response).await.unwrap();
    rewrite(&workbook(&opened.facts(), Language::English).unwrap(), &edits(changes))
}

async fn stored(app: &App, question: &str) -> Option<(u32, GivenAnswer)> {
    let answers = app.assessment.store.answers(app.response).await.unwrap();
    answers.into_iter().find(|one| one.question == question).map(|one| (one.revision, one.given))
}

async fn kamran_saves(app: &App, question: &str, expected_revision: u32, comment: &str) {
    let given = GivenAnswer { comment: comment.to_owned(), ..GivenAnswer::default() };
    let opened = app.assessment.open_response(app.response).await.unwrap();
    let section = section_of(&opened.questionnaire, question).unwrap();
    let save = SaveAnswer {
        save_id: SaveId(id()),
        response: app.response,
        unit: None,
        permit: MayAnswer::by_operator(section, question),
        expected_revision,
        given,
        actor: actor(&app.people.kamran),
        at: now(),
    };
    app.assessment.writer.save(save).await.unwrap();
}

on_both_engines! {
    async fn nothing_is_stored_before_it_is_confirmed_and_twice_is_once(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let changes = [("inspected", "", "answer", text("Every year")), ("plan", "", "answer", text("=1+1\nikinci"))];
        let (status, preview) = send(&app, &mut aysel, &filled(&app, &changes).await).await;
        assert_eq!(status, 303);
        let page = aysel.get(&preview).await;
        assert!(page.says("Every year") && page.says("=1+1"), "{}", page.body);
        assert_eq!(stored(&app, "inspected").await, None);
        assert_eq!(aysel.post(&preview, &[]).await.status, 409, "what is confirmed was shown");
        assert_eq!(stored(&app, "inspected").await, None);
        assert_eq!(confirm(&mut aysel, &preview, &page, &[]).await.status, 303);
        let (revision, given) = stored(&app, "plan").await.unwrap();
        assert_eq!((revision, given.answer), (1, Some(Answer::Text("=1+1\nikinci".into()))));
        assert_eq!(confirm(&mut aysel, &preview, &page, &[]).await.status, 303);
        assert_eq!(stored(&app, "inspected").await.unwrap().0, 1);
        let mut kamran = app.browser(&app.people.kamran).await;
        assert_eq!(kamran.get(&preview).await.status, 410, "an upload is seen by who brought it");
    }

    async fn two_people_and_a_workbook_lose_nothing(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let changes = [
            ("inspected", "", "comment", text("Mine")), ("plan", "", "comment", text("Plan")),
            ("inspectors", "", "comment", text("Late")),
        ];
        let bytes = filled(&app, &changes).await;
        kamran_saves(&app, "inspected", 0, "Theirs").await;
        let (_, preview) = send(&app, &mut aysel, &bytes).await;
        let page = aysel.get(&preview).await;
        assert!(page.says("Theirs") && page.says("Mine") && page.says("Kamran"), "{}", page.body);
        let seen = [("seen.inspected..comment", "1")];
        let reply = confirm(&mut aysel, &preview, &page, &seen).await;
        assert_eq!(reply.status, 422, "a conflict is decided");
        assert_eq!(stored(&app, "plan").await, None);
        kamran_saves(&app, "inspectors", 0, "Just now").await;
        let chosen = [("seen.inspected..comment", "1"), ("keep.inspected..comment", "file")];
        let page = confirm(&mut aysel, &preview, &page, &chosen).await;
        assert_eq!(page.status, 409, "what changed after the preview is shown");
        assert!(page.says("Just now") && page.says("Late"));
        assert_eq!(stored(&app, "plan").await, None, "all of it or nothing");
        assert_eq!(stored(&app, "inspected").await.unwrap().1.comment, "Theirs");
        let more = [("seen.inspectors..comment", "1"), ("keep.inspectors..comment", "stored")];
        let chosen = [chosen, more].concat();
        assert_eq!(confirm(&mut aysel, &preview, &page, &chosen).await.status, 303);
        assert_eq!(stored(&app, "plan").await.unwrap().1.comment, "Plan");
        assert_eq!(stored(&app, "inspected").await.unwrap().1.comment, "Mine");
        assert_eq!(stored(&app, "inspectors").await.unwrap().1.comment, "Just now");
    }

    async fn errors_are_left_out_only_when_somebody_says_so(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let changes = [("inspectors", "", "answer", text("9000")), ("plan", "", "answer", text("Plan"))];
        let (_, preview) = send(&app, &mut aysel, &filled(&app, &changes).await).await;
        let page = aysel.get(&preview).await;
        assert!(page.says("9000 is not between 0 and 500."));
        assert_eq!(confirm(&mut aysel, &preview, &page, &[]).await.status, 422);
        assert_eq!(stored(&app, "plan").await, None);
        assert_eq!(confirm(&mut aysel, &preview, &page, &[("leave-out", "yes")]).await.status, 303);
        assert!(stored(&app, "plan").await.is_some() && stored(&app, "inspectors").await.is_none());
        let (status, _) = send(&app, &mut aysel, b"<html>").await;
        assert_eq!(status, 422);
    }

    async fn a_section_that_becomes_ready_before_the_confirmation_leaves_nothing_half_done(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let changes = [("law-in-force", "", "comment", text("Law")), ("plan", "", "comment", text("Plan"))];
        let (_, preview) = send(&app, &mut aysel, &filled(&app, &changes).await).await;
        let page = aysel.get(&preview).await;
        mark_ready(&app, "plan").await;
        let page = confirm(&mut aysel, &preview, &page, &[("leave-out", "yes")]).await;
        assert_eq!(page.status, 409, "cells nobody was shown are not left out");
        assert!(page.says("Nothing has been saved: after this page was shown"));
        assert!(page.says("This section is marked as ready"));
        assert_eq!((stored(&app, "law-in-force").await, stored(&app, "plan").await), (None, None));
        assert_eq!(confirm(&mut aysel, &preview, &page, &[("leave-out", "yes")]).await.status, 303);
        assert!(stored(&app, "law-in-force").await.is_some() && stored(&app, "plan").await.is_none());
    }
}

async fn mark_ready(app: &App, question: &str) {
    let opened = app.assessment.open_response(app.response).await.unwrap();
    let section = section_of(&opened.questionnaire, question).unwrap().to_owned();
    let (from, to) = (SectionState::Released, SectionState::Ready);
    let step = StateStep { response: app.response, section, from, to, is_opened: false };
    app.assessment.store.set_section_state(&operator(), &step, now()).await.unwrap();
}

#[test]
fn cells_that_look_like_formulas_are_neutral_and_come_back() {
    for cell in ["=1+1", "+994", "-1", "@x", "'quoted", "plain", ""] {
        let out = neutral(cell);
        assert!(!out.starts_with(['=', '+', '-', '@']));
        assert_eq!(out.strip_prefix('\'').unwrap_or(&out), cell);
    }
}

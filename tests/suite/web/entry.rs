//! Coming in and going out.

use chrono::TimeDelta;

use crate::support::app::{App, PASSWORD, now};
use crate::support::client::SESSION;
use crate::support::database::on_both_engines;
use crate::support::world::operator;
use bhr_baseline::store::{Invitation, Role, TokenHash};

async fn invite(app: &App, token: &str, ends_in_days: i64) {
    let invitation = Invitation {
        email: "sevda@ministry.example".to_owned(),
        name: String::new(),
        role: Role::Respondent(app.ministry.id),
        is_focal_point: true,
        created_by: "Nigar".to_owned(),
        created_at: now(),
        expires_at: now() + TimeDelta::days(ends_in_days),
    };
    app.assessment.store.add_invitation(&operator(), &TokenHash::of(token), &invitation).await.unwrap();
}

/// The account of somebody invited.
const ACCOUNT: [(&str, &str); 3] =
    [("name", "Sevda Abbasova"), ("password", PASSWORD), ("password_again", PASSWORD)];

on_both_engines! {
    async fn signing_in_leads_to_the_page_asked_for(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        let page = browser.get("/sign-in?next=/responses/1%3Fa%3Db").await;
        assert_eq!(page.field("to").as_deref(), Some("/responses/1?a=b"));
        let fields = [("email", "Aysel@Ministry.example"), ("password", PASSWORD), ("to", "/form-token")];
        let reply = browser.post("/sign-in", &fields).await;
        assert_eq!(reply.outcome(), (303, "/form-token"));
        let cookie = reply.headers.iter().find(|(_, value)| value.starts_with(SESSION)).unwrap();
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.1.contains(part), "{cookie:?}");
        }
        assert_eq!(browser.get("/").await.status, 200);
    }

    async fn a_wrong_password_and_an_unknown_address_look_alike(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        let mut pages = Vec::new();
        for email in ["aysel@ministry.example", "nobody@ministry.example"] {
            let reply = browser.post("/sign-in", &[("email", email), ("password", "wrong")]).await;
            assert_eq!(reply.status, 422);
            assert!(reply.says(email), "what was typed is kept");
            assert!(!browser.cookies.contains_key(SESSION));
            pages.push(reply.body.replace(email, ""));
        }
        assert_eq!(pages[0], pages[1]);
    }

    async fn after_too_many_attempts_the_right_password_waits_too(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        let mut last = 0;
        for _ in 0..12 {
            let fields = [("email", "rauf@ombudsman.example"), ("password", "guess")];
            last = browser.post("/sign-in", &fields).await.status;
        }
        assert_eq!(last, 429);
        let right = [("email", "rauf@ombudsman.example"), ("password", PASSWORD)];
        assert_eq!(browser.post("/sign-in", &right).await.status, 429);
        let other = [("email", "leyla@parliament.example"), ("password", PASSWORD)];
        assert_eq!(browser.post("/sign-in", &other).await.status, 303);
    }

    async fn a_session_is_new_each_time_and_gone_after_signing_out(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        browser.headers.push(("Accept-Language", "en".to_owned()));
        browser.cookies.insert(SESSION.to_owned(), "chosen-by-somebody-else".to_owned());
        let fields = [("email", "aysel@ministry.example"), ("password", PASSWORD)];
        browser.post("/sign-in", &fields).await;
        let secret = browser.cookies[SESSION].clone();
        assert_ne!(secret, "chosen-by-somebody-else");
        assert_eq!(browser.post("/sign-out", &[]).await.outcome(), (303, "/sign-in"));
        assert!(!browser.cookies.contains_key(SESSION));
        assert!(browser.get("/sign-in").await.says("You have signed out."));
        browser.cookies.insert(SESSION.to_owned(), secret);
        assert_eq!(browser.get("/").await.status, 303);
    }

    async fn a_session_ends_by_itself(database: Database) {
        let app = App::new(database).await;
        app.begin_session(&app.people.aysel, "ended", now() - TimeDelta::seconds(1)).await;
        let mut browser = app.stranger();
        browser.cookies.insert(SESSION.to_owned(), "ended".to_owned());
        assert_eq!(browser.get("/").await.outcome(), (303, "/sign-in?next=/"));
    }

    async fn whoever_may_not_sign_in_any_more_is_out_at_once(database: Database) {
        let app = App::new(database).await;
        let mut elvin = app.browser(&app.people.elvin).await;
        assert_eq!(elvin.get("/").await.status, 200);
        app.assessment.store.deactivate_user(&operator(), app.people.elvin.id, now()).await.unwrap();
        assert_eq!(elvin.get("/").await.status, 303);
        let fields = [("email", "elvin@company.example"), ("password", PASSWORD)];
        assert_eq!(app.stranger().post("/sign-in", &fields).await.status, 422);
    }

    async fn an_invitation_lets_one_person_in_once(database: Database) {
        let app = App::new(database).await;
        invite(&app, "secret", 1).await;
        let mut browser = app.stranger();
        let page = browser.get("/invitations/secret").await;
        assert_eq!(page.status, 200);
        assert!(page.says("sevda@ministry.example") && page.says("Əmək Nazirliyi"));
        assert_eq!(browser.post("/invitations/secret", &ACCOUNT).await.outcome(), (303, "/"));
        assert!(browser.get("/").await.says("Sevda Abbasova"));
        assert_eq!(browser.get(&format!("/responses/{}", app.response)).await.status, 200);
        for mut other in [app.stranger(), browser] {
            assert_eq!(other.get("/invitations/secret").await.status, 410);
            assert_eq!(other.post("/invitations/secret", &ACCOUNT).await.status, 410);
        }
        invite(&app, "late", -1).await;
        assert_eq!(app.stranger().post("/invitations/late", &ACCOUNT).await.status, 410);
    }

    async fn who_has_lost_the_password_comes_in_again_by_an_invitation(database: Database) {
        let app = App::new(database).await;
        let (mut nigar, mut aysel) =
            (app.browser(&app.people.nigar).await, app.browser(&app.people.aysel).await);
        let institution = app.ministry.id.to_string();
        let fields =
            [("email", "AYSEL@ministry.example"), ("role", "respondent"), ("institution", &institution)];
        let invited = nigar.post("/admin/people", &fields).await;
        let token = invited.body.split("/invitations/").nth(1).unwrap().split(['"', '<']).next().unwrap();
        let mut browser = app.stranger();
        let page = browser.get(&format!("/invitations/{token}")).await;
        assert_eq!(page.field("name").as_deref(), Some("Aysel Rəhimova"));
        let password = "a quite new password";
        let account = [("name", "Aysel Rəhimova"), ("password", password), ("password_again", password)];
        assert_eq!(browser.post(&format!("/invitations/{token}"), &account).await.outcome(), (303, "/"));
        assert_eq!(aysel.get("/").await.status, 303, "sessions under the old password have ended");
        let found = app.assessment.store.user(app.people.aysel.id).await.unwrap().unwrap();
        assert_eq!(found.email, "aysel@ministry.example", "it is the same account");
        for (password, status) in [(PASSWORD, 422), (password, 303)] {
            let fields = [("email", "aysel@ministry.example"), ("password", password)];
            assert_eq!(app.stranger().post("/sign-in", &fields).await.status, status);
        }
    }

    async fn an_invitation_says_everything_that_is_wrong_at_once(database: Database) {
        let app = App::new(database).await;
        invite(&app, "secret", 1).await;
        let mut browser = app.stranger();
        browser.headers.push(("Accept-Language", "en".to_owned()));
        let fields = [("name", ""), ("password", "short"), ("password_again", "other")];
        let reply = browser.post("/invitations/secret", &fields).await;
        assert_eq!(reply.status, 422);
        for words in ["Fill in this field.", "at least 12 characters", "Both passwords must be the same."] {
            assert!(reply.says(words), "{words}");
        }
        assert!(!reply.says("\"short\""), "a password is never sent back");
        let fields = [("name", "Sevda"), ("password", PASSWORD), ("password_again", "other")];
        assert_eq!(browser.post("/invitations/secret", &fields).await.field("name").as_deref(), Some("Sevda"));
    }

    async fn a_language_is_kept_before_and_after_signing_in(database: Database) {
        let app = App::new(database).await;
        let mut browser = app.stranger();
        assert!(browser.get("/sign-in").await.says("lang=\"az\""));
        let reply = browser.get("/language/en?to=/sign-in").await;
        assert_eq!(reply.outcome(), (303, "/sign-in"));
        assert!(browser.get("/sign-in").await.says("lang=\"en\""));
        assert_eq!(browser.get("/language/az?to=//evil.example").await.outcome(), (303, "/"));
        let mut aysel = app.browser(&app.people.aysel).await;
        assert!(aysel.get("/").await.says("lang=\"en\""));
        aysel.get("/language/az?to=/").await;
        let mut elsewhere = app.browser(&app.people.aysel).await;
        assert!(elsewhere.get("/").await.says("lang=\"az\""));
    }
}

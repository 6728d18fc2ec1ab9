//! Several people on one response: who sees and does what, drafts, sections that are ready.

use bhr_baseline::response::{Answer, PartRole, SectionState, TaskPart};
use bhr_baseline::store::{Assignment, Role, User};
use serde_json::{Value, json};

use crate::support::app::{App, PASSWORD, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator, user};

/// Sevda joins the ministry as a colleague without tasks.
pub async fn sevda(app: &App) -> User {
    colleague(app, "Sevda@ministry.example", "Sevda Abbasova").await
}

/// A colleague of the ministry.
pub async fn colleague(app: &App, email: &str, name: &str) -> User {
    let role = Role::Respondent(app.ministry.id);
    let user = User { language: "en".to_owned(), is_focal_point: false, ..user(email, name, role) };
    let store = &app.assessment.store;
    let password = store.user_by_email(&app.people.aysel.email).await.unwrap().unwrap().password_hash;
    store.add_user(&operator(), &user, &password).await.unwrap();
    user
}

/// Gives a task straight away.
pub async fn give(app: &App, to: &User, part: (&str, Option<&str>), role: PartRole) {
    let task = Assignment {
        response: app.response,
        email: to.email.clone(),
        part: TaskPart { section: part.0.to_owned(), question: part.1.map(str::to_owned) },
        role,
        due_on: None,
        by_name: "Aysel".to_owned(),
        at: now(),
    };
    app.assessment.store.assign(&operator(), &[task]).await.unwrap();
}

/// An address below the ministry's response.
pub fn at(app: &App, rest: &str) -> String {
    format!("/responses/{}{rest}", app.response)
}

/// Takes a section from one state to another, as a button does.
pub async fn step(browser: &mut Browser<'_>, app: &App, section: &str, from: &str, to: &str) -> Reply {
    browser.post(&at(app, &format!("/sections/{section}/state")), &[("from", from), ("to", to)]).await
}

/// Saves a text as the script does; gives the status.
pub async fn write(
    browser: &mut Browser<'_>,
    app: &App,
    question: &str,
    revision: u32,
    answer: Value,
) -> u16 {
    let sent = json!({
        "save_id": id(), "question": question, "unit": "", "revision": revision, "answer": answer,
        "reason": "", "comment": "", "source": "",
    });
    browser.post_json(&at(app, "/answers"), &sent).await.0
}

fn text(value: &str) -> Value {
    json!({ "kind": "text", "value": value })
}

async fn stored(app: &App, question: &str) -> Option<Answer> {
    let answers = app.assessment.store.answers(app.response).await.unwrap();
    answers.into_iter().find(|answer| answer.question == question).and_then(|answer| answer.given.answer)
}

/// What must not leave a draft.
const SECRET: &str = "Gizli plan 4711";

on_both_engines! {
    async fn a_new_colleague_is_invited_with_a_link_and_sees_what_was_given(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let due = (now() + chrono::TimeDelta::days(3)).date_naive().to_string();
        let fields = [
            ("email", "sevda@ministry.example"), ("name", "Sevda"), ("part", "practice"),
            ("part", "law.law-in-force"), ("role", "answer"), ("due", due.as_str()),
        ];
        let reply = aysel.post(&at(&app, "/people"), &fields).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        let (_, token) = reply.body.split_once("/invitations/").unwrap();
        let token: String = token.chars().take_while(|letter| !letter.is_whitespace() && *letter != '<').collect();
        let mut sevda = app.stranger();
        let account = [("name", "Sevda Abbasova"), ("password", PASSWORD), ("password_again", PASSWORD)];
        let joined = sevda.post(&format!("/invitations/{token}"), &account).await;
        assert_eq!(joined.status, 303, "{}", joined.body);
        let list = sevda.get(&at(&app, "")).await;
        assert!(list.says("/sections/practice\"") && list.says("/sections/law\""), "{}", list.body);
        let law = sevda.get(&at(&app, "/sections/law")).await;
        assert!(law.says("answer.law-in-force.") && !law.says("What does the law cover?"), "{}", law.body);
        assert_eq!(sevda.get(&at(&app, "/people")).await.status, 404);
        assert_eq!(sevda.post(&at(&app, "/sign"), &[]).await.status, 404);
        let people = aysel.get(&at(&app, "/people")).await;
        assert!(people.says("Sevda Abbasova") && people.says("Law on rivers – Does a law protect"));
    }

    async fn a_task_that_cannot_be_given_says_why_and_stores_nothing(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let wrong = [
            ("elvin@company.example", "practice", "", "email"),
            ("rauf@ombudsman.example", "practice", "", "email"),
            ("new@ministry.example", "no-such-section", "", "part"),
            ("new@ministry.example", "law.inspected", "", "part"),
            ("new@ministry.example", "practice", "2020-01-01", "due"),
            ("not an address", "practice", "", "email"),
        ];
        for (email, part, due, place) in wrong {
            let fields = [("email", email), ("name", "Yeni Ad"), ("part", part), ("role", "answer"), ("due", due)];
            let reply = aysel.post(&at(&app, "/people"), &fields).await;
            assert_eq!(reply.status, 422, "{email} {part} {due}");
            assert!(reply.says(&format!("href=\"#{place}\"")), "{email} {part} {due}: {}", reply.body);
            assert!(reply.says("Yeni Ad") && !reply.says("Sakit Çay"));
        }
        assert_eq!(app.assessment.store.assignments(app.response).await.unwrap(), []);
        assert_eq!(app.assessment.store.list_invitations(now()).await.unwrap(), []);
        assert_eq!(app.assessment.store.section_standings(app.response).await.unwrap(), []);
    }

    async fn the_link_of_a_colleague_takes_over_no_account(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = [("email", "sevda@ministry.example"), ("name", "Sevda"), ("part", "law"), ("role", "read")];
        let reply = aysel.post(&at(&app, "/people"), &fields).await;
        let (_, token) = reply.body.split_once("/invitations/").unwrap();
        let token: String = token.chars().take_while(|letter| !letter.is_whitespace() && *letter != '<').collect();
        sevda(&app).await;
        let account = [("name", "Kimsə"), ("password", "another long password"), ("password_again", "another long password")];
        let reply = app.stranger().post(&format!("/invitations/{token}"), &account).await;
        assert_eq!(reply.status, 410, "{}", reply.body);
        let kept = app.assessment.store.user_by_email("sevda@ministry.example").await.unwrap().unwrap();
        assert_eq!(kept.user.name, "Sevda Abbasova");
    }

    async fn a_draft_is_seen_by_nobody_else_until_it_is_shown(database: Database) {
        let app = App::new(database).await;
        let (writer, reader) = (sevda(&app).await, colleague(&app, "orxan@ministry.example", "Orxan").await);
        give(&app, &writer, ("practice", None), PartRole::Answer).await;
        give(&app, &reader, ("practice", None), PartRole::Comment).await;
        let mut sevda = app.browser(&writer).await;
        assert_eq!(write(&mut sevda, &app, "plan", 0, text(SECRET)).await, 200);
        assert_eq!(write(&mut sevda, &app, "plan", 1, text(&format!("{SECRET} 2"))).await, 200);
        let pages = ["", "/sections/practice", "/check", "/scorecard", "/changes", "/questions/plan."];
        for other in [&app.people.aysel, &app.people.kamran, &reader] {
            let mut browser = app.browser(other).await;
            for page in pages {
                let reply = browser.get(&at(&app, page)).await;
                assert_eq!(reply.status, 200, "{page}: {}", reply.body);
                assert!(!reply.says(SECRET), "{} reads the draft on {page}", other.name);
            }
            assert_eq!(write(&mut browser, &app, "plan", 2, text("mine")).await, 404);
        }
        let mut aysel = app.browser(&app.people.aysel).await;
        assert!(aysel.get(&at(&app, "")).await.says("1 of 4"), "a focal point sees how much is answered");
        let submitted = aysel.hand_in(&at(&app, "")).await;
        assert_eq!(submitted.status, 409);
        assert!(submitted.says("Rivers in practice") && submitted.says("still drafts"));
        assert_eq!(step(&mut aysel, &app, "practice", "draft", "released").await.status, 404);
        assert_eq!(step(&mut sevda, &app, "practice", "draft", "released").await.status, 303);
        for other in [&app.people.aysel, &reader] {
            let mut browser = app.browser(other).await;
            for page in ["/sections/practice", "/check", "/changes", "/questions/plan."] {
                assert!(browser.get(&at(&app, page)).await.says(SECRET), "{} {page}", other.name);
            }
        }
        assert_eq!(aysel.hand_in(&at(&app, "")).await.status, 303);
    }

    async fn a_focal_point_opens_a_draft_and_everybody_sees_that(database: Database) {
        let app = App::new(database).await;
        let writer = sevda(&app).await;
        give(&app, &writer, ("practice", None), PartRole::Answer).await;
        let mut sevda = app.browser(&writer).await;
        assert_eq!(write(&mut sevda, &app, "plan", 0, text(SECRET)).await, 200);
        assert_eq!(sevda.get(&at(&app, "/sections/practice/open")).await.status, 404);
        let mut aysel = app.browser(&app.people.aysel).await;
        let asked = aysel.get(&at(&app, "/sections/practice/open")).await;
        assert!(asked.says("Sevda Abbasova") && !asked.says(SECRET), "{}", asked.body);
        assert_eq!(aysel.post(&at(&app, "/sections/practice/open"), &[]).await.status, 303);
        assert!(aysel.get(&at(&app, "/sections/practice")).await.says(SECRET));
        assert!(sevda.get(&at(&app, "/sections/practice")).await.says("Aysel Rəhimova opened the draft"));
        let audit = app.assessment.store.list_audit(None, 10).await.unwrap();
        let opened = audit.iter().find(|entry| entry.action == "section.open-draft").unwrap();
        assert_eq!(opened.actor.name, "Aysel Rəhimova");
        assert_eq!(aysel.post(&at(&app, "/sections/practice/open"), &[]).await.status, 409);
    }

    async fn an_answer_whose_acknowledgement_got_lost_is_acknowledged_when_its_section_is_ready(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let mut sent = json!({
            "save_id": id(), "question": "plan", "unit": "", "revision": 0, "answer": text("Bir"),
            "reason": "", "comment": "", "source": "",
        });
        assert_eq!(aysel.post_json(&at(&app, "/answers"), &sent).await.0, 200);
        assert_eq!(step(&mut aysel, &app, "practice", "released", "ready").await.status, 303);
        let (status, again) = aysel.post_json(&at(&app, "/answers"), &sent).await;
        assert_eq!((status, &again["revision"]), (200, &json!(1)));
        sent["comment"] = json!("Başqa söz");
        let (status, _) = aysel.post_json(&at(&app, "/answers"), &sent).await;
        assert_eq!(status, 423, "other words under the same id were never saved");
        assert_eq!(write(&mut aysel, &app, "plan", 0, text("Bir")).await, 423);
    }

    async fn a_section_that_is_ready_takes_no_answer_and_loses_no_word(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(write(&mut aysel, &app, "plan", 0, text("Bir")).await, 200);
        assert_eq!(step(&mut aysel, &app, "practice", "released", "ready").await.status, 303);
        let page = aysel.get(&at(&app, "/sections/practice")).await;
        assert!(!page.says("name=\"answer.plan.\"") && page.says("Bir"), "{}", page.body);
        assert_eq!(write(&mut aysel, &app, "plan", 1, text("İki")).await, 423);
        let fields = [("answer.plan.", "Üç uzun cümlə"), ("revision.plan.", "1"), ("then", "stay")];
        let reply = aysel.post(&at(&app, "/sections/practice"), &fields).await;
        assert_eq!(reply.status, 423);
        assert!(reply.says("Üç uzun cümlə") && reply.says("marked as ready"), "{}", reply.body);
        assert_eq!(stored(&app, "plan").await, Some(Answer::Text("Bir".to_owned())));
        assert_eq!(write(&mut aysel, &app, "law-in-force", 0, json!({"kind": "choice", "value": "none"})).await, 200);
        assert_eq!(step(&mut aysel, &app, "practice", "ready", "released").await.status, 303);
        assert_eq!(step(&mut aysel, &app, "practice", "ready", "released").await.status, 409);
        assert_eq!(write(&mut aysel, &app, "plan", 1, text("İki")).await, 200);
    }

    async fn a_colleague_does_what_was_given_and_nothing_else(database: Database) {
        let app = App::new(database).await;
        let person = sevda(&app).await;
        let mut sevda = app.browser(&person).await;
        let list = sevda.get(&at(&app, "")).await;
        assert!(list.says("Rivers in practice") && !list.says("/sections/practice"), "{}", list.body);
        assert_eq!(sevda.get(&at(&app, "/sections/practice")).await.status, 404);
        assert_eq!(sevda.get(&at(&app, "/questions/plan.")).await.status, 404);
        assert_eq!(write(&mut sevda, &app, "plan", 0, text("x")).await, 404);
        give(&app, &person, ("practice", Some("plan")), PartRole::Answer).await;
        give(&app, &person, ("practice", Some("inspectors")), PartRole::Read).await;
        let page = sevda.get(&at(&app, "/sections/practice")).await;
        assert!(page.says("name=\"answer.plan.\"") && !page.says("name=\"answer.inspectors.\""), "{}", page.body);
        assert!(page.says("How many inspectors") && !page.says("How often are rivers inspected?"));
        assert_eq!(write(&mut sevda, &app, "plan", 0, text("x")).await, 200);
        assert_eq!(write(&mut sevda, &app, "inspectors", 0, json!({"kind": "number", "value": "7"})).await, 404);
        let fields = [("answer.inspectors.", "7"), ("revision.inspectors.", "0")];
        sevda.post(&at(&app, "/sections/practice"), &fields).await;
        assert_eq!(stored(&app, "inspectors").await, None);
        assert_eq!(step(&mut sevda, &app, "practice", "released", "ready").await.status, 404);
        let mut aysel = app.browser(&app.people.aysel).await;
        let back = [("email", "sevda@ministry.example"), ("section", "practice"), ("question", "plan")];
        assert_eq!(aysel.post(&at(&app, "/people/take-back"), &back).await.status, 303);
        assert_eq!(write(&mut sevda, &app, "plan", 1, text("y")).await, 404);
        let states = app.assessment.store.section_standings(app.response).await.unwrap();
        assert!(states.iter().all(|one| one.state != SectionState::Draft), "a question makes no draft");
    }
}

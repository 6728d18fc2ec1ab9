//! What a round is held by: created in one form, changed while open, its target used for everything in it.

use bhr_baseline::questionnaire::Folder;
use bhr_baseline::response::{ResponseId, Round, RoundState, Scheme};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde_json::json;

use crate::support::app::{App, now, river_duty};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

/// The second version of the questionnaire about rivers.
fn second_version() -> Folder {
    let mut files = river_duty().contents();
    let header = files.get_mut("questionnaire.yaml").expect("the header");
    *header = header.replace("version: 1\n", "version: 2\n");
    Folder::from_contents(files)
}

async fn asked(app: &App) -> String {
    app.assessment.store.list_questionnaires_of_round(app.round.id).await.unwrap()[0].sha256.clone()
}

async fn stored(app: &App) -> Round {
    app.assessment.store.round(app.round.id).await.unwrap().unwrap()
}

/// What is typed into the settings of the round, with other words in some fields.
async fn change(app: &App, others: &[(&str, &str)]) -> u16 {
    let every = ["az", "en", "ru"].map(|code| ("languages", code));
    let usual = [("name", "Rivers 2026"), ("smallest_cell", "5"), ("scheme", "declared")];
    let is_other = |name: &str| others.iter().any(|(other, _)| *other == name);
    let kept = usual.into_iter().chain(every).filter(|(name, _)| !is_other(name));
    let fields: Vec<(&str, &str)> = kept.chain(others.iter().copied()).collect();
    let mut nigar = app.browser(&app.people.nigar).await;
    nigar.post(&format!("/admin/rounds/{}/settings", app.round.id), &fields).await.status
}

/// A day so many days from today.
fn in_days(days: u64) -> NaiveDate {
    now().date_naive().checked_add_days(Days::new(days)).unwrap()
}

async fn open_on(app: &App, day: NaiveDate) {
    assert_eq!(change(app, &[("opens_on", &day.to_string())]).await, 303);
}

on_both_engines! {
    async fn a_round_is_created_with_everything_in_one_form(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let sha256 = asked(&app).await;
        let target = format!("target-{sha256}");
        let fields = [
            ("name", "Çaylar 2027"), ("opens_on", "2027-01-11"), ("deadline", "2027-03-31"),
            ("languages", "az"), ("languages", "en"), ("smallest_cell", "4"), ("scheme", "geometric"),
            ("questionnaires", sha256.as_str()), (target.as_str(), "62,5"),
        ];
        assert_eq!(nigar.post("/admin/rounds", &fields).await.status, 303);
        let round = app.assessment.store.round_by_name("Çaylar 2027").await.unwrap().unwrap();
        assert_eq!(round.settings.opens_on, NaiveDate::from_ymd_opt(2027, 1, 11));
        assert_eq!(round.settings.languages, ["az", "en"]);
        assert_eq!(round.settings.scheme, Scheme::Geometric);
        assert_eq!(round.settings.targets.get(&sha256), Some(&Decimal::new(625, 3)));
        let page = nigar.get(&format!("/admin/rounds/{}/settings", round.id)).await;
        assert_eq!(page.field("opens_on").as_deref(), Some("2027-01-11"));
        assert_eq!(page.field(&target).as_deref(), Some("62.5"));
    }

    async fn days_in_the_wrong_order_no_language_and_a_target_over_a_hundred_are_refused(database: Database) {
        let app = App::new(database).await;
        let target = format!("target-{}", asked(&app).await);
        assert_eq!(change(&app, &[("opens_on", "2027-02-01"), ("deadline", "2027-01-31")]).await, 422);
        assert_eq!(change(&app, &[("languages", "")]).await, 422);
        assert_eq!(change(&app, &[(&target, "101")]).await, 422);
        assert_eq!(change(&app, &[("scheme", "magic")]).await, 422);
        assert_eq!(stored(&app).await, app.round);
    }

    async fn a_change_of_the_settings_stands_in_the_record_with_what_was_before(database: Database) {
        let app = App::new(database).await;
        assert_eq!(change(&app, &[("deadline", "2027-06-30")]).await, 303);
        assert_eq!(stored(&app).await.deadline, NaiveDate::from_ymd_opt(2027, 6, 30));
        let entries = app.assessment.store.list_audit(None, 5).await.unwrap();
        let entry = entries.iter().find(|entry| entry.action == "round.update").unwrap();
        assert_eq!(entry.detail["before"]["deadline"], json!(null));
        assert_eq!(entry.detail["after"]["deadline"], json!("2027-06-30"));
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        assert_eq!(change(&app, &[("deadline", "2027-07-31")]).await, 409);
        assert_eq!(stored(&app).await.deadline, NaiveDate::from_ymd_opt(2027, 6, 30));
    }

    async fn before_its_day_respondents_read_that_the_round_opens_later(database: Database) {
        let app = App::new(database).await;
        open_on(&app, in_days(3)).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let home = format!("/responses/{}", app.response);
        for page in [home.clone(), format!("{home}/sections/law"), format!("{home}/workbook")] {
            let reply = aysel.get(&page).await;
            assert!(reply.status == 409 && reply.says("This round has not opened yet"), "{page}: {}", reply.status);
        }
        let answer = json!({
            "save_id": id(), "question": "law-in-force", "unit": "", "revision": 0,
            "answer": { "kind": "choice", "value": "draft" }, "reason": "", "comment": "", "source": "",
        });
        assert_eq!(aysel.post_json(&format!("{home}/answers"), &answer).await.0, 409);
        assert!(app.assessment.store.answers(app.response).await.unwrap().is_empty());
        assert!(aysel.get("/").await.says("Opens on"));
        assert_eq!(app.browser(&app.people.rauf).await.get(&format!("{home}/review")).await.status, 200);
        open_on(&app, now().date_naive()).await;
        assert_eq!(aysel.get(&home).await.status, 200);
        assert_eq!(aysel.post_json(&format!("{home}/answers"), &answer).await.0, 200);
    }

    async fn the_target_of_the_round_decides_about_gaps_everywhere(database: Database) {
        let app = App::new(database).await;
        let institutions = [("Bir Agentliyi", bhr_baseline::response::InstitutionKind::Government, "draft", "yearly")];
        let closed = app.closed_round("Rivers 2025", &institutions).await;
        let before = app.assessment.baseline(closed).await.unwrap();
        assert!(before.topics.iter().any(|topic| topic.all.with_gap > 0), "there is a gap to begin with");
        app.assessment.store.reopen_round(&operator(), closed, "Hədəf", now()).await.unwrap();
        let round = app.assessment.store.round(closed).await.unwrap().unwrap();
        let sha256 = asked(&app).await;
        let mut after = round.clone();
        after.settings.targets.insert(sha256.clone(), Decimal::ZERO);
        app.assessment.store.update_round(&operator(), (&round, &after), now()).await.unwrap();
        let found = app.assessment.baseline(closed).await.unwrap();
        assert!(found.topics.iter().all(|topic| topic.all.with_gap == 0), "nothing is below a target of nothing");
        let response = app.assessment.store.list_responses(closed).await.unwrap()[0].response.id;
        let (questionnaire, _) = app.assessment.handed_in(response).await.unwrap().unwrap();
        assert_eq!(questionnaire.target, Decimal::ZERO);
        let own = app.assessment.questionnaire(&sha256).await.unwrap();
        assert_eq!(own.target, Decimal::new(75, 2), "the questionnaire itself is as it was");
        let mut rauf = app.browser(&app.people.rauf).await;
        let card = rauf.get(&format!("/responses/{response}/scorecard")).await;
        assert!(card.status == 200 && !card.says("target is 75"), "{}", card.body);
    }

    async fn a_newer_version_is_asked_only_of_those_who_have_not_started(database: Database) {
        let app = App::new(database).await;
        let (by, first) = (operator(), asked(&app).await);
        let mut aysel = app.browser(&app.people.aysel).await;
        let choice = [("answer.law-in-force.", "draft"), ("revision.law-in-force.", "0")];
        assert_eq!(aysel.post(&format!("/responses/{}/sections/law", app.response), &choice).await.status, 303);
        assert!(!app.assessment.store.answers(app.response).await.unwrap().is_empty(), "she has begun");
        let second = app.assessment.add_questionnaire(&by, &second_version(), now()).await.unwrap();
        let mut nigar = app.browser(&app.people.nigar).await;
        let (settings, versions) =
            (format!("/admin/rounds/{}/settings", app.round.id), format!("/admin/rounds/{}/versions", app.round.id));
        assert_eq!(nigar.post(&versions, &[("add", "nothing")]).await.status, 422);
        assert_eq!(nigar.post(&versions, &[("add", &second)]).await.status, 303);
        let questionnaire_of = async |response: ResponseId| {
            app.assessment.store.response(response).await.unwrap().unwrap().questionnaire
        };
        assert_eq!(questionnaire_of(app.other_response).await, first, "adding a version moves nobody");
        assert!(nigar.get(&settings).await.says("one institution has not started on the older version"));
        assert_eq!(nigar.post(&versions, &[("from", &first), ("to", &second)]).await.status, 303);
        assert_eq!(questionnaire_of(app.other_response).await, second);
        assert_eq!(questionnaire_of(app.response).await, first, "who has begun stays");
        let late = crate::support::app::institution("Su Agentliyi", bhr_baseline::response::InstitutionKind::Government);
        app.assessment.store.add_institution(&by, &late, now()).await.unwrap();
        let response = ResponseId(id());
        app.assessment.enrol(&by, &app.round, &late, response, now()).await.unwrap();
        assert_eq!(questionnaire_of(response).await, second, "who joins is asked the newest");
    }

    async fn respondents_are_offered_the_languages_of_the_round(database: Database) {
        let app = App::new(database).await;
        assert_eq!(change(&app, &[("languages", "az"), ("languages", "ru")]).await, 303);
        let mut aysel = app.browser(&app.people.aysel).await;
        let page = aysel.get(&format!("/responses/{}", app.response)).await;
        assert!(page.body.contains("<html lang=\"az\""), "English is not offered: {}", &page.body[..200]);
        assert!(page.body.contains("/language/ru") && !page.body.contains("/language/en"));
        let rauf = app.browser(&app.people.rauf).await.get("/rounds").await.body;
        assert!(rauf.contains("<html lang=\"en\"") && rauf.contains("/language/ru"), "reviewers choose freely");
    }

    async fn a_round_is_opened_again_with_a_reason_everybody_reads(database: Database) {
        let app = App::new(database).await;
        let address = format!("/rounds/{}/reopen", app.round.id);
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(rauf.get(&address).await.status, 409, "it is open");
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        assert_eq!(rauf.post(&address, &[("reason", " ")]).await.status, 422);
        assert!(matches!(stored(&app).await.state, RoundState::Closed { .. }));
        assert_eq!(rauf.post(&address, &[("reason", "Two answers came late")]).await.status, 303);
        assert_eq!(stored(&app).await.state, RoundState::Open);
        assert!(rauf.get(&format!("/rounds/{}", app.round.id)).await.says("Two answers came late"));
        assert!(rauf.get(&format!("/rounds/{}/findings", app.round.id)).await.says("Two answers came late"));
        let entries = app.assessment.store.list_audit(None, 3).await.unwrap();
        assert!(entries.iter().any(|entry| entry.action == "round.reopen"));
    }
}

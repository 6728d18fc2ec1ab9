//! What is agreed with one institution: another last day, taking part no more; and inviting everybody at once.

use bhr_baseline::findings::Standing;
use bhr_baseline::response::{Timing, WithdrawalCause};
use bhr_baseline::store::What;
use chrono::{Days, NaiveDate};
use serde_json::json;

use crate::support::app::{App, now};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

async fn with_deadline(app: &App, day: NaiveDate) {
    let round = app.assessment.store.round(app.round.id).await.unwrap().unwrap();
    let mut after = round.clone();
    after.deadline = Some(day);
    app.assessment.store.update_round(&operator(), (&round, &after), now()).await.unwrap();
}

fn yesterday() -> NaiveDate {
    now().date_naive().checked_sub_days(Days::new(2)).unwrap()
}

async fn timing(app: &App) -> Timing {
    let round = app.assessment.store.round(app.round.id).await.unwrap().unwrap();
    let status = app.assessment.round_status(&round, now()).await.unwrap();
    status.places.iter().find(|place| place.enrolled.response.id == app.response).unwrap().timing
}

fn arrangement(app: &App) -> String {
    format!("/admin/rounds/{}/responses/{}", app.round.id, app.response)
}

async fn save(app: &App) -> u16 {
    let mut aysel = app.browser(&app.people.aysel).await;
    let answer = json!({
        "save_id": id(), "question": "law-in-force", "unit": "", "revision": 0,
        "answer": { "kind": "choice", "value": "draft" }, "reason": "", "comment": "", "source": "",
    });
    aysel.post_json(&format!("/responses/{}/answers", app.response), &answer).await.0
}

on_both_engines! {
    async fn an_extension_is_shown_to_the_institution_and_moves_its_overdue_mark_and_letters(database: Database) {
        let app = App::new(database).await;
        with_deadline(&app, yesterday()).await;
        assert_eq!(timing(&app).await, Timing::Overdue);
        let to = now().date_naive().checked_add_days(Days::new(9)).unwrap();
        let mut nigar = app.browser(&app.people.nigar).await;
        let refused = nigar.post(&arrangement(&app), &[("act", "extend"), ("to", "soon")]).await;
        assert_eq!(refused.status, 422);
        let fields = [("act", "extend"), ("to", &to.to_string()), ("reason", "New minister")];
        assert_eq!(nigar.post(&arrangement(&app), &fields).await.status, 303);
        assert_eq!(timing(&app).await, Timing::InTime);
        let mut aysel = app.browser(&app.people.aysel).await;
        assert!(aysel.get(&format!("/responses/{}", app.response)).await.says("New minister"));
        let due = app.assessment.store.occasions_due(to, to).await.unwrap();
        let own = |one: &&bhr_baseline::store::Occasion| one.response == app.response;
        assert!(due.iter().any(|one| own(&one) && one.what == What::NotHandedIn(to)));
        let old = app.assessment.store.occasions_due(yesterday(), yesterday()).await.unwrap();
        assert!(!old.iter().any(|one| own(&one)) && !old.is_empty(), "others keep the last day of the round");
    }

    async fn what_came_after_its_last_day_is_late_and_what_was_sent_back_is_not(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(aysel.hand_in(&format!("/responses/{}", app.response)).await.status, 303);
        assert_eq!(timing(&app).await, Timing::InTime, "there is no last day");
        with_deadline(&app, yesterday()).await;
        assert_eq!(timing(&app).await, Timing::Late);
        with_deadline(&app, now().date_naive().checked_add_days(Days::new(2)).unwrap()).await;
        assert_eq!(timing(&app).await, Timing::InTime);
        assert!(app.browser(&app.people.rauf).await.get(&format!("/rounds/{}", app.round.id)).await.status == 200);
    }

    async fn a_withdrawn_institution_counts_in_no_finding_and_stays_among_those_asked(database: Database) {
        let app = App::new(database).await;
        assert_eq!(save(&app).await, 200);
        let home = format!("/responses/{}", app.response);
        assert_eq!(app.browser(&app.people.aysel).await.hand_in(&home).await.status, 303);
        let rauf = app.people.rauf.id;
        app.assessment.accept(&operator(), rauf, app.response, now()).await.unwrap();
        let kind = bhr_baseline::response::InstitutionKind::Government;
        let rate = async || app.assessment.baseline(app.round.id).await.unwrap().rates[&kind];
        assert_eq!((rate().await.asked, rate().await.accepted, rate().await.withdrawn), (1, 1, 0));
        let mut nigar = app.browser(&app.people.nigar).await;
        assert_eq!(nigar.post(&arrangement(&app), &[("act", "withdraw"), ("cause", "merged")]).await.status, 422);
        let fields = [("act", "withdraw"), ("cause", "merged"), ("words", "Order 12")];
        assert_eq!(nigar.post(&arrangement(&app), &fields).await.status, 303);
        assert_eq!((rate().await.asked, rate().await.accepted, rate().await.withdrawn), (1, 0, 1));
        let all = app.assessment.participants(app.round.id).await.unwrap();
        let own = all.iter().find(|one| one.response == app.response).unwrap();
        assert!(own.standing == Standing::Withdrawn && own.accepted.is_none());
        let mut reviewer = app.browser(&app.people.rauf).await;
        let page = reviewer.get(&format!("/rounds/{}", app.round.id)).await;
        assert!(page.says("Withdrawn") && page.says("takes part no more"), "{}", page.body);
        assert_eq!(nigar.post(&arrangement(&app), &[("act", "restore")]).await.status, 303);
        assert_eq!((rate().await.accepted, rate().await.withdrawn), (1, 0), "it is what it was");
        assert_eq!(nigar.post(&arrangement(&app), &[("act", "restore")]).await.status, 409);
    }

    async fn nothing_is_saved_for_an_institution_that_takes_part_no_more(database: Database) {
        let app = App::new(database).await;
        let store = &app.assessment.store;
        let why = (WithdrawalCause::Declined, "A letter of 3 May");
        store.withdraw(&operator(), app.response, why, now()).await.unwrap();
        assert_ne!(save(&app).await, 200);
        assert!(store.answers(app.response).await.unwrap().is_empty());
        let mut aysel = app.browser(&app.people.aysel).await;
        let page = aysel.get(&format!("/responses/{}", app.response)).await;
        assert!(page.says("takes part in this round no more"), "{}", page.body);
        assert!(store.occasions_due(yesterday(), yesterday()).await.unwrap().is_empty());
        assert!(store.withdraw(&operator(), app.response, why, now()).await.is_err());
        let round = app.round.id;
        store.take_back_withdrawal(&operator(), (round, app.response), now()).await.unwrap();
        assert_eq!(save(&app).await, 200);
    }

    async fn letters_are_written_in_a_language_the_round_offers(database: Database) {
        let app = App::new(database).await;
        let store = &app.assessment.store;
        let round = store.round(app.round.id).await.unwrap().unwrap();
        let mut after = round.clone();
        after.deadline = Some(yesterday());
        after.settings.languages = vec!["ru".to_owned()];
        store.update_round(&operator(), (&round, &after), now()).await.unwrap();
        let due = store.occasions_due(yesterday(), yesterday()).await.unwrap();
        assert!(!due.is_empty() && due.iter().all(|one| one.reader.language == "ru"), "{due:?}");
    }
}

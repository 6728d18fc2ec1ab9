//! The live picture: who has opened, where they are stuck, what questions cost; and who did not answer.

use bhr_baseline::response::{InstitutionKind, ResponseId, WithdrawalCause};
use bhr_baseline::store::{Role, SaveAnswer};
use serde_json::json;

use crate::support::app::{App, institution, now};
use crate::support::database::on_both_engines;
use crate::support::world::{actor, id, operator, user};

/// Three more institutions, each with an answer saved twice.
async fn three_more(app: &App) {
    for name in ["Bir Agentliyi", "İki Agentliyi", "Üç Agentliyi"] {
        let (by, store) = (operator(), &app.assessment.store);
        let added = institution(name, InstitutionKind::Government);
        store.add_institution(&by, &added, now()).await.unwrap();
        let response = ResponseId(id());
        app.assessment.enrol(&by, &app.round, &added, response, now()).await.unwrap();
        let person = user(&format!("{response}@agency.example"), name, Role::Respondent(added.id));
        for (revision, answer) in [(0, "draft"), (1, "do-not-know")] {
            let given = bhr_baseline::response::GivenAnswer {
                answer: Some(if answer == "draft" {
                    bhr_baseline::response::Answer::Choice("draft".to_owned())
                } else {
                    bhr_baseline::response::Answer::DoNotKnow
                }),
                comment: "We asked".to_owned(),
                ..Default::default()
            };
            let save = SaveAnswer {
                save_id: bhr_baseline::response::SaveId(id()),
                response,
                unit: None,
                permit: bhr_baseline::response::MayAnswer::by_operator("law", "law-in-force"),
                expected_revision: revision,
                given,
                actor: bhr_baseline::store::Actor { user: None, ..actor(&person) },
                at: now() - chrono::TimeDelta::hours(if revision == 0 { 5 } else { 2 }),
            };
            app.assessment.writer.save(save).await.unwrap();
        }
    }
}

on_both_engines! {
    async fn reviewers_see_who_has_opened_and_who_has_not(database: Database) {
        let app = App::new(database).await;
        let live = format!("/rounds/{}/live", app.round.id);
        let mut rauf = app.browser(&app.people.rauf).await;
        assert!(rauf.get(&live).await.says("Not yet"));
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(aysel.get(&format!("/responses/{}", app.response)).await.status, 200);
        assert_eq!(aysel.get(&format!("/responses/{}", app.response)).await.status, 200);
        let found = app.assessment.store.arrangement(app.response).await.unwrap();
        assert!(found.opened_at.is_some());
        assert!(app.assessment.store.arrangement(app.other_response).await.unwrap().opened_at.is_none());
        let entries = app.assessment.store.list_audit(None, 20).await.unwrap();
        assert_eq!(entries.iter().filter(|entry| entry.action == "response.open").count(), 1, "once");
        let status = app.assessment.round_status(&app.round, now()).await.unwrap();
        let kinds = status.kinds();
        assert_eq!(kinds[&InstitutionKind::Government].opened, 1);
        assert_eq!(kinds[&InstitutionKind::Private].opened, 0);
    }

    async fn a_reviewer_who_looks_opens_nothing(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(rauf.get(&format!("/responses/{}/review", app.response)).await.status, 200);
        assert!(app.assessment.store.arrangement(app.response).await.unwrap().opened_at.is_none());
    }

    async fn of_a_question_fewer_than_three_have_answered_nothing_is_said(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let answer = json!({
            "save_id": id(), "question": "inspected", "unit": "", "revision": 0,
            "answer": { "kind": "do-not-know" }, "reason": "", "comment": "", "source": "",
        });
        assert_eq!(aysel.post_json(&format!("/responses/{}/answers", app.response), &answer).await.0, 200);
        assert!(app.assessment.live(&app.round, now()).await.unwrap().questions.is_empty());
        three_more(&app).await;
        let picture = app.assessment.live(&app.round, now()).await.unwrap();
        assert_eq!(picture.questions.len(), 1, "only the question three have answered");
        let load = &picture.questions[0];
        assert_eq!(load.questionnaire.questions[load.question].id, "law-in-force");
        assert_eq!((load.institutions, load.unknown, load.remarks), (3, 3, 3));
        assert_eq!((load.saves.to_string().as_str(), load.spread.num_hours()), ("2", 3));
    }

    async fn institutions_stand_by_name_or_by_need_of_help(database: Database) {
        let app = App::new(database).await;
        three_more(&app).await;
        let live = format!("/rounds/{}/live", app.round.id);
        let mut rauf = app.browser(&app.people.rauf).await;
        let place = |page: &str, name: &str| page.find(&format!(">{name}<")).unwrap();
        let page = rauf.get(&live).await.body;
        assert!(place(&page, "Bir Agentliyi") < place(&page, "Sakit Çay MMC"), "by name");
        let page = rauf.get(&format!("{live}?order=need")).await.body;
        assert!(place(&page, "Sakit Çay MMC") < place(&page, "Bir Agentliyi"), "who has not opened comes first");
    }

    async fn the_note_on_who_did_not_answer_stands_on_every_output(database: Database) {
        let app = App::new(database).await;
        let why = (WithdrawalCause::Dissolved, "Decree 7");
        app.assessment.store.withdraw(&operator(), app.other_response, why, now()).await.unwrap();
        let mut rauf = app.browser(&app.people.rauf).await;
        let words = "Accepted responses of institutions asked: 0 of 2 (0%)";
        for page in ["", "/live", "/findings"] {
            let reply = rauf.get(&format!("/rounds/{}{page}", app.round.id)).await;
            assert!(reply.says(words), "{page}: {}", reply.body);
            assert!(reply.says("One institution takes part no more"), "{page}");
        }
        let folder = tempfile::tempdir().unwrap();
        app.assessment.export(app.round.id, folder.path()).await.unwrap();
        let note = std::fs::read_to_string(folder.path().join("non-response.txt")).unwrap();
        assert!(note.contains(words) && note.contains("İştirakdan çıxan") && note.contains("Из раунда вышла"), "{note}");
    }
}

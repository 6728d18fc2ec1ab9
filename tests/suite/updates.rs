//! A new version of a questionnaire changes nothing that was answered before.

use bhr_baseline::assessment::Assessment;
use bhr_baseline::response::{Answer, GivenAnswer, MayAnswer, ResponseId, SaveId};
use bhr_baseline::scoring::score;
use bhr_baseline::store::SaveAnswer;

use crate::support::app::{App, now};
use crate::support::database::on_both_engines;
use crate::support::shelf::rich_river_duty;
use crate::support::world::{actor, chosen, id, operator};

/// Everything that could be rewritten, as text: answers, what was handed in, its score, the stored files.
async fn everything(app: &App, response: ResponseId) -> String {
    // A fresh one remembers nothing: all of it comes from the database.
    let assessment = Assessment::new(app.assessment.store.clone());
    let opened = assessment.open_response(response).await.unwrap();
    let handed_in = assessment.submitted_sheet(response).await.unwrap();
    let snapshot = assessment.store.snapshot(response).await.unwrap().map(|one| one.content);
    let scorecard = score(&opened.questionnaire, handed_in.as_ref().unwrap_or(&opened.sheet));
    let files = assessment.store.questionnaire(&opened.response.questionnaire).await.unwrap().unwrap();
    format!(
        "{:?}\n{:?}\n{snapshot:?}\n{scorecard:?}\n{}\n{:?}",
        opened.response, opened.answers, files.entry.sha256, files.files
    )
}

async fn save(app: &App, question: &str, given: GivenAnswer) {
    let save = SaveAnswer {
        save_id: SaveId(id()),
        response: app.response,
        unit: None,
        permit: MayAnswer::by_operator("law", question),
        expected_revision: 0,
        given,
        actor: actor(&app.people.aysel),
        at: now(),
    };
    app.assessment.writer.save(save).await.unwrap();
}

on_both_engines! {
    async fn a_new_version_rewrites_no_response_no_score_and_no_stored_file(database: Database) {
        let app = App::new(database).await;
        save(&app, "law-in-force", chosen("draft")).await;
        save(&app, "inspected", chosen("yearly")).await;
        let note = GivenAnswer { answer: Some(Answer::DoNotKnow), comment: "İlk qeyd".to_owned(), ..GivenAnswer::default() };
        save(&app, "inspectors", note).await;
        let (aysel, rauf) = (&app.people.aysel, &app.people.rauf);
        let opened = app.assessment.open_response(app.response).await.unwrap();
        app.assessment.submit(&actor(aysel), aysel.id, &opened, now()).await.unwrap();
        let handed_in = everything(&app, app.response).await;
        let half_way = everything(&app, app.other_response).await;

        let mut next = rich_river_duty();
        let law = next.get("law.yaml").unwrap().text.replace("id: draft, points: 0.5", "id: draft, points: 0.25");
        next.add("law.yaml", "river-duty/law.yaml", law);
        let sha256 = app.assessment.add_questionnaire(&operator(), &next, now()).await.unwrap();
        assert_ne!(sha256, opened.response.questionnaire, "it is another version");
        assert_eq!(everything(&app, app.response).await, handed_in);

        app.assessment.accept(&actor(rauf), rauf.id, app.response, now()).await.unwrap();
        let accepted = everything(&app, app.response).await;
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        app.assessment.add_questionnaire(&operator(), &next, now()).await.unwrap();
        assert_eq!(everything(&app, app.response).await, accepted);
        assert_eq!(everything(&app, app.other_response).await, half_way);
        let scores = |text: &str| text.lines().nth(3).map(str::to_owned);
        assert_eq!(scores(&accepted), scores(&handed_in), "accepting changes no score either");
    }
}

//! Answers that a later change hides: kept, not counted, shown; and back again.

use bhr_baseline::assessment::Assessment;
use bhr_baseline::response::{Answer, ResponseState};
use bhr_baseline::scoring::score;

use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::on_both_engines;

const HIDDEN: &str = "Hidden: kept, not counted";

async fn choose_law(app: &App, browser: &mut Browser<'_>, option: &str, revision: &str) {
    let fields = [("answer.law-in-force.", option), ("revision.law-in-force.", revision)];
    let reply = browser.post(&format!("/responses/{}/sections/law", app.response), &fields).await;
    assert_eq!(reply.status, 303, "{option}");
}

/// Whether the answer about topics is stored, and whether it counts.
async fn stands(app: &App) -> (bool, bool) {
    let opened = app.assessment.open_response(app.response).await.unwrap();
    let stored = opened.answers.get(&(None, "law-topics".to_owned()));
    let is_stored = stored.is_some_and(|one| matches!(one.given.answer, Some(Answer::Checklist { .. })));
    let scorecard = score(&opened.questionnaire, &opened.sheet);
    let place = opened.questionnaire.question("law-topics").unwrap();
    (is_stored, scorecard.tree.whole.questions[place].is_some())
}

on_both_engines! {
    async fn a_hidden_answer_is_kept_left_out_and_shown(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        choose_law(&app, &mut aysel, "force", "0").await;
        let topics = [
            ("answer.law-topics.", "floods"), ("answer.law-topics.", "fish"), ("comment.law-topics.", "Maddə 12"), ("revision.law-topics.", "0"),
        ];
        aysel.post(&format!("/responses/{}/sections/law", app.response), &topics).await;
        assert_eq!(stands(&app).await, (true, true));
        let check = format!("/responses/{}/check", app.response);
        assert!(!aysel.get(&check).await.says(HIDDEN));

        choose_law(&app, &mut aysel, "draft", "1").await;
        assert_eq!(stands(&app).await, (true, false), "kept, and not counted");
        let page = aysel.get(&check).await;
        for words in [HIDDEN, "Hidden by the answer to: Does a law protect people along rivers?", "<p class=\"answer\">Floods</p>", "<p class=\"answer\">Fishing</p>", "Maddə 12"] {
            assert!(page.says(words), "{words}");
        }

        choose_law(&app, &mut aysel, "force", "2").await;
        assert_eq!(stands(&app).await, (true, true), "it counts again");
        assert!(!aysel.get(&check).await.says(HIDDEN));

        choose_law(&app, &mut aysel, "none", "3").await;
        aysel.hand_in(&format!("/responses/{}", app.response)).await;
        assert!(matches!(app.state().await, ResponseState::Submitted { .. }));
        let fresh = Assessment::new(app.assessment.store.clone());
        let handed_in = fresh.submitted_sheet(app.response).await.unwrap().unwrap();
        assert!(handed_in.given.keys().any(|key| key.question == "law-topics"));
        let mut rauf = app.browser(&app.people.rauf).await;
        let review = rauf.get(&format!("/responses/{}/review", app.response)).await;
        for words in [HIDDEN, "Hidden by the answer to: Does a law protect people along rivers?", "<p class=\"answer\">Floods</p>", "<p class=\"answer\">Fishing</p>", "Maddə 12"] {
            assert!(review.says(words), "{words}");
        }
    }

    async fn a_question_hidden_before_anybody_answered_it_is_named_with_what_hides_it_and_not_as_unanswered(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        choose_law(&app, &mut aysel, "none", "0").await;
        let page = aysel.get(&format!("/responses/{}/check", app.response)).await;
        assert!(!page.says(HIDDEN));
        let (_, not_asked) = page.body.split_once("Questions that are not asked: ").expect("a list");
        assert!(not_asked.contains("Hidden by the answer to: Does a law protect people along rivers?"));
        let left = aysel.get(&format!("/responses/{}/left", app.response)).await;
        let (asked, not_asked) = left.body.split_once("Questions that are not asked: ").expect("a list");
        assert!(!asked.contains("law-topics") && not_asked.contains("Does a law protect people along rivers?"));
        let list = aysel.get(&format!("/responses/{}", app.response)).await;
        assert!(list.says("Continue where you left off") && list.says("#law-in-force."));
    }
}

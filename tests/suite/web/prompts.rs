//! What pages say beside answers: that two do not go together, what would show one, that a translation is behind.

use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::shelf::rich_river_duty;
use crate::support::world::id;
use bhr_baseline::response::ResponseState;
use serde_json::json;

const PROMPT: &str = "There is no law, yet rivers are inspected every year.";
const EXPLAIN: &str = "This answer falls short of the target. Please explain why in the comment.";

async fn answer(app: &App, browser: &mut Browser<'_>, section: &str, fields: &[(&str, &str)]) {
    let reply = browser.post(&format!("/responses/{}/sections/{section}", app.response), fields).await;
    assert_eq!(reply.status, 303, "{fields:?}");
}

/// The service where there is no law and rivers are inspected every year.
async fn contradicting(app: &App) -> Browser<'_> {
    let mut aysel = app.browser(&app.people.aysel).await;
    let law = [("answer.law-in-force.", "none"), ("revision.law-in-force.", "0")];
    answer(app, &mut aysel, "law", &law).await;
    let inspected = [("answer.inspected.", "yearly"), ("revision.inspected.", "0")];
    answer(app, &mut aysel, "practice", &inspected).await;
    aysel
}

on_both_engines! {
    async fn answers_that_do_not_go_together_are_said_and_keep_nobody_from_handing_in(database: Database) {
        let app = App::asking(database, &rich_river_duty()).await;
        let mut aysel = contradicting(&app).await;
        let (practice, check) =
            (format!("/responses/{}/sections/practice", app.response), format!("/responses/{}/check", app.response));
        assert!(aysel.get(&practice).await.says(PROMPT));
        let page = aysel.get(&check).await;
        assert!(page.says(PROMPT) && page.says(&format!("href=\"{practice}#inspected.\"")));
        assert!(page.says(EXPLAIN), "an answer below target lacks its explanation");
        aysel.hand_in(&format!("/responses/{}", app.response)).await;
        assert!(matches!(app.state().await, ResponseState::Submitted { .. }));
        assert!(!aysel.get(&check).await.says("Answers to look at again"), "nothing can be changed any more");
        let mut rauf = app.browser(&app.people.rauf).await;
        let review = rauf.get(&format!("/responses/{}/review", app.response)).await;
        assert!(review.says(PROMPT) && review.says(EXPLAIN));
        assert!(!review.says("A comment on the answer settles it"), "the reviewer cannot write one");
    }

    async fn a_note_settles_it(database: Database) {
        let app = App::asking(database, &rich_river_duty()).await;
        let mut aysel = contradicting(&app).await;
        let note = [
            ("answer.inspected.", "yearly"), ("comment.inspected.", "Under the water code."), ("revision.inspected.", "1"),
        ];
        answer(&app, &mut aysel, "practice", &note).await;
        let note = [("answer.law-in-force.", "none"), ("comment.law-in-force.", "A draft is coming."), ("revision.law-in-force.", "1")];
        answer(&app, &mut aysel, "law", &note).await;
        assert!(!aysel.get(&format!("/responses/{}/sections/practice", app.response)).await.says(PROMPT));
        let check = aysel.get(&format!("/responses/{}/check", app.response)).await;
        assert!(!check.says(PROMPT) && !check.says(EXPLAIN));
    }

    async fn the_script_is_told_as_soon_as_an_answer_is_saved(database: Database) {
        let app = App::asking(database, &rich_river_duty()).await;
        let mut aysel = contradicting(&app).await;
        let save = |revision: u32, comment: &str| json!({
            "save_id": id(), "question": "inspected", "unit": "", "revision": revision,
            "answer": {"kind": "choice", "value": "yearly"}, "comment": comment,
        });
        let address = format!("/responses/{}/answers", app.response);
        let (status, reply) = aysel.post_json(&address, &save(1, "")).await;
        assert_eq!(status, 200);
        assert!(reply["prompts"]["inspected."][0]["text"].as_str().unwrap().starts_with(PROMPT));
        let (_, reply) = aysel.post_json(&address, &save(2, "Water code")).await;
        assert_eq!(reply["prompts"], json!({}));
    }

    async fn the_evidence_of_an_option_is_shown_to_whom_it_concerns(database: Database) {
        let app = App::asking(database, &rich_river_duty()).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let evidence = "The number in the gazette.";
        assert!(aysel.get(&format!("/responses/{}/sections/law", app.response)).await.says(evidence));
        answer(&app, &mut aysel, "practice", &[("answer.inspected.", "never"), ("revision.inspected.", "0")]).await;
        answer(&app, &mut aysel, "law", &[("answer.law-in-force.", "draft"), ("revision.law-in-force.", "0")]).await;
        assert!(aysel.get(&format!("/responses/{}/scorecard", app.response)).await.says(evidence), "of the next step");
        answer(&app, &mut aysel, "law", &[("answer.law-in-force.", "force"), ("revision.law-in-force.", "1")]).await;
        assert!(!aysel.get(&format!("/responses/{}/check", app.response)).await.says(evidence));
        aysel.hand_in(&format!("/responses/{}", app.response)).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert!(rauf.get(&format!("/responses/{}/review", app.response)).await.says(evidence));
    }

    async fn a_translation_that_is_behind_says_so_and_english_words_say_that_they_are(database: Database) {
        let app = App::asking(database, &rich_river_duty()).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let law = format!("/responses/{}/sections/law", app.response);
        let behind = "This translation is of version 1; the English text of version 2 governs.";
        let page = aysel.get(&law).await;
        assert!(!page.says(behind) && !page.says("lang=\"en\">There is a draft"));
        aysel.get("/language/az").await;
        let page = aysel.get(&law).await;
        for words in [
            "Bu tərcümə 1 nömrəli versiyaya aiddir; əsas mətn ingilis dilində olan 2 nömrəli versiyadır.",
            ">Çaylar haqqında qanun</h1>", ">Qanun yoxdur</label>", "lang=\"en\">There is a draft</label>",
            "lang=\"en\">The number in the gazette.</span>", "lang=\"en\">What does the law cover?</h3>",
        ] {
            assert!(page.says(words), "{words}");
        }
    }

    async fn a_questionnaire_that_was_never_translated_says_so(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        aysel.get("/language/az").await;
        let page = aysel.get(&format!("/responses/{}/sections/law", app.response)).await;
        assert!(page.says("hələ Azərbaycan dilinə tərcümə olunmayıb"));
    }
}

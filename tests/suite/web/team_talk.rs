//! Comments, mentions, the help desk, and the history of answers.

use bhr_baseline::response::{Answer, PartRole};
use serde_json::json;

use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::web::team::{at, colleague, give, sevda, write};

const COMMENT: &str = "Bu rəqəm dəqiqdirmi?";

on_both_engines! {
    async fn a_colleague_who_is_named_sees_it_first_and_reviewers_never_do(database: Database) {
        let app = App::new(database).await;
        let person = sevda(&app).await;
        give(&app, &person, ("practice", Some("plan")), PartRole::Comment).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let question = at(&app, "/questions/plan.");
        let id = person.id.to_string();
        let fields = [("comment-text", COMMENT), ("mention", id.as_str())];
        let reply = aysel.post(&format!("{question}/comments"), &fields).await;
        assert_eq!(reply.outcome(), (303, format!("{question}#comments").as_str()));
        let mut sevda = app.browser(&person).await;
        let home = sevda.get("/").await;
        assert!(home.says(&format!("{question}#comments")) && home.says("What is planned?"), "{}", home.body);
        assert!(sevda.get(&at(&app, "/sections/practice")).await.says("You are mentioned"));
        let page = sevda.get(&question).await;
        assert!(page.says(COMMENT) && page.says("Mentioned: Sevda Abbasova"), "{}", page.body);
        assert!(!sevda.get("/").await.says("#comments"), "what was read waits no longer");
        let mut rauf = app.browser(&app.people.rauf).await;
        let thread = format!("/help-desk/{}/plan.", app.response);
        assert_eq!(rauf.get(&thread).await.status, 404);
        assert!(!rauf.get("/help-desk").await.says("What is planned?"));
        let audit = app.assessment.store.list_audit(None, 20).await.unwrap();
        assert!(audit.iter().any(|entry| entry.action == "comment.add"));
        assert!(audit.iter().all(|entry| !entry.detail.to_string().contains(COMMENT)));
    }

    async fn a_comment_that_cannot_be_taken_comes_back_with_its_words(database: Database) {
        let app = App::new(database).await;
        let other = colleague(&app, "orxan@ministry.example", "Orxan").await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let comments = at(&app, "/questions/plan./comments");
        assert_eq!(aysel.post(&comments, &[("comment-text", " ")]).await.status, 422);
        let stranger = other.id.to_string();
        let reply = aysel.post(&comments, &[("comment-text", COMMENT), ("mention", &stranger)]).await;
        assert_eq!(reply.status, 422, "Orxan has no part in the question");
        assert!(reply.says(COMMENT));
        assert_eq!(app.assessment.store.comments(app.response).await.unwrap(), []);
        give(&app, &other, ("practice", None), PartRole::Read).await;
        let mut orxan = app.browser(&other).await;
        assert_eq!(orxan.post(&comments, &[("comment-text", COMMENT)]).await.status, 404, "who reads does not write");
    }

    async fn the_help_desk_reads_the_question_and_the_answer_only_when_it_is_sent_along(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let answer = json!({ "kind": "text", "value": "Gizli plan 4711" });
        assert_eq!(write(&mut aysel, &app, "plan", 0, answer).await, 200);
        let question = at(&app, "/questions/plan.");
        let ask = format!("{question}/help-desk");
        assert_eq!(aysel.post(&ask, &[("ask-text", "Nə nəzərdə tutulur?")]).await.status, 303);
        let mut rauf = app.browser(&app.people.rauf).await;
        let thread = format!("/help-desk/{}/plan.", app.response);
        assert!(rauf.get("/").await.says("Waiting for an answer"));
        assert!(rauf.get("/help-desk").await.says(&thread));
        let page = rauf.get(&thread).await;
        assert!(page.says("Nə nəzərdə tutulur?") && !page.says("4711"), "{}", page.body);
        assert_eq!(rauf.post(&thread, &[("text", "")]).await.status, 422);
        assert_eq!(rauf.post(&thread, &[("text", "Yazılı plan.")]).await.status, 303);
        assert!(rauf.get("/help-desk").await.says("Answered"));
        assert!(aysel.get(&question).await.says("Yazılı plan."));
        let fields = [("ask-text", "Belə yaxşıdır?"), ("with-answer", "yes")];
        assert_eq!(aysel.post(&ask, &fields).await.status, 303);
        assert!(rauf.get(&thread).await.says("4711"));
    }

    async fn an_older_answer_is_restored_as_a_new_revision(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for (revision, words) in [(0, "Birinci"), (1, "İkinci")] {
            let answer = json!({ "kind": "text", "value": words });
            assert_eq!(write(&mut aysel, &app, "plan", revision, answer).await, 200);
        }
        let question = at(&app, "/questions/plan.");
        let page = aysel.get(&question).await;
        assert!(page.says("Birinci") && page.says("İkinci") && page.says("Restore this answer"), "{}", page.body);
        let restore = format!("{question}/restore");
        assert_eq!(aysel.post(&restore, &[("revision", "1"), ("now", "1")]).await.status, 409);
        assert_eq!(aysel.post(&restore, &[("revision", "1"), ("now", "2")]).await.status, 303);
        let history = app.assessment.store.answer_history(app.response, None, "plan").await.unwrap();
        assert_eq!(history.len(), 3);
        assert_eq!(history[2].given.answer, Some(Answer::Text("Birinci".to_owned())));
        let changes = aysel.get(&at(&app, "/changes")).await;
        assert!(changes.says("Birinci") && changes.says("Aysel Rəhimova"));
    }
}

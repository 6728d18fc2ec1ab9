//! Answering a section: with the form alone, and with the script.

use bhr_baseline::response::{Answer, GivenAnswer, ResponseId};
use serde_json::{Value, json};

use crate::support::app::App;
use crate::support::client::Reply;
use crate::support::database::on_both_engines;
use crate::support::world::id;

/// The answer stored for a question of the ministry.
async fn stored(app: &App, question: &str) -> Option<GivenAnswer> {
    let answers = app.assessment.store.answers(app.response).await.unwrap();
    answers.into_iter().find(|answer| answer.question == question).map(|answer| answer.given)
}

fn law(app: &App) -> String {
    format!("/responses/{}/sections/law", app.response)
}

fn practice(app: &App) -> String {
    format!("/responses/{}/sections/practice", app.response)
}

/// One answer as the script sends it.
fn sent(question: &str, revision: u32, answer: Value, comment: &str) -> Value {
    json!({
        "save_id": id(), "question": question, "unit": "", "revision": revision, "answer": answer,
        "reason": "", "comment": comment, "source": "",
    })
}

fn address(response: ResponseId) -> String {
    format!("/responses/{response}/answers")
}

/// What the error summary leads to.
fn refused(reply: &Reply) -> Vec<&str> {
    let summary = reply.body.split("error-summary-title").nth(2).unwrap_or_default();
    let summary = summary.split("</section>").next().unwrap_or_default();
    summary.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

on_both_engines! {
    async fn a_form_without_the_script_saves_every_answer(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = [
            ("answer.inspected.", "yearly"), ("revision.inspected.", "0"), ("comment.inspected.", " Hər il. "),
            ("answer.inspectors.", "12,5"), ("revision.inspectors.", "0"), ("source.inspectors.", "Əmr 7"),
            ("answer.last-visit.", "2026-05-04"), ("revision.last-visit.", "0"),
            ("answer.plan.", "no-data"), ("revision.plan.", "0"), ("then", "sections"),
        ];
        let reply = aysel.post(&practice(&app), &fields).await;
        assert_eq!(reply.outcome(), (303, format!("/responses/{}", app.response).as_str()));
        let inspected = stored(&app, "inspected").await.unwrap();
        assert_eq!(inspected.answer, Some(Answer::Choice("yearly".to_owned())));
        assert_eq!(inspected.comment, "Hər il.");
        let inspectors = stored(&app, "inspectors").await.unwrap();
        assert_eq!(inspectors.answer, Some(Answer::Number("12.5".parse().unwrap())));
        assert_eq!(inspectors.source, "Əmr 7");
        let visit = stored(&app, "last-visit").await.unwrap();
        assert_eq!(visit.answer, Some(Answer::Date("2026-05-04".parse().unwrap())));
        let plan = stored(&app, "plan").await.unwrap();
        assert_eq!(plan.answer, Some(Answer::Text("no-data".to_owned())), "a text may be any words");
        let page = aysel.get(&format!("/responses/{}", app.response)).await;
        assert!(page.says("Saved") && page.says("4 of 6 questions answered"), "two are still open");
    }

    async fn the_words_in_place_of_an_answer_are_answers_too(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = [
            ("answer.inspected.", "not-applicable"), ("reason.inspected.", "no-river"), ("revision.inspected.", "0"),
            ("state.inspectors.", "do-not-know"), ("revision.inspectors.", "0"),
            ("state.last-visit.", "no-data"), ("revision.last-visit.", "0"),
        ];
        assert_eq!(aysel.post(&practice(&app), &fields).await.status, 303);
        let reason = "no-river".to_owned();
        assert_eq!(stored(&app, "inspected").await.unwrap().answer, Some(Answer::NotApplicable { reason }));
        assert_eq!(stored(&app, "inspectors").await.unwrap().answer, Some(Answer::DoNotKnow));
        assert_eq!(stored(&app, "last-visit").await.unwrap().answer, Some(Answer::NoData));
        assert_eq!(stored(&app, "plan").await, None);
        let clear = [("revision.inspected.", "1"), ("answer.inspected.", "never"), ("clear", "inspected.")];
        assert_eq!(aysel.post(&practice(&app), &clear).await.status, 303);
        assert_eq!(stored(&app, "inspected").await.unwrap().answer, None);
    }

    async fn what_is_no_answer_comes_back_as_it_was_typed_and_the_rest_is_saved(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let fields = [
            ("answer.inspected.", "not-applicable"), ("revision.inspected.", "0"),
            ("answer.inspectors.", "9000"), ("revision.inspectors.", "0"), ("comment.inspectors.", "Təxminən"),
            ("answer.last-visit.", "yesterday"), ("revision.last-visit.", "0"),
            ("answer.plan.", "Bir plan"), ("revision.plan.", "0"),
        ];
        let reply = aysel.post(&practice(&app), &fields).await;
        assert_eq!(reply.status, 422);
        assert_eq!(refused(&reply), ["inspected.", "inspectors.", "last-visit."]);
        assert_eq!(reply.field("answer.inspectors.").as_deref(), Some("9000"));
        assert_eq!(reply.field("answer.last-visit.").as_deref(), Some("yesterday"));
        assert!(reply.says("Təxminən") && reply.says("Enter a number between 0 and 500."));
        assert_eq!(stored(&app, "plan").await.unwrap().answer, Some(Answer::Text("Bir plan".to_owned())));
        assert_eq!(stored(&app, "inspectors").await, None);
    }

    async fn a_question_ruled_out_is_not_answered(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let topics = [("answer.law-topics.", "floods"), ("revision.law-topics.", "0")];
        let draft = [("answer.law-in-force.", "draft"), ("revision.law-in-force.", "0")];
        let fields: Vec<_> = draft.into_iter().chain(topics).collect();
        assert_eq!(aysel.post(&law(&app), &fields).await.status, 303);
        assert_eq!(stored(&app, "law-topics").await, None);
        let force = [("answer.law-in-force.", "force"), ("revision.law-in-force.", "1")];
        let topics = [("answer.law-topics.", "floods"), ("answer.law-topics.", "~fish"), ("revision.law-topics.", "0")];
        let fields: Vec<_> = force.into_iter().chain(topics).collect();
        assert_eq!(aysel.post(&law(&app), &fields).await.status, 303);
        let Some(Answer::Checklist { met, not_applicable }) = stored(&app, "law-topics").await.unwrap().answer else {
            panic!("a checklist");
        };
        assert!(met.contains("floods") && not_applicable.contains("fish"));
    }

    async fn a_stale_answer_shows_both_texts_and_the_person_chooses(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut kamran) = (app.browser(&app.people.aysel).await, app.browser(&app.people.kamran).await);
        let first = [("answer.law-in-force.", "none"), ("revision.law-in-force.", "0")];
        assert_eq!(kamran.post(&law(&app), &first).await.status, 303);
        let kamrans = [
            ("answer.law-in-force.", "draft"), ("revision.law-in-force.", "1"),
            ("comment.law-in-force.", "Kamran: the draft is public"),
        ];
        assert_eq!(kamran.post(&law(&app), &kamrans).await.status, 303);
        let aysels = [
            ("answer.law-in-force.", "force"), ("revision.law-in-force.", "1"),
            ("comment.law-in-force.", "Aysel: the law is in force"),
        ];
        let reply = aysel.post(&law(&app), &aysels).await;
        assert_eq!(reply.status, 409);
        for words in ["Kamran: the draft is public", "Aysel: the law is in force", "Kamran Əliyev", "There is a draft"] {
            assert!(reply.says(words), "{words}");
        }
        assert_eq!(reply.field("revision.law-in-force.").as_deref(), Some("1"));
        let undecided = aysel.post(&law(&app), &aysels).await;
        assert_eq!(undecided.status, 409, "without a choice nothing is overwritten");
        let theirs: Vec<_> = aysels.into_iter().chain([("keep.law-in-force.", "theirs")]).collect();
        assert_eq!(aysel.post(&law(&app), &theirs).await.status, 303);
        assert_eq!(stored(&app, "law-in-force").await.unwrap().comment, "Kamran: the draft is public");
        assert_eq!(reply.field("shown.law-in-force.").as_deref(), Some("2"));
        let keeping = |choice, shown| aysels.into_iter().chain([("keep.law-in-force.", choice), ("shown.law-in-force.", shown)]);
        let mine: Vec<_> = keeping("mine", "2").collect();
        assert_eq!(aysel.post(&law(&app), &mine).await.status, 303);
        assert_eq!(stored(&app, "law-in-force").await.unwrap().comment, "Aysel: the law is in force");
        let third = [("answer.law-in-force.", "draft"), ("revision.law-in-force.", "3"), ("comment.law-in-force.", "third")];
        assert_eq!(kamran.post(&law(&app), &third).await.status, 303);
        assert_eq!(aysel.post(&law(&app), &mine).await.status, 409, "what came after the choice was shown stays");
        let both: Vec<_> = keeping("both", "4").collect();
        assert_eq!(aysel.post(&law(&app), &both).await.status, 303);
        assert_eq!(stored(&app, "law-in-force").await.unwrap().comment, "Aysel: the law is in force\n\nthird");
        let history = app.assessment.store.answer_history(app.response, None, "law-in-force").await.unwrap();
        assert_eq!(history.len(), 5);
    }

    async fn what_a_colleague_answered_meanwhile_is_no_conflict_where_nothing_was_typed(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut kamran) = (app.browser(&app.people.aysel).await, app.browser(&app.people.kamran).await);
        let first = [("answer.inspected.", "never"), ("revision.inspected.", "0")];
        kamran.post(&practice(&app), &first).await;
        let changed = [("answer.inspected.", "yearly"), ("revision.inspected.", "1")];
        kamran.post(&practice(&app), &changed).await;
        kamran.post(&practice(&app), &[("answer.plan.", "Kamran"), ("revision.plan.", "0")]).await;
        let as_she_saw_it = [
            ("answer.inspected.", "never"), ("revision.inspected.", "1"),
            ("answer.plan.", ""), ("revision.plan.", "0"),
            ("answer.inspectors.", "7"), ("revision.inspectors.", "0"),
        ];
        assert_eq!(aysel.post(&practice(&app), &as_she_saw_it).await.status, 303);
        let inspected = stored(&app, "inspected").await.unwrap();
        assert_eq!(inspected.answer, Some(Answer::Choice("yearly".to_owned())));
        assert_eq!(stored(&app, "plan").await.unwrap().answer, Some(Answer::Text("Kamran".to_owned())));
        assert_eq!(stored(&app, "inspectors").await.unwrap().answer, Some(Answer::Number(7.into())));
    }

    async fn the_script_saves_one_answer_at_a_time(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let address = address(app.response);
        let force = sent("law-in-force", 0, json!({"kind": "choice", "value": "force"}), "");
        let (status, reply) = aysel.post_json(&address, &force).await;
        assert_eq!((status, &reply["revision"]), (200, &json!(1)));
        assert_eq!(reply["applicable"], json!({"law-in-force.": true, "law-topics.": true}));
        assert_eq!(reply["progress"]["answered"], json!(1));
        assert_eq!(reply["progress"]["total"], json!(2));
        let (status, again) = aysel.post_json(&address, &force).await;
        assert_eq!((status, &again["revision"]), (200, &json!(1)), "the same save is saved once");
        let draft = sent("law-in-force", 1, json!({"kind": "choice", "value": "draft"}), "");
        let (_, reply) = aysel.post_json(&address, &draft).await;
        assert_eq!(reply["applicable"]["law-topics."], json!(false));
        let stale = sent("law-in-force", 1, json!({"kind": "choice", "value": "none"}), "");
        let (status, reply) = aysel.post_json(&address, &stale).await;
        assert_eq!((status, &reply["revision"]), (409, &json!(2)));
        assert_eq!((reply["answer"].as_str(), reply["by"].as_str()), (Some("There is a draft"), Some("Aysel Rəhimova")));
        let nothing = sent("law-in-force", 2, Value::Null, "Hələ bilmirik");
        assert_eq!(aysel.post_json(&address, &nothing).await.0, 200);
        let given = stored(&app, "law-in-force").await.unwrap();
        assert_eq!((given.answer, given.comment.as_str()), (None, "Hələ bilmirik"));
    }

    async fn the_script_is_told_what_is_wrong(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let own = address(app.response);
        let check = async |aysel: &mut crate::support::client::Browser<'_>, question: &str, answer: Value| {
            aysel.post_json(&own, &sent(question, 0, answer, "")).await.0
        };
        assert_eq!(check(&mut aysel, "inspectors", json!({"kind": "number", "value": "501"})).await, 422);
        assert_eq!(check(&mut aysel, "inspectors", json!({"kind": "text", "value": "5"})).await, 422);
        assert_eq!(check(&mut aysel, "inspected", json!({"kind": "choice", "value": "daily"})).await, 422);
        assert_eq!(check(&mut aysel, "inspected", json!({"kind": "not-applicable"})).await, 422);
        assert_eq!(check(&mut aysel, "law-topics", json!({"kind": "checklist", "met": []})).await, 200);
        assert_eq!(check(&mut aysel, "no-such-question", Value::Null).await, 422);
        assert_eq!(check(&mut aysel, "inspected", json!({"kind": "no-such-kind"})).await, 400);
        let theirs = sent("inspected", 0, json!({"kind": "no-data"}), "");
        assert_eq!(aysel.post_json(&address(app.other_response), &theirs).await.0, 404);
        assert_eq!(aysel.post_json(&address(ResponseId(id())), &theirs).await.0, 404);
        aysel.hand_in(&format!("/responses/{}", app.response)).await;
        assert_eq!(aysel.post_json(&own, &theirs).await.0, 410);
    }

    async fn after_handing_in_answers_are_read_and_not_changed(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let response = app.response;
        assert_eq!(aysel.hand_in(&format!("/responses/{response}")).await.status, 303);
        assert!(aysel.get(&format!("/responses/{response}/submitted")).await.says("Response submitted"));
        let section = aysel.get(&law(&app)).await;
        assert_eq!(section.outcome(), (303, format!("/responses/{response}/check#section-law").as_str()));
        let read = aysel.get(&format!("/responses/{response}/check")).await;
        assert!(!read.says("/appearance\""), "there is nothing to hand in");
        let fields = [("answer.law-in-force.", "none"), ("revision.law-in-force.", "0")];
        let late = aysel.post(&law(&app), &fields).await;
        assert_eq!(late.status, 409);
        assert!(late.says("can no longer be changed"));
        assert_eq!(stored(&app, "law-in-force").await, None);
        assert_eq!(aysel.hand_in(&format!("/responses/{response}")).await.status, 409);
    }
}

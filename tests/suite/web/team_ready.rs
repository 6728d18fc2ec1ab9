//! A section is finished by a button of its form: what was typed is saved with it, and never left behind.

use bhr_baseline::response::{Answer, SectionState};

use crate::support::app::App;
use crate::support::database::on_both_engines;
use crate::web::team::at;

async fn stored(app: &App) -> Option<Answer> {
    let answers = app.assessment.store.answers(app.response).await.unwrap();
    answers.into_iter().find(|answer| answer.question == "plan").and_then(|answer| answer.given.answer)
}

async fn state(app: &App) -> SectionState {
    let standings = app.assessment.store.section_standings(app.response).await.unwrap();
    standings.into_iter().find(|one| one.section == "practice").map(|one| one.state).unwrap_or_default()
}

fn text(words: &str) -> Option<Answer> {
    Some(Answer::Text(words.to_owned()))
}

on_both_engines! {
    async fn what_was_typed_is_saved_before_the_section_is_locked(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let section = at(&app, "/sections/practice");
        let fields = [("revision.plan.", "0"), ("answer.plan.", "Yazılı plan"), ("then", "ready")];
        assert_eq!(aysel.post(&section, &fields).await.outcome(), (303, section.as_str()));
        assert_eq!((stored(&app).await, state(&app).await), (text("Yazılı plan"), SectionState::Ready));
    }

    async fn a_section_is_not_locked_over_an_answer_that_cannot_be_saved(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let section = at(&app, "/sections/practice");
        let fields = [("revision.inspectors.", "0"), ("answer.inspectors.", "on iki"), ("then", "ready")];
        let reply = aysel.post(&section, &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.says("on iki"), "{}", reply.body);
        assert_eq!(state(&app).await, SectionState::Released);
    }

    async fn opening_a_locked_section_again_saves_what_came_back_from_it(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let section = at(&app, "/sections/practice");
        let typed = |then| [("revision.plan.", "1"), ("answer.plan.", "Yeni plan"), ("then", then)];
        let first = [("revision.plan.", "0"), ("answer.plan.", "Yazılı plan"), ("then", "ready")];
        aysel.post(&section, &first).await;
        let locked = aysel.post(&section, &typed("stay")).await;
        assert_eq!((locked.status, stored(&app).await), (423, text("Yazılı plan")));
        assert!(locked.says("Yeni plan") && locked.says("value=\"released\""), "{}", locked.body);
        assert_eq!(aysel.post(&section, &typed("released")).await.status, 303);
        assert_eq!((stored(&app).await, state(&app).await), (text("Yeni plan"), SectionState::Released));
    }

    async fn a_page_names_its_reader_so_that_a_device_forgets_those_of_others(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(aysel.get("/").await.header("x-reader"), app.people.aysel.id.to_string());
        assert_eq!(app.stranger().get("/sign-in").await.header("x-reader"), "nobody");
    }
}

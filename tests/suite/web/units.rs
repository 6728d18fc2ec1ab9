//! A ministry with subordinate bodies: units, the sections they answer, and what becomes of the answers.

use std::collections::BTreeSet;

use bhr_baseline::questionnaire::{Folder, load};
use bhr_baseline::response::{Answer, AnswerKey, ResponseId, UnitId, read_answers};
use bhr_baseline::scoring::score;
use bhr_baseline::store::StoredAnswer;
use serde_json::json;

use crate::support::app::{App, now, river_duty};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

fn units(app: &App) -> String {
    format!("/responses/{}/units", app.response)
}

fn section(app: &App, name: &str) -> String {
    format!("/responses/{}/sections/{name}", app.response)
}

async fn add(app: &App, browser: &mut Browser<'_>, name: &str) -> UnitId {
    let reply = browser.post(&units(app), &[("unit_name", name), ("unit_kind", "unit")]).await;
    assert_eq!(reply.outcome(), (303, units(app).as_str()), "{name}");
    let stored = app.assessment.store.units(app.response).await.unwrap();
    stored.into_iter().find(|unit| unit.name == name).expect("the unit").id
}

/// Ticks these sections on the page as it is.
async fn choose(app: &App, browser: &mut Browser<'_>, sections: &[&str]) -> Reply {
    let page = browser.get(&units(app)).await;
    let revision = page.field("revision").expect("a revision");
    let mut fields: Vec<_> = sections.iter().map(|section| ("section", *section)).collect();
    fields.push(("revision", revision.as_str()));
    browser.post(&format!("/responses/{}/unit-sections", app.response), &fields).await
}

/// Answers the choice about inspections, for a unit or for the institution.
async fn inspected(app: &App, browser: &mut Browser<'_>, unit: Option<UnitId>, option: &str) -> Reply {
    let key = format!("inspected.{}", unit.map(|unit| unit.to_string()).unwrap_or_default());
    let (answer, revision) = (format!("answer.{key}"), format!("revision.{key}"));
    browser.post(&section(app, "practice"), &[(&answer, option), (&revision, "0")]).await
}

async fn stored(app: &App, unit: Option<UnitId>, question: &str) -> Option<StoredAnswer> {
    let answers = app.assessment.store.answers(app.response).await.unwrap();
    answers.into_iter().find(|answer| answer.unit == unit && answer.question == question)
}

async fn actions(app: &App, action: &str) -> usize {
    let entries = app.assessment.store.list_audit(None, 500).await.unwrap();
    entries.iter().filter(|entry| entry.action == action).count()
}

/// The river questionnaire where a question on practice hangs on one about the law.
fn entangled() -> Folder {
    let mut files = river_duty().contents();
    let practice = files.get_mut("practice.yaml").unwrap();
    let added = "        sources: [UNGP-1]\n        applies_when: {equals: {question: law-in-force, value: force}}\n        not_applicable: true";
    *practice = practice.replacen("        sources: [UNGP-1]\n        not_applicable: true", added, 1);
    Folder::from_contents(files)
}

on_both_engines! {
    async fn an_institution_keeps_its_units(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let north = add(&app, &mut aysel, "Şimal idarəsi").await;
        let south = add(&app, &mut aysel, "Cənub idarəsi").await;
        let twice = aysel.post(&units(&app), &[("unit_name", "Şimal idarəsi"), ("unit_kind", "unit")]).await;
        assert_eq!(twice.status, 422);
        assert!(twice.says("This name is in use already."));
        assert_eq!(twice.field("unit_name").as_deref(), Some("Şimal idarəsi"), "what was typed stays");
        let odd = aysel.post(&units(&app), &[("unit_name", "Qərb"), ("unit_kind", "shop")]).await;
        assert_eq!(odd.status, 422);
        let one = |unit: UnitId| format!("{}/{unit}", units(&app));
        let renamed = [("unit_name", "Dağ idarəsi"), ("action", "rename")];
        assert_eq!(aysel.post(&one(north), &renamed).await.status, 303);
        let taken = aysel.post(&one(south), &renamed).await;
        assert_eq!(taken.status, 422);
        assert!(taken.says("value=\"Dağ idarəsi\""));
        assert_eq!(aysel.post(&one(south), &[("unit_name", " "), ("action", "rename")]).await.status, 422);
        assert_eq!(aysel.post(&one(south), &[("action", "up")]).await.status, 303);
        let names = async || -> Vec<String> {
            let units = app.assessment.store.units(app.response).await.unwrap();
            units.into_iter().map(|unit| unit.name).collect()
        };
        assert_eq!(names().await, ["Cənub idarəsi", "Dağ idarəsi"]);
        assert_eq!(aysel.post(&one(north), &[("action", "remove")]).await.status, 303);
        assert_eq!(names().await, ["Cənub idarəsi"]);
        assert_eq!(aysel.post(&one(north), &[("action", "remove")]).await.status, 404);
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303);
        assert_eq!(inspected(&app, &mut aysel, Some(south), "never").await.status, 303);
        let stays = aysel.post(&one(south), &[("action", "remove")]).await;
        assert_eq!(stays.status, 409);
        assert!(stays.says("answers are never deleted"));
        assert_eq!(names().await, ["Cənub idarəsi"]);
        for (action, count) in [
            ("response.add-units", 2), ("response.rename-unit", 1), ("response.order-units", 1),
            ("response.remove-unit", 1), ("response.choose-unit-sections", 1),
        ] {
            assert_eq!(actions(&app, action).await, count, "{action}");
        }
    }

    async fn answers_of_before_are_kept_shown_and_copied(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(inspected(&app, &mut aysel, None, "yearly").await.status, 303);
        let north = add(&app, &mut aysel, "Şimal").await;
        let south = add(&app, &mut aysel, "Cənub").await;
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303);
        let page = aysel.get(&units(&app)).await;
        assert!(page.says("Rivers in practice — the whole institution") && page.says("Every year"));
        let opened = app.assessment.open_response(app.response).await.unwrap();
        assert_eq!(opened.sheet.answer(&AnswerKey::own("inspected")), None, "it does not count");
        assert_eq!(inspected(&app, &mut aysel, Some(south), "never").await.status, 303);
        let (to, address) = (|unit: UnitId| unit.to_string(), format!("/responses/{}/unit-answers", app.response));
        for unit in [north, south] {
            let fields = [("section", "practice"), ("from", ""), ("to", &*to(unit))];
            assert_eq!(aysel.post(&address, &fields).await.status, 303);
        }
        let copied = stored(&app, Some(north), "inspected").await.unwrap();
        assert_eq!((copied.revision, copied.given.answer), (1, Some(Answer::Choice("yearly".into()))));
        assert_eq!(copied.saved_by_name, "Aysel Rəhimova");
        let left = stored(&app, Some(south), "inspected").await.unwrap();
        assert_eq!(left.given.answer, Some(Answer::Choice("never".into())), "nothing is overwritten");
        assert!(stored(&app, None, "inspected").await.is_some(), "the first answer is still there");
        assert_eq!(choose(&app, &mut aysel, &[]).await.status, 303);
        let page = aysel.get(&units(&app)).await;
        assert!(page.says("Rivers in practice — Şimal") && page.says("Rivers in practice — Cənub"));
        let opened = app.assessment.open_response(app.response).await.unwrap();
        let counts = opened.sheet.answer(&AnswerKey::own("inspected"));
        assert_eq!(counts, Some(&Answer::Choice("yearly".into())), "it counts again");
        let odd = aysel.post(&address, &[("section", "practice"), ("from", &*to(north)), ("to", &*to(south))]).await;
        assert_eq!(odd.status, 409, "answers of one unit are not another's");
    }

    async fn a_section_that_decides_elsewhere_is_refused_in_words(database: Database) {
        let app = App::asking(database, &entangled()).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        add(&app, &mut aysel, "Şimal").await;
        let refused = choose(&app, &mut aysel, &["law"]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("How often are rivers inspected?") && refused.says("Tick “Rivers in practice” as well"));
        let plan = app.assessment.store.unit_plan(app.response).await.unwrap();
        assert_eq!(plan.sections, BTreeSet::new());
        assert_eq!(choose(&app, &mut aysel, &["law", "practice"]).await.status, 303);
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303, "what looks in from outside is fine");
        assert_eq!(choose(&app, &mut aysel, &["no-such-section"]).await.status, 422);
    }

    async fn two_people_choosing_at_once_do_not_overwrite_each_other(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut kamran) = (app.browser(&app.people.aysel).await, app.browser(&app.people.kamran).await);
        let seen = aysel.get(&units(&app)).await.field("revision").unwrap();
        assert_eq!(choose(&app, &mut kamran, &["law"]).await.status, 303);
        let address = format!("/responses/{}/unit-sections", app.response);
        let late = aysel.post(&address, &[("section", "practice"), ("revision", &*seen)]).await;
        assert_eq!(late.status, 409);
        assert!(late.says("Somebody changed the units meanwhile."));
        let plan = app.assessment.store.unit_plan(app.response).await.unwrap();
        assert_eq!(plan.sections, BTreeSet::from(["law".to_owned()]));
    }

    async fn what_was_typed_while_the_choice_changed_is_not_lost(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut kamran) = (app.browser(&app.people.aysel).await, app.browser(&app.people.kamran).await);
        add(&app, &mut kamran, "Şimal").await;
        assert_eq!(choose(&app, &mut kamran, &["practice"]).await.status, 303);
        let fields = [
            ("answer.inspected.", "yearly"), ("revision.inspected.", "0"), ("comment.inspected.", "Uzun izah"),
        ];
        let late = aysel.post(&section(&app, "practice"), &fields).await;
        assert_eq!(late.status, 409);
        assert!(late.says("Uzun izah") && late.says("Every year") && late.says("is not stored"));
        assert_eq!(stored(&app, None, "inspected").await, None);
        let sent = json!({
            "save_id": id(), "question": "inspected", "unit": "", "revision": 0,
            "answer": {"kind": "choice", "value": "yearly"}, "reason": "", "comment": "Uzun izah", "source": "",
        });
        let (status, _) = aysel.post_json(&format!("/responses/{}/answers", app.response), &sent).await;
        assert_eq!(status, 422, "the script keeps the text on the page");
    }

    async fn many_units_have_a_page_each(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let mut ids = Vec::new();
        for number in 1..=20 {
            ids.push(add(&app, &mut aysel, &format!("Office {number:02}")).await);
        }
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303);
        let list = aysel.get(&section(&app, "practice")).await;
        assert_eq!((list.status, list.field("revision.inspected.")), (200, None));
        assert!(list.says("Office 01") && list.says("Office 20") && !list.says("data-autosave="));
        let of_unit = format!("{}?unit={}", section(&app, "practice"), ids[4]);
        let page = aysel.get(&of_unit).await;
        assert_eq!(page.field(&format!("revision.inspected.{}", ids[4])).as_deref(), Some("0"));
        assert_eq!(page.field(&format!("revision.inspected.{}", ids[5])), None);
        assert!(page.says("aria-current=\"page\">Office 05"));
        let key = format!("inspected.{}", ids[4]);
        let (answer, revision) = (format!("answer.{key}"), format!("revision.{key}"));
        let fields = [(answer.as_str(), "yearly"), (revision.as_str(), "0"), ("then", "next")];
        let next = format!("{}?unit={}", section(&app, "practice"), ids[5]);
        assert_eq!(aysel.post(&of_unit, &fields).await.outcome(), (303, next.as_str()));
        let tasks = aysel.get(&format!("/responses/{}", app.response)).await;
        assert!(tasks.says("1 of 4 questions answered") && tasks.says("Office 05"));
        let check = aysel.get(&format!("/responses/{}/check", app.response)).await;
        assert_eq!(check.status, 200);
        assert_eq!(aysel.get(&format!("{}?unit={}", section(&app, "practice"), id())).await.status, 404);
        assert_eq!(aysel.get(&format!("{}?unit=x", section(&app, "practice"))).await.status, 404);
    }

    async fn a_ministry_with_three_subordinate_bodies_from_answers_to_findings(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut rauf) = (app.browser(&app.people.aysel).await, app.browser(&app.people.rauf).await);
        let mut bodies = Vec::new();
        for name in ["Şimal", "Cənub", "Qərb"] {
            bodies.push(add(&app, &mut aysel, name).await);
        }
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303);
        let law = [("answer.law-in-force.", "draft"), ("revision.law-in-force.", "0")];
        assert_eq!(aysel.post(&section(&app, "law"), &law).await.status, 303);
        for (body, option) in bodies.iter().zip(["yearly", "never", "yearly"]) {
            assert_eq!(inspected(&app, &mut aysel, Some(*body), option).await.status, 303);
        }
        let stale = app.assessment.open_response(app.response).await.unwrap();
        assert_eq!(choose(&app, &mut aysel, &["practice"]).await.status, 303);
        let by = (operator(), app.people.aysel.id);
        let late = app.assessment.submit(&by.0, by.1, &stale, now()).await;
        assert!(late.is_err(), "the choice was made again after the answers were read");
        let response = format!("/responses/{}", app.response);
        assert_eq!(aysel.post(&format!("{response}/submit"), &[]).await.status, 303);
        let mine = aysel.get(&format!("{response}/scorecard")).await;
        assert!(mine.says("Cənub") && mine.says("Scores of the units"));
        for (address, fields) in [
            (units(&app), vec![("unit_name", "Şərq"), ("unit_kind", "unit")]),
            (format!("{}/{}", units(&app), bodies[0]), vec![("action", "rename"), ("unit_name", "Başqa")]),
            (format!("{}/{}", units(&app), bodies[1]), vec![("action", "up")]),
            (format!("{response}/unit-answers"), vec![("section", "practice")]),
        ] {
            let closed = aysel.post(&address, &fields).await;
            assert_eq!(closed.status, 409, "{address}");
            assert!(closed.says("The units cannot be changed now."), "{address}");
        }
        assert!(!aysel.get(&units(&app)).await.says("name=\"section\""));
        let review = rauf.get(&format!("{response}/review")).await;
        assert!(review.says("Cənub") && review.says("Qərb"));
        let state = review.field("state").unwrap();
        assert_eq!(rauf.post(&format!("{response}/accept"), &[("state", &*state)]).await.status, 303);
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        let baseline = app.assessment.baseline(app.round.id).await.unwrap();
        let practice = baseline.topics.iter().find(|topic| topic.title.get("en") == "Rivers are inspected").unwrap();
        assert_eq!(practice.all.scored, 1, "one institution, one scorecard");
        let found = practice.members[0].score.value.unwrap().score.unwrap();
        assert_eq!(found.round_dp(4).to_string(), "0.6667");
        goes_there_and_back(&app).await;
    }

    async fn sections_nobody_has_answered_survive_the_export(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        for name in ["Şimal", "Cənub"] {
            add(&app, &mut aysel, name).await;
        }
        assert_eq!(choose(&app, &mut aysel, &["law", "practice"]).await.status, 303);
        assert_eq!(aysel.post(&format!("/responses/{}/submit", app.response), &[]).await.status, 303);
        goes_there_and_back(&app).await;
    }
}

/// What the ministry handed in is exported, read and imported again, and scores the same.
async fn goes_there_and_back(app: &App) {
    let (asked, handed_in) = app.assessment.handed_in(app.response).await.unwrap().unwrap();
    let place = tempfile::tempdir().unwrap();
    app.assessment.export(app.round.id, place.path()).await.unwrap();
    let bytes = std::fs::read(place.path().join("river-duty-answers.csv")).unwrap();
    let folder = river_duty();
    let plain = load(&folder).unwrap();
    let sheets = read_answers(&plain, "answers.csv", &bytes).unwrap();
    let again = &sheets[&app.ministry.name];
    assert_eq!(again.per_unit, handed_in.per_unit);
    let names = |units: &[bhr_baseline::response::SheetUnit]| -> BTreeSet<String> {
        units.iter().map(|unit| unit.name.clone()).collect()
    };
    assert_eq!(names(&again.units), names(&handed_in.units));
    let expected = score(&asked, &handed_in).tree.whole;
    assert_eq!(score(&again.asked(&plain).unwrap(), again).tree.whole, expected);
    let roster = bhr_baseline::assessment::Roster::new();
    let round = app
        .assessment
        .import(&operator(), "Again", &folder, (&plain, &sheets, &roster), now())
        .await
        .unwrap();
    let response: ResponseId = app.assessment.store.list_responses(round).await.unwrap()[0].response.id;
    let opened = app.assessment.open_response(response).await.unwrap();
    assert_eq!(opened.sheet.per_unit, handed_in.per_unit);
    assert_eq!(score(&opened.questionnaire, &opened.sheet).tree.whole, expected);
}

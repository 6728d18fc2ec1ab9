//! Reminders: on their days, once, and only to those who want and need them.

use bhr_baseline::action_plan::{Draft, Head, Report, Stage, Status, read_plan};
use bhr_baseline::assessment::Assessment;
use bhr_baseline::response::{Answer, GivenAnswer, MayAnswer, ResponseState, SaveId, UserId};
use bhr_baseline::store::{
    LedgerDeed, LedgerKind, LetterKind, LetterState, SaveAnswer, StateChange, Submission, Writer,
};
use bhr_baseline::table::read_table;
use bhr_baseline::texts::{Language, Texts};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::scene::{Scene, on};
use crate::support::database::on_both_engines;
use crate::support::world::{actor, id, operator};

/// A plan with one activity of the ministry.
const PLAN: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end\n\
    5.1,5.1.1,5.1.1.1,Rivers,Adopt a law,1 law,Əmək Nazirliyi,,2026,2027\n";

/// Runs the planner several times on each day, as the service does every minute. Gives the day of each letter.
async fn autumn(scene: &Scene, from: DateTime<Utc>, days: i64) -> Vec<(LetterKind, NaiveDate, String)> {
    let letters = scene.by_hand();
    for day in 0..days {
        for hour in [-11, -7, -6, 0, 1, 11] {
            let now = from + TimeDelta::days(day) + TimeDelta::hours(hour);
            letters.write_due(now).await.expect("planned");
        }
    }
    let found = scene.letters(LetterState::ByHand).await;
    found.into_iter().map(|letter| (letter.kind, letter.created_at.date_naive(), letter.email)).collect()
}

fn day(month: u32, day: u32) -> NaiveDate {
    on(month, day).date_naive()
}

fn aysel(kind: LetterKind, on: NaiveDate) -> (LetterKind, NaiveDate, String) {
    (kind, on, "aysel@ministry.example".to_owned())
}

on_both_engines! {
    async fn a_comment_without_an_answer_is_no_answer_to_a_reminder(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        scene.assign("kamran@ministry.example", "law", "2026-10-01", on(9, 22)).await;
        scene.rows.run("UPDATE assignments SET question_id = 'law-in-force'").await;
        let writer = Writer::start(scene.store.clone());
        let save = async |expected_revision, answer| {
            let given = GivenAnswer { answer, comment: "Hələ baxılır".to_owned(), source: String::new() };
            let permit = MayAnswer::by_operator("law", "law-in-force");
            let (save_id, response) = (SaveId(id()), scene.response);
            let (actor, at) = (actor(&scene.kamran), on(9, 23));
            let save = SaveAnswer { save_id, response, unit: None, permit, expected_revision, given, actor, at };
            writer.save(save).await.unwrap();
        };
        save(0, None).await;
        scene.by_hand().write_due(on(9, 28)).await.unwrap();
        let is_due = |told: &(LetterKind, String)| told.0 == LetterKind::Due;
        assert!(scene.told().await.iter().any(is_due));
        save(1, Some(Answer::NoData)).await;
        scene.by_hand().write_due(on(10, 2)).await.unwrap();
        let is_overdue = |told: &(LetterKind, String)| told.0 == LetterKind::Overdue;
        assert!(!scene.told().await.iter().any(is_overdue));
    }

    async fn focal_points_are_reminded_on_each_day_once(database: Database) {
        let scene = Scene::new(database).await;
        let told = autumn(&scene, on(9, 22), 45).await;
        let expected = [
            aysel(LetterKind::Deadline, day(10, 6)),
            aysel(LetterKind::Deadline, day(10, 13)),
            aysel(LetterKind::Deadline, day(10, 19)),
            aysel(LetterKind::DeadlinePassed, day(10, 21)),
        ];
        assert_eq!(told, expected);
        let last = scene.letters(LetterState::ByHand).await.pop().unwrap();
        assert_eq!(last.created_at, on(10, 21) - TimeDelta::hours(7), "people come to work at nine in Baku");
    }

    async fn a_body_is_reminded_of_its_report_on_a_plan_until_it_is_there(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        let table = read_table("plan.csv", PLAN.as_bytes()).unwrap();
        let head = Head { stage: Stage::Adopted, report_by: Some((10, 20)), title: "Çaylar planı".to_owned(), ..Head::default() };
        let draft = Draft::of(read_plan(Texts::get(Language::English), "plan.csv", &table).unwrap(), head, || id().to_string());
        let assessment = Assessment::new(scene.store.clone());
        let plan = assessment.add_plan(&operator(), None, (LedgerDeed::ImportPlan, &draft), on(9, 22)).await.unwrap();
        let of_plans = async |from, days| {
            let told = autumn(&scene, from, days).await;
            told.into_iter().filter(|(kind, ..)| matches!(kind, LetterKind::Due | LetterKind::Overdue)).collect::<Vec<_>>()
        };
        let told = of_plans(on(9, 22), 20).await;
        assert_eq!(told, [aysel(LetterKind::Due, day(10, 6))]);
        let letter = scene.letters(LetterState::ByHand).await.into_iter().find(|one| one.kind == LetterKind::Due).unwrap();
        assert!(letter.subject.contains("Çaylar planı") && letter.subject.contains("20 oktyabr 2026"), "{}", letter.subject);
        let report = Report {
            year: 2026, activity: draft.ids()["5.1.1.1"].clone(), by: "Əmək Nazirliyi".to_owned(), status: Status::InProgress,
            words: "Başlanıb".to_owned(), evidence: String::new(), values: Vec::new(),
        };
        let whose = (plan, LedgerKind::Report, LedgerDeed::Report);
        assessment.keep_entry(&operator(), whose, (&report.code(), 0, &report), on(10, 12)).await.unwrap();
        assert_eq!(of_plans(on(10, 12), 20).await, told, "who has reported is not reminded");
    }

    async fn one_reminder_is_enough_after_days_of_silence(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        let told = autumn(&scene, on(10, 14), 1).await;
        assert_eq!(told, [aysel(LetterKind::Deadline, day(10, 14))]);
    }

    async fn nothing_is_told_of_before_the_service_wrote_letters(database: Database) {
        let scene = Scene::new(database).await;
        scene.assign("kamran@ministry.example", "law", "2026-10-12", on(9, 30)).await;
        scene.comment(&scene.aysel, "help-desk", on(9, 30)).await;
        assert_eq!(autumn(&scene, on(10, 13) + TimeDelta::hours(11), 1).await, []);
    }

    async fn who_has_handed_in_or_left_or_wants_none_is_not_reminded(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        scene.store.set_reminders(&actor(&scene.aysel), (scene.aysel.id, false), on(9, 22)).await.unwrap();
        assert_eq!(autumn(&scene, on(10, 6), 1).await, []);
        scene.store.set_reminders(&actor(&scene.aysel), (scene.aysel.id, true), on(10, 7)).await.unwrap();
        assert_eq!(autumn(&scene, on(10, 13), 1).await, [aysel(LetterKind::Deadline, day(10, 13))]);
        let to = ResponseState::Open.submit(UserId(scene.aysel.id.0), on(10, 14)).unwrap();
        let change = StateChange { response: scene.response, from: ResponseState::Open, to };
        let mark = scene.store.response_mark(scene.response).await.unwrap();
        let submission = Submission { mark, snapshot: "{}".to_owned(), receipt: None };
        scene.store.submit(&actor(&scene.aysel), &change, &submission, on(10, 14)).await.unwrap();
        let told = autumn(&scene, on(10, 14) + TimeDelta::hours(12), 10).await;
        let expected = [aysel(LetterKind::Deadline, day(10, 13)), aysel(LetterKind::HandedIn, day(10, 14))];
        assert_eq!(told, expected, "no reminder, only what was done");
        scene.by_hand().deliver_at(|| on(10, 24), || 0.0).await.unwrap();
        assert_eq!(scene.told().await.len(), 1, "the reminder has become pointless");
    }

    async fn people_without_an_account_any_more_and_closed_rounds_get_nothing(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        scene.store.deactivate_user(&operator(), scene.aysel.id, on(9, 23)).await.unwrap();
        assert_eq!(autumn(&scene, on(10, 6), 1).await, []);
        scene.assign("kamran@ministry.example", "law", "2026-10-12", on(10, 7)).await;
        scene.store.close_round(&operator(), scene.round.id, on(10, 8)).await.unwrap();
        assert_eq!(autumn(&scene, on(10, 8), 20).await, []);
    }

    async fn a_part_is_reminded_of_three_days_before_and_the_day_after(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        scene.assign("kamran@ministry.example", "law", "2026-10-01", on(9, 23)).await;
        scene.assign("kamran@ministry.example", "practice", "2026-10-01", on(9, 23)).await;
        let told = autumn(&scene, on(9, 23) + TimeDelta::hours(12), 12).await;
        let kamran = |kind, on| (kind, on, "kamran@ministry.example".to_owned());
        let expected = [
            kamran(LetterKind::Assignment, day(9, 23)),
            kamran(LetterKind::Due, day(9, 28)),
            kamran(LetterKind::Overdue, day(10, 2)),
        ];
        assert_eq!(told, expected, "one letter for both sections");
        let overdue = scene.letters(LetterState::ByHand).await.pop().unwrap();
        assert_eq!(overdue.words.matches("\n– ").count(), 2, "{}", overdue.words);
    }

    async fn a_part_that_is_ready_is_not_reminded_of(database: Database) {
        let scene = Scene::new(database).await;
        scene.by_hand().write_due(on(9, 22)).await.unwrap();
        scene.assign("kamran@ministry.example", "law", "2026-10-01", on(9, 23)).await;
        let response = scene.rows.id(scene.response.0);
        scene.rows.run(&format!(
            "INSERT INTO section_states (response_id, section_id, state, changed_by_name, changed_at) \
             VALUES ({response}, 'law', 'ready', 'Kamran', '{}')", on(9, 24).to_rfc3339()
        )).await;
        let told = autumn(&scene, on(9, 23) + TimeDelta::hours(12), 12).await;
        assert_eq!(told.len(), 1, "{told:?}");
    }
}

//! Saving answers: nothing acknowledged is lost, nobody's words are overwritten unseen.

use std::collections::BTreeSet;

use bhr_baseline::response::{Answer, GivenAnswer, MayAnswer, ResponseId, ResponseState, Unit, UnitId};
use bhr_baseline::store::{SaveError, StateChange, Store, StoreError, Submission, Writer};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, chosen, id, noon};

on_both_engines! {
    async fn every_kind_of_answer_comes_back_as_it_was(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let saves: Vec<_> = kinds_of_answer()
            .into_iter()
            .enumerate()
            .map(|(number, given)| {
                let mut save = world.save(&format!("q{number}"), 0, "");
                save.given = given;
                save
            })
            .collect();
        let outcomes = writer.save_many(saves.clone()).await;
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let answers = world.store.answers(world.response.id).await.unwrap();
        let given: Vec<_> = answers.iter().map(|answer| answer.given.clone()).collect();
        assert_eq!(given, saves.iter().map(|save| save.given.clone()).collect::<Vec<_>>());
        assert_eq!(answers[0].saved_by, Some(world.aysel.id));
        assert_eq!((answers[0].saved_by_name.as_str(), answers[0].saved_at), ("Aysel", noon()));
        let enrolled = &world.store.list_responses(world.round.id).await.unwrap()[0];
        assert_eq!((enrolled.answered, enrolled.last_saved_at), (8, Some(noon())));
    }

    async fn answers_saved_together_are_all_saved_or_none(database: Database) {
        let world = World::new(&database.store).await;
        let by = actor(&world.aysel);
        let seen = world.save("q", 0, "yes");
        world.store.save_together(&by, std::slice::from_ref(&seen), None, noon()).await.unwrap();
        let saves = [world.save("new", 0, "yes"), world.save("q", 0, "no")];
        let before = world.store.list_audit(None, 1000).await.unwrap().len();
        let outcomes = world.store.save_together(&by, &saves, None, noon()).await.unwrap();
        assert!(matches!(outcomes[..], [Ok(_), Err(SaveError::Stale { .. })]), "{outcomes:?}");
        assert_eq!(world.store.answers(world.response.id).await.unwrap().len(), 1);
        assert_eq!(world.store.list_audit(None, 1000).await.unwrap().len(), before);
        let many: Vec<_> = (0..400).map(|number| world.save(&format!("q{number:03}"), 0, "yes")).collect();
        let outcomes = world.store.save_together(&by, &many, None, noon()).await.unwrap();
        assert!(outcomes.iter().all(Result::is_ok));
        assert_eq!(world.store.answers(world.response.id).await.unwrap().len(), 401);
    }

    async fn two_hundred_saves_at_once_are_each_acknowledged_once(database: Database) {
        let world = World::new(&database.store).await;
        let before = world.store.list_audit(None, 1000).await.unwrap().len();
        let writer = Writer::start(world.store.clone());
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..200 {
            let (writer, save) = (writer.clone(), world.save(&format!("q{number:03}"), 0, "yes"));
            tasks.spawn(async move { writer.save(save).await });
        }
        let outcomes = tasks.join_all().await;
        assert!(outcomes.iter().all(|outcome| outcome.as_ref().is_ok_and(|saved| saved.revision == 1)));
        let answers = world.store.answers(world.response.id).await.unwrap();
        assert_eq!(answers.len(), 200);
        let mut versions = 0;
        for answer in &answers {
            versions += history(&world, &answer.question).await.len();
        }
        let audited = world.store.list_audit(None, 1000).await.unwrap().len() - before;
        assert_eq!((versions, audited), (200, 200));
    }

    async fn saves_of_one_answer_in_one_batch_keep_their_order(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let words = ["none", "planned", "partial", "full"];
        let saves = (0..).zip(words).map(|(revision, word)| world.save("q", revision, word)).collect();
        let outcomes = writer.save_many(saves).await;
        let revisions: Vec<_> = outcomes.into_iter().map(|outcome| outcome.unwrap().revision).collect();
        assert_eq!(revisions, [1, 2, 3, 4]);
        assert_eq!(history(&world, "q").await, words.map(chosen));
        let answers = world.store.answers(world.response.id).await.unwrap();
        assert_eq!((answers[0].revision, &answers[0].given), (4, &chosen("full")));
    }

    async fn of_two_who_saw_the_same_one_wins_and_the_other_sees_it(database: Database) {
        let world = World::new(&database.store).await;
        // Two writers, as two processes on one database would have.
        let other = Store::open(&database.url).await.unwrap();
        let (here, there) = (Writer::start(world.store.clone()), Writer::start(other));
        for round in 0..20 {
            let (a, b) = (world.save("q", round, "a"), world.save("q", round, "b"));
            let (a, b) = tokio::join!(here.save(a), there.save(b));
            let (winner, lost) = match (a, b) {
                (Ok(_), Err(lost)) => ("a", lost),
                (Err(lost), Ok(_)) => ("b", lost),
                both => panic!("{both:?}"),
            };
            let SaveError::Stale { current: Some(current) } = lost else { panic!("{lost:?}") };
            assert_eq!((&current.given, current.revision), (&chosen(winner), round + 1));
        }
    }

    async fn a_save_sent_again_is_not_saved_again(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let save = world.save("q", 0, "yes");
        let first = writer.save(save.clone()).await.unwrap();
        writer.save(world.save("q", 1, "no")).await.unwrap();
        assert_eq!(writer.save(save.clone()).await.unwrap(), first);
        let twice = writer.save_many(vec![save.clone(), save.clone()]).await;
        assert!(twice.iter().all(|outcome| outcome.as_ref().is_ok_and(|saved| *saved == first)));
        assert_eq!(history(&world, "q").await.len(), 2);
        let mut forged = save.clone();
        forged.permit = MayAnswer::by_operator("law", "another");
        assert!(matches!(writer.save(forged).await, Err(SaveError::ReusedId)));
        let mut changed = save;
        changed.given = chosen("other words");
        assert!(matches!(writer.save(changed).await, Err(SaveError::ReusedId)));
    }

    async fn the_same_words_saved_by_two_are_no_conflict(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let first = writer.save(world.save("q", 0, "yes")).await.unwrap();
        assert_eq!(writer.save(world.save("q", 0, "yes")).await.unwrap(), first);
        let other = writer.save(world.save("q", 0, "no")).await;
        assert!(matches!(other, Err(SaveError::Stale { .. })), "{other:?}");
        assert_eq!(history(&world, "q").await, [chosen("yes")]);
    }

    async fn nothing_is_saved_after_submission(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let save = world.save("q", 0, "yes");
        let first = writer.save(save.clone()).await.unwrap();
        submit(&world).await.unwrap();
        let late = writer.save(world.save("q", 1, "no")).await;
        assert!(matches!(late, Err(SaveError::NotEditable)), "{late:?}");
        assert_eq!(writer.save(save).await.unwrap(), first);
        assert_eq!(history(&world, "q").await, [chosen("yes")]);
    }

    async fn nothing_is_saved_in_a_closed_round(database: Database) {
        let world = World::new(&database.store).await;
        world.store.close_round(&actor(&world.rauf), world.round.id, noon()).await.unwrap();
        let writer = Writer::start(world.store.clone());
        let late = writer.save(world.save("q", 0, "yes")).await;
        assert!(matches!(late, Err(SaveError::RoundClosed)), "{late:?}");
        let state = submit(&world).await;
        assert!(matches!(state, Err(StoreError::RoundClosed)), "{state:?}");
    }

    async fn saves_racing_a_submission_are_in_the_snapshot_or_refused(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let saves = (0..100).map(|number| world.save(&format!("q{number}"), 0, "yes"));
        let saving = async {
            let mut saved = 0;
            for save in saves {
                match writer.save(save).await {
                    Ok(_) => saved += 1,
                    Err(SaveError::NotEditable) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
            saved
        };
        let submitting = async {
            // Refused while answers come in between the mark and the submission; the next try reads again.
            loop {
                match submit(&world).await {
                    Ok(()) => return,
                    Err(StoreError::ChangedMeanwhile { what: "answers" }) => tokio::task::yield_now().await,
                    Err(error) => panic!("{error:?}"),
                }
            }
        };
        let (saved, ()) = tokio::join!(saving, submitting);
        let snapshot = world.store.snapshot(world.response.id).await.unwrap().unwrap();
        assert_eq!(snapshot.content, format!("{saved} answers"));
    }

    async fn one_save_that_cannot_be_stored_does_not_spoil_the_others(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let mut lost = world.save("lost", 0, "yes");
        lost.response = ResponseId(id());
        let mut stray = world.save("stray", 0, "yes");
        stray.unit = Some(UnitId(id()));
        let saves = vec![world.save("q1", 0, "yes"), lost, stray, world.save("q2", 7, "yes"), world.save("q3", 0, "no")];
        let outcomes = writer.save_many(saves).await;
        assert!(outcomes[0].is_ok() && outcomes[4].is_ok(), "{outcomes:?}");
        assert!(matches!(outcomes[1], Err(SaveError::UnknownResponse)));
        assert!(matches!(outcomes[2], Err(SaveError::UnknownUnit)));
        assert!(matches!(outcomes[3], Err(SaveError::Stale { current: None })));
    }

    async fn a_unit_answers_beside_the_institution(database: Database) {
        let world = World::new(&database.store).await;
        let unit = Unit { id: UnitId(id()), name: "Sumqayıt".to_owned(), kind: "office".to_owned() };
        let units = [unit.clone()];
        world.store.add_units(&actor(&world.aysel), world.response.id, &units, noon()).await.unwrap();
        let writer = Writer::start(world.store.clone());
        let mut of_unit = world.save("q", 0, "no");
        of_unit.unit = Some(unit.id);
        let outcomes = writer.save_many(vec![world.save("q", 0, "yes"), of_unit]).await;
        assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
        let answers = world.store.answers(world.response.id).await.unwrap();
        let by_unit: Vec<_> = answers.iter().map(|answer| (answer.unit, answer.given.clone())).collect();
        assert_eq!(by_unit, [(None, chosen("yes")), (Some(unit.id), chosen("no"))]);
        let history = world.store.answer_history(world.response.id, Some(unit.id), "q").await.unwrap();
        assert_eq!(history.len(), 1);
    }
}

/// PostgreSQL takes no NUL in text. The batch it stands in fails, and the others are saved all the same.
#[tokio::test]
async fn a_save_the_database_refuses_fails_alone() {
    let Some(database) = crate::support::database::Database::postgresql().await else { return };
    let world = World::new(&database.store).await;
    let writer = Writer::start(world.store.clone());
    let saves = vec![world.save("q1", 0, "yes"), world.save("q2", 0, "\0"), world.save("q3", 0, "no")];
    let outcomes = writer.save_many(saves).await;
    assert!(outcomes[0].is_ok() && outcomes[2].is_ok(), "{outcomes:?}");
    assert!(matches!(outcomes[1], Err(SaveError::Database(_))), "{outcomes:?}");
}

async fn history(world: &World, question: &str) -> Vec<GivenAnswer> {
    let versions = world.store.answer_history(world.response.id, None, question).await.expect("a history");
    versions.into_iter().map(|version| version.given).collect()
}

/// Aysel submits; the snapshot is the number of answers.
async fn submit(world: &World) -> Result<(), StoreError> {
    let (store, response) = (&world.store, world.response.id);
    let mark = store.response_mark(response).await?;
    let snapshot = format!("{} answers", store.answers(response).await?.len());
    let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
    let change = StateChange { response, from: ResponseState::Open, to };
    store.submit(&actor(&world.aysel), &change, &Submission { mark, snapshot, receipt: None }, noon()).await
}

/// One of each; nine in all, the last without an answer.
fn kinds_of_answer() -> Vec<GivenAnswer> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    let answers = [
        Answer::Choice("full".to_owned()),
        Answer::Checklist { met: words(&["wages", "safety"]), not_applicable: words(&["mines"]) },
        Answer::Number(Decimal::new(-1250, 2)),
        Answer::Date(NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day")),
        Answer::Text("Şikayət; ~\"İş\" ığ\n".to_owned()),
        Answer::NotApplicable { reason: "not-in-our-mandate".to_owned() },
        Answer::DoNotKnow,
        Answer::NoData,
    ];
    let comment = "Baxılır".to_owned();
    let only_a_comment = GivenAnswer { answer: None, comment, source: "https://e-qanun.az".to_owned() };
    let given = |answer| GivenAnswer { answer: Some(answer), ..GivenAnswer::default() };
    answers.into_iter().map(given).chain([only_a_comment]).collect()
}

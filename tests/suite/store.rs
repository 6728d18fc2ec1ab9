//! The store: every function once, on both engines.

use std::collections::BTreeSet;

use bhr_baseline::response::{ReleaseId, ResponseState, RoundState, SaveId, Unit, UnitId};
use bhr_baseline::store::{
    Import, ImportedAnswer, ImportedResponse, StateChange, Store, StoreError, Submission, Writer,
};

use crate::support::database::on_both_engines;
use crate::support::world::{
    World, actor, chosen, id, institution, noon, noon_and, open_response, operator, questionnaire, round,
};

on_both_engines! {
    async fn every_statement_prepares(database: Database) {
        let count = database.store.check_statements().await.expect("all statements prepare");
        assert!(count > 60, "{count} statements");
    }

    async fn migrating_again_changes_nothing(database: Database) {
        database.store.migrate().await.expect("the tables are up to date");
        database.store.ping().await.expect("the database answers");
        let again = Store::open(&database.url).await.expect("a second store");
        again.migrate().await.expect("the tables are up to date");
        again.close().await;
    }

    async fn a_questionnaire_keeps_its_files(database: Database) {
        let store = database.store;
        let added = questionnaire("a1", 2);
        store.add_questionnaire(&operator(), &added).await.unwrap();
        store.add_questionnaire(&operator(), &added).await.unwrap();
        assert_eq!(store.questionnaire("a1").await.unwrap().as_ref(), Some(&added));
        assert_eq!(store.questionnaire("b2").await.unwrap(), None);
        assert_eq!(store.list_questionnaires().await.unwrap(), [added.entry]);
        assert_eq!(store.list_audit(None, 10).await.unwrap().len(), 1);
    }

    async fn a_round_is_found_by_id_and_by_name(database: Database) {
        let world = World::new(&database.store).await;
        let store = &world.store;
        assert_eq!(store.round(world.round.id).await.unwrap().as_ref(), Some(&world.round));
        assert_eq!(store.round_by_name("Baseline 2026").await.unwrap().as_ref(), Some(&world.round));
        assert_eq!(store.round_by_name("baseline 2026").await.unwrap(), None);
        assert_eq!(store.list_rounds().await.unwrap(), std::slice::from_ref(&world.round));
        let asked = store.list_questionnaires_of_round(world.round.id).await.unwrap();
        assert_eq!(asked[0].sha256, world.questionnaire);
    }

    async fn a_round_needs_a_new_name_and_known_questionnaires(database: Database) {
        let world = World::new(&database.store).await;
        let by = operator();
        let twice = world.store.add_round(&by, &round("Baseline 2026"), &[], noon()).await;
        assert!(matches!(twice, Err(StoreError::AlreadyExists { what: "round", .. })), "{twice:?}");
        let unknown = world.store.add_round(&by, &round("Next"), &["zz".to_owned()], noon()).await;
        assert!(matches!(unknown, Err(StoreError::NotFound { what: "questionnaire", .. })), "{unknown:?}");
        assert_eq!(world.store.list_rounds().await.unwrap().len(), 1);
    }

    async fn a_closed_round_stays_closed(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.rauf));
        let before = store.data_version(world.round.id).await.unwrap();
        store.close_round(&by, world.round.id, noon()).await.unwrap();
        assert!(store.data_version(world.round.id).await.unwrap() > before);
        let state = store.round(world.round.id).await.unwrap().unwrap().state;
        assert_eq!(state, RoundState::Closed { at: noon() });
        let again = store.close_round(&by, world.round.id, noon_and(1)).await;
        assert!(matches!(again, Err(StoreError::RoundClosed)), "{again:?}");
        let other = institution("Another");
        store.add_institution(&by, &other, noon()).await.unwrap();
        let late = open_response(world.round.id, other.id, &world.questionnaire);
        let late = store.enrol(&by, &late, noon()).await;
        assert!(matches!(late, Err(StoreError::RoundClosed)), "{late:?}");
        let unknown = store.close_round(&by, round("x").id, noon()).await;
        assert!(matches!(unknown, Err(StoreError::NotFound { what: "round", .. })), "{unknown:?}");
    }

    async fn a_change_of_profile_changes_the_data_version(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, operator());
        let before = store.data_version(world.round.id).await.unwrap();
        let mut changed = world.ministry.clone();
        changed.profile.mandates = None;
        changed.profile.region = Some("Bakı".to_owned());
        store.update_institution(&by, &changed, noon()).await.unwrap();
        assert_eq!(store.institution(changed.id).await.unwrap().as_ref(), Some(&changed));
        assert_eq!(store.institution_by_name(&changed.name).await.unwrap().as_ref(), Some(&changed));
        assert_eq!(store.list_institutions().await.unwrap(), [changed]);
        assert!(store.data_version(world.round.id).await.unwrap() > before);
        let unknown = store.update_institution(&by, &institution("Nobody"), noon()).await;
        assert!(matches!(unknown, Err(StoreError::NotFound { .. })), "{unknown:?}");
        let twice = store.add_institution(&by, &institution(&world.ministry.name), noon()).await;
        assert!(matches!(twice, Err(StoreError::AlreadyExists { .. })), "{twice:?}");
    }

    async fn an_institution_is_asked_once(database: Database) {
        let world = World::new(&database.store).await;
        let store = &world.store;
        let again = open_response(world.round.id, world.ministry.id, &world.questionnaire);
        let again = store.enrol(&operator(), &again, noon()).await;
        assert!(matches!(again, Err(StoreError::AlreadyExists { .. })), "{again:?}");
        let unasked = open_response(world.round.id, world.ministry.id, "zz");
        let unasked = store.enrol(&operator(), &unasked, noon()).await;
        assert!(matches!(unasked, Err(StoreError::NotFound { .. })), "{unasked:?}");
        assert_eq!(store.response(world.response.id).await.unwrap().as_ref(), Some(&world.response));
        let listed = store.list_responses(world.round.id).await.unwrap();
        assert_eq!((&listed[0].response, &listed[0].institution), (&world.response, &world.ministry));
        assert_eq!((listed[0].answered, listed[0].last_saved_at), (0, None));
        assert_eq!(store.responses_of_institution(world.ministry.id).await.unwrap(), listed);
    }

    async fn units_keep_their_order(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.aysel));
        let unit = |name: &str| Unit { id: UnitId(id()), name: name.to_owned(), kind: "service".to_owned() };
        let [third, first, second] = [unit("c"), unit("a"), unit("b")];
        store.add_units(&by, world.response.id, &[first.clone(), second.clone()], noon()).await.unwrap();
        store.add_units(&by, world.response.id, std::slice::from_ref(&third), noon()).await.unwrap();
        assert_eq!(store.units(world.response.id).await.unwrap(), [first, second, third]);
        let twice = store.add_units(&by, world.response.id, &[unit("a")], noon()).await;
        assert!(matches!(twice, Err(StoreError::AlreadyExists { what: "unit", .. })), "{twice:?}");
    }

    async fn a_returned_response_can_be_submitted_again(database: Database) {
        let world = World::new(&database.store).await;
        let (store, id) = (&world.store, world.response.id);
        let (aysel, rauf) = (world.aysel.id, world.rauf.id);
        let submitted = world.response.state.clone().submit(aysel, noon()).unwrap();
        submit(&world, &ResponseState::Open, &submitted, "first").await.unwrap();
        assert_eq!(store.response(id).await.unwrap().unwrap().state, submitted);
        assert_eq!(store.snapshots_of_round(world.round.id).await.unwrap(), []);
        let returned = submitted.clone().give_back(rauf, noon_and(1), "Which order?".to_owned()).unwrap();
        let step = StateChange { response: id, from: submitted, to: returned.clone() };
        store.set_response_state(&actor(&world.rauf), &step, noon_and(1)).await.unwrap();
        assert_eq!(store.response(id).await.unwrap().unwrap().state, returned);
        let messages = store.messages(id).await.unwrap();
        assert_eq!((messages[0].text.as_str(), messages[0].by_name.as_str()), ("Which order?", "Rauf"));
        let again = returned.clone().submit(aysel, noon_and(2)).unwrap();
        submit(&world, &returned, &again, "second").await.unwrap();
        let accepted = again.clone().accept(rauf, noon_and(3)).unwrap();
        let step = StateChange { response: id, from: again, to: accepted };
        store.set_response_state(&actor(&world.rauf), &step, noon_and(3)).await.unwrap();
        let frozen = store.snapshots_of_round(world.round.id).await.unwrap();
        assert_eq!((frozen[0].revision, frozen[0].content.as_str()), (2, "second"));
        assert_eq!(store.snapshot(id).await.unwrap().as_ref(), Some(&frozen[0]));
    }

    async fn two_reviewers_cannot_both_decide(database: Database) {
        let world = World::new(&database.store).await;
        let submitted = ResponseState::Submitted { at: noon(), by: world.aysel.id };
        submit(&world, &ResponseState::Open, &submitted, "only").await.unwrap();
        let accepted = submitted.clone().accept(world.rauf.id, noon()).unwrap();
        let returned = submitted.clone().give_back(world.rauf.id, noon(), "Why?".to_owned()).unwrap();
        let step = |to| StateChange { response: world.response.id, from: submitted.clone(), to };
        let by = actor(&world.rauf);
        let (accept, give_back) = (step(accepted), step(returned));
        let (one, other) = tokio::join!(
            world.store.set_response_state(&by, &accept, noon()),
            world.store.set_response_state(&by, &give_back, noon()),
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        let lost = one.and(other).unwrap_err();
        assert!(matches!(lost, StoreError::ChangedMeanwhile { what: "response" }), "{lost:?}");
    }

    async fn an_answer_saved_after_the_mark_stops_the_submission(database: Database) {
        let world = World::new(&database.store).await;
        let mark = world.store.response_mark(world.response.id).await.unwrap();
        let writer = Writer::start(world.store.clone());
        writer.save(world.save("q1", 0, "yes")).await.unwrap();
        let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
        let change = StateChange { response: world.response.id, from: ResponseState::Open, to };
        let submission = Submission { mark, snapshot: String::new(), receipt: None };
        let late = world.store.submit(&actor(&world.aysel), &change, &submission, noon()).await;
        assert!(matches!(late, Err(StoreError::ChangedMeanwhile { what: "answers" })), "{late:?}");
        let state = world.store.response(world.response.id).await.unwrap().unwrap().state;
        assert_eq!(state, ResponseState::Open);
    }

    async fn an_import_comes_in_whole_or_not_at_all(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, operator());
        let import = import_of(&world, 3, 150);
        store.bulk_import(&by, world.round.id, &import, noon()).await.unwrap();
        let frozen = store.snapshots_of_round(world.round.id).await.unwrap();
        assert_eq!(frozen.len(), 3);
        assert_eq!(frozen[2].institution, import.institutions[2]);
        let imported = import.responses[1].response.id;
        let answers = store.answers(imported).await.unwrap();
        assert_eq!((answers.len(), answers[7].given.clone(), answers[7].revision), (150, chosen("full"), 1));
        assert_eq!(store.units(imported).await.unwrap(), import.responses[1].units);
        let mut again = import_of(&world, 2, 5);
        again.institutions[1].name.clone_from(&import.institutions[0].name);
        let refused = store.bulk_import(&by, world.round.id, &again, noon()).await;
        assert!(matches!(refused, Err(StoreError::AlreadyExists { .. })), "{refused:?}");
        assert_eq!(store.list_institutions().await.unwrap().len(), 4);
    }

    async fn a_release_is_kept_as_it_was(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.rauf));
        let key = (ReleaseId(id()), world.round.id);
        let entry = store.add_release(&by, key, "{\"figures\":[]}", noon()).await.unwrap();
        assert_eq!(store.list_releases(world.round.id).await.unwrap(), std::slice::from_ref(&entry));
        let release = store.release(entry.id).await.unwrap().unwrap();
        assert_eq!((release.entry, release.content.as_str()), (entry, "{\"figures\":[]}"));
        assert_eq!(store.release(ReleaseId(id())).await.unwrap(), None);
    }

    async fn the_audit_names_who_did_what(database: Database) {
        let world = World::new(&database.store).await;
        let by = actor(&world.rauf);
        world.store.close_round(&by, world.round.id, noon_and(5)).await.unwrap();
        let newest = world.store.list_audit(None, 2).await.unwrap();
        assert_eq!((&newest[0].actor, newest[0].action.as_str()), (&by, "round.close"));
        assert_eq!((newest[0].subject.as_str(), newest[0].at), (world.round.id.to_string().as_str(), noon_and(5)));
        let older = world.store.list_audit(Some(newest[1].seq), 100).await.unwrap();
        assert!(older.iter().all(|entry| entry.seq < newest[1].seq), "{older:?}");
        assert_eq!(older.len(), 5);
    }
}

/// Aysel submits with a snapshot of the answers as they are.
async fn submit(
    world: &World,
    from: &ResponseState,
    to: &ResponseState,
    snapshot: &str,
) -> Result<(), StoreError> {
    let mark = world.store.response_mark(world.response.id).await?;
    let change = StateChange { response: world.response.id, from: from.clone(), to: to.clone() };
    let submission = Submission { mark, snapshot: snapshot.to_owned(), receipt: None };
    world.store.submit(&actor(&world.aysel), &change, &submission, noon()).await
}

/// New institutions with an accepted response each.
fn import_of(world: &World, institutions: usize, answers: usize) -> Import {
    let mut import = Import::default();
    for _ in 0..institutions {
        let new = institution(&format!("Company {}", id()));
        let mut response = open_response(world.round.id, new.id, &world.questionnaire);
        response.state = ResponseState::Accepted { at: noon(), by: world.rauf.id };
        let answer = |number| ImportedAnswer {
            save_id: SaveId(id()),
            unit: None,
            question: format!("question-{number}"),
            given: chosen("full"),
        };
        let unit = Unit { id: UnitId(id()), name: "Head office".to_owned(), kind: "office".to_owned() };
        import.institutions.push(new);
        import.responses.push(ImportedResponse {
            response,
            units: vec![unit],
            per_unit: BTreeSet::new(),
            answers: (0..answers).map(answer).collect(),
            snapshot: Some("[]".to_owned()),
        });
    }
    import
}

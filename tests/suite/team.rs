//! Several people on one response, in the store.

use bhr_baseline::response::{MayAnswer, PartRole, SaveId, SectionState, TaskPart};
use bhr_baseline::store::{Assignment, SaveError, StateStep, StoreError, Writer};

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, noon, operator};

fn task(world: &World, question: Option<&str>) -> Assignment {
    Assignment {
        response: world.response.id,
        email: "Sevda@ministry.example".to_owned(),
        part: TaskPart { section: "law".to_owned(), question: question.map(str::to_owned) },
        role: PartRole::Answer,
        due_on: Some(noon().date_naive()),
        by_name: "Aysel".to_owned(),
        at: noon(),
    }
}

fn step(world: &World, from: SectionState, to: SectionState) -> StateStep {
    StateStep { response: world.response.id, section: "law".to_owned(), from, to, is_opened: false }
}

on_both_engines! {
    async fn a_task_is_given_taken_back_and_written_down(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.aysel));
        let given = task(&world, None);
        store.assign(&by, &[given.clone(), task(&world, Some("q"))]).await.unwrap();
        let own = store.assignments_of("SEVDA@ministry.example").await.unwrap();
        assert_eq!(own, store.assignments(world.response.id).await.unwrap());
        assert_eq!(own[0], Assignment { email: "sevda@ministry.example".to_owned(), ..given.clone() });
        assert_eq!(store.section_standings(world.response.id).await.unwrap()[0].state, SectionState::Draft);
        let place = (world.response.id, "sevda@MINISTRY.example", &given.part);
        store.take_back(&by, place, noon()).await.unwrap();
        let again = store.take_back(&by, place, noon()).await;
        assert!(matches!(again, Err(StoreError::NotFound { what: "assignment", .. })), "{again:?}");
        let actions: Vec<String> =
            store.list_audit(None, 3).await.unwrap().into_iter().map(|entry| entry.action).collect();
        assert_eq!(actions, ["assignment.remove", "assignment.add", "assignment.add"]);
    }

    async fn a_step_is_taken_from_the_state_that_was_seen(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, operator());
        use SectionState::{Draft, Ready, Released};
        for (from, to) in [(Draft, Released), (Released, Draft), (Ready, Released)] {
            let refused = store.set_section_state(&by, &step(&world, from, to), noon()).await;
            assert!(matches!(refused, Err(StoreError::ChangedMeanwhile { .. })), "{from:?} {to:?} {refused:?}");
        }
        store.set_section_state(&by, &step(&world, Released, Ready), noon()).await.unwrap();
        store.assign(&by, &[task(&world, None)]).await.unwrap();
        let standing = store.section_standings(world.response.id).await.unwrap();
        assert_eq!(standing[0].state, Ready, "what colleagues have seen becomes no draft");
    }

    async fn no_answer_slips_into_a_section_that_is_being_locked(database: Database) {
        let world = World::new(&database.store).await;
        let writer = Writer::start(world.store.clone());
        let (by, lock) = (operator(), step(&world, SectionState::Released, SectionState::Ready));
        let saves = (0..40).map(|number| {
            let question = format!("q{number}");
            let permit = MayAnswer::by_operator("law", question);
            bhr_baseline::store::SaveAnswer { save_id: SaveId(id()), permit, ..world.save("q", 0, "full") }
        });
        let saves: Vec<_> = saves.collect();
        let (first, rest) = saves.split_at(20);
        let (early, locked, late) = tokio::join!(
            writer.save_many(first.to_vec()),
            world.store.set_section_state(&by, &lock, noon()),
            writer.save_many(rest.to_vec()),
        );
        locked.unwrap();
        let taken = early.iter().chain(&late).filter(|outcome| outcome.is_ok()).count();
        let refused = early.iter().chain(&late).filter_map(|outcome| outcome.as_ref().err());
        assert!(refused.clone().all(|error| matches!(error, SaveError::SectionReady)));
        assert_eq!(taken + refused.count(), 40);
        assert_eq!(world.store.answers(world.response.id).await.unwrap().len(), taken);
        let after = writer.save(world.save("later", 0, "full")).await;
        assert!(matches!(after, Err(SaveError::SectionReady)), "{after:?}");
        let elsewhere = MayAnswer::by_operator("practice", "later");
        let save = bhr_baseline::store::SaveAnswer { permit: elsewhere, ..world.save("later", 0, "full") };
        writer.save(save).await.unwrap();
    }
}

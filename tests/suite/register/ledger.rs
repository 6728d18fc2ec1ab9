//! The register and the successions in the store.

use std::collections::BTreeSet;

use bhr_baseline::response::PlanId;
use bhr_baseline::store::{LedgerChange, LedgerDeed, LedgerEntry, LedgerKind, StoreError};

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, institution, noon, noon_and, operator, round};

fn change(code: &str, seen: u32, content: &str) -> LedgerChange {
    change_of(LedgerKind::Finding, code, seen, content)
}

fn change_of(kind: LedgerKind, code: &str, seen: u32, content: &str) -> LedgerChange {
    LedgerChange { kind, code: code.to_owned(), seen, content: content.to_owned() }
}

on_both_engines! {
    async fn a_register_entry_keeps_every_revision(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, whose) = (&world.store, actor(&world.rauf), (world.round.id, LedgerKind::Finding));
        let add = [change("law-1", 0, "first"), change("law-2", 0, "other")];
        store.change_entries(&by, whose.0, LedgerDeed::TakeIn, &add, noon()).await.unwrap();
        let edit = [change("law-1", 1, "second")];
        store.change_entries(&by, whose.0, LedgerDeed::Edit, &edit, noon_and(1)).await.unwrap();
        let entries = store.entries(whose.0, whose.1).await.unwrap();
        let told: Vec<_> =
            entries.iter().map(|one| (one.code.as_str(), one.revision, one.content.as_str())).collect();
        assert_eq!(told, [("law-1", 2, "second"), ("law-2", 1, "other")]);
        assert_eq!((entries[0].changed_by.as_str(), entries[0].changed_at), ("Rauf", noon_and(1)));
        let versions = store.entry_versions(whose.0, whose.1, "law-1").await.unwrap();
        let told: Vec<_> =
            versions.iter().map(|one| (one.deed.as_str(), one.entry.content.as_str())).collect();
        assert_eq!(told, [("register.take-in", "first"), ("register.edit", "second")]);
        assert_eq!(store.entries(whose.0, LedgerKind::Issue).await.unwrap(), []);
        let deeds = store.list_audit(None, 3).await.unwrap();
        let deeds: Vec<_> = deeds.iter().map(|deed| deed.action.as_str()).collect();
        assert_eq!(deeds, ["register.edit", "register.take-in", "register.take-in"]);
    }

    async fn who_saves_over_what_they_have_not_seen_is_refused_and_nothing_of_it_stays(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, whose) = (&world.store, actor(&world.rauf), (world.round.id, LedgerKind::Finding));
        let add = [change("law-1", 0, "first")];
        store.change_entries(&by, whose.0, LedgerDeed::Add, &add, noon()).await.unwrap();
        let deeds = store.list_audit(None, 100).await.unwrap().len();
        for stale in [change("law-1", 0, "again"), change("law-1", 7, "later"), change("none-1", 1, "none")] {
            let both = [change("law-9", 0, "beside"), stale];
            let refused = store.change_entries(&by, whose.0, LedgerDeed::Merge, &both, noon()).await;
            assert!(matches!(refused, Err(StoreError::ChangedMeanwhile { .. })), "{refused:?}");
        }
        let entries = store.entries(whose.0, whose.1).await.unwrap();
        assert_eq!(entries.iter().map(|one| one.content.as_str()).collect::<Vec<_>>(), ["first"]);
        assert_eq!(store.list_audit(None, 100).await.unwrap().len(), deeds);
        let nowhere = round("Nowhere").id;
        let refused = store.change_entries(&by, nowhere, LedgerDeed::Add, &add, noon()).await;
        assert!(matches!(refused, Err(StoreError::NotFound { what: "round", .. })), "{refused:?}");
    }

    async fn notes_are_added_with_author_and_time(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.rauf));
        let whose = (world.round.id, LedgerKind::Finding, "law-1");
        let nothing = store.add_note(&by, whose, (id(), "To nothing"), noon()).await;
        assert!(matches!(nothing, Err(StoreError::NotFound { .. })), "{nothing:?}");
        let add = [change("law-1", 0, "first")];
        store.change_entries(&by, whose.0, LedgerDeed::Add, &add, noon()).await.unwrap();
        store.add_note(&by, whose, (id(), "First"), noon()).await.unwrap();
        store.add_note(&operator(), whose, (id(), "Second"), noon_and(1)).await.unwrap();
        let notes = store.entry_notes(whose.0, whose.1, whose.2).await.unwrap();
        let told: Vec<_> = notes.iter().map(|one| (one.text.as_str(), one.by_name.as_str(), one.at)).collect();
        assert_eq!(told, [("First", "Rauf", noon()), ("Second", "Operator", noon_and(1))]);
        let deed = store.list_audit(None, 1).await.unwrap().remove(0);
        assert_eq!(deed.action, "register.note");
        assert!(!deed.detail.to_string().contains("Second"), "words stay out of the audit log");
    }

    async fn a_plan_and_a_round_keep_entries_of_many_kinds_in_one_deed(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, plan) = (&world.store, actor(&world.rauf), PlanId(id()));
        let parts = [
            change_of(LedgerKind::Head, "plan", 0, "{}"),
            change_of(LedgerKind::Part, "p1", 0, "first"),
        ];
        store.add_plan(&by, (plan, Some(world.round.id)), (LedgerDeed::BeginPlan, &parts), noon()).await.unwrap();
        let edit = [change_of(LedgerKind::Part, "p1", 1, "second"), change_of(LedgerKind::Part, "p2", 0, "new")];
        store.change_entries(&by, plan, LedgerDeed::EditPart, &edit, noon_and(1)).await.unwrap();
        let stale = [change_of(LedgerKind::Part, "p2", 1, "lost"), change_of(LedgerKind::Part, "p1", 1, "stale")];
        let refused = store.change_entries(&by, plan, LedgerDeed::EditPart, &stale, noon_and(2)).await;
        assert!(matches!(refused, Err(StoreError::ChangedMeanwhile { .. })), "{refused:?}");
        let told = |entries: Vec<LedgerEntry>| {
            entries.into_iter().map(|one| (one.code, one.revision, one.content)).collect::<Vec<_>>()
        };
        let told = told(store.entries(plan, LedgerKind::Part).await.unwrap());
        let wanted = [("p1".to_owned(), 2, "second".to_owned()), ("p2".to_owned(), 1, "new".to_owned())];
        assert_eq!(told, wanted);
        let one = store.entry(plan, LedgerKind::Part, "p1").await.unwrap().unwrap();
        assert_eq!((one.revision, one.changed_by.as_str()), (2, "Rauf"));
        assert_eq!(store.entry(plan, LedgerKind::Part, "p9").await.unwrap(), None);
        let versions = store.entry_versions(plan, LedgerKind::Part, "p1").await.unwrap();
        assert_eq!(versions.iter().map(|one| one.deed.as_str()).collect::<Vec<_>>(), ["plan.begin", "plan.edit-part"]);
        let passage = [change_of(LedgerKind::Passage, "context", 0, "words")];
        store.change_entries(&by, world.round.id, LedgerDeed::WritePassage, &passage, noon()).await.unwrap();
        store.add_note(&by, (plan, LedgerKind::Part, "p2"), (id(), "Look here"), noon()).await.unwrap();
        assert_eq!(store.entry_notes(plan, LedgerKind::Part, "p2").await.unwrap().len(), 1);
        assert_eq!(store.list_audit(None, 1).await.unwrap().remove(0).action, "plan.note");
        let listed = store.plans().await.unwrap();
        assert_eq!((listed.len(), listed[0].id, listed[0].round), (1, plan, Some(world.round.id)));
        assert_eq!(store.plan(plan).await.unwrap().as_ref(), listed.first());
        let nowhere = store.change_entries(&by, PlanId(id()), LedgerDeed::EditPart, &edit, noon()).await;
        assert!(nowhere.is_err());
        let lost = store.add_plan(&by, (PlanId(id()), Some(round("Nowhere").id)), (LedgerDeed::BeginPlan, &parts), noon());
        assert!(matches!(lost.await, Err(StoreError::NotFound { .. })));
        assert_eq!(store.plans().await.unwrap().len(), 1);
    }

    async fn predecessors_are_replaced_as_a_whole_and_never_go_in_a_circle(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, operator());
        let [a, b, c] = ["A", "B", "C"].map(institution);
        for one in [&a, &b, &c] {
            store.add_institution(&by, one, noon()).await.unwrap();
        }
        let set = async |of: &bhr_baseline::response::Institution, from: &[&bhr_baseline::response::Institution]| {
            let from: BTreeSet<_> = from.iter().map(|one| one.id).collect();
            store.set_predecessors(&by, of.id, &from, noon()).await
        };
        set(&a, &[&b, &c]).await.unwrap();
        assert_eq!(store.successions().await.unwrap(), [(a.id, b.id), (a.id, c.id)]);
        set(&a, &[&b]).await.unwrap();
        set(&b, &[&c]).await.unwrap();
        assert_eq!(store.successions().await.unwrap(), [(a.id, b.id), (b.id, c.id)]);
        for (of, from) in [(&c, &a), (&c, &b), (&a, &a)] {
            let refused = set(of, &[from]).await;
            assert!(matches!(refused, Err(StoreError::Circle)), "{refused:?}");
        }
        let unknown = set(&c, &[&institution("Unknown")]).await;
        assert!(matches!(unknown, Err(StoreError::NotFound { what: "institution", .. })), "{unknown:?}");
        assert_eq!(store.successions().await.unwrap().len(), 2);
        let deed = store.list_audit(None, 1).await.unwrap().remove(0);
        assert_eq!((deed.action.as_str(), deed.subject), ("institution.set-predecessors", b.id.to_string()));
    }
}

//! The register and the successions in the store.

use std::collections::BTreeSet;

use bhr_baseline::store::{RegisterChange, RegisterDeed, RegisterKind, StoreError};

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, institution, noon, noon_and, operator, round};

fn change(code: &str, seen: u32, content: &str) -> RegisterChange {
    RegisterChange { code: code.to_owned(), seen, content: content.to_owned() }
}

on_both_engines! {
    async fn a_register_entry_keeps_every_revision(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, whose) = (&world.store, actor(&world.rauf), (world.round.id, RegisterKind::Finding));
        let add = [change("law-1", 0, "first"), change("law-2", 0, "other")];
        store.change_register(&by, whose, RegisterDeed::TakeIn, &add, noon()).await.unwrap();
        let edit = [change("law-1", 1, "second")];
        store.change_register(&by, whose, RegisterDeed::Edit, &edit, noon_and(1)).await.unwrap();
        let entries = store.register(whose.0, whose.1).await.unwrap();
        let told: Vec<_> =
            entries.iter().map(|one| (one.code.as_str(), one.revision, one.content.as_str())).collect();
        assert_eq!(told, [("law-1", 2, "second"), ("law-2", 1, "other")]);
        assert_eq!((entries[0].changed_by.as_str(), entries[0].changed_at), ("Rauf", noon_and(1)));
        let versions = store.register_versions(whose.0, whose.1, "law-1").await.unwrap();
        let told: Vec<_> =
            versions.iter().map(|one| (one.deed.as_str(), one.entry.content.as_str())).collect();
        assert_eq!(told, [("register.take-in", "first"), ("register.edit", "second")]);
        assert_eq!(store.register(whose.0, RegisterKind::Issue).await.unwrap(), []);
        let deeds = store.list_audit(None, 3).await.unwrap();
        let deeds: Vec<_> = deeds.iter().map(|deed| deed.action.as_str()).collect();
        assert_eq!(deeds, ["register.edit", "register.take-in", "register.take-in"]);
    }

    async fn who_saves_over_what_they_have_not_seen_is_refused_and_nothing_of_it_stays(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by, whose) = (&world.store, actor(&world.rauf), (world.round.id, RegisterKind::Finding));
        let add = [change("law-1", 0, "first")];
        store.change_register(&by, whose, RegisterDeed::Add, &add, noon()).await.unwrap();
        let deeds = store.list_audit(None, 100).await.unwrap().len();
        for stale in [change("law-1", 0, "again"), change("law-1", 7, "later"), change("none-1", 1, "none")] {
            let both = [change("law-9", 0, "beside"), stale];
            let refused = store.change_register(&by, whose, RegisterDeed::Merge, &both, noon()).await;
            assert!(matches!(refused, Err(StoreError::ChangedMeanwhile { .. })), "{refused:?}");
        }
        let entries = store.register(whose.0, whose.1).await.unwrap();
        assert_eq!(entries.iter().map(|one| one.content.as_str()).collect::<Vec<_>>(), ["first"]);
        assert_eq!(store.list_audit(None, 100).await.unwrap().len(), deeds);
        let nowhere = (round("Nowhere").id, RegisterKind::Finding);
        let refused = store.change_register(&by, nowhere, RegisterDeed::Add, &add, noon()).await;
        assert!(matches!(refused, Err(StoreError::NotFound { what: "round", .. })), "{refused:?}");
    }

    async fn notes_are_added_with_author_and_time(database: Database) {
        let world = World::new(&database.store).await;
        let (store, by) = (&world.store, actor(&world.rauf));
        let whose = (world.round.id, RegisterKind::Finding, "law-1");
        let nothing = store.add_register_note(&by, whose, (id(), "To nothing"), noon()).await;
        assert!(matches!(nothing, Err(StoreError::NotFound { .. })), "{nothing:?}");
        let add = [change("law-1", 0, "first")];
        store.change_register(&by, (whose.0, whose.1), RegisterDeed::Add, &add, noon()).await.unwrap();
        store.add_register_note(&by, whose, (id(), "First"), noon()).await.unwrap();
        store.add_register_note(&operator(), whose, (id(), "Second"), noon_and(1)).await.unwrap();
        let notes = store.register_notes(whose.0, whose.1, whose.2).await.unwrap();
        let told: Vec<_> = notes.iter().map(|one| (one.text.as_str(), one.by_name.as_str(), one.at)).collect();
        assert_eq!(told, [("First", "Rauf", noon()), ("Second", "Operator", noon_and(1))]);
        let deed = store.list_audit(None, 1).await.unwrap().remove(0);
        assert_eq!(deed.action, "register.note");
        assert!(!deed.detail.to_string().contains("Second"), "words stay out of the audit log");
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

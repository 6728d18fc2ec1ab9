//! Files of evidence and their rows: kept in step, in a folder and in S3.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use bhr_baseline::assessment::{EvidenceRoom, NewContent, NewEvidence};
use bhr_baseline::response::{
    Confidentiality, EvidenceId, EvidenceKind, EvidencePlace, InstitutionId, MayAnswer, ResponseState,
};
use bhr_baseline::store::{StateChange, StoreError, Submission};
use bhr_baseline::vault::{S3Place, Vault, VaultError, VaultPlace, sha256_hex};
use chrono::TimeDelta;

use crate::support::database::on_both_engines;
use crate::support::world::{World, actor, id, institution, noon, operator};

fn folder() -> (tempfile::TempDir, Vault) {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(&VaultPlace::Folder(folder.path().to_owned())).unwrap();
    (folder, vault)
}

fn text(words: &str, confidentiality: Confidentiality) -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::Other,
        title: words.to_owned(),
        dated: None,
        valid_until: None,
        confidentiality,
        content: NewContent::File { name: "a.txt".to_owned(), bytes: words.as_bytes().to_vec() },
    }
}

fn place(world: &World) -> EvidencePlace {
    EvidencePlace { response: world.response.id, unit: None, question: "q1".to_owned() }
}

fn permit() -> MayAnswer {
    MayAnswer::by_operator("s1", "q1")
}

async fn add(world: &World, room: &EvidenceRoom, new: NewEvidence) -> EvidenceId {
    let piece = EvidenceId(id());
    let ids = (piece, world.ministry.id);
    room.add(&actor(&world.aysel), ids, new, Some((&place(world), &permit())), noon()).await.unwrap();
    piece
}

on_both_engines! {
    async fn evidence_changed_after_the_mark_stops_the_submission(database: Database) {
        let world = World::new(&database.store).await;
        let (_folder, vault) = folder();
        let room = EvidenceRoom::new(world.store.clone(), vault, 1000);
        let store = &world.store;
        let mark = store.response_mark(world.response.id).await.unwrap();
        let piece = add(&world, &room, text("a", Confidentiality::Nhri)).await;
        let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
        let change = StateChange { response: world.response.id, from: ResponseState::Open, to };
        let submission = Submission { mark, snapshot: "first".to_owned(), receipt: None };
        let late = store.submit(&actor(&world.aysel), &change, &submission, noon()).await;
        assert!(matches!(late, Err(StoreError::ChangedMeanwhile { what: "answers" })), "{late:?}");
        let mark = store.response_mark(world.response.id).await.unwrap();
        let ids = (piece, world.ministry.id);
        store.unlink_evidence(&actor(&world.aysel), ids, (&place(&world), &permit()), noon()).await.unwrap();
        store.link_evidence(&actor(&world.aysel), ids, (&place(&world), &permit()), noon()).await.unwrap();
        assert!(store.response_mark(world.response.id).await.unwrap() > mark, "there and back is a change too");
    }

    async fn only_what_leaves_the_institution_is_handed_in(database: Database) {
        let world = World::new(&database.store).await;
        let (_folder, vault) = folder();
        let room = EvidenceRoom::new(world.store.clone(), vault, 1000);
        let open = add(&world, &room, text("open", Confidentiality::Public)).await;
        let inside = add(&world, &room, text("inside", Confidentiality::Institution)).await;
        let store = &world.store;
        let to = ResponseState::Submitted { at: noon(), by: world.aysel.id };
        let change = StateChange { response: world.response.id, from: ResponseState::Open, to };
        let mark = store.response_mark(world.response.id).await.unwrap();
        let submission = Submission { mark, snapshot: "only".to_owned(), receipt: None };
        store.submit(&actor(&world.aysel), &change, &submission, noon()).await.unwrap();
        let handed_in = store.evidence_handed_in(world.response.id).await.unwrap();
        let ids: Vec<EvidenceId> = handed_in.iter().map(|(_, piece)| piece.id).collect();
        assert_eq!(ids, [open]);
        assert!(!store.is_evidence_handed_in(inside).await.unwrap());
        for piece in [open, inside] {
            let kept = room.remove(&operator(), (piece, world.ministry.id), &[], noon()).await;
            assert!(kept.is_err(), "it supports an answer that is handed in");
            let ids = (piece, world.ministry.id);
            let late = store.unlink_evidence(&operator(), ids, (&place(&world), &permit()), noon()).await;
            assert!(matches!(late, Err(StoreError::ChangedMeanwhile { what: "response" })), "{late:?}");
        }
    }

    async fn a_piece_belongs_to_one_institution(database: Database) {
        let world = World::new(&database.store).await;
        let (_folder, vault) = folder();
        let room = EvidenceRoom::new(world.store.clone(), vault, 1000);
        let piece = add(&world, &room, text("a", Confidentiality::Public)).await;
        let other = institution("Another");
        world.store.add_institution(&operator(), &other, noon()).await.unwrap();
        let ids = (piece, other.id);
        let linked = world.store.link_evidence(&operator(), ids, (&place(&world), &permit()), noon()).await;
        assert!(matches!(linked, Err(StoreError::NotFound { what: "evidence", .. })), "{linked:?}");
        let removed = world.store.remove_evidence(&operator(), (piece, other.id), &[], noon()).await;
        assert!(matches!(removed, Err(StoreError::NotFound { .. })), "{removed:?}");
        let theirs = room
            .add(&operator(), (EvidenceId(id()), other.id), text("b", Confidentiality::Public), Some((&place(&world), &permit())), noon())
            .await;
        assert!(theirs.is_err(), "an answer of the ministry is not theirs");
        assert_eq!(world.store.evidence_of_institution(other.id).await.unwrap(), []);
    }

    async fn a_file_without_a_row_is_swept_and_one_with_a_row_stays(database: Database) {
        let world = World::new(&database.store).await;
        let (_folder, vault) = folder();
        let room = EvidenceRoom::new(world.store.clone(), vault.clone(), 1000);
        add(&world, &room, text("named", Confidentiality::Public)).await;
        let left = vault.put(world.ministry.id, b"left behind").await.unwrap();
        let now = bhr_baseline::assessment::clock::now();
        assert_eq!(room.sweep(now).await.unwrap(), 0, "it may be on its way");
        assert_eq!(room.sweep(now + TimeDelta::hours(2)).await.unwrap(), 1);
        assert!(!vault.has(world.ministry.id, &left).await.unwrap());
        assert!(vault.has(world.ministry.id, &sha256_hex(b"named")).await.unwrap());
    }

    async fn two_files_at_once_do_not_both_take_the_last_room(database: Database) {
        let world = World::new(&database.store).await;
        let (_folder, vault) = folder();
        let room = Arc::new(EvidenceRoom::new(world.store.clone(), vault, 10));
        let send = |words: &str| {
            let (room, new) = (Arc::clone(&room), text(words, Confidentiality::Public));
            let ids = (EvidenceId(id()), world.ministry.id);
            async move { room.add(&operator(), ids, new, None, noon()).await }
        };
        let (one, other) = tokio::join!(send("sixsix"), send("SIXSIX"));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        assert_eq!(world.store.evidence_room_taken(world.ministry.id).await.unwrap(), 6);
    }
}

/// Everything a vault must do.
async fn check(vault: &Vault) {
    let (owner, other) = (InstitutionId(id()), InstitutionId(id()));
    let bytes = vec![7; 3_000_000];
    let sha256 = vault.put(owner, &bytes).await.unwrap();
    assert_eq!(vault.put(owner, &bytes).await.unwrap(), sha256, "once more changes nothing");
    assert_eq!(vault.get(owner, &sha256).await.unwrap(), bytes);
    assert!(vault.get(other, &sha256).await.is_err(), "another institution has no such file");
    let kept = vault.list().await.unwrap();
    assert_eq!(
        kept.iter().map(|file| (file.institution, &file.sha256)).collect::<Vec<_>>(),
        [(owner, &sha256)]
    );
    vault.remove(owner, &sha256).await.unwrap();
    vault.remove(owner, &sha256).await.unwrap();
    assert!(!vault.has(owner, &sha256).await.unwrap());
    assert_eq!(vault.list().await.unwrap(), []);
}

#[tokio::test]
async fn a_folder_keeps_files_and_notices_damage() {
    let (folder, vault) = folder();
    check(&vault).await;
    let owner = InstitutionId(id());
    let sha256 = vault.put(owner, b"as it was").await.unwrap();
    std::fs::write(folder.path().join(owner.to_string()).join(&sha256), b"as it is").unwrap();
    let damaged = vault.get(owner, &sha256).await;
    assert!(matches!(damaged, Err(VaultError::Damaged(_))), "{damaged:?}");
}

/// A server that speaks S3; stopped at the end of the test.
struct S3(Child, String);

impl Drop for S3 {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl S3 {
    /// `None` where there is none to start: `MOTO` names a Python that has moto's server.
    async fn start() -> Option<Self> {
        let Ok(python) = std::env::var("MOTO") else {
            assert!(std::env::var_os("CI").is_none(), "MOTO must name a Python with moto's server");
            println!("MOTO is not set: evidence in S3 is not tested");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Command::new(python);
        server.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
        let child = server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("moto's server starts");
        let started = Self(child, format!("http://127.0.0.1:{port}"));
        started.make_bucket().await;
        Some(started)
    }

    async fn make_bucket(&self) {
        let client = reqwest::Client::new();
        for _ in 0..600 {
            if client
                .put(format!("{}/evidence", self.1))
                .send()
                .await
                .is_ok_and(|reply| reply.status().is_success())
            {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("moto's server does not answer");
    }
}

#[tokio::test]
async fn s3_keeps_files_too() {
    let Some(server) = S3::start().await else { return };
    for address in ["s3://evidence/nhri/2026", "s3://evidence"] {
        let place = S3Place {
            endpoint: Some(server.1.clone()),
            region: Some("eu-central-1".to_owned()),
            key_id: Some("key".to_owned()),
            secret: Some("secret".to_owned()),
            ..S3Place::parse(address).unwrap()
        };
        check(&Vault::open(&VaultPlace::S3(place)).unwrap()).await;
    }
}

//! Rosters: previewed, stored whole or not at all, there and back without change; everybody invited in one go.

use bhr_baseline::response::InstitutionKind;
use rust_decimal::Decimal;

use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::operator;

const FILE: &str = "institution,kind,ownership,controlling_stake,sector,size,region,mandates,contact_email,\
    contact_name,deputy_email,deputy_name\n\
    Su Agentliyi,government,state,,O,large,Bakı,water;rivers,lale@su.example,Lalə,orxan@su.example,Orxan\n\
    Sakit Çay MMC,private,private,\"25,5\",A,small,Şəki,-,,,,\n";

async fn send(nigar: &mut Browser<'_>, app: &App, file: &str) -> Reply {
    nigar
        .upload(&format!("/admin/rounds/{}/roster", app.round.id), &[], ("roster.csv", file.as_bytes()))
        .await
}

/// Sends a roster and confirms what is shown.
async fn take(nigar: &mut Browser<'_>, app: &App, file: &str) -> u16 {
    let sent = send(nigar, app, file).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let preview = nigar.get(&sent.location).await;
    let shown = preview.field("shown").unwrap_or_default();
    nigar.post(&sent.location, &[("shown", &shown)]).await.status
}

on_both_engines! {
    async fn a_roster_is_shown_before_it_is_stored(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let sent = send(&mut nigar, &app, FILE).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let preview = nigar.get(&sent.location).await;
        for words in ["Su Agentliyi", "Sakit Çay MMC", "controlling_stake", "25.5", "lale@su.example"] {
            assert!(preview.says(words), "{words}: {}", preview.body);
        }
        assert!(app.assessment.store.institution_by_name("Su Agentliyi").await.unwrap().is_none());
        assert_eq!(nigar.post(&sent.location, &[("shown", "something else")]).await.status, 409);
        assert!(app.assessment.store.institution_by_name("Su Agentliyi").await.unwrap().is_none());
        let shown = preview.field("shown").unwrap();
        assert_eq!(nigar.post(&sent.location, &[("shown", &shown)]).await.status, 303);
        let added = app.assessment.store.institution_by_name("Su Agentliyi").await.unwrap().unwrap();
        assert_eq!(added.profile.mandates.unwrap(), ["water", "rivers"]);
        let company = app.assessment.store.institution(app.company.id).await.unwrap().unwrap();
        assert_eq!(company.profile.controlling_stake, Some(Decimal::new(255, 1)));
        assert_eq!(company.profile.mandates, Some(Vec::new()));
        assert_eq!(app.assessment.store.list_responses(app.round.id).await.unwrap().len(), 3);
        assert_eq!(nigar.get(&sent.location).await.status, 410, "what was taken is forgotten");
    }

    async fn a_roster_with_a_problem_changes_nothing(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let wrong = format!("{FILE}Dəmir Yolu,guild,,101,Z,,,,,,,\nAğ Bank,state-owned,,,K,,,,rauf@ombudsman.example,,,\n");
        let reply = send(&mut nigar, &app, &wrong).await;
        assert_eq!(reply.status, 422);
        for cell in [">B4<", ">D4<", ">E4<"] {
            assert!(reply.body.contains(cell), "{cell}: {}", reply.body);
        }
        let meant = "institution,kind,contact_email\nAğ Bank,state-owned,\nSu Agentliyi,government,rauf@ombudsman.example\n";
        let reply = send(&mut nigar, &app, meant).await;
        assert!(reply.status == 422 && reply.says("No questionnaire of the round is meant for"), "{}", reply.body);
        assert!(reply.says("belongs to somebody of another institution"), "{}", reply.body);
        assert_eq!(app.assessment.store.list_institutions().await.unwrap().len(), 2);
    }

    async fn every_problem_of_a_roster_is_told_at_once(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let wrong = "institution,kind,size,successor_of,contact_email\n\
            Su Agentliyi,guild,huge,Heç Kim;Heç Nə,\n\
            Ağ Bank,state-owned,,Yaşıl Bank,rauf@ombudsman.example\n\
            Yaşıl Bank,state-owned,,Ağ Bank,no address\n";
        let reply = send(&mut nigar, &app, wrong).await;
        assert_eq!(reply.status, 422);
        let places: Vec<usize> = [
            ">B2<", ">C2<", ">D2<", "Heç Kim", "Heç Nə", ">D3<", ">E3<", ">D4<", ">E4<",
        ].map(|place| reply.body.find(place).unwrap_or_else(|| panic!("{place}: {}", reply.body))).to_vec();
        assert!(places.is_sorted(), "in the order of the file: {places:?} {}", reply.body);
        assert_eq!(reply.body.matches(">B2<").count(), 1, "of a cell that cannot be taken nothing more is said");
        assert_eq!(app.assessment.store.list_institutions().await.unwrap().len(), 2);
    }

    async fn what_is_taken_away_and_sent_back_changes_nothing(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        assert_eq!(take(&mut nigar, &app, FILE).await, 303);
        let before = app.assessment.store.list_institutions().await.unwrap();
        for name in ["roster.csv", "roster.xlsx"] {
            let file = nigar.get(&format!("/admin/rounds/{}/{name}", app.round.id)).await;
            assert_eq!(file.status, 200);
            let address = format!("/admin/rounds/{}/roster", app.round.id);
            let sent = nigar.upload(&address, &[], (name, &file.bytes)).await;
            let preview = nigar.get(&sent.location).await;
            assert!(preview.says("Without change") && preview.field("shown").is_none(), "{name}: {}", preview.body);
        }
        assert_eq!(app.assessment.store.list_institutions().await.unwrap(), before);
    }

    async fn a_column_that_is_missing_leaves_what_is_stored(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        assert_eq!(take(&mut nigar, &app, FILE).await, 303);
        assert_eq!(take(&mut nigar, &app, "institution,region\nSu Agentliyi,Quba\n").await, 303);
        let found = app.assessment.store.institution_by_name("Su Agentliyi").await.unwrap().unwrap();
        assert_eq!(found.profile.region.as_deref(), Some("Quba"));
        assert_eq!(found.profile.kind, Some(InstitutionKind::Government));
        assert_eq!(app.assessment.store.contacts().await.unwrap().len(), 2);
        assert_eq!(take(&mut nigar, &app, "institution,deputy_email,deputy_name\nSu Agentliyi,,\n").await, 303);
        assert_eq!(app.assessment.store.contacts().await.unwrap().len(), 1, "an empty cell says there is none");
    }

    async fn a_roster_says_who_is_the_successor_of_whom(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let merged = format!("{FILE}Köhnə Su İdarəsi,government,,,,,,,,,,\n");
        assert_eq!(take(&mut nigar, &app, &merged).await, 303);
        let head = "institution,kind,successor_of\n";
        let both = format!("{head}Su Agentliyi,,Sakit Çay MMC; Yeni Birlik ;Köhnə Su İdarəsi\nYeni Birlik,private,\n");
        let without_kind = both.replace("institution,kind,", "institution,region,").replace(",private,", ",,");
        assert_eq!(send(&mut nigar, &app, &without_kind).await.status, 422, "a new institution has a kind");
        let both = both.replace("Su Agentliyi,,", "Su Agentliyi,government,");
        assert_eq!(take(&mut nigar, &app, &both).await, 303);
        let store = &app.assessment.store;
        let named = |name: &'static str| async move { store.institution_by_name(name).await.unwrap().unwrap().id };
        let (agency, company) = (named("Su Agentliyi").await, named("Sakit Çay MMC").await);
        let from: Vec<_> = store.successions().await.unwrap().into_iter().filter(|(one, _)| *one == agency).collect();
        assert_eq!(from.len(), 3, "{from:?}");
        let file = nigar.get(&format!("/admin/rounds/{}/roster.csv", app.round.id)).await;
        assert!(file.says("Köhnə Su İdarəsi;Sakit Çay MMC;Yeni Birlik"), "{}", file.body);

        let turned = "institution,successor_of\nSakit Çay MMC,Su Agentliyi\nSu Agentliyi,\n";
        assert_eq!(take(&mut nigar, &app, turned).await, 303, "what is said before is replaced as a whole");
        assert_eq!(store.successions().await.unwrap(), [(company, agency)]);
        for (wrong, words) in [
            ("Su Agentliyi,Sakit Çay MMC\n", "successor of itself"),
            ("Su Agentliyi,Su Agentliyi\n", "successor of itself"),
            ("Su Agentliyi,Heç Kim\n", "Heç Kim"),
        ] {
            let reply = send(&mut nigar, &app, &format!("institution,successor_of\n{wrong}")).await;
            assert!(reply.status == 422 && reply.says(words) && reply.body.contains(">B2<"), "{}", reply.body);
        }
        assert_eq!(store.successions().await.unwrap(), [(company, agency)]);
    }

    async fn somebody_elses_upload_is_not_there(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let sent = send(&mut nigar, &app, FILE).await;
        let other = app.closed_round("Rivers 2025", &[]).await;
        let elsewhere = sent.location.replace(&app.round.id.to_string(), &other.to_string());
        assert_eq!(nigar.get(&elsewhere).await.status, 410);
    }

    async fn everybody_the_roster_names_is_invited_once(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        assert_eq!(take(&mut nigar, &app, FILE).await, 303);
        let address = format!("/admin/rounds/{}/invitations", app.round.id);
        assert!(nigar.get(&address).await.says("2 people have not been invited"));
        assert_eq!(nigar.post(&address, &[]).await.status, 303);
        let invited = app.assessment.store.list_invitations(now()).await.unwrap();
        let mut emails: Vec<&str> = invited.iter().map(|one| one.email.as_str()).collect();
        emails.sort_unstable();
        assert_eq!(emails, ["lale@su.example", "orxan@su.example"]);
        assert!(invited.iter().all(|one| one.is_focal_point), "the deputy gets the same letters");
        assert!(nigar.get(&address).await.says("Nobody waits for an invitation"));
        assert_eq!(nigar.post(&address, &[]).await.status, 303);
        assert_eq!(app.assessment.store.list_invitations(now()).await.unwrap().len(), 2);
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        assert_eq!(nigar.post(&address, &[]).await.status, 303, "a closed round invites nobody");
    }
}

//! What the administrator keeps, through the pages: rounds, institutions, people, the log.

use bhr_baseline::assessment::command_line;
use bhr_baseline::response::{Institution, InstitutionKind, Round, RoundState};
use bhr_baseline::store::Role;

use crate::support::app::{App, institution, now};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::world::operator;

/// The reasons on a page, in its order.
fn reasons(page: &str) -> Vec<String> {
    let summary = page.split("id=\"error-summary\"").nth(1).unwrap_or_default();
    let summary = summary.split("</section>").next().unwrap_or_default();
    let line = |rest: &str| rest.split("</a>").next().unwrap_or_default().to_owned();
    summary.split("<a href=\"#").skip(1).map(|rest| line(rest).replace("\">", ": ")).collect()
}

async fn round_of(app: &App, name: &str) -> Option<Round> {
    app.assessment.store.round_by_name(name).await.unwrap()
}

async fn questionnaire(app: &App) -> String {
    app.assessment.store.list_questionnaires().await.unwrap()[0].sha256.clone()
}

async fn add(app: &App, name: &str, kind: InstitutionKind) -> Institution {
    let added = institution(name, kind);
    app.assessment.store.add_institution(&operator(), &added, now()).await.unwrap();
    added
}

async fn make_round(browser: &mut Browser<'_>, name: &str, asked: &str) -> (u16, String) {
    let fields = [
        ("name", name),
        ("deadline", "2027-03-31"),
        ("languages", "az"),
        ("smallest_cell", "4"),
        ("questionnaires", asked),
    ];
    let reply = browser.post("/admin/rounds", &fields).await;
    (reply.status, reply.location)
}

on_both_engines! {
    async fn a_round_is_created_and_institutions_join_it(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let asked = questionnaire(&app).await;
        let (status, location) = make_round(&mut nigar, "Çaylar 2027", &asked).await;
        let round = round_of(&app, "Çaylar 2027").await.unwrap();
        assert_eq!((status, location.as_str()), (303, format!("/admin/rounds/{}", round.id).as_str()));
        assert_eq!(round.smallest_cell, 4);
        assert_eq!(round.deadline.unwrap().to_string(), "2027-03-31");
        let page = nigar.get(&location).await;
        assert!(page.says("The round has been created"), "{}", page.body);
        assert!(page.says("Əmək Nazirliyi") && page.says("31 March 2027"), "{}", page.body);
        let (first, second) = (app.ministry.id.to_string(), app.company.id.to_string());
        let both = [("institutions", first.as_str()), ("institutions", second.as_str())];
        assert_eq!(nigar.post(&location, &both).await.outcome(), (303, location.as_str()));
        let enrolled = app.assessment.store.list_responses(round.id).await.unwrap();
        assert_eq!(enrolled.len(), 2);
        assert!(nigar.get(&location).await.says("All institutions take part already"));
        assert_eq!(nigar.post(&location, &both).await.status, 303, "once more changes nothing");
        assert_eq!(app.assessment.store.list_responses(round.id).await.unwrap().len(), 2);
    }

    async fn every_problem_of_a_round_is_listed_and_what_was_typed_stays(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let fields = [("name", ""), ("deadline", "2027-02-30"), ("smallest_cell", "2")];
        let reply = nigar.post("/admin/rounds", &fields).await;
        assert_eq!(reply.status, 422);
        let expected = [
            "name: Fill in this field.",
            "deadline: Enter a date as year, month and day, for example 2026-11-30.",
            "languages: Choose one of the answers given.",
            "smallest_cell: Enter a number between 3 and 100.",
            "questionnaires: Choose one of the answers given.",
        ];
        assert_eq!(reasons(&reply.body), expected);
        assert_eq!(reply.field("deadline").as_deref(), Some("2027-02-30"));
        assert_eq!(reply.field("smallest_cell").as_deref(), Some("2"));
        let asked = questionnaire(&app).await;
        assert_eq!(make_round(&mut nigar, "Rivers 2026", &asked).await.0, 422, "the name is taken");
        assert_eq!(app.assessment.store.list_rounds().await.unwrap().len(), 1);
    }

    async fn an_institution_no_questionnaire_is_for_does_not_join(database: Database) {
        let app = App::new(database).await;
        let owned = add(&app, "Dəmir Yolu", InstitutionKind::StateOwned).await;
        let agency = add(&app, "Su Agentliyi", InstitutionKind::Government).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let address = format!("/admin/rounds/{}", app.round.id);
        let page = nigar.get(&address).await;
        assert!(page.says("Su Agentliyi") && !page.says("Dəmir Yolu"), "{}", page.body);
        let nobody = nigar.post(&address, &[]).await;
        assert_eq!((nobody.status, reasons(&nobody.body).len()), (422, 1));
        let chosen = owned.id.to_string();
        let refused = nigar.post(&address, &[("institutions", &chosen)]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            reasons(&refused.body),
            ["institutions: No questionnaire of the round is meant for Dəmir Yolu."]
        );
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        let chosen = agency.id.to_string();
        let late = nigar.post(&address, &[("institutions", &chosen)]).await;
        assert_eq!((late.status, reasons(&late.body)), (422, vec!["institutions: This round is closed.".to_owned()]));
        assert!(!nigar.get(&address).await.says("name=\"institutions\""), "a closed round takes nobody");
    }

    async fn an_institution_is_added_and_changed(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let wrong = [("name", "Əmək Nazirliyi"), ("kind", "guild"), ("size", "huge"), ("mandates", "water")];
        let refused = nigar.post("/admin/institutions/new", &wrong).await;
        assert_eq!((refused.status, reasons(&refused.body).len()), (422, 2), "{}", refused.body);
        assert!(refused.says("value=\"water\" checked"), "what was chosen stays: {}", refused.body);
        let both = [("name", "X"), ("kind", "government"), ("mandates", "-"), ("mandates", "courts")];
        let refused = nigar.post("/admin/institutions/new", &both).await;
        assert_eq!(reasons(&refused.body), ["mandates: Choose either mandates or “None of these”."]);
        let taken = [("name", "Əmək Nazirliyi"), ("kind", "government")];
        let refused = nigar.post("/admin/institutions/new", &taken).await;
        assert_eq!(reasons(&refused.body), ["name: This name is in use already. Choose another."]);
        let fields = [
            ("name", " Su <Agentliyi> "),
            ("kind", "government"),
            ("size", "medium"),
            ("sector", "O"),
            ("region", "Şəki"),
            ("ownership", ""),
            ("mandates", "environment"),
            ("mandates", "water"),
        ];
        let added = nigar.post("/admin/institutions/new", &fields).await;
        assert_eq!(added.outcome(), (303, "/admin/institutions"));
        let store = &app.assessment.store;
        let stored = store.institution_by_name("Su <Agentliyi>").await.unwrap().unwrap();
        assert_eq!(stored.profile.mandates.as_deref(), Some(["environment".into(), "water".into()].as_slice()));
        assert_eq!(stored.profile.ownership, None, "empty means not known");
        assert!(nigar.get("/admin/institutions").await.says("Su &lt;Agentliyi&gt;"));
        let address = format!("/admin/institutions/{}", stored.id);
        assert_eq!(nigar.get(&address).await.field("region").as_deref(), Some("Şəki"));
        let change = [("name", "Su Agentliyi"), ("kind", "state-owned"), ("size", "")];
        assert_eq!(nigar.post(&address, &change).await.outcome(), (303, address.as_str()));
        let stored = store.institution(stored.id).await.unwrap().unwrap();
        assert_eq!(stored.profile.mandates, None, "nothing chosen means not known");
        let none = [("name", "Su Agentliyi"), ("kind", "state-owned"), ("size", ""), ("mandates", "-")];
        assert_eq!(nigar.post(&address, &none).await.outcome(), (303, address.as_str()));
        let stored = store.institution(stored.id).await.unwrap().unwrap();
        assert_eq!(stored.profile.mandates, Some(Vec::new()), "that it has none is known");
        assert_eq!((stored.profile.kind, stored.profile.size), (Some(InstitutionKind::StateOwned), None));
    }

    async fn an_invitation_link_works_once(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let ministry = app.ministry.id.to_string();
        let fields = [("email", "sevinc@ministry.example"), ("role", "respondent"), ("institution", &ministry)];
        let invited = nigar.post("/admin/people", &fields).await;
        assert_eq!(invited.status, 200);
        let link = invited.body.split("http://127.0.0.1:8000").nth(1).expect("a whole link");
        let link = link.split('<').next().unwrap().to_owned();
        assert!(link.starts_with("/invitations/"), "{link}");
        let people = nigar.get("/admin/people").await;
        assert!(people.says("sevinc@ministry.example") && !people.says(&link), "the link is shown once");
        let mut sevinc = app.stranger();
        assert!(sevinc.get(&link).await.says("Əmək Nazirliyi"));
        let account = [
            ("name", "Sevinc Quliyeva"),
            ("password", "seven quiet bridges"),
            ("password_again", "seven quiet bridges"),
        ];
        assert_eq!(sevinc.post(&link, &account).await.outcome(), (303, "/"));
        assert_eq!(sevinc.get("/").await.status, 200, "she is signed in");
        let user = app.assessment.store.user_by_email("sevinc@ministry.example").await.unwrap().unwrap().user;
        assert_eq!(user.role, Role::Respondent(app.ministry.id));
        let mut somebody = app.stranger();
        assert_eq!(somebody.get(&link).await.status, 410);
        assert_eq!(somebody.post(&link, &account).await.status, 410);
    }

    async fn every_problem_of_an_invitation_is_listed(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let known = nigar.post("/admin/people", &[("email", "AYSEL@ministry.example"), ("role", "respondent")]).await;
        assert_eq!(known.status, 422);
        // An address that has an account may be invited again: the link renews a lost password.
        assert_eq!(reasons(&known.body), ["institution: Choose the institution the respondent answers for."]);
        assert_eq!(known.field("email").as_deref(), Some("AYSEL@ministry.example"));
        let nothing = nigar.post("/admin/people", &[("email", "sevinc(at)ministry"), ("role", "king")]).await;
        assert_eq!(reasons(&nothing.body).len(), 2);
        assert!(app.assessment.store.list_invitations(now()).await.unwrap().is_empty());
    }

    async fn the_log_is_read_page_by_page(database: Database) {
        let app = App::new(database).await;
        let store = &app.assessment.store;
        for turn in 0..130 {
            let language = if turn % 2 == 0 { "az" } else { "en" };
            store.set_language(&operator(), app.people.aysel.id, language, now()).await.unwrap();
        }
        store.set_language(&command_line(), app.people.aysel.id, "az", now()).await.unwrap();
        let mut nigar = app.browser(&app.people.nigar).await;
        let newest = nigar.get("/admin/audit").await;
        assert!(newest.says("Changed the language") && !newest.says("user.set-language"), "{}", newest.body);
        assert!(newest.says("Older entries") && !newest.says("Newer entries"));
        let older = newest.body.split("/admin/audit?before=").nth(1).unwrap().split('"').next().unwrap();
        let oldest = nigar.get(&format!("/admin/audit?before={older}")).await;
        assert!(oldest.says("Created a round") && oldest.says("Rivers 2026"), "{}", oldest.body);
        assert!(oldest.says("Newer entries") && !oldest.says("Older entries"));
        assert!(!newest.says("Created a round"));
        let newer = oldest.body.split("Newer entries").next().unwrap();
        let newer = newer.rsplit("href=\"").next().unwrap().split('"').next().unwrap();
        let back = nigar.get(newer).await;
        assert!(back.says("Older entries") && !back.says("Newer entries"), "the way back ends with the newest: {newer}");
        let people = &app.people;
        let mut aysel = app.browser(&people.aysel).await;
        aysel.get(&format!("/responses/{}", app.response)).await;
        let named = nigar.get("/admin/audit").await;
        assert!(named.says(&format!("{} · Rivers 2026", app.ministry.name)), "{}", named.body);
        assert!(named.says(&people.aysel.name) && !named.says(&app.response.to_string()), "names, no ids");
        let beyond = nigar.get("/admin/audit?before=999999").await;
        assert!(!beyond.says("Newer entries"), "nothing is newer than the newest");
        assert!(newest.says("System administrator (on the server)") && !newest.says("command line"), "{}", newest.body);
        assert_eq!(round_of(&app, "Rivers 2026").await.unwrap().state, RoundState::Open);
    }
}

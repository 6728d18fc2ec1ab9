//! What becomes of a plan: reports of bodies and of the NHRI, consultations, what everybody may read, events.

use chrono::Datelike;

use super::studio::{ACTIVITY, add, id_of, says_all, with_area};
use crate::register::pages::begun;
use crate::support::app::{App, now};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;

/// Adopts a plan with these years.
async fn adopt(browser: &mut Browser<'_>, plan: &str, years: &str) {
    let revision = browser.get(&format!("{plan}/head")).await.field("revision").unwrap();
    let head = [
        ("title", "Plan on rivers"),
        ("form", "national-action-plan"),
        ("language", "en"),
        ("period", years),
        ("report_by", "30.12"),
        ("stage", "adopted"),
        ("revision", revision.as_str()),
    ];
    assert_eq!(browser.post(&format!("{plan}/head"), &head).await.status, 303);
}

/// An adopted plan with one activity of Aysel's institution; gives its address and that of the activity.
async fn adopted(app: &App, rauf: &mut Browser<'_>) -> (String, String) {
    let institution = app.assessment.store.institution(app.ministry.id).await.unwrap().unwrap();
    let (plan, area) = with_area(rauf, "").await;
    let mut activity = ACTIVITY.to_vec();
    activity[1] = ("indicators", "500 participants by sex and age");
    activity[2] = ("tasked", institution.name.as_str());
    activity[3] = ("lead", "");
    activity[5] = ("start", "2020");
    let activity = add(rauf, &format!("{plan}/add?level=activity&parent={area}"), &activity).await;
    let years = format!("2020-{}", now().year());
    adopt(rauf, &plan, &years).await;
    (plan, id_of(&activity).to_owned())
}

on_both_engines! {
    async fn bodies_report_and_the_nhri_says_its_own_beside_it(database: Database) {
        let app = App::new(database).await;
        let (mut rauf, mut aysel) = (app.browser(&app.people.rauf).await, app.browser(&app.people.aysel).await);
        let (plan, part) = adopted(&app, &mut rauf).await;
        let home = aysel.get("/").await;
        says_all(&home, &["Activities of the plan", "Overdue"]);
        says_all(&aysel.get(&format!("/responses/{}", app.response)).await, &["Activities of the plan: Reports asked for"]);
        let duties = aysel.get("/duties").await;
        says_all(&duties, &["Plan on rivers", "For 2020, by", "Adopt a law on rivers", "not reported"]);
        let id = id_of(&plan).to_owned();
        let form = format!("/duties/{id}/{part}");
        says_all(&aysel.get(&form).await, &["500 participants by sex and age", "Women", "30 and older"]);
        let wrong = [("year", "2020"), ("status", "completed"), ("total-0", "10"), ("women-0", "8"), ("men-0", "5"), ("young-0", "x")];
        let refused = aysel.post(&form, &wrong).await;
        assert_eq!(refused.status, 422);
        says_all(&refused, &["more than all", "Write a number such as 120", "value=\"8\""]);
        let right = [("year", "2020"), ("status", "in-progress"), ("words", "A draft is with the cabinet."), ("total-0", "10"), ("women-0", "6"), ("evidence", "Order 12")];
        assert_eq!(aysel.post(&form, &right).await.status, 303);
        assert_eq!(aysel.post(&form, &right).await.status, 303, "the same sent twice");
        let of_2020 = aysel.get(&format!("{form}?year=2020")).await;
        let typed = "\nA draft is with the cabinet.</textarea>";
        says_all(&of_2020, &["Report for 2020", typed, "Order 12"]);
        let of_2021 = aysel.get(&format!("{form}?year=2021")).await;
        assert!(of_2021.says("Report for 2021") && !of_2021.says(typed), "{}", of_2021.body);
        assert_eq!(aysel.get(&format!("{form}?year=1999")).await.status, 404);
        let twice = [("year", "2020"), ("status", "completed"), ("words", "Something else."), ("revision", "0")];
        assert_eq!(aysel.post(&form, &twice).await.status, 409, "what stands there is not overwritten unseen");
        assert!(!aysel.get("/duties").await.says("For 2020, by"));
        let progress = rauf.get(&format!("{plan}/progress")).await;
        says_all(&progress, &["reports are overdue", "2020, In progress", "not reported", "<svg"]);
        says_all(&rauf.get("/").await, &["reports are overdue", &format!("{plan}/progress")]);
        let own = [("year", "2020"), ("by", "nhri"), ("status", "not-started"), ("words", "")];
        assert_eq!(rauf.post(&format!("{plan}/reports/{part}"), &own).await.status, 303);
        let page = rauf.get(&format!("{plan}/progress")).await;
        says_all(&page, &["In progress", "2020, Not started"]);
        let reports = format!("{plan}/reports/{part}");
        let over = [("year", "2020"), ("by", "nhri"), ("status", "completed"), ("words", "x"), ("revision", "0")];
        assert_eq!(rauf.post(&reports, &over).await.status, 409, "another revision stands there");
        assert!(!aysel.get(&form).await.says("NHRI"), "what the NHRI says is not for the page of a body");
        let file = rauf.get(&format!("{plan}/progress.csv")).await.body;
        assert!(file.contains("A draft is with the cabinet.") && file.contains(",10,6,,,"), "{file}");
        for path in ["completion/statement.docx", "completion/statement.pdf", "tracking.csv"] {
            assert_eq!(rauf.get(&format!("{plan}/{path}")).await.status, 200, "{path}");
        }
        let mut elvin = app.browser(&app.people.elvin).await;
        assert_eq!(elvin.get(&form).await.status, 404, "another institution");
        assert!(elvin.get("/duties").await.says("No adopted plan names your institution."));
        for path in [format!("{plan}/progress"), format!("{plan}/reports/{part}")] {
            assert_eq!(aysel.get(&path).await.status, 404, "{path}");
        }
    }

    async fn what_is_public_of_progress_is_what_was_let_out_and_adopting_freezes(database: Database) {
        let app = App::new(database).await;
        let (mut rauf, mut aysel) = (app.browser(&app.people.rauf).await, app.browser(&app.people.aysel).await);
        let (plan, part) = adopted(&app, &mut rauf).await;
        says_all(&rauf.get(&format!("{plan}/versions")).await, &["v001", "Adopted"]);
        let id = id_of(&plan).to_owned();
        let let_out = [("what", "v001"), ("progress", "now"), ("revision", "0")];
        assert_eq!(rauf.post(&format!("{plan}/publish"), &let_out).await.status, 303);
        let report = [("year", "2020"), ("status", "in-progress"), ("words", "A draft is with the cabinet.")];
        assert_eq!(aysel.post(&format!("/duties/{id}/{part}"), &report).await.status, 303);
        let mut stranger = app.stranger();
        stranger.get("/language/en?to=/").await;
        let public = format!("/published/plans/{id}");
        assert!(!stranger.get(&public).await.says("2020, In progress"), "reported after it was let out");
        let kept = [("what", "v001"), ("progress", "kept"), ("revision", "1")];
        assert_eq!(rauf.post(&format!("{plan}/publish"), &kept).await.status, 303);
        assert!(!stranger.get(&public).await.says("2020, In progress"));
        let now = [("what", "v001"), ("progress", "now"), ("revision", "2")];
        assert_eq!(rauf.post(&format!("{plan}/publish"), &now).await.status, 303);
        let page = stranger.get(&public).await;
        assert!(page.says("2020, In progress") && !page.says("A draft is with the cabinet."), "{}", page.body);
        assert_eq!(aysel.post(&format!("/duties/{id}/{part}"), &[("year", "2021"), ("status", "delayed"), ("words", "Late.")]).await.status, 303);
        assert!(!stranger.get(&public).await.says("2021, Delayed"));
    }

    async fn a_draft_is_put_to_consultation_and_every_proposal_is_answered(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, area) = with_area(&mut rauf, "").await;
        let activity = add(&mut rauf, &format!("{plan}/add?level=activity&parent={area}"), &ACTIVITY).await;
        let place = format!("{plan}/consultation");
        assert!(rauf.get(&place).await.says("Freeze a version first"));
        rauf.post(&format!("{plan}/versions"), &[("name", "For consultation")]).await;
        let open = |closes: &'static str, audience: &'static str| [("version", "v001"), ("closes", closes), ("audience", audience), ("asked", "Union of rivers"), ("words", "What is missing?")];
        let over = rauf.post(&place, &open("01.01.2020", "public")).await;
        assert!(over.status == 422 && over.says("Write a day that is not over") && over.says("Union of rivers"));
        assert_eq!(rauf.post(&place, &open("31.12.2999", "public")).await.status, 303);
        assert_eq!(rauf.post(&place, &open("31.12.2999", "stakeholders")).await.status, 303);
        let page = rauf.get(&place).await;
        let id = id_of(&plan).to_owned();
        let open_place = format!("/consultations/{id}/c001");
        says_all(&page, &[&open_place, "Union of rivers"]);
        let mut stranger = app.stranger();
        stranger.get("/language/en?to=/").await;
        let shown = stranger.get(&open_place).await;
        says_all(&shown, &["What is missing?", "Adopt a law on rivers", "Ministry of Justice"]);
        assert!(!shown.says("Union of rivers"), "whom the NHRI asked is its own");
        assert_eq!(stranger.get(&format!("{open_place}/plan.docx")).await.status, 200);
        assert_eq!(stranger.get(&format!("/consultations/{id}/c002/plan.docx")).await.status, 303, "for stakeholders alone");
        let part = id_of(&activity);
        let nothing = stranger.post(&open_place, &[("part", part), ("text", "Name a penalty."), ("name", "")]).await;
        assert!(nothing.status == 422 && nothing.says("Name a penalty."), "{}", nothing.body);
        let proposal = [("part", part), ("text", "Name a penalty."), ("name", "Aydan"), ("organisation", "Rivers NGO")];
        assert_eq!(stranger.post(&open_place, &proposal).await.status, 303);
        assert!(!stranger.get(&open_place).await.says("Name a penalty."), "nobody has looked at it");
        says_all(&rauf.get("/").await, &["One proposal has not been looked at yet", &place]);
        let one = rauf.get(&format!("{plan}/proposals/p0001")).await;
        says_all(&one, &["Name a penalty.", "Rivers NGO", "5.1.1.1"]);
        let unsaid = [("revision", "1"), ("sight", "shown"), ("outcome", "rejected"), ("answer", "")];
        assert!(rauf.post(&format!("{plan}/proposals/p0001"), &unsaid).await.says("Say why."));
        let said = [("revision", "1"), ("sight", "shown"), ("outcome", "partly"), ("answer", "A fine is named.")];
        assert_eq!(rauf.post(&format!("{plan}/proposals/p0001"), &said).await.status, 303);
        assert_eq!(rauf.post(&format!("{plan}/proposals/p0001"), &said).await.status, 409);
        assert!(!rauf.get("/").await.says("not been looked at"));
        says_all(&stranger.get(&open_place).await, &["Name a penalty.", "A fine is named.", "Accepted in part"]);
        let table = rauf.get(&format!("{plan}/dispositions.csv")).await.body;
        assert!(table.contains("p0001,c001,5.1.1.1,Aydan,Rivers NGO,Name a penalty.,shown,partly,A fine is named."), "{table}");
        assert_eq!(stranger.get(&format!("/consultations/{id}/c002")).await.status, 303, "for stakeholders alone");
        let page = rauf.get(&place).await.body;
        let secret = page.split("/consultations/").filter_map(|rest| rest.split_once("c002?key=")).map(|(_, rest)| rest.split(['"', '<', '&']).next().unwrap()).next().unwrap().to_owned();
        assert_eq!(stranger.get(&format!("/consultations/{id}/c002?key={secret}")).await.status, 200);
        assert!(stranger.get("/published").await.says("Proposals until"));
        assert_eq!(rauf.post(&place, &[("close", "c001"), ("revision", "1")]).await.status, 303);
        let late = stranger.post(&open_place, &proposal).await;
        assert!(late.status == 409 && late.says("The consultation is closed."), "{}", late.body);
        says_all(&stranger.get("/published").await, &["what became of it can be read", &open_place]);
        says_all(&stranger.get(&open_place).await, &["Every proposal shown has been answered.", "A fine is named."]);
        let again = [("closes", "30.12.2999"), ("asked", ""), ("words", "What is missing?"), ("revision", "2")];
        assert_eq!(rauf.post(&format!("{place}/c001"), &again).await.status, 303, "it is opened again");
        assert_eq!(stranger.post(&open_place, &proposal).await.status, 303);
    }

    async fn only_what_was_published_is_read_by_everybody(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let (plan, area) = with_area(&mut rauf, &round.to_string()).await;
        add(&mut rauf, &format!("{plan}/add?level=activity&parent={area}"), &ACTIVITY).await;
        rauf.post(&format!("{plan}/versions"), &[("name", "Adopted text")]).await;
        let releases = format!("/rounds/{round}/releases");
        assert_eq!(rauf.post(&releases, &[("confirmed", "yes")]).await.status, 303);
        let release = app.assessment.store.list_releases(round).await.unwrap().remove(0).id;
        let mut stranger = app.stranger();
        stranger.get("/language/en?to=/").await;
        let id = id_of(&plan).to_owned();
        let open = [format!("/published/plans/{id}"), format!("/published/rounds/{round}")];
        let inside = [
            format!("/releases/{release}"), format!("/releases/{release}/gaps"), format!("/releases/{release}/export.json"),
            format!("/releases/{release}/report.html?language=az"),
        ];
        assert!(stranger.get("/published").await.says("Nothing has been published yet."));
        for path in &open {
            assert_eq!(stranger.get(path).await.status, 303, "{path}");
        }
        for path in &inside {
            assert_eq!(stranger.get(path).await.status, 303, "{path}: to sign in");
        }
        assert_eq!(rauf.post(&format!("{plan}/publish"), &[("what", "v009"), ("revision", "0")]).await.status, 404);
        assert_eq!(rauf.post(&format!("{plan}/publish"), &[("what", "v001"), ("revision", "0")]).await.status, 303);
        let release = release.to_string();
        assert_eq!(rauf.post(&format!("/rounds/{round}/publish"), &[("what", &release), ("revision", "0")]).await.status, 303);
        says_all(&stranger.get("/published").await, &["Plan on rivers", "Rivers 2025"]);
        says_all(&stranger.get(&open[0]).await, &["Adopt a law on rivers", "version v001", "To be recommended:"]);
        says_all(&stranger.get(&open[1]).await, &["How to cite", "SHA-256", "Parquet"]);
        for path in &inside {
            let page = stranger.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.body.contains("Bir Agentliyi"), "{path} names an institution");
        }
        for ending in ["docx", "pdf", "xlsx", "csv", "json"] {
            assert_eq!(stranger.get(&format!("{}/plan.{ending}", open[0])).await.status, 200, "{ending}");
        }
        for closed in [plan.clone(), format!("{plan}/plan.csv"), releases, "/agency".to_owned()] {
            assert_eq!(stranger.get(&closed).await.status, 303, "{closed}");
        }
        assert!(!stranger.get(&open[0]).await.says("How far it has come"), "nothing was let out of it");
        let progress = [("what", "v001"), ("progress", "now"), ("revision", "1")];
        assert_eq!(rauf.post(&format!("{plan}/publish"), &progress).await.status, 303);
        says_all(&stranger.get(&open[0]).await, &["How far it has come, as of", "not reported"]);
        let mut leyla = app.browser(&app.people.leyla).await;
        says_all(&leyla.get("/agency?body=justice").await, &["It leads:", "Adopt a law on rivers"]);
        assert!(leyla.get("/agency?body=ombudsman").await.says("It is recommended to it:"));
        assert_eq!(rauf.post(&format!("/rounds/{round}/publish"), &[("what", ""), ("revision", "1")]).await.status, 303);
        assert_eq!(stranger.get(&inside[0]).await.status, 303, "taken back");
    }

    async fn trainings_count_people_by_kind_and_sex_and_never_guess(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = app.round.id;
        let place = format!("/rounds/{round}/events");
        let wrong = [("kind", "training"), ("title", ""), ("day", "soon"), ("women-0", "many")];
        let refused = rauf.post(&place, &wrong).await;
        assert_eq!(refused.status, 422);
        says_all(&refused, &["Write a day such as 31.12.2027.", "Write a whole number", "many"]);
        let event = [("kind", "study-visit"), ("title", "To Baku"), ("day", "01.03.2026"), ("days", "2"), ("women-0", "7"), ("men-0", "5"), ("unknown-3", "4")];
        assert_eq!(rauf.post(&place, &event).await.status, 303);
        let uncounted = [("kind", "event"), ("title", "Round table"), ("day", "02.03.2026")];
        assert_eq!(rauf.post(&place, &uncounted).await.status, 303);
        says_all(&rauf.get(&place).await, &["To Baku", "not counted", "Events: 2; without any count of participants: 1"]);
        let file = rauf.get(&format!("{place}.csv")).await.body;
        assert!(file.contains("2026-03-01,2,study-visit,To Baku,,government,7,5,,12"), "{file}");
        assert!(file.contains("2026-03-02,,event,Round table,,,,,,"), "{file}");
        let page = rauf.get(&place).await;
        let code = page.body.split(&format!("href=\"{place}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let one = format!("{place}/{code}");
        let revision = rauf.get(&one).await.field("revision").unwrap();
        let mistaken = [("kind", "event"), ("title", "Round table of nobody"), ("day", "02.03.2026"), ("out", "yes"), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&one, &mistaken).await.status, 303);
        says_all(&rauf.get(&place).await, &["Taken out of the record", "Round table of nobody", "Events: 1;"]);
        assert!(!rauf.get(&format!("{place}.csv")).await.body.contains("Round table"));
        assert_eq!(rauf.post(&one, &mistaken).await.status, 409, "what was seen is no longer so");
        assert_eq!(rauf.get(&format!("{place}/nothing")).await.status, 404);
        let (plan, part) = adopted(&app, &mut rauf).await;
        let held: Vec<_> = event.iter().copied().chain([("activity", part.as_str())]).collect();
        assert_eq!(rauf.post(&format!("{plan}/events"), &held).await.status, 303);
        says_all(&rauf.get(&format!("{plan}/reports/{part}")).await, &["one event for this activity. Took part: 16; women: 7, men: 5."]);
        let mut aysel = app.browser(&app.people.aysel).await;
        assert_eq!(aysel.get(&place).await.status, 404);
        says_all(&aysel.get(&format!("/duties/{}/{part}", id_of(&plan))).await, &["Took part: 16"]);
    }
}

//! From an empty service to what a policymaker reads.

use crate::support::app::{App, PASSWORD};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use bhr_baseline::response::ResponseState;

/// The address of the first link to a page whose address begins so.
fn link(reply: &Reply, start: &str) -> String {
    let found = reply.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found
        .filter(|href| href.starts_with(start))
        .last()
        .unwrap_or_else(|| panic!("{start}: {}", reply.body))
        .to_owned()
}

/// The value of the box whose label is `label`.
fn choice(reply: &Reply, label: &str) -> String {
    let before = reply.body.split(&format!(">{label}</label>")).next().unwrap_or_default();
    let tag = before.rsplit("value=\"").next().unwrap_or_default();
    tag.split('"').next().unwrap_or_default().to_owned()
}

/// Institutions with what they answer to the two choices.
const INSTITUTIONS: [(&str, &str, &str, &str); 7] = [
    ("Birinci Nazirlik", "government", "none", "never"),
    ("İkinci Nazirlik", "government", "draft", "never"),
    ("Üçüncü Nazirlik", "government", "force", "yearly"),
    ("Dördüncü Nazirlik", "government", "draft", "yearly"),
    ("Beşinci Nazirlik", "government", "none", "yearly"),
    ("Gizli Çay MMC", "private", "none", "never"),
    ("Sirli Su MMC", "private", "force", "yearly"),
];

/// Nigar creates the round, the institutions, and invites a person for each; gives the links.
async fn set_up(nigar: &mut Browser<'_>) -> Vec<String> {
    let page = nigar.get("/admin/rounds").await;
    let questionnaire = choice(&page, "Duty towards rivers (version 1)");
    let fields = [("name", "Çaylar 2027"), ("deadline", "2027-03-31"), ("smallest_cell", "5")];
    let languages = ["az", "en", "ru"].map(|code| ("languages", code));
    let chosen = [("questionnaires", questionnaire.as_str())];
    let fields: Vec<_> = fields.into_iter().chain(languages).chain(chosen).collect();
    let created = nigar.post("/admin/rounds", &fields).await;
    assert_eq!(created.status, 303, "{}", created.body);
    assert!(nigar.get(&created.location).await.says("The round has been created."));
    assert!(!nigar.get(&created.location).await.says("The round has been created."), "it is said once");
    let twice = nigar.post("/admin/rounds", &fields).await;
    assert_eq!(twice.status, 422);
    assert!(twice.says("This name is in use already."));
    for (name, kind, ..) in INSTITUTIONS {
        let fields = [("name", name), ("kind", kind), ("region", "Şəki")];
        assert_eq!(
            nigar.post("/admin/institutions/new", &fields).await.outcome(),
            (303, "/admin/institutions")
        );
    }
    let round = nigar.get(&created.location).await;
    let ids: Vec<String> = INSTITUTIONS.iter().map(|(name, ..)| choice(&round, name)).collect();
    let fields: Vec<_> = ids.iter().map(|id| ("institutions", id.as_str())).collect();
    assert_eq!(nigar.post(&created.location, &fields).await.outcome(), (303, created.location.as_str()));
    let mut links = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let email = format!("person{place}@rivers.example");
        let fields = [("email", email.as_str()), ("role", "respondent"), ("institution", id.as_str())];
        let invited = nigar.post("/admin/people", &fields).await;
        assert_eq!(invited.status, 200);
        let shown = invited.body.split("/invitations/").nth(1).unwrap();
        links.push(format!("/invitations/{}", shown.split(['"', '<']).next().unwrap()));
    }
    links
}

/// Somebody invited comes in, answers both choices and hands in; gives the address of the response.
async fn answer(app: &App, link_in: &str, (law, inspected): (&str, &str)) -> String {
    let mut respondent = app.stranger();
    respondent.get("/language/en").await;
    let account = [("name", "Bir Nəfər"), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(respondent.post(link_in, &account).await.outcome(), (303, "/"));
    let home = respondent.get("/").await;
    let response = link(&home, "/responses/");
    for (section, field, answer) in [("law", "law-in-force", law), ("practice", "inspected", inspected)] {
        let (name, revision) = (format!("answer.{field}."), format!("revision.{field}."));
        let fields = [(name.as_str(), answer), (revision.as_str(), "0")];
        let saved = respondent.post(&format!("{response}/sections/{section}"), &fields).await;
        assert_eq!(saved.status, 303);
    }
    let check = respondent.get(&format!("{response}/check")).await;
    assert!(check.says("questions are not answered."));
    let submitted = respondent.hand_in(&response).await;
    assert_eq!(submitted.location, format!("{response}/submitted"));
    response
}

/// Rauf accepts a response he has looked at.
async fn accept(rauf: &mut Browser<'_>, response: &str) {
    let review = rauf.get(&format!("{response}/review")).await;
    let state = review.field("state").unwrap();
    let accepted = rauf.post(&format!("{response}/accept"), &[("state", state.as_str())]).await;
    assert_eq!(accepted.status, 303, "{response}");
}

/// Rauf returns the first response, its respondent hands it in again, and Rauf cannot decide on what he saw before.
async fn send_back_and_forth(app: &App, rauf: &mut Browser<'_>, response: &str) {
    let review = rauf.get(&format!("{response}/review")).await;
    assert!(review.says("There is no law") && !review.says("name=\"answer."));
    let state = review.field("state").unwrap();
    let silent =
        rauf.post(&format!("{response}/return"), &[("state", state.as_str()), ("message", " ")]).await;
    assert_eq!(silent.status, 422);
    let message = [("state", state.as_str()), ("message", "Qanunun nömrəsini göstərin.")];
    assert_eq!(rauf.post(&format!("{response}/return"), &message).await.status, 303);
    let mut respondent = app.stranger();
    respondent.get("/language/en").await;
    let fields = [("email", "person0@rivers.example"), ("password", PASSWORD)];
    respondent.post("/sign-in", &fields).await;
    assert!(respondent.get(response).await.says("Qanunun nömrəsini göstərin."));
    assert_eq!(respondent.hand_in(response).await.status, 303);
    let stale = rauf.post(&format!("{response}/accept"), &[("state", state.as_str())]).await;
    assert_eq!(stale.status, 409, "he has not seen what was handed in since");
}

/// Leyla reads the release: figures over all, and nothing about one institution.
async fn read(leyla: &mut Browser<'_>) {
    let release = link(&leyla.get("/releases").await, "/releases/");
    let overview = leyla.get(&release).await;
    assert_eq!(overview.status, 200);
    let gaps = leyla.get(&format!("{release}/gaps")).await;
    let topic = leyla.get(&format!("{release}/findings/principle-1")).await;
    assert!(topic.says("Withheld"), "two companies are too few");
    assert!(topic.says(">40<"), "the mean over all seven in steps of 20: {}", topic.body);
    for page in [&overview, &gaps, &topic] {
        for (name, ..) in INSTITUTIONS {
            assert!(!page.says(name), "{name}");
        }
    }
    let report = leyla.get(&format!("{release}/report.pdf?language=az")).await;
    assert_eq!((report.status, report.header("content-type")), (200, "application/pdf"));
    for ending in ["docx", "html"] {
        assert!(
            overview.body.contains(&format!("report.{ending}?language=en\" download")),
            "{}",
            overview.body
        );
        let report = leyla.get(&format!("{release}/report.{ending}?language=az")).await;
        assert_eq!(report.status, 200, "{ending}");
        let name = format!("attachment; filename=\"baseline-az.{ending}\"");
        assert_eq!(report.header("content-disposition"), name);
        let is_named = |name: &str| report.body.contains(name);
        assert!(!INSTITUTIONS.iter().any(|(name, ..)| is_named(name)), "{ending}");
    }
}

on_both_engines! {
    async fn from_a_round_to_what_a_policymaker_reads(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let links = set_up(&mut nigar).await;
        let mut responses = Vec::new();
        for (link, (_, _, law, inspected)) in links.iter().zip(INSTITUTIONS) {
            responses.push(answer(&app, link, (law, inspected)).await);
        }
        let mut rauf = app.browser(&app.people.rauf).await;
        send_back_and_forth(&app, &mut rauf, &responses[0]).await;
        for response in &responses {
            accept(&mut rauf, response).await;
        }
        let rounds = app.assessment.store.list_rounds().await.unwrap();
        let round = rounds.iter().find(|round| round.name == "Çaylar 2027").unwrap().id;
        let page = rauf.get(&format!("/rounds/{round}")).await;
        assert!(page.says("Birinci Nazirlik") && page.says("<svg"));
        let so_far = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert_eq!(so_far.status, 200, "a reviewer may look at what there is so far");
        let early = rauf.post(&format!("/rounds/{round}/releases"), &[("confirmed", "yes")]).await;
        assert_ne!(early.status, 303, "nothing is released from an open round");
        assert!(rauf.get(&format!("/rounds/{round}/close")).await.says("7 accepted responses will count."));
        assert_eq!(rauf.post(&format!("/rounds/{round}/close"), &[]).await.status, 422);
        let closed = rauf.post(&format!("/rounds/{round}/close"), &[("confirmed", "yes")]).await;
        assert_eq!(closed.status, 303);
        assert_eq!(rauf.post(&format!("/rounds/{round}/close"), &[("confirmed", "yes")]).await.status, 409);
        let findings = rauf.get(&format!("/rounds/{round}/findings/principle-1")).await;
        assert!(findings.says("Gizli Çay MMC") && findings.says("Institutions are not ranked."));
        let mut leyla = app.browser(&app.people.leyla).await;
        assert!(leyla.get("/releases").await.says("Nothing has been released yet."));
        let released = rauf.post(&format!("/rounds/{round}/releases"), &[("confirmed", "yes")]).await;
        assert_eq!(released.status, 303);
        read(&mut leyla).await;
        let log = nigar.get("/admin/audit").await;
        for deed in ["Closed a round", "Released findings", "Changed the status of a response", "Saved an answer"] {
            assert!(log.says(deed), "{deed}");
        }
    }

    async fn institutions_stand_in_the_order_of_their_names(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        nigar.get("/language/az").await;
        for name in ["Zirvə", "Əlvan", "Çinar", "Emal", "İncə", "Cəld"] {
            nigar.post("/admin/institutions/new", &[("name", name), ("kind", "private")]).await;
        }
        let page = nigar.get("/admin/institutions").await;
        let places: Vec<usize> = ["Cəld", "Çinar", "Emal", "Əlvan", "İncə", "Zirvə"]
            .map(|name| page.body.find(&format!(">{name}<")).unwrap())
            .to_vec();
        assert!(places.is_sorted(), "{places:?}");
    }

    async fn a_reviewer_sees_nothing_before_it_is_handed_in(database: Database) {
        let app = App::new(database).await;
        let (mut aysel, mut rauf) = (app.browser(&app.people.aysel).await, app.browser(&app.people.rauf).await);
        let response = format!("/responses/{}", app.response);
        let fields = [
            ("answer.law-in-force.", "draft"), ("revision.law-in-force.", "0"),
            ("comment.law-in-force.", "Hələ aramızda"),
        ];
        aysel.post(&format!("{response}/sections/law"), &fields).await;
        assert!(!rauf.get(&format!("{response}/review")).await.says("Hələ aramızda"));
        assert_eq!(rauf.get(&format!("{response}/scorecard")).await.status, 404);
        assert_eq!(rauf.post(&format!("{response}/accept"), &[("state", "open")]).await.status, 409);
        assert_eq!(app.state().await, ResponseState::Open);
        aysel.hand_in(&response).await;
        assert!(rauf.get(&format!("{response}/review")).await.says("Hələ aramızda"));
        assert_eq!(rauf.get(&format!("{response}/scorecard")).await.status, 200);
    }
}

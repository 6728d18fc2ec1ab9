//! Nobody reviews their own house: not one page of the review, and not one write.

use bhr_baseline::response::ResponseState;
use bhr_baseline::store::{Role, User};

use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::files::add_picture;
use crate::support::world::operator;
use crate::web::review::{hand_in, reviewer};
use crate::web::team::at;

/// Pages of a reviewer about one response.
const PAGES: [&str; 12] = [
    "/review",
    "/queue",
    "/judge/law-in-force.",
    "/rest/law",
    "/scorecard",
    "/scorecard.pdf",
    "/scorecard.docx",
    "/scorecard.xlsx",
    "/questionnaire.pdf",
    "/questionnaire.docx",
    "/receipt.pdf",
    "/receipt.json",
];

/// Writes of a reviewer about one response.
const WRITES: [&str; 7] = [
    "/accept",
    "/return",
    "/judge/law-in-force.",
    "/judge/law-in-force./ask",
    "/judge/law-in-force./close",
    "/judge/law-in-force./reply",
    "/rest/law",
];

/// Asks for everything there is to review in the ministry's response.
async fn asks_for_all(app: &App, browser: &mut Browser<'_>, evidence: &str) -> Vec<(String, u16)> {
    let mut got = Vec::new();
    for path in PAGES {
        got.push((path.to_owned(), browser.get(&at(app, path)).await.status));
    }
    let fields =
        [("verdict", "as-is"), ("strength", "2"), ("ask", "Sual"), ("message", "x"), ("confirmed", "yes")];
    for path in WRITES {
        got.push((format!("POST {path}"), browser.post(&at(app, path), &fields).await.status));
    }
    for path in [format!("/evidence/{evidence}"), format!("/help-desk/{}/law-in-force.", app.response)] {
        got.push((path.clone(), browser.get(&path).await.status));
    }
    let thread = format!("/help-desk/{}/law-in-force.", app.response);
    got.push((format!("POST {thread}"), browser.post(&thread, &[("text", "Cavab")]).await.status));
    got
}

async fn is_shut_out(app: &App, user: &User, evidence: &str) {
    let mut browser = app.browser(user).await;
    let got = asks_for_all(app, &mut browser, evidence).await;
    let let_in: Vec<_> = got.iter().filter(|(_, status)| *status != 404).collect();
    assert!(let_in.is_empty(), "{}: {let_in:?}", user.name);
    let review = browser.get(&format!("/rounds/{}/review", app.round.id)).await;
    assert!(
        !review.says(&app.ministry.name) && review.says("left out because you are not independent"),
        "{}",
        review.body
    );
    for list in [format!("/rounds/{}", app.round.id), format!("/rounds/{}/live", app.round.id)] {
        let page = browser.get(&list).await;
        assert!(
            page.says(&app.ministry.name) && page.says("is listed without a link"),
            "{list}: {}",
            page.body
        );
        assert!(!page.body.contains(&at(app, "/review")), "{list} leads to a page that is not there");
    }
    let home = browser.get("/").await;
    assert!(!home.says("waiting for review") && !home.says("Waiting for an answer"), "{}", home.body);
    assert!(!browser.get("/help-desk").await.says(&app.ministry.name));
    assert_eq!(app.assessment.store.verdicts(app.response).await.unwrap(), []);
    assert!(matches!(app.state().await, ResponseState::Submitted { .. }));
}

on_both_engines! {
    async fn whoever_is_tied_to_an_institution_sees_and_writes_nothing_of_its_review(database: Database) {
        let app = App::new(database).await;
        let evidence = add_picture(&app).await;
        hand_in(&app).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let ask = at(&app, "/questions/law-in-force./help-desk");
        assert_eq!(aysel.post(&ask, &[("ask-text", "Necə?")]).await.status, 303);

        let of_the_house = reviewer(&app, "new@MINISTRY.example", "Yeni").await;
        is_shut_out(&app, &of_the_house, &evidence).await;

        let recused = reviewer(&app, "recused@ombudsman.example", "Kənar").await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let (id, institution) = (recused.id.to_string(), app.ministry.id.to_string());
        let fields = [("reviewer", id.as_str()), ("institution", &institution), ("reason", "")];
        assert_eq!(nigar.post("/admin/recusals", &fields).await.status, 422, "a recusal says why");
        let fields = [fields[0], fields[1], ("reason", "Qohumdur")];
        assert_eq!(nigar.post("/admin/recusals", &fields).await.status, 303);
        is_shut_out(&app, &recused, &evidence).await;

        // Kamran leaves the ministry and is made a reviewer under the same address.
        let store = &app.assessment.store;
        let kamran = &app.people.kamran;
        let moved = User { role: Role::Reviewer, ..kamran.clone() };
        let rows = crate::support::rows::Rows::of(&app.database_url());
        let user_id = rows.id(kamran.id.0);
        rows.run(&format!("UPDATE users SET role = 'reviewer', institution_id = NULL WHERE id = {user_id}")).await;
        is_shut_out(&app, &moved, &evidence).await;

        let mut rauf = app.browser(&app.people.rauf).await;
        let home = rauf.get("/").await;
        assert!(home.says("1 response is waiting for review") && home.says("Waiting for an answer"), "{}", home.body);
        let got = asks_for_all(&app, &mut rauf, &evidence).await;
        let shut: Vec<_> = got.iter().filter(|(path, status)| *status == 404 && !path.contains("close") && !path.contains("judge/law-in-force./reply")).collect();
        assert!(shut.is_empty(), "who is independent is let in: {shut:?}");
        let page = rauf.get(&format!("/rounds/{}", app.round.id)).await;
        assert!(page.body.contains(&at(&app, "/review")) && !page.says("listed without a link"), "{}", page.body);

        let recusal = store.list_recusals().await.unwrap().remove(0).id.to_string();
        assert_eq!(nigar.post("/admin/recusals/lift", &[("recusal", &recusal)]).await.status, 303);
        let mut free = app.browser(&recused).await;
        assert_eq!(free.get(&at(&app, "/queue")).await.status, 200, "a recusal that is lifted keeps nobody out");
        let audit = store.list_audit(None, 20).await.unwrap();
        assert!(audit.iter().any(|deed| deed.action == "recusal.lift" && deed.actor.name != operator().name));
    }
}

//! What a colleague does not see is in no page and in no file: drafts of others, sections and questions that are not
//! theirs.

use bhr_baseline::report::receipt::printed;
use bhr_baseline::response::PartRole;
use bhr_baseline::store::User;
use serde_json::json;

use super::team::{at, colleague, give, sevda, step, write};
use crate::support::app::App;
use crate::support::client::{Browser, Reply};
use crate::support::database::{Database, on_both_engines};
use crate::support::files::{docx_words, fields, png, workbook_words};

/// What stands in the draft.
const SECRET: &str = "Plan4711";
/// The evidence of the draft.
const PIECE: &str = "Order4712";
/// Words of questions in other sections than the reader's, and of one in the reader's section.
const NOT_THEIRS: [&str; 3] =
    ["What is planned?", "How often are rivers inspected?", "What does the law cover?"];
/// The pages of a response.
const PAGES: [&str; 9] = [
    "",
    "/left",
    "/check",
    "/changes",
    "/scorecard",
    "/workbook",
    "/sections/law",
    "/questions/law-in-force.",
    "/evidence/law-in-force.",
];
/// The files of a response.
const FILES: [&str; 9] = [
    "/workbook.xlsx?language=en",
    "/answers.csv?language=en",
    "/questionnaire.pdf?filled=true&language=en",
    "/questionnaire.docx?filled=true&language=en",
    "/questionnaire.pdf?filled=false&language=en",
    "/questionnaire.docx?filled=false&language=en",
    "/scorecard.pdf?language=en",
    "/scorecard.docx?language=en",
    "/scorecard.xlsx?language=en",
];

/// Sevda writes on practice, in a draft. Orxan answers one question of the law, on which another hangs.
struct Ministry {
    app: App,
    sevda: User,
    orxan: User,
}

impl Ministry {
    async fn new(database: Database) -> Self {
        let app = App::new(database).await;
        let (sevda, orxan) = (sevda(&app).await, colleague(&app, "orxan@ministry.example", "Orxan").await);
        give(&app, &sevda, ("practice", None), PartRole::Answer).await;
        give(&app, &orxan, ("law", Some("law-in-force")), PartRole::Answer).await;
        let mut writer = app.browser(&sevda).await;
        assert_eq!(
            write(&mut writer, &app, "plan", 0, json!({ "kind": "text", "value": SECRET })).await,
            200
        );
        let place = at(&app, "/evidence/plan.");
        let added = writer.upload(&place, &fields(PIECE, "nhri"), ("order.png", &png())).await;
        assert_eq!(added.status, 303, "{}", added.body);
        drop(writer);
        Self { app, sevda, orxan }
    }

    fn at(&self, rest: &str) -> String {
        at(&self.app, rest)
    }
}

/// Words without their spaces, as they are found in a PDF too.
fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The words of a file, without spaces.
fn words(address: &str, reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{address}: {}", reply.body);
    let name = address.split('?').next().unwrap_or_default();
    match name.rsplit('.').next() {
        Some("pdf") => printed(&reply.bytes).expect("words"),
        Some("xlsx") => bare(&workbook_words(&reply.bytes)),
        Some("docx") => bare(&docx_words(&reply.bytes)),
        _ => bare(&reply.body),
    }
}

async fn file(browser: &mut Browser<'_>, address: &str) -> String {
    let reply = browser.get(address).await;
    words(address, &reply)
}

on_both_engines! {
    async fn what_is_not_theirs_is_on_no_page_and_in_no_file(database: Database) {
        let ministry = Ministry::new(database).await;
        let mut orxan = ministry.app.browser(&ministry.orxan).await;
        for page in PAGES.map(|page| ministry.at(page)).into_iter().chain(["/".to_owned(), "/evidence".to_owned()]) {
            let reply = orxan.get(&page).await;
            assert_eq!(reply.status, 200, "{page}: {}", reply.body);
            for hidden in [SECRET, PIECE].into_iter().chain(NOT_THEIRS) {
                assert!(!reply.says(hidden), "{hidden} on {page}: {}", reply.body);
            }
            assert!(!reply.says("#plan.") && !reply.says("#law-topics."), "a way to what is not theirs on {page}");
        }
        for address in FILES.map(|file| ministry.at(file)) {
            let words = file(&mut orxan, &address).await;
            for hidden in [SECRET, PIECE].into_iter().chain(NOT_THEIRS) {
                assert!(!words.contains(&bare(hidden)), "{hidden} in {address}: {words}");
            }
        }
        for page in ["/sections/practice", "/questions/plan.", "/questions/law-topics.", "/evidence/plan.", "/evidence/law-topics."] {
            assert_eq!(orxan.get(&ministry.at(page)).await.status, 404, "{page}");
        }
    }

    async fn a_draft_is_in_no_file_of_a_focal_point_and_in_those_of_its_writer(database: Database) {
        let ministry = Ministry::new(database).await;
        let mut aysel = ministry.app.browser(&ministry.app.people.aysel).await;
        for page in PAGES.map(|page| ministry.at(page)) {
            let reply = aysel.get(&page).await;
            assert!(reply.status == 200 && !reply.says(SECRET) && !reply.says(PIECE), "{page}: {}", reply.body);
        }
        for address in FILES.map(|file| ministry.at(file)) {
            let words = file(&mut aysel, &address).await;
            assert!(!words.contains(SECRET) && !words.contains(PIECE), "{address}: {words}");
        }
        let mut sevda = ministry.app.browser(&ministry.sevda).await;
        for address in FILES.iter().filter(|file| !file.contains("filled=false")).map(|file| ministry.at(file)) {
            assert!(file(&mut sevda, &address).await.contains(SECRET), "{address}");
        }
        assert_eq!(step(&mut sevda, &ministry.app, "practice", "draft", "released").await.status, 303);
        for address in FILES.iter().filter(|file| !file.contains("filled=false")).map(|file| ministry.at(file)) {
            assert!(file(&mut aysel, &address).await.contains(SECRET), "{address}");
        }
    }

    async fn a_file_that_is_not_the_whole_says_so(database: Database) {
        let ministry = Ministry::new(database).await;
        let (copy, card) = (bare("This copy is not the whole questionnaire"), bare("Some answers are left out"));
        let people = &ministry.app.people;
        // Who, whether questions are left out, whether answers are.
        for (person, questions, answers) in [(&ministry.orxan, true, true), (&people.aysel, false, true), (&ministry.sevda, true, false)] {
            let mut browser = ministry.app.browser(person).await;
            for address in FILES.iter().filter(|file| file.contains("questionnaire")).map(|file| ministry.at(file)) {
                let is_less = questions || answers && address.contains("filled=true");
                assert_eq!(file(&mut browser, &address).await.contains(&copy), is_less, "{} {address}", person.name);
            }
            for address in FILES.iter().filter(|file| file.contains("scorecard")).map(|file| ministry.at(file)) {
                assert_eq!(file(&mut browser, &address).await.contains(&card), answers, "{} {address}", person.name);
            }
        }
    }

    async fn a_draft_does_not_reach_colleagues_by_way_of_the_help_desk(database: Database) {
        let ministry = Ministry::new(database).await;
        let mut sevda = ministry.app.browser(&ministry.sevda).await;
        let question = ministry.at("/questions/plan.");
        assert!(!sevda.get(&question).await.says("name=\"with-answer\""));
        let ask = [("ask-text", "Belə yaxşıdır?"), ("with-answer", "yes")];
        assert_eq!(sevda.post(&format!("{question}/help-desk"), &ask).await.status, 303);
        let mut aysel = ministry.app.browser(&ministry.app.people.aysel).await;
        let page = aysel.get(&question).await;
        assert!(page.says("Belə yaxşıdır?") && !page.says(SECRET), "{}", page.body);
        assert_eq!(step(&mut sevda, &ministry.app, "practice", "draft", "released").await.status, 303);
        assert!(sevda.get(&question).await.says("name=\"with-answer\""));
        assert_eq!(sevda.post(&format!("{question}/help-desk"), &ask).await.status, 303);
        let mut rauf = ministry.app.browser(&ministry.app.people.rauf).await;
        assert!(rauf.get(&format!("/help-desk/{}/plan.", ministry.app.response)).await.says(SECRET));
    }

    async fn the_pages_for_when_the_network_is_away_are_the_same_for_everybody(database: Database) {
        let ministry = Ministry::new(database).await;
        let mut writer = ministry.app.browser(&ministry.sevda).await;
        for address in ["/away/en", "/away/az", "/away/ru", "/service-worker.js"] {
            let page = ministry.app.stranger().get(address).await;
            assert_eq!((page.status, &page.body), (200, &writer.get(address).await.body), "{address}");
        }
    }

    async fn who_may_not_sign_in_any_more_gets_nothing_by_an_old_session(database: Database) {
        let ministry = Ministry::new(database).await;
        let app = &ministry.app;
        let mut orxan = app.browser(&ministry.orxan).await;
        assert_eq!(orxan.get(&ministry.at("/sections/law")).await.status, 200);
        let token = orxan.token().await;
        let (by, now) = (crate::support::world::operator(), crate::support::app::now());
        app.assessment.store.deactivate_user(&by, ministry.orxan.id, now).await.unwrap();
        for address in PAGES.iter().chain(&FILES).map(|page| ministry.at(page)) {
            let reply = orxan.get(&address).await;
            assert!(reply.status == 303 && reply.location.starts_with("/sign-in"), "{address}: {}", reply.status);
        }
        let answer = json!({
            "save_id": crate::support::world::id(), "question": "law-in-force", "unit": "", "revision": 0,
            "answer": {"kind": "choice", "value": "draft"}, "reason": "", "comment": "", "source": "",
        });
        assert_eq!(orxan.post_json_as_is(&ministry.at("/answers"), &answer, Some(token)).await.0, 401);
        let answers = app.assessment.store.answers(app.response).await.unwrap();
        assert!(answers.iter().all(|answer| answer.question != "law-in-force"));
    }
}

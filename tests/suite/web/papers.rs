//! Scorecards and questionnaires as files: who gets them, in which form and language, and what they are held against.

use bhr_baseline::response::{InstitutionKind, ReleaseId};

use crate::support::app::{App, now};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::world::{id, operator};

/// The files of a response with how each begins.
const FILES: [(&str, &str); 7] = [
    ("scorecard.pdf?language=az", "%PDF"),
    ("scorecard.docx?language=ru", "PK"),
    ("scorecard.xlsx?language=en", "PK"),
    ("questionnaire.pdf?filled=false&language=az", "%PDF"),
    ("questionnaire.pdf?filled=true&language=ru", "%PDF"),
    ("questionnaire.docx?filled=false", "PK"),
    ("questionnaire.docx?filled=true&language=en", "PK"),
];

async fn statuses(browser: &mut Browser<'_>, response: &str) -> Vec<u16> {
    let mut found = Vec::new();
    for (file, start) in FILES {
        let reply = browser.get(&format!("{response}/{file}")).await;
        if reply.status == 200 {
            let name = reply.header("content-disposition");
            let ending = file.split('?').next().and_then(|path| path.split('.').nth(1)).expect("an ending");
            assert!(
                name.starts_with("attachment; filename=\"") && name.contains(&format!(".{ending}\"")),
                "{name}"
            );
            assert!(reply.body.starts_with(start), "{file}");
        }
        found.push(reply.status);
    }
    found
}

/// Aysel answers one question of the ministry's response.
async fn answer(app: &App, aysel: &mut Browser<'_>) -> String {
    aysel.get("/language/en").await;
    let response = format!("/responses/{}", app.response);
    let fields = [("answer.law-in-force.", "force"), ("revision.law-in-force.", "0")];
    assert_eq!(aysel.post(&format!("{response}/sections/law"), &fields).await.status, 303);
    response
}

on_both_engines! {
    async fn files_are_for_the_institution_and_for_the_reviewer_once_handed_in(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let response = answer(&app, &mut aysel).await;
        let (mut elvin, mut rauf) = (app.browser(&app.people.elvin).await, app.browser(&app.people.rauf).await);
        assert_eq!(statuses(&mut aysel, &response).await, [200; 7]);
        assert_eq!(statuses(&mut elvin, &response).await, [404; 7]);
        assert_eq!(statuses(&mut rauf, &response).await, [404; 7], "before it is handed in");
        assert_eq!(aysel.hand_in(&response).await.status, 303);
        assert_eq!(statuses(&mut rauf, &response).await, [200; 7]);
        assert_eq!(statuses(&mut elvin, &response).await, [404; 7]);
        let page = aysel.get(&response).await;
        assert!(page.says("Work on paper") && page.says("questionnaire.docx?filled=true&amp;language=en"), "{}", page.body);
        let card = aysel.get(&format!("{response}/scorecard")).await;
        assert!(card.says("scorecard.docx?language=az") && card.says("scorecard.xlsx?language=ru"), "{}", card.body);
    }

    async fn a_scorecard_says_when_there_is_nothing_to_hold_it_against(database: Database) {
        let app = App::new(database).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let response = answer(&app, &mut aysel).await;
        let card = aysel.get(&format!("{response}/scorecard")).await;
        assert!(card.says("there is nothing to compare with."), "{}", card.body);
        assert!(card.says("Nothing has been released about this round yet"), "{}", card.body);
    }

    async fn a_scorecard_shows_the_last_round_and_only_what_was_released_of_others(database: Database) {
        let app = App::new(database).await;
        let kind = InstitutionKind::Government;
        let answers = [
            (app.ministry.name.as_str(), kind, "none", "never"),
            ("İki Agentliyi", kind, "draft", "never"),
            ("Üç Agentliyi", kind, "force", "yearly"),
            ("Dörd Agentliyi", kind, "draft", "yearly"),
            ("Beş Agentliyi", kind, "none", "yearly"),
            ("Altı Agentliyi", kind, "force", "never"),
            ("Yeddi Agentliyi", kind, "force", "never"),
            ("Səkkiz MMC", InstitutionKind::Private, "force", "yearly"),
        ];
        let closed = app.closed_round("Rivers 2025", &answers).await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let response = answer(&app, &mut aysel).await;
        let card = aysel.get(&format!("{response}/scorecard")).await;
        assert!(card.says("in the round “Rivers 2025”."), "{}", card.body);
        assert!(card.says("+") && !card.says("The questionnaire has changed"), "{}", card.body);
        assert!(card.says("Nothing has been released about this round yet"), "releases of another round do not count");

        let enrolled = app.assessment.store.list_responses(closed).await.unwrap();
        let of = |name: &str| {
            let found = enrolled.iter().find(|one| one.institution.name == name).unwrap();
            format!("/responses/{}/scorecard", found.response.id)
        };
        let mut rauf = app.browser(&app.people.rauf).await;
        rauf.get("/language/en").await;
        let unreleased = rauf.get(&of("Üç Agentliyi")).await;
        assert!(unreleased.says("Nothing has been released about this round yet"), "{}", unreleased.body);
        let round = app.assessment.store.round(closed).await.unwrap().unwrap();
        app.assessment.make_release(&operator(), &round, (ReleaseId(id()), &[]), now()).await.unwrap();
        let government = rauf.get(&of("Üç Agentliyi")).await;
        let company = rauf.get(&of("Səkkiz MMC")).await;
        assert!(company.says("are withheld, so that nobody can work out"), "{}", company.body);
        assert!(government.says("Other institutions of the same kind"), "{}", government.body);
        assert!(!government.says("Nothing has been released"), "{}", government.body);
    }
}

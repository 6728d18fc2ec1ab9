//! The list of the register: page by page, filtered, beside what reviewers verified.

use bhr_baseline::assessment::ByHand;
use bhr_baseline::findings::finding::Trail;
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::RoundId;

use super::pages::{INSPECTION, LAW, codes};
use crate::support::app::{App, now};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::world::operator;
use crate::web::review::{accept, hand_in_with, judge};

/// A closed round with two gaps in the register and so many findings by hand.
async fn long(app: &App, browser: &mut Browser<'_>, by_hand: usize) -> RoundId {
    let answers = [
        ("Bir Agentliyi", Government, "none", "never"),
        ("İki Agentliyi", Government, "none", "yearly"),
        ("Üç MMC", Private, "none", "yearly"),
    ];
    let round = app.closed_round("Rivers 2025", &answers).await;
    assert_eq!(browser.post(&format!("/rounds/{round}/register"), &[]).await.status, 303);
    for number in 0..by_hand {
        let finding = ByHand {
            title: format!("Fishers are not heard {number}"),
            principles: [18].into(),
            trail: Trail { sources: "Report of 2025".to_owned(), ..Trail::default() },
            ..ByHand::default()
        };
        app.assessment.add_finding(&operator(), round, finding, now()).await.unwrap();
    }
    round
}

on_both_engines! {
    async fn a_long_register_is_read_page_by_page(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = long(&app, &mut rauf, 21).await;
        let gaps = format!("/rounds/{round}/gaps");
        let first = rauf.get(&gaps).await;
        assert!(first.says("1–20 of 23") && first.says("Next page"), "{}", first.body);
        assert!(first.body.contains(&format!("href=\"{gaps}?page=2\"")), "{}", first.body);
        let second = rauf.get(&format!("{gaps}?page=2")).await;
        assert!(second.says("21–23 of 23") && !second.says("Next page"));
        let mut found = [codes(&first), codes(&second)].concat();
        assert_eq!(found, codes(&rauf.get(&format!("{gaps}?page=all")).await), "in one order");
        found.sort();
        found.dedup();
        assert_eq!(found.len(), 23, "each stands on one page");
        // The pages keep what is filtered, and what does not fill a page has none.
        let draft = rauf.get(&format!("{gaps}?pillar=2&status=draft&order=principle&page=2")).await;
        assert!(draft.says("21–21 of 21"), "{}", draft.body);
        assert!(draft.body.contains("?pillar=2&amp;status=draft&amp;order=principle&amp;page=1\""), "{}", draft.body);
        assert!(!rauf.get(&format!("{gaps}?pillar=1")).await.says("Next page"));
    }

    async fn what_was_chosen_to_be_merged_is_still_there_when_it_is_refused(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = long(&app, &mut rauf, 21).await;
        let page = rauf.get(&format!("/rounds/{round}/gaps?status=draft&page=2")).await;
        let action = format!("/rounds/{round}/register/merge?status=draft&page=2");
        assert!(page.body.contains(&format!("action=\"{}\"", action.replace('&', "&amp;"))), "{}", page.body);
        let last = codes(&page).pop().unwrap();
        let refused = rauf.post(&action, &[("code", &last), ("title", "Fishers")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(&format!("value=\"{last}\" checked")), "{}", refused.body);
    }

    async fn findings_are_filtered_by_pillar_and_severity(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = long(&app, &mut rauf, 1).await;
        let filtered = async |rauf: &mut Browser<'_>, query: &str| {
            codes(&rauf.get(&format!("/rounds/{round}/gaps?{query}")).await)
        };
        assert_eq!(filtered(&mut rauf, "pillar=1").await, [LAW, INSPECTION]);
        assert_eq!(filtered(&mut rauf, "pillar=2").await, ["added-1"]);
        assert_eq!(filtered(&mut rauf, "severity=large").await, [LAW, INSPECTION]);
        assert_eq!(filtered(&mut rauf, "severity=unknown").await, ["added-1"]);
        let issue = [
            ("title", "Drowning"), ("scale", "5"), ("scope", "1"), ("irremediability", "1"), ("likelihood", "3"),
            ("said_by", "Rauf"), ("grounds", "A report"), ("revision", "0"),
        ];
        assert_eq!(rauf.post(&format!("/rounds/{round}/salience/new"), &issue).await.status, 303);
        let about = [("revision", "1"), ("issue", "own-1"), ("status", "confirmed")];
        assert_eq!(rauf.post(&format!("/rounds/{round}/register/{INSPECTION}"), &about).await.status, 303);
        assert_eq!(filtered(&mut rauf, "severity=5").await, [INSPECTION]);
        assert_eq!(filtered(&mut rauf, "severity=large").await, [LAW]);
        let page = rauf.get(&format!("/rounds/{round}/gaps")).await;
        assert!(page.says("Draft (2)") && page.says("Confirmed (1)"), "{}", page.body);
        assert!(page.says("Principle 1: people along rivers"), "principles have their names");
    }

    async fn the_register_says_what_is_left_of_a_gap_after_review(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        hand_in_with(&app, "draft", "yearly").await;
        let verified = |key: &'static str, option: &'static str| {
            [("verdict", "other"), (key, option), ("words", "Seen on the spot."), ("strength", "2")]
        };
        let law = verified("answer.law-in-force.", "none");
        assert_eq!(judge(&mut rauf, &app, "law-in-force.", &law).await.status, 303);
        let inspected = verified("answer.inspected.", "never");
        assert_eq!(judge(&mut rauf, &app, "inspected.", &inspected).await.status, 303);
        accept(&app).await;
        let gaps = format!("/rounds/{}/gaps", app.round.id);
        assert_eq!(rauf.post(&format!("/rounds/{}/register", app.round.id), &[]).await.status, 303);
        let page = rauf.get(&gaps).await;
        assert_eq!(codes(&page), [LAW]);
        assert!(page.says("As reviewers verified"), "{}", page.body);
        assert!(page.says("Gaps that only show after review (1)"), "{}", page.body);
        assert!(page.body.contains("river-duty.river-inspection?basis=verified"), "{}", page.body);
    }
}

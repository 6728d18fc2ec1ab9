//! The register, salient issues and rounds compared through the pages.

use bhr_baseline::response::{InstitutionKind, RoundId};

use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::world::operator;

use InstitutionKind::{Government, Private};

/// Law: five of eight below target. Inspection: four.
const EIGHT: [(&str, InstitutionKind, &str, &str); 8] = [
    ("Bir Agentliyi", Government, "none", "never"),
    ("İki Agentliyi", Government, "draft", "never"),
    ("Üç Agentliyi", Government, "force", "yearly"),
    ("Dörd Agentliyi", Government, "draft", "yearly"),
    ("Beş Agentliyi", Government, "none", "yearly"),
    ("Altı Agentliyi", Government, "force", "never"),
    ("Yeddi MMC", Private, "none", "never"),
    ("Səkkiz MMC", Private, "force", "yearly"),
];

pub const LAW: &str = "river-duty.river-law-1";
pub const INSPECTION: &str = "river-duty.river-inspection-1";

/// A closed round with its gaps in the register.
pub async fn begun(app: &App, browser: &mut Browser<'_>) -> RoundId {
    let round = app.closed_round("Rivers 2025", &EIGHT).await;
    let gaps = format!("/rounds/{round}/gaps");
    let before = browser.get(&gaps).await;
    assert!(before.says("2 gaps are drawn from the answers and not in the register yet."));
    assert_eq!(browser.post(&format!("/rounds/{round}/register"), &[]).await.outcome(), (303, gaps.as_str()));
    round
}

fn at(round: RoundId, path: &str) -> String {
    format!("/rounds/{round}/register/{path}")
}

/// The codes in the order of the page.
pub fn codes(reply: &Reply) -> Vec<String> {
    let values = reply.body.split("name=\"code\" value=\"").skip(1);
    values.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

on_both_engines! {
    async fn gaps_are_taken_in_with_a_statement_in_every_language(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let gaps = format!("/rounds/{round}/gaps");
        let page = rauf.get(&gaps).await;
        assert_eq!(codes(&page), [LAW, INSPECTION]);
        assert!(page.says("A law protects people along rivers: 5 of 8 institutions fall short of the target."));
        assert!(page.says("Government bodies: 4 of 6; Private companies: 1 of 2."), "{}", page.body);
        assert!(page.says("(3 of 8 asked): “Draft a law on rivers.”"), "{}", page.body);
        assert!(!page.says("not in the register yet"));
        for (language, words) in [("az", "hədəfə çatmayan qurumlar – 5 / 8"), ("ru", "организаций ниже целевого балла – 5 из 8")] {
            rauf.get(&format!("/language/{language}?to=/")).await;
            assert!(rauf.get(&gaps).await.says(words), "{language}");
        }
    }

    async fn a_finding_is_edited_filtered_and_traced_to_the_answers(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let edit = [
            ("revision", "1"), ("statement-en", "Most bodies have no law."), ("statement-az", ""),
            ("statement-ru", ""), ("cause", "law"), ("cause", "capacity"), ("status", "confirmed"),
        ];
        assert_eq!(rauf.post(&at(round, LAW), &edit).await.outcome(), (303, at(round, LAW).as_str()));
        let page = rauf.get(&at(round, LAW)).await;
        assert!(page.says("Most bodies have no law.") && page.says("Law, Capacity"), "{}", page.body);
        assert!(page.says("5 of 8 institutions fall short"), "the template stays retrievable");
        assert!(page.says("Changed a register entry"));
        let filtered = async |rauf: &mut Browser<'_>, query: &str| {
            codes(&rauf.get(&format!("/rounds/{round}/gaps?{query}")).await)
        };
        assert_eq!(filtered(&mut rauf, "cause=law").await, [LAW]);
        assert_eq!(filtered(&mut rauf, "cause=policy").await.len(), 0);
        assert_eq!(filtered(&mut rauf, "status=draft").await, [INSPECTION]);
        assert_eq!(filtered(&mut rauf, "principle=1&kind=private&order=principle").await, [LAW, INSPECTION]);
        assert_eq!(filtered(&mut rauf, "principle=2").await.len(), 0);
        let first = page.body.find("Altı").is_none() && page.body.find("Beş") < page.body.find("Bir");
        assert!(first, "institutions concerned stand by name, not by score");
        let trail = page.body.split("href=\"").find(|rest| rest.contains("/trail/")).unwrap();
        let trail = rauf.get(trail.split('"').next().unwrap()).await;
        assert!(trail.says("Beş Agentliyi") && trail.says("There is no law") && trail.says("Does a law protect"));
        assert!(!trail.says("How often are rivers inspected?"), "only the questions of the finding");
    }

    async fn who_saves_second_sees_both_texts_and_loses_nothing(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let first = [("revision", "1"), ("statement-en", "What was saved first."), ("status", "draft")];
        rauf.post(&at(round, LAW), &first).await;
        let second = [("revision", "1"), ("statement-en", "What was typed second."), ("status", "disputed")];
        let refused = rauf.post(&at(round, LAW), &second).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("What was saved first.") && refused.says("What was typed second."));
        assert_eq!(refused.field("revision").as_deref(), Some("2"));
        assert!(rauf.get(&at(round, LAW)).await.says("What was saved first."));
        let again = [("revision", "2"), ("statement-en", "What was typed second."), ("status", "disputed")];
        assert_eq!(rauf.post(&at(round, LAW), &again).await.status, 303);
        assert!(!rauf.get(&at(round, LAW)).await.says("What was saved first."));
    }

    async fn a_statement_over_changed_answers_is_marked_until_somebody_looks(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let words = [("revision", "1"), ("statement-en", "Five bodies."), ("status", "draft")];
        rauf.post(&at(round, LAW), &words).await;
        let mark = "Statement older than the answers";
        let gaps = format!("/rounds/{round}/gaps");
        assert!(!rauf.get(&gaps).await.says(mark));
        let store = &app.assessment.store;
        let mut company = store.institution_by_name("Yeddi MMC").await.unwrap().unwrap();
        company.profile.kind = Some(Government);
        store.update_institution(&operator(), &company, now()).await.unwrap();
        // The kind counted is the one it answered under, so nothing has changed yet.
        assert!(!rauf.get(&gaps).await.says(mark));
        let entry = store.entries(round, bhr_baseline::store::LedgerKind::Finding).await.unwrap().remove(1);
        assert_eq!(entry.code, LAW);
        let older = entry.content.replace("\"below\":5", "\"below\":6");
        assert_ne!(older, entry.content);
        let change = bhr_baseline::store::LedgerChange { kind: bhr_baseline::store::LedgerKind::Finding, code: entry.code, seen: 2, content: older };
        store.change_entries(&operator(), round, bhr_baseline::store::LedgerDeed::Edit, &[change], now()).await.unwrap();
        assert!(rauf.get(&gaps).await.says(mark));
        let holds = [("revision", "3"), ("statement-en", "Five bodies."), ("holds-en", "yes"), ("status", "draft")];
        rauf.post(&at(round, LAW), &holds).await;
        assert!(!rauf.get(&gaps).await.says(mark));
    }

    async fn findings_are_merged_and_taken_apart_on_the_pages(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let one = rauf.post(&at(round, "merge"), &[("code", LAW), ("title", "Rivers")]).await;
        assert!(one.status == 422 && one.says("Choose at least two findings.") && one.says("value=\"Rivers\""));
        let fields = [("code", LAW), ("code", INSPECTION), ("title", "Rivers are not protected")];
        let merged = at(round, "merged-1");
        assert_eq!(rauf.post(&at(round, "merge"), &fields).await.outcome(), (303, merged.as_str()));
        let page = rauf.get(&merged).await;
        // Five below on the law, Altı on inspection alone: six of eight.
        assert!(page.says("Rivers are not protected: 6 of 8 institutions"), "{}", page.body);
        assert_eq!(codes(&rauf.get(&format!("/rounds/{round}/gaps")).await), ["merged-1"]);
        assert!(rauf.get(&at(round, LAW)).await.says("Part of:"));
        assert_eq!(rauf.post(&at(round, "merged-1/apart"), &[]).await.status, 303);
        assert_eq!(codes(&rauf.get(&format!("/rounds/{round}/gaps")).await), [LAW, INSPECTION]);
        assert!(rauf.get(&merged).await.says("Withdrawn"), "it is kept for the record");
        assert_eq!(rauf.post(&at(round, "merged-1/apart"), &[]).await.status, 409);
    }

    async fn a_finding_is_split_by_kind_and_a_note_is_kept(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let nothing = rauf.post(&at(round, &format!("{LAW}/split")), &[]).await;
        assert_eq!(nothing.status, 422);
        let split = rauf.post(&at(round, &format!("{LAW}/split")), &[("by", "kind")]).await;
        assert_eq!(split.outcome(), (303, at(round, LAW).as_str()));
        let part = rauf.get(&at(round, "river-duty.river-law-2")).await;
        assert!(part.says("4 of 6 institutions") && part.says("Government bodies"), "{}", part.body);
        let empty = rauf.post(&at(round, &format!("{LAW}/notes")), &[("note", "  ")]).await;
        assert_eq!(empty.status, 422);
        rauf.post(&at(round, &format!("{LAW}/notes")), &[("note", "Ask the ministry <b>again</b>.")]).await;
        let page = rauf.get(&at(round, LAW)).await;
        assert!(page.says("Ask the ministry &lt;b&gt;again&lt;/b&gt;.") || page.says("Ask the ministry &lt;b&gt;again&lt;&#x2F;b&gt;."));
        assert!(page.says("Rauf Məmmədov"));
    }

    async fn a_finding_by_hand_needs_something_it_rests_on(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let bare = rauf.post(&at(round, "add"), &[("title", "Fishers are not heard")]).await;
        assert!(bare.status == 422 && bare.says("Say what the finding rests on") && bare.says("Fishers are not heard"));
        let wrong = [("title", "x"), ("sources", "y"), ("principles", "3, 32")];
        assert_eq!(rauf.post(&at(round, "add"), &wrong).await.status, 422);
        let whole = [
            ("title", "Fishers are not heard"), ("sources", "Report of 2025, page 12"),
            ("principles", "18, 3"), ("kind", "private"), ("topic", "principle-1"),
        ];
        let added = at(round, "added-1");
        assert_eq!(rauf.post(&at(round, "add"), &whole).await.outcome(), (303, added.as_str()));
        let page = rauf.get(&added).await;
        for words in ["Report of 2025, page 12", "3, 18", "Private companies", "Principle 1: people along rivers"] {
            assert!(page.says(words), "{words}: {}", page.body);
        }
        assert!(!page.says("no longer show this gap"));
    }

    async fn salient_issues_order_the_register_and_change_no_score(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await;
        let salience = format!("/rounds/{round}/salience");
        let new = format!("{salience}/new");
        let half = rauf.post(&new, &[("title", "Drowning"), ("said_by", ""), ("grounds", "Kept words")]).await;
        assert!(half.status == 422 && half.says("Kept words"));
        for (title, scale, scope) in [("Drowning", "5", "1"), ("Dirty water", "4", "4")] {
            let issue = [
                ("title", title), ("scale", scale), ("scope", scope), ("irremediability", scope),
                ("likelihood", "3"), ("said_by", "Rauf"), ("grounds", "A report"), ("revision", "0"),
            ];
            assert_eq!(rauf.post(&new, &issue).await.outcome(), (303, salience.as_str()));
        }
        let page = rauf.get(&salience).await;
        assert!(page.body.find("Drowning") < page.body.find("Dirty water"));
        assert!(page.says("Drowning: place 1 by severity, place 2 by the mean."), "{}", page.body);
        let score = rauf.get(&format!("/rounds/{round}/findings/principle-1")).await.body;
        rauf.post(&at(round, INSPECTION), &[("revision", "1"), ("issue", "own-1"), ("status", "draft")]).await;
        let gaps = rauf.get(&format!("/rounds/{round}/gaps")).await;
        assert_eq!(codes(&gaps), [INSPECTION, LAW], "the severe one first, though fewer are concerned");
        assert!(gaps.says("5 of 5 (Drowning)"), "{}", gaps.body);
        assert!(gaps.says("Not rated; large gap"));
        assert!(rauf.get(&format!("{salience}/own-1")).await.says("Rivers are inspected"), "the link back");
        let token = |page: &str| page.split("name=\"token\"").next().map(str::to_owned);
        let after = rauf.get(&format!("/rounds/{round}/findings/principle-1")).await.body;
        assert_eq!(token(&after), token(&score), "no score has changed");
        let stale = [("title", "Drowning"), ("said_by", "Other"), ("scale", "1"), ("revision", "7")];
        let refused = rauf.post(&format!("{salience}/own-1"), &stale).await;
        assert!(refused.status == 409 && refused.says("Rauf") && refused.says("Other"));
    }

    async fn two_rounds_stand_side_by_side(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let then = app.closed_round("Rivers 2024", &[
            ("Bir Agentliyi", Government, "none", "never"),
            ("İki Agentliyi", Government, "none", "yearly"),
            ("Köhnə Agentlik", Government, "force", "never"),
            ("Başqa Agentlik", Government, "none", "never"),
        ]).await;
        let now = app.closed_round("Rivers 2025", &[
            ("Bir Agentliyi", Government, "force", "never"),
            ("İki Agentliyi", Government, "force", "never"),
            ("Yeni Agentlik", Government, "force", "yearly"),
        ]).await;
        let page = rauf.get(&format!("/rounds/{now}/compare")).await;
        assert!(page.says("closed: 1; larger: 1<"), "{}", page.body);
        assert!(page.says("closed (1)") && page.says("larger (1)") && !page.says("smaller ("), "{}", page.body);
        let verified = rauf.get(&format!("/rounds/{now}/compare?basis=verified")).await;
        assert!(verified.body.contains("<option value=\"verified\" selected>"), "{}", verified.body);
        assert!(verified.body.contains("&amp;basis=verified\""), "pictures are of the same: {}", verified.body);
        assert_eq!(rauf.get(&format!("/rounds/{now}/compare?basis=mine")).await.status, 404);
        assert!(page.says("In the earlier round only: Başqa Agentlik; Köhnə Agentlik."), "{}", page.body);
        let mut nigar = app.browser(&app.people.nigar).await;
        let store = &app.assessment.store;
        let of = async |name: &str| store.institution_by_name(name).await.unwrap().unwrap().id.to_string();
        let [new, old, other] = [of("Yeni Agentlik").await, of("Köhnə Agentlik").await, of("Başqa Agentlik").await];
        let address = |id: &str| format!("/admin/institutions/{id}/predecessors");
        assert_eq!(nigar.post(&address(&new), &[("add", &old)]).await.status, 303);
        assert_eq!(nigar.post(&address(&new), &[("keep", &old), ("add", &other)]).await.status, 303);
        let circle = nigar.post(&address(&old), &[("add", &new)]).await;
        assert!(circle.status == 422 && circle.says("cannot be the successor of itself"));
        let page = rauf.get(&format!("/rounds/{now}/compare?with={then}")).await;
        assert!(page.says("Merged and split bodies") && page.says("Başqa Agentlik: 0.0; Köhnə Agentlik: 50.0"), "{}", page.body);
        assert!(!page.says("In the earlier round only"));
        let first = rauf.get(&format!("/rounds/{}/compare", app.round.id)).await;
        assert!(first.says("There is no earlier round to compare with."));
        assert_eq!(rauf.get(&format!("/rounds/{then}/compare?with={now}")).await.status, 404);
    }
}

//! Findings, releases and reports through the pages: what each reader sees, and what cannot be said.

use std::collections::{BTreeMap, BTreeSet};

use bhr_baseline::assessment::{Accounts, Roster};
use bhr_baseline::questionnaire::{Folder, load};
use bhr_baseline::response::{InstitutionKind, Profile, RoundId, read_answers};

use crate::support::app::{App, now, river_duty};
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::support::world::operator;

use InstitutionKind::{Government, Private};

/// Six State bodies and two companies: two are too few for a figure.
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

/// What is read of a page: its main part without tags, scripts of pictures and their numbers left in.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default();
    let pieces = main.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    pieces.collect::<Vec<_>>().join(" ")
}

/// The addresses on a page that begin like this.
fn links(page: &str, start: &str) -> Vec<String> {
    let from = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_file = |href: &str| href.contains("/charts/") || href.contains("/export");
    from.filter(|href| href.starts_with(start) && !href.contains("/language/") && !is_file(href))
        .map(str::to_owned)
        .collect()
}

/// Every page below an address, by address. Files are asked for, not followed.
async fn pages(browser: &mut Browser<'_>, start: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![start.to_owned()];
    while let Some(address) = waiting.pop() {
        if found.contains_key(&address) {
            continue;
        }
        let reply = browser.get(&address).await;
        assert_eq!(reply.status, 200, "{address}");
        if address.contains("/report.") {
            let begins = ["%PDF", "PK", "<!doctype html>"];
            assert!(begins.iter().any(|begin| reply.body.starts_with(begin)), "{address}");
        } else {
            waiting.extend(links(&reply.body, start));
        }
        found.insert(address, reply.body);
    }
    found
}

/// A score with a decimal place, as only the reviewer reads it.
fn exact_scores(words: &str) -> Vec<&str> {
    let is_score = |word: &&str| {
        let parts = word.split_once(['.', ',']);
        parts.is_some_and(|(whole, rest)| {
            rest.len() == 1
                && !whole.is_empty()
                && (whole.to_owned() + rest).bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    words.split_whitespace().filter(is_score).collect()
}

async fn release(app: &App, round: RoundId) -> String {
    let mut rauf = app.browser(&app.people.rauf).await;
    let address = format!("/rounds/{round}/releases");
    assert_eq!(rauf.post(&address, &[("confirmed", "yes")]).await.outcome(), (303, address.as_str()));
    links(&rauf.get(&address).await.body, "/releases/").swap_remove(0)
}

/// A closed round of `count` institutions that all gave these rows of answers.
async fn imported(app: &App, name: &str, folder: &Folder, count: usize, rows: &[&str]) -> RoundId {
    let mut csv = "institution,unit,unit_kind,question,answer,reason,comment,source\n".to_owned();
    let mut roster = Roster::new();
    for number in 0..count {
        let institution = format!("Qurum {number}");
        rows.iter().for_each(|row| csv.push_str(&format!("{institution},,,{row}\n")));
        let profile = Profile { kind: Some(Government), ..Profile::default() };
        roster.insert(institution, profile);
    }
    let questionnaire = load(folder).expect("it loads");
    let sheets = read_answers(&questionnaire, "answers.csv", csv.as_bytes()).expect("answers");
    let import = (&questionnaire, &sheets, &roster);
    let id = app.assessment.import(&operator(), name, folder, import, now()).await.expect("a round");
    app.assessment.store.close_round(&operator(), id, now()).await.expect("it closes");
    id
}

/// A questionnaire with a tree of its own: three categories, 58 indicators, no pillars.
fn wide() -> Folder {
    let mut header =
        "id: wide\nversion: 1\nstatus: draft\nlanguage: en\ntitle: \"Wide\"\nsummary: \"Wide.\"\n\
        for: [government]\nscale: maturity-0-to-4\ntarget: 0.75\nsources_checked_on: 2026-11-22\n\
        not_applicable_reasons:\n  - {id: no-task, label: \"No such task\"}\nsections: [main]\nnodes:\n  \
        - {id: total, level: total, title: \"Total\", children: [category-0, category-1, category-2]}\n"
            .to_owned();
    let mut section = "id: main\ntitle: \"Main\"\nintroduction: \"All of it.\"\nindicators:\n".to_owned();
    let mut categories = vec![Vec::new(); 3];
    for number in 0..58 {
        categories[number % 3].push(format!("indicator-{number}"));
        section.push_str(&format!(
            "  - id: indicator-{number}\n    kind: process\n    title: \"Indicator number {number}\"\n    questions:\n      \
             - id: question-{number}\n        kind: choice\n        text: \"Question {number}?\"\n        \
             help: \"Say.\"\n        evidence: \"A paper.\"\n        sources: [UNGP-1]\n        not_applicable: true\n        options:\n          \
             - {{id: none, points: 0, label: \"No\", criterion: \"Nothing.\", next_step: \"Begin.\"}}\n          \
             - {{id: full, points: 1, label: \"Yes\", criterion: \"Everything.\"}}\n"
        ));
    }
    for (number, indicators) in categories.iter().enumerate() {
        let children = indicators.join(", ");
        header.push_str(&format!(
            "  - {{id: category-{number}, level: category, title: \"Category {number}\", children: [{children}]}}\n"
        ));
    }
    let mut folder = Folder::default();
    for (name, text) in [
        ("questionnaire.yaml", header.as_str()),
        ("main.yaml", section.as_str()),
        ("scales.yaml", include_str!("../../questionnaires/scales.yaml")),
        ("sources.yaml", include_str!("../../questionnaires/sources.yaml")),
    ] {
        folder.add(name, format!("wide/{name}"), text);
    }
    folder
}

on_both_engines! {
    async fn the_demonstration_is_read_in_both_languages(database: Database) {
        let app = App::new(database).await;
        let accounts = Accounts::new(app.assessment.store.clone()).unwrap();
        let round = app.assessment.demonstrate(&accounts, now()).await.unwrap();
        let institutions: BTreeSet<String> =
            app.assessment.store.list_institutions().await.unwrap().into_iter().map(|one| one.name).collect();
        let mut rauf = app.browser(&app.people.rauf).await;
        let mut leyla = app.browser(&app.people.leyla).await;
        let start = format!("/rounds/{}/findings", round.id);
        for (language, principle, target) in
            [("en", "Principle 3: laws", "Target"), ("az", "3-cü prinsip", "Hədəf")]
        {
            rauf.get(&format!("/language/{language}?to=/")).await;
            leyla.get(&format!("/language/{language}?to=/")).await;
            let seen = pages(&mut rauf, &start).await;
            assert!(seen.len() > 80, "{} pages", seen.len());
            let overview = &seen[&start];
            assert!(overview.matches("<svg").count() >= 5, "{}", overview.matches("<svg").count());
            assert!(overview.contains(principle) && overview.contains(target));
            assert!(seen.values().all(|page| page.contains("<svg") || page.contains("class=\"lead\"")));
            let topic = &seen[&format!("{start}/state-duty.laws-reviewed")];
            assert_eq!(links(topic, "/responses/").len(), 12, "each State body with its scorecard");
            assert!(!exact_scores(&words(topic)).is_empty());
            let gaps = rauf.get(&format!("/rounds/{}/gaps?page=all", round.id)).await;
            let register = format!("/rounds/{}/register/", round.id);
            assert!(links(&gaps.body, &register).len() > 20, "gaps lead to their findings");
            let report = rauf.get(&format!("/rounds/{}/report.pdf?language={language}", round.id)).await;
            assert!(report.body.starts_with("%PDF"));
            for (address, page) in pages(&mut leyla, "/releases").await {
                if address.contains("/report.pdf") || address.contains("/report.docx") {
                    continue;
                }
                let words = words(&page).replace(&round.name, "");
                let named: Vec<&String> = institutions.iter().filter(|name| words.contains(*name)).collect();
                assert!(named.is_empty(), "{address} names {named:?}");
                if address.contains("/report.html") {
                    continue;
                }
                assert_eq!(exact_scores(&words), [""; 0], "{address}");
                assert!(!page.contains("/responses/") && !page.contains("href=\"/rounds"), "{address}");
            }
        }
    }

    async fn institutions_stand_by_name_and_never_by_score(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        rauf.get("/language/az?to=/").await;
        let page = rauf.get(&format!("/rounds/{round}/findings/river-duty.river-law")).await;
        let words = words(&page.body);
        let mut places: Vec<(usize, &str)> =
            EIGHT.iter().map(|(name, ..)| (words.find(name).expect("it stands there"), *name)).collect();
        places.sort_unstable();
        let names: Vec<&str> = places.into_iter().map(|(_, name)| name).collect();
        let expected = [
            "Altı Agentliyi",
            "Beş Agentliyi",
            "Bir Agentliyi",
            "Dörd Agentliyi",
            "İki Agentliyi",
            "Səkkiz MMC",
            "Üç Agentliyi",
            "Yeddi MMC",
        ];
        assert_eq!(names, expected);
    }

    async fn whoever_is_not_independent_finds_no_way_to_an_institution_in_the_findings(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let store = &app.assessment.store;
        let responses = store.list_responses(round).await.unwrap();
        let tied = responses.iter().find(|one| one.institution.name == "Beş Agentliyi").unwrap();
        let way = format!("/responses/{}", tied.response.id);
        let start = format!("/rounds/{round}/");
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(rauf.post(&format!("{start}register"), &[]).await.status, 303);
        let finding = format!("{start}register/river-duty.river-law-1");
        let lists = [
            format!("{start}findings/river-duty.river-law"),
            format!("{start}schemes?topic=principle-1"),
            format!("{start}contradictions"),
            finding.clone(),
        ];
        let trail = format!("{finding}/trail/{}", tied.response.id);
        assert_eq!(rauf.get(&trail).await.status, 200);
        for list in &lists {
            let page = rauf.get(list).await;
            assert!(page.body.contains(&way) || page.body.contains(&trail), "{list}");
        }

        let mut nigar = app.browser(&app.people.nigar).await;
        let (reviewer, institution) = (app.people.rauf.id.to_string(), tied.institution.id.to_string());
        let fields = [("reviewer", reviewer.as_str()), ("institution", &institution), ("reason", "Qohumdur")];
        assert_eq!(nigar.post("/admin/recusals", &fields).await.status, 303);
        rauf.get("/language/en?to=/").await;
        assert_eq!(rauf.get(&trail).await.status, 404);
        for list in &lists {
            let page = rauf.get(list).await;
            assert_eq!(page.status, 200, "{list}");
            assert!(!page.body.contains(&way) && !page.body.contains(&trail), "{list}");
        }
        let page = rauf.get(&finding).await;
        assert!(page.says("Beş Agentliyi") && page.says("you are not independent of it"), "{}", page.body);
    }

    async fn what_is_withheld_is_a_word(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let address = release(&app, round).await;
        let mut leyla = app.browser(&app.people.leyla).await;
        let page = leyla.get(&format!("{address}/findings/principle-1")).await;
        let words = words(&page.body);
        // Two companies are too few, and with the State bodies they would follow from the total.
        for kind in ["Government bodies", "Private companies"] {
            let row = words.split("Kind of institution").nth(1).unwrap().split(kind).nth(1).unwrap();
            let cells: Vec<&str> = row.split_whitespace().take(3).collect();
            assert_eq!(cells, ["Withheld"; 3], "{kind}");
        }
        assert!(words.contains("figure rests on fewer than 5 institutions"), "{words}");
        assert!(words.contains("Mean score"), "the total is released");
        let nothing = leyla.get("/no/such/page").await;
        for address in [
            format!("{address}/findings/no-such-topic"),
            format!("/rounds/{round}/findings/principle-1"),
            format!("/rounds/{round}/releases"),
            format!("/rounds/{round}/report.pdf"),
        ] {
            assert_eq!(leyla.get(&address).await, nothing, "{address}");
        }
    }

    async fn a_release_that_gives_one_away_is_refused_and_names_the_cell(database: Database) {
        let app = App::new(database).await;
        let first = app.closed_round("Rivers 2024", &EIGHT).await;
        release(&app, first).await;
        let one_more = [EIGHT.as_slice(), &[("Doqquz Agentliyi", Government, "draft", "yearly")]].concat();
        let later = app.closed_round("Rivers 2025", &one_more).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let address = format!("/rounds/{later}/releases");
        let page = rauf.get(&address).await;
        assert!(page.says("This release would give institutions away"), "{}", page.body);
        assert!(page.says("all institutions. One institution makes the whole difference"), "{}", page.body);
        let refused = rauf.post(&address, &[("confirmed", "yes")]).await;
        assert_eq!(refused.status, 409);
        assert!(app.assessment.store.list_releases(later).await.unwrap().is_empty());
    }

    async fn segments_are_chosen_looked_at_and_released(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let address = format!("/rounds/{round}/releases");
        let page = rauf.get(&format!("{address}?dimension=region")).await;
        assert!(page.says("no institution is given away"), "{}", page.body);
        assert!(page.body.contains("name=\"dimension\" value=\"region\""), "{}", page.body);
        let sent = rauf.post(&address, &[("confirmed", "yes"), ("dimension", "region")]).await;
        assert_eq!(sent.outcome(), (303, address.as_str()));
        let released = links(&rauf.get(&address).await.body, "/releases/").swap_remove(0);
        let mut leyla = app.browser(&app.people.leyla).await;
        let topic = leyla.get(&format!("{released}/findings/principle-1")).await;
        assert!(topic.says("By: Region") && topic.says("Not known"), "{}", topic.body);
    }

    async fn a_round_without_an_accepted_response_says_so(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let at = |page: &str| format!("/rounds/{}/{page}", app.round.id);
        let overview = rauf.get(&at("findings")).await;
        assert!(overview.says("Provisional") && overview.says("No response has been accepted"));
        assert!(rauf.get(&at("findings/principle-1")).await.says("Nothing can be said"));
        assert!(rauf.get(&at("gaps")).await.says("Whether there are gaps cannot be said"));
        assert!(rauf.get(&at("releases")).await.says("when the round is closed"));
        assert_eq!(rauf.post(&at("releases"), &[("confirmed", "yes")]).await.status, 409);
        app.assessment.store.close_round(&operator(), app.round.id, now()).await.unwrap();
        let overview = rauf.get(&at("findings")).await;
        assert!(!overview.says("Provisional") && overview.says("No response has been accepted"));
        assert!(rauf.get(&at("releases")).await.says("too few accepted responses"));
        assert_eq!(rauf.post(&at("releases"), &[("confirmed", "yes")]).await.status, 409);
        assert!(app.assessment.store.list_releases(app.round.id).await.unwrap().is_empty());
    }

    async fn one_institution_is_shown_as_one_and_never_released(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT[1..2]).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let overview = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert!(overview.says("Only one response is accepted"), "{}", overview.body);
        assert!(rauf.get(&format!("/rounds/{round}/findings/principle-1")).await.says("İki Agentliyi"));
        let releases = format!("/rounds/{round}/releases");
        let refused = rauf.get(&releases).await;
        assert!(refused.says("too few accepted responses") && refused.says("Accepted so far: 1."), "{}", refused.body);
        assert!(refused.says("only where it rests on 5 institutions or more"), "{}", refused.body);
        assert_eq!(rauf.post(&releases, &[("confirmed", "yes")]).await.status, 409);
        let unconfirmed = app.closed_round("Rivers 2024", &EIGHT).await;
        let unconfirmed = rauf.post(&format!("/rounds/{unconfirmed}/releases"), &[]).await;
        assert_eq!(unconfirmed.status, 422);
        assert!(unconfirmed.says("Confirm that you have checked what is released"));
    }

    async fn what_applies_to_nobody_has_no_score_and_no_gap(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let rows = ["law-in-force,none,,,", "inspected,not-applicable,no-river,,"];
        let round = imported(&app, "Dry 2025", &river_duty(), 6, &rows).await;
        let topic = rauf.get(&format!("/rounds/{round}/findings/river-duty.river-inspection")).await;
        assert!(topic.says("does not apply to any of the institutions"), "{}", topic.body);
        assert!(rauf.get(&format!("/rounds/{round}/findings/principle-1")).await.says("Does not apply"));
        let rows: Vec<String> = (0..58).map(|number| format!("question-{number},not-applicable,no-task,,")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let round = imported(&app, "Idle 2025", &wide(), 6, &rows).await;
        let overview = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert!(overview.says("Does not apply") && overview.says("There are no scores, and whether there are gaps"));
        let releases = rauf.get(&format!("/rounds/{round}/releases")).await;
        assert!(releases.says("no institution has a score on any topic"), "{}", releases.body);
        assert!(rauf.get(&format!("/rounds/{round}/report.pdf?language=en")).await.body.starts_with("%PDF"));
        for ending in [".xlsx", "-csv.zip", ".json", "-parquet.zip"] {
            assert_eq!(rauf.get(&format!("/rounds/{round}/export{ending}")).await.status, 200, "{ending}");
        }
        let about = rauf.get(&format!("/rounds/{round}/export.json?language=en")).await;
        assert!(about.says("6 of 6 (100%)") && about.says("There are no scores, and whether there are gaps"), "{}", about.body);
        assert!(rauf.get(&format!("/rounds/{round}/gaps")).await.says("Whether there are gaps cannot be said"));
    }

    async fn a_tree_without_pillars_is_read_from_its_upper_levels_down(database: Database) {
        let app = App::new(database).await;
        let rows: Vec<String> = (0..58)
            .map(|number| format!("question-{number},{},,,", if number % 2 == 0 { "none" } else { "full" }))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let round = imported(&app, "Wide 2025", &wide(), 6, &rows).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let overview = rauf.get(&format!("/rounds/{round}/findings")).await;
        assert!(overview.says("Scores of the parts of") && overview.says("Category 2"), "{}", overview.body);
        assert!(!overview.says("Indicator number 7"), "the overview stays readable");
        let category = rauf.get(&format!("/rounds/{round}/findings/wide.category-1")).await;
        assert!(category.says("Indicator number 7") && category.says("Indicator number 55"));
        let gaps = rauf.get(&format!("/rounds/{round}/gaps")).await;
        let order: Vec<usize> =
            (0..3).map(|number| gaps.body.find(&format!("<summary>Category {number}<")).expect("a heading")).collect();
        assert!(order.is_sorted());
        assert!(gaps.says("Begin."), "the first step is named");
    }
}

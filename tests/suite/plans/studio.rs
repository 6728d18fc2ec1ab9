//! Plans through the pages: begun, drafted by several people, checked, taken in, frozen.

use super::{PLAN_1325, RIGHT};
use crate::register::pages::{LAW, begun};
use crate::support::app::App;
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;

/// Begins a plan for a round; gives its address.
async fn begin(browser: &mut Browser<'_>, round: &str) -> String {
    let fields = [
        ("title", "Plan on rivers"),
        ("form", "state-programme"),
        ("period", "2027-2030"),
        ("language", "en"),
        ("round", round),
    ];
    let reply = browser.post("/plans", &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    reply.location.clone()
}

/// Adds a part; gives its address.
pub async fn add(browser: &mut Browser<'_>, place: &str, fields: &[(&str, &str)]) -> String {
    let reply = browser.post(place, fields).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    reply.location.clone()
}

pub fn id_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

/// A plan with a block and an area; gives its address and the id of the area.
pub async fn with_area(browser: &mut Browser<'_>, round: &str) -> (String, String) {
    let plan = begin(browser, round).await;
    let block =
        add(browser, &format!("{plan}/add?level=block"), &[("title", "Prevention. Objective 1 (2.2.1)")])
            .await;
    let place = format!("{plan}/add?level=area&parent={}", id_of(&block));
    let area = add(browser, &place, &[("title", "Rivers are clean")]).await;
    (plan, id_of(&area).to_owned())
}

pub const ACTIVITY: [(&str, &str); 10] = [
    ("text", "Adopt a law on rivers"),
    ("indicators", "1 law adopted"),
    ("tasked", "Ministry of Justice"),
    ("lead", "Ministry of Justice"),
    ("recommended", "Ombudsman"),
    ("start", "2027"),
    ("end", "31.12.2028"),
    ("principles", "1; 25"),
    ("cost_low", "25 000"),
    ("cost_source", "State budget"),
];

pub fn says_all(page: &Reply, words: &[&str]) {
    for words in words {
        assert!(page.says(words), "{words}: {}", page.body);
    }
}

on_both_engines! {
    async fn a_plan_grows_from_a_finding_and_moves_with_its_numbers(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await.to_string();
        let (plan, area) = with_area(&mut rauf, &round).await;
        let page = rauf.get(&plan).await;
        says_all(&page, &["Plan on rivers", "2027–2030", "2 findings without an activity", "5.1.1"]);
        let form = rauf.get(&format!("{plan}/add?level=activity&finding={LAW}")).await;
        says_all(&form, &["Draft a law on rivers.", LAW, "5.1.1 Rivers are clean"]);
        assert!(!form.says("of 8 institutions"), "nothing is released yet, so nothing is known before");
        let from_finding = [("text", "Draft a law on rivers."), ("findings", LAW), ("parent", area.as_str())];
        let first = add(&mut rauf, &format!("{plan}/add?level=activity"), &from_finding).await;
        let second = add(&mut rauf, &format!("{plan}/add?level=activity&parent={area}"), &ACTIVITY).await;
        let page = rauf.get(&plan).await;
        says_all(&page, &["1 finding without an activity", "5.1.1.1", "5.1.1.2", "Adopt a law on rivers", "Ministry of Justice"]);
        let revision = page.field("revision").unwrap();
        let up = [("do", format!("up {}", id_of(&second))), ("revision", revision.clone())];
        let up: Vec<(&str, &str)> = up.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(rauf.post(&format!("{plan}/outline"), &up).await.status, 303);
        assert!(rauf.get(&second).await.says("5.1.1.1 Adopt a law on rivers"));
        let down = [("do", format!("down {}", id_of(&second))), ("revision", revision)];
        let down: Vec<(&str, &str)> = down.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(rauf.post(&format!("{plan}/outline"), &down).await.status, 409, "made from an older outline");
        let revision = rauf.get(&plan).await.field("revision").unwrap();
        let out = format!("out {}", id_of(&first));
        assert_eq!(rauf.post(&format!("{plan}/outline"), &[("do", &out), ("revision", &revision)]).await.status, 303);
        let page = rauf.get(&plan).await;
        says_all(&page, &["1 part taken out", "2 findings without an activity"]);
        let (back, revision) = (format!("back {}", id_of(&first)), page.field("revision").unwrap());
        assert_eq!(rauf.post(&format!("{plan}/outline"), &[("do", &back), ("revision", &revision)]).await.status, 303);
        assert!(rauf.get(&first).await.says("5.1.1.2 Draft a law on rivers."));
        let coverage = rauf.get(&format!("{plan}/coverage")).await;
        says_all(&coverage, &["5.1.1.1", "Ministry of Justice", "State budget", "<svg"]);
    }

    async fn a_recommendation_becomes_an_activity_with_whom_it_is_addressed_to(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await.to_string();
        let all = format!("/rounds/{round}/recommendations");
        let new = format!("{all}/new");
        let revision = rauf.get(&new).await.field("revision").unwrap();
        let words = [
            ("text-en", "Let a law on rivers be drafted."),
            ("term", "medium"),
            ("addressed", "Ministry of Justice\nOmbudsman"),
            ("findings", LAW),
            ("principles", "3"),
            ("revision", revision.as_str()),
        ];
        assert_eq!(rauf.post(&new, &[("term", "short"), ("revision", "0")]).await.status, 422, "it says nothing");
        assert_eq!(rauf.post(&new, &words).await.status, 303);
        says_all(&rauf.get(&all).await, &["R1 Let a law on rivers be drafted.", "Ministry of Justice; Ombudsman"]);
        let one = format!("{all}/R1");
        assert!(!rauf.get(&one).await.says("Make an activity of it in: Plan on rivers"), "there is no plan yet");
        let (plan, _) = with_area(&mut rauf, &round).await;
        says_all(&rauf.get(&one).await, &["Make an activity of it in: Plan on rivers"]);
        let form = rauf.get(&format!("{plan}/add?level=activity&recommendation=R1")).await;
        says_all(&form, &["Let a law on rivers be drafted.", LAW]);
        let typed = |name: &str| {
            let field = form.body.split(&format!("name=\"{name}\"")).nth(1).unwrap();
            field.split("</textarea>").next().unwrap().to_owned()
        };
        assert!(typed("tasked").contains("Ministry of Justice") && !typed("tasked").contains("Ombudsman"));
        assert!(typed("recommended").contains("Ombudsman"), "nobody tasks it");
        assert_eq!(rauf.get(&format!("{plan}/add?level=activity&recommendation=R99")).await.status, 404);
        let revision = rauf.get(&one).await.field("revision").unwrap();
        let withdrawn: Vec<_> = words[..5].iter().copied().chain([("withdrawn", "yes"), ("revision", revision.as_str())]).collect();
        assert_eq!(rauf.post(&one, &withdrawn).await.status, 303);
        says_all(&rauf.get(&all).await, &["Left out of the report"]);
        let report = rauf.get(&format!("/rounds/{round}/diagnostic/report/file.html?language=en")).await;
        assert!(report.says("Recommendations") && !report.says("Let a law on rivers be drafted."));
    }

    async fn what_two_people_write_at_once_is_never_lost(database: Database) {
        let app = App::new(database).await;
        let (mut rauf, mut second) = (app.browser(&app.people.rauf).await, app.browser(&app.people.rauf).await);
        let (plan, area) = with_area(&mut rauf, "").await;
        let activity = add(&mut rauf, &format!("{plan}/add?level=activity&parent={area}"), &ACTIVITY).await;
        let edited = |text: &'static str| {
            let mut fields = ACTIVITY.to_vec();
            fields[0] = ("text", text);
            fields.push(("revision", "1"));
            fields
        };
        assert_eq!(rauf.post(&activity, &edited("Publish a law on rivers")).await.status, 303);
        let conflict = second.post(&activity, &edited("Enact a law on rivers")).await;
        assert_eq!(conflict.status, 409);
        says_all(&conflict, &["Publish a law on rivers", "Enact a law on rivers"]);
        let mut again = edited("Enact a law on rivers");
        again.pop();
        again.push(("revision", "2"));
        assert_eq!(second.post(&activity, &again).await.status, 303);
        let older = second.get(&format!("{activity}?revision=2")).await;
        says_all(&older, &["Publish a law on rivers", "This is how it stood on"]);
        assert_eq!(second.post(&format!("{activity}/comments"), &[("comment", "Which ministry drafts it?")]).await.status, 303);
        assert_eq!(second.post(&format!("{activity}/comments"), &[("comment", " ")]).await.status, 422);
        says_all(&rauf.get(&activity).await, &["Which ministry drafts it?", "Edited a part of a plan"]);
        assert!(rauf.get(&plan).await.says("1 comment"));
    }

    async fn what_an_order_cannot_do_is_refused_with_everything_typed(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, area) = with_area(&mut rauf, "").await;
        let wrong = [
            ("text", "Train judges"), ("tasked", "Ministry of Justice\nSupreme Court\nOmbudsman"), ("start", "soon"),
            ("end", "2027"), ("principles", "4; 32"), ("sdgs", "18"), ("after", "5.1.1.9"), ("cost_low", "25,000"),
        ];
        let refused = rauf.post(&format!("{plan}/add?level=activity&parent={area}"), &wrong).await;
        assert_eq!(refused.status, 422);
        says_all(&refused, &[
            "An order cannot task Supreme Court; Ombudsman.", "Write a year such as 2027",
            "Write numbers from 1 to 31", "Write numbers from 1 to 17", "No activity of this plan has the number 5.1.1.9",
            "Write an amount such as 25000", "Train judges", "25,000",
        ]);
        assert_eq!(rauf.post(&format!("{plan}/add?level=activity&parent=none"), &ACTIVITY).await.status, 404);
        let head = rauf.get(&format!("{plan}/head")).await;
        let revision = head.field("revision").unwrap();
        let wrong = [("period", "2030-2027"), ("report_by", "29.02"), ("revision", revision.as_str())];
        says_all(&rauf.post(&format!("{plan}/head"), &wrong).await, &["Write two years", "Write a day and a month"]);
        let right = [
            ("title", "Rivers"), ("form", "national-action-plan"), ("language", "az"), ("period", "2027-2029"),
            ("report_by", "20.01"), ("stage", "adopted"), ("section-title-0", "1 Introduction"),
            ("section-text-0", "Why.\nHow."), ("section-title-1", "6 Monitoring"), ("section-after-1", "yes"),
            ("revision", revision.as_str()),
        ];
        assert_eq!(rauf.post(&format!("{plan}/head"), &right).await.status, 303);
        says_all(&rauf.get(&format!("{plan}/head")).await, &["1 Introduction", "6 Monitoring", "20.01", "Changed the stage of a plan"]);
        assert_eq!(rauf.post(&format!("{plan}/head"), &right).await.status, 409);
        assert!(rauf.get(&plan).await.says("Adopted"));
    }

    async fn who_leads_is_tasked_and_findings_are_those_of_the_register(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let round = begun(&app, &mut rauf).await.to_string();
        let (plan, area) = with_area(&mut rauf, &round).await;
        let place = format!("{plan}/add?level=activity&parent={area}");
        let with = |name: &'static str, value: &'static str| {
            let others = ACTIVITY.iter().copied().filter(move |(field, _)| *field != name);
            others.chain([(name, value)]).collect::<Vec<_>>()
        };
        for lead in ["Milli Majlis", "Ministry of Economy"] {
            let refused = rauf.post(&place, &with("lead", lead)).await;
            assert_eq!(refused.status, 422, "{lead}");
            says_all(&refused, &["Lead: The lead must be one of the tasked bodies.", lead, "Adopt a law on rivers"]);
        }
        let refused = rauf.post(&place, &with("findings", "nope-1")).await;
        says_all(&refused, &["The gap register of the round has no finding nope-1."]);
        let activity = add(&mut rauf, &place, &with("findings", LAW)).await;
        let itself = [with("after", "5.1.1.1"), vec![("revision", "1")]].concat();
        says_all(&rauf.post(&activity, &itself).await, &["An activity cannot wait for itself."]);
        let recommendation = [("text-en", "Draft it."), ("term", "short"), ("findings", "zzz"), ("revision", "0")];
        let refused = rauf.post(&format!("/rounds/{round}/recommendations/new"), &recommendation).await;
        assert!(refused.status == 422 && refused.says("has no finding zzz"), "{}", refused.body);
        says_all(&rauf.get(&format!("/rounds/{round}/diagnostic")).await, &["prints the plan", "Plan on rivers"]);
        let revision = rauf.get(&format!("{plan}/head")).await.field("revision").unwrap();
        let aside = [("title", "Plan on rivers"), ("period", "2027-2030"), ("report_by", "30.12"), ("stage", "set-aside"), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&format!("{plan}/head"), &aside).await.status, 303);
        assert!(rauf.get("/plans").await.says("Set aside"));
        assert!(!rauf.get(&format!("/rounds/{round}/diagnostic")).await.says("prints the plan"));
    }

    async fn problems_are_accepted_one_by_one_and_versions_never_change(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, area) = with_area(&mut rauf, "").await;
        let activity = add(&mut rauf, &format!("{plan}/add?level=activity&parent={area}"), &ACTIVITY).await;
        let checks = rauf.get(&format!("{plan}/checks")).await;
        let name = format!("finding-missing-{}", id_of(&activity));
        says_all(&checks, &["It answers no finding of the baseline.", &name, "not known"]);
        let revision = checks.field("revision").unwrap();
        let accept = [("accept", name.as_str()), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&format!("{plan}/checks"), &accept).await.status, 303);
        let checks = rauf.get(&format!("{plan}/checks")).await;
        says_all(&checks, &["Accepted problems", &name, "Make them problems again"]);
        assert!(!rauf.get(&activity).await.says("It answers no finding"));
        let revision = checks.field("revision").unwrap();
        let back = [("accept", name.as_str()), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&format!("{plan}/checks/take-back"), &back).await.status, 303);
        assert!(!rauf.get(&format!("{plan}/checks")).await.says("Accepted problems"));
        says_all(&rauf.get(&activity).await, &["It answers no finding"]);
        assert_eq!(rauf.post(&format!("{plan}/checks"), &back).await.status, 409, "somebody was faster");
        assert_eq!(rauf.post(&format!("{plan}/versions"), &[("name", "")]).await.status, 422);
        assert_eq!(rauf.post(&format!("{plan}/versions"), &[("name", "For consultation")]).await.status, 303);
        let mut changed = ACTIVITY.to_vec();
        changed[0] = ("text", "Adopt nothing");
        changed.push(("revision", "1"));
        assert_eq!(rauf.post(&activity, &changed).await.status, 303);
        says_all(&rauf.get(&format!("{plan}/versions")).await, &["For consultation", "v001"]);
        for (path, words) in [("versions/v001/plan.csv", "Adopt a law on rivers"), ("plan.csv", "Adopt nothing")] {
            assert!(rauf.get(&format!("{plan}/{path}")).await.body.contains(words), "{path}");
        }
        for ending in ["docx", "pdf", "xlsx", "json"] {
            assert_eq!(rauf.get(&format!("{plan}/plan.{ending}")).await.status, 200, "{ending}");
        }
        for missing in ["plan.exe", "nothing", "versions/v009/plan.csv", "parts/none"] {
            assert_eq!(rauf.get(&format!("{plan}/{missing}")).await.status, 404, "{missing}");
        }
    }

    async fn bodies_are_added_to_the_register_and_none_of_it_changed(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, area) = with_area(&mut rauf, "").await;
        let mut activity = ACTIVITY.to_vec();
        activity[2] = ("tasked", "Ministry of Rivers");
        activity[3] = ("lead", "");
        activity[4] = ("recommended", "Guild of Ferrymen");
        let place = format!("{plan}/add?level=activity&parent={area}");
        let address = add(&mut rauf, &place, &activity).await;
        says_all(&rauf.get(&address).await, &["“Ministry of Rivers” is not in the register of bodies."]);
        let bodies = format!("{plan}/bodies");
        let page = rauf.get(&bodies).await;
        says_all(&page, &["Bodies the register knows", "Can only be recommended", "Ministry of Justice"]);
        let revision = page.field("revision").unwrap();
        let wrong = [("executive", "Milli Majlis\nall ministries\nGuild of Ferrymen"), ("non_state", "Guild of Ferrymen"), ("revision", revision.as_str())];
        let refused = rauf.post(&bodies, &wrong).await;
        assert_eq!(refused.status, 422);
        says_all(&refused, &["The register knows these already: Milli Majlis.", "Name each body", "These stand here twice: Guild of Ferrymen."]);
        let right = [("executive", "Ministry of Rivers"), ("non_state", "Guild of Ferrymen"), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&bodies, &right).await.status, 303);
        let twice = rauf.post(&bodies, &right).await;
        assert_eq!(twice.status, 409);
        says_all(&twice, &["Guild of Ferrymen"]);
        assert!(!rauf.get(&address).await.says("is not in the register of bodies"));
        activity[2] = ("tasked", "Guild of Ferrymen");
        let refused = rauf.post(&place, &activity).await;
        assert_eq!(refused.status, 422, "it is known now, and nobody can task it");
    }

    async fn what_shows_that_a_criterion_is_met_is_recorded(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, _) = with_area(&mut rauf, "").await;
        let count = |page: &Reply| page.body.split("UN Working Group): ").nth(1).unwrap().split(' ').next().unwrap().parse::<u32>().unwrap();
        let before = count(&rauf.get(&format!("{plan}/checks")).await);
        let form = format!("{plan}/criteria");
        let revision = rauf.get(&form).await.field("revision").unwrap();
        let shown = [("icar-1-1", "Order 12 of the cabinet"), ("icar-4-1", "not asked for"), ("revision", revision.as_str())];
        assert_eq!(rauf.post(&form, &shown).await.status, 303);
        let checks = rauf.get(&format!("{plan}/checks")).await;
        says_all(&checks, &["Order 12 of the cabinet"]);
        assert_eq!(count(&checks), before + 1, "what the plan itself tells nobody records");
        let refused = rauf.post(&form, &[("icar-1-1", "Order 13"), ("revision", revision.as_str())]).await;
        assert_eq!(refused.status, 409);
        says_all(&refused, &["Order 13"]);
    }

    async fn a_file_is_looked_at_before_it_is_taken_in(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        assert_eq!(rauf.upload("/plans/import", &[], ("plan.csv", b"block,row\n5.1,5.1.1\n")).await.status, 422);
        let looked = rauf.upload("/plans/import", &[], ("plan.csv", PLAN_1325.as_bytes())).await;
        assert_eq!(looked.status, 200);
        says_all(&looked, &["The file holds 4 blocks, 17 priority areas and 35 activities.", "Resolution 3125", "code-duplicate@28"]);
        let names: Vec<String> = looked.body.split("name=\"accept\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
        assert!(names.len() > 30);
        let content = textbox(&looked);
        let fixed = [("title", "WPS"), ("form", "national-action-plan"), ("language", "en"), ("period", "2020-2023"), ("name", "plan.csv"), ("content", content.as_str())];
        let take_in = |accepted: &[String]| {
            let accepted = accepted.iter().map(|name| ("accept", name.as_str()));
            fixed.iter().copied().chain(accepted).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
        };
        let send = async |rauf: &mut Browser<'_>, fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            rauf.post("/plans/take-in", &fields).await
        };
        let refused = send(&mut rauf, take_in(&names[1..])).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("1 problem is not accepted. Nothing was stored."), "{}", refused.body);
        assert!(app.assessment.plans().await.unwrap().is_empty());
        let taken = send(&mut rauf, take_in(&names)).await;
        assert_eq!(taken.status, 303, "{}", taken.body);
        let plan = taken.location.clone();
        says_all(&rauf.get(&plan).await, &["WPS", "2020–2023", "5.3.2.1", "Accepted problems"]);
        let right = rauf.upload("/plans/import", &[], ("plan.csv", RIGHT.as_bytes())).await;
        assert!(right.says("No problem was found."), "{}", right.body);
        rauf.get("/language/az?to=/").await;
        let unread = rauf.upload("/plans/import", &[], ("plan.csv", b"block,row\n5.1,5.1.1\n")).await;
        assert!(unread.status == 422 && unread.says("`activity` sütunu yoxdur"), "{}", unread.body);
    }

    async fn plans_are_for_reviewers_alone(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let (plan, _) = with_area(&mut rauf, "").await;
        let people = &app.people;
        for user in [&people.aysel, &people.leyla, &people.nigar] {
            let mut browser = app.browser(user).await;
            for path in ["/plans".to_owned(), plan.clone(), format!("{plan}/plan.csv"), format!("{plan}/checks")] {
                assert_eq!(browser.get(&path).await.status, 404, "{path}");
            }
            assert_eq!(browser.post(&format!("{plan}/add?level=block"), &[("title", "Mine")]).await.status, 404);
        }
    }
}

/// What stands in the hidden field with the lines of a file.
fn textbox(page: &Reply) -> String {
    let start = page.body.find("name=\"content\" value=\"").unwrap() + "name=\"content\" value=\"".len();
    let raw = page.body[start..].split('"').next().unwrap();
    raw.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&#x2F;", "/")
}

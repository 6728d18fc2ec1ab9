//! The pages on both engines: the way of looking, the schemes side by side, contradictions and duties.

use bhr_baseline::response::InstitutionKind::{self, Government, Private};

use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::on_both_engines;
use crate::web::review::{accept, hand_in};

/// Bodies and companies with answers about the law and about inspections.
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

on_both_engines! {
    async fn findings_are_looked_at_in_another_way_without_a_script(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let start = format!("/rounds/{round}/findings");
        let usual = rauf.get(&start).await;
        assert!(usual.body.contains("<form class=\"lens\" method=\"get\""), "{}", usual.body);
        assert!(usual.says("Middle score") && usual.says("Law, practice and results"));
        assert!(usual.body.contains("50.0 (8)") || usual.body.contains("50.0"), "{}", usual.body);
        let other = rauf.get(&format!("{start}?basis=verified&scheme=lowest&dimension=size")).await;
        assert!(other.body.contains("<option value=\"lowest\" selected>"), "{}", other.body);
        assert!(other.body.contains(&format!("{start}/principle-1?basis=verified&amp;scheme=lowest&amp;dimension=size")));
        let topic = rauf.get(&format!("{start}/principle-1?scheme=lowest&dimension=sector")).await;
        assert!(topic.says("Not known"), "nobody has said in which sector they are");
        assert!(topic.says("Target reached") && topic.says("2 of 8 (25%)"), "{}", topic.body);
        let kinds = rauf.get(&format!("{start}/indicators-structural")).await;
        assert!(kinds.says("Structural indicators") && kinds.says("A law protects people along rivers"));
        for wrong in ["basis=mine", "scheme=best", "scheme=german-classes", "dimension=colour"] {
            assert_eq!(rauf.get(&format!("{start}?{wrong}")).await.status, 404, "{wrong}");
        }
    }

    async fn schemes_stand_side_by_side_with_what_they_disagree_about(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let start = format!("/rounds/{round}/schemes");
        let page = rauf.get(&format!("{start}?topic=principle-1")).await;
        assert!(page.says("Ways of scoring compared") && page.says("Geometric mean"));
        // None and yearly: one half by the mean, nothing by the lowest.
        let differing = page.body.rsplit("Institutions whose rating depends on the way of scoring").next().unwrap();
        let differing = differing.split("</table>").next().unwrap();
        assert!(differing.contains("Beş Agentliyi") && differing.contains("A law protects people along rivers (0.0)"));
        assert!(!differing.contains("Bir Agentliyi"), "nothing is nothing by every scheme");
        let places: Vec<usize> =
            ["Altı", "Beş", "İki"].iter().filter_map(|name| differing.find(name)).collect();
        assert!(places.len() > 1 && places.is_sorted(), "by name: {places:?}");
        assert!(page.says("No core elements named"), "this questionnaire names none");
        assert_eq!(rauf.get(&format!("{start}?topic=no-such-topic")).await.status, 404);
        rauf.get("/language/az?to=/").await;
        assert!(rauf.get(&start).await.says("Hesablama üsullarının müqayisəsi"));
    }

    async fn a_rounds_own_way_of_scoring_holds_until_another_is_chosen(database: Database) {
        let app = App::new(database).await;
        let mut nigar = app.browser(&app.people.nigar).await;
        let settings = format!("/admin/rounds/{}/settings", app.round.id);
        let of = |scheme| [("name", "Rivers 2026"), ("smallest_cell", "5"), ("scheme", scheme), ("languages", "en")];
        assert_eq!(nigar.post(&settings, &of("lowest")).await.status, 303);
        hand_in(&app).await;
        accept(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let start = format!("/rounds/{}/findings", app.round.id);
        let elsewhere = "These are not the figures of the gap register";
        let usual = rauf.get(&start).await;
        assert!(usual.body.contains("<option value=\"lowest\" selected>"), "{}", usual.body);
        assert!(usual.body.contains(&format!("{start}/principle-1\"")) && usual.says(elsewhere), "{}", usual.body);
        let other = rauf.get(&format!("{start}?scheme=declared")).await;
        assert!(other.body.contains(&format!("{start}/principle-1?scheme=declared\"")), "{}", other.body);
        assert!(!other.says(elsewhere), "{}", other.body);
        let register = rauf.get(&format!("/rounds/{}/gaps", app.round.id)).await;
        assert!(!register.says(elsewhere), "the register stays by the declared rules");
        // Classes give no scores.
        assert_eq!(nigar.post(&settings, &of("german-classes")).await.status, 303);
        let classes = rauf.get(&start).await;
        assert!(classes.body.contains("<option value=\"declared\" selected>"), "{}", classes.body);
    }

    async fn institutions_of_a_large_round_stand_page_by_page(database: Database) {
        let app = App::new(database).await;
        let names: Vec<String> = (1..=60).map(|number| format!("Agentlik {number:02}")).collect();
        let answers: Vec<_> = names.iter().map(|name| (name.as_str(), Government, "force", "never")).collect();
        let round = app.closed_round("Rivers 2025", &answers).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let start = format!("/rounds/{round}/schemes?topic=principle-1");
        let differing = async |rauf: &mut Browser<'_>, query: &str| {
            let page = rauf.get(&format!("{start}{query}")).await;
            let table = page.body.split("Institutions whose rating depends on the way of scoring</span></caption>").nth(1);
            let table = table.unwrap().split("</table>").next().unwrap().to_owned();
            let names: Vec<String> = names.iter().filter(|name| table.contains(*name)).cloned().collect();
            (page, names)
        };
        let (first, fifty) = differing(&mut rauf, "").await;
        assert!(first.says("1–50 of 60") && fifty == names[..50], "{}", first.body);
        assert!(first.body.contains("topic=principle-1&amp;page=2#topic-in-full"), "{}", first.body);
        assert_eq!(differing(&mut rauf, "&page=2").await.1, names[50..]);
        assert_eq!(differing(&mut rauf, "&page=all").await.1, names);
        let classes = rauf.get(&format!("{start}&classes=2")).await;
        assert!(classes.says("51–60 of 60") && classes.body.contains("<details open>"), "{}", classes.body);
        let cross = rauf.get(&format!("/rounds/{round}/contradictions")).await;
        assert!(cross.says("Shown: 50 of 60 institutions."), "{}", cross.body);
    }

    async fn contradictions_lead_to_the_answers(database: Database) {
        let app = App::new(database).await;
        let round = app.closed_round("Rivers 2025", &EIGHT).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let page = rauf.get(&format!("/rounds/{round}/contradictions")).await;
        // A law is in force say three, and four of eight say that nobody inspects.
        assert!(page.says("Contradiction") && page.says("3 of 8 (38%)") && page.says("4 of 8 (50%)"), "{}", page.body);
        assert!(page.body.contains("/review#section-practice"), "{}", page.body);
        assert!(page.says("Inspection of rivers") && page.says("Beş Agentliyi"), "all eight claim it");
        assert!(page.says("Every topic was put to at least one institution."));
        assert!(page.says("No such duty was found."), "nobody gives a duty away");
    }

    async fn without_an_accepted_response_they_say_that_nothing_can_be_said(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        for page in ["findings", "schemes", "contradictions"] {
            let reply = rauf.get(&format!("/rounds/{}/{page}", app.round.id)).await;
            assert!(reply.says("No response has been accepted"), "{page}: {}", reply.body);
        }
        let round = app.closed_round("Rivers 2024", &EIGHT[..1]).await;
        assert!(rauf.get(&format!("/rounds/{round}/schemes")).await.says("Only one response is accepted"));
    }
}

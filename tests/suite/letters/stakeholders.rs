//! Stakeholders of a consultation: each is written to once, by mail where there is one.

use bhr_baseline::action_plan::{Draft, Head, read_plan};
use bhr_baseline::assessment::clock;
use bhr_baseline::assessment::letters::Letters;
use bhr_baseline::mail::PostSettings;
use bhr_baseline::response::PlanId;
use bhr_baseline::store::LedgerDeed;
use bhr_baseline::table::read_table;
use bhr_baseline::texts::{Language, Texts};

use crate::support::app::{App, now};
use crate::support::database::on_both_engines;
use crate::support::mailbox::{Mailbox, PUBLIC_URL};
use crate::support::rows::Rows;
use crate::support::world::{id, operator};

const PLAN: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end\n\
    5.1,5.1.1,5.1.1.1,Rivers,Adopt a law,1 law,Əmək Nazirliyi,,2026,2027\n";

/// A plan in Russian with a frozen version.
async fn frozen(app: &App) -> PlanId {
    let table = read_table("plan.csv", PLAN.as_bytes()).expect("a table");
    let head = Head { language: "ru".to_owned(), ..Head::default() };
    let draft = Draft::of(
        read_plan(Texts::get(Language::English), "plan.csv", &table).expect("a plan"),
        head,
        || id().to_string(),
    );
    let (assessment, by) = (&app.assessment, operator());
    let plan = assessment.add_plan(&by, None, (LedgerDeed::ImportPlan, &draft), now()).await.expect("stored");
    let stored = assessment.plan(plan).await.expect("there");
    assessment.freeze_plan(&by, &stored, "For consultation", now()).await.expect("frozen");
    plan
}

fn opening(asked: &str) -> [(&str, &str); 5] {
    [
        ("version", "v001"),
        ("closes", "31.12.2999"),
        ("audience", "stakeholders"),
        ("asked", asked),
        ("words", "Чего не хватает?"),
    ]
}

on_both_engines! {
    async fn stakeholders_get_the_address_by_mail_once(database: Database) {
        let Some(mailbox) = Mailbox::open().await else { return };
        let rows = Rows::of(&database.url);
        let app = App::posting(database, mailbox.settings()).await;
        let plan = frozen(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let place = format!("/plans/{plan}/consultation");
        let asked = "Union of rivers\nAydan, Rivers NGO <aydan@ngo.example>";
        assert_eq!(rauf.post(&place, &opening(asked)).await.status, 303);
        let letter = mailbox.wait_for("aydan@ngo.example").await;
        assert_eq!(letter.subject, "Общественное обсуждение проекта: Национальный план действий в области бизнеса и прав человека", "in the language of the plan");
        assert!(letter.body.contains("Aydan, Rivers NGO") && letter.body.contains("Чего не хватает?"), "{}", letter.body);
        let link = letter.body.lines().find_map(|line| line.strip_prefix(PUBLIC_URL)).expect("a link");
        assert_eq!(app.stranger().get(link).await.status, 200);
        let page = rauf.get(&place).await;
        assert!(page.says(&format!("{PUBLIC_URL}{link}")) && page.says("Union of rivers"), "{}", page.body);
        let edit = format!("{place}/c001");
        assert!(rauf.get(&edit).await.says("aydan@ngo.example"));
        let more = format!("{asked}\nfarms@union.example");
        let change = [("closes", "30.12.2999"), ("asked", more.as_str()), ("words", "Чего не хватает?"), ("revision", "1")];
        assert_eq!(rauf.post(&edit, &change).await.status, 303);
        assert_eq!(rauf.post(&edit, &change).await.status, 409, "somebody was faster");
        assert!(mailbox.wait_for("farms@union.example").await.body.contains("30 декабря 2999"));
        let written = rows.words("SELECT recipient_email FROM letters WHERE kind = 'consultation' ORDER BY recipient_email").await;
        assert_eq!(written, ["aydan@ngo.example", "farms@union.example"], "nobody is written to twice");
    }

    async fn what_is_on_its_way_ends_with_the_consultation(database: Database) {
        let Some(mailbox) = Mailbox::closed() else { return };
        let rows = Rows::of(&database.url);
        let app = App::posting(database, mailbox.settings()).await;
        let plan = frozen(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let place = format!("/plans/{plan}/consultation");
        assert_eq!(rauf.post(&place, &opening("aydan@ngo.example")).await.status, 303);
        let writer = Letters::new(app.assessment.store.clone(), &mailbox.settings()).expect("letters");
        let useless = "SELECT CAST(useless_at AS TEXT) FROM letters WHERE kind = 'consultation'";
        writer.write_due(clock::now()).await.expect("planned");
        assert!(rows.words(useless).await[0].starts_with("2999-12-31"), "{:?}", rows.words(useless).await);
        assert_eq!(rauf.post(&place, &[("close", "c001"), ("revision", "7")]).await.status, 303, "whatever was changed");
        writer.write_due(clock::now()).await.expect("planned");
        assert!(!rows.words(useless).await[0].starts_with("2999"), "{:?}", rows.words(useless).await);
    }

    async fn who_is_asked_is_checked_line_by_line(database: Database) {
        let app = App::new(database).await;
        let plan = frozen(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let place = format!("/plans/{plan}/consultation");
        let asked = "Union\n\nAydan, aydan@@ngo.example\nTwo a@b.example, c@d.example";
        let page = rauf.post(&place, &opening(asked)).await;
        assert_eq!(page.status, 422);
        assert!(page.says("Line 3: aydan@@ngo.example is no email address") && page.says("Line 4 has more than one"), "{}", page.body);
        assert!(page.says("c@d.example"), "nothing typed is lost");
    }

    async fn nobody_is_written_to_where_the_service_does_not_know_its_address(database: Database) {
        let rows = Rows::of(&database.url);
        let app = App::posting(database, PostSettings::default()).await;
        let plan = frozen(&app).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let place = format!("/plans/{plan}/consultation");
        assert_eq!(rauf.post(&place, &opening("aydan@ngo.example")).await.status, 303);
        let page = rauf.get(&place).await;
        assert!(page.says("No letters are written") && page.says("/consultations/"), "{}", page.body);
        let writer = Letters::new(app.assessment.store.clone(), &PostSettings::default()).expect("letters");
        writer.write_due(clock::now()).await.expect("planned");
        let letters = rows.words("SELECT recipient_email FROM letters WHERE kind = 'consultation'").await;
        assert!(letters.is_empty(), "{letters:?}");
    }
}

//! A database of the first tables, with answers in it, is brought up to date and loses nothing.

use bhr_baseline::assessment::Assessment;
use bhr_baseline::response::{MayAnswer, SaveId};
use bhr_baseline::store::{SaveAnswer, Store};

use crate::support::app::{App, now};
use crate::support::database::on_both_engines;
use crate::support::rows::Rows;
use crate::support::world::{actor, chosen, id};

/// What came after the first tables, the last first.
const LATER: [&str; 48] = [
    "DROP TABLE ledger_notes",
    "DROP TABLE ledger_versions",
    "DROP TABLE ledger_entries",
    "DROP TABLE plans",
    "DROP TABLE released_quotations",
    "DROP TABLE consent_versions",
    "DROP TABLE redaction_versions",
    "DROP TABLE quotations",
    "DROP TABLE roster_uploads",
    "DROP TABLE contacts",
    "DROP TABLE withdrawals",
    "DROP TABLE extensions",
    "DROP TABLE openings",
    "DROP TABLE round_reopenings",
    "DROP TABLE institution_predecessors",
    "DROP TABLE register_notes",
    "DROP TABLE register_versions",
    "DROP TABLE register_entries",
    "DROP TABLE reply_versions",
    "DROP TABLE draft_results",
    "DROP TABLE recusals",
    "DROP TABLE attachments",
    "DROP TABLE sampled_answers",
    "DROP TABLE review_samples",
    "DROP TABLE closed_threads",
    "DROP TABLE verdict_versions",
    "ALTER TABLE institutions DROP COLUMN controlling_stake",
    "ALTER TABLE rounds DROP COLUMN targets",
    "ALTER TABLE rounds DROP COLUMN scheme",
    "ALTER TABLE rounds DROP COLUMN languages",
    "ALTER TABLE rounds DROP COLUMN opens_on",
    "DROP TABLE unit_plans",
    "DROP TABLE reminders_declined",
    "DROP TABLE outbox",
    "DROP TABLE letters",
    "DROP TABLE signatures",
    "DROP TABLE uploads",
    "DROP TABLE evidence_handed_in",
    "DROP TABLE evidence_links",
    "DROP TABLE evidence",
    "ALTER TABLE responses DROP COLUMN evidence_revision",
    "DROP TABLE mentions",
    "DROP TABLE comments",
    "DROP TABLE section_states",
    "DROP TABLE assignments",
    "ALTER TABLE invitations DROP COLUMN is_focal_point",
    "ALTER TABLE users DROP COLUMN is_focal_point",
    "DELETE FROM _sqlx_migrations WHERE version > 1",
];

async fn save(app: &App, question: &str, option: &str) {
    let save = SaveAnswer {
        save_id: SaveId(id()),
        response: app.response,
        unit: None,
        permit: MayAnswer::by_operator("law", question),
        expected_revision: 0,
        given: chosen(option),
        actor: actor(&app.people.aysel),
        at: now(),
    };
    app.assessment.writer.save(save).await.unwrap();
}

on_both_engines! {
    async fn a_database_of_the_first_tables_is_brought_up_to_date_with_its_answers(database: Database) {
        let url = database.url.clone();
        let app = App::new(database).await;
        save(&app, "law-in-force", "force").await;
        let mut aysel = app.browser(&app.people.aysel).await;
        let path = format!("/responses/{}", app.response);
        assert_eq!(aysel.hand_in(&path).await.status, 303);
        let before = app.assessment.open_response(app.response).await.unwrap();
        let rows = Rows::of(&url);
        for statement in LATER {
            rows.run(statement).await;
        }
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        store.check_statements().await.unwrap();
        let after = Assessment::new(store.clone()).open_response(app.response).await.unwrap();
        assert_eq!((&after.response, &after.answers, &after.sheet), (&before.response, &before.answers, &before.sheet));
        let people = store.users_of_institution(app.ministry.id).await.unwrap();
        assert!(!people.is_empty() && people.iter().all(|person| person.is_focal_point), "nobody loses a right");
        let versions = store.versions(app.response).await.unwrap();
        assert_eq!(versions.iter().map(|one| one.receipt.is_none()).collect::<Vec<_>>(), [true]);
        for page in ["", "/check", "/submitted", "/scorecard", "/people", "/units"] {
            assert_eq!(aysel.get(&format!("{path}{page}")).await.status, 200, "{page}");
        }
        store.close().await;
    }
}

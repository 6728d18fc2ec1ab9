//! Who may ask for what. The table is the test: a route without a row fails it.

use std::collections::BTreeSet;

use bhr_baseline::response::{InstitutionKind, ReleaseId};
use rocket::http::{ContentType, Method};

use super::permitted_plans::PLANS;
use crate::support::app::{App, now};
use crate::support::client::{Browser, Reply};
use crate::support::database::on_both_engines;
use crate::support::files::add_picture;
use crate::support::world::{id, operator};

/// What each visitor gets: a stranger, Aysel (respondent of the ministry), Elvin (respondent of the company), Rauf
/// (reviewer), Leyla (policymaker), Nigar (administrator). 303 leads a stranger to sign in.
pub(super) type Row = (Method, &'static str, [u16; 6]);

use Method::{Get, Post};

/// Forms are sent with a token and without fields, so what is allowed is a refusal of the form (422, 409) or, where
/// there are no fields, done (303).
const TABLE: &[Row] = &[
    (Get, "/", [303, 200, 200, 200, 200, 200]),
    (Get, "/sign-in?<next>", [200, 303, 303, 303, 303, 303]),
    (Post, "/sign-in", [422, 422, 422, 422, 422, 422]),
    (Get, "/invitations/<token>", [410, 410, 410, 410, 410, 410]),
    (Post, "/invitations/<token>", [410, 410, 410, 410, 410, 410]),
    (Get, "/language/<code>?<to>", [303, 303, 303, 303, 303, 303]),
    (Get, "/form-token", [303, 200, 200, 200, 200, 200]),
    (Get, "/health", [200, 200, 200, 200, 200, 200]),
    (Get, "/static/<version>/<name>", [200, 200, 200, 200, 200, 200]),
    (Get, "/guidance?<q>", [200, 200, 200, 200, 200, 200]),
    (Get, "/guidance/<name>", [200, 200, 200, 200, 200, 200]),
    (Get, "/guidance/glossary", [200, 200, 200, 200, 200, 200]),
    (Get, "/responses/<id>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/sections/<name>?<unit>", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/sections/<name>?<unit>", [303, 303, 404, 404, 404, 404]),
    (Get, "/responses/<id>/units", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/units", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/units/<unit>", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/unit-sections", [303, 409, 404, 404, 404, 404]),
    (Post, "/responses/<id>/unit-answers", [303, 409, 404, 404, 404, 404]),
    (Post, "/responses/<id>/answers", [401, 400, 400, 404, 404, 404]),
    (Post, "/responses/<id>/sections/<name>/state", [303, 409, 404, 404, 404, 404]),
    (Get, "/responses/<id>/sections/<name>/open", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/sections/<name>/open", [303, 409, 404, 404, 404, 404]),
    (Get, "/responses/<id>/people", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/people", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/people/take-back", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/changes?<page>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/questions/<key>", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/questions/<key>/comments", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/questions/<key>/help-desk", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/questions/<key>/restore", [303, 409, 404, 404, 404, 404]),
    (Get, "/help-desk", [303, 404, 404, 200, 404, 404]),
    (Get, "/help-desk/<id>/<key>", [303, 404, 404, 404, 404, 404]),
    (Post, "/help-desk/<id>/<key>", [303, 404, 404, 404, 404, 404]),
    (Get, "/service-worker.js", [200, 200, 200, 200, 200, 200]),
    (Get, "/away/<code>", [200, 200, 200, 200, 200, 200]),
    (Get, "/responses/<id>/left", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/check", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/scorecard", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/scorecard.pdf?<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/workbook", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/workbook", [303, 422, 404, 404, 404, 404]),
    (Get, "/responses/<id>/workbook.xlsx?<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/answers.csv?<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/workbook/<upload>?<submission>", [303, 410, 404, 404, 404, 404]),
    (Post, "/responses/<id>/workbook/<upload>", [303, 410, 404, 404, 404, 404]),
    (Get, "/responses/<id>/scorecard.docx?<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/scorecard.xlsx?<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/questionnaire.pdf?<filled>&<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/questionnaire.docx?<filled>&<language>", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/review", [303, 404, 404, 200, 404, 404]),
    (Post, "/responses/<id>/accept", [303, 404, 404, 409, 404, 404]),
    (Post, "/responses/<id>/return", [303, 404, 404, 409, 404, 404]),
    (Get, "/responses/<id>/queue?<show>&<order>", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/judge/<key>?<show>&<order>", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/judge/<key>", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/judge/<key>/ask", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/judge/<key>/close", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/judge/<key>/reply", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/rest/<section>", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/rest/<section>", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/verified", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/draft-results", [303, 404, 404, 404, 404, 404]),
    (Post, "/responses/<id>/draft-results/<key>", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<id>/review", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/agreement", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/second-review", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/second-review", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<id>/draft-results", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/draft-results", [303, 404, 404, 422, 404, 404]),
    (Post, "/responses/<id>/judge/<key>/quote", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<id>/quotations", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/quotations/name", [303, 404, 404, 422, 404, 404]),
    (Get, "/quotations/<id>", [303, 404, 404, 200, 404, 404]),
    (Post, "/quotations/<id>/redaction", [303, 404, 404, 422, 404, 404]),
    (Post, "/quotations/<id>/ask", [303, 404, 404, 409, 404, 404]),
    (Post, "/quotations/<id>/consent", [303, 404, 404, 422, 404, 404]),
    (Get, "/consent", [303, 200, 200, 404, 404, 404]),
    (Post, "/consent/<id>", [303, 404, 404, 404, 404, 404]),
    (Get, "/admin/recusals", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/recusals", [303, 404, 404, 404, 404, 422]),
    (Post, "/admin/recusals/lift", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/appearance", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/sign", [303, 200, 404, 404, 404, 404]),
    (Get, "/responses/<id>/receipt.pdf?<version>&<language>", [303, 404, 404, 404, 404, 404]),
    (Get, "/responses/<id>/receipt.json?<version>", [303, 404, 404, 404, 404, 404]),
    (Get, "/receipts", [200, 200, 200, 200, 200, 200]),
    (Post, "/receipts", [422, 422, 422, 422, 422, 422]),
    (Get, "/responses/<id>/submitted", [303, 404, 404, 404, 404, 404]),
    (Get, "/evidence?<q>", [303, 200, 200, 404, 404, 404]),
    (Get, "/evidence/<id>", [303, 200, 404, 404, 404, 404]),
    (Get, "/evidence/<id>/file", [303, 200, 404, 404, 404, 404]),
    (Get, "/evidence/<id>/preview.png", [303, 200, 404, 404, 404, 404]),
    (Get, "/evidence/<id>/correct", [303, 200, 404, 404, 404, 404]),
    (Post, "/evidence/<id>/correct", [303, 422, 404, 404, 404, 404]),
    (Post, "/evidence/<id>/remove", [303, 303, 404, 404, 404, 404]),
    (Get, "/responses/<id>/evidence/<key>", [303, 200, 404, 404, 404, 404]),
    (Post, "/responses/<id>/evidence/<key>", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/evidence/<key>/link", [303, 422, 404, 404, 404, 404]),
    (Post, "/responses/<id>/evidence/<key>/unlink", [303, 303, 404, 404, 404, 404]),
    (Get, "/rounds", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<id>/close", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<id>/close", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<id>/live?<order>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/reopen", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/reopen", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<closed>/robustness?<asked..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/robustness/charts/<file>?<asked..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/compare/charts/<file>?<with>&<basis>", [303, 404, 404, 404, 404, 404]),
    (Get, "/rounds/<closed>/gaps?<filtered..>", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/register", [303, 404, 404, 303, 404, 404]),
    (Post, "/rounds/<closed>/register/merge?<filtered..>", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<closed>/register/add", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/register/add", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<closed>/register/<finding>", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/register/<finding>", [303, 404, 404, 409, 404, 404]),
    (Post, "/rounds/<closed>/register/<finding>/notes", [303, 404, 404, 422, 404, 404]),
    (Post, "/rounds/<closed>/register/<finding>/split", [303, 404, 404, 422, 404, 404]),
    (Post, "/rounds/<closed>/register/<finding>/apart", [303, 404, 404, 409, 404, 404]),
    (Get, "/rounds/<closed>/register/<finding>/trail/<trail>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/salience", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/salience", [303, 404, 404, 303, 404, 404]),
    (Get, "/rounds/<closed>/salience/<issue>", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/salience/<issue>", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<closed>/compare?<with>&<basis>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/findings?<wanted..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/findings/<code>?<wanted..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/schemes?<asked..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/contradictions?<basis>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/releases?<dimension>", [303, 404, 404, 200, 404, 404]),
    (Post, "/rounds/<closed>/releases", [303, 404, 404, 422, 404, 404]),
    (Get, "/rounds/<closed>/report.pdf?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/releases", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/findings/<code>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/gaps", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/report.pdf?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/report.docx?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/report.html?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/rounds/<closed>/findings/charts/<file>?<wanted..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/findings/<code>/charts/<file>?<wanted..>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/export.xlsx?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/export-csv.zip?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/export.json?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/rounds/<closed>/export-parquet.zip?<language>", [303, 404, 404, 200, 404, 404]),
    (Get, "/releases/<id>/charts/<file>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/findings/<code>/charts/<file>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/export.xlsx?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/export-csv.zip?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/export.json?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/releases/<id>/export-parquet.zip?<language>", [303, 404, 404, 200, 200, 404]),
    (Get, "/admin/rounds", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/rounds/<id>", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds/<id>", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/rounds/<id>/settings", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds/<id>/settings", [303, 404, 404, 404, 404, 422]),
    (Post, "/admin/rounds/<id>/versions", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/rounds/<id>/roster", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds/<id>/roster", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/rounds/<id>/roster.csv", [303, 404, 404, 404, 404, 200]),
    (Get, "/admin/rounds/<id>/roster.xlsx", [303, 404, 404, 404, 404, 200]),
    (Get, "/admin/rounds/<id>/roster/<upload>", [303, 404, 404, 404, 404, 410]),
    (Post, "/admin/rounds/<id>/roster/<upload>", [303, 404, 404, 404, 404, 410]),
    (Get, "/admin/rounds/<id>/invitations", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds/<id>/invitations", [303, 404, 404, 404, 404, 303]),
    (Get, "/admin/rounds/<id>/responses/<response>", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/rounds/<id>/responses/<response>", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/institutions", [303, 404, 404, 404, 404, 200]),
    (Get, "/admin/institutions/new", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/institutions/new", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/institutions/<id>", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/institutions/<id>", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/institutions/<id>/predecessors", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/institutions/<id>/predecessors", [303, 404, 404, 404, 404, 303]),
    (Post, "/admin/institutions/<id>/units", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/people", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/people", [303, 404, 404, 404, 404, 422]),
    (Get, "/admin/audit?<before>", [303, 404, 404, 404, 404, 200]),
    (Post, "/responses/<id>/sign", [303, 422, 404, 404, 404, 404]),
    (Get, "/admin/letters?<state>", [303, 404, 404, 404, 404, 200]),
    (Post, "/admin/letters/<id>/retry", [303, 404, 404, 404, 404, 303]),
    (Post, "/admin/letters/<id>/passed-on", [303, 404, 404, 404, 404, 303]),
    (Get, "/letters", [303, 200, 200, 404, 404, 404]),
    (Post, "/letters/<id>/passed-on", [303, 303, 303, 404, 404, 404]),
    (Get, "/settings/letters", [303, 200, 200, 200, 200, 200]),
    (Post, "/settings/letters", [303, 303, 303, 303, 303, 303]),
    (Post, "/sign-out", [303, 303, 303, 303, 303, 303]),
];

/// Every row.
pub(super) fn rows() -> impl Iterator<Item = &'static Row> {
    // The last of the table signs everybody out.
    PLANS.iter().chain(TABLE)
}

/// Real ids in the places of an address.
pub(super) struct Places {
    open: String,
    closed: String,
    response: String,
    institution: String,
    release: String,
    evidence: String,
    trail: String,
    quotation: String,
    plan: String,
}

/// A picture of the page a route belongs to.
fn picture(route: &str) -> &'static str {
    if route.contains("<code>") {
        "ratings.svg"
    } else if route.contains("robustness") {
        "bands.csv"
    } else {
        "response-rate.csv"
    }
}

impl Places {
    pub(super) async fn of(app: &App) -> Self {
        let closed = app.closed_round("Rivers 2025", &EIGHT).await;
        let release = ReleaseId(id());
        let round = app.assessment.store.round(closed).await.unwrap().unwrap();
        app.assessment.make_release(&operator(), &round, (release, &[]), now()).await.unwrap();
        // An accepted response of the closed round, whose gaps are in the register.
        app.assessment.take_gaps_in(&operator(), closed, now()).await.unwrap();
        let trail = app.assessment.store.list_responses(closed).await.unwrap()[0].response.id.to_string();
        Self {
            open: app.round.id.to_string(),
            closed: closed.to_string(),
            response: app.response.to_string(),
            institution: app.ministry.id.to_string(),
            release: release.to_string(),
            evidence: add_picture(app).await,
            quotation: super::quotations::proposed(app, trail.parse().unwrap()).await.to_string(),
            trail,
            plan: super::permitted_plans::plan(app).await.to_string(),
        }
    }

    pub(super) fn address(&self, route: &str) -> String {
        let route = route.split('?').next().unwrap_or_default();
        let id = match route.split('/').nth(1) {
            Some("responses" | "help-desk") => &self.response,
            Some("releases") => &self.release,
            Some("evidence") => &self.evidence,
            Some("quotations" | "consent") => &self.quotation,
            Some("plans" | "duties" | "consultations") => &self.plan,
            Some("published") if route.contains("plans") => &self.plan,
            Some("admin") if route.contains("institutions") => &self.institution,
            _ => &self.open,
        };
        let static_file = bhr_baseline::web::statics::href("style.css").unwrap();
        match route {
            "/static/<version>/<name>" => static_file,
            of if PLANS.iter().any(|(_, row, _)| row.split('?').next() == Some(of)) => {
                super::permitted_plans::filled(of).replace("<id>", id)
            }
            "/guidance/<name>" => bhr_baseline::web::paths::principle(1),
            _ => route
                .replace("<closed>", &self.closed)
                .replace("<finding>", "river-duty.river-law-1")
                .replace("<trail>", &self.trail)
                .replace("<issue>", "new")
                .replace("<id>", id)
                .replace("<key>", "law-in-force.")
                .replace("<token>", "nobody")
                .replace("<upload>", &self.response)
                .replace("<response>", &self.response)
                .replace("<key>", "law-in-force.")
                .replace("<language>", "en")
                .replace("<filled>", "filled=true")
                .replace("<file>", picture(route))
                .replace("<unit>", "018f3b1e-7c1d-7a52-9d7e-2f6b1c0a9e11")
                .replace(
                    "<code>",
                    if route.starts_with("/language") || route.starts_with("/away") {
                        "en"
                    } else {
                        "principle-1"
                    },
                )
                .replace("<section>", "law")
                .replace("<name>", "law"),
        }
    }
}

/// Six State bodies and two companies.
const EIGHT: [(&str, InstitutionKind, &str, &str); 8] = [
    ("Bir Agentliyi", InstitutionKind::Government, "none", "never"),
    ("İki Agentliyi", InstitutionKind::Government, "draft", "never"),
    ("Üç Agentliyi", InstitutionKind::Government, "force", "yearly"),
    ("Dörd Agentliyi", InstitutionKind::Government, "draft", "yearly"),
    ("Beş Agentliyi", InstitutionKind::Government, "none", "yearly"),
    ("Altı Agentliyi", InstitutionKind::Government, "force", "never"),
    ("Yeddi MMC", InstitutionKind::Private, "none", "never"),
    ("Səkkiz MMC", InstitutionKind::Private, "force", "yearly"),
];

pub(super) async fn ask(browser: &mut Browser<'_>, method: Method, address: &str) -> Reply {
    match method {
        Method::Post if address.ends_with("/answers") => {
            let token = browser.token().await;
            browser.send(method, address, Some((ContentType::JSON, "{}".to_owned(), Some(token)))).await
        }
        Method::Post => browser.post(address, &[]).await,
        _ => browser.get(address).await,
    }
}

on_both_engines! {
    async fn everybody_gets_what_the_table_says(database: Database) {
        let app = App::new(database).await;
        let places = Places::of(&app).await;
        let people = &app.people;
        let mut browsers = vec![app.stranger()];
        for person in [&people.aysel, &people.elvin, &people.rauf, &people.leyla, &people.nigar] {
            browsers.push(app.browser(person).await);
        }
        let mut wrong = Vec::new();
        for (method, route, expected) in rows() {
            let address = places.address(route);
            for (place, (browser, expected)) in browsers.iter_mut().zip(expected).enumerate() {
                let reply = ask(browser, *method, &address).await;
                let leads_to_sign_in = reply.location.starts_with("/sign-in");
                let is_stranger_sent = place == 0 && *expected == 303 && !route.starts_with("/language");
                if reply.status != *expected || is_stranger_sent && !leads_to_sign_in {
                    wrong.push(format!("{method} {address} as {place}: {} {}", reply.status, reply.location));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    async fn every_route_has_a_row(database: Database) {
        let app = App::new(database).await;
        let key = |method: Method, route: &str| format!("{method} {}", route.replace("<closed>", "<id>"));
        let rows: BTreeSet<String> = rows().map(|(method, route, _)| key(*method, route)).collect();
        let mounted: BTreeSet<String> =
            app.client.rocket().routes().map(|route| key(route.method, &route.uri.to_string())).collect();
        assert_eq!(rows, mounted);
    }

    async fn what_is_not_for_somebody_looks_like_what_is_not_there(database: Database) {
        let app = App::new(database).await;
        let places = Places::of(&app).await;
        let nothing = id();
        let mut elvin = app.browser(&app.people.elvin).await;
        let missing = elvin.get("/no/such/page").await;
        assert_eq!(missing.status, 404);
        let not_theirs = [
            format!("/responses/{}", places.response),
            format!("/responses/{}/sections/law", places.response),
            format!("/responses/{}/scorecard", places.response),
            format!("/evidence/{}", places.evidence),
            format!("/evidence/{}/file", places.evidence),
            format!("/evidence/{}/preview.png", places.evidence),
            format!("/evidence/{nothing}/file"),
            format!("/responses/{}/evidence/law-in-force.", places.response),
            format!("/responses/{}/evidence/no-such-question.", app.other_response),
            format!("/rounds/{}", places.open),
            format!("/releases/{}", places.release),
            "/admin/people".to_owned(),
            format!("/responses/{nothing}"),
            "/responses/not-an-id".to_owned(),
            format!("/responses/{}/sections/no-such-section", app.other_response),
            "/language/xx".to_owned(),
            "/static/1/no-such-file.css".to_owned(),
        ];
        for address in not_theirs {
            let reply = elvin.get(&address).await;
            assert_eq!(reply, missing, "{address}");
        }
    }

    async fn a_stranger_is_sent_to_sign_in_from_everywhere(database: Database) {
        let app = App::new(database).await;
        let response = app.response;
        for address in ["/no/such/page", "/rounds", "/responses/not-an-id", "/static/1/none.css", "/admin/people"]
            .map(str::to_owned)
            .into_iter()
            .chain([format!("/responses/{response}"), format!("/responses/{}", id())])
        {
            let reply = app.stranger().get(&address).await;
            assert_eq!(reply.outcome(), (303, format!("/sign-in?next={address}").as_str()));
            let reply = app.stranger().post_as_is(&address, &[("name", "value")]).await;
            assert_eq!(reply.outcome(), (303, "/sign-in?next=/"), "{address}");
        }
    }

    async fn every_reply_carries_the_headers(database: Database) {
        let app = App::new(database).await;
        let mut rauf = app.browser(&app.people.rauf).await;
        let stylesheet = bhr_baseline::web::statics::href("style.css").unwrap();
        for address in ["/", "/rounds", "/no/such/page", "/health", "/sign-out", stylesheet.as_str()] {
            let reply = rauf.get(address).await;
            let policy = reply.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{address}: {policy}");
            assert!(!policy.contains("unsafe"));
            assert_eq!(reply.header("x-content-type-options"), "nosniff");
            assert_eq!(reply.header("referrer-policy"), "same-origin");
            assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
            assert!(reply.header("permissions-policy").contains("camera=()"));
            assert_eq!(reply.header("server"), "");
            let kept = if address == stylesheet { "public, max-age=31536000, immutable" } else { "no-store" };
            assert_eq!(reply.header("cache-control"), kept, "{address}");
        }
        let tag = rauf.get(&stylesheet).await.header("etag").to_owned();
        rauf.headers.push(("If-None-Match", tag));
        assert_eq!(rauf.get(&stylesheet).await.status, 304);
    }

    async fn behind_tls_cookies_are_bound_to_it(database: Database) {
        let app = App::behind_tls(database).await;
        let reply = app.stranger().get("/sign-in").await;
        let cookie = reply.header("set-cookie");
        assert!(cookie.starts_with("__Host-bhr-visitor="), "{cookie}");
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!reply.header("strict-transport-security").is_empty());
    }
}

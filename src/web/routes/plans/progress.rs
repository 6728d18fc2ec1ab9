//! How far a plan has been carried out: the page of the NHRI, what it says of an activity, and files.

use chrono::{DateTime, Datelike, Utc};
use rocket::http::{ContentType, Status as Answer};
use rocket::{Route, State, get, post, routes};

use super::files::{document_file, words_of};
use super::reported::{Reporting, save as save_report};
use crate::action_plan::{Activity, Event, NHRI, Period, Plan, Report, owed, report_code};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Entries, StoredPlan, all, clock};
use crate::report::plan::{completion, held_words, progress_csv, tracking_csv};
use crate::response::PlanId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::pages::sheet::Entry;
use crate::web::paths::{self, PlanPath};
use crate::web::problems::Problems;
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::report::{self, TypedReport, View};
use crate::web::view::plans::{progress, status_tag};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, activity_page, save, file, tracking, completion_file]
}

/// Days ahead of the last day from which on a report is asked for.
pub const AHEAD: chrono::Days = chrono::Days::new(60);

#[get("/plans/<id>/progress")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (plan, reports) = (assessment.plan(id.0).await?, all(assessment.reports(id.0).await?));
    let today = today(clock::now());
    let owed = owed(&plan.draft.head, &plan.draft.plan(), &reports, today + AHEAD);
    Ok(screen.show(&progress::page(screen.texts, &plan, (&reports, &owed, today))))
}

/// The years of a plan up to this one, the last first.
pub(super) fn years(plan: &Plan, now: DateTime<Utc>) -> Vec<i32> {
    let this = today(now).year();
    let Period { first, last } = plan.years().unwrap_or(Period { first: this, last: this });
    let last = last.min(this).max(first);
    (first..=last).rev().collect()
}

/// The year a report is about: the one that is asked for, or the last one.
pub(super) fn wanted_year(plan: &Plan, asked: Option<i32>) -> Result<i32, Failure> {
    let years = years(plan, clock::now());
    let found = asked.map_or(years.first(), |asked| years.iter().find(|year| **year == asked));
    found.copied().ok_or(Failure::NotFound)
}

/// An activity of a plan by its id, with its number.
pub(super) fn activity<'a>(plan: &'a Plan, part: &str) -> Result<(String, &'a Activity), Failure> {
    let found = plan.activities().into_iter().find(|one| one.part.id == part);
    found.map(|one| (one.code.to_string(), one.part)).ok_or(Failure::NotFound)
}

/// Whose reports on an activity the NHRI writes: its own, and those of bodies that sent theirs another way.
fn writers(activity: &Activity) -> impl Iterator<Item = String> {
    [NHRI.to_owned()].into_iter().chain(activity.tasked.iter().cloned())
}

/// The one of them that is meant, however it is spelled.
fn writer(activity: &Activity, meant: &str) -> Result<String, Failure> {
    let is = |name: &String| report_code(0, "", name) == report_code(0, "", meant);
    writers(activity).find(is).ok_or(Failure::NotFound)
}

/// The other reports on an activity, each with how far it has come; `href` gives none for the one that is shown.
fn others(
    screen: &Screen<'_>,
    (plan, activity): (&Plan, &Activity),
    reports: &Entries<Report>,
    href: impl Fn(i32, &str) -> Option<String>,
) -> Vec<Entry> {
    let texts = screen.texts;
    let mut found = Vec::new();
    for year in years(plan, clock::now()) {
        for by in writers(activity) {
            let stored = reports.get(&report_code(year, &activity.id, &by));
            let tags = vec![status_tag(texts, stored.map(|kept| kept.content.status))];
            let text = format!("{year} · {}", report::by_words(texts, &by));
            let entry = |href| Entry { text, href, tags, detail: String::new() };
            found.extend(href(year, &by).map(entry));
        }
    }
    found
}

/// The page of an activity with what was typed, or what was reported for that year.
fn shown(
    screen: &Screen<'_>,
    stored: &StoredPlan,
    (part, reports, events): (&str, &Entries<Report>, &[Event]),
    (typed, problems): (&TypedReport, &Problems),
    remarks: Vec<String>,
) -> Result<crate::web::pages::sheet::Sheet, Failure> {
    let (id, plan) = (stored.entry.id, stored.draft.plan());
    let (code, activity) = activity(&plan, part)?;
    let own: Vec<Report> =
        all(reports.clone()).into_iter().filter(|report| report.activity == part).collect();
    let wanted = report_code(typed.year.parse().unwrap_or_default(), part, &typed.by);
    let view = View {
        back: Link::new(screen.texts.t("studio-progress"), paths::plan(id, PlanPath::Progress)),
        code: &code,
        activity,
        action: paths::plan(id, PlanPath::Report(part)),
        others: others(screen, (&plan, activity), reports, |year, by| {
            (wanted != report_code(year, part, by)).then(|| paths::report_of(id, (part, year, by)))
        }),
        is_for_several: true,
        revision: reports.get(&wanted).map_or(0, |kept| kept.revision),
        reports: &own,
        remarks,
        held: held_words(screen.texts, events, part),
    };
    Ok(report::page(screen.texts, &view, (typed, problems)))
}

#[get("/plans/<id>/reports/<part>?<year>&<by>")]
async fn activity_page(
    id: Id<PlanId>,
    part: &str,
    year: Option<i32>,
    by: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (stored, reports) = (assessment.plan(id.0).await?, assessment.reports(id.0).await?);
    let plan = stored.draft.plan();
    let (_, activity) = activity(&plan, part)?;
    let year = wanted_year(&plan, year)?;
    let by = writer(activity, by.unwrap_or(NHRI))?;
    let last = reports.get(&report_code(year, part, &by));
    let blank = TypedReport { year: year.to_string(), by, ..TypedReport::default() };
    let typed = last.map_or(blank, |kept| TypedReport::of(&kept.content, activity));
    let events = assessment.events(id.0).await?;
    let page =
        shown(&screen, &stored, (part, &reports, &events), (&typed, &Problems::default()), Vec::new())?;
    Ok(screen.show(&page))
}

#[post("/plans/<id>/reports/<part>", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    part: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Reporting>,
) -> Result<Result<Done, Html>, Failure> {
    let stored = assessment.plan(id.0).await?;
    let plan = stored.draft.plan();
    let (_, one) = activity(&plan, part)?;
    let by = sent.form.typed.by.clone();
    let by = writer(one, &by)?;
    let actor = sent.who.0.actor();
    match save_report(&screen, assessment, (&actor, &stored), (part, one, &by), &sent.form).await? {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Progress)).with(Notice::Saved))),
        Err((status, problems, remarks)) => {
            let reports = assessment.reports(id.0).await?;
            let events = assessment.events(id.0).await?;
            let page =
                shown(&screen, &stored, (part, &reports, &events), (&sent.form.typed, &problems), remarks)?;
            Ok(Err(screen.show_as(status, &page)))
        }
    }
}

#[get("/plans/<id>/progress.csv")]
async fn file(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let (plan, reports) = (assessment.plan(id.0).await?, all(assessment.reports(id.0).await?));
    let name = ("progress.csv".to_owned(), ContentType::CSV);
    Download::make(name, move || Ok(progress_csv(&plan.draft.plan(), &reports))).await
}

#[get("/plans/<id>/tracking.csv")]
async fn tracking(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let (plan, reports) = (assessment.plan(id.0).await?, all(assessment.reports(id.0).await?));
    let name = ("tracking.csv".to_owned(), ContentType::CSV);
    Download::make(name, move || Ok(tracking_csv(&plan.draft.plan(), &reports))).await
}

#[get("/plans/<id>/completion/<file>")]
async fn completion_file(
    id: Id<PlanId>,
    file: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("statement.").ok_or(Failure::NotFound)?;
    let (plan, reports) = (assessment.plan(id.0).await?, all(assessment.reports(id.0).await?));
    let texts = words_of(&plan.draft, &screen);
    let title = crate::web::view::plans::title(texts, (&plan.draft.head.form, &plan.draft.head.title));
    let events = assessment.events(id.0).await?;
    let document = completion(texts, (&plan.draft.plan(), &title), (&reports, &events));
    document_file(document, ("completion".to_owned(), ending)).await
}

/// What a page that was refused answers.
pub(super) type Refused = (Answer, Problems, Vec<String>);

//! What the institution of a focal point reports on plans.

use rocket::{Route, State, get, post, routes};

use super::progress::{AHEAD, activity, wanted_year, years};
use super::reported::{Reporting, save as save_report};
use crate::action_plan::{Event, Progress, Report, report_code, shortened};
use crate::assessment::letters::today;
use crate::assessment::{Assessment, Entries, StoredPlan, all, clock, is_body};
use crate::report::plan::held_words;
use crate::response::{Institution, PlanId};
use crate::web::errors::Failure;
use crate::web::guards::{FocalPoint, Respondent};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::pages::sheet::{Entry, Sheet, SheetPart};
use crate::web::paths;
use crate::web::problems::Problems;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::progress::duty_entry;
use crate::web::view::plans::report::{self, TypedReport, View};
use crate::web::view::plans::{status_tag, title};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, activity_page, save]
}

async fn institution(assessment: &Assessment, who: &Respondent) -> Result<Institution, Failure> {
    assessment.store.institution(who.institution).await?.ok_or(Failure::NotFound)
}

#[get("/duties")]
async fn page(
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (texts, own) = (screen.texts, institution(assessment, &focal_point).await?);
    let mut parts = Vec::new();
    let today = today(clock::now());
    for (stored, duties) in assessment.owed_by(&own, today + AHEAD).await? {
        let (id, plan) = (stored.entry.id, stored.draft.plan());
        let to = |part: &str| paths::duty(id, part);
        let reports = all(assessment.reports(id).await?);
        let standing = crate::action_plan::progress(&plan, &reports);
        let mine = plan.activities();
        let mine = mine.iter().filter(|one| one.part.tasked.iter().any(|name| is_body(&own, name)));
        let entry = |one: &crate::action_plan::Numbered<'_, crate::action_plan::Activity>| Entry {
            text: format!("{} {}", one.code, one.part.text),
            href: to(&one.part.id),
            tags: vec![status_tag(texts, own_status(&standing[&one.part.id], &own))],
            detail: String::new(),
        };
        let links: Vec<Entry> = mine.map(entry).collect();
        if links.is_empty() {
            continue;
        }
        parts.push(SheetPart::heading(
            "plan",
            title(texts, (&stored.draft.head.form, &stored.draft.head.title)),
        ));
        if !duties.is_empty() {
            parts.push(SheetPart::words(texts.t("studio-you-owe")));
            let numbered = plan.activities();
            let owed = |duty: &crate::action_plan::Duty| {
                let named = numbered.iter().find(|one| one.part.id == duty.activity);
                let words = named.map_or("", |one| one.part.text.as_str());
                let href = paths::duty_of(id, &duty.activity, duty.year);
                duty_entry(texts, duty, (shortened(words, 120), href, today))
            };
            let owed = duties.iter().map(owed).collect();
            parts.push(SheetPart::Links { links: owed });
        }
        parts.push(SheetPart::heading("activities", texts.t("studio-your-activities")));
        parts.push(SheetPart::Links { links });
    }
    if parts.is_empty() {
        parts.push(SheetPart::words(texts.t("studio-no-duties")));
    }
    Ok(screen.show(&Sheet {
        above: own.name,
        title: texts.t("studio-duties"),
        lead: texts.t("studio-duties-text"),
        parts,
        ..Sheet::default()
    }))
}

/// How far an activity has come as the institution itself says: what others say is not for its page.
fn own_status(standing: &Progress, own: &Institution) -> Option<crate::action_plan::Status> {
    let last = standing.told().find(|(name, _)| is_body(own, name)).and_then(|(_, last)| last);
    last.map(|report| report.status)
}

/// The body of an activity an institution is.
fn body_of(own: &Institution, one: &crate::action_plan::Activity) -> Result<String, Failure> {
    one.tasked.iter().find(|name| is_body(own, name)).cloned().ok_or(Failure::NotFound)
}

fn shown(
    screen: &Screen<'_>,
    stored: &StoredPlan,
    (part, own, (reports, events)): (&str, &Institution, (&Entries<Report>, &[Event])),
    (typed, problems): (&TypedReport, &Problems),
    remarks: Vec<String>,
) -> Result<Sheet, Failure> {
    let (plan, stored_plan) = (stored.draft.plan(), stored.entry.id);
    let (code, one) = activity(&plan, part)?;
    let body = body_of(own, one)?;
    // What other bodies and the NHRI say of an activity is not for its page.
    let is_own = |report: &Report| report.activity == part && !report.is_nhris() && is_body(own, &report.by);
    let mine: Vec<Report> = all(reports.clone()).into_iter().filter(is_own).collect();
    let wanted = report_code(typed.year.parse().unwrap_or_default(), part, &body);
    let other = |year: i32| {
        let stored = reports.get(&report_code(year, part, &body));
        Entry {
            text: year.to_string(),
            href: paths::duty_of(stored_plan, part, year),
            tags: vec![status_tag(screen.texts, stored.map(|kept| kept.content.status))],
            detail: String::new(),
        }
    };
    let all_years = years(&plan, clock::now()).into_iter().filter(|year| year.to_string() != typed.year);
    let others = all_years.map(other).collect();
    let view = View {
        back: Link::new(screen.texts.t("studio-duties"), paths::DUTIES),
        code: &code,
        activity: one,
        action: paths::duty(stored_plan, part),
        others,
        is_for_several: false,
        revision: reports.get(&wanted).map_or(0, |kept| kept.revision),
        reports: &mine,
        remarks,
        held: held_words(screen.texts, events, part),
    };
    Ok(report::page(screen.texts, &view, (typed, problems)))
}

/// A plan that is reported on.
async fn adopted(assessment: &Assessment, id: PlanId) -> Result<StoredPlan, Failure> {
    let plan = assessment.plan(id).await?;
    if plan.draft.head.stage == crate::action_plan::Stage::Adopted {
        Ok(plan)
    } else {
        Err(Failure::NotFound)
    }
}

#[get("/duties/<id>/<part>?<year>")]
async fn activity_page(
    id: Id<PlanId>,
    part: &str,
    year: Option<i32>,
    focal_point: FocalPoint,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let own = institution(assessment, &focal_point).await?;
    let (stored, reports) = (adopted(assessment, id.0).await?, assessment.reports(id.0).await?);
    let plan = stored.draft.plan();
    let (_, one) = activity(&plan, part)?;
    let body = body_of(&own, one)?;
    let year = wanted_year(&plan, year)?;
    let blank = TypedReport { year: year.to_string(), ..TypedReport::default() };
    let last = reports.get(&report_code(year, part, &body));
    let typed = last.map_or(blank, |kept| TypedReport::of(&kept.content, one));
    let events = assessment.events(id.0).await?;
    let beside = (part, &own, (&reports, events.as_slice()));
    let shown = shown(&screen, &stored, beside, (&typed, &Problems::default()), Vec::new())?;
    Ok(screen.show(&shown))
}

#[post("/duties/<id>/<part>", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    part: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<FocalPoint, Reporting>,
) -> Result<Result<Done, Html>, Failure> {
    let own = institution(assessment, &sent.who).await?;
    let stored = adopted(assessment, id.0).await?;
    let plan = stored.draft.plan();
    let (_, one) = activity(&plan, part)?;
    let body = body_of(&own, one)?;
    let actor = sent.who.person.actor();
    match save_report(&screen, assessment, (&actor, &stored), (part, one, &body), &sent.form).await? {
        Ok(()) => Ok(Ok(Done::to(paths::DUTIES).with(Notice::Saved))),
        Err((status, problems, remarks)) => {
            let reports = assessment.reports(id.0).await?;
            let typed = (&sent.form.typed, &problems);
            let events = assessment.events(id.0).await?;
            let beside = (part, &own, (&reports, events.as_slice()));
            let page = shown(&screen, &stored, beside, typed, remarks)?;
            Ok(Err(screen.show_as(status, &page)))
        }
    }
}

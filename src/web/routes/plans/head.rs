//! What holds for all of a plan.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::typed::day_of_year;
use crate::action_plan::{Code, Head, Period, Section, Stage};
use crate::assessment::{Assessment, Error, PlanChange, clock};
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind, StoreError};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::head::{self, MOST_SECTIONS, TypedHead};
use crate::web::view::plans::list::Begun;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

#[get("/plans/<id>/head")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let versions = assessment.store.entry_versions(id.0, LedgerKind::Head, "plan").await?;
    let typed = TypedHead::of(&plan.draft.head);
    let shown = (&typed, &Problems::default(), plan.head.revision);
    Ok(screen.show(&head::page(screen.texts, &plan, shown, &versions)))
}

/// The head as typed, with the revision the form was made from.
struct Sent {
    typed: TypedHead,
    revision: u32,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        let section = |place: usize| {
            let of = |what: &str| fields.line(&format!("section-{what}-{place}"));
            let heading = of("title");
            let (printed, title) = Code::split(&heading);
            Section {
                printed: printed.to_owned(),
                title: title.to_owned(),
                text: of("text"),
                is_after: of("after") == "yes",
                ..Section::default()
            }
        };
        let is_written = |section: &Section| {
            !section.title.is_empty() || !section.text.is_empty() || !section.printed.is_empty()
        };
        let typed = TypedHead {
            begun: Begun::read(fields),
            report_by: fields.line("report_by"),
            stage: fields.line("stage"),
            sections: (0..MOST_SECTIONS).map(section).filter(is_written).collect(),
        };
        Self { typed, revision: fields.first("revision").parse().unwrap_or_default() }
    }
}

fn problems_of(texts: &Texts, typed: &TypedHead) -> Problems {
    let mut problems = Problems::default();
    if rules::text(&typed.begun.title).is_err() {
        problems.add("title", texts.t("error-too-long"));
    }
    if !typed.begun.period.is_empty() && Period::parse(&typed.begun.period).is_none() {
        problems.add("period", texts.t("studio-wrong-years"));
    }
    if day_of_year(&typed.report_by).is_none() {
        problems.add("report_by", texts.t("studio-wrong-day"));
    }
    let is_too_long =
        |section: &Section| rules::text(&section.text).is_err() || rules::text(&section.title).is_err();
    if typed.sections.iter().any(is_too_long) {
        problems.add("section-text-0", texts.t("error-too-long"));
    }
    problems
}

fn onto(typed: &TypedHead, stored: &Head) -> Head {
    Head {
        title: typed.begun.title.clone(),
        form: typed.begun.form.clone(),
        language: typed.begun.language.clone(),
        period: Period::parse(&typed.begun.period),
        report_by: day_of_year(&typed.report_by),
        sections: typed.sections.clone(),
        stage: Stage::from_code(&typed.stage).unwrap_or(stored.stage),
        ..stored.clone()
    }
}

#[post("/plans/<id>/head", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let plan = assessment.plan(id.0).await?;
    let problems = problems_of(screen.texts, &sent.form.typed);
    if !problems.is_empty() {
        let shown = (&sent.form.typed, &problems, sent.form.revision);
        let page = head::page(screen.texts, &plan, shown, &[]);
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let head = onto(&sent.form.typed, &plan.draft.head);
    let deed = if head.stage == plan.draft.head.stage { LedgerDeed::EditHead } else { LedgerDeed::SetStage };
    let change = [PlanChange::Head(sent.form.revision, head)];
    match assessment.change_plan(&sent.who.0.actor(), id.0, (deed, &change), clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Head)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            // What was typed stays in the form; sent again, it takes the other's place.
            let mut problems = Problems::default();
            problems.add("title", screen.texts.t("register-conflict-text"));
            let shown = (&sent.form.typed, &problems, plan.head.revision);
            let page = head::page(screen.texts, &plan, shown, &[]);
            Ok(Err(screen.show_as(Status::Conflict, &page)))
        }
        Err(error) => Err(error.into()),
    }
}

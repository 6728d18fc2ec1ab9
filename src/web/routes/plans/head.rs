//! What holds for all of a plan.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::keep_head;
use super::typed::day_of_year;
use crate::action_plan::{Code, Head, Period, Section, Stage};
use crate::assessment::{Assessment, clock};
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind};
use crate::texts::Texts;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::Done;
use crate::web::paths::PlanPath;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::head::{self, MOST_SECTIONS, TypedHead};
use crate::web::view::plans::list::Begun;
use crate::web::view::plans::stage;

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
    let shown = |problems: &Problems, revision: u32| {
        head::page(screen.texts, &plan, (&sent.form.typed, problems, revision), &[])
    };
    let (problems, revision) = (problems_of(screen.texts, &sent.form.typed), sent.form.revision);
    if !problems.is_empty() {
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &shown(&problems, revision))));
    }
    let head = onto(&sent.form.typed, &plan.draft.head);
    let deed = if head.stage == plan.draft.head.stage { LedgerDeed::EditHead } else { LedgerDeed::SetStage };
    let is_now_in_force = head.stage.is_in_force() && head.stage != plan.draft.head.stage;
    let (change, to) = ((deed, revision, head), (PlanPath::Head, "title"));
    let actor = sent.who.0.actor();
    let done = keep_head((&screen, assessment), (&actor, &plan), change, to, shown).await?;
    if done.is_ok() && is_now_in_force {
        // What was adopted can be shown and compared, however the plan is changed later.
        let plan = assessment.plan(id.0).await?;
        let name = stage(screen.texts, plan.draft.head.stage).text;
        assessment.freeze_plan(&actor, &plan, &name, clock::now()).await?;
    }
    Ok(done)
}

//! Which criteria about the process are met, and what shows it.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use super::keep_head;
use crate::action_plan::Head;
use crate::assessment::Assessment;
use crate::response::PlanId;
use crate::store::LedgerDeed;
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
use crate::web::view::plans::criteria;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, save]
}

#[get("/plans/<id>/criteria")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let plan = assessment.plan(id.0).await?;
    let shown = (&plan.draft.head.met, &Problems::default(), plan.head.revision);
    Ok(screen.show(&criteria::page(screen.texts, &plan, shown)))
}

/// What shows that a criterion is met, by its name, with the revision the form was made from.
struct Sent {
    typed: BTreeMap<String, String>,
    revision: u32,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        let of = |name: &'static str| (name.to_owned(), fields.line(name));
        Self {
            typed: criteria::recorded().map(|criterion| of(criterion.name)).collect(),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

fn problems_of(texts: &Texts, typed: &BTreeMap<String, String>) -> Problems {
    let mut problems = Problems::default();
    for criterion in criteria::recorded() {
        if typed.get(criterion.name).is_some_and(|words| rules::text(words).is_err()) {
            problems.add(criterion.name, texts.t("error-too-long"));
        }
    }
    problems
}

#[post("/plans/<id>/criteria", data = "<sent>")]
async fn save(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Sent>,
) -> Result<Result<Done, Html>, Failure> {
    let plan = assessment.plan(id.0).await?;
    let shown = |problems: &Problems, revision: u32| {
        criteria::page(screen.texts, &plan, (&sent.form.typed, problems, revision))
    };
    let (problems, revision) = (problems_of(screen.texts, &sent.form.typed), sent.form.revision);
    if !problems.is_empty() {
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &shown(&problems, revision))));
    }
    let said = sent.form.typed.iter().filter(|(_, words)| !words.is_empty());
    let met = said.map(|(name, words)| (name.clone(), words.clone())).collect();
    let head = Head { met, ..plan.draft.head.clone() };
    let first = criteria::recorded().next().map_or("revision", |criterion| criterion.name);
    let (change, to) = ((LedgerDeed::RecordCriteria, revision, head), (PlanPath::Checks, first));
    keep_head((&screen, assessment), (&sent.who.0.actor(), &plan), change, to, shown).await
}

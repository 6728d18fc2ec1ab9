//! Which criteria about the process are met, and what shows it.

use std::collections::BTreeMap;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::action_plan::Head;
use crate::assessment::{Assessment, Error, PlanChange, clock};
use crate::response::PlanId;
use crate::store::{LedgerDeed, StoreError};
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
    let refused = |status: Status, problems: &Problems, revision: u32| {
        screen.show_as(status, &criteria::page(screen.texts, &plan, (&sent.form.typed, problems, revision)))
    };
    let problems = problems_of(screen.texts, &sent.form.typed);
    if !problems.is_empty() {
        return Ok(Err(refused(Status::UnprocessableEntity, &problems, sent.form.revision)));
    }
    let said = sent.form.typed.iter().filter(|(_, words)| !words.is_empty());
    let met = said.map(|(name, words)| (name.clone(), words.clone())).collect();
    let head = Head { met, ..plan.draft.head.clone() };
    let change = [PlanChange::Head(sent.form.revision, head)];
    let deed = (LedgerDeed::RecordCriteria, change.as_slice());
    match assessment.change_plan(&sent.who.0.actor(), id.0, deed, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Checks)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => {
            // What was typed stays in the form; sent again, it takes the other's place.
            let mut problems = Problems::default();
            let first = criteria::recorded().next().map_or("revision", |criterion| criterion.name);
            problems.add(first, screen.texts.t("register-conflict-text"));
            Ok(Err(refused(Status::Conflict, &problems, plan.head.revision)))
        }
        Err(error) => Err(error.into()),
    }
}

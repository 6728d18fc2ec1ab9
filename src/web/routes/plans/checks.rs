//! What is wrong with a plan, problems accepted one by one, and what it covers.

use std::collections::BTreeSet;

use rocket::{Route, State, get, post, routes};

use super::{Loaded, overtaken};
use crate::action_plan::{Head, Kept, Located};
use crate::assessment::{Assessment, Error, PlanChange, clock};
use crate::response::PlanId;
use crate::store::{LedgerDeed, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::{checks, coverage};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, accept, take_back, covered]
}

#[get("/plans/<id>/checks")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let finding = |code: &str| loaded.finding(screen.texts, code);
    Ok(screen.show(&checks::page(screen.texts, &loaded.plan, &loaded.problems, &loaded.severe, &finding)))
}

/// Problems that are accepted.
struct Accepted {
    names: BTreeSet<String>,
    revision: u32,
}

impl Form for Accepted {
    fn read(fields: &Fields) -> Self {
        Self {
            names: fields.all("accept").map(str::to_owned).collect(),
            revision: fields.first("revision").parse().unwrap_or_default(),
        }
    }
}

#[post("/plans/<id>/checks", data = "<sent>")]
async fn accept(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Accepted>,
) -> Result<Result<Done, Html>, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let [open, _] = &loaded.problems;
    let chosen = checks::keys(open).into_iter().zip(open).filter(|(name, _)| sent.form.names.contains(name));
    let mut head: Head = loaded.plan.draft.head.clone();
    head.accepted.extend(chosen.map(|(_, one): (String, &Located)| one.kept()));
    let change = [PlanChange::Head(sent.form.revision, head)];
    keep(&screen, assessment, (&sent, &loaded), (LedgerDeed::AcceptProblems, &change)).await
}

/// Accepted problems are problems again.
#[post("/plans/<id>/checks/take-back", data = "<sent>")]
async fn take_back(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Accepted>,
) -> Result<Result<Done, Html>, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let [_, kept] = &loaded.problems;
    let named = checks::keys(kept).into_iter().zip(kept).filter(|(name, _)| sent.form.names.contains(name));
    let chosen: BTreeSet<Kept> = named.map(|(_, one)| one.kept()).collect();
    let mut head: Head = loaded.plan.draft.head.clone();
    head.accepted.retain(|one| !chosen.contains(one));
    let change = [PlanChange::Head(sent.form.revision, head)];
    keep(&screen, assessment, (&sent, &loaded), (LedgerDeed::TakeBackProblems, &change)).await
}

async fn keep(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (sent, loaded): (&Signed<Reviewer, Accepted>, &Loaded),
    deed: (LedgerDeed, &[PlanChange]),
) -> Result<Result<Done, Html>, Failure> {
    let id = loaded.plan.entry.id;
    match assessment.change_plan(&sent.who.0.actor(), id, deed, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::plan(id, PlanPath::Checks)).with(Notice::Saved))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Err(overtaken(screen, &loaded.plan))),
        Err(error) => Err(error.into()),
    }
}

#[get("/plans/<id>/coverage")]
async fn covered(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let title = |code: &str| {
        let link = loaded.finding(screen.texts, code);
        (link.text, link.href)
    };
    let all: Vec<Located> = loaded.problems.concat();
    let open = coverage::unanswered(&all, title);
    Ok(screen.show(&coverage::page(screen.texts, &loaded.plan, &open)))
}

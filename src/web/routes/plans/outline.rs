//! A plan with its parts; parts are moved, taken out and put back.

use rocket::{Route, State, get, post, routes};

use super::{Counts, Loaded, overtaken};
use crate::action_plan::{Outline, Step};
use crate::assessment::{Assessment, Error, PlanChange, clock};
use crate::response::PlanId;
use crate::store::{LedgerDeed, LedgerKind, StoreError};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::outline::{self, View};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, change]
}

#[get("/plans/<id>")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0).await?;
    let round = match loaded.plan.entry.round {
        Some(round) => assessment.store.round(round).await?.map(|round| round.name),
        None => None,
    };
    let comments: Counts = assessment.store.count_notes(id.0, LedgerKind::Part).await?;
    let view = View {
        plan: &loaded.plan,
        round,
        problems: &loaded.problems,
        comments: &comments,
        unanswered: loaded.unanswered(screen.texts),
    };
    Ok(screen.show(&outline::page(screen.texts, &view)))
}

/// What is to be done with a part.
struct Deed {
    word: String,
    part: String,
    revision: u32,
}

impl Form for Deed {
    fn read(fields: &Fields) -> Self {
        let (word, part) = fields.first("do").split_once(' ').unwrap_or_default();
        let revision = fields.first("revision").parse().unwrap_or_default();
        Self { word: word.to_owned(), part: part.to_owned(), revision }
    }
}

impl Deed {
    fn onto(&self, outline: Outline) -> Option<(LedgerDeed, Outline)> {
        let part = &self.part;
        let (deed, changed) = match self.word.as_str() {
            "up" => (LedgerDeed::MovePart, outline.moved(part, Step::Up)),
            "down" => (LedgerDeed::MovePart, outline.moved(part, Step::Down)),
            "out" => (LedgerDeed::TakeOutPart, outline.without(part)),
            "back" => (LedgerDeed::PutBackPart, outline.with_back(part)),
            _ => return None,
        };
        changed.map(|changed| (deed, changed))
    }
}

#[post("/plans/<id>/outline", data = "<sent>")]
async fn change(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Deed>,
) -> Result<Result<Done, Html>, Failure> {
    let plan = assessment.plan(id.0).await?;
    let to = paths::plan(id.0, PlanPath::Plan);
    // At the very top or bottom there is nowhere to go.
    let Some((deed, outline)) = sent.form.onto(plan.draft.outline.clone()) else {
        return Ok(Ok(Done::to(to)));
    };
    let notice = if sent.form.word == "out" { Notice::TakenOut } else { Notice::Saved };
    let change = [PlanChange::Outline(sent.form.revision, outline)];
    match assessment.change_plan(&sent.who.0.actor(), id.0, (deed, &change), clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(to).with(notice))),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => Ok(Err(overtaken(&screen, &plan))),
        Err(error) => Err(error.into()),
    }
}

//! Opening a closed round again, with a reason that stays with the round.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{Assessment, clock};
use crate::response::{Round, RoundId, RoundState};
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::{Field, Link};
use crate::web::pages::round_changes::ReopenRound;
use crate::web::paths::{self, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, reopen]
}

#[derive(Validate)]
struct Typed {
    #[validate(custom(function = "rules::message"))]
    reason: String,
}

impl Form for Typed {
    fn read(fields: &Fields) -> Self {
        Self { reason: fields.line("reason") }
    }
}

fn reopen_page(round: &Round) -> ReopenRound {
    ReopenRound {
        round: round.name.clone(),
        round_href: paths::round(round.id, RoundPath::Responses),
        action: paths::round(round.id, RoundPath::Reopen),
        reason: Field::default(),
        errors: Vec::new(),
    }
}

/// A closed round; an open one says so.
async fn closed(screen: &Screen<'_>, assessment: &Assessment, id: RoundId) -> Result<Round, Failure> {
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    if round.state == RoundState::Open {
        return Err(Failure::Page(open_already(screen, &round)));
    }
    Ok(round)
}

fn open_already(screen: &Screen<'_>, round: &Round) -> Html {
    let back = Link::new(&round.name, paths::round(round.id, RoundPath::Responses));
    let page = Message::conflict(screen.texts, screen.texts.t("rounds-open-already"), back);
    screen.show_as(Status::Conflict, &page)
}

#[get("/rounds/<id>/reopen")]
async fn page(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    Ok(screen.show(&reopen_page(&closed(&screen, assessment, id.0).await?)))
}

#[post("/rounds/<id>/reopen", data = "<sent>")]
async fn reopen(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Typed>,
) -> Result<Result<Done, Html>, Failure> {
    let round = closed(&screen, assessment, id.0).await?;
    let problems = Problems::of(&sent.form, &["reason"], screen.texts);
    if !problems.is_empty() {
        let reason = problems.field("reason", &sent.form.reason);
        let page = ReopenRound { reason, errors: problems.summary(), ..reopen_page(&round) };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let actor = sent.who.0.actor();
    match assessment.store.reopen_round(&actor, id.0, &sent.form.reason, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::round(id.0, RoundPath::Responses)).with(Notice::Reopened))),
        Err(StoreError::ChangedMeanwhile { .. }) => Ok(Err(open_already(&screen, &round))),
        Err(error) => Err(error.into()),
    }
}

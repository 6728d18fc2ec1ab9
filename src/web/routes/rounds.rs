//! Rounds as the reviewer sees them: who stands where, and closing.

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
use crate::web::pages::parts::Link;
use crate::web::pages::rounds::{CloseRound, RoundsPage};
use crate::web::paths::{self, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::rounds;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, page, close_page, close]
}

/// All rounds with the number of their institutions, oldest first.
///
/// # Errors
/// The database's.
pub async fn with_counts(assessment: &Assessment) -> Result<Vec<(Round, usize)>, Failure> {
    let mut found = Vec::new();
    for round in assessment.store.list_rounds().await? {
        let institutions = assessment.store.list_responses(round.id).await?.len();
        found.push((round, institutions));
    }
    Ok(found)
}

#[get("/rounds")]
async fn list(
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let found = with_counts(assessment).await?;
    let href = |round: &Round| paths::round(round.id, RoundPath::Responses);
    Ok(screen.show(&RoundsPage { rounds: rounds::rounds(screen.texts, &found, href) }))
}

#[get("/rounds/<id>")]
async fn page(
    id: Id<RoundId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let status = assessment.round_status(&round, clock::now()).await?;
    let kept_out = assessment.kept_out_of(&reviewer.0.user).await?;
    Ok(screen.show(&rounds::page(screen.texts, &status, &kept_out)))
}

/// An open round with what closing it means.
async fn to_close(screen: &Screen<'_>, assessment: &Assessment, id: RoundId) -> Result<CloseRound, Failure> {
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    if round.state != RoundState::Open {
        return Err(Failure::Page(closed(screen, &round)));
    }
    let responses = assessment.store.list_responses(id).await?;
    let mut page = rounds::close(screen.texts, &round, &responses);
    page.replies = assessment.unanswered_replies(id).await?;
    if page.replies > 0 {
        page.replies_words = screen.texts.t_with("close-replies", &[("count", page.replies.into())]);
    }
    Ok(page)
}

fn closed(screen: &Screen<'_>, round: &Round) -> Html {
    let back = Link::new(&round.name, paths::round(round.id, RoundPath::Responses));
    let page = Message::conflict(screen.texts, screen.texts.t("round-closed-already"), back);
    screen.show_as(Status::Conflict, &page)
}

#[get("/rounds/<id>/close")]
async fn close_page(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    Ok(screen.show(&to_close(&screen, assessment, id.0).await?))
}

#[derive(Validate)]
struct Confirmation {
    #[validate(custom(function = "rules::confirm_close"))]
    confirmed: String,
    /// How many replies without an answer the reviewer has seen and leaves so.
    replies: String,
}

impl Form for Confirmation {
    fn read(fields: &Fields) -> Self {
        Self { confirmed: fields.line("confirmed"), replies: fields.line("replies") }
    }
}

#[post("/rounds/<id>/close", data = "<sent>")]
async fn close(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Confirmation>,
) -> Result<Result<Done, Html>, Failure> {
    let page = to_close(&screen, assessment, id.0).await?;
    let mut problems = Problems::of(&sent.form, &["confirmed"], screen.texts);
    if page.replies > 0 && sent.form.replies != page.replies.to_string() {
        problems.add("replies", page.replies_words.clone());
    }
    if !problems.is_empty() {
        let page = CloseRound { errors: problems.summary(), ..page };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    match assessment.store.close_round(&sent.who.0.actor(), id.0, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::round(id.0, RoundPath::Responses)).with(Notice::Closed))),
        Err(StoreError::RoundClosed) => {
            let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
            Ok(Err(closed(&screen, &round)))
        }
        Err(error) => Err(error.into()),
    }
}

//! The answers of a response to look at, accepting the rest of a section, and the scores of what was verified.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::room;
use crate::assessment::{Assessment, Error, UnderReview, clock};
use crate::report::NotShown;
use crate::response::ResponseId;
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::messages::Message;
use crate::web::pages::parts::Link;
use crate::web::pages::reviewing::queue::RestPage;
use crate::web::paths::{self, ResponsePath, ReviewPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::reviewing::queue::{self, Way};
use crate::web::view::scorecard;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, rest_page, rest, verified]
}

#[get("/responses/<id>/queue?<show>&<order>")]
async fn page(
    id: Id<ResponseId>,
    show: Option<&str>,
    order: Option<&str>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (_, room) = room(assessment, &reviewer, id.0).await?;
    Ok(screen.show(&queue::page(screen.texts, &room, Way::of(show, order))))
}

fn section_of(room: &UnderReview, section: &str) -> Result<usize, Failure> {
    let sections = &room.opened.questionnaire.sections;
    sections.iter().position(|known| known.id == section).ok_or(Failure::NotFound)
}

#[get("/responses/<id>/rest/<section>")]
async fn rest_page(
    id: Id<ResponseId>,
    section: &str,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (_, room) = room(assessment, &reviewer, id.0).await?;
    let place = section_of(&room, section)?;
    Ok(screen.show(&queue::rest(screen.texts, &room, place)))
}

#[derive(Validate)]
struct Rest {
    count: String,
    #[validate(custom(function = "rules::confirm_rest"))]
    confirmed: String,
}

impl Form for Rest {
    fn read(fields: &Fields) -> Self {
        Self { count: fields.line("count"), confirmed: fields.line("confirmed") }
    }
}

#[post("/responses/<id>/rest/<section>", data = "<sent>")]
async fn rest(
    id: Id<ResponseId>,
    section: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Rest>,
) -> Result<Result<Done, Html>, Failure> {
    let (who, room) = room(assessment, &sent.who, id.0).await?;
    let place = section_of(&room, section)?;
    let problems = Problems::of(&sent.form, &["confirmed"], screen.texts);
    if !problems.is_empty() {
        let page = RestPage { errors: problems.summary(), ..queue::rest(screen.texts, &room, place) };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let seen = sent.form.count.parse().unwrap_or_default();
    match assessment.accept_rest(&who, (place, seen), clock::now()).await {
        Ok(()) => {
            let queue = paths::review(id.0, ReviewPath::Queue);
            Ok(Ok(Done::to(queue).with(Notice::Saved)))
        }
        Err(error) => Ok(Err(changed(&screen, id.0, error)?)),
    }
}

/// The page that says that what was decided on is no longer what was seen.
///
/// # Errors
/// Whatever else went wrong.
pub(super) fn changed(screen: &Screen<'_>, id: ResponseId, error: Error) -> Result<Html, Failure> {
    match error {
        Error::Store(StoreError::ChangedMeanwhile { .. } | StoreError::RoundClosed) => {
            let queue = paths::review(id, ReviewPath::Queue);
            let back = Link::new(screen.texts.t("review-queue-title"), queue);
            let page = Message::conflict(screen.texts, screen.texts.t("review-answer-changed"), back);
            Ok(screen.show_as(Status::Conflict, &page))
        }
        error => Err(error.into()),
    }
}

#[get("/responses/<id>/verified")]
async fn verified(
    id: Id<ResponseId>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (_, room) = room(assessment, &reviewer, id.0).await?;
    let Some(sheet) = room.verified() else { return Err(Failure::NotFound) };
    let beside = assessment.beside(&room.opened, &room.sheet, None).await?;
    let back = paths::response(id.0, ResponsePath::Review);
    let shown = (&sheet, &beside, &NotShown::default());
    let mut page = scorecard::page(screen.texts, &room.opened, shown, back);
    page.title = screen.texts.t("review-verified-title");
    page.standing = screen.texts.t("review-verified-standing");
    // The files and the comparisons are those of the institution's own answers.
    page.files.clear();
    page.told.clear();
    Ok(screen.show(&page))
}

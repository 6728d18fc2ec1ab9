//! A response as its institution sees it: sections, check, handing in, scores.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};

use crate::assessment::{Assessment, Error, OpenedResponse, clock};
use crate::response::{AnswerSheet, ResponseId};
use crate::store::StoreError;
use crate::web::errors::Failure;
use crate::web::guards::{Respondent, ResponseReader};
use crate::web::ids::Id;
use crate::web::notice::Done;
use crate::web::paths::{self, ResponsePath};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, check, submit, submitted, scorecard_page]
}

/// A response of the respondent's own institution; to others there is no such thing.
///
/// # Errors
/// [`Failure::NotFound`], or the database's.
pub async fn own(
    assessment: &Assessment,
    respondent: &Respondent,
    id: ResponseId,
) -> Result<OpenedResponse, Failure> {
    let response = assessment.store.response(id).await?.ok_or(Failure::NotFound)?;
    if response.institution != respondent.institution {
        return Err(Failure::NotFound);
    }
    Ok(assessment.open_response(id).await?)
}

#[get("/responses/<id>")]
async fn page(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    Ok(screen.show(&view::response::page(screen.texts, &opened)))
}

#[get("/responses/<id>/check")]
async fn check(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    Ok(screen.show(&view::response::check(screen.texts, &opened, None)))
}

#[post("/responses/<id>/submit", data = "<sent>")]
async fn submit(
    id: Id<ResponseId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Respondent, ()>,
) -> Result<Result<Done, Html>, Failure> {
    let opened = own(assessment, &sent.who, id.0).await?;
    let person = &sent.who.person;
    let outcome = assessment.submit(&person.actor(), person.user.id, &opened, clock::now()).await;
    let error = match outcome {
        Ok(()) => return Ok(Ok(Done::to(paths::response(id.0, ResponsePath::Submitted)))),
        Err(Error::WrongState(_)) => screen.texts.t("submit-already"),
        Err(Error::Store(StoreError::ChangedMeanwhile { .. })) => screen.texts.t("submit-changed"),
        Err(Error::Store(StoreError::RoundClosed)) => screen.texts.t("response-round-closed"),
        Err(error) => return Err(error.into()),
    };
    let now = own(assessment, &sent.who, id.0).await?;
    Ok(Err(screen.show_as(Status::Conflict, &view::response::check(screen.texts, &now, Some(error)))))
}

#[get("/responses/<id>/submitted")]
async fn submitted(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    let page = view::response::submitted(screen.texts, &opened).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

/// A response with the answers this reader may see scored: the institution its own as they are, the reviewer those
/// handed in.
///
/// # Errors
/// [`Failure::NotFound`], or the database's.
pub async fn scored(
    assessment: &Assessment,
    reader: &ResponseReader,
    id: ResponseId,
) -> Result<(OpenedResponse, AnswerSheet), Failure> {
    let response = assessment.store.response(id).await?.ok_or(Failure::NotFound)?;
    if !reader.may_read(response.institution) {
        return Err(Failure::NotFound);
    }
    let opened = assessment.open_response(id).await?;
    let is_handed_in = !opened.response.state.is_editable();
    let sheet = if reader.is_reviewer() || is_handed_in {
        assessment.submitted_sheet(id).await?.ok_or(Failure::NotFound)?
    } else {
        opened.sheet.clone()
    };
    Ok((opened, sheet))
}

#[get("/responses/<id>/scorecard")]
async fn scorecard_page(
    id: Id<ResponseId>,
    reader: ResponseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (opened, sheet) = scored(assessment, &reader, id.0).await?;
    let back = if reader.is_reviewer() { ResponsePath::Review } else { ResponsePath::Sections };
    let back = paths::response(id.0, back);
    let beside = assessment.beside(&opened, &sheet).await?;
    Ok(screen.show(&view::scorecard::page(screen.texts, &opened, (&sheet, &beside), back)))
}

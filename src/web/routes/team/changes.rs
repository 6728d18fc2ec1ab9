//! Who changed which answer of a response.

use rocket::{Route, State, get, routes};

use crate::assessment::Assessment;
use crate::response::ResponseId;
use crate::web::errors::Failure;
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::routes::responses::own;
use crate::web::screen::{Html, Screen};
use crate::web::view;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![changes]
}

#[get("/responses/<id>/changes?<page>")]
async fn changes(
    id: Id<ResponseId>,
    page: Option<usize>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    // The versions before the permissions: what becomes a draft in between is not shown.
    let versions = assessment.store.answer_versions(id.0).await?;
    let opened = own(assessment, &respondent, id.0).await?;
    Ok(screen.show(&view::talk::changes(screen.texts, &opened, &versions, page.unwrap_or(1).max(1))))
}

//! What is left to do in a response.

use rocket::{Route, State, get, routes};

use super::responses::own;
use crate::assessment::Assessment;
use crate::response::ResponseId;
use crate::web::errors::Failure;
use crate::web::guards::Respondent;
use crate::web::ids::Id;
use crate::web::screen::{Html, Screen};
use crate::web::view::left;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page]
}

#[get("/responses/<id>/left")]
async fn page(
    id: Id<ResponseId>,
    respondent: Respondent,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = own(assessment, &respondent, id.0).await?;
    Ok(screen.show(&left::page(screen.texts, &opened, respondent.person.user.id)))
}

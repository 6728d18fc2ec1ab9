//! Where findings are worked with: the schemes side by side, contradictions and duties.

use rocket::{FromForm, Route, State, get, routes};

use super::findings::named;
use crate::assessment::Assessment;
use crate::findings::Basis;
use crate::response::RoundId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::kept_out::KeptOut;
use crate::web::screen::{Html, Screen};
use crate::web::view::{cross, schemes};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![scheme_page, cross_page]
}

/// How somebody wants to look at the schemes; empty is the usual way.
#[derive(FromForm)]
struct Asked<'r> {
    basis: Option<&'r str>,
    topic: Option<&'r str>,
    page: Option<&'r str>,
    classes: Option<&'r str>,
}

#[get("/rounds/<id>/schemes?<asked..>")]
async fn scheme_page(
    id: Id<RoundId>,
    asked: Asked<'_>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let basis = named(asked.basis, Basis::from_code)?;
    let compared = assessment.schemes_compared(id.0, basis).await?;
    let wanted =
        schemes::Wanted { topic: asked.topic.unwrap_or_default(), page: asked.page, classes: asked.classes };
    let page = schemes::page(screen.texts, &round, (&compared, basis), wanted);
    let kept_out = KeptOut::of(assessment, &reviewer.0.user, id.0).await?;
    Ok(screen.show(&kept_out.closed(screen.texts, page.ok_or(Failure::NotFound)?)))
}

#[get("/rounds/<id>/contradictions?<basis>")]
async fn cross_page(
    id: Id<RoundId>,
    basis: Option<&str>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let basis = named(basis, Basis::from_code)?;
    let cross = assessment.cross_actor(id.0, basis, &screen.shelf.library).await?;
    let kept_out = KeptOut::of(assessment, &reviewer.0.user, id.0).await?;
    let page = cross::page(screen.texts, &round, (&cross, basis));
    Ok(screen.show(&kept_out.closed(screen.texts, page)))
}

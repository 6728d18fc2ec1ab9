//! How a round is going.

use std::sync::Arc;

use rocket::{Route, State, get, routes};

use super::admin::next_reminder;
use crate::assessment::letters::Letters;
use crate::assessment::{Assessment, clock};
use crate::response::RoundId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::screen::{Html, Screen};
use crate::web::view::live;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page]
}

#[get("/rounds/<id>/live?<order>")]
async fn page(
    id: Id<RoundId>,
    order: Option<&str>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    letters: &State<Arc<Letters>>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let now = clock::now();
    let picture = assessment.live(&round, now).await?;
    let kept_out = assessment.kept_out_of(&reviewer.0.user).await?;
    let mut page = live::page(screen.texts, &picture, &kept_out, (order == Some(live::BY_NEED), now));
    page.facts.extend(next_reminder(screen.texts, &round, letters));
    Ok(screen.show(&page))
}

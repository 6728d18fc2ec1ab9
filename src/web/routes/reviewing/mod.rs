//! The review, answer by answer: the list, one answer, the second reviewer, agreement, draft results, recusals. Every
//! page and every write of it takes the proof that the reviewer is independent of the institution.

mod answer;
mod queue;
mod recusals;
mod reply;
mod round;
mod second;

use rocket::Route;

use crate::assessment::{Assessment, Independent, UnderReview};
use crate::response::ResponseId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;

/// The routes of these files.
pub fn routes() -> Vec<Route> {
    [
        queue::routes(),
        answer::routes(),
        round::routes(),
        second::routes(),
        reply::routes(),
        recusals::routes(),
    ]
    .concat()
}

/// A response under review by somebody who may review it; to others there is no such thing.
async fn room(
    assessment: &Assessment,
    reviewer: &Reviewer,
    id: ResponseId,
) -> Result<(Independent, UnderReview), Failure> {
    let who = assessment.independent(&reviewer.0.user, id).await?;
    let room = assessment.under_review(&who).await?;
    Ok((who, room))
}

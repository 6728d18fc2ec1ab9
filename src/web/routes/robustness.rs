//! How far the findings of a round move under other choices.

use rocket::http::Status;
use rocket::{Route, State, get, routes};

use super::findings::{Loaded, Wanted};
use crate::assessment::Assessment;
use crate::findings::robustness::{Plan, RUNS_DEFAULT, RUNS_LEAST, RUNS_MOST};
use crate::response::RoundId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::pages::parts::Field;
use crate::web::problems::{Problems, number_message};
use crate::web::screen::{Html, Screen};
use crate::web::view::robustness;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page]
}

/// The seed nobody chose: the same for everybody, so that everybody sees the same numbers.
const SEED: u64 = 1;

#[get("/rounds/<id>/robustness?<seed>&<runs>&<basis>")]
async fn page(
    id: Id<RoundId>,
    seed: Option<&str>,
    runs: Option<&str>,
    basis: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let texts = screen.texts;
    let wanted = Wanted { basis, ..Wanted::default() };
    let loaded = Loaded::load(assessment, id.0, &wanted).await?;
    let shown = loaded.shown(&screen);
    let seed = seed.map_or_else(|| SEED.to_string(), |typed| typed.trim().to_owned());
    let runs = runs.map_or_else(|| RUNS_DEFAULT.to_string(), |typed| typed.trim().to_owned());
    let mut problems = Problems::default();
    let chosen =
        (seed.parse().ok(), runs.parse().ok().filter(|runs| (RUNS_LEAST..=RUNS_MOST).contains(runs)));
    if chosen.0.is_none() {
        problems.add("seed", number_message(texts, Some(0.into()), Some(u64::MAX.into())));
    }
    if chosen.1.is_none() {
        problems.add("runs", number_message(texts, Some(RUNS_LEAST.into()), Some(RUNS_MOST.into())));
    }
    let (Some(seed_number), Some(runs_number)) = chosen else {
        let fields = (problems.field("seed", &seed), problems.field("runs", &runs));
        return Ok(screen
            .show_as(Status::UnprocessableEntity, &robustness::refused(&shown, fields, problems.summary())));
    };
    let plan = Plan { seed: seed_number, runs: runs_number, basis: loaded.drawn.basis };
    let found = assessment.robustness(id.0, plan).await?;
    Ok(screen.show(&robustness::page(
        &shown,
        &loaded.drawn.baseline,
        &found,
        (Field::of(seed), Field::of(runs)),
    )))
}

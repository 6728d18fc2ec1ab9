//! How far the findings of a round move under other choices.

use rocket::http::Status;
use rocket::{FromForm, Route, State, get, routes};

use super::charts::download;
use super::files::Download;
use super::findings::{Loaded, Wanted};
use crate::assessment::Assessment;
use crate::findings::robustness::{Plan, RUNS_DEFAULT, RUNS_LEAST, RUNS_MOST};
use crate::response::RoundId;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::pages::parts::Field;
use crate::web::pages::robustness::RobustnessPage;
use crate::web::problems::{Problems, number_message};
use crate::web::screen::{Html, Screen};
use crate::web::view::robustness;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![page, chart]
}

/// The seed nobody chose: the same for everybody, so that everybody sees the same numbers.
const SEED: u64 = 1;

/// What somebody asked for, as typed.
#[derive(Debug, FromForm)]
struct Asked<'r> {
    seed: Option<&'r str>,
    runs: Option<&'r str>,
    basis: Option<&'r str>,
}

#[get("/rounds/<id>/robustness?<asked..>")]
async fn page(
    id: Id<RoundId>,
    asked: Asked<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let page = calculated(&screen, assessment, (id.0, &asked)).await?;
    let status = if page.errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    Ok(screen.show_as(status, &page))
}

#[get("/rounds/<id>/robustness/charts/<file>?<asked..>")]
async fn chart(
    id: Id<RoundId>,
    file: &str,
    asked: Asked<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let page = calculated(&screen, assessment, (id.0, &asked)).await?;
    download(page.figure.into_iter().collect(), file).await
}

async fn calculated(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (id, asked): (RoundId, &Asked<'_>),
) -> Result<RobustnessPage, Failure> {
    let texts = screen.texts;
    let wanted = Wanted { basis: asked.basis, ..Wanted::declared() };
    let loaded = Loaded::load(assessment, id, &wanted).await?;
    let shown = loaded.shown(screen);
    let seed = asked.seed.map_or_else(|| SEED.to_string(), |typed| typed.trim().to_owned());
    let runs = asked.runs.map_or_else(|| RUNS_DEFAULT.to_string(), |typed| typed.trim().to_owned());
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
        return Ok(robustness::refused(&shown, loaded.drawn.basis, fields, problems.summary()));
    };
    let plan = Plan { seed: seed_number, runs: runs_number, basis: loaded.drawn.basis };
    let found = assessment.robustness(id, plan).await?;
    Ok(robustness::page(&shown, &loaded.drawn.baseline, &found, (Field::of(seed), Field::of(runs))))
}

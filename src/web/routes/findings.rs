//! Findings of a closed round for the reviewer, and releasing them.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use super::files::Pdf;
use super::releases::rows_of_round;
use crate::assessment::{Assessment, Error, clock};
use crate::disclosure::CellRelease;
use crate::response::{ReleaseId, Round, RoundId, RoundState};
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::pages::parts::Link;
use crate::web::pages::releases::{RoundReleases, releases_table};
use crate::web::paths::{self, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::findings::{Addresses, Shown, withheld};
use crate::web::view::rounds::members;
use crate::web::view::topics::FindingsView;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![overview, topic, gaps, releases, release, report]
}

/// A closed round; of an open one there are no findings yet.
async fn closed(assessment: &Assessment, id: RoundId) -> Result<Round, Failure> {
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    match round.state {
        RoundState::Closed { .. } => Ok(round),
        RoundState::Open => Err(Failure::NotFound),
    }
}

async fn shown<'a>(
    screen: &'a Screen<'_>,
    assessment: &Assessment,
    round: &'a Round,
) -> Result<Shown<'a>, Failure> {
    let baseline = assessment.baseline(round.id).await?;
    let at = match round.state {
        RoundState::Closed { at } => screen.texts.date_time(at),
        RoundState::Open => String::new(),
    };
    let id = round.id;
    Ok(Shown {
        texts: screen.texts,
        findings: FindingsView::internal(&baseline, screen.code()),
        round: &round.name,
        standing: screen.texts.t_with("findings-drawn-at", &[("at", at.into())]),
        back: Link::new(&round.name, paths::round(id, RoundPath::Responses)),
        is_released: false,
        smallest_cell: round.smallest_cell,
        addresses: Addresses {
            findings: paths::round(id, RoundPath::Findings),
            gaps: paths::round(id, RoundPath::Gaps),
            releases: paths::round(id, RoundPath::Releases),
            topic: Box::new(move |code| paths::round(id, RoundPath::Finding(code))),
        },
    })
}

#[get("/rounds/<id>/findings")]
async fn overview(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = closed(assessment, id.0).await?;
    let page = shown(&screen, assessment, &round).await?.overview();
    Ok(screen.show(&page))
}

#[get("/rounds/<id>/findings/<code>")]
async fn topic(
    id: Id<RoundId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = closed(assessment, id.0).await?;
    let baseline = assessment.baseline(round.id).await?;
    let institutions = members(screen.texts, &baseline, code);
    let page =
        shown(&screen, assessment, &round).await?.topic(code, institutions).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

#[get("/rounds/<id>/gaps")]
async fn gaps(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = closed(assessment, id.0).await?;
    let page = shown(&screen, assessment, &round).await?.gap_register();
    Ok(screen.show(&page))
}

/// The releases of a closed round, with what the next would hold back.
async fn round_releases(
    screen: &Screen<'_>,
    assessment: &Assessment,
    round: &Round,
) -> Result<RoundReleases, Failure> {
    let texts = screen.texts;
    let releasable = assessment.releasable(round).await?;
    let is_shown = |cell: &CellRelease| matches!(cell, CellRelease::Shown { .. });
    let has_something = releasable.get().topics.iter().any(|topic| is_shown(&topic.all));
    let findings = FindingsView::released(&releasable, screen.code());
    Ok(RoundReleases {
        round: round.name.clone(),
        findings_href: paths::round(round.id, RoundPath::Findings),
        releases: releases_table(texts, rows_of_round(texts, assessment, round).await?),
        withheld: withheld(texts, &findings, round.smallest_cell),
        refusal: if has_something { String::new() } else { texts.t("release-too-few") },
        action: paths::round(round.id, RoundPath::Releases),
        errors: Vec::new(),
    })
}

#[get("/rounds/<id>/releases")]
async fn releases(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = closed(assessment, id.0).await?;
    Ok(screen.show(&round_releases(&screen, assessment, &round).await?))
}

#[derive(Validate)]
struct Confirmation {
    #[validate(custom(function = "rules::confirm_release"))]
    confirmed: String,
}

impl Form for Confirmation {
    fn read(fields: &Fields) -> Self {
        Self { confirmed: fields.line("confirmed") }
    }
}

#[post("/rounds/<id>/releases", data = "<sent>")]
async fn release(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Confirmation>,
) -> Result<Result<Done, Html>, Failure> {
    let round = closed(assessment, id.0).await?;
    let page = round_releases(&screen, assessment, &round).await?;
    let problems = Problems::of(&sent.form, &["confirmed"], screen.texts);
    if !problems.is_empty() || !page.refusal.is_empty() {
        let page = RoundReleases { errors: problems.summary(), ..page };
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    let release = ReleaseId(clock::fresh_id());
    match assessment.make_release(&sent.who.0.actor(), &round, release, clock::now()).await {
        Ok(()) => Ok(Ok(Done::to(paths::round(id.0, RoundPath::Releases)).with(Notice::Released))),
        Err(Error::Refused(_)) => Err(Failure::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// The baseline report as it would be released.
#[get("/rounds/<id>/report.pdf?<language>")]
async fn report(
    id: Id<RoundId>,
    language: Option<String>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Pdf, Failure> {
    let round = closed(assessment, id.0).await?;
    let chosen = language.as_deref().and_then(Language::from_code);
    let language = chosen.unwrap_or_else(|| screen.texts.language());
    let bytes = assessment.baseline_report(&round, language, clock::now()).await?;
    Ok(Pdf::new(format!("baseline-{}.pdf", language.code()), bytes))
}

//! What was released. Everything here comes from [`Released`]; nothing else of a round is asked for.

use rocket::{Route, State, get, routes};

use super::files::Pdf;
use crate::assessment::{Assessment, clock};
use crate::disclosure::{Findings, Released};
use crate::response::{ReleaseId, Round};
use crate::store::ReleaseEntry;
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::guards::ReleaseReader;
use crate::web::ids::Id;
use crate::web::pages::parts::{Cell, Link, Row};
use crate::web::pages::releases::{ReleasesPage, releases_table};
use crate::web::paths;
use crate::web::screen::{Html, Screen};
use crate::web::view::findings::{Addresses, Shown};
use crate::web::view::topics::FindingsView;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![list, overview, topic, gaps, report]
}

/// The releases of a round, the newest first.
///
/// # Errors
/// The database's.
pub async fn rows_of_round(
    texts: &Texts,
    assessment: &Assessment,
    round: &Round,
) -> Result<Vec<Row>, Failure> {
    let mut releases = assessment.store.list_releases(round.id).await?;
    releases.reverse();
    let row = |entry: &ReleaseEntry| {
        // A release is known by the first letters of its hash: that is how a report is cited.
        let name = entry.sha256.chars().take(12).collect::<String>();
        let cells = vec![Cell::words(&round.name), Cell::words(texts.date_time(entry.created_at))];
        Row::new(name, cells).leading_to(paths::release(entry.id))
    };
    Ok(releases.iter().map(row).collect())
}

#[get("/releases")]
async fn list(
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let mut rows = Vec::new();
    for round in assessment.store.list_rounds().await?.into_iter().rev() {
        rows.extend(rows_of_round(screen.texts, assessment, &round).await?);
    }
    Ok(screen.show(&ReleasesPage { releases: releases_table(screen.texts, rows) }))
}

fn shown<'a>(
    screen: &'a Screen<'_>,
    entry: &ReleaseEntry,
    round: &'a str,
    findings: &Released<Findings>,
) -> Shown<'a> {
    let id = entry.id;
    let at = screen.texts.date_time(entry.created_at);
    Shown {
        texts: screen.texts,
        findings: FindingsView::released(findings, screen.code()),
        round,
        standing: screen.texts.t_with("findings-released-at", &[("at", at.into())]),
        back: Link::new(screen.texts.t("releases-title"), paths::RELEASES),
        is_released: true,
        smallest_cell: findings.get().smallest_cell,
        addresses: Addresses {
            findings: paths::release(id),
            gaps: paths::released_gaps(id),
            releases: String::new(),
            topic: Box::new(move |code| paths::released_finding(id, code)),
        },
    }
}

#[get("/releases/<id>")]
async fn overview(
    id: Id<ReleaseId>,
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (entry, round, findings) = assessment.release(id.0).await?;
    Ok(screen.show(&shown(&screen, &entry, &round.name, &findings).overview()))
}

#[get("/releases/<id>/findings/<code>")]
async fn topic(
    id: Id<ReleaseId>,
    code: &str,
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (entry, round, findings) = assessment.release(id.0).await?;
    let page = shown(&screen, &entry, &round.name, &findings).topic(code, None).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

#[get("/releases/<id>/gaps")]
async fn gaps(
    id: Id<ReleaseId>,
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (entry, round, findings) = assessment.release(id.0).await?;
    Ok(screen.show(&shown(&screen, &entry, &round.name, &findings).gap_register()))
}

#[get("/releases/<id>/report.pdf?<language>")]
async fn report(
    id: Id<ReleaseId>,
    language: Option<String>,
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Pdf, Failure> {
    let (entry, round, findings) = assessment.release(id.0).await?;
    let chosen = language.as_deref().and_then(Language::from_code);
    let language = chosen.unwrap_or_else(|| screen.texts.language());
    let sha256 = Some(entry.sha256);
    let bytes = assessment.released_report(&round, &findings, sha256, language, clock::now()).await?;
    Ok(Pdf::new(format!("baseline-{}.pdf", language.code()), bytes))
}

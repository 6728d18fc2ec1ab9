//! The findings of a round for its reviewer: overview, topics, gap register, report.

use std::sync::Arc;

use rocket::{Route, State, get, routes};
use rust_decimal::Decimal;

use super::files::Pdf;
use crate::assessment::{Assessment, clock};
use crate::findings::Baseline;
use crate::response::{Round, RoundId, RoundState};
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::screen::{Html, Screen};
use crate::web::view::findings::Shown;
use crate::web::view::rounds::members;
use crate::web::view::{finding, gaps};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![overview, topic, gap_register, report]
}

/// A round with what is drawn from it.
pub(super) struct Drawn {
    round: Round,
    baseline: Arc<Baseline>,
    target: Option<Decimal>,
    verified: Option<Arc<Baseline>>,
}

impl Drawn {
    pub(super) async fn load(assessment: &Assessment, id: RoundId) -> Result<Self, Failure> {
        let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
        let baseline = assessment.baseline(id).await?;
        let target = target(assessment, id).await?;
        let verified = assessment.verified_baseline(id).await?;
        Ok(Self { round, baseline, target, verified })
    }

    pub(super) fn shown<'a>(&'a self, screen: &'a Screen<'_>) -> Shown<'a> {
        let shown = Shown::internal(screen.texts, &self.round, &self.baseline, self.target);
        shown.beside_verified(self.verified.as_deref())
    }
}

/// The target all questionnaires of a round share.
///
/// # Errors
/// The database's, or when a stored questionnaire cannot be read.
pub async fn target(assessment: &Assessment, round: RoundId) -> Result<Option<Decimal>, Failure> {
    let mut targets = Vec::new();
    for entry in assessment.store.list_questionnaires_of_round(round).await? {
        targets.push(assessment.questionnaire(&entry.sha256).await?.target);
    }
    targets.dedup();
    Ok(targets.pop().filter(|_| targets.is_empty()))
}

#[get("/rounds/<id>/findings")]
async fn overview(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let drawn = Drawn::load(assessment, id.0).await?;
    Ok(screen.show(&drawn.shown(&screen).overview()))
}

#[get("/rounds/<id>/findings/<code>")]
async fn topic(
    id: Id<RoundId>,
    code: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let drawn = Drawn::load(assessment, id.0).await?;
    let institutions = members(screen.texts, &drawn.baseline, code);
    let page = finding::page(&drawn.shown(&screen), code, institutions).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

#[get("/rounds/<id>/gaps")]
async fn gap_register(
    id: Id<RoundId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let drawn = Drawn::load(assessment, id.0).await?;
    Ok(screen.show(&gaps::page(&drawn.shown(&screen))))
}

/// The language asked for, or that of the pages.
///
/// # Errors
/// [`Failure::NotFound`] for a language there is none of.
pub fn language(asked: Option<&str>, screen: &Screen<'_>) -> Result<Language, Failure> {
    let known = |code| Language::from_code(code).ok_or(Failure::NotFound);
    asked.map_or_else(|| Ok(screen.texts.language()), known)
}

/// The report of a round as it stands. It holds only what disclosure control lets out, for whoever prints it.
#[get("/rounds/<id>/report.pdf?<language>")]
async fn report(
    id: Id<RoundId>,
    language: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Pdf, Failure> {
    let language = self::language(language, &screen)?;
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let drawn_at = match round.state {
        RoundState::Closed { at } => at,
        RoundState::Open => clock::now(),
    };
    let bytes = assessment.baseline_report(&round, language, drawn_at).await?;
    Ok(Pdf::new(format!("baseline-{}.pdf", language.code()), bytes))
}

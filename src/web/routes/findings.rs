//! The findings of a round for its reviewer: overview, topics, gap register, report.

use std::sync::Arc;

use rocket::{FromForm, Route, State, get, routes};
use rust_decimal::Decimal;

use super::files::Pdf;
use crate::assessment::{Assessment, ReportFormat, clock};
use crate::findings::{Basis, Dimension, Drawn};
use crate::response::{Round, RoundId, RoundState};
use crate::scoring::Scheme;
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::kept_out::KeptOut;
use crate::web::screen::{Html, Screen};
use crate::web::view::findings::Shown;
use crate::web::view::lens::Lens;
use crate::web::view::rounds::members;
use crate::web::view::{self, finding};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![overview, topic, report]
}

/// How somebody wants to look at findings; empty is the usual way.
#[derive(Debug, Default, FromForm)]
pub(super) struct Wanted<'r> {
    pub(super) basis: Option<&'r str>,
    pub(super) scheme: Option<&'r str>,
    pub(super) dimension: Option<&'r str>,
}

impl Wanted<'_> {
    /// By the rules questionnaires declare, whatever scheme the round has.
    pub(super) const fn declared() -> Self {
        Self { basis: None, scheme: Some(Scheme::Declared.code()), dimension: None }
    }
}

/// What a word of an address names; a word that names nothing is not found.
///
/// # Errors
/// [`Failure::NotFound`].
pub fn named<T: Default>(word: Option<&str>, from_code: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
    word.filter(|word| !word.is_empty())
        .map_or_else(|| Ok(T::default()), |word| from_code(word).ok_or(Failure::NotFound))
}

/// A round with what is drawn from it.
pub(super) struct Loaded {
    round: Round,
    pub(super) drawn: Arc<Drawn>,
    dimension: Dimension,
    target: Option<Decimal>,
    verified: Option<Arc<Drawn>>,
}

impl Loaded {
    pub(super) async fn load(
        assessment: &Assessment,
        id: RoundId,
        wanted: &Wanted<'_>,
    ) -> Result<Self, Failure> {
        let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
        let basis = named(wanted.basis, Basis::from_code)?;
        let scheme = match wanted.scheme.filter(|word| !word.is_empty()) {
            // Classes give no scores; they have a page of their own.
            Some(word) => {
                Scheme::SCORING.into_iter().find(|one| one.code() == word).ok_or(Failure::NotFound)?
            }
            None => round.settings.scheme.scoring(),
        };
        let dimension = match wanted.dimension.filter(|word| !word.is_empty()) {
            Some(word) => Dimension::from_code(word).ok_or(Failure::NotFound)?,
            None => Dimension::Kind,
        };
        let drawn = assessment.drawn(id, basis, scheme).await?;
        let target = target(assessment, id).await?;
        let verified = assessment.verified(id).await?;
        Ok(Self { round, drawn, dimension, target, verified })
    }

    pub(super) fn shown<'a>(&'a self, screen: &'a Screen<'_>) -> Shown<'a> {
        let usual = self.round.settings.scheme.scoring();
        let lens = Lens { drawn: &self.drawn, dimension: self.dimension, usual };
        let shown = Shown::internal(screen.texts, &self.round, lens, self.target);
        shown.beside_verified(self.verified.as_deref())
    }
}

/// The target all questionnaires of a round share.
///
/// # Errors
/// The database's, or when a stored questionnaire cannot be read.
pub async fn target(assessment: &Assessment, round: RoundId) -> Result<Option<Decimal>, Failure> {
    let mut targets = Vec::new();
    for questionnaire in assessment.questionnaires_in(round).await?.values() {
        targets.push(questionnaire.target);
    }
    targets.dedup();
    Ok(targets.pop().filter(|_| targets.is_empty()))
}

#[get("/rounds/<id>/findings?<wanted..>")]
async fn overview(
    id: Id<RoundId>,
    wanted: Wanted<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0, &wanted).await?;
    let mut page = loaded.shown(&screen).overview();
    let reopenings = assessment.store.reopenings(id.0).await?;
    page.head.remarks.extend(view::rounds::reopenings(screen.texts, &reopenings));
    Ok(screen.show(&page))
}

#[get("/rounds/<id>/findings/<code>?<wanted..>")]
async fn topic(
    id: Id<RoundId>,
    code: &str,
    wanted: Wanted<'_>,
    reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let loaded = Loaded::load(assessment, id.0, &wanted).await?;
    let kept_out = KeptOut::of(assessment, &reviewer.0.user, id.0).await?;
    let mut institutions = loaded.drawn.topic(code).map(|topic| members(screen.texts, topic));
    institutions.iter_mut().for_each(|table| kept_out.close(screen.texts, table));
    let page = finding::page(&loaded.shown(&screen), code, institutions).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
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
    let bytes = assessment.baseline_report(&round, (language, ReportFormat::Pdf), drawn_at).await?;
    Ok(Pdf::new(format!("baseline-{}.pdf", language.code()), bytes))
}

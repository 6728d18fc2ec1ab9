//! Releases: made by a reviewer, read by policymakers. The pages a policymaker reads are made of
//! [`Released`] findings alone.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};
use rust_decimal::Decimal;
use validator::Validate;

use super::files::Pdf;
use super::findings::{language, target};
use super::workbook::Attachment;
use crate::assessment::{Assessment, DraftRelease, ReportFormat, clock};
use crate::disclosure::{Findings, Released};
use crate::findings::Dimension;
use crate::response::{QuotationId, ReleaseId, Round, RoundId};
use crate::store::ReleaseEntry;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::{OneReleaseReader, ReleaseReader, Reviewer};
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, RoundPath};
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::findings::Shown;
use crate::web::view::{finding, gaps, quotations, releases};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![of_round, make, list, overview, topic, gap_register, report, report_to_edit, report_of_one_page]
}

async fn round_page(
    screen: &Screen<'_>,
    assessment: &Assessment,
    (round, status): (&Round, Status),
    (draft, (dimensions, quoted)): (&DraftRelease, (&[Dimension], &[QuotationId])),
    problems: &Problems,
) -> Result<Html, Failure> {
    let entries = assessment.store.list_releases(round.id).await?;
    let mut page = releases::of_round(screen.texts, round, &entries, (draft, dimensions), problems);
    let ready = assessment.ready_quotations(round.id).await?;
    page.quotations =
        problems.choices("quotation", quotations::choices(screen.texts, &ready, quoted).options);
    Ok(screen.show_as(status, &page))
}

/// The dimensions named, each once and in their order; kinds are always shown.
fn chosen(codes: &[String]) -> Vec<Dimension> {
    let named = |dimension: &Dimension| codes.iter().any(|code| code == dimension.code());
    Dimension::ALL.into_iter().filter(|one| *one != Dimension::Kind && named(one)).collect()
}

#[get("/rounds/<id>/releases?<dimension>")]
async fn of_round(
    id: Id<RoundId>,
    dimension: Vec<String>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let dimensions = chosen(&dimension);
    let draft = assessment.draft_release(&round, &dimensions).await?;
    let wanted = (&draft, (dimensions.as_slice(), [].as_slice()));
    round_page(&screen, assessment, (&round, Status::Ok), wanted, &Problems::default()).await
}

#[derive(Validate)]
struct Confirmation {
    #[validate(custom(function = "rules::confirm_release"))]
    confirmed: String,
    dimensions: Vec<String>,
    quotations: Vec<QuotationId>,
}

impl Form for Confirmation {
    fn read(fields: &Fields) -> Self {
        Self {
            confirmed: fields.line("confirmed"),
            dimensions: fields.all("dimension").map(str::to_owned).collect(),
            quotations: fields.all("quotation").filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

#[post("/rounds/<id>/releases", data = "<sent>")]
async fn make(
    id: Id<RoundId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Confirmation>,
) -> Result<Result<Done, Html>, Failure> {
    let round = assessment.store.round(id.0).await?.ok_or(Failure::NotFound)?;
    let dimensions = chosen(&sent.form.dimensions);
    let wanted = (dimensions.as_slice(), sent.form.quotations.as_slice());
    let Ok(ready) = assessment.chosen_quotations(round.id, wanted.1).await? else {
        let mut problems = Problems::default();
        problems.add("quotation", screen.texts.t("release-quotations-changed"));
        let draft = assessment.draft_release(&round, &dimensions).await?;
        let at = (&round, Status::Conflict);
        return round_page(&screen, assessment, at, (&draft, wanted), &problems).await.map(Err);
    };
    let draft = assessment.draft_release_quoting(&round, &dimensions, ready).await?;
    if releases::refusal(screen.texts, &round, &draft.findings).is_some() || !draft.pinned.is_empty() {
        let at = (&round, Status::Conflict);
        return round_page(&screen, assessment, at, (&draft, wanted), &Problems::default()).await.map(Err);
    }
    let problems = Problems::of(&sent.form, &["confirmed"], screen.texts);
    if !problems.is_empty() {
        let at = (&round, Status::UnprocessableEntity);
        return round_page(&screen, assessment, at, (&draft, wanted), &problems).await.map(Err);
    }
    let wanted = (ReleaseId(clock::fresh_id()), wanted.0, wanted.1);
    assessment.make_release_quoting(&sent.who.0.actor(), &round, wanted, clock::now()).await?;
    Ok(Ok(Done::to(paths::round(round.id, RoundPath::Releases)).with(Notice::Released)))
}

#[get("/releases")]
async fn list(
    _reader: ReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let mut found = Vec::new();
    for round in assessment.store.list_rounds().await? {
        let entries = assessment.store.list_releases(round.id).await?;
        found.extend(entries.into_iter().map(|entry| (entry, round.name.clone())));
    }
    Ok(screen.show(&releases::all(screen.texts, found)))
}

/// A release with what it holds.
pub(super) struct Opened {
    pub(super) entry: ReleaseEntry,
    pub(super) round: Round,
    pub(super) findings: Released<Findings>,
    target: Option<Decimal>,
}

impl Opened {
    pub(super) async fn load(assessment: &Assessment, id: ReleaseId) -> Result<Self, Failure> {
        let (entry, round, findings) = assessment.release(id).await?;
        let target = target(assessment, round.id).await?;
        Ok(Self { entry, round, findings, target })
    }

    pub(super) fn shown<'a>(&'a self, screen: &'a Screen<'_>) -> Shown<'a> {
        Shown::released(screen.texts, (&self.entry, &self.round), &self.findings, self.target)
    }
}

#[get("/releases/<id>")]
async fn overview(
    id: Id<ReleaseId>,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = Opened::load(assessment, id.0).await?;
    let mut page = opened.shown(&screen).overview();
    page.quotations = quotations::released(screen.texts, &opened.findings);
    page.named = quotations::named(screen.texts, &opened.findings);
    Ok(screen.show(&page))
}

#[get("/releases/<id>/findings/<code>")]
async fn topic(
    id: Id<ReleaseId>,
    code: &str,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = Opened::load(assessment, id.0).await?;
    let page = finding::page(&opened.shown(&screen), code, None).ok_or(Failure::NotFound)?;
    Ok(screen.show(&page))
}

#[get("/releases/<id>/gaps")]
async fn gap_register(
    id: Id<ReleaseId>,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let opened = Opened::load(assessment, id.0).await?;
    Ok(screen.show(&gaps::page(&opened.shown(&screen))))
}

/// The report of a release: of the day it was made, whenever it is asked for.
async fn report_as(
    (id, format): (ReleaseId, ReportFormat),
    language: Option<&str>,
    screen: &Screen<'_>,
    assessment: &Assessment,
) -> Result<(String, Vec<u8>), Failure> {
    let language = self::language(language, screen)?;
    let Opened { entry, round, findings, .. } = Opened::load(assessment, id).await?;
    let release = (&findings, entry.sha256);
    let bytes = assessment.released_report(&round, release, (language, format), entry.created_at).await?;
    Ok((format!("baseline-{}.{}", language.code(), format.code()), bytes))
}

#[get("/releases/<id>/report.pdf?<language>")]
async fn report(
    id: Id<ReleaseId>,
    language: Option<&str>,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Pdf, Failure> {
    let (name, bytes) = report_as((id.0, ReportFormat::Pdf), language, &screen, assessment).await?;
    Ok(Pdf::new(name, bytes))
}

#[get("/releases/<id>/report.docx?<language>")]
async fn report_to_edit(
    id: Id<ReleaseId>,
    language: Option<&str>,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let (name, bytes) = report_as((id.0, ReportFormat::Docx), language, &screen, assessment).await?;
    let kind = ContentType::new("application", "vnd.openxmlformats-officedocument.wordprocessingml.document");
    Ok(Attachment::new(name, kind, bytes))
}

#[get("/releases/<id>/report.html?<language>")]
async fn report_of_one_page(
    id: Id<ReleaseId>,
    language: Option<&str>,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Attachment, Failure> {
    let (name, bytes) = report_as((id.0, ReportFormat::Html), language, &screen, assessment).await?;
    Ok(Attachment::new(name, ContentType::HTML, bytes))
}

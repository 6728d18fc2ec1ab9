//! A plan as files, and its frozen versions.

use rocket::http::{ContentType, Status};
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::action_plan::{Draft, Plan};
use crate::assessment::{Assessment, Error, all, clock};
use crate::report::plan::{self, Whose};
use crate::report::{docx, pdf, xlsx};
use crate::response::PlanId;
use crate::texts::{Language, Texts};
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Reviewer;
use crate::web::ids::Id;
use crate::web::notice::{Done, Notice};
use crate::web::paths::{self, PlanPath};
use crate::web::problems::{Problems, rules};
use crate::web::routes::files::Download;
use crate::web::screen::{Html, Screen};
use crate::web::token::Signed;
use crate::web::view::plans::{form_of, versions};

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![file, version_file, page, freeze]
}

/// What a plan is written as.
#[derive(Clone, Copy)]
enum Format {
    Docx,
    Pdf,
    Xlsx,
    Csv,
    Json,
}

impl Format {
    fn of(ending: &str) -> Option<(Self, ContentType)> {
        let office = |kind: &'static str| {
            ContentType::new("application", format!("vnd.openxmlformats-officedocument.{kind}"))
        };
        Some(match ending {
            "docx" => (Self::Docx, office("wordprocessingml.document")),
            "pdf" => (Self::Pdf, ContentType::PDF),
            "xlsx" => (Self::Xlsx, office("spreadsheetml.sheet")),
            "csv" => (Self::Csv, ContentType::CSV),
            "json" => (Self::Json, ContentType::JSON),
            _ => return None,
        })
    }
}

/// A plan as a file of the reader's language; of one body where one is named.
pub(super) async fn download(
    texts: &'static Texts,
    (read, form): (Plan, plan::Form),
    (name, ending, body): (String, &str, Option<String>),
) -> Result<Download, Failure> {
    let (format, kind) = Format::of(ending).ok_or(Failure::NotFound)?;
    let now = clock::now();
    let name = format!("{name}.{ending}");
    Download::make((name, kind), move || {
        let whose = body.as_deref().map_or(Whose::Everybodys, Whose::Of);
        written(texts, (&read, whose), (form, format), now)
    })
    .await
}

/// A document as DOCX or PDF.
pub(super) async fn document_file(
    document: crate::report::document::Document,
    (name, ending): (String, &str),
) -> Result<Download, Failure> {
    let (format, kind) = Format::of(ending).ok_or(Failure::NotFound)?;
    let now = clock::now();
    let failed = |error: &dyn std::fmt::Display| Error::Report(error.to_string());
    match format {
        Format::Docx => {
            Download::make((format!("{name}.{ending}"), kind), move || {
                docx::write(&document, now).map_err(|error| failed(&error))
            })
            .await
        }
        Format::Pdf => {
            Download::make((format!("{name}.{ending}"), kind), move || {
                pdf::write(&document, now).map_err(|error| failed(&error))
            })
            .await
        }
        Format::Xlsx | Format::Csv | Format::Json => Err(Failure::NotFound),
    }
}

fn written(
    texts: &Texts,
    of: (&Plan, Whose<'_>),
    (form, format): (plan::Form, Format),
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<u8>, Error> {
    let document = plan::document(texts, of, form);
    let failed = |error: &dyn std::fmt::Display| Error::Report(error.to_string());
    match format {
        Format::Docx => docx::write(&document, now).map_err(|error| failed(&error)),
        Format::Pdf => pdf::write(&document, now).map_err(|error| failed(&error)),
        Format::Xlsx => xlsx::write(&plan::book(of, &document.title)).map_err(|error| failed(&error)),
        Format::Csv => Ok(plan::csv(of)),
        Format::Json => Ok(format!("{:#}\n", plan::json(of, &document.title)).into_bytes()),
    }
}

/// The words of the headings: those of the language the plan is written in.
pub(super) fn words_of(draft: &Draft, screen: &Screen<'_>) -> &'static Texts {
    Texts::get(Language::from_code(&draft.head.language).unwrap_or(screen.texts.language()))
}

#[get("/plans/<id>/<file>?<body>&<language>", rank = 5)]
async fn file(
    id: Id<PlanId>,
    file: &str,
    body: Option<String>,
    language: Option<&str>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("plan.").ok_or(Failure::NotFound)?;
    let plan = assessment.plan(id.0).await?;
    let texts =
        language.and_then(Language::from_code).map_or_else(|| words_of(&plan.draft, &screen), Texts::get);
    let read = plan.draft.plan().reported(&all(assessment.reports(id.0).await?));
    download(texts, (read, form_of(&plan.draft)), ("plan".to_owned(), ending, body)).await
}

#[get("/plans/<id>/versions/<version>/<file>")]
async fn version_file(
    id: Id<PlanId>,
    version: &str,
    file: &str,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let ending = file.strip_prefix("plan.").ok_or(Failure::NotFound)?;
    let kept = assessment.plan_version(id.0, version).await?.ok_or(Failure::NotFound)?;
    let draft = kept.content.draft;
    let read = (draft.plan(), form_of(&draft));
    download(words_of(&draft, &screen), read, (format!("plan-{version}"), ending, None)).await
}

#[get("/plans/<id>/versions")]
async fn page(
    id: Id<PlanId>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    let (plan, frozen) = (assessment.plan(id.0).await?, assessment.plan_versions(id.0).await?);
    Ok(screen.show(&versions::page(screen.texts, &plan, &frozen, ("", &Problems::default()))))
}

/// What a version is to be called.
#[derive(Validate)]
struct Name {
    #[validate(custom(function = "rules::line"))]
    name: String,
}

impl Form for Name {
    fn read(fields: &Fields) -> Self {
        Self { name: fields.line("name") }
    }
}

#[post("/plans/<id>/versions", data = "<sent>")]
async fn freeze(
    id: Id<PlanId>,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
    sent: Signed<Reviewer, Name>,
) -> Result<Result<Done, Html>, Failure> {
    let plan = assessment.plan(id.0).await?;
    let problems = Problems::of(&sent.form, &["name"], screen.texts);
    if !problems.is_empty() {
        let frozen = assessment.plan_versions(id.0).await?;
        let page = versions::page(screen.texts, &plan, &frozen, (&sent.form.name, &problems));
        return Ok(Err(screen.show_as(Status::UnprocessableEntity, &page)));
    }
    assessment.freeze_plan(&sent.who.0.actor(), &plan, &sent.form.name, clock::now()).await?;
    Ok(Ok(Done::to(paths::plan(id.0, PlanPath::Versions)).with(Notice::Saved)))
}

//! What an institution takes away: its scorecard and its questionnaire as files.

use rocket::http::{ContentType, Header};
use rocket::response::{Responder, Result as Response};
use rocket::tokio::task::spawn_blocking;
use rocket::{Request, Route, State, get, routes};

use super::responses::scored;
use crate::assessment::{Assessment, Error, Paper, clock, printed_file, scorecard_file};
use crate::report::printed::Copy;
use crate::response::ResponseId;
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::guards::ResponseReader;
use crate::web::ids::Id;
use crate::web::screen::Screen;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![scorecard_pdf, scorecard_docx, scorecard_xlsx, questionnaire_pdf, questionnaire_docx]
}

/// A file, saved by the browser under a name.
struct Download {
    name: String,
    paper: Paper,
    bytes: Vec<u8>,
}

impl Download {
    /// A file whose making takes a while: saves must not wait for it.
    async fn make(
        (name, paper): (String, Paper),
        make: impl FnOnce() -> Result<Vec<u8>, Error> + Send + 'static,
    ) -> Result<Self, Failure> {
        let made = spawn_blocking(make).await.map_err(|error| Error::Report(error.to_string()))?;
        Ok(Self { name, paper, bytes: made? })
    }
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        let kind = match self.paper {
            Paper::Pdf => ContentType::PDF,
            Paper::Docx => {
                ContentType::new("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
            }
            Paper::Xlsx => {
                ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
        };
        let disposition = format!("attachment; filename=\"{}.{}\"", self.name, self.paper.ending());
        let mut response = (kind, self.bytes).respond_to(request)?;
        response.set_header(Header::new("Content-Disposition", disposition));
        Ok(response)
    }
}

/// The language asked for, or that of the page.
fn language(code: Option<&str>, screen: &Screen<'_>) -> Language {
    code.and_then(Language::from_code).unwrap_or(screen.texts.language())
}

async fn scorecard(
    assessment: &Assessment,
    reader: &ResponseReader,
    id: ResponseId,
    (paper, language): (Paper, Language),
) -> Result<Download, Failure> {
    let (opened, sheet, not_shown) = scored(assessment, reader, id).await?;
    let beside = assessment.beside(&opened, &sheet, reader.colleague()).await?;
    let make = move || scorecard_file(&opened, (&sheet, beside, not_shown), paper, language, clock::now());
    Download::make((format!("scorecard-{id}"), paper), make).await
}

/// The questionnaire of a response: to the institution its own, to the reviewer once it is handed in.
async fn questionnaire(
    assessment: &Assessment,
    reader: &ResponseReader,
    id: ResponseId,
    (filled, paper, language): (Option<bool>, Paper, Language),
) -> Result<Download, Failure> {
    let (opened, sheet, not_shown) = scored(assessment, reader, id).await?;
    let (copy, name) = match filled {
        Some(true) => (Copy::Filled, format!("questionnaire-filled-{id}")),
        Some(false) | None => (Copy::Blank, format!("questionnaire-{id}")),
    };
    let make = move || printed_file(&opened, (&sheet, not_shown), (copy, paper), language, clock::now());
    Download::make((name, paper), make).await
}

/// Declares a route for each form of a scorecard.
macro_rules! scorecards {
    ($($name:ident: $path:literal => $paper:ident;)+) => {$(
        #[get($path)]
        async fn $name(
            id: Id<ResponseId>,
            language: Option<&str>,
            reader: ResponseReader,
            screen: Screen<'_>,
            assessment: &State<Assessment>,
        ) -> Result<Download, Failure> {
            let form = (Paper::$paper, self::language(language, &screen));
            scorecard(assessment, &reader, id.0, form).await
        }
    )+};
}

scorecards! {
    scorecard_pdf: "/responses/<id>/scorecard.pdf?<language>" => Pdf;
    scorecard_docx: "/responses/<id>/scorecard.docx?<language>" => Docx;
    scorecard_xlsx: "/responses/<id>/scorecard.xlsx?<language>" => Xlsx;
}

/// Declares a route for each form of a questionnaire.
macro_rules! questionnaires {
    ($($name:ident: $path:literal => $paper:ident;)+) => {$(
        #[get($path)]
        async fn $name(
            id: Id<ResponseId>,
            filled: Option<bool>,
            language: Option<&str>,
            reader: ResponseReader,
            screen: Screen<'_>,
            assessment: &State<Assessment>,
        ) -> Result<Download, Failure> {
            let form = (filled, Paper::$paper, self::language(language, &screen));
            questionnaire(assessment, &reader, id.0, form).await
        }
    )+};
}

questionnaires! {
    questionnaire_pdf: "/responses/<id>/questionnaire.pdf?<filled>&<language>" => Pdf;
    questionnaire_docx: "/responses/<id>/questionnaire.docx?<filled>&<language>" => Docx;
}

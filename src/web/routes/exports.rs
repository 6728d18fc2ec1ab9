//! The figures behind findings as files for other programs: of a round for its reviewer, of a release for its readers.

use rocket::http::ContentType;
use rocket::{Route, State, get, routes};

use super::files::Download;
use super::findings::language;
use super::releases::Opened;
use crate::assessment::{Assessment, ExportForm, clock};
use crate::response::{ReleaseId, RoundId, RoundState};
use crate::web::errors::Failure;
use crate::web::guards::{OneReleaseReader, Reviewer};
use crate::web::ids::Id;
use crate::web::screen::Screen;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![
        round_xlsx,
        round_csv,
        round_json,
        round_parquet,
        release_xlsx,
        release_csv,
        release_json,
        release_parquet
    ]
}

/// What a form is called, and what it is.
fn named(stem: &str, form: ExportForm) -> (String, ContentType) {
    let (ending, kind) = match form {
        ExportForm::Xlsx => {
            let kind =
                ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            (".xlsx", kind)
        }
        ExportForm::Csv => ("-csv.zip", ContentType::ZIP),
        ExportForm::Json => (".json", ContentType::JSON),
        ExportForm::Parquet => ("-parquet.zip", ContentType::ZIP),
    };
    (format!("{stem}{ending}"), kind)
}

async fn of_round(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (id, asked): (RoundId, Option<&str>),
    form: ExportForm,
) -> Result<Download, Failure> {
    let language = language(asked, screen)?;
    let round = assessment.store.round(id).await?.ok_or(Failure::NotFound)?;
    let drawn_at = match round.state {
        RoundState::Closed { at } => at,
        RoundState::Open => clock::now(),
    };
    let export = assessment.round_export(&round, drawn_at).await?;
    Download::make(named("round", form), move || form.write(&export.tables(language))).await
}

async fn of_release(
    assessment: &Assessment,
    screen: &Screen<'_>,
    (id, asked): (ReleaseId, Option<&str>),
    form: ExportForm,
) -> Result<Download, Failure> {
    let language = language(asked, screen)?;
    let Opened { entry, round, findings, .. } = Opened::load(assessment, id).await?;
    let cited = (entry.sha256, entry.created_at);
    let tables = assessment.release_export((&round, &findings), cited, language).await?;
    Download::make(named("release", form), move || form.write(&tables)).await
}

/// Declares a route for each form.
macro_rules! exports {
    ($id:ty, $guard:ty, $make:ident: $($name:ident: $path:literal => $form:ident;)+) => {$(
        #[get($path)]
        async fn $name(
            id: Id<$id>,
            language: Option<&str>,
            _guard: $guard,
            screen: Screen<'_>,
            assessment: &State<Assessment>,
        ) -> Result<Download, Failure> {
            $make(assessment, &screen, (id.0, language), ExportForm::$form).await
        }
    )+};
}

exports! {
    RoundId, Reviewer, of_round:
    round_xlsx: "/rounds/<id>/export.xlsx?<language>" => Xlsx;
    round_csv: "/rounds/<id>/export-csv.zip?<language>" => Csv;
    round_json: "/rounds/<id>/export.json?<language>" => Json;
    round_parquet: "/rounds/<id>/export-parquet.zip?<language>" => Parquet;
}

exports! {
    ReleaseId, OneReleaseReader, of_release:
    release_xlsx: "/releases/<id>/export.xlsx?<language>" => Xlsx;
    release_csv: "/releases/<id>/export-csv.zip?<language>" => Csv;
    release_json: "/releases/<id>/export.json?<language>" => Json;
    release_parquet: "/releases/<id>/export-parquet.zip?<language>" => Parquet;
}

//! The pictures of findings and releases as files, each behind the guard of the page it stands on.

use rocket::http::ContentType;
use rocket::{Route, State, get, routes};

use super::files::Download;
use super::findings::{Loaded, Wanted};
use super::releases::Opened;
use crate::assessment::{Assessment, Error};
use crate::chart::{Chart, DataTable};
use crate::report::fonts;
use crate::response::{ReleaseId, RoundId, neutral};
use crate::web::errors::Failure;
use crate::web::guards::{OneReleaseReader, Reviewer};
use crate::web::ids::Id;
use crate::web::pages::parts::Figure;
use crate::web::screen::Screen;
use crate::web::view::finding;
use crate::web::view::findings::Shown;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![of_round, of_topic, of_release, of_released_topic]
}

/// Pixels of a PNG for each of the picture: sharp on paper.
const PNG_SCALE: f32 = 2.0;
/// What spreadsheets know UTF-8 by.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

#[get("/rounds/<id>/findings/charts/<file>?<wanted..>")]
async fn of_round(
    id: Id<RoundId>,
    file: &str,
    wanted: Wanted<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let loaded = Loaded::load(assessment, id.0, &wanted).await?;
    download(loaded.shown(&screen).overview().figures, file).await
}

#[get("/rounds/<id>/findings/<code>/charts/<file>?<wanted..>")]
async fn of_topic(
    id: Id<RoundId>,
    code: &str,
    file: &str,
    wanted: Wanted<'_>,
    _reviewer: Reviewer,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let loaded = Loaded::load(assessment, id.0, &wanted).await?;
    download(topic(&loaded.shown(&screen), code)?, file).await
}

#[get("/releases/<id>/charts/<file>")]
async fn of_release(
    id: Id<ReleaseId>,
    file: &str,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let opened = Opened::load(assessment, id.0).await?;
    download(opened.shown(&screen).overview().figures, file).await
}

#[get("/releases/<id>/findings/<code>/charts/<file>")]
async fn of_released_topic(
    id: Id<ReleaseId>,
    code: &str,
    file: &str,
    _reader: OneReleaseReader,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Download, Failure> {
    let opened = Opened::load(assessment, id.0).await?;
    download(topic(&opened.shown(&screen), code)?, file).await
}

/// The pictures of the page of a topic.
fn topic(shown: &Shown<'_>, code: &str) -> Result<Vec<Figure>, Failure> {
    let page = finding::page(shown, code, None).ok_or(Failure::NotFound)?;
    Ok(page.distribution.into_iter().collect())
}

/// How a picture becomes the bytes of a file.
type Making = fn(&Chart) -> Result<Vec<u8>, Error>;

/// The file of this name, of the picture its name begins with.
pub(super) async fn download(figures: Vec<Figure>, file: &str) -> Result<Download, Failure> {
    let (name, ending) = file.rsplit_once('.').ok_or(Failure::NotFound)?;
    let figure = figures.into_iter().find(|figure| figure.name == name).ok_or(Failure::NotFound)?;
    let chart = figure.chart.ok_or(Failure::NotFound)?;
    let (kind, make): (_, Making) = match ending {
        "svg" => (ContentType::SVG, |chart| Ok(chart.svg_file().into_bytes())),
        "png" => (ContentType::PNG, png),
        "csv" => (ContentType::CSV, |chart| csv(&chart.table)),
        _ => return Err(Failure::NotFound),
    };
    Download::make((file.to_owned(), kind), move || make(&chart)).await
}

fn png(chart: &Chart) -> Result<Vec<u8>, Error> {
    chart.png(&fonts::OF_CHARTS, PNG_SCALE).map_err(|error| Error::Report(error.to_string()))
}

/// The numbers of a picture; cells a spreadsheet would take for a formula begin with an apostrophe.
fn csv(table: &DataTable) -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(MARK.to_vec());
    for row in std::iter::once(&table.header).chain(&table.rows) {
        writer
            .write_record(row.iter().map(|cell| neutral(cell)))
            .map_err(|error| Error::Report(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| Error::Report(error.to_string()))
}

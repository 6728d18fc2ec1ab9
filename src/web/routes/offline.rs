//! What a browser keeps so that pages can be read while the service is out of reach: the worker, and the page shown in
//! place of one that is not kept.

use rocket::http::{ContentType, Header, Status};
use rocket::response::Responder;
use rocket::{Route, State, get, routes};

use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::pages::Frame;
use crate::web::pages::offline::Away;
use crate::web::paths;
use crate::web::statics::{self, VERSION};
use crate::web::templates::Templates;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![worker, away]
}

/// The worker's script. Browsers look for another one each time.
#[derive(Responder)]
#[response(content_type = "text/javascript; charset=utf-8")]
struct Worker {
    script: String,
    cache: Header<'static>,
}

/// The script with what it cannot know by itself before it: the version and the addresses of files and pages.
#[get("/service-worker.js")]
fn worker() -> Option<Worker> {
    let files: Vec<String> = statics::names().iter().filter_map(|name| statics::href(name)).collect();
    let away: serde_json::Map<String, serde_json::Value> = Language::ALL
        .into_iter()
        .map(|language| (language.code().to_owned(), paths::away(language.code()).into()))
        .collect();
    let file = statics::file("service-worker.js")?;
    let script = format!(
        "const VERSION = {};\nconst FILES = {};\nconst AWAY = {};\n{}",
        serde_json::json!(*VERSION),
        serde_json::json!(files),
        serde_json::Value::Object(away),
        String::from_utf8_lossy(&file.bytes),
    );
    Some(Worker { script, cache: Header::new("Cache-Control", "no-cache") })
}

/// Nobody's page: it names no person and carries no token, so that it can be kept by every browser.
#[get("/away/<code>")]
fn away(code: &str, templates: &State<Templates>) -> Result<(Status, (ContentType, String)), Failure> {
    let language = Language::from_code(code).ok_or(Failure::NotFound)?;
    let frame = Frame { languages: Vec::new(), ..Frame::new(language, paths::HOME, "") };
    match templates.render(&frame, &Away {}) {
        Ok(body) => Ok((Status::Ok, (ContentType::HTML, body))),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Ok((Status::InternalServerError, (ContentType::HTML, String::new())))
        }
    }
}

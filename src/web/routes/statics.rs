//! Style sheet, scripts, and the question whether the service is there.

use rocket::http::{ContentType, Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::{Responder, Result};
use rocket::{Request, Route, State, get, routes};

use crate::assessment::Assessment;
use crate::web::statics::{self, StaticFile, VERSION};

/// The version stands in the address, so the file behind it never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for under an old version: a page from before an update gets the present file, and asks again next time.
const EVERY_TIME: &str = "public, no-cache";

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![file, health]
}

/// A file with how long it may be kept.
struct Kept {
    file: StaticFile,
    may_be_kept: &'static str,
    is_known: bool,
}

impl<'r> Responder<'r, 'static> for Kept {
    fn respond_to(self, _: &'r Request<'_>) -> Result<'static> {
        let mut response = rocket::Response::build();
        response.header(Header::new("Cache-Control", self.may_be_kept));
        response.header(Header::new("ETag", etag()));
        if self.is_known {
            return response.status(Status::NotModified).ok();
        }
        let bytes = self.file.bytes;
        response.header(Header::new("Content-Type", self.file.media_type));
        response.sized_body(bytes.len(), std::io::Cursor::new(bytes)).ok()
    }
}

fn etag() -> String {
    format!("\"{}\"", *VERSION)
}

/// What the browser says it has.
struct Has(bool);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Has {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let known = request.headers().get("If-None-Match").any(|tags| tags.contains(VERSION.as_str()));
        Outcome::Success(Self(known))
    }
}

#[get("/static/<version>/<name>")]
fn file(version: &str, name: &str, has: Has) -> Option<Kept> {
    let may_be_kept = if version == VERSION.as_str() { FOR_EVER } else { EVERY_TIME };
    Some(Kept { file: statics::file(name)?, may_be_kept, is_known: has.0 })
}

/// Whether the service and its database answer; nothing about either.
#[get("/health")]
async fn health(assessment: &State<Assessment>) -> (Status, (ContentType, &'static str)) {
    match assessment.store.ping().await {
        Ok(()) => (Status::Ok, (ContentType::Plain, "ok\n")),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (Status::ServiceUnavailable, (ContentType::Plain, "unavailable\n"))
        }
    }
}

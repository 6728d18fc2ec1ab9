//! What every reply carries, whatever it is.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::{ContentType, Header, Method, Status};
use rocket::{Request, Response};

use super::server::Settings;
use super::session::{Visitor, visitor};
use crate::store::Role;

/// Everything comes from here: no inline script or style, nothing from elsewhere, no frame around a page.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                              connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers of every reply.
const ALWAYS: [(&str, &str); 6] = [
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// A year in which browsers that have been here speak TLS only.
const TLS_ONLY: &str = "max-age=31536000";

/// Whose device may keep a page, to show it while the service is out of reach. `service-worker.js` looks for it.
const KEPT_FOR: &str = "X-Kept-For";

/// Who has asked for a page. A device that keeps pages of somebody else forgets them: `service-worker.js`.
const READER: &str = "X-Reader";
/// The reader who has not signed in, or whose session has ended.
const NOBODY: &str = "nobody";

/// Who reads; none where the database did not say.
async fn reader(request: &Request<'_>) -> Option<String> {
    match visitor(request).await {
        Visitor::Known(person) => Some(person.user.id.to_string()),
        Visitor::Stranger { .. } => Some(NOBODY.to_owned()),
        Visitor::Unclear => None,
    }
}

/// Whether this reply is a page of a response, and not a refusal, a file or the outcome of a form.
fn is_page_of_response(request: &Request<'_>, response: &Response<'_>) -> bool {
    request.method() == Method::Get
        && response.status() == Status::Ok
        && response.content_type() == Some(ContentType::HTML)
        && request.uri().path().starts_with("/responses/")
}

/// The person a page may be kept for: a respondent who reads a page of a response.
async fn kept_for(request: &Request<'_>) -> Option<String> {
    let person = visitor(request).await.person()?;
    matches!(person.user.role, Role::Respondent(_)).then(|| person.user.id.to_string())
}

/// Sets the headers.
pub struct Headers;

#[rocket::async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info { name: "Headers of every reply", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        for (name, value) in ALWAYS {
            // A file that was sent in has a stricter policy of its own.
            if name != "Content-Security-Policy" || !response.headers().contains(name) {
                response.set_header(Header::new(name, value));
            }
        }
        // Pages show what one person may see; only what says so itself may be kept.
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
        if response.content_type() == Some(ContentType::HTML)
            && let Some(reader) = reader(request).await
        {
            response.set_header(Header::new(READER, reader));
        }
        if is_page_of_response(request, response)
            && let Some(person) = kept_for(request).await
        {
            response.set_header(Header::new(KEPT_FOR, person));
        }
        if request.rocket().state::<Settings>().is_some_and(|settings| settings.https) {
            response.set_header(Header::new("Strict-Transport-Security", TLS_ONLY));
        }
    }
}

//! When a request is not answered with what it asked for.
//!
//! - Whoever has not signed in is sent to sign in, whatever they asked for.
//! - Whoever may not see something, and whoever asks for something that is not there, get the same page, to the
//!   byte: it does not show whether the thing exists.
//! - Our own faults are logged once, here, under a reference the page shows.

use rocket::http::{ContentType, Method, Status};
use rocket::response::{Redirect, Responder, Result as Response};
use rocket::{Catcher, Request, catch, catchers};

use super::fields::Fields;
use super::pages::messages::{FormExpired, Message, SentField};
use super::pages::parts::Link;
use super::paths;
use super::screen::{Html, Screen};
use super::session::{Visitor, visitor};
use super::token::TOKEN_FIELD;
use crate::assessment::{Error, clock};
use crate::store::StoreError;
use crate::texts::Texts;

/// What was sent with a token that is missing or too old.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Where it was sent to.
    pub action: String,
    /// What was sent.
    pub fields: Fields,
    /// The session has ended meanwhile.
    pub is_signed_out: bool,
}

/// Why a route did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// There is no such thing, or not for this person.
    NotFound,
    /// It does not fit what is stored now; a page says so.
    Page(Html),
    /// A use case failed.
    Core(Error),
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        match error.into() {
            Error::NotFound(_) | Error::Store(StoreError::NotFound { .. }) => Self::NotFound,
            error => Self::Core(error),
        }
    }
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> Response<'static> {
        match self {
            Self::NotFound => Err(Status::NotFound),
            Self::Page(html) => html.respond_to(request),
            Self::Core(Error::NotOpenYet { round, day }) => {
                request.local_cache(|| Some(NotOpenYet { round, day }));
                Err(Status::Conflict)
            }
            Self::Core(error) => {
                let reference = reference();
                tracing::error!(%error, reference, path = %request.uri().path(), "a request failed");
                request.local_cache(|| Reference(reference));
                Err(Status::InternalServerError)
            }
        }
    }
}

/// A round in which institutions may not answer yet.
struct NotOpenYet {
    round: String,
    day: chrono::NaiveDate,
}

/// Names one failure in the log and on the page.
struct Reference(String);

fn reference() -> String {
    clock::secret().chars().take(8).collect()
}

/// The pages that stand in for what was asked.
pub fn catchers() -> Vec<Catcher> {
    catchers![instead]
}

/// Everything a [`catch`] can answer.
#[derive(Responder)]
enum Instead {
    Page(Html),
    SignIn(Redirect),
    Plain((Status, (ContentType, &'static str))),
}

#[catch(default)]
async fn instead(status: Status, request: &Request<'_>) -> Instead {
    if let Some(refused) = request.local_cache(|| None::<Refused>) {
        return form_expired(request, refused).await;
    }
    if let Some(early) = request.local_cache(|| None::<NotOpenYet>) {
        return not_open_yet(request, early).await;
    }
    let is_fault = status.code >= 500;
    let is_about_body = matches!(status.code, 408 | 413);
    match visitor(request).await {
        Visitor::Stranger { .. } if is_json(request) && !is_fault => plain(Status::Unauthorized),
        Visitor::Known(_) if is_json(request) && matches!(status.code, 400 | 403) => plain(status),
        Visitor::Stranger { .. } if !is_fault && !is_about_body && status != Status::Forbidden => {
            Instead::SignIn(Redirect::to(sign_in(request)))
        }
        Visitor::Stranger { .. } | Visitor::Known(_) | Visitor::Unclear if is_fault => {
            broken(request, status).await
        }
        Visitor::Stranger { .. } | Visitor::Known(_) | Visitor::Unclear if is_about_body => {
            message(request, status, |screen| {
                Message::invalid(screen.texts, vec![too_long(screen.texts, request)])
            })
            .await
        }
        Visitor::Stranger { .. } | Visitor::Known(_) | Visitor::Unclear => {
            message(request, Status::NotFound, |screen| Message::not_found(screen.texts)).await
        }
    }
}

/// What was too long, and what to do about it.
fn too_long(texts: &Texts, request: &Request<'_>) -> String {
    let is_file = request.content_type().is_some_and(|kind| kind.is_form_data());
    let is_evidence = request.uri().path().segments().any(|segment| segment == "evidence");
    match (is_file, is_evidence) {
        (true, true) => texts.t("evidence-too-large"),
        (true, false) => texts.t("upload-too-large"),
        (false, _) => texts.t("error-too-long"),
    }
}

fn plain(status: Status) -> Instead {
    Instead::Plain((status, (ContentType::Plain, "")))
}

/// A script asks, not a person; it wants a status, not a page.
fn is_json(request: &Request<'_>) -> bool {
    request.content_type().is_some_and(|kind| kind.is_json())
        || request.accept().is_some_and(|wanted| wanted.preferred().is_json())
}

/// Where to sign in, and where to go on from there.
fn sign_in(request: &Request<'_>) -> String {
    let next =
        if request.method() == Method::Get { request.uri().to_string() } else { paths::HOME.to_owned() };
    paths::sign_in(&next)
}

async fn message(
    request: &Request<'_>,
    status: Status,
    page: impl FnOnce(&Screen<'_>) -> Message,
) -> Instead {
    match Screen::nowhere(request).await {
        Ok(screen) => Instead::Page(screen.show_as(status, &page(&screen))),
        Err(status) => plain(status),
    }
}

async fn not_open_yet(request: &Request<'_>, early: &NotOpenYet) -> Instead {
    if is_json(request) {
        return plain(Status::Conflict);
    }
    message(request, Status::Conflict, |screen| {
        let day = screen.texts.date(early.day);
        let arguments = [("round", early.round.as_str().into()), ("day", day.into())];
        let words = screen.texts.t_with("rounds-not-open-yet", &arguments);
        Message {
            title: screen.texts.t("rounds-not-open-yet-title"),
            paragraphs: vec![words],
            links: vec![Link::new(screen.texts.t("to-first-page"), paths::HOME)],
        }
    })
    .await
}

async fn broken(request: &Request<'_>, status: Status) -> Instead {
    let Reference(reference) = request.local_cache(|| {
        let reference = reference();
        tracing::error!(reference, path = %request.uri().path(), status = status.code, "a request failed");
        Reference(reference)
    });
    message(request, status, |screen| Message::broken(screen.texts, reference)).await
}

/// Longer values are shown to be copied; shorter ones only travel along.
const LONG: usize = 40;

async fn form_expired(request: &Request<'_>, refused: &Refused) -> Instead {
    let kept = |(name, _): &(&str, &str)| *name != TOKEN_FIELD && !name.starts_with("password");
    let field = |(name, value): (&str, &str)| SentField {
        name: name.to_owned(),
        value: value.to_owned(),
        is_text: value.chars().count() > LONG || value.contains(char::is_whitespace),
    };
    let page = FormExpired {
        action: refused.action.clone(),
        fields: refused.fields.iter().filter(kept).map(field).collect(),
        is_signed_out: refused.is_signed_out,
    };
    match Screen::nowhere(request).await {
        Ok(screen) => Instead::Page(screen.show_as(Status::Forbidden, &page)),
        Err(status) => plain(status),
    }
}

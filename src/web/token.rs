//! A token on every change. A route that changes something takes its body as [`Signed`] or [`SignedJson`]; there
//! is no other way to a body, so the check cannot be forgotten.

use std::time::Duration;

use rocket::data::{Data, FromData, Outcome, ToByteUnit};
use rocket::http::Status;
use rocket::serde::DeserializeOwned;
use rocket::{Request, tokio};
use subtle::ConstantTimeEq;

use super::errors::Refused;
use super::fields::{Fields, Form};
use super::guards::{Allowed, refusal};
use super::server::Settings;
use super::session::{Visitor, visitor, visitor_token};

/// The field of a form that carries the token.
pub const TOKEN_FIELD: &str = "token";
/// The header that carries it beside JSON.
pub const TOKEN_HEADER: &str = "X-CSRF-Token";
/// Bytes of a form: a section with a hundred long texts, percent-encoded.
const FORM_BYTES: u64 = 4 * 1024 * 1024;
/// Bytes of one answer as JSON.
const JSON_BYTES: u64 = 512 * 1024;
/// A body that takes longer to arrive is given up.
const READ_TIME: Duration = Duration::from_secs(30);

/// A form, sent by somebody allowed to, from a page of theirs.
pub struct Signed<A, T> {
    /// Who sent it.
    pub who: A,
    /// What they sent.
    pub form: T,
}

#[rocket::async_trait]
impl<'r, A: Allowed, T: Form> FromData<'r> for Signed<A, T> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let body = match body(data, FORM_BYTES).await {
            Ok(body) => body,
            Err(status) => return Outcome::Error((status, ())),
        };
        let fields = Fields::parse(&body);
        let visitor = visitor(request).await;
        let Some(who) = A::of(visitor) else {
            if matches!(visitor, Visitor::Stranger { was_signed_in: true }) {
                refuse(request, &fields, true);
            }
            return Outcome::Error((refusal(visitor), ()));
        };
        if !is_from_here(request) || !is_genuine(request, visitor, fields.first(TOKEN_FIELD)) {
            refuse(request, &fields, false);
            return Outcome::Error((Status::Forbidden, ()));
        }
        Outcome::Success(Self { who, form: T::read(&fields) })
    }
}

/// JSON, sent by somebody allowed to, from a page of theirs.
pub struct SignedJson<A, T> {
    /// Who sent it.
    pub who: A,
    /// What they sent.
    pub json: T,
}

#[rocket::async_trait]
impl<'r, A: Allowed, T: DeserializeOwned + Send> FromData<'r> for SignedJson<A, T> {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let visitor = visitor(request).await;
        let Some(who) = A::of(visitor) else { return Outcome::Error((refusal(visitor), ())) };
        let token = request.headers().get_one(TOKEN_HEADER).unwrap_or_default();
        if !is_from_here(request) || !is_genuine(request, visitor, token) {
            return Outcome::Error((Status::Forbidden, ()));
        }
        let body = match body(data, JSON_BYTES).await {
            Ok(body) => body,
            Err(status) => return Outcome::Error((status, ())),
        };
        match serde_json::from_str(&body) {
            Ok(json) => Outcome::Success(Self { who, json }),
            Err(_) => Outcome::Error((Status::BadRequest, ())),
        }
    }
}

/// The whole body, when it is neither too long nor too slow.
async fn body(data: Data<'_>, bytes: u64) -> Result<String, Status> {
    let read = tokio::time::timeout(READ_TIME, data.open(bytes.bytes()).into_bytes()).await;
    let body = read.map_err(|_| Status::RequestTimeout)?.map_err(|_| Status::BadRequest)?;
    if !body.is_complete() {
        return Err(Status::PayloadTooLarge);
    }
    Ok(String::from_utf8_lossy(&body.into_inner()).into_owned())
}

/// Keeps what was typed for the page that says why it was not taken.
pub(super) fn refuse(request: &Request<'_>, fields: &Fields, is_signed_out: bool) {
    let refused = Refused { action: request.uri().path().to_string(), fields: fields.clone(), is_signed_out };
    request.local_cache(|| Some(refused));
}

/// False when the browser says that a page from elsewhere sent this. Old browsers say nothing.
pub(super) fn is_from_here(request: &Request<'_>) -> bool {
    request.headers().get_one("Sec-Fetch-Site").is_none_or(|from| matches!(from, "same-origin" | "none"))
}

/// True when the token is that of the session; before there is one, that of the visitor's cookie.
pub(super) fn is_genuine(request: &Request<'_>, visitor: &Visitor, token: &str) -> bool {
    let expected = match visitor {
        Visitor::Known(person) => Some(person.token.clone()),
        Visitor::Stranger { .. } => request
            .rocket()
            .state::<Settings>()
            .and_then(|settings| visitor_token(request.cookies(), settings)),
        Visitor::Unclear => None,
    };
    expected
        .is_some_and(|expected| !expected.is_empty() && expected.as_bytes().ct_eq(token.as_bytes()).into())
}

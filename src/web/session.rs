//! Who is asking: the session behind the cookie, looked up once for each request.

use chrono::{Duration, TimeDelta};
use rocket::Request;
use rocket::http::{Cookie, CookieJar, SameSite};

use super::server::Settings;
use crate::assessment::{Assessment, SIGN_IN_HOURS, clock};
use crate::store::{Actor, Session, StoreError, TokenHash, User};

/// Carries the secret of a session.
const SESSION: &str = "bhr-session";
/// Carries a secret of somebody who has not signed in; the forms open to them repeat it.
const VISITOR: &str = "bhr-visitor";
/// A session in use is prolonged this often, not for every page: each time is a write.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(10);

/// Who is asking.
#[derive(Clone, Debug)]
pub enum Visitor {
    /// Nobody known.
    Stranger {
        /// There is a session cookie, but its session has ended.
        was_signed_in: bool,
    },
    /// Somebody signed in.
    Known(Person),
    /// The database did not say.
    Unclear,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who they are.
    pub user: User,
    /// What every form of their session carries.
    pub token: String,
}

impl Person {
    /// Who does what they do.
    pub fn actor(&self) -> Actor {
        Actor { user: Some(self.user.id), name: self.user.name.clone() }
    }
}

impl Visitor {
    /// The person signed in.
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::Known(person) => Some(person),
            Self::Stranger { .. } | Self::Unclear => None,
        }
    }
}

/// Who sent this request.
pub async fn visitor<'r>(request: &'r Request<'_>) -> &'r Visitor {
    request.local_cache_async(look_up(request)).await
}

async fn look_up(request: &Request<'_>) -> Visitor {
    let (Some(settings), Some(assessment)) =
        (request.rocket().state::<Settings>(), request.rocket().state::<Assessment>())
    else {
        return Visitor::Unclear;
    };
    let Some(token) = session_token(request.cookies(), settings) else {
        return Visitor::Stranger { was_signed_in: false };
    };
    match session(assessment, &token).await {
        Ok(Some(session)) => Visitor::Known(Person { user: session.user, token: session.csrf_token }),
        Ok(None) => Visitor::Stranger { was_signed_in: true },
        Err(error) => {
            tracing::error!(%error, "a session could not be looked up");
            Visitor::Unclear
        }
    }
}

async fn session(assessment: &Assessment, token: &TokenHash) -> Result<Option<Session>, StoreError> {
    let now = clock::now();
    let Some(session) = assessment.store.session(token, now).await? else { return Ok(None) };
    if now - session.last_seen_at > TOUCH_EVERY {
        assessment.store.touch_session(token, now, now + Duration::hours(SIGN_IN_HOURS)).await?;
    }
    Ok(Some(session))
}

fn session_token(cookies: &CookieJar<'_>, settings: &Settings) -> Option<TokenHash> {
    cookies.get(&name(SESSION, settings)).map(|cookie| TokenHash::of(cookie.value()))
}

/// Gives the browser a session. The secret is fresh, so whatever the browser sent before is worth nothing.
pub fn keep(cookies: &CookieJar<'_>, settings: &Settings, token: String) {
    cookies.add(cookie(SESSION, settings, token));
    cookies.add(expired(VISITOR, settings));
}

/// Ends the session of the browser, here and in the database.
///
/// # Errors
/// The database's.
pub async fn end(
    cookies: &CookieJar<'_>,
    settings: &Settings,
    assessment: &Assessment,
    actor: &Actor,
) -> Result<(), StoreError> {
    if let Some(token) = session_token(cookies, settings) {
        assessment.store.delete_session(actor, &token, clock::now()).await?;
    }
    cookies.add(expired(SESSION, settings));
    Ok(())
}

/// The secret of a browser nobody has signed in with.
pub fn visitor_token(cookies: &CookieJar<'_>, settings: &Settings) -> Option<String> {
    cookies.get(&name(VISITOR, settings)).map(|cookie| cookie.value().to_owned())
}

/// The same; a browser without one is given one.
pub fn visitor_token_or_new(cookies: &CookieJar<'_>, settings: &Settings) -> String {
    visitor_token(cookies, settings).unwrap_or_else(|| {
        let token = clock::secret();
        cookies.add(cookie(VISITOR, settings, token.clone()));
        token
    })
}

/// A cookie that only this service reads, and no script. It ends with the browser; the session in the database
/// ends earlier.
pub fn cookie(plain: &'static str, settings: &Settings, value: String) -> Cookie<'static> {
    Cookie::build((name(plain, settings), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(settings.https)
        .build()
}

/// A cookie that takes the one of that name away.
pub fn expired(plain: &'static str, settings: &Settings) -> Cookie<'static> {
    let mut cookie = cookie(plain, settings, String::new());
    cookie.set_max_age(rocket::time::Duration::ZERO);
    cookie
}

/// Over TLS the name itself binds the cookie to this host and to TLS.
pub fn name(plain: &str, settings: &Settings) -> String {
    if settings.https { format!("__Host-{plain}") } else { plain.to_owned() }
}

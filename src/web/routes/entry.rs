//! Coming in and going out: sign-in, invitations, the language.

use std::net::IpAddr;

use rocket::http::uri::Origin;
use rocket::http::{Cookie, CookieJar, Status};
use rocket::response::Redirect;
use rocket::serde::json::{Value, json};
use rocket::{Route, State, get, post, routes};
use validator::Validate;

use crate::assessment::{Accounts, Assessment, Error, WrongPassword, clock};
use crate::store::{Invitation, StoreError, TokenHash};
use crate::texts::Language;
use crate::web::errors::Failure;
use crate::web::fields::{Fields, Form};
use crate::web::guards::Anyone;
use crate::web::notice::{Done, Notice};
use crate::web::pages::entry;
use crate::web::pages::parts::{Field, FieldError};
use crate::web::paths;
use crate::web::problems::{Problems, rules};
use crate::web::screen::{Html, LANGUAGE, Screen, role};
use crate::web::server::Settings;
use crate::web::session::{self, Person};
use crate::web::token::Signed;

/// Longest address there is, and a password nobody types.
const LONGEST_EMAIL: usize = 254;
const LONGEST_PASSWORD: usize = 1024;

/// The routes of this file.
pub fn routes() -> Vec<Route> {
    routes![sign_in_page, sign_in, sign_out, invitation_page, accept_invitation, language, form_token]
}

#[get("/sign-in?<next>")]
fn sign_in_page(
    next: Option<String>,
    screen: Screen<'_>,
    person: Option<Person>,
) -> Result<Html, Box<Redirect>> {
    let to = local(next.as_deref().unwrap_or_default());
    match person {
        Some(_) => Err(Box::new(Redirect::to(to))),
        None => Ok(screen.show(&entry::SignIn { to, ..entry::SignIn::default() })),
    }
}

struct SignInForm {
    email: String,
    password: String,
    to: String,
}

impl Form for SignInForm {
    fn read(fields: &Fields) -> Self {
        Self {
            email: fields.line("email"),
            password: fields.first("password").to_owned(),
            to: fields.line("to"),
        }
    }
}

#[post("/sign-in", data = "<sent>")]
async fn sign_in(
    screen: Screen<'_>,
    cookies: &CookieJar<'_>,
    settings: &State<Settings>,
    accounts: &State<Accounts>,
    place: Option<IpAddr>,
    sent: Signed<Anyone, SignInForm>,
) -> Result<Result<Redirect, Html>, Failure> {
    let SignInForm { email, password, to } = sent.form;
    let to = local(&to);
    let outcome = if email.len() > LONGEST_EMAIL || password.len() > LONGEST_PASSWORD {
        Err(WrongPassword::Wrong)
    } else {
        accounts.sign_in(&email, &password, place, clock::now()).await?
    };
    let (status, error) = match outcome {
        Ok(signed_in) => {
            session::keep(cookies, settings, signed_in.token);
            return Ok(Ok(Redirect::to(to)));
        }
        Err(WrongPassword::Wrong) => (Status::UnprocessableEntity, screen.texts.t("sign-in-refused")),
        Err(WrongPassword::TooMany) => (Status::TooManyRequests, screen.texts.t("too-many-text")),
    };
    let errors = vec![FieldError::new("email", error)];
    Ok(Err(screen.show_as(status, &entry::SignIn { email: Field::of(email), errors, to, note: None })))
}

#[post("/sign-out", data = "<sent>")]
async fn sign_out(
    cookies: &CookieJar<'_>,
    settings: &State<Settings>,
    assessment: &State<Assessment>,
    sent: Signed<Person, ()>,
) -> Result<Done, Failure> {
    session::end(cookies, settings, assessment, &sent.who.actor()).await?;
    Ok(Done::to(paths::SIGN_IN).with(Notice::SignedOut))
}

#[derive(Default, Validate)]
struct InvitationForm {
    #[validate(custom(function = "rules::line"))]
    name: String,
    #[validate(custom(function = "rules::password"))]
    password: String,
    #[validate(must_match(other = "password", code = "password-differs"))]
    password_again: String,
}

impl Form for InvitationForm {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.line("name"),
            password: fields.first("password").to_owned(),
            password_again: fields.first("password_again").to_owned(),
        }
    }
}

/// The page of an invitation, or the one that says that it is gone.
async fn invitation(
    screen: &Screen<'_>,
    assessment: &Assessment,
    token: &str,
    (form, problems): (&InvitationForm, &Problems),
) -> Result<Html, Failure> {
    let Some(invitation) = assessment.store.invitation(&TokenHash::of(token), clock::now()).await? else {
        return Ok(gone(screen));
    };
    let Invitation { email, name, role: given, .. } = invitation;
    let institution = match given.institution() {
        Some(id) => assessment.store.institution(id).await?.map(|institution| institution.name),
        None => None,
    };
    let typed = if form.name.is_empty() && problems.is_empty() { &name } else { &form.name };
    let page = entry::Invitation {
        action: paths::invitation(token),
        email,
        role: role(given).label(screen.texts),
        institution,
        name: problems.field("name", typed),
        password: problems.field("password", ""),
        password_again: problems.field("password_again", ""),
        errors: problems.summary(),
    };
    let status = if problems.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    Ok(screen.show_as(status, &page))
}

fn gone(screen: &Screen<'_>) -> Html {
    screen.show_as(Status::Gone, &entry::InvitationGone {})
}

#[get("/invitations/<token>")]
async fn invitation_page(
    token: &str,
    screen: Screen<'_>,
    assessment: &State<Assessment>,
) -> Result<Html, Failure> {
    invitation(&screen, assessment, token, (&InvitationForm::default(), &Problems::default())).await
}

#[post("/invitations/<token>", data = "<sent>")]
async fn accept_invitation(
    token: &str,
    screen: Screen<'_>,
    cookies: &CookieJar<'_>,
    settings: &State<Settings>,
    accounts: &State<Accounts>,
    assessment: &State<Assessment>,
    sent: Signed<Anyone, InvitationForm>,
) -> Result<Result<Redirect, Html>, Failure> {
    let form = sent.form;
    let problems = Problems::of(&form, &["name", "password", "password_again"], screen.texts);
    if !problems.is_empty() {
        return invitation(&screen, assessment, token, (&form, &problems)).await.map(Err);
    }
    let account = (form.name.as_str(), form.password.as_str(), screen.code());
    match accounts.accept_invitation(token, account, clock::now()).await {
        Ok(signed_in) => {
            session::keep(cookies, settings, signed_in.token);
            Ok(Ok(Redirect::to(paths::HOME)))
        }
        Err(Error::Store(StoreError::InvitationSpent)) => Ok(Err(gone(&screen))),
        Err(error) => Err(error.into()),
    }
}

/// Keeps the language in the browser, and with the person who has signed in.
#[get("/language/<code>?<to>")]
async fn language(
    code: &str,
    to: Option<String>,
    cookies: &CookieJar<'_>,
    settings: &State<Settings>,
    assessment: &State<Assessment>,
    person: Option<Person>,
) -> Result<Redirect, Failure> {
    let language = Language::from_code(code).ok_or(Failure::NotFound)?;
    let mut cookie: Cookie<'static> = session::cookie(LANGUAGE, settings, language.code().to_owned());
    cookie.set_max_age(rocket::time::Duration::days(365));
    cookies.add(cookie);
    if let Some(person) = person.filter(|person| person.user.language != code) {
        assessment.store.set_language(&person.actor(), person.user.id, code, clock::now()).await?;
    }
    Ok(Redirect::to(local(to.as_deref().unwrap_or_default())))
}

/// The token of the session, for a page that stayed open while the person signed in again elsewhere, and whose it is:
/// what one person typed is not sent in the name of another.
#[get("/form-token")]
fn form_token(person: Person) -> Value {
    json!({ "token": person.token, "owner": person.user.id.to_string() })
}

/// The path, when it is one of this service; the first page otherwise. `//host` and `/\host` lead elsewhere.
fn local(path: &str) -> String {
    let is_local = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if is_local && Origin::parse(path).is_ok() { path.to_owned() } else { paths::HOME.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_paths_of_this_service_are_followed() {
        let check = |path, expected| assert_eq!(local(path), expected, "{path}");
        check("/rounds/1?a=b", "/rounds/1?a=b");
        check("", "/");
        check("//evil.example", "/");
        check("/\\evil.example", "/");
        check("https://evil.example", "/");
        check("/a\r\nSet-Cookie: x", "/");
        check("javascript:alert(1)", "/");
    }
}

//! Pages for whoever asks: in their language, with their name, navigation and form token around them.

use std::sync::Arc;

use rocket::Request;
use rocket::http::{ContentType, Method, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::{Responder, Result};

use super::pages::{Frame, Page, Role};
use super::server::Settings;
use super::session::{self, Person, Visitor};
use super::templates::Templates;
use super::{notice, paths};
use crate::assessment::{Assessment, Shelf};
use crate::store;
use crate::texts::{Language, Texts};

/// Carries the language chosen.
pub const LANGUAGE: &str = "bhr-language";

/// Makes pages.
pub struct Screen<'r> {
    templates: &'r Templates,
    /// The words of the language the visitor reads.
    pub texts: &'static Texts,
    /// What the guidance pages are made from.
    pub shelf: &'r Shelf,
    frame: Frame,
}

impl<'r> Screen<'r> {
    /// The screen of whoever sent the request.
    ///
    /// # Errors
    /// When the service is not put together.
    pub async fn of(request: &'r Request<'_>) -> std::result::Result<Self, Status> {
        let path = match request.method() {
            Method::Get => request.uri().to_string(),
            _ => request.uri().path().to_string(),
        };
        let mut screen = Self::at(request, &path).await?;
        if request.method() == Method::Get {
            screen.frame.notice = notice::take(request, screen.texts);
        }
        Ok(screen)
    }

    /// The same for a page that does not say where it is: it is the same wherever it is shown.
    ///
    /// # Errors
    /// When the service is not put together.
    pub async fn nowhere(request: &'r Request<'_>) -> std::result::Result<Self, Status> {
        Self::at(request, "").await
    }

    async fn at(request: &'r Request<'_>, path: &str) -> std::result::Result<Self, Status> {
        let rocket = request.rocket();
        let (Some(templates), Some(settings), Some(shelf)) =
            (rocket.state::<Templates>(), rocket.state::<Settings>(), rocket.state::<Arc<Shelf>>())
        else {
            return Err(Status::InternalServerError);
        };
        let visitor = session::visitor(request).await;
        let offered = offered(request, visitor).await;
        let preferred = language(request, visitor, settings);
        let language = if offered.contains(&preferred) { preferred } else { offered[0] };
        let shown = if path.is_empty() { paths::HOME } else { path };
        let frame = match visitor.person() {
            Some(Person { user, token }) => {
                let frame = Frame::new(language, shown, token);
                frame.signed_in(&user.name, role(user.role), path).owned_by(user.id.to_string())
            }
            None => Frame::new(language, shown, session::visitor_token_or_new(request.cookies(), settings)),
        };
        let frame = frame.offering(&offered);
        Ok(Self { templates, texts: Texts::get(language), shelf, frame })
    }

    /// The code of the language, for words of questionnaires.
    pub fn code(&self) -> &'static str {
        self.texts.language().code()
    }

    /// A page.
    pub fn show(&self, page: &impl Page) -> Html {
        self.show_as(Status::Ok, page)
    }

    /// A page with another status.
    pub fn show_as(&self, status: Status, page: &impl Page) -> Html {
        match self.templates.render(&self.frame, page) {
            Ok(body) => Html { status, body },
            Err(error) => {
                tracing::error!(%error, "a page could not be rendered");
                Html { status: Status::InternalServerError, body: String::new() }
            }
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Screen<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Self::of(request).await {
            Ok(screen) => Outcome::Success(screen),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// What the person has chosen, else the browser, else what the browser prefers.
fn language(request: &Request<'_>, visitor: &Visitor, settings: &Settings) -> Language {
    let of_person = visitor.person().and_then(|person| Language::from_code(&person.user.language));
    let of_browser = || {
        let cookie = request.cookies().get(&session::name(LANGUAGE, settings))?;
        Language::from_code(cookie.value())
    };
    let preferred = || {
        let header = request.headers().get_one("Accept-Language").unwrap_or_default();
        Language::negotiate(header)
    };
    of_person.or_else(of_browser).unwrap_or_else(preferred)
}

/// The languages a visitor can choose from; never none. Respondents have those of the rounds they answer in. When the
/// database does not answer, every language is better than no page.
async fn offered(request: &Request<'_>, visitor: &Visitor) -> Vec<Language> {
    let institution = visitor.person().and_then(|person| person.user.role.institution());
    let (Some(institution), Some(assessment)) = (institution, request.rocket().state::<Assessment>()) else {
        return Language::ALL.to_vec();
    };
    let codes = assessment.store.languages_offered(institution).await.unwrap_or_default();
    let offered: Vec<Language> =
        Language::ALL.into_iter().filter(|one| codes.iter().any(|code| code == one.code())).collect();
    if offered.is_empty() { Language::ALL.to_vec() } else { offered }
}

/// The role as pages name it.
pub const fn role(role: store::Role) -> Role {
    match role {
        store::Role::Respondent(_) => Role::Respondent,
        store::Role::Reviewer => Role::Reviewer,
        store::Role::Policymaker => Role::Policymaker,
        store::Role::Administrator => Role::Administrator,
    }
}

/// A rendered page.
#[derive(Debug)]
pub struct Html {
    status: Status,
    body: String,
}

impl<'r> Responder<'r, 'static> for Html {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        (self.status, (ContentType::HTML, self.body)).respond_to(request)
    }
}

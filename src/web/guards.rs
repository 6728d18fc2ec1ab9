//! Permission as a type: a route that needs a reviewer takes a [`Reviewer`].
//!
//! Whoever has not signed in is sent to sign in; whoever may not is told that there is no such page. A form is
//! guarded by [`Signed`](super::token::Signed), which names one of these types too.

use rocket::Request;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};

use super::session::{Person, Visitor, visitor};
use crate::assessment::Assessment;
use crate::response::InstitutionId;
use crate::store::{Role, User};

/// Somebody a route is open to.
pub trait Allowed: Sized + Send {
    /// The visitor as such a person; `None` when they may not.
    fn of(visitor: &Visitor) -> Option<Self>;
}

/// Anybody, signed in or not.
pub struct Anyone;

impl Allowed for Anyone {
    fn of(_: &Visitor) -> Option<Self> {
        Some(Self)
    }
}

impl Allowed for Person {
    fn of(visitor: &Visitor) -> Option<Self> {
        visitor.person().cloned()
    }
}

/// Answers for one institution.
pub struct Respondent {
    /// Who.
    pub person: Person,
    /// For which institution.
    pub institution: InstitutionId,
}

impl std::ops::Deref for FocalPoint {
    type Target = Respondent;

    fn deref(&self) -> &Respondent {
        &self.0
    }
}

impl Allowed for FocalPoint {
    fn of(visitor: &Visitor) -> Option<Self> {
        Respondent::of(visitor).filter(|one| one.person.user.is_focal_point).map(Self)
    }
}

impl Allowed for Respondent {
    fn of(visitor: &Visitor) -> Option<Self> {
        let person = visitor.person()?;
        let institution = person.user.role.institution()?;
        Some(Self { person: person.clone(), institution })
    }
}

/// A respondent who may do everything in a response of the institution: invite, hand in, sign.
pub struct FocalPoint(
    /// Who.
    pub Respondent,
);

/// Reads one response: its respondent, or a reviewer.
pub struct ResponseReader(Person);

impl Allowed for ResponseReader {
    fn of(visitor: &Visitor) -> Option<Self> {
        let person = visitor.person()?;
        match person.user.role {
            Role::Respondent(_) | Role::Reviewer => Some(Self(person.clone())),
            Role::Policymaker | Role::Administrator => None,
        }
    }
}

impl ResponseReader {
    /// True when they may read a response of that institution.
    pub fn may_read(&self, institution: InstitutionId) -> bool {
        self.is_reviewer() || self.0.user.role.institution() == Some(institution)
    }

    /// Who.
    pub const fn person(&self) -> &Person {
        &self.0
    }

    /// True for a reviewer.
    pub fn is_reviewer(&self) -> bool {
        self.0.user.role == Role::Reviewer
    }

    /// Who of the institution reads it; none for a reviewer.
    pub fn colleague(&self) -> Option<&User> {
        (!self.is_reviewer()).then_some(&self.0.user)
    }
}

/// Declares a person with one of some roles.
macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident: $($role:path),+;)+) => {$(
        $(#[$doc])*
        pub struct $name(
            /// Who.
            pub Person,
        );

        impl Allowed for $name {
            fn of(visitor: &Visitor) -> Option<Self> {
                let person = visitor.person()?;
                [$($role),+].contains(&person.user.role).then(|| Self(person.clone()))
            }
        }
    )+};
}

roles! {
    /// Accepts and returns responses, draws findings, releases them. Never edits an answer.
    Reviewer: Role::Reviewer;
    /// Keeps rounds, institutions and people. Sees no answer but what an institution said is not in its mandate.
    Administrator: Role::Administrator;
    /// Reads what was released.
    ReleaseReader: Role::Policymaker, Role::Reviewer;
}

/// Makes types of people request guards.
macro_rules! guards {
    ($($name:ident),+) => {$(
        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $name {
            type Error = ();

            async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
                let visitor = visitor(request).await;
                Self::of(visitor).map_or_else(|| Outcome::Error((refusal(visitor), ())), Outcome::Success)
            }
        }
    )+};
}

/// Reads one release, named in the second place of the address: whoever reads releases, and everybody where it is
/// published.
pub struct OneReleaseReader;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for OneReleaseReader {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let visitor = visitor(request).await;
        if ReleaseReader::of(visitor).is_some() || is_published(request).await {
            return Outcome::Success(Self);
        }
        Outcome::Error((refusal(visitor), ()))
    }
}

async fn is_published(request: &Request<'_>) -> bool {
    let id = request.routed_segment(1).and_then(|id| id.parse().ok());
    match (id, request.rocket().state::<Assessment>()) {
        (Some(id), Some(assessment)) => assessment.is_public(id).await.unwrap_or(false),
        _ => false,
    }
}

guards!(Person, Respondent, FocalPoint, ResponseReader, Reviewer, Administrator, ReleaseReader);

/// The status that stands for "not for this visitor".
pub const fn refusal(visitor: &Visitor) -> Status {
    match visitor {
        Visitor::Stranger { .. } => Status::Unauthorized,
        Visitor::Known(_) => Status::NotFound,
        Visitor::Unclear => Status::ServiceUnavailable,
    }
}

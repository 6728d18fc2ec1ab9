//! A line about what has just been done, shown once on the next page.

use rocket::Request;
use rocket::http::{Cookie, Status};
use rocket::response::{Redirect, Responder, Result};

use super::server::Settings;
use super::session::{cookie, expired, name};
use crate::texts::Texts;

/// Carries the word of a notice to the next page.
const NOTICE: &str = "bhr-notice";

/// Declares notices, each with its word in the cookie and its text.
macro_rules! notices {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)+) => {
        /// What has just been done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Notice {
            $($(#[$doc])* $name,)+
        }

        impl Notice {
            const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($key => Some(Self::$name),)+
                    _ => None,
                }
            }

            fn text(self, texts: &Texts) -> String {
                match self {
                    $(Self::$name => texts.t($key),)+
                }
            }
        }
    };
}

notices! {
    /// Answers or a form.
    Saved = "notice-saved";
    /// The session was ended.
    SignedOut = "sign-in-signed-out";
    /// A piece of evidence is gone.
    EvidenceRemoved = "evidence-removed";
    /// A response counts.
    Accepted = "notice-accepted";
    /// A response went back.
    Returned = "notice-returned";
    /// A round was closed.
    Closed = "notice-closed";
    /// Findings were released.
    Released = "notice-released";
    /// A round was created.
    RoundCreated = "notice-round-created";
    /// Institutions were added to a round.
    Enrolled = "notice-enrolled";
    /// A roster was taken.
    RosterTaken = "rounds-notice-roster";
    /// Everybody the roster names was invited.
    EverybodyInvited = "rounds-notice-invited";
    /// A round was opened again.
    Reopened = "rounds-notice-reopened";
    /// A letter is tried again.
    LetterRetried = "letters-notice-retried";
    /// A letter was passed on.
    LetterPassedOn = "letters-notice-passed-on";
    /// A part of a plan was taken out.
    TakenOut = "studio-notice-taken-out";
    /// Something was proposed in a consultation.
    Proposed = "consult-notice";
    /// The answers of a file were saved.
    WorkbookTaken = "notice-workbook-taken";
}

/// Sends the browser on after a change.
pub struct Done {
    /// Where to.
    pub to: String,
    /// What is said there.
    pub notice: Option<Notice>,
}

impl Done {
    /// On to a page, without words.
    pub fn to(to: impl Into<String>) -> Self {
        Self { to: to.into(), notice: None }
    }

    /// The same with a line about what was done.
    pub fn with(self, notice: Notice) -> Self {
        Self { notice: Some(notice), ..self }
    }
}

impl<'r> Responder<'r, 'static> for Done {
    fn respond_to(self, request: &'r Request<'_>) -> Result<'static> {
        if let Some(notice) = self.notice {
            let settings = request.rocket().state::<Settings>().ok_or(Status::InternalServerError)?;
            request.cookies().add(cookie(NOTICE, settings, notice.code().to_owned()));
        }
        Redirect::to(self.to).respond_to(request)
    }
}

/// Takes the notice that waits for this page.
pub fn take(request: &Request<'_>, texts: &Texts) -> Option<String> {
    let settings = request.rocket().state::<Settings>()?;
    let code = request.cookies().get(&name(NOTICE, settings)).map(Cookie::value)?.to_owned();
    request.cookies().add(expired(NOTICE, settings));
    Notice::from_code(&code).map(|notice| notice.text(texts))
}

//! Coming in: sign-in, invitation, the first page.

use serde::Serialize;

use super::Page;
use super::parts::{Field, FieldError, Tag, Tone};
use super::samples::{INSTITUTION, LONG_NAME, REFUSED, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// Sign-in. Posts `email`, `password`, `to`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SignIn {
    /// The address typed.
    pub email: Field,
    /// What is wrong; one line for a wrong address and a wrong password alike.
    pub errors: Vec<FieldError>,
    /// The path to go to after.
    pub to: String,
    /// The person has just signed out, or was signed out.
    pub note: Option<String>,
}

impl Page for SignIn {
    const TEMPLATE: &'static str = "pages/sign_in.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let wrong = texts.t("sign-in-refused");
        vec![
            Self { to: paths::HOME.to_owned(), ..Self::default() },
            Self { note: Some(texts.t("sign-in-signed-out")), ..Self::default() },
            Self {
                email: Field::of("aysel@example.org"),
                errors: vec![FieldError::new("email", wrong)],
                to: "/rounds".to_owned(),
                note: None,
            },
        ]
    }
}

/// An invitation that can be accepted. Posts `name`, `password`, `password_again` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct Invitation {
    /// Where the form goes: the link itself.
    pub action: String,
    /// The address invited.
    pub email: String,
    /// The role given.
    pub role: String,
    /// The institution, for a respondent.
    pub institution: Option<String>,
    /// The name typed.
    pub name: Field,
    /// Only its error is shown; a password is never sent back.
    pub password: Field,
    /// Only its error is shown.
    pub password_again: Field,
    /// Everything that is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for Invitation {
    const TEMPLATE: &'static str = "pages/invitation.html";

    fn samples(language: Language) -> Vec<Self> {
        let refused = pick(language, REFUSED);
        let first = Self {
            action: paths::invitation("f3Yx"),
            email: "aysel@example.org".to_owned(),
            role: super::Role::Respondent.label(Texts::get(language)),
            institution: Some(pick(language, INSTITUTION).to_owned()),
            name: Field::default(),
            password: Field::default(),
            password_again: Field::default(),
            errors: Vec::new(),
        };
        let second = Self {
            institution: None,
            name: Field::of(LONG_NAME),
            password: Field::default().refused(refused),
            errors: vec![FieldError::new("password", refused)],
            ..first.clone()
        };
        vec![first, second]
    }
}

/// An invitation that was used, withdrawn or is too old; the page does not say which to a stranger.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationGone {}

impl Page for InvitationGone {
    const TEMPLATE: &'static str = "pages/invitation_gone.html";

    fn samples(_: Language) -> Vec<Self> {
        vec![Self {}]
    }
}

/// The first page after signing in: what waits for this person.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// A sentence about what the role is for.
    pub introduction: String,
    /// What waits, the most urgent first.
    pub tasks: Vec<HomeTask>,
    /// What colleagues gave the person to do.
    pub team_tasks: Vec<HomeTask>,
    /// Where colleagues have named the person in a comment.
    pub mentions: Vec<HomeTask>,
}

/// One thing that waits.
#[derive(Clone, Debug, Serialize)]
pub struct HomeTask {
    /// What it is.
    pub title: String,
    /// Where it is done.
    pub href: String,
    /// A line about it; empty for none.
    pub detail: String,
    /// Where it stands.
    pub tag: Option<Tag>,
}

impl Home {
    /// What a respondent reads on top.
    pub fn introduction_for(role: super::Role, texts: &Texts) -> String {
        match role {
            super::Role::Respondent => texts.t("home-respondent"),
            super::Role::Reviewer => texts.t("home-reviewer"),
            super::Role::Policymaker => texts.t("home-policymaker"),
            super::Role::Administrator => texts.t("home-administrator"),
        }
    }
}

impl Page for Home {
    const TEMPLATE: &'static str = "pages/home.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let task = |title: &str, tone| HomeTask {
            title: title.to_owned(),
            href: paths::response("1", paths::ResponsePath::Sections),
            detail: texts.t_with("deadline-until", &[("date", "30.11.2026".into())]),
            tag: Some(Tag::new(texts.t("state-open"), tone)),
        };
        let tasks = vec![
            task(pick(language, INSTITUTION), Tone::Active),
            task(LONG_NAME, Tone::Attention),
            HomeTask { detail: String::new(), tag: None, ..task(pick(language, INSTITUTION), Tone::Quiet) },
        ];
        super::Role::ALL
            .into_iter()
            .map(|role| Self {
                introduction: Self::introduction_for(role, texts),
                tasks: tasks.clone(),
                team_tasks: tasks.clone(),
                mentions: tasks.clone(),
            })
            .chain([Self {
                introduction: Self::introduction_for(super::Role::Reviewer, texts),
                tasks: Vec::new(),
                team_tasks: Vec::new(),
                mentions: Vec::new(),
            }])
            .collect()
    }
}

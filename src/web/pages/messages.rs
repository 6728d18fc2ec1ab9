//! Pages that say that something did not work, and what to do now.

use serde::Serialize;

use super::Page;
use super::parts::Link;
use super::samples::{COMMENT, LONG_NAME, MESSAGE, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// A message in place of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// What happened.
    pub title: String,
    /// What it means and what to do.
    pub paragraphs: Vec<String>,
    /// Where to go on.
    pub links: Vec<Link>,
}

impl Message {
    /// 404: there is no such page, or not for this person; it does not say which.
    pub fn not_found(texts: &Texts) -> Self {
        Self::of(texts, texts.t("not-found-title"), vec![texts.t("not-found-text")])
    }

    /// 409: what was sent does not fit what is stored now. `reason` is a sentence, `back` where to look again.
    pub fn conflict(texts: &Texts, reason: String, back: Link) -> Self {
        let message =
            Self::of(texts, texts.t("conflict-page-title"), vec![reason, texts.t("conflict-page-text")]);
        Self { links: vec![back], ..message }
    }

    /// 422: what was sent could not be read. `problems` are sentences.
    pub fn invalid(texts: &Texts, problems: Vec<String>) -> Self {
        let paragraphs = problems.into_iter().chain([texts.t("invalid-text")]).collect();
        Self::of(texts, texts.t("invalid-title"), paragraphs)
    }

    /// 429: too many attempts.
    pub fn too_many(texts: &Texts) -> Self {
        Self::of(texts, texts.t("too-many-title"), vec![texts.t("too-many-text")])
    }

    /// 500: the fault is ours. `reference` finds it in the log.
    pub fn broken(texts: &Texts, reference: &str) -> Self {
        let reference = texts.t_with("broken-reference", &[("reference", reference.into())]);
        Self::of(texts, texts.t("broken-title"), vec![texts.t("broken-text"), reference])
    }

    fn of(texts: &Texts, title: String, paragraphs: Vec<String>) -> Self {
        Self { title, paragraphs, links: vec![Link::new(texts.t("to-first-page"), paths::HOME)] }
    }
}

impl Page for Message {
    const TEMPLATE: &'static str = "pages/message.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        vec![
            Self::not_found(texts),
            Self::conflict(texts, texts.t("submit-already"), Link::new(LONG_NAME, paths::ROUNDS)),
            Self::invalid(texts, vec![LONG_NAME.to_owned()]),
            Self::too_many(texts),
            Self::broken(texts, "7f3a9c"),
        ]
    }
}

/// 403: the form token is missing or too old. What was typed comes back in the form, to be sent again.
#[derive(Clone, Debug, Serialize)]
pub struct FormExpired {
    /// Where the form was going.
    pub action: String,
    /// Everything that was sent but the token and passwords.
    pub fields: Vec<SentField>,
    /// The person has to sign in again first.
    pub is_signed_out: bool,
}

/// A field that was sent.
#[derive(Clone, Debug, Serialize)]
pub struct SentField {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Long enough that the person may want to copy it.
    pub is_text: bool,
}

impl Page for FormExpired {
    const TEMPLATE: &'static str = "pages/form_expired.html";

    fn samples(language: Language) -> Vec<Self> {
        let field = |name: &str, value: &str, is_text| SentField {
            name: name.to_owned(),
            value: value.to_owned(),
            is_text,
        };
        let fields = vec![
            field("answer.law-review.", "option-2", false),
            field("comment.law-review.", pick(language, COMMENT), true),
            field("source.law-review.", pick(language, MESSAGE), true),
        ];
        let page = |fields, is_signed_out| Self {
            action: "/responses/1/sections/law".to_owned(),
            fields,
            is_signed_out,
        };
        vec![page(fields.clone(), false), page(fields, true), page(Vec::new(), false)]
    }
}

//! From the answers to the receipt: how they will appear, the signature, what was signed before.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Fact, Field, FieldError, Tag, Tone};
use super::response::ResponseHead;
use super::samples::{LONG_NAME, PILLARS, REFUSED, moment, pick};
use crate::response::{SIGNS_AS_DELEGATE, SIGNS_AS_HEAD};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// How the answers will appear in what is published.
#[derive(Clone, Debug, Serialize)]
pub struct AppearancePage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back to the answers.
    pub check_href: String,
    /// On to the signature; empty when there is nothing to sign.
    pub sign_href: String,
    /// How many have handed in so far, and that the rest is not known. Sentences.
    pub known: Vec<String>,
    /// Groups by the topics they are formed on.
    pub parts: Vec<AppearancePart>,
}

/// Topics put to the same institutions.
#[derive(Clone, Debug, Serialize)]
pub struct AppearancePart {
    /// Who they are put to.
    pub title: String,
    /// How many they are, in a sentence.
    pub count: String,
    /// Their titles.
    pub topics: Vec<String>,
    /// The groups the institution is part of.
    pub groups: Vec<AppearanceGroup>,
}

/// A group the institution is part of.
#[derive(Clone, Debug, Serialize)]
pub struct AppearanceGroup {
    /// Its name.
    pub name: String,
    /// Whether figures of it would be published, in a word.
    pub tag: Tag,
    /// How many are asked and have handed in, what follows from that.
    pub facts: Vec<Fact>,
}

impl Page for AppearancePage {
    const TEMPLATE: &'static str = "pages/appearance.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let group = |name: String, tag: Tag| AppearanceGroup {
            name,
            tag,
            facts: vec![
                Fact::new(texts.t("appearance-asked"), "12"),
                Fact::new(texts.t("appearance-handed-in"), "5"),
                Fact::new(texts.t("appearance-recognised"), texts.t("appearance-not-too-few")),
            ],
        };
        let shown = Tag::new(texts.t("appearance-published"), Tone::Done);
        let withheld = Tag::new(texts.t("withheld"), Tone::Quiet);
        let part = AppearancePart {
            title: texts.t("appearance-topics-all"),
            count: texts.t_with("appearance-topic-count", &[("count", 3.into())]),
            topics: PILLARS.iter().map(|title| pick(language, *title).to_owned()).collect(),
            groups: vec![
                group(texts.t("report-kind-all"), shown),
                group(texts.t("report-kind-government"), withheld),
            ],
        };
        let page = Self {
            head: ResponseHead::sample(language),
            check_href: paths::response("1", ResponsePath::Check),
            sign_href: paths::response("1", ResponsePath::Sign),
            known: vec![texts.t("appearance-not-known")],
            parts: vec![part.clone(), AppearancePart { topics: vec![LONG_NAME.to_owned()], ..part }],
        };
        vec![page.clone(), Self { sign_href: String::new(), parts: Vec::new(), ..page }]
    }
}

/// The signature. Posts `signs_as`, `name`, `post`, `delegated_by`, `order_number`, `order_date`, `confirmed`, and back
/// what is signed: `answers`, `version`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SignPage {
    /// Which response this is; none only while the page is put together.
    pub head: Option<ResponseHead>,
    /// Back to how it will appear.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// Head or delegate.
    pub signs_as: Choices,
    /// The name.
    pub name: Field,
    /// The post.
    pub post: Field,
    /// The basis of the delegation.
    pub delegated_by: Field,
    /// The number of the order.
    pub order_number: Field,
    /// The day of the order.
    pub order_date: Field,
    /// The statement to confirm.
    pub confirmed: Choices,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// The hash of the answers, sent back with the form.
    pub answers: String,
    /// Its beginning, for people.
    pub short_hash: String,
    /// The number of the version this makes, sent back with the form.
    pub version: String,
    /// What became of the last signature; empty before there is one.
    pub signature: String,
}

impl SignPage {
    /// Who signs, as choices.
    pub fn signers(texts: &Texts, chosen: &str) -> Vec<Choice> {
        let choice = |value: &str, label: String| Choice::new(value, label).chosen(value == chosen);
        vec![
            choice(SIGNS_AS_HEAD, texts.t("sign-as-head")),
            choice(SIGNS_AS_DELEGATE, texts.t("sign-as-delegate")),
        ]
    }

    /// The statement.
    pub fn statement(texts: &Texts, is_confirmed: bool) -> Vec<Choice> {
        vec![Choice::new("yes", texts.t("sign-statement")).chosen(is_confirmed)]
    }
}

impl Page for SignPage {
    const TEMPLATE: &'static str = "pages/sign.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let first = Self {
            head: Some(ResponseHead::sample(language)),
            back_href: paths::response("1", ResponsePath::Appearance),
            action: paths::response("1", ResponsePath::Sign),
            signs_as: Choices::of(Self::signers(texts, "")),
            confirmed: Choices::of(Self::statement(texts, false)),
            answers: "9f86d081884c7d659a2feaa0".to_owned(),
            short_hash: "9f86d081 884c7d65".to_owned(),
            version: "1".to_owned(),
            ..Self::default()
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            name: Field::of(LONG_NAME),
            order_date: Field::of("2099-01-01").refused(texts.t("sign-date-future")),
            post: Field::default().refused(refused),
            signs_as: Choices::of(Self::signers(texts, SIGNS_AS_DELEGATE)),
            confirmed: Choices { error: Some(texts.t("sign-not-confirmed")), ..first.confirmed.clone() },
            errors: vec![
                FieldError::new("post", refused),
                FieldError::new("order_date", texts.t("sign-date-future")),
                FieldError::new("confirmed", texts.t("sign-not-confirmed")),
            ],
            signature: texts.t("sign-is-void"),
            ..first.clone()
        };
        vec![first, failed]
    }
}

/// One submission in the list of versions.
#[derive(Clone, Debug, Serialize)]
pub struct VersionRow {
    /// `Version 2`.
    pub title: String,
    /// When it was handed in.
    pub at: String,
    /// Who signed, on what order; or that nobody did.
    pub signed: String,
    /// What became of the signature, in a word.
    pub state: Tag,
    /// The same in a sentence.
    pub note: String,
    /// The receipt; empty when nobody signed.
    pub receipt_href: String,
    /// The receipt for programs; empty when nobody signed.
    pub data_href: String,
}

impl VersionRow {
    pub(super) fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let signed = [
            ("name", "Aysel Rəhimova".into()),
            ("post", LONG_NAME.into()),
            ("number", "14-К".into()),
            ("date", "03.02.2026".into()),
        ];
        let row = |number: u32, state: Tag, note: String| Self {
            title: texts.t_with("sign-version", &[("number", number.into())]),
            at: moment(texts),
            signed: texts.t_with("sign-signed-by", &signed),
            state,
            note,
            receipt_href: paths::receipt("1", number),
            data_href: paths::receipt_data("1", number),
        };
        let void = Tag::new(texts.t("sign-void"), Tone::Attention);
        let replaced = Tag::new(texts.t("sign-replaced"), Tone::Quiet);
        let unsigned = Self {
            signed: texts.t("sign-unsigned"),
            receipt_href: String::new(),
            data_href: String::new(),
            ..row(1, replaced, texts.t("sign-is-replaced"))
        };
        vec![row(2, void, texts.t("sign-is-void")), unsigned]
    }
}

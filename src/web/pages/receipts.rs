//! Verifying a receipt, open to anybody.

use serde::Serialize;

use super::Page;
use super::parts::{Fact, Field, FieldError, Tag, Tone};
use super::samples::{INSTITUTION, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// The form and what it found. Posts `number`, `hash` and `file`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReceiptsPage {
    /// Where the form goes.
    pub action: String,
    /// The number typed.
    pub number: Field,
    /// The hash typed.
    pub hash: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// What was found; none before anything was asked.
    pub found: Option<FoundReceipt>,
    /// A sentence when there is no such receipt; empty otherwise.
    pub missing: String,
}

/// A receipt that exists.
#[derive(Clone, Debug, Serialize)]
pub struct FoundReceipt {
    /// What became of it, in a word.
    pub state: Tag,
    /// It stands for the answers that are handed in.
    pub is_valid: bool,
    /// The same in a sentence.
    pub note: String,
    /// Number, institution, round, when.
    pub facts: Vec<Fact>,
}

impl Page for ReceiptsPage {
    const TEMPLATE: &'static str = "pages/receipts.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let empty = Self { action: paths::RECEIPTS.to_owned(), ..Self::default() };
        let refused = pick(language, REFUSED);
        let wrong = Self {
            number: Field::of("7K3M").refused(refused),
            errors: vec![FieldError::new("number", refused)],
            ..empty.clone()
        };
        let missing = Self { missing: texts.t("receipt-none"), ..empty.clone() };
        let found = FoundReceipt {
            state: Tag::new(texts.t("sign-valid"), Tone::Done),
            is_valid: true,
            note: texts.t("receipt-is-valid"),
            facts: vec![
                Fact::new(texts.t("receipt-institution"), pick(language, INSTITUTION)),
                Fact::new(texts.t("receipt-round"), pick(language, ROUND)),
                Fact::new(texts.t("receipt-received-at"), moment(texts)),
            ],
        };
        let void = FoundReceipt {
            state: Tag::new(texts.t("sign-void"), Tone::Attention),
            is_valid: false,
            note: texts.t("receipt-is-void"),
            ..found.clone()
        };
        let with = |found| Self { found: Some(found), ..empty.clone() };
        vec![empty.clone(), wrong, missing, with(found), with(void)]
    }
}

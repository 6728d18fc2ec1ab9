//! A response as the reviewer sees it.

use serde::Serialize;

use super::Page;
use super::answers::{AnswerSection, PromptRow, sample_prompts, sample_sections};
use super::parts::{Fact, Field, FieldError, Table, Tag, Tone};
use super::response::{ResponseHead, ReviewerMessage};
use super::samples::{LONG_NAME, MESSAGE, REFUSED, moment, pick, table};
use super::signing::VersionRow;
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, ReviewPath, RoundPath};

/// A response to be accepted or returned. The return form posts `message` to `return_action`; the accept form posts
/// nothing but the token to `accept_action`. Both send `state`, the state the page was made from, so that a reviewer
/// cannot accept what was changed meanwhile.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back to the round.
    pub round_href: String,
    /// Kind, sector, size; who handed it in and when.
    pub facts: Vec<Fact>,
    /// Scores of the principles.
    pub scores: Table,
    /// Where the answers are judged one by one; empty before anything was handed in.
    pub queue_href: String,
    /// Where the verified scores are explained; empty before anything was verified.
    pub verified_href: String,
    /// Where each score is explained.
    pub scorecard_href: String,
    /// What the institution says is not in its mandate; no rows for nothing.
    pub mandate: Table,
    /// The message it was returned with last.
    pub returned: Option<ReviewerMessage>,
    /// Answers that do not go together or lack an explanation.
    pub prompts: Vec<PromptRow>,
    /// What was handed in so far, with who signed it.
    pub versions: Vec<VersionRow>,
    /// The answers.
    pub sections: Vec<AnswerSection>,
    /// Where it is accepted; empty when it is not waiting for review.
    pub accept_action: String,
    /// Where it is returned; empty when it is not waiting for review.
    pub return_action: String,
    /// Sent back with both forms.
    pub state: String,
    /// The message typed.
    pub message: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "pages/review.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let waiting = Self {
            head: ResponseHead {
                state: Tag::new(texts.t("state-submitted"), Tone::Attention),
                ..ResponseHead::sample(language)
            },
            round_href: paths::round("1", RoundPath::Responses),
            facts: vec![
                Fact::new(texts.t("institution-kind"), texts.t("kind-government")),
                Fact::new(texts.t("review-submitted-by"), "Aysel Rəhimova"),
                Fact::new(texts.t("review-submitted-at"), moment(texts)),
            ],
            scores: table(language),
            queue_href: paths::review("1", ReviewPath::Queue),
            verified_href: paths::review("1", ReviewPath::Verified),
            scorecard_href: paths::response("1", ResponsePath::Scorecard),
            mandate: table(language),
            returned: None,
            prompts: sample_prompts(language, false),
            sections: sample_sections(language, false),
            versions: VersionRow::samples(language),
            accept_action: paths::response("1", ResponsePath::Accept),
            return_action: paths::response("1", ResponsePath::Return),
            state: "submitted 2026-11-22T10:05:00Z".to_owned(),
            message: Field::default(),
            errors: Vec::new(),
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            message: Field::of(pick(language, MESSAGE)).refused(refused),
            errors: vec![FieldError::new("message", refused)],
            ..waiting.clone()
        };
        let message = pick(language, MESSAGE).to_owned();
        let mut open = Self {
            returned: Some(ReviewerMessage { at: moment(texts), message }),
            accept_action: String::new(),
            return_action: String::new(),
            scores: Table::default(),
            mandate: Table::default(),
            prompts: Vec::new(),
            versions: Vec::new(),
            ..waiting.clone()
        };
        open.head.institution = LONG_NAME.to_owned();
        vec![waiting, failed, open]
    }
}

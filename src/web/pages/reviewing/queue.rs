//! The answers of one response to look at, and accepting the rest of a section.

use serde::Serialize;

use super::super::Page;
use super::super::parts::{Fact, FieldError, Link, Tag, Tone};
use super::super::response::ResponseHead;
use super::super::samples::{LONG_NAME, QUESTION, SECTION, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, ReviewPath};

/// A way to narrow or order the list.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// What is read, with how many there are.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// It is chosen.
    pub is_current: bool,
}

/// An answer in the list.
#[derive(Clone, Debug, Serialize)]
pub struct QueueRow {
    /// The question.
    pub question: String,
    /// The unit; empty without units.
    pub unit: String,
    /// Its section.
    pub section: String,
    /// The answer in words.
    pub answer: String,
    /// Where it is judged.
    pub href: String,
    /// What is known of it.
    pub tags: Vec<Tag>,
}

/// The answers of one response to look at.
#[derive(Clone, Debug, Serialize)]
pub struct QueuePage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back to the whole response.
    pub review_href: String,
    /// How far the review is.
    pub facts: Vec<Fact>,
    /// Which answers are shown.
    pub filters: Vec<Filter>,
    /// In which order.
    pub orders: Vec<Filter>,
    /// The answers.
    pub answers: Vec<QueueRow>,
    /// Where the rest of a section is accepted, with how many answers that is.
    pub rests: Vec<Link>,
    /// Where the response is accepted or returned once every answer is reviewed; empty before.
    pub decide_href: String,
    /// Why nothing can be judged now; empty when it can.
    pub note: String,
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "pages/review_queue.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let filter =
            |text: String, is_current| Filter { text, href: "/responses/1/queue".to_owned(), is_current };
        let row = |question: &str, tags| QueueRow {
            question: question.to_owned(),
            unit: String::new(),
            section: pick(language, SECTION).to_owned(),
            answer: LONG_NAME.to_owned(),
            href: paths::review("1", ReviewPath::Judge("law-review.")),
            tags,
        };
        let full = Self {
            head: ResponseHead::sample(language),
            review_href: paths::response("1", ResponsePath::Review),
            facts: vec![Fact::new(texts.t("review-judged"), "3")],
            filters: vec![
                filter(texts.t_with("review-show-open", &[("count", 2.into())]), true),
                filter(texts.t_with("review-show-all", &[("count", 5.into())]), false),
            ],
            orders: vec![filter(texts.t("review-order-need"), true)],
            answers: vec![
                row(pick(language, QUESTION), vec![Tag::new(texts.t("review-tag-core"), Tone::Quiet)]),
                row(LONG_NAME, vec![Tag::new(texts.t("review-tag-outdated"), Tone::Attention)]),
            ],
            rests: vec![Link::new(pick(language, SECTION), paths::review("1", ReviewPath::Rest("law")))],
            decide_href: String::new(),
            note: String::new(),
        };
        let done = Self {
            answers: Vec::new(),
            rests: Vec::new(),
            decide_href: paths::decision("1"),
            ..full.clone()
        };
        let empty = Self { decide_href: String::new(), note: texts.t("review-not-open"), ..done.clone() };
        vec![full, done, empty]
    }
}

/// Accepting the rest of a section as it is. Posts `count` and `confirmed` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RestPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The section.
    pub section: String,
    /// Back to the list.
    pub queue_href: String,
    /// How many answers, in a sentence; empty when there is nothing to accept.
    pub sentence: String,
    /// The questions.
    pub questions: Vec<String>,
    /// How many answers.
    pub count: usize,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for RestPage {
    const TEMPLATE: &'static str = "pages/review_rest.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |count: usize, errors| Self {
            head: ResponseHead::sample(language),
            section: pick(language, SECTION).to_owned(),
            queue_href: paths::review("1", ReviewPath::Queue),
            sentence: texts.t_with("review-rest-sentence", &[("count", count.into())]),
            questions: vec![pick(language, QUESTION).to_owned(), LONG_NAME.to_owned()],
            count,
            action: paths::review("1", ReviewPath::Rest("law")),
            errors,
        };
        let refused = vec![FieldError::new("confirmed", texts.t("review-rest-confirm-missing"))];
        vec![page(2, Vec::new()), page(1, refused)]
    }
}

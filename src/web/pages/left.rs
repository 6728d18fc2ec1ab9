//! What is left to do in a response.

use serde::Serialize;

use super::Page;
use super::answers::HiddenRow;
use super::parts::Words;
use super::response::ResponseHead;
use super::samples::{LONG_NAME, OTHER_SECTION, QUESTION, SECTION, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// How many questions stand at one state.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// The state.
    pub term: String,
    /// How many.
    pub count: String,
}

/// Where a person goes on.
#[derive(Clone, Debug, Serialize)]
pub struct GoOn {
    /// What the link says.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The question there.
    pub question: Words,
}

/// A question without an answer.
#[derive(Clone, Debug, Serialize)]
pub struct LeftRow {
    /// The question.
    pub question: Words,
    /// Where it is answered; empty when nothing can be changed any more.
    pub href: String,
    /// The unanswered questions it hangs on whether it is asked.
    pub by: Vec<String>,
}

/// What is left in a section.
#[derive(Clone, Debug, Serialize)]
pub struct LeftSection {
    /// Its id on the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Asked, without an answer.
    pub open: Vec<LeftRow>,
    /// Asked only if other answers say so.
    pub undecided: Vec<LeftRow>,
}

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct LeftPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// How many questions stand where, of those whose answers the person sees.
    pub coverage: Vec<Coverage>,
    /// That some are not counted; empty when all are.
    pub coverage_note: String,
    /// Where the person goes on; none when everything is answered or nothing can be changed.
    pub go_on: Option<GoOn>,
    /// The sections with something left.
    pub sections: Vec<LeftSection>,
    /// Questions that are not asked.
    pub hidden: Vec<HiddenRow>,
}

pub(super) fn sample_coverage(texts: &Texts) -> Vec<Coverage> {
    let one = |term: String, count: &str| Coverage { term, count: count.to_owned() };
    vec![
        one(texts.t("left-answered"), "6"),
        one(texts.t("answer-unanswered"), "4"),
        one(texts.t("left-undecided"), "1"),
        one(texts.t("answer-do-not-know"), "0"),
        one(texts.t("answer-no-data"), "2"),
        one(texts.t("answer-not-applicable"), "3"),
        one(texts.t("left-hidden"), "12"),
    ]
}

pub(super) fn sample_go_on(language: Language) -> GoOn {
    GoOn {
        title: Texts::get(language).t("left-continue"),
        href: paths::answer("1", "law", "law-review."),
        question: Words::new(pick(language, QUESTION)),
    }
}

impl Page for LeftPage {
    const TEMPLATE: &'static str = "pages/left.html";

    fn samples(language: Language) -> Vec<Self> {
        let row = |text: &str, by: Vec<String>| LeftRow {
            question: Words::new(text),
            href: paths::answer("1", "law", "law-review."),
            by,
        };
        let question = pick(language, QUESTION);
        let section = |number: u8, title: &str, undecided| LeftSection {
            id: format!("section-{number}"),
            title: title.to_owned(),
            open: vec![row(question, Vec::new()), row(LONG_NAME, Vec::new())],
            undecided,
        };
        let some = Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            coverage: sample_coverage(Texts::get(language)),
            coverage_note: Texts::get(language).t("left-part-only"),
            go_on: Some(sample_go_on(language)),
            sections: vec![
                section(1, pick(language, SECTION), Vec::new()),
                section(
                    2,
                    pick(language, OTHER_SECTION),
                    vec![row(question, vec![LONG_NAME.to_owned()]), row(question, Vec::new())],
                ),
            ],
            hidden: HiddenRow::samples(language),
        };
        let nothing = Self { go_on: None, sections: Vec::new(), hidden: Vec::new(), ..some.clone() };
        vec![some, nothing]
    }
}

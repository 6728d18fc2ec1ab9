//! One question with its history and what is said about it; what changed in a response; the help desk.

use serde::Serialize;

use super::Page;
use super::answer_form::QuestionForm;
use super::parts::{Choice, Choices, Field, FieldError, Link, Tag, Tone};
use super::response::ResponseHead;
use super::samples::{
    COMMENT, INSTITUTION, LONG_NAME, MESSAGE, OPTIONS, QUESTION, REFUSED, SECTION, SOURCE, moment, pick,
};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// Words somebody wrote.
#[derive(Clone, Debug, Serialize)]
pub struct CommentRow {
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// The words.
    pub text: String,
    /// Written by a reviewer.
    pub is_from_nhri: bool,
    /// Who is named in it, in a sentence; empty for nobody.
    pub mentions: String,
}

impl CommentRow {
    fn samples(language: Language, is_from_nhri: bool) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |by: &str, text: &str, mentions| Self {
            by: by.to_owned(),
            at: moment(texts),
            text: text.to_owned(),
            is_from_nhri,
            mentions,
        };
        let named = texts.t_with("comment-named", &[("names", "Aysel Rəhimova".into())]);
        vec![row("Aysel Rəhimova", pick(language, COMMENT), named), row(LONG_NAME, LONG_NAME, String::new())]
    }
}

/// One thing of an answer that changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeLine {
    /// Answer, comment or source.
    pub label: String,
    /// What it was; empty for nothing.
    pub before: String,
    /// What it became; empty for nothing.
    pub after: String,
}

/// One change of one answer.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// The question; empty on its own page.
    pub question: String,
    /// The unit; empty without units.
    pub unit: String,
    /// The page of the question; empty on that page.
    pub href: String,
    /// What.
    pub lines: Vec<ChangeLine>,
    /// The revision a button brings back; 0 where there is none.
    pub restore: u32,
}

impl ChangeRow {
    fn samples(language: Language, on_own_page: bool) -> Vec<Self> {
        let texts = Texts::get(language);
        let line = |label, before: &str, after: &str| ChangeLine {
            label,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let row = |by: &str, lines| Self {
            at: moment(texts),
            by: by.to_owned(),
            question: if on_own_page { String::new() } else { pick(language, QUESTION).to_owned() },
            unit: String::new(),
            href: if on_own_page {
                String::new()
            } else {
                paths::response("1", ResponsePath::Question("law-review."))
            },
            lines,
            restore: u32::from(on_own_page),
        };
        let [first, second, ..] = &OPTIONS;
        vec![
            row(
                "Aysel Rəhimova",
                vec![line(texts.t("history-answer"), pick(language, first.0), pick(language, second.0))],
            ),
            row(LONG_NAME, vec![line(texts.t("source"), "", pick(language, SOURCE))]),
        ]
    }
}

/// One question. The form of its answer is that of its section, see [`section`](super::section). The comment posts
/// `text` and `mention` (several); the question to the NHRI `text` and `with-answer`; restoring `revision` and `now`.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The section it stands in.
    pub section: Link,
    /// The question with its form, or with its answer to be read.
    pub question: QuestionForm,
    /// The key of its form.
    pub key: String,
    /// Where the form goes.
    pub action: String,
    /// Where the script saves.
    pub autosave: String,
    /// Who is signed in, by an id.
    pub owner: String,
    /// The answer can be changed.
    pub is_form: bool,
    /// Every change of the answer, newest first.
    pub history: Vec<ChangeRow>,
    /// Where an older answer is brought back; empty when it cannot be.
    pub restore: String,
    /// The revision the page was made from.
    pub now: u32,
    /// What colleagues said.
    pub comments: Vec<CommentRow>,
    /// Where a comment goes; empty when the person only reads.
    pub comment_action: String,
    /// The comment typed.
    pub comment: Field,
    /// The colleagues who can be named.
    pub mention: Choices,
    /// The thread with the NHRI.
    pub help: Vec<CommentRow>,
    /// Where a question to the NHRI goes; empty when the person only reads.
    pub help_action: String,
    /// The question typed.
    pub ask: Field,
    /// The box that shows the NHRI the answer.
    pub with_answer: Choices,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "pages/question.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let path = |page| paths::response("1", page);
        let colleagues = vec![Choice::new("1", "Aysel Rəhimova"), Choice::new("2", LONG_NAME).chosen(true)];
        let with_answer = Choice::new("yes", texts.t("help-desk-with-answer"));
        let full = Self {
            head: ResponseHead::sample(language),
            section: Link::new(pick(language, SECTION), path(ResponsePath::Section("law"))),
            question: QuestionForm::samples(language).swap_remove(0),
            key: "law-review.".to_owned(),
            action: path(ResponsePath::Section("law")),
            autosave: path(ResponsePath::Answers),
            owner: "018f3b1e-7c1d-7a52-9d7e-2f6b1c0a9e11".to_owned(),
            is_form: true,
            history: ChangeRow::samples(language, true),
            restore: path(ResponsePath::Restore("law-review.")),
            now: 3,
            comments: CommentRow::samples(language, false),
            comment_action: path(ResponsePath::Comments("law-review.")),
            comment: Field::default(),
            mention: Choices::of(colleagues),
            help: CommentRow::samples(language, true),
            help_action: path(ResponsePath::AskNhri("law-review.")),
            ask: Field::default(),
            with_answer: Choices::of(vec![with_answer]),
            errors: Vec::new(),
        };
        let refused = pick(language, REFUSED);
        let read = Self {
            question: QuestionForm::read_samples(language).swap_remove(1),
            is_form: false,
            history: Vec::new(),
            restore: String::new(),
            comments: Vec::new(),
            help: Vec::new(),
            comment: Field::of(LONG_NAME).refused(refused),
            errors: vec![FieldError::new("comment-text", refused)],
            ..full.clone()
        };
        vec![full, read]
    }
}

/// Who changed what in a response.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// Newest first.
    pub changes: Vec<ChangeRow>,
    /// The page before this one.
    pub newer: Option<Link>,
    /// The page after this one.
    pub older: Option<Link>,
}

impl Page for ChangesPage {
    const TEMPLATE: &'static str = "pages/changes.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |changes, newer, older| Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            changes,
            newer,
            older,
        };
        let newer = Link::new(texts.t("history-newer"), "/responses/1/changes");
        let older = Link::new(texts.t("history-older"), "/responses/1/changes?page=3");
        vec![
            page(Vec::new(), None, None),
            page(ChangeRow::samples(language, false), Some(newer), Some(older)),
        ]
    }
}

/// A thread in the list of the help desk.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadRow {
    /// Who asks.
    pub institution: String,
    /// About which question.
    pub question: String,
    /// Where the thread is.
    pub href: String,
    /// When it was last written in, and by whom.
    pub last: String,
    /// Whether it waits for an answer.
    pub state: Tag,
}

/// The questions institutions ask the NHRI.
#[derive(Clone, Debug, Serialize)]
pub struct HelpDeskPage {
    /// Those that wait first.
    pub threads: Vec<ThreadRow>,
}

impl Page for HelpDeskPage {
    const TEMPLATE: &'static str = "pages/help_desk.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |institution: &str, state| ThreadRow {
            institution: institution.to_owned(),
            question: pick(language, QUESTION).to_owned(),
            href: paths::help_thread("1", "law-review."),
            last: format!("{}, {}", moment(texts), LONG_NAME),
            state,
        };
        let open = Tag::new(texts.t("help-desk-open"), Tone::Attention);
        let answered = Tag::new(texts.t("help-desk-answered"), Tone::Done);
        let threads = vec![row(pick(language, INSTITUTION), open), row(LONG_NAME, answered)];
        vec![Self { threads: Vec::new() }, Self { threads }]
    }
}

/// One thread, as a reviewer reads and answers it. Posts `text` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadPage {
    /// Which response it is about.
    pub head: ResponseHead,
    /// The question of the questionnaire.
    pub question: String,
    /// Oldest first.
    pub comments: Vec<CommentRow>,
    /// Where the answer goes.
    pub action: String,
    /// The answer typed.
    pub text: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for ThreadPage {
    const TEMPLATE: &'static str = "pages/help_thread.html";

    fn samples(language: Language) -> Vec<Self> {
        let page = |text: Field, errors| Self {
            head: ResponseHead::sample(language),
            question: pick(language, QUESTION).to_owned(),
            comments: CommentRow::samples(language, true),
            action: paths::help_thread("1", "law-review."),
            text,
            errors,
        };
        let refused = pick(language, REFUSED);
        vec![
            page(Field::default(), Vec::new()),
            page(Field::of(pick(language, MESSAGE)).refused(refused), vec![FieldError::new("text", refused)]),
        ]
    }
}

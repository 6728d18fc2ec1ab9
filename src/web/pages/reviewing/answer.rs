//! One answer, as its reviewer judges it.

use serde::Serialize;

use super::super::Page;
use super::super::answer_form::{AnswerForm, AnswerKind, OptionForm};
use super::super::answers::{AnswerRow, sample_sections};
use super::super::parts::{Choice, Choices, Field, FieldError, Table, Tag, Tone, Words};
use super::super::quotations::QuoteOffer;
use super::super::response::ResponseHead;
use super::super::samples::{
    COMMENT, EVIDENCE, HELP, LONG_NAME, MESSAGE, OPTIONS, QUESTION, REFUSED, ROUND, SECTION, moment, pick,
    table,
};
use super::super::talk::CommentRow;
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ReviewPath};

/// A verdict in words.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictRow {
    /// Whose: first or second reviewer.
    pub title: String,
    /// Accepted as it is, or the verified answer.
    pub verified: String,
    /// How strong the evidence is.
    pub strength: String,
    /// Why.
    pub words: String,
    /// Who and when; empty where nobody is named.
    pub by: String,
    /// That the answer has changed since.
    pub outdated: Option<Tag>,
}

impl VerdictRow {
    /// A made-up verdict.
    pub fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            title: texts.t("review-first"),
            verified: pick(language, OPTIONS[1].0).to_owned(),
            strength: texts.t("review-strength-2"),
            words: pick(language, COMMENT).to_owned(),
            by: format!("Rauf, {}", moment(texts)),
            outdated: Some(Tag::new(texts.t("review-tag-outdated"), Tone::Attention)),
        }
    }
}

/// The form of a verdict. Posts `verdict` (`as-is`, `other`), the fields of an answer (see
/// [`section`](super::super::section)), `words`, `strength`, `judged`, `seen`, `show` and `order`.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictForm {
    /// Where it goes.
    pub action: String,
    /// As it is, or another answer.
    pub verdict: Choices,
    /// The fields of the other answer.
    pub answer: AnswerForm,
    /// Why.
    pub words: Field,
    /// How strong the evidence is.
    pub strength: Choices,
    /// The mark of the answer shown.
    pub judged: String,
    /// The revision of the verdict shown; 0 for none.
    pub seen: u32,
}

/// What the institution replied to a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyRow {
    /// It agrees or not.
    pub stance: Tag,
    /// Why.
    pub words: String,
    /// Where that can be seen.
    pub evidence: String,
    /// When.
    pub at: String,
    /// What the reviewer answered; empty before that.
    pub answer: String,
}

impl ReplyRow {
    /// A made-up reply.
    pub fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        Self {
            stance: Tag::new(texts.t("reply-disagree"), Tone::Attention),
            words: pick(language, MESSAGE).to_owned(),
            evidence: pick(language, EVIDENCE).to_owned(),
            at: moment(texts),
            answer: LONG_NAME.to_owned(),
        }
    }
}

/// One answer with its verdict. The question back posts `ask` to `ask_action`; the answer to a reply `reply-answer` and
/// `reply-revision` to `reply_action`.
#[derive(Clone, Debug, Serialize)]
pub struct JudgePage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back to the list.
    pub queue_href: String,
    /// Which one of how many.
    pub position: String,
    /// The one before; empty at the first.
    pub previous_href: String,
    /// The one after; empty at the last.
    pub next_href: String,
    /// The section.
    pub section: String,
    /// The question.
    pub question: Words,
    /// What counts.
    pub help: Words,
    /// What document would show it.
    pub evidence: Words,
    /// What is known of the answer.
    pub tags: Vec<Tag>,
    /// The answer with what stands beside it.
    pub answer: AnswerRow,
    /// The answer of the round before, with its name; empty without one.
    pub before: String,
    /// What the other side said of the same fact, a table for each question; no rows before anything is accepted.
    pub mirrors: Vec<Table>,
    /// That the second reviewer judges on their own; empty otherwise.
    pub blind_note: String,
    /// That nothing can be judged now; empty when it can.
    pub closed_note: String,
    /// The verdicts that can be seen.
    pub verdicts: Vec<VerdictRow>,
    /// Older ones.
    pub history: Vec<VerdictRow>,
    /// The form; none when nothing can be judged.
    pub form: Option<VerdictForm>,
    /// Carried by every form.
    pub show: String,
    /// Carried by every form.
    pub order: String,
    /// Where the question to the institution stands; none without one.
    pub thread_state: Option<Tag>,
    /// What was said.
    pub said: Vec<CommentRow>,
    /// The question typed.
    pub ask: Field,
    /// Where it goes; empty when nothing can be asked.
    pub ask_action: String,
    /// Where the thread is closed; empty without one that is open.
    pub close_action: String,
    /// What the institution replied to the verdict.
    pub reply: Option<ReplyRow>,
    /// The revision of the reply.
    pub reply_revision: u32,
    /// The answer typed.
    pub reply_answer: Field,
    /// Where it goes; empty when nothing waits for an answer.
    pub reply_action: String,
    /// Its words that can be quoted.
    pub quotes: Vec<QuoteOffer>,
    /// Where they are proposed.
    pub quote_action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

fn sample_comment(language: Language) -> CommentRow {
    CommentRow {
        by: LONG_NAME.to_owned(),
        at: moment(Texts::get(language)),
        text: pick(language, MESSAGE).to_owned(),
        is_from_nhri: true,
        mentions: String::new(),
    }
}

fn sample_form(language: Language, error: Option<&str>) -> VerdictForm {
    let texts = Texts::get(language);
    let option = |number: usize| OptionForm {
        value: format!("option-{number}"),
        label: Words::new(pick(language, OPTIONS[number].0)),
        criterion: Words::new(pick(language, OPTIONS[number].1)),
        evidence: Words::english(LONG_NAME, language.code()),
        is_chosen: number == 1,
        may_be_left_out: false,
        is_left_out: false,
    };
    let mut answer = AnswerForm::empty("law-review", "", AnswerKind::Choice, texts);
    answer.options = vec![option(0), option(1)];
    answer.error = error.map(str::to_owned);
    let field = |value: &str| Field { value: value.to_owned(), error: error.map(str::to_owned) };
    VerdictForm {
        action: paths::review("1", ReviewPath::Judge("law-review.")),
        verdict: Choices::of(vec![
            Choice::new("as-is", texts.t("review-as-is")),
            Choice::new("other", texts.t("review-other")).chosen(true),
        ]),
        answer,
        words: field(pick(language, COMMENT)),
        strength: Choices::of(vec![Choice::new("2", texts.t("review-strength-2")).chosen(true)]),
        judged: "7c1d".to_owned(),
        seen: 1,
    }
}

impl JudgePage {
    /// The sample as somebody sees it who may only read.
    fn read_only(self, texts: &Texts) -> Self {
        Self {
            closed_note: texts.t("review-not-open"),
            previous_href: String::new(),
            next_href: String::new(),
            mirrors: Vec::new(),
            blind_note: String::new(),
            before: String::new(),
            verdicts: Vec::new(),
            history: Vec::new(),
            thread_state: None,
            said: Vec::new(),
            ask_action: String::new(),
            close_action: String::new(),
            reply: None,
            reply_action: String::new(),
            quotes: Vec::new(),
            ..self
        }
    }
}

fn mirror_samples(language: Language) -> Vec<Table> {
    vec![table(language), Table { rows: Vec::new(), ..table(language) }]
}

impl Page for JudgePage {
    const TEMPLATE: &'static str = "pages/review_answer.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let answers = sample_sections(language, false).swap_remove(0).answers;
        let path = |page| paths::review("1", page);
        let refused = pick(language, REFUSED);
        let page = |answer: AnswerRow, form| Self {
            head: ResponseHead::sample(language),
            queue_href: path(ReviewPath::Queue),
            position: texts.t_with("review-position", &[("place", 2.into()), ("count", 7.into())]),
            previous_href: path(ReviewPath::Judge("a.")),
            next_href: path(ReviewPath::Judge("b.")),
            section: pick(language, SECTION).to_owned(),
            question: Words::new(pick(language, QUESTION)),
            help: Words::new(pick(language, HELP)),
            evidence: Words::new(pick(language, EVIDENCE)),
            tags: vec![Tag::new(texts.t("review-tag-core"), Tone::Quiet)],
            answer,
            before: texts.t_with("review-before", &[("round", pick(language, ROUND).into())]),
            mirrors: mirror_samples(language),
            blind_note: texts.t("review-blind"),
            closed_note: String::new(),
            verdicts: vec![VerdictRow::sample(language)],
            history: vec![VerdictRow::sample(language)],
            form,
            show: "open".to_owned(),
            order: "need".to_owned(),
            thread_state: Some(Tag::new(texts.t("thread-open"), Tone::Active)),
            said: vec![sample_comment(language)],
            ask: Field::default(),
            ask_action: path(ReviewPath::Ask("law-review.")),
            close_action: path(ReviewPath::CloseThread("law-review.")),
            reply: Some(ReplyRow::sample(language)),
            reply_revision: 1,
            reply_answer: Field::default(),
            reply_action: path(ReviewPath::AnswerReply("law-review.")),
            quotes: ["", "/quotations/1"].map(|href| QuoteOffer::sample(language, href)).into(),
            quote_action: paths::quote("1", "law-review."),
            errors: Vec::new(),
        };
        let failed = Self {
            errors: vec![FieldError::new("words", refused)],
            ..page(answers[0].clone(), Some(sample_form(language, Some(refused))))
        };
        let read = page(answers[answers.len() - 1].clone(), None);
        vec![page(answers[0].clone(), Some(sample_form(language, None))), failed, read.read_only(texts)]
    }
}

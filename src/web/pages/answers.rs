//! Answers to be read, not changed.

use serde::Serialize;

use super::parts::{Tag, Tone, Words};
use super::samples::{
    CHECKLIST, COMMENT, EVIDENCE, LONG_NAME, NUMBER, OPTIONS, QUESTION, SECTION, SOURCE, pick,
};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// The answers of a section.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerSection {
    /// Its id on the page.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the answers are changed; empty when they cannot be.
    pub change_href: String,
    /// Why its answers are not shown; empty when they are.
    pub note: String,
    /// Its questions in order; of those that do not apply only what was answered before.
    pub answers: Vec<AnswerRow>,
}

/// A question and what was answered.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerRow {
    /// The question.
    pub question: String,
    /// The unit it was answered for; empty without units.
    pub unit: String,
    /// The answer in words, a line for each element; empty when `state` says what there is.
    pub answer: Vec<String>,
    /// Not answered, do not know, no data or not applicable; hidden when an earlier answer rules the question out.
    pub state: Option<Tag>,
    /// The earlier questions whose answers hide this one.
    pub hidden_by: Vec<String>,
    /// What would show the answer, for whoever reviews it; empty for others.
    pub evidence: Vec<Words>,
    /// What should be looked at again.
    pub prompts: Vec<Words>,
    /// Why it is not applicable; empty otherwise.
    pub reason: String,
    /// The respondent's words.
    pub comment: String,
    /// Where it can be seen.
    pub source: String,
    /// The points of the answer, 0 to 100; empty when it is not scored.
    pub score: String,
}

/// An answer to look at again.
#[derive(Clone, Debug, Serialize)]
pub struct PromptRow {
    /// The question.
    pub question: Words,
    /// The unit; empty without units.
    pub unit: String,
    /// Where the answer is changed or explained; empty when it cannot be.
    pub href: String,
    /// Why.
    pub message: Words,
}

pub(super) fn sample_prompts(language: Language, with_change: bool) -> Vec<PromptRow> {
    let href = if with_change { paths::answer("1", "law", "law-review.") } else { String::new() };
    let contradiction = PromptRow {
        question: Words::new(pick(language, QUESTION)),
        unit: String::new(),
        href,
        message: Words::english("Correct one of the answers or explain in a note.", language.code()),
    };
    let unexplained = PromptRow {
        question: Words::english(LONG_NAME, language.code()),
        unit: LONG_NAME.to_owned(),
        message: Words::new(Texts::get(language).t("prompt-explain")),
        ..contradiction.clone()
    };
    vec![contradiction, unexplained]
}

/// The word for what stands in place of an answer.
pub fn state_of_no_answer(texts: &Texts, state: NoAnswer) -> Tag {
    match state {
        NoAnswer::Unanswered => Tag::new(texts.t("answer-unanswered"), Tone::Attention),
        NoAnswer::DoNotKnow => Tag::new(texts.t("answer-do-not-know"), Tone::Quiet),
        NoAnswer::NoData => Tag::new(texts.t("answer-no-data"), Tone::Quiet),
        NoAnswer::NotApplicable => Tag::new(texts.t("answer-not-applicable"), Tone::Quiet),
    }
}

/// The word for an answer that an earlier one has ruled out since.
pub fn state_of_hidden(texts: &Texts) -> Tag {
    Tag::new(texts.t("answer-hidden"), Tone::Quiet)
}

/// Four different things that may stand in place of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nobody has answered.
    Unanswered,
    /// The institution does not know.
    DoNotKnow,
    /// Nobody collects it.
    NoData,
    /// It does not concern the institution.
    NotApplicable,
}

pub(super) fn sample_sections(language: Language, with_change: bool) -> Vec<AnswerSection> {
    let texts = Texts::get(language);
    let answered = AnswerRow {
        question: pick(language, QUESTION).to_owned(),
        unit: String::new(),
        answer: vec![pick(language, OPTIONS[2].0).to_owned()],
        state: None,
        hidden_by: Vec::new(),
        evidence: if with_change { Vec::new() } else { vec![Words::new(pick(language, EVIDENCE))] },
        prompts: vec![Words::english("Correct one of the answers or explain in a note.", language.code())],
        reason: String::new(),
        comment: pick(language, COMMENT).to_owned(),
        source: pick(language, SOURCE).to_owned(),
        score: texts.score(rust_decimal::Decimal::new(5, 1)),
    };
    let without = |question: &str, state| AnswerRow {
        question: question.to_owned(),
        answer: Vec::new(),
        state: Some(state_of_no_answer(texts, state)),
        evidence: Vec::new(),
        prompts: Vec::new(),
        comment: String::new(),
        source: String::new(),
        score: String::new(),
        ..answered.clone()
    };
    let not_applicable = AnswerRow {
        reason: pick(language, super::samples::REASON).to_owned(),
        ..without(pick(language, CHECKLIST), NoAnswer::NotApplicable)
    };
    let change = if with_change { paths::response("1", ResponsePath::Section("law")) } else { String::new() };
    let section = |number, title: &str, answers| AnswerSection {
        id: format!("section-{number}"),
        title: title.to_owned(),
        note: String::new(),
        change_href: change.clone(),
        answers,
    };
    let unit = AnswerRow { unit: LONG_NAME.to_owned(), ..answered.clone() };
    let hidden = AnswerRow {
        state: Some(state_of_hidden(texts)),
        hidden_by: vec![pick(language, QUESTION).to_owned(), LONG_NAME.to_owned()],
        prompts: Vec::new(),
        score: String::new(),
        ..answered.clone()
    };
    vec![
        section(1, pick(language, SECTION), vec![answered.clone(), unit, not_applicable, hidden]),
        section(
            2,
            LONG_NAME,
            vec![
                without(pick(language, NUMBER), NoAnswer::NoData),
                without(pick(language, NUMBER), NoAnswer::DoNotKnow),
                without(LONG_NAME, NoAnswer::Unanswered),
            ],
        ),
        section(3, pick(language, SECTION), Vec::new()),
    ]
}

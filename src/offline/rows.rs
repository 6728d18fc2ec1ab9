//! The rows of the workbook before they are written: what stands in each cell and what may be chosen there.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::asked_when::{asked_when, not_asked};
use super::facts::{Asking, Facts};
use super::labels::{self, Labelled, MET, NOT_MET};
use super::layout::LONGEST_CELL;
use crate::questionnaire::{Question, QuestionKind};
use crate::response::{Answer, GivenAnswer, NOT_APPLICABLE};
use crate::scoring::Applies;
use crate::texts::Texts;

/// What stands in a cell that is filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    Nothing,
    Text(String),
    Number(f64),
    Day(chrono::NaiveDate),
    /// More than a cell holds: a note stands there, and nothing is taken from it.
    TooLong,
}

/// What may stand in the cell of the answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// One of these.
    List(Vec<String>),
    Number(Option<Decimal>, Option<Decimal>),
    Day,
    Words,
    /// Nothing: the rows below have the elements.
    Below,
}

/// One row.
pub(super) struct Row {
    pub(super) question: String,
    pub(super) unit: String,
    pub(super) element: String,
    pub(super) unit_name: String,
    pub(super) text: String,
    pub(super) help: String,
    pub(super) kind: Kind,
    pub(super) answer: Content,
    pub(super) instead: Vec<String>,
    pub(super) instead_chosen: String,
    pub(super) reasons: Vec<String>,
    pub(super) reason: String,
    pub(super) comment: Content,
    pub(super) source: Content,
    /// Not put as things are.
    pub(super) is_quiet: bool,
}

/// The rows of one asking: one, and one more for each element of a checklist.
pub(super) fn rows(facts: &Facts<'_>, asking: &Asking<'_>, texts: &Texts) -> Vec<Row> {
    let given = facts.given(&asking.place());
    let head = head(facts, asking, &given, texts);
    let mut rows = vec![head];
    if matches!(asking.question.kind, QuestionKind::Checklist { .. }) {
        let is_quiet = rows[0].is_quiet;
        rows.extend(elements(asking, &given, texts).map(|row| Row { is_quiet, ..row }));
    }
    rows
}

fn head(facts: &Facts<'_>, asking: &Asking<'_>, given: &GivenAnswer, texts: &Texts) -> Row {
    let (question, code) = (asking.question, texts.language().code());
    let specials = labels::specials(question, texts);
    let is_choice = matches!(question.kind, QuestionKind::Choice { .. });
    let special = given.answer.as_ref().filter(|answer| is_special(answer)).map(Answer::to_cell);
    let shown = special.as_ref().map(|code| label(&specials, code)).unwrap_or_default();
    let reasons = labels::reasons(facts.questionnaire, texts);
    let reason = match &given.answer {
        Some(Answer::NotApplicable { reason }) => label(&reasons, reason),
        _ => String::new(),
    };
    let is_quiet = facts.applies(facts.sheet, asking) == Applies::Hidden;
    Row {
        question: question.id.clone(),
        unit: asking.unit.map(|unit| unit.id.to_string()).unwrap_or_default(),
        element: String::new(),
        unit_name: asking.unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        text: question.text.get(code).to_owned(),
        help: help(facts, asking, texts, is_quiet),
        kind: kind(question, texts),
        answer: if is_choice && !shown.is_empty() {
            Content::Text(shown.clone())
        } else {
            content(question, given.answer.as_ref(), texts)
        },
        instead: if is_choice { Vec::new() } else { names(&specials) },
        instead_chosen: if is_choice { String::new() } else { shown },
        reasons: if question.not_applicable { names(&reasons) } else { Vec::new() },
        reason,
        comment: words(&given.comment),
        source: words(&given.source),
        is_quiet,
    }
}

fn elements<'a>(
    asking: &'a Asking<'a>,
    given: &'a GivenAnswer,
    texts: &'a Texts,
) -> impl Iterator<Item = Row> + 'a {
    let code = texts.language().code();
    let words = labels::elements(asking.question, texts);
    asking.question.options().iter().map(move |element| Row {
        question: asking.question.id.clone(),
        unit: asking.unit.map(|unit| unit.id.to_string()).unwrap_or_default(),
        element: element.id.clone(),
        unit_name: asking.unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        text: format!("   • {}", element.label.get(code)),
        help: joined(&[element.criterion.get(code), &shown_by(texts, element.evidence.get(code))]),
        kind: Kind::List(names(&words)),
        answer: match &given.answer {
            Some(Answer::Checklist { met, not_applicable }) => {
                let is = |set: &std::collections::BTreeSet<String>| set.contains(&element.id);
                let word = if is(met) {
                    MET
                } else if is(not_applicable) {
                    NOT_APPLICABLE
                } else {
                    NOT_MET
                };
                Content::Text(label(&words, word))
            }
            _ => Content::Nothing,
        },
        instead: Vec::new(),
        instead_chosen: String::new(),
        reasons: Vec::new(),
        reason: String::new(),
        comment: Content::Nothing,
        source: Content::Nothing,
        is_quiet: false,
    })
}

const fn is_special(answer: &Answer) -> bool {
    matches!(answer, Answer::NotApplicable { .. } | Answer::DoNotKnow | Answer::NoData)
}

fn names(words: &[Labelled]) -> Vec<String> {
    words.iter().map(|(_, label)| label.clone()).collect()
}

fn label(words: &[Labelled], code: &str) -> String {
    words.iter().find(|(known, _)| known == code).map_or(code, |(_, label)| label).to_owned()
}

fn kind(question: &Question, texts: &Texts) -> Kind {
    match &question.kind {
        QuestionKind::Choice { .. } => Kind::List(names(&labels::answers(question, texts))),
        QuestionKind::Checklist { .. } => Kind::Below,
        QuestionKind::Number { minimum, maximum, .. } => Kind::Number(*minimum, *maximum),
        QuestionKind::Date => Kind::Day,
        QuestionKind::Text => Kind::Words,
    }
}

fn content(question: &Question, answer: Option<&Answer>, texts: &Texts) -> Content {
    match answer {
        Some(Answer::Choice(option)) => Content::Text(label(&labels::answers(question, texts), option)),
        Some(Answer::Number(number)) => exact(*number),
        Some(Answer::Date(day)) => Content::Day(*day),
        Some(Answer::Text(text)) => words(text),
        _ => Content::Nothing,
    }
}

/// A number as spreadsheets hold it, or as text where they would round it.
fn exact(number: Decimal) -> Content {
    let float = number.to_f64().filter(|float| {
        float.to_string().parse::<Decimal>().is_ok_and(|back| back == number) && float.abs() < 1e15
    });
    float.map_or_else(|| Content::Text(number.normalize().to_string()), Content::Number)
}

fn words(text: &str) -> Content {
    match text.encode_utf16().count() {
        0 => Content::Nothing,
        long if long > LONGEST_CELL => Content::TooLong,
        _ => Content::Text(text.to_owned()),
    }
}

fn help(facts: &Facts<'_>, asking: &Asking<'_>, texts: &Texts, is_quiet: bool) -> String {
    let (question, code) = (asking.question, texts.language().code());
    let unit = match &question.kind {
        QuestionKind::Number { unit, .. } if !unit.is_empty() => {
            texts.t_with("workbook-counted-in", &[("unit", unit.get(code).into())])
        }
        _ => String::new(),
    };
    let criteria = match question.kind {
        QuestionKind::Choice { .. } => criteria(question, code),
        _ => String::new(),
    };
    let why = if is_quiet { not_asked(facts, asking, texts) } else { String::new() };
    let below = match question.kind {
        QuestionKind::Checklist { .. } => texts.t("workbook-elements-below"),
        _ => String::new(),
    };
    let shown = shown_by(texts, question.evidence.get(code));
    let when = asked_when(facts, question, texts);
    let explain = if question.comply_or_explain { texts.t("question-explain") } else { String::new() };
    joined(&[&why, &below, question.help.get(code), &unit, &criteria, &shown, &explain, &when])
}

fn criteria(question: &Question, code: &str) -> String {
    let options = question.options().iter().filter(|option| !option.criterion.is_empty());
    let line = |option: &crate::questionnaire::AnswerOption| {
        format!("• {}: {}", option.label.get(code), option.criterion.get(code))
    };
    options.map(line).collect::<Vec<_>>().join("\n")
}

fn shown_by(texts: &Texts, evidence: &str) -> String {
    if evidence.is_empty() { String::new() } else { format!("{} {evidence}", texts.t("question-evidence")) }
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join("\n")
}

//! The annex with all answers; what is missing is said in words.

use std::collections::BTreeSet;

use super::card::Card;
use super::explanation::points_of;
use crate::questionnaire::{Question, QuestionKind, Section};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row, Text};
use crate::response::{Answer, AnswerKey, GivenAnswer};
use crate::scoring::{AnswerState, Values};

/// Writes the annex.
pub(super) fn write(composer: &mut Composer, card: &Card<'_>) {
    let texts = card.texts;
    composer.annex(&texts.t("report-card-answers"));
    composer.paragraph(texts.t("report-card-answers-introduction"));
    let hidden = hidden_questions(card);
    if hidden > 0 {
        composer.paragraph(texts.t_with("report-card-hidden", &[("count", hidden.into())]));
    }
    for section in &card.questionnaire.sections {
        let rows = section_rows(card, section);
        if rows.is_empty() {
            continue;
        }
        let columns = vec![
            Column::words(texts.t("report-card-question"), 64),
            Column::words(texts.t("report-card-answer"), 72),
            Column::numbers(texts.t("report-term-score"), 24),
        ];
        composer.table(card.words(&section.title), columns, rows, None);
    }
}

/// Questions that nobody of the institution was asked.
fn hidden_questions(card: &Card<'_>) -> usize {
    let tree = &card.scorecard.tree;
    let is_hidden = |place: &usize| {
        let mut all = std::iter::once(&tree.own).chain(&tree.units);
        all.all(|values| values.states[*place] == AnswerState::Hidden)
    };
    (0..card.questionnaire.questions.len()).filter(is_hidden).count()
}

/// What the institution answers for itself, then each of its units.
fn section_rows(card: &Card<'_>, section: &Section) -> Vec<Row> {
    let tree = &card.scorecard.tree;
    let mut rows = scope_rows(card, section, &tree.own, None);
    for (unit, values) in card.scorecard.units.iter().zip(&tree.units) {
        let of_unit = scope_rows(card, section, values, Some(&unit.name));
        if !of_unit.is_empty() {
            rows.push(Row::Heading(unit.name.clone()));
            rows.extend(of_unit);
        }
    }
    rows
}

fn scope_rows(card: &Card<'_>, section: &Section, values: &Values, unit: Option<&str>) -> Vec<Row> {
    let is_asked = |place: &&usize| values.states[**place] != AnswerState::Hidden && card.may_name(**place);
    let asked = section.questions.iter().filter(is_asked);
    let row = |place: &usize| {
        let question = &card.questionnaire.questions[*place];
        let key = AnswerKey { unit: unit.map(str::to_owned), question: question.id.clone() };
        let given = card.sheet.given.get(&key);
        let points = points_of(card, values.questions[*place], question.is_scored());
        Row::Cells(vec![
            question_text(card, question).into(),
            answer_text(card, question, given).into(),
            points.into(),
        ])
    };
    asked.map(row).collect()
}

fn question_text(card: &Card<'_>, question: &Question) -> Text {
    let text = Text::from(card.words(&question.text));
    if question.core { text.slanted(format!("\n{}", card.texts.t("report-core"))) } else { text }
}

/// The answer with the respondent's note and source.
fn answer_text(card: &Card<'_>, question: &Question, given: Option<&GivenAnswer>) -> Text {
    let answer = given.and_then(|given| given.answer.as_ref());
    let mut text = match answer {
        Some(answer) => Text::from(answer_words(card, question, answer)),
        None => Text::default().slanted(card.texts.t("report-state-unanswered")),
    };
    for (words, is_note) in given.iter().flat_map(|given| [(&given.comment, true), (&given.source, false)]) {
        if !words.trim().is_empty() {
            let argument = [("words", words.trim().into())];
            let line = if is_note {
                card.texts.t_with("report-card-comment", &argument)
            } else {
                card.texts.t_with("report-card-source", &argument)
            };
            text = text.slanted(format!("\n{line}"));
        }
    }
    text
}

pub(super) fn answer_words(card: &Card<'_>, question: &Question, answer: &Answer) -> String {
    let texts = card.texts;
    match answer {
        Answer::Choice(id) => option_label(card, question, id).to_owned(),
        Answer::Checklist { met, not_applicable } => checklist_words(card, question, met, not_applicable),
        Answer::Number(number) => match &question.kind {
            QuestionKind::Number { unit, .. } => {
                let number = number.normalize();
                format!("{} {}", texts.number(number, number.scale()), card.words(unit))
            }
            _ => number.normalize().to_string(),
        },
        Answer::Date(day) => texts.date(*day),
        Answer::Text(words) => words.clone(),
        Answer::NotApplicable { reason } => {
            let reasons = &card.questionnaire.reasons;
            let label = reasons.iter().find(|one| &one.id == reason).map(|one| card.words(&one.label));
            let reason = [("reason", label.unwrap_or(reason).into())];
            texts.t_with("report-card-not-applicable-because", &reason)
        }
        Answer::DoNotKnow => texts.t("report-state-do-not-know"),
        Answer::NoData => texts.t("report-state-no-data"),
    }
}

/// The elements met, those not met and those that do not apply, each on a line of its own.
fn checklist_words(
    card: &Card<'_>,
    question: &Question,
    met: &BTreeSet<String>,
    not_applicable: &BTreeSet<String>,
) -> String {
    let texts = card.texts;
    let joined = |wanted: &dyn Fn(&str) -> bool| {
        let found = question.options().iter().filter(|element| wanted(&element.id));
        found.map(|element| card.words(&element.label)).collect::<Vec<_>>().join("; ")
    };
    let mut lines = Vec::new();
    let elements = joined(&|id| met.contains(id));
    if elements.is_empty() {
        lines.push(texts.t("report-card-none-met"));
    } else {
        lines.push(texts.t_with("report-card-met", &[("elements", elements.into())]));
    }
    let elements = joined(&|id| !met.contains(id) && !not_applicable.contains(id));
    if !elements.is_empty() {
        lines.push(texts.t_with("report-card-not-met", &[("elements", elements.into())]));
    }
    let elements = joined(&|id| not_applicable.contains(id));
    if !elements.is_empty() {
        lines.push(texts.t_with("report-card-left-out-elements", &[("elements", elements.into())]));
    }
    lines.join("\n")
}

fn option_label<'a>(card: &Card<'_>, question: &'a Question, id: &'a str) -> &'a str {
    question.option(id).map_or(id, |option| option.label.get(card.texts.language().code()))
}

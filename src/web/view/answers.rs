//! Answers to be read.

use super::asked::{Asked, askings_of};
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerSheet};
use crate::scoring::{AnswerState, question_value};
use crate::texts::Texts;
use crate::web::pages::answers::{AnswerRow, AnswerSection, NoAnswer, state_of_no_answer};

/// All answers by section. `change` gives the address where a section is changed; empty for nowhere.
pub fn sections(
    texts: &Texts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    change: impl Fn(&str) -> String,
) -> Vec<AnswerSection> {
    let code = texts.language().code();
    let section = |section: &crate::questionnaire::Section| AnswerSection {
        id: format!("section-{}", section.id),
        title: section.title.get(code).to_owned(),
        change_href: change(&section.id),
        answers: askings_of(questionnaire, sheet, &section.questions)
            .iter()
            .filter(|asked| asked.state != AnswerState::Hidden)
            .map(|asked| row(texts, questionnaire, sheet, asked))
            .collect(),
    };
    questionnaire.sections.iter().map(section).collect()
}

fn row(texts: &Texts, questionnaire: &Questionnaire, sheet: &AnswerSheet, asked: &Asked<'_>) -> AnswerRow {
    let code = texts.language().code();
    let given = sheet.given.get(&asked.key);
    let value = question_value(questionnaire, asked.question, asked.applies, asked.answer);
    let score = value.filter(|_| asked.answer.is_some()).and_then(|value| value.score);
    AnswerRow {
        question: asked.question.text.get(code).to_owned(),
        unit: asked.unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        answer: asked.answer.map(|answer| lines(texts, asked.question, answer)).unwrap_or_default(),
        state: no_answer(asked.state).map(|state| state_of_no_answer(texts, state)),
        reason: asked.answer.map(|answer| reason(questionnaire, answer, code)).unwrap_or_default(),
        comment: given.map(|given| given.comment.clone()).unwrap_or_default(),
        source: given.map(|given| given.source.clone()).unwrap_or_default(),
        score: score.map(|score| texts.score(score)).unwrap_or_default(),
    }
}

fn no_answer(state: AnswerState) -> Option<NoAnswer> {
    match state {
        AnswerState::Unanswered => Some(NoAnswer::Unanswered),
        AnswerState::DoNotKnow => Some(NoAnswer::DoNotKnow),
        AnswerState::NoData => Some(NoAnswer::NoData),
        AnswerState::NotApplicable => Some(NoAnswer::NotApplicable),
        AnswerState::Answered | AnswerState::Hidden => None,
    }
}

fn reason(questionnaire: &Questionnaire, answer: &Answer, code: &str) -> String {
    let Answer::NotApplicable { reason } = answer else { return String::new() };
    let label = questionnaire.reasons.iter().find(|known| known.id == *reason);
    label.map_or(reason.as_str(), |label| label.label.get(code)).to_owned()
}

/// An answer in words, a line for each element; nothing for the words that stand in place of one.
pub fn lines(texts: &Texts, question: &Question, answer: &Answer) -> Vec<String> {
    let code = texts.language().code();
    let label = |id: &String| {
        let option = question.option(id);
        option.map_or(id.as_str(), |option| option.label.get(code)).to_owned()
    };
    match answer {
        Answer::Choice(option) => vec![label(option)],
        Answer::Checklist { met, not_applicable } => {
            let left_out = |id: &String| format!("{}: {}", label(id), texts.t("answer-left-out"));
            let in_order = |id: &&str| met.contains(*id) || not_applicable.contains(*id);
            let ids = question.options().iter().map(|option| option.id.as_str()).filter(in_order);
            let line = |id: &str| {
                let id = id.to_owned();
                if met.contains(&id) { label(&id) } else { left_out(&id) }
            };
            let lines: Vec<String> = ids.map(line).collect();
            if met.is_empty() && not_applicable.is_empty() {
                vec![texts.t("answer-none-of-these")]
            } else {
                lines
            }
        }
        Answer::Number(number) => vec![with_unit(texts, question, *number)],
        Answer::Date(day) => vec![texts.date(*day)],
        Answer::Text(text) => vec![text.clone()],
        Answer::NotApplicable { .. } | Answer::DoNotKnow | Answer::NoData => Vec::new(),
    }
}

fn with_unit(texts: &Texts, question: &Question, number: rust_decimal::Decimal) -> String {
    let digits = texts.number(number, number.normalize().scale());
    match &question.kind {
        QuestionKind::Number { unit, .. } if !unit.is_empty() => {
            format!("{digits} {}", unit.get(texts.language().code()))
        }
        QuestionKind::Number { .. }
        | QuestionKind::Choice { .. }
        | QuestionKind::Checklist { .. }
        | QuestionKind::Date
        | QuestionKind::Text => digits,
    }
}

/// An answer in one text, the word in place of one included.
pub fn in_words(
    texts: &Texts,
    questionnaire: &Questionnaire,
    question: &Question,
    answer: Option<&Answer>,
) -> String {
    let word = match answer {
        None => Some(texts.t("answer-unanswered")),
        Some(Answer::DoNotKnow) => Some(texts.t("answer-do-not-know")),
        Some(Answer::NoData) => Some(texts.t("answer-no-data")),
        Some(answer @ Answer::NotApplicable { .. }) => {
            let reason = reason(questionnaire, answer, texts.language().code());
            Some(format!("{}: {reason}", texts.t("answer-not-applicable")))
        }
        Some(
            Answer::Choice(_)
            | Answer::Checklist { .. }
            | Answer::Number(_)
            | Answer::Date(_)
            | Answer::Text(_),
        ) => None,
    };
    word.unwrap_or_else(|| answer.map(|answer| lines(texts, question, answer).join("\n")).unwrap_or_default())
}

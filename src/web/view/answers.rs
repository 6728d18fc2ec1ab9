//! Answers to be read.

use super::asked::{Asked, askings_of};
use super::prompts::{self, Prompt, prompts};
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerSheet, GivenAnswer};
use crate::scoring::{AnswerState, hidden_by, question_value};
use crate::texts::Texts;
use crate::web::pages::answers::{AnswerRow, AnswerSection, NoAnswer, state_of_hidden, state_of_no_answer};
use crate::web::pages::parts::Words;

/// Who reads the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The institution that gave them.
    Respondent,
    /// Whoever reviews them, with what would show each.
    Reviewer,
}

/// A sheet for one reader.
pub struct Sheet<'a> {
    texts: &'a Texts,
    questionnaire: &'a Questionnaire,
    sheet: &'a AnswerSheet,
    prompts: Vec<Prompt>,
    reader: Reader,
}

/// All answers by section. `change` gives the address where a section is changed; empty for nowhere.
pub fn sections(
    texts: &Texts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    reader: Reader,
    change: impl Fn(&str) -> String,
) -> Vec<AnswerSection> {
    sections_where(&Sheet::new(texts, questionnaire, sheet, reader), change, |_, _| true)
}

/// The same without the questions this reader has no part in; `may_read` is asked with section and question.
pub fn sections_where(
    rows: &Sheet<'_>,
    change: impl Fn(&str) -> String,
    may_read: impl Fn(&str, &str) -> bool,
) -> Vec<AnswerSection> {
    let (questionnaire, sheet) = (rows.questionnaire, rows.sheet);
    let code = rows.texts.language().code();
    let section = |section: &crate::questionnaire::Section| AnswerSection {
        id: format!("section-{}", section.id),
        title: section.title.get(code).to_owned(),
        change_href: change(&section.id),
        note: String::new(),
        answers: askings_of(questionnaire, sheet, &section.questions)
            .iter()
            .filter(|asked| rows.is_read(asked) && may_read(&section.id, &asked.question.id))
            .map(|asked| rows.row(asked))
            .collect(),
    };
    questionnaire.sections.iter().map(section).collect()
}

impl<'a> Sheet<'a> {
    /// A sheet for one reader.
    pub fn new(
        texts: &'a Texts,
        questionnaire: &'a Questionnaire,
        sheet: &'a AnswerSheet,
        reader: Reader,
    ) -> Self {
        Self { texts, questionnaire, sheet, prompts: prompts(texts, questionnaire, sheet), reader }
    }
}

impl Sheet<'_> {
    /// A question that is not put is read only where something was given before: it is kept and not counted.
    fn is_read(&self, asked: &Asked<'_>) -> bool {
        let is_given = |given: &GivenAnswer| *given != GivenAnswer::default();
        asked.state != AnswerState::Hidden || self.sheet.given.get(&asked.key).is_some_and(is_given)
    }

    /// One answer to be read.
    pub fn row(&self, asked: &Asked<'_>) -> AnswerRow {
        let (texts, questionnaire) = (self.texts, self.questionnaire);
        let code = texts.language().code();
        let given = self.sheet.given.get(&asked.key);
        let value = question_value(questionnaire, asked.question, asked.applies, asked.answer);
        let score = value.filter(|_| asked.answer.is_some()).and_then(|value| value.score);
        AnswerRow {
            question: asked.question.text.get(code).to_owned(),
            unit: asked.unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            answer: self.words(asked),
            state: self.state(asked),
            hidden_by: self.hidden_by(asked),
            evidence: self.evidence(asked),
            prompts: prompts::of(&self.prompts, &asked.key),
            reason: asked
                .answer
                .filter(|_| asked.state != AnswerState::Hidden)
                .map(|answer| reason(questionnaire, answer, code))
                .unwrap_or_default(),
            comment: given.map(|given| given.comment.clone()).unwrap_or_default(),
            source: given.map(|given| given.source.clone()).unwrap_or_default(),
            score: score.map(|score| texts.score(score)).unwrap_or_default(),
        }
    }

    /// What was answered; for a hidden question the word in place of an answer too, as its state says something else.
    fn words(&self, asked: &Asked<'_>) -> Vec<String> {
        let Some(answer) = asked.answer else { return Vec::new() };
        match asked.state {
            AnswerState::Hidden => {
                let words = in_words(self.texts, self.questionnaire, asked.question, Some(answer));
                words.lines().map(str::to_owned).collect()
            }
            AnswerState::Answered
            | AnswerState::Unanswered
            | AnswerState::NotApplicable
            | AnswerState::DoNotKnow
            | AnswerState::NoData => lines(self.texts, asked.question, answer),
        }
    }

    fn state(&self, asked: &Asked<'_>) -> Option<crate::web::pages::parts::Tag> {
        if asked.state == AnswerState::Hidden {
            return Some(state_of_hidden(self.texts));
        }
        no_answer(asked.state).map(|state| state_of_no_answer(self.texts, state))
    }

    fn hidden_by(&self, asked: &Asked<'_>) -> Vec<String> {
        if asked.state != AnswerState::Hidden {
            return Vec::new();
        }
        let places = hidden_by(self.questionnaire, self.sheet, asked.question, asked.unit);
        let text = |place: usize| self.questionnaire.questions[place].text.get(self.texts.language().code());
        places.into_iter().map(|place| text(place).to_owned()).collect()
    }

    /// What would show the options chosen.
    fn evidence(&self, asked: &Asked<'_>) -> Vec<Words> {
        let is_chosen = |id: &str| asked.answer.is_some_and(|answer| answer.holds(id));
        let chosen = asked.question.options().iter().filter(|option| is_chosen(&option.id));
        let shown = chosen.filter(|option| self.reader == Reader::Reviewer && !option.evidence.is_empty());
        shown.map(|option| Words::of(&option.evidence, self.texts.language().code())).collect()
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

//! What the answer to one question is worth.

use rust_decimal::Decimal;

use super::applies::Applies;
use super::value::{Value, divide};
use crate::questionnaire::{AnswerOption, EmptyAnswer, Question, QuestionKind, Questionnaire};
use crate::response::Answer;

/// What stands at a question, in the words of the four kinds of empty and their opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerState {
    /// The question is put and nothing stands there yet.
    Unanswered,
    /// A condition rules the question out.
    Hidden,
    /// An option, elements, a number, a day or a text stands there.
    Answered,
    /// The institution says it does not concern it.
    NotApplicable,
    /// The institution does not know.
    DoNotKnow,
    /// Nobody collects it.
    NoData,
}

impl AnswerState {
    /// The word used as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Hidden => "hidden",
            Self::Answered => "answered",
            Self::NotApplicable => "not-applicable",
            Self::DoNotKnow => "do-not-know",
            Self::NoData => "no-data",
        }
    }

    /// The state of a question that applies as `applies` says, with what stands there.
    pub const fn of(applies: Applies, answer: Option<&Answer>) -> Self {
        match (applies, answer) {
            (Applies::Hidden, _) => Self::Hidden,
            (_, None) => Self::Unanswered,
            (_, Some(Answer::NotApplicable { .. })) => Self::NotApplicable,
            (_, Some(Answer::DoNotKnow)) => Self::DoNotKnow,
            (_, Some(Answer::NoData)) => Self::NoData,
            (
                _,
                Some(
                    Answer::Choice(_)
                    | Answer::Checklist { .. }
                    | Answer::Number(_)
                    | Answer::Date(_)
                    | Answer::Text(_),
                ),
            ) => Self::Answered,
        }
    }
}

/// The value of a scored question; `None` when it does not count at all.
pub fn question_value(
    questionnaire: &Questionnaire,
    question: &Question,
    applies: Applies,
    answer: Option<&Answer>,
) -> Option<Value> {
    if applies == Applies::Hidden || !question.is_scored() {
        return None;
    }
    let points = match answer {
        None => return Some(Value::UNANSWERED),
        Some(Answer::NotApplicable { .. }) => return None,
        Some(Answer::DoNotKnow) => empty_points(questionnaire.do_not_know),
        Some(Answer::NoData) => empty_points(questionnaire.no_data),
        Some(Answer::Choice(option)) => question.option(option).map(|option| option.points),
        Some(Answer::Checklist { met, not_applicable }) => {
            let applicable: Vec<&AnswerOption> =
                question.options().iter().filter(|element| !not_applicable.contains(&element.id)).collect();
            if applicable.is_empty() {
                return None;
            }
            Some(share_met(&applicable, |element| met.contains(&element.id)))
        }
        Some(Answer::Number(_) | Answer::Date(_) | Answer::Text(_)) => None,
    };
    Some(points.map_or(Value::UNANSWERED, |points| match applies {
        Applies::Undecided => Value::undecided(points),
        Applies::Yes | Applies::Hidden => Value::answered(points),
    }))
}

const fn empty_points(rule: EmptyAnswer) -> Option<Decimal> {
    match rule {
        EmptyAnswer::Zero => Some(Decimal::ZERO),
        EmptyAnswer::Unanswered => None,
    }
}

/// The weighted share of elements that are met.
fn share_met(elements: &[&AnswerOption], is_met: impl Fn(&AnswerOption) -> bool) -> Decimal {
    let all: Decimal = elements.iter().map(|element| element.points).sum();
    let met: Decimal = elements.iter().filter(|element| is_met(element)).map(|element| element.points).sum();
    divide(met, all)
}

/// The next better answer to a choice: the option with the fewest points above those given.
pub fn next_option(question: &Question, points: Decimal) -> Option<&AnswerOption> {
    match &question.kind {
        QuestionKind::Choice { options } => {
            options.iter().filter(|option| option.points > points).min_by_key(|option| option.points)
        }
        QuestionKind::Checklist { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Date
        | QuestionKind::Text => None,
    }
}

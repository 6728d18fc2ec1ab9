//! One answer as a person typed it, before it is known to be one.

use std::collections::BTreeSet;
use std::fmt;

use super::fields::Fields;
use super::problems::number_message;
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{
    Answer, DO_NOT_KNOW, GivenAnswer, LONGEST_TEXT, NO_DATA, NOT_APPLICABLE, UnitId, parse_cell,
};
use crate::texts::Texts;

/// Which answer: the end of the names of its fields, `QUESTION.UNIT`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormKey {
    /// The id of the question.
    pub question: String,
    /// The unit; none for the institution itself.
    pub unit: Option<UnitId>,
}

impl FormKey {
    /// Reads a key; `None` when it is none.
    pub fn parse(key: &str) -> Option<Self> {
        let (question, unit) = key.split_once('.')?;
        let unit = if unit.is_empty() { None } else { Some(unit.parse().ok()?) };
        Some(Self { question: question.to_owned(), unit })
    }
}

impl fmt::Display for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Some(unit) => write!(f, "{}.{unit}", self.question),
            None => write!(f, "{}.", self.question),
        }
    }
}

/// Which of two answers the person keeps after a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The one typed.
    Mine,
    /// The one stored.
    Theirs,
    /// The one typed, with the words stored below the words typed.
    Both,
}

/// What was typed for one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// An option, elements (`~ID` for one that does not apply, `-` for none), a number, a day or a text.
    pub answer: Vec<String>,
    /// Special words instead of an answer.
    pub special: Vec<String>,
    /// Code of the reason for "not applicable".
    pub reason: String,
    /// The person's words.
    pub comment: String,
    /// Where it can be seen.
    pub source: String,
}

/// The words that may stand in place of an answer.
const SPECIAL: [&str; 3] = [DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE];

impl Typed {
    /// The same with another's comment and source below its own.
    pub fn with_words_of(self, other: &GivenAnswer) -> Self {
        let below = |mine: String, theirs: &str| {
            let parts = [mine.as_str(), theirs].into_iter().filter(|text| !text.is_empty());
            parts.collect::<Vec<_>>().join("\n\n")
        };
        Self {
            comment: below(self.comment, &other.comment),
            source: below(self.source, &other.source),
            ..self
        }
    }

    /// What stands in the fields of `key`.
    pub fn read(fields: &Fields, key: &str, question: &Question) -> Self {
        let all = |name: &str| -> Vec<String> {
            let name = format!("{name}.{key}");
            fields.all(&name).filter(|value| !value.trim().is_empty()).map(str::to_owned).collect()
        };
        let text = |name: &str| fields.first(&format!("{name}.{key}")).trim().to_owned();
        let (mut answer, mut special) = (all("answer"), all("state"));
        if matches!(question.kind, QuestionKind::Choice { .. }) {
            let (words, options) = answer.into_iter().partition(|value| SPECIAL.contains(&value.as_str()));
            special.extend::<Vec<String>>(words);
            answer = options;
        }
        Self { answer, special, reason: text("reason"), comment: text("comment"), source: text("source") }
    }

    /// What is stored, as it would have been typed.
    pub fn of(given: &GivenAnswer) -> Self {
        let mut typed =
            Self { comment: given.comment.clone(), source: given.source.clone(), ..Self::default() };
        match &given.answer {
            None => {}
            Some(Answer::NotApplicable { reason }) => {
                typed.special = vec![NOT_APPLICABLE.to_owned()];
                typed.reason.clone_from(reason);
            }
            Some(answer @ (Answer::DoNotKnow | Answer::NoData)) => typed.special = vec![answer.to_cell()],
            Some(Answer::Checklist { met, not_applicable }) => typed.answer = elements(met, not_applicable),
            Some(answer @ (Answer::Choice(_) | Answer::Number(_) | Answer::Date(_) | Answer::Text(_))) => {
                typed.answer = vec![answer.to_cell()];
            }
        }
        typed
    }

    /// The answer, or in a sentence why it is none.
    ///
    /// # Errors
    /// The sentence, in the language of `texts`.
    pub fn judge(
        &self,
        questionnaire: &Questionnaire,
        question: &Question,
        texts: &Texts,
    ) -> Result<GivenAnswer, String> {
        for text in [&self.comment, &self.source] {
            if text.chars().count() > LONGEST_TEXT {
                return Err(texts.t("error-too-long"));
            }
        }
        let answer = match (self.special.as_slice(), self.answer.is_empty()) {
            ([], true) => None,
            ([], false) => self.content(questionnaire, question, texts)?,
            ([word], true) => self.word(questionnaire, question, word, texts)?,
            _ => return Err(texts.t("error-both")),
        };
        Ok(GivenAnswer { answer, comment: self.comment.clone(), source: self.source.clone() })
    }

    fn word(
        &self,
        questionnaire: &Questionnaire,
        question: &Question,
        word: &str,
        texts: &Texts,
    ) -> Result<Option<Answer>, String> {
        let reason = if word == NOT_APPLICABLE { self.reason.as_str() } else { "" };
        if !SPECIAL.contains(&word) {
            return Err(texts.t("error-choose"));
        }
        parse_cell(questionnaire, question, word, reason).map_err(|_| texts.t("autosave-reason"))
    }

    fn content(
        &self,
        questionnaire: &Questionnaire,
        question: &Question,
        texts: &Texts,
    ) -> Result<Option<Answer>, String> {
        let read = |cell: &str| parse_cell(questionnaire, question, cell.trim(), "");
        match (&question.kind, self.answer.as_slice()) {
            (QuestionKind::Checklist { .. }, elements) => {
                read(&elements.join(";")).map_err(|_| texts.t("error-elements"))
            }
            (QuestionKind::Choice { .. }, [option]) => read(option).map_err(|_| texts.t("error-choose")),
            (QuestionKind::Number { minimum, maximum, .. }, [number])
                if !SPECIAL.contains(&number.as_str()) =>
            {
                read(number).map_err(|_| number_message(texts, *minimum, *maximum))
            }
            (QuestionKind::Date, [day]) if !SPECIAL.contains(&day.as_str()) => {
                read(day).map_err(|_| texts.t("error-date"))
            }
            // A text may be any words, those with a meaning elsewhere too.
            (QuestionKind::Text, [text]) if text.chars().count() > LONGEST_TEXT => {
                Err(texts.t("error-too-long"))
            }
            (QuestionKind::Text, [text]) => Ok(Some(Answer::Text(text.clone()))),
            _ => Err(texts.t("error-choose")),
        }
    }
}

fn elements(met: &BTreeSet<String>, not_applicable: &BTreeSet<String>) -> Vec<String> {
    if met.is_empty() && not_applicable.is_empty() {
        return vec!["-".to_owned()];
    }
    met.iter().cloned().chain(not_applicable.iter().map(|element| format!("~{element}"))).collect()
}

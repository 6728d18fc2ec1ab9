//! The answer in the columns of one question.

use std::collections::BTreeSet;

use super::is_list;
use crate::offline::wrong::Wrong;
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, DO_NOT_KNOW, LONGEST_TEXT, NO_DATA, NOT_APPLICABLE, parse_cell};

/// The choice that rules all elements out.
const NONE_OF_THESE: &str = "none_of_these";

/// What stands in the columns of one question, each with its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    answer: Option<(String, String)>,
    instead: Option<(String, String)>,
    reason: Option<(String, String)>,
    /// Words that have a column of their own and are ticked in it.
    ticked: BTreeSet<String>,
    /// The name of one of those columns.
    split: Option<String>,
    /// The explanation.
    pub(super) explain: Option<(String, String)>,
}

impl Words {
    /// Adds a column.
    pub(super) fn add(&mut self, beside: Option<&str>, word: Option<String>, cell: (String, String)) {
        match (beside, word) {
            (_, Some(word)) => {
                self.split.get_or_insert(cell.0);
                if is_ticked(&cell.1) {
                    self.ticked.insert(word);
                }
            }
            (None, None) => self.answer = Some(cell),
            (Some("instead"), None) => self.instead = Some(cell),
            (Some("reason"), None) => self.reason = Some(cell),
            (Some("explain"), None) => self.explain = Some(cell),
            (Some(_), None) => {}
        }
    }

    /// The name of the column of the answer.
    pub(super) fn column(&self) -> String {
        let named = self.answer.as_ref().or(self.instead.as_ref()).or(self.reason.as_ref());
        named.map(|(name, _)| name.clone()).or_else(|| self.split.clone()).unwrap_or_default()
    }

    /// The answer; none where nothing was said.
    pub(super) fn answer(
        &self,
        questionnaire: &Questionnaire,
        question: &Question,
    ) -> Result<Option<Answer>, Wrong> {
        let reason = self.reason.as_ref().map(|(_, text)| text.trim()).unwrap_or_default();
        let special = |word: &str| match word {
            NOT_APPLICABLE if reason.is_empty() => Err(Wrong::NoReason),
            _ => {
                let reason = if word == NOT_APPLICABLE { reason } else { "" };
                parse_cell(questionnaire, question, word, reason)
                    .map_err(|_| Wrong::UnknownWord(word.to_owned()))
            }
        };
        if let Some((_, word)) = &self.instead {
            return special(word.trim());
        }
        if is_list(question) {
            return self.checklist(question, special);
        }
        let Some((_, typed)) = &self.answer else { return Ok(None) };
        let word = typed.trim();
        match question.kind {
            QuestionKind::Text if typed.chars().count() > LONGEST_TEXT => Err(Wrong::TooLong),
            QuestionKind::Text => Ok(Some(Answer::Text(typed.clone()))),
            _ if [DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE].contains(&word) => special(word),
            _ => read(questionnaire, question, word),
        }
    }

    fn checklist(
        &self,
        question: &Question,
        special: impl Fn(&str) -> Result<Option<Answer>, Wrong>,
    ) -> Result<Option<Answer>, Wrong> {
        let whole = self.answer.iter().flat_map(|(_, text)| text.split_whitespace());
        let words: BTreeSet<String> = whole.map(str::to_owned).chain(self.ticked.iter().cloned()).collect();
        if let Some(word) =
            words.iter().find(|word| [DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE].contains(&word.as_str()))
        {
            return if words.len() > 1 { Err(Wrong::Both) } else { special(word) };
        }
        let unknown = words.iter().find(|word| *word != NONE_OF_THESE && question.option(word).is_none());
        if let Some(word) = unknown {
            return Err(Wrong::UnknownWord(word.clone()));
        }
        let met: BTreeSet<String> = words.iter().filter(|word| *word != NONE_OF_THESE).cloned().collect();
        if words.contains(NONE_OF_THESE) && !met.is_empty() {
            return Err(Wrong::Both);
        }
        // Columns of which none is ticked say nothing: the question was not answered.
        Ok((!words.is_empty()).then_some(Answer::Checklist { met, not_applicable: BTreeSet::new() }))
    }
}

fn is_ticked(value: &str) -> bool {
    matches!(value.trim().to_lowercase().as_str(), "1" | "1.0" | "true" | "yes")
}

fn read(questionnaire: &Questionnaire, question: &Question, word: &str) -> Result<Option<Answer>, Wrong> {
    let day = word.get(..10).unwrap_or(word);
    let word = if matches!(question.kind, QuestionKind::Date) { day } else { word };
    parse_cell(questionnaire, question, word, "").map_err(|_| match &question.kind {
        QuestionKind::Number { minimum, maximum, .. } if word.parse::<rust_decimal::Decimal>().is_ok() => {
            let shown = |bound: &Option<rust_decimal::Decimal>| {
                bound.map(|bound| bound.normalize().to_string()).unwrap_or_default()
            };
            Wrong::OutOfBounds { typed: word.to_owned(), minimum: shown(minimum), maximum: shown(maximum) }
        }
        QuestionKind::Number { .. } => Wrong::NotANumber(word.to_owned()),
        QuestionKind::Date => Wrong::NotADay(word.to_owned()),
        QuestionKind::Choice { .. } | QuestionKind::Checklist { .. } | QuestionKind::Text => {
            Wrong::UnknownWord(word.to_owned())
        }
    })
}

//! One answer from what stands in its cells.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::labels::{self, MET, NOT_MET};
use super::open::Cell;
use super::upload::breaks;
use super::wrong::Wrong;
use crate::questionnaire::{Question, QuestionKind, Questionnaire};
use crate::response::{Answer, DO_NOT_KNOW, LONGEST_TEXT, NO_DATA, NOT_APPLICABLE, parse_cell};
use crate::texts::Language;

/// What is needed to read an answer.
pub(super) struct Answers<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) question: &'a Question,
    pub(super) language: Language,
}

/// The cells of one answer.
#[derive(Default)]
pub(super) struct Cells<'a> {
    pub(super) answer: Option<&'a Cell>,
    pub(super) instead: Option<&'a Cell>,
    pub(super) reason: Option<&'a Cell>,
    /// Elements by id.
    pub(super) elements: Vec<(String, Option<&'a Cell>)>,
}

/// Which cell is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Answer,
    Instead,
    Reason,
    Element(String),
}

type Read<T> = Result<T, (Spot, Wrong)>;

impl Answers<'_> {
    /// The answer; none where all cells are empty.
    pub(super) fn read(&self, cells: &Cells<'_>) -> Read<Option<Answer>> {
        let special = self.special(cells)?;
        let reason = text(cells.reason).map_err(|wrong| (Spot::Reason, wrong))?;
        let content = match &special {
            Some((Spot::Answer, _)) => None,
            _ => self.content(cells)?,
        };
        match (special, content) {
            (Some((spot, _)), Some(_)) => Err((spot, Wrong::Both)),
            (Some((spot, word)), None) => self.instead(&word, &reason, spot).map(Some),
            (None, _) if !reason.trim().is_empty() => Err((Spot::Reason, Wrong::ReasonBeside)),
            (None, content) => Ok(content),
        }
    }

    /// The word in place of an answer, in either of the two cells it may stand in.
    fn special(&self, cells: &Cells<'_>) -> Read<Option<(Spot, String)>> {
        let is_free = matches!(self.question.kind, QuestionKind::Text);
        let find =
            |typed: &str| labels::find(typed, self.language, |texts| labels::specials(self.question, texts));
        let instead = text(cells.instead).map_err(|wrong| (Spot::Instead, wrong))?;
        if !instead.trim().is_empty() {
            let word = find(&instead).ok_or((Spot::Instead, Wrong::UnknownWord(instead)))?;
            return Ok(Some((Spot::Instead, word)));
        }
        let Some(Cell::Text(typed)) = cells.answer else { return Ok(None) };
        Ok(find(typed).filter(|_| !is_free).map(|word| (Spot::Answer, word)))
    }

    fn instead(&self, word: &str, reason: &str, spot: Spot) -> Read<Answer> {
        match word {
            NOT_APPLICABLE if reason.trim().is_empty() => Err((Spot::Reason, Wrong::NoReason)),
            NOT_APPLICABLE => {
                let reasons = |texts: &_| labels::reasons(self.questionnaire, texts);
                let found = labels::find(reason, self.language, reasons);
                let reason = found.ok_or((Spot::Reason, Wrong::UnknownWord(reason.to_owned())))?;
                Ok(Answer::NotApplicable { reason })
            }
            _ if !reason.trim().is_empty() => Err((Spot::Reason, Wrong::ReasonBeside)),
            DO_NOT_KNOW => Ok(Answer::DoNotKnow),
            NO_DATA => Ok(Answer::NoData),
            other => Err((spot, Wrong::UnknownWord(other.to_owned()))),
        }
    }

    fn content(&self, cells: &Cells<'_>) -> Read<Option<Answer>> {
        if matches!(self.question.kind, QuestionKind::Checklist { .. }) {
            return self.checklist(cells);
        }
        let Some(cell) = cells.answer else { return Ok(None) };
        let wrong = |wrong| (Spot::Answer, wrong);
        let typed = text(Some(cell)).map_err(wrong)?;
        if typed.trim().is_empty() && !matches!(self.question.kind, QuestionKind::Text) {
            return Ok(None);
        }
        let answer = match &self.question.kind {
            QuestionKind::Choice { .. } => {
                let find = labels::find(&typed, self.language, |texts| labels::answers(self.question, texts));
                find.map(Answer::Choice).ok_or(Wrong::UnknownWord(typed))
            }
            QuestionKind::Number { minimum, maximum, .. } => self.number(&typed, *minimum, *maximum),
            QuestionKind::Date => day(cell, &typed).map(Answer::Date),
            QuestionKind::Text | QuestionKind::Checklist { .. } => words(typed).map(Answer::Text),
        };
        answer.map(Some).map_err(wrong)
    }

    fn number(
        &self,
        typed: &str,
        minimum: Option<Decimal>,
        maximum: Option<Decimal>,
    ) -> Result<Answer, Wrong> {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let read = |question: &Question| parse_cell(self.questionnaire, question, &plain, "");
        let free = Question {
            kind: QuestionKind::Number {
                minimum: None,
                maximum: None,
                unit: crate::questionnaire::Text::default(),
            },
            ..self.question.clone()
        };
        match (read(self.question), read(&free)) {
            (Ok(Some(answer @ Answer::Number(_))), _) => Ok(answer),
            (Err(_), Ok(Some(Answer::Number(_)))) => Err(Wrong::OutOfBounds {
                typed: typed.to_owned(),
                minimum: shown(minimum),
                maximum: shown(maximum),
            }),
            _ => Err(Wrong::NotANumber(typed.to_owned())),
        }
    }

    /// Elements about which nothing is said are not met, once something is said of any.
    fn checklist(&self, cells: &Cells<'_>) -> Read<Option<Answer>> {
        let (mut met, mut not_applicable) = (BTreeSet::new(), BTreeSet::new());
        let mut is_given = false;
        for (id, cell) in &cells.elements {
            let spot = || Spot::Element(id.clone());
            let typed = text(*cell).map_err(|wrong| (spot(), wrong))?;
            if typed.trim().is_empty() {
                continue;
            }
            is_given = true;
            let words = |texts: &_| labels::elements(self.question, texts);
            match labels::find(&typed, self.language, words).as_deref() {
                Some(MET) => drop(met.insert(id.clone())),
                Some(NOT_APPLICABLE) => drop(not_applicable.insert(id.clone())),
                Some(NOT_MET) => {}
                _ => return Err((spot(), Wrong::UnknownWord(typed))),
            }
        }
        Ok(is_given.then_some(Answer::Checklist { met, not_applicable }))
    }
}

fn shown(bound: Option<Decimal>) -> String {
    bound.map(|bound| bound.normalize().to_string()).unwrap_or_default()
}

/// The text of a cell as the person typed it.
pub(super) fn text(cell: Option<&Cell>) -> Result<String, Wrong> {
    match cell {
        None => Ok(String::new()),
        Some(Cell::Text(text)) => Ok(breaks(text)),
        Some(Cell::Number(number)) => Ok(number.to_string()),
        Some(Cell::Day(day)) => Ok(day.to_string()),
        Some(Cell::Formula) => Err(Wrong::Formula),
        Some(Cell::Strange) => Err(Wrong::Strange),
    }
}

/// Words that may be stored.
pub(super) fn words(text: String) -> Result<String, Wrong> {
    if text.chars().count() > LONGEST_TEXT { Err(Wrong::TooLong) } else { Ok(text) }
}

fn day(cell: &Cell, typed: &str) -> Result<NaiveDate, Wrong> {
    let wrong = || Wrong::NotADay(typed.to_owned());
    match cell {
        Cell::Day(day) => Ok(*day),
        Cell::Text(_) => {
            let typed = typed.trim();
            let day = typed.parse().or_else(|_| NaiveDate::parse_from_str(typed, "%d.%m.%Y"));
            day.map_err(|_| wrong())
        }
        Cell::Number(_) | Cell::Formula | Cell::Strange => Err(wrong()),
    }
}

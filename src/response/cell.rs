//! One answer as a word of a file or a form.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::answer::{Answer, DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE};
use super::answers_file::listed;
use crate::questionnaire::{Question, QuestionKind, Questionnaire};

/// Characters a recorded text may have.
pub const LONGEST_TEXT: usize = 20_000;

/// Reads an answer as [`Answer::to_cell`] writes it; an empty cell is unanswered.
///
/// # Errors
/// What is wrong, in a sentence that names the question.
pub fn parse_cell(
    questionnaire: &Questionnaire,
    question: &Question,
    cell: &str,
    reason: &str,
) -> Result<Option<Answer>, String> {
    let id = &question.id;
    if cell != NOT_APPLICABLE && !reason.is_empty() {
        return Err(format!("`{id}` has a `reason` beside an answer; only `{NOT_APPLICABLE}` takes one"));
    }
    match cell {
        "" => Ok(None),
        DO_NOT_KNOW => Ok(Some(Answer::DoNotKnow)),
        NO_DATA => Ok(Some(Answer::NoData)),
        NOT_APPLICABLE => not_applicable(questionnaire, question, reason).map(Some),
        cell => content(question, cell).map(Some),
    }
}

fn not_applicable(
    questionnaire: &Questionnaire,
    question: &Question,
    reason: &str,
) -> Result<Answer, String> {
    let id = &question.id;
    if !question.not_applicable {
        return Err(format!("`{id}` concerns everybody it is put to; `{NOT_APPLICABLE}` cannot be chosen"));
    }
    if !questionnaire.has_reason(reason) {
        let reasons = listed(questionnaire.reasons.iter().map(|reason| reason.id.as_str()));
        return Err(format!("`{NOT_APPLICABLE}` of `{id}` needs a `reason`: one of {reasons}"));
    }
    Ok(Answer::NotApplicable { reason: reason.to_owned() })
}

fn content(question: &Question, cell: &str) -> Result<Answer, String> {
    let id = &question.id;
    match &question.kind {
        QuestionKind::Choice { options } if question.option(cell).is_none() => {
            let options = listed(options.iter().map(|option| option.id.as_str()));
            Err(format!("`{cell}` is no option of `{id}`; use one of {options}, {DO_NOT_KNOW}, {NO_DATA}"))
        }
        QuestionKind::Choice { .. } => Ok(Answer::Choice(cell.to_owned())),
        QuestionKind::Checklist { .. } => checklist(question, cell),
        QuestionKind::Number { minimum, maximum, .. } => number(id, cell, *minimum, *maximum),
        QuestionKind::Date => {
            let day: NaiveDate =
                cell.parse().map_err(|_| format!("`{cell}` is no day for `{id}`; write it as 2026-11-22"))?;
            Ok(Answer::Date(day))
        }
        QuestionKind::Text if cell.chars().count() > LONGEST_TEXT => {
            Err(format!("the text for `{id}` is longer than {LONGEST_TEXT} characters; shorten it"))
        }
        QuestionKind::Text => Ok(Answer::Text(cell.to_owned())),
    }
}

fn number(
    id: &str,
    cell: &str,
    minimum: Option<Decimal>,
    maximum: Option<Decimal>,
) -> Result<Answer, String> {
    let plain: String = cell.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    if is_ambiguous(&plain) {
        return Err(format!(
            "`{cell}` for `{id}` can be read in two ways; write it without separators of thousands"
        ));
    }
    let number: Decimal =
        plain.replace(',', ".").parse().map_err(|_| format!("`{cell}` is no number for `{id}`"))?;
    match (minimum, maximum) {
        (Some(minimum), _) if number < minimum => {
            Err(format!("{number} is too small for `{id}`; it must be at least {minimum}"))
        }
        (_, Some(maximum)) if number > maximum => {
            Err(format!("{number} is too large for `{id}`; it must be at most {maximum}"))
        }
        _ => Ok(Answer::Number(number)),
    }
}

/// `1,234` is a little over one where the comma parts decimals, and over a thousand where it parts thousands.
fn is_ambiguous(number: &str) -> bool {
    number.rsplit_once(',').is_some_and(|(before, after)| {
        !before.is_empty() && after.len() == 3 && after.chars().all(|c| c.is_ascii_digit())
    })
}

fn checklist(question: &Question, cell: &str) -> Result<Answer, String> {
    let (mut met, mut not_applicable) = (BTreeSet::new(), BTreeSet::new());
    if cell != "-" {
        for word in cell.split(';').map(str::trim) {
            let (element, set) =
                word.strip_prefix('~').map_or((word, &mut met), |element| (element, &mut not_applicable));
            if question.option(element).is_none() {
                return Err(format!("`{element}` is no element of `{}`", question.id));
            }
            set.insert(element.to_owned());
        }
    }
    if !not_applicable.is_empty() && !question.not_applicable {
        return Err(format!(
            "every element of `{}` concerns everybody; `~` cannot be used in it",
            question.id
        ));
    }
    if let Some(both) = met.intersection(&not_applicable).next() {
        return Err(format!("element `{both}` of `{}` is both met and not applicable", question.id));
    }
    Ok(Answer::Checklist { met, not_applicable })
}

/// A cell no spreadsheet takes for a formula.
pub fn neutral(cell: &str) -> String {
    let is_taken =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\'', '\u{ff1d}', '\u{ff0b}', '\u{ff20}']);
    if is_taken { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell that [`neutral`] wrote so.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| neutral(rest) != *rest).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::checklist;
    use crate::questionnaire::{AnswerOption, Question, QuestionKind, Text};

    fn question(not_applicable: bool) -> Question {
        let element = |id: &str| AnswerOption {
            plan: false,
            id: id.to_owned(),
            points: rust_decimal::Decimal::ONE,
            label: Text::english(id),
            criterion: Text::default(),
            evidence: Text::default(),
            next_step: Text::default(),
        };
        Question {
            id: "topics".to_owned(),
            kind: QuestionKind::Checklist { elements: vec![element("wages"), element("safety")] },
            text: Text::english("Which?"),
            help: Text::default(),
            evidence: Text::default(),
            sources: Vec::new(),
            weight: rust_decimal::Decimal::ONE,
            core: false,
            per_unit: false,
            not_applicable,
            comply_or_explain: false,
            evolution: None,
            applies_when: None,
            section: 0,
            indicator: 0,
        }
    }

    #[test]
    fn an_element_is_left_out_only_where_the_question_allows_it() {
        assert!(checklist(&question(true), "wages;~safety").is_ok());
        assert!(checklist(&question(false), "wages;~safety").unwrap_err().contains("cannot be used"));
        assert!(checklist(&question(false), "wages").is_ok());
    }
}

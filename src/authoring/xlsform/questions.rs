//! A question with what stands beside it.

use rust_decimal::Decimal;

use super::Builder;
use super::branching::{any, both, literal, relevant};
use super::names::{beside, form_name};
use super::profile::NONE_OF_THESE;
use super::sheet::Row;
use crate::questionnaire::{Question, QuestionKind, Text};
use crate::response::{DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE};

impl Builder<'_> {
    /// The rows of one question.
    pub(super) fn question(&mut self, question: &Question) {
        let name = form_name(&question.id);
        let row = Row {
            name: name.clone(),
            label: question.text.clone(),
            hint: self.hint(question),
            relevant: relevant(self.questionnaire, question),
            ..Row::default()
        };
        match &question.kind {
            QuestionKind::Choice { .. } => {
                self.options(question);
                self.push(Row { kind: format!("select_one {}", beside(&question.id, "options")), ..row });
            }
            QuestionKind::Checklist { .. } => {
                self.options(question);
                let kind = format!("select_multiple {}", beside(&question.id, "options"));
                let alone = [NONE_OF_THESE, DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE];
                let offered = if question.not_applicable { 4 } else { 3 };
                self.exclusive(Row { kind, ..row }, &alone[..offered]);
            }
            QuestionKind::Number { minimum, maximum, .. } => self.number(row, *minimum, *maximum),
            QuestionKind::Date => self.push(Row { kind: "date".to_owned(), ..row }),
            QuestionKind::Text => self.push(Row { kind: "text".to_owned(), ..row }),
        }
        let says_not_applicable = if question.is_scored() {
            match question.kind {
                QuestionKind::Checklist { .. } => {
                    format!("selected(${{{name}}}, {})", literal(NOT_APPLICABLE))
                }
                _ => format!("${{{name}}} = {}", literal(NOT_APPLICABLE)),
            }
        } else {
            self.instead(question);
            format!("${{{}}} = {}", beside(&question.id, "instead"), literal(NOT_APPLICABLE))
        };
        self.reason(question, &says_not_applicable);
        self.explanation(question);
    }

    /// What counts, the unit of a number, and what document would show it.
    fn hint(&self, question: &Question) -> Text {
        let unit = match &question.kind {
            QuestionKind::Number { unit, .. } => unit.clone(),
            _ => Text::default(),
        };
        let evidence = if question.evidence.is_empty() {
            Text::default()
        } else {
            self.wording.joined(&[&self.wording.say("question-evidence"), &question.evidence], " ")
        };
        self.wording.joined(&[&question.help, &unit, &evidence], "\n")
    }

    /// The list of a question: its options with what must be true to choose them, and what may be said instead.
    fn options(&mut self, question: &Question) {
        let list = beside(&question.id, "options");
        for option in question.options() {
            let label = self.wording.joined(&[&option.label, &option.criterion], "\n");
            self.choice(&list, &option.id, label);
        }
        if matches!(question.kind, QuestionKind::Checklist { .. }) {
            let none = self.wording.say("answer-none-of-these");
            self.choice(&list, NONE_OF_THESE, none);
        }
        self.empty_answers(&list, question);
    }

    fn empty_answers(&mut self, list: &str, question: &Question) {
        let (label, hint) =
            (self.wording.say("answer-do-not-know"), self.wording.say("answer-do-not-know-hint"));
        self.choice(list, DO_NOT_KNOW, self.wording.joined(&[&label, &hint], "\n"));
        let (label, hint) = (self.wording.say("answer-no-data"), self.wording.say("answer-no-data-hint"));
        self.choice(list, NO_DATA, self.wording.joined(&[&label, &hint], "\n"));
        if question.not_applicable {
            let (label, hint) =
                (self.wording.say("answer-not-applicable"), self.wording.say("answer-not-applicable-hint"));
            self.choice(list, NOT_APPLICABLE, self.wording.joined(&[&label, &hint], "\n"));
        }
    }

    fn number(&mut self, row: Row, minimum: Option<Decimal>, maximum: Option<Decimal>) {
        let least = minimum.map(|least| format!(". >= {}", least.normalize())).unwrap_or_default();
        let most = maximum.map(|most| format!(". <= {}", most.normalize())).unwrap_or_default();
        let constraint = both(&least, &most);
        let bounds = [minimum, maximum].map(|bound| bound.map(|bound| bound.normalize().to_string()));
        let message = match bounds {
            [Some(least), Some(most)] => self.wording.each(|_| format!("{least} – {most}")),
            [Some(least), None] => self.wording.each(|_| format!("≥ {least}")),
            [None, Some(most)] => self.wording.each(|_| format!("≤ {most}")),
            [None, None] => Text::default(),
        };
        self.push(Row { kind: "decimal".to_owned(), constraint, message, ..row });
    }

    /// A recorded question has no options; what may be said instead of an answer stands beside it.
    fn instead(&mut self, question: &Question) {
        let name = beside(&question.id, "instead");
        self.empty_answers(&name, question);
        let is_empty = format!("${{{}}} = ''", form_name(&question.id));
        let label = self.wording.say("answer-instead");
        let relevant = both(&relevant(self.questionnaire, question), &is_empty);
        self.push(Row { kind: format!("select_one {name}"), name, label, relevant, ..Row::default() });
    }

    fn reason(&mut self, question: &Question, says_not_applicable: &str) {
        if !question.not_applicable || self.questionnaire.reasons.is_empty() {
            return;
        }
        let label = self.wording.say("answer-reason");
        self.push(Row {
            kind: format!("select_one {REASONS}"),
            name: beside(&question.id, "reason"),
            label,
            relevant: both(&relevant(self.questionnaire, question), says_not_applicable),
            ..Row::default()
        });
    }

    /// Asked where an answer below target is to be explained.
    fn explanation(&mut self, question: &Question) {
        if !question.comply_or_explain {
            return;
        }
        let name = form_name(&question.id);
        let target = self.questionnaire.target;
        let falls_short = match &question.kind {
            QuestionKind::Choice { options } => {
                let below = options.iter().filter(|option| option.points < target);
                any(below.map(|option| format!("${{{name}}} = {}", literal(&option.id))).collect())
            }
            _ => format!("${{{name}}} != ''"),
        };
        let label = self.wording.say("form-explain");
        self.push(Row {
            kind: "text".to_owned(),
            name: beside(&question.id, "explain"),
            label,
            relevant: both(&relevant(self.questionnaire, question), &falls_short),
            ..Row::default()
        });
    }
}

/// The list of reasons for "not applicable".
pub(super) const REASONS: &str = "not_applicable__reasons";

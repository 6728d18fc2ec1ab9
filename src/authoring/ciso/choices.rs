//! The choices of a question with the scores they add.

use rust_decimal::Decimal;

use super::library::LibraryChoice;
use super::{Maker, english, hundredths};
use crate::questionnaire::{AnswerOption, EmptyAnswer, Question, QuestionKind, Text};
use crate::response::{DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE};

impl Maker<'_> {
    /// Every option or element, then what may be said instead of an answer.
    pub(super) fn choices(&self, question: &Question, node: &str) -> Vec<LibraryChoice> {
        let urn = |id: &str| format!("{node}:choice:{id}");
        let mut choices = match &question.kind {
            QuestionKind::Choice { options } => {
                options.iter().map(|option| self.option(option, urn(&option.id))).collect()
            }
            QuestionKind::Checklist { elements } => self.elements(elements, urn),
            QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => return Vec::new(),
        };
        let empty = |counts: EmptyAnswer| (counts == EmptyAnswer::Zero).then_some(0);
        let (do_not_know, no_data) = (self.questionnaire.do_not_know, self.questionnaire.no_data);
        let said = |key| self.wording.say(key);
        let instead = |id, label: Text, score, result| {
            let words = [("value", &label)];
            LibraryChoice {
                urn: urn(id),
                words: english(&words),
                add_score: score,
                compute_result: result,
                translations: self.translations(&words),
            }
        };
        choices.push(instead(DO_NOT_KNOW, said("answer-do-not-know"), empty(do_not_know), None));
        choices.push(instead(NO_DATA, said("answer-no-data"), empty(no_data), None));
        if question.not_applicable {
            let label = said("answer-not-applicable");
            choices.push(instead(NOT_APPLICABLE, label, None, Some("not_applicable")));
        }
        choices
    }

    fn option(&self, option: &AnswerOption, urn: String) -> LibraryChoice {
        let result = if option.points >= self.questionnaire.target {
            "compliant"
        } else if option.points.is_zero() {
            "non_compliant"
        } else {
            "partially_compliant"
        };
        self.scored(option, urn, hundredths(option.points), Some(result))
    }

    /// Elements share 100 by their weights; each share is what the rounded sum grows by, so that all of them make 100.
    fn elements(&self, elements: &[AnswerOption], urn: impl Fn(&str) -> String) -> Vec<LibraryChoice> {
        let total: Decimal = elements.iter().map(|element| element.points).sum();
        let mut weight = Decimal::ZERO;
        let mut before = 0;
        elements
            .iter()
            .map(|element| {
                weight += element.points;
                let sum = hundredths(weight / total);
                let share = sum - before;
                before = sum;
                self.scored(element, urn(&element.id), share, None)
            })
            .collect()
    }

    fn scored(
        &self,
        option: &AnswerOption,
        urn: String,
        score: u32,
        result: Option<&'static str>,
    ) -> LibraryChoice {
        let words = [("value", &option.label), ("description", &option.criterion)];
        LibraryChoice {
            urn,
            words: english(&words),
            add_score: Some(score),
            compute_result: result,
            translations: self.translations(&words),
        }
    }
}

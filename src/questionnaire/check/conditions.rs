//! Checks on `applies_when`: facts exist, and questions look back.

use super::super::condition::{Condition, Fact, ProfileField};
use super::super::file::{AnswerKind, QuestionFile};
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::structure::{indicators, questions};

pub(super) fn conditions_make_sense(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let order: Vec<&QuestionFile> = questions(parsed).map(|(_, question)| question).collect();
    let mut next = 0;
    for (file, indicator) in indicators(parsed) {
        if let Some(condition) = &indicator.applies_when {
            let per_unit = indicator.questions.iter().all(|question| question.per_unit);
            let owner = Owner { file, line: indicator.id.line, name: &indicator.id.text, per_unit };
            owner.check(condition, &order[..next], problems);
        }
        for question in &indicator.questions {
            let per_unit = question.per_unit;
            let owner = Owner { file, line: question.id.line, name: &question.id.text, per_unit };
            if let Some(condition) = &question.applies_when {
                owner.check(condition, &order[..next], problems);
            }
            next += 1;
        }
    }
}

struct Owner<'a> {
    file: &'a str,
    line: u64,
    name: &'a str,
    /// True when units are asked, and never the institution beside them.
    per_unit: bool,
}

impl Owner<'_> {
    fn problem(&self, message: String, problems: &mut Vec<Problem>) {
        problems.push(Problem::new(self.file, self.line, message));
    }

    fn check(&self, condition: &Condition, earlier: &[&QuestionFile], problems: &mut Vec<Problem>) {
        for (fact, values, _) in condition.comparisons() {
            match fact {
                None => {
                    let name = self.name;
                    let message = format!(
                        "a condition of `{name}` must look at a `profile` field or a `question`, not both"
                    );
                    self.problem(message, problems);
                }
                Some(Fact::Profile(field)) => self.check_profile(field, &values, problems),
                Some(Fact::Question(id)) => self.check_question(&id, &values, earlier, problems),
            }
        }
    }

    fn check_profile(&self, field: ProfileField, values: &[&str], problems: &mut Vec<Problem>) {
        let Some(words) = field.vocabulary() else { return };
        for value in values.iter().filter(|value| !words.contains(value)) {
            let message = format!("`{value}` is no {field}; use one of {}", words.join(", "));
            self.problem(message, problems);
        }
    }

    fn check_question(
        &self,
        id: &str,
        values: &[&str],
        earlier: &[&QuestionFile],
        problems: &mut Vec<Problem>,
    ) {
        let Some(question) = earlier.iter().find(|question| question.id.text == id) else {
            let message = format!(
                "`{}` looks at `{id}`, which is not an earlier question; correct the name, or ask `{id}` first",
                self.name
            );
            return self.problem(message, problems);
        };
        if !matches!(question.kind, AnswerKind::Choice | AnswerKind::Checklist) {
            let message = format!(
                "`{}` looks at `{id}`, which has no options to compare with; name a choice or a checklist",
                self.name
            );
            return self.problem(message, problems);
        }
        if question.per_unit && !self.per_unit {
            let message = format!(
                "`{}` is asked of the institution and looks at `{id}`, which its units answer each; \
                 add `per_unit: true` or look elsewhere",
                self.name
            );
            return self.problem(message, problems);
        }
        for value in values.iter().filter(|value| question.options.iter().all(|o| o.id.text != **value)) {
            self.problem(format!("`{value}` is no option of `{id}`; correct the name"), problems);
        }
    }
}

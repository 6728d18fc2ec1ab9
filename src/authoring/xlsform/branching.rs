//! Conditions as XPath, with what the service makes of answers that are missing.
//!
//! The service puts a question unless its condition is known not to hold. So two expressions are made of each
//! condition: one that is true while it may still hold, one that is true once it surely does; `not` swaps them. An
//! answer counts only where its own question is put, so its expression has the other question's condition in it: that
//! holds in every program that reads forms, whatever it does with answers that stand in hidden questions.

use super::names::{form_name, own};
use crate::questionnaire::{
    AtLeast, Condition, Equals, Fact, Id, In, ProfileField, Question, QuestionKind, Questionnaire,
};

/// How sure it must be that a condition holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// It may still hold, as far as is known.
    Perhaps,
    /// It holds, whatever comes.
    Surely,
}

impl Sure {
    const fn turned(self) -> Self {
        match self {
            Self::Perhaps => Self::Surely,
            Self::Surely => Self::Perhaps,
        }
    }
}

const TRUE: &str = "true()";
const FALSE: &str = "false()";

/// When a question is put, as an expression; empty for one that is put to everybody.
pub(super) fn relevant(questionnaire: &Questionnaire, question: &Question) -> String {
    match &question.applies_when {
        Some(condition) => Branching(questionnaire).holds(condition, Sure::Perhaps),
        None => String::new(),
    }
}

/// Both expressions hold; an empty one always does.
pub(super) fn both(first: &str, second: &str) -> String {
    match (first, second) {
        ("", one) | (one, "") => one.to_owned(),
        (first, second) => format!("{first} and {second}"),
    }
}

struct Branching<'a>(&'a Questionnaire);

impl Branching<'_> {
    fn holds(&self, condition: &Condition, sure: Sure) -> String {
        let each = |parts: &[Condition]| parts.iter().map(|part| self.holds(part, sure)).collect::<Vec<_>>();
        match condition {
            Condition::All(parts) => all(each(parts)),
            Condition::Any(parts) => any(each(parts)),
            Condition::Not(part) => format!("not({})", self.holds(part, sure.turned())),
            Condition::Equals(Equals { profile, question, value }) => {
                self.has(fact(*profile, question.as_ref()), &[value.as_str()], sure)
            }
            Condition::In(In { profile, question, values }) => {
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                self.has(fact(*profile, question.as_ref()), &values, sure)
            }
            Condition::AtLeast(AtLeast { count, of }) => {
                let parts: Vec<String> = each(of).iter().map(|part| format!("number({part})")).collect();
                format!("({} >= {count})", parts.join(" + "))
            }
        }
    }

    /// A fact has one of these values.
    fn has(&self, fact: Option<Fact>, values: &[&str], sure: Sure) -> String {
        match fact {
            Some(Fact::Profile(field)) => {
                holds_one(&profile_name(field), field == ProfileField::Mandate, values, sure)
            }
            Some(Fact::Question(id)) => self.answer_has(&id, values, sure),
            None => FALSE.to_owned(),
        }
    }

    fn answer_has(&self, id: &str, values: &[&str], sure: Sure) -> String {
        let Some(place) = self.0.question(id) else { return FALSE.to_owned() };
        let question = &self.0.questions[place];
        let is_list = matches!(question.kind, QuestionKind::Checklist { .. });
        let has = holds_one(&form_name(id), is_list, values, sure);
        match &question.applies_when {
            Some(condition) => all(vec![self.holds(condition, sure), has]),
            None => has,
        }
    }
}

fn fact(profile: Option<ProfileField>, question: Option<&Id>) -> Option<Fact> {
    match (profile, question) {
        (Some(field), _) => Some(Fact::Profile(field)),
        (None, Some(id)) => Some(Fact::Question(id.text.clone())),
        (None, None) => None,
    }
}

/// The name of the row that asks for a field of the profile.
pub(super) fn profile_name(field: ProfileField) -> String {
    match field {
        ProfileField::UnitKind => own("unit", "kind"),
        field => own("profile", &field.to_string()),
    }
}

/// That a row has one of these values; while it is empty, one may still come.
fn holds_one(name: &str, is_list: bool, values: &[&str], sure: Sure) -> String {
    let has = values.iter().map(|value| match is_list {
        true => format!("selected(${{{name}}}, {})", literal(value)),
        false => format!("${{{name}}} = {}", literal(value)),
    });
    match sure {
        Sure::Surely => any(has.collect()),
        Sure::Perhaps => any(std::iter::once(format!("${{{name}}} = ''")).chain(has).collect()),
    }
}

/// A value in quotes. XPath has no escapes, so one that holds both kinds of quotes cannot be written.
pub(super) fn literal(value: &str) -> String {
    if value.contains('\'') { format!("\"{value}\"") } else { format!("'{value}'") }
}

fn all(parts: Vec<String>) -> String {
    joined(parts, " and ", TRUE)
}

pub(super) fn any(parts: Vec<String>) -> String {
    joined(parts, " or ", FALSE)
}

fn joined(parts: Vec<String>, between: &str, nothing: &str) -> String {
    match parts.as_slice() {
        [] => nothing.to_owned(),
        [one] => one.clone(),
        _ => format!("({})", parts.join(between)),
    }
}

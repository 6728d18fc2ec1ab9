//! When a question is asked, in words.

use std::collections::BTreeSet;

use crate::questionnaire::{Condition, Equals, Id, In, ProfileField, Questionnaire};
use crate::scoring::hidden_by;
use crate::texts::{Texts, mandate_key, sector_key};

use super::facts::{Asking, Facts};
use super::labels::plain;
use super::still_open::{Left, still_open};

/// After which answers a question is asked; empty where none decides that.
pub(super) fn asked_when(facts: &Facts<'_>, asking: &Asking<'_>, texts: &Texts) -> String {
    let words = Words { questionnaire: facts.questionnaire, unread: &facts.left_out, texts };
    let left = asking.question.applies_when.as_ref().map(|whole| still_open(facts, asking, whole));
    match left {
        Some(Left::Open(condition)) => {
            texts.t_with("workbook-asked-when", &[("condition", words.of(&condition).into())])
        }
        Some(Left::Decided(_)) | None => String::new(),
    }
}

/// Why a question is not asked at present.
pub(super) fn not_asked(facts: &Facts<'_>, asking: &Asking<'_>, texts: &Texts) -> String {
    let places = hidden_by(facts.questionnaire, facts.sheet, asking.question, facts.sheet_unit(asking));
    let code = texts.language().code();
    let name = |place: &usize| {
        let question = &facts.questionnaire.questions[*place];
        let is_unread = facts.left_out.contains(&question.id);
        if is_unread { texts.t("unread-question") } else { format!("“{}”", question.text.get(code)) }
    };
    let names: Vec<String> = places.iter().map(name).collect();
    if names.is_empty() {
        return texts.t("workbook-not-asked-profile");
    }
    texts.t_with("workbook-not-asked", &[("questions", names.join(", ").into())])
}

/// Answers of one question that stand in a condition one by one are read as one list.
fn merged(parts: &[Condition]) -> Vec<Condition> {
    let mut merged: Vec<Condition> = Vec::new();
    for part in parts {
        let one = match part {
            Condition::Equals(Equals { profile, question, value }) => {
                In { profile: *profile, question: question.clone(), values: vec![value.clone()] }
            }
            Condition::In(one) => one.clone(),
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::AtLeast(_) => {
                merged.push(part.clone());
                continue;
            }
        };
        let id = |id: &Option<Id>| id.as_ref().map(|id| id.text.clone());
        match merged.last_mut() {
            Some(Condition::In(last))
                if last.profile == one.profile && id(&last.question) == id(&one.question) =>
            {
                last.values.extend(one.values);
            }
            _ => merged.push(Condition::In(one)),
        }
    }
    merged
}

/// True where no answer hides a question, but what is known of the institution.
pub(super) fn is_never(facts: &Facts<'_>, asking: &Asking<'_>) -> bool {
    hidden_by(facts.questionnaire, facts.sheet, asking.question, facts.sheet_unit(asking)).is_empty()
}

struct Words<'a> {
    questionnaire: &'a Questionnaire,
    /// Questions that are named to nobody who reads the words.
    unread: &'a BTreeSet<String>,
    texts: &'a Texts,
}

impl Words<'_> {
    fn of(&self, condition: &Condition) -> String {
        let texts = self.texts;
        match condition {
            Condition::All(parts) => self.joined(parts, &texts.t("workbook-and")),
            Condition::Any(parts) => self.joined(&merged(parts), &texts.t("workbook-or")),
            Condition::Not(part) => texts.t_with("workbook-unless", &[("condition", self.of(part).into())]),
            Condition::Equals(one) => {
                self.fact(one.profile, one.question.as_ref(), std::slice::from_ref(&one.value))
            }
            Condition::In(one) => self.fact(one.profile, one.question.as_ref(), &one.values),
            Condition::AtLeast(some) => {
                let parts: Vec<String> = some.of.iter().map(|part| self.of(part)).collect();
                let arguments = [("count", some.count.into()), ("conditions", parts.join("; ").into())];
                texts.t_with("workbook-at-least", &arguments)
            }
        }
    }

    fn joined(&self, parts: &[Condition], between: &str) -> String {
        let part = |part: &Condition| match part {
            Condition::All(_) | Condition::Any(_) if parts.len() > 1 => format!("({})", self.of(part)),
            _ => self.of(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&format!(" {between} "))
    }

    fn fact(&self, profile: Option<ProfileField>, question: Option<&Id>, values: &[String]) -> String {
        let code = self.texts.language().code();
        let found = question.and_then(|id| self.questionnaire.question(&id.text));
        let Some(question) = found.map(|place| &self.questionnaire.questions[place]) else {
            let field = profile.map(|field| self.profile(field)).unwrap_or_default();
            let word = |value: &String| {
                let key = mandate_key(value).or_else(|| sector_key(value));
                key.map_or_else(|| value.clone(), |key| self.texts.t(key))
            };
            return format!("{field}: {}", values.iter().map(word).collect::<Vec<_>>().join(" / "));
        };
        if self.unread.contains(&question.id) {
            return self.texts.t("unread-question");
        }
        let label = |value: &String| {
            let option = question.option(value);
            format!("“{}”", option.map_or(value.clone(), |option| plain(option.label.get(code))))
        };
        let labels: Vec<String> = values.iter().map(label).collect();
        format!("“{}” – {}", question.text.get(code), labels.join(" / "))
    }

    fn profile(&self, field: ProfileField) -> String {
        match field {
            ProfileField::Kind => self.texts.t("institution-kind"),
            ProfileField::Size => self.texts.t("institution-size"),
            ProfileField::Sector => self.texts.t("institution-sector"),
            ProfileField::Region => self.texts.t("institution-region"),
            ProfileField::Ownership => self.texts.t("institution-ownership"),
            ProfileField::Mandate => self.texts.t("institution-mandates"),
            ProfileField::UnitKind => self.texts.t("unit-kind"),
        }
    }
}

//! The small language that says to whom a question is put.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;

use super::read::Id;

/// When a question or an indicator applies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A fact has this value.
    Equals(Equals),
    /// A fact has one of these values.
    In(In),
    /// At least `count` of these hold.
    AtLeast(AtLeast),
}

/// A fact has one value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equals {
    /// A field of the institution's profile. Either this or `question`.
    #[serde(default)]
    pub profile: Option<ProfileField>,
    /// An earlier question. Either this or `profile`.
    #[serde(default)]
    pub question: Option<Id>,
    /// The value: a word of the profile field, an option or an element of the question.
    pub value: String,
}

/// A fact has one of several values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct In {
    /// A field of the institution's profile. Either this or `question`.
    #[serde(default)]
    pub profile: Option<ProfileField>,
    /// An earlier question. Either this or `profile`.
    #[serde(default)]
    pub question: Option<Id>,
    /// The values, any of which will do.
    pub values: Vec<String>,
}

/// Several conditions, of which a number must hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// How many.
    pub count: usize,
    /// Of these.
    pub of: Vec<Condition>,
}

/// What a condition may ask about an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProfileField {
    /// `government`, `state-owned` or `private`.
    Kind,
    /// Who owns or controls it.
    Ownership,
    /// Sector code.
    Sector,
    /// `micro`, `small`, `medium` or `large`.
    Size,
    /// Where its seat is.
    Region,
    /// What it is charged with by law; an institution may have several.
    Mandate,
    /// The kind of the unit that answers.
    UnitKind,
}

impl ProfileField {
    /// The words this field can hold, where the list is closed.
    pub const fn vocabulary(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Kind => Some(&["government", "state-owned", "private"]),
            Self::Size => Some(&["micro", "small", "medium", "large"]),
            Self::Ownership | Self::Sector | Self::Region | Self::Mandate | Self::UnitKind => None,
        }
    }
}

impl fmt::Display for ProfileField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kind => "kind",
            Self::Ownership => "ownership",
            Self::Sector => "sector",
            Self::Size => "size",
            Self::Region => "region",
            Self::Mandate => "mandate",
            Self::UnitKind => "unit_kind",
        })
    }
}

/// What a condition looks at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A field of the profile.
    Profile(ProfileField),
    /// The answer to a question, by id.
    Question(String),
}

/// Where facts come from while a condition is looked at.
pub trait Facts {
    /// Whether `fact` has `value`; `None` while that is not known.
    fn has(&self, fact: &Fact, value: &str) -> Option<bool>;
}

impl Condition {
    /// Whether the condition holds: `None` while a fact it needs is not known.
    pub fn holds(&self, facts: &impl Facts) -> Option<bool> {
        match self {
            Self::All(parts) => all(parts.iter().map(|part| part.holds(facts))),
            Self::Any(parts) => any(parts.iter().map(|part| part.holds(facts))),
            Self::Not(part) => part.holds(facts).map(|held| !held),
            Self::Equals(equals) => facts.has(&equals.fact()?, &equals.value),
            Self::In(one_of) => {
                let fact = one_of.fact()?;
                any(one_of.values.iter().map(|value| facts.has(&fact, value)))
            }
            Self::AtLeast(at_least) => {
                enough(at_least.count, at_least.of.iter().map(|part| part.holds(facts)))
            }
        }
    }

    /// Every fact the condition looks at, with the values it compares it with and the line it stands on.
    pub fn comparisons(&self) -> Vec<(Option<Fact>, Vec<&str>, u64)> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::comparisons).collect(),
            Self::Not(part) => part.comparisons(),
            Self::AtLeast(at_least) => at_least.of.iter().flat_map(Self::comparisons).collect(),
            Self::Equals(one) => vec![(one.fact(), vec![one.value.as_str()], line(&one.question))],
            Self::In(one) => {
                vec![(one.fact(), one.values.iter().map(String::as_str).collect(), line(&one.question))]
            }
        }
    }
}

fn line(question: &Option<Id>) -> u64 {
    question.as_ref().map_or(0, |id| id.line)
}

fn fact(profile: Option<ProfileField>, question: Option<&Id>) -> Option<Fact> {
    match (profile, question) {
        (Some(field), None) => Some(Fact::Profile(field)),
        (None, Some(id)) => Some(Fact::Question(id.text.clone())),
        (None, None) | (Some(_), Some(_)) => None,
    }
}

impl Equals {
    fn fact(&self) -> Option<Fact> {
        fact(self.profile, self.question.as_ref())
    }
}

impl In {
    fn fact(&self) -> Option<Fact> {
        fact(self.profile, self.question.as_ref())
    }
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(parts.map(|part| part.map(|held| !held))).map(|held| !held)
}

fn enough(count: usize, parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let (mut yes, mut unknown) = (0, 0);
    for part in parts {
        match part {
            Some(true) => yes += 1,
            Some(false) => {}
            None => unknown += 1,
        }
    }
    if yes >= count {
        Some(true)
    } else if yes + unknown < count {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{all, any, enough};

    #[test]
    fn an_unknown_fact_leaves_a_condition_undecided_only_where_it_matters() {
        assert_eq!(all([Some(true), None].into_iter()), None);
        assert_eq!(all([Some(false), None].into_iter()), Some(false));
        assert_eq!(any([Some(true), None].into_iter()), Some(true));
        assert_eq!(any([Some(false), None].into_iter()), None);
        assert_eq!(enough(1, [Some(false), None].into_iter()), None);
        assert_eq!(enough(2, [Some(true), Some(true), None].into_iter()), Some(true));
        assert_eq!(enough(2, [Some(false), None].into_iter()), Some(false));
    }
}

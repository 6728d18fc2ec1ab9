//! The shape of a translation file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::read::Id;

/// Words by id, each with the line its id stands on.
pub type Words<T> = BTreeMap<Id, T>;

/// `<id>/<language>.yaml`, or one of several `<id>/<language>/*.yaml` that together hold everything once.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslationFile {
    /// Id of the questionnaire.
    pub translates: Id,
    /// The version it translates.
    pub of_version: u32,
    /// Name of the questionnaire.
    #[serde(default)]
    pub title: Option<String>,
    /// One or two sentences.
    #[serde(default)]
    pub summary: Option<String>,
    /// By reason.
    #[serde(default)]
    pub not_applicable_reasons: Words<String>,
    /// By unit kind.
    #[serde(default)]
    pub unit_kinds: Words<String>,
    /// Titles by node and indicator.
    #[serde(default)]
    pub nodes: Words<String>,
    /// By section.
    #[serde(default)]
    pub sections: Words<SectionWords>,
    /// By question.
    #[serde(default)]
    pub questions: Words<QuestionWords>,
    /// Messages by consistency rule.
    #[serde(default)]
    pub consistency: Words<String>,
}

/// Words of a section.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Its name.
    pub title: String,
    /// What it is about.
    #[serde(default)]
    pub introduction: String,
}

/// Words of a question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionWords {
    /// The question.
    pub text: String,
    /// What counts.
    #[serde(default)]
    pub help: String,
    /// What document would show it.
    #[serde(default)]
    pub evidence: String,
    /// What a number counts.
    #[serde(default)]
    pub unit: String,
    /// By option or element.
    #[serde(default)]
    pub options: Words<OptionWords>,
}

/// Words of an option.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionWords {
    /// What people read.
    pub label: String,
    /// What must be true to choose it.
    #[serde(default)]
    pub criterion: String,
    /// What document would show it.
    #[serde(default)]
    pub evidence: String,
    /// What would lift it one level.
    #[serde(default)]
    pub next_step: String,
}

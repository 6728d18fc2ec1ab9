//! The shape of the files all questionnaires share: scales and sources.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::read::Id;

/// `scales.yaml`: scales by id.
pub type ScalesFile = BTreeMap<String, ScaleFile>;

/// One maturity scale.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleFile {
    /// Its name by language.
    pub title: BTreeMap<String, String>,
    /// The highest level a node may have while a core element in it scores zero.
    pub core_cap: Id,
    /// Levels, lowest first.
    pub levels: Vec<LevelFile>,
}

/// One level of a scale.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelFile {
    /// Kebab-case.
    pub id: Id,
    /// Begins at this score. Either this or `above`.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub from: Option<Decimal>,
    /// Begins just above this score. Either this or `from`.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub above: Option<Decimal>,
    /// Its name by language.
    pub title: BTreeMap<String, String>,
    /// What it means, by language.
    pub meaning: BTreeMap<String, String>,
}

/// `topics.yaml`: topics by id.
pub type TopicsFile = BTreeMap<String, TopicFile>;

/// A kind of harm, with anchors for how grave it is, the lightest first.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicFile {
    /// Its name by language.
    pub title: BTreeMap<String, String>,
    /// How grave the harm is: five descriptions by language.
    pub scale: Vec<BTreeMap<String, String>>,
    /// How many people it reaches: five descriptions by language.
    pub scope: Vec<BTreeMap<String, String>>,
    /// How far it can be made good: five descriptions by language.
    pub irremediability: Vec<BTreeMap<String, String>>,
}

/// `sources.yaml`: sources by id.
pub type SourcesFile = BTreeMap<String, SourceFile>;

/// What a question rests on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its name.
    pub title: String,
    /// Where it can be read.
    pub href: String,
    /// The day somebody last looked (`2026-11-22`).
    pub checked_on: String,
    /// True while a lawyer should still confirm it.
    #[serde(default)]
    pub confirm: bool,
}

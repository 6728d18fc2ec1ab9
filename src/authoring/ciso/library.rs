//! The shape of a framework library, as CISO Assistant reads it.

use std::collections::BTreeMap;

use serde::Serialize;

/// Wordings by language, then by the field they translate.
pub(super) type Translations = BTreeMap<String, BTreeMap<&'static str, String>>;

#[derive(Serialize)]
pub(super) struct Library {
    pub(super) urn: String,
    pub(super) locale: &'static str,
    pub(super) ref_id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) copyright: &'static str,
    pub(super) version: u32,
    pub(super) provider: &'static str,
    pub(super) packager: &'static str,
    pub(super) translations: Translations,
    pub(super) objects: Objects,
}

#[derive(Serialize)]
pub(super) struct Objects {
    pub(super) framework: Framework,
}

#[derive(Serialize)]
pub(super) struct Framework {
    pub(super) urn: String,
    pub(super) ref_id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) translations: Translations,
    pub(super) min_score: u32,
    pub(super) max_score: u32,
    pub(super) scores_definition: Vec<ScoreDefinition>,
    pub(super) requirement_nodes: Vec<RequirementNode>,
}

#[derive(Serialize)]
pub(super) struct ScoreDefinition {
    pub(super) score: u32,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) translations: Translations,
}

#[derive(Serialize)]
pub(super) struct RequirementNode {
    pub(super) urn: String,
    pub(super) assessable: bool,
    pub(super) depth: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_urn: Option<String>,
    pub(super) ref_id: String,
    #[serde(flatten)]
    pub(super) words: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) translations: Translations,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) questions: BTreeMap<String, LibraryQuestion>,
}

#[derive(Serialize)]
pub(super) struct LibraryQuestion {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) translations: Translations,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) choices: Vec<LibraryChoice>,
}

#[derive(Serialize)]
pub(super) struct LibraryChoice {
    pub(super) urn: String,
    #[serde(flatten)]
    pub(super) words: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add_score: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) compute_result: Option<&'static str>,
    pub(super) translations: Translations,
}

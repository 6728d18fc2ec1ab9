//! The shape of what stands beside the questionnaires: glossary, guidance, mirror questions.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::read::Id;

/// A text by language.
pub type ByLanguage = BTreeMap<String, String>;

/// `glossary.yaml`: concepts by id.
pub type GlossaryFile = BTreeMap<Id, ConceptFile>;

/// One concept and the word used for it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptFile {
    /// The term by language.
    pub term: ByLanguage,
    /// What it means, by language.
    pub definition: ByLanguage,
    /// Words that mean it in texts: where the English has one, a translation has one of its own. Each is a run of
    /// beginnings of words (`lazımi yoxlama` fits `lazımi yoxlamanın`).
    #[serde(default, rename = "use")]
    pub usage: BTreeMap<String, Vec<String>>,
    /// Ids of `sources.yaml`.
    #[serde(default)]
    pub sources: Vec<Id>,
    /// True while a native lawyer should still confirm the term.
    #[serde(default)]
    pub confirm: bool,
    /// What is open about it.
    #[serde(default)]
    pub note: String,
}

/// `mirrors.yaml`: facts that both sides are asked about.
pub type MirrorsFile = Vec<MirrorFile>;

/// Two questions about one fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MirrorFile {
    /// Kebab-case.
    pub id: Id,
    /// A topic of `topics.yaml`.
    pub topic: Id,
    /// The one side.
    pub first: SideFile,
    /// The other side.
    pub second: SideFile,
    /// The fact, by language.
    pub title: ByLanguage,
    /// Answers that do not go together.
    pub contradiction: ContradictionFile,
    /// What it says when both are found, by language.
    pub meaning: ByLanguage,
}

/// A question of a questionnaire.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// Id of the questionnaire.
    pub questionnaire: Id,
    /// Id of the question.
    pub question: Id,
}

/// Options of each side that do not go together.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContradictionFile {
    /// Options of the first question.
    pub first: Vec<Id>,
    /// Options of the second question.
    pub second: Vec<Id>,
}

/// `duties.yaml`: duties that one body holds.
pub type DutiesFile = Vec<DutyFile>;

/// A duty of the State that one body holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyFile {
    /// Kebab-case.
    pub id: Id,
    /// What it is, by language.
    pub title: ByLanguage,
    /// The questionnaire that asks about it.
    pub questionnaire: Id,
    /// The indicator whose questions only its holder answers as its own.
    pub indicator: Id,
    /// The mandate by which the register of institutions charges a body with it.
    pub mandate: Id,
}

/// `guidance/principle-NN.yaml`: one principle in plain words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuidanceFile {
    /// 1 to 31.
    pub principle: u8,
    /// Its name by language.
    pub title: ByLanguage,
    /// What it asks, by language.
    pub asks: ByLanguage,
    /// Whom it concerns, by language.
    pub concerns: ByLanguage,
    /// What good practice looks like, by language.
    pub good_practice: Vec<ByLanguage>,
    /// Ids of `sources.yaml`.
    pub sources: Vec<Id>,
}

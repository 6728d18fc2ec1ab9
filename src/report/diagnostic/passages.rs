//! The passages of the diagnostic report that people write. What the data say stands in the report without them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::compose::Composer;
use crate::report::document::Text;
use crate::texts::{Language, Texts};

/// Their names, in the order of the report.
pub const PASSAGES: [&str; 10] = [
    "summary",
    "limits",
    "context",
    "salience",
    "pillar-1",
    "pillar-2",
    "pillar-3",
    "groups",
    "recommendations",
    "conclusion",
];

/// What a passage is called.
pub fn passage_title(texts: &Texts, name: &str) -> String {
    match name {
        "summary" => texts.t("report-summary"),
        "limits" => texts.t("report-limits"),
        "context" => texts.t("diagnostic-context"),
        "salience" => texts.t("salience-title"),
        "pillar-1" => texts.t("diagnostic-pillar-one"),
        "pillar-2" => texts.t("diagnostic-pillar-two"),
        "pillar-3" => texts.t("diagnostic-pillar-three"),
        "groups" => texts.t("diagnostic-groups"),
        "recommendations" => texts.t("diagnostic-recommendations"),
        "conclusion" => texts.t("diagnostic-conclusion"),
        other => other.to_owned(),
    }
}

/// Passages by name and language. In files a map of names to a map of languages to texts.
///
/// They are written to be published: nothing in them is held back, whoever they name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ByName", into = "ByName")]
pub struct Passages(ByName);

type ByName = BTreeMap<String, BTreeMap<String, String>>;

/// Why a passage is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPassage {
    /// There is no passage of this name.
    #[error("there is no passage \"{0}\"; there are: {list}", list = PASSAGES.join(", "))]
    Name(String),
    /// There is no such language.
    #[error("passage \"{0}\": there is no language \"{1}\"; there are: {list}", list = languages())]
    Language(String, String),
}

fn languages() -> String {
    Language::ALL.map(|language| language.code()).join(", ")
}

impl Passages {
    /// What is written; none where nothing is, or only blanks.
    pub fn get(&self, name: &str, language: Language) -> Option<&str> {
        let text = self.0.get(name)?.get(language.code())?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// Writes a passage; empty words take it out.
    ///
    /// # Errors
    /// [`NoPassage::Name`].
    pub fn set(&mut self, name: &str, language: Language, text: &str) -> Result<(), NoPassage> {
        if !PASSAGES.contains(&name) {
            return Err(NoPassage::Name(name.to_owned()));
        }
        let languages = self.0.entry(name.to_owned()).or_default();
        if text.trim().is_empty() {
            languages.remove(language.code());
        } else {
            languages.insert(language.code().to_owned(), text.to_owned());
        }
        self.0.retain(|_, languages| !languages.is_empty());
        Ok(())
    }

    /// Writes a passage into a report: a paragraph for each line, points for lines that begin with a dash.
    pub(super) fn write(&self, composer: &mut Composer, name: &str) {
        let text = self.get(name, composer.texts.language()).unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut points: Vec<Text> = Vec::new();
        for line in lines {
            if let Some(point) = line.strip_prefix("- ") {
                points.push(point.into());
                continue;
            }
            composer.list(std::mem::take(&mut points));
            composer.paragraph(line);
        }
        composer.list(points);
    }
}

impl TryFrom<ByName> for Passages {
    type Error = NoPassage;

    fn try_from(passages: ByName) -> Result<Self, NoPassage> {
        for (name, languages) in &passages {
            if !PASSAGES.contains(&name.as_str()) {
                return Err(NoPassage::Name(name.clone()));
            }
            let unknown = languages.keys().find(|code| Language::from_code(code).is_none());
            if let Some(code) = unknown {
                return Err(NoPassage::Language(name.clone(), code.clone()));
            }
        }
        Ok(Self(passages))
    }
}

impl From<Passages> for ByName {
    fn from(passages: Passages) -> Self {
        passages.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AZ: Language = Language::Azerbaijani;

    #[test]
    fn passages_are_read_by_name_and_language_and_nothing_else_is() {
        let read = |text: &str| serde_json::from_str::<Passages>(text).map_err(|error| error.to_string());
        let passages = read(r#"{"context": {"az": "Ölkə haqqında", "ru": " "}}"#).expect("it can be read");
        assert_eq!(passages.get("context", AZ), Some("Ölkə haqqında"));
        assert_eq!(passages.get("context", Language::Russian), None, "blanks are nothing");
        assert_eq!(passages.get("context", Language::English), None);
        assert_eq!(passages.get("summary", AZ), None);
        let unknown = read(r#"{"preface": {}}"#).expect_err("there is no such passage");
        assert!(unknown.contains("no passage \"preface\"") && unknown.contains("conclusion"), "{unknown}");
        let unknown = read(r#"{"context": {"de": "Lage"}}"#).expect_err("there is no such language");
        assert!(unknown.contains("no language \"de\""), "{unknown}");
    }

    #[test]
    fn what_is_written_is_kept_and_empty_words_take_it_out() {
        let mut passages = Passages::default();
        passages.set("groups", AZ, "Qadınlar").expect("there is such a passage");
        assert!(passages.set("preface", AZ, "Ön söz").is_err());
        let text = serde_json::to_string(&passages).expect("it can be written");
        assert_eq!(serde_json::from_str::<Passages>(&text).expect("it can be read"), passages);
        passages.set("groups", AZ, "  ").expect("there is such a passage");
        assert_eq!(passages, Passages::default());
    }

    #[test]
    fn every_passage_has_a_title_in_every_language() {
        for language in Language::ALL {
            for name in PASSAGES {
                let title = passage_title(Texts::get(language), name);
                assert!(title != name && !title.contains(crate::texts::MISSING), "{name}: {title}");
            }
        }
    }
}

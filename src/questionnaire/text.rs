//! Words in one or more languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text in English, the authoritative language, and in those it has been translated to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    english: String,
    others: BTreeMap<String, String>,
}

impl Text {
    /// A text that exists in English only.
    pub fn english(text: impl Into<String>) -> Self {
        Self { english: text.into(), others: BTreeMap::new() }
    }

    /// A text from its wordings by language.
    pub fn by_language(words: &BTreeMap<String, String>) -> Self {
        let mut text = Self::default();
        for (language, wording) in words {
            text.translate(language, wording);
        }
        text
    }

    /// Adds or replaces the wording in `language` (a code such as `az`).
    pub fn translate(&mut self, language: &str, text: impl Into<String>) {
        if language == "en" {
            self.english = text.into();
        } else {
            self.others.insert(language.to_owned(), text.into());
        }
    }

    /// The wording in `language`, or the English one where there is no translation.
    pub fn get(&self, language: &str) -> &str {
        self.others.get(language).map_or(self.english.as_str(), String::as_str)
    }

    /// True when there is wording of its own in `language`.
    pub fn has(&self, language: &str) -> bool {
        language == "en" || self.others.contains_key(language)
    }

    /// True when there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty()
    }
}

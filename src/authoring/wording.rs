//! The words a form needs beside those of the questionnaire, in every language of the questionnaire.

use crate::questionnaire::{Questionnaire, Text};
use crate::texts::{Language, Texts};

/// The languages of a form and the words it says in all of them.
pub(super) struct Wording {
    /// English, then every language the questionnaire was translated to.
    pub(super) languages: Vec<String>,
}

impl Wording {
    /// The languages of a questionnaire.
    pub(super) fn of(questionnaire: &Questionnaire) -> Self {
        let others = questionnaire.translations.iter().map(|one| one.language.clone());
        let mut languages = vec!["en".to_owned()];
        languages.extend(others.filter(|code| code != "en"));
        Self { languages }
    }

    /// A message of the pages in every language; in English where the pages do not have the language.
    pub(super) fn say(&self, key: &str) -> Text {
        self.each(|code| {
            let language = Language::from_code(code).unwrap_or(Language::English);
            Texts::get(language).t(key)
        })
    }

    /// Words made for each language.
    pub(super) fn each(&self, words: impl Fn(&str) -> String) -> Text {
        let mut text = Text::default();
        for language in &self.languages {
            text.translate(language, words(language));
        }
        text
    }

    /// Texts one after another, what is empty left out.
    pub(super) fn joined(&self, parts: &[&Text], between: &str) -> Text {
        self.each(|language| {
            let words: Vec<&str> =
                parts.iter().map(|part| part.get(language)).filter(|words| !words.is_empty()).collect();
            words.join(between)
        })
    }
}

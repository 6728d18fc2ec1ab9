//! The words people read, in their language.
//!
//! Every language is one file of messages (`en.ftl`, `az.ftl`) and one line of [`Language::ALL`] with its
//! its details in `language.rs`. Plural rules come from Fluent, numbers, dates and the order of names from ICU. The
//! case of people's words is never changed: `İ`, `I`, `ı` and `i` do not survive it.
//!
//! Keys are written out as literals wherever they are used, so that a test can compare them with the files.

mod fold;
mod format;
mod language;
mod profile;

use std::sync::LazyLock;

pub use fluent_bundle::FluentValue as Argument;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fold::{FoldedText, fold};
pub use format::BAKU;
pub use language::Language;
pub use profile::{MANDATES, SECTORS, mandate_key, sector_key};

/// The messages of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static ALL: LazyLock<Vec<Texts>> = LazyLock::new(|| Language::ALL.into_iter().map(Texts::read).collect());

impl Texts {
    /// The messages of `language`.
    pub fn get(language: Language) -> &'static Self {
        &ALL[language as usize]
    }

    /// The language these messages are in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message of `key`, which takes no arguments.
    pub fn t(&self, key: &str) -> String {
        self.t_with(key, &[])
    }

    /// The message of `key` with its arguments filled in.
    ///
    /// A key or argument that is missing shows as `⟦key⟧`: visible to people and to the tests, but no reason to
    /// refuse the page.
    pub fn t_with(&self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.message(key, &arguments).unwrap_or_else(|| format!("{MISSING}{key}⟧"))
    }

    fn message(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(arguments), &mut errors);
        // A Russian day ends with a point of its own; at the end of a sentence one is enough.
        errors.is_empty().then(|| text.replace("\u{202f}г..", "\u{202f}г."))
    }

    fn read(language: Language) -> Self {
        let details = language.details();
        let identifier: LanguageIdentifier =
            details.locale.parse().expect("locales are written in this module");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(details.messages.to_owned())
            .map_err(|(_, errors)| errors)
            .expect("the messages of every language are read in the tests");
        bundle.add_resource(resource).expect("a test refuses a key that stands twice");
        Self { language, bundle }
    }
}

/// How a missing message begins.
pub const MISSING: char = '⟦';

#[cfg(test)]
mod tests;

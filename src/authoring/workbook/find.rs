//! Where the words of another language stand.

use super::sheets::LANGUAGES;
use crate::questionnaire::{Files, TranslationFile};

/// The language of a translation by the plain name of its file (`az.yaml`, `az/main.yaml`).
pub(super) fn language(file: &str) -> &str {
    file.split_once('/').map_or_else(|| file.trim_end_matches(".yaml"), |(folder, _)| folder)
}

/// For each language besides English the first file that has what is picked, with what it has.
pub(super) fn in_languages<'a, T: ?Sized>(
    files: &'a Files,
    pick: impl Fn(&'a TranslationFile) -> Option<&'a T>,
) -> [Option<(&'a str, &'a T)>; 2] {
    [LANGUAGES[1], LANGUAGES[2]].map(|code| {
        let of_language = files.translations.iter().filter(|(file, _)| language(file) == code);
        of_language.filter_map(|(file, words)| Some((file.as_str(), pick(words)?))).next()
    })
}

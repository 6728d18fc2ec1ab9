//! The parsed files of one questionnaire as they stand, for those who write them again in another form.

use super::examples::{Example, is_example_file};
use super::file::{ConsistencyRuleFile, QuestionnaireFile, SectionFile};
use super::folder::Folder;
use super::parse::parse_all;
use super::problem::Problem;
use super::read::parse;
use super::words_file::TranslationFile;

/// What stands in the files of one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// `questionnaire.yaml`.
    pub header: QuestionnaireFile,
    /// The sections in the order they are asked.
    pub sections: Vec<SectionFile>,
    /// `consistency.yaml`.
    pub consistency: Vec<ConsistencyRuleFile>,
    /// Examples by plain file name.
    pub examples: Vec<(String, Vec<Example>)>,
    /// Translations by plain file name.
    pub translations: Vec<(String, TranslationFile)>,
}

/// Reads the files without checking what they say.
///
/// # Errors
/// Every file that cannot be read.
pub fn read_files(folder: &Folder) -> Result<Files, Vec<Problem>> {
    let parsed = parse_all(folder)?;
    let name = |shown: &str| {
        folder
            .files()
            .find(|(_, file)| file.shown_as == shown)
            .map_or_else(|| shown.to_owned(), |(name, _)| name.to_owned())
    };
    let mut examples = Vec::new();
    for (plain, file) in folder.files().filter(|(name, _)| is_example_file(name)) {
        let found: Vec<Example> = parse(&file.shown_as, &file.text).map_err(|problem| vec![problem])?;
        examples.push((plain.to_owned(), found));
    }
    Ok(Files {
        sections: parsed.sections.into_iter().map(|(_, section)| section).collect(),
        translations: parsed.translations.into_iter().map(|one| (name(&one.file), one.words)).collect(),
        header: parsed.header,
        consistency: parsed.consistency,
        examples,
    })
}

//! From texts to file types: every file of a questionnaire parsed, every problem collected.

use super::file::{ConsistencyFile, ConsistencyRuleFile, QuestionnaireFile, SectionFile};
use super::folder::Folder;
use super::problem::Problem;
use super::read::{bare_wording, parse};
use super::shared_file::{ScalesFile, SourcesFile, TopicsFile};
use super::translate::Translation;

/// The parsed files of one questionnaire, before names are resolved.
pub(super) struct Parsed {
    pub(super) header_name: String,
    pub(super) header: QuestionnaireFile,
    pub(super) sections: Vec<(String, SectionFile)>,
    pub(super) scales_name: String,
    pub(super) scales: ScalesFile,
    pub(super) sources: SourcesFile,
    pub(super) topics: TopicsFile,
    pub(super) consistency_name: String,
    pub(super) consistency: Vec<ConsistencyRuleFile>,
    pub(super) translations: Vec<Translation>,
}

/// Names that are not sections or translations.
const FIXED: [&str; 6] =
    ["questionnaire.yaml", "consistency.yaml", "examples.yaml", "scales.yaml", "sources.yaml", "topics.yaml"];

/// Examples may be divided into files of their own.
const EXAMPLES: &str = "examples/";

/// Parses every file; stops when one cannot be read, because the rest could not be judged.
pub(super) fn parse_all(folder: &Folder) -> Result<Parsed, Vec<Problem>> {
    let mut problems: Vec<Problem> =
        folder.files().flat_map(|(_, file)| bare_wording(&file.shown_as, &file.text)).collect();
    let header = required::<QuestionnaireFile>(folder, "questionnaire.yaml", &mut problems);
    let scales = required::<ScalesFile>(folder, "scales.yaml", &mut problems);
    let sources = required::<SourcesFile>(folder, "sources.yaml", &mut problems);
    let topics = optional::<TopicsFile>(folder, "topics.yaml", &mut problems);
    let consistency = optional::<ConsistencyFile>(folder, "consistency.yaml", &mut problems);
    let sections = header.as_ref().map(|header| parse_sections(folder, header, &mut problems));
    let translations = header.as_ref().map(|header| parse_translations(folder, header, &mut problems));
    match (header, sections, scales, sources, translations) {
        (Some(header), Some(sections), Some(scales), Some(sources), Some(translations))
            if problems.is_empty() =>
        {
            Ok(Parsed {
                header_name: shown(folder, "questionnaire.yaml"),
                header,
                sections,
                scales_name: shown(folder, "scales.yaml"),
                scales,
                sources,
                topics,
                consistency_name: shown(folder, "consistency.yaml"),
                consistency,
                translations,
            })
        }
        _ => Err(problems),
    }
}

fn shown(folder: &Folder, name: &str) -> String {
    folder.get(name).map_or_else(|| name.to_owned(), |file| file.shown_as.clone())
}

fn required<T: serde::de::DeserializeOwned>(
    folder: &Folder,
    name: &str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let Some(file) = folder.get(name) else {
        problems.push(Problem::new(name, 0, format!("`{name}` is missing; add it")));
        return None;
    };
    parse(&file.shown_as, &file.text).map_err(|problem| problems.push(problem)).ok()
}

/// A file that may be missing; it is then empty.
pub(super) fn optional<T: serde::de::DeserializeOwned + Default>(
    folder: &Folder,
    name: &str,
    problems: &mut Vec<Problem>,
) -> T {
    let Some(file) = folder.get(name) else { return T::default() };
    parse(&file.shown_as, &file.text).map_err(|problem| problems.push(problem)).unwrap_or_default()
}

fn parse_sections(
    folder: &Folder,
    header: &QuestionnaireFile,
    problems: &mut Vec<Problem>,
) -> Vec<(String, SectionFile)> {
    let mut sections = Vec::new();
    for id in &header.sections {
        let name = format!("{}.yaml", id.text);
        match folder.get(&name) {
            None => problems.push(Problem::new(
                shown(folder, "questionnaire.yaml"),
                id.line,
                format!("section `{}` has no file `{name}`; add the file or correct the name", id.text),
            )),
            Some(file) => match parse::<SectionFile>(&file.shown_as, &file.text) {
                Ok(section) => sections.push((file.shown_as.clone(), section)),
                Err(problem) => problems.push(problem),
            },
        }
    }
    sections
}

/// Languages a questionnaire may be translated to.
pub const TRANSLATIONS: [&str; 2] = ["az", "ru"];

fn parse_translations(
    folder: &Folder,
    header: &QuestionnaireFile,
    problems: &mut Vec<Problem>,
) -> Vec<Translation> {
    let known = |name: &str| header.sections.iter().any(|id| format!("{}.yaml", id.text) == name);
    let mut translations = Vec::new();
    let is_other = |name: &str| !FIXED.contains(&name) && !known(name) && !name.starts_with(EXAMPLES);
    for (name, file) in folder.files().filter(|(name, _)| is_other(name)) {
        let language =
            name.split_once('/').map_or_else(|| name.trim_end_matches(".yaml"), |(folder, _)| folder);
        if !TRANSLATIONS.contains(&language) {
            let message = "this file is neither a section named in questionnaire.yaml nor a translation; \
                           list it under `sections` or remove it";
            problems.push(Problem::new(&file.shown_as, 0, message));
            continue;
        }
        match parse(&file.shown_as, &file.text) {
            Ok(words) => translations.push(Translation {
                language: language.to_owned(),
                file: file.shown_as.clone(),
                words,
            }),
            Err(problem) => problems.push(problem),
        }
    }
    translations
}

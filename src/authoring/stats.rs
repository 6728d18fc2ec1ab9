//! Figures about questionnaires: what there is and what is still missing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::questionnaire::{Example, Library, Questionnaire, TRANSLATIONS, Text};

/// Figures of one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionnaireStats {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Questions, recorded ones included.
    pub questions: usize,
    /// Questions that enter a score.
    pub scored: usize,
    /// Options of choices and elements of checklists.
    pub options: usize,
    /// Indicators.
    pub indicators: usize,
    /// Scoring examples.
    pub examples: usize,
    /// Texts that have no wording of their own, by language.
    pub untranslated: BTreeMap<String, usize>,
    /// Questions at most for each kind and size of institution, in words such as `private small`.
    pub longest_path: BTreeMap<String, usize>,
}

/// Figures over all questionnaires and what stands beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overall {
    /// Principles asked about by at least one questionnaire.
    pub principles_covered: usize,
    /// Pairs of questions about one fact.
    pub mirror_pairs: usize,
    /// Sources in the register.
    pub sources: usize,
    /// Sources and terms a lawyer should still confirm.
    pub unconfirmed: usize,
    /// Concepts in the glossary.
    pub concepts: usize,
    /// Pages of guidance.
    pub guidance_pages: usize,
}

/// The figures of one questionnaire.
pub fn stats(questionnaire: &Questionnaire, examples: &[(String, Example)]) -> QuestionnaireStats {
    let questions = &questionnaire.questions;
    let texts = questionnaire.texts();
    let untranslated = |language: &str| texts.iter().filter(|text| !text.has(language)).count();
    QuestionnaireStats {
        id: questionnaire.id.clone(),
        version: questionnaire.version,
        questions: questions.len(),
        scored: questions.iter().filter(|question| question.is_scored()).count(),
        options: questions.iter().map(|question| question.options().len()).sum(),
        indicators: questionnaire.nodes.iter().filter(|node| node.indicator.is_some()).count(),
        examples: examples.len(),
        untranslated: TRANSLATIONS.iter().map(|code| ((*code).to_owned(), untranslated(code))).collect(),
        longest_path: longest(questionnaire),
    }
}

fn longest(questionnaire: &Questionnaire) -> BTreeMap<String, usize> {
    let mut longest = BTreeMap::new();
    for path in super::longest_paths(questionnaire) {
        let profile = &path.kind.profile;
        let mandates = profile.mandates.as_deref().unwrap_or_default();
        let kind = profile.kind.map_or("", |kind| kind.code());
        let name = match mandates {
            [] => format!("{kind} {}", profile.size.map_or("", |size| size.code())),
            [one] => format!("{kind}, mandate {one}"),
            [..] => format!("{kind}, every mandate"),
        };
        let most: &mut usize = longest.entry(name).or_default();
        *most = (*most).max(path.questions);
    }
    longest
}

/// The figures over all.
pub fn overall(questionnaires: &[Questionnaire], library: &Library) -> Overall {
    let principles: BTreeSet<u8> = questionnaires
        .iter()
        .flat_map(|questionnaire| &questionnaire.nodes)
        .filter_map(|node| node.principle)
        .collect();
    let sources = library.sources.values().filter(|source| source.confirm).count();
    let terms = library.glossary.iter().filter(|concept| concept.confirm).count();
    Overall {
        principles_covered: principles.len(),
        mirror_pairs: library.mirrors.len(),
        sources: library.sources.len(),
        unconfirmed: sources + terms,
        concepts: library.glossary.len(),
        guidance_pages: library.guidance.len(),
    }
}

/// True when every text of a shared file has a wording in every language.
pub(super) fn is_in_every_language(text: &Text) -> bool {
    text.is_empty() || TRANSLATIONS.iter().all(|language| text.has(language))
}

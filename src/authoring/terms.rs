//! Whether translations use the words of the glossary.

use std::collections::BTreeMap;

use crate::questionnaire::{Concept, Library, Problem, Questionnaire, TRANSLATIONS, Text};

/// A run of beginnings of words, as `usage` in `glossary.yaml` gives it.
type Run = Vec<String>;

/// A concept with its runs ready to be compared.
struct Term<'a> {
    concept: &'a Concept,
    runs: BTreeMap<&'a str, Vec<Run>>,
}

/// Texts whose English uses a concept of the glossary and whose translation uses another word for it.
pub fn terms_are_used(questionnaire: &Questionnaire, file: &str, library: &Library) -> Vec<Problem> {
    let terms: Vec<Term<'_>> = library.glossary.iter().filter_map(Term::new).collect();
    let mut problems = Vec::new();
    for (owner, text) in questionnaire.named_texts() {
        let english = words(text.get("en"));
        let meant: Vec<&Term<'_>> = terms.iter().filter(|term| term.is_in("en", &english)).collect();
        for language in TRANSLATIONS.into_iter().filter(|language| !meant.is_empty() && text.has(language)) {
            problems.extend(
                other_words(&meant, language, text)
                    .map(|message| Problem::new(file, 0, format!("{owner}: {message}"))),
            );
        }
    }
    problems
}

fn other_words(meant: &[&Term<'_>], language: &str, text: &Text) -> impl Iterator<Item = String> {
    let said = words(text.get(language));
    let missing =
        meant.iter().filter(move |term| term.runs.contains_key(language) && !term.is_in(language, &said));
    missing.map(move |term| {
        format!(
            "the English speaks of `{}`, the text in `{language}` has none of {}; use the glossary's term, \
             or add the word to glossary.yaml",
            term.concept.id,
            term.concept.usage.get(language).map(|runs| runs.join(" / ")).unwrap_or_default()
        )
    })
}

impl<'a> Term<'a> {
    /// Nothing for a concept that prescribes no words.
    fn new(concept: &'a Concept) -> Option<Self> {
        concept.usage.contains_key("en").then(|| {
            let runs = |texts: &[String]| texts.iter().map(|run| words(run)).collect();
            let runs =
                concept.usage.iter().map(|(language, texts)| (language.as_str(), runs(texts))).collect();
            Self { concept, runs }
        })
    }

    fn is_in(&self, language: &str, words: &[String]) -> bool {
        self.runs.get(language).is_some_and(|runs| runs.iter().any(|run| has_run(words, run)))
    }
}

/// Whether the words of `run` begin words that stand one after another.
fn has_run(words: &[String], run: &[String]) -> bool {
    !run.is_empty()
        && words
            .windows(run.len())
            .any(|window| window.iter().zip(run).all(|(word, start)| word.starts_with(start.as_str())))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect()
}

/// Small letters for comparing only; the dotted and the dotless i of Azerbaijani count as one, ё as е.
fn fold(word: &str) -> String {
    word.chars()
        .flat_map(|c| match c {
            'İ' | 'I' | 'ı' => 'i'.to_lowercase(),
            'Ё' | 'ё' => 'е'.to_lowercase(),
            other => other.to_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{has_run, words};

    #[test]
    fn a_run_fits_the_beginnings_of_words_that_stand_together() {
        let check = |text: &str, run: &str, fits| {
            assert_eq!(has_run(&words(text), &words(run)), fits, "{text}: {run}")
        };
        check("İnsan hüquqları üzrə Lazımi yoxlamanın nəticəsi", "lazımi yoxlama", true);
        check("lazımi sənədlərin yoxlaması", "lazımi yoxlama", false);
        check("без должной осмотрительности", "должн осмотрительн", true);
        check("QURUMUN QƏRARI", "qurum", true);
        check("всё ещё", "еще", true);
        check("", "a", false);
        check("a", "", false);
    }
}

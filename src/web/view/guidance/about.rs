//! What a question is about: its principles, and the terms of the glossary that stand in its words.

use super::{PRINCIPLES, link, questions_about};
use crate::assessment::Shelf;
use crate::questionnaire::{Concept, Question, Questionnaire};
use crate::texts::{FoldedText, Texts};
use crate::web::pages::guidance::GuidanceLink;
use crate::web::pages::parts::Words;
use crate::web::paths;

/// The questions of a questionnaire by principle, and the terms to look for: made once for a page.
pub struct About<'a> {
    texts: &'a Texts,
    shelf: &'a Shelf,
    principles: Vec<(u8, Vec<usize>)>,
    terms: Vec<(&'a Concept, Vec<Vec<String>>)>,
}

impl<'a> About<'a> {
    /// What is asked comes from the questionnaire of the round, what it means from the shelf.
    pub fn new(texts: &'a Texts, shelf: &'a Shelf, questionnaire: &Questionnaire) -> Self {
        let code = texts.language().code();
        let principles = PRINCIPLES.map(|number| (number, questions_about(questionnaire, number)));
        let glossary = shelf.library.glossary.iter();
        Self {
            texts,
            shelf,
            principles: principles.collect(),
            terms: glossary.map(|concept| (concept, runs(concept, code))).collect(),
        }
    }

    /// The shelf the meanings come from.
    pub const fn shelf(&self) -> &'a Shelf {
        self.shelf
    }

    /// The pages of the principles the question at `place` stands under.
    pub fn principles(&self, place: usize) -> Vec<GuidanceLink> {
        let stands = self.principles.iter().filter(|(_, places)| places.contains(&place));
        stands.map(|(number, _)| link(self.texts, self.shelf, *number)).collect()
    }

    /// The terms that stand in the words of a question, in the reader's language.
    pub fn terms(&self, question: &Question) -> Vec<GuidanceLink> {
        let code = self.texts.language().code();
        let mut words = vec![&question.text, &question.help];
        words.extend(question.options().iter().flat_map(|option| [&option.label, &option.criterion]));
        let words: Vec<FoldedText> = words.into_iter().map(|text| FoldedText::of(text.get(code))).collect();
        let is_named =
            |runs: &[Vec<String>]| runs.iter().any(|run| words.iter().any(|text| !text.find(run).is_empty()));
        let named = self.terms.iter().filter(|(_, runs)| is_named(runs));
        let row = |(concept, _): &(&Concept, Vec<Vec<String>>)| GuidanceLink {
            title: Words::of(&concept.term, code),
            href: paths::term(&concept.id),
        };
        let mut rows: Vec<GuidanceLink> = named.map(row).collect();
        self.texts.sort_by_name(&mut rows, |row| &row.title.text);
        rows
    }
}

/// What a concept is called in texts: its words for use, or the term itself.
fn runs(concept: &Concept, code: &str) -> Vec<Vec<String>> {
    let words = |text: &str| FoldedText::of(text).words();
    match concept.usage.get(code) {
        Some(usage) => usage.iter().map(|run| words(run)).collect(),
        None => vec![words(concept.term.get(code))],
    }
}

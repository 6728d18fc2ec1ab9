//! The glossary.

use super::sources;
use crate::assessment::Shelf;
use crate::questionnaire::{Concept, Text};
use crate::texts::{Language, Texts};
use crate::web::pages::guidance::{GlossaryPage, OtherTerm, TermRow};
use crate::web::pages::parts::Words;

/// All terms in the order of the reader's language.
pub fn glossary(texts: &Texts, shelf: &Shelf) -> GlossaryPage {
    let code = texts.language().code();
    let row = |concept: &Concept| TermRow {
        id: concept.id.clone(),
        term: Words::of(&concept.term, code),
        definition: Words::of(&concept.definition, code),
        others: others(&concept.term, code),
        is_open: concept.confirm,
        sources: sources(texts, shelf, &concept.sources),
    };
    let mut terms: Vec<TermRow> = shelf.library.glossary.iter().map(row).collect();
    texts.sort_by_name(&mut terms, |row| &row.term.text);
    GlossaryPage { terms }
}

/// The term in the languages the page does not show it in.
pub(super) fn others(term: &Text, code: &str) -> Vec<OtherTerm> {
    let shown = if term.has(code) { code } else { "en" };
    let other = |language: Language| OtherTerm {
        language: language.name().to_owned(),
        code: language.code().to_owned(),
        term: term.get(language.code()).to_owned(),
    };
    let is_other = |language: &Language| language.code() != shown && term.has(language.code());
    Language::ALL.into_iter().filter(is_other).map(other).collect()
}

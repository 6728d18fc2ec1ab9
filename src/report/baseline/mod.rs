//! The baseline report of a round, for the public.
//!
//! It is made from released findings and from facts about the round. Nothing else comes in, so nothing that
//! disclosure control has not let out can be in it: no institution is named that has not agreed to it, and none is
//! compared with another.

pub(super) mod annex;
pub(super) mod chapters;
mod facts;
mod figures;
pub(super) mod ground;
mod heat;
pub(super) mod method;
pub(super) mod outline;
pub(super) mod register;
pub(super) mod summary;
pub(super) mod tables;
#[cfg(test)]
mod tests;
mod words;

pub use facts::{QuestionnaireFacts, RoundFacts};

use super::compose::{Composer, short_sha};
use super::document::{Cover, Document, Layout};
use crate::disclosure::{Findings, Released};
use crate::texts::{Language, Texts};
use ground::Ground;

/// Composes the report in `language`. The same facts and findings always give the same document.
pub fn document(language: Language, facts: &RoundFacts, findings: &Released<Findings>) -> Document {
    let texts = Texts::get(language);
    let ground = Ground::new(texts, facts, findings.get());
    let mut composer = Composer::new(texts);
    summary::write(&mut composer, &ground);
    method::write(&mut composer, &ground);
    if !ground.chapters.is_empty() {
        chapters::overall(&mut composer, &ground);
    }
    for chapter in &ground.chapters {
        chapters::chapter(&mut composer, &ground, chapter);
    }
    register::write(&mut composer, &ground);
    words::write(&mut composer, &ground);
    annex::write(&mut composer, &ground);
    Document {
        language: language.code().to_owned(),
        title: texts.t("report-title"),
        subtitle: Some(texts.t_with("report-subtitle", &[("round", facts.name.as_str().into())])),
        cover: cover(&composer, &ground, notice(&ground)),
        contents_title: Some(texts.t("report-contents")),
        layout: Layout::Report,
        blocks: composer.finish(),
    }
}

/// The cover of a report on a round, with what it promises.
pub(super) fn cover(composer: &Composer, ground: &Ground<'_>, notice: String) -> Cover {
    let (texts, facts) = (ground.texts, ground.facts);
    let rates = &ground.findings.rates;
    let (accepted, asked) =
        (rates.iter().map(|rate| rate.accepted).sum(), rates.iter().map(|rate| rate.asked).sum());
    let questionnaires = facts.questionnaires.iter().map(|one| {
        let title = [("title", composer.of(&one.title).into()), ("version", one.version.into())];
        texts.t_with("report-title-and-version", &title)
    });
    let mut details = vec![
        (texts.t("report-cover-drawn"), texts.date(facts.drawn_on)),
        (texts.t("report-cover-responses"), ground.of(accepted, asked)),
        (texts.t("report-questionnaires"), questionnaires.collect::<Vec<_>>().join("; ")),
    ];
    if let Some(sha256) = &facts.sha256 {
        details.push((texts.t("report-cover-release"), short_sha(sha256)));
    }
    Cover { publisher: composer.publisher(facts.publisher.as_ref()), details, notice: Some(notice) }
}

/// What the cover promises.
fn notice(ground: &Ground<'_>) -> String {
    let is_nameless = ground.findings.named.is_empty()
        && ground.findings.quotations.iter().all(|quote| quote.institution().is_none());
    if is_nameless {
        ground.texts.t_with("report-cover-notice", &[ground.smallest()])
    } else {
        ground.texts.t_with("report-cover-notice-named", &[ground.smallest()])
    }
}

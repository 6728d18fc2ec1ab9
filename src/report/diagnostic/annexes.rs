//! The annexes: those of the baseline report, how firm the order of topics is, what changed since the round before, the
//! questionnaires, the sources, and what there is no annex about.

use std::collections::BTreeSet;

use super::{Report, change, stability};
use crate::report::baseline::annex;
use crate::report::baseline::chapters::topic;
use crate::report::baseline::outline::is_pillar;
use crate::report::compose::Composer;
use crate::report::document::{Column, Row};

/// Writes the annexes. What is withheld comes first: other chapters call it Annex 1.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let ground = &report.ground;
    annex::withheld(composer, ground);
    annex::all_figures(composer, ground);
    stability::write(composer, report);
    change::write(composer, report);
    without_pillar(composer, report);
    questionnaires(composer, report);
    sources(composer, report);
    not_there(composer, report);
    annex::glossary(composer, ground);
    annex::citation(composer, ground, &ground.texts.t("diagnostic-title"));
}

/// Chapters of questionnaires that do not follow the Guiding Principles.
fn without_pillar(composer: &mut Composer, report: &Report<'_>) {
    let ground = &report.ground;
    let chapters: Vec<_> =
        ground.chapters.iter().filter(|chapter| !is_pillar(ground.topic(chapter.topic))).collect();
    if chapters.is_empty() {
        return;
    }
    composer.annex(&ground.texts.t("diagnostic-annex-without-pillar"));
    for chapter in chapters {
        composer.subsection(ground.title(chapter.topic));
        topic(composer, ground, chapter.topic);
    }
}

fn questionnaires(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.annex(&texts.t("diagnostic-annex-questionnaires"));
    let columns = vec![
        Column::words(texts.t("report-questionnaire"), 64),
        Column::numbers(texts.t("diagnostic-version"), 20),
        Column::words(texts.t("report-fingerprint"), 76),
    ];
    let row = |one: &crate::report::baseline::QuestionnaireFacts| {
        // In groups of eight, so that it can be broken and read aloud.
        let hash: Vec<&str> =
            (0..one.sha256.len()).step_by(8).filter_map(|at| one.sha256.get(at..at + 8)).collect();
        let title = one.title.get(report.language());
        Row::Cells(vec![title.into(), one.version.to_string().into(), hash.join(" ").into()])
    };
    let rows = report.input.facts.questionnaires.iter().map(row).collect();
    let note = texts.t("diagnostic-questionnaires-note");
    composer.table(&texts.t("report-questionnaires-table"), columns, rows, Some(note));
}

fn sources(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.annex(&texts.t("diagnostic-annex-sources"));
    let cited = report.input.questionnaires.iter().flat_map(|one| one.sources.values());
    let cited: BTreeSet<&str> = cited.map(|source| source.title.as_str()).collect();
    if cited.is_empty() {
        composer.paragraph(texts.t("diagnostic-no-sources"));
        return;
    }
    composer.paragraph(texts.t("diagnostic-sources-introduction"));
    let mut cited: Vec<&str> = cited.into_iter().collect();
    texts.sort_by_name(&mut cited, |title| title);
    // There are hundreds: a line for each, set apart by their first letters.
    for letter in cited.chunk_by(|one, next| one.chars().next() == next.chars().next()) {
        composer.paragraph(letter.join("\n"));
    }
}

/// What such a report may have and this one has not, so that nobody looks for it.
fn not_there(composer: &mut Composer, report: &Report<'_>) {
    let texts = report.ground.texts;
    composer.annex(&texts.t("diagnostic-annex-not-there"));
    composer.paragraph(texts.t("diagnostic-not-there"));
}

//! The chapters of findings: pillar by pillar, in the clusters of the Guiding Principles.

use std::ops::RangeInclusive;

use super::Report;
use super::confirmed::Shown;
use crate::report::baseline::chapters::{picture, topic};
use crate::report::baseline::outline::{Chapter, principle};
use crate::report::compose::Composer;
use crate::report::document::Text;
use crate::texts::Texts;

/// A pillar: code of its topic and its passage, title, its principles.
struct Pillar {
    code: &'static str,
    title: String,
    principles: RangeInclusive<u8>,
    clusters: Vec<(String, RangeInclusive<u8>)>,
}

/// The clusters are the headings of the Guiding Principles.
fn pillars(texts: &Texts) -> [Pillar; 3] {
    [
        Pillar {
            code: "pillar-1",
            title: texts.t("diagnostic-pillar-one"),
            principles: 1..=10,
            clusters: vec![
                (texts.t("diagnostic-cluster-state-foundations"), 1..=2),
                (texts.t("diagnostic-cluster-regulation"), 3..=3),
                (texts.t("diagnostic-cluster-nexus"), 4..=6),
                (texts.t("diagnostic-cluster-conflict"), 7..=7),
                (texts.t("diagnostic-cluster-coherence"), 8..=10),
            ],
        },
        Pillar {
            code: "pillar-2",
            title: texts.t("diagnostic-pillar-two"),
            principles: 11..=24,
            clusters: vec![
                (texts.t("diagnostic-cluster-company-foundations"), 11..=15),
                (texts.t("diagnostic-cluster-commitment"), 16..=16),
                (texts.t("diagnostic-cluster-due-diligence"), 17..=21),
                (texts.t("diagnostic-cluster-remediation"), 22..=22),
                (texts.t("diagnostic-cluster-company-context"), 23..=24),
            ],
        },
        Pillar {
            code: "pillar-3",
            title: texts.t("diagnostic-pillar-three"),
            principles: 25..=31,
            clusters: vec![
                (texts.t("diagnostic-cluster-remedy-foundations"), 25..=25),
                (texts.t("diagnostic-cluster-courts"), 26..=26),
                (texts.t("diagnostic-cluster-state-mechanisms"), 27..=27),
                (texts.t("diagnostic-cluster-other-mechanisms"), 28..=30),
                (texts.t("diagnostic-cluster-effectiveness"), 31..=31),
            ],
        },
    ]
}

/// Writes the three chapters.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    for pillar in pillars(report.ground.texts) {
        let texts = report.ground.texts;
        composer.chapter(&pillar.title);
        report.passage(composer, pillar.code);
        let is_it = |chapter: &&Chapter| report.ground.topic(chapter.topic).code == pillar.code;
        match report.ground.chapters.iter().find(is_it) {
            Some(chapter) => findings(composer, report, (&pillar, chapter)),
            None => composer.paragraph(texts.t("diagnostic-pillar-not-asked")),
        }
        confirmed(composer, report, &pillar);
    }
}

fn findings(composer: &mut Composer, report: &Report<'_>, (pillar, chapter): (&Pillar, &Chapter)) {
    let ground = &report.ground;
    picture(composer, ground, chapter);
    let number = |section: &usize| principle(ground.topic(*section));
    for (title, principles) in &pillar.clusters {
        let is_in = |section: &&usize| number(section).is_some_and(|number| principles.contains(&number));
        let sections: Vec<usize> = chapter.sections.iter().filter(is_in).copied().collect();
        if sections.is_empty() {
            continue;
        }
        composer.section(title);
        for section in sections {
            composer.subsection(ground.title(section));
            topic(composer, ground, section);
        }
    }
    for section in chapter.sections.iter().filter(|section| number(section).is_none()) {
        composer.section(ground.title(*section));
        topic(composer, ground, *section);
    }
}

/// The confirmed findings under a pillar, in short; the register has the rest.
fn confirmed(composer: &mut Composer, report: &Report<'_>, pillar: &Pillar) {
    let is_in = |shown: &&Shown<'_>| shown.principles.iter().any(|number| pillar.principles.contains(number));
    let item =
        |shown: &Shown<'_>| Text::default().strong(&shown.words.title).plain(format!(" ({})", shown.code));
    let items: Vec<Text> = report.confirmed.shown.iter().filter(is_in).map(item).collect();
    if items.is_empty() {
        return;
    }
    composer.section(&report.ground.texts.t("diagnostic-pillar-findings"));
    composer.paragraph(report.ground.texts.t("diagnostic-pillar-findings-text"));
    composer.list(items);
}

//! The gap register: indicators below target and what would be the next step.

use super::ground::Ground;
use super::tables::figures_note;
use crate::disclosure::{CellRelease, GapRelease};
use crate::report::compose::{Composer, indicator_name};
use crate::report::document::{Cell, Column, Row, Text};

/// Most next steps named for one gap; they come in the order of the institutions they concern.
const STEPS: usize = 3;

/// Writes the chapter.
pub(in crate::report) fn write(composer: &mut Composer, ground: &Ground<'_>) {
    composer.chapter(&ground.texts.t("report-register"));
    body(composer, ground);
}

/// The chapter below its heading.
pub(in crate::report) fn body(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    if ground.findings.gaps.is_empty() {
        let is_scored = ground.findings.topics.iter().any(|topic| topic.all != CellRelease::Empty);
        let words = if is_scored {
            texts.t("report-register-empty")
        } else {
            texts.t("report-register-nothing-scored")
        };
        composer.paragraph(words);
        return;
    }
    composer.paragraph(texts.t_with("report-register-introduction", &[ground.smallest()]));
    let mut columns = vec![
        Column::words(texts.t("report-number"), 8),
        Column::words(texts.t("report-indicator"), 36),
        Column::words(texts.t("report-indicator-kind"), 21),
        Column::words(texts.t("report-below-target"), 27),
        Column::words(texts.t("report-next-steps"), 56),
    ];
    if ground.has_principles {
        columns.insert(2, Column::words(texts.t("report-principles"), 17));
    }
    let gaps = ground.findings.gaps.iter().enumerate();
    let rows = gaps.map(|(place, gap)| Row::Cells(cells(ground, place + 1, gap))).collect();
    let mut note = vec![figures_note(ground)];
    if ground.has_principles {
        note.push(texts.t("report-register-principles-note"));
    }
    note.push(texts.t_with("report-register-note", &[ground.smallest()]));
    composer.table(&texts.t("report-register-table"), columns, rows, Some(note.join(" ")));
}

fn cells(ground: &Ground<'_>, number: usize, gap: &GapRelease) -> Vec<Cell> {
    let (texts, topic) = (ground.texts, ground.topic(gap.topic));
    let kind = topic.indicator.as_deref().map(|kind| indicator_name(texts, kind));
    let mut cells = vec![
        number.to_string().into(),
        indicator(ground, gap).into(),
        kind.unwrap_or_else(|| texts.t("report-indicator-unnamed")).into(),
        ground.below_target(&topic.all).into(),
        next_steps(ground, gap).into(),
    ];
    if ground.has_principles {
        let numbers: Vec<String> = gap.principles.iter().map(u8::to_string).collect();
        let words = if numbers.is_empty() { texts.t("report-none") } else { numbers.join(", ") };
        cells.insert(2, words.into());
    }
    cells
}

fn indicator(ground: &Ground<'_>, gap: &GapRelease) -> Text {
    let title = Text::from(ground.title(gap.topic));
    if gap.core { title.slanted(format!("\n{}", ground.texts.t("report-core"))) } else { title }
}

fn next_steps(ground: &Ground<'_>, gap: &GapRelease) -> String {
    let language = ground.texts.language().code();
    let mut steps: Vec<&str> = Vec::new();
    for step in gap.next_steps.iter().map(|step| step.get(language)) {
        if steps.len() < STEPS && !steps.contains(&step) {
            steps.push(step);
        }
    }
    if steps.is_empty() { ground.texts.t("report-no-common-step") } else { steps.join("\n") }
}

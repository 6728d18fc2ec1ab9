//! The tables that several chapters share.

use super::ground::Ground;
use super::outline::leaves_below;
use crate::disclosure::{CellRelease, TopicRelease};
use crate::report::compose::{Composer, indicator_name};
use crate::report::document::{Cell, Column, Row};

/// The wholes and the chapters on one sheet.
pub(in crate::report) fn glance_table(composer: &mut Composer, ground: &Ground<'_>) {
    let texts = ground.texts;
    let columns = vec![
        Column::words(texts.t("report-area"), 74),
        Column::numbers(texts.t("report-scored"), 26),
        Column::numbers(texts.t("report-mean-score"), 24),
        Column::words(texts.t("report-below-target"), 36),
    ];
    let row = |place: usize| {
        let cell = &ground.topic(place).all;
        Row::Cells(vec![
            ground.title(place).into(),
            ground.institutions(cell).into(),
            ground.mean(cell).into(),
            ground.below_target(cell).into(),
        ])
    };
    let mut rows = Vec::new();
    if !ground.wholes.is_empty() {
        rows.push(Row::Heading(texts.t("report-rank-wholes")));
        rows.extend(ground.wholes.iter().map(|place| row(*place)));
        let chapters = if ground.has_principles {
            texts.t("report-rank-pillars")
        } else {
            texts.t("report-rank-topics")
        };
        rows.push(Row::Heading(chapters));
    }
    rows.extend(ground.chapters.iter().map(|chapter| row(chapter.topic)));
    composer.table(&texts.t("report-glance"), columns, rows, Some(figures_note(ground)));
}

/// What the columns of figures mean.
pub(in crate::report) fn figures_note(ground: &Ground<'_>) -> String {
    match ground.target() {
        Some(target) => ground.texts.t_with("report-note-target", &[("target", target.into())]),
        None => ground.texts.t("report-note"),
    }
}

/// A topic by kind of institution; a row for all stands first when there is more than one kind.
pub(in crate::report) fn kinds_table(composer: &mut Composer, ground: &Ground<'_>, place: usize) {
    let (texts, topic) = (ground.texts, ground.topic(place));
    let columns = vec![
        Column::words(texts.t("report-kind"), 31),
        Column::numbers(texts.t("report-scored"), 26),
        Column::numbers(texts.t("report-mean-score"), 26),
        Column::words(texts.t("report-below-target"), 34),
        Column::words(texts.t("report-ratings"), 43),
    ];
    let row = |name: String, cell: &CellRelease| Row::Cells(kind_cells(ground, topic, name, cell));
    let mut rows = Vec::new();
    if topic.kinds.len() != 1 {
        rows.push(row(texts.t("report-kind-all"), &topic.all));
    }
    rows.extend(topic.kinds.iter().map(|kind| row(ground.kind(&kind.kind), &kind.cell)));
    let caption = texts.t_with("report-by-kind", &[("topic", ground.title(place).into())]);
    composer.table(&caption, columns, rows, None);
}

fn kind_cells(ground: &Ground<'_>, topic: &TopicRelease, name: String, cell: &CellRelease) -> Vec<Cell> {
    vec![
        name.into(),
        ground.institutions(cell).into(),
        ground.mean(cell).into(),
        ground.below_target(cell).into(),
        ground.ratings(topic, cell).into(),
    ]
}

/// The indicators of a topic with their figures; a single one is named in a sentence, since its figures are those of
/// the topic.
pub(in crate::report) fn indicators(composer: &mut Composer, ground: &Ground<'_>, place: usize) {
    match leaves_below(&ground.findings.topics, place).as_slice() {
        [] => {}
        [only] => {
            let indicator = [("indicator", ground.title(*only).into())];
            composer.paragraph(ground.texts.t_with("report-only-indicator", &indicator));
        }
        leaves => {
            let topic = [("topic", ground.title(place).into())];
            indicators_table(composer, ground, &ground.texts.t_with("report-indicators-of", &topic), leaves);
        }
    }
}

/// Indicators with their figures.
pub(in crate::report) fn indicators_table(
    composer: &mut Composer,
    ground: &Ground<'_>,
    caption: &str,
    leaves: &[usize],
) {
    let texts = ground.texts;
    let columns = vec![
        Column::words(texts.t("report-indicator"), 52),
        Column::words(texts.t("report-indicator-kind"), 22),
        Column::numbers(texts.t("report-scored"), 26),
        Column::numbers(texts.t("report-mean-score"), 26),
        Column::words(texts.t("report-below-target"), 34),
    ];
    let row = |place: &usize| {
        let topic = ground.topic(*place);
        let kind = topic.indicator.as_deref().map(|kind| indicator_name(texts, kind));
        Row::Cells(vec![
            ground.title(*place).into(),
            kind.unwrap_or_else(|| texts.t("report-indicator-unnamed")).into(),
            ground.institutions(&topic.all).into(),
            ground.mean(&topic.all).into(),
            ground.below_target(&topic.all).into(),
        ])
    };
    let rows = leaves.iter().map(row).collect();
    composer.table(caption, columns, rows, None);
}

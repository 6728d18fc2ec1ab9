//! Topics and segments with everything the reviewer may know of them. Nothing here is for the outside: small segments
//! stand as they are, and a median is somebody's score.

use rust_decimal::Decimal;

use super::findings::Shown;
use super::lens::{Lens, dimension_words, segment_words};
use super::topics::{Absence, TopicView};
use super::{charts, groups};
use crate::chart::{Count, DistributionRow, Group as Rows, LevelCounts};
use crate::findings::{Cell as Counts, Segment, TopicFinding};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Figure, Row, Table};

/// A count of a total with its share: "5 of 8 (63%)".
pub fn share(texts: &Texts, count: u32, total: u32) -> String {
    if total == 0 {
        return "0".to_owned();
    }
    let percent = texts.percent(Decimal::from(count) / Decimal::from(total));
    let number = |count: u32| count.to_string().into();
    texts.t_with(
        "share-of-total",
        &[("count", number(count)), ("total", number(total)), ("percent", percent.as_str().into())],
    )
}

fn columns(texts: &Texts, first: String) -> Vec<Column> {
    vec![
        Column::words(first),
        Column::numbers(texts.t("column-institutions")),
        Column::numbers(texts.t("finding-mean")),
        Column::numbers(texts.t("finding-median")),
        Column::numbers(texts.t("finding-target-met")),
        Column::numbers(texts.t("column-answered")),
        Column::numbers(texts.t("column-range")),
    ]
}

fn cells(texts: &Texts, counts: &Counts, median: Option<Decimal>) -> Vec<Cell> {
    let (Some(mean), Some(median)) = (counts.mean(), median) else {
        let absence = match (counts.applicable, counts.not_applicable) {
            (0, 0) => Absence::NothingAccepted,
            (0, _) => Absence::NotApplicable,
            (_, _) => Absence::TooLittle,
        };
        let mut cells = vec![Cell::number("0"), Cell::withheld(groups::absence(texts, absence))];
        cells.extend(vec![Cell::default(); 4]);
        return cells;
    };
    let (lower, upper) = (counts.lower().unwrap_or(mean), counts.upper().unwrap_or(mean));
    let coverage = counts.coverage().unwrap_or_default();
    vec![
        Cell::number(counts.scored.to_string()),
        Cell::number(texts.score(mean)),
        Cell::number(texts.score(median)),
        Cell::number(share(texts, counts.meeting_target(), counts.scored)),
        Cell::number(texts.percent(coverage)),
        Cell::number(charts::short_interval(texts, lower, upper)),
    ]
}

/// Topics with everything that is known of them.
pub fn topics(shown: &Shown<'_>, lens: Lens<'_>, caption: String, topics: &[&TopicView]) -> Table {
    let texts = shown.texts;
    let row = |view: &&TopicView| {
        let topic = lens.drawn.topic(&view.code)?;
        let cells = cells(texts, &topic.all, topic.median());
        Some(Row::new(&view.title, cells).leading_to(shown.topic_href(&view.code)))
    };
    Table {
        caption,
        columns: columns(texts, texts.t("column-topic")),
        rows: topics.iter().filter_map(row).collect(),
        note: texts.t("segments-note"),
    }
}

/// The segments of one topic; none where all are alike.
pub fn table(texts: &Texts, lens: Lens<'_>, topic: &TopicFinding) -> Option<Table> {
    let segments = topic.segments(lens.dimension);
    let row = |one: &Segment| {
        let name = segment_words(texts, lens.dimension, one.value.as_deref());
        Row::new(name, cells(texts, &one.cell, one.median))
    };
    let dimension = dimension_words(texts, lens.dimension);
    (!segments.is_empty()).then(|| Table {
        caption: texts.t_with("segments-by", &[("dimension", dimension.as_str().into())]),
        columns: columns(texts, dimension),
        rows: segments.iter().map(row).collect(),
        note: texts.t("segments-note"),
    })
}

/// Institutions by level: all of them, then each segment.
pub fn distribution(texts: &Texts, lens: Lens<'_>, view: &TopicView, topic: &TopicFinding) -> Option<Figure> {
    let segments = topic.segments(lens.dimension);
    let of_segments = segments
        .iter()
        .filter(|_| segments.len() > 1)
        .map(|one| (segment_words(texts, lens.dimension, one.value.as_deref()), &one.cell));
    let groups = std::iter::once((texts.t("finding-all"), &topic.all)).chain(of_segments);
    let row = |(label, cell): (String, &Counts)| distribution_row(label, cell);
    let rows: Vec<DistributionRow> = groups.filter(|(_, cell)| cell.applicable > 0).map(row).collect();
    (topic.all.rated() > 0)
        .then(|| charts::distribution(texts, &view.title, view.scale.clone(), vec![Rows::plain(rows)]))
}

/// One bar of institutions by level.
pub fn distribution_row(label: String, cell: &Counts) -> DistributionRow {
    let counts = LevelCounts::Shown {
        levels: cell.levels.iter().map(|count| Count::new(*count)).collect(),
        not_rated: Count::new(cell.none_given),
    };
    DistributionRow { label, counts, aside: None }
}

/// The most segments that stand side by side as columns; more are read on the pages of the topics.
const MOST_COLUMNS: usize = 12;

/// Topics by segment: the mean of each with the institutions it rests on.
pub fn side_by_side(
    shown: &Shown<'_>,
    lens: Lens<'_>,
    caption: &str,
    topics: &[&TopicView],
) -> Option<Table> {
    let texts = shown.texts;
    let found: Vec<(&&TopicView, Vec<Segment>)> = topics
        .iter()
        .filter_map(|view| Some((view, lens.drawn.topic(&view.code)?.segments(lens.dimension))))
        .collect();
    let mut values: Vec<Option<String>> = Vec::new();
    for one in found.iter().flat_map(|(_, segments)| segments) {
        if !values.contains(&one.value) {
            values.push(one.value.clone());
        }
    }
    if values.len() < 2 || values.len() > MOST_COLUMNS {
        return None;
    }
    values.sort_by_key(|value| order_of(&found, value));
    let row = |(view, segments): &(&&TopicView, Vec<Segment>)| {
        let cells = values.iter().map(|value| {
            let segment = segments.iter().find(|one| one.value == *value);
            mean_cell(texts, segment)
        });
        Row::new(&view.title, cells.collect()).leading_to(shown.topic_href(&view.code))
    };
    let heads =
        values.iter().map(|value| Column::numbers(segment_words(texts, lens.dimension, value.as_deref())));
    let dimension = dimension_words(texts, lens.dimension);
    Some(Table {
        caption: texts.t_with(
            "segments-side-by-side",
            &[("caption", caption.into()), ("dimension", dimension.as_str().into())],
        ),
        columns: std::iter::once(Column::words(texts.t("column-topic"))).chain(heads).collect(),
        rows: found.iter().map(row).collect(),
        note: texts.t("findings-by-kind-note"),
    })
}

/// A topic has its segments in their order; some lack one, so that the last place it has anywhere counts.
fn order_of(found: &[(&&TopicView, Vec<Segment>)], value: &Option<String>) -> (bool, usize, Option<String>) {
    let places = found.iter().filter_map(|(_, segments)| segments.iter().position(|one| one.value == *value));
    (value.is_none(), places.max().unwrap_or_default(), value.clone())
}

fn mean_cell(texts: &Texts, segment: Option<&Segment>) -> Cell {
    let Some(segment) = segment else { return Cell::withheld(texts.t("group-not-asked")) };
    let Some(mean) = segment.cell.mean() else {
        let absence = if segment.cell.applicable == 0 { Absence::NotApplicable } else { Absence::TooLittle };
        return Cell::withheld(groups::absence(texts, absence));
    };
    let arguments = [("mean", texts.score(mean).into()), ("count", segment.cell.scored.into())];
    Cell::number(texts.t_with("mean-and-count", &arguments))
}

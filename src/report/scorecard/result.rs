//! The result: the whole in words, every topic in a table and a chart.

use rust_decimal::prelude::ToPrimitive;

use super::card::Card;
use crate::chart::{Bounds, Chart, GapProfile, Group, ProfileLegend, ProfileRow, Standing};
use crate::questionnaire::Part;
use crate::report::compose::{Composer, points, setting};
use crate::report::document::{Cell, Column, Row, Text};
use crate::scoring::{Rating, Value, evidence_cap};

/// Writes what follows the heading of the chapter.
pub(super) fn write(composer: &mut Composer, card: &Card<'_>) {
    let texts = card.texts;
    for root in &card.questionnaire.roots {
        let title = format!("{}.", card.title(*root));
        composer.paragraph(Text::default().strong(title).plain(format!(" {}", sentence(card, *root))));
    }
    let progress = card.scorecard.progress;
    let counts = [("given", progress.given.into()), ("asked", progress.asked.into())];
    composer.paragraph(texts.t_with("report-card-progress", &counts));
    topics_table(composer, card);
    let caption = texts.t("report-card-profile");
    if let Some(chart) = profile(card, caption.clone()) {
        composer.figure(&caption, chart, None);
    }
    indicators_table(composer, card);
    units_table(composer, card);
}

/// Score, rating, cap, range and gap of a node in words.
pub(super) fn sentence(card: &Card<'_>, node: usize) -> String {
    let (texts, score) = (card.texts, card.node(node));
    let Some(value) = score.value else { return texts.t("report-card-nothing-applies") };
    let Some(points_given) = value.score else { return texts.t("report-card-nothing-answered") };
    let score_words = ("score", texts.score(points_given).into());
    let mut sentences = vec![match score.rating {
        Rating::Level(level) => {
            texts.t_with("report-card-score-and-rating", &[score_words, ("rating", card.level(level).into())])
        }
        Rating::NoneGiven | Rating::NotApplicable => {
            let minimum = texts.percent(card.questionnaire.minimum_coverage);
            texts.t_with("report-card-score-without-rating", &[score_words, ("minimum", minimum.into())])
        }
    }];
    sentences.extend(cap_sentence(card, node));
    sentences.extend(evidence_sentence(card, node));
    if value.lower == value.upper {
        sentences.push(texts.t("report-card-all-answered"));
    } else {
        let range = [
            ("coverage", texts.percent(value.coverage).into()),
            ("lower", texts.score(value.lower).into()),
            ("upper", texts.score(value.upper).into()),
        ];
        sentences.push(texts.t_with("report-card-range", &range));
    }
    let target = ("target", points(texts, card.questionnaire.target_of(node)).into());
    sentences.push(match score.gap {
        Some(gap) if !gap.is_zero() => {
            texts.t_with("report-card-gap", &[target, ("gap", texts.score(gap).into())])
        }
        Some(_) | None => texts.t_with("report-card-no-gap", &[target]),
    });
    sentences.join(" ")
}

/// Why the rating is lower than the score alone would give.
fn cap_sentence(card: &Card<'_>, node: usize) -> Option<String> {
    let explanation = &card.node(node).explanation;
    let level = explanation.level_before_caps.filter(|_| !explanation.capped_by.is_empty())?;
    let elements = explanation
        .capped_by
        .iter()
        .map(|part| card.texts.t_with("report-card-quoted", &[("words", card.part(*part).into())]));
    let arguments = [
        ("level", card.level(level).into()),
        ("count", explanation.capped_by.len().into()),
        ("elements", elements.collect::<Vec<_>>().join("; ").into()),
    ];
    Some(card.texts.t_with("report-card-capped", &arguments))
}

/// That answers without evidence keep a reviewed rating down, and how many.
fn evidence_sentence(card: &Card<'_>, node: usize) -> Option<String> {
    let places = &card.node(node).explanation.not_shown;
    let first = card.part(Part::Question(*places.first()?));
    let arguments = [
        ("level", card.level(evidence_cap(&card.questionnaire.scale)).into()),
        ("count", places.len().into()),
        ("question", first.into()),
    ];
    Some(card.texts.t_with("cap-evidence", &arguments))
}

/// What the highest rating needs once a reviewer has read the answers.
pub(super) fn evidence_rule(card: &Card<'_>) -> String {
    let level = card.level(evidence_cap(&card.questionnaire.scale));
    card.texts.t_with("looks-evidence-rule", &[("level", level.into())])
}

fn topics_table(composer: &mut Composer, card: &Card<'_>) {
    let rows = card.upper.iter().map(|node| row(card, *node)).collect();
    composer.table(
        &card.texts.t("report-card-topics"),
        columns(card, card.texts.t("report-topic")),
        rows,
        Some(note(card)),
    );
}

fn indicators_table(composer: &mut Composer, card: &Card<'_>) {
    if card.indicators.is_empty() {
        return;
    }
    // Pages of the same word about what is not put to the institution would hide what is.
    let (asked, left_out): (Vec<usize>, Vec<usize>) =
        card.indicators.iter().partition(|node| card.node(**node).value.is_some());
    let count = [("count", left_out.len().into())];
    let note = (!left_out.is_empty()).then(|| card.texts.t_with("report-card-indicators-left-out", &count));
    composer.table(
        &card.texts.t("report-card-indicators"),
        columns(card, card.texts.t("report-indicator")),
        asked.iter().map(|node| row(card, *node)).collect(),
        note,
    );
}

/// What each unit scores in every indicator it has answers of its own in.
fn units_table(composer: &mut Composer, card: &Card<'_>) {
    let texts = card.texts;
    let mut rows = Vec::new();
    for node in &card.indicators {
        if !is_per_unit(card, *node) {
            continue;
        }
        rows.push(Row::Heading(card.title(*node).to_owned()));
        let units = card.scorecard.units.iter().zip(&card.scorecard.tree.units);
        rows.extend(units.map(|(unit, values)| unit_row(card, &unit.name, values.nodes[*node])));
    }
    if rows.is_empty() || card.scorecard.units.is_empty() {
        return;
    }
    let columns = vec![
        Column::words(texts.t("unit-name"), 82),
        Column::numbers(texts.t("report-term-score"), 26),
        Column::numbers(texts.t("report-range"), 28),
        Column::numbers(texts.t("report-term-coverage"), 24),
    ];
    composer.table(&texts.t("units-score-title"), columns, rows, Some(texts.t("units-score-text")));
}

/// True when a question right below the node is put to each unit.
fn is_per_unit(card: &Card<'_>, node: usize) -> bool {
    let questions = &card.questionnaire.questions;
    card.questionnaire.nodes[node].parts.iter().any(|part| match part {
        Part::Question(place) => questions[*place].per_unit,
        Part::Node(_) => false,
    })
}

fn unit_row(card: &Card<'_>, name: &str, value: Option<Value>) -> Row {
    Row::Cells(vec![
        name.to_owned().into(),
        card.score(value).into(),
        card.range(value).into(),
        card.coverage(value).into(),
    ])
}

/// Stands for the figures of what does not apply.
const NOTHING: &str = "–";

fn columns(card: &Card<'_>, first: String) -> Vec<Column> {
    let texts = card.texts;
    vec![
        Column::words(first, 62),
        Column::numbers(texts.t("report-term-score"), 17),
        Column::numbers(texts.t("report-range"), 22),
        Column::numbers(texts.t("report-term-coverage"), 19),
        Column::numbers(texts.t("report-term-gap"), 16),
        Column::marks(texts.t("report-rating"), 24),
    ]
}

fn row(card: &Card<'_>, node: usize) -> Row {
    let score = card.node(node);
    let title = Text::from(card.title(node));
    let is_core = card.questionnaire.nodes[node].core;
    let title = if is_core { title.slanted(format!("\n{}", card.texts.t("report-core"))) } else { title };
    if score.value.is_none() {
        // Said once: the same word in every column would only be broken and hide the rows that have a score.
        let dash = || Cell::from(NOTHING);
        return Row::Cells(vec![
            title.into(),
            dash(),
            dash(),
            dash(),
            dash(),
            card.rating_cell(score.rating),
        ]);
    }
    Row::Cells(vec![
        title.into(),
        card.score(score.value).into(),
        card.range(score.value).into(),
        card.coverage(score.value).into(),
        card.gap(score.gap).into(),
        card.rating_cell(score.rating),
    ])
}

fn note(card: &Card<'_>) -> String {
    let arguments = [
        ("target", points(card.texts, card.questionnaire.target).into()),
        ("minimum", card.texts.percent(card.questionnaire.minimum_coverage).into()),
    ];
    card.texts.t_with("report-card-note", &arguments)
}

fn profile(card: &Card<'_>, title: String) -> Option<Chart> {
    let texts = card.texts;
    let row = |node: &usize| {
        let value = card.node(*node).value;
        let standing = rated(card, value).unwrap_or_else(|| Standing::NotRated(card.score(value)));
        ProfileRow { label: card.title(*node).to_owned(), standing }
    };
    let rows: Vec<ProfileRow> = card.upper.iter().map(row).collect();
    let target = points(texts, card.questionnaire.target);
    let has_scores = rows.iter().any(|row| matches!(row.standing, Standing::Rated { .. }));
    has_scores.then(|| {
        let legend = ProfileLegend {
            topic: texts.t("report-topic"),
            score: texts.t("report-term-score"),
            bounds: texts.t("report-range"),
            target: texts.t_with("report-target-line", &[("target", target.into())]),
            not_rated: texts.t("report-no-score"),
        };
        let setting = setting(texts, title, texts.t("report-profile-description"), false);
        let target = card.questionnaire.target.to_f64().map(|target| target * 100.0);
        GapProfile { setting, legend, target, groups: vec![Group::plain(rows)] }.draw()
    })
}

fn rated(card: &Card<'_>, value: Option<Value>) -> Option<Standing> {
    let value = value?;
    let score = value.score?;
    let bounds = (value.lower != value.upper).then_some(()).and_then(|()| {
        let (lower, upper) = (value.lower.to_f64()? * 100.0, value.upper.to_f64()? * 100.0);
        Some(Bounds { lower, upper, text: card.interval(value) })
    });
    Some(Standing::Rated { score: score.to_f64()? * 100.0, text: card.texts.score(score), bounds })
}

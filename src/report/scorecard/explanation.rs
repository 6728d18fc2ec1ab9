//! How the scores come about: for every topic its rule, its parts and what each adds.

use rust_decimal::Decimal;

use super::card::Card;
use super::result::{evidence_rule, sentence};
use crate::questionnaire::Rule;
use crate::report::compose::{Composer, rule_words, scale_table};
use crate::report::document::{Column, Row, Text};
use crate::scoring::{ExplainedPart, PartKind, Value};

/// Writes the chapter.
pub(super) fn write(composer: &mut Composer, card: &Card<'_>) {
    let texts = card.texts;
    composer.chapter(&texts.t("report-card-explanation"));
    composer.paragraph(texts.t("report-card-explanation-introduction"));
    scale_table(composer, &card.questionnaire.scale);
    composer.paragraph(evidence_rule(card));
    let has_score = |node: &&usize| card.node(**node).value.is_some_and(|value| value.score.is_some());
    for node in card.upper.iter().filter(has_score) {
        composer.section(card.title(*node));
        let rule = card.node(*node).explanation.rule;
        let mut words = sentence(card, *node);
        if rule != Rule::WeightedMean {
            words = format!("{words} {}", rule_words(texts, rule));
        }
        composer.paragraph(words);
        parts_table(composer, card, *node);
    }
    without_score(composer, card);
}

/// Topics that do not apply, and topics in which nothing is answered yet.
fn without_score(composer: &mut Composer, card: &Card<'_>) {
    let texts = card.texts;
    let titles = |is_applicable: bool| -> Vec<Text> {
        let wanted = |node: &&usize| {
            let value = card.node(**node).value;
            value.is_some() == is_applicable && value.and_then(|value| value.score).is_none()
        };
        card.upper.iter().filter(wanted).map(|node| card.title(*node).into()).collect()
    };
    let (left_out, unanswered) = (titles(false), titles(true));
    if left_out.is_empty() && unanswered.is_empty() {
        return;
    }
    composer.section(&texts.t("report-card-without-score"));
    for (words, titles) in [
        (texts.t("report-card-left-out-introduction"), left_out),
        (texts.t("report-card-unanswered-introduction"), unanswered),
    ] {
        if !titles.is_empty() {
            composer.paragraph(words);
            composer.list(titles);
        }
    }
}

fn parts_table(composer: &mut Composer, card: &Card<'_>, node: usize) {
    let texts = card.texts;
    let parts = &card.node(node).explanation.parts;
    let adds_up = parts.iter().any(|part| part.share.is_some());
    let mut columns = vec![
        Column::words(texts.t("report-card-part"), 72),
        Column::numbers(texts.t("report-card-weight"), 16),
        Column::numbers(texts.t("report-term-score"), 26),
    ];
    if adds_up {
        columns.push(Column::numbers(texts.t("report-card-share"), 20));
        columns.push(Column::numbers(texts.t("report-card-contribution"), 26));
    }
    let mut rows: Vec<Row> = parts.iter().map(|part| part_row(card, part, adds_up)).collect();
    if adds_up {
        let sum: Decimal = parts.iter().filter_map(ExplainedPart::contribution).sum();
        let empty = String::new;
        let cells =
            [texts.t("report-card-sum"), empty(), empty(), texts.percent(Decimal::ONE), texts.score(sum)];
        rows.push(Row::Cells(cells.map(Into::into).into()));
    }
    let caption = texts.t_with("report-card-parts", &[("topic", card.title(node).into())]);
    composer.table(&caption, columns, rows, None);
}

fn part_row(card: &Card<'_>, part: &ExplainedPart, adds_up: bool) -> Row {
    let texts = card.texts;
    let mut cells = vec![
        name(card, &part.what).into(),
        texts.number(part.weight.normalize(), part.weight.normalize().scale()).into(),
        card.score(part.value).into(),
    ];
    if adds_up {
        let left_out = || texts.t("report-card-part-left-out");
        cells.push(part.share.map_or_else(left_out, |share| texts.percent(share)).into());
        cells.push(part.contribution().map_or_else(left_out, |points| texts.score(points)).into());
    }
    Row::Cells(cells)
}

pub(super) fn name(card: &Card<'_>, what: &PartKind) -> String {
    match what {
        PartKind::Part(part) => card.part(*part).to_owned(),
        PartKind::UnitKind(kind) => {
            let kinds = &card.questionnaire.unit_kinds;
            let label = kinds.iter().find(|known| &known.id == kind).map(|known| card.words(&known.label));
            label.unwrap_or(kind).to_owned()
        }
        PartKind::Own => card.texts.t("report-card-own-answers"),
    }
}

/// What a question is worth, in points of 100.
pub(super) fn points_of(card: &Card<'_>, value: Option<Value>, is_scored: bool) -> String {
    if is_scored { card.score(value) } else { card.texts.t("report-card-not-scored") }
}

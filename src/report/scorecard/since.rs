//! What changed since the institution last handed in answers to the same questionnaire.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Told;
use super::card::Card;
use crate::questionnaire::Questionnaire;
use crate::report::document::{Column, Row, Table};
use crate::response::AnswerSheet;
use crate::scoring::{Rating, Value, score};

/// What changed since an earlier round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Name of that round.
    pub round: String,
    /// The day its answers were handed in.
    pub handed_in_on: NaiveDate,
    /// The version answered then and the one answered now, where they differ.
    pub versions: Option<(u32, u32)>,
    /// The topics that can be compared, by their places now.
    pub topics: Vec<TopicChange>,
}

/// One topic as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicChange {
    /// Its place in the questionnaire as it is now.
    pub node: usize,
    /// Its value then; `None` when nothing in it applied.
    pub value: Option<Value>,
    /// Its rating then.
    pub rating: Rating,
}

/// Scores earlier answers on the topics that can be compared (places now and then).
pub fn since(
    (round, handed_in_on): (String, NaiveDate),
    (old, sheet): (&Questionnaire, &AnswerSheet),
    new: &Questionnaire,
    comparable: &[(usize, usize)],
) -> Since {
    let earlier = score(old, sheet);
    let topic = |(node, before): &(usize, usize)| {
        let then = &earlier.nodes[*before];
        TopicChange { node: *node, value: then.value, rating: then.rating }
    };
    let versions = (old.version != new.version).then_some((old.version, new.version));
    Since { round, handed_in_on, versions, topics: comparable.iter().map(topic).collect() }
}

/// The change in words and figures.
pub(super) fn told(card: &Card<'_>, since: Option<&Since>) -> Told {
    let texts = card.texts;
    let title = texts.t("scorecard-since");
    let Some(since) = since else {
        return Told { title, sentences: vec![texts.t("scorecard-since-none")], table: None };
    };
    let when = [("round", since.round.as_str().into()), ("date", texts.date(since.handed_in_on).into())];
    let mut sentences = vec![texts.t_with("scorecard-since-round", &when)];
    if let Some((then, now)) = since.versions {
        let versions = [("then", then.into()), ("now", now.into())];
        sentences.push(texts.t_with("scorecard-since-versions", &versions));
    }
    sentences.extend(left_out(card, since));
    let rows: Vec<Row> = card.upper.iter().filter_map(|node| row(card, since, *node)).collect();
    let table = (!rows.is_empty()).then(|| Table {
        caption: texts.t("scorecard-since-table"),
        columns: columns(card),
        rows,
        note: Some(texts.t("scorecard-since-note").into()),
    });
    Told { title, sentences, table }
}

/// The topics that cannot be compared, by name.
fn left_out(card: &Card<'_>, since: &Since) -> Option<String> {
    let is_known = |node: &usize| since.topics.iter().any(|topic| topic.node == *node);
    let names: Vec<&str> =
        card.upper.iter().filter(|node| !is_known(node)).map(|node| card.title(*node)).collect();
    let topics = [("topics", names.join("; ").into())];
    (!names.is_empty()).then(|| card.texts.t_with("scorecard-since-left-out", &topics))
}

fn columns(card: &Card<'_>) -> Vec<Column> {
    let texts = card.texts;
    vec![
        Column::words(texts.t("report-topic"), 58),
        Column::numbers(texts.t("scorecard-score-then"), 20),
        Column::numbers(texts.t("scorecard-score-now"), 20),
        Column::numbers(texts.t("scorecard-difference"), 20),
        Column::marks(texts.t("scorecard-rating-then"), 26),
        Column::marks(texts.t("scorecard-rating-now"), 26),
    ]
}

/// Stands where one of the two has no score.
const NOTHING: &str = "–";

fn row(card: &Card<'_>, since: &Since, node: usize) -> Option<Row> {
    let then = since.topics.iter().find(|topic| topic.node == node)?;
    let now = card.node(node);
    let points = |value: Option<Value>| value.and_then(|value| value.score);
    let shown =
        |score: Option<Decimal>| score.map_or_else(|| NOTHING.to_owned(), |score| card.texts.score(score));
    let (before, after) = (points(then.value), points(now.value));
    let difference = before.zip(after).map(|(before, after)| signed(card, after - before));
    Some(Row::Cells(vec![
        card.title(node).into(),
        shown(before).into(),
        shown(after).into(),
        difference.unwrap_or_else(|| NOTHING.to_owned()).into(),
        card.rating_cell(then.rating),
        card.rating_cell(now.rating),
    ]))
}

/// Points with a sign; a difference too small to show has none.
fn signed(card: &Card<'_>, difference: Decimal) -> String {
    let points = card.texts.score(difference.abs());
    match (difference * Decimal::ONE_THOUSAND).round() {
        shown if shown.is_zero() => card.texts.score(Decimal::ZERO),
        shown if shown.is_sign_negative() => format!("−{points}"),
        _ => format!("+{points}"),
    }
}

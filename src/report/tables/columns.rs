//! Every column there is: its name in files, what stands in it, what it means.

use super::{Column, ColumnKind, Entry, Table};
use crate::texts::Texts;

use ColumnKind::{Count, Figure, Words};

/// A table with these columns; a test sees that every name is known.
pub(super) fn table(
    texts: &Texts,
    name: &'static str,
    columns: &[&'static str],
    rows: Vec<Vec<Entry>>,
) -> Table {
    Table { name, columns: columns.iter().map(|name| column(texts, name)).collect(), rows }
}

fn column(texts: &Texts, name: &'static str) -> Column {
    let (kind, meaning) = who(texts, name)
        .or_else(|| what(texts, name))
        .or_else(|| numbers(texts, name))
        .or_else(|| book(texts, name))
        .unwrap_or_else(|| (Words, String::new()));
    Column { name, kind, meaning }
}

type Known = Option<(ColumnKind, String)>;

/// Who answers, and where.
fn who(texts: &Texts, name: &str) -> Known {
    Some(match name {
        "institution" => (Words, texts.t("export-institution")),
        "kind" => (Words, texts.t("export-kind")),
        "ownership" => (Words, texts.t("export-ownership")),
        "controlling_stake" => (Figure, texts.t("export-stake")),
        "sector" => (Words, texts.t("export-sector")),
        "size" => (Words, texts.t("export-size")),
        "region" => (Words, texts.t("export-region")),
        "mandates" => (Words, texts.t("export-mandates")),
        "state" => (Words, texts.t("export-state")),
        "unit" => (Words, texts.t("export-unit")),
        "questionnaire" => (Words, texts.t("export-questionnaire")),
        "questionnaire_version" => (Count, texts.t("export-questionnaire-version")),
        "basis" => (Words, texts.t("export-basis")),
        "questionnaire_title" => (Words, texts.t("export-questionnaire-title")),
        "section_title" => (Words, texts.t("export-section-title")),
        "named_institution" => (Words, texts.t("export-named-institution")),
        "quotation" => (Words, texts.t("export-quotation")),
        "dimension" => (Words, texts.t("export-dimension")),
        "segment" => (Words, texts.t("export-segment")),
        _ => return None,
    })
}

/// What is asked, answered and found.
fn what(texts: &Texts, name: &str) -> Known {
    Some(match name {
        "question" => (Words, texts.t("export-question")),
        "question_text" => (Words, texts.t("export-question-text")),
        "answer" => (Words, texts.t("export-answer")),
        "reason" => (Words, texts.t("export-reason")),
        "comment" => (Words, texts.t("export-comment")),
        "source" => (Words, texts.t("export-source")),
        "node" => (Words, texts.t("export-node")),
        "node_kind" => (Words, texts.t("export-node-kind")),
        "rating" => (Words, texts.t("export-rating")),
        "rating_title" => (Words, texts.t("export-rating-title")),
        "topic" => (Words, texts.t("export-topic")),
        "topic_title" => (Words, texts.t("export-topic-title")),
        "topic_level" => (Words, texts.t("export-topic-level")),
        "indicator" => (Words, texts.t("export-indicator")),
        "principles" => (Words, texts.t("export-principles")),
        "core" => (Words, texts.t("export-core")),
        "step" => (Words, texts.t("export-step")),
        "status" => (Words, texts.t("export-status")),
        "with_gap_range" => (Words, texts.t("export-with-gap-range")),
        _ => return None,
    })
}

/// Scores and counts.
fn numbers(texts: &Texts, name: &str) -> Known {
    Some(match name {
        "score" => (Figure, texts.t("export-score")),
        "mean" => (Figure, texts.t("export-mean")),
        "lower" => (Figure, texts.t("export-lower")),
        "upper" => (Figure, texts.t("export-upper")),
        "coverage" => (Figure, texts.t("export-coverage")),
        "gap" => (Figure, texts.t("export-gap")),
        "institutions" => (Count, texts.t("export-institutions")),
        "applicable" => (Count, texts.t("export-applicable")),
        "not_applicable" => (Count, texts.t("export-not-applicable")),
        "with_gap" => (Count, texts.t("export-with-gap")),
        "asked" => (Count, texts.t("export-asked")),
        "accepted" => (Count, texts.t("export-accepted")),
        "submitted" => (Count, texts.t("export-submitted")),
        "in_progress" => (Count, texts.t("export-in-progress")),
        "not_started" => (Count, texts.t("export-not-started")),
        "withdrawn" => (Count, texts.t("export-withdrawn")),
        _ => return None,
    })
}

/// The tables that explain the others.
fn book(texts: &Texts, name: &str) -> Known {
    Some(match name {
        "fact" => (Words, texts.t("export-fact")),
        "value" => (Words, texts.t("export-value")),
        "table" => (Words, texts.t("export-table")),
        "column" => (Words, texts.t("export-column")),
        "type" => (Words, texts.t("export-type")),
        "meaning" => (Words, texts.t("export-meaning")),
        "code" => (Words, texts.t("export-code")),
        "belongs_to" => (Words, texts.t("export-belongs-to")),
        _ => return None,
    })
}

/// The table that explains the columns of the others, and its own.
pub(super) fn codebook(texts: &Texts, tables: &[Table]) -> Table {
    let mut book = table(texts, "codebook", &["table", "column", "type", "meaning"], Vec::new());
    let row = |table: &Table, column: &Column| {
        vec![table.name.into(), column.name.into(), column.kind.code().into(), column.meaning.clone().into()]
    };
    let rows_of = |table: &Table| table.columns.iter().map(|column| row(table, column)).collect::<Vec<_>>();
    book.rows = tables.iter().chain([&book]).flat_map(rows_of).collect();
    book
}

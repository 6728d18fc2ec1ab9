//! How a round is going: who has opened their response, where they are stuck, which questions cost most.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Column, Fact, Link, Row, Table, Tag, Tone};
use super::samples::{INSTITUTION, LONG_NAME, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RoundPath};

/// The live picture of a round.
#[derive(Clone, Debug, Serialize)]
pub struct LivePage {
    /// The round.
    pub name: String,
    /// Back to it.
    pub round_href: String,
    /// As of when, days left, next reminder.
    pub facts: Vec<Fact>,
    /// Counts by kind of institution.
    pub rates: Table,
    /// Who did not answer and what that means, in sentences.
    pub note: Vec<String>,
    /// Orders of the list of institutions; the one shown leads nowhere.
    pub orders: Vec<Link>,
    /// Institutions.
    pub places: Table,
    /// How many of them the reader keeps out of, in a sentence; empty for none.
    pub recused: String,
    /// Questions that took longest, that were not known most often, that were talked about most.
    pub questions: Vec<Table>,
}

/// The counts by kind around their rows.
pub fn rates_table(texts: &Texts, rows: Vec<Row>) -> Table {
    let counts = [
        texts.t("report-stage-asked"),
        texts.t("rounds-opened"),
        texts.t("rounds-handed-in"),
        texts.t("report-stage-accepted"),
        texts.t("round-withdrawn"),
        texts.t("rounds-late"),
        texts.t("rounds-overdue"),
    ];
    Table {
        caption: texts.t("findings-response-rate"),
        columns: [Column::words(texts.t("institution-kind"))]
            .into_iter()
            .chain(counts.map(Column::numbers))
            .collect(),
        rows,
        note: texts.t("rounds-rates-note"),
    }
}

/// The list of institutions around its rows.
pub fn places_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-places"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("column-state")),
            Column::words(texts.t("rounds-opened")),
            Column::words(texts.t("rounds-stuck")),
            Column::numbers(texts.t("rounds-days-since")),
            Column::words(texts.t("column-deadline")),
            Column::words(texts.t("rounds-timing")),
        ],
        rows,
        note: texts.t("rounds-places-note"),
    }
}

/// What a table of questions shows beside each of them.
pub struct QuestionColumns {
    /// The name of the table.
    pub caption: String,
    /// The columns after the question.
    pub columns: Vec<String>,
    /// What the figures are.
    pub note: String,
}

/// A table of questions.
pub fn questions_table(texts: &Texts, about: QuestionColumns, rows: Vec<Row>) -> Table {
    Table {
        caption: about.caption,
        columns: [Column::words(texts.t("rounds-question"))]
            .into_iter()
            .chain(about.columns.into_iter().map(Column::numbers))
            .collect(),
        rows,
        note: about.note,
    }
}

impl Page for LivePage {
    const TEMPLATE: &'static str = "pages/live.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let counts = ["12", "10", "8", "7", "1", "1", "2"].map(Cell::number).to_vec();
        let place = |name: &str, state: Tag| {
            let cells = vec![
                Cell::tag(state),
                Cell::words(moment(texts)),
                Cell::words(LONG_NAME),
                Cell::number("12"),
                Cell::whole(moment(texts)),
                Cell::tag(Tag::new(texts.t("rounds-overdue"), Tone::Attention)),
            ];
            Row::new(name, cells)
        };
        let about = QuestionColumns {
            caption: texts.t("rounds-slow"),
            columns: vec![texts.t("rounds-answers"), texts.t("rounds-saves"), texts.t("rounds-spread")],
            note: texts.t("rounds-slow-note"),
        };
        let row = Row::new(LONG_NAME, ["7", "3.5", "4"].map(Cell::number).to_vec());
        let live = paths::round("1", RoundPath::Live);
        let full = Self {
            name: pick(language, ROUND).to_owned(),
            round_href: paths::round("1", RoundPath::Responses),
            facts: vec![Fact::new(texts.t("rounds-as-of"), moment(texts))],
            rates: rates_table(texts, vec![Row::new(texts.t("kinds-government"), counts)]),
            note: vec![texts.t("nonresponse-complete")],
            orders: vec![
                Link::new(texts.t("rounds-by-name"), ""),
                Link::new(texts.t("rounds-by-need"), format!("{live}?order=need")),
            ],
            places: places_table(
                texts,
                vec![
                    place(pick(language, INSTITUTION), Tag::new(texts.t("state-open"), Tone::Active)),
                    place(LONG_NAME, Tag::new(texts.t("round-withdrawn"), Tone::Quiet)),
                ],
            ),
            recused: texts.t_with("looks-not-linked", &[("count", 2.into())]),
            questions: vec![questions_table(texts, about, vec![row])],
        };
        let empty = Self {
            places: places_table(texts, Vec::new()),
            rates: rates_table(texts, Vec::new()),
            questions: Vec::new(),
            ..full.clone()
        };
        vec![full, empty]
    }
}

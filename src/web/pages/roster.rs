//! The roster of a round as a file: taken away, sent, previewed.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Column, Fact, Link, Row, Table};
use super::samples::{LONG_NAME, MINISTRY, REFUSED, ROUND, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// Where a roster is taken away and sent. Posts `file` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RosterPage {
    /// The round.
    pub name: String,
    /// Back to it.
    pub round_href: String,
    /// The roster as it stands, as files.
    pub files: Vec<Link>,
    /// What each column holds.
    pub columns: Table,
    /// Where the form goes; empty when the round is closed.
    pub action: String,
    /// What is wrong with the file that was sent.
    pub problems: Table,
    /// Why it was not taken; false when none was sent.
    pub error: Option<String>,
}

/// The table of columns.
pub fn columns_table(texts: &Texts) -> Table {
    let row = |column: &str, meaning: String| Row::new(column, vec![Cell::words(meaning)]);
    Table {
        caption: texts.t("rounds-columns"),
        columns: vec![Column::words(texts.t("rounds-column")), Column::words(texts.t("rounds-meaning"))],
        rows: vec![
            row("institution", texts.t("rounds-column-institution")),
            row("kind", texts.t("rounds-column-kind")),
            row("ownership", texts.t("rounds-column-ownership")),
            row("controlling_stake", texts.t("rounds-column-stake")),
            row("sector", texts.t("rounds-column-sector")),
            row("size", texts.t("rounds-column-size")),
            row("region", texts.t("rounds-column-region")),
            row("mandates", texts.t("rounds-column-mandates")),
            row("successor_of", texts.t("rounds-column-successor")),
            row("questionnaire", texts.t("rounds-column-questionnaire")),
            row("contact_email, contact_name", texts.t("rounds-column-contact")),
            row("deputy_email, deputy_name", texts.t("rounds-column-deputy")),
        ],
        note: texts.t("rounds-columns-note"),
    }
}

/// The table of problems around its rows: cell, what is wrong.
pub fn problems_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-problems"),
        columns: vec![Column::words(texts.t("rounds-cell")), Column::words(texts.t("rounds-problem"))],
        rows,
        note: String::new(),
    }
}

impl Page for RosterPage {
    const TEMPLATE: &'static str = "pages/roster.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let open = Self {
            name: pick(language, ROUND).to_owned(),
            round_href: paths::admin_round("1"),
            files: ["csv", "xlsx"]
                .map(|ending| Link::new(ending, paths::round_roster_file("1", ending)))
                .to_vec(),
            columns: columns_table(texts),
            action: paths::round_roster("1"),
            problems: problems_table(texts, Vec::new()),
            error: None,
        };
        let row = Row::new("B17", vec![Cell::words(pick(language, REFUSED))]);
        let refused = Self {
            problems: problems_table(texts, vec![row]),
            error: Some(texts.t_with("rounds-roster-refused", &[("count", 1.into())])),
            ..open.clone()
        };
        let closed = Self { action: String::new(), ..open.clone() };
        vec![open, refused, closed]
    }
}

/// What a roster that was sent would change. Posts `shown` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RosterPreview {
    /// The round.
    pub name: String,
    /// Back to where rosters are sent.
    pub roster_href: String,
    /// New, changed, joining, unchanged.
    pub facts: Vec<Fact>,
    /// A row for each change.
    pub changes: Table,
    /// What is wrong; while there is anything, nothing can be taken.
    pub problems: Table,
    /// Where it is confirmed; empty when it cannot be.
    pub action: String,
    /// Names what is shown: what is confirmed must be the same.
    pub shown: String,
    /// True when what is stored has changed since it was shown.
    pub is_overtaken: bool,
}

/// The table of changes around its rows: institution, what happens, column, now, then.
pub fn changes_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-changes"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("rounds-what")),
            Column::words(texts.t("rounds-column")),
            Column::words(texts.t("rounds-now")),
            Column::words(texts.t("rounds-then")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for RosterPreview {
    const TEMPLATE: &'static str = "pages/roster_preview.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, what: String, cells: [&str; 3]| {
            let cells = [what].into_iter().chain(cells.map(str::to_owned)).map(Cell::words).collect();
            Row::new(name, cells)
        };
        let rows = vec![
            row(pick(language, MINISTRY), texts.t("rounds-is-new"), ["kind", "", "government"]),
            row(LONG_NAME, texts.t("rounds-is-changed"), ["region", "Bakı", LONG_NAME]),
        ];
        let good = Self {
            name: pick(language, ROUND).to_owned(),
            roster_href: paths::round_roster("1"),
            facts: vec![Fact::new(texts.t("rounds-is-new"), "1"), Fact::new(texts.t("rounds-is-same"), "20")],
            changes: changes_table(texts, rows),
            problems: problems_table(texts, Vec::new()),
            action: paths::round_roster_upload("1", "2"),
            shown: "abc".to_owned(),
            is_overtaken: false,
        };
        let overtaken = Self { is_overtaken: true, ..good.clone() };
        let row = Row::new("C3", vec![Cell::words(pick(language, REFUSED))]);
        let wrong = Self {
            problems: problems_table(texts, vec![row]),
            action: String::new(),
            changes: changes_table(texts, Vec::new()),
            ..good.clone()
        };
        vec![good, overtaken, wrong]
    }
}

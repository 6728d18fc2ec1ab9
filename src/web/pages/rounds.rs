//! Rounds as the reviewer sees them: who stands where, and closing.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Column, Fact, FieldError, Figure, Link, Row, Table, Tag, Tone};
use super::samples::{COMPANY, INSTITUTION, LONG_NAME, MINISTRY, ROUND, figure, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, RoundPath, RoundReviewPath};

/// All rounds.
#[derive(Clone, Debug, Serialize)]
pub struct RoundsPage {
    /// The newest first; no rows when there are none.
    pub rounds: Table,
}

impl Page for RoundsPage {
    const TEMPLATE: &'static str = "pages/rounds.html";

    fn samples(language: Language) -> Vec<Self> {
        vec![
            Self { rounds: rounds_table(Texts::get(language), Vec::new()) },
            Self { rounds: rounds_table(Texts::get(language), sample_rounds(language)) },
        ]
    }
}

/// The table of rounds around its rows: name, state, deadline, institutions.
pub fn rounds_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-title"),
        columns: vec![
            Column::words(texts.t("column-round")),
            Column::words(texts.t("column-state")),
            Column::words(texts.t("column-deadline")),
            Column::numbers(texts.t("column-institutions")),
        ],
        rows,
        note: String::new(),
    }
}

/// The cells of a round in [`rounds_table`].
pub fn round_row(name: &str, href: String, state: Tag, deadline: &str, institutions: &str) -> Row {
    Row::new(name, vec![Cell::tag(state), Cell::words(deadline), Cell::number(institutions)]).leading_to(href)
}

pub(super) fn sample_rounds(language: Language) -> Vec<Row> {
    let texts = Texts::get(language);
    let open = Tag::new(texts.t("round-open"), Tone::Active);
    let closed = Tag::new(texts.t("round-closed"), Tone::Done);
    let href = paths::round("1", RoundPath::Responses);
    vec![
        round_row(pick(language, ROUND), href.clone(), open, &moment(texts), "22"),
        round_row(LONG_NAME, href, closed, "", "0"),
    ]
}

/// One round: who stands where.
#[derive(Clone, Debug, Serialize)]
pub struct RoundPage {
    /// Its name.
    pub name: String,
    /// Open or closed.
    pub state: Tag,
    /// Deadline, number of institutions and of responses in each state, smallest cell.
    pub facts: Vec<Fact>,
    /// How many have answered, by kind of institution; none without institutions.
    pub response_rate: Option<Figure>,
    /// Responses in a table for each kind of institution, by name.
    pub kinds: Vec<Table>,
    /// How many institutions the reader keeps out of, in a sentence; empty for none.
    pub recused: String,
    /// Every time it was opened again, in sentences.
    pub reopenings: Vec<String>,
    /// Who did not answer and what that means, in sentences.
    pub note: Vec<String>,
    /// Where it shows who is stuck where.
    pub live_href: String,
    /// Where it is opened again; empty while it is open.
    pub reopen_href: String,
    /// Where the answers of the round are reviewed.
    pub review_href: String,
    /// Where the round is closed; empty when it is.
    pub close_href: String,
    /// Where its findings are, provisional ones while it is open; empty while nothing is accepted.
    pub findings_href: String,
    /// Where its releases are; empty while it is open.
    pub releases_href: String,
    /// What is made of its findings: the diagnostic report, recommendations, trainings, what everybody may read.
    pub more: Vec<Link>,
}

/// The table of responses of one kind of institution around its rows: institution, questionnaire, state,
/// late or overdue, progress, last change.
pub fn responses_table(texts: &Texts, kind: &str, rows: Vec<Row>) -> Table {
    Table {
        caption: kind.to_owned(),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("column-questionnaire")),
            Column::words(texts.t("column-state")),
            Column::words(texts.t("rounds-timing")),
            Column::numbers(texts.t("column-answered")),
            Column::words(texts.t("column-changed")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for RoundPage {
    const TEMPLATE: &'static str = "pages/round.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, state: Tag| {
            let cells = vec![
                Cell::words(pick(language, super::samples::QUESTIONNAIRE)),
                Cell::tag(state),
                Cell::tag(Tag::new(texts.t("rounds-overdue"), Tone::Attention)),
                Cell::number("60%"),
                Cell::words(moment(texts)),
            ];
            Row::new(name, cells).leading_to(paths::response("1", ResponsePath::Review))
        };
        let open = Self {
            name: pick(language, ROUND).to_owned(),
            state: Tag::new(texts.t("round-open"), Tone::Active),
            facts: vec![
                Fact::new(texts.t("column-deadline"), moment(texts)),
                Fact::new(texts.t("column-institutions"), "22"),
                Fact::new(texts.t("round-smallest-cell"), "5"),
            ],
            response_rate: Some(figure(language)),
            kinds: vec![
                responses_table(
                    texts,
                    &texts.t("kinds-government"),
                    vec![
                        row(
                            pick(language, INSTITUTION),
                            Tag::new(texts.t("state-submitted"), Tone::Attention),
                        ),
                        row(pick(language, MINISTRY), Tag::new(texts.t("state-accepted"), Tone::Done)),
                        row(LONG_NAME, Tag::new(texts.t("state-returned"), Tone::Active)),
                    ],
                ),
                responses_table(
                    texts,
                    &texts.t("kinds-private"),
                    vec![row(pick(language, COMPANY), Tag::new(texts.t("state-open"), Tone::Quiet))],
                ),
            ],
            recused: texts.t_with("looks-not-linked", &[("count", 1.into())]),
            reopenings: Vec::new(),
            note: vec![texts.t("nonresponse-complete")],
            live_href: paths::round("1", RoundPath::Live),
            reopen_href: String::new(),
            review_href: paths::round_review("1", RoundReviewPath::Review),
            close_href: paths::round("1", RoundPath::Close),
            findings_href: String::new(),
            releases_href: String::new(),
            more: vec![Link::new(texts.t("event-title"), "/rounds/1/events")],
        };
        let closed = Self {
            state: Tag::new(texts.t("round-closed"), Tone::Done),
            reopenings: vec![LONG_NAME.to_owned()],
            reopen_href: paths::round("1", RoundPath::Reopen),
            close_href: String::new(),
            findings_href: paths::round("1", RoundPath::Findings),
            releases_href: paths::round("1", RoundPath::Releases),
            ..open.clone()
        };
        vec![open.clone(), closed, Self { response_rate: None, kinds: Vec::new(), ..open }]
    }
}

/// Closing a round. Posts `confirmed` (`yes`) to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct CloseRound {
    /// The round.
    pub round: String,
    /// Back to it.
    pub round_href: String,
    /// How many responses count, in a sentence.
    pub accepted: String,
    /// How many do not, and why, in sentences: waiting for review, returned, not handed in.
    pub left_out: Vec<String>,
    /// How many replies of institutions to draft results wait for an answer; 0 for none.
    pub replies: usize,
    /// The same in a sentence, to be confirmed apart; empty for none.
    pub replies_words: String,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for CloseRound {
    const TEMPLATE: &'static str = "pages/close_round.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let left_out = vec![
            texts.t_with("close-waiting", &[("count", 1.into())]),
            texts.t_with("close-returned", &[("count", 2.into())]),
            texts.t_with("close-open", &[("count", 4.into())]),
        ];
        let page = |left_out, errors| Self {
            round: pick(language, ROUND).to_owned(),
            round_href: paths::round("1", RoundPath::Responses),
            accepted: texts.t_with("close-accepted", &[("count", 15.into())]),
            left_out,
            replies: 3,
            replies_words: texts.t_with("close-replies", &[("count", 3.into())]),
            action: paths::round("1", RoundPath::Close),
            errors,
        };
        let errors = vec![FieldError::new("confirmed", texts.t("close-confirm-missing"))];
        vec![page(Vec::new(), Vec::new()), page(left_out, errors)]
    }
}

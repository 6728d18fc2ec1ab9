//! What is changed in a round that is under way: opening it again, what is agreed with one institution, invitations.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, Fact, Field, FieldError, Row, Table, Tag, Tone};
use super::samples::{COMMENT, INSTITUTION, LONG_NAME, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RoundPath};

/// Opening a closed round again. Posts `reason` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct ReopenRound {
    /// The round.
    pub round: String,
    /// Back to it.
    pub round_href: String,
    /// Where the form goes.
    pub action: String,
    /// The reason typed.
    pub reason: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for ReopenRound {
    const TEMPLATE: &'static str = "pages/reopen_round.html";

    fn samples(language: Language) -> Vec<Self> {
        let page = |reason, errors| Self {
            round: pick(language, ROUND).to_owned(),
            round_href: paths::round("1", RoundPath::Responses),
            action: paths::round("1", RoundPath::Reopen),
            reason,
            errors,
        };
        let refused = pick(language, REFUSED);
        let errors = vec![FieldError::new("reason", refused)];
        vec![page(Field::default(), Vec::new()), page(Field::default().refused(refused), errors)]
    }
}

/// What is agreed with one institution. Posts `act` (`extend`, `withdraw`, `restore`) with `to` and `reason`, or `cause`
/// and `words`, to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct ArrangementPage {
    /// The institution.
    pub institution: String,
    /// The round.
    pub round: String,
    /// Back to it.
    pub round_href: String,
    /// Where it stands; withdrawn ones say so.
    pub state: Tag,
    /// When it was opened and handed in, its last day, what was agreed by whom.
    pub facts: Vec<Fact>,
    /// Where the forms go; empty when the round is closed.
    pub action: String,
    /// The last day typed.
    pub to: Field,
    /// Why.
    pub reason: Field,
    /// Why it takes part no more; no options when it does not already.
    pub cause: Choices,
    /// The same in words.
    pub words: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for ArrangementPage {
    const TEMPLATE: &'static str = "pages/arrangement.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let cause = vec![Choice::new("merged", texts.t("rounds-cause-merged"))];
        let refused = pick(language, REFUSED);
        let plain = Self {
            institution: pick(language, INSTITUTION).to_owned(),
            round: pick(language, ROUND).to_owned(),
            round_href: paths::admin_round("1"),
            state: Tag::new(texts.t("state-open"), Tone::Active),
            facts: vec![
                Fact::new(texts.t("column-deadline"), moment(texts)),
                Fact::new(texts.t("rounds-reason"), pick(language, COMMENT)),
            ],
            action: paths::round_arrangement("1", "2"),
            to: Field::default(),
            reason: Field::default(),
            cause: Choices::of(cause),
            words: Field::default(),
            errors: Vec::new(),
        };
        let failed = Self {
            to: Field::of("2026-13-01").refused(refused),
            reason: Field::of(LONG_NAME).refused(refused),
            words: Field::default().refused(refused),
            errors: vec![FieldError::new("to", refused), FieldError::new("reason", refused)],
            ..plain.clone()
        };
        let withdrawn = Self {
            state: Tag::new(texts.t("round-withdrawn"), Tone::Quiet),
            cause: Choices::default(),
            ..plain.clone()
        };
        let closed = Self { action: String::new(), ..plain.clone() };
        vec![plain, failed, withdrawn, closed]
    }
}

/// Whom the roster names and who has been invited. Posts nothing but the button to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RoundInvitations {
    /// The round.
    pub name: String,
    /// Back to it.
    pub round_href: String,
    /// People by institution.
    pub people: Table,
    /// How many would be invited now, in a sentence.
    pub waiting: String,
    /// How letters get there, and when the next reminder goes out.
    pub facts: Vec<Fact>,
    /// Where the button goes; empty when nobody waits.
    pub action: String,
}

/// The table of people around its rows: institution, who, address, whether invited.
pub fn people_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("rounds-people"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("rounds-as")),
            Column::words(texts.t("rounds-person")),
            Column::words(texts.t("column-state")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for RoundInvitations {
    const TEMPLATE: &'static str = "pages/round_invitations.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, state: String, tone| {
            let cells = vec![
                Cell::words(texts.t("rounds-contact")),
                Cell::words("lale@agency.example"),
                Cell::tag(Tag::new(state, tone)),
            ];
            Row::new(name, cells)
        };
        let rows = vec![
            row(pick(language, INSTITUTION), texts.t("rounds-not-invited"), Tone::Attention),
            row(LONG_NAME, texts.t("person-active"), Tone::Done),
        ];
        let some = Self {
            name: pick(language, ROUND).to_owned(),
            round_href: paths::admin_round("1"),
            people: people_table(texts, rows),
            waiting: texts.t_with("rounds-invite-count", &[("count", 1.into())]),
            facts: vec![Fact::new(texts.t("letters-schedule"), moment(texts))],
            action: paths::round_invitations("1"),
        };
        let none = Self { action: String::new(), people: people_table(texts, Vec::new()), ..some.clone() };
        vec![some, none]
    }
}

//! The administrator's rounds, and which institutions take part.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, Fact, FieldError, Link, Row, Table, Tag, Tone};
use super::round_settings::RoundFields;
use super::rounds::{rounds_table, sample_rounds};
use super::samples::{INSTITUTION, LONG_NAME, MINISTRY, QUESTIONNAIRE, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// All rounds with the form for another. Posts [`RoundFields`] to [`paths::ADMIN_ROUNDS`].
#[derive(Clone, Debug, Serialize)]
pub struct AdminRounds {
    /// The newest first.
    pub rounds: Table,
    /// The fields of a new one.
    pub fields: RoundFields,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for AdminRounds {
    const TEMPLATE: &'static str = "pages/admin_rounds.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let first = Self {
            rounds: rounds_table(texts, Vec::new()),
            fields: RoundFields::sample(language),
            errors: Vec::new(),
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            rounds: rounds_table(texts, sample_rounds(language)),
            fields: RoundFields::refused_sample(language),
            errors: ["name", "deadline", "smallest_cell", "questionnaires"]
                .map(|field| FieldError::new(field, refused))
                .to_vec(),
        };
        vec![first, failed]
    }
}

/// A round with the institutions that take part. Posts `institutions` (once for each id) to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct AdminRound {
    /// Its name.
    pub name: String,
    /// Open or closed.
    pub state: Tag,
    /// Deadline, smallest cell, questionnaires.
    pub facts: Vec<Fact>,
    /// Its settings, its roster, whom to invite.
    pub links: Vec<Link>,
    /// Institutions taking part.
    pub enrolled: Table,
    /// Institutions that could; the hint names the questionnaires they would be given.
    pub candidates: Choices,
    /// Where the form goes; empty when the round is closed.
    pub action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The table of institutions taking part around its rows: institution, kind, questionnaire, people
/// invited, what is agreed with it.
pub fn enrolled_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("round-enrolled"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
            Column::words(texts.t("column-questionnaire")),
            Column::numbers(texts.t("column-people")),
            Column::words(texts.t("rounds-arrangement")),
        ],
        rows,
        note: String::new(),
    }
}

impl Page for AdminRound {
    const TEMPLATE: &'static str = "pages/admin_round.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, people: &str| {
            let cells = vec![
                Cell::words(texts.t("kind-government")),
                Cell::words(pick(language, QUESTIONNAIRE)),
                Cell::number(people),
                Cell::link(texts.t("rounds-arrangement-none"), paths::round_arrangement("1", "2")),
            ];
            Row::new(name, cells).leading_to(paths::admin_institution("1"))
        };
        let open = Self {
            name: pick(language, ROUND).to_owned(),
            state: Tag::new(texts.t("round-open"), Tone::Active),
            facts: vec![Fact::new(texts.t("column-deadline"), moment(texts))],
            links: vec![
                Link::new(texts.t("rounds-settings"), paths::round_settings("1")),
                Link::new(texts.t("rounds-roster"), paths::round_roster("1")),
                Link::new(texts.t("rounds-invitations"), paths::round_invitations("1")),
            ],
            enrolled: enrolled_table(texts, vec![row(pick(language, INSTITUTION), "2"), row(LONG_NAME, "0")]),
            candidates: Choices::of(vec![
                Choice::new("3", pick(language, MINISTRY)).with_hint(pick(language, QUESTIONNAIRE)),
                Choice::new("4", LONG_NAME),
            ]),
            action: paths::admin_round("1"),
            errors: Vec::new(),
        };
        let empty = Self { enrolled: enrolled_table(texts, Vec::new()), ..open.clone() };
        let refused = pick(language, REFUSED);
        let failed = Self {
            candidates: Choices { error: Some(refused.to_owned()), ..open.candidates.clone() },
            errors: vec![FieldError::new("institutions", refused)],
            ..open.clone()
        };
        let closed = Self { action: String::new(), candidates: Choices::default(), ..open.clone() };
        vec![open, empty, failed, closed]
    }
}

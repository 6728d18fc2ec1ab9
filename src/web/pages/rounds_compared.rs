//! Two rounds side by side, and the form that says who came from whom.

use serde::Serialize;

use super::Page;
use super::analysis::LensForm;
use super::parts::{Choice, Choices, Fact, FieldError, Figure, Link, Table};
use super::samples::{INSTITUTION, LONG_NAME, MESSAGE, REFUSED, ROUND, figure, pick, table};
use crate::texts::Language;
use crate::web::paths::{self, RoundPath};

/// Two rounds side by side.
#[derive(Clone, Debug, Serialize)]
pub struct RoundsComparedPage {
    /// This round.
    pub round: String,
    /// Back to its findings.
    pub findings_href: String,
    /// The earlier round; empty when there is none.
    pub then: String,
    /// Which earlier round, and whose word; none where there is no earlier round.
    pub lens: Option<LensForm>,
    /// What the comparison rests on: institutions in both, questions compared.
    pub facts: Vec<Fact>,
    /// How it is made, in sentences.
    pub method: Vec<String>,
    /// Wholes, pillars and principles then and now; merged bodies. In this order.
    pub tables: Vec<Table>,
    /// The change of each topic; none when there is nothing to draw.
    pub figure: Option<Figure>,
    /// What became of the gaps of the earlier round, to be opened, a table for each course.
    pub follow_up: Vec<Table>,
    /// To be opened: indicators, levels, everybody in each round, what is left out and why.
    pub details: Vec<Table>,
    /// Names of institutions in one round only, in sentences.
    pub only: Vec<String>,
    /// What is said in place of everything.
    pub empty: String,
}

impl Page for RoundsComparedPage {
    const TEMPLATE: &'static str = "pages/rounds_compared.html";

    fn samples(language: Language) -> Vec<Self> {
        let full = Self {
            round: pick(language, ROUND).to_owned(),
            findings_href: paths::round("1", RoundPath::Findings),
            then: LONG_NAME.to_owned(),
            lens: Some(LensForm::sample(language)),
            facts: vec![Fact::new(LONG_NAME, "12")],
            method: vec![pick(language, MESSAGE).to_owned()],
            tables: vec![table(language), table(language)],
            figure: Some(figure(language)),
            follow_up: vec![table(language), table(language)],
            details: vec![table(language), table(language)],
            only: vec![pick(language, MESSAGE).to_owned()],
            empty: String::new(),
        };
        let empty = Self {
            then: String::new(),
            lens: None,
            facts: Vec::new(),
            method: Vec::new(),
            tables: Vec::new(),
            figure: None,
            follow_up: Vec::new(),
            details: Vec::new(),
            only: Vec::new(),
            empty: pick(language, MESSAGE).to_owned(),
            ..full.clone()
        };
        vec![full, empty]
    }
}

/// The institutions one is the successor of. Posts `keep` (several) and `add`.
#[derive(Clone, Debug, Serialize)]
pub struct PredecessorsPage {
    /// Back to the institution.
    pub institution: Link,
    /// Where the form goes.
    pub action: String,
    /// Those said before, each kept while it is ticked.
    pub keep: Choices,
    /// All others to choose one from.
    pub add: Choices,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for PredecessorsPage {
    const TEMPLATE: &'static str = "pages/institution_predecessors.html";

    fn samples(language: Language) -> Vec<Self> {
        let refused = pick(language, REFUSED);
        let none = Self {
            institution: Link::new(pick(language, INSTITUTION), paths::admin_institution("1")),
            action: paths::admin_predecessors("1"),
            keep: Choices::default(),
            add: Choices::of(vec![Choice::new("", "–"), Choice::new("2", LONG_NAME)]),
            errors: Vec::new(),
        };
        let failed = Self {
            keep: Choices::of(vec![Choice::new("3", LONG_NAME).chosen(true)]),
            add: Choices { error: Some(refused.to_owned()), ..none.add.clone() },
            errors: vec![FieldError::new("add", refused)],
            ..none.clone()
        };
        vec![none, failed]
    }
}

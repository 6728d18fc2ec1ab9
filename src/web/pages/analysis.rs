//! Pages on which the reviewer works with findings: the schemes side by side, contradictions and duties. And the form
//! by which findings are looked at in another way.

use serde::Serialize;

use super::Page;
use super::paged::Paged;
use super::parts::{Cell, Choice, Choices, Column, Figure, Link, Row, Table, Tag, Tone};
use super::samples::{COMPANY, INDICATOR, INSTITUTION, LONG_NAME, ROUND, figure, pick, table};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RoundPath};

/// A form that changes how findings are looked at; it works without a script.
#[derive(Clone, Debug, Serialize)]
pub struct LensForm {
    /// Where it is sent.
    pub action: String,
    /// What may be chosen.
    pub fields: Vec<LensField>,
}

/// One thing to choose.
#[derive(Clone, Debug, Serialize)]
pub struct LensField {
    /// What is sent.
    pub name: &'static str,
    /// What is read.
    pub label: String,
    /// The choices.
    pub choices: Choices,
}

impl LensForm {
    /// A made-up form.
    pub fn sample(language: Language) -> Self {
        let texts = Texts::get(language);
        let options = vec![
            Choice::new("self-assessed", texts.t("lens-self-assessed")).chosen(true),
            Choice::new("verified", texts.t("lens-verified")),
        ];
        let field = LensField { name: "basis", label: texts.t("lens-basis"), choices: Choices::of(options) };
        Self { action: paths::round("1", RoundPath::Findings), fields: vec![field] }
    }
}

/// Something that is opened to be read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fold {
    /// What is in it.
    pub summary: String,
    /// What must be known to read it; empty for nothing.
    pub text: String,
    /// What it holds.
    pub tables: Vec<Table>,
    /// The way through a long table that stands last among them.
    pub paged: Option<Paged>,
    /// True where somebody has come back to it from another page of its table.
    pub is_open: bool,
}

/// A part of the page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Part {
    /// What an address leads to it by; empty for none.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says and by which rule, in sentences.
    pub text: Vec<String>,
    /// Pictures with their numbers.
    pub figures: Vec<Figure>,
    /// Tables.
    pub tables: Vec<Table>,
    /// The way through a long table that stands last among them.
    pub paged: Option<Paged>,
    /// What is behind them.
    pub folds: Vec<Fold>,
    /// What is said when there is nothing.
    pub empty: String,
}

/// One page.
#[derive(Clone, Debug, Serialize)]
pub struct AnalysisPage {
    /// The round.
    pub round: String,
    /// Its heading.
    pub title: String,
    /// What it is for.
    pub lead: String,
    /// Back to the findings.
    pub back: Link,
    /// What must be known before anything is read out of it.
    pub remarks: Vec<String>,
    /// How to look at it.
    pub lens: LensForm,
    /// Its parts.
    pub parts: Vec<Part>,
}

impl Page for AnalysisPage {
    const TEMPLATE: &'static str = "pages/analysis.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str| {
            let tag = Tag::new(texts.t("verdict-contradiction"), Tone::Attention);
            Row::new(name, vec![Cell::tag(tag), Cell::link(LONG_NAME, "/responses/1/review#section-law")])
        };
        let trail = Table {
            caption: texts.t("cross-answers"),
            columns: vec![
                Column::words(texts.t("column-institution")),
                Column::words(texts.t("cross-verdict")),
                Column::words(texts.t("cross-answer")),
            ],
            rows: vec![row(pick(language, INSTITUTION)), row(LONG_NAME), row(pick(language, COMPANY))],
            note: texts.t("findings-no-ranking"),
        };
        let full = Part {
            id: "mirrors",
            title: texts.t("cross-mirrors"),
            text: vec![texts.t("cross-mirrors-rule")],
            figures: vec![figure(language)],
            tables: vec![table(language)],
            paged: Some(Paged::sample(texts)),
            folds: vec![Fold {
                summary: pick(language, INDICATOR).to_owned(),
                text: LONG_NAME.to_owned(),
                tables: vec![trail],
                paged: Some(Paged::sample(texts)),
                is_open: true,
            }],
            empty: String::new(),
        };
        let nothing =
            Part { title: texts.t("cross-orphans"), empty: texts.t("cross-orphans-none"), ..Part::default() };
        let all = Self {
            round: pick(language, ROUND).to_owned(),
            title: texts.t("cross-title"),
            lead: texts.t("cross-lead"),
            back: Link::new(texts.t("findings-title"), paths::round("1", RoundPath::Findings)),
            remarks: Vec::new(),
            lens: LensForm::sample(language),
            parts: vec![full, nothing],
        };
        let empty =
            Self { remarks: vec![texts.t("findings-nothing-accepted")], parts: Vec::new(), ..all.clone() };
        vec![all, empty]
    }
}

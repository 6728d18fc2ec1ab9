//! Findings of a closed round: for the reviewer with everything, for the policymaker with what was released.
//!
//! Institutions stand in the order of their names. Nothing here puts them in the order of a score.

use serde::Serialize;

use super::Page;
use super::analysis::LensForm;
use super::parts::{Cell, Column, Fact, Figure, Link, Row, Table, Tag, Tone};
use super::quotations::{QuoteRow, named_table};
use super::samples::{
    COMPANY, INDICATOR, INSTITUTION, LONG_NAME, PRINCIPLE, ROUND, figure, moment, pick, score, table,
};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath, RoundPath};

/// What the findings stand on.
#[derive(Clone, Debug, Serialize)]
pub struct FindingsHead {
    /// The round.
    pub round: String,
    /// When the findings were drawn or released, in a sentence.
    pub standing: String,
    /// Back to the round, or to the list of releases.
    pub back: Link,
    /// True on a released page.
    pub is_released: bool,
    /// What must be known before anything is read out of the findings, in sentences: the round is still open, nothing
    /// or too little is accepted.
    pub remarks: Vec<String>,
    /// What was withheld and why, in sentences; empty when nothing was.
    pub withheld: Vec<String>,
}

/// The overview.
#[derive(Clone, Debug, Serialize)]
pub struct FindingsPage {
    /// What the findings stand on.
    pub head: FindingsHead,
    /// Institutions asked, responses accepted, response rate.
    pub facts: Vec<Fact>,
    /// Who did not answer and what that means, in sentences.
    pub nonresponse: Vec<String>,
    /// Pictures with their tables: response rate, pillars, principles. Left out when everything in it is withheld.
    pub figures: Vec<Figure>,
    /// By pillar, by principle, by kind of institution.
    pub tables: Vec<Table>,
    /// How to look at them; none on a released page.
    pub lens: Option<LensForm>,
    /// Where the gap register is.
    pub gaps_href: String,
    /// Where a release is made; empty on a released page.
    pub releases_href: String,
    /// Other ways to look at the findings; none on a released page.
    pub looks: Vec<Link>,
    /// The report as a file, in each language.
    pub reports: Vec<Link>,
    /// The report of a release as other files.
    pub editions: Vec<Link>,
    /// The figures behind the findings as files for other programs.
    pub exports: Vec<Link>,
    /// Words institutions agreed to; none on the reviewer's page.
    pub quotations: Vec<QuoteRow>,
    /// Institutions that agreed to be named; none on the reviewer's page.
    pub named: Table,
}

impl Page for FindingsPage {
    const TEMPLATE: &'static str = "pages/findings.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let all = Self {
            head: sample_head(language, false),
            facts: vec![
                Fact::new(texts.t("findings-asked"), "22"),
                Fact::new(texts.t("findings-accepted"), "19"),
                Fact::new(texts.t("findings-response-rate"), "86%"),
            ],
            nonresponse: vec![texts.t("nonresponse-complete")],
            figures: vec![figure(language), figure(language)],
            tables: vec![table(language), table(language)],
            lens: Some(LensForm::sample(language)),
            gaps_href: paths::round("1", RoundPath::Gaps),
            releases_href: paths::round("1", RoundPath::Releases),
            looks: vec![Link::new(texts.t("robustness-title"), paths::round("1", RoundPath::Robustness))],
            reports: Language::ALL
                .map(|other| {
                    Link::new(
                        other.name(),
                        format!("{}?language={}", paths::round("1", RoundPath::Report), other.code()),
                    )
                })
                .to_vec(),
            editions: vec![Link::new(texts.t("findings-report-word"), paths::released_report("1", "docx"))],
            exports: vec![
                Link::new("XLSX", "/rounds/1/export.xlsx"),
                Link::new("CSV", "/rounds/1/export-csv.zip"),
            ],
            quotations: Vec::new(),
            named: Table::default(),
        };
        let released = Self {
            head: sample_head(language, true),
            lens: None,
            gaps_href: paths::released_gaps("1"),
            releases_href: String::new(),
            looks: Vec::new(),
            quotations: vec![QuoteRow::sample(language)],
            named: named_table(texts, vec![Row::new(LONG_NAME, vec![Cell::words("a"), Cell::words("b")])]),
            ..all.clone()
        };
        let empty = Self { figures: Vec::new(), tables: Vec::new(), facts: Vec::new(), ..all.clone() };
        vec![all, released, empty]
    }
}

/// One finding: a pillar, a principle or a topic.
#[derive(Clone, Debug, Serialize)]
pub struct FindingPage {
    /// What the findings stand on.
    pub head: FindingsHead,
    /// Back to the overview.
    pub findings_href: String,
    /// What it is about.
    pub title: String,
    /// The finding in a sentence.
    pub statement: String,
    /// Mean score, institutions counted, institutions with a gap.
    pub facts: Vec<Fact>,
    /// How to look at it; none on a released page.
    pub lens: Option<LensForm>,
    /// How many institutions have which rating; none when withheld.
    pub distribution: Option<Figure>,
    /// By kind of institution.
    pub by_kind: Option<Table>,
    /// By what else was chosen at release, a table for each.
    pub segments: Vec<Table>,
    /// The nodes below it.
    pub parts: Option<Table>,
    /// Its rows of the gap register.
    pub gaps: Vec<GapRow>,
    /// Institutions by name with their scores; reviewers only.
    pub institutions: Option<Table>,
}

/// A row of the gap register.
#[derive(Clone, Debug, Serialize)]
pub struct GapRow {
    /// What is missing.
    pub title: String,
    /// Where it is explained; empty on that page.
    pub href: String,
    /// Principles it concerns; empty when it stands under none.
    pub principles: String,
    /// Structural, process or outcome; empty when nobody has said.
    pub kind: String,
    /// Institutions with a gap: "5 of 8", or that it is withheld.
    pub institutions: String,
    /// The mean gap, 0 to 100; empty when it is not released.
    pub gap: String,
    /// What would close it, the first steps named in the questionnaire.
    pub next_steps: Vec<String>,
}

impl Page for FindingPage {
    const TEMPLATE: &'static str = "pages/finding.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let all = Self {
            head: sample_head(language, false),
            findings_href: paths::round("1", RoundPath::Findings),
            title: pick(language, PRINCIPLE).to_owned(),
            statement: texts.t_with("institutions-with-gap", &[("count", 5.into()), ("total", 8.into())]),
            facts: vec![
                Fact::new(texts.t("column-score"), score(texts, 473)),
                Fact::new(texts.t("findings-accepted"), "19"),
            ],
            lens: Some(LensForm::sample(language)),
            distribution: Some(figure(language)),
            by_kind: Some(table(language)),
            segments: vec![table(language)],
            parts: Some(table(language)),
            gaps: sample_gaps(language),
            institutions: Some(sample_institutions(language)),
        };
        let released = Self {
            head: sample_head(language, true),
            findings_href: paths::release("1"),
            lens: None,
            institutions: None,
            ..all.clone()
        };
        let withheld = Self {
            title: LONG_NAME.to_owned(),
            statement: texts.t("withheld-sentence"),
            facts: Vec::new(),
            distribution: None,
            by_kind: None,
            parts: None,
            gaps: Vec::new(),
            ..released.clone()
        };
        vec![all, released, withheld]
    }
}

/// The gap register.
#[derive(Clone, Debug, Serialize)]
pub struct GapRegisterPage {
    /// What the findings stand on.
    pub head: FindingsHead,
    /// Back to the overview.
    pub findings_href: String,
    /// By pillar, in the order of the questionnaires.
    pub pillars: Vec<GapPillar>,
    /// What can be said when there are none.
    pub empty: String,
}

/// The gaps of a pillar.
#[derive(Clone, Debug, Serialize)]
pub struct GapPillar {
    /// The pillar.
    pub title: String,
    /// Its gaps.
    pub gaps: Vec<GapRow>,
}

impl Page for GapRegisterPage {
    const TEMPLATE: &'static str = "pages/gap_register.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |is_released, pillars| Self {
            head: sample_head(language, is_released),
            findings_href: paths::round("1", RoundPath::Findings),
            pillars,
            empty: texts.t("gaps-none"),
        };
        let pillars = super::samples::PILLARS
            .map(|title| GapPillar { title: pick(language, title).to_owned(), gaps: sample_gaps(language) });
        vec![page(false, pillars.to_vec()), page(true, Vec::new())]
    }
}

pub(super) fn sample_head(language: Language, is_released: bool) -> FindingsHead {
    let texts = Texts::get(language);
    let at = [("at", moment(texts).into())];
    let back = if is_released {
        Link::new(texts.t("releases-title"), paths::RELEASES)
    } else {
        Link::new(pick(language, ROUND), paths::round("1", RoundPath::Responses))
    };
    FindingsHead {
        round: pick(language, ROUND).to_owned(),
        standing: texts.t_with(if is_released { "findings-released-at" } else { "findings-drawn-at" }, &at),
        back,
        is_released,
        remarks: if is_released { Vec::new() } else { vec![texts.t("findings-provisional")] },
        withheld: if is_released {
            vec![texts.t_with("withheld-small", &[("count", 3.into()), ("smallest", 5.into())])]
        } else {
            Vec::new()
        },
    }
}

fn sample_gaps(language: Language) -> Vec<GapRow> {
    let texts = Texts::get(language);
    let gap = |title: &str, kind: String| GapRow {
        title: title.to_owned(),
        href: paths::round("1", RoundPath::Finding("law-in-force")),
        principles: "UNGP 3, UNGP 26".to_owned(),
        kind,
        institutions: texts.t_with("count-of-total", &[("count", 5.into()), ("total", 8.into())]),
        gap: score(texts, 277),
        next_steps: vec![pick(language, super::samples::OPTIONS[1].0).to_owned()],
    };
    vec![
        gap(pick(language, INDICATOR), texts.t("indicator-structural")),
        GapRow {
            href: String::new(),
            next_steps: Vec::new(),
            institutions: texts.t("withheld"),
            gap: String::new(),
            ..gap(LONG_NAME, texts.t("indicator-outcome"))
        },
    ]
}

fn sample_institutions(language: Language) -> Table {
    let texts = Texts::get(language);
    let row = |name: &str| {
        let cells = vec![
            Cell::words(texts.t("kind-government")),
            Cell::tag(Tag::new(pick(language, ["Qismən", "Partial"]), Tone::Quiet)),
            Cell::number(score(texts, 417)),
        ];
        Row::new(name, cells).leading_to(paths::response("1", ResponsePath::Scorecard))
    };
    Table {
        caption: texts.t("finding-institutions"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
            Column::words(texts.t("column-rating")),
            Column::numbers(texts.t("column-score")),
        ],
        rows: vec![row(pick(language, INSTITUTION)), row(LONG_NAME), row(pick(language, COMPANY))],
        note: texts.t("findings-no-ranking"),
    }
}

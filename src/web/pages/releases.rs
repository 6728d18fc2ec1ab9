//! Releases: made by the reviewer, read by the policymaker.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, FieldError, Row, Table};
use super::samples::{COMMENT, LONG_NAME, PRINCIPLE, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, RoundPath};

/// The releases of a round with the form for another. Posts `confirmed` (`yes`) to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RoundReleases {
    /// The round.
    pub round: String,
    /// Back to its findings.
    pub findings_href: String,
    /// Releases so far, the newest first.
    pub releases: Table,
    /// What disclosure control would withhold, in sentences.
    pub withheld: Vec<String>,
    /// What else than kinds segments can be shown by.
    pub dimensions: Choices,
    /// Those chosen, as they are sent again with the release.
    pub chosen: Vec<String>,
    /// Words institutions agreed to; none is chosen at first.
    pub quotations: Choices,
    /// Cells the release would give away beside those made before, in sentences.
    pub pinned: Vec<String>,
    /// Why no release can be made; empty when one can.
    pub refusal: String,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The table of releases around its rows: round, released at, fingerprint.
pub fn releases_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("releases-title"),
        columns: vec![
            Column::words(texts.t("column-round")),
            Column::words(texts.t("column-released-at")),
            Column::words(texts.t("release-fingerprint")),
        ],
        rows,
        note: String::new(),
    }
}

fn sample_releases(language: Language) -> Vec<Row> {
    let texts = Texts::get(language);
    let row = |name: &str| {
        Row::new(name, vec![Cell::words(moment(texts)), Cell::words("9f2c51d07ab3")])
            .leading_to(paths::release("1"))
    };
    vec![row(pick(language, ROUND)), row(LONG_NAME)]
}

impl Page for RoundReleases {
    const TEMPLATE: &'static str = "pages/round_releases.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let first = Self {
            round: pick(language, ROUND).to_owned(),
            findings_href: paths::round("1", RoundPath::Findings),
            releases: releases_table(texts, Vec::new()),
            withheld: vec![
                texts.t_with("withheld-small", &[("count", 3.into()), ("smallest", 5.into())]),
                texts.t_with("withheld-same", &[("count", 1.into())]),
                texts.t_with("withheld-secondary", &[("count", 2.into())]),
            ],
            dimensions: Choices::of(vec![
                Choice::new("ownership", texts.t("institution-ownership")),
                Choice::new("region", texts.t("institution-region")),
            ]),
            chosen: Vec::new(),
            quotations: Choices::of(vec![Choice::new("1", pick(language, COMMENT)).with_hint(LONG_NAME)]),
            pinned: Vec::new(),
            refusal: String::new(),
            action: paths::round("1", RoundPath::Releases),
            errors: Vec::new(),
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            releases: releases_table(texts, sample_releases(language)),
            errors: vec![FieldError::new("confirmed", refused)],
            ..first.clone()
        };
        let unable = Self { refusal: texts.t("release-too-few"), withheld: Vec::new(), ..first.clone() };
        let words = |text: &str| text.to_owned();
        let cell = texts.t_with(
            "release-cell",
            &[
                ("topic", pick(language, PRINCIPLE).into()),
                ("dimension", texts.t("institution-kind").as_str().into()),
                ("segment", texts.t("kinds-private").as_str().into()),
            ],
        );
        let late = texts.t_with(
            "release-pinned-difference",
            &[("cell", cell.as_str().into()), ("count", 1.into()), ("date", moment(texts).as_str().into())],
        );
        let pinned =
            Self { chosen: vec![words("region")], pinned: vec![late], errors: Vec::new(), ..failed.clone() };
        vec![first, failed, unable, pinned]
    }
}

/// The releases a policymaker can read.
#[derive(Clone, Debug, Serialize)]
pub struct ReleasesPage {
    /// The newest first; no rows when there are none.
    pub releases: Table,
}

impl Page for ReleasesPage {
    const TEMPLATE: &'static str = "pages/releases.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        vec![
            Self { releases: releases_table(texts, sample_releases(language)) },
            Self { releases: releases_table(texts, Vec::new()) },
        ]
    }
}

//! The review of a whole round: where it stands, the second reviewer, agreement, draft results; and recusals.

use serde::Serialize;

use super::super::Page;
use super::super::parts::{Cell, Choice, Choices, Column, Fact, Field, FieldError, Link, Row, Table};
use super::super::samples::{LONG_NAME, REFUSED, ROUND, moment, pick, table};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ReviewPath, RoundPath, RoundReviewPath};

/// Where the review of a round stands.
#[derive(Clone, Debug, Serialize)]
pub struct RoundReview {
    /// The round.
    pub round: String,
    /// Back to it.
    pub round_href: String,
    /// The responses handed in, by the name of the institution.
    pub responses: Table,
    /// Institutions the reader keeps out of, in a sentence; empty for none.
    pub recused: String,
    /// The other pages of the review.
    pub links: Vec<Link>,
}

impl Page for RoundReview {
    const TEMPLATE: &'static str = "pages/review_round.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |rows, recused| Self {
            round: pick(language, ROUND).to_owned(),
            round_href: paths::round("1", RoundPath::Responses),
            responses: Table {
                caption: texts.t("review-responses"),
                columns: vec![
                    Column::words(texts.t("column-institution")),
                    Column::numbers(texts.t("review-column-open")),
                ],
                rows,
                note: String::new(),
            },
            recused,
            links: vec![Link::new(
                texts.t("second-title"),
                paths::round_review("1", RoundReviewPath::Second),
            )],
        };
        let row =
            Row::new(LONG_NAME, vec![Cell::number("12")]).leading_to(paths::review("1", ReviewPath::Queue));
        vec![
            page(vec![row], texts.t_with("review-recused", &[("count", 1.into())])),
            page(Vec::new(), String::new()),
        ]
    }
}

/// Samples for the second reviewer. Posts `seed`, `measure` (`percent`, `count`) and `size` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct SecondPage {
    /// The round.
    pub round: String,
    /// Back to its review.
    pub back_href: String,
    /// The samples drawn, with seed and steps.
    pub samples: Table,
    /// The answers the reader still has to judge.
    pub waiting: Vec<Link>,
    /// Where a sample is drawn; empty in a closed round.
    pub action: String,
    /// The seed typed, or one proposed.
    pub seed: Field,
    /// Share or number.
    pub measure: Choices,
    /// How much.
    pub size: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for SecondPage {
    const TEMPLATE: &'static str = "pages/review_second.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |samples, waiting, errors: Vec<FieldError>| Self {
            round: pick(language, ROUND).to_owned(),
            back_href: paths::round_review("1", RoundReviewPath::Review),
            samples,
            waiting,
            action: paths::round_review("1", RoundReviewPath::Second),
            seed: Field::of("20261122"),
            measure: Choices::of(vec![
                Choice::new("percent", texts.t("second-percent")).chosen(true),
                Choice::new("count", texts.t("second-count")),
            ]),
            size: if errors.is_empty() {
                Field::of("10")
            } else {
                Field::of("x").refused(errors[0].message.clone())
            },
            errors,
        };
        let waiting = vec![Link::new(LONG_NAME, paths::review("1", ReviewPath::Judge("law-review.")))];
        let refused = vec![FieldError::new("size", pick(language, REFUSED))];
        vec![page(Table::default(), Vec::new(), Vec::new()), page(table(language), waiting, refused)]
    }
}

/// One comparison of judgements.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// Its id on the page.
    pub id: String,
    /// Who is compared with whom.
    pub title: String,
    /// What can be said of all answers, in sentences.
    pub sentences: Vec<String>,
    /// The figures: all, themes, sections; none when nothing can be said.
    pub tables: Vec<Table>,
}

/// How far judgements agree.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementPage {
    /// The round.
    pub round: String,
    /// Back to its review.
    pub back_href: String,
    /// Institutions and reviewers, first and second reviewers.
    pub comparisons: Vec<Comparison>,
}

impl Page for AgreementPage {
    const TEMPLATE: &'static str = "pages/review_agreement.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let comparison = |id: &str, tables| Comparison {
            id: id.to_owned(),
            title: texts.t("agreement-own"),
            sentences: vec![texts.t_with("agreement-few", &[("count", 3.into()), ("fewest", 10.into())])],
            tables,
        };
        vec![Self {
            round: pick(language, ROUND).to_owned(),
            back_href: paths::round_review("1", RoundReviewPath::Review),
            comparisons: vec![comparison("own", vec![table(language)]), comparison("reviewers", Vec::new())],
        }]
    }
}

/// Opening draft results to institutions. Posts `until` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct DraftsPage {
    /// The round.
    pub round: String,
    /// Back to its review.
    pub back_href: String,
    /// Whether they are open, by whom and until when.
    pub facts: Vec<Fact>,
    /// What institutions replied: those that wait for an answer first.
    pub replies: Table,
    /// Where they are opened; empty in a closed round.
    pub action: String,
    /// The last day typed.
    pub until: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for DraftsPage {
    const TEMPLATE: &'static str = "pages/review_drafts.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |facts, replies, until, errors| Self {
            round: pick(language, ROUND).to_owned(),
            back_href: paths::round_review("1", RoundReviewPath::Review),
            facts,
            replies,
            action: paths::round_review("1", RoundReviewPath::Drafts),
            until,
            errors,
        };
        let refused = pick(language, REFUSED);
        vec![
            page(Vec::new(), Table::default(), Field::default(), Vec::new()),
            page(
                vec![Fact::new(texts.t("draft-until"), moment(texts))],
                table(language),
                Field::default().refused(refused),
                vec![FieldError::new("until", refused)],
            ),
        ]
    }
}

/// Who keeps out of the review of which institution. Posts `reviewer`, `institution` and `reason` to `action`; lifting
/// posts `recusal` to `lift_action`.
#[derive(Clone, Debug, Serialize)]
pub struct RecusalsPage {
    /// Those that hold.
    pub recusals: Vec<RecusalRow>,
    /// Those that were lifted.
    pub lifted: Vec<RecusalRow>,
    /// Where another is declared.
    pub action: String,
    /// Where one is lifted.
    pub lift_action: String,
    /// The reviewers.
    pub reviewer: Choices,
    /// The institutions.
    pub institution: Choices,
    /// Why.
    pub reason: Field,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// One recusal.
#[derive(Clone, Debug, Serialize)]
pub struct RecusalRow {
    /// Its id.
    pub id: String,
    /// Who.
    pub reviewer: String,
    /// Of which institution.
    pub institution: String,
    /// Why.
    pub reason: String,
    /// Who declared it, and when; who lifted it.
    pub by: String,
}

impl Page for RecusalsPage {
    const TEMPLATE: &'static str = "pages/admin_recusals.html";

    fn samples(language: Language) -> Vec<Self> {
        let row = |id: &str| RecusalRow {
            id: id.to_owned(),
            reviewer: "Rauf".to_owned(),
            institution: LONG_NAME.to_owned(),
            reason: LONG_NAME.to_owned(),
            by: format!("Nigar, {}", moment(Texts::get(language))),
        };
        let refused = pick(language, REFUSED);
        let empty = Self {
            recusals: Vec::new(),
            lifted: Vec::new(),
            action: paths::ADMIN_RECUSALS.to_owned(),
            lift_action: paths::ADMIN_LIFT_RECUSAL.to_owned(),
            reviewer: Choices::of(vec![Choice::new("1", "Rauf")]),
            institution: Choices::of(vec![Choice::new("1", LONG_NAME)]),
            reason: Field::default(),
            errors: Vec::new(),
        };
        let full = Self {
            recusals: vec![row("1")],
            lifted: vec![row("2")],
            reason: Field::default().refused(refused),
            errors: vec![FieldError::new("reason", refused)],
            ..empty.clone()
        };
        vec![empty, full]
    }
}

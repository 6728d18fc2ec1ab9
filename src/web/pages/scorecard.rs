//! The scores of one response, each with how it came about.

use std::fmt::Display;

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Column, Figure, Link, Row, Table, Tag, Tone, Words};
use super::response::ResponseHead;
use super::samples::{INDICATOR, LONG_NAME, OPTIONS, PRINCIPLE, figure, pick, score};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// The scores of a response.
#[derive(Clone, Debug, Serialize)]
pub struct ScorecardPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// Where the page was reached from.
    pub back_href: String,
    /// Its heading.
    pub title: String,
    /// What the scores stand on: self-assessed and not reviewed yet, or accepted. A sentence.
    pub standing: String,
    /// The same as files, in each form and language.
    pub files: Vec<FileForm>,
    /// All answers together.
    pub total: ScoreCard,
    /// The profile of the principles.
    pub profile: Option<Figure>,
    /// One for each principle, in the order of the questionnaire.
    pub principles: Vec<ScoreCard>,
    /// What the scores can be held against: the last round, institutions of the same kind.
    pub told: Vec<ToldPart>,
}

/// A form a file can take, in each language.
#[derive(Clone, Debug, Serialize)]
pub struct FileForm {
    /// What it is called: PDF, DOCX, XLSX.
    pub name: String,
    /// The languages.
    pub links: Vec<Link>,
}

/// One thing told beside the scores.
#[derive(Clone, Debug, Serialize)]
pub struct ToldPart {
    /// What it is about.
    pub title: String,
    /// What is to be said.
    pub sentences: Vec<String>,
    /// The figures.
    pub table: Option<Table>,
}

/// The score of one node.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreCard {
    /// Its id on the page.
    pub id: String,
    /// What is scored.
    pub title: String,
    /// The rating; none when there is none.
    pub rating: Option<Rating>,
    /// Why there is no rating; empty otherwise.
    pub no_rating: String,
    /// The score, 0 to 100; empty when nothing applies.
    pub score: String,
    /// From where to where the score may still move; empty when all is answered.
    pub interval: String,
    /// How much of what applies was answered, in percent; empty when nothing applies.
    pub coverage: String,
    /// The score that counts as no gap.
    pub target: String,
    /// What is missing to the target; empty without a score.
    pub gap: String,
    /// How the score came about.
    pub explanation: Option<ScoreExplanation>,
}

/// A rating in words.
#[derive(Clone, Debug, Serialize)]
pub struct Rating {
    /// Its name on the maturity scale.
    pub label: String,
    /// What that means.
    pub meaning: String,
    /// Its place on the scale, 0 for the lowest; chooses the ground of the word.
    pub level: u8,
}

/// How a score came about.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreExplanation {
    /// The rule in a sentence.
    pub rule: String,
    /// What went into it.
    pub parts: Vec<ScorePart>,
    /// What each unit scores in it; none where no unit answers anything in it.
    pub units: Vec<UnitScore>,
    /// The contributions together.
    pub sum: String,
    /// What holds the rating down, in sentences.
    pub caps: Vec<String>,
    /// True when no single step lifts the rating, so that those listed only raise the score.
    pub lifts_score_only: bool,
    /// What would lift the rating, or raise the score.
    pub lifts: Vec<LiftRow>,
}

/// The score of one unit.
#[derive(Clone, Debug, Serialize)]
pub struct UnitScore {
    /// Its name.
    pub name: String,
    /// Its score, 0 to 100; empty when it has none.
    pub score: String,
    /// How much of what it is asked was answered, in percent; empty when nothing applies to it.
    pub coverage: String,
    /// Why it has no score.
    pub state: Option<Tag>,
}

/// A better answer.
#[derive(Clone, Debug, Serialize)]
pub struct LiftRow {
    /// What it would do, in a sentence.
    pub text: String,
    /// What to do next; empty where the questionnaire names nothing.
    pub step: String,
    /// What document would show it; empty for nothing.
    pub evidence: Words,
}

/// One thing that went into a score.
#[derive(Clone, Debug, Serialize)]
pub struct ScorePart {
    /// An indicator or a question.
    pub title: String,
    /// Its part of the weight, in percent; empty when it was left out.
    pub weight: String,
    /// Its score, 0 to 100; empty when it has none.
    pub score: String,
    /// Why it has none, or was left out.
    pub state: Option<Tag>,
    /// Weight times score.
    pub contribution: String,
}

/// The scores of a response as files, in each form and language.
pub fn files(id: impl Display) -> Vec<FileForm> {
    let form = |name: &str, ending: &str| {
        let path = paths::response(&id, ResponsePath::ScorecardFile(ending));
        let link =
            |language: Language| Link::new(language.name(), paths::in_language(&path, language.code()));
        FileForm { name: name.to_owned(), links: Language::ALL.map(link).to_vec() }
    };
    vec![form("PDF", "pdf"), form("DOCX", "docx"), form("XLSX", "xlsx")]
}

impl Page for ScorecardPage {
    const TEMPLATE: &'static str = "pages/scorecard.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let complete = sample_card("total", pick(language, PRINCIPLE), language);
        let page = |total, principles: Vec<ScoreCard>| Self {
            head: ResponseHead::sample(language),
            back_href: paths::response("1", ResponsePath::Sections),
            title: texts.t("scorecard-title"),
            standing: texts.t("scorecard-self-assessed"),
            files: files("1"),
            total,
            profile: (!principles.is_empty()).then(|| figure(language)),
            principles,
            told: vec![sample_told(language, true), sample_told(language, false)],
        };
        let incomplete = ScoreCard {
            rating: None,
            no_rating: texts.t("rating-not-enough"),
            interval: texts.t_with(
                "interval",
                &[("lower", score(texts, 417).into()), ("upper", score(texts, 733).into())],
            ),
            coverage: "68%".to_owned(),
            ..sample_card("principle-2", LONG_NAME, language)
        };
        let none = ScoreCard {
            id: "principle-3".to_owned(),
            title: pick(language, INDICATOR).to_owned(),
            rating: None,
            no_rating: texts.t("rating-not-applicable"),
            score: String::new(),
            interval: String::new(),
            coverage: String::new(),
            target: score(texts, 750),
            gap: String::new(),
            explanation: None,
        };
        let principle = ScoreCard { id: "principle-1".to_owned(), ..complete.clone() };
        let empty = ScoreCard { id: "total".to_owned(), ..none.clone() };
        vec![page(complete, vec![principle, incomplete, none]), page(empty, Vec::new())]
    }
}

fn sample_told(language: Language, has_table: bool) -> ToldPart {
    let texts = Texts::get(language);
    let column = |text: String| Column::numbers(text);
    let table = Table {
        caption: texts.t("scorecard-since-table"),
        columns: vec![Column::words(texts.t("column-topic")), column(texts.t("scorecard-difference"))],
        rows: vec![Row::new(pick(language, PRINCIPLE), vec![Cell::number(score(texts, 125))])],
        note: texts.t("scorecard-since-note"),
    };
    ToldPart {
        title: texts.t("scorecard-since"),
        sentences: vec![texts.t("scorecard-since-none")],
        table: has_table.then_some(table),
    }
}

pub(super) fn sample_card(id: &str, title: &str, language: Language) -> ScoreCard {
    let texts = Texts::get(language);
    let part = |title: &str, weight: &str, score: &str, contribution: &str| ScorePart {
        title: title.to_owned(),
        weight: weight.to_owned(),
        score: score.to_owned(),
        state: None,
        contribution: contribution.to_owned(),
    };
    let left_out = ScorePart {
        state: Some(Tag::new(texts.t("answer-not-applicable"), Tone::Quiet)),
        ..part(LONG_NAME, "", "", "")
    };
    ScoreCard {
        id: id.to_owned(),
        title: title.to_owned(),
        rating: Some(Rating {
            label: pick(language, ["Formalaşmış", "Established"]).to_owned(),
            meaning: pick(language, OPTIONS[2].1).to_owned(),
            level: 3,
        }),
        no_rating: String::new(),
        score: score(texts, 625),
        interval: String::new(),
        coverage: "100%".to_owned(),
        target: score(texts, 750),
        gap: score(texts, 125),
        explanation: Some(ScoreExplanation {
            rule: texts.t("rule-weighted-mean"),
            parts: vec![
                part(pick(language, INDICATOR), "75%", &score(texts, 667), &score(texts, 500)),
                part(pick(language, PRINCIPLE), "25%", &score(texts, 500), &score(texts, 125)),
                left_out,
            ],
            units: vec![
                UnitScore {
                    name: LONG_NAME.to_owned(),
                    score: score(texts, 500),
                    coverage: texts.percent(rust_decimal::Decimal::ONE),
                    state: None,
                },
                UnitScore {
                    name: "Şəki".to_owned(),
                    score: String::new(),
                    coverage: texts.percent(rust_decimal::Decimal::ZERO),
                    state: Some(Tag::new(texts.t("answer-unanswered"), Tone::Attention)),
                },
            ],
            sum: score(texts, 625),
            caps: vec![texts.t_with("cap-core", &[("title", pick(language, INDICATOR).into())])],
            lifts_score_only: false,
            lifts: vec![LiftRow {
                text: pick(language, OPTIONS[3].1).to_owned(),
                step: texts.t_with("scorecard-step", &[("step", LONG_NAME.into())]),
                evidence: Words::english(LONG_NAME, language.code()),
            }],
        }),
    }
}

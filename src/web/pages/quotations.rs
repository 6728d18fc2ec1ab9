//! Words of institutions that may be quoted: the list of a round, one of them, what an institution is asked, and what
//! was released.

use serde::Serialize;

use super::Page;
use super::parts::{Cell, Choice, Choices, Column, Field, FieldError, Link, Row, Table, Tag, Tone, Words};
use super::samples::{COMMENT, INSTITUTION, LONG_NAME, QUESTION, REFUSED, ROUND, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, QuotationPath, RoundReviewPath};

/// The quotations of a round.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationsPage {
    /// The round.
    pub round: String,
    /// Back to its review.
    pub back_href: String,
    /// The quotations, by the name of the institution.
    pub quotations: Table,
    /// Institutions that could be named with their rating; posts `response` to `name_action`.
    pub nameable: Choices,
    /// Where that is proposed.
    pub name_action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// The table of quotations around its rows: institution, question, where it stands, in releases.
pub fn quotations_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("quote-title"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("draft-question")),
            Column::words(texts.t("column-state")),
            Column::words(texts.t("quote-released")),
        ],
        rows,
        note: String::new(),
    }
}

/// The table of named institutions around its rows: institution, topic, rating.
pub fn named_table(texts: &Texts, rows: Vec<Row>) -> Table {
    Table {
        caption: texts.t("quote-named-title"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("quote-named-topic")),
            Column::words(texts.t("quote-named-rating")),
        ],
        rows,
        note: texts.t("quote-named-note"),
    }
}

impl Page for QuotationsPage {
    const TEMPLATE: &'static str = "pages/quotations.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let state = Tag::new(texts.t("quote-state-consented"), Tone::Done);
        let cells = vec![Cell::words(pick(language, QUESTION)), Cell::tag(state), Cell::words(moment(texts))];
        let row = Row::new(LONG_NAME, cells).leading_to(paths::quotation("1", QuotationPath::Page));
        let refused = pick(language, REFUSED);
        let page = |rows, nameable| Self {
            round: pick(language, ROUND).to_owned(),
            back_href: paths::round_review("1", RoundReviewPath::Review),
            quotations: quotations_table(texts, rows),
            nameable,
            name_action: paths::propose_name("1"),
            errors: Vec::new(),
        };
        let choices = Choices::of(vec![Choice::new("1", LONG_NAME)]);
        let failed = Choices { error: Some(refused.to_owned()), ..choices.clone() };
        let errors = vec![FieldError::new("response", refused)];
        vec![
            page(vec![row], choices),
            Self { errors, ..page(Vec::new(), failed) },
            page(Vec::new(), Choices::default()),
        ]
    }
}

/// The form in which a consent on paper is recorded. Posts `decision` (`yes`, `no`), `name`, `post`, `on`, `way`
/// (`letter`, `e-mail`), `note` and `seen` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct RecordForm {
    /// Where it goes.
    pub action: String,
    /// Yes or no.
    pub decision: Choices,
    /// Who said it.
    pub name: Field,
    /// Their position.
    pub post: Field,
    /// The day.
    pub on: Field,
    /// How.
    pub way: Choices,
    /// Where that can be seen.
    pub note: Field,
}

/// One quotation, as the reviewer redacts it. The redaction posts `text`, `named`, `read` and `seen` to `action`; asking
/// posts `seen` to `ask_action`.
#[derive(Clone, Debug, Serialize)]
pub struct QuotationPage {
    /// Institution, round.
    pub above: String,
    /// Back to the list.
    pub back_href: String,
    /// The answer it is from.
    pub answer: Link,
    /// Where it stands.
    pub state: Tag,
    /// What the institution said, or was asked, in a sentence; empty before that.
    pub said: String,
    /// That a consent was given to other words, in a sentence; empty otherwise.
    pub voided: String,
    /// The releases that hold it, in a sentence; empty for none.
    pub released: String,
    /// The rating the institution would be named with; empty where words are quoted.
    pub rating: String,
    /// The words as they were handed in.
    pub original: String,
    /// Where the redaction goes.
    pub action: String,
    /// The words.
    pub text: Field,
    /// By name or by kind.
    pub named: Choices,
    /// Read and redacted.
    pub is_read: bool,
    /// What wants a second look, in sentences.
    pub leftovers: Vec<String>,
    /// What was seen; sent again with every form.
    pub seen: String,
    /// Where the institution is asked; empty when it cannot be now.
    pub ask_action: String,
    /// What was said on paper; none before the words are redacted.
    pub record: Option<RecordForm>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for QuotationPage {
    const TEMPLATE: &'static str = "pages/quotation.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let fresh = Self {
            above: format!("{LONG_NAME} · {}", pick(language, ROUND)),
            back_href: paths::round_quotations("1"),
            answer: Link::new(pick(language, QUESTION), "/responses/1/judge/a."),
            state: Tag::new(texts.t("quote-state-proposed"), Tone::Quiet),
            said: String::new(),
            voided: String::new(),
            released: String::new(),
            rating: String::new(),
            original: pick(language, COMMENT).to_owned(),
            action: paths::quotation("1", QuotationPath::Redact),
            text: Field::of(pick(language, COMMENT)),
            named: Choices::of(vec![
                Choice::new("no", texts.t("quote-by-kind")).chosen(true),
                Choice::new("yes", texts.t("quote-by-name")),
            ]),
            is_read: false,
            leftovers: vec![texts.t_with("quote-left-name", &[("what", LONG_NAME.into())])],
            seen: "0.0".to_owned(),
            ask_action: String::new(),
            record: None,
            errors: Vec::new(),
        };
        let asked = Self {
            state: Tag::new(texts.t("quote-state-asked"), Tone::Active),
            said: texts.t_with(
                "quote-said-asked",
                &[("name", "Rauf".into()), ("at", moment(texts).as_str().into())],
            ),
            voided: texts.t("quote-voided"),
            released: texts.t_with("quote-released-in", &[("dates", moment(texts).as_str().into())]),
            is_read: true,
            leftovers: Vec::new(),
            text: Field::of(LONG_NAME).refused(refused),
            ask_action: paths::quotation("1", QuotationPath::Ask),
            record: Some(sample_record(language)),
            errors: vec![FieldError::new("text", refused), FieldError::new("post", refused)],
            ..fresh.clone()
        };
        let level = [("level", pick(language, COMMENT).into())];
        let rating = texts.t_with("quote-rating", &level);
        let errors = vec![FieldError::new("post", refused)];
        let named = Self { rating, errors, ..asked.clone() };
        vec![fresh, asked, named]
    }
}

fn sample_record(language: Language) -> RecordForm {
    let texts = Texts::get(language);
    RecordForm {
        action: paths::quotation("1", QuotationPath::Record),
        decision: Choices::of(vec![
            Choice::new("yes", texts.t("quote-record-yes")),
            Choice::new("no", texts.t("quote-record-no")),
        ]),
        name: Field::of("Səidə Qasımova"),
        post: Field::default().refused(pick(language, REFUSED)),
        on: Field::of("2026-11-23"),
        way: Choices::of(vec![Choice::new("letter", texts.t("quote-way-letter")).chosen(true)]),
        note: Field::default(),
    }
}

/// One thing an institution is asked. Posts `decision` (`yes`, `no`), `post` and `matter` to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct AskedRow {
    /// Its id on the page.
    pub id: String,
    /// The round.
    pub round: String,
    /// The question that was answered.
    pub question: Words,
    /// Exactly the words.
    pub text: String,
    /// What stands beside them: the name, or the kind of institution.
    pub beside: String,
    /// Where it stands.
    pub state: Tag,
    /// Who said what and when, in a sentence; empty before that.
    pub said: String,
    /// That it was released, in a sentence; empty otherwise.
    pub released: String,
    /// Where yes and no go.
    pub action: String,
    /// SHA-256 of what is shown.
    pub matter: String,
    /// Yes or no.
    pub decision: Choices,
    /// The position typed.
    pub post: Field,
}

/// What an institution is asked to let be quoted.
#[derive(Clone, Debug, Serialize)]
pub struct AskedPage {
    /// The institution.
    pub institution: String,
    /// What waits for an answer first.
    pub asked: Vec<AskedRow>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Page for AskedPage {
    const TEMPLATE: &'static str = "pages/consent.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let refused = pick(language, REFUSED);
        let waits = AskedRow {
            id: "a".to_owned(),
            round: pick(language, ROUND).to_owned(),
            question: Words::english(pick(Language::English, QUESTION), language.code()),
            text: pick(language, COMMENT).to_owned(),
            beside: texts.t("kind-government"),
            state: Tag::new(texts.t("consent-waits"), Tone::Attention),
            said: String::new(),
            released: String::new(),
            action: paths::consent("1"),
            matter: "9f2c".to_owned(),
            decision: Choices {
                options: vec![
                    Choice::new("yes", texts.t("consent-yes")),
                    Choice::new("no", texts.t("consent-no")),
                ],
                error: Some(refused.to_owned()),
            },
            post: Field::of(LONG_NAME).refused(refused),
        };
        let given = AskedRow {
            id: "b".to_owned(),
            beside: pick(language, INSTITUTION).to_owned(),
            state: Tag::new(texts.t("quote-state-consented"), Tone::Done),
            said: texts.t_with("quote-said-asked", &[("name", "Aysel".into()), ("at", "1".into())]),
            released: texts.t_with("consent-released", &[("dates", moment(texts).as_str().into())]),
            decision: Choices::of(waits.decision.options.clone()),
            post: Field::default(),
            ..waits.clone()
        };
        let errors = vec![FieldError::new("decision-a", refused), FieldError::new("post-a", refused)];
        let institution = pick(language, INSTITUTION).to_owned();
        let empty = Self { institution: institution.clone(), asked: Vec::new(), errors: Vec::new() };
        vec![Self { institution, asked: vec![waits, given], errors }, empty]
    }
}

/// Words that were released.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteRow {
    /// The words.
    pub text: String,
    /// The institution, or its kind; empty where neither is told.
    pub by: String,
    /// Questionnaire and section.
    pub place: Words,
    /// The question.
    pub question: Words,
}

impl QuoteRow {
    /// Made-up words.
    pub fn sample(language: Language) -> Self {
        Self {
            text: pick(language, COMMENT).to_owned(),
            by: Texts::get(language).t("kind-government"),
            place: Words::english("The State duty to protect", language.code()),
            question: Words::new(pick(language, QUESTION)),
        }
    }
}

/// Words of an answer that can be proposed as a quotation. Posts `part` to where quotations are proposed.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteOffer {
    /// The code of the part.
    pub part: String,
    /// What it is called.
    pub label: String,
    /// The quotation, where it is proposed already; empty otherwise.
    pub href: String,
}

impl QuoteOffer {
    /// A made-up comment.
    pub fn sample(language: Language, href: &str) -> Self {
        let (part, label) = ("comment".to_owned(), Texts::get(language).t("comment"));
        Self { part, label, href: href.to_owned() }
    }
}

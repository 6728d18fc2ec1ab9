//! What shows that answers are true: beside an answer, as a list of the institution, and piece by piece.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Fact, Field, FieldError, Link, Tag, Tone, Words};
use super::samples::{INSTITUTION, LONG_NAME, QUESTION, REFUSED, SECTION, moment, pick};
use crate::response::{Confidentiality, EvidenceKind};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// A piece in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PieceRow {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Where it is looked at.
    pub href: String,
    /// What it is, and its day.
    pub about: String,
    /// Who may see it.
    pub class: Tag,
    /// That it does not hold any more; none while it does.
    pub expired: Option<Tag>,
    /// The answers it supports, for the list of the institution.
    pub uses: Vec<Link>,
}

/// What supports an answer, in the form of the answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EvidenceBlock {
    /// What there is.
    pub pieces: Vec<PieceRow>,
    /// Where it is added and removed; empty where it cannot be.
    pub href: String,
}

/// The kinds to choose from.
pub fn kind_label(texts: &Texts, kind: EvidenceKind) -> String {
    match kind {
        EvidenceKind::LawArticle => texts.t("evidence-kind-law-article"),
        EvidenceKind::Order => texts.t("evidence-kind-order"),
        EvidenceKind::BudgetLine => texts.t("evidence-kind-budget-line"),
        EvidenceKind::Statistic => texts.t("evidence-kind-statistic"),
        EvidenceKind::Photograph => texts.t("evidence-kind-photograph"),
        EvidenceKind::WebPage => texts.t("evidence-kind-web-page"),
        EvidenceKind::Other => texts.t("evidence-kind-other"),
    }
}

/// Who may see it, in a word or two.
pub fn class_label(texts: &Texts, class: Confidentiality) -> String {
    match class {
        Confidentiality::Public => texts.t("evidence-class-public"),
        Confidentiality::Nhri => texts.t("evidence-class-nhri"),
        Confidentiality::Institution => texts.t("evidence-class-institution"),
    }
}

/// The same as a tag.
pub fn class_tag(texts: &Texts, class: Confidentiality) -> Tag {
    Tag::new(class_label(texts, class), Tone::Quiet)
}

/// The kinds, the first line asking to choose.
pub fn kind_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let first = Choice::new("", texts.t("evidence-kind-choose")).chosen(chosen.is_empty());
    let kind = |kind: &EvidenceKind| {
        Choice::new(kind.code(), kind_label(texts, *kind)).chosen(kind.code() == chosen)
    };
    [first].into_iter().chain(EvidenceKind::ALL.iter().map(kind)).collect()
}

/// The classes with what each means.
pub fn class_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let hint = |class| match class {
        Confidentiality::Public => texts.t("evidence-class-public-hint"),
        Confidentiality::Nhri => texts.t("evidence-class-nhri-hint"),
        Confidentiality::Institution => texts.t("evidence-class-institution-hint"),
    };
    let choice = |class: &Confidentiality| {
        let choice = Choice::new(class.code(), class_label(texts, *class));
        choice.with_hint(hint(*class)).chosen(class.code() == chosen)
    };
    Confidentiality::ALL.iter().map(choice).collect()
}

/// The form for another piece.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NewPiece {
    /// What it is.
    pub kind: Choices,
    /// What people call it.
    pub title: Field,
    /// Why the file was refused.
    pub file: Field,
    /// An address.
    pub link: Field,
    /// A number or an article.
    pub reference: Field,
    /// Its day.
    pub dated: Field,
    /// Its last day.
    pub valid_until: Field,
    /// Who may see it.
    pub confidentiality: Choices,
}

/// What supports one answer, to be added and removed.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerEvidence {
    /// Who answers.
    pub institution: String,
    /// The question.
    pub question: Words,
    /// The unit; empty for the institution itself.
    pub unit: String,
    /// The answer in its section.
    pub back: String,
    /// What supports it.
    pub pieces: Vec<PieceRow>,
    /// Where a piece is taken away.
    pub unlink_action: String,
    /// What else the institution has.
    pub choose: Choices,
    /// Where one of that is chosen.
    pub link_action: String,
    /// Where another piece is sent.
    pub action: String,
    /// The form for it.
    pub new: NewPiece,
    /// How much room is left for files, in a sentence.
    pub room: String,
    /// Bytes of a file at most, for the script.
    pub limit: u64,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Everything an institution has.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceLibrary {
    /// Whose.
    pub institution: String,
    /// What was searched for.
    pub query: Field,
    /// What was found, the newest first.
    pub pieces: Vec<PieceRow>,
    /// How many there are, in words; with a search, how many were found.
    pub count: String,
    /// How much room is left for files, in a sentence.
    pub room: String,
}

/// One piece.
#[derive(Clone, Debug, Serialize)]
pub struct EvidencePage {
    /// What people call it.
    pub title: String,
    /// Where the reader came from.
    pub back: Link,
    /// Who may see it.
    pub class: Tag,
    /// That it does not hold any more.
    pub expired: Option<Tag>,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// A small picture; empty for none.
    pub preview: String,
    /// The file; empty for none.
    pub file_href: String,
    /// The page elsewhere; empty for none.
    pub link_href: String,
    /// The answers it supports.
    pub uses: Vec<Link>,
    /// Why the file is not shown here; empty when it is, or there is none.
    pub not_shown: String,
    /// Where what is said of it is corrected; empty for readers who may not, and once it is handed in.
    pub correct_href: String,
    /// Where it is removed; empty for readers who may not, and once it is handed in.
    pub remove_action: String,
    /// What removing it does, in a sentence.
    pub remove_text: String,
    /// Why it cannot be corrected or removed; empty when it can or for readers who never may.
    pub kept: String,
    /// What went wrong.
    pub errors: Vec<FieldError>,
}

/// Correcting what is said of a piece. Posts to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceCorrection {
    /// What people call it until now.
    pub title: String,
    /// Back to the piece.
    pub back: String,
    /// Where the form goes.
    pub action: String,
    /// The piece as it was shown, in a form nobody reads: it is corrected only while it is still that.
    pub seen: String,
    /// The form; its file, link and reference stay empty.
    pub form: NewPiece,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl PieceRow {
    pub(super) fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |title: &str, kind, class: Confidentiality, expired: bool| Self {
            id: class.code().to_owned(),
            title: title.to_owned(),
            href: paths::evidence("1"),
            about: format!("{} · {}", kind_label(texts, kind), moment(texts)),
            class: class_tag(texts, class),
            expired: expired.then(|| Tag::new(texts.t("evidence-expired"), Tone::Attention)),
            uses: vec![Link::new(pick(language, QUESTION), paths::answer("1", "law", "law-review."))],
        };
        vec![
            row("Əmr № 12 📄", EvidenceKind::Order, Confidentiality::Public, false),
            row(LONG_NAME, EvidenceKind::LawArticle, Confidentiality::Nhri, true),
            row("תצלום", EvidenceKind::Photograph, Confidentiality::Institution, false),
        ]
    }
}

impl EvidenceBlock {
    pub(super) fn sample(language: Language) -> Self {
        let href = paths::answer_evidence("1", "law-review.");
        Self { pieces: PieceRow::samples(language), href }
    }
}

impl Page for AnswerEvidence {
    const TEMPLATE: &'static str = "pages/evidence_answer.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let empty = Self {
            institution: pick(language, INSTITUTION).to_owned(),
            question: Words::new(pick(language, QUESTION)),
            unit: String::new(),
            back: paths::answer("1", "law", "law-review."),
            pieces: Vec::new(),
            unlink_action: paths::answer_evidence("1", "law-review./unlink"),
            choose: Choices::default(),
            link_action: paths::answer_evidence("1", "law-review./link"),
            action: paths::answer_evidence("1", "law-review."),
            new: NewPiece {
                kind: Choices::of(kind_choices(texts, "")),
                confidentiality: Choices::of(class_choices(texts, "")),
                ..NewPiece::default()
            },
            room: texts.t_with("evidence-room", &[("taken", "20".into()), ("room", "1024".into())]),
            limit: 20 * 1024 * 1024,
            errors: Vec::new(),
        };
        let refused = |value: &str| Field::of(value).refused(pick(language, REFUSED));
        let chosen = |options| Choices { error: Some(pick(language, REFUSED).to_owned()), options };
        let failed = Self {
            unit: LONG_NAME.to_owned(),
            question: Words::english(LONG_NAME, language.code()),
            pieces: PieceRow::samples(language),
            choose: Choices::of(vec![Choice::new("1", LONG_NAME), Choice::new("2", pick(language, SECTION))]),
            new: NewPiece {
                kind: chosen(kind_choices(texts, "order")),
                title: refused(LONG_NAME),
                file: refused(""),
                link: refused("javascript:alert(1)"),
                reference: refused(""),
                dated: refused("31.02.2026"),
                valid_until: refused(""),
                confidentiality: chosen(class_choices(texts, "nhri")),
            },
            errors: ["kind", "title", "file"]
                .map(|field| FieldError::new(field, pick(language, REFUSED)))
                .to_vec(),
            ..empty.clone()
        };
        vec![empty, failed]
    }
}

impl Page for EvidenceLibrary {
    const TEMPLATE: &'static str = "pages/evidence_library.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let page = |pieces: Vec<PieceRow>, query: &str| Self {
            institution: pick(language, INSTITUTION).to_owned(),
            query: Field::of(query),
            count: texts.t_with("evidence-count", &[("count", pieces.len().into())]),
            pieces,
            room: texts.t_with("evidence-room", &[("taken", "20".into()), ("room", "1024".into())]),
        };
        vec![page(Vec::new(), ""), page(PieceRow::samples(language), "əmr"), page(Vec::new(), LONG_NAME)]
    }
}

impl Page for EvidencePage {
    const TEMPLATE: &'static str = "pages/evidence.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let file = Self {
            title: LONG_NAME.to_owned(),
            back: Link::new(texts.t("evidence-title"), paths::EVIDENCE),
            class: class_tag(texts, Confidentiality::Nhri),
            expired: Some(Tag::new(texts.t("evidence-expired"), Tone::Attention)),
            facts: vec![
                Fact::new(texts.t("evidence-kind"), kind_label(texts, EvidenceKind::Photograph)),
                Fact::new(texts.t("evidence-hash"), "0123456789abcdef".repeat(4)),
            ],
            preview: paths::evidence_preview("1"),
            file_href: paths::evidence_file("1"),
            link_href: String::new(),
            uses: vec![Link::new(
                pick(language, QUESTION),
                paths::response("1", ResponsePath::Section("law")),
            )],
            not_shown: texts.t("evidence-pdf-not-shown"),
            correct_href: String::new(),
            remove_action: String::new(),
            remove_text: String::new(),
            kept: texts.t("evidence-kept-linked"),
            errors: Vec::new(),
        };
        let link = Self {
            title: pick(language, SECTION).to_owned(),
            expired: None,
            preview: String::new(),
            file_href: String::new(),
            link_href: "https://example.org/".to_owned(),
            uses: Vec::new(),
            not_shown: String::new(),
            correct_href: paths::evidence_correct("1"),
            remove_action: paths::evidence_remove("1"),
            remove_text: texts.t_with("evidence-remove-used", &[("count", 2.into())]),
            kept: String::new(),
            errors: vec![FieldError::new("remove", texts.t("evidence-kept-linked"))],
            ..file.clone()
        };
        vec![file, link]
    }
}

impl Page for EvidenceCorrection {
    const TEMPLATE: &'static str = "pages/evidence_correct.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let plain = Self {
            title: pick(language, SECTION).to_owned(),
            back: paths::evidence("1"),
            action: paths::evidence_correct("1"),
            seen: "0123456789abcdef".repeat(4),
            form: NewPiece {
                kind: Choices::of(kind_choices(texts, "order")),
                title: Field::of("Əmr № 12"),
                dated: Field::of("2026-02-03"),
                confidentiality: Choices::of(class_choices(texts, "nhri")),
                ..NewPiece::default()
            },
            errors: Vec::new(),
        };
        let refused = Self {
            title: LONG_NAME.to_owned(),
            form: NewPiece { title: Field::of("").refused(pick(language, REFUSED)), ..plain.form.clone() },
            errors: vec![FieldError::new("title", pick(language, REFUSED))],
            ..plain.clone()
        };
        vec![plain, refused]
    }
}

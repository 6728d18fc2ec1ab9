//! The units of a response: who they are, what each of them answers, and what was answered before.

use serde::Serialize;

use super::Page;
use super::parts::{Choice, Choices, Field, FieldError, Link, Progress, Tag, Tone};
use super::response::ResponseHead;
use super::samples::{
    COMMENT, COMPANY, INSTITUTION, LONG_NAME, OPTIONS, OTHER_SECTION, QUESTION, REFUSED, SECTION, SOURCE,
    pick, progress,
};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// A unit with how far it is.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// Its name.
    pub name: String,
    /// Where it answers.
    pub href: String,
    /// How much is answered for it.
    pub progress: Progress,
    /// The same in a word.
    pub state: Tag,
    /// True when its answers are on this page.
    pub is_current: bool,
}

impl UnitRow {
    /// Three units, one of them on this page.
    pub fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |name: &str, is_current| Self {
            name: name.to_owned(),
            href: paths::unit_section("1", "law", "2"),
            progress: progress(texts),
            state: Tag::new(texts.t("section-started"), Tone::Active),
            is_current,
        };
        vec![row(pick(language, COMPANY), true), row(LONG_NAME, false), row("Şəki", false)]
    }
}

/// The units of a response. A new one posts `unit_name`, `unit_kind` to `add_action`; the sections post `section` (any
/// number of them) and `revision` to `sections_action`.
#[derive(Clone, Debug, Serialize)]
pub struct UnitsPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// Why nothing can be changed; empty when it can.
    pub closed: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// In their order.
    pub units: Vec<UnitEdit>,
    /// Where a unit is added.
    pub add_action: String,
    /// The name of a new unit.
    pub unit_name: Field,
    /// Its kind.
    pub unit_kind: Choices,
    /// The sections, those chosen ticked.
    pub sections: Choices,
    /// Where they are chosen.
    pub sections_action: String,
    /// What the choice was made from.
    pub revision: i64,
    /// What stands against the choice, in sentences.
    pub problems: Vec<String>,
    /// Answers that are kept and do not count.
    pub kept: Vec<KeptRow>,
}

/// A unit to be changed. Posts `unit_name` and `action` (`rename`, `up`, `down`, `remove`) to `action`.
#[derive(Clone, Debug, Serialize)]
pub struct UnitEdit {
    /// Its id, in the names of its fields.
    pub id: String,
    /// Its name, as stored.
    pub title: String,
    /// Its kind in words.
    pub kind: String,
    /// Its name, as typed.
    pub name: Field,
    /// Where its form goes.
    pub action: String,
    /// Nothing stands before it.
    pub is_first: bool,
    /// Nothing stands after it.
    pub is_last: bool,
    /// What is answered for it, in a sentence; empty when nothing ever was, and it may be removed.
    pub answered: String,
}

/// Answers of a section from before its units or the institution answered it. Posts `section`, `from` and `to` to
/// `action`.
#[derive(Clone, Debug, Serialize)]
pub struct KeptRow {
    /// Its id on the page.
    pub id: String,
    /// The section and who answered.
    pub title: String,
    /// The answers: question and answer.
    pub answers: Vec<KeptAnswer>,
    /// Where copies are asked for; empty when nothing can be changed.
    pub action: String,
    /// The id of the section.
    pub section: String,
    /// The id of the unit; empty for the institution.
    pub from: String,
    /// Where they can be copied to.
    pub to: Choices,
}

/// One kept answer.
#[derive(Clone, Debug, Serialize)]
pub struct KeptAnswer {
    /// The question.
    pub question: String,
    /// What was answered, in words.
    pub answer: String,
    /// What was written beside it.
    pub comment: String,
    /// Where it can be seen.
    pub source: String,
}

impl KeptAnswer {
    fn sample(language: Language) -> Self {
        Self {
            question: pick(language, QUESTION).to_owned(),
            answer: pick(language, OPTIONS[1].0).to_owned(),
            comment: pick(language, COMMENT).to_owned(),
            source: pick(language, SOURCE).to_owned(),
        }
    }
}

impl Page for UnitsPage {
    const TEMPLATE: &'static str = "pages/units.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let empty = Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            closed: String::new(),
            errors: Vec::new(),
            units: Vec::new(),
            add_action: paths::response("1", ResponsePath::Units),
            unit_name: Field::default(),
            unit_kind: Choices::of(vec![Choice::new("unit", texts.t("units-kind")).chosen(true)]),
            sections: Choices::of(vec![
                Choice::new("law", pick(language, SECTION)).chosen(true),
                Choice::new("practice", pick(language, OTHER_SECTION)).with_hint(LONG_NAME),
            ]),
            sections_action: paths::response("1", ResponsePath::UnitSections),
            revision: 4,
            problems: Vec::new(),
            kept: Vec::new(),
        };
        let full = Self {
            units: vec![
                sample_unit(language, pick(language, INSTITUTION), true),
                sample_unit(language, LONG_NAME, false),
            ],
            unit_kind: Choices::of(vec![
                Choice::new("office", pick(language, COMPANY)),
                Choice::new("branch", LONG_NAME),
            ]),
            kept: vec![sample_kept(language)],
            ..empty.clone()
        };
        let refused = pick(language, REFUSED);
        let failed = Self {
            unit_name: Field::of(LONG_NAME).refused(refused),
            problems: vec![LONG_NAME.to_owned()],
            errors: ["unit_name", "section"].map(|field| FieldError::new(field, refused)).to_vec(),
            ..full.clone()
        };
        let closed = Self { closed: texts.t("response-round-closed"), ..full.clone() };
        vec![empty, full, failed, closed]
    }
}

fn sample_unit(language: Language, name: &str, is_first: bool) -> UnitEdit {
    let texts = Texts::get(language);
    UnitEdit {
        id: format!("unit-{is_first}"),
        title: name.to_owned(),
        kind: texts.t("units-kind"),
        name: Field::of(name),
        action: paths::unit("1", "2"),
        is_first,
        is_last: !is_first,
        answered: if is_first {
            String::new()
        } else {
            texts.t_with("units-answered", &[("count", 3.into())])
        },
    }
}

fn sample_kept(language: Language) -> KeptRow {
    KeptRow {
        id: "kept-law".to_owned(),
        title: pick(language, SECTION).to_owned(),
        answers: vec![KeptAnswer::sample(language)],
        action: paths::response("1", ResponsePath::UnitAnswers),
        section: "law".to_owned(),
        from: String::new(),
        to: Choices::of(vec![Choice::new("2", LONG_NAME)]),
    }
}

/// What was typed where nobody is asked any more: who answers the section was changed meanwhile.
#[derive(Clone, Debug, Serialize)]
pub struct UnplacedPage {
    /// The section.
    pub title: String,
    /// What was typed.
    pub answers: Vec<KeptAnswer>,
    /// The section as it is now.
    pub back: Link,
}

impl Page for UnplacedPage {
    const TEMPLATE: &'static str = "pages/unplaced.html";

    fn samples(language: Language) -> Vec<Self> {
        let back = Link::new(pick(language, SECTION), paths::response("1", ResponsePath::Section("law")));
        let answers = vec![KeptAnswer::sample(language)];
        vec![Self { title: pick(language, SECTION).to_owned(), answers, back }]
    }
}

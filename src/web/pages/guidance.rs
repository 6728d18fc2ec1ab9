//! The guidance pages, open to everybody: the principles in plain words, the glossary, the search over both.

use serde::Serialize;

use super::Page;
use super::parts::{Link, Words};
use super::samples::{
    COMPANY, HELP, INDICATOR, INTRODUCTION, LONG_NAME, NUMBER, OTHER_SECTION, PILLARS, PRINCIPLE, QUESTION,
    QUESTIONNAIRE, SECTION, pick,
};
use crate::texts::{Language, Texts};
use crate::web::paths;

/// The first page: the search, and the principles by pillar. The form asks [`paths::GUIDANCE`] for `q`.
#[derive(Clone, Debug, Serialize)]
pub struct GuidancePage {
    /// What was typed.
    pub query: String,
    /// What was found; none before anything was typed.
    pub found: Option<Found>,
    /// The three pillars.
    pub pillars: Vec<PillarRow>,
    /// How many terms the glossary has, in words.
    pub terms: String,
}

/// A pillar with its principles.
#[derive(Clone, Debug, Serialize)]
pub struct PillarRow {
    /// Its name.
    pub title: String,
    /// In their order.
    pub principles: Vec<GuidanceLink>,
}

/// Words that lead to a page of the guidance.
#[derive(Clone, Debug, Serialize)]
pub struct GuidanceLink {
    /// Its name.
    pub title: Words,
    /// Its page.
    pub href: String,
}

/// What a search found.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// How much, in a sentence.
    pub summary: String,
    /// Principles, terms, questions; only those with hits.
    pub groups: Vec<HitGroup>,
}

/// Hits of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct HitGroup {
    /// Of which kind, and how many.
    pub title: String,
    /// The hits.
    pub hits: Vec<Hit>,
    /// That there are more than shown; empty otherwise.
    pub more: String,
}

/// Something found.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// Its name.
    pub title: Marked,
    /// Where it is read; empty for a question, which is put to those who answer.
    pub href: String,
    /// The principle a question asks about.
    pub principle: Option<GuidanceLink>,
    /// Where the words stand.
    pub place: String,
    /// The words around the hit; empty when the name alone has it.
    pub text: Marked,
}

/// A text with the words looked for marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// One after another.
    pub pieces: Vec<Piece>,
    /// The language; empty when it is that of the page.
    pub lang: &'static str,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The letters.
    pub text: String,
    /// It was looked for.
    pub is_hit: bool,
}

impl Marked {
    fn sample(before: &str, hit: &str, after: &str) -> Self {
        let piece = |text: &str, is_hit| Piece { text: text.to_owned(), is_hit };
        Self { pieces: vec![piece(before, false), piece(hit, true), piece(after, false)], lang: "" }
    }
}

impl Page for GuidancePage {
    const TEMPLATE: &'static str = "pages/guidance.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let row = |number: u8, title: Words| GuidanceLink { title, href: paths::principle(number) };
        let pillar = |title, principles| PillarRow { title: pick(language, title).to_owned(), principles };
        let empty = Self {
            query: String::new(),
            found: None,
            pillars: vec![
                pillar(PILLARS[0], vec![row(3, Words::new(pick(language, PRINCIPLE)))]),
                pillar(PILLARS[1], vec![row(11, Words::new(LONG_NAME))]),
                pillar(PILLARS[2], vec![row(25, Words::english("Principle 25", language.code()))]),
            ],
            terms: texts.t_with("guidance-terms", &[("count", 61.into())]),
        };
        let hit = Hit {
            title: Marked::sample("", pick(language, SECTION), " <3>"),
            href: paths::principle(3),
            principle: None,
            place: pick(language, QUESTIONNAIRE).to_owned(),
            text: Marked::sample(pick(language, HELP), pick(language, INDICATOR), LONG_NAME),
        };
        let group = HitGroup {
            title: texts.t_with("guidance-found-questions", &[("count", 61.into())]),
            hits: vec![
                hit.clone(),
                Hit {
                    href: String::new(),
                    principle: Some(row(3, Words::english(LONG_NAME, language.code()))),
                    text: Marked::default(),
                    ..hit
                },
            ],
            more: texts.t_with("guidance-found-more", &[("count", 50.into())]),
        };
        let found = Found {
            summary: texts.t_with("guidance-found", &[("count", 61.into()), ("query", LONG_NAME.into())]),
            groups: vec![group],
        };
        let nothing = Found {
            summary: texts.t_with("guidance-found-nothing", &[("query", LONG_NAME.into())]),
            groups: Vec::new(),
        };
        let searched = |found| Self { query: LONG_NAME.to_owned(), found: Some(found), ..empty.clone() };
        vec![empty.clone(), searched(found), searched(nothing)]
    }
}

/// Something a page rests on.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine {
    /// Its name.
    pub title: Words,
    /// Where it can be read; empty for nowhere.
    pub href: String,
    /// A lawyer should still confirm it.
    pub is_open: bool,
}

fn sample_sources(language: Language) -> Vec<SourceLine> {
    let line = |title: &str, href: &str, is_open| SourceLine {
        title: Words::english(title, language.code()),
        href: href.to_owned(),
        is_open,
    };
    vec![line("Guiding Principle 3", "https://www.ohchr.org/", false), line(LONG_NAME, "", true)]
}

/// A principle in plain words.
#[derive(Clone, Debug, Serialize)]
pub struct PrinciplePage {
    /// Its pillar.
    pub pillar: String,
    /// Its name.
    pub title: Words,
    /// What it asks; empty while nothing is written.
    pub asks: Words,
    /// Whom it concerns; empty while nothing is written.
    pub concerns: Words,
    /// What good practice looks like.
    pub good_practice: Vec<Words>,
    /// The questions that ask about it.
    pub asked: Vec<AskedIn>,
    /// What the page rests on.
    pub sources: Vec<SourceLine>,
    /// The principle before.
    pub previous: Option<Link>,
    /// The principle after.
    pub next: Option<Link>,
}

/// The questions of a questionnaire.
#[derive(Clone, Debug, Serialize)]
pub struct AskedIn {
    /// The questionnaire.
    pub questionnaire: Words,
    /// Its sections that ask.
    pub sections: Vec<AskedSection>,
}

/// The questions of a section.
#[derive(Clone, Debug, Serialize)]
pub struct AskedSection {
    /// The section.
    pub title: Words,
    /// How many, in words.
    pub count: String,
    /// The questions.
    pub questions: Vec<Words>,
}

impl Page for PrinciplePage {
    const TEMPLATE: &'static str = "pages/principle.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let words = |pair| Words::new(pick(language, pair));
        let section = |title, questions: Vec<Words>| AskedSection {
            title,
            count: texts.t_with("guidance-questions", &[("count", questions.len().into())]),
            questions,
        };
        let whole = Self {
            pillar: pick(language, PILLARS[0]).to_owned(),
            title: words(PRINCIPLE),
            asks: words(INTRODUCTION),
            concerns: words(COMPANY),
            good_practice: vec![words(INDICATOR), Words::new(LONG_NAME)],
            asked: vec![AskedIn {
                questionnaire: words(QUESTIONNAIRE),
                sections: vec![
                    section(words(SECTION), vec![words(QUESTION), words(NUMBER)]),
                    section(words(OTHER_SECTION), vec![Words::new(LONG_NAME)]),
                ],
            }],
            sources: sample_sources(language),
            previous: Some(Link::new(LONG_NAME, paths::principle(2))),
            next: Some(Link::new(pick(language, PRINCIPLE), paths::principle(4))),
        };
        let empty = Self {
            asks: Words::default(),
            concerns: Words::default(),
            good_practice: Vec::new(),
            asked: Vec::new(),
            sources: Vec::new(),
            previous: None,
            ..whole.clone()
        };
        vec![whole, empty]
    }
}

/// All terms.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryPage {
    /// In the order of the reader's language.
    pub terms: Vec<TermRow>,
}

/// A term with what it means.
#[derive(Clone, Debug, Serialize)]
pub struct TermRow {
    /// The id of its concept; the address on the page is made of it.
    pub id: String,
    /// The term.
    pub term: Words,
    /// What it means.
    pub definition: Words,
    /// The term in the other languages.
    pub others: Vec<OtherTerm>,
    /// A native lawyer should still confirm it.
    pub is_open: bool,
    /// What it rests on.
    pub sources: Vec<SourceLine>,
}

/// The term in another language.
#[derive(Clone, Debug, Serialize)]
pub struct OtherTerm {
    /// The language, named in itself.
    pub language: String,
    /// Its code.
    pub code: String,
    /// The term.
    pub term: String,
}

impl Page for GlossaryPage {
    const TEMPLATE: &'static str = "pages/glossary.html";

    fn samples(language: Language) -> Vec<Self> {
        let row = |id: &str, term: Words, is_open, sources| TermRow {
            id: id.to_owned(),
            term,
            definition: Words::new(pick(language, INTRODUCTION)),
            others: vec![OtherTerm {
                language: "Русский".to_owned(),
                code: "ru".to_owned(),
                term: "должная осмотрительность".to_owned(),
            }],
            is_open,
            sources,
        };
        let terms = vec![
            row("due-diligence", Words::new(pick(language, INDICATOR)), true, sample_sources(language)),
            row("remedy", Words::english(LONG_NAME, language.code()), false, Vec::new()),
        ];
        vec![Self { terms }, Self { terms: Vec::new() }]
    }
}

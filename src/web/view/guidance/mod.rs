//! The guidance pages from the shelf: what comes with the program, whatever a stored round asks.

pub mod about;
mod glossary;
mod principle;
mod search;

use std::ops::RangeInclusive;

pub use glossary::glossary;
pub use principle::principle;

use crate::assessment::Shelf;
use crate::questionnaire::Questionnaire;
use crate::scoring::questions_below;
use crate::texts::Texts;
use crate::web::pages::guidance::{GuidanceLink, GuidancePage, PillarRow, SourceLine};
use crate::web::pages::parts::Words;
use crate::web::paths;

/// The Guiding Principles.
pub const PRINCIPLES: RangeInclusive<u8> = 1..=31;

/// The first page, with what was found when something was typed.
pub fn page(texts: &Texts, shelf: &Shelf, query: &str) -> GuidancePage {
    let code = texts.language().code();
    let pillar = |pillar: u8| PillarRow {
        title: pillar_title(texts, pillar),
        principles: PRINCIPLES
            .filter(|number| pillar_of(*number) == pillar)
            .map(|number| link(texts, shelf, number))
            .collect(),
    };
    let terms = shelf.library.glossary.len();
    GuidancePage {
        query: query.to_owned(),
        found: search::search(texts, shelf, query, code),
        pillars: (1..=3).map(pillar).collect(),
        terms: texts.t_with("guidance-terms", &[("count", terms.into())]),
    }
}

/// The page of a principle under its name.
fn link(texts: &Texts, shelf: &Shelf, number: u8) -> GuidanceLink {
    GuidanceLink { title: principle_title(texts, shelf, number), href: paths::principle(number) }
}

/// The pillar a principle belongs to.
const fn pillar_of(principle: u8) -> u8 {
    match principle {
        ..=10 => 1,
        11..=24 => 2,
        25.. => 3,
    }
}

fn pillar_title(texts: &Texts, pillar: u8) -> String {
    match pillar {
        1 => texts.t("guidance-pillar-1"),
        2 => texts.t("guidance-pillar-2"),
        _ => texts.t("guidance-pillar-3"),
    }
}

/// The name of a principle: that of its page, else that of a questionnaire, else its number.
pub fn principle_title(texts: &Texts, shelf: &Shelf, number: u8) -> Words {
    let code = texts.language().code();
    let numbered = |title: Words| {
        let arguments = [("number", number.into()), ("title", title.text.as_str().into())];
        Words { text: texts.t_with("guidance-principle-title", &arguments), ..title }
    };
    if let Some(page) = shelf.library.guidance.iter().find(|page| page.principle == number) {
        return numbered(Words::of(&page.title, code));
    }
    let mut nodes = shelf.questionnaires.iter().flat_map(|questionnaire| &questionnaire.nodes);
    match nodes.find(|node| node.principle == Some(number)) {
        Some(node) => Words::of(&node.title, code),
        None => Words::new(texts.t_with("guidance-principle", &[("number", number.into())])),
    }
}

/// Places of the questions a questionnaire asks about a principle.
fn questions_about(questionnaire: &Questionnaire, principle: u8) -> Vec<usize> {
    let nodes = questionnaire.nodes.iter().enumerate();
    let about = nodes.filter(|(_, node)| node.principle == Some(principle));
    let mut places: Vec<usize> = about.flat_map(|(place, _)| questions_below(questionnaire, place)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The numbers of the principles the question at `place` stands under.
pub fn principles_of(questionnaire: &Questionnaire, place: usize) -> Vec<u8> {
    PRINCIPLES.filter(|number| questions_about(questionnaire, *number).contains(&place)).collect()
}

/// The name of a source: English, but a Guiding Principle is named as its page is in the reader's language.
pub fn source_title(texts: &Texts, shelf: &Shelf, id: &str, title: &str) -> Words {
    let code = texts.language().code();
    let english = Words::english(title, code);
    let number = id.strip_prefix("UNGP-").and_then(|number| number.parse::<u8>().ok());
    let Some(number) = number.filter(|_| !english.lang.is_empty()) else { return english };
    let page = shelf.library.guidance.iter().find(|page| page.principle == number);
    match page.filter(|page| page.title.has(code)) {
        Some(page) => {
            let named = [("number", number.into()), ("title", page.title.get(code).into())];
            Words::new(texts.t_with("guidance-source-principle", &named))
        }
        None => english,
    }
}

fn sources(texts: &Texts, shelf: &Shelf, ids: &[String]) -> Vec<SourceLine> {
    let line = |id: &String| match shelf.library.sources.get(id) {
        Some(source) => SourceLine {
            title: source_title(texts, shelf, id, &source.title),
            href: source.href.clone(),
            is_open: source.confirm,
        },
        None => SourceLine { title: Words::new(id), href: String::new(), is_open: true },
    };
    ids.iter().map(line).collect()
}

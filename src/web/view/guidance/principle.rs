//! The page of a principle.

use super::{PRINCIPLES, pillar_of, pillar_title, principle_title, questions_about, sources};
use crate::assessment::Shelf;
use crate::questionnaire::Questionnaire;
use crate::texts::Texts;
use crate::web::pages::guidance::{AskedIn, AskedSection, PrinciplePage};
use crate::web::pages::parts::{Link, Words};
use crate::web::paths;

/// The page of a principle; none when there is no such principle. It is there before anybody has written it.
pub fn principle(texts: &Texts, shelf: &Shelf, number: u8) -> Option<PrinciplePage> {
    let code = texts.language().code();
    let neighbour = |number: Option<u8>| {
        let number = number.filter(|number| PRINCIPLES.contains(number))?;
        Some(Link::new(principle_title(texts, shelf, number).text, paths::principle(number)))
    };
    let page = shelf.library.guidance.iter().find(|page| page.principle == number);
    let of_itself = [format!("UNGP-{number}")];
    let cited = page.map_or(of_itself.as_slice(), |page| page.sources.as_slice());
    PRINCIPLES.contains(&number).then(|| PrinciplePage {
        pillar: pillar_title(texts, pillar_of(number)),
        title: principle_title(texts, shelf, number),
        asks: page.map(|page| Words::of(&page.asks, code)).unwrap_or_default(),
        concerns: page.map(|page| Words::of(&page.concerns, code)).unwrap_or_default(),
        good_practice: page
            .map(|page| page.good_practice.iter().map(|text| Words::of(text, code)).collect())
            .unwrap_or_default(),
        asked: shelf.questionnaires.iter().filter_map(|one| asked(texts, one, number)).collect(),
        sources: sources(texts, shelf, cited),
        previous: neighbour(number.checked_sub(1)),
        next: neighbour(number.checked_add(1)),
    })
}

fn asked(texts: &Texts, questionnaire: &Questionnaire, number: u8) -> Option<AskedIn> {
    let code = texts.language().code();
    let places = questions_about(questionnaire, number);
    let section = |section: &crate::questionnaire::Section| {
        let own = section.questions.iter().filter(|place| places.contains(place));
        let questions: Vec<Words> =
            own.map(|place| Words::of(&questionnaire.questions[*place].text, code)).collect();
        (!questions.is_empty()).then(|| AskedSection {
            title: Words::of(&section.title, code),
            count: texts.t_with("guidance-questions", &[("count", questions.len().into())]),
            questions,
        })
    };
    let sections: Vec<AskedSection> = questionnaire.sections.iter().filter_map(section).collect();
    let title = Words::of(&questionnaire.title, code);
    (!sections.is_empty()).then_some(AskedIn { questionnaire: title, sections })
}

//! What is left to do in a response: questions without an answer, those that hang on others, those not asked.

use super::answers::hidden_rows;
use super::asked::{Asked, askings_of};
use super::coverage::{
    address, all, coverage, go_on, is_open, is_theirs, is_undecided, note, question, seen,
};
use super::response::head;
use crate::assessment::OwnResponse;
use crate::questionnaire::Section;
use crate::response::UserId;
use crate::scoring::waits_for;
use crate::texts::Texts;
use crate::web::pages::left::{LeftPage, LeftRow, LeftSection};
use crate::web::paths::{self, ResponsePath};

/// The page.
pub fn page(texts: &Texts, opened: &OwnResponse, person: UserId) -> LeftPage {
    let sections = opened.questionnaire.sections.iter().map(|one| section(texts, opened, one));
    LeftPage {
        head: head(texts, opened),
        sections_href: paths::response(opened.response.id, ResponsePath::Sections),
        coverage: coverage(texts, &all(opened)),
        coverage_note: note(texts, opened),
        go_on: go_on(texts, opened, person).filter(|_| opened.is_editable()),
        sections: sections
            .filter(|section| !(section.open.is_empty() && section.undecided.is_empty()))
            .collect(),
        hidden: opened
            .questionnaire
            .sections
            .iter()
            .flat_map(|one| hidden_rows(texts, &opened.questionnaire, &opened.sheet, &seen(opened, one)))
            .collect(),
    }
}

fn section(texts: &Texts, opened: &OwnResponse, section: &Section) -> LeftSection {
    let mut askings = askings_of(&opened.questionnaire, &opened.sheet, &seen(opened, section));
    askings.retain(|asked| is_theirs(opened, asked));
    let rows = |is: fn(&Asked<'_>) -> bool| {
        askings.iter().filter(|asked| is(asked)).map(|asked| row(texts, opened, asked)).collect()
    };
    LeftSection {
        id: format!("section-{}", section.id),
        title: section.title.get(texts.language().code()).to_owned(),
        open: rows(is_open),
        undecided: rows(is_undecided),
    }
}

fn row(texts: &Texts, opened: &OwnResponse, asked: &Asked<'_>) -> LeftRow {
    let questionnaire = &opened.questionnaire;
    let is_undecided = is_undecided(asked);
    let places = if is_undecided {
        waits_for(questionnaire, &opened.sheet, asked.question, asked.unit)
    } else {
        Vec::new()
    };
    let text = |place: &usize| {
        let question = &questionnaire.questions[*place];
        if !opened.may_read(question) {
            return texts.t("unread-question");
        }
        question.text.get(texts.language().code()).to_owned()
    };
    LeftRow {
        question: question(texts, asked),
        href: if opened.is_editable() { address(opened, asked) } else { String::new() },
        by: places.iter().map(text).collect(),
    }
}

//! The page on which an institution keeps its units.

use std::collections::BTreeSet;

use super::answers::in_words;
use super::response::head;
use crate::assessment::{KeptAnswers, OpenedResponse};
use crate::questionnaire::{PerUnitProblem, Questionnaire, Section, UNIT_KIND};
use crate::response::{Unit, UnitId};
use crate::store::{StoredAnswer, UnitPlan};
use crate::texts::Texts;
use crate::web::pages::parts::{Choice, Choices, Field};
use crate::web::pages::units::{KeptAnswer, KeptRow, UnitEdit, UnitsPage};
use crate::web::paths::{self, ResponsePath};

/// The page as things are.
pub fn page(texts: &Texts, opened: &OpenedResponse, plan: &UnitPlan) -> UnitsPage {
    let id = opened.response.id;
    UnitsPage {
        head: head(texts, opened),
        sections_href: paths::response(id, ResponsePath::Sections),
        closed: if opened.is_editable() { String::new() } else { texts.t("units-closed") },
        errors: Vec::new(),
        units: units(texts, opened),
        add_action: paths::response(id, ResponsePath::Units),
        unit_name: Field::default(),
        unit_kind: Choices::of(kinds(texts, &opened.questionnaire)),
        sections: Choices::of(sections(texts, opened, &plan.sections)),
        sections_action: paths::response(id, ResponsePath::UnitSections),
        revision: plan.revision,
        problems: Vec::new(),
        kept: opened.kept_answers().iter().map(|kept| kept_row(texts, opened, kept)).collect(),
    }
}

fn units(texts: &Texts, opened: &OpenedResponse) -> Vec<UnitEdit> {
    let last = opened.units.len().saturating_sub(1);
    let edit = |(place, unit): (usize, &Unit)| UnitEdit {
        id: format!("unit-{}", unit.id),
        title: unit.name.clone(),
        kind: kind_words(texts, &opened.questionnaire, &unit.kind),
        name: Field::of(&unit.name),
        action: paths::unit(opened.response.id, unit.id),
        is_first: place == 0,
        is_last: place == last,
        answered: answered(texts, opened, unit.id),
    };
    opened.units.iter().enumerate().map(edit).collect()
}

/// What is stored for a unit, emptied answers included: those have a history.
fn answered(texts: &Texts, opened: &OpenedResponse, unit: UnitId) -> String {
    match opened.answers.keys().filter(|(known, _)| *known == Some(unit)).count() {
        0 => String::new(),
        count => texts.t_with("units-answered", &[("count", count.into())]),
    }
}

/// The kinds a unit can have; the only one there is, where the questionnaire names none.
pub fn kinds(texts: &Texts, questionnaire: &Questionnaire) -> Vec<Choice> {
    let only = || vec![Choice::new(UNIT_KIND, texts.t("units-kind"))];
    let choice = |kind: &crate::questionnaire::UnitKind| {
        Choice::new(&kind.id, kind_words(texts, questionnaire, &kind.id))
    };
    if questionnaire.unit_kinds.is_empty() {
        return only();
    }
    questionnaire.unit_kinds.iter().map(choice).collect()
}

/// A kind in words.
pub fn kind_words(texts: &Texts, questionnaire: &Questionnaire, kind: &str) -> String {
    if kind == UNIT_KIND {
        return texts.t("units-kind");
    }
    let known = questionnaire.unit_kinds.iter().find(|known| known.id == kind);
    known.map_or(kind, |known| known.label.get(texts.language().code())).to_owned()
}

/// The sections; what units are asked anyway is not for the institution to choose.
fn sections(texts: &Texts, opened: &OpenedResponse, chosen: &BTreeSet<String>) -> Vec<Choice> {
    let questionnaire = &opened.questionnaire;
    let is_free = |section: &&Section| {
        let is_unit = |place: &usize| questionnaire.questions[*place].per_unit;
        chosen.contains(&section.id) || !section.questions.iter().all(is_unit)
    };
    let choice = |section: &Section| {
        let title = section.title.get(texts.language().code());
        Choice::new(&section.id, title).chosen(chosen.contains(&section.id))
    };
    questionnaire.sections.iter().filter(is_free).map(choice).collect()
}

fn kept_row(texts: &Texts, opened: &OpenedResponse, kept: &KeptAnswers<'_>) -> KeptRow {
    let section = &opened.questionnaire.sections[kept.section];
    let title = section.title.get(texts.language().code());
    let unit = kept.unit.and_then(|id| opened.units.iter().find(|unit| unit.id == id));
    let who = unit.map_or_else(|| texts.t("units-kept-own"), |unit| unit.name.clone());
    let from = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let is_editable = opened.is_editable();
    KeptRow {
        id: format!("kept-{}-{from}", section.id),
        title: format!("{title} — {who}"),
        answers: kept.answers.iter().map(|answer| kept_answer(texts, opened, answer)).collect(),
        action: if is_editable {
            paths::response(opened.response.id, ResponsePath::UnitAnswers)
        } else {
            String::new()
        },
        section: section.id.clone(),
        from,
        to: Choices::of(targets(texts, opened, kept.unit)),
    }
}

/// Answers of the institution are copied to a unit, those of a unit to the institution.
fn targets(texts: &Texts, opened: &OpenedResponse, from: Option<UnitId>) -> Vec<Choice> {
    match from {
        Some(_) => vec![Choice::new("", texts.t("units-kept-own"))],
        None => opened.units.iter().map(|unit| Choice::new(unit.id.to_string(), &unit.name)).collect(),
    }
}

fn kept_answer(texts: &Texts, opened: &OpenedResponse, stored: &StoredAnswer) -> KeptAnswer {
    let questionnaire = &opened.questionnaire;
    let question = questionnaire.question(&stored.question).map(|place| &questionnaire.questions[place]);
    let words = |question| in_words(texts, questionnaire, question, stored.given.answer.as_ref());
    let text =
        |question: &crate::questionnaire::Question| question.text.get(texts.language().code()).to_owned();
    KeptAnswer {
        question: question.map_or_else(|| stored.question.clone(), text),
        answer: question.map(words).unwrap_or_default(),
        comment: stored.given.comment.clone(),
        source: stored.given.source.clone(),
    }
}

/// Why sections cannot be answered per unit, each reason once.
pub fn problems(texts: &Texts, questionnaire: &Questionnaire, problems: &[PerUnitProblem]) -> Vec<String> {
    let code = texts.language().code();
    let section = |place: usize| questionnaire.sections[place].title.get(code);
    let question = |place: usize| questionnaire.questions[place].text.get(code);
    let sentence = |problem: &PerUnitProblem| match problem {
        PerUnitProblem::UnknownSection(id) => {
            texts.t_with("units-unknown-section", &[("section", id.as_str().into())])
        }
        PerUnitProblem::DecidesOutside { section: chosen, question: decides, outside } => {
            let other = section(questionnaire.questions[*outside].section);
            let arguments = [
                ("section", section(*chosen).into()),
                ("question", question(*decides).into()),
                ("outside", question(*outside).into()),
                ("other", other.into()),
            ];
            texts.t_with("units-decides", &arguments)
        }
    };
    problems.iter().map(sentence).collect()
}

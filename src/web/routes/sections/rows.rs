//! What a section's form sends, and which of it is to be saved.

use std::collections::BTreeMap;

use crate::assessment::{OpenedResponse, OwnResponse};
use crate::response::{AnswerKey, AnswerSheet, GivenAnswer};
use crate::scoring::Applies;
use crate::store::StoredAnswer;
use crate::texts::Texts;
use crate::web::fields::Fields;
use crate::web::pages::units::KeptAnswer;
use crate::web::typed::{FormKey, Keep, Typed};
use crate::web::view::answers::in_words;
use crate::web::view::asked::{Asked, askings_of};
use crate::web::view::form::{AllUnsaved, Unsaved, unit_of};

/// One answer of the form.
pub struct Row {
    /// Which answer.
    pub key: FormKey,
    /// What was typed.
    pub typed: Typed,
    /// The revision the page was made from.
    pub revision: u32,
    /// What was chosen after a conflict.
    pub keep: Option<Keep>,
}

impl Row {
    /// The row as it comes back when it was not saved.
    pub fn unsaved(&self, error: String, conflict: Option<(Option<StoredAnswer>, u32)>) -> Unsaved {
        Unsaved { typed: self.typed.clone(), error, conflict }
    }
}

/// An answer that is to be saved.
pub struct Change<'a> {
    /// As it was sent.
    pub row: &'a Row,
    /// What it is to be.
    pub given: GivenAnswer,
    /// The revision it changes.
    pub expected_revision: u32,
}

/// What was sent for the questions of this section that are this person's to answer, each key once.
pub fn rows(fields: &Fields, opened: &OwnResponse, place: usize) -> Vec<Row> {
    let questionnaire = &opened.questionnaire;
    let askings = askings_of(questionnaire, &opened.sheet, &questionnaire.sections[place].questions);
    let row = |asked: &Asked<'_>| {
        let unit = unit_of(&opened.units, asked).map(|unit| unit.id);
        let key = FormKey { question: asked.question.id.clone(), unit };
        let name = key.to_string();
        opened.access.is_answerer(&questionnaire.sections[place].id, &key.question).then_some(())?;
        let revision = fields.all(&format!("revision.{name}")).next()?.parse().ok()?;
        let mut typed = Typed::read(fields, &name, asked.question);
        if fields.all("clear").any(|cleared| cleared == name) {
            (typed.answer, typed.special) = (Vec::new(), Vec::new());
        }
        let keep = match fields.first(&format!("keep.{name}")) {
            "mine" => Some(Keep::Mine),
            "theirs" => Some(Keep::Theirs),
            _ => None,
        };
        Some(Row { key, typed, revision, keep })
    };
    askings.iter().filter_map(row).filter(|row| row.keep != Some(Keep::Theirs)).collect()
}

/// What is an answer, and what is none and why.
pub fn judge(
    texts: &Texts,
    opened: &OpenedResponse,
    rows: &[Row],
) -> (BTreeMap<FormKey, GivenAnswer>, AllUnsaved) {
    let (mut given, mut unsaved) = (BTreeMap::new(), AllUnsaved::new());
    let questionnaire = &opened.questionnaire;
    for row in rows {
        let Some(place) = questionnaire.question(&row.key.question) else { continue };
        match row.typed.judge(questionnaire, &questionnaire.questions[place], texts) {
            Ok(answer) => {
                given.insert(row.key.clone(), answer);
            }
            Err(error) => {
                unsaved.insert(row.key.clone(), row.unsaved(error, None));
            }
        }
    }
    (given, unsaved)
}

/// The rows that differ from what is stored, with what they are to be; those of questions that are not put, with
/// all of the form taken in, are left out.
pub fn changed<'a>(
    opened: &OpenedResponse,
    place: usize,
    rows: &'a [Row],
    given: &BTreeMap<FormKey, GivenAnswer>,
) -> Vec<Change<'a>> {
    let put = put(opened, place, given);
    let mut changes = Vec::new();
    for row in rows {
        let Some(answer) = given.get(&row.key).filter(|_| put.contains(&row.key)) else { continue };
        let stored = opened.answers.get(&(row.key.unit, row.key.question.clone()));
        let is_same = stored.map_or(*answer == GivenAnswer::default(), |stored| stored.given == *answer);
        if is_same {
            continue;
        }
        let expected_revision = match row.keep {
            Some(Keep::Mine) => stored.map_or(0, |stored| stored.revision),
            Some(Keep::Theirs) | None => row.revision,
        };
        changes.push(Change { row, given: answer.clone(), expected_revision });
    }
    changes
}

/// The keys of the questions that are put when all of the form is taken in.
fn put(opened: &OpenedResponse, place: usize, given: &BTreeMap<FormKey, GivenAnswer>) -> Vec<FormKey> {
    let mut sheet: AnswerSheet = opened.sheet.clone();
    for (key, answer) in given {
        let unit = key.unit.and_then(|id| opened.units.iter().find(|unit| unit.id == id));
        let unit = unit.map(|unit| unit.name.clone());
        sheet.given.insert(AnswerKey { unit, question: key.question.clone() }, answer.clone());
    }
    let questionnaire = &opened.questionnaire;
    askings_of(questionnaire, &sheet, &questionnaire.sections[place].questions)
        .iter()
        .filter(|asked| asked.applies != Applies::Hidden)
        .map(|asked| FormKey {
            question: asked.question.id.clone(),
            unit: unit_of(&opened.units, asked).map(|unit| unit.id),
        })
        .collect()
}

/// What was typed at places of this section where nobody is asked, as things are: the units or the sections they
/// answer have changed since the page was made.
pub fn unplaced(texts: &Texts, fields: &Fields, opened: &OpenedResponse, place: usize) -> Vec<KeptAnswer> {
    let keys = fields.iter().filter_map(|(name, _)| FormKey::parse(name.strip_prefix("revision.")?));
    keys.filter_map(|key| unplaced_answer(texts, fields, (opened, place), &key)).collect()
}

fn unplaced_answer(
    texts: &Texts,
    fields: &Fields,
    (opened, section): (&OpenedResponse, usize),
    key: &FormKey,
) -> Option<KeptAnswer> {
    let questionnaire = &opened.questionnaire;
    let question = &questionnaire.questions[questionnaire.question(&key.question)?];
    let is_known = key.unit.is_none_or(|id| opened.units.iter().any(|unit| unit.id == id));
    if question.section != section || (is_known && opened.is_per_unit(question) == key.unit.is_some()) {
        return None;
    }
    let typed = Typed::read(fields, &key.to_string(), question);
    let stored = opened.answers.get(&(key.unit, key.question.clone()));
    if typed == stored.map(|stored| Typed::of(&stored.given)).unwrap_or_default() {
        return None;
    }
    let words = |given: GivenAnswer| in_words(texts, questionnaire, question, given.answer.as_ref());
    let as_typed = || [typed.answer.clone(), typed.special.clone()].concat().join("\n");
    Some(KeptAnswer {
        question: question.text.get(texts.language().code()).to_owned(),
        answer: typed.judge(questionnaire, question, texts).map_or_else(|_| as_typed(), words),
        comment: typed.comment,
        source: typed.source,
    })
}

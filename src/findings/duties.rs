//! Duties of the State that nobody takes as its own, that several do, and that nobody was asked about.
//!
//! - An orphan is a scored question that was put to at least one body, and every body with an accepted response it was
//!   put to says "not in our mandate". Where one left it unanswered nothing is said: it could still take it. So could
//!   bodies that are not accepted yet, which is why their number stands beside.
//! - A double claim is a duty that one body holds (`duties.yaml`), and two or more bodies answered its questions as
//!   their own: with an option or elements, whatever they are worth. "Not in our mandate", "do not know" and "no data"
//!   claim nothing. Whom the register of institutions charges with it stands beside.
//! - Nobody was asked about an indicator when none of its scored questions is put to any body of the round, accepted or
//!   not, by what is known of it.
//!
//! Only questionnaires addressed to government bodies speak of duties of the State.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{Basis, Participant};
use crate::questionnaire::{Duty, Fact, ProfileField, Questionnaire, Text};
use crate::response::{Answer, AnswerKey, AnswerSheet, InstitutionKind, ResponseId};
use crate::scoring::{Applies, NOT_IN_MANDATE, applies, questions_below};

/// Somebody who answered, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The institution.
    pub name: String,
    /// Its response: the way back to the answer.
    pub response: ResponseId,
    /// Questions answered as its own, or as not its own.
    pub questions: Vec<String>,
}

/// A question every body it was put to gave away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the question.
    pub question: String,
    /// Section of the question, for the way back to the answers.
    pub section: String,
    /// The question.
    pub text: Text,
    /// The indicator it belongs to.
    pub indicator: Text,
    /// Who said so, by name.
    pub said: Vec<Claim>,
}

/// A duty of one body that several answered as their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleClaim {
    /// Id of the duty.
    pub duty: String,
    /// Section of its questions, for the way back to the answers.
    pub section: String,
    /// What it is.
    pub title: Text,
    /// The bodies, by name.
    pub claims: Vec<Claim>,
    /// Bodies of the round the register charges with it, by name, whether they answered or not.
    pub charged: Vec<String>,
}

/// An indicator whose questions were put to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Id of the indicator.
    pub indicator: String,
    /// The indicator.
    pub title: Text,
    /// Mandates that would have opened it.
    pub mandates: Vec<String>,
}

/// What is known of the duties of the State in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// Government bodies whose responses are accepted: what orphans and claims rest on.
    pub accepted: u32,
    /// Government bodies asked.
    pub asked: u32,
    /// In the order of the questionnaires.
    pub orphans: Vec<Orphan>,
    /// In the order of the file.
    pub doubles: Vec<DoubleClaim>,
    /// In the order of the questionnaires.
    pub unasked: Vec<Unasked>,
}

/// Looks at the duties of the State in a round.
pub fn duties(participants: &[Participant], basis: Basis, one_body: &[Duty]) -> Duties {
    let is_of_state = |one: &&Participant| {
        one.questionnaire.addressed_to.iter().any(|kind| kind == InstitutionKind::Government.code())
    };
    let mut bodies: Vec<&Participant> = participants.iter().filter(is_of_state).collect();
    bodies.sort_by(|a, b| (&a.institution.name, a.response).cmp(&(&b.institution.name, b.response)));
    let questionnaires = versions_of(&bodies);
    let orphan = |one: &&Questionnaire| orphans(one, &bodies, basis);
    let unasked = |one: &&Questionnaire| unasked(one, &bodies);
    let mut found = Duties {
        accepted: bodies.iter().filter(|one| one.accepted.is_some()).count() as u32,
        asked: bodies.len() as u32,
        orphans: questionnaires.iter().flat_map(orphan).collect(),
        doubles: one_body.iter().filter_map(|duty| double(duty, &bodies, basis)).collect(),
        unasked: questionnaires.iter().flat_map(unasked).collect(),
    };
    // Two versions of a questionnaire ask about the same: once is enough.
    let mut seen = BTreeSet::new();
    found.orphans.retain(|one| seen.insert((one.questionnaire.clone(), one.question.clone())));
    let mut seen = BTreeSet::new();
    found.unasked.retain(|one| seen.insert((one.questionnaire.clone(), one.indicator.clone())));
    found
}

/// Each version once, by id and version.
fn versions_of<'a>(bodies: &[&'a Participant]) -> Vec<&'a Questionnaire> {
    let versions: BTreeMap<(&str, u32), &Questionnaire> = bodies
        .iter()
        .map(|one| ((one.questionnaire.id.as_str(), one.questionnaire.version), one.questionnaire.as_ref()))
        .collect();
    versions.into_values().collect()
}

/// What a body says of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// It was not put to it.
    NotAsked,
    /// It is not in its mandate.
    NotOurs,
    /// An answer of its own.
    Ours,
    /// Nothing that settles it: unanswered, not known, another reason.
    Nothing,
}

fn says(one: &Participant, sheet: &AnswerSheet, question: &str) -> Says {
    let Ok(questionnaire) = sheet.asked(&one.questionnaire) else { return Says::NotAsked };
    let Some(place) = questionnaire.question(question) else { return Says::NotAsked };
    let question = &questionnaire.questions[place];
    let units = sheet.units.iter().filter(|_| question.per_unit).map(Some);
    let places = units.chain((!question.per_unit || sheet.units.is_empty()).then_some(None));
    let of_place = |unit: Option<&crate::response::SheetUnit>| {
        if applies(&questionnaire, sheet, question, unit) == Applies::Hidden {
            return Says::NotAsked;
        }
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
        match sheet.answer(&key) {
            Some(Answer::Choice(_) | Answer::Checklist { .. }) => Says::Ours,
            Some(Answer::NotApplicable { reason }) if reason == NOT_IN_MANDATE => Says::NotOurs,
            _ => Says::Nothing,
        }
    };
    let said: Vec<Says> = places.map(of_place).collect();
    // What one unit does, the institution does.
    [Says::Ours, Says::Nothing, Says::NotOurs]
        .into_iter()
        .find(|one| said.contains(one))
        .unwrap_or(Says::NotAsked)
}

fn orphans(questionnaire: &Questionnaire, bodies: &[&Participant], basis: Basis) -> Vec<Orphan> {
    let orphan = |question: &crate::questionnaire::Question| {
        let mut said = Vec::new();
        for one in bodies.iter().filter(|one| one.questionnaire.id == questionnaire.id) {
            let Some(sheet) = one.sheet(basis) else { continue };
            match says(one, sheet, &question.id) {
                Says::NotAsked => {}
                Says::NotOurs => said.push(claim(one, vec![question.id.clone()])),
                Says::Ours | Says::Nothing => return None,
            }
        }
        (!said.is_empty()).then(|| Orphan {
            questionnaire: questionnaire.id.clone(),
            question: question.id.clone(),
            section: questionnaire.sections[question.section].id.clone(),
            text: question.text.clone(),
            indicator: questionnaire.nodes[question.indicator].title.clone(),
            said,
        })
    };
    questionnaire.questions.iter().filter(|question| question.is_scored()).filter_map(orphan).collect()
}

fn claim(one: &Participant, questions: Vec<String>) -> Claim {
    Claim { name: one.institution.name.clone(), response: one.response, questions }
}

fn double(duty: &Duty, bodies: &[&Participant], basis: Basis) -> Option<DoubleClaim> {
    let own = || bodies.iter().filter(|one| one.questionnaire.id == duty.questionnaire);
    let claims = own().filter_map(|one| {
        let questionnaire = &one.questionnaire;
        let node = questionnaire.node(&duty.indicator)?;
        let sheet = one.sheet(basis)?;
        let questions = questions_below(questionnaire, node).into_iter();
        let scored = questions.map(|place| &questionnaire.questions[place]).filter(|one| one.is_scored());
        let claimed = scored.filter(|question| says(one, sheet, &question.id) == Says::Ours);
        let claimed: Vec<String> = claimed.map(|question| question.id.clone()).collect();
        (!claimed.is_empty()).then(|| claim(one, claimed))
    });
    let claims: Vec<Claim> = claims.collect();
    let is_charged =
        |one: &&&Participant| one.profile().mandates.is_some_and(|mandates| mandates.contains(&duty.mandate));
    (claims.len() > 1).then(|| DoubleClaim {
        duty: duty.id.clone(),
        section: own().find_map(|one| section(&one.questionnaire, duty)).unwrap_or_default(),
        title: duty.title.clone(),
        claims,
        charged: own().filter(is_charged).map(|one| one.institution.name.clone()).collect(),
    })
}

fn section(questionnaire: &Questionnaire, duty: &Duty) -> Option<String> {
    let node = questionnaire.node(&duty.indicator)?;
    let first = *questions_below(questionnaire, node).first()?;
    Some(questionnaire.sections[questionnaire.questions[first].section].id.clone())
}

fn unasked(questionnaire: &Questionnaire, bodies: &[&Participant]) -> Vec<Unasked> {
    let asked: BTreeSet<&str> = bodies
        .iter()
        .filter(|one| one.questionnaire.id == questionnaire.id)
        .flat_map(|one| put_to(one, questionnaire))
        .collect();
    let indicators = questionnaire.nodes.iter().enumerate().filter(|(_, node)| node.indicator.is_some());
    let unasked = indicators.filter_map(|(place, node)| {
        let below = questions_below(questionnaire, place).into_iter();
        let scored: Vec<_> =
            below.map(|place| &questionnaire.questions[place]).filter(|one| one.is_scored()).collect();
        let is_asked = scored.iter().any(|question| asked.contains(question.id.as_str()));
        (!scored.is_empty() && !is_asked).then(|| Unasked {
            questionnaire: questionnaire.id.clone(),
            indicator: node.id.clone(),
            title: node.title.clone(),
            mandates: mandates(&scored),
        })
    });
    unasked.collect()
}

/// The questions a body is put, or may be put, by what it answered or by what is known of it.
fn put_to<'a>(one: &Participant, questionnaire: &'a Questionnaire) -> Vec<&'a str> {
    let nothing = AnswerSheet { profile: one.profile(), ..AnswerSheet::default() };
    let sheet = one.accepted.as_ref().unwrap_or(&nothing);
    let units = || std::iter::once(None).chain(sheet.units.iter().map(Some));
    let questions = questionnaire.questions.iter().filter(|question| {
        units().any(|unit| applies(questionnaire, sheet, question, unit) != Applies::Hidden)
    });
    questions.map(|question| question.id.as_str()).collect()
}

/// The mandates the conditions of some questions ask for.
fn mandates(questions: &[&crate::questionnaire::Question]) -> Vec<String> {
    let conditions = questions.iter().filter_map(|question| question.applies_when.as_ref());
    let values = conditions.flat_map(|condition| {
        let compared = condition.comparisons().into_iter();
        let of_mandate = compared.filter(|(fact, _, _)| *fact == Some(Fact::Profile(ProfileField::Mandate)));
        of_mandate.flat_map(|(_, values, _)| values.into_iter().map(str::to_owned).collect::<Vec<_>>())
    });
    values.collect::<BTreeSet<String>>().into_iter().collect()
}

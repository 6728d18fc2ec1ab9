//! Who stands in both rounds, and who came from whom.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::input::Participant;
use super::Successions;
use crate::response::{InstitutionId, ResponseId};
use crate::scoring::score;

/// A body of this round that stands for bodies of the earlier one, counted apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// As it answered now.
    pub now: Successor,
    /// Those it came from, each as it answered then, by name.
    pub then: Vec<Successor>,
}

/// One body with the score of all its answers that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Its response.
    pub response: ResponseId,
    /// Its name.
    pub name: String,
    /// Its score over everything that is compared; `None` where nothing was scored.
    pub score: Option<Decimal>,
}

/// Who is compared with whom.
pub(super) struct Pairs {
    /// Participants of the earlier round that stand in both.
    pub then: Vec<Participant>,
    /// The same bodies now.
    pub now: Vec<Participant>,
    /// Merged and split bodies.
    pub apart: Vec<Succession>,
    /// Names of those nobody stands for now.
    pub only_then: Vec<String>,
    /// Names of those that are new.
    pub only_now: Vec<String>,
}

/// Pairs by institution and questionnaire. A body that took over exactly one other, which nobody else took over and
/// which was not itself there then, is that other under a new name. Every further succession is counted apart.
pub(super) fn pair(then: &[Participant], now: &[Participant], successions: &Successions) -> Pairs {
    let mut pairs = Pairs {
        then: Vec::new(),
        now: Vec::new(),
        apart: Vec::new(),
        only_then: Vec::new(),
        only_now: Vec::new(),
    };
    let mut used: BTreeSet<ResponseId> = BTreeSet::new();
    for own in now {
        let from = origins(own, then, successions);
        used.extend(from.iter().map(|one| one.response));
        match from.as_slice() {
            [] => pairs.only_now.push(own.institution.name.clone()),
            [one] if heirs(one.institution.id, now, &own.questionnaire.id, successions) == 1 => {
                pairs.then.push((*one).clone());
                pairs.now.push(own.clone());
            }
            several => pairs.apart.push(Succession {
                now: successor(own),
                then: several.iter().map(|one| successor(one)).collect(),
            }),
        }
    }
    let left = then.iter().filter(|one| !used.contains(&one.response));
    pairs.only_then = left.map(|one| one.institution.name.clone()).collect();
    pairs.only_then.sort();
    pairs.only_now.sort();
    pairs.apart.sort_by(|a, b| a.now.name.cmp(&b.now.name));
    pairs
}

/// The earlier participants a body came from: itself, and those it is the successor of.
fn origins<'a>(
    own: &Participant,
    then: &'a [Participant],
    successions: &Successions,
) -> Vec<&'a Participant> {
    let id = own.institution.id;
    let is_origin = |one: &&Participant| {
        let earlier = one.institution.id;
        let is_from = earlier == id || successions.contains(&(id, earlier));
        is_from && one.questionnaire.id == own.questionnaire.id
    };
    let mut found: Vec<&Participant> = then.iter().filter(is_origin).collect();
    found.sort_by(|a, b| a.institution.name.cmp(&b.institution.name));
    found
}

/// How many bodies of this round came from one of the earlier round.
fn heirs(earlier: InstitutionId, now: &[Participant], asked: &str, successions: &Successions) -> usize {
    let is_heir = |one: &&Participant| {
        let id = one.institution.id;
        one.questionnaire.id == asked && (id == earlier || successions.contains(&(id, earlier)))
    };
    now.iter().filter(is_heir).count()
}

fn successor(one: &Participant) -> Successor {
    let whole = |sheet: &crate::response::AnswerSheet| {
        let asked = sheet.asked(&one.questionnaire).ok()?;
        let root = *asked.roots.first()?;
        score(&asked, sheet).nodes[root].value?.score
    };
    Successor {
        response: one.response,
        name: one.institution.name.clone(),
        score: one.accepted.as_ref().and_then(whole),
    }
}

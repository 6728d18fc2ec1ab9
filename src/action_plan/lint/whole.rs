//! What the plan as a whole covers.

use super::{Check, Problem, has_word};
use crate::action_plan::plan::Plan;

/// The Guiding Principles on access to remedy.
const REMEDY: std::ops::RangeInclusive<u8> = 25..=31;

/// Beginnings of words for groups that are at a higher risk, folded.
const GROUPS: [&str; 28] = [
    "women",
    "child",
    "disab",
    "displaced",
    "refugee",
    "migrant",
    "minorit",
    "elderly",
    "youth",
    "vulnerab",
    "qadin",
    "usaq",
    "elil",
    "kockun",
    "qacqin",
    "miqrant",
    "ahil",
    "gencler",
    "женщин",
    "дети ",
    "детей ",
    "детям ",
    "детск",
    "инвалид",
    "переселен",
    "бежен",
    "мигрант",
    "уязвим",
];

pub(super) fn problems(plan: &Plan, severe: &[String]) -> Vec<Problem> {
    let activities = plan.activities();
    let mut found = Vec::new();
    if !activities.iter().any(|one| one.part.principles.iter().any(|number| REMEDY.contains(number))) {
        found.push(whole(Check::RemedyNotCovered, ""));
    }
    let (blocks, areas) = (plan.blocks(), plan.areas());
    let own = activities
        .iter()
        .flat_map(|one| [&one.part.title, &one.part.text].into_iter().chain(&one.part.indicators));
    let above = blocks.iter().map(|one| &one.part.title).chain(areas.iter().map(|one| &one.part.title));
    let mut texts = own.chain(above);
    if !texts.any(|text| has_word(text, &GROUPS)) {
        found.push(whole(Check::GroupsNotCovered, ""));
    }
    let is_answered = |finding: &&String| activities.iter().any(|one| one.part.findings.contains(finding));
    let unanswered = severe.iter().filter(|finding| !is_answered(finding));
    found.extend(unanswered.map(|finding| whole(Check::FindingNotAnswered, finding)));
    found
}

fn whole(check: Check, found: &str) -> Problem {
    Problem { check, code: String::new(), line: 0, found: found.to_owned(), wanted: String::new() }
}

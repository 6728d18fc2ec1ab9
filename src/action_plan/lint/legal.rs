//! Who is tasked and to whom it is only recommended.

use super::{Check, Problem, about};
use crate::action_plan::bodies::{Bodies, Named, Standing};
use crate::action_plan::plan::{Activity, Numbered};
use crate::texts::{Language, fold};

pub(super) fn problems(activity: &Numbered<'_, Activity>, bodies: &Bodies) -> Vec<Problem> {
    let part = activity.part;
    let mut found = Vec::new();
    if part.tasked.is_empty() && part.recommended.is_empty() {
        found.push(about(activity, Check::AgencyMissing, "", ""));
    }
    for name in &part.tasked {
        match bodies.find(name) {
            Named::Body(body) if !body.standing.can_be_tasked() => {
                found.push(about(activity, Check::AgencyCannotBeTasked, name, body.name(Language::English)));
            }
            Named::Everybody => found.push(about(activity, Check::AgencyNotNamed, name, "")),
            Named::Unknown => found.push(about(activity, Check::AgencyUnknown, name, &parts(name, bodies))),
            Named::Body(_) => {}
        }
    }
    for name in &part.recommended {
        match bodies.find(name) {
            Named::Everybody => found.push(about(activity, Check::AgencyNotNamed, name, "")),
            Named::Unknown => found.push(about(activity, Check::AgencyUnknown, name, &parts(name, bodies))),
            Named::Body(_) => {}
        }
    }
    found.extend(twice(activity, bodies));
    found.extend(lead(activity, bodies));
    found
}

/// Where a name is several that somebody put a comma between: the names as they should stand.
fn parts(name: &str, bodies: &Bodies) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_known = |part: &&str| matches!(bodies.find(part), Named::Body(_));
    if parts.len() > 1 && parts.iter().any(is_known) { parts.join("; ") } else { String::new() }
}

/// What two names of one body have in common.
fn key(name: &str, bodies: &Bodies) -> String {
    match bodies.find(name) {
        Named::Body(body) => body.id.clone(),
        Named::Everybody | Named::Unknown => fold(name.trim()),
    }
}

fn twice(activity: &Numbered<'_, Activity>, bodies: &Bodies) -> Vec<Problem> {
    let all: Vec<&String> = activity.part.tasked.iter().chain(&activity.part.recommended).collect();
    let keys: Vec<String> = all.iter().map(|name| key(name, bodies)).collect();
    // Of bodies outside the State many have one name: NGOs are no body that stands twice.
    let is_one =
        |name: &str| !matches!(bodies.find(name), Named::Body(body) if body.standing == Standing::NonState);
    let is_again = |place: &usize| keys[..*place].contains(&keys[*place]) && is_one(all[*place]);
    (0..all.len()).filter(is_again).map(|place| about(activity, Check::AgencyTwice, all[place], "")).collect()
}

/// One of the tasked bodies leads: the only one, or the one that is named.
fn lead(activity: &Numbered<'_, Activity>, bodies: &Bodies) -> Option<Problem> {
    let part = activity.part;
    let leads = key(&part.lead, bodies);
    let is_tasked = part.tasked.iter().any(|name| key(name, bodies) == leads);
    let is_right = match part.tasked.len() {
        0 => part.lead.is_empty(),
        1 => part.lead.is_empty() || is_tasked,
        _ => is_tasked,
    };
    let named = if part.tasked.is_empty() { part.lead.clone() } else { part.tasked.join("; ") };
    (!is_right).then(|| about(activity, Check::LeadNotOne, &part.lead, &named))
}

//! Who is tasked and to whom it is only recommended.

use std::collections::BTreeSet;

use super::{Check, Problem, about};
use crate::action_plan::bodies::{Bodies, Named, Standing};
use crate::action_plan::plan::{Activity, Numbered};
use crate::texts::Language;

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
            Named::Unknown => found.push(about(activity, Check::AgencyUnknown, name, "")),
            Named::Body(_) => {}
        }
    }
    for name in &part.recommended {
        match bodies.find(name) {
            Named::Everybody => found.push(about(activity, Check::AgencyNotNamed, name, "")),
            Named::Unknown => found.push(about(activity, Check::AgencyUnknown, name, "")),
            Named::Body(_) => {}
        }
    }
    found.extend(twice(activity, bodies));
    found.extend(lead(activity, bodies));
    found
}

fn twice(activity: &Numbered<'_, Activity>, bodies: &Bodies) -> Vec<Problem> {
    // Of bodies outside the State many have one name: NGOs are no body that stands twice.
    let is_one =
        |name: &str| !matches!(bodies.find(name), Named::Body(body) if body.standing == Standing::NonState);
    let mut seen = BTreeSet::new();
    let all = activity.part.tasked.iter().chain(&activity.part.recommended);
    let again = all.filter(|name| !seen.insert(bodies.key(name)) && is_one(name));
    again.map(|name| about(activity, Check::AgencyTwice, name, "")).collect()
}

/// One of the tasked bodies leads: the only one, or the one that is named.
fn lead(activity: &Numbered<'_, Activity>, bodies: &Bodies) -> Option<Problem> {
    let part = activity.part;
    let is_tasked = part.lead_is_tasked(bodies);
    let is_right = match part.tasked.len() {
        0 => part.lead.is_empty(),
        1 => part.lead.is_empty() || is_tasked,
        _ => is_tasked,
    };
    let named = if is_tasked || part.lead.is_empty() { part.tasked.join("; ") } else { part.lead.clone() };
    (!is_right).then(|| about(activity, Check::LeadNotOne, &part.lead, &named))
}

//! Institutions that took over what others were.

use std::collections::BTreeSet;

use super::ids::InstitutionId;

/// Whether an institution would, over however many steps, be the successor of itself. Each pair is an institution and
/// one it is the successor of.
pub fn goes_in_a_circle(successions: &[(InstitutionId, InstitutionId)], start: InstitutionId) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(one) = waiting.pop() {
        for (_, from) in successions.iter().filter(|(successor, _)| *successor == one) {
            if *from == start {
                return true;
            }
            if seen.insert(*from) {
                waiting.push(*from);
            }
        }
    }
    false
}

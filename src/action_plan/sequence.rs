//! In which order activities can be done.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Activity, Plan};

/// Activities in the order their dependencies allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    /// What can be done at once, step by step, by numbers; only activities that depend on others or others on them.
    pub steps: Vec<Vec<String>>,
    /// An activity with one it waits for that ends later than it does, or waits for it in turn, or is not there.
    pub problems: Vec<(String, String)>,
}

/// The order of a plan.
pub fn sequence(plan: &Plan) -> Sequence {
    let activities = plan.activities();
    let by_code: BTreeMap<String, &Activity> =
        activities.iter().map(|one| (one.code.to_string(), one.part)).collect();
    let before: BTreeMap<String, BTreeSet<String>> =
        by_code.iter().map(|(code, one)| (code.clone(), plan.before(one).into_iter().collect())).collect();
    let mut problems = Vec::new();
    for (code, waits_for) in &before {
        for other in waits_for {
            let ends = |code: &String| by_code.get(code).and_then(|one| one.end.or(one.start));
            let is_late =
                ends(code).zip(ends(other)).is_some_and(|(own, other)| other.earliest() > own.latest());
            if !by_code.contains_key(other) || is_late {
                problems.push((code.clone(), other.clone()));
            }
        }
    }
    let mut left: BTreeMap<String, BTreeSet<String>> = linked(&before, &by_code);
    let mut steps = Vec::new();
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, waits_for)| waits_for.iter().all(|one| !left.contains_key(one)))
            .map(|(code, _)| code.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|code| drop(left.remove(code)));
        steps.push(free);
    }
    // What is left goes in a circle.
    for (code, waits_for) in &left {
        problems.extend(
            waits_for.iter().filter(|one| left.contains_key(*one)).map(|one| (code.clone(), one.clone())),
        );
    }
    problems.sort();
    problems.dedup();
    Sequence { steps, problems }
}

/// Activities that wait for others, and those others.
fn linked(
    before: &BTreeMap<String, BTreeSet<String>>,
    known: &BTreeMap<String, &Activity>,
) -> BTreeMap<String, BTreeSet<String>> {
    let waited_for: BTreeSet<&String> = before.values().flatten().collect();
    let is_linked = |code: &String, waits_for: &BTreeSet<String>| {
        waits_for.iter().any(|one| known.contains_key(one)) || waited_for.contains(code)
    };
    before
        .iter()
        .filter(|(code, waits_for)| is_linked(code, waits_for))
        .map(|(code, waits_for)| (code.clone(), waits_for.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action_plan::{Area, Block, When};

    fn plan(activities: &[(&[&str], i32)]) -> Plan {
        let activity = |(after, year): &(&[&str], i32)| Activity {
            after: after.iter().map(|code| (*code).to_owned()).collect(),
            end: Some(When::Year(*year)),
            ..Activity::default()
        };
        let mut activities: Vec<Activity> = activities.iter().map(activity).collect();
        for (place, one) in activities.iter_mut().enumerate() {
            one.printed = format!("5.1.1.{}", place + 1);
        }
        let area = Area { activities, ..Area::default() };
        Plan { blocks: vec![Block { areas: vec![area], ..Block::default() }], ..Plan::default() }
    }

    #[test]
    fn activities_stand_in_the_order_they_can_be_done() {
        let found = sequence(&plan(&[(&["5.1.1.2"], 2029), (&["5.1.1.3"], 2028), (&[], 2027), (&[], 2027)]));
        assert_eq!(found.steps, [vec!["5.1.1.3"], vec!["5.1.1.2"], vec!["5.1.1.1"]]);
        assert_eq!(found.problems, []);
    }

    #[test]
    fn circles_and_late_and_missing_ones_are_told() {
        let circle = sequence(&plan(&[(&["5.1.1.2"], 2027), (&["5.1.1.1"], 2027)]));
        assert_eq!((circle.steps.len(), circle.problems.len()), (0, 2));
        let late = sequence(&plan(&[(&["5.1.1.2"], 2027), (&[], 2028)]));
        assert_eq!(late.problems, [("5.1.1.1".to_owned(), "5.1.1.2".to_owned())]);
        let missing = sequence(&plan(&[(&["5.9.1.1"], 2027)]));
        assert_eq!(missing.problems, [("5.1.1.1".to_owned(), "5.9.1.1".to_owned())]);
        assert!(missing.steps.is_empty());
    }
}

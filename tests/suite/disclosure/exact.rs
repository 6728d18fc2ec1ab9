//! Every round of a few institutions, sorted by what is released of it. What all rounds with the same release have
//! in common is what a reader knows for certain.

use std::collections::{BTreeMap, BTreeSet};

use bhr_baseline::disclosure::{CellRelease, Findings, Ratings, freeze};
use bhr_baseline::response::InstitutionKind;

use super::{Outcome, Round, released};

use Outcome::{NotApplicable, Points, Unanswered, Unrated};

const HALVES: &[Outcome] = &[Points(0), Points(50), Points(100)];
const ENDS: &[Outcome] = &[Points(0), Points(100)];
const QUARTERS: &[Outcome] = &[Points(0), Points(25), Points(50), Points(75), Points(100)];
const ALL: &[Outcome] =
    &[Points(0), Points(25), Points(50), Points(75), Points(100), Unrated(50), Unanswered, NotApplicable];

/// By kind, how many institutions come out as each outcome.
type Counts = Vec<Vec<usize>>;

/// All ways to hand `count` institutions one of so many outcomes each.
fn ways(count: usize, outcomes: usize) -> Vec<Vec<usize>> {
    if outcomes == 1 {
        return vec![vec![count]];
    }
    let with_first = |first: usize| {
        ways(count - first, outcomes - 1).into_iter().map(move |rest| [vec![first], rest].concat())
    };
    (0..=count).flat_map(with_first).collect()
}

fn rounds(kinds: &[usize], outcomes: usize) -> Vec<Counts> {
    kinds.iter().fold(vec![vec![]], |before, count| {
        let ways = ways(*count, outcomes);
        before
            .iter()
            .flat_map(|one| ways.iter().map(|way| [one.clone(), vec![way.clone()]].concat()))
            .collect()
    })
}

fn round(counts: &Counts, outcomes: &[Outcome]) -> Round {
    let of_kind = |(kind, counts): (InstitutionKind, &Vec<usize>)| {
        let each = counts.iter().zip(outcomes).flat_map(|(count, outcome)| vec![*outcome; *count]);
        each.map(|outcome| (kind, vec![outcome])).collect::<Vec<_>>()
    };
    InstitutionKind::ALL.into_iter().zip(counts).flat_map(of_kind).collect()
}

/// What another institution of kind `other` may have come out as, for one of kind `own` that came out as `outcome`.
fn possible(class: &[Counts], (own, outcome): (usize, usize), other: usize) -> BTreeSet<usize> {
    let mut possible = BTreeSet::new();
    for counts in class.iter().filter(|counts| counts[own][outcome] > 0) {
        for (place, count) in counts[other].iter().enumerate() {
            if *count > usize::from((own, outcome) == (other, place)) {
                possible.insert(place);
            }
        }
    }
    possible
}

/// Whether the counts by rating themselves say where institutions of a kind may stand.
fn ratings_are_shown(findings: &Findings, kind: usize) -> bool {
    let is_shown =
        |cell: &CellRelease| matches!(cell, CellRelease::Shown { ratings: Ratings::Shown { .. }, .. });
    let topic = &findings.topics[0];
    is_shown(&topic.all) || topic.kinds.get(kind).is_some_and(|kind| is_shown(&kind.cell))
}

/// Rounds of so many institutions by kind, by what is released of them.
fn classes(kinds: &[usize], smallest: u32, outcomes: &[Outcome]) -> BTreeMap<String, Vec<Counts>> {
    let mut classes: BTreeMap<String, Vec<Counts>> = BTreeMap::new();
    for counts in rounds(kinds, outcomes.len()) {
        let (text, _) = freeze(&released(&round(&counts, outcomes), smallest));
        classes.entry(text).or_default().push(counts);
    }
    classes
}

/// Nobody finds out another's rating, nor, unless the counts by rating say so of all, on which side of the target it
/// is. That an institution has no score at all is not held back.
fn check(kinds: &[usize], smallest: u32, outcomes: &[Outcome]) {
    for (text, class) in classes(kinds, smallest, outcomes) {
        let findings = serde_json::from_str::<Findings>(&text).unwrap();
        let readers =
            (0..kinds.len()).flat_map(|kind| (0..outcomes.len()).map(move |outcome| (kind, outcome)));
        for (reader, other) in readers.flat_map(|reader| (0..kinds.len()).map(move |other| (reader, other))) {
            let possible: Vec<Outcome> =
                possible(&class, reader, other).into_iter().map(|place| outcomes[place]).collect();
            let Some(first) = possible.first().filter(|first| first.points().is_some()) else { continue };
            let no_score = possible.iter().any(|one| one.points().is_none());
            let rating_is_open = no_score || possible.iter().any(|one| one.level() != first.level());
            let side_is_open = no_score || possible.iter().any(|one| one.is_below() != first.is_below());
            assert!(
                rating_is_open && (side_is_open || ratings_are_shown(&findings, other)),
                "{kinds:?}, {smallest}: one of kind {} with {:?} knows of kind {other}: {possible:?}\n{text}",
                reader.0,
                outcomes[reader.1],
            );
        }
    }
}

/// What rests on too few is open even to those who subtract everything from everything.
fn small_kinds_stay_open(kinds: &[usize], smallest: u32, outcomes: &[Outcome]) {
    for (text, class) in classes(kinds, smallest, outcomes) {
        for kind in (0..kinds.len()).filter(|kind| kinds[*kind] < smallest as usize) {
            let different: BTreeSet<&Vec<usize>> = class.iter().map(|counts| &counts[kind]).collect();
            assert!(different.len() > 1, "{kinds:?}, {smallest}: {different:?}\n{text}");
        }
    }
}

#[test]
fn nobody_finds_out_another_in_a_round_of_one_kind() {
    for count in [1, 3, 4, 5, 6] {
        check(&[count], 3, ALL);
        check(&[count], 5, ALL);
    }
    for count in 7..13 {
        check(&[count], 3, QUARTERS);
        check(&[count], 5, QUARTERS);
    }
}

#[test]
fn nobody_finds_out_another_in_a_round_of_two_kinds() {
    for (kinds, smallest) in [([3, 3], 3), ([4, 5], 3), ([5, 6], 5), ([1, 6], 5), ([1, 8], 7), ([4, 7], 5)] {
        check(&kinds, smallest, QUARTERS);
    }
    for kinds in [[9, 9], [12, 10], [1, 12], [9, 5], [12, 4]] {
        check(&kinds, 5, HALVES);
    }
}

#[test]
fn nobody_finds_out_another_in_a_round_of_three_kinds() {
    check(&[3, 1, 3], 3, QUARTERS);
    check(&[5, 2, 5], 5, HALVES);
    check(&[5, 5, 6], 5, HALVES);
    check(&[9, 2, 9], 5, ENDS);
}

#[test]
fn the_answers_of_a_small_kind_cannot_be_worked_out() {
    for (kinds, smallest) in [([4, 6], 5), ([2, 12], 3), ([3, 9], 5)] {
        small_kinds_stay_open(&kinds, smallest, HALVES);
    }
    small_kinds_stay_open(&[2, 3, 6], 5, HALVES);
}

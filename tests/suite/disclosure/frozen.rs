//! Releases from participants to bytes and back, at the edges of what a round can be.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bhr_baseline::disclosure::{
    CellRelease, Findings, Policy, Released, ReopenError, freeze, release, reopen,
};
use bhr_baseline::findings::{Participant, draw};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use proptest::{prop_assert, prop_assert_eq};

use crate::support::asked::{accepted, participants, state};

fn released(participants: &[Participant]) -> Released<Findings> {
    release(&draw(participants), Policy::new(SMALLEST_CELL_DEFAULT))
}

/// So many institutions with answers that differ.
fn many(count: usize) -> Vec<Participant> {
    let number = |place: usize| [place, place / 3, place / 7, place / 2].map(|number| (number % 251) as u8);
    participants(&(0..count).map(number).collect::<Vec<_>>())
}

#[test]
fn no_policy_goes_below_the_floor() {
    assert_eq!((SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR), (5, 3));
    for (wanted, kept) in [(0, 3), (1, 3), (2, 3), (3, 3), (4, 4), (5, 5), (u32::MAX, u32::MAX)] {
        assert_eq!(Policy::new(wanted).smallest_cell(), kept);
        assert_eq!(release(&draw(&many(30)), Policy::new(wanted)).get().smallest_cell, kept);
    }
}

#[test]
fn what_is_frozen_is_what_is_opened_and_names_nobody() {
    let config =
        Config { cases: 100, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() };
    let numbers = proptest::collection::vec(proptest::array::uniform4(proptest::num::u8::ANY), 1..=40);
    let tested = TestRunner::new(config).run(&numbers, |numbers| {
        let participants = participants(&numbers);
        let released = released(&participants);
        let (text, hash) = freeze(&released);
        for participant in &participants {
            prop_assert!(!text.contains(&participant.institution.name));
            prop_assert!(!text.contains(&participant.response.0.to_string()));
            prop_assert!(!text.contains(&participant.institution.id.0.to_string()));
        }
        prop_assert_eq!(&reopen(&text, &hash).unwrap(), &released);
        let shuffled: Vec<Participant> = participants.into_iter().rev().collect();
        prop_assert_eq!(freeze(&self::released(&shuffled)), (text, hash));
        Ok(())
    });
    tested.unwrap();
}

#[test]
fn changed_bytes_are_refused() {
    let (text, hash) = freeze(&released(&many(30)));
    for place in (0..text.len()).step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        assert!(matches!(reopen(&changed, &hash), Err(ReopenError::Changed)), "{place}");
    }
    assert!(matches!(reopen(&text[..text.len() - 1], &hash), Err(ReopenError::Changed)));
    assert!(matches!(reopen(&text, &hash.to_uppercase()), Err(ReopenError::Changed)));
    let (_, other) = freeze(&released(&many(31)));
    assert!(matches!(reopen(&text, &other), Err(ReopenError::Changed)));
}

#[test]
fn a_round_nobody_has_answered_releases_nothing() {
    assert_eq!(released(&[]).get().topics, []);
    let asked: Vec<Participant> =
        many(20).into_iter().map(|one| Participant { accepted: None, ..one }).collect();
    let released = released(&asked);
    assert!(!released.get().topics.is_empty());
    assert!(released.get().topics.iter().all(|topic| topic.all == CellRelease::Empty));
    assert_eq!(released.get().gaps, []);
}

#[test]
fn one_institution_releases_nothing() {
    let questionnaire = Arc::new(state());
    let released = released(&[accepted("Nazirlik", Government, &questionnaire, &["none", "some", "full"])]);
    let is_kept = |cell: &CellRelease| !matches!(cell, CellRelease::Shown { .. });
    for topic in &released.get().topics {
        assert!(is_kept(&topic.all) && topic.kinds.iter().all(|kind| is_kept(&kind.cell)), "{topic:?}");
    }
    assert_eq!(released.get().gaps, []);
}

#[test]
fn where_nothing_applies_to_anybody_nothing_is_released() {
    let questionnaire = Arc::new(state());
    let participant =
        |place: usize| accepted(&format!("Qurum {place}"), Private, &questionnaire, &["-", "-", "-"]);
    let released = released(&(0..30).map(participant).collect::<Vec<_>>());
    assert!(released.get().topics.iter().all(|topic| topic.all == CellRelease::Empty));
    assert_eq!(released.get().rates[0].accepted, 30);
}

#[test]
fn two_thousand_institutions_take_seconds() {
    let participants = many(2_000);
    let start = Instant::now();
    let (text, hash) = freeze(&released(&participants));
    assert!(reopen(&text, &hash).is_ok());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

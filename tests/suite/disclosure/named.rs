//! A named institution is known to every reader: what is left of the others is held to the same rules.

use std::collections::{BTreeMap, BTreeSet};

use bhr_baseline::disclosure::{
    Earlier, Findings, How, NotConsented, Pinned, Policy, Redacted, Released, ReleasedName, audit, freeze,
    naming_tells, release, reopen,
};
use bhr_baseline::findings::{Baseline, Member};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{
    Consent, ConsentStep, ConsentWay, Institution, InstitutionId, InstitutionKind, Profile, Redaction,
    ResponseId,
};
use chrono::{DateTime, NaiveDate};
use uuid::Uuid;

use super::Outcome::Points;
use super::{Round, baseline, released};

const MIXED: [u8; 8] = [0, 25, 50, 100, 0, 75, 50, 25];
/// The one topic.
const TOPIC: &str = "made-up.n0";

fn of(kind: InstitutionKind, count: usize) -> Round {
    (0..count).map(|place| (kind, vec![Points(MIXED[place % MIXED.len()])])).collect()
}

fn institution(number: usize) -> Institution {
    let id = InstitutionId(Uuid::from_u128(number as u128));
    Institution { id, name: format!("Qurum {number}"), profile: Profile::default() }
}

/// The rating of an institution, as it agreed to it, or to another.
fn name(number: usize, level: usize, agreed: usize) -> Result<ReleasedName, NotConsented> {
    let redaction = Redaction {
        revision: 1,
        text: agreed.to_string(),
        is_named: true,
        is_read: true,
        by_name: String::new(),
        at: DateTime::UNIX_EPOCH,
    };
    let own = institution(number);
    let redacted = Redacted::of(&redaction, TOPIC, &own).unwrap();
    let consent = Consent {
        revision: 1,
        step: ConsentStep::Given,
        matter: redacted.matter().to_owned(),
        by: String::new(),
        post: String::new(),
        on: NaiveDate::default(),
        way: ConsentWay::Letter,
        note: String::new(),
        recorded_by: String::new(),
        at: DateTime::UNIX_EPOCH,
    };
    ReleasedName::new((own.id, &consent), (own.id, &redacted), (Government, TOPIC, level))
}

/// What the releases of one round tell, with the first so many of the government bodies named in the last.
fn read(releases: &[&Round], named: usize) -> Vec<Pinned> {
    let mut findings: Vec<Released<Findings>> = releases.iter().map(|round| released(round, 5)).collect();
    let names = (0..named).map(|place| {
        let level = Points(MIXED[place % MIXED.len()]).level().unwrap();
        name(place, level, level).unwrap()
    });
    let last = findings.pop().unwrap().with_names(names.collect());
    findings.push(last);
    let labels: Vec<String> = (1..=findings.len()).map(|number| format!("r{number}")).collect();
    let all = findings.iter().zip(&labels);
    let all: Vec<Earlier<'_>> =
        all.map(|(one, name)| Earlier { name, round: "one", findings: one.get() }).collect();
    audit(&all)
}

#[test]
fn a_name_is_released_with_exactly_the_rating_that_was_agreed_to() {
    assert!(name(1, 2, 2).is_ok());
    assert_eq!(name(1, 3, 2), Err(NotConsented::OtherWords));
    let plain = released(&of(Government, 12), 5);
    let (_, hash) = freeze(&plain);
    let named = plain.with_names(vec![name(1, 2, 2).unwrap(), name(0, 0, 0).unwrap()]);
    let (text, other) = freeze(&named);
    assert_ne!(hash, other);
    assert_eq!(reopen(&text, &other).unwrap(), named);
    let names: Vec<&str> = named.get().named.iter().map(ReleasedName::institution).collect();
    assert_eq!(names, ["Qurum 0", "Qurum 1"], "by name");
}

#[test]
fn the_audit_takes_known_ratings_out_of_every_figure() {
    let round = [of(Government, 12), of(Private, 9)].concat();
    assert_eq!(read(&[&round], 1), []);
    assert_eq!(read(&[&round, &round], 1), [], "what was released before is read with the name");
    let few = [of(Government, 6), of(Private, 9)].concat();
    assert_eq!(read(&[&few], 1), []);
    let found = read(&[&few], 2);
    let kind = found.iter().find(|pinned| pinned.segments == ["government"]).expect("it is named");
    assert_eq!((kind.how, kind.topic.as_str()), (How::Named { institutions: 4 }, TOPIC));
    assert!(!found.iter().any(|pinned| pinned.dimension.is_none()), "of all, thirteen are left: {found:?}");
}

#[test]
fn what_is_left_all_alike_is_pinned_too() {
    let alike: Round = [100, 75, 50, 0, 0, 0, 0, 0].map(|points| (Government, vec![Points(points)])).to_vec();
    let own: Vec<ReleasedName> = vec![name(0, 4, 4).unwrap()];
    let findings = released(&alike, 5);
    let plain = Earlier { name: "r", round: "one", findings: findings.get() };
    assert_eq!(audit(&[plain]), [], "five at one level and three apart are shown");
    let named = findings.clone().with_names(own);
    let named = Earlier { name: "r", round: "one", findings: named.get() };
    let found = audit(&[named]);
    assert!(
        found.iter().all(|pinned| pinned.how == How::Named { institutions: 7 }) && !found.is_empty(),
        "{found:?}"
    );
}

#[test]
fn a_named_newcomer_does_not_stand_for_the_others_who_came() {
    let before = of(Government, 12);
    let after = of(Government, 17);
    assert_eq!(read(&[&before, &after], 0), []);
    let found = read(&[&before, &after], 1);
    assert!(found.iter().any(|pinned| pinned.how == How::Difference { institutions: 5 }), "{found:?}");
}

/// A baseline whose members are known one by one.
fn with_members(round: &Round) -> Baseline {
    let mut baseline = baseline(round);
    for (place, (kind, outcomes)) in round.iter().enumerate() {
        baseline.topics[0].members.push(Member {
            response: ResponseId(Uuid::from_u128(place as u128)),
            name: format!("Qurum {place}"),
            kind: *kind,
            profile: Profile::default(),
            score: outcomes[0].score(),
        });
    }
    baseline
}

fn tells(round: &Round, named: &[usize]) -> Vec<Pinned> {
    let ids: BTreeSet<ResponseId> =
        named.iter().map(|place| ResponseId(Uuid::from_u128(*place as u128))).collect();
    let named = BTreeMap::from([(TOPIC.to_owned(), ids)]);
    naming_tells(&with_members(round), (Policy::new(5), &[]), &named)
}

#[test]
fn a_release_with_names_shows_no_more_than_one_without_the_named_could() {
    let round = [of(Government, 12), of(Private, 9)].concat();
    assert_eq!(tells(&round, &[0]), []);
    assert_eq!(tells(&round, &[]), []);
    let many: Vec<usize> = (0..8).collect();
    assert!(tells(&round, &many).iter().any(|one| one.how == How::Named { institutions: 4 }));
    // Of four others none is shown, whether the kind is shown or not.
    let withheld = [of(Government, 5), of(Private, 9)].concat();
    let kept = release(&with_members(&withheld), Policy::new(5));
    assert_eq!(kept.get().topics[0].kinds.len(), 2);
    let found = tells(&withheld, &[0]);
    assert!(found.iter().any(|one| one.segments == ["government"]), "{found:?}");
}

#[test]
fn a_count_below_target_that_would_leave_two_on_a_side_is_a_reason_to_refuse() {
    let points = [0, 0, 50, 50, 25, 75, 75, 100];
    let round: Round = points.map(|points| (Government, vec![Points(points)])).to_vec();
    assert_eq!(tells(&round, &[0]), [], "four below and three not are left");
    assert!(!tells(&round, &[5]).is_empty(), "five below and two not");
}

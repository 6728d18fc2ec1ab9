//! Releases read together: a late respondent, segments that overlap, another threshold, another round.

use bhr_baseline::disclosure::{
    CellRelease, Earlier, Findings, How, Pinned, Policy, Released, audit, freeze, release, release_by, reopen,
};
use bhr_baseline::findings::{Baseline, Dimension, Member};
use bhr_baseline::response::InstitutionKind::{Government, Private, StateOwned};
use bhr_baseline::response::{InstitutionKind, Profile, ResponseId};
use uuid::Uuid;

use super::{Outcome, Round, baseline, released};

use Outcome::Points;

const MIXED: [u8; 9] = [0, 25, 50, 100, 0, 75, 50, 25, 0];

/// So many institutions of a kind with answers that differ.
fn of(kind: InstitutionKind, count: usize) -> Round {
    (0..count).map(|place| (kind, vec![Points(MIXED[place % MIXED.len()])])).collect()
}

fn read(releases: &[(&str, &Released<Findings>)]) -> Vec<Pinned> {
    let names: Vec<String> = (1..=releases.len()).map(|number| format!("r{number}")).collect();
    let earlier: Vec<Earlier<'_>> = releases
        .iter()
        .zip(&names)
        .map(|((round, findings), name)| Earlier { name, round, findings: findings.get() })
        .collect();
    audit(&earlier)
}

#[test]
fn a_release_alone_gives_nobody_away() {
    for (government, owned, private) in [(12, 0, 0), (9, 8, 7), (12, 4, 6), (20, 2, 2), (6, 1, 0), (3, 3, 3)]
    {
        let round = [of(Government, government), of(StateOwned, owned), of(Private, private)].concat();
        assert_eq!(read(&[("one", &released(&round, 5))]), [], "{government} {owned} {private}");
    }
}

#[test]
fn a_late_respondent_is_refused_by_name_of_its_cell() {
    let before = [of(Government, 12), of(Private, 9)].concat();
    let late = [of(Government, 12), of(Private, 10)].concat();
    let found = read(&[("one", &released(&before, 5)), ("one", &released(&late, 5))]);
    let private = found.iter().find(|pinned| pinned.segments == ["private"]).expect("the cell is named");
    assert_eq!(private.how, How::Difference { institutions: 1 });
    assert_eq!(private.releases, ["r1", "r2"]);
    assert_eq!((private.topic.as_str(), private.dimension.as_deref()), ("made-up.n0", Some("kind")));
    assert!(found.iter().any(|pinned| pinned.dimension.is_none()), "so is the total");
    assert!(!found.iter().any(|pinned| pinned.segments == ["government"]), "{found:?}");
}

#[test]
fn as_many_late_respondents_as_a_figure_needs_are_not() {
    let before = [of(Government, 12), of(Private, 9)].concat();
    let late = [of(Government, 12), of(Private, 14)].concat();
    assert_eq!(read(&[("one", &released(&before, 5)), ("one", &released(&late, 5))]), []);
    let same = released(&before, 5);
    assert_eq!(read(&[("one", &same), ("one", &same), ("one", &same)]), []);
}

#[test]
fn an_answer_changed_after_reopening_is_seen_though_nobody_joined() {
    let before = of(Government, 12);
    let mut after = before.clone();
    after[0].1 = vec![Points(100)];
    let found = read(&[("one", &released(&before, 5)), ("one", &released(&after, 5))]);
    assert!(matches!(found[0].how, How::Difference { institutions: 1 }), "{found:?}");
}

#[test]
fn who_joined_what_is_withheld_follows_from_what_is_shown() {
    // Both small kinds are withheld in both releases; the total and the shown kind tell that one joined them.
    let before = [of(Government, 12), of(StateOwned, 3), of(Private, 4)].concat();
    let after = [of(Government, 17), of(StateOwned, 4), of(Private, 4)].concat();
    let found = read(&[("one", &released(&before, 5)), ("one", &released(&after, 5))]);
    let rest = found.iter().find(|pinned| pinned.segments == ["private", "state-owned"]);
    assert_eq!(rest.map(|pinned| pinned.how), Some(How::Difference { institutions: 1 }), "{found:?}");
}

#[test]
fn a_lower_threshold_later_does_not_undo_an_earlier_one() {
    let round = [of(Government, 12), of(StateOwned, 4), of(Private, 6)].concat();
    let found = read(&[("one", &released(&round, 5)), ("one", &released(&round, 3))]);
    let pinned = found.iter().find(|pinned| pinned.segments == ["state-owned"]).expect("it is named");
    assert_eq!(pinned.how, How::Certain);
}

#[test]
fn another_round_is_compared_where_the_others_stayed_as_they_were() {
    let before = released(&of(Government, 12), 5);
    let one_more = released(&of(Government, 13), 5);
    let found = read(&[("one", &before), ("two", &one_more)]);
    assert!(matches!(found[0].how, How::Difference { institutions: 1 }), "{found:?}");
    let mut changed = of(Government, 13);
    changed[0].1 = vec![Points(50)];
    changed[1].1 = vec![Points(100)];
    assert_eq!(read(&[("one", &before), ("two", &released(&changed, 5))]), [], "others answered anew");
}

/// Findings whose members have regions: the first so many of each kind are of the north.
fn with_regions(round: &Round, north: &[(InstitutionKind, usize)]) -> Baseline {
    let mut baseline = baseline(round);
    for (number, topic) in baseline.topics.iter_mut().enumerate() {
        let mut met = std::collections::BTreeMap::<InstitutionKind, usize>::new();
        for (place, (kind, outcomes)) in round.iter().enumerate() {
            let before = met.entry(*kind).or_default();
            let is_north = north.iter().any(|(known, count)| known == kind && *before < *count);
            *before += 1;
            topic.members.push(Member {
                response: ResponseId(Uuid::from_u128(place as u128)),
                name: format!("Qurum {place}"),
                kind: *kind,
                profile: Profile {
                    region: Some(if is_north { "north" } else { "south" }.to_owned()),
                    ..Profile::default()
                },
                score: outcomes[number].score(),
            });
        }
    }
    baseline
}

fn shown(released: &Released<Findings>, segment: &str) -> bool {
    let found = released.get().topics[0].segments.iter().find(|one| one.segment == segment).unwrap();
    matches!(found.cell, CellRelease::Shown { .. })
}

#[test]
fn segments_are_released_by_what_is_chosen_and_old_releases_have_none() {
    let round = [of(Government, 14), of(Private, 12)].concat();
    let baseline = with_regions(&round, &[(Government, 7), (Private, 6)]);
    let plain = release(&baseline, Policy::new(5));
    let (text, hash) = freeze(&plain);
    assert!(!text.contains("segments"), "a release by kind alone keeps its form and its hash");
    assert_eq!(reopen(&text, &hash).unwrap(), plain);
    let by_region = release_by(&baseline, Policy::new(5), &[Dimension::Region]);
    assert!(shown(&by_region, "north") && shown(&by_region, "south"));
    let (text, hash) = freeze(&by_region);
    assert_eq!(reopen(&text, &hash).unwrap(), by_region);
    assert_eq!(read(&[("one", &plain), ("one", &by_region)]), []);
}

/// All State bodies and one company are of the north: the north without the State bodies is that company.
#[test]
fn segments_that_differ_from_a_kind_by_one_are_withheld() {
    let round = [of(Government, 12), of(Private, 9)].concat();
    let baseline = with_regions(&round, &[(Government, 12), (Private, 1)]);
    let released = release_by(&baseline, Policy::new(5), &[Dimension::Region]);
    assert!(matches!(released.get().topics[0].kinds[0].cell, CellRelease::Shown { .. }));
    assert!(!shown(&released, "north") || !shown(&released, "south"));
    assert!(!shown(&released, "north"), "the north is the State bodies and one company");
}

//! Segments, medians, kinds of indicators, and the word findings rest on.

use std::sync::Arc;

use bhr_baseline::findings::{Basis, Cell, Dimension, Participant, TopicFinding, draw, draw_by, median};
use bhr_baseline::questionnaire::IndicatorKind;
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::response::{Answer, AnswerKey, SizeBand};
use bhr_baseline::scoring::Scheme;
use proptest::prop_assert_eq;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::number;
use crate::support::asked::{accepted, asked, company, participants, state};

#[test]
fn the_median_is_the_middle_score_or_the_mean_of_the_two_in_the_middle() {
    let of = |scores: &[&str]| median(scores.iter().map(|score| number(score)).collect());
    assert_eq!(of(&[]), None);
    assert_eq!(of(&["0.4"]), Some(number("0.4")));
    assert_eq!(of(&["1", "0", "0.25"]), Some(number("0.25")));
    assert_eq!(of(&["1", "0", "0.25", "0.5"]), Some(number("0.375")));
}

fn with_sector(mut one: Participant, sector: Option<&str>) -> Participant {
    one.accepted.as_mut().unwrap().profile.sector = sector.map(str::to_owned);
    one
}

#[test]
fn what_nobody_knows_is_a_segment_of_its_own_and_stands_last() {
    let state = Arc::new(state());
    let round = [
        with_sector(accepted("Alpha", Government, &state, &["full", "full", "full"]), None),
        with_sector(accepted("Beta", Government, &state, &["none", "none", "none"]), Some("O")),
        with_sector(accepted("Delta", Government, &state, &["some", "some", "some"]), Some("O")),
        with_sector(accepted("Gamma", Government, &state, &["-", "-", "-"]), Some("A")),
    ];
    let baseline = draw(&round);
    let topic = baseline.topic("principle-3").unwrap();
    let segments = topic.segments(Dimension::Sector);
    let read: Vec<_> = segments
        .iter()
        .map(|one| {
            let cell = &one.cell;
            (one.value.as_deref(), cell.scored, cell.not_applicable, cell.meeting_target(), one.median)
        })
        .collect();
    let expected = [
        (Some("A"), 0, 1, 0, None),
        (Some("O"), 2, 0, 0, Some(number("0.25"))),
        (None, 1, 0, 1, Some(number("1"))),
    ];
    assert_eq!(read, expected);
    assert_eq!(topic.median(), Some(number("0.5")));
    assert_eq!(topic.all.share_meeting_target(), Some(number("1") / number("3")));
}

/// Gives each institution a sector, a size and a region, or none, by its place.
fn spread(mut round: Vec<Participant>) -> Vec<Participant> {
    for (place, one) in round.iter_mut().enumerate() {
        let profile = match &mut one.accepted {
            Some(sheet) => &mut sheet.profile,
            None => &mut one.institution.profile,
        };
        profile.sector = [None, Some("A"), Some("K")][place % 3].map(str::to_owned);
        profile.size = [None, Some(SizeBand::Large), Some(SizeBand::Micro)][place / 2 % 3];
        profile.region = [Some("Numuna"), None][place % 2].map(str::to_owned);
        profile.ownership = [Some("state"), Some("mixed"), None][place / 3 % 3].map(str::to_owned);
    }
    round
}

#[test]
fn segments_add_up_to_the_whole() {
    let config =
        Config { cases: 60, rng_seed: RngSeed::Fixed(5), failure_persistence: None, ..Config::default() };
    let numbers = proptest::collection::vec(proptest::array::uniform4(proptest::num::u8::ANY), 1..=30);
    let property = |numbers: Vec<[u8; 4]>| {
        let drawn = draw_by(&spread(participants(&numbers)), Basis::SelfAssessed, Scheme::Declared);
        for (topic, dimension) in drawn.topics().flat_map(|topic| Dimension::ALL.map(|one| (topic, one))) {
            let mut sum = Cell::empty(topic.scale.len());
            let segments = topic.segments(dimension);
            segments.iter().for_each(|segment| sum.merge(&segment.cell));
            prop_assert_eq!(&sum, &topic.all);
            let unknown = segments.iter().position(|segment| segment.value.is_none());
            prop_assert_eq!(unknown.unwrap_or(segments.len().saturating_sub(1)) + 1, segments.len().max(1));
        }
        Ok(())
    };
    TestRunner::new(config).run(&numbers, property).unwrap();
}

#[test]
fn kinds_are_segments_too() {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    let round = [
        accepted("Alpha", Private, &company, &["full", "full"]),
        accepted("Beta", Government, &state, &["full", "none", "full"]),
    ];
    let baseline = draw(&round);
    let topic = baseline.topic("principle-3").unwrap();
    let segments = topic.segments(Dimension::Kind);
    let kinds: Vec<_> = segments.iter().map(|one| (one.value.clone().unwrap(), one.cell.clone())).collect();
    let by_kind: Vec<_> =
        topic.by_kind.iter().map(|(kind, cell)| (kind.code().to_owned(), cell.clone())).collect();
    assert_eq!(kinds, by_kind);
}

#[test]
fn findings_rest_on_what_was_verified_where_somebody_looked() {
    let state = Arc::new(state());
    let mut looked_at = accepted("Alpha", Government, &state, &["full", "full", "full"]);
    let mut sheet = looked_at.accepted.clone().unwrap();
    sheet.put(AnswerKey::own("visits"), Answer::Choice("none".into()));
    looked_at.verified = Some(sheet);
    let round = [looked_at, accepted("Beta", Government, &state, &["full", "full", "full"])];
    let mean = |basis| draw_by(&round, basis, Scheme::Declared).topic("state.check").unwrap().all.mean();
    assert_eq!(mean(Basis::SelfAssessed), Some(number("1")));
    assert_eq!(mean(Basis::Verified), Some(number("0.5")));
    assert_eq!(draw(&round), *draw_by(&round, Basis::SelfAssessed, Scheme::Declared).baseline);
    let step = &draw_by(&round, Basis::Verified, Scheme::Declared).baseline.gaps[0].next_steps[0];
    assert_eq!(step.text.get("en"), "visits from none", "the next step is that of the verified answer");
}

/// `law` is structural here, `check` and both indicators of companies are about what is done.
#[test]
fn indicators_of_a_kind_are_put_together_over_all_questionnaires() {
    let mut state = state();
    state.nodes[0].indicator = Some(IndicatorKind::Structural);
    state.nodes[1].weight = number("9");
    let (state, company) = (Arc::new(state), Arc::new(company()));
    let round = [
        accepted("Beta", Government, &state, &["full", "none", "some"]),
        accepted("Alpha", Private, &company, &["full", "none"]),
        asked("Gamma", Private, &company),
    ];
    let drawn = draw_by(&round, Basis::SelfAssessed, Scheme::Declared);
    let read = |topic: &TopicFinding| {
        let parts: Vec<String> =
            topic.children.iter().map(|place| drawn.baseline.topics[*place].key.code()).collect();
        (topic.key.code(), topic.all.scored, topic.all.mean(), parts)
    };
    let found: Vec<_> = drawn.indicators.iter().map(read).collect();
    let parts = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let expected = [
        ("indicators-structural".to_owned(), 1, Some(number("0.5")), parts(&["state.law"])),
        (
            "indicators-process".to_owned(),
            2,
            Some(number("0.5")),
            parts(&["state.check", "company.owner", "company.harm"]),
        ),
    ];
    assert_eq!(found, expected);
    let lowest = draw_by(&round, Basis::SelfAssessed, Scheme::Lowest);
    assert_eq!(lowest.topic("indicators-process").unwrap().all.mean(), Some(number("0.25")));
    let names: Vec<&str> = drawn.indicators[1].members.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Alpha", "Beta"]);
}

//! Findings worked out by hand, and what must hold of those of any round.

use std::sync::Arc;

use bhr_baseline::findings::{
    Baseline, Cell, GapEntry, Participant, ResponseRate, Standing, TopicFinding, TopicKey, draw,
};
use bhr_baseline::questionnaire::{Condition, Equals, Id, Questionnaire, Text};
use bhr_baseline::response::InstitutionKind::{Government, Private, StateOwned};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use rust_decimal::Decimal;

use crate::support::asked::{accepted, asked, company, families, participants, scale, state};

/// Two ministries, one of which leaves out a question, and a company; others are not through yet.
fn example() -> Vec<Participant> {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    vec![
        accepted("Beta", Government, &state, &["full", "none", "some"]),
        Participant { standing: Standing::Submitted, ..asked("Delta", Private, &company) },
        accepted("Alpha", Government, &state, &["none", "-", ""]),
        asked("Epsilon", Government, &state),
        accepted("Gamma", Private, &company, &["full", "none"]),
    ]
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn topic<'a>(baseline: &'a Baseline, code: &str) -> &'a TopicFinding {
    baseline.topic(code).unwrap_or_else(|| panic!("no topic {code}"))
}

#[test]
fn topics_stand_in_order_with_their_children() {
    let baseline = draw(&example());
    let codes: Vec<String> = baseline.topics.iter().map(|topic| topic.key.code()).collect();
    let expected = [
        "state.overall",
        "company.overall",
        "pillar-1",
        "pillar-2",
        "principle-3",
        "principle-13",
        "state.law",
        "state.check",
        "company.owner",
        "company.harm",
    ];
    assert_eq!(codes, expected);
    let children: Vec<&[usize]> = baseline.topics.iter().map(|topic| topic.children.as_slice()).collect();
    let expected: [&[usize]; 10] = [&[2], &[2, 3], &[4], &[5], &[6, 7, 8], &[9], &[], &[], &[], &[]];
    assert_eq!(children, expected);
}

#[test]
fn two_questionnaires_meet_at_a_pillar_and_a_principle() {
    let baseline = draw(&example());
    for code in ["pillar-1", "principle-3"] {
        let topic = topic(&baseline, code);
        let expected = Cell {
            scored: 3,
            score_sum: number("1.5"),
            lower_sum: number("1.5"),
            upper_sum: number("2"),
            coverage_sum: number("2.5"),
            gap_sum: number("1"),
            applicable: 3,
            not_applicable: 0,
            none_given: 1,
            levels: vec![0, 0, 0, 1, 1],
            with_gap: 2,
        };
        assert_eq!(topic.all, expected, "{code}");
        let kinds: Vec<_> =
            topic.by_kind.iter().map(|(kind, cell)| (*kind, cell.scored, cell.mean())).collect();
        assert_eq!(kinds, [(Government, 2, Some(number("0.25"))), (Private, 1, Some(number("1")))]);
        let names: Vec<&str> = topic.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["Alpha", "Beta", "Gamma"]);
    }
    let harm = topic(&baseline, "principle-13");
    assert_eq!((harm.all.scored, harm.all.with_gap, harm.by_kind.len()), (1, 1, 1));
}

#[test]
fn responses_are_counted_by_kind() {
    let rates = draw(&example()).rates;
    let state = ResponseRate { asked: 3, accepted: 2, not_started: 1, ..ResponseRate::default() };
    let company = ResponseRate { asked: 2, accepted: 1, submitted: 1, ..ResponseRate::default() };
    assert_eq!(rates.into_iter().collect::<Vec<_>>(), [(Government, state), (Private, company)]);
}

/// Indicator, principles, and each next step with its question, place and count.
type RegisterLine = (String, Vec<u8>, Vec<(String, usize, u32)>);

/// Topic, principles, and per next step the question and how many of how many it concerns.
fn register(baseline: &Baseline) -> Vec<RegisterLine> {
    let steps = |gap: &GapEntry| {
        let step = gap.next_steps.iter();
        step.map(|step| (step.text.get("en").to_owned(), step.responses.len(), step.asked)).collect()
    };
    let gap = |gap: &GapEntry| (baseline.topics[gap.topic].key.code(), gap.principles.clone(), steps(gap));
    baseline.gaps.iter().map(gap).collect()
}

#[test]
fn the_widest_and_deepest_gaps_come_first_in_the_register() {
    let (state, mut round) = (Arc::new(state()), example());
    round.push(accepted("Zeta", Government, &state, &["none", "full", "full"]));
    let step = |text: &str, concerned, asked| (text.to_owned(), concerned, asked);
    let expected = vec![
        ("company.harm".to_owned(), vec![13], vec![step("harm from none", 1, 1)]),
        ("state.law".to_owned(), vec![3], vec![step("act from none", 2, 3), step("court from none", 1, 3)]),
        ("state.check".to_owned(), vec![3], vec![step("visits from some", 1, 3)]),
    ];
    assert_eq!(register(&draw(&round)), expected);
}

#[test]
fn an_answer_to_a_hidden_question_is_no_next_step() {
    let mut hiding = state();
    let question = Some(Id { text: "act".into(), line: 0 });
    let condition = Condition::Equals(Equals { profile: None, question, value: "full".into() });
    hiding.questions[1].applies_when = Some(condition);
    let hiding = Arc::new(hiding);
    let round = [
        accepted("Alpha", Government, &hiding, &["none", "none", "full"]),
        accepted("Beta", Government, &hiding, &["full", "none", "full"]),
    ];
    let steps = &register(&draw(&round))[0].2;
    assert_eq!(*steps, [("act from none".to_owned(), 1, 2), ("court from none".to_owned(), 1, 1)]);
}

#[test]
fn a_tree_without_principles_keeps_its_own_topics() {
    let families = Arc::new(families());
    let round = [accepted("Alpha", Private, &families, &["full", "none"])];
    let baseline = draw(&round);
    let keys: Vec<TopicKey> = baseline.topics.iter().map(|topic| topic.key.clone()).collect();
    let key = |make: fn(String, String) -> TopicKey, node: &str| make("families".into(), node.into());
    let [c1, c2] = ["c1", "c2"].map(|node| key(TopicKey::Whole, node));
    let [f1, f2] = ["f1", "f2"].map(|node| key(TopicKey::Node, node));
    assert_eq!(keys, [c1, c2, f1, f2]);
    assert_eq!(baseline.topics[0].title, Text::english("c1"), "two wholes go by their own names");
    assert_eq!(register(&baseline)[0].1, Vec::<u8>::new());
}

#[test]
fn without_an_accepted_response_topics_are_empty() {
    let state = Arc::new(state());
    let baseline = draw(&[asked("Alpha", Government, &state)]);
    assert_eq!(baseline.topics.len(), 5);
    assert!(baseline.topics.iter().all(|topic| topic.all == Cell::empty(5) && topic.by_kind.is_empty()));
    assert_eq!((baseline.gaps.len(), draw(&[]).topics.len()), (0, 0));
}

#[test]
fn ratings_on_another_scale_are_not_added_up() {
    let mut other = company();
    other.scale = scale(&[(0, false), (10, false), (20, false), (30, false), (40, false), (50, false)]);
    let (state, other) = (Arc::new(state()), Arc::new(other));
    let round = [
        accepted("Alpha", Government, &state, &["full", "full", "full"]),
        accepted("Beta", Private, &other, &["full", "full"]),
    ];
    let baseline = draw(&round);
    assert_eq!(topic(&baseline, "principle-3").all.levels, [0, 0, 0, 0, 1]);
    assert_eq!(topic(&baseline, "company-1.p3").all.levels, [0, 0, 0, 0, 0, 1]);
}

/// Drafts of one questionnaire may differ and have one number.
#[test]
fn two_versions_of_a_questionnaire_meet_where_they_are_alike() {
    let with = |change: fn(&mut Questionnaire)| {
        let mut changed = families();
        change(&mut changed);
        Arc::new(changed)
    };
    let (first, second) = (with(|_| ()), with(|draft| draft.nodes[1].id = "f3".into()));
    let round = [
        accepted("Alpha", Private, &first, &["none", "none"]),
        accepted("Beta", StateOwned, &second, &["none", "none"]),
    ];
    let baseline = draw(&round);
    assert_eq!(topic(&baseline, "families.f1").all.scored, 2);
    assert_eq!(topic(&baseline, "families.f2").all.scored, 1);
    assert_eq!(topic(&baseline, "families.f3").all.scored, 1);
    assert_eq!(baseline.gaps.len(), 3, "a gap stands in the register once");
}

#[test]
fn an_institution_counts_as_what_it_was_when_it_handed_in() {
    let company = Arc::new(company());
    let mut moved = accepted("Alpha", Private, &company, &["full", "full"]);
    moved.accepted.as_mut().unwrap().profile.kind = Some(StateOwned);
    assert_eq!(topic(&draw(&[moved.clone()]), "company.owner").by_kind[0].0, StateOwned);
    moved.accepted.as_mut().unwrap().profile.kind = None;
    assert_eq!(topic(&draw(&[moved.clone()]), "company.owner").by_kind[0].0, Private);
    moved.institution.profile.kind = None;
    assert_eq!(topic(&draw(&[moved]), "company.owner").by_kind[0].0, StateOwned, "first addressed");
}

fn holds(property: impl Fn(Vec<Participant>) -> Result<(), TestCaseError>) {
    let config =
        Config { cases: 150, rng_seed: RngSeed::Fixed(3), failure_persistence: None, ..Config::default() };
    let numbers = proptest::collection::vec(proptest::array::uniform4(proptest::num::u8::ANY), 1..=30);
    TestRunner::new(config).run(&numbers, |numbers| property(participants(&numbers))).unwrap();
}

#[test]
fn kinds_add_up_to_the_total() {
    holds(|round| {
        for topic in draw(&round).topics {
            let mut sum = Cell::empty(topic.scale.len());
            topic.by_kind.iter().for_each(|(_, cell)| sum.merge(cell));
            prop_assert_eq!(&sum, &topic.all);
            prop_assert_eq!(sum.applicable, sum.rated() + sum.none_given);
            prop_assert_eq!(topic.members.len() as u32, sum.applicable + sum.not_applicable);
            prop_assert!(topic.members.is_sorted_by(|one, next| one.name <= next.name));
        }
        Ok(())
    });
}

#[test]
fn an_institution_more_changes_its_kind_and_the_total_only() {
    holds(|mut round| {
        let more = draw(&round);
        let last = round.pop().unwrap();
        let before = draw(&round);
        for topic in &more.topics {
            let Some(old) = before.topics.iter().find(|old| old.key == topic.key) else { continue };
            for (kind, cell) in &topic.by_kind {
                let old = old.by_kind.iter().find(|(known, _)| known == kind).map(|(_, cell)| cell);
                prop_assert!(*kind == last.kind() || old == Some(cell));
            }
            let new: Vec<_> = topic.members.iter().filter(|member| !old.members.contains(member)).collect();
            prop_assert!(new.iter().all(|member| member.response == last.response));
            let mut sum = old.all.clone();
            new.iter().for_each(|member| sum.add(&member.score));
            prop_assert_eq!(sum, topic.all.clone());
        }
        Ok(())
    });
}

#[test]
fn the_order_of_participants_changes_nothing() {
    holds(|round| {
        let mut other = round.clone();
        other.reverse();
        other.rotate_left(round.len() / 3);
        prop_assert_eq!(draw(&round), draw(&other));
        Ok(())
    });
}

//! How far findings move under other choices: held against the exact scores, and worked out by hand where that goes.

use std::sync::Arc;

use bhr_baseline::authoring::simulate;
use bhr_baseline::findings::robustness::{Choice, Plan, Robustness, reference, robustness};
use bhr_baseline::findings::{Basis, Participant, draw};
use bhr_baseline::questionnaire::{Part, Questionnaire, Rule, load};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_decimal::prelude::ToPrimitive;

use crate::support::asked::{accepted, asked, company, state};

const PLAN: Plan = Plan { seed: 20, runs: 200, basis: Basis::SelfAssessed };

fn found(participants: &[Participant]) -> Robustness {
    robustness(participants, &draw(participants), PLAN)
}

/// Made-up institutions that answer a questionnaire.
fn crowd(questionnaire: &Arc<Questionnaire>, institutions: usize) -> Vec<Participant> {
    let mut random = ChaCha8Rng::seed_from_u64(5);
    let sheets = simulate(questionnaire, institutions, &mut |below| random.random_range(0..below));
    let participant = |(name, sheet): (String, _)| Participant {
        accepted: Some(sheet),
        ..asked(&name, Government, questionnaire)
    };
    sheets.into_iter().map(participant).collect()
}

fn shipped() -> Vec<Arc<Questionnaire>> {
    bhr_baseline::assessment::shipped().iter().map(|folder| Arc::new(load(folder).unwrap())).collect()
}

fn holds_against_exact(participants: &[Participant]) {
    let baseline = draw(participants);
    let means = reference(participants, &baseline, Basis::SelfAssessed);
    assert_eq!(means.len(), baseline.topics.len());
    for (topic, mean) in baseline.topics.iter().zip(means) {
        let exact = topic.all.mean().map(|mean| mean.to_f64().unwrap());
        match (exact, mean) {
            (Some(exact), Some(mean)) => {
                assert!((exact - mean).abs() < 1e-9, "{:?}: {exact} {mean}", topic.key)
            }
            (exact, mean) => assert_eq!(exact, mean, "{:?}", topic.key),
        }
    }
}

#[test]
fn with_nothing_changed_the_means_are_the_exact_ones() {
    for questionnaire in shipped() {
        holds_against_exact(&crowd(&questionnaire, 40));
    }
}

#[test]
fn units_and_every_rule_are_followed() {
    let rules = [Rule::Lowest, Rule::Geometric, Rule::AllSomeNone, Rule::MeanOfKinds, Rule::WeightedMean];
    let mut questionnaire = (*shipped()[0]).clone();
    for (node, rule) in questionnaire.nodes.iter_mut().zip(rules.into_iter().cycle()) {
        node.rule = rule;
    }
    for question in questionnaire.questions.iter_mut().step_by(2) {
        question.per_unit = true;
    }
    let kind = |id: &str, within: Option<&str>| bhr_baseline::questionnaire::UnitKind {
        id: id.into(),
        label: bhr_baseline::questionnaire::Text::english(id),
        within: within.map(str::to_owned),
    };
    questionnaire.unit_kinds =
        vec![kind("agency", None), kind("service", None), kind("office", Some("service"))];
    let crowd = crowd(&Arc::new(questionnaire), 40);
    assert!(crowd.iter().any(|one| one.accepted.as_ref().unwrap().units.len() > 1), "nobody has units");
    holds_against_exact(&crowd);
}

#[test]
fn the_same_seed_gives_the_same_and_another_seed_does_not() {
    let crowd = crowd(&shipped()[0], 12);
    assert_eq!(found(&crowd), found(&crowd));
    let other = robustness(&crowd, &draw(&crowd), Plan { seed: 21, ..PLAN });
    assert_ne!(found(&crowd).topics, other.topics);
}

#[test]
fn who_has_everything_in_place_is_not_moved_by_any_choice() {
    let state = Arc::new(state());
    let all = [accepted("Alpha", Government, &state, &["full", "full", "full"])];
    let found = found(&all);
    for topic in &found.topics {
        let ends = [topic.low, topic.median, topic.high, topic.reference];
        assert!(ends.iter().all(|end| (end - 1.0).abs() < 1e-12), "{topic:?}");
        assert_eq!((topic.ratings_kept, topic.indices.as_slice()), (Some(1.0), [].as_slice()));
        assert_eq!(topic.levels, [0.0, 0.0, 0.0, 0.0, 1.0]);
    }
    assert!(found.top_gaps.gaps.is_empty() && found.top_gaps.changes.is_empty());
}

#[test]
fn only_the_worth_of_half_an_answer_moves_a_lone_half_answer() {
    let company = Arc::new(company());
    let found = found(&[accepted("Gamma", Private, &company, &["some", "some"])]);
    let owner = &found.topics[found.topics.len() - 2];
    assert!((owner.reference - 0.5).abs() < 1e-12);
    assert!((0.25..0.3).contains(&owner.low) && (0.7..0.75).contains(&owner.high), "{owner:?}");
    for index in &owner.indices {
        if index.choice == Choice::PartialAnswers {
            assert!(index.first > 0.9 && index.total > 0.9, "{index:?}");
        } else {
            assert!(index.first < 0.1 && index.total < 1e-9, "{index:?}");
        }
    }
    assert_eq!(owner.indices.len(), 4);
    assert!((owner.levels.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn what_is_not_applicable_counts_as_nothing_in_half_of_the_runs() {
    let state = Arc::new(state());
    let found = found(&[accepted("Alpha", Government, &state, &["full", "-", "full"])]);
    // Of all topics the indicator with the question falls deepest.
    let law = found.topics.iter().min_by(|a, b| a.low.total_cmp(&b.low)).unwrap();
    let not_applicable = law.indices.iter().find(|index| index.choice == Choice::NotApplicable).unwrap();
    assert!(not_applicable.total > 0.8, "{:?}", law.indices);
    assert!((0.35..0.65).contains(&law.ratings_kept.unwrap()));
}

#[test]
fn the_list_of_gaps_says_which_choice_would_change_it() {
    // Twelve indicators: ten at nothing, one half way, one where everything is "not applicable".
    let mut questionnaire = state();
    let (node, question) = (questionnaire.nodes[1].clone(), questionnaire.questions[2].clone());
    (questionnaire.nodes, questionnaire.questions) = (Vec::new(), Vec::new());
    for number in 0..12 {
        questionnaire.nodes.push(bhr_baseline::questionnaire::Node {
            id: format!("i{number}"),
            parts: vec![Part::Question(number)],
            ..node.clone()
        });
        questionnaire.questions.push(bhr_baseline::questionnaire::Question {
            id: format!("q{number}"),
            indicator: number,
            ..question.clone()
        });
    }
    let total = bhr_baseline::questionnaire::Node {
        id: "overall".into(),
        indicator: None,
        parts: (0..12).map(Part::Node).collect(),
        ..node
    };
    questionnaire.nodes.push(total);
    questionnaire.roots = vec![12];
    let mut answers = vec!["-"];
    answers.extend(["none"; 9]);
    answers.extend(["some", "full"]);
    let all = [accepted("Alpha", Government, &Arc::new(questionnaire), &answers)];
    let baseline = draw(&all);
    let named = |id: &str| {
        baseline.topics.iter().position(|topic| topic.key.code() == format!("state.{id}")).unwrap()
    };
    let top = robustness(&all, &baseline, PLAN).top_gaps;
    let listed: Vec<usize> = top.gaps.iter().filter(|gap| gap.is_listed).map(|gap| gap.topic).collect();
    assert_eq!(listed.len(), 10);
    assert!(listed.contains(&named("i10")) && !listed.contains(&named("i0")));
    let not_applicable = top.changes.iter().find(|change| change.choice == Choice::NotApplicable).unwrap();
    assert_eq!((not_applicable.tried, not_applicable.unchanged), (1, 0));
    assert_eq!(
        (&not_applicable.enter[..], &not_applicable.leave[..]),
        (&[named("i0")][..], &[named("i10")][..])
    );
    let weights = top.changes.iter().find(|change| change.choice == Choice::Weights).unwrap();
    assert_eq!((weights.tried, weights.unchanged), (200, 200));
    let newcomer = top.gaps.iter().find(|gap| gap.topic == named("i0")).unwrap();
    assert!(!newcomer.is_listed && (0.35..0.65).contains(&newcomer.share), "{newcomer:?}");
}

#[test]
fn a_round_without_accepted_responses_has_nothing_to_move() {
    let found = found(&[asked("Alpha", Government, &Arc::new(state()))]);
    assert_eq!((found.institutions, found.topics.len()), (0, 0));
    assert!(found.top_gaps.gaps.is_empty());
}

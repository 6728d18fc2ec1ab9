//! What a score is made of: parts add up, a part that does not apply moves nothing beside its ancestors, core
//! elements cap.

use std::collections::BTreeSet;

use bhr_baseline::questionnaire::{Part, Questionnaire, Rule};
use bhr_baseline::response::Answer;
use bhr_baseline::scoring::{Rating, score};
use proptest::{prop_assert, prop_assert_eq};
use rust_decimal::Decimal;

use super::{free_places, holds};

/// What sums of shares may be off by, from rounding alone.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 15);

/// Everything in or below a part.
fn below(questionnaire: &Questionnaire, part: Part, found: &mut BTreeSet<Part>) {
    if let (true, Part::Node(place)) = (found.insert(part), part) {
        questionnaire.nodes[place].parts.iter().for_each(|child| below(questionnaire, *child, found));
    }
}

fn all_below(questionnaire: &Questionnaire, node: usize) -> BTreeSet<Part> {
    let mut found = BTreeSet::new();
    below(questionnaire, Part::Node(node), &mut found);
    found
}

#[test]
fn one_more_not_applicable_changes_only_what_stands_above_it() {
    holds(|case, _| {
        let before = score(&case.questionnaire, &case.sheet);
        for (question, key) in free_places(case) {
            let changed = case.questionnaire.question(&question.id).unwrap();
            let mut sheet = case.sheet.clone();
            sheet.put(key, Answer::NotApplicable { reason: "reason".into() });
            let after = score(&case.questionnaire, &sheet);
            for place in (0..case.questionnaire.questions.len()).filter(|place| *place != changed) {
                prop_assert_eq!(before.tree.whole.questions[place], after.tree.whole.questions[place]);
            }
            for place in 0..case.questionnaire.nodes.len() {
                if !all_below(&case.questionnaire, place).contains(&Part::Question(changed)) {
                    prop_assert_eq!(&before.nodes[place], &after.nodes[place]);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn contributions_and_shortfalls_add_up() {
    holds(|case, _| {
        for node in score(&case.questionnaire, &case.sheet).nodes {
            let Some(score) = node.value.and_then(|value| value.score) else { continue };
            if !matches!(node.explanation.rule, Rule::WeightedMean | Rule::MeanOfKinds) {
                continue;
            }
            let parts = &node.explanation.parts;
            let given: Decimal = parts.iter().filter_map(|part| part.contribution()).sum();
            let lacking: Decimal = parts.iter().filter_map(|part| part.shortfall()).sum();
            prop_assert!((given - score).abs() <= TOLERANCE, "{} of {}", given, score);
            let missing = Decimal::ONE - score;
            prop_assert!((lacking - missing).abs() <= TOLERANCE, "{} of {}", lacking, missing);
        }
        Ok(())
    });
}

#[test]
fn a_core_element_at_zero_caps_every_rating_above_it() {
    holds(|case, _| {
        let questionnaire = &case.questionnaire;
        let card = score(questionnaire, &case.sheet);
        for (place, node) in card.nodes.iter().enumerate() {
            let is_zero_core = |part: &Part| {
                let (core, value) = match *part {
                    Part::Node(node) => (questionnaire.nodes[node].core, card.nodes[node].value),
                    Part::Question(question) => {
                        (questionnaire.questions[question].core, card.tree.whole.questions[question])
                    }
                };
                core && value.and_then(|value| value.score) == Some(Decimal::ZERO)
            };
            let zero = all_below(questionnaire, place).into_iter().filter(is_zero_core).count();
            if let Rating::Level(level) = node.rating {
                let cap = questionnaire.scale.core_cap;
                let uncapped = node.explanation.level_before_caps.unwrap();
                prop_assert_eq!(level, if zero > 0 { uncapped.min(cap) } else { uncapped });
                let named = node.explanation.capped_by.len();
                prop_assert_eq!(named, if uncapped > cap { zero } else { 0 });
            }
        }
        Ok(())
    });
}

/// A core element in which nothing is in place is at zero, whatever the rule.
#[test]
fn a_node_with_nothing_in_place_is_at_zero() {
    holds(|case, _| {
        let mut sheet = case.sheet.clone();
        for (question, key) in super::random::places(&case.questionnaire, &case.sheet) {
            sheet.put(key, super::bounds::worth_nothing(question));
        }
        for node in score(&case.questionnaire, &sheet).nodes {
            let score = node.value.and_then(|value| value.score);
            prop_assert!(score.is_none_or(|score| score.is_zero()), "{:?}", node);
        }
        Ok(())
    });
}

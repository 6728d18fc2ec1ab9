//! Libraries against the rules of the importer that reads them, as the module's page lists them.

use std::collections::{BTreeMap, BTreeSet};

use bhr_baseline::authoring::ciso_library;
use bhr_baseline::questionnaire::{QuestionKind, Questionnaire, Text};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

use super::questionnaires;

fn library(questionnaire: &Questionnaire) -> Value {
    serde_saphyr::from_str(&ciso_library(questionnaire)).expect("good YAML")
}

fn nodes(library: &Value) -> &Vec<Value> {
    library["objects"]["framework"]["requirement_nodes"].as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn questions(node: &Value) -> Vec<(&String, &Value)> {
    node["questions"].as_object().map(|questions| questions.iter().collect()).unwrap_or_default()
}

fn choices(question: &Value) -> &[Value] {
    question["choices"].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn urns_are_small_letters_and_stand_once() {
    for questionnaire in questionnaires() {
        let library = library(&questionnaire);
        let mut urns = vec![text(&library["urn"]), text(&library["objects"]["framework"]["urn"])];
        for node in nodes(&library) {
            urns.push(text(&node["urn"]));
            for (urn, question) in questions(node) {
                urns.push(urn);
                urns.extend(choices(question).iter().map(|choice| text(&choice["urn"])));
            }
        }
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ":-._".contains(c);
        assert!(urns.iter().all(|urn| urn.starts_with("urn:") && urn.chars().all(allowed)), "{urns:?}");
        assert_eq!(urns.iter().collect::<BTreeSet<_>>().len(), urns.len());
    }
}

#[test]
fn every_node_stands_one_step_below_its_parent_and_after_it() {
    for questionnaire in questionnaires() {
        let library = library(&questionnaire);
        let mut depths: BTreeMap<&str, u64> = BTreeMap::new();
        for node in nodes(&library) {
            let depth = node["depth"].as_u64().expect("a number");
            let above = node.get("parent_urn").map_or(0, |parent| depths[text(parent)]);
            assert_eq!(depth, above + 1, "{node}");
            assert_eq!(node["assessable"], depth == 3, "{node}");
            assert_eq!(questions(node).len(), usize::from(depth == 3), "{node}");
            depths.insert(text(&node["urn"]), depth);
        }
        let of_depth = |wanted| depths.values().filter(|depth| **depth == wanted).count();
        assert_eq!(of_depth(1), questionnaire.sections.len());
        assert_eq!(of_depth(3), questionnaire.questions.len());
    }
}

/// A field in English, and its translations.
fn says(thing: &Value, field: &str, words: &Text, questionnaire: &Questionnaire) {
    assert_eq!(text(&thing[field]), words.get("en"));
    for state in &questionnaire.translations {
        let language = state.language.as_str();
        assert!(words.has(language), "{language}: {thing}");
        assert_eq!(text(&thing["translations"][language][field]), words.get(language));
    }
}

#[test]
fn every_question_is_there_with_its_options_in_every_language() {
    for questionnaire in questionnaires() {
        let library = library(&questionnaire);
        says(&library, "name", &questionnaire.title, &questionnaire);
        for question in &questionnaire.questions {
            let is_it = |node: &&Value| node["ref_id"] == question.id.as_str() && node["assessable"] == true;
            let node = nodes(&library).iter().find(is_it).expect("a node");
            says(node, "description", &question.text, &questionnaire);
            let (urn, asked) = questions(node)[0];
            assert!(urn.ends_with(&format!(":{}", question.id)));
            says(asked, "text", &question.text, &questionnaire);
            for (option, choice) in question.options().iter().zip(choices(asked)) {
                assert!(text(&choice["urn"]).ends_with(&format!(":{}", option.id)));
                says(choice, "value", &option.label, &questionnaire);
            }
            let instead = choices(asked).len() - question.options().len();
            let expected = if question.is_scored() { 2 + usize::from(question.not_applicable) } else { 0 };
            assert_eq!(instead, expected, "{}", question.id);
        }
        assert!(!ciso_library(&questionnaire).contains('⟦'));
    }
}

#[test]
fn scores_are_points_of_a_hundred() {
    for questionnaire in questionnaires() {
        let library = library(&questionnaire);
        let framework = &library["objects"]["framework"];
        let (least, most) = (framework["min_score"].as_u64(), framework["max_score"].as_u64());
        assert_eq!((least, most), (Some(0), Some(100)));
        let defined: Vec<u64> = framework["scores_definition"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["score"].as_u64().unwrap())
            .collect();
        assert!(defined.is_sorted_by(|a, b| a < b) && defined[0] == 0 && defined.last() == Some(&100));
        for (question, node) in questionnaire
            .questions
            .iter()
            .zip(nodes(&library).iter().filter(|node| node["assessable"] == true))
        {
            let added: Vec<u64> = choices(questions(node)[0].1)
                .iter()
                .take(question.options().len())
                .map(|choice| choice["add_score"].as_u64().unwrap())
                .collect();
            match &question.kind {
                QuestionKind::Choice { options } => {
                    let points = options.iter().map(|option| option.points * Decimal::ONE_HUNDRED);
                    let points: Vec<u64> = points.map(|points| points.to_u64().unwrap()).collect();
                    assert_eq!(added, points);
                }
                QuestionKind::Checklist { .. } => assert_eq!(added.iter().sum::<u64>(), 100),
                QuestionKind::Number { .. } | QuestionKind::Date | QuestionKind::Text => {
                    assert!(added.is_empty());
                }
            }
        }
    }
}

#[test]
fn the_result_of_a_choice_is_what_the_target_says() {
    for questionnaire in questionnaires() {
        let library = library(&questionnaire);
        let mut seen = BTreeSet::new();
        for choice in nodes(&library).iter().flat_map(questions).flat_map(|(_, question)| choices(question)) {
            let Some(result) = choice.get("compute_result").map(text) else { continue };
            seen.insert(result.to_owned());
            let score = choice.get("add_score").and_then(Value::as_u64);
            let expected = match score {
                None => "not_applicable",
                Some(0) => "non_compliant",
                Some(score) if Decimal::from(score) >= questionnaire.target * Decimal::ONE_HUNDRED => {
                    "compliant"
                }
                Some(_) => "partially_compliant",
            };
            assert_eq!(result, expected, "{choice}");
        }
        assert_eq!(seen.len(), 4, "{seen:?}");
    }
}

//! Checks on topics, core elements and consistency rules.

use std::collections::BTreeSet;

use super::super::condition::{Condition, Fact};
use super::super::model::CoreElement;
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::structure::{indicators, questions};

pub(super) fn topics_are_known(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, indicator) in indicators(parsed) {
        let Some(topic) = &indicator.topic else { continue };
        if !parsed.topics.contains_key(&topic.text) {
            let message = format!("`{}` is not in topics.yaml; add it there or correct the name", topic.text);
            problems.push(Problem::new(file, topic.line, message));
        }
    }
}

/// The anchors of severity are numbered 1 to 5.
const ANCHORS: usize = 5;

pub(super) fn topics_have_five_anchors(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (id, topic) in &parsed.topics {
        for (what, texts) in
            [("scale", &topic.scale), ("scope", &topic.scope), ("irremediability", &topic.irremediability)]
        {
            if texts.len() != ANCHORS || texts.iter().any(|text| !text.contains_key("en")) {
                let message = format!(
                    "`{what}` of topic `{id}` needs {ANCHORS} descriptions in English, lightest first"
                );
                problems.push(Problem::new("topics.yaml", 0, message));
            }
        }
    }
}

/// A class that allows no compensation between five elements needs all five.
pub(super) fn core_elements_are_complete(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let found: BTreeSet<CoreElement> = indicators(parsed).filter_map(|(_, one)| one.core_element).collect();
    if found.is_empty() {
        return;
    }
    for element in CoreElement::ALL.iter().filter(|element| !found.contains(element)) {
        let message =
            format!("no indicator has `core_element: {}`; name one, or take the others out", element.code());
        problems.push(Problem::new(&parsed.header_name, 0, message));
    }
}

/// What reaches the target is no plan any more, and an element of a checklist is met or not.
pub(super) fn plans_are_below_target(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, indicator) in indicators(parsed) {
        let target = indicator.target.unwrap_or(parsed.header.target);
        for option in indicator.questions.iter().flat_map(|question| &question.options) {
            if option.plan && option.points.is_none_or(|points| points >= target) {
                let message =
                    format!("`plan: true` stands on options below the target of {target}; take it out");
                problems.push(Problem::new(file, option.id.line, message));
            }
        }
    }
}

pub(super) fn consistency_rules_are_sound(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for rule in &parsed.consistency {
        let mut problem = |message: String| {
            problems.push(Problem::new(&parsed.consistency_name, rule.id.line, message));
        };
        if !seen.insert(rule.id.text.as_str()) {
            problem(format!("rule `{}` stands here again; give it a name of its own", rule.id.text));
        }
        if !questions(parsed).any(|(_, question)| question.id.text == rule.note_on.text) {
            problem(format!("`note_on: {}` is no question; correct the name", rule.note_on.text));
        }
        for message in [&rule.when, &rule.then_not].into_iter().flat_map(|side| unknown(parsed, side)) {
            problem(format!("rule `{}`: {message}", rule.id.text));
        }
    }
}

/// What a side of a rule compares that does not exist.
fn unknown(parsed: &Parsed, condition: &Condition) -> Vec<String> {
    let mut messages = Vec::new();
    for (fact, values, _) in condition.comparisons() {
        let Some(Fact::Question(id)) = fact else { continue };
        let Some((_, question)) = questions(parsed).find(|(_, question)| question.id.text == id) else {
            messages.push(format!("`{id}` is no question; correct the name"));
            continue;
        };
        let is_option = |value: &&str| question.options.iter().any(|option| option.id.text == *value);
        messages.extend(
            values
                .iter()
                .filter(|value| !is_option(value))
                .map(|value| format!("`{value}` is no option of `{id}`; correct the name")),
        );
    }
    messages
}

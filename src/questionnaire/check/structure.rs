//! Checks on the tree, the numbers and the names.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::file::{AnswerKind, IndicatorFile, QuestionFile};
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::super::read::Id;

pub(super) fn indicators(parsed: &Parsed) -> impl Iterator<Item = (&str, &IndicatorFile)> {
    parsed
        .sections
        .iter()
        .flat_map(|(file, section)| section.indicators.iter().map(move |one| (file.as_str(), one)))
}

pub(super) fn questions(parsed: &Parsed) -> impl Iterator<Item = (&str, &QuestionFile)> {
    indicators(parsed).flat_map(|(file, indicator)| indicator.questions.iter().map(move |one| (file, one)))
}

fn once<'a>(what: &str, ids: impl Iterator<Item = (&'a str, &'a Id)>, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for (file, id) in ids {
        if let Some(line) = seen.insert(&id.text, id.line) {
            let message = format!(
                "{what} `{}` stands here again (first in line {line}); give it a name of its own",
                id.text
            );
            problems.push(Problem::new(file, id.line, message));
        }
    }
}

/// Nodes and indicators share one set of names, questions another, options one per question.
pub(super) fn ids_are_unique(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let header = parsed.header.nodes.iter().map(|node| (parsed.header_name.as_str(), &node.id));
    once("node", header.chain(indicators(parsed).map(|(file, one)| (file, &one.id))), problems);
    once("question", questions(parsed).map(|(file, one)| (file, &one.id)), problems);
    once("section", parsed.sections.iter().map(|(file, one)| (file.as_str(), &one.id)), problems);
    for (file, question) in questions(parsed) {
        once("option", question.options.iter().map(|option| (file, &option.id)), problems);
    }
    let reasons = parsed.header.not_applicable_reasons.iter();
    once("reason", reasons.map(|one| (parsed.header_name.as_str(), &one.id)), problems);
}

pub(super) fn section_ids_are_file_names(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for ((file, section), id) in parsed.sections.iter().zip(&parsed.header.sections) {
        if section.id.text != id.text {
            let message =
                format!("section `{}` stands in the file of `{}`; they must agree", section.id.text, id.text);
            problems.push(Problem::new(file, section.id.line, message));
        }
    }
}

pub(super) fn every_indicator_is_in_the_tree(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let listed: BTreeSet<&str> =
        parsed.header.nodes.iter().flat_map(|node| &node.children).map(|id| id.text.as_str()).collect();
    for (file, indicator) in indicators(parsed).filter(|(_, one)| !listed.contains(one.id.text.as_str())) {
        let message =
            format!("indicator `{}` stands under no node; list it in questionnaire.yaml", indicator.id.text);
        problems.push(Problem::new(file, indicator.id.line, message));
    }
}

pub(super) fn parts_are_listed_once(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for node in &parsed.header.nodes {
        once("child", node.children.iter().map(|id| (parsed.header_name.as_str(), id)), problems);
        if node.children.is_empty() {
            let message = format!("node `{}` has no children; list some or remove it", node.id.text);
            problems.push(Problem::new(&parsed.header_name, node.id.line, message));
        }
    }
    for (file, indicator) in indicators(parsed).filter(|(_, one)| one.questions.is_empty()) {
        let message = format!("indicator `{}` has no questions; add one", indicator.id.text);
        problems.push(Problem::new(file, indicator.id.line, message));
    }
}

/// Weights keep to six decimals so that sums of weighted scores stay exact.
const WEIGHT_DECIMALS: u32 = 6;

fn weight(file: &str, id: &Id, weight: Decimal, problems: &mut Vec<Problem>) {
    if weight <= Decimal::ZERO || weight > Decimal::ONE_THOUSAND || weight.scale() > WEIGHT_DECIMALS {
        let message = format!(
            "weight {weight} of `{}` must be above 0, at most 1000, with up to six decimals",
            id.text
        );
        problems.push(Problem::new(file, id.line, message));
    }
}

pub(super) fn weights_are_positive(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for node in &parsed.header.nodes {
        weight(&parsed.header_name, &node.id, node.weight, problems);
    }
    for (file, indicator) in indicators(parsed) {
        weight(file, &indicator.id, indicator.weight, problems);
    }
    for (file, question) in questions(parsed) {
        weight(file, &question.id, question.weight, problems);
        for option in &question.options {
            weight(file, &option.id, option.weight.unwrap_or(Decimal::ONE), problems);
        }
    }
}

fn share(file: &str, line: u64, what: &str, value: Decimal, problems: &mut Vec<Problem>) {
    if value < Decimal::ZERO || value > Decimal::ONE || value.scale() > WEIGHT_DECIMALS {
        let message = format!("{what} is {value}; it must be between 0 and 1 with up to six decimals");
        problems.push(Problem::new(file, line, message));
    }
}

pub(super) fn points_are_in_range(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed) {
        for option in &question.options {
            match (question.kind, option.points, option.weight) {
                (AnswerKind::Choice, Some(points), None) => {
                    share(file, option.id.line, "`points`", points, problems);
                }
                (AnswerKind::Choice, _, _) => problems.push(Problem::new(
                    file,
                    option.id.line,
                    format!("option `{}` of a choice needs `points` and no `weight`", option.id.text),
                )),
                (AnswerKind::Checklist, None, _) => {}
                (AnswerKind::Checklist, Some(_), _) => problems.push(Problem::new(
                    file,
                    option.id.line,
                    format!("element `{}` of a checklist has no `points`; use `weight`", option.id.text),
                )),
                (AnswerKind::Number | AnswerKind::Date | AnswerKind::Text, _, _) => {}
            }
        }
    }
}

/// What a person can still compare at one look.
const MOST_OPTIONS: usize = 7;
/// What a person can still tick through.
const MOST_ELEMENTS: usize = 12;

pub(super) fn options_are_countable(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed) {
        let count = question.options.len();
        let allowed = match question.kind {
            AnswerKind::Choice => 2..=MOST_OPTIONS,
            AnswerKind::Checklist => 2..=MOST_ELEMENTS,
            AnswerKind::Number | AnswerKind::Date | AnswerKind::Text => 0..=0,
        };
        if !allowed.contains(&count) {
            let (least, most) = allowed.into_inner();
            let message =
                format!("question `{}` has {count} options; it needs {least} to {most}", question.id.text);
            problems.push(Problem::new(file, question.id.line, message));
        }
    }
}

pub(super) fn options_reach_full_points(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed).filter(|(_, one)| one.kind == AnswerKind::Choice) {
        let points: Vec<Decimal> = question.options.iter().filter_map(|option| option.points).collect();
        let best = points.iter().max().copied().unwrap_or_default();
        let worst = points.iter().min().copied().unwrap_or_default();
        if best != Decimal::ONE || worst == best {
            let message = format!(
                "the best option of `{}` must have 1 point and the worst fewer, or full marks cannot be told apart",
                question.id.text
            );
            problems.push(Problem::new(file, question.id.line, message));
        }
    }
}

pub(super) fn targets_are_in_range(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let header = &parsed.header;
    share(&parsed.header_name, header.id.line, "`target`", header.target, problems);
    share(&parsed.header_name, header.id.line, "`minimum_coverage`", header.minimum_coverage, problems);
    for node in &header.nodes {
        share(&parsed.header_name, node.id.line, "`target`", node.target.unwrap_or_default(), problems);
    }
    for (file, indicator) in indicators(parsed) {
        share(file, indicator.id.line, "`target`", indicator.target.unwrap_or_default(), problems);
    }
}

pub(super) fn kinds_are_known(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let known = ["government", "state-owned", "private"];
    for id in parsed.header.addressed_to.iter().filter(|id| !known.contains(&id.text.as_str())) {
        let message = format!("`{}` is no kind of institution; use one of {}", id.text, known.join(", "));
        problems.push(Problem::new(&parsed.header_name, id.line, message));
    }
    if parsed.header.addressed_to.is_empty() {
        problems.push(Problem::new(&parsed.header_name, 0, "`for` names nobody; list a kind of institution"));
    }
}

pub(super) fn unit_kinds_are_known(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let kinds = &parsed.header.unit_kinds;
    for (place, kind) in kinds.iter().enumerate() {
        let Some(within) = &kind.within else { continue };
        if !kinds[..place].iter().any(|other| other.id.text == within.text) {
            let message = format!("unit kind `{}` must stand above the kinds within it", within.text);
            problems.push(Problem::new(&parsed.header_name, within.line, message));
        }
    }
}

pub(super) fn principles_exist(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for node in &parsed.header.nodes {
        let principle = node.principle.is_none_or(|number| (1..=31).contains(&number));
        let pillar = node.pillar.is_none_or(|number| (1..=3).contains(&number));
        if !principle || !pillar {
            let message = "principles are numbered 1 to 31, pillars 1 to 3; correct the number";
            problems.push(Problem::new(&parsed.header_name, node.id.line, message));
        }
    }
}

/// Findings of several questionnaires meet at pillars and principles; a second node for one would count twice.
pub(super) fn principles_stand_once(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let (mut principles, mut pillars) = (BTreeSet::new(), BTreeSet::new());
    for node in &parsed.header.nodes {
        let again = node.principle.is_some_and(|number| !principles.insert(number))
            || node.pillar.is_some_and(|number| !pillars.insert(number));
        if again {
            let message = "another node stands for this pillar or principle already; merge the two";
            problems.push(Problem::new(&parsed.header_name, node.id.line, message));
        }
    }
}

/// Only for a questionnaire that has principles in its tree: others measure something else.
pub(super) fn every_principle_is_asked_or_excused(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let asked: BTreeSet<u8> = parsed.header.nodes.iter().filter_map(|node| node.principle).collect();
    if asked.is_empty() {
        return;
    }
    let excused: BTreeSet<u8> = parsed.header.not_assessed.iter().map(|left| left.principle).collect();
    for principle in (1..=31).filter(|number| !asked.contains(number) && !excused.contains(number)) {
        let message =
            format!("principle {principle} is neither in the tree nor under `not_assessed`; add it to one");
        problems.push(Problem::new(&parsed.header_name, 0, message));
    }
    for principle in asked.intersection(&excused) {
        let message =
            format!("principle {principle} is both asked and under `not_assessed`; take it out of one");
        problems.push(Problem::new(&parsed.header_name, 0, message));
    }
}

pub(super) fn sources_are_known(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed) {
        for id in question.sources.iter().filter(|id| !parsed.sources.contains_key(&id.text)) {
            let message = format!("`{}` is not in sources.yaml; add it there or correct the name", id.text);
            problems.push(Problem::new(file, id.line, message));
        }
        if question.sources.is_empty() {
            let message = format!("question `{}` names no source; say what it rests on", question.id.text);
            problems.push(Problem::new(file, question.id.line, message));
        }
    }
}

/// Only where the tree has principles, as for [`every_principle_is_asked_or_excused`].
pub(super) fn register_holds_all_principles(parsed: &Parsed, problems: &mut Vec<Problem>) {
    if parsed.header.nodes.iter().all(|node| node.principle.is_none()) {
        return;
    }
    for number in (1..=31).filter(|number| !parsed.sources.contains_key(&format!("UNGP-{number}"))) {
        problems.push(Problem::new("sources.yaml", 0, format!("UNGP-{number} is missing; add it")));
    }
}

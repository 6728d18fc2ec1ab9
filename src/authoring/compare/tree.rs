//! Header, sections, nodes and indicators of two versions.

use std::collections::BTreeSet;

use super::{Change, Changed, Changes, QuestionComparison, State, Touched, parts};
use crate::questionnaire::{Node, Part, Questionnaire, Section};

pub(super) fn header(old: &Questionnaire, new: &Questionnaire) -> Vec<Change> {
    let mut found = Changes::default();
    found.look("id", &old.id, &new.id);
    found.look("version", old.version, new.version);
    found.look("status", old.status.code(), new.status.code());
    found.text("title", &old.title, &new.title);
    found.text("summary", &old.summary, &new.summary);
    found.list("for", &old.addressed_to, &new.addressed_to);
    found.look("full_standard", old.full_standard, new.full_standard);
    found.look("scale", &old.scale.id, &new.scale.id);
    let levels = |all: &Questionnaire| {
        let level = all.scale.levels.iter().map(|one| format!("{} {}", one.id, one.from.normalize()));
        level.collect::<Vec<_>>()
    };
    found.list("levels of the scale", &levels(old), &levels(new));
    found.look("target", old.target.normalize(), new.target.normalize());
    found.look("minimum_coverage", old.minimum_coverage.normalize(), new.minimum_coverage.normalize());
    found.look("do_not_know", old.do_not_know.code(), new.do_not_know.code());
    found.look("no_data", old.no_data.code(), new.no_data.code());
    let reasons = |all: &Questionnaire| all.reasons.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    found.list("not_applicable_reasons", &reasons(old), &reasons(new));
    let kinds = |all: &Questionnaire| all.unit_kinds.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    found.list("unit_kinds", &kinds(old), &kinds(new));
    let left =
        |all: &Questionnaire| all.not_assessed.iter().map(|(one, _)| one.to_string()).collect::<Vec<_>>();
    found.list("not_assessed", &left(old), &left(new));
    let rules = |all: &Questionnaire| all.consistency.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    found.list("consistency", &rules(old), &rules(new));
    found.0
}

/// What changed in sections, nodes and indicators, by id.
pub(super) fn compare(old: &Questionnaire, new: &Questionnaire) -> Vec<Changed> {
    let sections = by_id(&old.sections, &new.sections, |one| &one.id, section);
    let nodes = by_id(&old.nodes, &new.nodes, |one| &one.id, |before, after| node(old, before, new, after));
    sections.into_iter().chain(nodes).collect()
}

fn by_id<T>(
    old: &[T],
    new: &[T],
    id: impl Fn(&T) -> &String,
    changes: impl Fn(&T, &T) -> Vec<Change>,
) -> Vec<Changed> {
    let find = |all: &'_ [T], wanted: &str| all.iter().position(|one| id(one) == wanted);
    let whole = |id: &String, what: &str| Changed {
        id: id.clone(),
        changes: vec![Change { what: what.to_owned(), old: String::new(), new: String::new() }],
    };
    let mut found = Vec::new();
    for after in new {
        match find(old, id(after)) {
            None => found.push(whole(id(after), "added")),
            Some(place) => {
                found.push(Changed { id: id(after).clone(), changes: changes(&old[place], after) });
            }
        }
    }
    let gone = old.iter().filter(|before| find(new, id(before)).is_none());
    found.extend(gone.map(|before| whole(id(before), "removed")));
    found.retain(|one| !one.changes.is_empty());
    found
}

fn section(before: &Section, after: &Section) -> Vec<Change> {
    let mut found = Changes::default();
    found.text("title", &before.title, &after.title);
    found.text("introduction", &before.introduction, &after.introduction);
    found.0
}

fn node(old: &Questionnaire, before: &Node, new: &Questionnaire, after: &Node) -> Vec<Change> {
    let mut found = Changes::default();
    found.text("title", &before.title, &after.title);
    found.look("level", &before.level, &after.level);
    found.look("rule", before.rule.code(), after.rule.code());
    found.look("weight", before.weight.normalize(), after.weight.normalize());
    found.list("children", &parts(old, &before.parts), &parts(new, &after.parts));
    found.maybe("pillar", before.pillar, after.pillar);
    found.maybe("principle", before.principle, after.principle);
    found.maybe("kind", before.indicator.map(|kind| kind.code()), after.indicator.map(|kind| kind.code()));
    found.look("core", before.core, after.core);
    let element = |one: &Node| one.core_element.map(|element| element.code());
    found.maybe("core_element", element(before), element(after));
    found.maybe("topic", before.topic.as_ref(), after.topic.as_ref());
    let target = |all: &Questionnaire, one: &Node| one.target.unwrap_or(all.target).normalize();
    found.look("target", target(old, before), target(new, after));
    found.0
}

/// Changes of a question that leave its result as it was.
fn is_of_no_weight(what: &str) -> bool {
    what.ends_with(')') || matches!(what, "sources" | "section" | "help" | "evidence")
}

/// The indicators and principles the differences reach, in either version.
pub(super) fn touched(
    old: &Questionnaire,
    new: &Questionnaire,
    questions: &[QuestionComparison],
    tree: &[Changed],
) -> Touched {
    let mut touched = Touched::default();
    for one in questions.iter().filter(|one| matters(one)) {
        let (in_new, in_old) = (Some(&one.id), one.before.as_ref());
        for (all, id) in [(new, in_new.filter(|_| one.state != State::Removed)), (old, in_old)] {
            if let Some(place) = id.and_then(|id| all.question(id)) {
                reach(all, all.questions[place].indicator, &mut touched);
            }
        }
    }
    for one in tree.iter().filter(|one| one.changes.iter().any(|change| !is_of_title(&change.what))) {
        for all in [new, old] {
            if let Some(place) = all.node(&one.id) {
                reach(all, place, &mut touched);
            }
        }
    }
    touched
}

fn matters(one: &QuestionComparison) -> bool {
    matches!(one.state, State::Added | State::Removed)
        || one.changes.iter().any(|change| !is_of_no_weight(&change.what))
}

fn is_of_title(what: &str) -> bool {
    what.starts_with("title") || what.starts_with("introduction") || what == "topic"
}

/// The node itself and everything above it.
fn reach(all: &Questionnaire, start: usize, touched: &mut Touched) {
    let mut waiting = vec![start];
    let mut seen = BTreeSet::new();
    while let Some(place) = waiting.pop() {
        if !seen.insert(place) {
            continue;
        }
        let node = &all.nodes[place];
        if node.indicator.is_some() {
            touched.indicators.insert(node.id.clone());
        }
        touched.principles.extend(node.principle);
        let above = all.nodes.iter().enumerate().filter(|(_, node)| node.parts.contains(&Part::Node(place)));
        waiting.extend(above.map(|(place, _)| place));
    }
}

//! `questionnaire.yaml`.

use rust_decimal::Decimal;

use super::super::file::{EmptyAnswer, NodeFile, QuestionnaireFile};
use super::super::model::Rule;
use super::yaml::{Writer, plain};

pub(super) fn write(header: &QuestionnaireFile) -> String {
    let mut out = Writer::new("questionnaire.yaml", "questionnaire");
    out.plain(0, "id", &header.id.text);
    out.line(0, &format!("version: {}", header.version));
    out.plain(0, "status", header.status.code());
    out.plain(0, "language", &header.language);
    out.needed(0, "title", &header.title);
    out.needed(0, "summary", &header.summary);
    out.list(0, "for", &header.addressed_to);
    out.flag(0, "full_standard", header.full_standard);
    out.plain(0, "scale", &header.scale.text);
    out.number(0, "target", header.target);
    out.number(0, "minimum_coverage", header.minimum_coverage);
    out.line(0, &format!("sources_checked_on: {}", day(&header.sources_checked_on)));
    empty(&mut out, "do_not_know", header.do_not_know);
    empty(&mut out, "no_data", header.no_data);
    if !header.not_applicable_reasons.is_empty() {
        out.line(0, "not_applicable_reasons:");
    }
    for reason in &header.not_applicable_reasons {
        out.plain(2, "- id", &reason.id.text);
        out.needed(4, "label", &reason.label);
    }
    if !header.unit_kinds.is_empty() {
        out.line(0, "unit_kinds:");
    }
    for kind in &header.unit_kinds {
        out.plain(2, "- id", &kind.id.text);
        out.needed(4, "label", &kind.label);
        if let Some(within) = &kind.within {
            out.plain(4, "within", &within.text);
        }
    }
    out.list(0, "sections", &header.sections);
    out.start(0, "nodes", header.nodes.is_empty());
    header.nodes.iter().for_each(|one| node(&mut out, one));
    if !header.not_assessed.is_empty() {
        out.line(0, "not_assessed:");
    }
    for left in &header.not_assessed {
        out.line(2, &format!("- principle: {}", left.principle));
        out.needed(4, "reason", &left.reason);
    }
    out.finish()
}

/// A day stands bare, as people write it.
fn day(text: &str) -> String {
    let is_day = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    if is_day { text.to_owned() } else { plain(text) }
}

fn empty(out: &mut Writer, key: &str, value: EmptyAnswer) {
    if value == EmptyAnswer::Unanswered {
        out.plain(0, key, "unanswered");
    }
}

fn node(out: &mut Writer, node: &NodeFile) {
    out.plain(2, "- id", &node.id.text);
    out.plain(4, "level", &node.level);
    for (key, number) in [("pillar", node.pillar), ("principle", node.principle)] {
        if let Some(number) = number {
            out.line(4, &format!("{key}: {number}"));
        }
    }
    out.needed(4, "title", &node.title);
    rule(out, 4, node.rule);
    out.number_unless(4, "weight", Some(node.weight), Some(Decimal::ONE));
    out.number_unless(4, "target", node.target, None);
    out.words(4, "note", &node.note);
    out.list(4, "children", &node.children);
}

pub(super) fn rule(out: &mut Writer, indent: usize, rule: Rule) {
    if rule != Rule::default() {
        out.plain(indent, "rule", rule.code());
    }
}

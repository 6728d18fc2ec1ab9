//! A section with its indicators and questions, and the consistency rules.

use rust_decimal::Decimal;

use super::super::file::{ConsistencyRuleFile, IndicatorFile, OptionFile, QuestionFile, SectionFile};
use super::super::model::Evolution;
use super::header::rule;
use super::yaml::{Writer, plain};

pub(super) fn write(section: &SectionFile) -> String {
    let mut out = Writer::new("section.yaml", "section");
    out.plain(0, "id", &section.id.text);
    out.needed(0, "title", &section.title);
    out.words(0, "introduction", &section.introduction);
    out.start(0, "indicators", section.indicators.is_empty());
    section.indicators.iter().for_each(|one| indicator(&mut out, one));
    out.finish()
}

fn indicator(out: &mut Writer, indicator: &IndicatorFile) {
    out.plain(2, "- id", &indicator.id.text);
    out.plain(4, "kind", indicator.kind.code());
    if let Some(topic) = &indicator.topic {
        out.plain(4, "topic", &topic.text);
    }
    if let Some(element) = indicator.core_element {
        out.plain(4, "core_element", element.code());
    }
    out.needed(4, "title", &indicator.title);
    rule(out, 4, indicator.rule);
    out.number_unless(4, "weight", Some(indicator.weight), Some(Decimal::ONE));
    out.flag(4, "core", indicator.core);
    out.number_unless(4, "target", indicator.target, None);
    out.words(4, "note", &indicator.note);
    if let Some(condition) = &indicator.applies_when {
        out.condition(4, "applies_when", condition);
    }
    out.start(4, "questions", indicator.questions.is_empty());
    indicator.questions.iter().for_each(|one| question(out, one));
}

fn question(out: &mut Writer, question: &QuestionFile) {
    out.plain(6, "- id", &question.id.text);
    out.plain(8, "kind", question.kind.code());
    out.needed(8, "text", &question.text);
    out.words(8, "help", &question.help);
    out.words(8, "evidence", &question.evidence);
    out.list(8, "sources", &question.sources);
    out.number_unless(8, "weight", Some(question.weight), Some(Decimal::ONE));
    out.flag(8, "core", question.core);
    out.flag(8, "per_unit", question.per_unit);
    out.flag(8, "not_applicable", question.not_applicable);
    out.flag(8, "comply_or_explain", question.comply_or_explain);
    if let Some(evolution) = &question.evolution {
        out.line(8, &format!("evolution: {}", evolution_words(evolution)));
    }
    out.words(8, "note", &question.note);
    if let Some(condition) = &question.applies_when {
        out.condition(8, "applies_when", condition);
    }
    if !question.options.is_empty() {
        out.line(8, "options:");
    }
    question.options.iter().for_each(|one| option(out, one));
    out.number_unless(8, "minimum", question.minimum, None);
    out.number_unless(8, "maximum", question.maximum, None);
    out.words(8, "unit", &question.unit);
}

fn option(out: &mut Writer, option: &OptionFile) {
    out.plain(10, "- id", &option.id.text);
    out.number_unless(12, "points", option.points, None);
    out.number_unless(12, "weight", option.weight, None);
    out.needed(12, "label", &option.label);
    out.words(12, "criterion", &option.criterion);
    out.words(12, "evidence", &option.evidence);
    out.words(12, "next_step", &option.next_step);
    out.flag(12, "plan", option.plan);
}

/// What a question is to the version before, as it stands in a file.
pub(super) fn evolution_words(evolution: &Evolution) -> String {
    match evolution {
        Evolution::New => "new".to_owned(),
        Evolution::SameAs(id) => format!("{{same_as: {}}}", plain(&id.text)),
        Evolution::Reworded(id) => format!("{{reworded: {}}}", plain(&id.text)),
        Evolution::SplitFrom(id) => format!("{{split_from: {}}}", plain(&id.text)),
    }
}

pub(super) fn write_rules(rules: &[ConsistencyRuleFile]) -> String {
    let mut out = Writer::new("consistency.yaml", "consistency");
    for rule in rules {
        out.plain(0, "- id", &rule.id.text);
        out.condition(2, "if", &rule.when);
        out.condition(2, "then_not", &rule.then_not);
        out.plain(2, "note_on", &rule.note_on.text);
        out.needed(2, "message", &rule.message);
    }
    out.finish()
}

//! A questionnaire with every kind of condition, units and three languages.

use crate::cli::small;

const HEADER: &str = r#"id: branches
version: 3
status: draft
language: en
title: "Branches"
summary: "Every kind of condition."
for: [state-owned, private]
scale: halves
target: 0.75
sources_checked_on: 2026-11-22
not_applicable_reasons:
  - {id: no-task, label: "No such task"}
unit_kinds:
  - {id: plant, label: "A plant"}
  - {id: shop, label: "A shop"}
sections: [main]
nodes:
  - {id: overall, level: total, title: "All", children: [first, second]}
"#;

/// Question, kind, condition, more.
const QUESTIONS: [(&str, &str, &str, &str); 16] = [
    ("policy", "choice", "", "not_applicable: true, comply_or_explain: true"),
    ("3-year-plan", "choice", "{equals: {question: policy, value: full}}", "not_applicable: true"),
    ("plan-topics", "checklist", "{not: {equals: {question: 3-year-plan, value: none}}}", ""),
    ("wages-checked", "choice", "{equals: {question: plan-topics, value: wages}}", ""),
    ("not-wages", "choice", "{not: {equals: {question: plan-topics, value: wages}}}", ""),
    (
        "any-of-two",
        "choice",
        "{any: [{equals: {question: not-wages, value: full}}, {equals: {question: wages-checked, value: full}}]}",
        "comply_or_explain: true",
    ),
    (
        "two-of-three",
        "choice",
        "{at_least: {count: 2, of: [{equals: {question: policy, value: full}}, {equals: {question: any-of-two, value: half}}, {equals: {profile: kind, value: private}}]}}",
        "",
    ),
    (
        "not-two",
        "choice",
        "{not: {at_least: {count: 2, of: [{equals: {question: policy, value: full}}, {equals: {question: two-of-three, value: half}}, {in: {profile: size, values: [micro, small]}}]}}}",
        "",
    ),
    (
        "sector-only",
        "choice",
        "{all: [{in: {profile: sector, values: [B, C]}}, {not: {equals: {profile: region, value: baku}}}]}",
        "",
    ),
    ("mandate-only", "choice", "{equals: {profile: mandate, value: public-services}}", ""),
    ("no-mandate", "choice", "{not: {in: {profile: mandate, values: [public-services, courts]}}}", ""),
    (
        "how-many",
        "number",
        "{in: {question: no-mandate, values: [half, full]}}",
        "minimum: 0, maximum: 100, unit: \"cases\"",
    ),
    ("which-day", "date", "{not: {equals: {profile: ownership, value: state}}}", "not_applicable: true"),
    ("each", "choice", "", "per_unit: true"),
    ("each-plant", "choice", "{equals: {profile: unit_kind, value: plant}}", "per_unit: true"),
    (
        "each-after",
        "checklist",
        "{all: [{not: {equals: {question: each, value: none}}}, {equals: {question: policy, value: full}}]}",
        "per_unit: true, not_applicable: true",
    ),
];

const OPTIONS: &str = r#"        options:
          - {id: none, points: 0, label: "No", criterion: "There is none."}
          - {id: half, points: 0.5, label: "Half <1 & 2>", criterion: "Some \"of\" it."}
          - {id: full, points: 1, label: "Yes", criterion: "All of it."}
"#;

const ELEMENTS: &str = r#"        options:
          - {id: wages, label: "Wages", criterion: "In it."}
          - {id: safety, label: "Safety", criterion: "In it.", weight: 2}
          - {id: hours, label: "Hours", criterion: "In it."}
"#;

fn question((id, kind, condition, more): (&str, &str, &str, &str)) -> String {
    let mut text = format!(
        "      - id: {id}\n        kind: {kind}\n        text: \"Is it so with {id}?\"\n        sources: [LAW]\n"
    );
    // Commas part the fields here; none of these values has one.
    for field in more.split(", ").filter(|field| !field.is_empty()) {
        text += &format!("        {field}\n");
    }
    if !condition.is_empty() {
        text += &format!("        applies_when: {condition}\n");
    }
    text + match kind {
        "choice" => OPTIONS,
        "checklist" => ELEMENTS,
        _ => "",
    }
}

fn section() -> String {
    let (own, units): (Vec<_>, Vec<_>) =
        QUESTIONS.into_iter().partition(|question| !question.3.contains("per_unit"));
    let questions = |of: Vec<_>| of.into_iter().map(question).collect::<String>();
    format!(
        "id: main\ntitle: \"Main\"\nintroduction: \"What it is about.\"\nindicators:\n  - id: first\n    kind: structural\n    title: \"First\"\n    questions:\n{}  - id: second\n    kind: process\n    title: \"Second\"\n    rule: mean-of-kinds\n    questions:\n{}",
        questions(own),
        questions(units)
    )
}

/// Every text with the language's mark before it.
fn translation(mark: &str) -> String {
    let mut text = format!(
        "translates: branches\nof_version: 3\ntitle: \"{mark} title\"\nsummary: \"{mark} summary\"\nnot_applicable_reasons: {{no-task: \"{mark} reason\"}}\nunit_kinds: {{plant: \"{mark} plant\", shop: \"{mark} shop\"}}\nnodes: {{overall: \"{mark} all\", first: \"{mark} 1\", second: \"{mark} 2\"}}\nsections:\n  main: {{title: \"{mark} main\", introduction: \"{mark} about\"}}\nquestions:\n"
    );
    for (id, kind, _, more) in QUESTIONS {
        text += &format!("  {id}:\n    text: \"{mark} {id}?\"\n");
        if more.contains("unit:") {
            text += &format!("    unit: \"{mark} cases\"\n");
        }
        let options: &[&str] = match kind {
            "choice" => &["none", "half", "full"],
            "checklist" => &["wages", "safety", "hours"],
            _ => continue,
        };
        text += "    options:\n";
        for option in options {
            text += &format!(
                "      {option}: {{label: \"{mark} {option}\", criterion: \"{mark} what {option} means\"}}\n"
            );
        }
    }
    text
}

/// The files of the questionnaire.
pub fn files() -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("questionnaire.yaml", HEADER.to_owned()),
        ("main.yaml", section()),
        ("az.yaml", translation("Azərbaycanca")),
        ("ru.yaml", translation("По-русски")),
    ];
    files.extend(small().into_iter().filter(|(name, _)| matches!(*name, "scales.yaml" | "sources.yaml")));
    files
}

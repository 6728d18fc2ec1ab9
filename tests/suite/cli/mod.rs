//! The built program from outside: what it says of bad files, and that the shipped questionnaires are sound.

mod agreement;
mod answers;
pub mod bench;
mod diagnostic;
mod disclose;
mod folders;
mod package;
mod receipts;
mod releases;
mod responses;
mod round;
mod shipped;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a run of the program left behind.
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program.
pub fn run(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_bhr-baseline")).args(arguments).output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A path as text.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The files of a small questionnaire that uses every kind of question.
pub fn small() -> Vec<(&'static str, String)> {
    vec![
        ("questionnaire.yaml", HEADER.to_owned()),
        ("main.yaml", SECTION.to_owned()),
        ("examples.yaml", EXAMPLES.to_owned()),
        ("az.yaml", TRANSLATION.to_owned()),
        ("scales.yaml", SCALES.to_owned()),
        ("sources.yaml", SOURCES.to_owned()),
    ]
}

/// Writes the files of a questionnaire into a folder of their own.
pub fn write(files: &[(&str, String)]) -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("small");
    fs::create_dir(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    (place, folder)
}

const HEADER: &str = r#"id: small
version: 1
status: draft
language: en
title: "Small"
summary: "One question of each kind."
for: [government]
scale: halves
target: 0.75
sources_checked_on: 2026-11-22
not_applicable_reasons:
  - {id: no-task, label: "No such task"}
unit_kinds:
  - {id: office, label: "An office"}
  - {id: branch, label: "A branch"}
sections: [main]
nodes:
  - id: overall
    level: total
    title: "All"
    children: [theme]
  - id: theme
    level: theme
    title: "Theme"
    children: [first, second]
"#;

const SECTION: &str = r#"id: main
title: "Main"
indicators:
  - id: first
    kind: structural
    title: "First"
    questions:
      - id: law
        kind: choice
        text: "Is there a law?"
        sources: [LAW]
        not_applicable: true
        options:
          - {id: none, points: 0, label: "No", criterion: "There is none."}
          - {id: full, points: 1, label: "Yes", criterion: "It is in force."}
      - id: topics
        kind: checklist
        text: "On what?"
        sources: [LAW]
        not_applicable: true
        applies_when: {equals: {question: law, value: full}}
        options:
          - {id: wages, label: "Wages"}
          - {id: safety, label: "Safety"}
  - id: second
    kind: process
    title: "Second"
    rule: mean-of-kinds
    questions:
      - id: number
        kind: number
        text: "How many?"
        sources: [LAW]
        minimum: 0
        maximum: 100
        unit: "cases"
      - id: day
        kind: date
        text: "When?"
        sources: [LAW]
      - id: each
        kind: choice
        text: "And in each office?"
        sources: [LAW]
        per_unit: true
        options:
          - {id: none, points: 0, label: "No", criterion: "Nothing."}
          - {id: full, points: 1, label: "Yes", criterion: "Everything."}
"#;

const EXAMPLES: &str = r#"- name: "A law on one of two topics"
  answers: {law: full, topics: [wages]}
  expect:
    first: {score: 0.75, rating: upper, gap: 0}
- name: "No answer leaves everything open"
  answers: {each: full}
  expect:
    first: {coverage: 0, rating: none-given}
    second: {score: 1}
- name: "Nothing is asked of nobody"
  answers: {law: {not_applicable: no-task}}
  expect:
    first: {rating: not-applicable}
"#;

const TRANSLATION: &str = r#"translates: small
of_version: 1
title: "Kiçik"
summary: "Hər növdən bir sual."
not_applicable_reasons: {no-task: "Belə vəzifə yoxdur"}
unit_kinds: {office: "İdarə", branch: "Filial"}
nodes:
  overall: "Hamısı"
  theme: "Mövzu"
  first: "Birinci"
  second: "İkinci"
sections:
  main: {title: "Əsas"}
questions:
  law:
    text: "Qanun varmı?"
    options:
      none: {label: "Xeyr", criterion: "Yoxdur."}
      full: {label: "Bəli", criterion: "Qüvvədədir."}
  topics:
    text: "Nə barədə?"
    options:
      wages: {label: "Əmək haqqı"}
      safety: {label: "Təhlükəsizlik"}
  number:
    text: "Neçə?"
    unit: "hal"
  day:
    text: "Nə vaxt?"
  each:
    text: "Bəs hər idarədə?"
    options:
      none: {label: "Xeyr", criterion: "Heç nə."}
      full: {label: "Bəli", criterion: "Hər şey."}
"#;

const SCALES: &str = r#"halves:
  title: {en: "Halves", az: "Yarılar"}
  core_cap: lower
  levels:
    - {id: lower, from: 0, title: {en: "Lower", az: "Aşağı"}, meaning: {en: "Below half", az: "Yarıdan az"}}
    - {id: upper, from: 0.5, title: {en: "Upper", az: "Yuxarı"}, meaning: {en: "Half or more", az: "Yarıdan çox"}}
"#;

const SOURCES: &str = r#"LAW:
  title: "The law"
  href: "https://example.org/law"
  checked_on: 2026-11-22
"#;

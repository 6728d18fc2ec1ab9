//! A questionnaire with everything that is easily lost on the way: odd words, nested conditions, several files of one
//! language, every optional key.

use bhr_baseline::questionnaire::{Files, Folder, read_files};
use proptest::prelude::*;

/// It, with its shared files.
pub fn folder() -> Folder {
    let mut folder = super::small_folder();
    folder.add("questionnaire.yaml", "questionnaire.yaml", HEADER);
    folder.add("main.yaml", "main.yaml", SECTION);
    folder.add("consistency.yaml", "consistency.yaml", RULES);
    folder.add("examples.yaml", "examples.yaml", EXAMPLES);
    folder.add(
        "examples/more.yaml",
        "examples/more.yaml",
        "- name: \"Nothing\"\n  expect: {first: {coverage: 0}}\n",
    );
    folder.add("topics.yaml", "topics.yaml", TOPICS);
    folder.add("az.yaml", "az.yaml", "translates: small\nof_version: 2\ntitle: \"K\"\nsummary: \"H\"\n");
    folder.add("az/main.yaml", "az/main.yaml", "translates: small\nof_version: 1\nquestions:\n  law: {text: \"Qanun varmı?\", options: {\"yes\": {label: \"Bəli\"}}}\n");
    folder.add("ru/main.yaml", "ru/main.yaml", "translates: small\nof_version: 1\nnodes: {first: \"Первый\"}\nquestions:\n  law: {text: \"Есть ли закон?\"}\n  day: {text: \"Когда?\"}\nsections: {main: {title: \"Главное\"}}\nconsistency: {a-rule: \"Как так?\"}\n");
    folder
}

/// Every wording in it, to be replaced by others.
pub fn words(files: &mut Files) -> Vec<&mut String> {
    let Files { header, sections, consistency, examples, translations } = files;
    let mut words = vec![&mut header.title, &mut header.summary];
    words.extend(header.not_applicable_reasons.iter_mut().map(|one| &mut one.label));
    words.extend(header.unit_kinds.iter_mut().map(|one| &mut one.label));
    words.extend(header.nodes.iter_mut().flat_map(|one| [&mut one.title, &mut one.note]));
    words.extend(consistency.iter_mut().map(|one| &mut one.message));
    words.extend(examples.iter_mut().flat_map(|(_, found)| found).map(|one| &mut one.name.text));
    for section in sections {
        words.extend([&mut section.title, &mut section.introduction]);
        for indicator in &mut section.indicators {
            words.extend([&mut indicator.title, &mut indicator.note]);
            for one in &mut indicator.questions {
                words.extend([&mut one.text, &mut one.help, &mut one.evidence, &mut one.note, &mut one.unit]);
                words.extend(one.options.iter_mut().flat_map(|one| {
                    [&mut one.label, &mut one.criterion, &mut one.evidence, &mut one.next_step]
                }));
            }
        }
    }
    for (_, file) in translations {
        words.extend(file.title.iter_mut().chain(file.summary.iter_mut()));
        words.extend(file.nodes.values_mut().chain(file.consistency.values_mut()));
        words.extend(file.sections.values_mut().map(|one| &mut one.title));
        words.extend(file.questions.values_mut().map(|one| &mut one.text));
    }
    words
}

/// Its files with every wording replaced by the next of `texts`, over and over.
pub fn with_words(texts: &[String]) -> Files {
    let mut files = read_files(&folder()).unwrap();
    words(&mut files).into_iter().zip(texts.iter().cycle()).for_each(|(words, text)| text.clone_into(words));
    files
}

/// Pieces that mean something to YAML, to spreadsheets or to people.
const PIECES: [&str; 46] = [
    "word",
    " ",
    "  ",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\"",
    "'",
    "\\",
    "\\n",
    "- ",
    "# ",
    " # ",
    ": ",
    "note: ",
    "text: ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a",
    "*a",
    "!",
    "|",
    ">-",
    "%",
    "@",
    "`",
    "---",
    "...",
    "=1+1",
    "+1",
    "-1",
    "yes",
    "null",
    "~",
    "Ş, ə, İ, ı",
    "Ёж; права",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "_x0041_",
    "abcdefghij",
];

/// Words made of such pieces; some begin like a formula, some are very long.
pub fn odd_words() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..40);
    (pieces, prop::sample::select(vec![1_usize, 1, 1, 60])).prop_map(|(pieces, times)| {
        let text = pieces.concat().repeat(times);
        text.chars().take(5_000).collect()
    })
}

const HEADER: &str = r#"id: small
version: 2
status: retired
language: en
title: "Small"
summary: "S"
for: [government, state-owned]
scale: halves
target: 0.755
minimum_coverage: 0.5
sources_checked_on: 2026-11-22
do_not_know: unanswered
no_data: unanswered
not_applicable_reasons:
  - {id: no-task, label: "No such task"}
unit_kinds:
  - {id: office, label: "An office"}
  - {id: branch, label: "A branch", within: office}
sections: [main]
nodes:
  - {id: overall, level: total, title: "All", rule: geometric, target: 0.5, note: "N", children: [theme]}
  - {id: theme, level: "a theme", pillar: 2, title: "T", weight: 2.5, rule: all-some-none, children: [first, second]}
not_assessed: []
"#;

const SECTION: &str = r#"id: main
title: "Main"
indicators:
  - id: first
    kind: structural
    topic: harm
    core_element: risk-identification
    title: "First"
    rule: lowest
    weight: 3
    core: true
    target: 0.9
    note: "N"
    questions:
      - id: law
        kind: choice
        text: "Is there a law?"
        help: "H"
        evidence: "E"
        sources: [LAW]
        weight: 0.5
        core: true
        not_applicable: true
        comply_or_explain: true
        evolution: {reworded: old-law}
        note: "N"
        options:
          - {id: "no", points: 0, label: "No", criterion: "C", evidence: "E", next_step: "S"}
          - {id: "yes", points: 1, label: "Yes", criterion: "C"}
      - id: topics
        kind: checklist
        text: "On what?"
        sources: [LAW]
        evolution: new
        applies_when:
          all:
            - any:
                - equals: {question: law, value: "yes"}
                - in: {profile: sector, values: [agriculture, mining-and-quarrying, construction, trade, transport, "a b"]}
                - not: {equals: {profile: ownership, value: "a word that is rather long for a value of this kind"}}
            - at_least:
                count: 2
                of:
                  - {in: {profile: size, values: [micro, small]}}
                  - not: {all: [{equals: {profile: region, value: "north"}}, {equals: {profile: mandate, value: "licences for mining"}}]}
                  - {equals: {profile: kind, value: private}}
            - not:
                any:
                  - {equals: {profile: sector, value: "a sector with a name that does not fit on half a line"}}
                  - {equals: {profile: sector, value: "another sector with a name that does not fit either"}}
        options:
          - {id: wages, label: "Wages", weight: 1}
          - {id: safety, label: "Safety", weight: 2.25}
  - id: second
    kind: outcome
    title: "Second"
    rule: mean-of-kinds
    applies_when: {equals: {profile: unit_kind, value: office}}
    questions:
      - {id: number, kind: number, text: "How many?", sources: [LAW], minimum: -5, maximum: 100.5, unit: "cases", evolution: {split_from: numbers}}
      - {id: day, kind: date, text: "When?", sources: [LAW], evolution: {same_as: day}}
      - {id: each, kind: text, text: "And in each office?", sources: [LAW], per_unit: true}
"#;

const RULES: &str = r#"- id: a-rule
  if: {equals: {question: law, value: "yes"}}
  then_not: {at_least: {count: 1, of: [{equals: {question: topics, value: wages}}]}}
  note_on: topics
  message: "How so?"
"#;

const EXAMPLES: &str = r#"- name: "Everything"
  profile: {kind: government, size: small, sector: "a b", region: "yes", ownership: state, mandate: [one, "two words"]}
  answers: {law: "yes", topics: [wages], number: 5, day: "2026-11-22", each: "a text: with # signs"}
  expect:
    first: {score: 0.75, lower: 0.5, upper: 1, coverage: 0.1234567891, gap: 0, rating: upper}
- name: "Specials"
  answers: {law: {not_applicable: no-task}, topics: [], number: do-not-know, day: no-data}
  expect: {first: {rating: not-applicable}, second: {}}
"#;

const TOPICS: &str = "harm:\n  title: {en: \"Harm\"}\n  scale: []\n  scope: []\n  irremediability: []\n";

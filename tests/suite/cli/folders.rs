//! Questionnaire folders: a good one passes, each kind of mistake is named with file and line.

use std::fs;

use bhr_baseline::questionnaire::{Folder, load};

use super::{run, small, text, write};

/// Changes one file of the small questionnaire.
fn changed(name: &str, from: &str, to: &str) -> Vec<(&'static str, String)> {
    let mut files = small();
    let (_, text) = files.iter_mut().find(|(file, _)| *file == name).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` must stand in {name} once");
    *text = text.replace(from, to);
    files
}

/// Runs `check` and returns its exit code and what it said of the files, paths cut to the files' names.
fn check(files: &[(&str, String)]) -> (Option<i32>, Vec<String>) {
    let (_place, folder) = write(files);
    let run = run(&["check", text(&folder)]);
    let prefix = format!("{}/", folder.display());
    let named = run.stderr.lines().map(|line| line.strip_prefix(&prefix).unwrap_or(line).to_owned());
    (run.code, named.collect())
}

/// After the change `check` must fail with one problem, in the line where `marker` stands first.
fn refused(name: &str, (from, to): (&str, &str), marker: &str, piece: &str) {
    let mut files = changed(name, from, to);
    files.retain(|(file, _)| *file != "az.yaml" || name == "az.yaml");
    let (_, text) = files.iter().find(|(file, _)| *file == name).unwrap();
    let line = text[..text.find(marker).unwrap()].lines().count().max(1) as u64
        + u64::from(text[..text.find(marker).unwrap()].ends_with('\n'));
    let (code, lines) = check(&files);
    let expected = format!("{name}:{line}: ");
    assert_eq!((code, lines.len()), (Some(1), 2), "{lines:?}");
    assert!(
        lines[0].starts_with(&expected) && lines[0].contains(piece),
        "expected {expected}{piece}\n{lines:?}"
    );
    assert_eq!(lines[1], "error: 1 problem found; nothing was stored or written");
}

#[test]
fn a_good_folder_passes() {
    let (_place, folder) = write(&small());
    let check = run(&["check", text(&folder)]);
    assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
    assert!(check.stdout.starts_with("small version 1: 1 sections, 2 indicators, 3 scored and 2 recorded"));
    let examples = run(&["examples", text(folder.parent().unwrap())]);
    assert_eq!((examples.code, examples.stderr.as_str()), (Some(0), ""));
    assert_eq!(examples.stdout, "small: 3 examples, all as expected\n");
}

#[test]
fn keys_are_known_and_stand_once() {
    refused("main.yaml", ("minimum: 0", "least: 0"), "least:", "unknown field `least`");
    refused("questionnaire.yaml", ("target: 0.75", "aim: 0.75"), "aim:", "unknown field `aim`");
    refused("main.yaml", ("maximum: 100", "minimum: 100"), "minimum: 100", "minimum");
    refused("az.yaml", ("theme: \"Mövzu\"", "overall: \"Mövzu\""), "overall: \"Mövzu\"", "overall");
    refused("examples.yaml", ("coverage: 0", "covers: 0"), "covers:", "unknown field `covers`");
    refused("main.yaml", ("  - id: second", "   - id: second"), "   - id: second", "");
}

#[test]
fn words_stand_in_quotes() {
    let piece = "words stand bare here";
    refused("main.yaml", ("\"How many?\"", "How many?"), "How many?", piece);
    refused("main.yaml", ("label: \"Wages\"", "label: Wages"), "Wages", piece);
    refused("az.yaml", ("unit: \"hal\"", "unit: hal"), "unit: hal", piece);
    refused("examples.yaml", ("\"Nothing is asked of nobody\"", "Nothing is asked"), "Nothing is", piece);
}

#[test]
fn names_lead_somewhere() {
    let one = |name, change, marker, piece| refused(name, change, marker, piece);
    let source = ("When?\"\n        sources: [LAW]", "When?\"\n        sources: [ACT]");
    one("main.yaml", source, "ACT", "`ACT` is not in sources.yaml");
    let child = ("children: [theme]", "children: [theme, topic]");
    one("questionnaire.yaml", child, "theme, topic", "`topic` is neither a node nor an indicator");
    one(
        "questionnaire.yaml",
        ("scale: halves", "scale: thirds"),
        "scale: thirds",
        "`thirds` is not in scales",
    );
    one("scales.yaml", ("core_cap: lower", "core_cap: middle"), "core_cap", "not a level of the scale");
    one("questionnaire.yaml", ("[main]", "[main, more]"), "[main, more]", "has no file `more.yaml`");
    let within = ("label: \"A branch\"", "label: \"A branch\", within: house");
    one("questionnaire.yaml", within, "id: branch", "must stand above");
    one(
        "questionnaire.yaml",
        ("for: [government]", "for: [everybody]"),
        "everybody",
        "no kind of institution",
    );
}

#[test]
fn a_tree_has_no_circle() {
    let circle = ("children: [first, second]", "children: [first, second, overall]");
    let (code, lines) = check(&changed("questionnaire.yaml", circle.0, circle.1));
    assert_eq!((code, lines.len()), (Some(1), 3), "{lines:?}");
    assert!(lines[0].starts_with("questionnaire.yaml:18: `overall` stands under itself"), "{lines:?}");
    assert!(lines[1].starts_with("questionnaire.yaml:22: `theme` stands under itself"), "{lines:?}");
}

#[test]
fn conditions_can_be_met_and_look_back() {
    let one = |to: &str, piece: &str| {
        refused("main.yaml", ("{equals: {question: law, value: full}}", to), "id: topics", piece);
    };
    one(
        "{all: [{equals: {question: law, value: full}}, {equals: {question: law, value: none}}]}",
        "can never be met",
    );
    one("{at_least: {count: 2, of: [{equals: {profile: kind, value: private}}]}}", "can never be met");
    one("{equals: {question: each, value: full}}", "not an earlier question");
    one("{equals: {question: topics, value: wages}}", "not an earlier question");
    one("{equals: {question: law, value: half}}", "`half` is no option of `law`");
    one("{equals: {profile: kind, value: company}}", "`company` is no kind");
    one("{equals: {profile: kind, question: law, value: full}}", "not both");
}

/// The institution's own question would stay open for ever.
#[test]
fn what_the_institution_is_asked_does_not_hang_on_answers_of_units() {
    let gate = "{id: last, kind: text, text: \"Why?\", sources: [LAW], applies_when: {equals: {question: each, value: full}}}";
    let mut files = small();
    files.retain(|(name, _)| *name != "az.yaml");
    let section = files.iter_mut().find(|(name, _)| *name == "main.yaml").unwrap();
    section.1.push_str(&format!("      - {gate}\n"));
    let line = section.1.lines().count();
    let (code, lines) = check(&files);
    assert_eq!(code, Some(1), "{lines:?}");
    assert!(
        lines[0].starts_with(&format!("main.yaml:{line}: `last` is asked of the institution")),
        "{lines:?}"
    );
}

#[test]
fn nodes_that_stand_under_no_other_keep_the_order_of_the_file() {
    let more = "  - {id: other, level: total, title: \"Other\", children: [first]}\n  - id: theme";
    let mut folder = Folder::default();
    for (name, text) in changed("questionnaire.yaml", "  - id: theme", more) {
        if name != "az.yaml" {
            folder.add(name, name, text);
        }
    }
    let questionnaire = load(&folder).unwrap();
    let roots: Vec<&str> =
        questionnaire.roots.iter().map(|place| questionnaire.nodes[*place].id.as_str()).collect();
    assert_eq!(roots, ["overall", "other"]);
}

#[test]
fn numbers_and_words_are_checked() {
    let one = |change, marker, piece| refused("main.yaml", change, marker, piece);
    one(
        ("points: 0, label: \"No\", criterion: \"There", "points: -0.5, label: \"No\", criterion: \"There"),
        "points: -0.5",
        "`points` is -0.5",
    );
    one(("id: number\n", "id: Number\n"), "id: Number", "must be kebab-case");
    one(("id: day", "id: law"), "id: law\n        kind: date", "stands here again (first in line 8)");
    one((", criterion: \"Nothing.\"", ""), "points: 0, label: \"No\"}", "has no `criterion`");
    one(("label: \"Safety\"", "label: \"Safety\", weight: 0"), "weight: 0", "must be above 0");
    one(("rule: mean-of-kinds", "rule: middle"), "middle", "unknown variant `middle`");
}

#[test]
fn a_translation_is_complete_and_up_to_date() {
    let one = |change, marker, piece| refused("az.yaml", change, marker, piece);
    one(("  theme: \"Mövzu\"\n", ""), "second:", "node `theme` is not translated");
    one(("  day:\n    text: \"Nə vaxt?\"\n", ""), "number:", "question `day` is not translated");
    one(("      safety: {label: \"Təhlükəsizlik\"}\n", ""), "wages:", "`safety` is not translated");
    one(
        ("      none: {label: \"Xeyr\", criterion: \"Heç nə.\"}\n", ""),
        "  each:",
        "`none` is not translated",
    );
    one(("first: \"Birinci\"", "first: \"Birinci\"\n  third: \"Üçüncü\""), "third", "`third` does not exist");
    one(("\"Nə vaxt?\"", "\"Nə vaxt?\"\n    help: \"Tarix.\""), "  day:", "that the English lacks");
    one(("    unit: \"hal\"\n", ""), "  number:", "in English only");
    one((", criterion: \"Hər şey.\"", ""), "full: {label: \"Bəli\"}", "in English only");
    one((", branch: \"Filial\"", ""), "unit_kinds", "unit kind `branch` is not translated");
    one(("of_version: 1", "of_version: 2"), "translates", "bring it up to date");
}

#[test]
fn a_file_that_belongs_nowhere_and_a_file_that_is_missing() {
    let mut files = small();
    files.push(("notes.yaml", "a: 1\n".into()));
    let (code, lines) = check(&files);
    assert_eq!(code, Some(1));
    assert!(lines[0].starts_with("notes.yaml: this file is neither a section"), "{lines:?}");
    files.retain(|(name, _)| !["notes.yaml", "scales.yaml"].contains(name));
    let (code, lines) = check(&files);
    assert_eq!((code, lines[0].as_str()), (Some(1), "scales.yaml: `scales.yaml` is missing; add it"));
}

#[test]
fn a_file_that_is_not_utf_8_is_named() {
    let (_place, folder) = write(&small());
    fs::write(folder.join("az.yaml"), b"title: \"\xff\"\n").unwrap();
    let run = run(&["check", text(&folder)]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("az.yaml"), "{}", run.stderr);
}

#[test]
fn an_example_that_comes_out_otherwise_fails() {
    let one = |from: &str, to: &str, line: u64, piece: &str| {
        let (_place, folder) = write(&changed("examples.yaml", from, to));
        let run = run(&["examples", text(&folder)]);
        let expected = format!("{}:{line}: ", folder.join("examples.yaml").display());
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.starts_with(&expected) && run.stderr.contains(piece), "{}", run.stderr);
    };
    one("score: 0.75", "score: 0.7", 1, "`first`: expected score 0.7, found 0.75");
    one("rating: upper", "rating: lower", 1, "`first`: expected rating lower, found upper");
    one("gap: 0", "gap: 0.1", 1, "expected gap 0.1, found 0");
    one("coverage: 0", "coverage: 1", 5, "expected coverage 1, found 0");
    one("second: {score: 1}", "third: {score: 1}", 5, "`third` is no node");
    one("topics: [wages]", "topics: [wages, safety, hours]", 1, "`hours` is no option of `topics`");
    one("no-task", "no-time", 10, "`no-time` is no reason");
    let refused = "`each` concerns everybody it is put to";
    one("each: full", "each: {not_applicable: no-task}", 5, refused);
}

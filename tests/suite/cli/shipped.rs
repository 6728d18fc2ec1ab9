//! The questionnaires of this repository, their schemas and their guide.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bhr_baseline::questionnaire::{Folder, load, read_examples, schemas};

use super::{run, text};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folders that hold a questionnaire.
fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(shipped()).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.join("questionnaire.yaml").exists()).collect();
    found.sort();
    assert!(found.len() >= 2, "{found:?}");
    found
}

#[test]
fn the_shipped_questionnaires_pass() {
    for command in ["check", "examples"] {
        let run = run(&[command, text(&shipped())]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        assert_eq!(run.stdout.lines().count(), folders().len());
    }
}

#[test]
fn every_shipped_indicator_has_an_example() {
    for path in folders() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_it = |folder: &Folder| folder.get("questionnaire.yaml").unwrap().shown_as.contains(name);
        let folder = bhr_baseline::assessment::shipped().into_iter().find(is_it).unwrap();
        let questionnaire = load(&folder).unwrap();
        let examples = read_examples(&folder).unwrap();
        let expected: BTreeSet<&String> = examples.iter().flat_map(|(_, one)| one.expect.keys()).collect();
        let indicators = questionnaire.nodes.iter().filter(|node| node.indicator.is_some());
        let without: Vec<&String> =
            indicators.map(|node| &node.id).filter(|id| !expected.contains(id)).collect();
        assert!(without.is_empty(), "{}: no example for {without:?}", path.display());
    }
}

#[test]
fn the_schemas_are_those_of_the_code() {
    for (name, text) in schemas() {
        let committed = read(&shipped().join("schema").join(name));
        assert!(
            committed == text,
            "{name} is not what `bhr-baseline schema` writes; run it and commit the result"
        );
    }
    assert_eq!(fs::read_dir(shipped().join("schema")).unwrap().count(), schemas().len());
}

/// The YAML blocks of the guide, in its order.
fn blocks() -> Vec<String> {
    let guide = read(&shipped().join("README.md"));
    guide.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// The guide leaves a section and most principles out; here they are left out by name.
fn as_folder(header: &str, kinds: &str) -> String {
    let excused = (2..=31).filter(|number| *number != 11);
    let excused: String =
        excused.map(|n| format!("\n  - {{principle: {n}, reason: \"Not here.\"}}")).collect();
    assert!(header.contains("[expectations, procurement]"));
    header.replace("[expectations, procurement]", "[expectations]").trim_end().to_owned()
        + &excused
        + "\n"
        + kinds
}

#[test]
fn the_examples_in_the_guide_work() {
    let [header, section, examples, translation, kinds] = <[String; 5]>::try_from(blocks()).unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("state-duty");
    fs::create_dir(&folder).unwrap();
    for name in ["scales.yaml", "sources.yaml"] {
        fs::copy(shipped().join(name), place.path().join(name)).unwrap();
    }
    fs::write(folder.join("questionnaire.yaml"), as_folder(&header, &kinds)).unwrap();
    fs::write(folder.join("expectations.yaml"), section).unwrap();
    fs::write(folder.join("examples.yaml"), examples).unwrap();
    for command in ["check", "examples"] {
        let run = run(&[command, text(&folder)]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{}", run.stdout);
    }
    fs::write(folder.join("az.yaml"), translation).unwrap();
    let incomplete = run(&["check", text(&folder)]);
    let is_about_words = |line: &&str| {
        ["is not translated", "in English only", "English lacks", "error: "]
            .iter()
            .any(|piece| line.contains(piece))
    };
    let other: Vec<&str> = incomplete.stderr.lines().filter(|line| !is_about_words(line)).collect();
    assert!(incomplete.code == Some(1) && other.is_empty(), "{other:?}");
}

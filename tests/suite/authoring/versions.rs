//! A questionnaire that changes: what was published stays, and everybody is told what stays behind.

use std::fs;

use crate::cli::{run, small, text, write};

/// The small questionnaire in a version of its own, published or not.
fn version(number: u32, status: &str) -> Vec<(&'static str, String)> {
    let mut files = small();
    files[0].1 = files[0]
        .1
        .replace("version: 1", &format!("version: {number}"))
        .replace("status: draft", &format!("status: {status}"));
    files
}

#[test]
fn a_translation_of_an_older_version_is_told_and_english_stands_in() {
    let mut files = version(2, "draft");
    let (_, section) = files.iter_mut().find(|(name, _)| *name == "main.yaml").unwrap();
    *section = section.replace("id: wages", "id: pay");
    let (_, examples) = files.iter_mut().find(|(name, _)| *name == "examples.yaml").unwrap();
    *examples = examples.replace("wages", "pay");
    let (_place, folder) = write(&files);
    let check = run(&["check", text(&folder)]);
    assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
    let line = "small: the translation `az` is of version 1, the questionnaire is version 2; 1 texts stand in English";
    assert!(check.stdout.contains(line), "{}", check.stdout);
}

#[test]
fn publishing_tells_which_rounds_stay_on_older_versions() {
    let (place, folder) = write(&small());
    let here = |name: &str| place.path().join(name);
    let (data, made) = (here("data"), here("made"));
    let simulate =
        ["questionnaire", "simulate", text(&folder), "--institutions", "4", "--output", text(&made)];
    assert_eq!(run(&simulate).code, Some(0));
    let publish = ["publish", text(&folder), "--data-dir", text(&data)];
    assert!(!data.exists(), "looking makes no database");
    let (answers, roster) = (made.join("answers.csv"), made.join("institutions.csv"));
    let import = ["import", "--data-dir", text(&data), "--round", "First", "--questionnaire", text(&folder)];
    let import = [&import[..], &["--answers", text(&answers), "--institutions", text(&roster)]].concat();
    let imported = run(&import);
    assert_eq!(imported.code, Some(0), "{}", imported.stderr);
    for (name, words) in version(2, "published") {
        fs::write(folder.join(name), words.replace("of_version: 1", "of_version: 2")).unwrap();
    }
    let published = run(&publish);
    assert_eq!(published.code, Some(0), "{}", published.stderr);
    assert!(published.stdout.contains("small version 2 is published: "), "{}", published.stdout);
    let round = "answers version 1: 0 drafts, 0 handed in, 4 accepted; it keeps that version";
    assert!(published.stdout.contains("round \"First\""), "{}", published.stdout);
    assert!(published.stdout.contains(round), "{}", published.stdout);
    let scored = ["score", "--questionnaire", text(&folder), "--answers", text(&answers)];
    let before = here("exported");
    let export = ["export", "--data-dir", text(&data), "--round", "First", "--output", text(&before)];
    assert_eq!(run(&export).code, Some(0));
    let kept = fs::read_to_string(before.join("small").join("questionnaire.yaml")).unwrap();
    assert!(kept.contains("version: 1\nstatus: draft"), "the round keeps what it answered: {kept}");
    assert_eq!(run(&[&scored[..], &["--output", text(&here("scores.csv"))]].concat()).code, Some(0));
}

#[test]
fn what_check_refuses_is_not_frozen() {
    let files = version(1, "published");
    let (place, folder) = write(&files);
    let examples = &files.iter().find(|(name, _)| *name == "examples.yaml").unwrap().1;
    fs::write(folder.join("examples.yaml"), examples.replacen("score: 0.75", "score: 0.8", 1)).unwrap();
    let refused = run(&["publish", text(&folder)]);
    assert_eq!(refused.code, Some(1), "{}", refused.stdout);
    assert!(refused.stderr.contains("expected score"), "{}", refused.stderr);
    assert!(!place.path().join("published.lock").exists());
}

#[test]
fn a_published_version_may_be_retired() {
    let (_place, folder) = write(&version(1, "published"));
    assert_eq!(run(&["publish", text(&folder)]).code, Some(0));
    for (name, words) in version(1, "retired") {
        fs::write(folder.join(name), words).unwrap();
    }
    let check = run(&["check", text(&folder)]);
    assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_source_added_for_another_questionnaire_leaves_a_published_one_alone() {
    let (_place, folder) = write(&version(1, "published"));
    assert_eq!(run(&["publish", text(&folder)]).code, Some(0));
    let sources = folder.join("sources.yaml");
    let added = fs::read_to_string(&sources).unwrap()
        + "\nNEW-1: {title: \"New\", href: \"https://example.org\", checked_on: 2026-11-22}\n";
    fs::write(&sources, &added).unwrap();
    let check = run(&["check", text(&folder)]);
    assert_eq!((check.code, check.stderr.as_str()), (Some(0), ""));
    let cited = added.replacen("title: \"", "title: \"Other ", 1);
    fs::write(&sources, cited).unwrap();
    let check = run(&["check", text(&folder)]);
    assert!(check.stderr.contains("published with other content"), "{}", check.stderr);
}

#[test]
fn a_condition_that_only_others_could_open_is_told() {
    let mut files = small();
    files.retain(|(name, _)| *name != "az.yaml");
    let (_, section) = files.iter_mut().find(|(name, _)| *name == "main.yaml").unwrap();
    // `topics` is put when `law` is full; `law` itself is then put to companies only, which this one is not for.
    *section = section.replacen(
        "        kind: choice\n",
        "        kind: choice\n        applies_when: {equals: {profile: kind, value: private}}\n",
        1,
    );
    let (_place, folder) = write(&files);
    let check = run(&["check", text(&folder)]);
    assert_eq!(check.code, Some(1));
    for question in ["law", "topics"] {
        let line = format!("the condition of `{question}` can never be met");
        assert!(check.stderr.contains(&line), "{}", check.stderr);
    }
}

#[test]
fn shipped_files_stand_in_their_one_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires");
    let check = run(&["questionnaire", "format", folder, "--check"]);
    assert_eq!((check.code, check.stdout.as_str(), check.stderr.as_str()), (Some(0), "", ""));
}

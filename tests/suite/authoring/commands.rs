//! The commands of `questionnaire`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{run, small, text, write};

fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found: Vec<(PathBuf, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (PathBuf::from(path.file_name().unwrap()), fs::read_to_string(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn format_lists_then_writes_then_has_nothing_to_do() {
    let (_place, folder) = write(&small());
    let before = files(&folder);
    let check = run(&["questionnaire", "format", text(&folder), "--check"]);
    assert_eq!((check.code, check.stdout.lines().count(), files(&folder) == before), (Some(1), 4, true));
    assert!(check.stderr.contains("4 files are not in canonical form"), "{}", check.stderr);
    let format = run(&["questionnaire", "format", text(&folder)]);
    assert_eq!((format.code, format.stderr.as_str()), (Some(0), ""));
    let names = |files: &[(PathBuf, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&files(&folder)), names(&before));
    let again = run(&["questionnaire", "format", text(&folder), "--check"]);
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""));
    assert_eq!(run(&["questionnaire", "check", text(&folder)]).code, Some(0));
    assert_eq!(run(&["questionnaire", "examples", text(&folder)]).code, Some(0));
}

#[test]
fn format_refuses_to_lose_comments() {
    let mut commented = small();
    commented[0].1.insert_str(0, "# yaml-language-server: $schema=x\n# Why it is so.\n");
    commented[1].1 =
        commented[1].1.replace("rule: mean-of-kinds", "rule: mean-of-kinds   # offices # differ");
    let (_place, folder) = write(&commented);
    let before = files(&folder);
    let format = run(&["questionnaire", "format", text(&folder)]);
    assert_eq!((format.code, files(&folder) == before), (Some(1), true));
    let mut lines: Vec<&str> = format.stderr.lines().collect();
    lines.sort_unstable();
    let line = commented[1].1.lines().position(|line| line.contains("mean-of-kinds")).unwrap() + 1;
    assert!(
        lines.iter().any(|one| one.contains("questionnaire.yaml:2: this comment would be lost")),
        "{lines:?}"
    );
    assert!(
        lines.iter().any(|one| one.contains(&format!("main.yaml:{line}: ")) && one.contains("`note:`")),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_workbook_goes_out_and_comes_back() {
    let (place, folder) = write(&small());
    assert_eq!(run(&["questionnaire", "format", text(&folder)]).code, Some(0));
    let before = files(&folder);
    let book = place.path().join("book.xlsx");
    let export =
        run(&["questionnaire", "export", text(&folder), "--format", "xlsx", "--output", text(&book)]);
    assert_eq!((export.code, export.stderr.as_str()), (Some(0), ""));
    let refused = run(&["questionnaire", "import", text(&book), "--output", text(&folder)]);
    assert!(refused.code == Some(1) && refused.stderr.contains("--replace"), "{}", refused.stderr);
    fs::write(folder.join("ru.yaml"), "translates: small\nof_version: 1\n").unwrap();
    let import = run(&["questionnaire", "import", text(&book), "--output", text(&folder), "--replace"]);
    assert_eq!((import.code, import.stderr.as_str()), (Some(0), ""));
    assert!(import.stdout.contains("removed: ") && import.stdout.contains("ru.yaml"), "{}", import.stdout);
    assert_eq!(files(&folder), before);
}

#[test]
fn a_workbook_that_does_not_check_changes_nothing() {
    use bhr_baseline::authoring::write_workbook;
    use bhr_baseline::questionnaire::read_files;
    let mut changed = read_files(&super::small_folder()).unwrap();
    changed.sections[0].indicators[0].questions[0].options[1].points = Some("0.5".parse().unwrap());
    let (place, folder) = write(&small());
    let book = place.path().join("book.xlsx");
    fs::write(&book, write_workbook(&changed).unwrap()).unwrap();
    let before = files(&folder);
    let import = run(&["questionnaire", "import", text(&book), "--output", text(&folder), "--replace"]);
    assert_eq!((import.code, files(&folder) == before), (Some(1), true));
    let first = import.stderr.lines().next().unwrap();
    assert!(
        first.starts_with("book.xlsx, questions!2:2: the best option of `law` must have 1 point"),
        "{first}"
    );
    fs::write(&book, "no workbook").unwrap();
    let other = place.path().join("other");
    assert_eq!(run(&["questionnaire", "import", text(&book), "--output", text(&other)]).code, Some(1));
    assert!(!other.exists());
}

#[test]
fn a_new_questionnaire_passes_everything_and_overwrites_nothing() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("mine");
    let title = "Mine: \"a\" # title";
    for command in [&["new"][..], &["questionnaire", "new"]] {
        let _ = fs::remove_dir_all(&folder);
        let new = run(&[command, &[text(&folder), "--id", "mine", "--title", title]].concat());
        assert_eq!((new.code, new.stderr.as_str()), (Some(0), ""));
    }
    for command in [&["check"][..], &["examples"], &["questionnaire", "format", "--check"]] {
        let run = run(&[command, &[text(place.path())]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{command:?}");
    }
    let before = files(&folder);
    let again = run(&["new", text(&folder), "--id", "other", "--title", "Other"]);
    assert_eq!((again.code, files(&folder) == before), (Some(1), true));
    let bad = run(&["new", text(&place.path().join("bad")), "--id", "Not Kebab", "--title", "x"]);
    assert!(bad.code == Some(1) && bad.stderr.contains("kebab-case"), "{}", bad.stderr);
    assert!(!place.path().join("bad").exists());
}

#[test]
fn diff_prints_text_or_json_and_fails_on_problems() {
    let (_old, old) = write(&small());
    let mut newer = small();
    newer[0].1 = newer[0].1.replace("version: 1", "version: 2");
    let (_new, new) = write(&newer);
    let same = run(&["diff", text(&old), text(&new)]);
    assert_eq!((same.code, same.stdout.lines().last()), (Some(0), Some("comparable: 5 of 5 questions")));
    newer[1].1 = newer[1].1.replace("label: \"Safety\"", "label: \"Safety\", weight: 2");
    let (_new, new) = write(&newer);
    let changed = run(&["questionnaire", "diff", text(&old), text(&new), "--json"]);
    assert_eq!(changed.code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&changed.stdout).unwrap();
    assert_eq!((&json["comparable"], &json["of"]), (&4.into(), &5.into()));
    assert_eq!(json["indicators"], serde_json::json!(["first"]));
    assert_eq!(json["problems"].as_array().unwrap().len(), 1);
}

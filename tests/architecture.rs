//! The rules of `src/ARCHITECTURE.md`, read from there and held against the source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "src/ARCHITECTURE.md";

struct Module {
    may_name: BTreeSet<String>,
    is_pure: bool,
}

/// Cells of the table whose header starts with `first`.
fn table(first: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(DOCUMENT).unwrap();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    text.lines()
        .skip_while(|line| !line.starts_with(&format!("| {first} ")))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(cells)
        .collect()
}

fn modules() -> BTreeMap<String, Module> {
    let module = |row: Vec<String>| {
        let may_name = row[1].split_whitespace().map(str::to_owned).collect();
        (row[0].trim_matches('`').to_owned(), Module { may_name, is_pure: row[2] == "pure" })
    };
    table("module").into_iter().map(module).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Lines of code: comments, the trailing test module and files of tests left out.
fn code(path: &Path) -> Vec<(usize, String)> {
    if path.file_name().is_some_and(|name| name == "tests.rs") {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let is_code = |line: &str| !line.trim_start().starts_with("//");
    before_tests
        .lines()
        .enumerate()
        .filter(|(_, line)| is_code(line))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}

fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[test]
fn every_module_is_in_the_table_and_the_other_way_round() {
    let listed: BTreeSet<String> = modules().into_keys().collect();
    let found: BTreeSet<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, found);
}

#[test]
fn modules_name_only_those_they_may() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (name, module) in &modules {
        for path in sources(&Path::new("src").join(name)) {
            for (number, line) in code(&path) {
                for other in
                    modules.keys().filter(|other| *other != name && !module.may_name.contains(*other))
                {
                    let grouped = line.contains("use crate::{") && names(&line, other);
                    if grouped || names(&line, &format!("crate::{other}")) {
                        wrong.push(format!("{}:{number}: `{name}` may not name `{other}`", path.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a pure module never touches.
const IMPURE: [&str; 14] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::thread",
    "std::process",
    "std::time",
    "std::io::stdin",
    "tokio",
    "tracing",
    "println!",
    "eprintln!",
    "Utc::now",
    "rand::",
    "new_v4",
];

#[test]
fn pure_modules_touch_nothing_outside() {
    let mut wrong = Vec::new();
    for (name, _) in modules().iter().filter(|(_, module)| module.is_pure) {
        for path in sources(&Path::new("src").join(name)) {
            for (number, line) in code(&path) {
                for word in IMPURE.iter().filter(|word| line.contains(**word)) {
                    wrong.push(format!(
                        "{}:{number}: `{name}` is pure and may not name `{word}`",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_crates_stay_at_home() {
    let homes = table("crate");
    assert!(homes.len() > 5, "the table of crates was not found");
    let mut wrong = Vec::new();
    for row in &homes {
        let (outside, home): (&str, BTreeSet<&str>) = (&row[0], row[1].split_whitespace().collect());
        for path in sources(Path::new("src")) {
            let module = path.iter().nth(1).unwrap().to_string_lossy().into_owned();
            if home.contains(module.as_str()) {
                continue;
            }
            for (number, line) in code(&path) {
                if names(&line, &format!("{outside}::")) || line.contains(&format!("use {outside}")) {
                    wrong.push(format!("{}:{number}: `{outside}` belongs in {}", path.display(), row[1]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file longer than this is split.
const LONGEST_FILE: usize = 500;

#[test]
fn files_can_be_read_in_one_sitting() {
    let long = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count() > LONGEST_FILE;
    let mut files = sources(Path::new("src"));
    files.extend(sources(Path::new("tests")));
    let found: Vec<PathBuf> = files.into_iter().filter(long).collect();
    assert!(found.is_empty(), "longer than {LONGEST_FILE} lines: {found:?}");
}

#[test]
fn only_disclosure_makes_releases() {
    let made = |path: &PathBuf| code(path).iter().any(|(_, line)| line.contains("Released("));
    let found: Vec<PathBuf> = sources(Path::new("src")).into_iter().filter(made).collect();
    assert_eq!(found, [PathBuf::from("src/disclosure/release.rs")]);
}

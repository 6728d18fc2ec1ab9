//! The files of the languages against each other and against the places that use them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::{Language, Texts};

fn keys(language: Language) -> Vec<String> {
    let resource = FluentResource::try_new(language.details().messages.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.code()));
    let text = resource.source();
    text.lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(is_key)
        .map(String::from)
        .collect()
}

fn is_key(text: &&str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// The variables a message names, with the message they stand in.
fn variables(language: Language) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let mut key = String::new();
    for line in language.details().messages.lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| is_key(name)) {
            key = name.to_owned();
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|letter: char| !letter.is_ascii_lowercase()).next().unwrap_or_default().to_owned()
        });
        found.extend(names.map(|name| (key.clone(), name)));
    }
    found
}

#[test]
fn every_language_has_the_same_keys_with_the_same_variables() {
    let first = Language::ALL[0];
    let expected: BTreeSet<String> = keys(first).into_iter().collect();
    for other in Language::ALL {
        let keys = keys(other);
        let set: BTreeSet<String> = keys.iter().cloned().collect();
        let difference: Vec<_> = expected.symmetric_difference(&set).collect();
        assert!(difference.is_empty(), "{} and {}: {difference:?}", first.code(), other.code());
        assert_eq!(keys.len(), set.len(), "{}: a key stands twice", other.code());
        let (here, there) = (variables(first), variables(other));
        let difference: Vec<_> = here.symmetric_difference(&there).collect();
        assert!(difference.is_empty(), "{} and {}: {difference:?}", first.code(), other.code());
    }
}

/// All files below `folder` that people write, without the tests of this module.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else if entry.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            found.push(entry);
        }
    }
}

fn sources() -> String {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&package.join("src"), &mut found);
    files(&package.join("templates"), &mut found);
    let is_ours = |path: &PathBuf| !path.ends_with("texts/tests.rs") && !path.ends_with("texts/mod.rs");
    found.iter().filter(|path| is_ours(path)).map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The keys asked for by name: `t("...")`, `t_with("...")` in code, `t(key="...")` in templates.
fn asked(sources: &str) -> BTreeSet<String> {
    let after = |start: &'static str| sources.split(start).skip(1);
    after(".t(")
        .chain(after(".t_with("))
        .chain(after("t(key="))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .filter(is_key)
        .map(String::from)
        .collect()
}

#[test]
fn every_key_asked_for_is_there() {
    let known: BTreeSet<String> = keys(Language::ALL[0]).into_iter().collect();
    let asked = asked(&sources());
    let unknown: Vec<_> = asked.difference(&known).collect();
    assert!(unknown.is_empty(), "not in the files: {unknown:?}");
}

#[test]
fn every_key_is_used() {
    let sources = sources();
    let unused: Vec<String> =
        keys(Language::ALL[0]).into_iter().filter(|key| !sources.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "not used anywhere: {unused:?}");
}

/// Letters that are in the Azerbaijani alphabet but come out wrong when somebody types on another keyboard.
#[test]
fn azerbaijani_is_written_in_its_own_letters() {
    let foreign = |letter: char| ('а'..='я').contains(&letter) || "îâûêё".contains(letter);
    let lines: Vec<_> =
        Language::Azerbaijani.details().messages.lines().filter(|line| line.chars().any(foreign)).collect();
    assert!(lines.is_empty(), "{lines:?}");
}

#[test]
fn every_language_is_at_the_place_of_its_number() {
    for language in Language::ALL {
        assert_eq!(Texts::get(language).language(), language);
    }
}

#[test]
fn a_missing_message_or_argument_is_seen() {
    assert_eq!(Texts::get(Language::English).t("no-such-key"), "⟦no-such-key⟧");
    assert_eq!(Texts::get(Language::English).t("check-unanswered"), "⟦check-unanswered⟧");
}

#[test]
fn plurals_follow_the_language() {
    let check = |language, count: u32, expected| {
        let text = Texts::get(language).t_with("check-unanswered", &[("count", count.into())]);
        assert_eq!(text, expected);
    };
    check(Language::English, 1, "1 question is not answered.");
    check(Language::English, 22, "22 questions are not answered.");
    check(Language::Azerbaijani, 22, "Cavab verilməmiş suallar: 22.");
}

#[test]
fn a_sentence_that_ends_with_a_russian_day_has_one_point() {
    let texts = Texts::get(Language::Russian);
    let day = texts.date(chrono::NaiveDate::from_ymd_opt(2026, 12, 7).unwrap());
    let sentence = texts.t_with("draft-reply-until", &[("date", day.into())]);
    assert_eq!(sentence, "Ответить можно до 7 декабря 2026\u{202f}г.");
}

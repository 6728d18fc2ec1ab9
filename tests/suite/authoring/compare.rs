//! Two versions of a questionnaire side by side.

use bhr_baseline::authoring::{Comparison, State, compare};
use bhr_baseline::questionnaire::{Folder, load};

use super::small_folder;

/// The small questionnaire as version 2 with `changes` in its section, beside version 1.
fn compared(changes: &[(&str, &str)]) -> Comparison {
    let mut newer = Folder::default();
    for (name, file) in
        small_folder().files().filter(|(name, _)| *name != "az.yaml" && *name != "examples.yaml")
    {
        let mut text = file.text.replace("version: 1\n", "version: 2\n");
        for (from, to) in changes.iter().filter(|_| name == "main.yaml") {
            assert_eq!(text.matches(from).count(), 1, "`{from}`");
            text = text.replace(from, to);
        }
        newer.add(name, name, text);
    }
    let newer = load(&newer).unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut older = small_folder();
    older =
        Folder::from_contents(older.contents().into_iter().filter(|(name, _)| name != "az.yaml").collect());
    compare(&load(&older).unwrap(), &newer)
}

/// Whether `law` can be compared, and why.
fn law(changes: &[(&str, &str)]) -> (bool, String, Vec<String>) {
    let comparison = compared(changes);
    let one = comparison.questions.iter().find(|one| one.before.as_deref() == Some("law")).unwrap();
    (one.comparable, one.why.clone(), comparison.problems.clone())
}

const TEXT: &str = "text: \"Is there a law?\"";
const POINTS: (&str, &str) = (
    "{id: none, points: 0, label: \"No\", criterion: \"There is none.\"}",
    "{id: none, points: 0.5, label: \"No\", criterion: \"There is none.\"}",
);

fn says(evolution: &str, words: &str) -> String {
    format!("text: \"{words}\"\n        evolution: {evolution}")
}

#[test]
fn nothing_changed_is_comparable_in_full() {
    let comparison = compared(&[]);
    assert!(comparison.questions.iter().all(|one| one.state == State::Unchanged && one.comparable));
    assert_eq!((comparison.comparable, comparison.of), (5, 5));
    assert!(comparison.indicators.is_empty() && comparison.tree.is_empty() && comparison.problems.is_empty());
    let header: Vec<&str> = comparison.header.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(header, ["version"]);
    assert!(comparison.to_string().ends_with("\ncomparable: 5 of 5 questions\n"), "{comparison}");
}

#[test]
fn other_points_cannot_be_compared_and_must_be_stated() {
    let (comparable, why, problems) = law(&[POINTS]);
    assert!(!comparable && why.contains("points of none"), "{why}");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("`law` does not mean what it meant (points of none)"));
    let stated = says("{reworded: law}", "Is there a law?");
    let (comparable, _, problems) = law(&[POINTS, (TEXT, &stated)]);
    assert!(!comparable && problems.is_empty(), "{problems:?}");
}

#[test]
fn other_words_need_a_statement() {
    let (comparable, why, problems) = law(&[(TEXT, "text: \"Has a law been passed?\"")]);
    assert!(!comparable && why.contains("the words changed (text)") && problems.is_empty(), "{why}");
    let reworded = says("{reworded: law}", "Has a law been passed?");
    let (comparable, why, problems) = law(&[(TEXT, &reworded)]);
    assert!(comparable && why.contains("`reworded`") && problems.is_empty(), "{why} {problems:?}");
    let same = says("{same_as: law}", "Has a law been passed?");
    let (_, _, problems) = law(&[(TEXT, &same)]);
    assert_eq!(problems, ["`law` says `same_as`, and its words differ (text); say `reworded`"]);
    let (comparable, ..) = law(&[(TEXT, "text: \"Is there a law?\"\n        help: \"Any law.\"")]);
    assert!(comparable, "help does not change what an answer means");
}

#[test]
fn statements_decide_what_belongs_together() {
    let split = says("{split_from: law}", "Is there a law?");
    let (comparable, why, problems) = law(&[(TEXT, &split)]);
    assert!(!comparable && why == "it is one part of `law`" && problems.is_empty(), "{why} {problems:?}");
    let (_, _, problems) = law(&[
        (TEXT, &says("{same_as: law}", "Is there a law?")),
        ("text: \"When?\"", &says("{same_as: law}", "When?")),
    ]);
    assert!(problems.iter().any(|one| one.starts_with("`law` is continued by law and day;")), "{problems:?}");
    let unknown = compared(&[(TEXT, &says("{same_as: old-law}", "Is there a law?"))]);
    assert_eq!(
        unknown.problems,
        ["`law` says `same_as: old-law`, and version 1 has no such question; correct it"]
    );
    let states: Vec<(&str, State)> =
        unknown.questions.iter().map(|one| (one.id.as_str(), one.state)).collect();
    assert_eq!((states[0], states[5]), (("law", State::Added), ("law", State::Removed)));
    let new = compared(&[(TEXT, &says("new", "Is there a law?"))]);
    assert_eq!(new.problems, ["`law` says `new`, and version 1 has that id; give it another"]);
}

#[test]
fn what_a_change_reaches_is_named() {
    let comparison = compared(&[("minimum: 0\n", "minimum: 1\n        weight: 2\n")]);
    assert_eq!(comparison.indicators, ["second"]);
    let number = comparison.questions.iter().find(|one| one.id == "number").unwrap();
    let what: Vec<&str> = number.changes.iter().map(|one| one.what.as_str()).collect();
    assert_eq!((what, number.comparable), (vec!["weight", "minimum"], true));
    let moved = compared(&[("rule: mean-of-kinds", "rule: lowest")]);
    assert_eq!(
        (moved.indicators.as_slice(), moved.tree[0].id.as_str()),
        (["second".to_owned()].as_slice(), "second")
    );
    let put = compared(&[(
        "applies_when: {equals: {question: law, value: full}}",
        "applies_when: {equals: {profile: kind, value: government}}",
    )]);
    let topics = put.questions.iter().find(|one| one.id == "topics").unwrap();
    assert!(topics.comparable && topics.why.contains("put to others"), "{topics:?}");
}

//! A questionnaire that was changed half-way: what is comparable stands together, the rest apart.

use std::sync::Arc;

use bhr_baseline::findings::{Basis, Dimension, Drawn, draw_by, versions};
use bhr_baseline::questionnaire::{Evolution, Id, Questionnaire, Text};
use bhr_baseline::response::InstitutionKind::Government;
use bhr_baseline::scoring::Scheme;
use bhr_baseline::texts::{Language, Texts};
use bhr_baseline::web::view::findings::Shown;
use bhr_baseline::web::view::lens::Lens;

use crate::support::asked::{accepted, asked, state};
use crate::support::world::round;

fn drawn(change: impl Fn(&mut Questionnaire)) -> Drawn {
    let mut second = Questionnaire { version: 2, ..state() };
    change(&mut second);
    let (first, second) = (Arc::new(state()), Arc::new(second));
    let round = [
        accepted("Alpha", Government, &first, &["full", "full", "full"]),
        accepted("Beta", Government, &second, &["none", "none", "none"]),
        asked("Gamma", Government, &second),
    ];
    draw_by(&round, Basis::SelfAssessed, Scheme::Declared)
}

/// Institutions scored by code, of topics below the principles.
fn scored(drawn: &Drawn) -> Vec<(String, u32)> {
    let topics = drawn.baseline.topics.iter().filter(|topic| topic.key.code().contains('.'));
    topics.map(|topic| (topic.key.code(), topic.all.scored)).collect()
}

fn codes(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
    expected.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect()
}

#[test]
fn the_same_questions_stand_together_whatever_the_version() {
    let same = drawn(|_| ());
    assert_eq!(scored(&same), codes(&[("state.overall", 2), ("state.law", 2), ("state.check", 2)]));
}

#[test]
fn what_asks_something_else_stands_apart_with_its_version() {
    let changed = drawn(|second| second.questions[2].text = Text::english("How many visits?"));
    let expected = codes(&[
        ("state.overall", 1),
        ("state-v2.overall", 1),
        ("state.law", 2),
        ("state.check", 1),
        ("state-v2.check", 1),
    ]);
    let mut found = scored(&changed);
    found.sort_by_key(|one| expected.iter().position(|other| other == one));
    assert_eq!(found, expected);
    assert_eq!(changed.topic("state-v2.check").unwrap().title.get("en"), "check (v2)");
    let principle = changed.topic("principle-3").unwrap();
    assert_eq!((principle.all.scored, principle.title.get("en")), (2, "p3"), "principles meet");
}

#[test]
fn other_words_are_the_same_once_somebody_has_said_so() {
    let reworded = drawn(|second| {
        second.questions[2].text = Text::english("Do visits take place?");
        second.questions[2].evolution = Some(Evolution::Reworded(Id { text: "visits".into(), line: 0 }));
    });
    assert_eq!(reworded.topic("state.check").unwrap().all.scored, 2);
    assert!(reworded.topic("state-v2.check").is_none());
}

#[test]
fn other_points_are_never_the_same() {
    let changed = drawn(|second| {
        second.questions[2].evolution = Some(Evolution::Reworded(Id { text: "visits".into(), line: 0 }));
        if let bhr_baseline::questionnaire::QuestionKind::Choice { options } = &mut second.questions[2].kind {
            options[1].points = "0.25".parse().unwrap();
        }
    });
    assert_eq!(changed.topic("state-v2.check").unwrap().all.scored, 1);
}

#[test]
fn versions_are_counted() {
    let found = drawn(|_| ()).versions;
    let read: Vec<_> = found.iter().map(|one| (one.version, one.asked, one.accepted)).collect();
    assert_eq!(read, [(1, 1, 1), (2, 2, 1)]);
    assert_eq!(versions(&[]), []);
}

/// What stands above the findings, and the captions and rows of their tables.
fn said(drawn: &Drawn) -> (String, String) {
    let round = round("Round");
    let lens = Lens { drawn, dimension: Dimension::Kind, usual: Scheme::Declared };
    let page = Shown::internal(Texts::get(Language::English), &round, lens, None).overview();
    let heads = page.tables.iter().flat_map(|table| &table.rows).map(|row| row.head.clone());
    (page.head.remarks.join("\n"), heads.collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_page_says_what_stands_together_and_what_apart() {
    let (remarks, rows) = said(&drawn(|second| second.questions[2].text = Text::english("How many visits?")));
    assert!(remarks.contains("was changed during the round"), "{remarks}");
    assert!(
        remarks.contains("version 1: 1 accepted") && remarks.contains("version 2: 1 accepted"),
        "{remarks}"
    );
    assert!(rows.contains("state (v2)"), "{rows}");
    let mut one = drawn(|_| ());
    one.versions.truncate(1);
    assert!(!said(&one).0.contains("was changed"), "one version is no change");
}

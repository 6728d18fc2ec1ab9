//! `findings`: the file for programs, and the command on both engines.

use std::sync::Arc;

use bhr_baseline::findings::{Basis, Dimension, Participant, cross_actor, draw_by, draw_classes};
use bhr_baseline::questionnaire::Library;
use bhr_baseline::report::findings_file::{FindingsFile, findings_json};
use bhr_baseline::response::InstitutionKind::{Government, Private};
use bhr_baseline::scoring::Scheme;
use serde_json::{Value, json};

use crate::cli::bench::Bench;
use crate::support::asked::{accepted, asked, company, state};
use crate::support::database::on_both_engines;

fn file(round: &[Participant], scheme: Scheme, dimension: Dimension) -> String {
    let basis = Basis::SelfAssessed;
    let (drawn, classes) = (draw_by(round, basis, scheme), draw_classes(round, basis));
    let cross = cross_actor(round, basis, &Library::default());
    findings_json(&FindingsFile {
        round: "Round",
        drawn: &drawn,
        classes: &classes,
        cross: &cross,
        dimension,
    })
}

fn round() -> Vec<Participant> {
    let (state, company) = (Arc::new(state()), Arc::new(company()));
    vec![
        accepted("Beta", Government, &state, &["full", "none", "some"]),
        accepted("Alpha", Government, &state, &["none", "-", ""]),
        accepted("Gamma", Private, &company, &["full", "none"]),
        asked("Epsilon", Government, &state),
    ]
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let (there, mut back) = (round(), round());
    back.reverse();
    for scheme in Scheme::ALL {
        for dimension in Dimension::ALL {
            assert_eq!(file(&there, scheme, dimension), file(&back, scheme, dimension));
        }
    }
}

#[test]
fn numbers_are_exact_and_what_nobody_knows_is_null() {
    let value = read(&file(&round(), Scheme::Declared, Dimension::Sector));
    let topics = value["topics"].as_array().unwrap();
    let principle = topics.iter().find(|topic| topic["code"] == "principle-3").unwrap();
    assert_eq!(principle["all"]["scored"], 3);
    assert_eq!(principle["all"]["mean"], "0.5");
    assert_eq!(principle["all"]["median"], "0.5");
    assert_eq!(principle["all"]["lower"], "0.5");
    assert_eq!(principle["all"]["upper"], "0.666666666666666667");
    assert_eq!(principle["all"]["share_meeting_target"], "0.333333333333333333");
    assert_eq!(principle["segments"][0]["value"], Value::Null);
    assert_eq!(principle["segments"][0]["scored"], 3);
    assert_eq!(
        value["response_rates"][0],
        json!({"kind": "government", "asked": 3, "accepted": 2,
        "submitted": 0, "in_progress": 0, "not_started": 1})
    );
    let gap = &value["gaps"][0];
    assert_eq!(gap["topic"], "company.harm");
    assert_eq!(gap["next_steps"][0]["institutions"], json!(["Gamma"]));
    assert_eq!(value["classes"]["all"]["no_core_elements"], 3);
}

#[test]
fn classes_come_without_scores() {
    let value = read(&file(&round(), Scheme::GermanClasses, Dimension::Kind));
    assert_eq!(value["scheme"], "german-classes");
    assert_eq!((&value["topics"], &value["gaps"]), (&json!([]), &json!([])));
    assert_eq!(value["classes"]["institutions"].as_array().unwrap().len(), 3);
}

#[test]
fn nothing_accepted_is_no_zero() {
    let state = Arc::new(state());
    let value = read(&file(&[asked("Alpha", Government, &state)], Scheme::Declared, Dimension::Kind));
    assert!(value["topics"].as_array().unwrap().iter().all(|topic| topic["all"]["mean"].is_null()));
    assert_eq!(value["gaps"], json!([]));
}

const FOUR: [(&str, bhr_baseline::response::InstitutionKind, &str, &str); 4] = [
    ("Bir Agentliyi", Government, "none", "never"),
    ("İki Agentliyi", Government, "force", "yearly"),
    ("Üç Agentliyi", Government, "force", "never"),
    ("Dörd MMC", Private, "draft", "yearly"),
];

on_both_engines! {
    async fn the_command_prints_findings_by_every_scheme_and_dimension(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2025", &FOUR).await;
        let run = |more: &[&str]| {
            let run = bench.run(&[&["findings", "--round", "Rivers 2025"], more].concat());
            assert_eq!(run.code, Some(0), "{more:?}: {}", run.stderr);
            run.stdout
        };
        let first = run(&["--json"]);
        assert_eq!(first, run(&["--json", "--basis", "self-assessed", "--scheme", "declared", "--dimension", "kind"]));
        let value = read(&first);
        let topic = value["topics"].as_array().unwrap().iter().find(|one| one["code"] == "principle-1").unwrap();
        assert_eq!(topic["segments"][1]["value"], "private");
        assert_eq!(topic["segments"][1]["mean"], "0.75");
        let lowest = read(&run(&["--json", "--scheme", "lowest", "--basis", "verified", "--dimension", "size"]));
        assert_eq!((&lowest["scheme"], &lowest["basis"]), (&json!("lowest"), &json!("verified")));
        let words = run(&[]);
        assert!(words.contains("accepted: 4 of 4 responses"), "{words}");
        assert!(words.contains("principle-1: mean ") && words.contains("  private: mean 75, median 75"), "{words}");
        assert!(run(&["--scheme", "german-classes"]).contains("complier: 0 of 0"));
        assert!(run(&["--dimension", "region"]).contains("indicators-structural: mean"));
    }

    async fn what_it_cannot_find_findings_for_is_said(database: Database) {
        let bench = Bench::new(database).await;
        let missing = bench.run(&["findings", "--round", "Lakes", "--json"]);
        assert_eq!((missing.code, missing.stdout.as_str()), (Some(1), ""));
        assert!(missing.stderr.contains("there is no round \"Lakes\""), "{}", missing.stderr);
        let wrong = bench.run(&["findings", "--round", "Rivers 2026", "--scheme", "best"]);
        assert_eq!(wrong.code, Some(2));
        assert!(wrong.stderr.contains("use one of declared, weighted-mean"), "{}", wrong.stderr);
        let empty = bench.run(&["findings", "--round", "Rivers 2026"]);
        assert!(empty.stdout.contains("Nothing can be said"), "{}", empty.stdout);
    }
}

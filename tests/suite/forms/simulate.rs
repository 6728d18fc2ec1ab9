//! The dry run: what it tells is right, and what it writes can be imported and reported.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bhr_baseline::assessment::read_roster;
use bhr_baseline::authoring::{DryRun, dry_run, kinds_of_institution, simulate};
use bhr_baseline::questionnaire::Questionnaire;
use bhr_baseline::response::{Answer, Sheets, read_answers};
use bhr_baseline::scoring::score;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{branches, questionnaires};
use crate::cli::{run, text};
use crate::support::service::run_well;

fn run_of(questionnaire: &Questionnaire, institutions: usize, seed: u64) -> (Sheets, DryRun) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let sheets = simulate(questionnaire, institutions, &mut |below| random.random_range(0..below));
    let found = dry_run(questionnaire, &sheets);
    (sheets, found)
}

#[test]
fn a_dry_run_reaches_every_kind_question_and_option() {
    for questionnaire in questionnaires() {
        let kinds = kinds_of_institution(&questionnaire).len();
        let each = 600_usize.div_ceil(kinds);
        let (sheets, found) = run_of(&questionnaire, kinds * each, 1);
        assert_eq!((sheets.len(), found.institutions), (kinds * each, kinds * each));
        assert_eq!((found.kinds.len(), found.kinds_known), (kinds, kinds));
        assert!(found.kinds.iter().all(|kind| kind.institutions == each), "{:?}", found.kinds);
        assert!(found.kinds.iter().all(|kind| kind.least <= kind.median && kind.median <= kind.most));
        assert_eq!(found.never_put, Vec::<String>::new(), "{}", questionnaire.id);
        assert_eq!(found.never_chosen, Vec::<(String, String)>::new(), "{}", questionnaire.id);
        assert_eq!(found.broken, Vec::<String>::new());
        assert!(found.hidden_answers > 0);
        for node in &found.nodes {
            let rated: usize = node.ratings.iter().map(|(_, count)| count).sum();
            assert_eq!(rated, sheets.len(), "{node:?}");
        }
        let top = found.nodes.iter().find(|node| node.node == "overall").expect("the node at the top");
        let none_given = top.ratings.iter().filter(|(rating, _)| rating.starts_with("no"));
        let unrated: usize = none_given.filter(|(rating, _)| rating != "none").map(|(_, count)| count).sum();
        assert_eq!(found.unrated.len(), unrated);
        assert!(unrated > 0 && unrated < sheets.len() / 2);
    }
}

#[test]
fn a_dry_run_has_every_way_to_answer() {
    let (sheets, _) = run_of(&branches(), 400, 5);
    let given = || sheets.values().flat_map(|sheet| sheet.given.values());
    let has = |is_it: fn(&Answer) -> bool| given().filter_map(|one| one.answer.as_ref()).any(is_it);
    assert!(
        has(|answer| matches!(answer, Answer::DoNotKnow)) && has(|answer| matches!(answer, Answer::NoData))
    );
    assert!(has(|answer| matches!(answer, Answer::NotApplicable { .. })));
    assert!(
        has(|answer| matches!(answer, Answer::Number(_))) && has(|answer| matches!(answer, Answer::Date(_)))
    );
    assert!(has(
        |answer| matches!(answer, Answer::Checklist { not_applicable, .. } if !not_applicable.is_empty())
    ));
    assert!(given().any(|one| !one.comment.is_empty()) && given().any(|one| one.comment.is_empty()));
    let units: BTreeSet<usize> = sheets.values().map(|sheet| sheet.units.len()).collect();
    assert_eq!(units, BTreeSet::from([0, 1, 2, 3]));
}

#[test]
fn a_question_nobody_is_put_and_an_option_nobody_takes_are_told() {
    let questionnaire = branches();
    let (mut sheets, _) = run_of(&questionnaire, 40, 2);
    for sheet in sheets.values_mut() {
        sheet.profile.mandates = Some(vec!["courts".to_owned()]);
        sheet.given.retain(|key, given| {
            key.question != "policy" || given.answer != Some(Answer::Choice("half".to_owned()))
        });
    }
    let found = dry_run(&questionnaire, &sheets);
    assert_eq!(found.never_put, ["mandate-only", "no-mandate", "how-many"]);
    let of_policy: Vec<_> = found.never_chosen.iter().filter(|(id, _)| id == "policy").collect();
    assert_eq!(of_policy, [&("policy".to_owned(), "half".to_owned())]);
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let read = |name: &str| fs::read(folder.join(name)).expect(name);
    ["answers.csv", "institutions.csv", "scores.csv"].map(read).into()
}

#[test]
fn the_same_seed_gives_the_same_files() {
    let place = tempfile::tempdir().unwrap();
    let written = |seed: &str, folder: &str| {
        let output = place.path().join(folder);
        let ran = run(&[
            "questionnaire",
            "simulate",
            "questionnaires/state-duty",
            "--institutions",
            "30",
            "--seed",
            seed,
            "--output",
            text(&output),
        ]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
        (files(&output), ran.stdout.replace(folder, ""))
    };
    let first = written("9", "first");
    assert!(written("9", "again") == first);
    assert!(written("10", "other").0 != first.0);
}

#[test]
fn what_a_dry_run_writes_is_what_was_answered() {
    let place = tempfile::tempdir().unwrap();
    let output = place.path().join("run");
    let folder = place.path().join("branches");
    fs::create_dir(&folder).unwrap();
    super::branches::files().iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    let command = ["questionnaire", "simulate", text(&folder), "--institutions", "50", "--seed", "4"];
    let ran = run(&[command.as_slice(), &["--output", text(&output)]].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let questionnaire = branches();
    let [answers, roster, _] = <[Vec<u8>; 3]>::try_from(files(&output)).unwrap();
    let mut sheets = read_answers(&questionnaire, "answers.csv", &answers).expect("good answers");
    let roster = read_roster("institutions.csv", &roster).expect("a good roster");
    let (made, _) = run_of(&questionnaire, 50, 4);
    assert_eq!(sheets.len(), made.len());
    for (name, sheet) in &mut sheets {
        sheet.profile = roster[name].clone();
        assert_eq!(sheet.profile, made[name].profile);
        assert_eq!(score(&questionnaire, sheet).nodes, score(&questionnaire, &made[name]).nodes, "{name}");
    }
}

#[test]
fn a_dry_run_can_be_imported_and_reported() {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    let questionnaire = concat!(env!("CARGO_MANIFEST_DIR"), "/questionnaires/corporate-respect");
    run_well(here, &["questionnaire", "simulate", questionnaire, "--institutions", "40", "--output", "run"]);
    let import = ["import", "--round", "Dry run", "--questionnaire", questionnaire];
    let files = ["--answers", "run/answers.csv", "--institutions", "run/institutions.csv"];
    run_well(here, &[import.as_slice(), &files].concat());
    run_well(here, &["report", "--round", "Dry run", "--language", "en", "--output", "report.pdf"]);
    assert!(fs::read(here.join("report.pdf")).unwrap().starts_with(b"%PDF-"));
    run_well(here, &["export", "--round", "Dry run", "--output", "out"]);
    let lines = |file: &str| -> BTreeSet<String> {
        fs::read_to_string(here.join(file)).unwrap().lines().map(str::to_owned).collect()
    };
    assert_eq!(lines("out/institutions.csv"), lines("run/institutions.csv"));
    let (out, run) = (lines("out/corporate-respect-answers.csv"), lines("run/answers.csv"));
    assert!(run.len() > 500);
    assert_eq!(out, run);
}

//! `export` and `recompute`: a round as a package of files, and what becomes of one that was tampered with.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bhr_baseline::disclosure::freeze;
use bhr_baseline::response::InstitutionKind::{Government, Private};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::bench::{Bench, ROUND};
use super::{Run, run, text};
use crate::support::database::{Database, on_both_engines};

const PAST: &str = "Rivers 2025";

async fn bench(database: Database) -> Bench {
    let bench = Bench::new(database).await;
    let answers = [
        ("Bir Agentliyi", Government, "none", "never"),
        ("İki \"Agentliyi\"", Government, "draft", "never"),
        ("Üç Agentliyi", Government, "force", "yearly"),
        ("Dörd Agentliyi", Government, "draft", "yearly"),
        ("Beş Agentliyi", Government, "none", "yearly"),
        ("Altı Agentliyi", Government, "force", "never"),
        ("Yeddi MMC", Private, "none", "never"),
    ];
    bench.app.closed_round(PAST, &answers).await;
    bench
}

fn export(bench: &Bench, round: &str, to: &str) {
    let run = bench.run(&["export", "--round", round, "--output", to]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

fn recompute(bench: &Bench, folder: &str) -> Run {
    run(&["recompute", text(&bench.path(folder))])
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(place) = waiting.pop() {
        for entry in fs::read_dir(place).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                waiting.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

/// Changes a file of a fresh package, in the manifest too when `is_hidden`; gives what `recompute` says.
fn tampered(bench: &Bench, file: &str, (from, to): (&str, &str), is_hidden: bool) -> Run {
    let folder = bench.path("tampered");
    let _ = fs::remove_dir_all(&folder);
    export(bench, PAST, "tampered");
    let before = fs::read_to_string(folder.join(file)).unwrap();
    assert!(before.contains(from), "{file}: {before}");
    let after = before.replacen(from, to, 1);
    fs::write(folder.join(file), &after).unwrap();
    if is_hidden {
        let hash: String = Sha256::digest(&after).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = folder.join("manifest.json");
        let mut manifest: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        manifest["files"][file] = hash.into();
        fs::write(path, manifest.to_string()).unwrap();
    }
    recompute(bench, "tampered")
}

fn names(run: &Run, pieces: &[&str]) {
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    for piece in pieces {
        assert!(run.stdout.contains(piece), "{piece}: {}", run.stdout);
    }
    assert!(run.stderr.contains("is not what was exported"), "{}", run.stderr);
}

/// A response of the package whose law is this.
fn response_with(bench: &Bench, law: &str) -> String {
    let _ = fs::remove_dir_all(bench.path("looked-at"));
    export(bench, PAST, "looked-at");
    let found = files(&bench.path("looked-at"));
    let is_it = |(name, bytes): &(&String, &Vec<u8>)| {
        name.starts_with("responses/")
            && String::from_utf8_lossy(bytes).contains(&format!("\"answer\": \"{law}\""))
    };
    found.iter().find(is_it).expect("a response").0.clone()
}

on_both_engines! {
    async fn a_package_is_recomputed_byte_for_byte_without_the_database(database: Database) {
        let bench = bench(database).await;
        export(&bench, PAST, "one");
        export(&bench, PAST, "two");
        let package = files(&bench.path("one"));
        assert_eq!(package, files(&bench.path("two")));
        for expected in [
            "manifest.json", "README.txt", "institutions.csv", "river-duty/questionnaire.yaml", "river-duty-answers.csv",
            "results/river-duty-scores.csv", "results/findings.json", "results/release.json",
        ] {
            assert!(package.contains_key(expected), "{expected}: {:?}", package.keys());
        }
        assert_eq!(package.keys().filter(|name| name.starts_with("responses/")).count(), 7);
        let run = recompute(&bench, "one");
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("come out byte-equal"), "{}", run.stdout);
        let round = bench.app.assessment.store.round_by_name(PAST).await.unwrap().unwrap();
        let (released, sha256) = freeze(&bench.app.assessment.releasable(&round).await.unwrap());
        assert_eq!(package["results/release.json"], released.into_bytes());
        let hash: String = Sha256::digest(&package["results/release.json"]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, sha256, "the hash a release is cited by");
    }

    async fn score_gives_the_scores_of_a_package_again(database: Database) {
        let bench = bench(database).await;
        export(&bench, PAST, "one");
        let at = |name: &str| bench.path("one").join(name);
        let (folder, answers) = (at("river-duty"), at("river-duty-answers.csv"));
        let (institutions, output) = (at("institutions.csv"), bench.path("scores.csv"));
        let scored = super::run(&[
            "score", "--questionnaire", text(&folder), "--answers", text(&answers), "--institutions", text(&institutions),
            "--output", text(&output),
        ]);
        assert_eq!(scored.code, Some(0), "{}", scored.stderr);
        assert_eq!(fs::read_to_string(output).unwrap(), fs::read_to_string(at("results/river-duty-scores.csv")).unwrap());
        let printed = bench.run(&["findings", "--round", PAST, "--json"]);
        assert_eq!(printed.stdout, fs::read_to_string(at("results/findings.json")).unwrap(), "{}", printed.stderr);
    }

    async fn what_was_changed_afterwards_is_named_with_its_place(database: Database) {
        let bench = bench(database).await;
        let response = response_with(&bench, "none");
        let answer = ("\"answer\": \"none\"", "\"answer\": \"force\"");
        names(&tampered(&bench, &response, answer, false), &[&format!("{response}: was changed after")]);
        names(&tampered(&bench, &response, answer, true), &[
            "river-duty-answers.csv: comes out otherwise in line ", "results/findings.json: comes out otherwise at $.",
            "results/river-duty-scores.csv: comes out otherwise in line ",
        ]);
        let questionnaire = "river-duty/law.yaml";
        let points = ("points: 0", "points: 0.1");
        names(&tampered(&bench, questionnaire, points, false), &["river-duty/law.yaml: was changed after"]);
        names(&tampered(&bench, questionnaire, points, true), &["river-duty: the questionnaire is not the one that was answered"]);
        let mean = ("\"mean\": \"", "\"mean\": \"1");
        names(&tampered(&bench, "results/findings.json", mean, true), &["results/findings.json: comes out otherwise at $.topics["]);
        names(&tampered(&bench, "manifest.json", ("\"smallest_cell\": 5", "\"smallest_cell\": 3"), false), &[
            "results/release.json: comes out otherwise at $.gaps",
        ]);
        names(&tampered(&bench, "manifest.json", ("\"format_version\": 1", "\"format_version\": 9"), false), &["manifest.json: is of the form"]);
        let name = ("Bir Agentliyi", "Biz Agentliyi");
        names(&tampered(&bench, "institutions.csv", name, true), &["its institution is not in institutions.csv"]);
    }

    async fn missing_and_foreign_files_are_named(database: Database) {
        let bench = bench(database).await;
        let response = response_with(&bench, "draft");
        for missing in [response.as_str(), "river-duty/questionnaire.yaml", "results/release.json", "institutions.csv", "README.txt"] {
            let folder = bench.path("lacking");
            let _ = fs::remove_dir_all(&folder);
            export(&bench, PAST, "lacking");
            fs::remove_file(folder.join(missing)).unwrap();
            names(&recompute(&bench, "lacking"), &[&format!("{missing}: is missing")]);
        }
        export(&bench, PAST, "more");
        for foreign in ["notes.txt", "results/extra.json"] {
            fs::write(bench.path("more").join(foreign), "{}").unwrap();
            names(&recompute(&bench, "more"), &[&format!("{foreign}: is no part of the package")]);
        }
        fs::create_dir(bench.path("empty")).unwrap();
        names(&recompute(&bench, "empty"), &["manifest.json: is missing"]);
        let nowhere = recompute(&bench, "no-such-folder");
        assert!(nowhere.code == Some(1) && nowhere.stderr.contains("cannot read"), "{}", nowhere.stderr);
    }

    async fn a_folder_that_holds_anything_is_left_as_it_is(database: Database) {
        let bench = bench(database).await;
        fs::create_dir(bench.path("made")).unwrap();
        export(&bench, PAST, "made");
        let before = files(&bench.path("made"));
        for round in [PAST, ROUND] {
            let again = bench.run(&["export", "--round", round, "--output", "made"]);
            assert_eq!(again.code, Some(1), "{}", again.stdout);
            assert!(again.stderr.contains("made is there already and not empty; name another folder"), "{}", again.stderr);
        }
        assert_eq!(files(&bench.path("made")), before);
    }

    async fn a_round_without_an_accepted_response_is_a_package_too(database: Database) {
        let bench = bench(database).await;
        export(&bench, ROUND, "open");
        let run = recompute(&bench, "open");
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        let findings: Value = serde_json::from_slice(&fs::read(bench.path("open/results/findings.json")).unwrap()).unwrap();
        assert_eq!(findings["basis"], "self-assessed");
        assert!(findings["topics"].as_array().unwrap().iter().all(|topic| topic["all"]["scored"] == 0));
    }
}

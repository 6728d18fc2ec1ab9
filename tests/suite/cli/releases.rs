//! `release create` and `release audit`: snapshots in folders, and what they tell together.

use std::fs;

use bhr_baseline::response::InstitutionKind::{self, Government, Private};
use serde_json::Value as Json;

use super::bench::Bench;
use crate::support::database::on_both_engines;
use crate::web::quotations::Scene;

type Answers = (&'static str, InstitutionKind, &'static str, &'static str);

/// Eight State bodies with answers that differ.
const EIGHT: [Answers; 8] = [
    ("Bir Agentliyi", Government, "none", "never"),
    ("İki Agentliyi", Government, "draft", "never"),
    ("Üç Agentliyi", Government, "force", "yearly"),
    ("Dörd Agentliyi", Government, "draft", "yearly"),
    ("Beş Agentliyi", Government, "none", "yearly"),
    ("Altı Agentliyi", Government, "force", "never"),
    ("Yeddi Agentliyi", Government, "none", "never"),
    ("Səkkiz Agentliyi", Government, "force", "yearly"),
];

on_both_engines! {
    async fn a_release_is_a_snapshot_with_its_hash_and_comes_out_the_same_again(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2025", &EIGHT).await;
        let create = |output: &str, more: &[&str]| {
            let fixed = ["release", "create", "--round", "Rivers 2025", "--output", output];
            bench.run(&[&fixed, more].concat())
        };
        let run = create("one", &[]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(create("two", &[]).code, Some(0));
        for name in ["release.json", "manifest.json", "log-of-withheld.csv"] {
            let read = |folder: &str| fs::read_to_string(bench.path(folder).join(name)).unwrap();
            assert_eq!(read("one"), read("two"), "{name}");
        }
        let manifest: Json = serde_json::from_slice(&fs::read(bench.path("one").join("manifest.json")).unwrap()).unwrap();
        let round = bench.app.assessment.store.round_by_name("Rivers 2025").await.unwrap().unwrap();
        let stored = bench.app.assessment.store.list_releases(round.id).await.unwrap();
        assert_eq!(stored.len(), 1, "the same is not released twice");
        assert_eq!(manifest["sha256"], stored[0].sha256.as_str());
        assert!(create("one", &[]).stderr.contains("not empty"));
        assert!(create("three", &["--dimensions", "colour"]).stderr.contains("kind, ownership, sector, size, region"));
        let audit = bench.run_without(&["release", "audit", "one", "two"]);
        assert_eq!((audit.code, audit.stderr.as_str()), (Some(0), ""), "{}", audit.stdout);
        fs::write(bench.path("two").join("release.json"), "{}").unwrap();
        let changed = bench.run_without(&["release", "audit", "one", "two"]);
        assert!(changed.stderr.contains("does not match its SHA-256"), "{}", changed.stderr);
    }

    async fn words_are_released_when_asked_for_and_counted_by_the_audit(database: Database) {
        let bench = Bench::new(database).await;
        let scene = Scene::of(&bench.app).await;
        let create = |output: &str, more: &[&str]| {
            let fixed = ["release", "create", "--round", &scene.round.name, "--output", output];
            bench.run(&[&fixed, more].concat())
        };
        scene.agree(&bench.app, "we count fish: www.fish.az").await;
        assert_eq!(create("plain", &[]).code, Some(0));
        let run = create("quoting", &["--quotations"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let read = |folder: &str| fs::read_to_string(bench.path(folder).join("release.json")).unwrap();
        assert!(!read("plain").contains("fish") && read("quoting").contains("we count fish"));
        let audit = bench.run_without(&["release", "audit", "plain", "quoting"]);
        assert_eq!(audit.code, Some(0), "{}", audit.stderr);
        assert!(audit.stdout.contains("quoting: 1 quotations"), "{}", audit.stdout);
        assert!(audit.stdout.contains("look again at Web(\"www.fish.az\")"), "{}", audit.stdout);
        let changed = read("quoting").replace("we count", "we eat");
        fs::write(bench.path("quoting").join("release.json"), changed).unwrap();
        let changed = bench.run_without(&["release", "audit", "plain", "quoting"]);
        assert!(changed.stderr.contains("does not match its SHA-256"), "{}", changed.stderr);
    }

    async fn one_more_institution_is_refused_and_named(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2025", &EIGHT).await;
        let nine = [EIGHT.as_slice(), &[("Doqquz Agentliyi", Government, "draft", "yearly")]].concat();
        bench.app.closed_round("Rivers 2026 again", &nine).await;
        let create = |round: &str, output: &str| {
            bench.run(&["release", "create", "--round", round, "--output", output])
        };
        assert_eq!(create("Rivers 2025", "one").code, Some(0));
        let refused = create("Rivers 2026 again", "two");
        assert_eq!(refused.code, Some(1));
        assert!(refused.stderr.contains("all institutions: 1 of them make the whole difference"), "{}", refused.stderr);
        assert!(!bench.path("two").exists());
        let with_company = [EIGHT.as_slice(), &[("Bir MMC", Private, "none", "never")]].concat();
        bench.app.closed_round("Rivers 2024", &with_company).await;
        assert_eq!(create("Rivers 2024", "three").code, Some(1), "a company more is one more of all");
    }

    async fn releases_are_read_together_from_their_files_alone(database: Database) {
        let bench = Bench::new(database).await;
        bench.app.closed_round("Rivers 2025", &EIGHT).await;
        let run = bench.run(&["release", "create", "--round", "Rivers 2025", "--output", "one"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        // The same round with one more, as a program without these checks would have released it.
        let nine = [EIGHT.as_slice(), &[("Doqquz Agentliyi", Government, "draft", "yearly")]].concat();
        let late = bench.app.closed_round("Late", &nine).await;
        let late = bench.app.assessment.store.round(late).await.unwrap().unwrap();
        let findings = bench.app.assessment.releasable(&late).await.unwrap();
        let (content, sha256) = bhr_baseline::disclosure::freeze(&findings);
        fs::create_dir(bench.path("two")).unwrap();
        fs::write(bench.path("two").join("release.json"), content).unwrap();
        let manifest = serde_json::json!({ "round": "Rivers 2025", "sha256": sha256 });
        fs::write(bench.path("two").join("manifest.json"), manifest.to_string()).unwrap();
        let audit = bench.run_without(&["release", "audit", "one", "two", "--json"]);
        assert_eq!(audit.code, Some(1));
        let json: Json = serde_json::from_str(&audit.stdout).expect("JSON");
        let pinned = json["pinned"].as_array().unwrap();
        assert!(pinned.iter().any(|pinned| pinned["segments"][0] == "government"), "{json:#}");
        assert!(pinned.iter().all(|pinned| pinned["how"] == "difference"), "{json:#}");
        let words = bench.run_without(&["release", "audit", "one", "two"]);
        assert!(words.stdout.contains("by kind: government: 1 of them"), "{}", words.stdout);
    }
}

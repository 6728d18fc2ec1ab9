//! `response export` and `response import`: what the pages do with files, for an operator.

use std::fs::File;

use bhr_baseline::report::receipt::printed;
use bhr_baseline::response::{Answer, ResponseId, Round};
use serde_json::{Value as Json, json};

use super::bench::{Bench, COMPANY, MINISTRY, ROUND};
use crate::offline::edits::{Edit, edits, rewrite, text};
use crate::support::app::now;
use crate::support::database::on_both_engines;
use crate::support::files::{docx_words, package, workbook_words};
use crate::support::world::{id, operator, round};

const PLAN: &str = "Plan4711";

async fn answered(database: crate::support::database::Database) -> Bench {
    let bench = Bench::new(database).await;
    let mut aysel = bench.app.browser(&bench.app.people.aysel).await;
    bench.save(&mut aysel, "plan", 0, json!({ "kind": "text", "value": PLAN }), "").await;
    drop(aysel);
    bench
}

/// The workbook says a change, a conflict with what a colleague has saved meanwhile, and an error.
async fn contested(bench: &Bench) {
    filled(
        bench,
        &[
            ("inspected", "", "answer", text("Every year")),
            ("plan", "", "comment", text("Mine")),
            ("inspectors", "", "answer", text("9000")),
        ],
    );
    let mut kamran = bench.app.browser(&bench.app.people.kamran).await;
    bench.save(&mut kamran, "plan", 1, json!({ "kind": "text", "value": PLAN }), "Theirs").await;
}

/// A workbook of the ministry, changed and put into the folder.
fn filled(bench: &Bench, changes: &[(&str, &str, &str, Edit)]) {
    bench.put("filled.xlsx", &rewrite(&bench.export(MINISTRY, "xlsx"), &edits(changes)));
}

on_both_engines! {
    async fn each_format_is_what_it_says_and_holds_the_answers(database: Database) {
        let bench = answered(database).await;
        let csv = String::from_utf8(bench.export(MINISTRY, "csv")).unwrap();
        assert!(csv.lines().any(|line| line.contains("plan") && line.contains(PLAN)), "{csv}");
        assert!(workbook_words(&bench.export(MINISTRY, "xlsx")).contains(PLAN));
        let pdf = bench.export(MINISTRY, "pdf");
        assert!(pdf.starts_with(b"%PDF-") && printed(&pdf).expect("words").contains(PLAN));
        assert!(docx_words(&bench.export(MINISTRY, "docx")).contains(PLAN));
        assert!(!workbook_words(&bench.export(COMPANY, "xlsx")).contains(PLAN), "each has its own answers");
    }

    async fn what_cannot_be_exported_is_refused_with_what_there_is(database: Database) {
        let bench = answered(database).await;
        let export = |round: &str, institution: &str, more: &[&str]| {
            let place = ["response", "export", "--round", round, "--institution", institution, "--output", "no.file"];
            let run = bench.run(&[place.as_slice(), more].concat());
            assert!(!bench.path("no.file").exists() && run.stdout.is_empty());
            (run.code, run.stderr)
        };
        let (code, said) = export("Lakes", MINISTRY, &["--format", "pdf"]);
        assert_eq!(code, Some(1));
        assert!(said.contains("there is no round \"Lakes\"") && said.contains(ROUND), "{said}");
        let (code, said) = export(ROUND, "Nobody", &["--format", "pdf"]);
        assert_eq!(code, Some(1));
        assert!(said.contains("\"Nobody\" does not take part") && said.contains("\n  Əmək Nazirliyi\n"), "{said}");
        let (code, said) = export(ROUND, MINISTRY, &["--format", "pdf", "--questionnaire", "lakes"]);
        assert_eq!(code, Some(1));
        assert!(said.contains("does not answer the questionnaire \"lakes\""), "{said}");
        let (code, said) = export(ROUND, MINISTRY, &["--format", "odt"]);
        assert_eq!(code, Some(2));
        assert!(said.contains("[possible values: xlsx, csv, pdf, docx]"), "{said}");
        let (code, said) = export(ROUND, MINISTRY, &["--format", "pdf", "--language", "xx"]);
        assert_eq!(code, Some(2));
        assert!(said.contains("use one of"), "{said}");
        std::fs::create_dir(bench.path("folder")).unwrap();
        let run = bench.run(
            &[
                ["response", "export", "--round", ROUND, "--institution", MINISTRY].as_slice(),
                &["--format", "csv", "--output", "folder"],
            ]
            .concat(),
        );
        assert!(run.code == Some(1) && run.stderr.contains("cannot write folder"), "{}", run.stderr);
        assert!(!bench.path("folder.part").exists(), "nothing half written is left behind");
        let place = ["--round", ROUND, "--institution", MINISTRY];
        for command in [["export", "--format", "csv", "--output", "no.file"].as_slice(), &["import", "no.file"]] {
            let run = bench.run_without(&[["response"].as_slice(), command, &["--data-dir", "mistyped"], &place].concat());
            assert_eq!(run.code, Some(1));
            assert!(run.stderr.contains("there is no database in mistyped"), "{}", run.stderr);
            assert!(!bench.path("mistyped").exists(), "no folder is made for a name that was mistyped");
        }
    }

    async fn a_workbook_is_listed_cell_by_cell_and_stored_when_nothing_stands_against_it(database: Database) {
        let bench = answered(database).await;
        contested(&bench).await;
        let standing = bench.stored("plan").await;
        for more in [&["--dry-run"][..], &[], &["--leave-out-errors"], &["--take-mine"], &["--dry-run", "--take-mine"]] {
            let run = bench.import("filled.xlsx", more);
            assert_eq!(run.code, Some(1), "{more:?}: {}", run.stdout);
            let line = |start: &str| {
                let found = run.stdout.lines().find(|line| line.starts_with(start));
                found.unwrap_or_else(|| panic!("{start}: {}", run.stdout)).to_owned()
            };
            assert!(line("change Answers!").ends_with("inspected answer: not-answered -> yearly"));
            assert!(line("conflict Answers!").ends_with("plan comment: \"Theirs\" -> \"Mine\" (stored by Kamran Əliyev)"));
            assert!(line("error Answers!").ends_with("inspectors: 9000 is not between 0 and 500."));
            assert!(run.stdout.contains("1 change, 1 conflict, 1 error"), "{}", run.stdout);
            assert!(run.stderr.contains("nothing is stored"), "{}", run.stderr);
            assert_eq!((bench.stored("inspected").await, bench.stored("plan").await), (None, standing.clone()));
        }
        let both = ["--take-mine", "--leave-out-errors"];
        let dry = bench.import("filled.xlsx", &[&both[..], &["--dry-run"]].concat());
        assert_eq!((dry.code, bench.stored("inspected").await), (Some(0), None), "{}", dry.stderr);
        assert!(dry.stdout.contains("Nothing is stored: this is a dry run."), "{}", dry.stdout);
        let run = bench.import("filled.xlsx", &both);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("2 answers stored."), "{}", run.stdout);
        let inspected = Some((1, Some(Answer::Choice("yearly".into())), String::new()));
        assert_eq!(bench.stored("inspected").await, inspected);
        assert_eq!(bench.stored("plan").await, Some((3, Some(Answer::Text(PLAN.into())), "Mine".into())));
        assert_eq!(bench.stored("inspectors").await, None);
        filled(&bench, &[]);
        let again = bench.import("filled.xlsx", &[]);
        assert_eq!(again.code, Some(0), "{}", again.stderr);
        assert!(again.stdout.contains("0 changes, 0 conflicts, 0 errors"), "{}", again.stdout);
        assert!(again.stdout.contains("Nothing is to be stored"), "{}", again.stdout);
    }

    async fn programs_read_the_same_as_json(database: Database) {
        let bench = answered(database).await;
        contested(&bench).await;
        let read = |more: &[&str]| {
            let run = bench.import("filled.xlsx", &[["--json"].as_slice(), more].concat());
            (run.code, serde_json::from_str::<Json>(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout)))
        };
        let (code, said) = read(&["--dry-run"]);
        assert_eq!((code, &said["stored"]), (Some(1), &json!(0)));
        let (change, conflict, error) = (&said["changes"][0], &said["conflicts"][0], &said["errors"][0]);
        assert!(change["cell"].as_str().is_some_and(|cell| cell.starts_with("Answers!")), "{said:#}");
        assert_eq!((&change["question"], &change["field"], &change["unit"]), (&json!("inspected"), &json!("answer"), &Json::Null));
        assert_eq!(change["to"], json!({ "answer": { "kind": "choice", "value": "yearly" } }), "{said:#}");
        assert_eq!((&conflict["stored_by"], &conflict["from"]["words"], &conflict["to"]["words"]), (&json!("Kamran Əliyev"), &json!("Theirs"), &json!("Mine")));
        assert_eq!((&error["question"], &error["message"]), (&json!("inspectors"), &json!("9000 is not between 0 and 500.")));
        assert_eq!(bench.stored("inspected").await, None);
        let (code, said) = read(&["--take-mine", "--leave-out-errors"]);
        assert_eq!((code, &said["stored"]), (Some(0), &json!(2)), "{said:#}");
        assert!(bench.stored("inspected").await.is_some());
    }

    async fn files_of_others_and_files_that_are_none_are_refused_and_nothing_is_stored(database: Database) {
        let bench = Bench::new(database).await;
        let app = &bench.app;
        let other = Round { deadline: None, ..round("Rivers 2027") };
        let sha256 = app.assessment.store.response(app.response).await.unwrap().unwrap().questionnaire;
        app.assessment.store.add_round(&operator(), &other, &[sha256], now()).await.unwrap();
        app.assessment.enrol(&operator(), &other, &app.ministry, ResponseId(id()), now()).await.unwrap();
        let change = edits(&[("inspected", "", "answer", text("Every year"))]);
        bench.put("company.xlsx", &rewrite(&bench.export(COMPANY, "xlsx"), &change));
        let place = ["response", "export", "--round", "Rivers 2027", "--institution", MINISTRY, "--format", "xlsx"];
        assert_eq!(bench.run(&[place.as_slice(), &["--output", "later.xlsx"]].concat()).code, Some(0));
        let later = std::fs::read(bench.path("later.xlsx")).unwrap();
        bench.put("later.xlsx", &rewrite(&later, &change));
        let book: (&str, &[u8]) = ("xl/workbook.xml", b"<workbook/>");
        bench.put("macro.xlsx", &package(&[book, ("xl/vbaProject.bin", b"x")]));
        bench.put("bomb.xlsx", &package(&[book, ("xl/bomb.xml", &vec![b'0'; 130 * 1024 * 1024])]));
        bench.put("page.xlsx", b"<!DOCTYPE html><table>");
        bench.put("empty.xlsx", b"");
        File::create(bench.path("huge.xlsx")).unwrap().set_len(1 << 30).unwrap();
        for (name, piece) in [
            ("company.xlsx", "institution"), ("later.xlsx", "round"), ("macro.xlsx", "macro"), ("bomb.xlsx", "far larger"),
            ("page.xlsx", "web page"), ("empty.xlsx", "empty"), ("huge.xlsx", "20 mb"), ("missing.xlsx", "cannot read"),
        ] {
            let run = bench.import(name, &[]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{name}");
            assert!(run.stderr.starts_with("error: ") && run.stderr.contains(name), "{}", run.stderr);
            assert!(run.stderr.to_lowercase().contains(piece), "{name}: {}", run.stderr);
            assert_eq!(app.assessment.store.answers(app.response).await.unwrap(), [], "{name}");
        }
    }

    async fn a_section_that_is_ready_and_a_response_handed_in_take_nothing(database: Database) {
        let bench = answered(database).await;
        let app = &bench.app;
        filled(&bench, &[("inspected", "", "answer", text("Every year")), ("law-in-force", "", "answer", text("There is a draft"))]);
        let mut aysel = app.browser(&app.people.aysel).await;
        let state = |from, to| [("from", from), ("to", to)];
        let section = format!("/responses/{}/sections/practice/state", app.response);
        assert_eq!(aysel.post(&section, &state("released", "ready")).await.status, 303);
        let run = bench.import("filled.xlsx", &[]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains("inspected: ") && run.stderr.contains("1 error;"), "{}{}", run.stdout, run.stderr);
        assert_eq!(bench.import("filled.xlsx", &["--leave-out-errors"]).code, Some(0));
        assert!(bench.stored("law-in-force").await.is_some() && bench.stored("inspected").await.is_none());
        assert_eq!(aysel.hand_in(&format!("/responses/{}", app.response)).await.status, 303);
        let run = bench.import("filled.xlsx", &["--leave-out-errors"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("it can no longer be changed; nothing is stored"), "{}", run.stderr);
        assert!(workbook_words(&bench.export(MINISTRY, "xlsx")).contains(PLAN), "it can still be read");
    }
}

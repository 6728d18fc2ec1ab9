//! `receipt verify`: a genuine receipt, one that was changed, one of another service, and a signature that is void.

use serde_json::{Value as Json, json};

use super::bench::{Bench, MINISTRY, ROUND};
use crate::support::app::now;
use crate::support::database::{Database, on_both_engines};
use crate::support::world::operator;

/// The ministry has handed in; its receipt lies in the folder as PDF and JSON.
async fn handed_in(database: Database) -> Bench {
    let bench = Bench::new(database).await;
    let mut aysel = bench.app.browser(&bench.app.people.aysel).await;
    bench.save(&mut aysel, "law-in-force", 0, json!({ "kind": "choice", "value": "draft" }), "").await;
    let home = format!("/responses/{}", bench.app.response);
    assert_eq!(aysel.hand_in(&home).await.status, 303);
    bench.put("receipt.pdf", &aysel.get(&format!("{home}/receipt.pdf?language=az")).await.bytes);
    bench.put("receipt.json", &aysel.get(&format!("{home}/receipt.json")).await.bytes);
    drop(aysel);
    bench
}

fn verified(bench: &Bench, name: &str) -> Json {
    let run = bench.run(&["receipt", "verify", "--json", name]);
    let json: Json = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(run.code, Some(if json["genuine"] == json!(true) { 0 } else { 1 }), "{json:#}");
    json
}

on_both_engines! {
    async fn a_genuine_receipt_passes_every_check(database: Database) {
        let bench = handed_in(database).await;
        for name in ["receipt.pdf", "receipt.json"] {
            let run = bench.run(&["receipt", "verify", name]);
            assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{name}");
            assert!(run.stdout.contains(&format!("of {MINISTRY}, round \"{ROUND}\"")), "{}", run.stdout);
            assert!(run.stdout.contains("the signature is valid") && !run.stdout.contains("FAILED"), "{}", run.stdout);
            let json = verified(&bench, name);
            assert_eq!((&json["genuine"], &json["signature"]), (&json!(true), &json!("valid")));
            let checks = json["checks"].as_array().expect("checks");
            let has_pages = checks.iter().any(|check| check["check"] == json!("pages"));
            assert!(checks.len() >= 6 && checks.iter().all(|check| check["passed"] == json!(true)), "{json:#}");
            assert_eq!(has_pages, name == "receipt.pdf");
        }
    }

    async fn the_receipt_of_an_institution_whose_units_answer_is_genuine_too(database: Database) {
        let bench = Bench::new(database).await;
        let home = format!("/responses/{}", bench.app.response);
        let mut aysel = bench.app.browser(&bench.app.people.aysel).await;
        for name in ["Şimal", "Cənub"] {
            let unit = [("unit_name", name), ("unit_kind", "unit")];
            assert_eq!(aysel.post(&format!("{home}/units"), &unit).await.status, 303);
        }
        let revision = aysel.get(&format!("{home}/units")).await.field("revision").expect("a revision");
        let choice = [("section", "practice"), ("revision", revision.as_str())];
        assert_eq!(aysel.post(&format!("{home}/unit-sections"), &choice).await.status, 303);
        assert_eq!(aysel.hand_in(&home).await.status, 303);
        bench.put("receipt.pdf", &aysel.get(&format!("{home}/receipt.pdf")).await.bytes);
        let json = verified(&bench, "receipt.pdf");
        assert_eq!(json["genuine"], json!(true), "{json:#}");
    }

    async fn a_receipt_that_was_changed_is_not_genuine(database: Database) {
        let bench = handed_in(database).await;
        let json = std::fs::read_to_string(bench.path("receipt.json")).unwrap();
        bench.put("forged.json", json.replace("\"Nazir\"", "\"Katib\"").as_bytes());
        let mut pdf = std::fs::read(bench.path("receipt.pdf")).unwrap();
        let entry = pdf.windows(10).position(|bytes| bytes == b"BhrReceipt").expect("the entry");
        let start = entry + pdf[entry..].iter().position(|byte| *byte == b'<').expect("its value");
        pdf[start + 9] = if pdf[start + 9] == b'1' { b'2' } else { b'1' };
        bench.put("forged.pdf", &pdf);
        bench.put("other.pdf", &bench.export(MINISTRY, "pdf"));
        bench.put("notes.txt", b"a receipt, honestly");
        let forged = bench.run(&["receipt", "verify", "forged.json"]);
        assert_eq!(forged.code, Some(1));
        assert!(forged.stdout.contains("FAILED  the fingerprint in the file is not"), "{}", forged.stdout);
        assert!(forged.stderr.contains("forged.json is not a genuine receipt"), "{}", forged.stderr);
        let forged = bench.run(&["receipt", "verify", "forged.pdf"]);
        assert!(forged.code == Some(1) && !forged.stderr.is_empty(), "{}", forged.stdout);
        for name in ["other.pdf", "notes.txt", "missing.pdf"] {
            let run = bench.run(&["receipt", "verify", name]);
            assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{name}");
            let piece = if name == "missing.pdf" { "cannot read missing.pdf" } else { "holds no whole receipt" };
            assert!(run.stderr.contains(piece), "{name}: {}", run.stderr);
        }
        let elsewhere = Bench::new(Database::sqlite().await.expect("a file")).await;
        elsewhere.put("receipt.json", json.as_bytes());
        let unknown = verified(&elsewhere, "receipt.json");
        assert_eq!((&unknown["genuine"], &unknown["signature"]), (&json!(false), &Json::Null), "{unknown:#}");
        let run = elsewhere.run_without(&["receipt", "verify", "receipt.json", "--data-dir", "nowhere"]);
        assert!(run.code == Some(1) && run.stderr.contains("there is no database in nowhere"), "{}", run.stderr);
        assert!(!elsewhere.path("nowhere").exists());
    }

    async fn answers_changed_since_make_the_signature_void_and_not_the_receipt(database: Database) {
        let bench = handed_in(database).await;
        let (app, by) = (&bench.app, operator());
        app.assessment.give_back(&by, app.people.rauf.id, app.response, "Bir daha".to_owned(), now()).await.unwrap();
        assert_eq!(verified(&bench, "receipt.pdf")["signature"], json!("not-renewed"));
        let mut aysel = app.browser(&app.people.aysel).await;
        bench.save(&mut aysel, "law-in-force", 1, json!({ "kind": "choice", "value": "none" }), "").await;
        for name in ["receipt.pdf", "receipt.json"] {
            let json = verified(&bench, name);
            assert_eq!((&json["genuine"], &json["signature"]), (&json!(true), &json!("void")), "{json:#}");
            let run = bench.run(&["receipt", "verify", name]);
            assert!(run.code == Some(0) && run.stdout.contains("the signature is void"), "{}", run.stdout);
        }
        assert_eq!(aysel.hand_in(&format!("/responses/{}", app.response)).await.status, 303);
        assert_eq!(verified(&bench, "receipt.pdf")["signature"], json!("replaced"));
    }
}

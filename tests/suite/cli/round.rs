//! `round create|open|close|status`.

use serde_json::{Value as Json, json};

use super::bench::{Bench, COMPANY, MINISTRY, ROUND};
use crate::support::app::now;
use crate::support::database::on_both_engines;
use crate::support::world::operator;

fn status(bench: &Bench, round: &str) -> Json {
    let run = bench.run(&["round", "status", "--round", round, "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

const CREATE: [&str; 8] =
    ["round", "create", "--name", "Rivers 2027", "--questionnaire", "river-duty@1", "--roster", "roster.csv"];

on_both_engines! {
    async fn a_round_is_created_with_its_roster_and_its_status_is_told(database: Database) {
        let bench = Bench::new(database).await;
        bench.put("roster.csv", "institution,kind,controlling_stake\nSu Agentliyi,government,\nAğ Çay,private,30\n".as_bytes());
        let more = ["--opens-on", "2027-01-11", "--deadline", "2027-03-31", "--languages", "az,en",
            "--scheme", "lowest", "--target", "river-duty=0.6", "--smallest-cell", "4"];
        let run = bench.run(&[CREATE.as_slice(), &more].concat());
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        assert!(run.stdout.contains("2 institutions take part"), "{}", run.stdout);
        let json = status(&bench, "Rivers 2027");
        assert_eq!(json["opens_on"], json!("2027-01-11"));
        assert_eq!((&json["languages"], &json["scheme"]), (&json!(["az", "en"]), &json!("lowest")));
        assert_eq!(json["kinds"][0]["kind"], json!("government"));
        assert_eq!((&json["kinds"][0]["asked"], &json["kinds"][0]["opened"]), (&json!(1), &json!(0)));
        assert_eq!(json["institutions"][0]["standing"], json!("not-started"));
        let round = bench.app.assessment.store.round_by_name("Rivers 2027").await.unwrap().unwrap();
        let target = round.settings.targets.values().next().expect("a target");
        assert_eq!((target.to_string().as_str(), round.smallest_cell), ("0.6", 4));
        assert_eq!(bench.run(&CREATE).code, Some(1), "the name is taken");
    }

    async fn a_roster_with_a_problem_creates_no_round(database: Database) {
        let bench = Bench::new(database).await;
        bench.put("roster.csv", "institution,kind,size\nSu Agentliyi,guild,huge\n".as_bytes());
        let run = bench.run(&CREATE);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("B2:") && run.stderr.contains("C2:"), "{}", run.stderr);
        bench.put("roster.csv", "institution,kind\nDəmir Yolu,state-owned\n".as_bytes());
        let run = bench.run(&CREATE);
        assert!(run.code == Some(1) && run.stderr.contains("No questionnaire of the round"), "{}", run.stderr);
        assert!(bench.app.assessment.store.round_by_name("Rivers 2027").await.unwrap().is_none());
    }

    async fn what_cannot_be_a_round_is_refused_with_what_can_be_done(database: Database) {
        let bench = Bench::new(database).await;
        let create = |more: &[&str]| bench.run(&[&["round", "create", "--name", "X"], more].concat());
        let run = create(&["--questionnaire", "river-duty@9"]);
        assert!(run.code == Some(1) && run.stderr.contains("river-duty@1"), "{}", run.stderr);
        let run = create(&["--questionnaire", "river-duty", "--target", "sea-duty=0.5"]);
        assert!(run.code == Some(1) && run.stderr.contains("sea-duty"), "{}", run.stderr);
        for wrong in [["--target", "river-duty=75"], ["--scheme", "best"], ["--smallest-cell", "2"], ["--languages", "xx"]] {
            let run = create(&[["--questionnaire", "river-duty"].as_slice(), &wrong].concat());
            assert_eq!(run.code, Some(2), "{wrong:?}: {}", run.stderr);
        }
        let run = create(&["--questionnaire", "river-duty", "--opens-on", "2027-02-01", "--deadline", "2027-01-01"]);
        assert!(run.code == Some(1) && run.stderr.contains("before the first"), "{}", run.stderr);
        assert_eq!(bench.app.assessment.store.list_rounds().await.unwrap().len(), 1);
    }

    async fn a_round_is_closed_and_opened_again_with_a_reason(database: Database) {
        let bench = Bench::new(database).await;
        let open = ["round", "open", "--round", ROUND, "--reason", "Two answers came late"];
        assert!(bench.run(&open).stderr.contains("is open"));
        assert_eq!(bench.run(&["round", "close", "--round", ROUND]).code, Some(0));
        assert_eq!(status(&bench, ROUND)["state"], json!("closed"));
        assert!(bench.run(&["round", "close", "--round", ROUND]).stderr.contains("closed already"));
        assert_eq!(bench.run(&["round", "open", "--round", ROUND, "--reason", " "]).code, Some(1));
        assert_eq!(bench.run(&open).code, Some(0));
        let json = status(&bench, ROUND);
        assert_eq!((&json["state"], &json["reopened"][0]["reason"]), (&json!("open"), &json!("Two answers came late")));
        let run = bench.run(&["round", "status", "--round", ROUND]);
        assert!(run.stdout.contains("Opened again") && run.stdout.contains("Two answers came late"), "{}", run.stdout);
    }

    async fn the_status_names_each_institution_and_who_is_missing(database: Database) {
        let bench = Bench::new(database).await;
        let why = (bhr_baseline::response::WithdrawalCause::Merged, "Order 12");
        bench.app.assessment.store.withdraw(&operator(), bench.app.other_response, why, now()).await.unwrap();
        let json = status(&bench, ROUND);
        let names: Vec<&str> = json["institutions"].as_array().unwrap().iter()
            .map(|one| one["institution"].as_str().unwrap()).collect();
        assert_eq!(names, [MINISTRY, COMPANY], "by name");
        assert_eq!(json["institutions"][1]["withdrawal"]["cause"], json!("merged"));
        let note = json["note"].as_array().unwrap();
        assert!(note[0].as_str().unwrap().contains("0 of 2 (0%)"), "{note:?}");
        assert!(note.iter().any(|one| one.as_str().unwrap().contains("takes part no more")), "{note:?}");
        let run = bench.run(&["round", "status", "--round", "Nothing"]);
        assert!(run.code == Some(1) && run.stderr.contains(ROUND), "{}", run.stderr);
    }
}

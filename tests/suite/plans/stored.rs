//! Plans in the database: taken in with every problem fixed or accepted, looked at and written.

use std::fs;

use serde_json::Value;

use super::{PLAN_1325, RIGHT};
use crate::cli::Run;
use crate::cli::bench::Bench;
use crate::support::database::on_both_engines;

/// A bench with a file of a plan.
fn with_file(bench: &Bench, file: &str) {
    fs::write(bench.path("plan.csv"), file).unwrap();
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr))
}

on_both_engines! {
    async fn a_plan_with_problems_is_not_stored_until_each_is_accepted(database: Database) {
        let bench = Bench::new(database).await;
        with_file(&bench, PLAN_1325);
        let import = |more: &[&str]| bench.run(&[&["plan", "import", "plan.csv", "--title", "WPS"], more].concat());
        let refused = import(&[]);
        assert_eq!(refused.code, Some(1));
        assert!(refused.stderr.contains("nothing is stored"), "{}", refused.stderr);
        for name in ["code-misnumbered@26", "code-duplicate@28", "row-empty@9", "document-number@2", "remedy-not-covered@plan"] {
            assert!(refused.stdout.lines().any(|line| line.starts_with(name)), "{name}: {}", refused.stdout);
        }
        assert!(bench.app.assessment.plans().await.unwrap().is_empty());
        // The refusal, but for its last line, handed back as what is accepted.
        let lines: Vec<&str> = refused.stdout.lines().collect();
        fs::write(bench.path("some.txt"), lines[1..].join("\n")).unwrap();
        let still = import(&["--accept-from", "some.txt"]);
        assert_eq!((still.code, still.stdout.lines().count()), (Some(1), 1), "{}", still.stdout);
        let first = lines[0].split_whitespace().next().unwrap();
        let unknown = import(&["--accept-from", "some.txt", "--accept", first, "--accept", "row-empty@999"]);
        assert!(unknown.stderr.contains("no problems of the file: row-empty@999"), "{}", unknown.stderr);
        assert!(bench.app.assessment.plans().await.unwrap().is_empty());
        let taken = import(&["--accept-from", "some.txt", "--accept", first]);
        assert_eq!(taken.code, Some(0), "{}", taken.stderr);
        assert!(taken.stdout.contains("blocks: 4, rows: 17, activities: 35"), "{}", taken.stdout);
        let lint = bench.run(&["plan", "lint", "--json"]);
        assert_eq!(lint.code, Some(0), "{}", lint.stdout);
        let told = json(&lint);
        assert_eq!((told["problems"].as_array().unwrap().len(), &told["file"]), (0, &Value::from("WPS")));
        assert!(told["accepted"].as_u64().unwrap() > 30, "{told}");
    }

    async fn numbers_are_put_right_and_the_plan_is_written_from_the_database(database: Database) {
        let bench = Bench::new(database).await;
        with_file(&bench, RIGHT);
        let none = bench.run(&["plan", "lint"]);
        assert!(none.stderr.contains("there is no plan"), "{}", none.stderr);
        let taken = bench.run(&["plan", "import", "plan.csv", "--period", "2027-2030", "--form", "state-programme"]);
        assert_eq!(taken.code, Some(0), "{} {}", taken.stdout, taken.stderr);
        assert!(taken.stdout.contains("problems accepted: 0"), "{}", taken.stdout);
        assert_eq!(bench.run(&["plan", "lint"]).code, Some(0));
        for format in ["docx", "pdf", "xlsx", "csv", "json"] {
            let output = format!("out.{format}");
            let run = bench.run(&["plan", "export", "--format", format, "--language", "en", "--output", &output]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
        }
        let written: Value = serde_json::from_slice(&fs::read(bench.path("out.json")).unwrap()).unwrap();
        assert!(written["title"].as_str().unwrap().contains("State Programme"), "{written}");
        let activity = &written["blocks"][0]["rows"][0]["activities"][0];
        assert_eq!((&activity["code"], &activity["lead"]), (&Value::from("5.1.1.1"), &Value::from("Ministry of Justice")));
        assert_eq!((&activity["term"], &activity["pillars"]), (&Value::from("medium"), &serde_json::json!([1, 3])));
        // What is written is read back as the same.
        let again = bench.run(&["plan", "export", "--input", "out.csv", "--period", "2027-2030", "--format", "csv", "--language", "en", "--output", "again.csv"]);
        assert_eq!(again.code, Some(0), "{}", again.stderr);
        let [once, twice] = ["out.csv", "again.csv"].map(|name| fs::read_to_string(bench.path(name)).unwrap());
        assert_eq!(once, twice);
        let status = bench.run(&["plan", "status", "--json"]);
        let status = json(&status);
        assert_eq!((&status["counts"]["not-reported"], &status["counts"]["not-started"]), (&Value::from(1), &Value::from(0)));
        assert_eq!((&status["stage"], &status["activities"][0]["code"]), (&Value::from("draft"), &Value::from("5.1.1.1")));
        assert!(bench.run(&["plan", "status"]).stdout.contains("overdue reports: 0"));
        let second = bench.run(&["plan", "import", "plan.csv", "--title", "Second", "--period", "2027-2030"]);
        assert_eq!(second.code, Some(0), "{}", second.stderr);
        let which = bench.run(&["plan", "coverage"]);
        assert!(which.stderr.contains("--plan") && which.stderr.contains("Second"), "{}", which.stderr);
        assert_eq!(bench.run(&["plan", "coverage", "--plan", "Second"]).code, Some(0));
        let deeds = bench.app.assessment.store.list_audit(None, 1).await.unwrap();
        assert_eq!(deeds[0].action, "plan.import");
    }
}

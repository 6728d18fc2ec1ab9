//! `agreement`: a file of ratings in, alpha out.

use std::fs;

use serde_json::Value;

use super::{Run, run, text};

/// Krippendorff's example of four observers and twelve units, as he prints it, with the values he gives.
const EXAMPLE: &str = "A,B,C,D
1,1,,1
2,2,3,2
3,3,3,3
3,3,3,3
2,2,2,2
1,2,3,4
4,4,4,4
1,1,2,1
2,2,2,2
,5,5,5
,,1,1
,,3,
";

fn agreement(file: &str) -> Run {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("ratings.csv");
    fs::write(&path, file).unwrap();
    run(&["agreement", text(&path), "--json"])
}

fn json(run: &Run) -> Value {
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

fn assert_near(found: &Value, metric: &str, alpha: f64) {
    let found = found[metric].as_f64().unwrap();
    assert!((found - alpha).abs() < 1e-9, "{metric}: {found} is not {alpha}");
}

#[test]
fn the_example_of_four_observers_gives_the_published_values() {
    let found = json(&agreement(EXAMPLE));
    assert_near(&found, "nominal", 0.743_421_052_631_579);
    assert_near(&found, "ordinal", 0.815_387_503_754_881_4);
    assert_near(&found, "interval", 0.849_107_142_857_142_8);
    assert_near(&found, "ratio", 0.797_402_774_711_612_1);
    assert_eq!((found["units"].as_u64(), found["pairable"].as_u64()), (Some(12), Some(40)));
}

#[test]
fn the_order_of_raters_and_units_changes_nothing() {
    let mut rows: Vec<Vec<&str>> = EXAMPLE.lines().skip(1).map(|row| row.split(',').collect()).collect();
    rows.reverse();
    rows.iter_mut().for_each(|row| row.reverse());
    let turned: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    let found = json(&agreement(&format!("\u{feff}D;C;B;A\r\n{}", turned.join("\r\n"))));
    assert_near(&found, "ordinal", 0.815_387_503_754_881_4);
}

#[test]
fn words_have_a_nominal_alpha_and_the_others_say_why_not() {
    let found = json(&agreement("a,b\nyes,yes\nno,yes\nno,no\n"));
    assert_near(&found, "nominal", 1.0 - (2.0 / 6.0) / (18.0 / 30.0));
    assert!(found["ordinal"].is_null());
    assert!(found["undefined"]["ordinal"].as_str().unwrap().contains("words"));
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_every_line_named() {
    let refused = agreement("a,b\n1\n1,2,3\n");
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.stderr.contains("ratings.csv:2:") && refused.stderr.contains("ratings.csv:3:"),
        "{}",
        refused.stderr
    );
    assert_eq!(run(&["agreement", "/nowhere/ratings.csv"]).code, Some(1));
}

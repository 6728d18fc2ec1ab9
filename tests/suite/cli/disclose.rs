//! `disclose`: a table of records in, tables that may leave the house out.

use std::fs;
use std::path::Path;

use super::{Run, run, text};

fn records() -> String {
    let mut text = "country,industry,score\n".to_owned();
    for number in 0..140_u32 {
        let (country, industry) = (number * number % 11, number % 5);
        text += &format!("c{country},i{industry},{}\n", number * 37 % 101);
    }
    text
}

fn disclose(place: &Path, output: &str, more: &[&str]) -> Run {
    let (input, output) = (place.join("records.csv"), place.join(output));
    let fixed = ["disclose", "--input", text(&input), "--value", "score", "--output", text(&output)];
    run(&[&fixed, more].concat())
}

#[test]
fn records_become_tables_and_the_same_bytes_again() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("records.csv"), records()).unwrap();
    for output in ["one", "two"] {
        let run = disclose(place.path(), output, &["--dimensions", "country,industry", "--threshold", "5"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.stdout.contains("records: 140"), "{}", run.stdout);
    }
    let read = |folder: &str, name: &str| fs::read_to_string(place.path().join(folder).join(name)).unwrap();
    for name in ["by-country.csv", "by-country-and-industry.csv", "tables.json", "manifest.json"] {
        assert_eq!(read("one", name), read("two", name));
    }
    assert!(read("one", "by-country-and-industry.csv").contains("withheld"));
    assert!(read("one", "log-of-withheld.csv").contains("too-few"));
    assert!(read("one", "total.csv").lines().nth(1).unwrap().starts_with("140,"));
}

#[test]
fn what_is_wrong_is_listed_with_its_line_and_nothing_is_written() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("records.csv"), "country,score\na,1\nb,x\nc\nd,500\n").unwrap();
    let wrong = disclose(place.path(), "out", &["--dimensions", "country"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.stderr.contains("records.csv:4: this row has 1 cells"), "{}", wrong.stderr);
    fs::write(place.path().join("records.csv"), "country,score\na,1\nb,x\nd,500\n").unwrap();
    let wrong = disclose(place.path(), "out", &["--dimensions", "country"]);
    for line in ["records.csv:3: `x` is no number", "records.csv:4: `500` lies outside"] {
        assert!(wrong.stderr.contains(line), "{}", wrong.stderr);
    }
    let few = disclose(place.path(), "out", &["--dimensions", "country", "--threshold", "2"]);
    assert!(few.stderr.contains("no figure may rest on fewer than 3"), "{}", few.stderr);
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing but the input is there");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("records.csv"), records()).unwrap();
    fs::create_dir(place.path().join("out")).unwrap();
    let options = ["--dimensions", "country"];
    assert_eq!(disclose(place.path(), "out", &options).code, Some(0), "an empty one gives way");
    let again = disclose(place.path(), "out", &options);
    assert_eq!(again.code, Some(1));
    assert!(again.stderr.contains("not empty"), "{}", again.stderr);
}

//! Bad answers files: every problem is named with its line, the exit code is 1, and nothing is written.

use std::fs;

use super::{run, small, text, write};

const HEADER: &str = "institution,unit,unit_kind,question,answer,reason,comment,source";

/// Scores a file and returns exit code, problems (without the file's name) and whether a score file is there.
fn score(bytes: &[u8]) -> (Option<i32>, Vec<String>, bool) {
    let (place, folder) = write(&small());
    let (answers, output) = (place.path().join("answers.csv"), place.path().join("out").join("scores.csv"));
    fs::write(&answers, bytes).unwrap();
    let arguments =
        ["--questionnaire", text(&folder), "--answers", text(&answers), "--output", text(&output)];
    let run = run(&[["score"].as_slice(), &arguments].concat());
    let prefix = format!("{}:", answers.display());
    let problems: Vec<String> =
        run.stderr.lines().filter_map(|line| Some(line.strip_prefix(&prefix)?.to_owned())).collect();
    if run.code != Some(0) {
        let count = format!("error: {} problem", problems.len());
        assert!(run.stderr.lines().any(|line| line.starts_with(&count)), "{}", run.stderr);
        assert_eq!(run.stdout, "");
    }
    (run.code, problems, output.exists() || output.with_extension("csv.part").exists())
}

/// The problems must be exactly these: line and a piece of the message, in the order of the file.
fn refused(bytes: &[u8], expected: &[(u64, &str)]) {
    let shown = String::from_utf8_lossy(bytes);
    let (code, problems, written) = score(bytes);
    assert_eq!((code, written), (Some(1), false), "{shown}\n{problems:?}");
    assert_eq!(problems.len(), expected.len(), "{shown}\n{problems:?}");
    for (problem, (line, piece)) in problems.iter().zip(expected) {
        assert!(
            problem.starts_with(&format!("{line}: ")) && problem.contains(piece),
            "{shown}\n{problems:?}"
        );
    }
}

/// A file with the right header and these rows.
fn rows(rows: &[&str]) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    rows.iter().for_each(|row| text.extend(["\n", row]));
    text.push('\n');
    text.into_bytes()
}

#[test]
fn a_good_file_is_scored() {
    let good = rows(&[
        "A,,,law,full,,\"said \"\"yes\"\",\nthen signed\",order 7",
        "A,,,topics,wages;~safety,,,",
        "A,,,number,12.5,,,",
        "A,,,day,2026-11-22,,,",
        "A,North,office,each,full,,,",
        "B,,,law,not-applicable,no-task,,",
        "B,,,topics,-,,,",
        "B,,,number,,,only a comment,",
        "B,,,each,do-not-know,,,",
    ]);
    let (code, problems, written) = score(&good);
    assert_eq!((code, written), (Some(0), true), "{problems:?}");
    assert_eq!(score(format!("{HEADER}\n").as_bytes()).0, Some(0));
}

#[test]
fn wrong_answers_are_named_with_their_line() {
    let one = |row: &str, piece: &str| refused(&rows(&[row]), &[(2, piece)]);
    one("A,,,laws,full,,,", "`laws` is no question");
    one("A,,,,full,,,", "`` is no question");
    one("A,,,law,half,,,", "`half` is no option of `law`; use one of full, none");
    one("A,,,law,Full,,,", "`Full` is no option");
    one("A,,,topics,wages;hours,,,", "`hours` is no element of `topics`");
    one("A,,,topics,wages;~wages,,,", "both met and not applicable");
    one("A,,,number,101,,,", "101 is too large for `number`; it must be at most 100");
    one("A,,,number,-1,,,", "-1 is too small for `number`; it must be at least 0");
    one("A,,,number,many,,,", "`many` is no number");
    one("A,,,day,2026-02-30,,,", "`2026-02-30` is no day");
    one("A,,,law,not-applicable,,,", "needs a `reason`: one of no-task");
    one("A,,,law,not-applicable,because,,", "needs a `reason`: one of no-task");
    one("A,,,law,full,no-task,,", "a `reason` beside an answer");
    one("A,,,each,not-applicable,no-task,,", "cannot be chosen");
    one(" ,,,law,full,,,", "`institution` is empty");
}

#[test]
fn wrong_units_are_named_with_their_line() {
    let one = |row: &str, piece: &str| refused(&rows(&[row]), &[(2, piece)]);
    one("A,North,,each,full,,,", "given together or not at all");
    one("A,,office,each,full,,,", "given together or not at all");
    one("A,North,shop,each,full,,,", "`shop` is no unit kind");
    refused(
        &rows(&["A,North,office,each,full,,,", "A,North,office,law,full,,,"]),
        &[(3, "`law` is not answered per unit; leave `unit` and `unit_kind` empty")],
    );
    refused(
        &rows(&["A,North,office,each,full,,,", "A,North,branch,each,none,,,"]),
        &[(3, "unit `North` was of kind `office` before and is `branch` here")],
    );
    refused(
        &rows(&["A,,,each,full,,,", "A,North,office,each,none,,,"]),
        &[(2, "`each` is answered per unit; name the unit")],
    );
}

#[test]
fn a_section_is_answered_per_unit_where_a_row_says_so() {
    let chosen = "A,,,section:main,per-unit,,,";
    let (code, problems, _) = score(&rows(&["A,North,office,law,full,,,", chosen]));
    assert_eq!(code, Some(0), "{problems:?}");
    refused(
        &rows(&["A,North,office,law,full,,,", chosen, "A,,,topics,wages,,,"]),
        &[(4, "`topics` is answered per unit; name the unit")],
    );
    refused(&rows(&[chosen, chosen]), &[(3, "`main` is chosen again (first in line 2)")]);
    refused(&rows(&["A,,,section:mine,per-unit,,,"]), &[(2, "`mine` is no section")]);
    refused(&rows(&["A,,,section:main,yes,,,"]), &[(2, "has `per-unit` as its answer")]);
    refused(&rows(&["A,N,office,section:main,per-unit,,,"]), &[(2, "and nothing else")]);
}

#[test]
fn a_row_given_twice_is_named_with_the_first() {
    let file = rows(&["A,,,law,full,,,", "B,,,law,full,,,", "A,,,law,none,,,"]);
    refused(&file, &[(4, "`law` of `A` is answered again (first in line 2)")]);
    let file = rows(&["A,N,office,each,full,,,", "A,M,office,each,full,,,", "A,N,office,each,full,,,"]);
    refused(&file, &[(4, "(first in line 2)")]);
}

#[test]
fn a_wrong_header_is_refused() {
    let wrong = "the first line must be exactly `institution,unit";
    refused(b"", &[(1, wrong)]);
    refused(b"\n", &[(1, wrong)]);
    refused(b"A,,,law,full,,,\n", &[(1, wrong)]);
    refused(HEADER.replace(',', ";").as_bytes(), &[(1, wrong)]);
    refused(HEADER.replace(",source", "").as_bytes(), &[(1, wrong)]);
    refused(format!("{HEADER},more\n").as_bytes(), &[(1, wrong)]);
    refused(HEADER.replace("unit,unit_kind", "unit_kind,unit").as_bytes(), &[(1, wrong)]);
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_at_its_line() {
    let mut bytes = rows(&["A,,,law,full,,,", "B,,,law,full,,r\u{e9}sum\u{e9},"]);
    let place = bytes.iter().position(|byte| *byte == 0xc3).unwrap();
    bytes[place] = 0xff;
    refused(&bytes, &[(3, "the file is not UTF-8")]);
    let utf16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&[[0xff, 0xfe].as_slice(), &utf16].concat(), &[(1, "the file is not UTF-8")]);
}

#[test]
fn a_file_cut_short_is_refused() {
    let whole = rows(&["A,,,law,full,,,", "A,,,topics,wages,,\"two\nlines\",order"]);
    let whole = String::from_utf8(whole).unwrap();
    let cut = |at: &str| whole.as_bytes()[..whole.find(at).unwrap()].to_vec();
    refused(&cut("ics,wages"), &[(3, "this row has 4 columns, 8 are needed")]);
    refused(&cut(",\"two"), &[(3, "this row has 6 columns")]);
    refused(&cut(",order"), &[(3, "this row has 7 columns")]);
    refused(&cut("wo\nlines"), &[(3, "the file ends inside quotes")]);
    refused(&cut("nes\",order"), &[(4, "the file ends inside quotes")]);
}

/// Two problems in a file with a comment over several lines and an empty line before them.
#[test]
fn all_problems_are_listed_with_the_lines_an_editor_shows() {
    let lines = [
        HEADER,
        "A,,,law,full,,\"one",
        "two",
        "three\",x",
        "",
        "A,,,laws,full,,,",
        "A,,,number,1000,,\"four",
        "five\",",
        "A,,,day,today,,,",
        "",
        "",
        "B,,,law",
    ];
    let expected = [(6, "`laws`"), (7, "too large"), (9, "`today`"), (12, "this row has 4 columns")];
    for end in ["\n", "\r\n"] {
        let text = lines.join(end) + end;
        refused(text.as_bytes(), &expected);
        refused(format!("\u{feff}{text}").as_bytes(), &expected);
    }
}

#[test]
fn a_missing_file_is_named() {
    let (place, folder) = write(&small());
    let output = place.path().join("scores.csv");
    let missing = place.path().join("missing.csv");
    let both = |questionnaire: &str, answers: &str| {
        let arguments =
            ["score", "--questionnaire", questionnaire, "--answers", answers, "--output", text(&output)];
        let run = run(&arguments);
        assert_eq!((run.code, output.exists()), (Some(1), false));
        run.stderr
    };
    assert!(both(text(&folder), text(&missing)).contains("missing.csv"));
    assert!(both(text(&missing), text(&missing)).contains("missing.csv"));
}

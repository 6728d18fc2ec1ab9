//! Answers collected with the exported form, as Kobo and ODK Central hand them out.

use std::collections::BTreeSet;

use bhr_baseline::offline::{Refusal, Taken, Upload, Value, compare, take};
use bhr_baseline::response::Answer;

use super::Held;

fn all(held: &Held, text: &str) -> Vec<(String, Upload)> {
    let Taken::Submissions(all) = take(&held.facts(), text.as_bytes()).unwrap() else {
        panic!("submissions")
    };
    all.into_iter().map(|one| (one.key, compare(&held.facts(), &one.filled, &|_| None))).collect()
}

fn answers(upload: &Upload) -> Vec<(String, String)> {
    let word = |value: &Value| match value {
        Value::Answer(Some(Answer::NotApplicable { reason })) => format!("not-applicable/{reason}"),
        Value::Answer(answer) => answer.as_ref().map(Answer::to_cell).unwrap_or_default(),
        Value::Words(words) => words.clone(),
    };
    upload.changes.iter().map(|one| (one.place.question.clone(), word(&one.to))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    pairs.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

#[test]
fn kobo_and_central_say_the_same_in_csv_and_json() {
    let held = Held::small();
    let kobo = "section__main/law;section__main/topics;section__main/topics/wages;section__main/topics/safety;\
                section__main/number;_id;_uuid;_submission_time\n\
                full;wages;1;0;7;1;u-1;2026-11-20T10:00:00\n\
                not-applicable;;;;;2;u-2;2026-11-21T10:00:00\n";
    let found = all(&held, kobo);
    assert_eq!(found.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["u-1", "u-2"]);
    let expected = pairs(&[("law", "full"), ("topics", "wages"), ("number", "7")]);
    assert_eq!(answers(&found[0].1).into_iter().collect::<BTreeSet<_>>(), expected);
    assert_eq!(found[1].1.errors.len(), 1, "a reason is missing");
    let central = "SubmissionDate,section__main-law,section__main-topics,section__main-number,meta-instanceID,KEY\n\
                   2026-11-20,full,wages,7,uuid:1,uuid:1\n";
    assert_eq!(answers(&all(&held, central)[0].1).into_iter().collect::<BTreeSet<_>>(), expected);
    let json = r#"{"value": [{"__id": "uuid:1", "__system": {"submissionDate": "2026", "submitterName": "A"},
        "section__main": {"law": "full", "topics": "wages", "number": 7},
        "unit__repeat": [{"unit__name": "Cənub", "unit_section__main": {"each": "no-data"}}]}]}"#;
    let units = answers(&all(&held, json)[0].1).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(units, &expected | &pairs(&[("each", "no-data")]));
    let api = r#"{"count": 1, "results": [{"_id": 1, "_uuid": "u", "section__main/law": "not-applicable",
        "section__main/law__reason": "no-task", "section__main/number__instead": "do-not-know"}]}"#;
    let found = answers(&all(&held, api)[0].1).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(found, pairs(&[("law", "not-applicable/no-task"), ("number", "do-not-know")]));
}

#[test]
fn a_submission_never_overwrites_unasked() {
    let mut held = Held::small();
    let stored = super::edits::given(Some(Answer::Choice("none".into())), "", "");
    held.put(&super::own("law"), stored, "Kamran");
    let upload = &all(&held, "law,number,KEY\nfull,8,k\n")[0].1;
    assert_eq!((upload.changes.len(), upload.conflicts.len()), (1, 1), "{upload:#?}");
}

#[test]
fn names_repeated_for_every_value_do_not_fill_the_memory() {
    let held = Held::small();
    let refused = |text: &str| take(&held.facts(), text.as_bytes()).unwrap_err();
    let name = "n".repeat(1024 * 1024);
    assert_eq!(refused(&format!("law,{name}\n{}", "full,\n".repeat(200))), Refusal::TooMuch);
    let values: Vec<String> = (0..200).map(|number| format!("\"{number}\": 1")).collect();
    let group = values.join(",");
    assert_eq!(refused(&format!("[{{\"{name}\": {{{group}}}}}]")), Refusal::TooMuch);
}

#[test]
fn files_without_an_answer_are_refused() {
    let held = Held::small();
    let refused = |text: &str| take(&held.facts(), text.as_bytes()).unwrap_err();
    assert_eq!(refused("name,age\nx,1\n"), Refusal::OtherForm);
    assert_eq!(refused("law,number\n"), Refusal::NoSubmissions);
    assert_eq!(refused("{\"results\": []}"), Refusal::NoSubmissions);
    assert_eq!(refused("{broken"), Refusal::NotAWorkbook);
    assert_eq!(refused("just words"), Refusal::NotAWorkbook);
}

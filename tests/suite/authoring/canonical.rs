//! The canonical form says the same, and is written the same again.

use bhr_baseline::questionnaire::{Files, Folder, canonical, comments, read_files};
use proptest::prelude::*;

use super::odd::{folder, odd_words, with_words};

/// `files` written, with the shared files of the odd questionnaire beside them.
fn written(files: &Files, shared: &Folder) -> Folder {
    let mut all = Folder::default();
    for name in bhr_baseline::questionnaire::SHARED {
        if let Some(file) = shared.get(name) {
            all.add(name, name, &file.text);
        }
    }
    canonical(files).files().for_each(|(name, file)| all.add(name, name, &file.text));
    all
}

fn says_the_same(files: &Files, shared: &Folder) {
    let once = written(files, shared);
    let again = read_files(&once).unwrap_or_else(|problems| panic!("{problems:?}\n{once:#?}"));
    assert_eq!(&again, files);
    assert_eq!(written(&again, shared), once);
    assert_eq!(comments(&once), []);
}

#[test]
fn what_is_written_again_says_the_same_and_comes_out_the_same() {
    for folder in super::all_kinds() {
        says_the_same(&read_files(&folder).unwrap(), &folder);
    }
}

#[test]
fn every_file_keeps_its_name() {
    for folder in super::all_kinds() {
        let own = |folder: &Folder| {
            let names = folder.files().map(|(name, _)| name.to_owned());
            names
                .filter(|name| !bhr_baseline::questionnaire::SHARED.contains(&name.as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(own(&canonical(&read_files(&folder).unwrap())), own(&folder));
    }
}

#[test]
fn words_of_ids_that_are_gone_and_empty_words_are_kept() {
    let mut folder = folder();
    let text = "translates: small\nof_version: 1\nnodes: {gone: \"\"}\nquestions:\n  gone: {text: \"\", options: {a: {label: \"\"}}}\n";
    folder.add("ru/old.yaml", "ru/old.yaml", text);
    says_the_same(&read_files(&folder).unwrap(), &folder);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_words_come_through(texts in prop::collection::vec(odd_words(), 1..30)) {
        says_the_same(&with_words(&texts), &folder());
    }
}

//! Questionnaires as files of other programs: pyxform and ODK Validate read the forms, an XPath engine follows their
//! branching, and the libraries keep the rules of their importer.
//!
//! `PYXFORM` names a Python that has pyxform and elementpath; `./test` makes one.

mod asking;
mod branches;
mod ciso;
mod simulate;
mod xlsform;

use std::collections::BTreeMap;

use bhr_baseline::questionnaire::{Folder, Questionnaire, load};

/// The shipped questionnaires and a small one with every kind of condition, units and three languages.
fn questionnaires() -> Vec<Questionnaire> {
    let shipped = bhr_baseline::assessment::shipped();
    let mut found: Vec<Questionnaire> = shipped.iter().map(|folder| load(folder).unwrap()).collect();
    assert!(found.len() >= 2);
    found.push(branches());
    found
}

fn branches() -> Questionnaire {
    let files = branches::files().into_iter().map(|(name, text)| (name.to_owned(), text));
    let folder = Folder::from_contents(files.collect::<BTreeMap<_, _>>());
    load(&folder).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

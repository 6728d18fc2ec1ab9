//! The one form in which every file of a questionnaire is written. What is read and written again comes out the same,
//! byte for byte, so a workbook can carry a questionnaire there and back, and a difference between two versions is a
//! difference of content.

mod examples;
pub mod flow;
mod header;
mod section;
mod translation;
mod yaml;

use super::files::Files;
use super::folder::{Folder, SHARED};
use super::lines;
use super::problem::Problem;

/// Every file of a questionnaire in its one form, by plain name. What all questionnaires share is not among them.
pub fn canonical(files: &Files) -> Folder {
    let mut folder = Folder::default();
    let mut add = |name: String, text: String| folder.add(name.clone(), name, text);
    add("questionnaire.yaml".to_owned(), header::write(&files.header));
    for (id, section) in files.header.sections.iter().zip(&files.sections) {
        add(format!("{}.yaml", id.text), section::write(section));
    }
    if !files.consistency.is_empty() {
        add("consistency.yaml".to_owned(), section::write_rules(&files.consistency));
    }
    for (name, examples) in &files.examples {
        add(name.clone(), examples::write(name, examples));
    }
    for (name, words) in &files.translations {
        add(name.clone(), translation::write(name, words, files));
    }
    folder
}

/// The line editors look for, which [`canonical`] writes itself.
const FOR_EDITORS: &str = "# yaml-language-server:";

/// Comments that would be lost when the questionnaire's own files are written again.
pub fn comments(folder: &Folder) -> Vec<Problem> {
    let own = folder.files().filter(|(name, _)| !SHARED.contains(name));
    let found = own.flat_map(|(_, file)| {
        let lines = lines::scan(&file.text).into_iter();
        lines.filter_map(|line| Some((file.shown_as.clone(), line.number, line.comment?)))
    });
    found
        .filter(|(_, number, comment)| !(*number == 1 && comment.starts_with(FOR_EDITORS)))
        .map(|(file, number, _)| {
            let message = "this comment would be lost; put what it says into a `note:`, or remove it";
            Problem::new(file, number, message)
        })
        .collect()
}

//! The one form in which every file of a questionnaire is written. What is read and written again comes out the same,
//! byte for byte, so a workbook can carry a questionnaire there and back, and a difference between two versions is a
//! difference of content.

mod examples;
mod header;
mod section;
mod translation;
mod yaml;

use super::files::Files;
use super::folder::Folder;

/// Every file of a questionnaire in its one form, by plain name. What all questionnaires share is not among them.
pub fn canonical(files: &Files) -> Folder {
    let mut folder = Folder::default();
    let mut add = |name: String, text: String| folder.add(name.clone(), name, text);
    add("questionnaire.yaml".to_owned(), header::write(&files.header));
    for section in &files.sections {
        add(format!("{}.yaml", section.id.text), section::write(section));
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

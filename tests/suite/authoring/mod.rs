//! Writing questionnaires again: one form, a workbook, two versions side by side.

mod canonical;
mod commands;
mod compare;
mod odd;
mod standard;
mod versions;
mod workbook;

use bhr_baseline::questionnaire::Folder;

use crate::cli::small;

/// The small questionnaire of the command tests.
pub fn small_folder() -> Folder {
    let mut folder = Folder::default();
    small().into_iter().for_each(|(name, text)| folder.add(name, name, text));
    folder
}

/// The shipped questionnaires, the small one, and one that uses what those leave out.
pub fn all_kinds() -> Vec<Folder> {
    let mut folders = bhr_baseline::assessment::shipped();
    assert!(folders.len() >= 2, "{}", folders.len());
    folders.extend([small_folder(), odd::folder()]);
    folders
}

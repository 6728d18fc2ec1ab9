//! `questionnaire format`: every file in its one form.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::authoring::{read, told};
use super::files::{questionnaire_folders, write_folder};
use super::questionnaires::report;
use crate::questionnaire::{Folder, Problem, canonical, comments, read_files};

/// A folder with the files of it that are not in canonical form.
struct Formatted {
    path: PathBuf,
    changed: Vec<(String, String)>,
}

/// Writes the files at `path` in canonical form, or only lists those that are not in it.
///
/// # Errors
/// When a file cannot be read or written, or has comments that would be lost.
pub fn format(path: &Path, is_check: bool) -> anyhow::Result<()> {
    let folders = questionnaire_folders(path).with_context(|| format!("cannot read {}", path.display()))?;
    let texts: Vec<Folder> = folders.iter().map(|folder| read(folder)).collect::<anyhow::Result<_>>()?;
    let lost: Vec<Problem> = texts.iter().flat_map(comments).collect();
    if !lost.is_empty() {
        return report(&lost);
    }
    let formatted: Vec<Formatted> = folders
        .iter()
        .zip(&texts)
        .map(|(path, folder)| formatted(path, folder))
        .collect::<anyhow::Result<_>>()?;
    let changed: Vec<PathBuf> =
        formatted.iter().flat_map(|one| one.changed.iter().map(|(name, _)| one.path.join(name))).collect();
    changed.iter().for_each(|file| println!("{}", file.display()));
    if is_check {
        return match changed.len() {
            0 => Ok(()),
            count => bail!("{count} files are not in canonical form; run `questionnaire format`"),
        };
    }
    for one in &formatted {
        let files: Vec<(&str, &str)> =
            one.changed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        write_folder(&one.path, &files).with_context(|| format!("cannot write {}", one.path.display()))?;
    }
    println!("{} files written in canonical form", changed.len());
    Ok(())
}

fn formatted(path: &Path, folder: &Folder) -> anyhow::Result<Formatted> {
    let files = told(read_files(folder))?;
    let written = canonical(&files);
    let mut again = folder.clone();
    for (name, file) in written.files() {
        again.add(name, &file.shown_as, &file.text);
    }
    // Whatever the writer does, it must never change what a questionnaire says.
    if read_files(&again).ok().as_ref() != Some(&files) {
        bail!("{}: writing this questionnaire again would change it; nothing was written", path.display());
    }
    let is_changed = |name: &str, text: &str| folder.get(name).is_none_or(|before| before.text != text);
    let changed = written.files().filter(|(name, file)| is_changed(name, &file.text));
    let changed = changed.map(|(name, file)| (name.to_owned(), file.text.clone())).collect();
    Ok(Formatted { path: path.to_owned(), changed })
}

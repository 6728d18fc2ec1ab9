//! Reading questionnaire folders and writing files; nothing half written is left behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::questionnaire::{Folder, SHARED};

/// Reads the files of one questionnaire, those one folder below included (`az/`, `ru/`, `examples/`); what all
/// questionnaires share is looked for in the folder itself and then above it.
///
/// # Errors
/// When the folder or a file in it cannot be read, or is not UTF-8.
pub fn read_folder(path: &Path) -> io::Result<Folder> {
    let mut folder = Folder::default();
    let names = entries(path)?;
    for below in names.iter().filter(|below| below.is_dir()) {
        let prefix = below.file_name().unwrap_or_default().to_string_lossy();
        add_files(&mut folder, &format!("{prefix}/"), &entries(below)?)?;
    }
    add_files(&mut folder, "", &names)?;
    add_shared(&mut folder, path)?;
    Ok(folder)
}

/// Adds what all questionnaires share, as a questionnaire at `path` finds it: beside its files, or above them. What is
/// there already stays.
///
/// # Errors
/// When a file cannot be read, or is not UTF-8.
pub fn add_shared(folder: &mut Folder, path: &Path) -> io::Result<()> {
    let above = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for name in SHARED {
        let found = [path, above].map(|place| place.join(name)).into_iter().find(|file| file.exists());
        if let Some(file) = found.filter(|_| folder.get(name).is_none()) {
            folder.add(name, file.display().to_string(), read_text(&file)?);
        }
    }
    Ok(())
}

/// Reads what stands beside the questionnaire folders at `path`: glossary, guidance, mirror questions.
///
/// # Errors
/// When a file cannot be read, or is not UTF-8.
pub fn read_library_folder(path: &Path) -> io::Result<Folder> {
    let mut folder = Folder::default();
    add_files(&mut folder, "", &entries(path)?)?;
    let guidance = path.join("guidance");
    if guidance.is_dir() {
        add_files(&mut folder, "guidance/", &entries(&guidance)?)?;
    }
    Ok(folder)
}

fn entries(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    found.sort();
    Ok(found)
}

fn add_files(folder: &mut Folder, prefix: &str, names: &[PathBuf]) -> io::Result<()> {
    for file in
        names.iter().filter(|file| file.is_file() && file.extension().is_some_and(|end| end == "yaml"))
    {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        folder.add(format!("{prefix}{name}"), file.display().to_string(), read_text(file)?);
    }
    Ok(())
}

/// The text of a file; an error names it.
fn read_text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| {
        let is_other_code = error.kind() == io::ErrorKind::InvalidData;
        let advice = if is_other_code { "; save the file as UTF-8" } else { "" };
        io::Error::new(error.kind(), format!("{}: {error}{advice}", path.display()))
    })
}

/// The questionnaire folders at `path`: the folder itself, or those in it.
///
/// # Errors
/// When the folder cannot be read or holds no questionnaire.
pub fn questionnaire_folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.join("questionnaire.yaml").exists() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found: Vec<PathBuf> = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .filter(|folder| folder.join("questionnaire.yaml").exists())
        .collect();
    found.sort();
    if found.is_empty() {
        let message = "no questionnaire.yaml here or one folder below";
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    Ok(found)
}

/// Writes a file whole or not at all: beside its place first, then moved there.
///
/// # Errors
/// When the folder cannot be made or written to.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent)?;
    }
    let beside = part(path);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What was not written cannot be removed either, and the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes the files of a folder: all beside their places first, moved there only when every one is written.
///
/// # Errors
/// When a folder cannot be made or a file not written; then no file has changed.
pub fn write_folder(path: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    let places: Vec<PathBuf> = files.iter().map(|(name, _)| path.join(name)).collect();
    let staged = places.iter().zip(files).try_for_each(|(place, (_, text))| {
        fs::create_dir_all(place.parent().unwrap_or(path))?;
        fs::write(part(place), text)
    });
    if let Err(error) = staged {
        for place in &places {
            // What was not written cannot be removed either, and the first error is the one to tell.
            let _ = fs::remove_file(part(place));
        }
        return Err(error);
    }
    places.iter().try_for_each(|place| fs::rename(part(place), place))
}

/// The place beside a file where it is written first.
fn part(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    PathBuf::from(beside)
}

/// True when a folder can be written whole: it is not there, or empty.
pub fn is_free(path: &Path) -> bool {
    !path.exists() || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Writes a folder whole or not at all: beside its place first, then moved there. An empty folder gives way.
///
/// # Errors
/// When it cannot be made or written, or is there and not empty; then nothing is left behind.
pub fn write_new_folder(path: &Path, files: &[(String, String)]) -> io::Result<()> {
    let beside = part(path);
    let written = fs::create_dir_all(&beside)
        .and_then(|()| files.iter().try_for_each(|(name, text)| fs::write(beside.join(name), text)))
        .and_then(|()| if path.exists() { fs::remove_dir(path) } else { Ok(()) })
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What was not written cannot be removed either, and the first error is the one to tell.
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

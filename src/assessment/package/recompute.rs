//! Whether a package is whole, and its results are what its inputs give.

use std::collections::BTreeMap;

use super::compare::first_difference;
use super::form::{FORMAT, FORMAT_VERSION, Manifest};
use super::results::results;
use super::{Files, MANIFEST, digest};

/// Where a package is not what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The file, by its path in the package.
    pub file: String,
    /// What is wrong with it.
    pub what: String,
}

impl Difference {
    fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), what: what.into() }
    }
}

/// Checks a package and recomputes its results from its own files alone. Gives every difference, by file; none when
/// everything is byte-equal.
pub fn recompute(files: &Files) -> Vec<Difference> {
    let manifest = match manifest(files) {
        Ok(manifest) => manifest,
        Err(what) => return vec![Difference::new(MANIFEST, what)],
    };
    let mut found = changed(&manifest.files, files);
    match results(&manifest, files) {
        Ok(made) => found.extend(compared(&made, files)),
        Err((file, what)) => found.push(Difference::new(file, what)),
    }
    found.sort_by(|one, other| one.file.cmp(&other.file));
    found
}

fn manifest(files: &Files) -> Result<Manifest, String> {
    let bytes = files.get(MANIFEST).ok_or("is missing; this is no package, or not a whole one")?;
    let manifest: Manifest =
        serde_json::from_slice(bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if manifest.format != FORMAT || manifest.format_version != FORMAT_VERSION {
        return Err(format!(
            "is of the form {} {}; this program reads {FORMAT} {FORMAT_VERSION}",
            manifest.format, manifest.format_version
        ));
    }
    Ok(manifest)
}

/// Files that are not those the manifest lists.
fn changed(listed: &BTreeMap<String, String>, files: &Files) -> Vec<Difference> {
    let missing = listed.keys().filter(|path| !files.contains_key(*path));
    let missing = missing.map(|path| Difference::new(path, "is missing"));
    let others = files.iter().filter(|(path, _)| *path != MANIFEST);
    let others = others.filter_map(|(path, bytes)| match listed.get(path) {
        None => Some(Difference::new(path, "is no part of the package")),
        Some(expected) => (digest(bytes) != *expected)
            .then(|| Difference::new(path, "was changed after the package was written")),
    });
    missing.chain(others).collect()
}

/// Results that come out otherwise. What is missing has been named already.
fn compared(made: &Files, files: &Files) -> Vec<Difference> {
    let differing = made.iter().filter_map(|(path, made)| {
        let first = first_difference(path, files.get(path)?, made)?;
        Some(Difference::new(path, format!("comes out otherwise {first}")))
    });
    let stray = files.keys().filter(|path| path.starts_with("results/") && !made.contains_key(*path));
    let stray = stray.map(|path| Difference::new(path, "does not follow from the other files"));
    differing.chain(stray).collect()
}

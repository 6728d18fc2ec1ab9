//! `recompute`: a package of files, without a database.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use super::place::shown;
use super::progress::spinner;
use crate::assessment::{self, PackageFiles};

/// `recompute DIR`.
///
/// # Errors
/// When the folder cannot be read, or something in it is not what it says.
pub fn recompute(folder: &Path) -> anyhow::Result<()> {
    let mut files = PackageFiles::new();
    read_below(folder, "", &mut files).with_context(|| format!("cannot read {}", shown(folder)))?;
    let waiting = spinner("recomputing");
    let found = assessment::recompute(&files);
    waiting.finish_and_clear();
    if found.is_empty() {
        println!("{} files are whole; scores, findings and release come out byte-equal.", files.len());
        return Ok(());
    }
    for one in &found {
        println!("{}: {}", one.file, one.what);
    }
    let plural = if found.len() == 1 { "difference" } else { "differences" };
    bail!("{} {plural}; {} is not what was exported", found.len(), shown(folder))
}

/// Every file below a folder, by its path with `/` between the parts.
fn read_below(folder: &Path, prefix: &str, files: &mut PackageFiles) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_below(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

//! `questionnaire`: writing questionnaires without touching their files by hand.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Subcommand, ValueEnum};

use super::files::{add_shared, read_folder, write_folder, write_whole};
use super::formatting;
use super::place::Place;
use super::questionnaires::{self, Telling, report};
use super::simulation::simulate;
use crate::assessment::shipped_library;
use crate::authoring::{self, ciso_library, compare, places, read_workbook, write_workbook, xlsform};
use crate::questionnaire::{
    Folder, Problem, Questionnaire, SHARED, canonical, load, read_examples, read_files,
};

/// What is done to questionnaires often enough to be a command of its own.
#[derive(Debug, Subcommand)]
pub enum QuestionnaireCommand {
    /// Check questionnaires: every problem as `file:line: what is wrong, and what to do`
    Check {
        /// A questionnaire folder, or a folder of them
        #[arg(default_value = "questionnaires")]
        directory: PathBuf,
        #[command(flatten)]
        telling: Telling,
    },
    /// Run the scoring examples of questionnaires
    Examples {
        /// A questionnaire folder, or a folder of them
        #[arg(default_value = "questionnaires")]
        directory: PathBuf,
    },
    /// Freeze a questionnaire version in `published.lock`, and tell which rounds stay on older ones
    Publish {
        /// The questionnaire's folder
        directory: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Write the JSON Schemas of the questionnaire files
    Schema {
        /// Where they go
        #[arg(default_value = "questionnaires/schema")]
        directory: PathBuf,
    },
    /// Begin a questionnaire: a small one that passes every check, to be changed
    New {
        /// The folder to make; it must be new or empty
        directory: PathBuf,
        /// Its id: small letters, digits and hyphens
        #[arg(long)]
        id: String,
        /// Its name
        #[arg(long)]
        title: String,
    },
    /// Compare two versions of a questionnaire, and say which answers can be compared
    Diff {
        /// Folder of the older version
        old: PathBuf,
        /// Folder of the newer version
        new: PathBuf,
        /// Print it as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
}

/// Everything that is done to questionnaires.
#[derive(Debug, Subcommand)]
pub enum AuthoringCommand {
    #[command(flatten)]
    Usual(QuestionnaireCommand),
    /// Write every file of a questionnaire in its one form
    Format {
        /// A questionnaire folder, or a folder of them
        directory: PathBuf,
        /// Only list the files that are not in that form
        #[arg(long)]
        check: bool,
    },
    /// Write a questionnaire as one file in another format
    Export {
        /// The questionnaire's folder
        directory: PathBuf,
        /// The format
        #[arg(long)]
        format: Format,
        /// Where the file goes
        #[arg(long)]
        output: PathBuf,
    },
    /// Have made-up institutions of every kind answer a questionnaire, and tell what comes of it
    Simulate {
        /// The questionnaire's folder
        directory: PathBuf,
        /// How many institutions answer
        #[arg(long, default_value_t = 500)]
        institutions: usize,
        /// The same seed gives the same answers
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Folder for answers.csv, institutions.csv and scores.csv, which `import` and `score` read
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Take a questionnaire back from a workbook
    Import {
        /// The workbook
        file: PathBuf,
        /// The questionnaire's folder
        #[arg(long)]
        output: PathBuf,
        /// Replace the files that are there
        #[arg(long)]
        replace: bool,
    },
}

/// Formats a questionnaire can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A workbook that can be taken back with `import`
    Xlsx,
    /// A form for ODK, KoboToolbox and their kin, with all languages and the branching
    Xlsform,
    /// A framework library for CISO Assistant
    Ciso,
}

/// Runs a command that also stands at the top.
///
/// # Errors
/// What the command reports.
pub fn run_usual(command: &QuestionnaireCommand) -> anyhow::Result<()> {
    match command {
        QuestionnaireCommand::Check { directory, telling } => questionnaires::check(directory, *telling),
        QuestionnaireCommand::Examples { directory } => questionnaires::examples(directory),
        QuestionnaireCommand::Publish { directory, .. } => questionnaires::publish(directory),
        QuestionnaireCommand::Schema { directory } => questionnaires::write_schemas(directory),
        QuestionnaireCommand::New { directory, id, title } => begin(directory, id, title),
        QuestionnaireCommand::Diff { old, new, json, .. } => diff(old, new, *json),
    }
}

/// Runs a command of `questionnaire`.
///
/// # Errors
/// What the command reports.
pub fn run(command: &AuthoringCommand) -> anyhow::Result<()> {
    match command {
        AuthoringCommand::Usual(command) => run_usual(command),
        AuthoringCommand::Format { directory, check } => formatting::format(directory, *check),
        AuthoringCommand::Export { directory, format, output } => export(directory, *format, output),
        AuthoringCommand::Simulate { directory, institutions, seed, output } => {
            simulate(&read_whole(directory)?, *institutions, *seed, output.as_deref())
        }
        AuthoringCommand::Import { file, output, replace } => import(file, output, *replace),
    }
}

/// The files of a folder.
pub(super) fn read(path: &Path) -> anyhow::Result<Folder> {
    read_folder(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A value, or its problems told.
pub(super) fn told<T>(read: Result<T, Vec<Problem>>) -> anyhow::Result<T> {
    read.or_else(|problems| report(&problems).map(|()| unreachable!("report always fails")))
}

/// The questionnaire of a folder, or its problems told.
pub(super) fn read_whole(path: &Path) -> anyhow::Result<Questionnaire> {
    told(load(&read(path)?))
}

fn export(path: &Path, format: Format, output: &Path) -> anyhow::Result<()> {
    let folder = read(path)?;
    let questionnaire = told(load(&folder))?;
    let bytes = written(format, &folder, &questionnaire)?;
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", output.display()))?;
    println!("{} version {}: {}", questionnaire.id, questionnaire.version, output.display());
    Ok(())
}

/// The bytes of a questionnaire in a format; what is added to [`Format`] is added here.
fn written(format: Format, folder: &Folder, questionnaire: &Questionnaire) -> anyhow::Result<Vec<u8>> {
    match format {
        Format::Xlsx => told(read_files(folder).and_then(|files| write_workbook(&files))),
        Format::Xlsform => {
            xlsform(questionnaire).with_context(|| format!("{} does not fit", questionnaire.id))
        }
        Format::Ciso => Ok(ciso_library(questionnaire).into_bytes()),
    }
}

fn import(file: &Path, output: &Path, replace: bool) -> anyhow::Result<()> {
    if !replace && is_used(output)? {
        bail!("{} holds files; name a new folder, or say --replace", output.display());
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let written = canonical(&told(read_workbook(&name, &bytes))?);
    let mut folder = Folder::default();
    for (plain, one) in written.files() {
        folder.add(plain, output.join(plain).display().to_string(), &one.text);
    }
    add_shared(&mut folder, output).with_context(|| format!("cannot read {}", output.display()))?;
    let questionnaire = told(sound(&folder).or_else(|problems| {
        let places = places(&name, &bytes)?;
        Err(problems
            .into_iter()
            .map(|one| locate(&folder, one, |one, text| places.locate(one, text)))
            .collect())
    }))?;
    let files: Vec<(&str, &str)> = written.files().map(|(name, file)| (name, file.text.as_str())).collect();
    write_folder(output, &files).with_context(|| format!("cannot write {}", output.display()))?;
    remove_others(output, &written)?;
    println!("{} version {}: {} files", questionnaire.id, questionnaire.version, files.len());
    Ok(())
}

/// The ordinary reading of files: a questionnaire with examples that can be read.
fn sound(folder: &Folder) -> Result<Questionnaire, Vec<Problem>> {
    let questionnaire = load(folder)?;
    read_examples(folder).map_err(|problem| vec![problem])?;
    Ok(questionnaire)
}

/// A problem at the place `locate` finds in the text of its file.
fn locate(folder: &Folder, problem: Problem, locate: impl Fn(Problem, &str) -> Problem) -> Problem {
    match folder.files().find(|(_, file)| file.shown_as == problem.file) {
        Some((_, file)) => locate(problem, &file.text),
        None => problem,
    }
}

fn is_used(path: &Path) -> anyhow::Result<bool> {
    if !path.exists() {
        return Ok(false);
    }
    let mut entries = fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(entries.next().is_some())
}

/// Removes files of the questionnaire that the workbook no longer has.
fn remove_others(path: &Path, written: &Folder) -> anyhow::Result<()> {
    let there = read(path)?;
    let others = there.files().filter(|(name, _)| !SHARED.contains(name) && written.get(name).is_none());
    for (name, _) in others {
        let file = path.join(name);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        println!("removed: {}", file.display());
    }
    Ok(())
}

/// Shared files no questionnaire does without.
const NEEDED: [&str; 2] = ["scales.yaml", "sources.yaml"];

fn begin(path: &Path, id: &str, title: &str) -> anyhow::Result<()> {
    if is_used(path)? {
        bail!("{} holds files; name a new folder", path.display());
    }
    let mut beside = Folder::default();
    add_shared(&mut beside, path).with_context(|| format!("cannot read {}", path.display()))?;
    let ours = shipped_library();
    // Without shared files above it a questionnaire brings its own.
    let brought: Vec<(&str, &str)> = NEEDED
        .into_iter()
        .filter(|name| beside.get(name).is_none())
        .filter_map(|name| Some((name, ours.get(name)?.text.as_str())))
        .collect();
    brought.iter().for_each(|(name, text)| beside.add(*name, *name, *text));
    let begun = told(authoring::begin(id, title, &beside))?;
    let own = begun.files().map(|(name, file)| (name, file.text.as_str()));
    let files: Vec<(&str, &str)> = own.chain(brought).collect();
    write_folder(path, &files).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{id} version 1: {} files in {}", files.len(), path.display());
    Ok(())
}

fn diff(old: &Path, new: &Path, json: bool) -> anyhow::Result<()> {
    let (before, after) = (read_whole(old)?, read_whole(new)?);
    let comparison = compare(&before, &after);
    if json {
        println!("{}", serde_json::to_string_pretty(&comparison)?);
    } else {
        print!("{comparison}");
    }
    match comparison.problems.len() {
        0 => Ok(()),
        count => bail!("problems found in what questions say of the version before: {count}"),
    }
}

//! `questionnaire export` and `questionnaire simulate`: questionnaires for other programs, and a dry run.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Subcommand, ValueEnum};

use super::files::{read_folder, write_whole};
use super::questionnaires::report;
use super::simulation;
use crate::authoring::{ciso_library, xlsform};
use crate::questionnaire::{Questionnaire, load};

/// What can be done with one questionnaire.
#[derive(Debug, Subcommand)]
pub enum QuestionnaireCommand {
    /// Write a questionnaire as a file of another program
    Export {
        /// The questionnaire's folder
        directory: PathBuf,
        /// What to write
        #[arg(long, value_enum)]
        format: ExportFormat,
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
}

/// What other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A form for ODK, KoboToolbox and their kin, with all languages and the branching
    Xlsform,
    /// A framework library for CISO Assistant
    Ciso,
}

/// Runs a command of the group `questionnaire`.
///
/// # Errors
/// When a file cannot be read or written, or the questionnaire has problems.
pub fn run(command: &QuestionnaireCommand) -> anyhow::Result<()> {
    match command {
        QuestionnaireCommand::Export { directory, format, output } => export(directory, *format, output),
        QuestionnaireCommand::Simulate { directory, institutions, seed, output } => {
            simulation::simulate(&read(directory)?, *institutions, *seed, output.as_deref())
        }
    }
}

fn export(directory: &Path, format: ExportFormat, output: &Path) -> anyhow::Result<()> {
    let questionnaire = read(directory)?;
    let bytes = match format {
        ExportFormat::Xlsform => {
            xlsform(&questionnaire).with_context(|| format!("{} does not fit", questionnaire.id))?
        }
        ExportFormat::Ciso => ciso_library(&questionnaire).into_bytes(),
    };
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", output.display()))?;
    println!("{} version {}: {}", questionnaire.id, questionnaire.version, output.display());
    Ok(())
}

fn read(directory: &Path) -> anyhow::Result<Questionnaire> {
    let folder = read_folder(directory).with_context(|| format!("cannot read {}", directory.display()))?;
    match load(&folder) {
        Ok(questionnaire) => Ok(questionnaire),
        Err(problems) => {
            report(&problems)?;
            bail!("{} has problems", directory.display())
        }
    }
}

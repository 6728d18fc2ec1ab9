//! The commands: the only place that puts all parts together.

mod files;
mod progress;
mod questionnaires;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Baseline assessments on business and human rights.
#[derive(Debug, Parser)]
#[command(name = "bhr-baseline", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check questionnaires: every problem as `file:line: what is wrong, and what to do`
    Check {
        /// A questionnaire folder, or a folder of them
        #[arg(default_value = "questionnaires")]
        directory: PathBuf,
    },
    /// Run the scoring examples of questionnaires
    Examples {
        /// A questionnaire folder, or a folder of them
        #[arg(default_value = "questionnaires")]
        directory: PathBuf,
    },
    /// Score an answers file, without a database
    Score {
        /// The questionnaire's folder
        #[arg(long)]
        questionnaire: PathBuf,
        /// Answers: institution,unit,unit_kind,question,answer,reason,comment,source
        #[arg(long)]
        answers: PathBuf,
        /// Where the scores go: institution,node,kind,score,lower,upper,coverage,gap,rating
        #[arg(long)]
        output: PathBuf,
    },
    /// Write the JSON Schemas of the questionnaire files
    Schema {
        /// Where they go
        #[arg(default_value = "questionnaires/schema")]
        directory: PathBuf,
    },
}

/// Runs the command the arguments name.
pub fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Check { directory } => questionnaires::check(&directory),
        Command::Examples { directory } => questionnaires::examples(&directory),
        Command::Score { questionnaire, answers, output } => {
            questionnaires::score_file(&questionnaire, &answers, &output)
        }
        Command::Schema { directory } => questionnaires::write_schemas(&directory),
    }
}

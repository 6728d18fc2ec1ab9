//! `response export`, `response import`: one response as a file and back.

mod import;
mod listing;

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};

use self::import::{How, import};
use super::files::write_whole;
use super::place::{Place, shown};
use super::{language, rounds};
use crate::assessment::{Assessment, OpenedResponse, Paper, clock};
use crate::offline::{tidy, workbook};
use crate::report::printed::Copy;
use crate::response::Round;
use crate::texts::Language;

/// Work on one response.
#[derive(Debug, Subcommand)]
pub enum ResponseCommand {
    /// Write a response as a file: a workbook to fill in, its answers as CSV, or the filled questionnaire to print
    Export {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        which: Which,
        /// What kind of file
        #[arg(long, value_enum)]
        format: Format,
        /// Where it goes
        #[arg(long)]
        output: PathBuf,
        /// Language of the file: en, az or ru
        #[arg(long, value_parser = language, default_value = "en")]
        language: Language,
    },
    /// Take in a workbook that was filled in, or submissions of the exported form
    ///
    /// Every change, conflict and error is listed with its cell. As long as there is a conflict or an error nothing is
    /// stored, and the command ends with 1.
    Import {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        which: Which,
        /// The workbook (.xlsx) or the submissions (.csv, .json, .zip)
        file: PathBuf,
        /// Which submission of the file, counted from 1
        #[arg(long, default_value_t = 1)]
        submission: usize,
        /// Show what would change and store nothing
        #[arg(long)]
        dry_run: bool,
        /// Where an answer has changed since the file was made (a conflict), take what the file says
        #[arg(long)]
        take_mine: bool,
        /// Leave out the cells with errors and store the rest
        #[arg(long)]
        leave_out_errors: bool,
        /// Print changes, conflicts and errors as JSON
        #[arg(long)]
        json: bool,
    },
}

/// Which response.
#[derive(Debug, Clone, Args)]
pub struct Which {
    /// Name or id of the round
    #[arg(long)]
    round: String,
    /// Name or id of the institution
    #[arg(long)]
    institution: String,
    /// Id of the questionnaire, where the institution answers several in the round
    #[arg(long)]
    questionnaire: Option<String>,
}

/// The kinds of file a response is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The workbook that is filled in and taken back
    Xlsx,
    /// One row for each question
    Csv,
    /// The questionnaire with its answers, to read and print
    Pdf,
    /// The same for a word processor
    Docx,
}

/// Runs the command.
///
/// # Errors
/// What it says to the person.
pub async fn run(command: &ResponseCommand) -> anyhow::Result<()> {
    match command {
        ResponseCommand::Export { place, which, format, output, language } => {
            let assessment = there(place).await?;
            let opened = open(&assessment, which).await?;
            let id = opened.response.id;
            let printed = |paper| assessment.printed(id, Copy::Filled, paper, *language, clock::now());
            let bytes = match format {
                Format::Xlsx => workbook(&opened.facts(), *language).map_err(anyhow::Error::msg)?,
                Format::Csv => tidy(&opened.facts(), *language)?,
                Format::Pdf => printed(Paper::Pdf).await?,
                Format::Docx => printed(Paper::Docx).await?,
            };
            write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
            println!("{}", shown(output));
            Ok(())
        }
        ResponseCommand::Import {
            place,
            which,
            file,
            submission,
            dry_run,
            take_mine,
            leave_out_errors,
            json,
        } => {
            let how = How {
                dry_run: *dry_run,
                take_mine: *take_mine,
                leave_out_errors: *leave_out_errors,
                json: *json,
            };
            let assessment = there(place).await?;
            let opened = open(&assessment, which).await?;
            import(&assessment, &opened, (file, *submission), how).await
        }
    }
}

/// The database; none is made for a folder that was mistyped.
async fn there(place: &Place) -> anyhow::Result<Assessment> {
    if !place.is_there() {
        bail!("there is no database in {}; name one with --data-dir or --database", place.shown());
    }
    place.open().await
}

async fn round(assessment: &Assessment, name: &str) -> anyhow::Result<Round> {
    if let Ok(id) = name.parse()
        && let Some(round) = assessment.store.round(id).await?
    {
        return Ok(round);
    }
    rounds::round(assessment, name).await
}

async fn open(assessment: &Assessment, which: &Which) -> anyhow::Result<OpenedResponse> {
    let round = round(assessment, &which.round).await?;
    let mut names = Vec::new();
    let mut found = Vec::new();
    let mut is_known = false;
    for enrolled in assessment.store.list_responses(round.id).await? {
        let institution = &enrolled.institution;
        names.push(format!("\n  {}", institution.name));
        if institution.name == which.institution || institution.id.to_string() == which.institution {
            let opened = assessment.open_response(enrolled.response.id).await?;
            is_known = true;
            let is_wanted = |id: &String| opened.questionnaire.id == *id;
            if which.questionnaire.as_ref().is_none_or(is_wanted) {
                found.push(opened);
            }
        }
    }
    match found.len() {
        0 => bail!("{}", nobody(which, &round, &names, is_known)),
        1 => found.pop().context("one was found"),
        _ => {
            let ids: Vec<&str> = found.iter().map(|opened| opened.questionnaire.id.as_str()).collect();
            bail!(
                "the institution answers several questionnaires; name one with --questionnaire: {}",
                ids.join(", ")
            )
        }
    }
}

/// That there is no such response, and what there is.
fn nobody(which: &Which, round: &Round, names: &[String], is_known: bool) -> String {
    let Which { institution, questionnaire, .. } = which;
    if is_known {
        let questionnaire = questionnaire.as_deref().unwrap_or_default();
        return format!(
            "\"{institution}\" does not answer the questionnaire \"{questionnaire}\" in this round"
        );
    }
    if names.is_empty() {
        return format!("no institution takes part in the round \"{}\"", round.name);
    }
    format!(
        "\"{institution}\" does not take part in the round \"{}\"; these do:{}",
        round.name,
        names.join("")
    )
}

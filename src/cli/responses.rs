//! `response export`, `response import`: one response as a file and back.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value as Json, json};

use super::files::write_whole;
use super::place::{Place, shown};
use super::{language, rounds};
use crate::assessment::{
    Assessment, OpenedResponse, Outcome, Paper, clock, command_line, permitted, section_of,
};
use crate::offline::{
    Change, Conflict, Keep, Place as AnswerPlace, Taken, Upload, Value, Wrong, compare, tidy, workbook,
};
use crate::report::printed::Copy;
use crate::response::{Answer, MayAnswer, Round, SectionState};
use crate::texts::{Language, Texts};

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
    /// Take in a workbook that was filled in, or submissions of the exported form; on errors or conflicts nothing is
    /// stored
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
        /// Where somebody else has changed an answer meanwhile, take what the file says
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
            let assessment = place.open().await?;
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
            let assessment = place.open().await?;
            let opened = open(&assessment, which).await?;
            import(&assessment, &opened, (file, *submission), how).await
        }
    }
}

/// What is done with what a file says.
#[derive(Clone, Copy)]
struct How {
    dry_run: bool,
    take_mine: bool,
    leave_out_errors: bool,
    json: bool,
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
    for enrolled in assessment.store.list_responses(round.id).await? {
        let institution = &enrolled.institution;
        names.push(format!("\"{}\"", institution.name));
        if institution.name == which.institution || institution.id.to_string() == which.institution {
            let opened = assessment.open_response(enrolled.response.id).await?;
            let is_wanted = |id: &String| opened.questionnaire.id == *id;
            if which.questionnaire.as_ref().is_none_or(is_wanted) {
                found.push(opened);
            }
        }
    }
    match found.len() {
        0 => bail!(
            "there is no response of \"{}\" in the round; there are: {}",
            which.institution,
            names.join(", ")
        ),
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

async fn import(
    assessment: &Assessment,
    opened: &OpenedResponse,
    (file, submission): (&Path, usize),
    how: How,
) -> anyhow::Result<()> {
    let texts = Texts::get(Language::English);
    let bytes = read(file)?;
    let taken = match assessment.read_file(opened.clone(), OpenedResponse::facts, bytes.clone()).await? {
        Ok(taken) => taken,
        Err(refusal) => bail!("{}: {}", shown(file), refusal.say(texts)),
    };
    if let Taken::Submissions(all) = &taken
        && !how.json
    {
        for (place, one) in all.iter().enumerate() {
            println!("submission {}: {} {} {} {}", place + 1, one.key, one.at, one.by, one.institution);
        }
    }
    let filled =
        taken.chosen(submission.wrapping_sub(1)).context("there is no such submission in the file")?;
    let standings = assessment.store.section_standings(opened.response.id).await?;
    let section = |place: &AnswerPlace| section_of(&opened.questionnaire, &place.question);
    let is_ready = |place: &AnswerPlace| {
        let mut ready = standings.iter().filter(|one| one.state == SectionState::Ready);
        ready.any(|one| section(place) == Some(one.section.as_str()))
    };
    let upload = compare(&opened.facts(), filled, &|place| is_ready(place).then_some(Wrong::SectionReady));
    report(texts, &upload, how.json);
    if how.dry_run {
        return stopped(&upload, how);
    }
    stopped(&upload, how)?;
    if !opened.is_editable() {
        bail!("the response can no longer be changed; nothing is stored");
    }
    let keep = |_: &Conflict| how.take_mine.then_some(Keep::File);
    let planned = upload.plan(&opened.facts(), keep);
    let planned =
        permitted(planned, |place| Some(MayAnswer::by_operator(section(place)?, place.question.clone())));
    let (actor, id) = (command_line(), opened.response.id);
    match assessment.save_planned(&actor, id, (&bytes, planned), None, clock::now()).await? {
        Outcome::Saved(saved) if !how.json => println!("{saved} answers stored."),
        Outcome::Saved(_) => {}
        Outcome::Overtaken { stale, locked } => bail!(
            "just now {stale} of the answers were changed by somebody else and {locked} are in a section that was \
             marked ready; nothing is stored; run the command again"
        ),
        Outcome::Closed => bail!("the response can no longer be changed; nothing is stored"),
    }
    Ok(())
}

/// Read no further than a file may be long.
fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    use std::io::Read as _;
    let opened = std::fs::File::open(file).with_context(|| format!("cannot read {}", shown(file)))?;
    let mut bytes = Vec::new();
    let most = crate::offline::LARGEST_FILE as u64 + 1;
    opened.take(most).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", shown(file)))?;
    Ok(bytes)
}

fn stopped(upload: &Upload, how: How) -> anyhow::Result<()> {
    if !upload.errors.is_empty() && !how.leave_out_errors {
        bail!("{} cells have errors; nothing is stored", upload.errors.len());
    }
    if !upload.conflicts.is_empty() && !how.take_mine {
        bail!("{} conflicts; nothing is stored", upload.conflicts.len());
    }
    Ok(())
}

fn report(texts: &Texts, upload: &Upload, as_json: bool) {
    if as_json {
        return println!("{:#}", listed(texts, upload));
    }
    for change in &upload.changes {
        println!("{}", line("change", change));
    }
    for conflict in &upload.conflicts {
        println!("{} (stored by {})", line("conflict", &conflict.change), conflict.stored_by);
    }
    for error in &upload.errors {
        println!("error {} {}: {}", error.cell, error.question, error.wrong.say(texts));
    }
    println!(
        "{} changes, {} conflicts, {} errors, {} answers unchanged",
        upload.changes.len(),
        upload.conflicts.len(),
        upload.errors.len(),
        upload.unchanged
    );
}

fn line(what: &str, change: &Change) -> String {
    let Change { place, field, cell, from, to } = change;
    let unit = place.unit.map(|unit| format!("@{unit}")).unwrap_or_default();
    format!("{what} {cell} {}{unit} {}: {} -> {}", place.question, field.code(), word(from), word(to))
}

fn word(value: &Value) -> String {
    match value {
        Value::Words(words) => format!("{words:?}"),
        Value::Answer(None) => "not-answered".to_owned(),
        Value::Answer(Some(Answer::NotApplicable { reason })) => format!("not-applicable ({reason})"),
        Value::Answer(Some(answer)) => answer.to_cell(),
    }
}

fn listed(texts: &Texts, upload: &Upload) -> Json {
    let change = |change: &Change| {
        json!({
            "cell": change.cell, "question": change.place.question, "unit": change.place.unit,
            "field": change.field.code(), "from": change.from, "to": change.to,
        })
    };
    let conflict = |one: &Conflict| {
        let mut json = change(&one.change);
        json["base"] = json!(one.base);
        json["stored_by"] = json!(one.stored_by);
        json["stored_at"] = json!(one.stored_at);
        json
    };
    let error = |error: &crate::offline::CellError| json!({ "cell": error.cell, "question": error.question, "message": error.wrong.say(texts) });
    json!({
        "changes": upload.changes.iter().map(change).collect::<Vec<_>>(),
        "conflicts": upload.conflicts.iter().map(conflict).collect::<Vec<_>>(),
        "errors": upload.errors.iter().map(error).collect::<Vec<_>>(),
        "unchanged": upload.unchanged,
        "absent": upload.absent,
    })
}

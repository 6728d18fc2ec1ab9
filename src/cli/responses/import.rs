//! `response import`: what a file says is listed, held against what is stored, and saved when nothing stands against.

use std::path::Path;

use anyhow::{Context, bail};

use super::super::place::shown;
use super::listing::{Listing, counted};
use crate::assessment::{Assessment, OpenedResponse, Outcome, clock, command_line, permitted, section_of};
use crate::offline::{Conflict, Filled, Keep, Place, Planned, Taken, Upload, Wrong, compare};
use crate::response::{MayAnswer, SectionState};
use crate::texts::{Language, Texts};

/// What is done with what a file says.
#[derive(Clone, Copy)]
pub(super) struct How {
    /// Store nothing.
    pub dry_run: bool,
    /// In a conflict the file is right.
    pub take_mine: bool,
    /// Cells with errors do not keep the rest from being stored.
    pub leave_out_errors: bool,
    /// Print for programs.
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// Why nothing, or not everything, is stored.
pub(super) async fn import(
    assessment: &Assessment,
    opened: &OpenedResponse,
    (file, submission): (&Path, usize),
    how: How,
) -> anyhow::Result<()> {
    let bytes = read(file)?;
    let taken = match assessment.read_file(opened.clone(), OpenedResponse::facts, bytes.clone()).await? {
        Ok(taken) => taken,
        Err(refusal) => bail!("{}: {}", shown(file), refusal.say(Texts::get(Language::English))),
    };
    let filled = chosen(&taken, submission, how)?;
    let upload = held_against(assessment, opened, filled).await?;
    let listing = Listing { opened, upload: &upload };
    let stopped = stopped(opened, &upload, how);
    if how.dry_run || stopped.is_err() {
        listing.print(how.json, 0);
        if how.dry_run && !how.json {
            println!("Nothing is stored: this is a dry run.");
        }
        return stopped;
    }
    let keep = |_: &Conflict| how.take_mine.then_some(Keep::File);
    let outcome = save(assessment, opened, (&bytes, upload.plan(&opened.facts(), keep))).await?;
    let saved = if let Outcome::Saved(saved) = outcome { saved } else { 0 };
    listing.print(how.json, saved);
    told(outcome, how)
}

/// Says what became of the answers; an error when they are not stored.
fn told(outcome: Outcome, how: How) -> anyhow::Result<()> {
    match outcome {
        Outcome::Saved(_) if how.json => {}
        Outcome::Saved(0) => println!("Nothing is to be stored: the file says what is stored already."),
        Outcome::Saved(saved) => println!("{} stored.", counted(saved, "answer")),
        Outcome::Overtaken { stale, locked } => bail!(
            "{} changed and {} in a section marked ready just now; nothing is stored. Run the command again",
            counted(stale, "answer"),
            counted(locked, "answer")
        ),
        Outcome::Closed => {
            bail!("the response was handed in or its round closed just now; nothing is stored")
        }
    }
    Ok(())
}

/// The submission asked for, or the workbook; the submissions there are, are listed to choose from.
fn chosen(taken: &Taken, submission: usize, how: How) -> anyhow::Result<&Filled> {
    let mut there_are = 1;
    if let Taken::Submissions(all) = taken {
        there_are = all.len();
        for (place, one) in all.iter().enumerate().filter(|_| !how.json) {
            println!("submission {}: {} {} {} {}", place + 1, one.key, one.at, one.by, one.institution);
        }
    }
    let found = submission.checked_sub(1).and_then(|place| taken.chosen(place));
    found.with_context(|| {
        format!("there is no submission {submission}; the file has {}", counted(there_are, "submission"))
    })
}

async fn held_against(
    assessment: &Assessment,
    opened: &OpenedResponse,
    filled: &Filled,
) -> anyhow::Result<Upload> {
    let standings = assessment.store.section_standings(opened.response.id).await?;
    let is_ready = |place: &Place| {
        let section = section_of(&opened.questionnaire, &place.question);
        let mut ready = standings.iter().filter(|one| one.state == SectionState::Ready);
        ready.any(|one| section == Some(one.section.as_str()))
    };
    Ok(compare(&opened.facts(), filled, &|place| is_ready(place).then_some(Wrong::SectionReady)))
}

/// Why nothing may be stored.
fn stopped(opened: &OpenedResponse, upload: &Upload, how: How) -> anyhow::Result<()> {
    if !opened.is_editable() {
        bail!(
            "the response is handed in or its round is closed, it can no longer be changed; nothing is stored"
        );
    }
    if !upload.errors.is_empty() && !how.leave_out_errors {
        let count = counted(upload.errors.len(), "error");
        bail!("{count}; nothing is stored. Correct the cells, or leave them out with --leave-out-errors");
    }
    if !upload.conflicts.is_empty() && !how.take_mine {
        let count = counted(upload.conflicts.len(), "conflict");
        bail!("{count}; nothing is stored. Export a fresh workbook, or let the file win with --take-mine");
    }
    Ok(())
}

/// Saves what is planned.
async fn save(
    assessment: &Assessment,
    opened: &OpenedResponse,
    (bytes, planned): (&[u8], Vec<Planned>),
) -> anyhow::Result<Outcome> {
    let permit = |place: &Place| {
        let section = section_of(&opened.questionnaire, &place.question)?;
        Some(MayAnswer::by_operator(section, place.question.clone()))
    };
    let (actor, id) = (command_line(), opened.response.id);
    let planned = (bytes, permitted(planned, permit));
    Ok(assessment.save_planned(&actor, id, planned, None, clock::now()).await?)
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

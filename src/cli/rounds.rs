//! `import`, `export`, `report`: rounds from and to files.

use std::path::Path;

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};

use super::files::{is_free, write_whole};
use super::place::{Place, shown};
use super::progress::spinner;
use super::questionnaires::{read_both, report as report_problems};
use crate::assessment::{Assessment, ReportFormat, Roster, clock, command_line, read_roster};
use crate::response::Round;
use crate::texts::Language;

/// Finds a round by name.
///
/// # Errors
/// When there is none; the names there are stand in the message.
pub async fn round(assessment: &Assessment, name: &str) -> anyhow::Result<Round> {
    if let Some(round) = assessment.store.round_by_name(name).await? {
        return Ok(round);
    }
    let rounds = assessment.store.list_rounds().await?;
    let names: Vec<String> = rounds.into_iter().map(|round| format!("\"{}\"", round.name)).collect();
    bail!("there is no round \"{name}\"; there are: {}", names.join(", "))
}

/// `import`.
///
/// # Errors
/// When a file has problems or a round of that name exists; nothing is stored then.
pub async fn import(
    place: &Place,
    name: &str,
    (questionnaire, answers, institutions): (&Path, &Path, Option<&Path>),
) -> anyhow::Result<()> {
    if name.trim().is_empty() {
        bail!("the round needs a name");
    }
    let (folder, questionnaire, sheets) = read_both(questionnaire, answers)?;
    let roster = institutions.map_or_else(|| Ok(Roster::new()), roster)?;
    let assessment = place.open().await?;
    let waiting = spinner("importing");
    let given: usize = sheets.values().map(|sheet| sheet.given.len()).sum();
    assessment
        .import(&command_line(), name, &folder, (&questionnaire, &sheets, &roster), clock::now())
        .await?;
    waiting.finish_and_clear();
    println!("Round \"{name}\": {} institutions, {given} answers, all accepted.", sheets.len());
    println!(
        "Close it in the browser, or print it: bhr-baseline report --round \"{name}\" --language en --output report.pdf"
    );
    Ok(())
}

/// Reads a roster.
///
/// # Errors
/// When it cannot be read or has problems.
pub fn roster(path: &Path) -> anyhow::Result<Roster> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", shown(path)))?;
    match read_roster(&shown(path), &bytes) {
        Ok(roster) => Ok(roster),
        Err(problems) => report_problems(&problems).map(|()| Roster::new()),
    }
}

/// `export`.
///
/// # Errors
/// When the folder holds anything, there is no such round or a file cannot be written.
pub async fn export(place: &Place, name: &str, output: &Path) -> anyhow::Result<()> {
    // Files of an earlier export would stand beside the new ones, and `recompute` would call them foreign.
    if !is_free(output) {
        bail!("{} is there already and not empty; name another folder", shown(output));
    }
    let assessment = place.open().await?;
    let round = round(&assessment, name).await?;
    let waiting = spinner("exporting");
    let written = assessment.export(round.id, output).await?;
    waiting.finish_and_clear();
    println!("{} files written to {}", written.len(), shown(output));
    Ok(())
}

/// `report`.
///
/// # Errors
/// When there is no such round, or the report cannot be made or written.
pub async fn report(
    place: &Place,
    name: &str,
    kind: (Language, ReportFormat),
    output: &Path,
) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    let round = round(&assessment, name).await?;
    write_report(&assessment, &round, kind, output, clock::now()).await?;
    println!("{}", shown(output));
    Ok(())
}

/// Writes the baseline report of a round.
///
/// # Errors
/// When the report cannot be made or written.
pub async fn write_report(
    assessment: &Assessment,
    round: &Round,
    kind: (Language, ReportFormat),
    output: &Path,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let waiting = spinner("writing the report");
    let bytes = assessment.baseline_report(round, kind, now).await?;
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
    waiting.finish_and_clear();
    Ok(())
}

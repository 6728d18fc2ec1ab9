//! `diagnostic`: the diagnostic report of a round.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::files::write_whole;
use super::place::{Place, shown};
use super::plan_source::read;
use super::progress::spinner;
use super::rounds::round;
use crate::assessment::{DiagnosticParts, ReportFormat, clock};
use crate::report::diagnostic::Passages;
use crate::texts::Language;

/// Which report, and what people wrote for it.
#[derive(Debug, Clone, Args)]
pub struct Wanted {
    /// Name of the round
    #[arg(long)]
    round: String,
    /// Language of the report: en, az or ru
    #[arg(long, value_parser = super::language)]
    language: Language,
    /// pdf, docx, or html: one page with everything in it
    #[arg(long, value_parser = super::report_format, default_value = "pdf")]
    format: ReportFormat,
    /// Passages to be taken in place of the stored ones, JSON: {"context": {"en": "...", "az": "..."}}; names: summary, limits, context, salience,
    /// pillar-1, pillar-2, pillar-3, groups, recommendations, conclusion
    #[arg(long)]
    passages: Option<PathBuf>,
    /// A draft of the action plan in place of the stored one, CSV or XLSX, as for `plan lint`
    #[arg(long)]
    plan: Option<PathBuf>,
    /// Where it goes
    #[arg(long)]
    output: PathBuf,
}

/// Writes the report.
///
/// # Errors
/// When there is no such round, a file cannot be read, or the report cannot be made or written.
pub async fn write(place: &Place, wanted: &Wanted) -> anyhow::Result<()> {
    let plan = wanted.plan.as_deref().map(|path| read(path, "", None)).transpose()?;
    let assessment = place.open().await?;
    let round = round(&assessment, &wanted.round).await?;
    let waiting = spinner("writing the report");
    let passages = match wanted.passages.as_deref() {
        Some(path) => read_passages(path)?,
        None => assessment.passages(round.id).await?,
    };
    let stored = assessment.recommendations(round.id).await?;
    let recommendations = (!stored.is_empty()).then_some(stored.as_slice());
    let plan = match plan {
        Some(plan) => Some(plan),
        None => assessment.plan_of_round(round.id).await?.map(|stored| stored.draft.plan()),
    };
    let parts = DiagnosticParts { passages: &passages, recommendations, plan: plan.as_ref() };
    let kind = (wanted.language, wanted.format);
    let bytes = assessment.diagnostic(&round, parts, kind, clock::now()).await?;
    let output = &wanted.output;
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
    waiting.finish_and_clear();
    println!("{}", shown(output));
    Ok(())
}

fn read_passages(path: &Path) -> anyhow::Result<Passages> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", shown(path)))?;
    serde_json::from_str(&text).with_context(|| format!("{} holds no passages", shown(path)))
}

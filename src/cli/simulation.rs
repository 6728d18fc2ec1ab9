//! `questionnaire simulate`: a dry run of a questionnaire before it is put to anybody.

use std::path::Path;

use anyhow::{Context, bail};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_decimal::Decimal;

use super::files::write_whole;
use super::questionnaires::scores_csv;
use crate::assessment::{Roster, answers_file, roster_file};
use crate::authoring::{self, DryRun, NodeFigures, dry_run};
use crate::questionnaire::Questionnaire;
use crate::response::Sheets;

/// Has institutions answer, tells what came of it, and fails when something that must always hold did not.
///
/// # Errors
/// When a file cannot be written, or something does not hold; then nothing is written.
pub fn simulate(
    questionnaire: &Questionnaire,
    institutions: usize,
    seed: u64,
    output: Option<&Path>,
) -> anyhow::Result<()> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let sheets = authoring::simulate(questionnaire, institutions, &mut |below| random.random_range(0..below));
    let run = dry_run(questionnaire, &sheets);
    if !run.broken.is_empty() {
        run.broken.iter().for_each(|fault| eprintln!("{fault}"));
        bail!("{} things that must always hold do not; nothing was written", run.broken.len());
    }
    if let Some(folder) = output {
        write(questionnaire, &sheets, folder)?;
    }
    tell(questionnaire, &run);
    Ok(())
}

fn write(questionnaire: &Questionnaire, sheets: &Sheets, folder: &Path) -> anyhow::Result<()> {
    let roster: Roster = sheets.iter().map(|(name, sheet)| (name.clone(), sheet.profile.clone())).collect();
    let files = [
        ("answers.csv", answers_file(questionnaire, sheets)),
        ("institutions.csv", roster_file(&roster)),
        ("scores.csv", scores_csv(questionnaire, sheets)?),
    ];
    for (name, bytes) in files {
        let path = folder.join(name);
        write_whole(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

fn tell(questionnaire: &Questionnaire, run: &DryRun) {
    println!(
        "{} version {}: {} made-up institutions, {} of {} kinds",
        questionnaire.id,
        questionnaire.version,
        run.institutions,
        run.kinds.len(),
        run.kinds_known
    );
    println!("\nQuestions put: least, median, most");
    for kind in &run.kinds {
        println!(
            "  {:>4} {:>4} {:>4}  {} ({})",
            kind.least, kind.median, kind.most, kind.kind, kind.institutions
        );
    }
    println!("\nQuestions never put: {}", or_none(run.never_put.clone()));
    let options = run.never_chosen.iter().map(|(question, option)| format!("{question}: {option}"));
    println!("Options never chosen: {}", or_none(options.collect()));
    println!("\nScores reached, and ratings given in percent of institutions");
    run.nodes.iter().for_each(|node| println!("  {}", node_line(node, run.institutions)));
    tell_unrated(questionnaire, run);
    println!("\nAnswers in questions that were not put: {}; they count nothing", run.hidden_answers);
}

fn or_none(list: Vec<String>) -> String {
    if list.is_empty() { "none".to_owned() } else { list.join(", ") }
}

fn node_line(node: &NodeFigures, institutions: usize) -> String {
    let points = |share: Decimal| (share * Decimal::ONE_HUNDRED).round_dp(1).normalize();
    let scores = node.scores.map_or_else(
        || "never scored".to_owned(),
        |(least, greatest)| format!("{} to {}", points(least), points(greatest)),
    );
    let percent = |count: usize| {
        let share = Decimal::from(count * 100) / Decimal::from(institutions.max(1));
        share.round_dp(1).normalize()
    };
    let given = node.ratings.iter().filter(|(_, count)| *count > 0);
    let ratings: Vec<String> = given.map(|(rating, count)| format!("{rating} {}", percent(*count))).collect();
    format!("{}: {scores}; {}", node.node, ratings.join(", "))
}

/// Few enough to read; the score file has the rest.
const UNRATED_SHOWN: usize = 10;

fn tell_unrated(questionnaire: &Questionnaire, run: &DryRun) {
    println!("\nInstitutions without a rating: {}", run.unrated.len());
    for one in run.unrated.iter().take(UNRATED_SHOWN) {
        let why = one.coverage.map_or_else(
            || "nothing in it applies".to_owned(),
            |coverage| {
                let (share, least) = (coverage.round_dp(2), questionnaire.minimum_coverage.normalize());
                format!("{share} of it is answered, {least} is needed")
            },
        );
        println!("  {}, {}: {why}", one.institution, one.node);
    }
    if run.unrated.len() > UNRATED_SHOWN {
        println!("  and {} more", run.unrated.len() - UNRATED_SHOWN);
    }
}

//! `findings`: what the NHRI knows of a round, as JSON or in words.

use clap::Args;
use rust_decimal::Decimal;

use super::place::Place;
use super::rounds::round;
use crate::assessment::shipped_shelf;
use crate::findings::{
    Basis, Cell, ClassFinding, CrossActor, Dimension, Drawn, TopicFinding, TopicKey, Verdict,
};
use crate::report::findings_file::{FindingsFile, findings_json};
use crate::scoring::{Class, Scheme};

/// Which findings.
#[derive(Debug, Clone, Args)]
pub struct Wanted {
    /// Name of the round
    #[arg(long)]
    round: String,
    /// Print as JSON
    #[arg(long)]
    json: bool,
    /// Whose word they rest on: self-assessed or verified
    #[arg(long, default_value = "self-assessed", value_parser = basis)]
    basis: Basis,
    /// How answers become ratings: declared, weighted-mean, lowest, geometric, all-some-none or german-classes
    #[arg(long, default_value = "declared", value_parser = scheme)]
    scheme: Scheme,
    /// What institutions are put together by: kind, ownership, sector, size or region
    #[arg(long, default_value = "kind", value_parser = dimension)]
    dimension: Dimension,
}

fn basis(code: &str) -> Result<Basis, String> {
    Basis::from_code(code).ok_or_else(|| super::one_of(&Basis::ALL.map(Basis::code)))
}

fn scheme(code: &str) -> Result<Scheme, String> {
    Scheme::from_code(code).ok_or_else(|| super::one_of(&Scheme::ALL.map(Scheme::code)))
}

fn dimension(code: &str) -> Result<Dimension, String> {
    Dimension::from_code(code).ok_or_else(|| super::one_of(&Dimension::ALL.map(Dimension::code)))
}

/// Prints the findings of a round.
///
/// # Errors
/// When there is no such round, or what is stored cannot be read.
pub async fn print(place: &Place, wanted: &Wanted) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    let round = round(&assessment, &wanted.round).await?;
    let drawn = assessment.drawn(round.id, wanted.basis, wanted.scheme).await?;
    let classes = assessment.classes(round.id, wanted.basis).await?;
    let cross = assessment.cross_actor(round.id, wanted.basis, &shipped_shelf().library).await?;
    let file = FindingsFile {
        round: &round.name,
        drawn: &drawn,
        classes: &classes,
        cross: &cross,
        dimension: wanted.dimension,
    };
    if wanted.json {
        print!("{}", findings_json(&file));
    } else {
        print!("{}", words(&file));
    }
    Ok(())
}

/// The same for people, in short.
fn words(file: &FindingsFile<'_>) -> String {
    let Drawn { basis, scheme, baseline, .. } = file.drawn;
    let count =
        |pick: fn(&crate::findings::ResponseRate) -> u32| -> u32 { baseline.rates.values().map(pick).sum() };
    let (asked, accepted) = (count(|rate| rate.asked), count(|rate| rate.accepted));
    let mut lines = vec![
        format!("{} ({}, {})", file.round, basis.code(), scheme.code()),
        format!("accepted: {accepted} of {asked} responses"),
    ];
    if accepted == 0 {
        lines.push("Nothing can be said: no response is accepted.".to_owned());
    } else if *scheme == Scheme::GermanClasses {
        lines.extend(class_lines(file.classes));
    } else {
        lines.extend(topic_lines(file));
    }
    lines.extend(cross_lines(file.cross));
    lines.join("\n") + "\n"
}

fn topic_lines(file: &FindingsFile<'_>) -> Vec<String> {
    let is_upper = |topic: &&TopicFinding| !matches!(topic.key, TopicKey::Node(..));
    let mut lines = Vec::new();
    for topic in file.drawn.topics().filter(is_upper) {
        lines.push(format!("{}: {}", topic.key.code(), figures(&topic.all, topic.median())));
        let segments = topic.segments(file.dimension);
        lines.extend(segments.iter().filter(|_| segments.len() > 1).map(|one| {
            let name = one.value.as_deref().unwrap_or("not known");
            format!("  {name}: {}", figures(&one.cell, one.median))
        }));
    }
    lines
}

fn figures(cell: &Cell, median: Option<Decimal>) -> String {
    let points = |share: Decimal| (share * Decimal::ONE_HUNDRED).round_dp(1).normalize();
    let (Some(mean), Some(median)) = (cell.mean(), median) else {
        return if cell.applicable == 0 { "does not apply" } else { "too little answered" }.to_owned();
    };
    let (lower, upper) = (cell.lower().unwrap_or(mean), cell.upper().unwrap_or(mean));
    format!(
        "mean {}, median {}, from {} to {}, target met by {} of {}, {} % answered",
        points(mean),
        points(median),
        points(lower),
        points(upper),
        cell.meeting_target(),
        cell.scored,
        points(cell.coverage().unwrap_or_default()),
    )
}

fn class_lines(classes: &ClassFinding) -> Vec<String> {
    let counts = classes.all();
    let of = |count: u32| format!("{count} of {}", counts.classed());
    let class = |(class, count): (Class, u32)| format!("{}: {}", class.code(), of(count));
    let mut lines: Vec<String> = Class::ALL.into_iter().zip(counts.classes).map(class).collect();
    lines.push(format!("not decided: {}", of(counts.open)));
    lines.push(format!("does not apply to: {}", counts.not_applicable + counts.without_elements));
    lines
}

fn cross_lines(cross: &CrossActor) -> Vec<String> {
    let verdicts = |verdict: Verdict| cross.mirrors.iter().filter(|one| one.verdict == verdict).count();
    vec![
        format!(
            "contradictions: {}, in part: {}, of {} pairs",
            verdicts(Verdict::Contradiction),
            verdicts(Verdict::InPart),
            cross.mirrors.len()
        ),
        format!(
            "duties: {} nobody takes, {} several take, {} nobody was asked about",
            cross.duties.orphans.len(),
            cross.duties.doubles.len(),
            cross.duties.unasked.len()
        ),
    ]
}

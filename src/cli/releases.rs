//! `release create`, `release audit`: snapshots that may leave the house, and what they tell together.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::{Value, json};

use super::files::{is_free, write_new_folder};
use super::place::{Place, shown};
use super::progress::spinner;
use super::rounds;
use crate::assessment::{Ready, clock, command_line, pinned_sentence};
use crate::disclosure::{
    CellRelease, Earlier, Findings, How, PROTECTION_OF_MEANS, Pinned, Released, Withheld, audit, leftovers,
    reopen,
};
use crate::findings::Dimension;
use crate::response::{QuotationId, ReleaseId};

/// The file with what is released.
const CONTENT: &str = "release.json";
/// The file that says what it is.
const MANIFEST: &str = "manifest.json";

/// Work on releases.
#[derive(Debug, Subcommand)]
pub enum ReleaseCommand {
    /// Release the findings of a closed round, and write the snapshot with its hash into a folder
    Create {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// What else than kinds to show segments of: ownership, sector, size, region
        #[arg(long, value_delimiter = ',', value_parser = dimension)]
        dimensions: Vec<Dimension>,
        /// Put in every quotation its institution has agreed to; none otherwise
        #[arg(long)]
        quotations: bool,
        /// Name every institution that has agreed to be named with its rating; none otherwise
        #[arg(long)]
        names: bool,
        /// Folder to write to; it is made, and must be empty if it is there
        #[arg(long)]
        output: PathBuf,
    },
    /// Say what releases tell when they are read together; ends with 1 when they give a cell away
    Audit {
        /// Folders of releases
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

fn dimension(code: &str) -> Result<Dimension, String> {
    let known = || Dimension::ALL.map(Dimension::code).join(", ");
    Dimension::from_code(code).ok_or_else(|| format!("use some of {}", known()))
}

/// Runs a command on releases.
///
/// # Errors
/// As [`create`] and [`print_audit`].
pub async fn run(command: &ReleaseCommand) -> anyhow::Result<()> {
    match command {
        ReleaseCommand::Create { place, round, dimensions, quotations, names, output } => {
            create(place, round, (dimensions, *quotations, *names), output).await
        }
        ReleaseCommand::Audit { folders, json } => print_audit(folders, *json),
    }
}

/// `release create`.
async fn create(
    place: &Place,
    name: &str,
    (dimensions, is_quoting, is_naming): (&[Dimension], bool, bool),
    output: &Path,
) -> anyhow::Result<()> {
    if !is_free(output) {
        bail!("{} is there already and not empty; name another folder", shown(output));
    }
    let assessment = place.open().await?;
    let round = rounds::round(&assessment, name).await?;
    let waiting = spinner("looking at what the release tells");
    let id = ReleaseId(clock::fresh_id());
    let mut ready = assessment.ready_quotations(round.id).await?;
    ready.retain(|one| match one.ready {
        Ready::Words(_) => is_quoting,
        Ready::Name(..) => is_naming,
    });
    let quotations: Vec<QuotationId> = ready.iter().map(|one| one.seen.id).collect();
    let wanted = (id, dimensions, quotations.as_slice());
    let entry = assessment.make_release_quoting(&command_line(), &round, wanted, clock::now()).await?;
    let stored = assessment.store.release(entry.id).await?.context("the release is gone")?;
    waiting.finish_and_clear();
    // As it is stored: the clock tells finer times than databases keep.
    let entry = stored.entry;
    let findings = reopen(&stored.content, &entry.sha256)?;
    let manifest = json!({
        "release": entry.id.to_string(),
        "round": round.name,
        "released_at": entry.created_at.to_rfc3339(),
        "sha256": entry.sha256,
        "smallest_cell": findings.get().smallest_cell,
        "protection_interval_points": PROTECTION_OF_MEANS,
        "dimensions": dimensions_of(findings.get()),
        "quotations": findings.get().quotations.len(),
        "named": findings.get().named.len(),
    });
    let files = [
        (CONTENT.to_owned(), stored.content),
        (MANIFEST.to_owned(), format!("{manifest:#}\n")),
        ("log-of-withheld.csv".to_owned(), log(findings.get())),
    ];
    write_new_folder(output, &files).with_context(|| format!("cannot write {}", shown(output)))?;
    println!("Release {} of \"{}\", SHA-256 {}", entry.id, round.name, entry.sha256);
    println!("{} files written to {}", files.len(), shown(output));
    Ok(())
}

fn dimensions_of(findings: &Findings) -> Vec<String> {
    let mut found = vec![Dimension::Kind.code().to_owned()];
    for segment in findings.topics.iter().flat_map(|topic| &topic.segments) {
        if !found.contains(&segment.dimension) {
            found.push(segment.dimension.clone());
        }
    }
    found
}

/// What is withheld and why. Everything in it follows from the release.
fn log(findings: &Findings) -> String {
    let mut lines = "topic,dimension,segment,withheld,why\n".to_owned();
    for topic in &findings.topics {
        let kinds = topic.kinds.iter().map(|kind| ("kind", kind.kind.as_str(), &kind.cell));
        let segments = topic
            .segments
            .iter()
            .map(|segment| (segment.dimension.as_str(), segment.segment.as_str(), &segment.cell));
        for (dimension, segment, cell) in [("", "", &topic.all)].into_iter().chain(kinds).chain(segments) {
            let (what, why) = match cell {
                CellRelease::Withheld { reason: Withheld::TooFew } => ("everything", "too few institutions"),
                CellRelease::Withheld { reason: Withheld::WouldReveal } => {
                    ("everything", "would give away another cell")
                }
                CellRelease::Shown { mean: None, .. } => {
                    ("ratings and mean", "nearly all alike or beside such")
                }
                CellRelease::Shown { .. } | CellRelease::Empty => continue,
            };
            let segment = segment.replace('"', "\"\"");
            lines += &format!("{},{dimension},\"{segment}\",{what},{why}\n", topic.code);
        }
    }
    lines
}

/// A release read from its folder.
struct Folder {
    name: String,
    round: String,
    findings: Released<Findings>,
}

fn read(folder: &Path) -> anyhow::Result<Folder> {
    let text = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", shown(&path)))
    };
    let manifest: Value = serde_json::from_str(&text(MANIFEST)?)
        .with_context(|| format!("{} is no manifest of a release", shown(&folder.join(MANIFEST))))?;
    let word = |key: &str| {
        let found = manifest[key].as_str().map(str::to_owned);
        found.with_context(|| format!("{}: `{key}` is missing", shown(&folder.join(MANIFEST))))
    };
    let findings = reopen(&text(CONTENT)?, &word("sha256")?)
        .with_context(|| format!("{} cannot be used", shown(&folder.join(CONTENT))))?;
    Ok(Folder { name: shown(folder), round: word("round")?, findings })
}

/// `release audit`.
fn print_audit(folders: &[PathBuf], as_json: bool) -> anyhow::Result<()> {
    let (read, failed): (Vec<_>, Vec<_>) = folders.iter().map(|folder| read(folder)).partition(Result::is_ok);
    for error in failed.iter().filter_map(|result| result.as_ref().err()) {
        eprintln!("{error:#}");
    }
    if !failed.is_empty() {
        bail!("{} of {} releases cannot be read", failed.len(), folders.len());
    }
    let read: Vec<Folder> = read.into_iter().flatten().collect();
    let releases: Vec<Earlier<'_>> = read
        .iter()
        .map(|folder| Earlier { name: &folder.name, round: &folder.round, findings: folder.findings.get() })
        .collect();
    let pinned = audit(&releases);
    if as_json {
        println!("{:#}", as_value(&releases, &pinned));
    } else {
        pinned.iter().for_each(|pinned| println!("{}", pinned_sentence(&releases, pinned).trim_start()));
    }
    if pinned.is_empty() {
        if !as_json {
            println!("{} releases read together: no withheld cell is pinned", releases.len());
            print_quotations(&releases);
        }
        return Ok(());
    }
    bail!("{} cells are given away", pinned.len())
}

/// What stands in the releases in institutions' own words, with what in it wants a second look. Names of institutions
/// are not known here.
fn print_quotations(releases: &[Earlier<'_>]) {
    for release in releases.iter().filter(|release| !release.findings.quotations.is_empty()) {
        println!("{}: {} quotations", release.name, release.findings.quotations.len());
        for quote in &release.findings.quotations {
            for left in leftovers(quote.text(), quote.text(), &[]) {
                println!("  look again at {left:?} in: {}", quote.text());
            }
        }
    }
}

fn as_value(releases: &[Earlier<'_>], pinned: &[Pinned]) -> Value {
    let value = |pinned: &Pinned| {
        let (how, number) = match pinned.how {
            How::Difference { institutions } => ("difference", json!({ "institutions": institutions })),
            How::Certain => ("certain", Value::Null),
            How::Named { institutions } => ("named", json!({ "institutions": institutions })),
            How::Narrow { points } => ("narrow", json!({ "points": points })),
        };
        json!({
            "topic": pinned.topic,
            "dimension": pinned.dimension,
            "segments": pinned.segments,
            "releases": pinned.releases,
            "how": how,
            "detail": number,
        })
    };
    json!({
        "releases": releases.iter().map(|release| release.name).collect::<Vec<_>>(),
        "named": releases.iter().map(|release| release.findings.named.len()).collect::<Vec<_>>(),
        "quotations": releases.iter().map(|release| release.findings.quotations.len()).collect::<Vec<_>>(),
        "protection_interval_points": PROTECTION_OF_MEANS,
        "pinned": pinned.iter().map(value).collect::<Vec<_>>(),
    })
}

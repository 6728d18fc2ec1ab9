//! `round`: creating, opening again, closing, and where it stands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Subcommand;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::place::{Place, shown};
use super::rounds::round as find;
use crate::assessment::letters::today;
use crate::assessment::{
    Assessment, KindStatus, Place as Standing, RoundStatus, clock, command_line, shipped,
};
use crate::findings;
use crate::offline::read_roster_file;
use crate::report::nonresponse::{Answered, note};
use crate::response::{
    InstitutionKind, Round, RoundId, RoundSettings, RoundState, SMALLEST_CELL_DEFAULT, SMALLEST_CELL_FLOOR,
    Scheme, Timing,
};
use crate::store::StoreError;
use crate::texts::{Language, Texts};

/// What is done with a round.
#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Create an open round
    Create {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        new: Box<NewRound>,
    },
    /// Open a closed round again; the reason stays with it
    Open {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Why it is opened again
        #[arg(long)]
        reason: String,
    },
    /// Close a round: nothing in it changes any more
    Close {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Close it although replies of institutions to draft results are not answered
        #[arg(long)]
        leave_replies: bool,
    },
    /// Say who stands where, and who did not answer
    Status {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
}

/// A round to be created.
#[derive(Debug, clap::Args)]
pub struct NewRound {
    /// Name of the new round
    #[arg(long)]
    name: String,
    /// What is asked: the id of a questionnaire, with @VERSION for another than the newest; once for each
    #[arg(long = "questionnaire", required = true)]
    questionnaires: Vec<String>,
    /// The first day on which institutions answer, such as 2026-11-22
    #[arg(long)]
    opens_on: Option<NaiveDate>,
    /// The last day on which they are asked to submit
    #[arg(long)]
    deadline: Option<NaiveDate>,
    /// Languages of pages and letters, joined by commas: az,en,ru
    #[arg(long, value_delimiter = ',', value_parser = super::language)]
    languages: Vec<Language>,
    /// How answers are put together: declared, weighted-mean, lowest, geometric, all-some-none, german-classes
    #[arg(long, default_value = "declared", value_parser = scheme)]
    scheme: Scheme,
    /// The target of a questionnaire, 0 to 1, such as state-duty=0.75; once for each
    #[arg(long = "target", value_parser = target)]
    targets: Vec<(String, Decimal)>,
    /// Fewest institutions a released figure may rest on
    #[arg(long, default_value_t = SMALLEST_CELL_DEFAULT, value_parser = clap::value_parser!(u32).range(i64::from(SMALLEST_CELL_FLOOR)..=100))]
    smallest_cell: u32,
    /// Who takes part: CSV or a workbook, as `roster.csv` of the round's page
    #[arg(long)]
    roster: Option<PathBuf>,
}

fn scheme(code: &str) -> Result<Scheme, String> {
    Scheme::from_code(code).ok_or_else(|| super::one_of(&Scheme::ALL.map(Scheme::code)))
}

fn target(text: &str) -> Result<(String, Decimal), String> {
    let wrong =
        || format!("`{text}` is no target; write ID=SHARE with a share of 0 to 1, such as state-duty=0.75");
    let (id, share) = text.split_once('=').ok_or_else(wrong)?;
    let share: Decimal = share.parse().map_err(|_| wrong())?;
    if (Decimal::ZERO..=Decimal::ONE).contains(&share) { Ok((id.to_owned(), share)) } else { Err(wrong()) }
}

/// Runs the command.
///
/// # Errors
/// When there is no such round, it is not in a state that allows it, or what was given has problems.
pub async fn run(command: &RoundCommand) -> anyhow::Result<()> {
    match command {
        RoundCommand::Create { place, new } => create(place, new).await,
        RoundCommand::Open { place, round, reason } => open(place, round, reason.trim()).await,
        RoundCommand::Close { place, round, leave_replies } => close(place, round, *leave_replies).await,
        RoundCommand::Status { place, round, json } => status(place, round, *json).await,
    }
}

async fn create(place: &Place, new: &NewRound) -> anyhow::Result<()> {
    let name = new.name.trim();
    if name.is_empty() {
        bail!("the round needs a name");
    }
    if let (Some(first), Some(last)) = (new.opens_on, new.deadline)
        && last < first
    {
        bail!("the last day, {last}, is before the first, {first}");
    }
    let assessment = place.open().await?;
    if assessment.store.round_by_name(name).await?.is_some() {
        bail!("there is a round \"{name}\" already; choose another name");
    }
    let asked = asked(&assessment, &new.questionnaires).await?;
    let roster = new.roster.as_deref().map(read).transpose()?;
    let every = new.languages.is_empty() || Language::ALL.iter().all(|one| new.languages.contains(one));
    let languages = if every { Vec::new() } else { codes(&new.languages) };
    let round = Round {
        id: RoundId(clock::fresh_id()),
        name: name.to_owned(),
        deadline: new.deadline,
        smallest_cell: new.smallest_cell,
        state: RoundState::Open,
        settings: RoundSettings {
            opens_on: new.opens_on,
            languages,
            scheme: new.scheme,
            targets: targets(&asked, &new.targets)?,
        },
    };
    let hashes: Vec<String> = asked.into_iter().map(|(_, sha256)| sha256).collect();
    let asked = (&round, hashes.as_slice());
    let created = assessment.create_round(&command_line(), asked, roster.as_ref(), clock::now()).await?;
    let count = created.map_err(|problems| told(&problems))?;
    println!("Round \"{name}\": {count} institutions take part.");
    Ok(())
}

/// The codes of languages, each once.
fn codes(languages: &[Language]) -> Vec<String> {
    let given = Language::ALL.into_iter().filter(|one| languages.contains(one));
    given.map(|language| language.code().to_owned()).collect()
}

fn read(path: &Path) -> anyhow::Result<crate::offline::RosterTable> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", shown(path)))?;
    read_roster_file(&bytes).map_err(|problems| told(&problems))
}

/// Problems of a roster as one error, each on a line.
fn told(problems: &[crate::offline::RosterProblem]) -> anyhow::Error {
    let texts = Texts::get(Language::English);
    let line = |one: &crate::offline::RosterProblem| format!("{}: {}", one.cell, one.wrong.say(texts));
    let lines: Vec<String> = problems.iter().map(line).collect();
    anyhow::anyhow!("the roster has {} problems; nothing is stored:\n{}", lines.len(), lines.join("\n"))
}

/// The versions named, by id and SHA-256; those that come with the program are stored when they are not.
async fn asked(assessment: &Assessment, named: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    for folder in shipped() {
        assessment.add_questionnaire(&command_line(), &folder, clock::now()).await?;
    }
    let known = assessment.store.list_questionnaires().await?;
    let mut found: Vec<(String, String)> = Vec::new();
    for name in named {
        let (id, version) = name.split_once('@').map_or((name.as_str(), None), |(id, v)| (id, Some(v)));
        let of_id = known.iter().filter(|entry| entry.id == id);
        let chosen = match version {
            None => of_id.clone().max_by_key(|entry| (entry.version, entry.added_at)),
            Some(version) => of_id.clone().rfind(|entry| entry.version.to_string() == version),
        };
        let Some(chosen) = chosen else {
            let all: Vec<String> =
                known.iter().map(|entry| format!("{}@{}", entry.id, entry.version)).collect();
            bail!("there is no questionnaire `{name}`; there are: {}", all.join(", "));
        };
        if found.iter().any(|(known, _)| known == id) {
            bail!("`{id}` is named twice; a round begins with one version of each questionnaire");
        }
        found.push((id.to_owned(), chosen.sha256.clone()));
    }
    Ok(found)
}

fn targets(
    asked: &[(String, String)],
    given: &[(String, Decimal)],
) -> anyhow::Result<BTreeMap<String, Decimal>> {
    let mut targets = BTreeMap::new();
    for (id, share) in given {
        let Some((_, sha256)) = asked.iter().find(|(known, _)| known == id) else {
            bail!("a target is given for `{id}`, which the round does not ask");
        };
        targets.insert(sha256.clone(), *share);
    }
    Ok(targets)
}

async fn open(place: &Place, name: &str, reason: &str) -> anyhow::Result<()> {
    if reason.is_empty() {
        bail!("say why the round is opened again");
    }
    let assessment = place.open().await?;
    let round = find(&assessment, name).await?;
    match assessment.store.reopen_round(&command_line(), round.id, reason, clock::now()).await {
        Ok(()) => println!("Round \"{name}\" is open again."),
        Err(StoreError::ChangedMeanwhile { .. }) => bail!("the round \"{name}\" is open"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

async fn close(place: &Place, name: &str, leave_replies: bool) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    let round = find(&assessment, name).await?;
    let waiting = assessment.unanswered_replies(round.id).await?;
    if waiting > 0 && !leave_replies {
        bail!(
            "{waiting} replies of institutions to draft results are not answered; answer them, or add --leave-replies"
        );
    }
    match assessment.store.close_round(&command_line(), round.id, clock::now()).await {
        Ok(()) => println!("Round \"{name}\" is closed."),
        Err(StoreError::RoundClosed) => bail!("the round \"{name}\" is closed already"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

async fn status(place: &Place, name: &str, as_json: bool) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    let round = find(&assessment, name).await?;
    let mut status = assessment.round_status(&round, clock::now()).await?;
    let texts = Texts::get(Language::English);
    texts.sort_by_name(&mut status.places, |place| &place.enrolled.institution.name);
    if as_json {
        println!("{:#}", in_json(texts, &status));
    } else {
        print!("{}", in_words(texts, &status));
    }
    Ok(())
}

const fn standing(place: &Standing) -> &'static str {
    match place.standing {
        findings::Standing::NotStarted => "not-started",
        findings::Standing::InProgress => "in-progress",
        findings::Standing::Submitted => "submitted",
        findings::Standing::Accepted => "accepted",
        findings::Standing::Withdrawn => "withdrawn",
    }
}

const fn timing(place: &Standing) -> &'static str {
    match place.timing {
        Timing::InTime => "in-time",
        Timing::Late => "late",
        Timing::Overdue => "overdue",
    }
}

fn kind_json((kind, status): (InstitutionKind, KindStatus)) -> Value {
    let rate = status.rate;
    json!({
        "kind": kind.code(), "asked": rate.asked, "opened": status.opened, "handed_in": status.handed_in,
        "not_started": rate.not_started, "in_progress": rate.in_progress, "submitted": rate.submitted,
        "accepted": rate.accepted, "withdrawn": rate.withdrawn, "late": status.late,
        "overdue": status.overdue,
    })
}

fn place_json(round: &Round, place: &Standing) -> Value {
    let arrangement = &place.arrangement;
    json!({
        "institution": place.enrolled.institution.name, "kind": place.kind.code(),
        "questionnaire": place.questionnaire.id, "version": place.questionnaire.version,
        "standing": standing(place), "opened": place.is_opened(), "timing": timing(place),
        "answered": place.enrolled.answered, "deadline": arrangement.deadline(round),
        "extension": arrangement.extension.as_ref().map(|one| json!({ "to": one.to, "reason": one.reason })),
        "withdrawal": arrangement.withdrawal.as_ref().map(|one| json!({
            "cause": one.cause.code(), "reason": one.reason,
        })),
    })
}

fn in_json(texts: &Texts, status: &RoundStatus) -> Value {
    let round = &status.round;
    let reopened = status.reopenings.iter();
    json!({
        "round": round.name,
        "state": if round.state == RoundState::Open { "open" } else { "closed" },
        "opens_on": round.settings.opens_on, "deadline": round.deadline,
        "languages": round.settings.languages, "scheme": round.settings.scheme.code(),
        "smallest_cell": round.smallest_cell,
        "reopened": reopened.map(|one| json!({ "at": one.at, "by": one.by, "reason": one.reason }))
            .collect::<Vec<_>>(),
        "kinds": status.kinds().into_iter().map(kind_json).collect::<Vec<_>>(),
        "institutions": status.places.iter().map(|place| place_json(round, place)).collect::<Vec<_>>(),
        "note": note(texts, &Answered::of(&status.rates())),
    })
}

fn in_words(texts: &Texts, status: &RoundStatus) -> String {
    let round = &status.round;
    let state = match round.state {
        RoundState::Open if !round.has_opened(today(clock::now())) => "not open yet",
        RoundState::Open => "open",
        RoundState::Closed { .. } => "closed",
    };
    let mut lines = vec![format!("Round \"{}\": {state}", round.name)];
    lines.extend(round.settings.opens_on.map(|day| format!("Opens on {day}")));
    lines.extend(round.deadline.map(|day| format!("Last day {day}")));
    lines.extend(status.reopenings.iter().map(|one| {
        format!("Opened again {} by {}: {}", one.at.format("%Y-%m-%d %H:%M UTC"), one.by, one.reason)
    }));
    for (kind, status) in status.kinds() {
        let rate = status.rate;
        lines.push(format!(
            "{}: {} asked, {} opened, {} handed in, {} accepted, {} withdrawn, {} late, {} overdue",
            kind.code(),
            rate.asked,
            status.opened,
            status.handed_in,
            rate.accepted,
            rate.withdrawn,
            status.late,
            status.overdue,
        ));
    }
    for place in &status.places {
        let late =
            if place.timing == Timing::InTime { String::new() } else { format!(", {}", timing(place)) };
        lines.push(format!("  {}: {}{late}", place.enrolled.institution.name, standing(place)));
    }
    lines.extend(note(texts, &Answered::of(&status.rates())));
    lines.join("\n") + "\n"
}

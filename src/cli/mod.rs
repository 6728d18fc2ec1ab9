//! The commands: the only place that puts all parts together.

mod agreement;
mod authoring;
mod diagnostic;
mod disclose;
mod evidence;
mod files;
mod findings;
mod formatting;
mod package;
mod people;
mod place;
mod plan;
mod plan_coverage;
mod plan_import;
mod plan_source;
mod plan_status;
mod progress;
mod questionnaires;
mod receipts;
mod releases;
mod responses;
mod robustness;
mod round;
mod rounds;
mod service;
mod simulation;
mod touched;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::assessment::ReportFormat;
use crate::findings::robustness::{RUNS_DEFAULT, RUNS_LEAST, RUNS_MOST};
use crate::texts::Language;
use crate::web;
use authoring::{AuthoringCommand, QuestionnaireCommand};
use disclose::DiscloseOptions;
use evidence::EvidencePlace;
use people::NewUser;
use place::Place;
use receipts::ReceiptCommand;
use releases::ReleaseCommand;
use service::Listen;

/// Baseline assessments on business and human rights
#[derive(Debug, Parser)]
#[command(name = "bhr-baseline", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the service
    Serve {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        listen: Listen,
        #[command(flatten)]
        evidence: EvidencePlace,
    },
    /// Start the service with a made-up country: 22 institutions, answers, findings, a report
    Demo {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        listen: Listen,
        #[command(flatten)]
        evidence: EvidencePlace,
    },
    /// Score an answers file, without a database
    Score {
        /// The questionnaire's folder
        #[arg(long)]
        questionnaire: PathBuf,
        /// Answers: institution,unit,unit_kind,question,answer,reason,comment,source
        #[arg(long)]
        answers: PathBuf,
        /// What is known of the institutions: institution,kind,size,sector,region,ownership,mandates,controlling_stake
        #[arg(long)]
        institutions: Option<PathBuf>,
        /// Where the scores go: institution,node,kind,score,lower,upper,coverage,gap,rating
        #[arg(long)]
        output: PathBuf,
    },
    /// Import an answers file as a round in which every response is accepted
    Import {
        #[command(flatten)]
        place: Place,
        /// Name of the new round
        #[arg(long)]
        round: String,
        /// The questionnaire's folder
        #[arg(long)]
        questionnaire: PathBuf,
        /// Answers: institution,unit,unit_kind,question,answer,reason,comment,source
        #[arg(long)]
        answers: PathBuf,
        /// What is known of the institutions: institution,kind,size,sector,region,ownership,mandates,controlling_stake
        #[arg(long)]
        institutions: Option<PathBuf>,
    },
    /// Write a round into a folder as a package: questionnaires, answers, institutions, scores, findings, release
    Export {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Folder to write to; it is made, and must be empty if it is there
        #[arg(long)]
        output: PathBuf,
    },
    /// Print the findings of a round, for the NHRI's own eyes
    Findings {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        wanted: findings::Wanted,
    },
    /// Recompute a package that `export` wrote, from its files alone, and say whether every byte is the same
    Recompute {
        /// The folder of the package
        folder: PathBuf,
    },
    /// Action plans: take one in, say what is wrong with it, write it in the form a government adopts
    Plan {
        #[command(subcommand)]
        command: plan::PlanCommand,
    },
    /// Write the baseline report of a round; it holds only what disclosure control lets out
    Report {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Language of the report: en, az or ru
        #[arg(long, value_parser = language)]
        language: Language,
        /// pdf, docx, or html: one page with everything in it
        #[arg(long, value_parser = report_format, default_value = "pdf")]
        format: ReportFormat,
        /// Where it goes
        #[arg(long)]
        output: PathBuf,
    },
    /// Write the diagnostic report of a round: findings, gap register, recommendations, action table; it holds of the
    /// answers only what disclosure control lets out
    Diagnostic {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        wanted: diagnostic::Wanted,
    },
    /// Say how far raters agree: Krippendorff's alpha, nominal, ordinal, interval and ratio
    Agreement {
        /// A row for each unit, a column for each rater; empty where a rating is missing
        file: PathBuf,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how far the findings of a round move when weights, aggregation, the rule for not applicable and the worth of
    /// half answers are chosen otherwise
    Robustness {
        #[command(flatten)]
        place: Place,
        /// Name of the round
        #[arg(long)]
        round: String,
        /// Where the random numbers begin; the same seed gives the same numbers
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How often the findings are drawn
        #[arg(long, default_value_t = RUNS_DEFAULT, value_parser = clap::value_parser!(u32).range(i64::from(RUNS_LEAST)..=i64::from(RUNS_MOST)))]
        runs: u32,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Disclosure control on any table of records: one- and two-way tables with what must be withheld marked
    Disclose(DiscloseOptions),
    /// Findings that leave the house: make a release, or see what releases tell together
    Release {
        #[command(subcommand)]
        command: ReleaseCommand,
    },
    /// Bring the database's tables up to date; `serve` does this too
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// One response as a file and back
    Response {
        #[command(subcommand)]
        command: responses::ResponseCommand,
    },
    /// Rounds: create, close, open again, say where they stand
    Round {
        #[command(subcommand)]
        command: round::RoundCommand,
    },
    /// People who can sign in
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Receipts of signed responses
    Receipt {
        #[command(subcommand)]
        command: ReceiptCommand,
    },
    /// Work on questionnaires: begin, check, format, compare, publish, hand out as a workbook and take back
    Questionnaire {
        #[command(subcommand)]
        command: AuthoringCommand,
    },
    #[command(flatten)]
    Usual(QuestionnaireCommand),
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Add a person; the password is read from standard input
    Add {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        user: NewUser,
    },
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| one_of(&Language::ALL.map(|language| language.code())))
}

/// What is wrong with a word of an option that knows only these.
fn one_of(codes: &[&str]) -> String {
    format!("use one of {}", codes.join(", "))
}

fn report_format(code: &str) -> Result<ReportFormat, String> {
    let known = ReportFormat::ALL.into_iter().find(|format| format.code() == code);
    known.ok_or_else(|| one_of(&ReportFormat::ALL.map(ReportFormat::code)))
}

/// Runs the command the arguments name.
pub fn main() -> ExitCode {
    // Before the runtime starts, so that help and wrong options cost nothing.
    let command = Arguments::parse().command;
    if !matches!(command, Command::Serve { .. } | Command::Demo { .. }) {
        end_when_nobody_reads();
    }
    match web::run(run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// How a program ends that the signal of a closed pipe ends.
const NOBODY_READS: i32 = 141;

/// Whoever has read enough, as `head` has, closes the pipe: that ends a command and is no fault to be told.
fn end_when_nobody_reads() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let words = panic.payload_as_str().unwrap_or_default();
        if words.starts_with("failed printing to stdout") && words.contains("Broken pipe") {
            std::process::exit(NOBODY_READS);
        }
        usual(panic);
    }));
}

async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve { place, listen, evidence } => service::serve(&place, &listen, &evidence).await,
        Command::Demo { place, listen, evidence } => service::demo(&place, &listen, &evidence).await,
        Command::Score { questionnaire, answers, institutions, output } => {
            questionnaires::score_file(&questionnaire, (&answers, institutions.as_deref()), &output)
        }
        Command::Import { place, round, questionnaire, answers, institutions } => {
            rounds::import(&place, &round, (&questionnaire, &answers, institutions.as_deref())).await
        }
        Command::Export { place, round, output } => rounds::export(&place, &round, &output).await,
        Command::Findings { place, wanted } => findings::print(&place, &wanted).await,
        Command::Recompute { folder } => package::recompute(&folder),
        Command::Plan { command } => plan::run(&command).await,
        Command::Report { place, round, language, format, output } => {
            rounds::report(&place, &round, (language, format), &output).await
        }
        Command::Diagnostic { place, wanted } => diagnostic::write(&place, &wanted).await,
        Command::Robustness { place, round, seed, runs, json } => {
            robustness::print(&place, &round, (seed, runs), json).await
        }
        Command::Agreement { file, json } => agreement::print(&file, json),
        Command::Disclose(options) => disclose::run(&options),
        Command::Release { command } => releases::run(&command).await,
        Command::Response { command } => responses::run(&command).await,
        Command::Round { command } => round::run(&command).await,
        Command::Migrate { place } => migrate(&place).await,
        Command::User { command: UserCommand::Add { place, user } } => people::add(&place, &user).await,
        Command::Receipt { command } => receipts::run(&command).await,
        Command::Questionnaire { command } => {
            authoring::run(&command)?;
            let AuthoringCommand::Usual(usual) = &command else { return Ok(()) };
            touched::tell(usual).await
        }
        Command::Usual(command) => {
            authoring::run_usual(&command)?;
            touched::tell(&command).await
        }
    }
}

async fn migrate(place: &Place) -> anyhow::Result<()> {
    place.open().await?;
    println!("The tables are up to date.");
    Ok(())
}

//! `plan`: action plans as files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::{Value, json};

use super::files::write_whole;
use super::place::shown;
use super::plan_coverage;
use super::plan_import::{self, Import};
use super::plan_source::{Found, Source};
use super::plan_status;
use crate::action_plan::lint::{CRITERIA, Criterion, Problem, Standing, criteria};
use crate::action_plan::{Bodies, Code, Plan, coverage};
use crate::assessment::clock;
use crate::report::plan::{self, Form, Whose};
use crate::report::{docx, fonts, pdf, xlsx};
use crate::texts::{Language, Texts};

/// What is done with a plan.
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Take a plan in from a file; nothing is stored until every problem is fixed or accepted
    Import(Import),
    /// Say what is wrong with a plan, and what to do about it; of a file with --input, without a database
    Lint {
        #[command(flatten)]
        source: Source,
        /// A severe finding that must be answered, by its number in the gap register; once for each
        #[arg(long = "severe")]
        severe: Vec<String>,
        /// A criterion of the process that is met, such as icar-1-1; once for each
        #[arg(long = "met", value_parser = known_criterion)]
        met: Vec<String>,
        /// Language of the words: en, az or ru
        #[arg(long, value_parser = super::language, default_value = "en")]
        language: Language,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how far a stored plan has been carried out, and which reports are overdue
    Status {
        #[command(flatten)]
        source: Source,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what a plan covers: principles by activities, what each body carries in each year, costs by year and source
    Coverage {
        #[command(flatten)]
        source: Source,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw the activities over the years of the plan
    Timeline {
        #[command(flatten)]
        source: Source,
        /// Only what this body is tasked with or recommended
        #[arg(long)]
        body: Option<String>,
        /// Language of the words: en, az or ru
        #[arg(long, value_parser = super::language)]
        language: Language,
        /// Where the picture goes: FILE.svg or FILE.png
        #[arg(long)]
        output: PathBuf,
    },
    /// Write a plan in the form a government adopts, or as a table for other programs
    Export {
        #[command(flatten)]
        source: Source,
        /// What it is called: national-action-plan or state-programme; as stored, or the first, if left out
        #[arg(long, value_parser = form)]
        form: Option<Form>,
        /// Only what this body is tasked with or recommended; numbers stay those of the whole plan
        #[arg(long)]
        body: Option<String>,
        /// docx, pdf, xlsx, csv or json
        #[arg(long)]
        format: Format,
        /// Language of the headings and of bodies the register knows: en, az or ru
        #[arg(long, value_parser = super::language)]
        language: Language,
        /// Where it goes
        #[arg(long)]
        output: PathBuf,
    },
}

/// What a plan is written as.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Format {
    /// For people who go on writing
    Docx,
    /// To be read and printed
    Pdf,
    /// Every column, one sheet
    Xlsx,
    /// Every column, as text
    Csv,
    /// For other programs
    Json,
}

fn known_criterion(name: &str) -> Result<String, String> {
    if CRITERIA.iter().any(|known| known.name == name) {
        return Ok(name.to_owned());
    }
    Err(super::one_of(&CRITERIA.each_ref().map(|known| known.name)))
}

/// A form by its word.
///
/// # Errors
/// The words there are.
pub fn form(code: &str) -> Result<Form, String> {
    let known = Form::ALL.into_iter().find(|form| form.code() == code);
    known.ok_or_else(|| super::one_of(&Form::ALL.map(Form::code)))
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written; of `plan lint`, when there is a problem.
pub async fn run(command: &PlanCommand) -> anyhow::Result<()> {
    match command {
        PlanCommand::Import(import) => plan_import::run(import).await,
        PlanCommand::Lint { source, severe, met, language, json } => {
            let found = source.find().await?;
            let severe = if severe.is_empty() { &found.severe } else { severe };
            let (problems, accepted) = found.problems(severe);
            let criteria = criteria(&found.plan, &problems, severe, &found.met(met));
            let told = Told { found: &found, problems: &problems, accepted, criteria: &criteria };
            told.print(Texts::get(*language), *json)
        }
        PlanCommand::Status { source, json } => plan_status::print(source, *json).await,
        PlanCommand::Coverage { source, json } => {
            let found = source.find().await?;
            plan_coverage::print(&coverage(&found.plan, Bodies::shipped()), *json);
            Ok(())
        }
        PlanCommand::Timeline { source, body, language, output } => {
            draw(&source.find().await?.plan, body.as_deref(), Texts::get(*language), output)
        }
        PlanCommand::Export { source, form, body, format, language, output } => {
            let input = source.input.as_ref().and_then(|input| fs::canonicalize(input).ok());
            if output.exists() && input.is_some() && fs::canonicalize(output).ok() == input {
                bail!("{} is the plan itself; name another file", shown(output));
            }
            let found = source.find().await?;
            export(
                &found,
                (form.unwrap_or_else(|| stored_form(&found)), *format),
                (body.as_deref(), *language),
                output,
            )
        }
    }
}

/// The form a stored plan has.
fn stored_form(found: &Found) -> Form {
    found.stored.as_ref().map(|stored| Form::from_code(&stored.draft.head.form)).unwrap_or_default()
}

fn export(
    found: &Found,
    (form, format): (Form, Format),
    (body, language): (Option<&str>, Language),
    output: &Path,
) -> anyhow::Result<()> {
    let whose = whose(&found.plan, body)?;
    let bytes = written(Texts::get(language), (&found.plan, whose), form, format)?;
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
    println!("{} written to {}", told(&found.plan), shown(output));
    match renumbered(&found.plan) {
        0 => {}
        count => println!("numbers that follow from the place and were printed otherwise: {count}"),
    }
    Ok(())
}

/// # Errors
/// When the plan has nothing for that body.
fn whose<'a>(plan: &Plan, body: Option<&'a str>) -> anyhow::Result<Whose<'a>> {
    let whose = body.map_or(Whose::Everybodys, Whose::Of);
    if !plan.activities().iter().any(|one| whose.takes(one.part)) {
        bail!("no activity of the plan is for {}; nothing is written", body.unwrap_or("anybody"));
    }
    Ok(whose)
}

fn draw(plan: &Plan, body: Option<&str>, texts: &Texts, output: &Path) -> anyhow::Result<()> {
    let chart = plan::timeline(texts, (plan, whose(plan, body)?));
    let chart = chart.context("no activity of the plan says a year; nothing is drawn")?;
    let ending =
        output.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match ending.as_str() {
        "svg" => chart.svg_file().into_bytes(),
        "png" => chart.png(&fonts::OF_CHARTS, 2.0)?,
        _ => bail!("{} ends neither in .svg nor in .png", shown(output)),
    };
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
    println!("{} written to {}", told(plan), shown(output));
    Ok(())
}

/// Activities whose number in the file is another than their place gives.
fn renumbered(plan: &Plan) -> usize {
    let is_other =
        |printed: &str, code: &Code| !printed.is_empty() && Code::parse(printed).as_ref() != Some(code);
    plan.activities().iter().filter(|one| is_other(&one.part.printed, &one.code)).count()
}

fn written(texts: &Texts, of: (&Plan, Whose<'_>), form: Form, format: Format) -> anyhow::Result<Vec<u8>> {
    let document = plan::document(texts, of, form);
    Ok(match format {
        Format::Docx => docx::write(&document, clock::now())?,
        Format::Pdf => pdf::write(&document, clock::now())?,
        Format::Xlsx => xlsx::write(&plan::book(of, &document.title))?,
        Format::Csv => plan::csv(of),
        Format::Json => format!("{:#}\n", plan::json(of, &document.title)).into_bytes(),
    })
}

/// What is told of a plan.
struct Told<'a> {
    found: &'a Found,
    problems: &'a [Problem],
    /// Problems somebody accepted, which are not told.
    accepted: usize,
    criteria: &'a [(&'static Criterion, Standing)],
}

impl Told<'_> {
    /// # Errors
    /// When there is a problem.
    fn print(&self, texts: &Texts, as_json: bool) -> anyhow::Result<()> {
        if as_json {
            println!("{:#}", self.as_value(texts));
        } else {
            print_words(texts, &self.found.plan, self.problems);
            if self.accepted > 0 {
                println!("\nproblems that were accepted: {}", self.accepted);
            }
            self.print_criteria(texts);
        }
        match self.problems.len() {
            0 => Ok(()),
            1 => bail!("1 problem found"),
            count => bail!("{count} problems found"),
        }
    }

    fn print_criteria(&self, texts: &Texts) {
        let met = self.criteria.iter().filter(|(_, standing)| *standing == Standing::Met).count();
        println!("\n{}: {met} / {}", texts.t("criteria-met"), self.criteria.len());
        for (criterion, standing) in self.criteria.iter().filter(|(_, standing)| *standing != Standing::Met) {
            let said = match standing {
                Standing::Met => String::new(),
                Standing::NotMet => texts.t("criterion-not-met"),
                Standing::NotKnown => texts.t("criterion-not-known"),
            };
            let (title, todo) = (criterion.title(texts), texts.t("lint-to-do"));
            println!("  {} ({said}): {title} {todo} {}", criterion.name, criterion.fix(texts));
        }
    }

    fn as_value(&self, texts: &Texts) -> Value {
        let criterion = |(criterion, standing): &(&Criterion, Standing)| {
            json!({
                "check": criterion.name,
                "standing": standing.code(),
                "what": criterion.title(texts),
                "fix": criterion.fix(texts),
            })
        };
        let mut value = as_value(texts, (&self.found.name, &self.found.plan), self.problems);
        value["accepted"] = self.accepted.into();
        value["criteria"] = self.criteria.iter().map(criterion).collect();
        value
    }
}

/// Check by check; what is to be done stands once where it is the same for all.
fn print_words(texts: &Texts, plan: &Plan, problems: &[Problem]) {
    println!("{}", told(plan));
    let mut checks: Vec<_> = problems.iter().map(|problem| problem.check).collect();
    checks.sort_unstable();
    checks.dedup();
    for check in checks {
        let of: Vec<&Problem> = problems.iter().filter(|problem| problem.check == check).collect();
        println!("\n{} ({})", check.name(), of.len());
        let [whats, fixes] = [Problem::what, Problem::fix]
            .map(|words| of.iter().map(|problem| words(problem, texts)).collect::<Vec<_>>());
        let todo = |fix: &str| format!("{} {fix}", texts.t("lint-to-do"));
        let is_one_fix = of.len() > 1 && alike(&fixes);
        if is_one_fix && alike(&whats) {
            println!("  {}", of.iter().map(|problem| place(problem)).collect::<Vec<_>>().join(", "));
            println!("  {} {}", whats[0], todo(&fixes[0]));
            continue;
        }
        for ((problem, what), fix) in of.iter().zip(&whats).zip(&fixes) {
            let fix = if is_one_fix { String::new() } else { format!(" {}", todo(fix)) };
            println!("  {}: {what}{fix}", place(problem));
        }
        if is_one_fix {
            println!("  {}", todo(&fixes[0]));
        }
    }
}

fn alike(words: &[String]) -> bool {
    words.iter().all(|one| *one == words[0])
}

fn place(problem: &Problem) -> String {
    match (problem.code.as_str(), problem.line) {
        ("", 0) => "plan".to_owned(),
        ("", line) => format!("line {line}"),
        (code, 0) => code.to_owned(),
        (code, line) => format!("{code} (line {line})"),
    }
}

fn told(plan: &Plan) -> String {
    let years = plan.years().map(|years| format!(", years: {years}")).unwrap_or_default();
    let [blocks, rows, activities] = [plan.blocks.len(), plan.areas().len(), plan.activities().len()];
    format!("blocks: {blocks}, rows: {rows}, activities: {activities}{years}")
}

fn as_value(texts: &Texts, (name, plan): (&str, &Plan), problems: &[Problem]) -> Value {
    let line = |problem: &Problem| if problem.line == 0 { Value::Null } else { problem.line.into() };
    let one = |problem: &Problem| {
        json!({
            "check": problem.check.name(),
            "code": problem.code,
            "line": line(problem),
            "what": problem.what(texts),
            "fix": problem.fix(texts),
        })
    };
    json!({
        "file": name,
        "blocks": plan.blocks.len(),
        "rows": plan.areas().len(),
        "activities": plan.activities().len(),
        "years": plan.years().map(|years| years.to_string()),
        "problems": problems.iter().map(one).collect::<Vec<_>>(),
    })
}

//! `plan`: action plans as files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::{Value, json};

use super::files::write_whole;
use super::place::shown;
use super::plan_coverage;
use super::questionnaires::report;
use crate::action_plan::lint::{Against, CRITERIA, Criterion, Problem, Standing, criteria, lint};
use crate::action_plan::{Bodies, Code, Period, Plan, coverage, read_plan};
use crate::assessment::clock;
use crate::offline::read_sheet;
use crate::report::plan::{self, Form, Whose};
use crate::report::{docx, fonts, pdf, xlsx};
use crate::texts::{Language, Texts};

/// What is done with a plan.
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Say what is wrong with a plan, and what to do about it; without a database
    Lint {
        /// The plan, CSV or XLSX: block,row,activity,title,text,indicators,tasked,recommended,start,end; lists have ; between
        #[arg(long)]
        input: PathBuf,
        /// Title of the plan, for documents it cites
        #[arg(long, default_value = "")]
        title: String,
        /// Years of the plan, such as 2027-2030; activities outside them are told
        #[arg(long, value_parser = period)]
        period: Option<Period>,
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
    /// Say what a plan covers: principles by activities, what each body carries in each year, costs by year and source
    Coverage {
        /// The plan, CSV or XLSX, as for `plan lint`
        #[arg(long)]
        input: PathBuf,
        /// Print as JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw the activities over the years of the plan
    Timeline {
        /// The plan, CSV or XLSX, as for `plan lint`
        #[arg(long)]
        input: PathBuf,
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
        /// The plan, CSV or XLSX, as for `plan lint`
        #[arg(long)]
        input: PathBuf,
        /// Title of the plan; the usual one of its form if left out
        #[arg(long, default_value = "")]
        title: String,
        /// What it is called: national-action-plan or state-programme
        #[arg(long, value_parser = form, default_value = "national-action-plan")]
        form: Form,
        /// Years of the plan, such as 2027-2030; from its first to its last activity if left out
        #[arg(long, value_parser = period)]
        period: Option<Period>,
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

fn form(code: &str) -> Result<Form, String> {
    let known = Form::ALL.into_iter().find(|form| form.code() == code);
    known.ok_or_else(|| super::one_of(&Form::ALL.map(Form::code)))
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .ok_or_else(|| "write two years such as 2027-2030, the first not after the last".to_owned())
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written; of `plan lint`, when there is a problem.
pub fn run(command: &PlanCommand) -> anyhow::Result<()> {
    match command {
        PlanCommand::Lint { input, title, period, severe, met, language, json } => {
            let plan = read(input, title, *period)?;
            let problems = lint(&plan, &Against { bodies: Bodies::shipped(), severe });
            let criteria = criteria(&plan, &problems, severe, &met.iter().cloned().collect());
            let told = Told { input, plan: &plan, problems: &problems, criteria: &criteria };
            told.print(Texts::get(*language), *json)
        }
        PlanCommand::Coverage { input, json } => {
            let plan = read(input, "", None)?;
            plan_coverage::print(&coverage(&plan, Bodies::shipped()), *json);
            Ok(())
        }
        PlanCommand::Timeline { input, body, language, output } => {
            draw(input, body.as_deref(), Texts::get(*language), output)
        }
        PlanCommand::Export { input, title, form, period, body, format, language, output } => {
            if output.exists() && fs::canonicalize(output).ok() == fs::canonicalize(input).ok() {
                bail!("{} is the plan itself; name another file", shown(output));
            }
            let plan = read(input, title, *period)?;
            let texts = Texts::get(*language);
            let whose = whose(&plan, body.as_deref())?;
            let bytes = written(texts, (&plan, whose), *form, *format)?;
            write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
            println!("{} written to {}", told(&plan), shown(output));
            match renumbered(&plan) {
                0 => {}
                count => println!("numbers that follow from the place and were printed otherwise: {count}"),
            }
            Ok(())
        }
    }
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

fn draw(input: &Path, body: Option<&str>, texts: &Texts, output: &Path) -> anyhow::Result<()> {
    let plan = read(input, "", None)?;
    let chart = plan::timeline(texts, (&plan, whose(&plan, body)?));
    let chart = chart.context("no activity of the plan says a year; nothing is drawn")?;
    let ending =
        output.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let bytes = match ending.as_str() {
        "svg" => chart.svg_file().into_bytes(),
        "png" => chart.png(&fonts::OF_CHARTS, 2.0)?,
        _ => bail!("{} ends neither in .svg nor in .png", shown(output)),
    };
    write_whole(output, &bytes).with_context(|| format!("cannot write {}", shown(output)))?;
    println!("{} written to {}", told(&plan), shown(output));
    Ok(())
}

/// Activities whose number in the file is another than their place gives.
fn renumbered(plan: &Plan) -> usize {
    let is_other =
        |printed: &str, code: &Code| !printed.is_empty() && Code::parse(printed).as_ref() != Some(code);
    plan.activities().iter().filter(|one| is_other(&one.part.printed, &one.code)).count()
}

/// Reads a plan.
///
/// # Errors
/// When it cannot be read or has problems.
pub fn read(input: &Path, title: &str, period: Option<Period>) -> anyhow::Result<Plan> {
    let bytes = fs::read(input).with_context(|| format!("cannot read {}", shown(input)))?;
    let name = shown(input);
    match read_sheet(&name, &bytes).and_then(|table| read_plan(&name, &table)) {
        Ok(plan) => Ok(Plan { title: title.to_owned(), period, ..plan }),
        Err(problems) => {
            Err(report(&problems).err().unwrap_or_else(|| anyhow::anyhow!("the plan cannot be read")))
        }
    }
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
    input: &'a Path,
    plan: &'a Plan,
    problems: &'a [Problem],
    criteria: &'a [(&'static Criterion, Standing)],
}

impl Told<'_> {
    /// # Errors
    /// When there is a problem.
    fn print(&self, texts: &Texts, as_json: bool) -> anyhow::Result<()> {
        if as_json {
            println!("{:#}", self.as_value(texts));
        } else {
            print_words(texts, self.plan, self.problems);
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
        let mut value = as_value(texts, (self.input, self.plan), self.problems);
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

fn as_value(texts: &Texts, (input, plan): (&Path, &Plan), problems: &[Problem]) -> Value {
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
        "file": shown(input),
        "blocks": plan.blocks.len(),
        "rows": plan.areas().len(),
        "activities": plan.activities().len(),
        "years": plan.years().map(|years| years.to_string()),
        "problems": problems.iter().map(one).collect::<Vec<_>>(),
    })
}

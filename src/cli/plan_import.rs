//! `plan import`: a plan from a file into the database, with every problem fixed or accepted one by one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::place::{Place, shown};
use super::plan_source::{period, read};
use super::rounds;
use crate::action_plan::lint::{Against, Problem, keys, lint};
use crate::action_plan::{Bodies, Draft, Head, Located, Period, Plan};
use crate::assessment::{clock, command_line};
use crate::report::plan::Form;
use crate::store::LedgerDeed;
use crate::texts::{Language, Texts};

/// What is taken in.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// The plan, CSV or XLSX: block,row,activity,title,text,indicators,tasked,recommended,start,end; lists have ; between
    file: PathBuf,
    /// Name of the round whose findings it answers
    #[arg(long)]
    round: Option<String>,
    /// Title of the plan; the usual one of its form if left out
    #[arg(long, default_value = "")]
    title: String,
    /// What it is called: national-action-plan or state-programme
    #[arg(long, value_parser = super::plan::form, default_value = "national-action-plan")]
    form: Form,
    /// Years of the plan, such as 2027-2030
    #[arg(long, value_parser = period)]
    period: Option<Period>,
    /// Language the plan is written in: en, az or ru
    #[arg(long, value_parser = super::language, default_value = "az")]
    language: Language,
    /// A problem that is accepted, by the name the refusal gives it, such as period-missing@12; once for each
    #[arg(long = "accept")]
    accept: Vec<String>,
    /// A file with names of accepted problems, one on a line
    #[arg(long)]
    accept_from: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Takes a plan in.
///
/// # Errors
/// When it cannot be read, or a problem is neither fixed nor accepted: nothing is stored then.
pub async fn run(import: &Import) -> anyhow::Result<()> {
    let plan = read(&import.file, &import.title, import.period)?;
    let assessment = import.place.open().await?;
    let round = match &import.round {
        Some(name) => Some(rounds::round(&assessment, name).await?.id),
        None => None,
    };
    let severe = assessment.severe_findings(round).await?;
    let against = Against { bodies: Bodies::shipped(), severe: &severe };
    let problems = lint(&plan, &against);
    let accepted = import.accepted()?;
    refuse(&plan, &problems, &accepted)?;
    let (blocks, rows, activities) = (plan.blocks.len(), plan.areas().len(), plan.activities().len());
    let head = import.head();
    let mut draft = Draft::of(plan, head, || clock::fresh_id().simple().to_string());
    let [left, _] = draft.problems(&against);
    draft.head.accepted = left.iter().map(Located::kept).collect();
    let deed = (LedgerDeed::ImportPlan, &draft);
    let id = assessment.add_plan(&command_line(), round, deed, clock::now()).await?;
    println!("plan {id}: blocks: {blocks}, rows: {rows}, activities: {activities}");
    let fixed = problems.len() - left.len().min(problems.len());
    println!("problems accepted: {}, gone as numbers follow from the place: {fixed}", left.len());
    Ok(())
}

impl Import {
    fn head(&self) -> Head {
        Head {
            title: self.title.clone(),
            form: self.form.code().to_owned(),
            language: self.language.code().to_owned(),
            period: self.period,
            ..Head::default()
        }
    }

    fn accepted(&self) -> anyhow::Result<BTreeSet<String>> {
        let mut accepted: BTreeSet<String> = self.accept.iter().cloned().collect();
        if let Some(file) = &self.accept_from {
            let lines = fs::read_to_string(file).with_context(|| format!("cannot read {}", shown(file)))?;
            // What follows a space is for people: the refusal can be handed back as it was printed.
            let names = lines.lines().filter_map(|line| line.split_whitespace().next());
            accepted.extend(names.map(str::to_owned));
        }
        Ok(accepted)
    }
}

/// # Errors
/// When a problem is not accepted, or something is accepted that is no problem.
fn refuse(plan: &Plan, problems: &[Problem], accepted: &BTreeSet<String>) -> anyhow::Result<()> {
    let texts = Texts::get(Language::English);
    let names = keys(problems);
    let unknown: Vec<&String> = accepted.iter().filter(|name| !names.contains(name)).collect();
    let open = || names.iter().zip(problems).filter(|(name, _)| !accepted.contains(*name));
    if open().next().is_none() && unknown.is_empty() {
        return Ok(());
    }
    for (name, problem) in open() {
        println!("{name} {}: {} {}", problem.code, problem.what(texts), problem.fix(texts));
    }
    if !unknown.is_empty() {
        let unknown: Vec<&str> = unknown.into_iter().map(String::as_str).collect();
        bail!("nothing is stored; these are no problems of the file: {}", unknown.join(", "));
    }
    let count = open().count();
    let all = plan.activities().len();
    bail!(
        "nothing is stored: {count} problems in {all} activities; fix the file, or accept each with --accept NAME"
    )
}

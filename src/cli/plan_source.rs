//! Where a plan comes from: a file, or the database.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;

use super::place::{Place, shown};
use super::questionnaires::report;
use crate::action_plan::lint::{Against, Problem, lint};
use crate::action_plan::{Bodies, Period, Plan, read_plan};
use crate::assessment::{Assessment, StoredPlan, all};
use crate::offline::read_sheet;
use crate::texts::{Language, Texts};

/// Which plan.
#[derive(Debug, Clone, Args)]
pub struct Source {
    /// A plan as a file, without a database: CSV or XLSX with the columns block,row,activity,title,text,indicators,tasked,recommended,start,end; lists have ; between
    #[arg(long)]
    pub input: Option<PathBuf>,
    /// Which stored plan, by its title or id; not needed where there is one
    #[arg(long, conflicts_with = "input")]
    pub plan: Option<String>,
    /// Title of a plan from a file
    #[arg(long, default_value = "")]
    pub title: String,
    /// Years of a plan from a file, such as 2027-2030
    #[arg(long, value_parser = period)]
    pub period: Option<Period>,
    #[command(flatten)]
    pub place: Place,
}

/// Two years with a dash between, or one.
///
/// # Errors
/// What is wrong with them.
pub fn period(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .ok_or_else(|| "write two years such as 2027-2030, the first not after the last".to_owned())
}

/// A plan that was found.
pub struct Found {
    /// What people know it by: its file, or its title.
    pub name: String,
    /// What it says.
    pub plan: Plan,
    /// What is stored of it, where it is.
    pub stored: Option<StoredPlan>,
    /// Severe findings of its round.
    pub severe: Vec<String>,
}

impl Found {
    /// What is wrong with it that nobody accepted, and how much somebody did.
    pub fn problems(&self, severe: &[String]) -> (Vec<Problem>, usize) {
        let Some(stored) = &self.stored else {
            return (lint(&self.plan, &Against { bodies: Bodies::shipped(), severe }), 0);
        };
        let [open, kept] = stored.draft.problems(&Against { bodies: &stored.draft.bodies(), severe });
        (open.into_iter().map(|one| one.problem).collect(), kept.len())
    }

    /// Criteria somebody says are met: those `named`, and those recorded with the plan.
    pub fn met(&self, named: &[String]) -> BTreeMap<String, String> {
        let named = named.iter().map(|name| (name.clone(), String::new()));
        let recorded = self.stored.iter().flat_map(|stored| stored.draft.head.met.clone());
        named.chain(recorded).collect()
    }
}

impl Source {
    /// Reads the file, or loads the plan.
    ///
    /// # Errors
    /// When it cannot be read, or it is not clear which plan is meant.
    pub async fn find(&self) -> anyhow::Result<Found> {
        if let Some(input) = &self.input {
            let plan = read(input, &self.title, self.period)?;
            return Ok(Found { name: shown(input), plan, stored: None, severe: Vec::new() });
        }
        let assessment = self.open().await?;
        let stored = self.stored(&assessment).await?;
        let severe = assessment.severe_findings(stored.entry.round).await?;
        let name = called(&stored.draft.head.title, &stored.entry.id.to_string());
        let plan = stored.draft.plan().reported(&all(assessment.reports(stored.entry.id).await?));
        Ok(Found { name, plan, severe, stored: Some(stored) })
    }

    /// The database, which must be there.
    ///
    /// # Errors
    /// When it is not.
    pub async fn open(&self) -> anyhow::Result<Assessment> {
        if !self.place.is_there() {
            bail!("there is no database in {}; name a file with --input", self.place.shown());
        }
        self.place.open().await
    }

    /// The stored plan that is meant.
    ///
    /// # Errors
    /// When there is none, or several and none is named.
    pub async fn stored(&self, assessment: &Assessment) -> anyhow::Result<StoredPlan> {
        let plans = assessment.plans().await?;
        let named = |wanted: &str| {
            let is = |(entry, head): &&_| is_called(wanted, entry, head);
            plans.iter().filter(is).collect::<Vec<_>>()
        };
        let found = self.plan.as_deref().map_or_else(|| plans.iter().collect(), named);
        match found.as_slice() {
            [(entry, _)] => Ok(assessment.plan(entry.id).await?),
            [] if self.plan.is_none() => bail!("there is no plan; `plan import FILE` takes one in"),
            _ => {
                let known = plans
                    .iter()
                    .map(|(entry, head)| format!("{}  {}", entry.id, called(&head.title, "(no title)")));
                let known = known.collect::<Vec<_>>().join("\n  ");
                Err(anyhow!("name one of these plans with --plan, by title or id:\n  {known}"))
            }
        }
    }
}

fn is_called(wanted: &str, entry: &crate::store::PlanEntry, head: &crate::action_plan::Head) -> bool {
    entry.id.to_string() == wanted || head.title == wanted
}

fn called(title: &str, otherwise: &str) -> String {
    if title.is_empty() { otherwise.to_owned() } else { title.to_owned() }
}

/// Reads a plan as it is printed.
///
/// # Errors
/// Every cell that cannot be read, on standard error.
pub fn read(input: &Path, title: &str, period: Option<Period>) -> anyhow::Result<Plan> {
    let bytes = fs::read(input).with_context(|| format!("cannot read {}", shown(input)))?;
    let name = shown(input);
    match read_sheet(&name, &bytes).and_then(|table| read_plan(Texts::get(Language::English), &name, &table))
    {
        Ok(plan) => Ok(Plan { title: title.to_owned(), period, ..plan }),
        Err(problems) => Err(report(&problems).err().unwrap_or_else(|| anyhow!("the plan cannot be read"))),
    }
}

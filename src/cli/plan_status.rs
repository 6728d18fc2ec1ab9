//! `plan status`: how far a stored plan has been carried out.

use serde_json::{Value, json};

use super::plan_source::Source;
use crate::action_plan::{Duty, Plan, Progress, Report, Status, owed, progress};
use crate::assessment::letters::today;
use crate::assessment::{StoredPlan, all, clock};

/// Prints it.
///
/// # Errors
/// When there is no such plan.
pub async fn print(source: &Source, as_json: bool) -> anyhow::Result<()> {
    let assessment = source.open().await?;
    let stored = source.stored(&assessment).await?;
    let reports = all(assessment.reports(stored.entry.id).await?);
    let plan = stored.draft.plan();
    let overdue =
        owed(&stored.draft.head, &plan, &reports, today(clock::now()).pred_opt().unwrap_or_default());
    let told = Told { stored: &stored, plan: &plan, reports: &reports, overdue: &overdue };
    if as_json {
        println!("{:#}", told.as_value());
    } else {
        told.print_words();
    }
    Ok(())
}

struct Told<'a> {
    stored: &'a StoredPlan,
    plan: &'a Plan,
    reports: &'a [Report],
    overdue: &'a [Duty],
}

impl Told<'_> {
    fn counts(&self) -> Vec<(&'static str, usize)> {
        let standing = progress(self.plan, self.reports);
        let count = |wanted: Option<Status>| standing.values().filter(|one| one.status() == wanted).count();
        let said = Status::ALL.map(|status| (status.code(), count(Some(status))));
        said.into_iter().chain([("not-reported", count(None))]).collect()
    }

    fn print_words(&self) {
        println!("{} ({})", self.stored.draft.head.title, self.stored.draft.head.stage.code());
        for (word, count) in self.counts() {
            println!("  {word}: {count}");
        }
        println!("overdue reports: {}", self.overdue.len());
        for duty in self.overdue {
            println!("  {} {}: for {}, due {}", duty.code, duty.body, duty.year, duty.due);
        }
    }

    fn as_value(&self) -> Value {
        let standing = progress(self.plan, self.reports);
        let nothing = Progress::default();
        let last = |report: &Report| json!({ "year": report.year, "status": report.status.code() });
        let activity = |one: &crate::action_plan::Numbered<'_, crate::action_plan::Activity>| {
            let of = standing.get(&one.part.id).unwrap_or(&nothing);
            let bodies: Vec<Value> =
                of.told().map(|(name, report)| json!({ "body": name, "last": report.map(last) })).collect();
            json!({
                "code": one.code.to_string(),
                "status": of.status().map(Status::code),
                "bodies": bodies,
                "nhri": of.nhri.as_ref().map(last),
            })
        };
        let duty = |duty: &Duty| json!({ "code": duty.code, "body": duty.body, "year": duty.year, "due": duty.due.to_string() });
        let counts: serde_json::Map<String, Value> =
            self.counts().into_iter().map(|(word, count)| (word.to_owned(), count.into())).collect();
        json!({
            "plan": self.stored.entry.id.to_string(),
            "title": self.stored.draft.head.title,
            "stage": self.stored.draft.head.stage.code(),
            "counts": counts,
            "activities": self.plan.activities().iter().map(activity).collect::<Vec<_>>(),
            "overdue": self.overdue.iter().map(duty).collect::<Vec<_>>(),
        })
    }
}

//! What is wrong with a plan, check by check, to be fixed or accepted; and the criteria it meets.

use super::back;
use crate::action_plan::lint::{Check, Problem, Standing, criteria};
use crate::action_plan::{Located, Stage};
use crate::assessment::StoredPlan;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Link, Row, Table, Tag, Tone};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart};
use crate::web::paths::{self, PlanPath};

/// The page.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    [open, kept]: &[Vec<Located>; 2],
    severe: &[String],
    finding: &dyn Fn(&str) -> Link,
) -> Sheet {
    let id = plan.entry.id;
    let mut parts = Vec::new();
    let mut checks: Vec<_> = open.iter().map(|one| one.problem.check).collect();
    checks.sort_unstable();
    checks.dedup();
    for check in checks {
        let of: Vec<&Located> = open.iter().filter(|one| one.problem.check == check).collect();
        let fixes: Vec<String> = of.iter().map(|one| one.problem.fix(texts)).collect();
        // What is to be done stands once where it is the same for all.
        let is_one_fix = fixes.iter().all(|fix| *fix == fixes[0]);
        let count = texts.t_with("studio-problems", &[("count", of.len().into())]);
        let heading = if is_one_fix { format!("{} ({count})", fixes[0]) } else { count };
        parts.push(SheetPart::heading(check.name(), heading));
        let entry = |one: &&Located| {
            let found = entry(texts, (plan, finding), one);
            if is_one_fix { Entry { detail: String::new(), ..found } } else { found }
        };
        parts.push(SheetPart::Links { links: of.iter().map(entry).collect() });
    }
    if open.is_empty() {
        parts.push(SheetPart::words(texts.t("studio-nothing-wrong")));
    }
    if !open.is_empty() {
        parts.push(SheetPart::Form { form: accept(texts, (plan, finding), open) });
    }
    if !kept.is_empty() {
        parts.push(SheetPart::Form { form: take_back(texts, (plan, finding), kept) });
    }
    let problems: Vec<Problem> = open.iter().chain(kept).map(|one| one.problem.clone()).collect();
    parts.push(SheetPart::Table { table: met_table(texts, plan, (&problems, severe)) });
    Sheet {
        back: Some(back(texts, id, &plan.draft)),
        title: texts.t("studio-checks"),
        lead: texts.t("studio-checks-text"),
        tags: (plan.draft.head.stage != Stage::Draft)
            .then(|| super::stage(texts, plan.draft.head.stage))
            .into_iter()
            .collect(),
        links: vec![
            Link::new(texts.t("studio-bodies"), paths::plan(id, PlanPath::Bodies)),
            Link::new(texts.t("studio-criteria"), paths::plan(id, PlanPath::Criteria)),
        ],
        parts,
        ..Sheet::default()
    }
}

/// A plan with what its findings are called.
type Named<'a> = (&'a StoredPlan, &'a dyn Fn(&str) -> Link);

/// What is wrong, in words: a finding by its title.
fn words(texts: &Texts, finding: &dyn Fn(&str) -> Link, one: &Located) -> String {
    let what = one.problem.what(texts);
    if one.problem.check == Check::FindingNotAnswered {
        return what.replace(one.problem.found(), &finding(one.problem.found()).text);
    }
    format!("{} {what}", one.problem.code).trim().to_owned()
}

fn entry(texts: &Texts, (plan, finding): Named<'_>, one: &Located) -> Entry {
    let href = match one.part.as_str() {
        "" if one.problem.check == Check::FindingNotAnswered => finding(one.problem.found()).href,
        "" => String::new(),
        part => paths::plan(plan.entry.id, PlanPath::Part(part)),
    };
    Entry {
        text: words(texts, finding, one),
        href,
        tags: Vec::new(),
        detail: format!("{} {}", texts.t("lint-to-do"), one.problem.fix(texts)),
    }
}

/// The form by which problems are accepted, each with a box of its own. What is accepted is named by its place in the
/// list, and by the revisions it was made from.
fn accept(texts: &Texts, named: Named<'_>, open: &[Located]) -> SheetForm {
    SheetForm {
        id: "accept".to_owned(),
        title: texts.t("studio-accept-title"),
        text: texts.t("studio-accept-text"),
        button: texts.t("studio-accept-button"),
        ..boxes(texts, named, open, PlanPath::Checks)
    }
}

/// The form by which problems that were accepted become problems again.
fn take_back(texts: &Texts, named: Named<'_>, kept: &[Located]) -> SheetForm {
    SheetForm {
        id: "kept".to_owned(),
        title: texts.t("studio-kept-problems"),
        text: texts.t("studio-take-back-text"),
        button: texts.t("studio-take-back-button"),
        ..boxes(texts, named, kept, PlanPath::TakeBack)
    }
}

fn boxes(texts: &Texts, (plan, finding): Named<'_>, problems: &[Located], action: PlanPath<'_>) -> SheetForm {
    let choice = |(key, one): (String, &Located)| Choice::new(key, words(texts, finding, one));
    let choices: Vec<Choice> = keys(problems).into_iter().zip(problems).map(choice).collect();
    SheetForm {
        action: paths::plan(plan.entry.id, action),
        fields: vec![
            FormField::hidden("revision", plan.head.revision),
            FormField::boxes("accept", texts.t("studio-accept"), Choices::of(choices)),
        ],
        is_quiet: true,
        ..SheetForm::default()
    }
}

/// A name for each problem of a stored plan: the check, the part, and what stands there, so that nothing else is
/// accepted in its place after somebody has changed the plan.
pub fn keys(problems: &[Located]) -> Vec<String> {
    let plain = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let name = |one: &Located| {
        let found: String = one.problem.found().chars().map(plain).collect();
        [one.problem.check.name(), &one.part, &found].join("-").trim_end_matches('-').to_owned()
    };
    problems.iter().map(name).collect()
}

fn met_table(texts: &Texts, plan: &StoredPlan, (problems, severe): (&[Problem], &[String])) -> Table {
    let met = &plan.draft.head.met;
    let criteria = criteria(&plan.draft.plan(), problems, severe, met);
    let count = criteria.iter().filter(|(_, standing)| *standing == Standing::Met).count();
    let row = |(criterion, standing): &(&crate::action_plan::lint::Criterion, Standing)| {
        let (tag, todo) = match standing {
            Standing::Met => {
                let shown = met.get(criterion.name).cloned().unwrap_or_default();
                (Tag::new(texts.t("criterion-met"), Tone::Done), shown)
            }
            Standing::NotMet => {
                (Tag::new(texts.t("criterion-not-met"), Tone::Attention), criterion.fix(texts))
            }
            Standing::NotKnown => {
                (Tag::new(texts.t("criterion-not-known"), Tone::Quiet), criterion.fix(texts))
            }
        };
        Row::new(criterion.title(texts), vec![Cell::tag(tag), Cell::words(todo)])
    };
    Table {
        caption: format!("{}: {count} / {}", texts.t("criteria-met"), criteria.len()),
        columns: vec![
            Column::words(texts.t("studio-criterion")),
            Column::words(texts.t("studio-stage")),
            Column::words(texts.t("studio-criteria-shown")),
        ],
        rows: criteria.iter().map(row).collect(),
        note: texts.t("studio-criteria-note"),
    }
}

//! What a plan covers: principles by activities, severe findings without one, the load of bodies, costs, the years, and
//! what must come before what.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::back;
use crate::action_plan::{Bodies, Coverage, Draft, Located, Pillar, Plan, coverage, sequence};
use crate::assessment::StoredPlan;
use crate::report::plan::{Whose, timeline};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Row, Table};
use crate::web::pages::sheet::{Entry, Sheet, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::view::charts::figure;

/// A severe finding no activity answers: its title and where it stands.
pub type Open = (String, String);

/// The page.
pub fn page(texts: &Texts, plan: &StoredPlan, open: &[Open]) -> Sheet {
    let (id, draft) = (plan.entry.id, &plan.draft);
    Sheet {
        back: Some(back(texts, id, draft)),
        title: texts.t("studio-coverage"),
        lead: texts.t("studio-coverage-text"),
        parts: parts(texts, draft, open, |part| paths::plan(id, PlanPath::Part(part))),
        ..Sheet::default()
    }
}

/// The parts of the page; `href` leads to an activity.
pub fn parts(texts: &Texts, draft: &Draft, open: &[Open], href: impl Fn(&str) -> String) -> Vec<SheetPart> {
    let (plan, bodies) = (draft.plan(), Bodies::shipped());
    let covered = coverage(&plan, bodies);
    let mut parts = Vec::new();
    if let Some(chart) = timeline(texts, (&plan, Whose::Everybodys)) {
        parts.push(SheetPart::Picture { figure: Box::new(figure(chart)) });
    }
    let ids = draft.ids();
    parts.push(SheetPart::Table { table: principles(texts, &covered) });
    parts.extend(SheetPart::table(load(texts, &covered)));
    parts.extend(SheetPart::table(costs(texts, &covered)));
    parts.extend(order(texts, &plan, &ids, href));
    if !open.is_empty() {
        parts.push(SheetPart::heading("open", texts.t("studio-severe-open")));
        let entry = |(title, href): &Open| Entry {
            text: title.clone(),
            href: href.clone(),
            tags: Vec::new(),
            detail: String::new(),
        };
        parts.push(SheetPart::Links { links: open.iter().map(entry).collect() });
    }
    parts
}

fn principles(texts: &Texts, covered: &Coverage) -> Table {
    let row = |(number, codes): (&u8, &Vec<String>)| {
        let pillar = texts.t_with("studio-pillar", &[("number", Pillar::of(*number).number().into())]);
        let activities = if codes.is_empty() { texts.t("studio-no-activity") } else { codes.join(", ") };
        Row::new(number.to_string(), vec![Cell::words(pillar), Cell::words(activities)])
            .leading_to(paths::principle(*number))
    };
    let note = if covered.without_principle.is_empty() {
        String::new()
    } else {
        let codes = ("codes", covered.without_principle.join(", ").into());
        texts.t_with("studio-without-principle", &[codes])
    };
    Table {
        caption: texts.t("studio-matrix"),
        columns: vec![
            Column::words(texts.t("studio-principle")),
            Column::words(texts.t("studio-pillar-column")),
            Column::words(texts.t("plan-column-activities")),
        ],
        rows: covered.principles.iter().map(row).collect(),
        note,
    }
}

/// What each body carries in each year: tasked and recommended.
fn load(texts: &Texts, covered: &Coverage) -> Table {
    let years: BTreeSet<i32> = covered
        .load
        .iter()
        .flat_map(|one| one.tasked.keys().chain(one.recommended.keys()))
        .copied()
        .collect();
    let bodies = Bodies::shipped();
    let row = |one: &crate::action_plan::Load| {
        let cell = |year: &i32| {
            let count = |of: &BTreeMap<i32, usize>| of.get(year).copied().unwrap_or_default();
            let (tasked, recommended) = (count(&one.tasked), count(&one.recommended));
            Cell::number(if recommended == 0 {
                tasked.to_string()
            } else {
                format!("{tasked} + {recommended}")
            })
        };
        let undated = Cell::number(one.without_period.to_string());
        let cells = years.iter().map(cell).chain([undated]).collect();
        Row::new(bodies.formal(&one.name, texts.language()), cells)
    };
    let columns = years.iter().map(|year| Column::numbers(year.to_string()));
    Table {
        caption: texts.t("studio-load"),
        columns: [Column::words(texts.t("studio-body"))]
            .into_iter()
            .chain(columns)
            .chain([Column::numbers(texts.t("plan-timeline-none"))])
            .collect(),
        rows: covered.load.iter().map(row).collect(),
        note: texts.t("studio-load-note"),
    }
}

fn costs(texts: &Texts, covered: &Coverage) -> Table {
    let range = |(low, high): &(Decimal, Decimal)| {
        if low == high { low.to_string() } else { format!("{low}–{high}") }
    };
    let dated = covered.costs.by_year.iter().map(|((year, source), amounts)| {
        Row::new(year.to_string(), vec![Cell::words(source.clone()), Cell::number(range(amounts))])
    });
    let undated = covered.costs.without_period.iter().map(|(source, amounts)| {
        Row::new(
            texts.t("plan-timeline-none"),
            vec![Cell::words(source.clone()), Cell::number(range(amounts))],
        )
    });
    let counts = [
        ("budget", covered.costs.without_amount.len().into()),
        ("unknown", covered.costs.unknown.len().into()),
    ];
    let note = texts.t_with("studio-costs-note", &counts);
    let none = Row::new(texts.t("studio-no-amount"), vec![Cell::words(""), Cell::words("")]);
    let mut rows: Vec<Row> = dated.chain(undated).collect();
    if rows.is_empty() {
        rows.push(none);
    }
    Table {
        caption: texts.t("studio-costs"),
        columns: vec![
            Column::words(texts.t("studio-year")),
            Column::words(texts.t("studio-cost-source")),
            Column::numbers(texts.t("studio-amount")),
        ],
        rows,
        note,
    }
}

/// In which order activities can be done; what goes in a circle or ends before what it needs is told.
fn order(
    texts: &Texts,
    plan: &Plan,
    ids: &BTreeMap<String, String>,
    href: impl Fn(&str) -> String,
) -> Vec<SheetPart> {
    let sequence = sequence(plan);
    if sequence.steps.len() < 2 && sequence.problems.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![SheetPart::heading("order", texts.t("studio-order"))];
    let step = |(place, codes): (usize, &Vec<String>)| Entry {
        text: texts.t_with("studio-step", &[("number", (place + 1).into())]),
        href: String::new(),
        tags: Vec::new(),
        detail: codes.join(", "),
    };
    parts.push(SheetPart::Links { links: sequence.steps.iter().enumerate().map(step).collect() });
    let problem = |(code, before): &(String, String)| Entry {
        text: texts.t_with(
            "studio-order-wrong",
            &[("code", code.as_str().into()), ("before", before.as_str().into())],
        ),
        href: ids.get(code).map(|id| href(id)).unwrap_or_default(),
        tags: Vec::new(),
        detail: String::new(),
    };
    if !sequence.problems.is_empty() {
        parts.push(SheetPart::Links { links: sequence.problems.iter().map(problem).collect() });
    }
    parts
}

/// The severe findings a plan does not answer.
pub fn unanswered(problems: &[Located], title: impl Fn(&str) -> Open) -> Vec<Open> {
    let is = |one: &&Located| one.problem.check.name() == "finding-not-answered";
    problems.iter().filter(is).map(|one| title(one.problem.found())).collect()
}

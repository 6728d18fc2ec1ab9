//! How far a plan has been carried out: as its bodies say, as the NHRI says, and what is overdue.

use chrono::NaiveDate;

use super::{back, stage, status_tag, status_words};
use crate::action_plan::{Bodies, Duty, Progress, Report, Status, progress, shortened};
use crate::assessment::StoredPlan;
use crate::chart::{Count, DistributionRow, Group, LevelCounts};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Figure, Link, Row, Table, Tag, Tone};
use crate::web::pages::sheet::{Entry, Sheet, SheetPart};
use crate::web::paths::{self, PlanPath};
use crate::web::view::charts;

/// The order of the picture, from pale to dark: the darker, the more has been done.
const BY_PROGRESS: [Status; 6] = [
    Status::Dropped,
    Status::NotStarted,
    Status::Delayed,
    Status::Changed,
    Status::InProgress,
    Status::Completed,
];

/// The page of the NHRI.
pub fn page(
    texts: &Texts,
    plan: &StoredPlan,
    (reports, owed, today): (&[Report], &[Duty], NaiveDate),
) -> Sheet {
    let (id, draft) = (plan.entry.id, &plan.draft);
    let to = |page: PlanPath<'_>| paths::plan(id, page);
    let mut parts = vec![SheetPart::Picture { figure: Box::new(figure(texts, plan, reports)) }];
    let late = texts.t_with("studio-overdue", &[("count", overdue(owed, today).into())]);
    parts.push(SheetPart::heading("overdue", late));
    let entries = |is_late: bool| {
        let of = owed.iter().filter(move |duty| (duty.due < today) == is_late);
        let entry = |duty: &Duty| {
            let body = Bodies::shipped().formal(&duty.body, texts.language());
            let href = paths::report_of(id, (&duty.activity, duty.year, &duty.body));
            duty_entry(texts, duty, (format!("· {body}"), href, today))
        };
        of.map(entry).collect::<Vec<Entry>>()
    };
    parts.push(SheetPart::Links { links: entries(true) });
    let soon = entries(false);
    if !soon.is_empty() {
        parts.push(SheetPart::heading("soon", texts.t("studio-due-soon")));
        parts.push(SheetPart::Links { links: soon });
    }
    parts.push(SheetPart::Table { table: table(texts, plan, reports, |part| to(PlanPath::Report(part))) });
    Sheet {
        back: Some(back(texts, id, draft)),
        title: texts.t("studio-progress"),
        lead: texts.t("studio-progress-text"),
        tags: vec![stage(texts, draft.head.stage)],
        links: vec![
            Link::new("CSV", to(PlanPath::ProgressFile)),
            Link::new(texts.t("studio-completion-docx"), to(PlanPath::Completion("docx"))),
            Link::new(texts.t("studio-completion-pdf"), to(PlanPath::Completion("pdf"))),
        ],
        parts,
        ..Sheet::default()
    }
}

fn overdue(owed: &[Duty], today: NaiveDate) -> usize {
    owed.iter().filter(|duty| duty.due < today).count()
}

/// A report that is owed: what it is about, in words, where it is written, and whether its day is over.
pub fn duty_entry(texts: &Texts, duty: &Duty, (words, href, today): (String, String, NaiveDate)) -> Entry {
    let facts = [("year", duty.year.to_string().into()), ("day", texts.date(duty.due).into())];
    let late = Tag::new(texts.t("studio-is-overdue"), Tone::Attention);
    Entry {
        text: format!("{} {words}", duty.code),
        href,
        tags: if duty.due < today { vec![late] } else { Vec::new() },
        detail: texts.t_with("studio-owed", &facts),
    }
}

/// Where each activity stands.
pub fn table(texts: &Texts, plan: &StoredPlan, reports: &[Report], href: impl Fn(&str) -> String) -> Table {
    let read = plan.draft.plan();
    let standing = progress(&read, reports);
    let row = |one: &crate::action_plan::Numbered<'_, crate::action_plan::Activity>| {
        let progress = &standing[&one.part.id];
        let words = if one.part.text.is_empty() { &one.part.title } else { &one.part.text };
        let cells = vec![
            Cell::words(bodies(texts, progress)),
            Cell::tag(status_tag(texts, progress.said())),
            Cell::words(nhri(texts, progress)),
        ];
        let row = Row::new(format!("{} {}", one.code, shortened(words, 120)), cells);
        match href(&one.part.id) {
            empty if empty.is_empty() => row,
            href => row.leading_to(href),
        }
    };
    Table {
        caption: texts.t("studio-where-activities-stand"),
        columns: vec![
            Column::words(texts.t("studio-activity")),
            Column::words(texts.t("studio-last-reports")),
            Column::words(texts.t("studio-bodies-say")),
            Column::words(texts.t("studio-nhri-says")),
        ],
        rows: read.activities().iter().map(row).collect(),
        note: texts.t("studio-progress-note"),
    }
}

/// What the NHRI says, with the year it says it of: it owes no report, so that none is nothing missing.
fn nhri(texts: &Texts, progress: &Progress) -> String {
    let said = |own: &Report| format!("{}, {}", own.year, status_words(texts, own.status));
    progress.nhri.as_ref().map(said).unwrap_or_default()
}

fn bodies(texts: &Texts, progress: &Progress) -> String {
    let one = |(name, last): (&String, Option<&Report>)| {
        let name = Bodies::shipped().formal(name, texts.language());
        let said = last.map_or_else(
            || texts.t("studio-not-reported"),
            |last| format!("{}, {}", last.year, status_words(texts, last.status)),
        );
        format!("{name}: {said}")
    };
    progress.told().map(one).collect::<Vec<_>>().join("; ")
}

/// How many activities stand where, block by block. What nobody reported is a part of its own.
pub fn figure(texts: &Texts, plan: &StoredPlan, reports: &[Report]) -> Figure {
    let read = plan.draft.plan();
    let standing = progress(&read, reports);
    let row = |block: &crate::action_plan::Numbered<'_, crate::action_plan::Block>| {
        let all: Vec<Option<Status>> = block
            .part
            .areas
            .iter()
            .flat_map(|area| &area.activities)
            .map(|one| standing[&one.id].status())
            .collect();
        let count = |wanted: Option<Status>| {
            let count = all.iter().filter(|status| **status == wanted).count();
            Count::new(u32::try_from(count).unwrap_or(u32::MAX))
        };
        let levels = BY_PROGRESS.map(|status| count(Some(status))).to_vec();
        DistributionRow {
            label: format!("{} {}", block.code, shortened(&block.part.title, 60)),
            counts: LevelCounts::Shown { levels, not_rated: count(None) },
            aside: Some(all.len().to_string()),
        }
    };
    let rows = read.blocks().iter().map(row).collect();
    let words = charts::Named {
        title: texts.t("studio-progress-figure"),
        description: texts.t("studio-progress-figure-text"),
        topic: texts.t("studio-block"),
        not_rated: texts.t("studio-not-reported"),
    };
    let levels = BY_PROGRESS.map(|status| status_words(texts, status)).to_vec();
    charts::counted(texts, words, levels, vec![Group::plain(rows)])
}

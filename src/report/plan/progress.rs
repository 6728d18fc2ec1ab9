//! What was reported on a plan: as CSV, and as the statement that closes it.

use std::collections::BTreeMap;

use super::super::document::{Block, Column, Cover, Document, Layout, Row, Table};
use super::held_words;
use crate::action_plan::{
    Activity, Bodies, Event, Numbered, Plan, Progress, Report, Status, Value, progress,
};
use crate::response::neutral;
use crate::texts::Texts;

/// Every report, one line for each value, and one for a report without values.
pub fn progress_csv(plan: &Plan, reports: &[Report]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let head = [
        "year",
        "activity",
        "text",
        "body",
        "status",
        "words",
        "evidence",
        "indicator",
        "total",
        "women",
        "men",
        "younger_than_30",
        "30_and_older",
    ];
    writer.write_record(head).expect("memory takes every row");
    let activities = plan.activities();
    let mut sorted: Vec<&Report> = reports.iter().collect();
    sorted.sort_by(|a, b| (a.year, &a.activity, &a.by).cmp(&(b.year, &b.activity, &b.by)));
    for report in sorted {
        let of = activities.iter().find(|one| one.part.id == report.activity);
        let (code, text) = of.map(|one| (one.code.to_string(), one.part.text.clone())).unwrap_or_default();
        let nothing = [Value::default()];
        let values = if report.values.is_empty() { &nothing[..] } else { &report.values };
        for value in values {
            let number =
                |one: Option<rust_decimal::Decimal>| one.map(|one| one.to_string()).unwrap_or_default();
            let line = [
                report.year.to_string(),
                code.clone(),
                text.clone(),
                report.by.clone(),
                report.status.code().to_owned(),
                report.words.clone(),
                report.evidence.clone(),
                value.indicator.clone(),
                number(value.total),
                number(value.women),
                number(value.men),
                number(value.young),
                number(value.older),
            ];
            writer.write_record(line.map(|cell| neutral(&cell))).expect("memory takes every row");
        }
    }
    writer.into_inner().expect("memory takes every row")
}

fn status_words(texts: &Texts, status: Option<Status>) -> String {
    match status {
        None => texts.t("studio-not-reported"),
        Some(Status::NotStarted) => texts.t("studio-status-not-started"),
        Some(Status::InProgress) => texts.t("studio-status-in-progress"),
        Some(Status::Completed) => texts.t("studio-status-completed"),
        Some(Status::Delayed) => texts.t("studio-status-delayed"),
        Some(Status::Changed) => texts.t("studio-status-changed"),
        Some(Status::Dropped) => texts.t("studio-status-dropped"),
    }
}

/// The statement at the end of a plan: how many activities stand where, and each with what its bodies and the NHRI say.
pub fn completion(
    texts: &Texts,
    (plan, title): (&Plan, &str),
    (reports, events): (&[Report], &[Event]),
) -> Document {
    let standing = progress(plan, reports);
    let blocks = vec![
        Block::Table(counts(texts, &standing)),
        Block::Table(activities(texts, plan, (&standing, events))),
        Block::paragraph(texts.t("studio-progress-note").as_str()),
    ];
    let years = plan.years().map(|years| years.to_string().replace('-', "–")).unwrap_or_default();
    Document {
        language: texts.language().code().to_owned(),
        title: texts.t("studio-completion"),
        subtitle: Some(title.to_owned()),
        cover: Cover { publisher: years, ..Cover::default() },
        contents_title: None,
        layout: Layout::Annex { running: title.to_owned() },
        blocks,
    }
}

/// Where each activity stands, by its id.
type Standing = BTreeMap<String, Progress>;

fn counts(texts: &Texts, standing: &Standing) -> Table {
    let row = |status: Option<Status>| {
        let count = standing.values().filter(|one| one.status() == status).count();
        Row::Cells(vec![status_words(texts, status).as_str().into(), count.to_string().as_str().into()])
    };
    let all = Status::ALL.map(Some).into_iter().chain([None]);
    Table {
        caption: texts.t("studio-completion-counts"),
        columns: vec![
            Column::words(texts.t("studio-status"), 3),
            Column::numbers(texts.t("studio-count"), 1),
        ],
        rows: all.map(row).collect(),
        note: None,
    }
}

fn activities(texts: &Texts, plan: &Plan, (standing, events): (&Standing, &[Event])) -> Table {
    let said = |report: Option<&Report>| match report {
        None => texts.t("studio-not-reported"),
        Some(report) => {
            let status = status_words(texts, Some(report.status));
            let words = format!("{status} ({}). {}", report.year, report.words);
            [words, values(texts, report)].join("\n").trim().to_owned()
        }
    };
    let row = |one: &Numbered<'_, Activity>| {
        let of = &standing[&one.part.id];
        let body = |(name, report): (&String, Option<&Report>)| {
            format!("{}: {}", Bodies::shipped().formal(name, texts.language()), said(report))
        };
        let bodies: Vec<String> = of.told().map(body).collect();
        let held = held_words(texts, events, &one.part.id);
        let title = [format!("{} {}", one.code, one.part.text)];
        let title: Vec<String> = title.into_iter().chain(held).collect();
        let cells = [title.join("\n"), bodies.join("\n"), said(of.nhri.as_ref())];
        Row::Cells(cells.iter().map(|cell| cell.as_str().into()).collect())
    };
    Table {
        caption: texts.t("studio-where-activities-stand"),
        columns: vec![
            Column::words(texts.t("studio-activity"), 3),
            Column::words(texts.t("studio-bodies-say"), 4),
            Column::words(texts.t("studio-nhri-says"), 3),
        ],
        rows: plan.activities().iter().map(row).collect(),
        note: None,
    }
}

/// The values of the indicators that were reported, in words, a line for each.
pub fn values(texts: &Texts, report: &Report) -> String {
    let one = |value: &Value| {
        let said = [
            (texts.t("studio-value-total"), value.total),
            (texts.t("studio-value-women"), value.women),
            (texts.t("studio-value-men"), value.men),
            (texts.t("studio-value-young"), value.young),
            (texts.t("studio-value-older"), value.older),
        ];
        let said: Vec<String> =
            said.into_iter().filter_map(|(label, value)| Some(format!("{label} {}", value?))).collect();
        format!("{}: {}", value.indicator, said.join(", "))
    };
    report.values.iter().filter(|value| !value.is_empty()).map(one).collect::<Vec<_>>().join("\n")
}

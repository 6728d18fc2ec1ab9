//! The plan line by line, as CSV and as a workbook that can be read back.

use super::Whose;
use crate::action_plan::{
    self, Activity, Area, COLUMNS, Code, Kind, MORE_COLUMNS, Numbered, Pillar, Plan, Section, Status, Term,
    WORKED_OUT, When,
};
use crate::report::xlsx::{Book, Field, Sheet};
use crate::response::neutral;

type Line = Vec<String>;

/// The lines: one for each section, block, area without activities, and activity.
fn lines((plan, whose): (&Plan, Whose<'_>)) -> Vec<Line> {
    let sections = |is_after: bool| {
        let of = plan.sections.iter().filter(move |one| one.is_after == is_after);
        of.filter(move |_| whose == Whose::Everybodys)
    };
    let mut found: Vec<Line> = sections(false).flat_map(section).collect();
    for block in plan.blocks() {
        let areas = action_plan::numbered(&block.code, &block.part.areas);
        let rows: Vec<Line> =
            areas.iter().flat_map(|area| area_lines(&block.code, area, (plan, whose))).collect();
        if !rows.is_empty() || whose == Whose::Everybodys {
            found.push(head([&block.code.to_string(), "", &block.part.title, ""]));
            found.extend(rows);
        }
    }
    found.extend(sections(true).flat_map(section));
    found
}

fn area_lines(block: &Code, area: &Numbered<'_, Area>, (plan, whose): (&Plan, Whose<'_>)) -> Vec<Line> {
    let (activities, is_written) = whose.of(area);
    let (block, row) = (block.to_string(), area.code.to_string());
    // Only a line of its own keeps the title of an area from that of its first activity.
    let is_headed = activities.first().is_none_or(|first| !first.part.title.is_empty());
    let heading = head([&block, &row, &area.part.title, ""]);
    let lines = activities.iter().enumerate().map(|(place, one)| {
        let title = if place == 0 && !is_headed { &area.part.title } else { &one.part.title };
        line([&block, &row, &one.code.to_string(), title], one.part, plan)
    });
    [heading].into_iter().filter(|_| is_headed && is_written).chain(lines).collect()
}

/// A line for each paragraph: a cell has room for one.
fn section(section: &Section) -> Vec<Line> {
    let mut paragraphs = section.text.lines();
    let first = head([&section.printed, "", &section.title, paragraphs.next().unwrap_or_default()]);
    let more = paragraphs.map(|words| head([&section.printed, "", "", words]));
    [first].into_iter().chain(more).collect()
}

fn head([block, row, title, text]: [&str; 4]) -> Line {
    let cells = [block, row, "", title, text].map(str::to_owned);
    let empty = columns().count() - cells.len();
    cells.into_iter().chain(std::iter::repeat_n(String::new(), empty)).collect()
}

fn line(codes: [&str; 4], activity: &Activity, plan: &Plan) -> Line {
    let when = |when: Option<When>| when.map(|when| when.to_string()).unwrap_or_default();
    let numbers = |of: &[u8]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let pillars: Vec<u8> = activity.pillars().into_iter().map(Pillar::number).collect();
    let term = plan.years().and_then(|years| activity.term(years));
    let (low, high) =
        activity.cost.map(|(low, high)| (low.to_string(), high.to_string())).unwrap_or_default();
    let own = [
        activity.text.clone(),
        activity.indicators.join("; "),
        activity.tasked.join("; "),
        activity.recommended.join("; "),
        when(activity.start),
        when(activity.end),
        activity.lead.clone(),
        numbers(&activity.principles),
        activity.findings.join("; "),
        low,
        high,
        activity.cost_source.clone(),
        activity.baseline.clone(),
        activity.target.clone(),
        activity.verification.clone(),
        activity.kind.map(Kind::code).unwrap_or_default().to_owned(),
        activity.outcomes.join("; "),
        activity.groups.join("; "),
        activity.partners.join("; "),
        numbers(&activity.sdgs),
        plan.before(activity).join("; "),
        numbers(&pillars),
        term.map(Term::code).unwrap_or_default().to_owned(),
        activity.status.map(Status::code).unwrap_or_default().to_owned(),
    ];
    codes.into_iter().map(str::to_owned).chain(own).collect()
}

fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.into_iter().chain(MORE_COLUMNS).chain(WORKED_OUT)
}

/// The plan as CSV, UTF-8 with a byte order mark.
pub fn csv(of: (&Plan, Whose<'_>)) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(columns()).expect("memory takes every row");
    for line in lines(of) {
        let cells: Vec<String> = line.iter().map(|cell| neutral(cell)).collect();
        writer.write_record(cells).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}

/// The plan as a workbook of one sheet.
pub fn book(of: (&Plan, Whose<'_>), title: &str) -> Book {
    let width = |column: &str| match column {
        "title" | "text" | "indicators" | "outcomes" => 44,
        "tasked" | "recommended" | "lead" | "partners" | "findings" | "baseline" | "target"
        | "verification" => 28,
        "cost_source" | "groups" | "status" => 20,
        _ => 11,
    };
    let rows = lines(of).into_iter().map(|line| line.into_iter().map(Field::from).collect());
    Book {
        title: title.to_owned(),
        sheets: vec![Sheet {
            name: "plan".to_owned(),
            facts: Vec::new(),
            columns: columns().map(|column| (column.to_owned(), width(column))).collect(),
            rows: rows.collect(),
        }],
    }
}

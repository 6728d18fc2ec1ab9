//! A plan in the form a government adopts: sections, and for each block a table of five columns across the page, with
//! those who are tasked above those to whom it is recommended.

mod json;
mod lists;
mod progress;
mod rows;
#[cfg(test)]
mod tests;
mod timeline;

pub use json::json;
pub use lists::{dispositions_csv, events_csv, held_words, participants_of, tracking_csv};
pub use progress::{completion, progress_csv, values};
pub use rows::{book, csv};
pub use timeline::timeline;

use super::document::{Block, Cell, Column, Cover, Document, Layout, Row, Table, Text};
use crate::action_plan::{self, Activity, Area, Bodies, Code, Numbered, Plan, Section, Stage, When};
use crate::texts::Texts;

/// What the document is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A National Action Plan.
    #[default]
    NationalActionPlan,
    /// A State Programme.
    StateProgramme,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NationalActionPlan, Self::StateProgramme];

    /// The word in files and commands.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalActionPlan => "national-action-plan",
            Self::StateProgramme => "state-programme",
        }
    }

    /// The form of that word; the usual one for another.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.code() == code).unwrap_or_default()
    }

    /// What a plan of this form is called that has this title, or none.
    pub fn called(self, texts: &Texts, title: &str) -> String {
        if title.is_empty() { self.title(texts) } else { title.to_owned() }
    }

    /// The usual title.
    pub fn title(self, texts: &Texts) -> String {
        match self {
            Self::NationalActionPlan => texts.t("plan-title-national"),
            Self::StateProgramme => texts.t("plan-title-state"),
        }
    }
}

/// Whose activities are written; numbers are those of the whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// The whole plan.
    Everybodys,
    /// What this body is tasked with or recommended.
    Of(&'a str),
}

impl Whose<'_> {
    /// True when an activity is written.
    pub fn takes(self, activity: &Activity) -> bool {
        let Self::Of(name) = self else { return true };
        let bodies = Bodies::shipped();
        let key = bodies.key(name);
        activity.tasked.iter().chain(&activity.recommended).any(|one| bodies.key(one) == key)
    }

    /// The activities of an area that are written, and whether the area is.
    fn of<'p>(self, area: &Numbered<'p, Area>) -> (Vec<Numbered<'p, Activity>>, bool) {
        let mut activities = action_plan::numbered(&area.code, &area.part.activities);
        activities.retain(|one| self.takes(one.part));
        let is_written = !activities.is_empty() || self == Self::Everybodys;
        (activities, is_written)
    }
}

/// The plan as a document. Numbers are those the places give, whatever was printed.
pub fn document(texts: &Texts, (plan, whose): (&Plan, Whose<'_>), form: Form) -> Document {
    let years = plan.years().map(|years| dashed(&years));
    let body = match whose {
        Whose::Everybodys => None,
        Whose::Of(name) => Some(Bodies::shipped().formal(name, texts.language())),
    };
    let subtitle: Vec<String> = years.into_iter().chain(body).collect();
    let title = if plan.title.is_empty() { form.title(texts) } else { plan.title.clone() };
    Document {
        language: texts.language().code().to_owned(),
        title: title.clone(),
        subtitle: (!subtitle.is_empty()).then(|| subtitle.join(" · ")),
        cover: Cover { publisher: stage_words(texts, plan.stage), ..Cover::default() },
        contents_title: None,
        layout: Layout::Annex { running: title },
        blocks: blocks(texts, (plan, whose)),
    }
}

fn stage_words(texts: &Texts, stage: Stage) -> String {
    match stage {
        Stage::Draft => texts.t("plan-draft"),
        Stage::Adopted => texts.t("studio-stage-adopted"),
        Stage::Completed => texts.t("studio-stage-completed"),
        Stage::SetAside => texts.t("studio-stage-set-aside"),
    }
}

fn dashed(words: &impl ToString) -> String {
    words.to_string().replace('-', "–")
}

fn blocks(texts: &Texts, (plan, whose): (&Plan, Whose<'_>)) -> Vec<Block> {
    let chapter = plan.blocks().first().map(|block| block.code.first());
    let is_chapter = |section: &&Section| Code::parse(&section.printed) == chapter.map(Code::chapter);
    let others = || {
        let own = plan.sections.iter().filter(|section| !is_chapter(section));
        own.filter(|_| whose == Whose::Everybodys)
    };
    let mut found: Vec<Block> = others().filter(|one| !one.is_after).flat_map(section).collect();
    match plan.sections.iter().find(is_chapter) {
        Some(own) => found.extend(section(own)),
        None => {
            let number = chapter.map(|number| number.to_string()).unwrap_or_default();
            found.push(Block::chapter(headed(&number, &texts.t("plan-activities"))));
        }
    }
    for (heading, table) in tables(texts, (plan, whose)) {
        found.push(Block::section(heading));
        found.push(Block::Table(table));
    }
    found.extend(others().filter(|one| one.is_after).flat_map(section));
    found
}

/// The table of each block with its heading.
pub(super) fn tables(texts: &Texts, (plan, whose): (&Plan, Whose<'_>)) -> Vec<(String, Table)> {
    let of_block = |block: Numbered<'_, action_plan::Block>| {
        let areas = action_plan::numbered(&block.code, &block.part.areas);
        let rows: Vec<Row> = areas.iter().flat_map(|area| area_rows(texts, whose, area)).collect();
        if rows.is_empty() && whose != Whose::Everybodys {
            return None;
        }
        // "Prevention. Objective 1 (2.2.1) ...": the name of the block, and the objective it serves.
        let (name, objective) = block.part.title.split_once(". ").unwrap_or((&block.part.title, ""));
        // Above the table as its caption, the objective stays with it on one page.
        Some((headed(&block.code.to_string(), name), table(texts, objective, rows)))
    };
    plan.blocks().into_iter().filter_map(of_block).collect()
}

/// A section with its heading: a chapter, or a part of one.
fn section(section: &Section) -> Vec<Block> {
    let words = headed(&section.printed, &section.title);
    let is_part = Code::parse(&section.printed).is_some_and(|code| !code.is_of_one());
    let heading = if is_part { Block::section(words) } else { Block::chapter(words) };
    let paragraphs = section.text.lines().filter(|line| !line.is_empty()).map(Block::paragraph);
    [heading].into_iter().filter(|_| !section.title.is_empty()).chain(paragraphs).collect()
}

fn headed(number: &str, words: &str) -> String {
    let number = number.trim().trim_end_matches('.');
    if number.is_empty() { words.to_owned() } else { format!("{number}. {words}") }
}

fn table(texts: &Texts, objective: &str, rows: Vec<Row>) -> Table {
    Table {
        caption: objective.to_owned(),
        columns: vec![
            Column::words(texts.t("plan-column-area"), 22),
            Column::words(texts.t("plan-column-activities"), 30),
            Column::words(texts.t("plan-column-indicators"), 25),
            Column::words(texts.t("plan-column-agencies"), 24),
            Column::words(texts.t("plan-column-period"), 11),
        ],
        rows,
        note: None,
    }
}

/// The rows of an area: neighbouring activities with the same bodies and period stand in one, as in the form.
fn area_rows(texts: &Texts, whose: Whose<'_>, area: &Numbered<'_, Area>) -> Vec<Row> {
    let title = Cell::from(headed(&area.code.to_string(), &area.part.title));
    let (activities, is_written) = whose.of(area);
    if activities.is_empty() {
        return if is_written { vec![Row::Cells(vec![title])] } else { Vec::new() };
    }
    let groups = activities.chunk_by(|one, next| together(one.part, next.part)).enumerate();
    let row = |(place, group): (usize, &[Numbered<'_, Activity>])| {
        let first = group[0].part;
        Row::Cells(vec![
            if place == 0 { title.clone() } else { Cell::default() },
            lines(group.iter().map(said)),
            indicators(group),
            agencies(texts, first),
            period(texts, first).into(),
        ])
    };
    groups.map(row).collect()
}

/// An activity with its number; a title of its own stands before what is done.
fn said(one: &Numbered<'_, Activity>) -> String {
    let parts = [one.part.title.as_str(), &one.part.text];
    let words: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    headed(&one.code.to_string(), &words.join(". "))
}

fn together(one: &Activity, other: &Activity) -> bool {
    let of = |activity: &Activity| {
        (
            activity.tasked.clone(),
            activity.lead.clone(),
            activity.recommended.clone(),
            activity.start,
            activity.end,
        )
    };
    of(one) == of(other)
}

fn lines(lines: impl Iterator<Item = String>) -> Cell {
    lines.collect::<Vec<_>>().join("\n").into()
}

/// The indicators of each activity; with its number where several activities stand in the row.
fn indicators(group: &[Numbered<'_, Activity>]) -> Cell {
    let said = |one: &Numbered<'_, Activity>| {
        let words = one.part.indicators.join("; ");
        if group.len() == 1 || words.is_empty() { words } else { headed(&one.code.to_string(), &words) }
    };
    lines(group.iter().map(said).filter(|words| !words.is_empty()))
}

/// Those who are tasked, the lead first, and below them those to whom it is recommended.
fn agencies(texts: &Texts, activity: &Activity) -> Cell {
    let bodies = Bodies::shipped();
    let called = |name: &String| bodies.formal(name, texts.language());
    let is_lead = |name: &&String| bodies.key(name) == bodies.key(&activity.lead);
    // A lead that is not tasked is a problem of the checks; an order that names it would task it.
    let lead = activity.tasked.iter().find(is_lead);
    let others = activity.tasked.iter().filter(|name| !is_lead(name));
    let mut tasked: Vec<String> = lead.map(called).into_iter().chain(others.map(called)).collect();
    if let (Some(first), true, Some(_)) = (tasked.first().cloned(), tasked.len() > 1, lead) {
        tasked[0] = texts.t_with("plan-lead", &[("name", first.into())]);
    }
    let text = Text::default().plain(tasked.join(";\n"));
    if activity.recommended.is_empty() {
        return text.into();
    }
    let names: Vec<String> = activity.recommended.iter().map(called).collect();
    let before = if tasked.is_empty() { "" } else { "\n" };
    let heading = format!("{before}{}", texts.t("plan-recommended"));
    text.strong(heading).plain(format!("\n{}", names.join(";\n"))).into()
}

fn period(texts: &Texts, activity: &Activity) -> String {
    let said = |when: When| match when {
        When::Year(year) => year.to_string(),
        When::Day(day) => texts.date(day),
    };
    match (activity.start.or(activity.end), activity.end.or(activity.start)) {
        (Some(start), Some(end)) if start == end => said(start),
        (Some(start), Some(end)) => format!("{}–{}", said(start), said(end)),
        _ => String::new(),
    }
}

//! The file of a plan: a line for each activity, above it lines for its block and its priority area.

mod cells;

pub use cells::amount;

use std::collections::BTreeMap;

use super::bodies::Bodies;
use super::codes::Code;
use super::plan::{Activity, Area, Block, Plan, Section};
use crate::questionnaire::Problem;
use crate::table::{Row, Table};
use crate::texts::Texts;

/// The columns every file has.
pub const COLUMNS: [&str; 10] =
    ["block", "row", "activity", "title", "text", "indicators", "tasked", "recommended", "start", "end"];
/// Columns a file may have besides.
pub const MORE_COLUMNS: [&str; 15] = [
    "lead",
    "principles",
    "findings",
    "cost_low",
    "cost_high",
    "cost_source",
    "baseline",
    "target",
    "verification",
    "kind",
    "outcomes",
    "groups",
    "partners",
    "sdgs",
    "after",
];
/// Columns a file may have that follow from others or from what was reported; they are not read.
pub const WORKED_OUT: [&str; 3] = ["pillar", "term", "status"];
/// What the line that heads an area says for its activities.
const OF_HEADS: [&str; 5] = ["tasked", "recommended", "start", "end", "lead"];
/// Characters of a cell at most.
const LONGEST_CELL: usize = 10_000;
/// Lines of a plan at most.
const MOST_LINES: usize = 5_000;

/// Reads a plan as it is printed, with whatever is wrong with its numbers, bodies and wording: that is for
/// [`lint`](super::lint::lint) to say.
///
/// A line without an activity heads a block or a priority area. Bodies and period on the line of an area hold for its
/// activities, column by column, where they have none of their own. What stands below no row, in another chapter than
/// the activities, is a section that is only read. A cell with a list has `;` between its parts. A file whose `row` is
/// empty throughout takes its rows from the numbers of the activities.
///
/// # Errors
/// Every cell that cannot be read or has no place, with its line.
pub fn read_plan(texts: &Texts, file: &str, table: &Table) -> Result<Plan, Vec<Problem>> {
    let mut problems = columns(texts, file, table);
    if table.rows.is_empty() {
        problems.push(Problem::new(file, 0, texts.t("plan-file-empty")));
    }
    if table.rows.len() > MOST_LINES {
        let counts = [("count", table.rows.len().into()), ("most", MOST_LINES.into())];
        let message = texts.t_with("plan-file-too-long", &counts);
        problems.push(Problem::new(file, 0, message));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut reader = Reader::new(texts, file, table);
    table.rows.iter().for_each(|row| reader.take(row));
    if reader.problems.is_empty() { Ok(reader.finished()) } else { Err(reader.problems) }
}

fn columns(texts: &Texts, file: &str, table: &Table) -> Vec<Problem> {
    let mut problems = Vec::new();
    for column in COLUMNS {
        if table.column(column).is_none() {
            let known = COLUMNS.join(", ");
            let named = [("column", column.into()), ("known", known.into())];
            let message = texts.t_with("plan-file-column-missing", &named);
            problems.push(Problem::new(file, 1, message));
        }
    }
    for (place, head) in table.header.iter().enumerate() {
        let is = |known: &&str| known.eq_ignore_ascii_case(head);
        if table.header[..place].iter().any(|before| before.eq_ignore_ascii_case(head)) {
            let named = [("column", head.as_str().into())];
            problems.push(Problem::new(file, 1, texts.t_with("plan-file-column-twice", &named)));
        } else if !COLUMNS.iter().chain(&MORE_COLUMNS).chain(&WORKED_OUT).any(is) {
            let more = MORE_COLUMNS.join(", ");
            let named = [("column", head.as_str().into()), ("more", more.into())];
            let message = texts.t_with("plan-file-column-unknown", &named);
            problems.push(Problem::new(file, 1, message));
        }
    }
    problems
}

struct Reader<'a> {
    /// What problems are told in.
    language: &'a Texts,
    file: &'a str,
    table: &'a Table,
    bodies: &'a Bodies,
    /// Rows are said in a column of their own.
    has_rows: bool,
    problems: Vec<Problem>,
    plan: Plan,
    /// What blocks say besides their title, by their place, counted from 1.
    texts: BTreeMap<usize, Vec<String>>,
    /// What heads of areas say for their activities, by block and area as they stand in the plan.
    heads: BTreeMap<(usize, usize), Activity>,
}

impl<'a> Reader<'a> {
    fn new(texts: &'a Texts, file: &'a str, table: &'a Table) -> Self {
        let rows = table.column("row");
        Self {
            language: texts,
            file,
            table,
            bodies: Bodies::shipped(),
            has_rows: table.rows.iter().any(|row| rows.is_some_and(|place| !row.cells[place].is_empty())),
            problems: Vec::new(),
            plan: Plan::default(),
            texts: BTreeMap::new(),
            heads: BTreeMap::new(),
        }
    }

    fn take(&mut self, row: &Row) {
        for place in 0..row.cells.len() {
            if row.cells[place].chars().count() > LONGEST_CELL {
                let column = self.table.header[place].clone();
                let named = [("column", column.into()), ("most", LONGEST_CELL.into())];
                let message = self.language.t_with("plan-file-cell-too-long", &named);
                self.wrong(row, message);
            }
        }
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        let (area, text) = (self.printed_area(row), self.cell(row, "text").to_owned());
        let has_number = !self.cell(row, "activity").is_empty();
        let says =
            |reader: &Self, columns: &[&str]| columns.iter().any(|one| !reader.cell(row, one).is_empty());
        self.block(row, &area);
        let of_activities: Vec<&str> = of_activities().collect();
        let is_an_activity = has_number || says(self, &of_activities) && area.is_empty();
        if area.is_empty()
            && !is_an_activity
            && !says(self, &OF_HEADS)
            && (text.is_empty() || self.place().1 == 0)
        {
            self.heading(row, text);
            return;
        }
        self.area(row, &area);
        if is_an_activity || !text.is_empty() {
            self.activity(row);
        } else {
            self.head(row);
        }
    }

    /// Begins a block unless the line belongs to the last one.
    fn block(&mut self, row: &Row, area: &str) {
        let (number, name) = Code::split(self.cell(row, "block"));
        // A name alone tells blocks apart as well as a number.
        let mut printed = if number.is_empty() { name.to_owned() } else { number.to_owned() };
        let name = if number.is_empty() { String::new() } else { name.to_owned() };
        if printed.is_empty() {
            let parent = Code::parse(area).and_then(|area| area.parent());
            printed = parent.map(|code| code.to_string()).unwrap_or_default();
        }
        let is_same = |last: &Block| printed.is_empty() || same(&last.printed, &printed);
        if !self.plan.blocks.last().is_some_and(is_same) {
            self.plan.blocks.push(Block { line: row.line, printed, title: name, ..Block::default() });
        }
    }

    /// The number of the row, as it stands there or as that of the activity begins.
    fn printed_area(&self, row: &Row) -> String {
        let parent = Code::parse(self.cell(row, "activity")).and_then(|code| code.parent());
        match parent.filter(|_| !self.has_rows) {
            Some(parent) => parent.to_string(),
            None => self.cell(row, "row").to_owned(),
        }
    }

    /// The title of an area: its own cell, or words behind its number.
    fn area_title(&self, row: &Row) -> String {
        let (number, words) = Code::split(self.cell(row, "row"));
        let behind = if number.is_empty() { "" } else { words };
        joined(behind, self.cell(row, "title"))
    }

    /// The line that heads a block, or goes on with the words of a section.
    fn heading(&mut self, row: &Row, text: String) {
        let (place, title) = (self.place().0, self.cell(row, "title").to_owned());
        if let Some(block) = self.plan.blocks.last_mut() {
            block.title = joined(&block.title, &title);
        }
        self.texts.entry(place).or_default().extend([text].into_iter().filter(|text| !text.is_empty()));
    }

    /// Begins a priority area unless the line belongs to the last one of its block.
    fn area(&mut self, row: &Row, printed: &str) {
        let title = self.area_title(row);
        let (number, words) = Code::split(printed);
        let printed = if number.is_empty() { words } else { number };
        let Some(block) = self.plan.blocks.last_mut() else { return };
        let is_same =
            block.areas.last().is_some_and(|last| printed.is_empty() || same(&last.printed, printed));
        if !is_same {
            block.areas.push(Area { line: row.line, printed: printed.to_owned(), ..Area::default() });
        }
        if let Some(area) = block.areas.last_mut().filter(|area| area.title.is_empty()) {
            area.title = title;
        }
    }

    /// Block and area the next line belongs to, counted from 1.
    fn place(&self) -> (usize, usize) {
        let block = self.plan.blocks.len();
        (block, self.plan.blocks.last().map_or(0, |last| last.areas.len()))
    }

    fn head(&mut self, row: &Row) {
        for column in of_activities() {
            if !self.cell(row, column).is_empty() {
                let message = self.language.t_with("plan-file-on-row", &[("column", column.into())]);
                self.wrong(row, message);
            }
        }
        let (title, place) = (self.area_title(row), self.place());
        if let Some(area) = self.plan.blocks.last_mut().and_then(|block| block.areas.last_mut()) {
            area.title = joined(&area.title, &title);
        }
        let mut head = self.read(row);
        if let Some(before) = self.heads.get(&place) {
            inherit(&mut head, before);
        }
        self.heads.insert(place, head);
    }

    fn activity(&mut self, row: &Row) {
        let mut activity = self.read(row);
        let area = self.plan.blocks.last().and_then(|block| block.areas.last());
        let title = self.area_title(row);
        if area.is_some_and(|area| area.title != title) {
            activity.title = title;
        }
        if let Some(head) = self.heads.get(&self.place()) {
            inherit(&mut activity, head);
        }
        let area = self.plan.blocks.last_mut().and_then(|block| block.areas.last_mut());
        area.expect("an area is begun before its activities").activities.push(activity);
    }

    /// The plan: blocks of the chapter of the activities, and sections around them.
    fn finished(mut self) -> Plan {
        self.keep_heads_alone();
        let mut blocks = std::mem::take(&mut self.plan.blocks);
        blocks.iter_mut().for_each(take_number_from_rows);
        let chapter = chapter(&blocks);
        for (place, block) in blocks.into_iter().enumerate() {
            let texts = self.texts.remove(&(place + 1)).unwrap_or_default();
            if is_section(&block, &texts, chapter) {
                self.sections(block, texts);
            } else {
                // What a block says before its rows is part of its heading.
                let title = texts.iter().fold(block.title.clone(), |title, text| joined(&title, text));
                self.plan.blocks.push(Block { title, ..block });
            }
        }
        self.plan
    }

    /// Bodies and a period that head an area without activities stand as an activity that says nothing yet: they are
    /// told, and not lost.
    fn keep_heads_alone(&mut self) {
        for ((block, area), head) in std::mem::take(&mut self.heads) {
            let area = &mut self.plan.blocks[block - 1].areas[area - 1];
            if area.activities.is_empty() && is_something(&head) {
                area.activities.push(head);
            }
        }
    }

    /// A block that is only read, with its parts.
    fn sections(&mut self, block: Block, texts: Vec<String>) {
        let is_after = !self.plan.blocks.is_empty();
        let Block { line, printed, title, areas, .. } = block;
        self.plan.sections.push(Section { line, printed, title, text: texts.join("\n"), is_after });
        self.plan.sections.extend(areas.into_iter().map(|area| Section {
            line: area.line,
            printed: area.printed,
            title: area.title,
            text: String::new(),
            is_after,
        }));
    }
}

/// The columns only an activity has.
fn of_activities() -> impl Iterator<Item = &'static str> {
    ["indicators"].into_iter().chain(MORE_COLUMNS.into_iter().filter(|column| !OF_HEADS.contains(column)))
}

/// A block that is called by a name, or counted in another way than its rows, has the number its rows begin with; its
/// name is its title.
fn take_number_from_rows(block: &mut Block) {
    let of = |area: &Area| Code::parse(&area.printed).and_then(|code| code.parent());
    let Some(parent) = block.areas.iter().find_map(of) else { return };
    match Code::parse(&block.printed) {
        Some(code) if code.depth() == parent.depth() => return,
        Some(_) => {}
        None => block.title = joined(&block.printed, &block.title),
    }
    block.printed = parent.to_string();
}

/// The chapter that holds the activities.
fn chapter(blocks: &[Block]) -> Option<u32> {
    let has_activities = |block: &&Block| block.areas.iter().any(|area| !area.activities.is_empty());
    let of = |block: &Block| Code::parse(&block.printed).map(|code| code.first());
    blocks.iter().filter(has_activities).find_map(of)
}

/// A block without activities that is of another chapter, is the chapter itself, or has words and no rows.
fn is_section(block: &Block, texts: &[String], chapter: Option<u32>) -> bool {
    if block.areas.iter().any(|area| !area.activities.is_empty()) {
        return false;
    }
    let has_no_rows = block.areas.is_empty();
    match Code::parse(&block.printed) {
        Some(code) if Some(code.first()) != chapter => true,
        Some(code) => has_no_rows && (code.is_of_one() || !texts.is_empty()),
        None => has_no_rows && !texts.is_empty(),
    }
}

/// What an activity does not say, as the head of its area says it.
fn inherit(activity: &mut Activity, head: &Activity) {
    if activity.tasked.is_empty() {
        activity.tasked.clone_from(&head.tasked);
        if activity.lead.is_empty() {
            activity.lead.clone_from(&head.lead);
        }
    }
    if activity.recommended.is_empty() {
        activity.recommended.clone_from(&head.recommended);
    }
    if activity.start.is_none() && activity.end.is_none() {
        (activity.start, activity.end) = (head.start, head.end);
    }
}

fn is_something(head: &Activity) -> bool {
    !head.tasked.is_empty() || !head.recommended.is_empty() || head.start.is_some() || head.end.is_some()
}

/// Words that go on; the same words again, as after a page break, say nothing new.
fn joined(words: &str, more: &str) -> String {
    match (words, more) {
        (words, more) if more.is_empty() || words == more => words.to_owned(),
        ("", more) => more.to_owned(),
        (words, more) => format!("{words} {more}"),
    }
}

/// True when two numbers are printed alike, points at their ends aside.
fn same(one: &str, other: &str) -> bool {
    match (Code::parse(one), Code::parse(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

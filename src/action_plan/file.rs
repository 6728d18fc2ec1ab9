//! The file of a plan: a line for each activity, above it lines for its block and its priority area.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::codes::Code;
use super::list;
use super::period::{Period, When};
use super::plan::{Activity, Area, Block, Plan, Section};
use crate::questionnaire::Problem;
use crate::table::{Row, Table};

/// The columns every file has.
pub const COLUMNS: [&str; 10] =
    ["block", "row", "activity", "title", "text", "indicators", "tasked", "recommended", "start", "end"];
/// Columns a file may have besides.
pub const MORE_COLUMNS: [&str; 9] = [
    "lead",
    "principles",
    "findings",
    "cost_low",
    "cost_high",
    "cost_source",
    "baseline",
    "target",
    "verification",
];
/// Characters of a cell at most.
const LONGEST_CELL: usize = 10_000;
/// Lines of a plan at most.
const MOST_LINES: usize = 5_000;

/// Reads a plan as it is printed, with whatever is wrong with its numbers, bodies and periods: that is for
/// [`lint`](super::lint::lint) to say. A line without an activity heads a block or a priority area; what stands there
/// of bodies and period holds for its activities that have none of their own. A block without rows is a section that
/// is only read. A cell with a list has `;` between its parts.
///
/// # Errors
/// Every cell that cannot be read, with its line.
pub fn read_plan(file: &str, table: &Table) -> Result<Plan, Vec<Problem>> {
    let mut problems = columns(file, table);
    if table.rows.is_empty() {
        problems.push(Problem::new(file, 0, "there is no activity below the first line"));
    }
    if table.rows.len() > MOST_LINES {
        let message = format!("there are {} lines; a plan has {MOST_LINES} at most", table.rows.len());
        problems.push(Problem::new(file, 0, message));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut reader = Reader {
        file,
        table,
        problems,
        plan: Plan::default(),
        texts: BTreeMap::new(),
        heads: BTreeMap::new(),
    };
    table.rows.iter().for_each(|row| reader.take(row));
    if reader.problems.is_empty() { Ok(reader.finished()) } else { Err(reader.problems) }
}

fn columns(file: &str, table: &Table) -> Vec<Problem> {
    let mut problems = Vec::new();
    for column in COLUMNS {
        if table.column(column).is_none() {
            let known = COLUMNS.join(", ");
            let message = format!("the column `{column}` is missing; the first line names {known}");
            problems.push(Problem::new(file, 1, message));
        }
    }
    for (place, head) in table.header.iter().enumerate() {
        let is = |known: &&str| known.eq_ignore_ascii_case(head);
        if table.header[..place].iter().any(|before| before.eq_ignore_ascii_case(head)) {
            problems.push(Problem::new(file, 1, format!("the column `{head}` stands twice; keep one")));
        } else if !COLUMNS.iter().chain(&MORE_COLUMNS).any(|known| is(&known)) {
            let more = MORE_COLUMNS.join(", ");
            let message =
                format!("nobody knows the column `{head}`; besides the usual ones there can be {more}");
            problems.push(Problem::new(file, 1, message));
        }
    }
    problems
}

/// What the line that heads an area says for all of its activities.
#[derive(Clone, Default)]
struct Head {
    tasked: Vec<String>,
    lead: String,
    recommended: Vec<String>,
    start: Option<When>,
    end: Option<When>,
}

struct Reader<'a> {
    file: &'a str,
    table: &'a Table,
    problems: Vec<Problem>,
    plan: Plan,
    /// What blocks say besides their title, by their place, counted from 1.
    texts: BTreeMap<usize, String>,
    /// By block and area, as they stand in the plan.
    heads: BTreeMap<(usize, usize), Head>,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        self.table.column(column).map_or("", |place| row.cells[place].as_str())
    }

    fn wrong(&mut self, row: &Row, message: String) {
        self.problems.push(Problem::new(self.file, row.line, message));
    }

    fn take(&mut self, row: &Row) {
        for place in 0..row.cells.len() {
            if row.cells[place].chars().count() > LONGEST_CELL {
                let message =
                    format!("`{}` has more than {LONGEST_CELL} characters", self.table.header[place]);
                self.wrong(row, message);
            }
        }
        let [area, activity, text] =
            ["row", "activity", "text"].map(|column| self.cell(row, column).to_owned());
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        self.block(row);
        if area.is_empty() && activity.is_empty() && (text.is_empty() || self.place().1 == 0) {
            self.heading(row, text);
            return;
        }
        self.area(row, &area);
        if activity.is_empty() && text.is_empty() {
            self.head(row);
        } else {
            self.activity(row);
        }
    }

    /// Begins a block unless the line belongs to the last one.
    fn block(&mut self, row: &Row) {
        let printed = self.printed_block(row);
        let is_same =
            self.plan.blocks.last().is_some_and(|last| printed.is_empty() || same(&last.printed, &printed));
        if !is_same {
            self.plan.blocks.push(Block { line: row.line, printed, ..Block::default() });
        }
    }

    /// The line that heads a block, or goes on with the words of a section.
    fn heading(&mut self, row: &Row, text: String) {
        let (place, title) = (self.place().0, self.cell(row, "title").to_owned());
        let Some(block) = self.plan.blocks.last_mut() else { return };
        let mut words = vec![std::mem::take(&mut block.title), title];
        words.retain(|part| !part.is_empty());
        block.title = words.join(" ");
        let said = self.texts.entry(place).or_default();
        let is_first = said.is_empty() || text.is_empty();
        said.push_str(if is_first { "" } else { "\n" });
        said.push_str(&text);
    }

    /// The plan, with the blocks that have words and no rows as its sections.
    fn finished(mut self) -> Plan {
        let blocks = std::mem::take(&mut self.plan.blocks);
        for (place, block) in blocks.into_iter().enumerate() {
            let text = self.texts.remove(&(place + 1)).unwrap_or_default();
            let is_of_activities = Code::parse(&block.printed).is_none_or(|code| code.is_of_two());
            if block.areas.is_empty() && (!text.is_empty() || !is_of_activities) {
                let Block { line, printed, title, .. } = block;
                self.plan.sections.push(Section { line, printed, title, text });
            } else {
                // What a block says before its rows is part of its heading.
                let title = [block.title.as_str(), &text].join(" ").trim().to_owned();
                self.plan.blocks.push(Block { title, ..block });
            }
        }
        self.plan
    }

    /// The number of the block, as it stands there or as the number of the area begins.
    fn printed_block(&self, row: &Row) -> String {
        let printed = self.cell(row, "block");
        if !printed.is_empty() {
            return printed.to_owned();
        }
        let parent = Code::parse(self.cell(row, "row")).and_then(|area| area.parent());
        parent.map(|code| code.to_string()).unwrap_or_default()
    }

    /// Begins a priority area unless the line belongs to the last one of its block.
    fn area(&mut self, row: &Row, printed: &str) {
        let title = self.cell(row, "title").to_owned();
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

    fn place(&self) -> (usize, usize) {
        let block = self.plan.blocks.len();
        (block, self.plan.blocks.last().map_or(0, |last| last.areas.len()))
    }

    fn head(&mut self, row: &Row) {
        let (start, end) = self.times(row);
        let head = Head {
            tasked: list(self.cell(row, "tasked")),
            lead: self.cell(row, "lead").to_owned(),
            recommended: list(self.cell(row, "recommended")),
            start,
            end,
        };
        self.heads.insert(self.place(), head);
    }

    fn activity(&mut self, row: &Row) {
        let head = self.heads.get(&self.place()).cloned().unwrap_or_default();
        let mut activity = self.read(row);
        let area = self.plan.blocks.last().and_then(|block| block.areas.last());
        if area.is_some_and(|area| area.title != self.cell(row, "title")) {
            activity.title = self.cell(row, "title").to_owned();
        }
        if activity.tasked.is_empty() && activity.recommended.is_empty() {
            (activity.tasked, activity.lead, activity.recommended) =
                (head.tasked, head.lead, head.recommended);
        }
        if activity.start.is_none() && activity.end.is_none() {
            (activity.start, activity.end) = (head.start, head.end);
        }
        let area = self.plan.blocks.last_mut().and_then(|block| block.areas.last_mut());
        area.expect("an area is begun before its activities").activities.push(activity);
    }

    fn read(&mut self, row: &Row) -> Activity {
        let text = |reader: &Self, column: &str| reader.cell(row, column).to_owned();
        let (start, end) = self.times(row);
        Activity {
            line: row.line,
            printed: text(self, "activity"),
            title: String::new(),
            text: text(self, "text"),
            indicators: list(self.cell(row, "indicators")),
            tasked: list(self.cell(row, "tasked")),
            lead: text(self, "lead"),
            recommended: list(self.cell(row, "recommended")),
            start,
            end,
            principles: self.principles(row),
            findings: list(self.cell(row, "findings")),
            cost: self.cost(row),
            cost_source: text(self, "cost_source"),
            baseline: text(self, "baseline"),
            target: text(self, "target"),
            verification: text(self, "verification"),
        }
    }

    /// Beginning and end; `2020-2022` in the first is both.
    fn times(&mut self, row: &Row) -> (Option<When>, Option<When>) {
        let is_open = self.cell(row, "end").is_empty();
        let both = Period::parse(self.cell(row, "start")).filter(|years| is_open && years.first < years.last);
        match both {
            Some(years) => (Some(When::Year(years.first)), Some(When::Year(years.last))),
            None => (self.when(row, "start"), self.when(row, "end")),
        }
    }

    fn when(&mut self, row: &Row, column: &str) -> Option<When> {
        let typed = self.cell(row, column);
        let when = When::parse(typed);
        if when.is_none() && !typed.is_empty() {
            let message = format!(
                "`{}` in `{column}` is no day; write a year such as 2027, or a day such as 2027-12-31",
                typed.chars().take(40).collect::<String>()
            );
            self.wrong(row, message);
        }
        when
    }

    fn principles(&mut self, row: &Row) -> Vec<u8> {
        let mut found = Vec::new();
        for part in list(self.cell(row, "principles")) {
            match part.parse().ok().filter(|number| (1..=31).contains(number)) {
                Some(number) => found.push(number),
                None => {
                    let message = format!("`{part}` in `principles` is no Guiding Principle; write 1 to 31");
                    self.wrong(row, message);
                }
            }
        }
        found
    }

    fn cost(&mut self, row: &Row) -> Option<(Decimal, Decimal)> {
        let low = self.amount(row, "cost_low");
        let high = self.amount(row, "cost_high");
        let (low, high) = (low.or(high)?, high.or(low)?);
        if low > high {
            self.wrong(row, format!("`cost_low` {low} is more than `cost_high` {high}"));
        }
        Some((low, high))
    }

    fn amount(&mut self, row: &Row, column: &str) -> Option<Decimal> {
        let typed = self.cell(row, column);
        let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let amount =
            Decimal::from_str(&plain.replace(',', ".")).ok().filter(|amount| !amount.is_sign_negative());
        if amount.is_none() && !typed.is_empty() {
            let message = format!("`{typed}` in `{column}` is no amount; write a number such as 25000");
            self.wrong(row, message);
        }
        amount
    }
}

/// True when two numbers are printed alike, points at their ends aside.
fn same(one: &str, other: &str) -> bool {
    match (Code::parse(one), Code::parse(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

//! Numbers, empty rows, and documents cited by a wrong number.

use std::collections::BTreeMap;

use super::{Check, Problem, about, code_of, documents, shortened};
use crate::action_plan::codes::Code;
use crate::action_plan::plan::{Numbered, Plan};

pub(super) fn problems(plan: &Plan) -> Vec<Problem> {
    let mut found = numbers(plan);
    for block in plan.blocks() {
        if objective(&block.part.title).is_none() {
            let (title, code) = (&block.part.title, code_of(&block.part.printed, &block));
            found.push(Problem {
                check: Check::ObjectiveMissing,
                code,
                line: block.part.line,
                found: shortened(title),
                wanted: format!("2.2.{}", last_part(&block.code)),
            });
        }
    }
    for area in plan.areas().iter().filter(|area| area.part.activities.is_empty()) {
        let code = code_of(&area.part.printed, area);
        let (line, title) = (area.part.line, shortened(&area.part.title));
        found.push(Problem { check: Check::RowEmpty, code, line, found: title, wanted: String::new() });
    }
    for activity in plan.activities() {
        if activity.part.text.is_empty() {
            found.push(about(&activity, Check::ActivityEmpty, &activity.part.title, ""));
        }
    }
    found.extend(documents::problems(plan));
    found
}

fn last_part(code: &Code) -> String {
    code.to_string().rsplit('.').next().unwrap_or_default().to_owned()
}

/// The number of the objective a title names: "Objective 1 (2.2.1)".
fn objective(title: &str) -> Option<Code> {
    let inside = title.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    inside.filter_map(Code::parse).find(|code| code.parent().is_some())
}

/// A printed number with the one its place gives.
struct Printed {
    line: u64,
    printed: String,
    wanted: Code,
    is_activity: bool,
}

fn printed<T>(part: &Numbered<'_, T>, (line, printed): (u64, &str), is_activity: bool) -> Printed {
    Printed { line, printed: printed.to_owned(), wanted: part.code.clone(), is_activity }
}

fn numbers(plan: &Plan) -> Vec<Problem> {
    let blocks = plan.blocks();
    let blocks = blocks.iter().map(|one| printed(one, (one.part.line, &one.part.printed), false));
    let areas = plan.areas();
    let areas = areas.iter().map(|one| printed(one, (one.part.line, &one.part.printed), false));
    let activities = plan.activities();
    let activities = activities.iter().map(|one| printed(one, (one.part.line, &one.part.printed), true));
    let mut first: BTreeMap<Code, u64> = BTreeMap::new();
    let mut found = Vec::new();
    for one in blocks.chain(areas).chain(activities) {
        found.extend(misnumbered(&one));
        let Some(code) = Code::parse(&one.printed) else { continue };
        match first.get(&code) {
            Some(line) => found.push(finding(&one, Check::CodeDuplicate, line.to_string())),
            None => {
                first.insert(code, one.line);
            }
        }
    }
    found
}

fn misnumbered(one: &Printed) -> Option<Problem> {
    let check = match Code::parse(&one.printed) {
        Some(code) if code == one.wanted => return None,
        None if one.printed.is_empty() && !one.is_activity => return None,
        None if one.printed.is_empty() => Check::CodeMissing,
        _ => Check::CodeMisnumbered,
    };
    Some(finding(one, check, one.printed.clone()))
}

fn finding(one: &Printed, check: Check, found: String) -> Problem {
    let code = if one.printed.is_empty() { one.wanted.to_string() } else { one.printed.clone() };
    Problem { check, code, line: one.line, found, wanted: one.wanted.to_string() }
}

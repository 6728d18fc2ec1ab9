//! Numbers, empty rows, and documents cited by a wrong number.

use std::collections::BTreeMap;

use super::{Check, Problem, about, code_of, shortened};
use crate::action_plan::codes::Code;
use crate::action_plan::plan::{Numbered, Plan};
use crate::texts::FoldedText;

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
    found.extend(documents(plan));
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

/// No resolution of the Security Council has a number as high as this.
const NO_RESOLUTION_FROM: u32 = 3_000;

/// How a resolution is called, folded; its number stands a word or two away.
const RESOLUTION: [&str; 3] = ["resolution", "qetname", "резолюци"];

/// Where a resolution is cited: its number, the number of the part, the line.
type Cited = (u32, String, u64);

fn cited(plan: &Plan) -> Vec<Cited> {
    let mut texts: Vec<(&str, String, u64)> = vec![(&plan.title, String::new(), 0)];
    for section in &plan.sections {
        texts.extend(
            [&section.title, &section.text]
                .map(|text| (text.as_str(), section.printed.clone(), section.line)),
        );
    }
    for block in plan.blocks() {
        texts.push((&block.part.title, code_of(&block.part.printed, &block), block.part.line));
    }
    for area in plan.areas() {
        texts.push((&area.part.title, code_of(&area.part.printed, &area), area.part.line));
    }
    for activity in plan.activities() {
        let (code, part) = (code_of(&activity.part.printed, &activity), activity.part);
        let own = [&part.title, &part.text].into_iter().chain(&part.indicators);
        texts.extend(own.map(|text| (text.as_str(), code.clone(), part.line)));
    }
    let numbers = |(text, code, line): (&str, String, u64)| {
        numbers_of(text).into_iter().map(|number| (number, code.clone(), line)).collect::<Vec<_>>()
    };
    texts.into_iter().flat_map(numbers).collect()
}

/// Numbers of resolutions that cannot be: too high, or another one with its digits exchanged.
fn documents(plan: &Plan) -> Vec<Problem> {
    let cited = cited(plan);
    let mut times: BTreeMap<u32, usize> = BTreeMap::new();
    cited.iter().for_each(|(number, ..)| *times.entry(*number).or_default() += 1);
    let wrong = |(number, code, line): Cited| {
        let meant = meant(number, &times);
        let wanted = meant.map(|meant| meant.to_string()).unwrap_or_default();
        (number >= NO_RESOLUTION_FROM || meant.is_some()).then(|| Problem {
            check: Check::DocumentNumber,
            code,
            line,
            found: number.to_string(),
            wanted,
        })
    };
    cited.into_iter().filter_map(wrong).collect()
}

/// The number that is cited more often, or can be, and has the same digits in another order.
fn meant(number: u32, times: &BTreeMap<u32, usize>) -> Option<u32> {
    let digits = |number: u32| {
        let mut digits: Vec<char> = number.to_string().chars().collect();
        digits.sort_unstable();
        digits
    };
    let is_better = |other: u32| {
        let is_possible = other < NO_RESOLUTION_FROM;
        is_possible && (number >= NO_RESOLUTION_FROM || times[&other] > times[&number])
    };
    let alike = times.keys().copied().filter(|other| *other != number && digits(*other) == digits(number));
    alike.filter(|other| *other >= 1_000 && is_better(*other)).max_by_key(|other| times[other])
}

fn numbers_of(text: &str) -> Vec<u32> {
    let words = FoldedText::of(text).words();
    let number = |word: Option<&String>| word.and_then(|word| word.parse::<u32>().ok());
    let near = |place: usize| {
        let after = [place + 1, place + 2].into_iter().find_map(|at| number(words.get(at)));
        let before = [place.checked_sub(1), place.checked_sub(2)];
        after.or_else(|| before.into_iter().flatten().find_map(|at| number(words.get(at))))
    };
    let is_one = |word: &String| RESOLUTION.iter().any(|stem| word.starts_with(stem));
    let places = words.iter().enumerate().filter(|(_, word)| is_one(word)).map(|(place, _)| place);
    places.filter_map(near).collect()
}

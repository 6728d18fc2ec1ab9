//! A part of a plan as it was typed, read into what it says: every problem with its field, nothing typed lost.

use chrono::NaiveDate;

use super::unknown_findings;
use crate::action_plan::{Activity, Bodies, Draft, Kind, Level, Named, Part, When, amount, list};
use crate::assessment::RoundRegister;
use crate::texts::Texts;
use crate::web::fields::{Fields, Form};
use crate::web::problems::{Problems, rules};
use crate::web::view::plans::part::{FIELDS, TypedPart, cannot_be_tasked};

/// A part as typed, with the revision it was made from and where it is to stand.
pub struct Sent {
    /// The fields.
    pub typed: TypedPart,
    /// The revision the form was made from.
    pub revision: u32,
    /// What it is to stand in.
    pub parent: String,
}

impl Form for Sent {
    fn read(fields: &Fields) -> Self {
        let of = |name: &'static str| (name, fields.line(name));
        Self {
            typed: TypedPart { fields: FIELDS.map(of).to_vec() },
            revision: fields.first("revision").parse().unwrap_or_default(),
            parent: fields.line("parent"),
        }
    }
}

/// What a part says, or everything that is wrong with it; `id` is empty for a new one.
///
/// # Errors
/// The problems, by field.
pub fn part(
    texts: &Texts,
    (level, id): (Level, &str),
    typed: &TypedPart,
    (draft, register): (&Draft, Option<&RoundRegister>),
) -> Result<Part, Problems> {
    let mut problems = Problems::default();
    for name in FIELDS {
        if rules::text(typed.get(name)).is_err() {
            problems.add(name, texts.t("error-too-long"));
        }
    }
    let title = typed.get("title").to_owned();
    let part = match level {
        Level::Block | Level::Area if title.is_empty() => {
            problems.add("title", texts.t("error-required"));
            Part::Block { title }
        }
        Level::Block => Part::Block { title },
        Level::Area => Part::Area { title },
        Level::Activity => {
            let read = activity(texts, typed, draft, &mut problems);
            if read.after.iter().any(|other| other == id) {
                problems.add("after", texts.t("studio-after-itself"));
            }
            let is_known = |code: &str| register.is_none_or(|one| one.findings.contains_key(code));
            if let Some(unknown) = unknown_findings(texts, &read.findings, is_known) {
                problems.add("findings", unknown);
            }
            Part::Activity(Box::new(read))
        }
    };
    if problems.is_empty() { Ok(part) } else { Err(problems) }
}

fn activity(texts: &Texts, typed: &TypedPart, draft: &Draft, problems: &mut Problems) -> Activity {
    let own = |name: &str| typed.get(name).to_owned();
    let lines = |name: &str| list(typed.get(name));
    if own("text").is_empty() {
        problems.add("text", texts.t("error-required"));
    }
    let tasked = lines("tasked");
    let bodies = draft.bodies();
    let cannot = cannot_be_tasked(&bodies, &tasked);
    if !cannot.is_empty() {
        let names = ("names", cannot.join("; ").into());
        problems.add("tasked", texts.t_with("studio-cannot-be-tasked", &[names]));
    }
    let lead = lead(&bodies, &own("lead"), &tasked);
    if !lead.is_empty() && !tasked.iter().any(|name| bodies.key(name) == bodies.key(&lead)) {
        problems.add("lead", texts.t("studio-lead-not-tasked"));
    }
    Activity {
        title: own("title"),
        text: own("text"),
        kind: Kind::from_code(typed.get("kind")),
        indicators: lines("indicators"),
        outcomes: lines("outcomes"),
        groups: list(&typed.get("groups").replace(',', ";")),
        lead,
        tasked,
        recommended: lines("recommended"),
        partners: lines("partners"),
        start: when(texts, typed, "start", problems),
        end: when(texts, typed, "end", problems),
        principles: numbers(texts, typed, ("principles", 31), problems),
        sdgs: numbers(texts, typed, ("sdgs", 17), problems),
        after: after(texts, typed, draft, problems),
        findings: list(&typed.get("findings").replace(',', ";")),
        cost: cost(texts, typed, problems),
        cost_source: own("cost_source"),
        baseline: own("baseline"),
        target: own("target"),
        verification: own("verification"),
        ..Activity::default()
    }
}

/// The lead as the list of tasked bodies writes it, where it is one of them.
fn lead(bodies: &Bodies, typed: &str, tasked: &[String]) -> String {
    let same = tasked.iter().find(|name| bodies.key(name) == bodies.key(typed));
    let known = matches!(bodies.find(typed), Named::Body(_));
    same.filter(|_| known).cloned().unwrap_or_else(|| typed.to_owned())
}

fn when(texts: &Texts, typed: &TypedPart, name: &'static str, problems: &mut Problems) -> Option<When> {
    let written = typed.get(name);
    let when = When::parse(written);
    if when.is_none() && !written.is_empty() {
        problems.add(name, texts.t("studio-wrong-when"));
    }
    when
}

fn numbers(
    texts: &Texts,
    typed: &TypedPart,
    (name, last): (&'static str, u8),
    problems: &mut Problems,
) -> Vec<u8> {
    let parts = list(&typed.get(name).replace(',', ";"));
    let read = |part: &String| part.parse().ok().filter(|number| (1..=last).contains(number));
    let mut numbers: Vec<u8> = parts.iter().filter_map(read).collect();
    if numbers.len() < parts.len() {
        problems.add(name, texts.t_with("studio-wrong-numbers", &[("last", u32::from(last).into())]));
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Ids of the activities whose numbers were typed.
fn after(texts: &Texts, typed: &TypedPart, draft: &Draft, problems: &mut Problems) -> Vec<String> {
    let (ids, mut found, mut unknown) = (draft.ids(), Vec::new(), Vec::new());
    for number in list(&typed.get("after").replace(',', ";")) {
        match ids.get(&number).filter(|id| draft.outline.level(id) == Some(Level::Activity)) {
            Some(id) => found.push(id.clone()),
            None => unknown.push(number),
        }
    }
    if !unknown.is_empty() {
        let numbers = ("numbers", unknown.join("; ").into());
        problems.add("after", texts.t_with("studio-wrong-after", &[numbers]));
    }
    found
}

fn cost(
    texts: &Texts,
    typed: &TypedPart,
    problems: &mut Problems,
) -> Option<(rust_decimal::Decimal, rust_decimal::Decimal)> {
    let mut read = |name: &'static str| {
        let found = amount(typed.get(name));
        if found.is_none() && !typed.get(name).is_empty() {
            problems.add(name, texts.t("studio-wrong-amount"));
        }
        found
    };
    let (low, high) = (read("cost_low"), read("cost_high"));
    let (low, high) = (low.or(high)?, high.or(low)?);
    if low > high {
        problems.add("cost_high", texts.t("studio-wrong-costs"));
    }
    Some((low, high))
}

/// The day of a year, as `30.12`: month and day.
pub fn day_of_year(typed: &str) -> Option<(u32, u32)> {
    let (day, month) = typed.trim().trim_end_matches('.').split_once('.')?;
    let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    // A year without 29 February: the day must be there in every year.
    NaiveDate::from_ymd_opt(2027, month, day).map(|_| (month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_year_is_one_that_every_year_has() {
        assert_eq!(day_of_year("30.12"), Some((12, 30)));
        assert_eq!(day_of_year(" 1.2. "), Some((2, 1)));
        for wrong in ["", "29.02", "31.4", "12-30", "0.1"] {
            assert_eq!(day_of_year(wrong), None, "{wrong}");
        }
    }
}

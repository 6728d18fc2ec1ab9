//! Resolutions cited by a number they cannot have.

use std::collections::BTreeMap;

use super::{Check, Problem, code_of};
use crate::action_plan::plan::Plan;
use crate::texts::FoldedText;

/// No resolution of the Security Council has a number as high as this; those of other bodies are not looked at.
const NONE_FROM: u32 = 3_000;
/// How a resolution is called, folded.
const RESOLUTION: [&str; 3] = ["resolution", "qetname", "резолюци"];
/// Words of other bodies whose resolutions have numbers of their own, folded.
const OTHERS: [&str; 5] = ["assembly", "assambleya", "ассамбле", "parliament", "xxix"];
/// Words after which a number is a year or a day, folded.
const OF: [&str; 6] = ["of", "in", "from", "on", "от", "в"];
/// Words between numbers of a list, folded.
const AND: [&str; 3] = ["and", "ve", "и"];
/// Words between a number and the resolution in Azerbaijani, folded.
const NUMBERED: [&str; 3] = ["sayli", "nomreli", "li"];

/// Where a resolution is cited: its number, the number of the part, the line.
type Cited = (u32, String, u64);

pub(super) fn problems(plan: &Plan) -> Vec<Problem> {
    let cited = cited(plan);
    let mut times: BTreeMap<u32, usize> = BTreeMap::new();
    cited.iter().for_each(|(number, ..)| *times.entry(*number).or_default() += 1);
    let mut alike: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
    times.keys().for_each(|number| alike.entry(digits(*number)).or_default().push(*number));
    let wrong = |(number, code, line): Cited| {
        let meant = meant(number, &alike[&digits(number)], &times);
        let wanted = meant.map(|meant| meant.to_string()).unwrap_or_default();
        (number >= NONE_FROM || meant.is_some()).then(|| Problem {
            check: Check::DocumentNumber,
            code,
            line,
            found: number.to_string(),
            wanted,
        })
    };
    cited.into_iter().filter_map(wrong).collect()
}

fn digits(number: u32) -> Vec<u8> {
    let mut digits = number.to_string().into_bytes();
    digits.sort_unstable();
    digits
}

/// Of the numbers with the same digits the one that can be, or is cited more often.
fn meant(number: u32, alike: &[u32], times: &BTreeMap<u32, usize>) -> Option<u32> {
    let is_better = |other: u32| other < NONE_FROM && (number >= NONE_FROM || times[&other] > times[&number]);
    let others =
        alike.iter().copied().filter(|other| *other != number && *other >= 1_000 && is_better(*other));
    others.max_by_key(|other| times[other])
}

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

/// Numbers of the resolutions a text cites; `1325 (2000)` is one with its year.
pub(super) fn numbers_of(text: &str) -> Vec<u32> {
    let words = FoldedText::of(text).words();
    if words.iter().any(|word| OTHERS.iter().any(|other| word.starts_with(other))) {
        return Vec::new();
    }
    let is_one = |word: &str| RESOLUTION.iter().any(|stem| word.starts_with(stem));
    let places = (0..words.len()).filter(|place| is_one(&words[*place]));
    places.flat_map(|place| near(&words, place)).collect()
}

fn near(words: &[String], place: usize) -> Vec<u32> {
    let after = following(&words[place + 1..]);
    if !after.is_empty() {
        // "Resolutions 1325, 1820 and 1888" are many, "Resolution 1325 (2000)" is one.
        let is_many =
            words[place].ends_with('s') || words[place].ends_with("lar") || words[place].ends_with("ler");
        return if is_many { after } else { after[..1].to_vec() };
    }
    preceding(&words[..place])
}

fn number(word: impl AsRef<str>) -> Option<u32> {
    word.as_ref().parse().ok()
}

/// The numbers right after the word, with a word between at most that is not "of".
fn following(words: &[String]) -> Vec<u32> {
    let is_between = words.first().is_some_and(|word| number(word).is_none() && !OF.contains(&word.as_str()));
    let rest = if is_between { &words[1..] } else { words };
    let run = rest.iter().take_while(|word| number(word).is_some() || AND.contains(&word.as_str()));
    // "2018-ci il tarixli" says a year.
    let is_year = rest.get(1).is_some_and(|word| matches!(word.as_str(), "ci" | "cu" | "year" | "il"));
    if is_year { Vec::new() } else { run.filter_map(number).collect() }
}

/// The number before the word in Azerbaijani: `1325 saylı qətnamə`, `1325 (2000) saylı qətnamə`.
fn preceding(words: &[String]) -> Vec<u32> {
    let rest = match words.split_last() {
        Some((last, rest)) if NUMBERED.contains(&last.as_str()) => rest,
        _ => words,
    };
    let run: Vec<u32> = rest.iter().rev().map_while(number).take(2).collect();
    run.last().copied().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_resolutions_are_found_and_years_are_not() {
        for (text, wanted) in [
            ("Resolution 3125 of the Security Council", vec![3125]),
            ("Resolution 1325 (2000)", vec![1325]),
            ("Resolutions 1325, 1820 and 3125", vec![1325, 1820, 3125]),
            ("1325 saylı qətnamə", vec![1325]),
            ("3125 (2000) saylı Qətnamə", vec![3125]),
            ("Резолюция № 1325", vec![1325]),
            ("Resolution of 2018", vec![]),
            ("the resolution adopted in 2018", vec![]),
            ("General Assembly resolution 3318 (XXIX)", vec![]),
            ("Order 3125 of the President", vec![]),
        ] {
            assert_eq!(numbers_of(text), wanted, "{text}");
        }
    }
}

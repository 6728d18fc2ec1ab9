//! Checks on words.

use super::super::file::AnswerKind;
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::super::read::Id;
use super::structure::{indicators, questions};

fn is_kebab_case(text: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('-').all(part)
}

pub(super) fn ids_are_kebab_case(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let header = parsed.header_name.as_str();
    let mut look = |file: &str, id: &Id| {
        if !is_kebab_case(&id.text) {
            let message = format!(
                "`{}` must be kebab-case: small letters, digits and single hyphens, as in `labour-inspection`",
                id.text
            );
            problems.push(Problem::new(file, id.line, message));
        }
    };
    look(header, &parsed.header.id);
    parsed.header.nodes.iter().for_each(|node| look(header, &node.id));
    parsed.header.not_applicable_reasons.iter().for_each(|reason| look(header, &reason.id));
    parsed.header.unit_kinds.iter().for_each(|kind| look(header, &kind.id));
    parsed.sections.iter().for_each(|(file, section)| look(file, &section.id));
    indicators(parsed).for_each(|(file, indicator)| look(file, &indicator.id));
    for (file, question) in questions(parsed) {
        look(file, &question.id);
        question.options.iter().for_each(|option| look(file, &option.id));
    }
}

pub(super) fn options_have_criteria(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed).filter(|(_, one)| one.kind == AnswerKind::Choice) {
        for option in question.options.iter().filter(|option| option.criterion.is_empty()) {
            let message =
                format!("option `{}` has no `criterion`; say what must be true to choose it", option.id.text);
            problems.push(Problem::new(file, option.id.line, message));
        }
    }
}

/// Words of a question; more are not read to the end.
const MOST_WORDS: usize = 60;

pub(super) fn questions_are_readable(parsed: &Parsed, problems: &mut Vec<Problem>) {
    for (file, question) in questions(parsed) {
        let words = question.text.split_whitespace().count();
        if words > MOST_WORDS {
            let message = format!(
                "question `{}` has {words} words, {MOST_WORDS} at most; move the rest to `help`",
                question.id.text
            );
            problems.push(Problem::new(file, question.id.line, message));
        }
    }
}

/// The code, the checks and the other languages all start from English.
const AUTHORITATIVE: &str = "en";

pub(super) fn language_is_english(parsed: &Parsed, problems: &mut Vec<Problem>) {
    if parsed.header.language != AUTHORITATIVE {
        let message =
            "`language` must be `en`; write the English here and the other languages in files of their own";
        problems.push(Problem::new(&parsed.header_name, parsed.header.id.line, message));
    }
}

pub(super) fn days_are_days(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let is_day = |text: &str| text.parse::<chrono::NaiveDate>().is_ok();
    if !is_day(&parsed.header.sources_checked_on) {
        let message = "`sources_checked_on` must be a day such as 2026-11-22";
        problems.push(Problem::new(&parsed.header_name, parsed.header.id.line, message));
    }
    for (id, _) in parsed.sources.iter().filter(|(_, source)| !is_day(&source.checked_on)) {
        let message = format!("`checked_on` of `{id}` must be a day such as 2026-11-22");
        problems.push(Problem::new("sources.yaml", 0, message));
    }
}

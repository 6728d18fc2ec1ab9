//! Scoring examples.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::examples::{Example, ExampleAnswer, ExampleProfile, Expectation};
use super::yaml::{Writer, flow_entries, plain};

pub(super) fn write(name: &str, examples: &[Example]) -> String {
    let mut out = Writer::new(name, "examples");
    if examples.is_empty() {
        out.line(0, "[]");
    }
    for example in examples {
        out.needed(0, "- name", &example.name.text);
        let profile = profile(&example.profile);
        if !profile.is_empty() {
            out.flow_map(2, "profile", &profile);
        }
        out.flow_map(2, "answers", &answers(&example.answers));
        if example.expect.is_empty() {
            out.flow_map(2, "expect", &[]);
            continue;
        }
        out.line(2, "expect:");
        for (id, expected) in &example.expect {
            out.flow_map(4, &plain(id), &expectation(expected));
        }
    }
    out.finish()
}

pub(super) fn answers(answers: &BTreeMap<String, ExampleAnswer>) -> Vec<(String, String)> {
    answers.iter().map(|(id, answer)| (plain(id), answer_words(answer))).collect()
}

pub(super) fn expectations(expect: &BTreeMap<String, Expectation>) -> Vec<(String, String)> {
    expect.iter().map(|(id, expected)| (plain(id), flow_entries(&expectation(expected)))).collect()
}

pub(super) fn profile(profile: &ExampleProfile) -> Vec<(String, String)> {
    let ExampleProfile { kind, size, sector, region, ownership, mandate } = profile;
    let words =
        [("kind", kind), ("size", size), ("sector", sector), ("region", region), ("ownership", ownership)];
    let words = words.into_iter().filter_map(|(key, word)| Some((key.to_owned(), plain(word.as_ref()?))));
    words.chain(mandate.as_ref().map(|mandates| ("mandate".to_owned(), list(mandates)))).collect()
}

fn list(words: &[String]) -> String {
    format!("[{}]", words.iter().map(|word| plain(word)).collect::<Vec<_>>().join(", "))
}

fn answer_words(answer: &ExampleAnswer) -> String {
    match answer {
        ExampleAnswer::Elements(met) => list(met),
        ExampleAnswer::NotApplicable { not_applicable } => {
            format!("{{not_applicable: {}}}", plain(not_applicable))
        }
        ExampleAnswer::Number(number) => number.normalize().to_string(),
        ExampleAnswer::Word(word) => plain(word),
    }
}

fn expectation(expected: &Expectation) -> Vec<(String, String)> {
    let Expectation { score, lower, upper, coverage, gap, rating } = expected;
    let number = |(key, value): (&str, &Option<Decimal>)| {
        Some((key.to_owned(), value.as_ref()?.normalize().to_string()))
    };
    let numbers = [("score", score), ("lower", lower), ("upper", upper)].into_iter().filter_map(number);
    let rating = rating.iter().map(|rating| ("rating".to_owned(), plain(rating)));
    numbers
        .chain(rating)
        .chain([("gap", gap), ("coverage", coverage)].into_iter().filter_map(number))
        .collect()
}

//! A translation: the words of another language, in the order of the questionnaire.

use std::collections::BTreeSet;

use super::super::file::{OptionFile, QuestionFile, SectionFile};
use super::super::files::Files;
use super::super::words_file::{OptionWords, QuestionWords, TranslationFile, Words};
use super::yaml::{Writer, plain};

pub(super) fn write(name: &str, words: &TranslationFile, files: &Files) -> String {
    let mut out = Writer::new(name, "translation");
    out.plain(0, "translates", &words.translates.text);
    out.line(0, &format!("of_version: {}", words.of_version));
    for (key, words) in [("title", &words.title), ("summary", &words.summary)] {
        if let Some(words) = words {
            out.needed(0, key, words);
        }
    }
    let header = &files.header;
    let reasons = header.not_applicable_reasons.iter().map(|one| one.id.text.as_str());
    table(&mut out, "not_applicable_reasons", &words.not_applicable_reasons, reasons);
    let kinds = header.unit_kinds.iter().map(|one| one.id.text.as_str());
    table(&mut out, "unit_kinds", &words.unit_kinds, kinds);
    let indicators = files.sections.iter().flat_map(|section| &section.indicators);
    let nodes = header.nodes.iter().map(|one| one.id.text.as_str());
    table(&mut out, "nodes", &words.nodes, nodes.chain(indicators.map(|one| one.id.text.as_str())));
    let rules = files.consistency.iter().map(|one| one.id.text.as_str());
    table(&mut out, "consistency", &words.consistency, rules);
    sections(&mut out, words, &files.sections);
    questions(&mut out, words, &files.sections);
    out.finish()
}

/// The words in the order of `ids`, then those of ids that are no longer there: nothing is lost.
fn in_order<'a, T>(words: &'a Words<T>, ids: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a T)> {
    let mut seen = BTreeSet::new();
    let known = ids.chain(words.keys().map(|id| id.text.as_str()));
    known.filter_map(|id| words.get(id).filter(|_| seen.insert(id)).map(|words| (id, words))).collect()
}

fn table<'a>(out: &mut Writer, key: &str, words: &'a Words<String>, ids: impl Iterator<Item = &'a str>) {
    let found = in_order(words, ids);
    if found.is_empty() {
        return;
    }
    out.line(0, &format!("{key}:"));
    found.into_iter().for_each(|(id, words)| out.needed(2, &plain(id), words));
}

fn sections(out: &mut Writer, words: &TranslationFile, sections: &[SectionFile]) {
    let found = in_order(&words.sections, sections.iter().map(|section| section.id.text.as_str()));
    if !found.is_empty() {
        out.line(0, "sections:");
    }
    for (id, words) in found {
        out.line(2, &format!("{}:", plain(id)));
        out.needed(4, "title", &words.title);
        out.words(4, "introduction", &words.introduction);
    }
}

fn questions(out: &mut Writer, words: &TranslationFile, sections: &[SectionFile]) {
    let all: Vec<&QuestionFile> = sections
        .iter()
        .flat_map(|section| &section.indicators)
        .flat_map(|indicator| &indicator.questions)
        .collect();
    if !words.questions.is_empty() {
        out.line(0, "questions:");
    }
    for (id, words) in in_order(&words.questions, all.iter().map(|question| question.id.text.as_str())) {
        let options = all.iter().find(|question| question.id.text == id).map(|question| &question.options);
        question(out, id, words, options.into_iter().flatten());
    }
}

fn question<'a>(
    out: &mut Writer,
    id: &str,
    words: &'a QuestionWords,
    options: impl Iterator<Item = &'a OptionFile>,
) {
    out.line(2, &format!("{}:", plain(id)));
    out.needed(4, "text", &words.text);
    out.words(4, "help", &words.help);
    out.words(4, "evidence", &words.evidence);
    out.words(4, "unit", &words.unit);
    let options = in_order(&words.options, options.map(|option| option.id.text.as_str()));
    if !options.is_empty() {
        out.line(4, "options:");
    }
    options.into_iter().for_each(|(id, words)| option(out, id, words));
}

fn option(out: &mut Writer, id: &str, words: &OptionWords) {
    out.line(6, &format!("{}:", plain(id)));
    out.needed(8, "label", &words.label);
    out.words(8, "criterion", &words.criterion);
    out.words(8, "evidence", &words.evidence);
    out.words(8, "next_step", &words.next_step);
}

//! A translation: the words of another language, in the order of the questionnaire.

use super::super::file::{QuestionFile, SectionFile};
use super::super::files::Files;
use super::super::words_file::{OptionWords, QuestionWords, TranslationFile, Words};
use super::yaml::{Writer, plain};

pub(super) fn write(name: &str, words: &TranslationFile, files: &Files) -> String {
    let mut out = Writer::new(name, "translation");
    out.plain(0, "translates", &words.translates.text);
    out.line(0, &format!("of_version: {}", words.of_version));
    out.words(0, "title", words.title.as_deref().unwrap_or_default());
    out.words(0, "summary", words.summary.as_deref().unwrap_or_default());
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

/// The words of `ids` that are there, in that order.
fn in_order<'a, T>(words: &'a Words<T>, ids: impl Iterator<Item = &'a str>) -> Vec<(&'a str, &'a T)> {
    ids.filter_map(|id| words.iter().find(|(known, _)| known.text == id).map(|(_, words)| (id, words)))
        .collect()
}

fn table<'a>(out: &mut Writer, key: &str, words: &'a Words<String>, ids: impl Iterator<Item = &'a str>) {
    let found = in_order(words, ids);
    if found.is_empty() {
        return;
    }
    out.line(0, &format!("{key}:"));
    found.into_iter().for_each(|(id, words)| out.words(2, &plain(id), words));
}

fn sections(out: &mut Writer, words: &TranslationFile, sections: &[SectionFile]) {
    let found = in_order(&words.sections, sections.iter().map(|section| section.id.text.as_str()));
    if !found.is_empty() {
        out.line(0, "sections:");
    }
    for (id, words) in found {
        out.line(2, &format!("{}:", plain(id)));
        out.words(4, "title", &words.title);
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
    for file in all {
        if let Some((_, words)) = words.questions.iter().find(|(known, _)| known.text == file.id.text) {
            question(out, file, words);
        }
    }
}

fn question(out: &mut Writer, file: &QuestionFile, words: &QuestionWords) {
    out.line(2, &format!("{}:", plain(&file.id.text)));
    out.words(4, "text", &words.text);
    out.words(4, "help", &words.help);
    out.words(4, "evidence", &words.evidence);
    out.words(4, "unit", &words.unit);
    let options = in_order(&words.options, file.options.iter().map(|option| option.id.text.as_str()));
    if !options.is_empty() {
        out.line(4, "options:");
    }
    options.into_iter().for_each(|(id, words)| option(out, id, words));
}

fn option(out: &mut Writer, id: &str, words: &OptionWords) {
    out.line(6, &format!("{}:", plain(id)));
    out.words(8, "label", &words.label);
    out.words(8, "criterion", &words.criterion);
    out.words(8, "evidence", &words.evidence);
    out.words(8, "next_step", &words.next_step);
}

//! The words of other languages: from the rows they stand in back to the files they came from.

use std::collections::{BTreeMap, BTreeSet};

use super::find::language;
use super::row::{BookReader, Row};
use super::sheets::LANGUAGES;
use super::take::version;
use crate::questionnaire::{
    Files, Id, OptionWords, Problem, QuestionWords, SectionWords, TranslationFile, Words,
};

/// Words whose id nothing has any more, in translations of an older version: they would be lost.
pub(super) fn without_a_row(files: &Files) -> Vec<Problem> {
    let header = &files.header;
    let indicators = || files.sections.iter().flat_map(|section| &section.indicators);
    let questions = || indicators().flat_map(|indicator| &indicator.questions);
    let nodes: BTreeSet<&str> =
        texts(header.nodes.iter().map(|one| &one.id).chain(indicators().map(|one| &one.id)));
    let reasons = texts(header.not_applicable_reasons.iter().map(|one| &one.id));
    let kinds = texts(header.unit_kinds.iter().map(|one| &one.id));
    let rules = texts(files.consistency.iter().map(|one| &one.id));
    let sections = texts(files.sections.iter().map(|one| &one.id));
    let asked = texts(questions().map(|one| &one.id));
    let options: BTreeSet<(&str, &str)> = questions()
        .flat_map(|one| one.options.iter().map(|option| (one.id.text.as_str(), option.id.text.as_str())))
        .collect();
    let mut problems = Vec::new();
    for (file, words) in &files.translations {
        let plain = [(&words.nodes, &nodes), (&words.not_applicable_reasons, &reasons)];
        let more = [(&words.unit_kinds, &kinds), (&words.consistency, &rules)];
        let tables = plain.into_iter().chain(more).flat_map(|(words, known)| unknown(words, known));
        let ids = tables.chain(unknown(&words.sections, &sections)).chain(unknown(&words.questions, &asked));
        let below = words.questions.iter().flat_map(|(question, words)| {
            words.options.keys().filter(|id| !options.contains(&(question.text.as_str(), id.text.as_str())))
        });
        problems.extend(ids.chain(below).map(|id| lost(file, id)));
    }
    problems
}

fn texts<'a>(ids: impl Iterator<Item = &'a Id>) -> BTreeSet<&'a str> {
    ids.map(|id| id.text.as_str()).collect()
}

fn unknown<'a, T>(words: &'a Words<T>, known: &BTreeSet<&str>) -> Vec<&'a Id> {
    words.keys().filter(|id| !known.contains(id.text.as_str())).collect()
}

fn lost(file: &str, id: &Id) -> Problem {
    let message = format!("`{}` is no longer in the questionnaire; remove its words", id.text);
    Problem::new(file, id.line, message)
}

/// The translation files of a workbook.
pub(super) fn take(reader: &BookReader<'_>) -> Vec<(String, TranslationFile)> {
    let mut taker = Taker { files: listed(reader), homes: homes(reader) };
    for row in reader.rows("questionnaire") {
        taker.header(row);
    }
    for (sheet, key, pick) in TABLES {
        for row in reader.rows(sheet) {
            taker.table(row, key, pick);
        }
    }
    reader.rows("sections").for_each(|row| taker.section(row));
    for row in reader.rows("questions") {
        let options: Vec<Row<'_>> =
            reader.rows("options").filter(|option| option.text("question") == row.text("id")).collect();
        taker.question(row, &options);
    }
    taker.files.into_iter().collect()
}

/// Sheets whose rows have one text in a table of a translation file.
const TABLES: [(&str, &str, Pick); 5] = [
    ("reasons", "label", |file| &mut file.not_applicable_reasons),
    ("unit kinds", "label", |file| &mut file.unit_kinds),
    ("nodes", "title", |file| &mut file.nodes),
    ("indicators", "title", |file| &mut file.nodes),
    ("consistency", "message", |file| &mut file.consistency),
];

type Pick = fn(&mut TranslationFile) -> &mut Words<String>;

/// The files the workbook lists, still empty.
fn listed(reader: &BookReader<'_>) -> BTreeMap<String, TranslationFile> {
    let mut files = BTreeMap::new();
    for row in reader.rows("translations") {
        let name = row.id("file").text;
        if !LANGUAGES[1..].contains(&language(&name)) || !name.ends_with(".yaml") {
            row.problem(
                "file",
                "translations stand in `az.yaml`, `az/NAME.yaml`, `ru.yaml` or `ru/NAME.yaml`",
            );
        }
        let file = TranslationFile {
            translates: row.id("translates"),
            of_version: version(row, "of_version"),
            title: None,
            summary: None,
            not_applicable_reasons: Words::new(),
            unit_kinds: Words::new(),
            nodes: Words::new(),
            sections: Words::new(),
            questions: Words::new(),
            consistency: Words::new(),
        };
        if files.insert(name, file).is_some() {
            row.problem("file", "this file stands here twice; remove one row");
        }
    }
    files
}

/// The file where the words of a section or an indicator stand, by its id and the language.
fn homes(reader: &BookReader<'_>) -> BTreeMap<(String, &'static str), String> {
    let mut homes = BTreeMap::new();
    for row in reader.rows("sections").chain(reader.rows("indicators")) {
        for code in &LANGUAGES[1..] {
            let own = row.text(&format!("file::{code}"));
            let above = homes.get(&(row.text("section"), *code)).cloned();
            if let Some(name) = Some(own).filter(|own| !own.is_empty()).or(above) {
                homes.insert((row.text("id"), *code), name);
            }
        }
    }
    homes
}

struct Taker {
    files: BTreeMap<String, TranslationFile>,
    homes: BTreeMap<(String, &'static str), String>,
}

impl Taker {
    /// The file a row's words go to: the one it names, or where it names none that of what it stands under, or else
    /// the first of the language.
    fn file(&mut self, row: Row<'_>, code: &'static str) -> Option<&mut TranslationFile> {
        let key = format!("file::{code}");
        let above = ["indicator", "section"].map(|key| self.homes.get(&(row.text(key), code)).cloned());
        let own = Some(row.text(&key).trim().to_owned()).filter(|own| !own.is_empty());
        let named = own.or_else(|| above.into_iter().flatten().next()).unwrap_or_default();
        let name = if named.is_empty() {
            self.files.keys().find(|name| language(name) == code).cloned()
        } else {
            Some(named).filter(|name| self.files.contains_key(name) && language(name) == code)
        };
        if name.is_none() {
            row.problem(
                &key,
                format!("no row of `translations` has this file for {code}; add one or correct it"),
            );
        }
        self.files.get_mut(&name?)
    }

    fn header(&mut self, row: Row<'_>) {
        for code in &LANGUAGES[1..] {
            let words = row.text(&format!("value::{code}"));
            let is_named = !row.text(&format!("file::{code}")).is_empty();
            if words.is_empty() && !is_named {
                continue;
            }
            let Some(file) = self.file(row, code) else { continue };
            match row.text("key").trim() {
                "title" => file.title = Some(words),
                "summary" => file.summary = Some(words),
                _ => row.problem(
                    &format!("value::{code}"),
                    "only title and summary are translated; empty this cell",
                ),
            }
        }
    }

    fn table(&mut self, row: Row<'_>, key: &str, pick: Pick) {
        for code in &LANGUAGES[1..] {
            if row.has_words(&[key], code) {
                let words = row.text(&format!("{key}::{code}"));
                if let Some(file) = self.file(row, code) {
                    pick(file).insert(row.id("id"), words);
                }
            }
        }
    }

    fn section(&mut self, row: Row<'_>) {
        for code in &LANGUAGES[1..] {
            if row.has_words(&["title", "introduction"], code) {
                let text = |key: &str| row.text(&format!("{key}::{code}"));
                let words = SectionWords { title: text("title"), introduction: text("introduction") };
                if let Some(file) = self.file(row, code) {
                    file.sections.insert(row.id("id"), words);
                }
            }
        }
    }

    fn question(&mut self, row: Row<'_>, options: &[Row<'_>]) {
        for code in &LANGUAGES[1..] {
            let options: Words<OptionWords> = options
                .iter()
                .filter(|option| option.has_words(&OPTION, code))
                .map(|option| (option.id("id"), option_words(*option, code)))
                .collect();
            if options.is_empty() && !row.has_words(&QUESTION, code) {
                continue;
            }
            let text = |key: &str| row.text(&format!("{key}::{code}"));
            let words = QuestionWords {
                text: text("text"),
                help: text("help"),
                evidence: text("evidence"),
                unit: text("unit"),
                options,
            };
            if let Some(file) = self.file(row, code) {
                file.questions.insert(row.id("id"), words);
            }
        }
    }
}

/// The words of a question, and of an option.
const QUESTION: [&str; 4] = ["text", "help", "evidence", "unit"];
const OPTION: [&str; 4] = ["label", "criterion", "evidence", "next_step"];

fn option_words(row: Row<'_>, code: &str) -> OptionWords {
    let text = |key: &str| row.text(&format!("{key}::{code}"));
    OptionWords {
        label: text("label"),
        criterion: text("criterion"),
        evidence: text("evidence"),
        next_step: text("next_step"),
    }
}

impl Row<'_> {
    /// Whether a row has words in a language, or a file that says it has.
    fn has_words(&self, keys: &[&str], code: &str) -> bool {
        let all = keys.iter().copied().chain(["file"]);
        all.into_iter().any(|key| !self.text(&format!("{key}::{code}")).is_empty())
    }
}

//! Merging the words of another language into a questionnaire; a missing or an extra id is a problem.

use std::collections::BTreeMap;

use super::model::{AnswerOption, Question, QuestionKind, Questionnaire, TranslationState};
use super::problem::Problem;
use super::text::Text;
use super::words_file::{OptionWords, QuestionWords, TranslationFile, Words};

/// One translation file; a language may have several, which hold everything once between them.
pub(super) struct Translation {
    pub(super) language: String,
    pub(super) file: String,
    pub(super) words: TranslationFile,
}

/// Where an id of a translation stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    line: u64,
}

/// Words by id over all files of a language.
type Union<'a, T> = BTreeMap<&'a str, (Place<'a>, &'a T)>;

struct Merger<'a> {
    language: &'a str,
    problems: Vec<Problem>,
}

/// Adds the words of every language to the questionnaire.
pub(super) fn apply_all(
    questionnaire: &mut Questionnaire,
    translations: &[Translation],
    problems: &mut Vec<Problem>,
) {
    let mut languages: BTreeMap<&str, Vec<&Translation>> = BTreeMap::new();
    for translation in translations {
        languages.entry(&translation.language).or_default().push(translation);
    }
    for (language, parts) in languages {
        problems.extend(parts.iter().filter_map(|part| wrong_version(questionnaire, part)));
        let of_version = parts.iter().map(|part| part.words.of_version).min().unwrap_or_default();
        let mut merger = Merger { language, problems: Vec::new() };
        merger.apply(questionnaire, &parts);
        // A translation of an older version lacks words; the English ones stand in, and pages say so.
        if of_version >= questionnaire.version {
            problems.append(&mut merger.problems);
        }
        questionnaire.translations.push(TranslationState { language: language.to_owned(), of_version });
    }
}

fn wrong_version(questionnaire: &Questionnaire, part: &Translation) -> Option<Problem> {
    let words = &part.words;
    let is_right = words.translates.text == questionnaire.id && words.of_version <= questionnaire.version;
    (!is_right).then(|| {
        let message = format!(
            "this translates `{}` version {}, the questionnaire is `{}` version {}; correct the id, or bring it up to date",
            words.translates.text, words.of_version, questionnaire.id, questionnaire.version
        );
        Problem::new(&part.file, words.translates.line, message)
    })
}

impl<'a> Merger<'a> {
    fn apply(&mut self, questionnaire: &mut Questionnaire, parts: &[&'a Translation]) {
        self.heading(parts, "title", &mut questionnaire.title, |words| words.title.as_ref());
        self.heading(parts, "summary", &mut questionnaire.summary, |words| words.summary.as_ref());
        let reasons = questionnaire.reasons.iter_mut().map(|one| (one.id.clone(), &mut one.label));
        self.table("reason", parts, |words| &words.not_applicable_reasons, reasons.collect());
        let kinds = questionnaire.unit_kinds.iter_mut().map(|one| (one.id.clone(), &mut one.label));
        self.table("unit kind", parts, |words| &words.unit_kinds, kinds.collect());
        let nodes = questionnaire.nodes.iter_mut().map(|one| (one.id.clone(), &mut one.title));
        self.table("node", parts, |words| &words.nodes, nodes.collect());
        let rules = questionnaire.consistency.iter_mut().map(|one| (one.id.clone(), &mut one.message));
        self.table("consistency rule", parts, |words| &words.consistency, rules.collect());
        self.sections(questionnaire, parts);
        self.questions(questionnaire, parts);
    }

    fn problem(&mut self, place: Place<'_>, message: impl Into<String>) {
        self.problems.push(Problem::new(place.file, place.line, message));
    }

    /// A text of the questionnaire itself: exactly one file has it.
    fn heading(
        &mut self,
        parts: &[&'a Translation],
        what: &str,
        text: &mut Text,
        pick: impl Fn(&TranslationFile) -> Option<&String>,
    ) {
        let mut found = parts.iter().filter_map(|part| Some((place(part), pick(&part.words)?)));
        match (found.next(), found.next()) {
            (Some((here, words)), None) => self.text(here, what, text, words),
            (Some(_), Some((again, _))) => {
                self.problem(again, format!("`{what}` stands in two files; keep one"))
            }
            (None, _) => self.problem(place(parts[0]), format!("`{what}` is not translated; add it")),
        }
    }

    /// A text must be there in both languages or in neither.
    fn text(&mut self, place: Place<'_>, owner: &str, text: &mut Text, words: &str) {
        match (text.is_empty(), words.is_empty()) {
            (false, true) => {
                let message = format!("`{owner}` has a text in English only; translate it");
                self.problem(place, message);
            }
            (true, false) => {
                let message =
                    format!("`{owner}` has a text here that the English lacks; remove it or add it");
                self.problem(place, message);
            }
            (true, true) => {}
            (false, false) => text.translate(self.language, words),
        }
    }

    /// Everything the files say under one heading; an id in two of them is a problem.
    fn union<T>(
        &mut self,
        what: &str,
        parts: &[&'a Translation],
        pick: impl Fn(&'a TranslationFile) -> &'a Words<T>,
    ) -> Union<'a, T> {
        let mut union: Union<'a, T> = BTreeMap::new();
        for part in parts {
            for (id, words) in pick(&part.words) {
                let here = Place { file: &part.file, line: id.line };
                if let Some((first, _)) = union.insert(&id.text, (here, words)) {
                    let message =
                        format!("{what} `{}` is translated in {} already; keep one", id.text, first.file);
                    self.problem(here, message);
                }
            }
        }
        union
    }

    /// An id that is missing is reported where it belongs: at the one before it, or at `start`.
    fn same_ids<T>(&mut self, what: &str, start: Place<'_>, wanted: &[&str], found: &Union<'_, T>) {
        let mut near = start;
        for id in wanted {
            match found.get(id) {
                Some((here, _)) => near = *here,
                None => self.problem(near, format!("{what} `{id}` is not translated; add it")),
            }
        }
        for (id, (here, _)) in found.iter().filter(|(id, _)| !wanted.contains(id)) {
            self.problem(*here, format!("{what} `{id}` does not exist in the questionnaire; remove it"));
        }
    }

    fn table(
        &mut self,
        what: &str,
        parts: &[&'a Translation],
        pick: impl Fn(&'a TranslationFile) -> &'a Words<String>,
        texts: Vec<(String, &mut Text)>,
    ) {
        let union = self.union(what, parts, pick);
        let ids: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
        self.same_ids(what, place(parts[0]), &ids, &union);
        for (id, text) in texts {
            if let Some((here, found)) = union.get(id.as_str()) {
                self.text(*here, &id, text, found);
            }
        }
    }

    fn sections(&mut self, questionnaire: &mut Questionnaire, parts: &[&'a Translation]) {
        let union = self.union("section", parts, |words| &words.sections);
        let ids: Vec<&str> = questionnaire.sections.iter().map(|section| section.id.as_str()).collect();
        self.same_ids("section", place(parts[0]), &ids, &union);
        for section in &mut questionnaire.sections {
            if let Some((here, found)) = union.get(section.id.as_str()) {
                self.text(*here, &section.id, &mut section.title, &found.title);
                self.text(*here, &section.id, &mut section.introduction, &found.introduction);
            }
        }
    }

    fn questions(&mut self, questionnaire: &mut Questionnaire, parts: &[&'a Translation]) {
        let union = self.union("question", parts, |words| &words.questions);
        let ids: Vec<&str> = questionnaire.questions.iter().map(|question| question.id.as_str()).collect();
        self.same_ids("question", place(parts[0]), &ids, &union);
        for question in &mut questionnaire.questions {
            if let Some((here, found)) = union.get(question.id.as_str()) {
                self.question(*here, question, found);
            }
        }
    }

    fn question(&mut self, here: Place<'a>, question: &mut Question, words: &'a QuestionWords) {
        let id = question.id.clone();
        self.text(here, &id, &mut question.text, &words.text);
        self.text(here, &id, &mut question.help, &words.help);
        self.text(here, &id, &mut question.evidence, &words.evidence);
        let options: &mut [AnswerOption] = match &mut question.kind {
            QuestionKind::Choice { options } | QuestionKind::Checklist { elements: options } => options,
            QuestionKind::Number { unit, .. } => {
                self.text(here, &id, unit, &words.unit);
                &mut []
            }
            QuestionKind::Date | QuestionKind::Text => &mut [],
        };
        self.options(here, &id, options, &words.options);
    }

    fn options(
        &mut self,
        question: Place<'a>,
        owner: &str,
        options: &mut [AnswerOption],
        words: &'a Words<OptionWords>,
    ) {
        let place = |line| Place { file: question.file, line };
        let union: Union<'a, OptionWords> =
            words.iter().map(|(id, found)| (id.text.as_str(), (place(id.line), found))).collect();
        let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        self.same_ids(&format!("an option of `{owner}`:"), question, &ids, &union);
        for option in options {
            let Some((here, found)) = union.get(option.id.as_str()) else { continue };
            let owner = format!("{owner}, option {}", option.id);
            self.text(*here, &owner, &mut option.label, &found.label);
            self.text(*here, &owner, &mut option.criterion, &found.criterion);
            self.text(*here, &owner, &mut option.evidence, &found.evidence);
            self.text(*here, &owner, &mut option.next_step, &found.next_step);
        }
    }
}

fn place(part: &Translation) -> Place<'_> {
    Place { file: &part.file, line: part.words.translates.line }
}

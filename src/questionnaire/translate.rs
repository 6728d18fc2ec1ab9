//! Merging the words of another language into a questionnaire; a missing or an extra id is a problem.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{OptionWords, QuestionWords, TranslationFile};
use super::model::{AnswerOption, Question, QuestionKind, Questionnaire};
use super::problem::Problem;
use super::text::Text;

/// One translation file.
pub(super) struct Translation {
    pub(super) language: String,
    pub(super) file: String,
    pub(super) words: TranslationFile,
}

struct Merger<'a> {
    language: &'a str,
    file: &'a str,
    problems: &'a mut Vec<Problem>,
}

/// Adds the words of `translation` to the questionnaire.
pub(super) fn apply(
    questionnaire: &mut Questionnaire,
    translation: &Translation,
    problems: &mut Vec<Problem>,
) {
    let words = &translation.words;
    let mut merger = Merger { language: &translation.language, file: &translation.file, problems };
    if words.translates.text != questionnaire.id || words.of_version != questionnaire.version {
        let message = format!(
            "this translates `{}` version {}, the questionnaire is `{}` version {}; bring it up to date",
            words.translates.text, words.of_version, questionnaire.id, questionnaire.version
        );
        merger.problem(words.translates.line, message);
    }
    merger.text("title", &mut questionnaire.title, &words.title);
    merger.text("summary", &mut questionnaire.summary, &words.summary);
    let reasons = questionnaire.reasons.iter_mut().map(|reason| (reason.id.clone(), &mut reason.label));
    merger.table("reason", reasons.collect(), &words.not_applicable_reasons);
    let kinds = questionnaire.unit_kinds.iter_mut().map(|kind| (kind.id.clone(), &mut kind.label));
    merger.table("unit kind", kinds.collect(), &words.unit_kinds);
    let nodes = questionnaire.nodes.iter_mut().map(|node| (node.id.clone(), &mut node.title));
    merger.table("node", nodes.collect(), &words.nodes);
    merge_sections(&mut merger, questionnaire, words);
    merge_questions(&mut merger, questionnaire, words);
}

fn merge_sections(merger: &mut Merger<'_>, questionnaire: &mut Questionnaire, words: &TranslationFile) {
    let ids: Vec<String> = questionnaire.sections.iter().map(|section| section.id.clone()).collect();
    merger.same_ids("section", &ids, words.sections.keys());
    for section in &mut questionnaire.sections {
        if let Some(found) = words.sections.get(&section.id) {
            merger.text(&section.id, &mut section.title, &found.title);
            merger.text(&section.id, &mut section.introduction, &found.introduction);
        }
    }
}

fn merge_questions(merger: &mut Merger<'_>, questionnaire: &mut Questionnaire, words: &TranslationFile) {
    let ids: Vec<String> = questionnaire.questions.iter().map(|question| question.id.clone()).collect();
    merger.same_ids("question", &ids, words.questions.keys());
    for question in &mut questionnaire.questions {
        if let Some(found) = words.questions.get(&question.id) {
            merger.question(question, found);
        }
    }
}

impl Merger<'_> {
    fn problem(&mut self, line: u64, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, line, message));
    }

    /// A text must be there in both languages or in neither.
    fn text(&mut self, owner: &str, text: &mut Text, words: &str) {
        match (text.is_empty(), words.is_empty()) {
            (false, true) => self.problem(0, format!("`{owner}` has a text in English only; translate it")),
            (true, false) => {
                self.problem(
                    0,
                    format!("`{owner}` has a text here that the English lacks; remove it or add it"),
                );
            }
            (true, true) => {}
            (false, false) => text.translate(self.language, words),
        }
    }

    fn same_ids<'a>(&mut self, what: &str, wanted: &[String], found: impl Iterator<Item = &'a String>) {
        let wanted: BTreeSet<&String> = wanted.iter().collect();
        let found: BTreeSet<&String> = found.collect();
        for id in wanted.difference(&found) {
            self.problem(0, format!("{what} `{id}` is not translated; add it"));
        }
        for id in found.difference(&wanted) {
            self.problem(0, format!("{what} `{id}` does not exist in the questionnaire; remove it"));
        }
    }

    fn table(&mut self, what: &str, texts: Vec<(String, &mut Text)>, words: &BTreeMap<String, String>) {
        let ids: Vec<String> = texts.iter().map(|(id, _)| id.clone()).collect();
        self.same_ids(what, &ids, words.keys());
        for (id, text) in texts {
            if let Some(found) = words.get(&id) {
                self.text(&id, text, found);
            }
        }
    }

    fn question(&mut self, question: &mut Question, words: &QuestionWords) {
        let id = question.id.clone();
        self.text(&id, &mut question.text, &words.text);
        self.text(&id, &mut question.help, &words.help);
        self.text(&id, &mut question.evidence, &words.evidence);
        let options: &mut [AnswerOption] = match &mut question.kind {
            QuestionKind::Choice { options } | QuestionKind::Checklist { elements: options } => options,
            QuestionKind::Number { unit, .. } => {
                self.text(&id, unit, &words.unit);
                &mut []
            }
            QuestionKind::Date | QuestionKind::Text => &mut [],
        };
        self.options(&id, options, &words.options);
    }

    fn options(
        &mut self,
        question: &str,
        options: &mut [AnswerOption],
        words: &BTreeMap<String, OptionWords>,
    ) {
        let ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
        self.same_ids(&format!("an option of `{question}`:"), &ids, words.keys());
        for option in options {
            let Some(found) = words.get(&option.id) else { continue };
            let owner = format!("{question}, option {}", option.id);
            self.text(&owner, &mut option.label, &found.label);
            self.text(&owner, &mut option.criterion, &found.criterion);
            self.text(&owner, &mut option.next_step, &found.next_step);
        }
    }
}

//! Merging the words of another language into a questionnaire; a missing or an extra id is a problem.

use super::model::{AnswerOption, Question, QuestionKind, Questionnaire};
use super::problem::Problem;
use super::text::Text;
use super::words_file::{OptionWords, QuestionWords, TranslationFile, Words};

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
    let top = words.translates.line;
    merger.text(top, "title", &mut questionnaire.title, &words.title);
    merger.text(top, "summary", &mut questionnaire.summary, &words.summary);
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
    let ids: Vec<&str> = questionnaire.sections.iter().map(|section| section.id.as_str()).collect();
    merger.same_ids("section", 0, &ids, &words.sections);
    for section in &mut questionnaire.sections {
        if let Some((line, found)) = find(&words.sections, &section.id) {
            merger.text(line, &section.id, &mut section.title, &found.title);
            merger.text(line, &section.id, &mut section.introduction, &found.introduction);
        }
    }
}

fn merge_questions(merger: &mut Merger<'_>, questionnaire: &mut Questionnaire, words: &TranslationFile) {
    let ids: Vec<&str> = questionnaire.questions.iter().map(|question| question.id.as_str()).collect();
    merger.same_ids("question", 0, &ids, &words.questions);
    for question in &mut questionnaire.questions {
        if let Some((line, found)) = find(&words.questions, &question.id) {
            merger.question(line, question, found);
        }
    }
}

/// The words for an id, with the line the id stands on.
fn find<'a, T>(words: &'a Words<T>, id: &str) -> Option<(u64, &'a T)> {
    words.iter().find(|(known, _)| known.text == id).map(|(known, found)| (known.line, found))
}

impl Merger<'_> {
    fn problem(&mut self, line: u64, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, line, message));
    }

    /// A text must be there in both languages or in neither.
    fn text(&mut self, line: u64, owner: &str, text: &mut Text, words: &str) {
        match (text.is_empty(), words.is_empty()) {
            (false, true) => {
                self.problem(line, format!("`{owner}` has a text in English only; translate it"))
            }
            (true, false) => {
                let message =
                    format!("`{owner}` has a text here that the English lacks; remove it or add it");
                self.problem(line, message);
            }
            (true, true) => {}
            (false, false) => text.translate(self.language, words),
        }
    }

    /// An id that is missing is reported where it belongs: at the one before it, or at `start`.
    fn same_ids<T>(&mut self, what: &str, start: u64, wanted: &[&str], found: &Words<T>) {
        let mut line = start;
        for id in wanted {
            match find(found, id) {
                Some((here, _)) => line = here,
                None => self.problem(line, format!("{what} `{id}` is not translated; add it")),
            }
        }
        for id in found.keys().filter(|id| !wanted.contains(&id.text.as_str())) {
            let message = format!("{what} `{}` does not exist in the questionnaire; remove it", id.text);
            self.problem(id.line, message);
        }
    }

    fn table(&mut self, what: &str, texts: Vec<(String, &mut Text)>, words: &Words<String>) {
        let ids: Vec<&str> = texts.iter().map(|(id, _)| id.as_str()).collect();
        self.same_ids(what, 0, &ids, words);
        for (id, text) in texts {
            if let Some((line, found)) = find(words, &id) {
                self.text(line, &id, text, found);
            }
        }
    }

    fn question(&mut self, line: u64, question: &mut Question, words: &QuestionWords) {
        let id = question.id.clone();
        self.text(line, &id, &mut question.text, &words.text);
        self.text(line, &id, &mut question.help, &words.help);
        self.text(line, &id, &mut question.evidence, &words.evidence);
        let options: &mut [AnswerOption] = match &mut question.kind {
            QuestionKind::Choice { options } | QuestionKind::Checklist { elements: options } => options,
            QuestionKind::Number { unit, .. } => {
                self.text(line, &id, unit, &words.unit);
                &mut []
            }
            QuestionKind::Date | QuestionKind::Text => &mut [],
        };
        self.options(line, &id, options, &words.options);
    }

    fn options(
        &mut self,
        line: u64,
        question: &str,
        options: &mut [AnswerOption],
        words: &Words<OptionWords>,
    ) {
        let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
        self.same_ids(&format!("an option of `{question}`:"), line, &ids, words);
        for option in options {
            let Some((line, found)) = find(words, &option.id) else { continue };
            let owner = format!("{question}, option {}", option.id);
            self.text(line, &owner, &mut option.label, &found.label);
            self.text(line, &owner, &mut option.criterion, &found.criterion);
            self.text(line, &owner, &mut option.next_step, &found.next_step);
        }
    }
}

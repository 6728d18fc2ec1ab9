//! What people read in the drop-downs of a workbook, and finding the answer behind what they chose.

use crate::questionnaire::{Question, QuestionKind, Questionnaire, Text};
use crate::response::{DO_NOT_KNOW, NO_DATA, NOT_APPLICABLE};
use crate::texts::{Language, Texts};

/// The word of an element that is met.
pub(super) const MET: &str = "met";
/// The word of an element that is not met.
pub(super) const NOT_MET: &str = "not-met";

/// A code with what people read for it.
pub(super) type Labelled = (String, String);

/// The words that may stand in place of an answer to a question.
pub(super) fn specials(question: &Question, texts: &Texts) -> Vec<Labelled> {
    let mut words = vec![
        (DO_NOT_KNOW.to_owned(), texts.t("answer-do-not-know")),
        (NO_DATA.to_owned(), texts.t("answer-no-data")),
    ];
    if question.not_applicable {
        words.push((NOT_APPLICABLE.to_owned(), texts.t("answer-not-applicable")));
    }
    words
}

/// The options of a choice, then what may be said instead.
pub(super) fn answers(question: &Question, texts: &Texts) -> Vec<Labelled> {
    let code = texts.language().code();
    let options = question.options().iter().map(|option| (option.id.clone(), line(&option.label, code)));
    let options = match question.kind {
        QuestionKind::Choice { .. } => options.collect(),
        QuestionKind::Checklist { .. }
        | QuestionKind::Number { .. }
        | QuestionKind::Date
        | QuestionKind::Text => Vec::new(),
    };
    unique(options, specials(question, texts))
}

/// What may be said of one element of a checklist.
pub(super) fn elements(question: &Question, texts: &Texts) -> Vec<Labelled> {
    let mut words =
        vec![(MET.to_owned(), texts.t("workbook-met")), (NOT_MET.to_owned(), texts.t("workbook-not-met"))];
    if question.not_applicable {
        words.push((NOT_APPLICABLE.to_owned(), texts.t("answer-left-out")));
    }
    words
}

/// The reasons for "not applicable".
pub(super) fn reasons(questionnaire: &Questionnaire, texts: &Texts) -> Vec<Labelled> {
    let code = texts.language().code();
    let reasons = questionnaire.reasons.iter();
    unique(reasons.map(|reason| (reason.id.clone(), line(&reason.label, code))).collect(), Vec::new())
}

/// A label as one line: a drop-down shows no other.
fn line(text: &Text, code: &str) -> String {
    plain(text.get(code))
}

/// Words without what is not seen: spaces around them, line breaks within.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Labels that stand twice get their code behind them: a drop-down gives back nothing but the label.
fn unique(words: Vec<Labelled>, fixed: Vec<Labelled>) -> Vec<Labelled> {
    let all: Vec<String> = words.iter().chain(&fixed).map(|(_, label)| label.clone()).collect();
    let is_shared = |label: &String| all.iter().filter(|other| *other == label).count() > 1;
    let named = words.into_iter().map(|(code, label)| {
        let label = if is_shared(&label) || label.is_empty() { format!("{label} ({code})") } else { label };
        (code, label)
    });
    named.collect::<Vec<_>>().into_iter().chain(fixed).collect()
}

/// The code behind what stands in a cell: a label in the language of the file, else in any other, else the code
/// itself. `None` where that is no one thing.
pub(super) fn find(typed: &str, first: Language, words: impl Fn(&Texts) -> Vec<Labelled>) -> Option<String> {
    let typed = plain(typed);
    let in_language = |language: Language| -> Vec<String> {
        let words = words(Texts::get(language)).into_iter();
        words.filter(|(_, label)| *label == typed).map(|(code, _)| code).collect()
    };
    let others = Language::ALL.into_iter().filter(|language| *language != first);
    let mut found = in_language(first);
    if found.is_empty() {
        found = others.flat_map(in_language).collect();
    }
    if found.is_empty() {
        found = words(Texts::get(first))
            .into_iter()
            .map(|(code, _)| code)
            .filter(|code| *code == typed)
            .collect();
    }
    found.sort();
    found.dedup();
    if found.len() == 1 { found.pop() } else { None }
}

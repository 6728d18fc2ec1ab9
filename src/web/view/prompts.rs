//! What a person should look at again: answers that do not go together, and answers that want an explanation. They
//! never keep anybody from handing in.

use super::asked::askings;
use crate::questionnaire::Questionnaire;
use crate::response::{AnswerKey, AnswerSheet};
use crate::scoring::{contradictions, is_unexplained};
use crate::texts::Texts;
use crate::web::pages::answers::PromptRow;
use crate::web::pages::parts::Words;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The answer whose comment settles it.
    pub key: AnswerKey,
    /// What the person is told.
    pub message: Words,
}

/// All of them, in the order the questions are asked.
pub fn prompts(texts: &Texts, questionnaire: &Questionnaire, sheet: &AnswerSheet) -> Vec<Prompt> {
    let code = texts.language().code();
    let mut found: Vec<Prompt> = contradictions(questionnaire, sheet)
        .into_iter()
        .map(|one| Prompt { key: one.note_on, message: Words::of(&one.rule.message, code) })
        .collect();
    for question in &questionnaire.questions {
        let askings = askings(questionnaire, sheet, question);
        let wanting =
            askings.into_iter().filter(|asked| is_unexplained(questionnaire, sheet, question, asked.unit));
        let message = Words::new(texts.t("prompt-explain"));
        found.extend(wanting.map(|asked| Prompt { key: asked.key, message: message.clone() }));
    }
    found.sort_by_key(|prompt| questionnaire.question(&prompt.key.question));
    found
}

/// The same as a list. `change` gives the address where an answer is changed; empty for nowhere.
pub fn rows(
    texts: &Texts,
    questionnaire: &Questionnaire,
    sheet: &AnswerSheet,
    change: impl Fn(&AnswerKey) -> String,
) -> Vec<PromptRow> {
    let code = texts.language().code();
    let row = |prompt: Prompt| {
        let place = questionnaire.question(&prompt.key.question)?;
        Some(PromptRow {
            question: Words::of(&questionnaire.questions[place].text, code),
            unit: prompt.key.unit.clone().unwrap_or_default(),
            href: change(&prompt.key),
            message: prompt.message,
        })
    };
    prompts(texts, questionnaire, sheet).into_iter().filter_map(row).collect()
}

/// What is told beside one answer.
pub fn of(prompts: &[Prompt], key: &AnswerKey) -> Vec<Words> {
    let own = prompts.iter().filter(|prompt| prompt.key == *key);
    own.map(|prompt| prompt.message.clone()).collect()
}

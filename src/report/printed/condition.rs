//! When a question is to be answered, in words a person with a pen can follow.

use super::Paper;
use crate::questionnaire::{Condition, Fact, Question};
use crate::response::SheetUnit;
use crate::scoring::holds;

/// What is left of a condition once the institution is known.
enum Left {
    Known(bool),
    Words(String),
}

/// What an answer to `question` hangs on; `None` when it is put whatever was answered before.
pub(super) fn only_if(paper: &Paper<'_>, question: &Question, unit: Option<&SheetUnit>) -> Option<String> {
    let condition = question.applies_when.as_ref()?;
    match left(paper, condition, unit) {
        Left::Known(_) => None,
        Left::Words(words) => Some(paper.texts.t_with("print-only-if", &[("condition", words.into())])),
    }
}

fn left(paper: &Paper<'_>, condition: &Condition, unit: Option<&SheetUnit>) -> Left {
    if let Some(known) = holds(paper.questionnaire, &paper.unanswered, condition, unit) {
        return Left::Known(known);
    }
    let texts = paper.texts;
    let open = |parts: &[Condition]| -> (Vec<String>, usize) {
        let parts: Vec<Left> = parts.iter().map(|part| left(paper, part, unit)).collect();
        let met = parts.iter().filter(|part| matches!(part, Left::Known(true))).count();
        let words = parts.into_iter().filter_map(|part| match part {
            Left::Words(words) => Some(words),
            Left::Known(_) => None,
        });
        (words.collect(), met)
    };
    Left::Words(match condition {
        Condition::All(parts) => open(parts).0.join(&joint(&texts.t("print-and"))),
        Condition::Any(_) if is_of_one_question(condition) => compared(paper, condition),
        Condition::Any(parts) => open(parts).0.join(&joint(&texts.t("print-or"))),
        Condition::Not(part) => match left(paper, part, unit) {
            Left::Known(known) => return Left::Known(!known),
            Left::Words(words) => texts.t_with("print-not", &[("condition", words.into())]),
        },
        Condition::AtLeast(at_least) => {
            let (words, met) = open(&at_least.of);
            let count = at_least.count.saturating_sub(met);
            let arguments = [("count", count.into()), ("conditions", words.join("; ").into())];
            texts.t_with("print-at-least", &arguments)
        }
        Condition::Equals(_) | Condition::In(_) => compared(paper, condition),
    })
}

fn joint(word: &str) -> String {
    format!(" {word} ")
}

/// Whether all that would do stands in the answer to one question.
fn is_of_one_question(condition: &Condition) -> bool {
    let Condition::Any(parts) = condition else { return false };
    let is_plain = parts.iter().all(|part| matches!(part, Condition::Equals(_) | Condition::In(_)));
    let found = condition.comparisons();
    is_plain && found.iter().all(|(fact, ..)| matches!(fact, Some(Fact::Question(_))) && *fact == found[0].0)
}

/// What has to be ticked, and where; all of `condition` is about one question.
fn compared(paper: &Paper<'_>, condition: &Condition) -> String {
    let texts = paper.texts;
    let found = condition.comparisons();
    let Some((Some(Fact::Question(id)), ..)) = found.first().cloned() else {
        return texts.t("print-profile");
    };
    let values: Vec<&str> = found.into_iter().flat_map(|(_, values, _)| values).collect();
    let Some(place) = paper.questionnaire.question(&id) else { return texts.t("print-profile") };
    let number = paper.numbers.get(&place).copied().unwrap_or_default();
    if paper.is_unread(place) {
        return texts.t_with("print-unread", &[("number", number.into())]);
    }
    let question = &paper.questionnaire.questions[place];
    let quoted = |value: &&str| {
        let words = question.option(value).map_or(*value, |option| paper.of(&option.label));
        texts.t_with("report-card-quoted", &[("words", words.into())])
    };
    let options: Vec<String> = values.iter().map(quoted).collect();
    let arguments = [("number", number.into()), ("options", options.join("; ").into())];
    match options.len() {
        1 => texts.t_with("print-ticked", &arguments),
        _ => texts.t_with("print-one-ticked", &arguments),
    }
}

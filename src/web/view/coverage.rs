//! How far a response is: how many questions stand where, with every kind of empty kept apart, and where to go on.

use super::asked::{Asked, askings_of};
use super::form::key_of;
use super::units;
use crate::assessment::{OpenedResponse, OwnResponse};
use crate::questionnaire::Section;
use crate::response::UserId;
use crate::scoring::{AnswerState, Applies};
use crate::texts::Texts;
use crate::web::pages::left::{Coverage, GoOn};
use crate::web::pages::parts::Words;
use crate::web::paths::{self, ResponsePath};

/// Every question whose answer the person sees, with what stands there, in order.
pub fn all(own: &OwnResponse) -> Vec<Asked<'_>> {
    let sections = own.questionnaire.sections.iter();
    let places: Vec<usize> = sections.flat_map(|section| seen(own, section)).collect();
    askings_of(&own.questionnaire, &own.sheet, &places)
}

/// The questions of a section whose answers the person sees.
pub fn seen(own: &OwnResponse, section: &Section) -> Vec<usize> {
    let is_seen =
        |place: &&usize| own.access.sees_answer(&section.id, &own.questionnaire.questions[**place].id);
    section.questions.iter().filter(is_seen).copied().collect()
}

/// True when it is for this person to answer.
pub fn is_theirs(own: &OwnResponse, asked: &Asked<'_>) -> bool {
    let section = &own.questionnaire.sections[asked.question.section].id;
    own.access.may_answer(section, &asked.question.id).is_some()
}

/// Asked for certain, and without an answer.
pub fn is_open(asked: &Asked<'_>) -> bool {
    asked.state == AnswerState::Unanswered && asked.applies == Applies::Yes
}

/// Without an answer, and asked only if an earlier answer says so.
pub fn is_undecided(asked: &Asked<'_>) -> bool {
    asked.state == AnswerState::Unanswered && asked.applies == Applies::Undecided
}

/// That the figures leave questions out, where they do: the answers of a draft, or what is for others to read.
pub fn note(texts: &Texts, own: &OwnResponse) -> String {
    let sections = &own.questionnaire.sections;
    let is_whole = sections.iter().all(|section| seen(own, section).len() == section.questions.len());
    if is_whole { String::new() } else { texts.t("left-part-only") }
}

/// How many questions stand where, in words and numbers.
pub fn coverage(texts: &Texts, askings: &[Asked<'_>]) -> Vec<Coverage> {
    let count = |is: &dyn Fn(&Asked<'_>) -> bool| askings.iter().filter(|asked| is(asked)).count();
    let in_state = |state: AnswerState| count(&|asked| asked.state == state);
    [
        (texts.t("left-answered"), in_state(AnswerState::Answered)),
        (texts.t("answer-unanswered"), count(&is_open)),
        (texts.t("left-undecided"), count(&is_undecided)),
        (texts.t("answer-do-not-know"), in_state(AnswerState::DoNotKnow)),
        (texts.t("answer-no-data"), in_state(AnswerState::NoData)),
        (texts.t("answer-not-applicable"), in_state(AnswerState::NotApplicable)),
        (texts.t("left-hidden"), in_state(AnswerState::Hidden)),
    ]
    .map(|(term, count)| Coverage { term, count: texts.number(count.into(), 0) })
    .to_vec()
}

/// Where this person goes on: what they saved last; for who has saved nothing, the first question without an answer.
pub fn go_on(texts: &Texts, opened: &OwnResponse, person: UserId) -> Option<GoOn> {
    let mut askings = all(opened);
    askings.retain(|asked| is_theirs(opened, asked));
    let own = opened.answers.values().filter(|stored| stored.saved_by == Some(person));
    let last = own.max_by_key(|stored| stored.saved_at).and_then(|stored| {
        let is_it = |asked: &&Asked<'_>| {
            let key = key_of(opened, asked);
            asked.state != AnswerState::Hidden && key.question == stored.question && key.unit == stored.unit
        };
        askings.iter().find(is_it).map(|asked| (asked, true))
    });
    let first = || {
        let open = askings.iter().find(|asked| asked.state == AnswerState::Unanswered);
        open.map(|asked| (asked, false))
    };
    let (asked, is_own) = last.or_else(first)?;
    let title = if is_own { texts.t("left-continue") } else { texts.t("left-begin") };
    Some(GoOn { title, href: address(opened, asked), question: question(texts, asked) })
}

/// Where a question is answered.
pub fn address(opened: &OpenedResponse, asked: &Asked<'_>) -> String {
    let section = &opened.questionnaire.sections[asked.question.section].id;
    units::answer(opened, section, &key_of(opened, asked))
}

/// The list of what is left.
pub fn list_address(opened: &OpenedResponse) -> String {
    paths::response(opened.response.id, ResponsePath::Left)
}

/// The words of a question, with the unit it is put to.
pub fn question(texts: &Texts, asked: &Asked<'_>) -> Words {
    let words = Words::of(&asked.question.text, texts.language().code());
    match asked.unit {
        Some(unit) => Words { text: format!("{} ({})", words.text, unit.name), ..words },
        None => words,
    }
}

//! A response as its respondent sees it.

use super::answers::sections;
use super::asked::{Asked, askings_of, count};
use super::words::{day, deadline, progress, response_state};
use crate::assessment::OpenedResponse;
use crate::questionnaire::Section;
use crate::response::{ResponseState, RoundState};
use crate::scoring::{AnswerState, question_value};
use crate::texts::Texts;
use crate::web::pages::parts::{Tag, Tone};
use crate::web::pages::response::{
    CheckAnswers, ResponseHead, ResponsePage, ReviewerMessage, SectionRow, Submitted,
};
use crate::web::paths::{self, ResponsePath};

/// Which response this is.
pub fn head(texts: &Texts, opened: &OpenedResponse) -> ResponseHead {
    ResponseHead {
        institution: opened.institution.name.clone(),
        questionnaire: opened.questionnaire.title.get(texts.language().code()).to_owned(),
        round: opened.round.name.clone(),
        state: response_state(texts, &opened.response.state),
    }
}

/// The list of sections.
pub fn page(texts: &Texts, opened: &OpenedResponse) -> ResponsePage {
    let id = opened.response.id;
    let questionnaire = &opened.questionnaire;
    let (given, asked) = count(&all_askings(opened));
    ResponsePage {
        head: head(texts, opened),
        summary: questionnaire.summary.get(texts.language().code()).to_owned(),
        deadline: deadline(texts, &opened.round),
        returned: returned(texts, &opened.response.state),
        progress: progress(texts, given, asked),
        sections: questionnaire.sections.iter().map(|section| row(texts, opened, section)).collect(),
        check_href: if opened.is_editable() {
            paths::response(id, ResponsePath::Check)
        } else {
            String::new()
        },
        scorecard_href: if given > 0 { paths::response(id, ResponsePath::Scorecard) } else { String::new() },
        closed_note: closed_note(texts, opened),
    }
}

fn all_askings(opened: &OpenedResponse) -> Vec<Asked<'_>> {
    let places: Vec<usize> = (0..opened.questionnaire.questions.len()).collect();
    askings_of(&opened.questionnaire, &opened.sheet, &places)
}

fn row(texts: &Texts, opened: &OpenedResponse, section: &Section) -> SectionRow {
    let (given, asked) = count(&askings_of(&opened.questionnaire, &opened.sheet, &section.questions));
    let state = match given {
        given if given == asked => Tag::new(texts.t("section-complete"), Tone::Done),
        0 => Tag::new(texts.t("section-not-started"), Tone::Quiet),
        _ => Tag::new(texts.t("section-started"), Tone::Active),
    };
    SectionRow {
        title: section.title.get(texts.language().code()).to_owned(),
        href: paths::response(opened.response.id, ResponsePath::Section(&section.id)),
        progress: progress(texts, given, asked),
        state,
    }
}

fn closed_note(texts: &Texts, opened: &OpenedResponse) -> String {
    match (&opened.response.state, opened.round.state) {
        (ResponseState::Accepted { at, .. }, _) => {
            texts.t_with("response-accepted-at", &[("at", texts.date_time(*at).into())])
        }
        (ResponseState::Submitted { at, .. }, _) => {
            texts.t_with("response-submitted-at", &[("at", texts.date_time(*at).into())])
        }
        (ResponseState::Open | ResponseState::Returned { .. }, RoundState::Closed { .. }) => {
            texts.t("response-round-closed")
        }
        (ResponseState::Open | ResponseState::Returned { .. }, RoundState::Open) => String::new(),
    }
}

/// What the reviewer asks to change.
pub fn returned(texts: &Texts, state: &ResponseState) -> Option<ReviewerMessage> {
    match state {
        ResponseState::Returned { at, message, .. } => {
            Some(ReviewerMessage { at: texts.date_time(*at), message: message.clone() })
        }
        ResponseState::Open | ResponseState::Submitted { .. } | ResponseState::Accepted { .. } => None,
    }
}

/// All answers: to check them before they are handed in, or to read them when they cannot be changed.
pub fn check(texts: &Texts, opened: &OpenedResponse, error: Option<String>) -> CheckAnswers {
    let id = opened.response.id;
    let is_editable = opened.is_editable();
    let if_editable =
        |path: ResponsePath<'_>| if is_editable { paths::response(id, path) } else { String::new() };
    let change = |section: &str| if_editable(ResponsePath::Section(section));
    CheckAnswers {
        head: head(texts, opened),
        sections_href: paths::response(id, ResponsePath::Sections),
        remarks: if is_editable { remarks(texts, opened) } else { Vec::new() },
        sections: sections(texts, &opened.questionnaire, &opened.sheet, change),
        submit_action: if_editable(ResponsePath::Submit),
        error,
    }
}

fn remarks(texts: &Texts, opened: &OpenedResponse) -> Vec<String> {
    let askings = all_askings(opened);
    let unanswered = askings.iter().filter(|asked| asked.state == AnswerState::Unanswered).count();
    let unexplained = askings.iter().filter(|asked| is_unexplained(opened, asked)).count();
    let mut remarks = Vec::new();
    if unanswered > 0 {
        remarks.push(texts.t_with("check-unanswered", &[("count", unanswered.into())]));
    }
    if unexplained > 0 {
        remarks.push(texts.t_with("check-unexplained", &[("count", unexplained.into())]));
    }
    if let (Some(last), RoundState::Open) = (opened.round.deadline, opened.round.state) {
        remarks.push(texts.t_with("deadline-until", &[("date", day(texts, Some(last)).into())]));
    }
    remarks
}

/// An answer below target that wants a comment and has none.
fn is_unexplained(opened: &OpenedResponse, asked: &Asked<'_>) -> bool {
    let questionnaire = &opened.questionnaire;
    let value = question_value(questionnaire, asked.question, asked.applies, asked.answer);
    let is_below = value
        .filter(|_| asked.answer.is_some())
        .and_then(|value| value.score)
        .is_some_and(|score| score < questionnaire.target);
    let has_comment = opened.sheet.given.get(&asked.key).is_some_and(|given| !given.comment.is_empty());
    asked.question.comply_or_explain && is_below && !has_comment
}

/// The response has been handed in; none before that.
pub fn submitted(texts: &Texts, opened: &OpenedResponse) -> Option<Submitted> {
    let at = match &opened.response.state {
        ResponseState::Submitted { at, .. } | ResponseState::Accepted { at, .. } => *at,
        ResponseState::Open | ResponseState::Returned { .. } => return None,
    };
    Some(Submitted {
        head: head(texts, opened),
        at: texts.date_time(at),
        scorecard_href: paths::response(opened.response.id, ResponsePath::Scorecard),
        response_href: paths::response(opened.response.id, ResponsePath::Sections),
    })
}

//! A response as its respondent sees it.

use super::answers::{Reader, sections};
use super::asked::{Asked, askings_of, count};
use super::prompts;
use super::words::{day, deadline, progress, response_state};
use crate::assessment::OpenedResponse;
use crate::questionnaire::Section;
use crate::response::{AnswerKey, ResponseState, RoundState};
use crate::scoring::{AnswerState, is_unexplained};
use crate::texts::Texts;
use crate::web::pages::parts::{Tag, Tone};
use crate::web::pages::response::{
    CheckAnswers, ResponseHead, ResponsePage, ReviewerMessage, SectionRow, Submitted, papers,
};
use crate::web::paths::{self, ResponsePath};
use crate::web::typed::FormKey;

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
        deadline: if opened.is_editable() { deadline(texts, &opened.round) } else { String::new() },
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
        papers: papers(texts, id, given > 0),
    }
}

fn all_askings(opened: &OpenedResponse) -> Vec<Asked<'_>> {
    let places: Vec<usize> = (0..opened.questionnaire.questions.len()).collect();
    askings_of(&opened.questionnaire, &opened.sheet, &places)
}

fn row(texts: &Texts, opened: &OpenedResponse, section: &Section) -> SectionRow {
    let (given, asked) = count(&askings_of(&opened.questionnaire, &opened.sheet, &section.questions));
    let state = match given {
        _ if asked == 0 => Tag::new(texts.t("answer-not-applicable"), Tone::Quiet),
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
        prompts: if is_editable {
            prompts::rows(texts, &opened.questionnaire, &opened.sheet, |key| address(opened, key))
        } else {
            Vec::new()
        },
        sections: sections(texts, &opened.questionnaire, &opened.sheet, Reader::Respondent, change),
        submit_action: if_editable(ResponsePath::Submit),
        error,
    }
}

/// Where an answer is changed.
fn address(opened: &OpenedResponse, key: &AnswerKey) -> String {
    let questionnaire = &opened.questionnaire;
    let Some(place) = questionnaire.question(&key.question) else { return String::new() };
    let section = &questionnaire.sections[questionnaire.questions[place].section].id;
    let unit = key.unit.as_ref().and_then(|name| opened.units.iter().find(|unit| unit.name == *name));
    let form = FormKey { question: key.question.clone(), unit: unit.map(|unit| unit.id) };
    paths::answer(opened.response.id, section, &form.to_string())
}

fn remarks(texts: &Texts, opened: &OpenedResponse) -> Vec<String> {
    let askings = all_askings(opened);
    let unanswered = askings.iter().filter(|asked| asked.state == AnswerState::Unanswered).count();
    let is_unexplained =
        |asked: &&Asked<'_>| is_unexplained(&opened.questionnaire, &opened.sheet, asked.question, asked.unit);
    let unexplained = askings.iter().filter(is_unexplained).count();
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

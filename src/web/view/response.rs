//! A response as its respondent sees it.

use super::answers::{Reader, Sheet, sections_where};
use super::asked::Asked;
use super::words::{day, deadline, progress, response_state};
use super::{coverage, mandate, prompts, signing, team, units};
use crate::assessment::{OpenedResponse, OwnResponse, SignedVersion};
use crate::questionnaire::Section;
use crate::response::{AnswerKey, ResponseState, RoundState, UserId};
use crate::scoring::{AnswerState, is_unexplained};
use crate::texts::Texts;
use crate::web::pages::answers::AnswerSection;
use crate::web::pages::parts::Link;
use crate::web::pages::response::{
    CheckAnswers, OtherSections, ResponseHead, ResponsePage, ReviewerMessage, SectionRow, papers,
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
pub fn page(texts: &Texts, opened: &OwnResponse, signed: &[SignedVersion], person: UserId) -> ResponsePage {
    let id = opened.response.id;
    let questionnaire = &opened.questionnaire;
    let askings = coverage::all(opened);
    let places = 0..questionnaire.sections.len();
    let (given, asked) =
        places.map(|place| opened.how_much(place)).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    let is_focal_point = opened.access.is_focal_point();
    let theirs = sections_that(opened, |opened, place| has_part(opened, place) && is_asked(opened, place));
    ResponsePage {
        head: head(texts, opened),
        summary: questionnaire.summary.get(texts.language().code()).to_owned(),
        deadline: last_day(texts, opened),
        returned: returned(texts, &opened.response.state),
        progress: progress(texts, given, asked),
        coverage: coverage::coverage(texts, &askings),
        coverage_note: coverage::note(texts, opened),
        go_on: coverage::go_on(texts, opened, person).filter(|_| opened.is_editable()),
        left_href: if opened.is_editable() && given < asked {
            coverage::list_address(opened)
        } else {
            String::new()
        },
        sections: theirs.iter().map(|place| row(texts, opened, *place)).collect(),
        none_given: none_given(texts, opened),
        other_sections: others(texts, opened),
        team_links: team_links(texts, opened),
        check_href: if opened.is_editable() && is_focal_point {
            paths::response(id, ResponsePath::Check)
        } else {
            String::new()
        },
        workbook_href: paths::response(id, ResponsePath::Workbook),
        units_href: if is_focal_point { paths::response(id, ResponsePath::Units) } else { String::new() },
        scorecard_href: if given > 0 && (is_focal_point || !opened.leaves_out()) {
            paths::response(id, ResponsePath::Scorecard)
        } else {
            String::new()
        },
        closed_note: closed_note(texts, opened),
        draft_results: None,
        versions: signing::versions(texts, opened, signed),
        papers: papers(texts, id, given > 0),
    }
}

/// What people of the institution find beside the sections.
fn team_links(texts: &Texts, opened: &OwnResponse) -> Vec<Link> {
    let id = opened.response.id;
    let changes = Link::new(texts.t("history-changes-title"), paths::response(id, ResponsePath::Changes));
    let people = Link::new(texts.t("team-title"), paths::response(id, ResponsePath::People));
    if opened.access.is_focal_point() { vec![people, changes] } else { vec![changes] }
}

fn sections_that(opened: &OwnResponse, is: impl Fn(&OwnResponse, usize) -> bool) -> Vec<usize> {
    (0..opened.questionnaire.sections.len()).filter(|place| is(opened, *place)).collect()
}

fn has_part(opened: &OwnResponse, place: usize) -> bool {
    opened.access.has_part(&opened.questionnaire.sections[place].id)
}

/// True when a question of the section is put, or may be.
fn is_asked(opened: &OwnResponse, place: usize) -> bool {
    opened.how_much(place).1 > 0
}

/// What somebody reads who was given nothing yet.
fn none_given(texts: &Texts, opened: &OwnResponse) -> String {
    if sections_that(opened, has_part).is_empty() { texts.t("sections-none-given") } else { String::new() }
}

/// Sections nothing of which is put to the institution, and those that are given to others.
fn others(texts: &Texts, opened: &OwnResponse) -> Vec<OtherSections> {
    let titles = |places: Vec<usize>| -> Vec<String> {
        let title = |place: usize| opened.questionnaire.sections[place].title.get(texts.language().code());
        places.into_iter().map(|place| title(place).to_owned()).collect()
    };
    let not_asked = titles(sections_that(opened, |one, place| has_part(one, place) && !is_asked(one, place)));
    let given_away = titles(sections_that(opened, |one, place| !has_part(one, place)));
    let count = |sections: &[String]| [("count", sections.len().into())];
    [
        (texts.t_with("sections-of-others", &count(&given_away)), given_away),
        (texts.t_with("sections-not-asked", &count(&not_asked)), not_asked),
    ]
    .into_iter()
    .filter(|(_, sections)| !sections.is_empty())
    .map(|(title, sections)| OtherSections { title, sections })
    .collect()
}

fn row(texts: &Texts, opened: &OwnResponse, place: usize) -> SectionRow {
    let section = &opened.questionnaire.sections[place];
    let (given, asked) = opened.how_much(place);
    let state = units::state(texts, given, asked);
    SectionRow {
        units: units::rows(texts, opened, section, units::Shown::All),
        title: section.title.get(texts.language().code()).to_owned(),
        href: paths::response(opened.response.id, ResponsePath::Section(&section.id)),
        progress: progress(texts, given, asked),
        left: match asked - given {
            0 => String::new(),
            left => texts.t_with("left-count", &[("count", left.into())]),
        },
        state,
        team: opened.standing(&section.id).map(|standing| team::state_tag(texts, standing.state)),
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
pub fn check(texts: &Texts, opened: &OwnResponse, signed: &[SignedVersion]) -> CheckAnswers {
    let id = opened.response.id;
    let is_editable = opened.is_editable();
    let if_editable =
        |path: ResponsePath<'_>| if is_editable { paths::response(id, path) } else { String::new() };
    let change = |section: &str| if_editable(ResponsePath::Section(section));
    CheckAnswers {
        head: head(texts, opened),
        sections_href: paths::response(id, ResponsePath::Sections),
        not_in_mandate: mandate::draft(texts, opened),
        remarks: if is_editable { all_remarks(texts, opened) } else { Vec::new() },
        prompts: if is_editable {
            prompts::rows(texts, &opened.questionnaire, &opened.sheet, |key| address(opened, key))
        } else {
            Vec::new()
        },
        sections: read_sections(texts, opened, change),
        next_href: if opened.access.is_focal_point() {
            if_editable(ResponsePath::Appearance)
        } else {
            String::new()
        },
        signature: signing::last_signature(texts, opened, signed),
    }
}

/// The answers the person may read, by section; of a draft that it is one.
fn read_sections(texts: &Texts, opened: &OwnResponse, change: impl Fn(&str) -> String) -> Vec<AnswerSection> {
    let access = &opened.access;
    let rows = Sheet::new(texts, &opened.questionnaire, &opened.sheet, Reader::Respondent);
    let all = sections_where(&rows, change, |section, question| access.may_read(section, question));
    let theirs = |(section, answers): (&Section, AnswerSection)| {
        access.has_part(&section.id).then_some(())?;
        if access.sees_answers(&section.id) {
            return Some(answers);
        }
        Some(AnswerSection {
            answers: Vec::new(),
            hidden: Vec::new(),
            note: texts.t("team-draft-others"),
            ..answers
        })
    };
    opened.questionnaire.sections.iter().zip(all).filter_map(theirs).collect()
}

/// That some sections are drafts yet, by name: nobody hands in before they are shown.
pub fn drafts_left(texts: &Texts, opened: &OwnResponse) -> String {
    let code = texts.language().code();
    let title = |place: usize| opened.questionnaire.sections[place].title.get(code);
    let names: Vec<&str> = opened.drafts().into_iter().map(title).collect();
    texts.t_with("team-drafts-left", &[("sections", names.join("; ").into())])
}

/// Where an answer is changed.
fn address(opened: &OpenedResponse, key: &AnswerKey) -> String {
    let questionnaire = &opened.questionnaire;
    let Some(place) = questionnaire.question(&key.question) else { return String::new() };
    let section = &questionnaire.sections[questionnaire.questions[place].section].id;
    let unit = key.unit.as_ref().and_then(|name| opened.units.iter().find(|unit| unit.name == *name));
    let form = FormKey { question: key.question.clone(), unit: unit.map(|unit| unit.id) };
    units::answer(opened, section, &form)
}

/// The remarks, with a word about answers that are left out of them.
fn all_remarks(texts: &Texts, own: &OwnResponse) -> Vec<String> {
    let left_out = own.leaves_out().then(|| texts.t("team-left-out"));
    remarks(texts, own).into_iter().chain(left_out).collect()
}

/// Until when the institution may answer, and why it has a last day of its own or takes part no more.
fn last_day(texts: &Texts, opened: &OwnResponse) -> String {
    if opened.arrangement.withdrawal.is_some() {
        return texts.t("rounds-withdrawn-note");
    }
    match &opened.arrangement.extension {
        _ if !opened.is_editable() => String::new(),
        Some(own) => {
            let arguments = [("date", texts.date(own.to).into()), ("reason", own.reason.as_str().into())];
            texts.t_with("rounds-extension-note", &arguments)
        }
        None => deadline(texts, &opened.round),
    }
}

fn remarks(texts: &Texts, opened: &OwnResponse) -> Vec<String> {
    let askings = coverage::all(opened);
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

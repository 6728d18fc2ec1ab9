//! Rounds and their responses as the reviewer and the administrator see them.

use super::charts;
use super::words::{day, reviewed_state, round_state};
use crate::findings::{Baseline, ResponseRate, TopicFinding};
use crate::response::{InstitutionKind, ResponseState, Round, RoundState};
use crate::store::EnrolledResponse;
use crate::texts::Texts;
use crate::web::pages::institutions::{kind_label, kinds_label};
use crate::web::pages::parts::{Cell, Column, Fact, Row, Table};
use crate::web::pages::rounds::{CloseRound, RoundPage, responses_table, round_row, rounds_table};
use crate::web::paths::{self, ResponsePath, RoundPath, RoundReviewPath};
use crate::web::view::scorecard::level_words;

/// A response of a round, with the title of what it answers and how many questions that has.
pub struct Enrolled<'a> {
    /// The response.
    pub enrolled: &'a EnrolledResponse,
    /// The title of the questionnaire.
    pub questionnaire: &'a str,
    /// The kind the institution counts as.
    pub kind: InstitutionKind,
}

/// All rounds, the newest first. `href` leads to one.
pub fn rounds(texts: &Texts, rounds: &[(Round, usize)], href: impl Fn(&Round) -> String) -> Table {
    let row = |(round, institutions): &(Round, usize)| {
        let state = round_state(texts, round.state);
        round_row(&round.name, href(round), state, &day(texts, round.deadline), &institutions.to_string())
    };
    rounds_table(texts, rounds.iter().rev().map(row).collect())
}

/// Deadline, institutions, smallest cell.
pub fn facts(texts: &Texts, round: &Round, institutions: usize) -> Vec<Fact> {
    let mut facts = Vec::new();
    if round.deadline.is_some() {
        facts.push(Fact::new(texts.t("column-deadline"), day(texts, round.deadline)));
    }
    facts.push(Fact::new(texts.t("column-institutions"), institutions.to_string()));
    facts.push(Fact::new(texts.t("round-smallest-cell"), round.smallest_cell.to_string()));
    facts
}

/// One round: who stands where.
pub fn page(texts: &Texts, round: &Round, responses: &[Enrolled<'_>]) -> RoundPage {
    let is_closed = matches!(round.state, RoundState::Closed { .. });
    let rates = rates(responses);
    let has_accepted = rates.iter().any(|(_, rate)| rate.accepted > 0);
    let when = |shown: bool, page| if shown { paths::round(round.id, page) } else { String::new() };
    let counts = |rate: &ResponseRate| [rate.accepted, rate.submitted, rate.in_progress, rate.not_started];
    let rows = rates.iter().map(|(kind, rate)| (kinds_label(texts, *kind), counts(rate))).collect();
    RoundPage {
        name: round.name.clone(),
        state: round_state(texts, round.state),
        facts: facts(texts, round, responses.len()),
        response_rate: (!responses.is_empty()).then(|| charts::coverage(texts, rows)),
        kinds: rates.iter().map(|(kind, _)| kind_table(texts, *kind, responses)).collect(),
        review_href: paths::round_review(round.id, RoundReviewPath::Review),
        close_href: when(!is_closed, RoundPath::Close),
        findings_href: when(is_closed || has_accepted, RoundPath::Findings),
        releases_href: when(is_closed, RoundPath::Releases),
    }
}

fn rates(responses: &[Enrolled<'_>]) -> Vec<(InstitutionKind, ResponseRate)> {
    let rate = |kind: InstitutionKind| {
        let mut rate = ResponseRate::default();
        for one in responses.iter().filter(|one| one.kind == kind) {
            rate.add(crate::assessment::standing(one.enrolled));
        }
        (kind, rate)
    };
    InstitutionKind::ALL.into_iter().map(rate).filter(|(_, rate)| rate.asked > 0).collect()
}

/// Responses of one kind by the name of the institution; never by score.
fn kind_table(texts: &Texts, kind: InstitutionKind, responses: &[Enrolled<'_>]) -> Table {
    let mut own: Vec<&Enrolled<'_>> = responses.iter().filter(|one| one.kind == kind).collect();
    texts.sort_by_name(&mut own, |one| &one.enrolled.institution.name);
    let row = |one: &&Enrolled<'_>| {
        let EnrolledResponse { response, institution, answered, last_saved_at } = one.enrolled;
        let cells = vec![
            Cell::words(one.questionnaire),
            Cell::tag(reviewed_state(texts, &response.state, *answered > 0)),
            Cell::number(answered.to_string()),
            Cell::words(last_saved_at.map(|at| texts.date_time(at)).unwrap_or_default()),
        ];
        Row::new(&institution.name, cells).leading_to(paths::response(response.id, ResponsePath::Review))
    };
    responses_table(texts, &kinds_label(texts, kind), own.iter().map(row).collect())
}

/// What closing a round means.
pub fn close(texts: &Texts, round: &Round, responses: &[EnrolledResponse]) -> CloseRound {
    let count = |is: fn(&ResponseState) -> bool| {
        u32::try_from(responses.iter().filter(|one| is(&one.response.state)).count()).unwrap_or(u32::MAX)
    };
    let waiting = count(|state| matches!(state, ResponseState::Submitted { .. }));
    let returned = count(|state| matches!(state, ResponseState::Returned { .. }));
    let open = count(|state| matches!(state, ResponseState::Open));
    let accepted = count(|state| matches!(state, ResponseState::Accepted { .. }));
    let mut left_out = Vec::new();
    if waiting > 0 {
        left_out.push(texts.t_with("close-waiting", &[("count", waiting.into())]));
    }
    if returned > 0 {
        left_out.push(texts.t_with("close-returned", &[("count", returned.into())]));
    }
    if open > 0 {
        left_out.push(texts.t_with("close-open", &[("count", open.into())]));
    }
    CloseRound {
        round: round.name.clone(),
        round_href: paths::round(round.id, RoundPath::Responses),
        accepted: texts.t_with("close-accepted", &[("count", accepted.into())]),
        left_out,
        replies: 0,
        replies_words: String::new(),
        action: paths::round(round.id, RoundPath::Close),
        errors: Vec::new(),
    }
}

/// The institutions of a topic by name with their scores, for the reviewer alone.
pub fn members(texts: &Texts, baseline: &Baseline, code: &str) -> Option<Table> {
    let topic: &TopicFinding = baseline.topic(code)?;
    let mut members: Vec<_> = topic.members.iter().collect();
    texts.sort_by_name(&mut members, |member| &member.name);
    let scale: Vec<&str> = topic.scale.iter().map(|level| level.get(texts.language().code())).collect();
    let row = |member: &&crate::findings::Member| {
        let score = member.score.value.and_then(|value| value.score);
        let cells = vec![
            Cell::words(kind_label(texts, member.kind)),
            Cell::words(level_words(texts, &scale, member.score.rating)),
            Cell::number(score.map(|score| texts.score(score)).unwrap_or_default()),
        ];
        Row::new(&member.name, cells).leading_to(paths::response(member.response, ResponsePath::Scorecard))
    };
    Some(Table {
        caption: texts.t("finding-institutions"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
            Column::words(texts.t("column-rating")),
            Column::numbers(texts.t("column-score")),
        ],
        rows: members.iter().map(row).collect(),
        note: texts.t("findings-no-ranking"),
    })
}

//! Rounds and their responses as the reviewer and the administrator see them.

use std::collections::BTreeSet;

use super::charts;
use super::words::{day, reviewed_state, round_state};
use crate::assessment::{Place, RoundStatus};
use crate::findings::{Standing, TopicFinding};
use crate::report::nonresponse;
use crate::response::{
    Arrangement, InstitutionId, InstitutionKind, ResponseState, Round, RoundState, Scheme, Timing,
    WithdrawalCause,
};
use crate::store::{EnrolledResponse, Reopening};
use crate::texts::{Language, Texts};
use crate::web::pages::institutions::{kind_label, kinds_label};
use crate::web::pages::parts::{Cell, Column, Fact, Link, Row, Table, Tag, Tone};
use crate::web::pages::round_settings::scheme_choices;
use crate::web::pages::rounds::{CloseRound, RoundPage, responses_table, round_row, rounds_table};
use crate::web::paths::{self, ResponsePath, RoundPath, RoundReviewPath};
use crate::web::view::scorecard::level_words;

/// All rounds, the newest first. `href` leads to one.
pub fn rounds(texts: &Texts, rounds: &[(Round, usize)], href: impl Fn(&Round) -> String) -> Table {
    let row = |(round, institutions): &(Round, usize)| {
        let state = round_state(texts, round.state);
        round_row(&round.name, href(round), state, &day(texts, round.deadline), &institutions.to_string())
    };
    rounds_table(texts, rounds.iter().rev().map(row).collect())
}

/// Days, languages, scheme, institutions, smallest cell.
pub fn facts(texts: &Texts, round: &Round, institutions: usize) -> Vec<Fact> {
    let mut facts = Vec::new();
    if round.settings.opens_on.is_some() {
        facts.push(Fact::new(texts.t("rounds-opens-on"), day(texts, round.settings.opens_on)));
    }
    if round.deadline.is_some() {
        facts.push(Fact::new(texts.t("column-deadline"), day(texts, round.deadline)));
    }
    facts.push(Fact::new(texts.t("column-institutions"), institutions.to_string()));
    facts.push(Fact::new(texts.t("round-smallest-cell"), round.smallest_cell.to_string()));
    if !round.settings.languages.is_empty() {
        let offered = Language::ALL.into_iter().filter(|language| round.settings.offers(language.code()));
        let names: Vec<&str> = offered.map(Language::name).collect();
        facts.push(Fact::new(texts.t("rounds-languages"), names.join(", ")));
    }
    if round.settings.scheme != Scheme::Declared {
        facts.push(Fact::new(texts.t("rounds-scheme"), scheme_words(texts, round.settings.scheme)));
    }
    facts
}

/// A scheme by its name.
pub fn scheme_words(texts: &Texts, scheme: Scheme) -> String {
    let found = scheme_choices(texts, scheme.code()).into_iter().find(|choice| choice.is_chosen);
    found.map(|choice| choice.label).unwrap_or_default()
}

/// Why an institution takes part no more.
pub fn cause_words(texts: &Texts, cause: WithdrawalCause) -> String {
    match cause {
        WithdrawalCause::Declined => texts.t("rounds-cause-declined"),
        WithdrawalCause::Merged => texts.t("rounds-cause-merged"),
        WithdrawalCause::Dissolved => texts.t("rounds-cause-dissolved"),
        WithdrawalCause::Mistaken => texts.t("rounds-cause-mistaken"),
        WithdrawalCause::Other => texts.t("rounds-cause-other"),
    }
}

/// That a response is late or overdue.
pub fn timing_tag(texts: &Texts, timing: Timing) -> Option<Tag> {
    match timing {
        Timing::InTime => None,
        Timing::Late => Some(Tag::new(texts.t("rounds-late"), Tone::Attention)),
        Timing::Overdue => Some(Tag::new(texts.t("rounds-overdue"), Tone::Attention)),
    }
}

/// What is agreed with an institution, in a few words.
pub fn arrangement_words(texts: &Texts, arrangement: Option<&Arrangement>) -> String {
    match arrangement {
        Some(Arrangement { withdrawal: Some(_), .. }) => texts.t("round-withdrawn"),
        Some(Arrangement { extension: Some(extension), .. }) => {
            texts.t_with("rounds-extended-to", &[("date", texts.date(extension.to).into())])
        }
        Some(_) | None => texts.t("rounds-arrangement-none"),
    }
}

/// Every time a round was opened again, in sentences.
pub fn reopenings(texts: &Texts, reopenings: &[Reopening]) -> Vec<String> {
    let sentence = |one: &Reopening| {
        let arguments = [
            ("at", texts.date_time(one.at).into()),
            ("name", one.by.as_str().into()),
            ("reason", one.reason.as_str().into()),
        ];
        texts.t_with("rounds-reopened", &arguments)
    };
    reopenings.iter().map(sentence).collect()
}

/// How many institutions of a round the reader keeps out of, in a sentence; empty for none.
pub fn kept_out_words(texts: &Texts, places: &[Place], kept_out: &BTreeSet<InstitutionId>) -> String {
    let count = places.iter().filter(|place| kept_out.contains(&place.enrolled.institution.id)).count();
    if count == 0 { String::new() } else { texts.t_with("looks-not-linked", &[("count", count.into())]) }
}

/// A row about one place, leading to the review of its response unless the reader keeps out of the institution.
pub fn place_row(place: &Place, cells: Vec<Cell>, kept_out: &BTreeSet<InstitutionId>) -> Row {
    let EnrolledResponse { response, institution, .. } = &place.enrolled;
    let row = Row::new(&institution.name, cells);
    if kept_out.contains(&institution.id) {
        return row;
    }
    row.leading_to(paths::response(response.id, ResponsePath::Review))
}

/// One round: who stands where. Institutions in `kept_out` are named without a link.
pub fn page(texts: &Texts, status: &RoundStatus, kept_out: &BTreeSet<InstitutionId>) -> RoundPage {
    let round = &status.round;
    let is_closed = matches!(round.state, RoundState::Closed { .. });
    let rates = status.rates();
    let has_accepted = rates.values().any(|rate| rate.accepted > 0);
    let when = |shown: bool, page| if shown { paths::round(round.id, page) } else { String::new() };
    let rows = rates.iter().map(|(kind, rate)| (kinds_label(texts, *kind), rate.counts())).collect();
    RoundPage {
        name: round.name.clone(),
        state: round_state(texts, round.state),
        facts: facts(texts, round, status.places.len()),
        reopenings: reopenings(texts, &status.reopenings),
        response_rate: (!status.places.is_empty()).then(|| charts::coverage(texts, rows)),
        note: nonresponse::note(texts, &nonresponse::Answered::of(&rates)),
        kinds: rates.keys().map(|kind| kind_table(texts, *kind, (&status.places, kept_out))).collect(),
        recused: kept_out_words(texts, &status.places, kept_out),
        live_href: paths::round(round.id, RoundPath::Live),
        review_href: paths::round_review(round.id, RoundReviewPath::Review),
        close_href: when(!is_closed, RoundPath::Close),
        reopen_href: when(is_closed, RoundPath::Reopen),
        findings_href: when(is_closed || has_accepted, RoundPath::Findings),
        releases_href: when(is_closed, RoundPath::Releases),
        more: more(texts, round.id, is_closed),
    }
}

/// Where a response stands, withdrawn ones told apart.
pub fn place_state(texts: &Texts, place: &Place) -> Tag {
    if place.standing == Standing::Withdrawn {
        return Tag::new(texts.t("round-withdrawn"), Tone::Quiet);
    }
    reviewed_state(texts, &place.enrolled.response.state, place.enrolled.answered > 0)
}

/// Responses of one kind by the name of the institution; never by score.
fn kind_table(
    texts: &Texts,
    kind: InstitutionKind,
    (places, kept_out): (&[Place], &BTreeSet<InstitutionId>),
) -> Table {
    let mut own: Vec<&Place> = places.iter().filter(|one| one.kind == kind).collect();
    texts.sort_by_name(&mut own, |one| &one.enrolled.institution.name);
    let row = |one: &&Place| {
        let EnrolledResponse { answered, last_saved_at, .. } = &one.enrolled;
        let timing = timing_tag(texts, one.timing).map_or_else(|| Cell::words(""), Cell::tag);
        let cells = vec![
            Cell::words(one.questionnaire.title.get(texts.language().code())),
            Cell::tag(place_state(texts, one)),
            timing,
            Cell::number(answered.to_string()),
            Cell::words(last_saved_at.map(|at| texts.date_time(at)).unwrap_or_default()),
        ];
        place_row(one, cells, kept_out)
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
pub fn members(texts: &Texts, topic: &TopicFinding) -> Table {
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
        Row::new(&member.name, cells)
            .of_response(member.response, paths::response(member.response, ResponsePath::Scorecard))
    };
    Table {
        caption: texts.t("finding-institutions"),
        columns: vec![
            Column::words(texts.t("column-institution")),
            Column::words(texts.t("institution-kind")),
            Column::words(texts.t("column-rating")),
            Column::numbers(texts.t("column-score")),
        ],
        rows: members.iter().map(row).collect(),
        note: texts.t("findings-no-ranking"),
    }
}

/// What is made of the findings of a round.
fn more(texts: &Texts, id: crate::response::RoundId, is_closed: bool) -> Vec<Link> {
    let place = |page: &str| format!("{}/{id}/{page}", paths::ROUNDS);
    let mut links = vec![Link::new(texts.t("event-title"), place("events"))];
    if is_closed {
        links.insert(0, Link::new(texts.t("diagnose-title"), paths::diagnostic(id)));
        links.push(Link::new(texts.t("public-publish"), place("publish")));
    }
    links
}

//! Words many pages share.

use chrono::NaiveDate;

use crate::assessment::command_line;
use crate::questionnaire::IndicatorKind;
use crate::response::{ResponseState, Round, RoundState};
use crate::texts::Texts;
use crate::web::pages::parts::{Progress, Tag, Tone};

/// Where a response stands, as its institution reads it.
pub fn response_state(texts: &Texts, state: &ResponseState) -> Tag {
    match state {
        ResponseState::Open => Tag::new(texts.t("state-open"), Tone::Active),
        ResponseState::Submitted { .. } => Tag::new(texts.t("state-submitted"), Tone::Done),
        ResponseState::Returned { .. } => Tag::new(texts.t("state-returned"), Tone::Attention),
        ResponseState::Accepted { .. } => Tag::new(texts.t("state-accepted"), Tone::Done),
    }
}

/// The same as its reviewer reads it: what waits for review wants attention.
pub fn reviewed_state(texts: &Texts, state: &ResponseState, is_started: bool) -> Tag {
    match state {
        ResponseState::Open if !is_started => Tag::new(texts.t("section-not-started"), Tone::Quiet),
        ResponseState::Open => Tag::new(texts.t("state-open"), Tone::Active),
        ResponseState::Submitted { .. } => Tag::new(texts.t("state-submitted"), Tone::Attention),
        ResponseState::Returned { .. } => Tag::new(texts.t("state-returned"), Tone::Active),
        ResponseState::Accepted { .. } => Tag::new(texts.t("state-accepted"), Tone::Done),
    }
}

/// Whether a round is open.
pub fn round_state(texts: &Texts, state: RoundState) -> Tag {
    match state {
        RoundState::Open => Tag::new(texts.t("round-open"), Tone::Active),
        RoundState::Closed { .. } => Tag::new(texts.t("round-closed"), Tone::Done),
    }
}

/// How much is answered.
pub fn progress(texts: &Texts, given: usize, asked: usize) -> Progress {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (answered, total) = (number(given), number(asked));
    let text = texts.t_with("progress", &[("answered", answered.into()), ("total", total.into())]);
    Progress { answered, total, text }
}

/// A day that may be missing; empty when it is.
pub fn day(texts: &Texts, day: Option<NaiveDate>) -> String {
    day.map(|day| texts.date(day)).unwrap_or_default()
}

/// Until when a round can be answered; empty without a deadline.
pub fn deadline(texts: &Texts, round: &Round) -> String {
    let sentence = |day| texts.t_with("deadline-until", &[("date", texts.date(day).into())]);
    round.deadline.map(sentence).unwrap_or_default()
}

/// What an indicator tells.
pub fn indicator_kind(texts: &Texts, kind: IndicatorKind) -> String {
    match kind {
        IndicatorKind::Structural => texts.t("indicator-structural"),
        IndicatorKind::Process => texts.t("indicator-process"),
        IndicatorKind::Outcome => texts.t("indicator-outcome"),
    }
}

/// Who did something; commands have a name of their own in every language.
pub fn actor_words(texts: &Texts, name: &str) -> String {
    if name == command_line().name { texts.t("looks-command-line") } else { name.to_owned() }
}

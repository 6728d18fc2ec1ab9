//! How a round is going, as reviewers read it. Institutions stand by name or by need of help, never by score.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::rounds::{kept_out_words, place_row, place_state, timing_tag};
use crate::assessment::letters::today;
use crate::assessment::{LivePicture, Place, QuestionLoad};
use crate::findings::Standing;
use crate::report::nonresponse;
use crate::response::{InstitutionId, Timing};
use crate::texts::Texts;
use crate::web::pages::institutions::kinds_label;
use crate::web::pages::live::{LivePage, QuestionColumns, places_table, questions_table, rates_table};
use crate::web::pages::parts::{Cell, Fact, Link, Row, Table};
use crate::web::paths::{self, RoundPath};

/// Questions in each list.
const MOST: usize = 10;
/// What stands in the address for the order by need of help.
pub const BY_NEED: &str = "need";

/// The page, with the institutions by name, or those who most need help first.
pub fn page(
    texts: &Texts,
    live: &LivePicture,
    kept_out: &BTreeSet<InstitutionId>,
    (by_need, now): (bool, DateTime<Utc>),
) -> LivePage {
    let round = &live.status.round;
    let address = paths::round(round.id, RoundPath::Live);
    let order =
        |name, is_shown: bool, href: String| Link::new(name, if is_shown { String::new() } else { href });
    LivePage {
        name: round.name.clone(),
        round_href: paths::round(round.id, RoundPath::Responses),
        facts: vec![Fact::new(texts.t("rounds-as-of"), texts.date_time(now))],
        rates: rates(texts, live),
        note: nonresponse::note(texts, &nonresponse::Answered::of(&live.status.rates())),
        orders: vec![
            order(texts.t("rounds-by-name"), !by_need, address.clone()),
            order(texts.t("rounds-by-need"), by_need, format!("{address}?order={BY_NEED}")),
        ],
        places: places(texts, live, kept_out, (by_need, now)),
        recused: kept_out_words(texts, &live.status.places, kept_out),
        questions: vec![slow(texts, live), unknown(texts, live), talked(texts, live)],
    }
}

fn rates(texts: &Texts, live: &LivePicture) -> Table {
    let row = |(kind, status): (_, crate::assessment::KindStatus)| {
        let rate = status.rate;
        let counts = [
            rate.asked,
            status.opened,
            status.handed_in,
            rate.accepted,
            rate.withdrawn,
            status.late,
            status.overdue,
        ];
        Row::new(kinds_label(texts, kind), counts.map(|count| Cell::number(count.to_string())).to_vec())
    };
    rates_table(texts, live.status.kinds().into_iter().map(row).collect())
}

/// Days since something happened in a response; of one nobody has opened, none.
fn days_since(live: &LivePicture, place: &Place, now: DateTime<Utc>) -> Option<i64> {
    let touched = live.last.get(&place.enrolled.response.id).map(|last| last.at);
    let since = touched.or(place.arrangement.opened_at)?;
    Some((today(now) - today(since)).num_days())
}

/// Who most needs help comes first: overdue, not opened, longest without a change. Who has handed in or takes part no
/// more comes last.
fn need(live: &LivePicture, place: &Place, now: DateTime<Utc>) -> (u8, std::cmp::Reverse<i64>) {
    let is_done = matches!(place.standing, Standing::Submitted | Standing::Accepted | Standing::Withdrawn);
    let group = match (is_done, place.timing, place.is_opened()) {
        (true, ..) => 3,
        (false, Timing::Overdue, _) => 0,
        (false, _, false) => 1,
        (false, _, true) => 2,
    };
    let days = if is_done { 0 } else { days_since(live, place, now).unwrap_or(i64::MAX) };
    (group, std::cmp::Reverse(days))
}

fn places(
    texts: &Texts,
    live: &LivePicture,
    kept_out: &BTreeSet<InstitutionId>,
    (by_need, now): (bool, DateTime<Utc>),
) -> Table {
    let mut places: Vec<&Place> = live.status.places.iter().collect();
    texts.sort_by_name(&mut places, |place| &place.enrolled.institution.name);
    if by_need {
        places.sort_by_key(|place| need(live, place, now));
    }
    let row = |place: &&Place| {
        let last = live.last.get(&place.enrolled.response.id);
        let section = last.map(|last| &place.questionnaire.sections[last.section].title);
        let opened = match place.arrangement.opened_at {
            Some(at) => texts.date(today(at)),
            None if place.is_opened() => texts.t("rounds-opened-before"),
            None => texts.t("rounds-not-opened"),
        };
        let deadline = place.arrangement.deadline(&live.status.round);
        let cells = vec![
            Cell::tag(place_state(texts, place)),
            Cell::whole(opened),
            Cell::words(section.map_or("", |title| title.get(texts.language().code()))),
            Cell::number(days_since(live, place, now).map(|days| days.to_string()).unwrap_or_default()),
            Cell::whole(deadline.map(|day| texts.date(day)).unwrap_or_default()),
            timing_tag(texts, place.timing).map_or_else(|| Cell::words(""), Cell::tag),
        ];
        place_row(place, cells, kept_out)
    };
    places_table(texts, places.iter().map(row).collect())
}

fn question(texts: &Texts, load: &QuestionLoad) -> String {
    load.questionnaire.questions[load.question].text.get(texts.language().code()).to_owned()
}

/// The first questions of an order; those for which `rank` is nothing are left out.
fn first<T: Ord>(live: &LivePicture, rank: impl Fn(&QuestionLoad) -> Option<T>) -> Vec<&QuestionLoad> {
    let mut found: Vec<(T, &QuestionLoad)> =
        live.questions.iter().filter_map(|load| Some((rank(load)?, load))).collect();
    // Stable: equal ones stay in the order of the questionnaire.
    found.sort_by(|(a, _), (b, _)| b.cmp(a));
    found.into_iter().take(MOST).map(|(_, load)| load).collect()
}

fn hours(texts: &Texts, load: &QuestionLoad) -> String {
    let hours = Decimal::from(load.spread.num_minutes()) / Decimal::from(60);
    texts.number(hours, 1)
}

fn slow(texts: &Texts, live: &LivePicture) -> Table {
    let about = QuestionColumns {
        caption: texts.t("rounds-slow"),
        columns: vec![texts.t("rounds-answers"), texts.t("rounds-saves"), texts.t("rounds-spread")],
        note: texts.t("rounds-slow-note"),
    };
    let found = first(live, |load| (load.saves > Decimal::ONE).then_some((load.spread, load.saves)));
    let row = |load: &&QuestionLoad| {
        let cells = [load.institutions.to_string(), texts.number(load.saves, 1), hours(texts, load)];
        Row::new(question(texts, load), cells.map(Cell::number).to_vec())
    };
    questions_table(texts, about, found.iter().map(row).collect())
}

fn unknown(texts: &Texts, live: &LivePicture) -> Table {
    let about = QuestionColumns {
        caption: texts.t("rounds-unknown"),
        columns: vec![texts.t("rounds-answers"), texts.t("rounds-unknown-count")],
        note: texts.t("rounds-unknown-note"),
    };
    let found = first(live, |load| (load.unknown > 0).then_some(load.unknown));
    let row = |load: &&QuestionLoad| {
        let cells = [load.institutions, load.unknown];
        Row::new(question(texts, load), cells.map(|count| Cell::number(count.to_string())).to_vec())
    };
    questions_table(texts, about, found.iter().map(row).collect())
}

fn talked(texts: &Texts, live: &LivePicture) -> Table {
    let about = QuestionColumns {
        caption: texts.t("rounds-talked"),
        columns: vec![texts.t("rounds-answers"), texts.t("rounds-remarks")],
        note: texts.t("rounds-talked-note"),
    };
    let found = first(live, |load| (load.remarks > 0).then_some(load.remarks));
    let row = |load: &&QuestionLoad| {
        let cells = [load.institutions.to_string(), load.remarks.to_string()];
        Row::new(question(texts, load), cells.map(Cell::number).to_vec())
    };
    questions_table(texts, about, found.iter().map(row).collect())
}

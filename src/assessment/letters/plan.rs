//! Which letters an occasion asks for. Pure: what is known and the time come in, letters come out. The key of a
//! letter says what it tells whom, so that planning the same again changes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::Office;
use super::words::{Pen, Words};
use crate::questionnaire::Questionnaire;
use crate::response::{PlanId, ResponseId, RoundId};
use crate::store::{LetterKind, Occasion, Part, Reader, Remark, What};
use crate::texts::BAKU;

/// Days before somebody's part is due on which they are reminded.
pub const DUE_DAYS: u16 = 3;
/// Reminders go out when people come to work.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).expect("nine is an hour");
/// A reminder that could not be written for longer than this is not written any more.
pub(super) const GRACE: TimeDelta = TimeDelta::days(2);

/// A page a letter leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// The response as its institution sees it.
    Response(ResponseId),
    /// What colleagues say about a question.
    Comments(ResponseId, &'a Remark),
    /// What the institution reads of the help desk about a question.
    Answered(ResponseId, &'a Remark),
    /// What a reviewer reads of the help desk about a question.
    HelpDesk(ResponseId, &'a Remark),
    /// The draft results of a response, for its institution.
    DraftResults(ResponseId),
    /// What an institution is asked to let be quoted.
    Consent,
    /// What an institution reports on plans.
    Duties,
    /// The page of a consultation on a plan: its code, and the word that lets people in.
    Consultation(PlanId, &'a str, &'a str),
}

impl Place<'_> {
    /// Its path. A test holds it against the pages.
    pub fn path(self) -> String {
        match self {
            Self::Response(id) => format!("/responses/{id}"),
            Self::Comments(id, about) => format!("/responses/{id}/questions/{}#comments", key(about)),
            Self::Answered(id, about) => format!("/responses/{id}/questions/{}#help-desk", key(about)),
            Self::DraftResults(id) => format!("/responses/{id}/draft-results"),
            Self::Consent => "/consent".to_owned(),
            Self::Duties => "/duties".to_owned(),
            Self::Consultation(plan, code, "") => format!("/consultations/{plan}/{code}"),
            Self::Consultation(plan, code, key) => format!("/consultations/{plan}/{code}?key={key}"),
            Self::HelpDesk(id, about) => format!("/help-desk/{id}/{}", key(about)),
        }
    }
}

/// The question, with the unit asked, as it stands in the address of its page.
fn key(about: &Remark) -> String {
    format!("{}.{}", about.question, about.unit.map(|unit| unit.to_string()).unwrap_or_default())
}

/// A letter that should be written, unless it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it tells whom.
    pub key: String,
    /// What it is about.
    pub kind: LetterKind,
    /// Who reads it.
    pub reader: Reader,
    /// The round.
    pub round: RoundId,
    /// The response.
    pub response: ResponseId,
    /// When it is not worth sending any more.
    pub useless_at: Option<DateTime<Utc>>,
    /// The words.
    pub words: Words,
}

/// Questionnaires by the SHA-256 of their files.
pub type Asked = BTreeMap<String, Arc<Questionnaire>>;

/// The day people read on the calendar.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&BAKU).date_naive()
}

/// When a day is over for people.
pub(super) fn over(day: NaiveDate) -> DateTime<Utc> {
    let midnight = after(day).and_time(NaiveTime::MIN).and_local_timezone(BAKU);
    midnight.single().map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
}

/// When reminders of a day go out.
pub fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(MORNING).and_local_timezone(BAKU).single().map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
}

fn before(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

fn after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(NaiveDate::MAX)
}

/// The days on which people are reminded of the last day of a round: that many days before, and the day after.
pub fn reminder_days(office: &Office, deadline: NaiveDate) -> Vec<NaiveDate> {
    let days = office.reminder_days.iter().map(|days| before(deadline, *days));
    days.chain([after(deadline)]).collect()
}

/// Which of these letters should be there by now.
pub fn plan(
    occasions: &[Occasion],
    asked: &Asked,
    office: &Office,
    at: (DateTime<Utc>, DateTime<Utc>),
) -> Vec<Draft> {
    let planner = Planner { asked, office, started_at: at.0, now: at.1 };
    let single = occasions.iter().filter_map(|occasion| planner.single(occasion));
    single.chain(planner.parts(occasions)).collect()
}

struct Planner<'a> {
    asked: &'a Asked,
    office: &'a Office,
    started_at: DateTime<Utc>,
    now: DateTime<Utc>,
}

/// Things given to one person that one letter tells of.
type Groups<'a> = BTreeMap<String, (LetterKind, &'a Occasion, Vec<&'a Part>)>;

impl Planner<'_> {
    /// The letter of an occasion that has one of its own.
    fn single(&self, about: &Occasion) -> Option<Draft> {
        let pen = Pen::new(self.office, &about.reader.language);
        let (id, own) = (about.response, Place::Response(about.response));
        let asked = |id: &str| pen.question(self.questionnaire(about), id);
        let told = |kind, when: &DateTime<Utc>, words| {
            Some(draft(about, kind, &format!("{}:{}", about.response, when.timestamp_micros()), words))
        };
        let said = |kind, remark: &Remark, words| Some(draft(about, kind, &remark.id.to_string(), words));
        match &about.what {
            What::HandedIn(at) => told(LetterKind::HandedIn, at, pen.handed_in(about, own)),
            What::Returned(at, message) => told(LetterKind::Returned, at, pen.returned(about, message, own)),
            What::Accepted(at) => told(LetterKind::Accepted, at, pen.accepted(about, own)),
            What::Mentioned(remark) => {
                let place = Place::Comments(id, remark);
                said(
                    LetterKind::Mention,
                    remark,
                    pen.mentioned(about, remark, asked(&remark.question), place),
                )
            }
            What::Asked(remark) => {
                let place = Place::HelpDesk(id, remark);
                said(LetterKind::Question, remark, pen.asked(about, remark, asked(&remark.question), place))
            }
            What::Answered(remark) => {
                let place = Place::Answered(id, remark);
                said(LetterKind::Answer, remark, pen.answered(about, asked(&remark.question), place))
            }
            What::Queried(remark) => {
                let place = Place::Answered(id, remark);
                said(LetterKind::Query, remark, pen.queried(about, asked(&remark.question), place))
            }
            What::DraftOpened(day, at) => {
                let place = Place::DraftResults(id);
                told(LetterKind::DraftResults, at, pen.draft_results(about, pen.day(*day), place))
            }
            // One letter for all that is asked on one day.
            What::ConsentAsked(at) => {
                let key = format!("{}:{}", about.response, today(*at));
                Some(draft(about, LetterKind::Consent, &key, pen.consent(about, Place::Consent)))
            }
            What::NotHandedIn(day) => self.deadline(about, *day, &pen),
            What::Assigned(_) | What::Due(..) => None,
        }
    }

    fn questionnaire(&self, about: &Occasion) -> Option<&Questionnaire> {
        self.asked.get(&about.questionnaire).map(Arc::as_ref)
    }

    /// True when a reminder of that moment is due: neither before we began, nor long ago, nor yet to come.
    fn is_time(&self, moment: DateTime<Utc>, since: DateTime<Utc>) -> bool {
        self.started_at <= moment && since <= moment && moment <= self.now && self.now < moment + GRACE
    }

    /// The reminder that is nearest to the last day, of those that are due: after some days of silence one is enough.
    fn deadline(&self, about: &Occasion, day: NaiveDate, pen: &Pen<'_>) -> Option<Draft> {
        let moments = reminder_days(self.office, day);
        let on = moments.into_iter().filter(|on| morning(*on) <= self.now).max()?;
        if !about.reader.wants_reminders || !self.is_time(morning(on), about.round_since) {
            return None;
        }
        let (place, key) = (Place::Response(about.response), format!("{}:{day}:{on}", about.response));
        if on > day {
            let words = pen.deadline_passed(about, pen.day(day), place);
            return Some(draft(about, LetterKind::DeadlinePassed, &key, words));
        }
        let words = pen.deadline(about, pen.day(day), place);
        let useless_at = Some(morning(after(day)));
        Some(Draft { useless_at, ..draft(about, LetterKind::Deadline, &key, words) })
    }

    /// Letters about parts given to people: one for what was given at once, one for what is due on one day.
    fn parts(&self, occasions: &[Occasion]) -> Vec<Draft> {
        let mut groups = Groups::new();
        for about in occasions {
            let Some((kind, part, when)) = self.part(about) else { continue };
            let key = part_key(kind, about.response, &when, &about.reader.email);
            groups.entry(key).or_insert_with(|| (kind, about, Vec::new())).2.push(part);
        }
        groups
            .into_iter()
            .filter_map(|(key, (kind, about, parts))| self.of_parts(key, kind, about, &parts))
            .collect()
    }

    /// What there is to say about a part, and what tells it from the next time.
    fn part<'a>(&self, about: &'a Occasion) -> Option<(LetterKind, &'a Part, String)> {
        match &about.what {
            What::Assigned(part) => Some((LetterKind::Assignment, part, moment(part.at))),
            What::Due(part, day) if about.reader.wants_reminders => {
                let is_time = |on: NaiveDate| self.is_time(morning(on), part.at);
                if is_time(after(*day)) {
                    return Some((LetterKind::Overdue, part, day.to_string()));
                }
                let is_near = is_time(before(*day, DUE_DAYS)) && self.now < morning(after(*day));
                is_near.then(|| (LetterKind::Due, part, day.to_string()))
            }
            _ => None,
        }
    }

    fn of_parts(&self, key: String, kind: LetterKind, about: &Occasion, parts: &[&Part]) -> Option<Draft> {
        let pen = Pen::new(self.office, &about.reader.language);
        let first = parts.first()?;
        let line = |part: &&Part| pen.part(self.questionnaire(about), part, kind == LetterKind::Assignment);
        let lines: Vec<String> = parts.iter().map(line).collect();
        let place = Place::Response(about.response);
        let day = || first.due.map(|day| pen.day(day)).unwrap_or_default();
        let words = match kind {
            LetterKind::Due => pen.due(about, &lines, day(), place),
            LetterKind::Overdue => pen.overdue(about, &lines, day(), place),
            _ => pen.assigned(about, &lines, &first.by, place),
        };
        let useless_at = first.due.filter(|_| kind == LetterKind::Due).map(|day| morning(after(day)));
        Some(Draft { key, useless_at, ..draft(about, kind, "", words) })
    }
}

/// What tells an instant from every other.
fn moment(at: DateTime<Utc>) -> String {
    at.timestamp_micros().to_string()
}

/// An address is the same in capitals: the letter is found again when its reader has come by another spelling.
fn part_key(kind: LetterKind, response: ResponseId, when: &str, email: &str) -> String {
    format!("{}:{response}:{when}:{}", kind.code(), email.to_ascii_lowercase())
}

/// The key of the letter that tells somebody of parts given at one moment.
pub(super) fn assignment_key(response: ResponseId, at: DateTime<Utc>, email: &str) -> String {
    part_key(LetterKind::Assignment, response, &moment(at), email)
}

fn draft(about: &Occasion, kind: LetterKind, what: &str, words: Words) -> Draft {
    Draft {
        key: format!("{}:{what}:{}", kind.code(), about.reader.email),
        kind,
        reader: about.reader.clone(),
        round: about.round,
        response: about.response,
        useless_at: None,
        words,
    }
}

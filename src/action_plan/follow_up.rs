//! Whether a plan happens: what bodies report on their activities each year, what the NHRI says of the same, and what is
//! overdue.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::bodies::Bodies;
use super::draft::{Head, REPORT_BY};
use super::plan::{Activity, Numbered, Plan};

/// Who a report of the NHRI itself is by.
pub const NHRI: &str = "nhri";

/// How far an activity has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing has been done.
    NotStarted,
    /// Something has.
    InProgress,
    /// It is done.
    Completed,
    /// It will be done later than planned.
    Delayed,
    /// Something else is done in its place.
    Changed,
    /// It will not be done.
    Dropped,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::InProgress, Self::Completed, Self::Delayed, Self::Changed, Self::Dropped];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Delayed => "delayed",
            Self::Changed => "changed",
            Self::Dropped => "dropped",
        }
    }

    /// The status of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// True when nothing more is to be reported.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Dropped)
    }
}

/// The values of one indicator. What nobody said is missing, never zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Value {
    /// The indicator, in its words of then.
    pub indicator: String,
    /// All.
    pub total: Option<Decimal>,
    /// Of them women.
    pub women: Option<Decimal>,
    /// Of them men.
    pub men: Option<Decimal>,
    /// Of them people younger than 30.
    pub young: Option<Decimal>,
    /// Of them people of 30 and older.
    pub older: Option<Decimal>,
}

impl Value {
    /// True when nothing was said.
    pub fn is_empty(&self) -> bool {
        [self.total, self.women, self.men, self.young, self.older].iter().all(Option::is_none)
    }

    /// True when parts are more than the whole.
    pub fn is_too_much(&self) -> bool {
        let over = |parts: [Option<Decimal>; 2]| {
            let sum: Decimal = parts.into_iter().flatten().sum();
            self.total.is_some_and(|total| sum > total)
        };
        over([self.women, self.men]) || over([self.young, self.older])
    }
}

/// What is reported on an activity for a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The year.
    pub year: i32,
    /// The activity, by its id.
    pub activity: String,
    /// The body, as the plan names it; [`NHRI`] for the NHRI's own view.
    pub by: String,
    /// How far it has come.
    pub status: Status,
    /// What was done, in words.
    pub words: String,
    /// What shows it: documents, links.
    pub evidence: String,
    /// Values of its indicators.
    pub values: Vec<Value>,
}

impl Report {
    /// True for the NHRI's own view.
    pub fn is_nhris(&self) -> bool {
        self.by == NHRI
    }

    /// What names it among the reports of a plan: year, activity and body.
    pub fn code(&self) -> String {
        report_code(self.year, &self.activity, &self.by)
    }
}

/// What names a report among those of a plan.
pub fn report_code(year: i32, activity: &str, by: &str) -> String {
    let by = if by == NHRI { NHRI.to_owned() } else { Bodies::shipped().key(by) };
    format!("{year}.{activity}.{by}")
}

/// A report that is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The year it is about.
    pub year: i32,
    /// The activity, by its id.
    pub activity: String,
    /// Its number.
    pub code: String,
    /// The body, as the plan names it.
    pub body: String,
    /// The last day.
    pub due: NaiveDate,
}

/// The last day of the report about a year: in it, or in the next one where the day is in its first half.
pub fn due(head: &Head, year: i32) -> NaiveDate {
    let (month, day) = head.report_by.unwrap_or(REPORT_BY);
    let of = if month <= 6 { year + 1 } else { year };
    NaiveDate::from_ymd_opt(of, month, day).unwrap_or_default()
}

/// Who owes reports on an activity: its lead, or each body it is tasked to where none of them leads.
pub fn reporters(activity: &Activity) -> Vec<String> {
    if activity.lead_is_tasked(Bodies::shipped()) {
        vec![activity.lead.clone()]
    } else {
        activity.tasked.clone()
    }
}

/// The reports that are owed for all years whose last day is no later than `until` and that are not there. After a
/// final status nothing more is owed.
pub fn owed(head: &Head, plan: &Plan, reports: &[Report], until: NaiveDate) -> Vec<Duty> {
    let mut found = Vec::new();
    let Some(years) = plan.years() else { return found };
    for one in plan.activities() {
        for body in reporters(one.part) {
            found.extend(owed_by(head, &one, &body, reports, (years.first..=years.last, until)));
        }
    }
    found.sort_by(|a, b| (a.due, &a.code, &a.body).cmp(&(b.due, &b.code, &b.body)));
    found
}

fn owed_by(
    head: &Head,
    one: &Numbered<'_, Activity>,
    body: &str,
    reports: &[Report],
    (years, until): (std::ops::RangeInclusive<i32>, NaiveDate),
) -> Vec<Duty> {
    let bodies = Bodies::shipped();
    let first = one.part.start.or(one.part.end).map_or(*years.start(), super::When::year);
    let own: Vec<&Report> = reports
        .iter()
        .filter(|report| report.activity == one.part.id && bodies.key(&report.by) == bodies.key(body))
        .collect();
    let ended = own.iter().filter(|report| report.status.is_final()).map(|report| report.year).min();
    let is_owed = |year: &i32| {
        *year >= first
            && ended.is_none_or(|ended| *year <= ended)
            && due(head, *year) <= until
            && !own.iter().any(|report| report.year == *year)
    };
    let duty = |year: i32| Duty {
        year,
        activity: one.part.id.clone(),
        code: one.code.to_string(),
        body: body.to_owned(),
        due: due(head, year),
    };
    years.filter(is_owed).map(duty).collect()
}

/// Where an activity stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The last report of each body that owes some, by its name as the plan writes it.
    pub bodies: BTreeMap<String, Option<Report>>,
    /// The last report of other bodies it is tasked to: they led before, or report without being asked.
    pub others: BTreeMap<String, Report>,
    /// The last the NHRI said.
    pub nhri: Option<Report>,
}

impl Progress {
    /// How far it has come as its bodies say: the least of those that owe reports and sent one, otherwise of the
    /// others; none where nobody did.
    pub fn said(&self) -> Option<Status> {
        let rank = |status: &Status| match status {
            Status::NotStarted => 0,
            Status::Delayed => 1,
            Status::InProgress => 2,
            Status::Changed => 3,
            Status::Dropped => 4,
            Status::Completed => 5,
        };
        let least =
            |reports: &mut dyn Iterator<Item = &Report>| reports.map(|one| one.status).min_by_key(rank);
        least(&mut self.bodies.values().flatten()).or_else(|| least(&mut self.others.values()))
    }

    /// The last report of each body, also of those that owe none.
    pub fn told(&self) -> impl Iterator<Item = (&String, Option<&Report>)> {
        let others = self.others.iter().map(|(body, last)| (body, Some(last)));
        self.bodies.iter().map(|(body, last)| (body, last.as_ref())).chain(others)
    }

    /// How far it has come: as the NHRI says, where it has said something of that year or a later one than the bodies.
    pub fn status(&self) -> Option<Status> {
        let last = self.told().filter_map(|(_, last)| last).map(|report| report.year).max();
        let own = self.nhri.as_ref().filter(|own| last.is_none_or(|last| own.year >= last));
        own.map(|own| own.status).or_else(|| self.said())
    }
}

/// Where each activity of a plan stands, by its id.
pub fn progress(plan: &Plan, reports: &[Report]) -> BTreeMap<String, Progress> {
    let bodies = Bodies::shipped();
    let of = |one: &Numbered<'_, Activity>| {
        let own = || reports.iter().filter(|report| report.activity == one.part.id);
        let last = |body: &String| {
            let by = own().filter(|report| !report.is_nhris() && bodies.key(&report.by) == bodies.key(body));
            by.max_by_key(|report| report.year).cloned()
        };
        let owing = reporters(one.part);
        let owes = |body: &String| owing.iter().any(|other| bodies.key(other) == bodies.key(body));
        let told = owing.iter().map(|body| (body.clone(), last(body))).collect();
        let others = one.part.tasked.iter().filter(|body| !owes(body));
        let others = others.filter_map(|body| Some((body.clone(), last(body)?))).collect();
        let nhri = own().filter(|report| report.is_nhris()).max_by_key(|report| report.year).cloned();
        Progress { bodies: told, others, nhri }
    };
    plan.activities().iter().map(|one| (one.part.id.clone(), of(one))).collect()
}

impl Plan {
    /// The plan with how far each activity has come.
    #[must_use]
    pub fn reported(mut self, reports: &[Report]) -> Self {
        let standing = progress(&self, reports);
        let areas = self.blocks.iter_mut().flat_map(|block| &mut block.areas);
        for one in areas.flat_map(|area| &mut area.activities) {
            one.status = standing.get(&one.id).and_then(Progress::status);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action_plan::{Area, Block, Period, When};

    fn plan() -> Plan {
        let activity = |id: &str, lead: &str, start: i32| Activity {
            id: id.to_owned(),
            tasked: vec!["Ministry of Justice".to_owned(), "Ministry of Economy".to_owned()],
            lead: lead.to_owned(),
            start: Some(When::Year(start)),
            ..Activity::default()
        };
        let activities = vec![activity("a", "Ministry of Justice", 2027), activity("b", "", 2028)];
        let area = Area { activities, ..Area::default() };
        let blocks = vec![Block { areas: vec![area], ..Block::default() }];
        Plan { blocks, period: Some(Period { first: 2027, last: 2029 }), ..Plan::default() }
    }

    fn report(year: i32, activity: &str, by: &str, status: Status) -> Report {
        Report {
            year,
            activity: activity.to_owned(),
            by: by.to_owned(),
            status,
            words: String::new(),
            evidence: String::new(),
            values: Vec::new(),
        }
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_lead_reports_each_year_or_each_body_where_none_leads() {
        let told = |reports: &[Report], until| {
            owed(&Head::default(), &plan(), reports, until)
                .iter()
                .map(|duty| format!("{} {} {}", duty.year, duty.activity, duty.body))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&[], day(2027, 12, 29)), Vec::<String>::new());
        assert_eq!(told(&[], day(2027, 12, 30)), ["2027 a Ministry of Justice"]);
        let later = [
            "2027 a Ministry of Justice",
            "2028 a Ministry of Justice",
            "2028 b Ministry of Economy",
            "2028 b Ministry of Justice",
        ];
        assert_eq!(told(&[], day(2028, 12, 30)), later);
        // In another language it is the same body; what is done needs no further report.
        let done = [report(2027, "a", "Ədliyyə Nazirliyi", Status::Completed)];
        assert_eq!(told(&done, day(2028, 12, 30)), &later[2..]);
    }

    #[test]
    fn a_day_in_the_first_half_is_in_the_next_year() {
        let head = Head { report_by: Some((1, 20)), ..Head::default() };
        assert_eq!(due(&head, 2027), day(2028, 1, 20));
        assert_eq!(due(&Head::default(), 2027), day(2027, 12, 30));
    }

    #[test]
    fn what_the_nhri_says_stands_beside_what_bodies_say() {
        let reports = [
            report(2027, "a", "Ministry of Justice", Status::Completed),
            report(2027, "a", NHRI, Status::InProgress),
            report(2028, "b", "Ministry of Justice", Status::Completed),
            report(2028, "b", "Ministry of Economy", Status::Delayed),
        ];
        let found = progress(&plan(), &reports);
        assert_eq!(
            (found["a"].said(), found["a"].status()),
            (Some(Status::Completed), Some(Status::InProgress))
        );
        assert_eq!((found["b"].said(), found["b"].status()), (Some(Status::Delayed), Some(Status::Delayed)));
        let also = [
            report(2027, "a", "Ədliyyə Nazirliyi", Status::Delayed),
            report(2027, "a", "Ministry of Economy", Status::Completed),
        ];
        let told = &progress(&plan(), &also)["a"];
        assert_eq!(told.told().count(), 2, "the lead once, and who reported without leading: {told:?}");
        assert_eq!(told.said(), Some(Status::Delayed));
        let before = [also[0].clone(), report(2027, "a", "Ministry of Economy", Status::NotStarted)];
        assert_eq!(progress(&plan(), &before)["a"].said(), Some(Status::Delayed), "the lead speaks for all");
        assert_eq!(progress(&plan(), &before[1..])["a"].said(), Some(Status::NotStarted), "nobody else did");
        assert_eq!(
            progress(&plan(), &[])["a"].status(),
            None,
            "nobody has said anything, which is not `not started`"
        );
    }

    #[test]
    fn parts_are_not_more_than_the_whole() {
        let value = |total, women, men| Value {
            total: Some(Decimal::from(total)),
            women: Some(Decimal::from(women)),
            men: Some(Decimal::from(men)),
            ..Value::default()
        };
        assert!(!value(10, 4, 6).is_too_much() && !value(10, 4, 5).is_too_much());
        assert!(value(10, 6, 5).is_too_much());
        assert!(Value::default().is_empty() && !Value::default().is_too_much());
    }
}

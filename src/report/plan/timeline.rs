//! The activities over the years of the plan, as a picture.

use chrono::{Datelike, NaiveDate};

use super::{Whose, dashed, period};
use crate::action_plan::{self, Activity, Numbered, Plan};
use crate::chart::{Chart, Group, Setting, Timeline, TimelineLegend, TimelineRow};
use crate::texts::Texts;

/// Letters of an activity beside its bar at most; the table below has no more.
const LONGEST: usize = 90;
/// Width of the picture.
const WIDTH: u16 = 900;

/// The picture, block by block; nothing for a plan that says no year.
pub fn timeline(texts: &Texts, (plan, whose): (&Plan, Whose<'_>)) -> Option<Chart> {
    let years = plan.years()?;
    let groups: Vec<Group<TimelineRow>> = plan
        .blocks()
        .iter()
        .map(|block| {
            let areas = action_plan::numbered(&block.code, &block.part.areas);
            let activities = areas.iter().flat_map(|area| whose.of(area).0);
            let (name, _) = block.part.title.split_once(". ").unwrap_or((&block.part.title, ""));
            Group {
                heading: Some(format!("{} {name}", block.code).trim_end().to_owned()),
                rows: activities.map(|one| row(texts, &one)).collect(),
            }
        })
        .filter(|group| !group.rows.is_empty())
        .collect();
    let count = groups.iter().map(|group| group.rows.len()).sum::<usize>();
    let facts = [("count", count.into()), ("years", dashed(&years).into())];
    Some(
        Timeline {
            setting: Setting {
                title: texts.t("plan-timeline-title"),
                description: texts.t_with("plan-timeline-description", &facts),
                width: WIDTH,
                ticks: Default::default(),
            },
            legend: TimelineLegend {
                topic: texts.t("plan-timeline-topic"),
                period: texts.t("plan-column-period"),
            },
            years: (years.first, years.last),
            groups,
        }
        .draw(),
    )
}

fn row(texts: &Texts, one: &Numbered<'_, Activity>) -> TimelineRow {
    let words = if one.part.text.is_empty() { &one.part.title } else { &one.part.text };
    let span = span(one.part);
    TimelineRow {
        label: format!("{} {}", one.code, action_plan::shortened(words, LONGEST)).trim_end().to_owned(),
        span,
        text: if span.is_some() { period(texts, one.part) } else { texts.t("plan-timeline-none") },
    }
}

/// From the first day to the day after the last, in years; none without a period, or when it ends before it begins.
fn span(activity: &Activity) -> Option<(f64, f64)> {
    let (start, end) = (activity.start.or(activity.end)?, activity.end.or(activity.start)?);
    let (from, to) = (start.earliest(), end.latest().succ_opt()?);
    (from < to).then(|| (in_years(from), in_years(to)))
}

fn in_years(day: NaiveDate) -> f64 {
    let days = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.ordinal0()) / days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action_plan::When;

    #[test]
    fn a_year_runs_to_its_last_day() {
        let of = |start, end| span(&Activity { start, end, ..Activity::default() });
        let year = |year| Some(When::Year(year));
        assert_eq!(of(year(2027), year(2028)), Some((2027.0, 2029.0)));
        assert_eq!(of(year(2027), None), Some((2027.0, 2028.0)));
        assert_eq!((of(None, None), of(year(2028), year(2027))), (None, None));
        let day = NaiveDate::from_ymd_opt(2027, 7, 2).map(When::Day);
        let (from, to) = of(day, day).unwrap();
        assert!(from > 2027.49 && to < 2027.51 && from < to);
    }
}

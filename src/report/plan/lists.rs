//! Tables beside a plan, as CSV: what was proposed and what became of it, trainings and events, and activities as
//! recommendation-tracking systems take them in.

use chrono::{DateTime, Utc};

use crate::action_plan::{
    Activity, Event, KINDS, Numbered, Outcome, Participants, Pillar, Plan, Progress, Proposal, Report,
    Status, held_for, numbered, progress,
};
use crate::response::neutral;
use crate::texts::Texts;

fn table(head: &[&str], lines: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(head).expect("memory takes every row");
    for line in lines {
        writer.write_record(line.iter().map(|cell| neutral(cell))).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}

/// What was proposed, what was answered and what became of it.
pub fn dispositions_csv(proposals: &[(String, DateTime<Utc>, Proposal)]) -> Vec<u8> {
    let head = [
        "proposal",
        "consultation",
        "part",
        "name",
        "organisation",
        "text",
        "shown",
        "outcome",
        "answer",
        "changed_at",
    ];
    let line = |(code, at, one): &(String, DateTime<Utc>, Proposal)| {
        vec![
            code.clone(),
            one.consultation.clone(),
            one.code.clone(),
            one.name.clone(),
            one.organisation.clone(),
            one.text.clone(),
            one.sight.code().to_owned(),
            one.outcome.map(Outcome::code).unwrap_or_default().to_owned(),
            one.answer.clone(),
            at.to_rfc3339(),
        ]
    };
    table(&head, proposals.iter().map(line))
}

/// Trainings, study visits and events: one line for each kind of institution somebody was counted from.
pub fn events_csv(events: &[Event]) -> Vec<u8> {
    let head = [
        "day",
        "days",
        "kind",
        "title",
        "place",
        "institution_kind",
        "women",
        "men",
        "sex_not_counted",
        "all",
    ];
    let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    let line = |event: &Event, kind: &str, of: Participants| {
        vec![
            event.day.to_string(),
            number(event.days),
            event.kind.code().to_owned(),
            event.title.clone(),
            event.place.clone(),
            kind.to_owned(),
            number(of.women),
            number(of.men),
            number(of.unknown),
            number(of.all()),
        ]
    };
    let mut lines = Vec::new();
    for event in events {
        let counted: Vec<(usize, Participants)> =
            event.participants.iter().copied().enumerate().filter(|(_, of)| of.all().is_some()).collect();
        if counted.is_empty() {
            lines.push(line(event, "", Participants::default()));
        }
        lines.extend(counted.into_iter().map(|(place, of)| line(event, KINDS[place], of)));
    }
    table(&head, lines.into_iter())
}

/// What kind of institution participants come from, in words.
pub fn participants_of(texts: &Texts, kind: &str) -> String {
    match kind {
        "government" => texts.t("event-of-government"),
        "state-owned" => texts.t("event-of-state-owned"),
        "private" => texts.t("event-of-private"),
        "civil-society" => texts.t("event-of-civil-society"),
        _ => texts.t("event-of-other"),
    }
}

/// What was held for an activity, in words; none where nothing was.
pub fn held_words(texts: &Texts, events: &[Event], activity: &str) -> Option<String> {
    let counted = held_for(events, activity)?;
    let said =
        |count: Option<u32>| count.map_or_else(|| texts.t("event-uncounted"), |count| count.to_string());
    let facts = [
        ("events", counted.events.into()),
        ("all", said(counted.participants.all()).into()),
        ("women", said(counted.participants.women).into()),
        ("men", said(counted.participants.men).into()),
    ];
    Some(texts.t_with("event-held-for", &facts))
}

/// Activities as recommendations with their actions, for systems that track recommendations: one line for each, with
/// everything such a system asks for in columns of its own.
pub fn tracking_csv(plan: &Plan, reports: &[Report]) -> Vec<u8> {
    let head = [
        "recommendation_id",
        "recommendation",
        "theme",
        "action_id",
        "action",
        "responsible",
        "supporting",
        "start_date",
        "end_date",
        "sdgs",
        "ungps",
        "pillar",
        "indicators",
        "status",
        "status_comment",
        "status_date",
        "source",
    ];
    let standing = progress(plan, reports);
    let mut lines = Vec::new();
    for block in plan.blocks() {
        for area in numbered(&block.code, &block.part.areas) {
            for one in numbered(&area.code, &area.part.activities) {
                let above = [area.code.to_string(), area.part.title.clone(), block.part.title.clone()];
                let line = tracked(&one, standing.get(&one.part.id));
                lines.push(above.into_iter().chain(line).chain([plan.title.clone()]).collect());
            }
        }
    }
    table(&head, lines.into_iter())
}

/// What is tracked of one activity.
fn tracked(one: &Numbered<'_, Activity>, progress: Option<&Progress>) -> Vec<String> {
    let activity = one.part;
    let numbers = |of: &[u8]| of.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    let joined =
        |one: &[String], other: &[String]| one.iter().chain(other).cloned().collect::<Vec<_>>().join("; ");
    let pillars: Vec<u8> = activity.pillars().into_iter().map(Pillar::number).collect();
    let last = progress.and_then(|progress| {
        let bodies = || progress.told().filter_map(|(_, last)| last).max_by_key(|one| one.year);
        progress.nhri.as_ref().or_else(bodies)
    });
    let status = progress.and_then(Progress::status).map(Status::code);
    vec![
        one.code.to_string(),
        activity.text.clone(),
        activity.tasked.join("; "),
        joined(&activity.recommended, &activity.partners),
        activity.start.map(|when| when.earliest().to_string()).unwrap_or_default(),
        activity.end.or(activity.start).map(|when| when.latest().to_string()).unwrap_or_default(),
        numbers(&activity.sdgs),
        numbers(&activity.principles),
        numbers(&pillars),
        joined(&activity.indicators, &activity.outcomes),
        status.unwrap_or_default().to_owned(),
        last.map(|report| report.words.clone()).unwrap_or_default(),
        last.map(|report| report.year.to_string()).unwrap_or_default(),
    ]
}

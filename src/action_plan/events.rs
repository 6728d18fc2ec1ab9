//! Trainings, study visits and events: who took part, by kind of institution and sex.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What kind it was.
    pub kind: EventKind,
    /// What it was called.
    pub title: String,
    /// On which day it began.
    pub day: NaiveDate,
    /// How long it was, in days; none where nobody has said.
    pub days: Option<u32>,
    /// Where, and by whom it was held.
    pub place: String,
    /// Who took part, by kind of institution in the order of [`KINDS`].
    pub participants: Vec<Participants>,
    /// The activity of the plan it was held for, by its id; empty for none.
    #[serde(default)]
    pub activity: String,
    /// It was recorded by mistake: it stays in the history, and counts nowhere.
    #[serde(default)]
    pub is_taken_out: bool,
}

/// Kinds of institution participants come from, as files have them.
pub const KINDS: [&str; 5] = ["government", "state-owned", "private", "civil-society", "other"];

/// Participants of one kind of institution. What nobody counted is missing, never zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participants {
    /// Women.
    pub women: Option<u32>,
    /// Men.
    pub men: Option<u32>,
    /// All, where sex was not counted.
    pub unknown: Option<u32>,
}

impl Participants {
    /// All of them; none where nobody counted.
    pub fn all(self) -> Option<u32> {
        let said = [self.women, self.men, self.unknown];
        said.iter().any(Option::is_some).then(|| said.into_iter().flatten().sum())
    }
}

/// What kind of event it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A training.
    Training,
    /// A study visit.
    StudyVisit,
    /// A meeting, round table or another event.
    Event,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Training, Self::StudyVisit, Self::Event];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::StudyVisit => "study-visit",
            Self::Event => "event",
        }
    }

    /// The kind of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What some events add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many there were.
    pub events: u32,
    /// Who took part.
    pub participants: Participants,
    /// Events nobody counted participants of.
    pub uncounted: u32,
}

/// What events of a kind add up to; participants of one kind of institution where one is named.
pub fn count<'a>(events: impl IntoIterator<Item = &'a Event>, of: Option<usize>) -> Counted {
    let mut found = Counted::default();
    for event in events {
        found.events += 1;
        let rows =
            event.participants.iter().enumerate().filter(|(place, _)| of.is_none_or(|of| of == *place));
        let rows: Vec<Participants> = rows.map(|(_, row)| *row).collect();
        if rows.iter().all(|row| row.all().is_none()) {
            found.uncounted += 1;
        }
        for row in rows {
            add(&mut found.participants.women, row.women);
            add(&mut found.participants.men, row.men);
            add(&mut found.participants.unknown, row.unknown);
        }
    }
    found
}

/// What was held for an activity of a plan; none where nothing was.
pub fn held_for(events: &[Event], activity: &str) -> Option<Counted> {
    let counted = count(events.iter().filter(|event| event.activity == activity), None);
    (counted.events > 0).then_some(counted)
}

fn add(sum: &mut Option<u32>, more: Option<u32>) {
    if let Some(more) = more {
        *sum = Some(sum.unwrap_or_default().saturating_add(more));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(participants: Vec<Participants>) -> Event {
        Event {
            kind: EventKind::Training,
            title: "Due diligence".to_owned(),
            day: NaiveDate::default(),
            days: Some(2),
            place: String::new(),
            participants,
            activity: "a1".to_owned(),
            is_taken_out: false,
        }
    }

    #[test]
    fn what_was_not_counted_is_missing_and_not_zero() {
        let counted = Participants { women: Some(3), men: Some(2), unknown: None };
        let women = Participants { women: Some(4), ..Participants::default() };
        let events = [event(vec![counted, women]), event(Vec::new())];
        assert_eq!(held_for(&events, "a1"), Some(count(&events, None)));
        assert_eq!(held_for(&events, "a2"), None);
        let all = count(&events, None);
        assert_eq!((all.events, all.uncounted), (2, 1));
        assert_eq!(all.participants, Participants { women: Some(7), men: Some(2), unknown: None });
        assert_eq!(count(&events, Some(1)).participants, women);
        assert_eq!(count(&events, Some(4)).participants.all(), None);
    }
}

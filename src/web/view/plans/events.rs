//! The capacity record: trainings, study visits and events, with participants by kind of institution and sex.

use super::history;
use crate::action_plan::{Event, EventKind, KINDS, Participants, count};
use crate::assessment::{Entries, Kept};
use crate::report::plan::participants_of;
use crate::store::LedgerVersion;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Link, Row, Table};
use crate::web::pages::sheet::{Entry, FormField, Sheet, SheetForm, SheetPart, ShortValue};
use crate::web::problems::Problems;

/// An event as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedEvent {
    /// The word for its kind.
    pub kind: String,
    /// What it was called.
    pub title: String,
    /// On which day it began.
    pub day: String,
    /// How many days it took.
    pub days: String,
    /// Where, and by whom.
    pub place: String,
    /// Women, men, and those whose sex was not counted, by kind of institution.
    pub participants: Vec<[String; 3]>,
    /// The id of the activity it was held for.
    pub activity: String,
    /// It was recorded by mistake.
    pub is_taken_out: bool,
}

/// Women, men, not counted by sex.
pub const COLUMNS: [&str; 3] = ["women", "men", "unknown"];

fn kind_words(texts: &Texts, kind: EventKind) -> String {
    match kind {
        EventKind::Training => texts.t("event-training"),
        EventKind::StudyVisit => texts.t("event-study-visit"),
        EventKind::Event => texts.t("event-event"),
    }
}

impl TypedEvent {
    /// What is stored, as somebody would have typed it.
    pub fn of(event: &Event) -> Self {
        let text = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let row = |of: &Participants| [of.women, of.men, of.unknown].map(text);
        Self {
            kind: event.kind.code().to_owned(),
            title: event.title.clone(),
            day: event.day.format("%d.%m.%Y").to_string(),
            days: text(event.days),
            place: event.place.clone(),
            participants: event.participants.iter().map(row).collect(),
            activity: event.activity.clone(),
            is_taken_out: event.is_taken_out,
        }
    }
}

/// Where a record stands, and what its events can be held for.
pub struct Record {
    /// Back to the round or the plan.
    pub back: Link,
    /// Its page.
    pub place: String,
    /// Activities of the plan: id, and number with words.
    pub activities: Vec<(String, String)>,
}

impl Record {
    /// The page of one event.
    pub fn event(&self, code: &str) -> String {
        format!("{}/{code}", self.place)
    }
}

/// The page.
pub fn page(
    texts: &Texts,
    record: &Record,
    events: &Entries<Event>,
    (typed, problems): (&TypedEvent, &Problems),
) -> Sheet {
    let (out, held): (Vec<_>, Vec<_>) = events.iter().partition(|(_, kept)| kept.content.is_taken_out);
    let all: Vec<&Event> = held.iter().map(|(_, kept)| &kept.content).collect();
    let mut parts = Vec::new();
    parts.extend(SheetPart::table(list(texts, record, &held)));
    if all.is_empty() {
        parts.push(SheetPart::words(texts.t("event-none")));
    } else {
        parts.push(SheetPart::Table { table: sums(texts, &all) });
    }
    let form = form(texts, (record, &record.place), (typed, problems));
    let form = SheetForm { title: texts.t("event-add"), text: texts.t("event-add-text"), ..form };
    parts.push(SheetPart::Form { form });
    if !out.is_empty() {
        parts.push(SheetPart::heading("out", texts.t("event-taken-out")));
        let entry = |(code, kept): &(&String, &Kept<Event>)| Entry {
            text: kept.content.title.clone(),
            href: record.event(code),
            tags: Vec::new(),
            detail: texts.date(kept.content.day),
        };
        parts.push(SheetPart::Links { links: out.iter().map(entry).collect() });
    }
    Sheet {
        back: Some(record.back.clone()),
        title: texts.t("event-title"),
        lead: texts.t("event-text"),
        links: vec![Link::new("CSV", format!("{}.csv", record.place))],
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

/// The page on which one event is corrected.
pub fn edit_page(
    texts: &Texts,
    (record, code): (&Record, &str),
    (typed, problems, revision): (&TypedEvent, &Problems, u32),
    versions: &[LedgerVersion],
) -> Sheet {
    let mut form = form(texts, (record, &record.event(code)), (typed, problems));
    form.fields.push(FormField::hidden("revision", revision));
    let out = Choice::new("yes", texts.t("event-take-out")).chosen(typed.is_taken_out);
    form.fields.push(
        FormField::boxes("out", texts.t("event-mistake"), Choices::of(vec![out]))
            .with_hint(texts.t("event-take-out-hint")),
    );
    let table = history(texts, versions, |_| record.event(code));
    Sheet {
        back: Some(Link::new(texts.t("event-title"), record.place.clone())),
        title: typed.title.clone(),
        parts: [SheetPart::Form { form }].into_iter().chain(SheetPart::table(table)).collect(),
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn number(texts: &Texts, count: Option<u32>) -> Cell {
    Cell::number(count.map_or_else(|| texts.t("event-uncounted"), |count| count.to_string()))
}

fn list(texts: &Texts, record: &Record, events: &[(&String, &Kept<Event>)]) -> Table {
    let mut sorted: Vec<(&String, &Event)> =
        events.iter().map(|(code, kept)| (*code, &kept.content)).collect();
    sorted.sort_by(|(_, a), (_, b)| (b.day, &a.title).cmp(&(a.day, &b.title)));
    let row = |(code, event): &(&String, &Event)| {
        let all = count([*event], None).participants;
        let cells = vec![
            Cell::words(texts.date(event.day)),
            Cell::words(kind_words(texts, event.kind)),
            Cell::words(event.place.clone()),
            number(texts, all.women),
            number(texts, all.men),
            number(texts, all.all()),
        ];
        Row::new(event.title.clone(), cells).leading_to(record.event(code))
    };
    Table {
        caption: texts.t("event-list"),
        columns: vec![
            Column::words(texts.t("event-name")),
            Column::words(texts.t("event-day")),
            Column::words(texts.t("event-kind")),
            Column::words(texts.t("event-place")),
            Column::numbers(texts.t("studio-value-women")),
            Column::numbers(texts.t("studio-value-men")),
            Column::numbers(texts.t("event-all")),
        ],
        rows: sorted.iter().map(row).collect(),
        note: String::new(),
    }
}

/// Participants by kind of institution and sex, over all events.
fn sums(texts: &Texts, events: &[&Event]) -> Table {
    let cells =
        |of: Participants| vec![number(texts, of.women), number(texts, of.men), number(texts, of.all())];
    let row = |(place, kind): (usize, &&str)| {
        Row::new(participants_of(texts, kind), cells(count(events.iter().copied(), Some(place)).participants))
    };
    let whole = count(events.iter().copied(), None);
    let total = Row::new(texts.t("event-all"), cells(whole.participants));
    let facts = [("events", whole.events.into()), ("uncounted", whole.uncounted.into())];
    Table {
        caption: texts.t("event-sums"),
        columns: vec![
            Column::words(texts.t("institution-kind")),
            Column::numbers(texts.t("studio-value-women")),
            Column::numbers(texts.t("studio-value-men")),
            Column::numbers(texts.t("event-all")),
        ],
        rows: KINDS.iter().enumerate().map(row).chain([total]).collect(),
        note: texts.t_with("event-sums-note", &facts),
    }
}

fn form(
    texts: &Texts,
    (record, action): (&Record, &str),
    (typed, problems): (&TypedEvent, &Problems),
) -> SheetForm {
    let kind =
        |kind: EventKind| Choice::new(kind.code(), kind_words(texts, kind)).chosen(typed.kind == kind.code());
    let mut fields = vec![
        FormField::select("kind", texts.t("event-kind"), Choices::of(EventKind::ALL.map(kind).to_vec())),
        FormField::line("title", texts.t("event-name"), problems.field("title", &typed.title)),
        FormField::line("day", texts.t("event-day"), problems.field("day", &typed.day))
            .with_hint(texts.t("event-day-hint")),
        FormField::line("days", texts.t("event-days"), problems.field("days", &typed.days)),
        FormField::line("place", texts.t("event-place"), problems.field("place", &typed.place)),
    ];
    if !record.activities.is_empty() {
        let none = Choice::new("", texts.t("event-no-activity"));
        let choice = |(id, words): &(String, String)| {
            Choice::new(id.clone(), words.clone()).chosen(*id == typed.activity)
        };
        let choices = [none].into_iter().chain(record.activities.iter().map(choice)).collect();
        fields.push(
            FormField::select("activity", texts.t("event-activity"), Choices::of(choices))
                .with_hint(texts.t("event-activity-hint")),
        );
    }
    let label = |column: &str| match column {
        "women" => texts.t("studio-value-women"),
        "men" => texts.t("studio-value-men"),
        _ => texts.t("event-unknown"),
    };
    for (place, kind) in KINDS.iter().enumerate() {
        let value = |(column, name): (usize, &str)| {
            let typed = typed.participants.get(place).map_or("", |row| row[column].as_str());
            let name = format!("{name}-{place}");
            ShortValue { label: label(COLUMNS[column]), field: problems.field(&name, typed), name }
        };
        fields.push(FormField::Numbers {
            legend: participants_of(texts, kind),
            values: COLUMNS.into_iter().enumerate().map(value).collect(),
        });
    }
    SheetForm {
        id: "event".to_owned(),
        action: action.to_owned(),
        fields,
        button: texts.t("save"),
        ..SheetForm::default()
    }
}

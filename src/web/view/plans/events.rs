//! The capacity record: trainings, study visits and events, with participants by kind of institution and sex.

use crate::action_plan::{Event, EventKind, KINDS, Participants, count};
use crate::assessment::Entries;
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Choice, Choices, Column, Link, Row, Table};
use crate::web::pages::sheet::{FormField, Sheet, SheetForm, SheetPart, ShortValue};
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

fn institution_words(texts: &Texts, kind: &str) -> String {
    match kind {
        "government" => texts.t("event-of-government"),
        "state-owned" => texts.t("event-of-state-owned"),
        "private" => texts.t("event-of-private"),
        "civil-society" => texts.t("event-of-civil-society"),
        _ => texts.t("event-of-other"),
    }
}

/// The page; `action` is where the form goes.
pub fn page(
    texts: &Texts,
    (back, action, file): (Link, &str, &str),
    events: &Entries<Event>,
    (typed, problems): (&TypedEvent, &Problems),
) -> Sheet {
    let all: Vec<&Event> = events.values().map(|kept| &kept.content).collect();
    let mut parts = Vec::new();
    parts.extend(SheetPart::table(list(texts, &all)));
    if all.is_empty() {
        parts.push(SheetPart::words(texts.t("event-none")));
    } else {
        parts.push(SheetPart::Table { table: sums(texts, &all) });
    }
    parts.push(SheetPart::Form { form: form(texts, action, (typed, problems)) });
    Sheet {
        back: Some(back),
        title: texts.t("event-title"),
        lead: texts.t("event-text"),
        links: vec![Link::new("CSV", file)],
        parts,
        errors: problems.summary(),
        ..Sheet::default()
    }
}

fn number(texts: &Texts, count: Option<u32>) -> Cell {
    Cell::number(count.map_or_else(|| texts.t("event-uncounted"), |count| count.to_string()))
}

fn list(texts: &Texts, events: &[&Event]) -> Table {
    let mut sorted = events.to_vec();
    sorted.sort_by(|a, b| (b.day, &a.title).cmp(&(a.day, &b.title)));
    let row = |event: &&Event| {
        let all = count([*event], None).participants;
        let cells = vec![
            Cell::words(texts.date(event.day)),
            Cell::words(kind_words(texts, event.kind)),
            Cell::words(event.place.clone()),
            number(texts, all.women),
            number(texts, all.men),
            number(texts, all.all()),
        ];
        Row::new(event.title.clone(), cells)
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
        Row::new(
            institution_words(texts, kind),
            cells(count(events.iter().copied(), Some(place)).participants),
        )
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

fn form(texts: &Texts, action: &str, (typed, problems): (&TypedEvent, &Problems)) -> SheetForm {
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
            legend: institution_words(texts, kind),
            values: COLUMNS.into_iter().enumerate().map(value).collect(),
        });
    }
    SheetForm {
        id: "event".to_owned(),
        title: texts.t("event-add"),
        text: texts.t("event-add-text"),
        action: action.to_owned(),
        fields,
        button: texts.t("save"),
        ..SheetForm::default()
    }
}

//! Trainings, study visits and events held for the round: how many, and who took part, by kind of institution and sex.
//! What was not counted is said to be so. Titles and places stay out: they may name somebody.

use super::Report;
use crate::action_plan::{Event, EventKind, KINDS, Participants, count};
use crate::report::compose::Composer;
use crate::report::document::{Column, Row};
use crate::report::plan::participants_of;
use crate::texts::Texts;

/// Writes the section.
pub(super) fn write(composer: &mut Composer, report: &Report<'_>) {
    let (texts, events) = (report.ground.texts, report.input.events);
    composer.section(&texts.t("event-title"));
    if events.is_empty() {
        composer.paragraph(texts.t("diagnostic-no-events"));
        return;
    }
    let of = |kind: EventKind| events.iter().filter(|event| event.kind == kind).count();
    let [training, visit, other] = EventKind::ALL.map(of);
    let counts = [
        ("events", events.len().into()),
        ("trainings", training.into()),
        ("visits", visit.into()),
        ("others", other.into()),
    ];
    composer.paragraph(texts.t_with("diagnostic-events", &counts));
    let columns = vec![
        Column::words(texts.t("institution-kind"), 80),
        Column::numbers(texts.t("studio-value-women"), 26),
        Column::numbers(texts.t("studio-value-men"), 26),
        Column::numbers(texts.t("event-all"), 28),
    ];
    let whole = count(events, None);
    let facts = [("events", whole.events.into()), ("uncounted", whole.uncounted.into())];
    let note = texts.t_with("event-sums-note", &facts);
    composer.table(&texts.t("event-sums"), columns, rows(texts, events), Some(note));
}

fn rows(texts: &Texts, events: &[Event]) -> Vec<Row> {
    let said =
        |count: Option<u32>| count.map_or_else(|| texts.t("event-uncounted"), |count| count.to_string());
    let row = |name: String, of: Participants| {
        Row::Cells(vec![name.into(), said(of.women).into(), said(of.men).into(), said(of.all()).into()])
    };
    let kind = |(place, kind): (usize, &&str)| {
        row(participants_of(texts, kind), count(events, Some(place)).participants)
    };
    let total = row(texts.t("event-all"), count(events, None).participants);
    KINDS.iter().enumerate().map(kind).chain([total]).collect()
}

//! Action plans in the reader's words.

pub mod agency;
pub mod bodies;
pub mod checks;
pub mod consult;
pub mod coverage;
pub mod criteria;
pub mod diagnostic;
pub mod events;
pub mod head;
pub mod list;
pub mod outline;
pub mod part;
pub mod progress;
pub mod propose;
pub mod public;
pub mod report;
pub mod versions;

use crate::action_plan::{Draft, Kind, Level, Part, Stage, Status, Term};
use crate::report::plan::Form;
use crate::response::PlanId;
use crate::store::{LedgerNote, LedgerVersion};
use crate::texts::Texts;
use crate::web::pages::parts::{Cell, Column, Link, Row, Table, Tag, Tone};
use crate::web::pages::register::NoteRow;
use crate::web::paths::{self, PlanPath};

/// The form a plan has.
pub fn form_of(draft: &Draft) -> Form {
    Form::from_code(&draft.head.form)
}

/// What a plan is called.
pub fn title(texts: &Texts, (form, title): (&str, &str)) -> String {
    Form::from_code(form).called(texts, title)
}

/// How far a plan has come.
pub fn stage(texts: &Texts, stage: Stage) -> Tag {
    match stage {
        Stage::Draft => Tag::new(texts.t("studio-stage-draft"), Tone::Quiet),
        Stage::Adopted => Tag::new(texts.t("studio-stage-adopted"), Tone::Done),
        Stage::Completed => Tag::new(texts.t("studio-stage-completed"), Tone::Done),
        Stage::SetAside => Tag::new(texts.t("studio-stage-set-aside"), Tone::Quiet),
    }
}

/// The word for a kind of measure.
pub fn kind_words(texts: &Texts, kind: Kind) -> String {
    match kind {
        Kind::Law => texts.t("studio-kind-law"),
        Kind::Policy => texts.t("studio-kind-policy"),
        Kind::Institution => texts.t("studio-kind-institution"),
        Kind::Capacity => texts.t("studio-kind-capacity"),
        Kind::Awareness => texts.t("studio-kind-awareness"),
        Kind::Data => texts.t("studio-kind-data"),
        Kind::Remedy => texts.t("studio-kind-remedy"),
    }
}

/// How far an activity has come.
pub fn status_tag(texts: &Texts, status: Option<Status>) -> Tag {
    let tone = match status {
        None | Some(Status::NotStarted | Status::Dropped) => Tone::Quiet,
        Some(Status::InProgress | Status::Changed) => Tone::Active,
        Some(Status::Completed) => Tone::Done,
        Some(Status::Delayed) => Tone::Attention,
    };
    Tag::new(
        status.map_or_else(|| texts.t("studio-not-reported"), |status| status_words(texts, status)),
        tone,
    )
}

/// The word for a status.
pub fn status_words(texts: &Texts, status: Status) -> String {
    match status {
        Status::NotStarted => texts.t("studio-status-not-started"),
        Status::InProgress => texts.t("studio-status-in-progress"),
        Status::Completed => texts.t("studio-status-completed"),
        Status::Delayed => texts.t("studio-status-delayed"),
        Status::Changed => texts.t("studio-status-changed"),
        Status::Dropped => texts.t("studio-status-dropped"),
    }
}

/// The word for a term.
pub fn term_words(texts: &Texts, term: Term) -> String {
    match term {
        Term::Short => texts.t("studio-term-short"),
        Term::Medium => texts.t("studio-term-medium"),
        Term::Long => texts.t("studio-term-long"),
    }
}

/// The word for a level.
pub fn level_words(texts: &Texts, level: Level) -> String {
    match level {
        Level::Block => texts.t("studio-block"),
        Level::Area => texts.t("studio-area"),
        Level::Activity => texts.t("studio-activity"),
    }
}

/// The level of a part.
pub const fn level_of(part: &Part) -> Level {
    match part {
        Part::Block { .. } => Level::Block,
        Part::Area { .. } => Level::Area,
        Part::Activity(_) => Level::Activity,
    }
}

/// Back to the plan.
pub fn back(texts: &Texts, id: PlanId, draft: &Draft) -> Link {
    let title = title(texts, (&draft.head.form, &draft.head.title));
    Link::new(title, paths::plan(id, PlanPath::Plan))
}

/// Notes with author and time.
pub fn notes(texts: &Texts, notes: &[LedgerNote]) -> Vec<NoteRow> {
    let row = |note: &LedgerNote| NoteRow {
        by: format!("{} · {}", note.by_name, texts.date_time(note.at)),
        text: note.text.clone(),
    };
    notes.iter().map(row).collect()
}

/// Who changed what and when, the last first; `href` leads to a revision.
pub fn history(texts: &Texts, versions: &[LedgerVersion], href: impl Fn(u32) -> String) -> Table {
    let last = versions.last().map(|version| version.entry.revision);
    let row = |version: &LedgerVersion| {
        let deed = Cell::words(crate::web::view::audit::action(texts, &version.deed));
        let by = Cell::words(version.entry.changed_by.clone());
        let row = Row::new(texts.date_time(version.entry.changed_at), vec![by, deed]);
        if Some(version.entry.revision) == last { row } else { row.leading_to(href(version.entry.revision)) }
    };
    Table {
        caption: texts.t("register-history"),
        columns: vec![
            Column::words(texts.t("audit-at")),
            Column::words(texts.t("audit-actor")),
            Column::words(texts.t("audit-action")),
        ],
        rows: versions.iter().rev().map(row).collect(),
        note: String::new(),
    }
}

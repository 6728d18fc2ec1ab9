//! What a file would change, line by line for people and as JSON for programs.

use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::assessment::OpenedResponse;
use crate::offline::{CellError, Change, Conflict, Upload, Value};
use crate::response::Answer;
use crate::texts::{Language, Texts};

/// A file held against a response.
pub(super) struct Listing<'a> {
    /// The response.
    pub opened: &'a OpenedResponse,
    /// What the file would change.
    pub upload: &'a Upload,
}

impl Listing<'_> {
    /// Prints it; `stored` answers were saved.
    pub fn print(&self, as_json: bool, stored: usize) {
        if as_json {
            return println!("{:#}", self.json(stored));
        }
        let Upload { changes, conflicts, errors, unchanged, .. } = self.upload;
        for change in changes {
            println!("{}", self.line("change", change));
        }
        for conflict in conflicts {
            println!("{} (stored by {})", self.line("conflict", &conflict.change), conflict.stored_by);
        }
        for error in errors {
            println!("error {} {}: {}", error.cell, error.question, message(error));
        }
        println!(
            "{}, {}, {}, {} unchanged",
            counted(changes.len(), "change"),
            counted(conflicts.len(), "conflict"),
            counted(errors.len(), "error"),
            counted(*unchanged, "answer")
        );
    }

    fn unit(&self, id: Option<Uuid>) -> Option<&str> {
        let unit = self.opened.units.iter().find(|unit| Some(unit.id.0) == id)?;
        Some(&unit.name)
    }

    fn line(&self, what: &str, change: &Change) -> String {
        let Change { place, field, cell, from, to } = change;
        let unit = self.unit(place.unit).map(|unit| format!(" ({unit})")).unwrap_or_default();
        format!("{what} {cell} {}{unit} {}: {} -> {}", place.question, field.code(), word(from), word(to))
    }

    fn change(&self, change: &Change) -> Json {
        json!({
            "cell": change.cell, "question": change.place.question, "unit": change.place.unit,
            "unit_name": self.unit(change.place.unit), "field": change.field.code(),
            "from": change.from, "to": change.to,
        })
    }

    fn conflict(&self, one: &Conflict) -> Json {
        let mut json = self.change(&one.change);
        json["base"] = json!(one.base);
        json["stored_by"] = json!(one.stored_by);
        json["stored_at"] = json!(one.stored_at);
        json
    }

    fn json(&self, stored: usize) -> Json {
        let error = |error: &CellError| json!({ "cell": error.cell, "question": error.question, "message": message(error) });
        let Upload { changes, conflicts, errors, unchanged, absent } = self.upload;
        json!({
            "changes": changes.iter().map(|one| self.change(one)).collect::<Vec<_>>(),
            "conflicts": conflicts.iter().map(|one| self.conflict(one)).collect::<Vec<_>>(),
            "errors": errors.iter().map(error).collect::<Vec<_>>(),
            "unchanged": unchanged,
            "absent": absent,
            "stored": stored,
        })
    }
}

fn message(error: &CellError) -> String {
    error.wrong.say(Texts::get(Language::English))
}

fn word(value: &Value) -> String {
    match value {
        Value::Words(words) => format!("{words:?}"),
        Value::Answer(None) => "not-answered".to_owned(),
        Value::Answer(Some(Answer::NotApplicable { reason })) => format!("not-applicable ({reason})"),
        Value::Answer(Some(answer)) => answer.to_cell(),
    }
}

/// So many of something.
pub(super) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

//! What a file would change, in words.

use chrono::{DateTime, NaiveDateTime};

use super::answers::in_words;
use super::response::head;
use crate::assessment::OpenedResponse;
use crate::offline::{Change, Conflict, Field, Place, Submission, Taken, Upload, Value};
use crate::store::PendingUpload;
use crate::texts::{Language, Texts};
use crate::web::fields::Fields;
use crate::web::pages::parts::{FieldError, Link, Words};
use crate::web::pages::workbook::{ChangeRow, ConflictRow, ErrorRow, WorkbookPage, WorkbookPreview, counts};
use crate::web::paths::{self, ResponsePath};

/// Downloading and uploading.
pub fn page(texts: &Texts, opened: &OpenedResponse, error: Option<String>) -> WorkbookPage {
    let id = opened.response.id;
    let file = |language: Language| {
        let name = texts.t_with("workbook-download-xlsx", &[("language", language.name().into())]);
        let href = paths::in_language(&paths::response(id, ResponsePath::WorkbookFile), language.code());
        Link::new(name, href)
    };
    let action = paths::response(id, ResponsePath::Workbook);
    WorkbookPage {
        head: head(texts, opened),
        sections_href: paths::response(id, ResponsePath::Sections),
        workbooks: Language::ALL.map(file).to_vec(),
        csv_href: paths::in_language(&paths::response(id, ResponsePath::TidyFile), texts.language().code()),
        action: if opened.is_editable() { action } else { String::new() },
        error,
    }
}

/// What was wrong with a confirmation, or what became of it.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// What was sent; empty the first time.
    pub fields: Fields,
    /// Conflicts nobody has decided are shown as faults of the form.
    pub is_refused: bool,
    /// Cells with errors stand in the way.
    pub needs_leave_out: bool,
    /// Something changed after the page was shown, and nothing was saved.
    pub is_overtaken: bool,
}

/// Ends the names of the fields of a conflict.
pub fn key(conflict: &Conflict) -> String {
    let Place { question, unit } = &conflict.change.place;
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    format!("{question}.{unit}.{}", conflict.change.field.code())
}

/// The preview of a file.
pub fn preview(
    texts: &Texts,
    opened: &OpenedResponse,
    (pending, taken, submission): (&PendingUpload, &Taken, usize),
    upload: &Upload,
    verdict: &Verdict,
) -> WorkbookPreview {
    let is_form = matches!(taken, Taken::Submissions(_));
    let rows = Rows { texts, opened, is_form };
    let conflicts: Vec<ConflictRow> =
        upload.conflicts.iter().map(|conflict| rows.conflict(conflict, verdict)).collect();
    let id = opened.response.id;
    let errors = upload.errors.len();
    let leave_out_error = verdict.needs_leave_out.then(|| texts.t("workbook-leave-out-missing"));
    let undecided = conflicts.iter().filter_map(|row| Some(FieldError::new(&row.key, row.error.clone()?)));
    let left_out = leave_out_error.iter().map(|message| FieldError::new("leave-out", message));
    let refused: Vec<FieldError> = undecided.chain(left_out).collect();
    let is_nothing = upload.changes.is_empty() && conflicts.is_empty();
    let absent = texts.t_with("workbook-absent", &[("count", upload.absent.into())]);
    WorkbookPreview {
        head: head(texts, opened),
        back_href: paths::response(id, ResponsePath::Workbook),
        file: pending.file_name.clone(),
        refused,
        note: if verdict.is_overtaken { texts.t("workbook-overtaken") } else { String::new() },
        shown: upload.mark(),
        counts: counts(texts, [upload.changes.len(), conflicts.len(), errors, upload.unchanged]),
        absent: if upload.absent == 0 { String::new() } else { absent },
        submissions: submissions(texts, opened, pending, taken),
        submission,
        changes: upload.changes.iter().map(|change| rows.change(change)).collect(),
        conflicts,
        errors: upload.errors.iter().map(|error| rows.error(error)).collect(),
        leave_out: if errors == 0 {
            String::new()
        } else {
            texts.t_with("workbook-leave-out", &[("count", errors.into())])
        },
        is_left_out: !verdict.is_overtaken && verdict.fields.first("leave-out") == "yes",
        leave_out_error,
        action: if is_nothing { String::new() } else { paths::upload(id, pending.id) },
    }
}

fn submissions(texts: &Texts, opened: &OpenedResponse, pending: &PendingUpload, taken: &Taken) -> Vec<Link> {
    let Taken::Submissions(all) = taken else { return Vec::new() };
    let link = |(place, one): (usize, &Submission)| {
        let name = one.institution.as_str();
        let name = if name.is_empty() { texts.t("workbook-submission-unnamed") } else { name.to_owned() };
        let parts = [name, moment(texts, &one.at), one.by.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let href = format!("{}?submission={place}", paths::upload(opened.response.id, pending.id));
        Link::new(parts.join(" · "), href)
    };
    all.iter().enumerate().map(link).collect()
}

/// When a submission was sent; other programs write the moment in UTC, with or without saying so. What is no moment
/// is shown as it stands in the file.
fn moment(texts: &Texts, at: &str) -> String {
    let said = DateTime::parse_from_rfc3339(at).map(|at| at.to_utc());
    let unsaid = || NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S%.f").map(|at| at.and_utc());
    said.or_else(|_| unsaid()).map_or_else(|_| at.to_owned(), |at| texts.date_time(at))
}

struct Rows<'a> {
    texts: &'a Texts,
    opened: &'a OpenedResponse,
    /// The file is a form of another program: its places are rows and columns with names.
    is_form: bool,
}

impl Rows<'_> {
    fn question(&self, id: &str) -> Words {
        let questionnaire = &self.opened.questionnaire;
        let found = questionnaire.question(id).map(|place| &questionnaire.questions[place].text);
        found.map(|text| Words::of(text, self.texts.language().code())).unwrap_or_default()
    }

    fn change(&self, change: &Change) -> ChangeRow {
        let unit = change.place.unit;
        let unit = self.opened.units.iter().find(|known| Some(known.id.0) == unit);
        ChangeRow {
            question: self.question(&change.place.question),
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            field: match change.field {
                Field::Answer => self.texts.t("workbook-field-answer"),
                Field::Comment => self.texts.t("comment"),
                Field::Source => self.texts.t("source"),
            },
            cell: self.cell(&change.cell),
            from: self.value(&change.place, &change.from),
            to: self.value(&change.place, &change.to),
        }
    }

    /// Where something stands in the file.
    fn cell(&self, cell: &str) -> String {
        match cell.split_once(':').filter(|_| self.is_form) {
            Some((row, column)) => {
                self.texts.t_with("workbook-cell-of-form", &[("row", row.into()), ("column", column.into())])
            }
            None => cell.to_owned(),
        }
    }

    fn value(&self, place: &Place, value: &Value) -> String {
        let questionnaire = &self.opened.questionnaire;
        match (value, questionnaire.question(&place.question)) {
            (Value::Words(words), _) if words.is_empty() => "–".to_owned(),
            (Value::Words(words), _) => words.clone(),
            (Value::Answer(answer), Some(found)) => {
                let question = &questionnaire.questions[found];
                in_words(self.texts, questionnaire, question, answer.as_ref())
            }
            (Value::Answer(_), None) => String::new(),
        }
    }

    fn conflict(&self, conflict: &Conflict, verdict: &Verdict) -> ConflictRow {
        let key = key(conflict);
        // What was chosen about words that stand there no longer is not chosen.
        let is_same = verdict.fields.first(&format!("seen.{key}")) == conflict.revision.to_string();
        let keep = if is_same { verdict.fields.first(&format!("keep.{key}")) } else { "" }.to_owned();
        let at = conflict.stored_at.map(|at| self.texts.date_time(at)).unwrap_or_default();
        let arguments = [("name", conflict.stored_by.as_str().into()), ("at", at.into())];
        let is_undecided = verdict.is_refused && keep.is_empty();
        ConflictRow {
            change: self.change(&conflict.change),
            base: conflict
                .base
                .as_ref()
                .map(|base| self.value(&conflict.change.place, base))
                .unwrap_or_default(),
            stored: self.texts.t_with("workbook-conflict-stored", &arguments),
            seen: conflict.revision,
            keep,
            error: is_undecided.then(|| self.texts.t("workbook-conflict-missing")),
            key,
        }
    }

    fn error(&self, error: &crate::offline::CellError) -> ErrorRow {
        ErrorRow {
            cell: self.cell(&error.cell),
            question: self.question(&error.question),
            message: error.wrong.say(self.texts),
        }
    }
}

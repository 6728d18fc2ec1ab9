//! A response as a file: taking it away, bringing it back, seeing what that changes.

use serde::Serialize;

use super::Page;
use super::parts::{FieldError, Link, Words};
use super::response::ResponseHead;
use super::samples::{COMMENT, INSTITUTION, LONG_NAME, OPTIONS, QUESTION, REFUSED, moment, pick};
use crate::texts::{Language, Texts};
use crate::web::paths::{self, ResponsePath};

/// Downloading the workbook and uploading it.
#[derive(Clone, Debug, Serialize)]
pub struct WorkbookPage {
    /// Which response this is.
    pub head: ResponseHead,
    /// The list of sections.
    pub sections_href: String,
    /// The workbook in each language.
    pub workbooks: Vec<Link>,
    /// The answers as CSV.
    pub csv_href: String,
    /// Where a file is sent; empty when nothing can be changed.
    pub action: String,
    /// Why the file was not taken.
    pub error: Option<String>,
}

/// One change a file would make.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// The question.
    pub question: Words,
    /// The unit; empty without.
    pub unit: String,
    /// Which part of the answer.
    pub field: String,
    /// Where it stands in the file.
    pub cell: String,
    /// What is saved.
    pub from: String,
    /// What the file says.
    pub to: String,
}

/// A change somebody has to decide.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictRow {
    /// Ends the names of its fields.
    pub key: String,
    /// The change.
    pub change: ChangeRow,
    /// What was saved when the file was made; empty when the file does not know.
    pub base: String,
    /// Who saved what is there now, and when.
    pub stored: String,
    /// The revision saved now.
    pub seen: u32,
    /// What is chosen: `file`, `stored` or nothing.
    pub keep: String,
    /// Why it was not taken.
    pub error: Option<String>,
}

/// A cell with an error.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorRow {
    /// Where it stands in the file.
    pub cell: String,
    /// The question; empty where it is not known.
    pub question: Words,
    /// What is wrong.
    pub message: String,
}

/// What a file would change; nothing is saved yet.
#[derive(Clone, Debug, Serialize)]
pub struct WorkbookPreview {
    /// Which response this is.
    pub head: ResponseHead,
    /// Back without saving.
    pub back_href: String,
    /// The name of the file.
    pub file: String,
    /// What was not right in the form.
    pub refused: Vec<FieldError>,
    /// Why it is shown again; empty the first time.
    pub note: String,
    /// Names what is shown; sent back with the confirmation.
    pub shown: String,
    /// How much there is of what.
    pub counts: String,
    /// That questions are missing in the file; empty when none are.
    pub absent: String,
    /// Submissions to choose from; empty for a workbook.
    pub submissions: Vec<Link>,
    /// The place of the one that is shown.
    pub submission: usize,
    /// What it changes.
    pub changes: Vec<ChangeRow>,
    /// What is to be decided.
    pub conflicts: Vec<ConflictRow>,
    /// What cannot be taken.
    pub errors: Vec<ErrorRow>,
    /// The words beside the box that leaves errors out; empty without errors.
    pub leave_out: String,
    /// The box is ticked.
    pub is_left_out: bool,
    /// Why that was refused.
    pub leave_out_error: Option<String>,
    /// Where it is confirmed; empty when there is nothing to save.
    pub action: String,
}

impl Page for WorkbookPage {
    const TEMPLATE: &'static str = "pages/workbook.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let file = |one: Language| {
            let name = texts.t_with("workbook-download-xlsx", &[("language", one.name().into())]);
            Link::new(name, paths::response("1", ResponsePath::WorkbookFile))
        };
        let page = Self {
            head: ResponseHead::sample(language),
            sections_href: paths::response("1", ResponsePath::Sections),
            workbooks: Language::ALL.map(file).to_vec(),
            csv_href: paths::response("1", ResponsePath::TidyFile),
            action: paths::response("1", ResponsePath::Workbook),
            error: None,
        };
        let refused = Self { error: Some(texts.t("workbook-refused-macros")), ..page.clone() };
        vec![page.clone(), refused, Self { action: String::new(), ..page }]
    }
}

impl Page for WorkbookPreview {
    const TEMPLATE: &'static str = "pages/workbook_preview.html";

    fn samples(language: Language) -> Vec<Self> {
        let texts = Texts::get(language);
        let change = ChangeRow {
            question: Words::new(pick(language, QUESTION)),
            unit: String::new(),
            field: texts.t("workbook-field-answer"),
            cell: "Answers!G17".to_owned(),
            from: texts.t("answer-unanswered"),
            to: pick(language, OPTIONS[1].0).to_owned(),
        };
        let comment = ChangeRow {
            unit: LONG_NAME.to_owned(),
            field: texts.t("comment"),
            to: pick(language, COMMENT).to_owned(),
            ..change.clone()
        };
        let stored = [("name", LONG_NAME.into()), ("at", moment(texts).into())];
        let conflict = ConflictRow {
            key: "law-review..answer".to_owned(),
            change: change.clone(),
            base: texts.t("answer-unanswered"),
            stored: texts.t_with("workbook-conflict-stored", &stored),
            seen: 3,
            keep: "file".to_owned(),
            error: None,
        };
        let error = ErrorRow {
            cell: "Answers!G19".to_owned(),
            question: Words::new(pick(language, QUESTION)),
            message: texts.t_with("workbook-wrong-word", &[("typed", LONG_NAME.into())]),
        };
        let plain = Self::plain_sample(language, vec![change, comment]);
        let refusal = pick(language, REFUSED).to_owned();
        let full = Self {
            refused: vec![FieldError::new("leave-out", refusal.clone())],
            note: texts.t("workbook-overtaken"),
            absent: texts.t_with("workbook-absent", &[("count", 3.into())]),
            submissions: vec![Link::new(pick(language, INSTITUTION), paths::upload("1", "2"))],
            conflicts: vec![
                conflict.clone(),
                ConflictRow { key: "b..answer".to_owned(), error: Some(refusal.clone()), ..conflict },
            ],
            errors: vec![error],
            leave_out: texts.t_with("workbook-leave-out", &[("count", 1.into())]),
            leave_out_error: Some(refusal),
            ..plain.clone()
        };
        let empty = Self { changes: Vec::new(), action: String::new(), ..plain.clone() };
        vec![plain, full, empty]
    }
}

impl WorkbookPreview {
    fn plain_sample(language: Language, changes: Vec<ChangeRow>) -> Self {
        let texts = Texts::get(language);
        Self {
            head: ResponseHead::sample(language),
            back_href: paths::response("1", ResponsePath::Workbook),
            file: "Cavablar 2026.xlsx".to_owned(),
            refused: Vec::new(),
            note: String::new(),
            shown: "9f2c".to_owned(),
            counts: counts(texts, [2, 0, 0, 140]),
            absent: String::new(),
            submissions: Vec::new(),
            submission: 0,
            changes,
            conflicts: Vec::new(),
            errors: Vec::new(),
            leave_out: String::new(),
            is_left_out: false,
            leave_out_error: None,
            action: paths::upload("1", "2"),
        }
    }
}

/// Changes, conflicts, errors and answers that stay, in a sentence.
pub fn counts(texts: &Texts, [changes, conflicts, errors, unchanged]: [usize; 4]) -> String {
    let numbers = [
        ("changes", changes.into()),
        ("conflicts", conflicts.into()),
        ("errors", errors.into()),
        ("unchanged", unchanged.into()),
    ];
    texts.t_with("workbook-counts", &numbers)
}

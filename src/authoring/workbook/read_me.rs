//! The first sheet: how to work with the workbook.

use super::sheets::SHEETS;
use crate::questionnaire::Files;

/// The lines of the first sheet, each with what stands beside it.
pub(super) fn lines(files: &Files) -> Vec<(String, String)> {
    let header = &files.header;
    let mut lines = vec![
        (format!("{} version {}", header.id.text, header.version), header.title.clone()),
        (String::new(), String::new()),
    ];
    lines.extend(HOW.map(|(what, how)| (what.to_owned(), how.to_owned())));
    lines.push((String::new(), String::new()));
    lines.push(("Sheet".to_owned(), "What stands on it".to_owned()));
    lines.extend(SHEETS.iter().map(|sheet| (sheet.name.to_owned(), sheet.about.to_owned())));
    lines
}

const HOW: [(&str, &str); 9] = [
    (
        "Change words",
        "Write into the white cells. Columns end in the language: en English, az Azerbaijani, ru Russian.",
    ),
    ("Grey cells", "They name things and are locked, so that none is renamed by accident."),
    (
        "Add or remove a row",
        "Add rows below the last one; they are sorted under what their first column names. To remove or move rows, or \
         to change an id, choose Review, Unprotect Sheet (there is no password).",
    ),
    ("Ids", "Small letters, digits and hyphens; unique; never used again for something else."),
    ("Numbers", "With a point: 0.25. Cells are text, so nothing is changed into a date or worked out."),
    ("Lists", "Divided by commas: UNGP-1, UNGP-3."),
    (
        "Conditions",
        "As in the files: {equals: {question: law-review, value: full}}. questionnaires/README.md explains them.",
    ),
    ("file::az, file::ru", "Where the translation stands. Leave it empty in a new row."),
    (
        "Take it back",
        "bhr-baseline questionnaire import FILE --output FOLDER. Every problem is named with its cell, and then \
         nothing is changed. Sheets of your own are left out.",
    ),
];

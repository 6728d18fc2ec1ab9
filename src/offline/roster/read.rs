//! From bytes to a roster. What a file is, its bytes decide.

use std::collections::{BTreeMap, BTreeSet};

use super::{ROSTER_COLUMNS, RosterProblem, RosterRow, RosterTable, RosterWrong, is_isic_section, percent};
use crate::offline::guard::{Sent, look};
use crate::offline::sheet::sheet_of_workbook;
use crate::offline::wrong::Refusal;
use crate::response::{InstitutionKind, SizeBand, plain};
use crate::table::read_table;

/// Characters of a cell at most.
const LONGEST_CELL: usize = 300;
/// The same where the names of several institutions stand.
const LONGEST_LIST: usize = 3_000;

/// A table of text: the number of each row in the file, and its cells.
type Lines = Vec<(u64, Vec<Result<String, RosterWrong>>)>;

/// Reads a roster that is CSV or a workbook.
///
/// # Errors
/// When it is no table with names of institutions; problems of single cells are the table's own.
pub fn read_roster_file(bytes: &[u8]) -> Result<RosterTable, Vec<RosterProblem>> {
    match look(bytes) {
        Ok(Sent::Workbook) => lines_of_workbook(bytes).and_then(roster),
        Ok(Sent::Text(text)) => read_roster_csv(text.as_bytes()),
        Ok(Sent::Tables(_)) | Err(_) => Err(unreadable(String::new())),
    }
}

/// Reads a roster that is CSV.
///
/// # Errors
/// As [`read_roster_file`].
pub fn read_roster_csv(bytes: &[u8]) -> Result<RosterTable, Vec<RosterProblem>> {
    let table = read_table("roster", bytes).map_err(|problems| {
        problems.into_iter().flat_map(|problem| unreadable(problem.to_string())).collect::<Vec<_>>()
    })?;
    let header = (1, table.header.into_iter().map(Ok).collect());
    let rows = table
        .rows
        .into_iter()
        .map(|row| (row.line, row.cells.iter().map(|cell| Ok(plain(cell).to_owned())).collect()));
    roster([header].into_iter().chain(rows).collect())
}

fn unreadable(words: String) -> Vec<RosterProblem> {
    vec![RosterProblem { cell: String::new(), wrong: RosterWrong::Unreadable(words) }]
}

/// The first sheet of a workbook.
fn lines_of_workbook(bytes: &[u8]) -> Result<Lines, Vec<RosterProblem>> {
    let refused = |refusal: Refusal| match refusal {
        Refusal::TooMuch => vec![RosterProblem { cell: String::new(), wrong: RosterWrong::TooMuch }],
        _ => unreadable(String::new()),
    };
    let read = sheet_of_workbook(bytes).map_err(refused)?;
    let cells =
        |cells: Vec<Option<String>>| cells.into_iter().map(|cell| cell.ok_or(RosterWrong::Formula)).collect();
    Ok(read.into_iter().map(|(number, line)| (number, cells(line))).collect())
}

/// The name of a column as spreadsheets have it; a roster has few.
fn letter(column: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    if column < 26 {
        letter(column).to_string()
    } else {
        [letter(column / 26 - 1), letter(column)].into_iter().collect()
    }
}

fn roster(lines: Lines) -> Result<RosterTable, Vec<RosterProblem>> {
    let mut lines = lines.into_iter();
    let Some((_, header)) = lines.next() else {
        return Err(vec![RosterProblem { cell: String::new(), wrong: RosterWrong::Empty }]);
    };
    let mut problems = Vec::new();
    let columns = columns(&header, &mut problems);
    let has_names = columns.values().any(|known| *known == ROSTER_COLUMNS[0]);
    let rows: Vec<_> = lines.map(|(number, cells)| row(number, cells, &columns, &mut problems)).collect();
    if rows.is_empty() {
        problems.push(RosterProblem { cell: String::new(), wrong: RosterWrong::Empty });
    }
    if rows.is_empty() || !has_names {
        return Err(problems);
    }
    problems.extend(name_problems(&rows));
    problems.extend(rows.iter().flat_map(cell_problems));
    problems.sort_by(|one, other| one.place().cmp(&other.place()));
    Ok(RosterTable { rows, problems })
}

fn name_problems(rows: &[RosterRow]) -> Vec<RosterProblem> {
    let mut names = BTreeSet::new();
    let mut wrong = |row: &RosterRow| match row.name.as_str() {
        "" => Some(RosterWrong::NoName),
        name => (!names.insert(name.to_owned())).then(|| RosterWrong::NameTwice(name.to_owned())),
    };
    rows.iter().filter_map(|row| Some(row.problem(ROSTER_COLUMNS[0], wrong(row)?))).collect()
}

/// The known columns by their place.
fn columns(
    header: &[Result<String, RosterWrong>],
    problems: &mut Vec<RosterProblem>,
) -> BTreeMap<usize, &'static str> {
    let mut found: BTreeMap<usize, &'static str> = BTreeMap::new();
    for (place, head) in header.iter().enumerate() {
        let at = |wrong| RosterProblem { cell: format!("{}1", letter(place)), wrong };
        let head = head.clone().unwrap_or_default();
        match ROSTER_COLUMNS.into_iter().find(|known| known.eq_ignore_ascii_case(head.trim())) {
            Some(known) if found.values().any(|other| *other == known) => {
                problems.push(at(RosterWrong::ColumnTwice(head)));
            }
            Some(known) => {
                found.insert(place, known);
            }
            None if head.is_empty() => {}
            None => problems.push(at(RosterWrong::UnknownColumn(head))),
        }
    }
    if !found.values().any(|known| *known == ROSTER_COLUMNS[0]) {
        problems.push(RosterProblem { cell: "A1".to_owned(), wrong: RosterWrong::NoNameColumn });
    }
    found
}

fn longest(column: &str) -> usize {
    if column == "successor_of" { LONGEST_LIST } else { LONGEST_CELL }
}

fn row(
    number: u64,
    cells: Vec<Result<String, RosterWrong>>,
    columns: &BTreeMap<usize, &'static str>,
    problems: &mut Vec<RosterProblem>,
) -> RosterRow {
    let letters = columns.iter().map(|(place, column)| (*column, letter(*place))).collect();
    let mut row = RosterRow { number, letters, ..RosterRow::default() };
    for (place, cell) in cells.into_iter().enumerate() {
        let Some(column) = columns.get(&place) else { continue };
        match cell {
            Ok(text) if text.chars().count() > longest(column) => {
                problems.push(row.problem(column, RosterWrong::TooLong));
            }
            Ok(text) if *column == ROSTER_COLUMNS[0] => row.name = text,
            Ok(text) => {
                row.cells.insert(column, text);
            }
            Err(wrong) => problems.push(row.problem(column, wrong)),
        }
    }
    row
}

/// What can be said of the cells of a row without knowing what is stored.
fn cell_problems(row: &RosterRow) -> Vec<RosterProblem> {
    let mut problems = Vec::new();
    let mut look = |column: &'static str, is_right: fn(&str) -> bool, wrong: fn(String) -> RosterWrong| {
        if let Some(typed) = row.cell(column).filter(|typed| !typed.is_empty() && !is_right(typed)) {
            problems.push(row.problem(column, wrong(typed.to_owned())));
        }
    };
    look("kind", |typed| InstitutionKind::from_code(typed).is_some(), RosterWrong::NotAKind);
    look("size", |typed| SizeBand::from_code(typed).is_some(), RosterWrong::NotASize);
    look("sector", is_isic_section, RosterWrong::NotASector);
    look("controlling_stake", |typed| percent(typed).is_some(), RosterWrong::NotAPercentage);
    look("contact_email", is_address, RosterWrong::NotAnAddress);
    look("deputy_email", is_address, RosterWrong::NotAnAddress);
    problems.extend(people_problems(row));
    problems
}

fn people_problems(row: &RosterRow) -> Vec<RosterProblem> {
    let filled = |column| row.cell(column).filter(|typed| !typed.is_empty());
    let mut problems = Vec::new();
    for (name, email) in [("contact_name", "contact_email"), ("deputy_name", "deputy_email")] {
        if filled(name).is_some() && filled(email).is_none() {
            problems.push(row.problem(name, RosterWrong::NameAlone));
        }
    }
    if let (Some(contact), Some(deputy)) = (filled("contact_email"), filled("deputy_email"))
        && contact.eq_ignore_ascii_case(deputy)
    {
        problems.push(row.problem("deputy_email", RosterWrong::SamePerson));
    }
    problems
}

/// An address as far as can be seen: the letter that is sent there decides.
fn is_address(typed: &str) -> bool {
    let Some((local, domain)) = typed.rsplit_once('@') else { return false };
    let is_plain =
        typed.is_ascii() && !typed.contains(|letter: char| letter.is_whitespace() || letter == ',');
    is_plain && !local.is_empty() && !local.contains('@') && domain.contains('.') && !domain.ends_with('.')
}

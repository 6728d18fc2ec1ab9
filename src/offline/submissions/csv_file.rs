//! Submissions as CSV: one table, or one more for each repeat.

use std::collections::BTreeMap;

use csv::ReaderBuilder;

use super::{Flat, Room, plain_name};
use crate::offline::wrong::Refusal;

type Row = Vec<(String, String)>;

/// The submissions of a file; those of a table that names a parent belong to it.
pub(super) fn read(tables: &[(String, String)]) -> Result<Vec<Flat>, Refusal> {
    let (mut flat, mut room) = (Vec::new(), Room::default());
    let mut units: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (_, text) in tables {
        for (line, row) in rows(text, &mut room)? {
            match first(&row, &["PARENT_KEY"]) {
                parent if !parent.is_empty() => units.entry(parent).or_default().push(row),
                _ => flat.push(submission(line, row)),
            }
        }
    }
    for one in &mut flat {
        one.units = units.remove(&one.key).unwrap_or_default();
    }
    Ok(flat)
}

fn rows(text: &str, room: &mut Room) -> Result<Vec<(u64, Row)>, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.matches(';').count() > header.matches(',').count() { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| Refusal::NotAWorkbook)?.clone();
    if header.len() < 2 {
        return Err(Refusal::NotAWorkbook);
    }
    let names: usize = header.iter().map(str::len).sum();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Refusal::NotAWorkbook)?;
        // Each row repeats the names: a long line of names and many short rows would fill the memory.
        room.take(names + record.as_slice().len(), record.len())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = header.iter().zip(record.iter());
        rows.push((line, cells.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()));
    }
    Ok(rows)
}

fn first(row: &Row, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| row.iter().find(|(known, _)| known == name));
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

fn submission(line: u64, row: Row) -> Flat {
    let instance = row.iter().find(|(name, _)| plain_name(name).eq_ignore_ascii_case("instanceid"));
    let instance = instance.map(|(_, value)| value.clone()).unwrap_or_default();
    let key = first(&row, &["KEY", "_uuid", "_id", "instanceID"]);
    Flat {
        key: if key.is_empty() { instance } else { key },
        at: first(&row, &["_submission_time", "SubmissionDate", "end"]),
        by: first(&row, &["_submitted_by", "SubmitterName", "username"]),
        place: line.to_string(),
        values: row,
        units: Vec::new(),
    }
}

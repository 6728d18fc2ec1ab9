//! Published tables as files: CSV for each, JSON for all, and beside them the log of what was withheld, for the house.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{CellOut, Disclosed, FiguresOut, Protection, Records, Rule, TableOut};

/// What stands where something is withheld.
const WITHHELD: &str = "withheld";

/// What a reader is taken to know, for those who answer for the tables.
const READERS_KNOW: [&str; 4] = [
    "the rules by which cells are withheld, the threshold and the protection interval",
    "every number in every published table, put together",
    "which combinations of all dimensions occur; each has one record at least",
    "for means and bands also how many records each of these combinations has, and who they are",
];

/// What files say of where they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// SHA-256 of the input, in hex.
    pub input_sha256: String,
    /// What was asked for.
    pub protection: Protection,
}

/// The files with their names; the same records give the same bytes.
pub fn files(records: &Records, disclosed: &Disclosed, facts: &Facts) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = disclosed
        .tables
        .iter()
        .map(|table| (format!("{}.csv", file_name(table)), csv_of(table, &disclosed.bands)))
        .collect();
    files.push(("tables.json".to_owned(), lines(&tables_json(records, disclosed))));
    files.push(("log-of-withheld.csv".to_owned(), log(disclosed)));
    let manifest = manifest(records, disclosed, facts, &files);
    files.push(("manifest.json".to_owned(), lines(&manifest)));
    files
}

fn lines(value: &Value) -> String {
    format!("{value:#}\n")
}

fn file_name(table: &TableOut) -> String {
    let plain = |name: &String| -> String {
        name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect()
    };
    match table.dimensions.as_slice() {
        [] => "total".to_owned(),
        names => format!("by-{}", names.iter().map(plain).collect::<Vec<_>>().join("-and-")),
    }
}

fn csv_of(table: &TableOut, bands: &[String]) -> String {
    let mut header: Vec<String> = table.dimensions.clone();
    header.extend(["records", "mean", "mean_rounded_to"].map(str::to_owned));
    header.extend(bands.iter().map(|band| format!("band {band}")));
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer, &header);
    for cell in &table.cells {
        write(&mut writer, &row(cell, bands.len()));
    }
    text(writer)
}

fn row(cell: &CellOut, bands: usize) -> Vec<String> {
    let word = || WITHHELD.to_owned();
    let mut row = cell.keys.clone();
    row.push(cell.records.as_ref().map_or_else(|_| word(), u32::to_string));
    match &cell.figures {
        Ok(FiguresOut { mean, step, bands }) => {
            row.extend([mean.to_string(), step.to_string()]);
            row.extend(bands.iter().map(u32::to_string));
        }
        Err(_) => row.extend(std::iter::repeat_with(word).take(bands + 2)),
    }
    row
}

fn tables_json(records: &Records, disclosed: &Disclosed) -> Value {
    let tables: Vec<Value> = disclosed
        .tables
        .iter()
        .map(|table| {
            let cells: Vec<Value> =
                table.cells.iter().map(|cell| cell_json(table, cell, &disclosed.bands)).collect();
            json!({ "dimensions": table.dimensions, "cells": cells })
        })
        .collect();
    json!({ "value": records.value, "bands": disclosed.bands, "tables": tables })
}

fn cell_json(table: &TableOut, cell: &CellOut, bands: &[String]) -> Value {
    let keys: Map<String, Value> =
        table.dimensions.iter().cloned().zip(cell.keys.iter().map(|key| Value::from(key.as_str()))).collect();
    let figure = |decimal: &Decimal| Value::from(decimal.to_string());
    let (mean, step, counts) = match &cell.figures {
        Ok(FiguresOut { mean, step, bands: counts }) => {
            let counts: Map<String, Value> =
                bands.iter().cloned().zip(counts.iter().map(|count| Value::from(*count))).collect();
            (figure(mean), figure(step), Value::Object(counts))
        }
        Err(_) => (Value::from(WITHHELD), Value::from(WITHHELD), Value::from(WITHHELD)),
    };
    let records = cell.records.map_or_else(|_| Value::from(WITHHELD), Value::from);
    json!({ "cell": keys, "records": records, "mean": mean, "mean_rounded_to": step, "bands": counts })
}

/// What was withheld and by which rule. It says more than the tables and stays in the house.
fn log(disclosed: &Disclosed) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer, &["table", "cell", "withheld", "rule", "why"].map(str::to_owned));
    for table in &disclosed.tables {
        for cell in &table.cells {
            let (what, rule) = match (&cell.records, &cell.figures) {
                (Err(rule), _) => ("everything", rule),
                (Ok(_), Err(rule)) => ("mean and bands", rule),
                (Ok(_), Ok(_)) => continue,
            };
            let keys: Vec<String> =
                table.dimensions.iter().zip(&cell.keys).map(|(name, key)| format!("{name}={key}")).collect();
            let row = [&file_name(table), &keys.join("; "), what, rule.code(), rule.sentence()];
            write(&mut writer, &row.map(str::to_owned));
        }
    }
    text(writer)
}

fn manifest(records: &Records, disclosed: &Disclosed, facts: &Facts, files: &[(String, String)]) -> Value {
    let files: Vec<Value> = files
        .iter()
        .map(|(name, text)| {
            let stays = name.starts_with("log-");
            json!({ "file": name, "sha256": digest(text.as_bytes()), "for_publication": !stays })
        })
        .collect();
    let shown = |decimal: Decimal| decimal.normalize().to_string();
    json!({
        "input_sha256": facts.input_sha256,
        "value": records.value,
        "range": { "low": shown(records.bands.low()), "high": shown(records.bands.high()) },
        "bands": disclosed.bands,
        "dimensions": records.dimensions.iter().map(|dimension| &dimension.name).collect::<Vec<_>>(),
        "records": records.count(),
        "records_without_value": records.without_value,
        "threshold": facts.protection.threshold(),
        "protection_interval_points": facts.protection.mean(),
        "cells_audited": disclosed.audited,
        "readers_are_taken_to_know": READERS_KNOW,
        "withheld": counts(disclosed),
        "files": files,
    })
}

/// How many cells each rule withholds something of.
fn counts(disclosed: &Disclosed) -> Map<String, Value> {
    let rules = || {
        disclosed.tables.iter().flat_map(|table| &table.cells).filter_map(|cell| {
            match (&cell.records, &cell.figures) {
                (Err(rule), _) | (Ok(_), Err(rule)) => Some(*rule),
                (Ok(_), Ok(_)) => None,
            }
        })
    };
    let all = [Rule::TooFew, Rule::Alike, Rule::AtTheEnd, Rule::OneCounts, Rule::Complement, Rule::Interval];
    let count =
        |rule: Rule| (rule.code().to_owned(), Value::from(rules().filter(|found| *found == rule).count()));
    all.into_iter().map(count).collect()
}

/// SHA-256 in hex.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write(writer: &mut csv::Writer<Vec<u8>>, row: &[String]) {
    writer.write_record(row).expect("a row in memory can always be written");
}

fn text(writer: csv::Writer<Vec<u8>>) -> String {
    let bytes = writer.into_inner().expect("nothing is left to write");
    String::from_utf8(bytes).expect("cells are text")
}

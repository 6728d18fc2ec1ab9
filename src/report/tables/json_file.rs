//! Tables as one JSON file.

use serde_json::{Map, Value, json};

use super::{Column, Entry, Table, Tables};

/// Writes the tables: each with its columns and its rows as objects. Exact decimals are texts, so that no program
/// rounds them while reading; nothing is `null`.
pub fn json(tables: &Tables) -> Vec<u8> {
    let all: Vec<Value> = tables.tables.iter().map(table).collect();
    let whole = json!({ "title": tables.title, "tables": all });
    let mut bytes = serde_json::to_vec_pretty(&whole).expect("tables are always JSON");
    bytes.push(b'\n');
    bytes
}

fn table(table: &Table) -> Value {
    let column = |column: &Column| json!({ "name": column.name, "type": column.kind.code(), "meaning": column.meaning });
    let row = |row: &Vec<Entry>| {
        let named = table.columns.iter().zip(row);
        Value::Object(
            named.map(|(column, entry)| (column.name.to_owned(), value(entry))).collect::<Map<_, _>>(),
        )
    };
    json!({
        "name": table.name,
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn value(entry: &Entry) -> Value {
    match entry {
        Entry::Empty => Value::Null,
        Entry::Count(count) => (*count).into(),
        Entry::Words(_) | Entry::Figure(_) => entry.text().into(),
    }
}

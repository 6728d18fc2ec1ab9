//! Submissions as JSON: the lists of Kobo's API and of OData, or one submission alone.

use serde_json::{Map, Value};

use super::{Flat, Room};
use crate::offline::wrong::Refusal;

pub(super) fn read(text: &str) -> Result<Vec<Flat>, Refusal> {
    let json: Value = serde_json::from_str(text).map_err(|_| Refusal::NotAWorkbook)?;
    let list = match json {
        Value::Array(list) => list,
        Value::Object(mut all) => match all.remove("results").or_else(|| all.remove("value")) {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(all)],
        },
        _ => return Err(Refusal::NotAWorkbook),
    };
    let objects = list.into_iter().filter_map(|one| match one {
        Value::Object(object) => Some(object),
        _ => None,
    });
    let mut room = Room::default();
    objects.enumerate().map(|(place, object)| submission(place + 1, &object, &mut room)).collect()
}

fn submission(place: usize, object: &Map<String, Value>, room: &mut Room) -> Result<Flat, Refusal> {
    let own = |names: &[&str]| names.iter().find_map(|name| object.get(*name)).map(shown).unwrap_or_default();
    let system = |name: &str| {
        object.get("__system").and_then(|system| system.get(name)).map(shown).unwrap_or_default()
    };
    let or = |one: String, other: String| if one.is_empty() { other } else { one };
    let mut flat = Flat {
        key: own(&["_uuid", "__id", "_id", "instanceID"]),
        at: or(own(&["_submission_time"]), system("submissionDate")),
        by: or(own(&["_submitted_by"]), system("submitterName")),
        place: place.to_string(),
        ..Flat::default()
    };
    fold("", object, &mut flat, (0, room))?;
    Ok(flat)
}

/// Groups are followed into; a list of objects is a repeat.
fn fold(
    prefix: &str,
    object: &Map<String, Value>,
    flat: &mut Flat,
    (depth, room): (usize, &mut Room),
) -> Result<(), Refusal> {
    const DEEPEST: usize = 12;
    for (name, value) in object {
        let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        // A long name of a group is repeated before each name in it.
        room.take(name.len(), 1)?;
        match value {
            Value::Object(inner) if depth < DEEPEST => fold(&name, inner, flat, (depth + 1, &mut *room))?,
            Value::Array(list) if list.iter().any(Value::is_object) => {
                for one in list.iter().filter_map(Value::as_object) {
                    let mut unit = Flat::default();
                    fold("", one, &mut unit, (depth + 1, &mut *room))?;
                    flat.units.push(unit.values);
                    flat.units.append(&mut unit.units);
                }
            }
            value => flat.values.push((name, shown(value))),
        }
    }
    Ok(())
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Object(_) => String::new(),
        Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

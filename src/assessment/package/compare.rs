//! The first place where two files differ, in words.

use serde_json::Value;

/// Letters of a line that are told.
const TOLD: usize = 120;

/// Where `stored` and `made` differ first: by path in JSON, else by line. `None` when every byte is the same.
pub(super) fn first_difference(name: &str, stored: &[u8], made: &[u8]) -> Option<String> {
    if stored == made {
        return None;
    }
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
    let by_path = || {
        let (stored, made) = (read(stored)?, read(made)?);
        in_values(&stored, &made, "$".to_owned())
    };
    let found = if name.ends_with(".json") { by_path() } else { None };
    Some(found.unwrap_or_else(|| in_lines(stored, made)))
}

fn in_values(stored: &Value, made: &Value, path: String) -> Option<String> {
    match (stored, made) {
        (Value::Object(here), Value::Object(there)) => {
            let mut keys: Vec<&String> = here.keys().chain(there.keys()).collect();
            keys.sort();
            keys.dedup();
            let nothing = Value::Null;
            keys.into_iter().find_map(|key| {
                let (one, other) = (here.get(key).unwrap_or(&nothing), there.get(key).unwrap_or(&nothing));
                in_values(one, other, format!("{path}.{key}"))
            })
        }
        (Value::Array(here), Value::Array(there)) => {
            let pairs = here.iter().zip(there).enumerate();
            let found = pairs.map(|(place, (one, other))| in_values(one, other, format!("{path}[{place}]")));
            let shorter = here.len().min(there.len());
            let length = || {
                format!("at {path}[{shorter}]: {} entries stand there, {} come out", here.len(), there.len())
            };
            found.flatten().next().or_else(|| (here.len() != there.len()).then(length))
        }
        _ if stored == made => None,
        _ => Some(format!(
            "at {path}: {} stands there, {} comes out",
            told(&stored.to_string()),
            told(&made.to_string())
        )),
    }
}

fn in_lines(stored: &[u8], made: &[u8]) -> String {
    let lines = |bytes: &[u8]| -> Vec<String> {
        String::from_utf8_lossy(bytes).split('\n').map(str::to_owned).collect()
    };
    let (here, there) = (lines(stored), lines(made));
    let place = here.iter().zip(&there).position(|(one, other)| one != other);
    let place = place.unwrap_or(here.len().min(there.len()));
    let line = |lines: &[String]| {
        lines.get(place).map_or_else(|| "nothing".to_owned(), |line| format!("`{}`", told(line)))
    };
    format!("in line {}: {} stands there, {} comes out", place + 1, line(&here), line(&there))
}

fn told(words: &str) -> String {
    let mut told: String = words.chars().take(TOLD).collect();
    if told.len() < words.len() {
        told.push('…');
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, stored: &str, made: &str, expected: Option<&str>) {
        let found = first_difference(name, stored.as_bytes(), made.as_bytes());
        assert_eq!(found.as_deref(), expected, "{name}");
    }

    #[test]
    fn the_first_difference_is_named_by_path_or_line() {
        check("a.json", "{\"a\":[1,2]}", "{\"a\":[1,2]}", None);
        check(
            "a.json",
            "{\"a\":[1,2],\"b\":1}",
            "{\"a\":[1,3],\"b\":2}",
            Some("at $.a[1]: 2 stands there, 3 comes out"),
        );
        check("a.json", "[1]", "[1,2]", Some("at $[1]: 1 entries stand there, 2 come out"));
        check("a.json", "[1] ", "[1]", Some("in line 1: `[1] ` stands there, `[1]` comes out"));
        check("a.csv", "x\ny\n", "x\nz\n", Some("in line 2: `y` stands there, `z` comes out"));
        check("a.csv", "x", "x\nz", Some("in line 2: nothing stands there, `z` comes out"));
    }
}

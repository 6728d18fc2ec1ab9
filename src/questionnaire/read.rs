//! YAML to the file types. The only file that names the YAML crate.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_saphyr::{Spanned, UserMessageFormatter, ser_options};

use super::lines::{self, Line};
use super::problem::Problem;

/// A word that names something, with the line it stands on. Two are equal when the words are: moving a line changes
/// no content.
#[derive(Clone, Debug)]
pub struct Id {
    /// The word.
    pub text: String,
    /// The line, counted from 1; 0 when it did not come from a file.
    pub line: u64,
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<String>::deserialize(deserializer)?;
        Ok(Self { line: spanned.referenced.line(), text: spanned.value })
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

/// Reads one file. Unknown keys and keys given twice are refused.
///
/// # Errors
/// The problem with the line it was found on.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Problem> {
    serde_saphyr::from_str(text).map_err(|error| {
        let line = error.location().map_or(0, |location| location.line());
        let message = error.without_snippet().render_with_formatter(&UserMessageFormatter);
        Problem::new(file, line, advised(&first_line(&message)))
    })
}

/// Writes YAML for other programs. Every text stands in quotes, so that no reader takes `no` for false or a day for
/// something else than its letters.
///
/// # Panics
/// Never for structs, lists and maps of texts and numbers, which is all that is given to it.
pub fn to_yaml(value: &impl Serialize) -> String {
    serde_saphyr::to_string_with_options(value, ser_options! { quote_all: true })
        .expect("texts and numbers can always be written")
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// What to do about what the reader of YAML says, by a piece of its message; it speaks to programmers.
const ADVICE: [(&str, &str); 12] = [
    (
        "trailing content after",
        "look here and above for a missing quotation mark, or one inside words: write `\\\"` there",
    ),
    (
        "mapping values are not allowed",
        "indent the key like those beside it, and put words with a colon in quotes",
    ),
    ("found a tab", "indent with spaces"),
    ("missing field", "add it, or indent it like the keys beside it"),
    ("unknown field", "correct the name of the key"),
    ("unknown variant", "use one of these"),
    ("duplicate mapping key", "keep one"),
    ("unexpected end of file", "the file is empty or stops too early; complete it"),
    ("simple key expected", "put a colon and a space after the key"),
    ("expected ',' or '}'", "close what `{` opened with `}`"),
    ("expected a Decimal", "write a number with a point, such as 0.5"),
    ("expected mapping start", "keys with values belong here, such as `{key: value}`"),
];

fn advised(message: &str) -> String {
    match ADVICE.iter().find(|(piece, _)| message.contains(piece)) {
        Some((_, advice)) => format!("{message}; {advice}"),
        None => message.to_owned(),
    }
}

/// Reads one value in flow style, as it stands in a cell of a workbook.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn read_flow<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    parse("", text).map_err(|problem| problem.message)
}

/// Keys whose value is wording, which must be quoted or stand in a block.
const WORDING: [&str; 15] = [
    "title",
    "summary",
    "text",
    "label",
    "help",
    "evidence",
    "criterion",
    "next_step",
    "introduction",
    "name",
    "reason",
    "unit",
    "meaning",
    "message",
    "note",
];

/// Finds words that are neither quoted nor in a block: in a bare value everything after ` #` is silently lost.
pub fn bare_wording(file: &str, text: &str) -> Vec<Problem> {
    let bare = |line: &Line| wording_values(&line.bare).any(|value| !is_safe(value));
    lines::scan(text)
        .iter()
        .filter(|line| bare(line))
        .map(|line| {
            let message = "words stand bare here; put them in double quotes or in a `>-` block";
            Problem::new(file, line.number, message)
        })
        .collect()
}

/// The values of wording keys on a line, in block style (`label: x`) and in flow style (`{id: a, label: x}`).
fn wording_values(line: &str) -> impl Iterator<Item = &str> {
    WORDING.iter().flat_map(move |key| {
        let pattern = format!("{key}: ");
        let begins_a_key =
            |start: usize| line[..start].chars().next_back().is_none_or(|c| matches!(c, ' ' | '{'));
        let found: Vec<usize> = line.match_indices(&pattern).map(|(start, _)| start).collect();
        let length = pattern.len();
        found
            .into_iter()
            .filter(move |start| begins_a_key(*start))
            .map(move |start| line[start + length..].trim())
    })
}

fn is_safe(value: &str) -> bool {
    value.is_empty() || value.starts_with(['"', '\'', '>', '|', '{', '['])
}

#[cfg(test)]
mod tests {
    use super::bare_wording;

    #[test]
    fn bare_words_are_found_in_block_and_in_flow_style() {
        let text = "a:\n  text: Does it #1 work?\n  - {id: x, label: bare}\n  label: \"fine\"\n  help: >-\n    bare is fine here\n";
        let lines: Vec<u64> = bare_wording("f", text).into_iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3]);
    }

    #[test]
    fn words_in_quotes_and_in_blocks_may_look_like_keys() {
        let text = "- help: >-\n    See the\n    note: it is long.\n  text: \"{a} note: b\"\n  label: 'x title: y'\n";
        assert_eq!(bare_wording("f", text), []);
    }
}

//! Lines of YAML: the few shapes the files of a questionnaire are made of.

use rust_decimal::Decimal;

use super::super::condition::{Condition, Equals, In, ProfileField};
use super::super::read::Id;

/// Longest line, counted in characters.
const WIDTH: usize = 118;

/// A file being written.
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// A file whose first line tells editors its schema; `name` is its plain name.
    pub(super) fn new(name: &str, schema: &str) -> Self {
        let up = if name.contains('/') { "../../" } else { "../" };
        Self { text: format!("# yaml-language-server: $schema={up}schema/{schema}.schema.json\n") }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A line at an indent.
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A key with a plain value.
    pub(super) fn plain(&mut self, indent: usize, key: &str, value: &str) {
        self.line(indent, &format!("{key}: {}", plain(value)));
    }

    /// A key with a number.
    pub(super) fn number(&mut self, indent: usize, key: &str, value: Decimal) {
        self.line(indent, &format!("{key}: {}", value.normalize()));
    }

    /// A key with a number, where it is given and not what stands there anyway.
    pub(super) fn number_unless(
        &mut self,
        indent: usize,
        key: &str,
        value: Option<Decimal>,
        usual: Option<Decimal>,
    ) {
        if let Some(value) = value.filter(|value| Some(*value) != usual) {
            self.number(indent, key, value);
        }
    }

    /// A key with `true`; nothing for false.
    pub(super) fn flag(&mut self, indent: usize, key: &str, value: bool) {
        if value {
            self.line(indent, &format!("{key}: true"));
        }
    }

    /// A key whose list follows, or an empty list.
    pub(super) fn start(&mut self, indent: usize, key: &str, is_empty: bool) {
        self.line(indent, &format!("{key}:{}", if is_empty { " []" } else { "" }));
    }

    /// A key with wording that must stand there, be it empty.
    pub(super) fn needed(&mut self, indent: usize, key: &str, words: &str) {
        if words.is_empty() {
            self.line(indent, &format!("{key}: \"\""));
        }
        self.words(indent, key, words);
    }

    /// A key with wording: in double quotes where it fits on a line, else in a folded block. Nothing when empty.
    pub(super) fn words(&mut self, indent: usize, key: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        let line = format!("{key}: {}", quoted(words));
        if indent + line.chars().count() <= WIDTH || !can_be_folded(words) {
            return self.line(indent, &line);
        }
        self.line(indent, &format!("{key}: >-"));
        // A block stands deeper than its key, and the key of a list's entry stands behind the dash.
        let deeper = indent + if key.starts_with("- ") { 4 } else { 2 };
        for line in wrapped(words, WIDTH - deeper) {
            self.line(deeper, &line);
        }
    }

    /// A key with a list of ids, on one line where it fits.
    pub(super) fn list(&mut self, indent: usize, key: &str, ids: &[Id]) {
        let ids: Vec<String> = ids.iter().map(|id| plain(&id.text)).collect();
        let line = format!("{key}: [{}]", ids.join(", "));
        if indent + line.chars().count() <= WIDTH {
            return self.line(indent, &line);
        }
        self.line(indent, &format!("{key}:"));
        for id in ids {
            self.line(indent + 2, &format!("- {id}"));
        }
    }

    /// A key with a condition, on one line where it fits.
    pub(super) fn condition(&mut self, indent: usize, key: &str, condition: &Condition) {
        let line = format!("{key}: {}", flow(condition));
        if indent + line.chars().count() <= WIDTH {
            return self.line(indent, &line);
        }
        self.line(indent, &format!("{key}:"));
        self.block(indent + 2, condition);
    }

    fn block(&mut self, indent: usize, condition: &Condition) {
        let parts = match condition {
            Condition::All(parts) => ("all:", parts),
            Condition::Any(parts) => ("any:", parts),
            Condition::Not(part) => return self.condition(indent, "not", part),
            Condition::AtLeast(one) => {
                self.line(indent, "at_least:");
                self.line(indent + 2, &format!("count: {}", one.count));
                self.line(indent + 2, "of:");
                return self.parts(indent + 4, &one.of);
            }
            Condition::Equals(_) | Condition::In(_) => {
                let inner = flow(condition);
                return self.line(indent, &inner[1..inner.len() - 1]);
            }
        };
        self.line(indent, parts.0);
        self.parts(indent + 2, parts.1);
    }

    fn parts(&mut self, indent: usize, parts: &[Condition]) {
        for part in parts {
            let line = format!("- {}", flow(part));
            if indent + line.chars().count() <= WIDTH {
                self.line(indent, &line);
                continue;
            }
            let start = self.text.len();
            self.block(indent + 2, part);
            self.text.replace_range(start + indent..start + indent + 1, "-");
        }
    }

    /// A key with a value in flow style, on one line where it fits; else each of its entries on a line of its own.
    pub(super) fn flow_map(&mut self, indent: usize, key: &str, entries: &[(String, String)]) {
        let line = format!("{key}: {}", flow_entries(entries));
        if indent + line.chars().count() <= WIDTH {
            return self.line(indent, &line);
        }
        self.line(indent, &format!("{key}:"));
        for (key, value) in entries {
            self.line(indent + 2, &format!("{key}: {value}"));
        }
    }
}

/// Entries on one line.
pub(super) fn flow_entries(entries: &[(String, String)]) -> String {
    let inner: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{{}}}", inner.join(", "))
}

/// A condition on one line.
pub(super) fn flow(condition: &Condition) -> String {
    let list = |parts: &[Condition]| parts.iter().map(flow).collect::<Vec<_>>().join(", ");
    match condition {
        Condition::All(parts) => format!("{{all: [{}]}}", list(parts)),
        Condition::Any(parts) => format!("{{any: [{}]}}", list(parts)),
        Condition::Not(part) => format!("{{not: {}}}", flow(part)),
        Condition::AtLeast(one) => format!("{{at_least: {{count: {}, of: [{}]}}}}", one.count, list(&one.of)),
        Condition::Equals(Equals { profile, question, value }) => {
            format!("{{equals: {{{}, value: {}}}}}", fact(*profile, question.as_ref()), plain(value))
        }
        Condition::In(In { profile, question, values }) => {
            let values: Vec<String> = values.iter().map(|value| plain(value)).collect();
            format!("{{in: {{{}, values: [{}]}}}}", fact(*profile, question.as_ref()), values.join(", "))
        }
    }
}

fn fact(profile: Option<ProfileField>, question: Option<&Id>) -> String {
    let profile = profile.map(|field| format!("profile: {field}"));
    let question = question.map(|id| format!("question: {}", plain(&id.text)));
    profile.into_iter().chain(question).collect::<Vec<_>>().join(", ")
}

/// Words YAML would take for something else than text.
const TAKEN: [&str; 10] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"];

/// A word that names something, bare where that is safe.
pub(super) fn plain(word: &str) -> String {
    let is_safe = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && !TAKEN.contains(&word.to_ascii_lowercase().as_str());
    if is_safe { word.to_owned() } else { quoted(word) }
}

/// Words in double quotes.
pub(super) fn quoted(words: &str) -> String {
    let mut text = String::from("\"");
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || is_unseen(c) => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

/// Line and paragraph separators and the byte order mark: readers of YAML differ on them.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A folded block gives back single spaces between words and nothing else.
fn can_be_folded(words: &str) -> bool {
    let is_even = words.split(' ').all(|word| !word.is_empty());
    is_even && !words.chars().any(|c| c.is_control() || is_unseen(c) || (c.is_whitespace() && c != ' '))
}

fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

//! The lines of a YAML file without its words: what is key and structure, and where comments stand.

/// One line that does not belong to a block of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u64,
    /// The line without its comment, every character inside quotes replaced by `.`.
    pub(super) bare: String,
    /// The comment, its `#` included.
    pub(super) comment: Option<String>,
}

/// The lines of a file; those inside `>-` and `|` blocks are left out.
pub(super) fn scan(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open = None;
    let mut block: Option<usize> = None;
    for (line, number) in text.lines().zip(1..) {
        let is_inside = |above: usize| line.trim().is_empty() || indent(line) > above;
        if block.is_some_and(is_inside) {
            continue;
        }
        let (bare, comment) = mask(line, &mut open);
        block = if open.is_none() && opens_a_block(&bare) { Some(owner(&bare)) } else { None };
        lines.push(Line { number, bare, comment });
    }
    lines
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Replaces what stands in quotes and cuts the comment off; `open` is the quote a line leaves open.
fn mask(line: &str, open: &mut Option<char>) -> (String, Option<String>) {
    let mut bare = String::new();
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match *open {
            Some('"') if c == '\\' => {
                chars.next();
                bare.push_str("..");
            }
            // A doubled apostrophe inside apostrophes is one that belongs to the words.
            Some('\'') if c == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') => {
                chars.next();
                bare.push_str("..");
            }
            Some(quote) if c == quote => {
                *open = None;
                bare.push(c);
            }
            Some(_) => bare.push('.'),
            None if c == '#' && bare.chars().next_back().is_none_or(char::is_whitespace) => {
                return (bare, Some(line[at..].to_owned()));
            }
            None => {
                if matches!(c, '"' | '\'') && begins_a_value(&bare) {
                    *open = Some(c);
                }
                bare.push(c);
            }
        }
    }
    (bare, None)
}

/// Elsewhere a quotation mark is a letter like any other (`the body's`).
fn begins_a_value(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, ':' | ',' | '[' | '{' | '-'))
}

fn opens_a_block(bare: &str) -> bool {
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    last.starts_with(['>', '|']) && last[1..].chars().all(|c| matches!(c, '-' | '+') || c.is_ascii_digit())
}

/// How far in the thing stands that owns a block: its key, or the hyphen where there is none.
fn owner(bare: &str) -> usize {
    let mut rest = bare.trim_start_matches(' ');
    let mut column = bare.len() - rest.len();
    while let Some(after) = rest.strip_prefix("- ") {
        if !after.contains(':') {
            break;
        }
        rest = after.trim_start_matches(' ');
        column = bare.len() - rest.len();
    }
    column
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn comments_are_told_from_words() {
        let text = "a: \"x # no\" # yes\nb: >-\n  # no\n\n  it's\nc: it's # too\n- name: |\n    # no\n  d: [1] # this\n";
        let found: Vec<(u64, String)> =
            scan(text).into_iter().filter_map(|line| Some((line.number, line.comment?))).collect();
        let expected = [(1, "# yes"), (6, "# too"), (9, "# this")];
        assert_eq!(found, expected.map(|(number, comment)| (number, comment.to_owned())));
    }

    #[test]
    fn quotes_may_go_over_several_lines() {
        let lines = scan("a: \"one \\\" # no\n  note: two # no\" # yes\nb: 'it''s # no'\n");
        let comments: Vec<Option<&str>> = lines.iter().map(|line| line.comment.as_deref()).collect();
        assert_eq!(comments, [None, Some("# yes"), None]);
    }
}

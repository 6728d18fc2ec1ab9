//! Enough of HTML to see that a page is whole and keeps to the content policy.

use std::collections::{BTreeMap, BTreeSet};

const VOID: [&str; 9] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta"];
/// Attributes that name ids on the same page.
const REFERENCES: [&str; 4] = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];

/// A tag with its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
    is_closing: bool,
    is_empty: bool,
}

/// What is wrong with a page: tags left open, ids used twice or not there, inline scripts and styles, fields
/// without a label.
pub(super) fn problems(html: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let tags = tags(html, &mut problems);
    nesting(&tags, &mut problems);
    identifiers(&tags, &mut problems);
    for tag in tags.iter().filter(|tag| !tag.is_closing) {
        policy(tag, &mut problems);
        field(tag, &tags, &mut problems);
    }
    problems
}

fn tags<'a>(html: &'a str, problems: &mut Vec<String>) -> Vec<Tag<'a>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let Some(end) = end_of_tag(rest) else {
            problems.push(format!("a tag without an end: {}", rest.chars().take(40).collect::<String>()));
            break;
        };
        tags.push(tag(&rest[..end]));
        rest = &rest[end + 1..];
    }
    tags
}

/// Where the tag ends, a `>` in quotes not counted.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    text.char_indices().find_map(|(place, letter)| match letter {
        '"' => {
            is_quoted = !is_quoted;
            None
        }
        '>' if !is_quoted => Some(place),
        _ => None,
    })
}

fn tag(text: &str) -> Tag<'_> {
    let is_closing = text.starts_with('/');
    let is_empty = text.ends_with('/');
    let text = text.trim_matches('/');
    let (name, mut rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        if attribute.is_empty() {
            break;
        }
        let (value, after) =
            after.strip_prefix("=\"").and_then(|after| after.split_once('"')).unwrap_or(("", after));
        attributes.insert(attribute, value);
        rest = after;
    }
    Tag { name, attributes, is_closing, is_empty }
}

fn nesting(tags: &[Tag<'_>], problems: &mut Vec<String>) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| !tag.is_empty && !VOID.contains(&tag.name)) {
        if !tag.is_closing {
            open.push(tag.name);
        } else if open.pop() != Some(tag.name) {
            problems.push(format!("`{}` closed out of turn", tag.name));
            return;
        }
    }
    problems.extend(open.iter().map(|name| format!("`{name}` never closed")));
}

fn identifiers(tags: &[Tag<'_>], problems: &mut Vec<String>) {
    let mut known = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.attributes.get("id")) {
        if !known.insert(*id) {
            problems.push(format!("id `{id}` stands twice"));
        }
    }
    let named = tags.iter().flat_map(|tag| {
        let names = REFERENCES.iter().filter_map(|name| tag.attributes.get(name));
        let target = tag.attributes.get("href").and_then(|href| href.strip_prefix('#'));
        names.flat_map(|names| names.split_whitespace()).chain(target)
    });
    problems
        .extend(named.filter(|id| !known.contains(id)).map(|id| format!("id `{id}` is named but not there")));
}

/// No inline script or style, and every form that changes something carries the token.
fn policy(tag: &Tag<'_>, problems: &mut Vec<String>) {
    let is_inline = |name: &&str| *name == "style" || name.starts_with("on");
    problems
        .extend(tag.attributes.keys().filter(|name| is_inline(name)).map(|name| format!("inline `{name}`")));
    if tag.name == "style" || tag.name == "script" && !tag.attributes.contains_key("src") {
        problems.push(format!("inline `{}`", tag.name));
    }
}

/// Every field a person fills in has a name they can hear.
fn field(tag: &Tag<'_>, tags: &[Tag<'_>], problems: &mut Vec<String>) {
    let kind = tag.attributes.get("type").copied().unwrap_or_default();
    let is_field = matches!(tag.name, "textarea" | "select") || tag.name == "input" && kind != "hidden";
    if !is_field || tag.attributes.contains_key("aria-hidden") {
        return;
    }
    let id = tag.attributes.get("id").copied().unwrap_or_default();
    let has_label =
        tags.iter().any(|label| label.name == "label" && label.attributes.get("for") == Some(&id));
    if !has_label && !tag.attributes.contains_key("aria-labelledby") {
        problems.push(format!("`{id}` has no label"));
    }
}

#[test]
fn the_checker_sees_what_it_should() {
    let check = |html, expected: &[&str]| assert_eq!(problems(html), expected, "{html}");
    check("<p id=\"a\">x<br></p>", &[]);
    check("<p><b></p>", &["`p` closed out of turn"]);
    check("<div>", &["`div` never closed"]);
    check("<p id=\"a\"></p><p id=\"a\"></p>", &["id `a` stands twice"]);
    check("<a href=\"#b\">x</a>", &["id `b` is named but not there"]);
    check("<p style=\"x\" onclick=\"y\"></p>", &["inline `onclick`", "inline `style`"]);
    check("<script>x</script>", &["inline `script`"]);
    check("<input id=\"a\" value=\">\">", &["`a` has no label"]);
    check("<p title=\"<", &["a tag without an end: p title=\"<"]);
}

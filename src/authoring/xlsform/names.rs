//! Names a form can hold, from which the ids can be had back.

/// What stands between the name of a question and what belongs to it. Ids have single hyphens only, so no name of a
/// question holds it.
const BESIDE: &str = "__";

/// The name of a question in a form. A hyphen is a minus in expressions, so it becomes `_`, which no id holds; a name
/// that begins with a digit is no XML name, so it begins with `_`, as no id does.
pub fn form_name(id: &str) -> String {
    let name = id.replace('-', "_");
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The id a [`form_name`] was made of, and what belongs to it (`reason`, `instead`, `explain`) where the name is of
/// something that stands beside the question.
pub fn form_id(name: &str) -> (String, Option<&str>) {
    let (name, beside) = match name.split_once(BESIDE) {
        Some((name, beside)) => (name, Some(beside)),
        None => (name, None),
    };
    (name.strip_prefix('_').unwrap_or(name).replace('_', "-"), beside)
}

/// The name of what belongs to a question.
pub(super) fn beside(id: &str, what: &str) -> String {
    format!("{}{BESIDE}{what}", form_name(id))
}

/// The name of something of the form itself, such as `section__law`.
pub(super) fn own(what: &str, id: &str) -> String {
    format!("{what}{BESIDE}{}", id.replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::{beside, form_id, form_name};

    #[test]
    fn every_id_comes_back_from_its_name() {
        let check = |id: &str, name: &str| {
            assert_eq!(form_name(id), name);
            assert_eq!(form_id(name), (id.to_owned(), None));
            assert_eq!(form_id(&beside(id, "reason")), (id.to_owned(), Some("reason")));
        };
        check("law", "law");
        check("law-review", "law_review");
        check("3-years", "_3_years");
        check("a-1-b", "a_1_b");
    }
}

//! A comparison as text.

use std::fmt;

use super::{Change, Comparison, QuestionComparison, State};

/// Longest piece of a text that is shown, in characters.
const LONGEST: usize = 100;

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: version {} beside version {}",
            self.questionnaire, self.new_version, self.old_version
        )?;
        heading(f, "Header", &self.header)?;
        for one in &self.tree {
            heading(f, &one.id, &one.changes)?;
        }
        for one in self.questions.iter().filter(|one| one.state != State::Unchanged) {
            question(f, one)?;
        }
        let untouched = self.questions.iter().filter(|one| one.state == State::Unchanged).count();
        writeln!(f, "\n{untouched} questions are unchanged")?;
        list(f, "Indicators touched", &self.indicators)?;
        let principles: Vec<String> = self.principles.iter().map(u8::to_string).collect();
        list(f, "Principles touched", &principles)?;
        for problem in &self.problems {
            writeln!(f, "problem: {problem}")?;
        }
        writeln!(f, "comparable: {} of {} questions", self.comparable, self.of)
    }
}

fn heading(f: &mut fmt::Formatter<'_>, name: &str, changes: &[Change]) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{name}")?;
    changes.iter().try_for_each(|one| change(f, one))
}

fn change(f: &mut fmt::Formatter<'_>, change: &Change) -> fmt::Result {
    match (change.old.as_str(), change.new.as_str()) {
        ("", "") => writeln!(f, "  {}", change.what),
        ("", new) => writeln!(f, "  {}: + {}", change.what, short(new)),
        (old, "") => writeln!(f, "  {}: - {}", change.what, short(old)),
        (old, new) if old.chars().count() + new.chars().count() < LONGEST => {
            writeln!(f, "  {}: {} -> {}", change.what, short(old), short(new))
        }
        (old, new) => {
            let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
            writeln!(f, "  {}:\n    - {}\n    + {}", change.what, from(old, same), from(new, same))
        }
    }
}

/// The text on one line, from a little before the place where two texts part.
fn from(text: &str, place: usize) -> String {
    let start = if text.chars().count() > LONGEST { place.saturating_sub(LONGEST / 4) } else { 0 };
    let rest: String = text.chars().skip(start).collect();
    if start == 0 { short(&rest) } else { format!("...{}", short(&rest)) }
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{start}...")
}

fn question(f: &mut fmt::Formatter<'_>, one: &QuestionComparison) -> fmt::Result {
    let state = match one.state {
        State::Added => "added",
        State::Removed => "removed",
        State::Changed => "changed",
        State::Unchanged => "unchanged",
    };
    let was = one.before.as_ref().filter(|before| **before != one.id);
    let was = was.map(|before| format!(", was {before}")).unwrap_or_default();
    let comparable = if one.comparable { "comparable" } else { "not comparable" };
    writeln!(f, "\n{} ({state}{was}): {comparable}, {}", one.id, one.why)?;
    one.changes.iter().try_for_each(|one| change(f, one))
}

fn list(f: &mut fmt::Formatter<'_>, what: &str, ids: &[String]) -> fmt::Result {
    if ids.is_empty() {
        return Ok(());
    }
    writeln!(f, "{what}: {}", ids.join(", "))
}

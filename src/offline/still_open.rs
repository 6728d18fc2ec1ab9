//! What is left of a condition once the institution is known.

use super::facts::{Asking, Facts};
use crate::questionnaire::{AtLeast, Condition};
use crate::scoring::holds;

/// A condition that is decided, or the part of it that hangs on answers.
pub(super) enum Left {
    Decided(bool),
    Open(Condition),
}

/// Leaves out what is known of the institution or the unit: only answers can change any more.
pub(super) fn still_open(facts: &Facts<'_>, asking: &Asking<'_>, condition: &Condition) -> Left {
    let inner = |part: &Condition| still_open(facts, asking, part);
    let is_profile = match condition {
        Condition::All(parts) => return among(parts, false, inner, Condition::All),
        Condition::Any(parts) => return among(parts, true, inner, Condition::Any),
        Condition::AtLeast(some) => return at_least(some, inner),
        Condition::Not(part) => {
            return match inner(part) {
                Left::Decided(holds) => Left::Decided(!holds),
                Left::Open(part) => Left::Open(Condition::Not(Box::new(part))),
            };
        }
        Condition::Equals(one) => one.profile.is_some(),
        Condition::In(one) => one.profile.is_some(),
    };
    let unit = facts.sheet_unit(asking);
    let known = holds(facts.questionnaire, facts.sheet, condition, unit).filter(|_| is_profile);
    known.map_or_else(|| Left::Open(condition.clone()), Left::Decided)
}

/// Of several conditions one that is `decisive` decides, and the opposite says nothing.
fn among(
    parts: &[Condition],
    decisive: bool,
    inner: impl Fn(&Condition) -> Left,
    whole: fn(Vec<Condition>) -> Condition,
) -> Left {
    let mut open = Vec::new();
    for part in parts {
        match inner(part) {
            Left::Decided(holds) if holds == decisive => return Left::Decided(decisive),
            Left::Decided(_) => {}
            Left::Open(part) => open.push(part),
        }
    }
    match open.len() {
        0 => Left::Decided(!decisive),
        1 => Left::Open(open.remove(0)),
        _ => Left::Open(whole(open)),
    }
}

fn at_least(some: &AtLeast, inner: impl Fn(&Condition) -> Left) -> Left {
    let (mut open, mut needed) = (Vec::new(), some.count);
    for part in &some.of {
        match inner(part) {
            Left::Decided(holds) => needed = needed.saturating_sub(usize::from(holds)),
            Left::Open(part) => open.push(part),
        }
    }
    match (needed, open.len()) {
        (0, _) => Left::Decided(true),
        (needed, left) if needed > left => Left::Decided(false),
        (needed, _) => Left::Open(Condition::AtLeast(AtLeast { count: needed, of: open })),
    }
}

//! The sheet of an institution with what reviewers verified in the places of its answers.

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::response::{AnswerKey, AnswerSheet};

/// True when the answer is no longer the one that was judged. `mark` is that of the answer as it was handed in last.
pub fn is_outdated(verdict: &Verdict, mark: Option<&String>) -> bool {
    mark.is_none_or(|mark| *mark != verdict.judged)
}

/// A copy of the sheet with every current verdict in its place; `None` where there is none. Outdated verdicts count for
/// nothing. Comments and sources stay the institution's own.
pub fn verified(
    sheet: &AnswerSheet,
    verdicts: &BTreeMap<AnswerKey, Verdict>,
    marks: &BTreeMap<AnswerKey, String>,
) -> Option<AnswerSheet> {
    let current: Vec<_> =
        verdicts.iter().filter(|(key, verdict)| !is_outdated(verdict, marks.get(*key))).collect();
    if current.is_empty() {
        return None;
    }
    let mut reviewed = sheet.clone();
    let mut shown = BTreeSet::new();
    for (key, verdict) in current {
        if let Some(answer) = &verdict.verified {
            reviewed.put(key.clone(), answer.clone());
        }
        if verdict.strength.is_shown() {
            shown.insert(key.clone());
        }
    }
    reviewed.shown = Some(shown);
    Some(reviewed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::{Answer, UserId};
    use crate::review::{Seat, Strength};

    fn verdict(judged: &str, verified: Option<&str>, strength: Strength) -> Verdict {
        Verdict {
            seat: Seat::First,
            revision: 1,
            verified: verified.map(|option| Answer::Choice(option.to_owned())),
            words: String::new(),
            strength,
            judged: judged.to_owned(),
            by: UserId(uuid::Uuid::nil()),
            by_name: String::new(),
            at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn current_verdicts_take_the_place_of_answers_and_outdated_ones_do_not() {
        let key = |id: &str| AnswerKey::own(id);
        let mut sheet = AnswerSheet::default();
        for id in ["a", "b", "c"] {
            sheet.put(key(id), Answer::Choice("high".to_owned()));
        }
        let marks: BTreeMap<_, _> = ["a", "b", "c"].map(|id| (key(id), format!("mark-{id}"))).into();
        let verdicts: BTreeMap<_, _> = [
            (key("a"), verdict("mark-a", Some("low"), Strength::Statement)),
            (key("b"), verdict("older", Some("low"), Strength::Document)),
            (key("c"), verdict("mark-c", None, Strength::Document)),
        ]
        .into();
        let reviewed = verified(&sheet, &verdicts, &marks).unwrap();
        let answer = |id: &str| reviewed.answer(&key(id)).unwrap().to_cell();
        assert_eq!([answer("a"), answer("b"), answer("c")], ["low", "high", "high"]);
        assert_eq!(reviewed.shown, Some([key("c")].into()));
        assert_eq!(sheet.answer(&key("a")).unwrap().to_cell(), "high", "the institution's own stays");
        assert_eq!(verified(&sheet, &BTreeMap::new(), &marks), None);
    }
}

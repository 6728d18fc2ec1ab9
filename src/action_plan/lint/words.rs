//! Names and words of the checks.

use super::Check;

/// The words of a check: its name in files, and the keys of its texts.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) fix: &'static str,
}

const fn words(name: &'static str, what: &'static str, fix: &'static str) -> Words {
    Words { name, what, fix }
}

/// In the order of [`Check`]. Keys are written out, so that a test finds them.
const ALL: [Words; Check::ALL.len()] = [
    words("code-misnumbered", "lint-code-misnumbered", "lint-code-misnumbered-fix"),
    words("code-duplicate", "lint-code-duplicate", "lint-code-duplicate-fix"),
    words("code-missing", "lint-code-missing", "lint-code-missing-fix"),
    words("objective-missing", "lint-objective-missing", "lint-objective-missing-fix"),
    words("row-empty", "lint-row-empty", "lint-row-empty-fix"),
    words("activity-empty", "lint-activity-empty", "lint-activity-empty-fix"),
    words("document-number", "lint-document-number", "lint-document-number-fix"),
    words("agency-missing", "lint-agency-missing", "lint-agency-missing-fix"),
    words("agency-not-named", "lint-agency-not-named", "lint-agency-not-named-fix"),
    words("agency-cannot-be-tasked", "lint-agency-cannot-be-tasked", "lint-agency-cannot-be-tasked-fix"),
    words("agency-unknown", "lint-agency-unknown", "lint-agency-unknown-fix"),
    words("agency-twice", "lint-agency-twice", "lint-agency-twice-fix"),
    words("lead-not-one", "lint-lead-not-one", "lint-lead-not-one-fix"),
    words("verb-vague", "lint-verb-vague", "lint-verb-vague-fix"),
    words("indicator-missing", "lint-indicator-missing", "lint-indicator-missing-fix"),
    words("indicator-without-number", "lint-indicator-without-number", "lint-indicator-without-number-fix"),
    words("indicator-without-groups", "lint-indicator-without-groups", "lint-indicator-without-groups-fix"),
    words("baseline-missing", "lint-baseline-missing", "lint-baseline-missing-fix"),
    words("verification-missing", "lint-verification-missing", "lint-verification-missing-fix"),
    words("period-missing", "lint-period-missing", "lint-period-missing-fix"),
    words("period-reversed", "lint-period-reversed", "lint-period-reversed-fix"),
    words("period-outside", "lint-period-outside", "lint-period-outside-fix"),
    words("cost-missing", "lint-cost-missing", "lint-cost-missing-fix"),
    words("finding-missing", "lint-finding-missing", "lint-finding-missing-fix"),
    words("principle-missing", "lint-principle-missing", "lint-principle-missing-fix"),
    words("remedy-not-covered", "lint-remedy-not-covered", "lint-remedy-not-covered-fix"),
    words("groups-not-covered", "lint-groups-not-covered", "lint-groups-not-covered-fix"),
    words("finding-not-answered", "lint-finding-not-answered", "lint-finding-not-answered-fix"),
];

/// The words of `check`.
pub(super) const fn of(check: Check) -> Words {
    ALL[check as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_stand_in_their_order_and_have_words_of_their_own() {
        assert!(Check::ALL.iter().enumerate().all(|(place, check)| *check as usize == place));
        for words in ALL {
            assert_eq!(words.what, format!("lint-{}", words.name));
            assert_eq!(words.fix, format!("lint-{}-fix", words.name));
        }
        assert_eq!(of(Check::RowEmpty).name, "row-empty");
        assert_eq!(of(Check::FindingNotAnswered).name, "finding-not-answered");
    }
}

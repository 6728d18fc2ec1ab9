//! Names and words of the checks.

use super::Check;

/// The words of a check: its name in files, and the keys of its texts.
pub(super) struct Words {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) fix: &'static str,
}

/// The words of `check`. Keys are written out, so that a test finds them.
pub(super) const fn of(check: Check) -> Words {
    match check {
        Check::CodeMisnumbered => Words {
            name: "code-misnumbered",
            what: "lint-code-misnumbered",
            fix: "lint-code-misnumbered-fix",
        },
        Check::CodeDuplicate => {
            Words { name: "code-duplicate", what: "lint-code-duplicate", fix: "lint-code-duplicate-fix" }
        }
        Check::CodeMissing => {
            Words { name: "code-missing", what: "lint-code-missing", fix: "lint-code-missing-fix" }
        }
        Check::ObjectiveMissing => Words {
            name: "objective-missing",
            what: "lint-objective-missing",
            fix: "lint-objective-missing-fix",
        },
        Check::RowEmpty => Words { name: "row-empty", what: "lint-row-empty", fix: "lint-row-empty-fix" },
        Check::ActivityEmpty => {
            Words { name: "activity-empty", what: "lint-activity-empty", fix: "lint-activity-empty-fix" }
        }
        Check::DocumentNumber => {
            Words { name: "document-number", what: "lint-document-number", fix: "lint-document-number-fix" }
        }
        Check::AgencyMissing => {
            Words { name: "agency-missing", what: "lint-agency-missing", fix: "lint-agency-missing-fix" }
        }
        Check::AgencyNotNamed => Words {
            name: "agency-not-named",
            what: "lint-agency-not-named",
            fix: "lint-agency-not-named-fix",
        },
        Check::AgencyCannotBeTasked => Words {
            name: "agency-cannot-be-tasked",
            what: "lint-agency-cannot-be-tasked",
            fix: "lint-agency-cannot-be-tasked-fix",
        },
        Check::AgencyUnknown => {
            Words { name: "agency-unknown", what: "lint-agency-unknown", fix: "lint-agency-unknown-fix" }
        }
        Check::AgencyTwice => {
            Words { name: "agency-twice", what: "lint-agency-twice", fix: "lint-agency-twice-fix" }
        }
        Check::LeadNotOne => {
            Words { name: "lead-not-one", what: "lint-lead-not-one", fix: "lint-lead-not-one-fix" }
        }
        Check::VerbVague => Words { name: "verb-vague", what: "lint-verb-vague", fix: "lint-verb-vague-fix" },
        Check::IndicatorMissing => Words {
            name: "indicator-missing",
            what: "lint-indicator-missing",
            fix: "lint-indicator-missing-fix",
        },
        Check::IndicatorWithoutNumber => Words {
            name: "indicator-without-number",
            what: "lint-indicator-without-number",
            fix: "lint-indicator-without-number-fix",
        },
        Check::IndicatorWithoutGroups => Words {
            name: "indicator-without-groups",
            what: "lint-indicator-without-groups",
            fix: "lint-indicator-without-groups-fix",
        },
        Check::BaselineMissing => Words {
            name: "baseline-missing",
            what: "lint-baseline-missing",
            fix: "lint-baseline-missing-fix",
        },
        Check::VerificationMissing => Words {
            name: "verification-missing",
            what: "lint-verification-missing",
            fix: "lint-verification-missing-fix",
        },
        Check::PeriodMissing => {
            Words { name: "period-missing", what: "lint-period-missing", fix: "lint-period-missing-fix" }
        }
        Check::PeriodReversed => {
            Words { name: "period-reversed", what: "lint-period-reversed", fix: "lint-period-reversed-fix" }
        }
        Check::PeriodOutside => {
            Words { name: "period-outside", what: "lint-period-outside", fix: "lint-period-outside-fix" }
        }
        Check::CostMissing => {
            Words { name: "cost-missing", what: "lint-cost-missing", fix: "lint-cost-missing-fix" }
        }
        Check::FindingMissing => {
            Words { name: "finding-missing", what: "lint-finding-missing", fix: "lint-finding-missing-fix" }
        }
        Check::PrincipleMissing => Words {
            name: "principle-missing",
            what: "lint-principle-missing",
            fix: "lint-principle-missing-fix",
        },
        Check::RemedyNotCovered => Words {
            name: "remedy-not-covered",
            what: "lint-remedy-not-covered",
            fix: "lint-remedy-not-covered-fix",
        },
        Check::GroupsNotCovered => Words {
            name: "groups-not-covered",
            what: "lint-groups-not-covered",
            fix: "lint-groups-not-covered-fix",
        },
        Check::FindingNotAnswered => Words {
            name: "finding-not-answered",
            what: "lint-finding-not-answered",
            fix: "lint-finding-not-answered-fix",
        },
    }
}

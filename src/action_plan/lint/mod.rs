//! What is wrong with a plan, by named checks, each with what to do about it.

mod criteria;
mod documents;
mod legal;
mod smart;
mod structure;
mod whole;
mod words;

use std::collections::BTreeMap;

use super::bodies::Bodies;
use super::plan::{Activity, Numbered, Plan};
use crate::texts::{Argument, FoldedText, Texts};

pub use criteria::{CRITERIA, Criterion, Standing, criteria};

/// A thing that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// A number that does not follow from the place.
    CodeMisnumbered,
    /// A number that stands twice.
    CodeDuplicate,
    /// An activity without a number.
    CodeMissing,
    /// A block without an objective.
    ObjectiveMissing,
    /// A priority area without an activity.
    RowEmpty,
    /// An activity that does not say what is done.
    ActivityEmpty,
    /// A document cited by a number it cannot have.
    DocumentNumber,
    /// Nobody is tasked, and it is recommended to nobody.
    AgencyMissing,
    /// "All ministries": everybody, so nobody.
    AgencyNotNamed,
    /// An independent or non-state body is tasked.
    AgencyCannotBeTasked,
    /// A body that is not in the register.
    AgencyUnknown,
    /// A body that stands twice in an activity.
    AgencyTwice,
    /// Several bodies are tasked and none leads, or one leads that is not tasked.
    LeadNotOne,
    /// An activity that only strengthens or raises awareness.
    VerbVague,
    /// An activity that is not measured.
    IndicatorMissing,
    /// An indicator without a number to reach.
    IndicatorWithoutNumber,
    /// People are counted, but not by sex and age.
    IndicatorWithoutGroups,
    /// No word of what it was before.
    BaselineMissing,
    /// No word of where the values are taken from.
    VerificationMissing,
    /// No period.
    PeriodMissing,
    /// It ends before it begins.
    PeriodReversed,
    /// Outside the years of the plan.
    PeriodOutside,
    /// Neither a cost nor the words "within the budget".
    CostMissing,
    /// It answers no finding.
    FindingMissing,
    /// It serves no Guiding Principle.
    PrincipleMissing,
    /// Nothing in the plan is about remedy.
    RemedyNotCovered,
    /// Nothing in the plan is about groups at risk.
    GroupsNotCovered,
    /// A severe finding that no activity answers.
    FindingNotAnswered,
}

impl Check {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 28] = [
        Self::CodeMisnumbered,
        Self::CodeDuplicate,
        Self::CodeMissing,
        Self::ObjectiveMissing,
        Self::RowEmpty,
        Self::ActivityEmpty,
        Self::DocumentNumber,
        Self::AgencyMissing,
        Self::AgencyNotNamed,
        Self::AgencyCannotBeTasked,
        Self::AgencyUnknown,
        Self::AgencyTwice,
        Self::LeadNotOne,
        Self::VerbVague,
        Self::IndicatorMissing,
        Self::IndicatorWithoutNumber,
        Self::IndicatorWithoutGroups,
        Self::BaselineMissing,
        Self::VerificationMissing,
        Self::PeriodMissing,
        Self::PeriodReversed,
        Self::PeriodOutside,
        Self::CostMissing,
        Self::FindingMissing,
        Self::PrincipleMissing,
        Self::RemedyNotCovered,
        Self::GroupsNotCovered,
        Self::FindingNotAnswered,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        words::of(self).name
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What was looked at.
    pub check: Check,
    /// The number of the part, as printed, or as it should be where none is; empty for the plan as a whole.
    pub code: String,
    /// Its line in the file; 0 without a file, or for the plan as a whole.
    pub line: u64,
    /// What stands there, in its own words.
    found: String,
    /// What should stand there, where that is known; its text has a case for `none`.
    wanted: String,
}

impl Problem {
    /// What stands there, in its own words.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong, in words.
    pub fn what(&self, texts: &Texts) -> String {
        texts.t_with(words::of(self.check).what, &self.arguments())
    }

    /// What to do about it, in words.
    pub fn fix(&self, texts: &Texts) -> String {
        texts.t_with(words::of(self.check).fix, &self.arguments())
    }

    fn arguments(&self) -> [(&'static str, Argument<'_>); 2] {
        let wanted = if self.wanted.is_empty() { "none" } else { self.wanted.as_str() };
        [("found", self.found.as_str().into()), ("wanted", wanted.into())]
    }
}

/// What a plan is held against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The register of bodies.
    pub bodies: &'a Bodies,
    /// Severe findings of the baseline, by their numbers in the gap register.
    pub severe: &'a [String],
}

/// Everything that is wrong with a plan, in the order of the plan; what is about the plan as a whole comes last.
pub fn lint(plan: &Plan, against: &Against<'_>) -> Vec<Problem> {
    let mut found = structure::problems(plan);
    for activity in plan.activities() {
        found.extend(legal::problems(&activity, against.bodies));
        found.extend(smart::problems(&activity, plan.period));
    }
    found.sort_by_key(|one| (one.line, one.check));
    found.extend(whole::problems(plan, against.severe));
    found
}

/// A name for each problem of a file, by which it can be accepted: the check and the line, with a number behind where
/// one line has several of a kind.
pub fn keys(problems: &[Problem]) -> Vec<String> {
    let mut times: BTreeMap<(Check, u64), usize> = BTreeMap::new();
    let key = |problem: &Problem| {
        let count = times.entry((problem.check, problem.line)).or_default();
        *count += 1;
        let place = if problem.line == 0 { "plan".to_owned() } else { problem.line.to_string() };
        let more = if *count == 1 { String::new() } else { format!("#{count}") };
        format!("{}@{place}{more}", problem.check.name())
    };
    problems.iter().map(key).collect()
}

/// A problem of an activity.
fn about(activity: &Numbered<'_, Activity>, check: Check, found: &str, wanted: &str) -> Problem {
    Problem {
        check,
        code: code_of(&activity.part.printed, activity),
        line: activity.part.line,
        found: shortened(found),
        wanted: wanted.to_owned(),
    }
}

/// The number as printed, or the one the place gives.
fn code_of<T>(printed: &str, part: &Numbered<'_, T>) -> String {
    if printed.is_empty() { part.code.to_string() } else { printed.to_owned() }
}

/// True when a word of `text` begins with one of `stems`, which are folded; one with a space at its end is a word of
/// its own, as short ones begin others.
fn has_word(text: &str, stems: &[&str]) -> bool {
    let is = |word: &str, stem: &str| match stem.strip_suffix(' ') {
        Some(whole) => word == whole,
        None => word.starts_with(stem),
    };
    FoldedText::of(text).words().iter().any(|word| stems.iter().any(|stem| is(word, stem)))
}

/// Letters of somebody's words that are repeated at most.
const LONGEST: usize = 80;

fn shortened(words: &str) -> String {
    super::shortened(words, LONGEST)
}

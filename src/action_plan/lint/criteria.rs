//! The 25 criteria by which ICAR and ECCJ judged national action plans, and the four of the UN Working Group's guidance.
//!
//! Some can be told from the plan. The others are about the process: people record that they are met.

use std::collections::BTreeMap;

use super::{Check, Problem};
use crate::action_plan::plan::Plan;
use crate::texts::{FoldedText, Texts};

/// How a criterion is known to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// Somebody records it.
    Recorded,
    /// An activity names a finding.
    Linked,
    /// Activities serve principles of each pillar.
    Pillars,
    /// A convention or an international organisation is cited.
    Standards,
    /// A section names the Guiding Principles.
    Commitment,
    /// No check of wording, measure, time and cost finds anything.
    Smart,
    /// Every severe finding is answered.
    Severe,
    /// A group at risk is named.
    Groups,
    /// Each activity has one who leads.
    Responsible,
    /// A section or an activity speaks of monitoring and reports.
    Monitoring,
    /// Each activity serves a principle.
    Principles,
    /// Each activity answers a finding.
    Context,
    /// A section or an activity speaks of a review.
    Reviewed,
}

/// A criterion.
#[derive(Debug)]
pub struct Criterion {
    /// Its name in files: `icar-4-6`.
    pub name: &'static str,
    basis: Basis,
    title: &'static str,
    fix: &'static str,
}

/// Where a plan stands on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is met.
    Met,
    /// It is not.
    NotMet,
    /// The plan does not tell, and nobody has recorded it.
    NotKnown,
}

impl Standing {
    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotKnown => "not-known",
        }
    }
}

impl Criterion {
    /// What it asks, in words.
    pub fn title(&self, texts: &Texts) -> String {
        texts.t(self.title)
    }

    /// True when the plan does not tell, so that somebody must record it.
    pub const fn is_recorded(&self) -> bool {
        matches!(self.basis, Basis::Recorded)
    }

    /// What to do where it is not met, in words.
    pub fn fix(&self, texts: &Texts) -> String {
        texts.t(self.fix)
    }
}

const fn criterion(name: &'static str, basis: Basis, title: &'static str, fix: &'static str) -> Criterion {
    Criterion { name, basis, title, fix }
}

/// All of them, in their order.
pub const CRITERIA: [Criterion; 29] = [
    criterion("icar-1-1", Basis::Recorded, "criterion-icar-1-1", "criterion-icar-1-1-fix"),
    criterion("icar-1-2", Basis::Recorded, "criterion-icar-1-2", "criterion-icar-1-2-fix"),
    criterion("icar-1-3", Basis::Recorded, "criterion-icar-1-3", "criterion-icar-1-3-fix"),
    criterion("icar-1-4", Basis::Recorded, "criterion-icar-1-4", "criterion-icar-1-4-fix"),
    criterion("icar-1-5", Basis::Recorded, "criterion-icar-1-5", "criterion-icar-1-5-fix"),
    criterion("icar-2-1", Basis::Recorded, "criterion-icar-2-1", "criterion-icar-2-1-fix"),
    criterion("icar-2-2", Basis::Recorded, "criterion-icar-2-2", "criterion-icar-2-2-fix"),
    criterion("icar-2-3", Basis::Recorded, "criterion-icar-2-3", "criterion-icar-2-3-fix"),
    criterion("icar-2-4", Basis::Recorded, "criterion-icar-2-4", "criterion-icar-2-4-fix"),
    criterion("icar-2-5", Basis::Recorded, "criterion-icar-2-5", "criterion-icar-2-5-fix"),
    criterion("icar-3-1", Basis::Linked, "criterion-icar-3-1", "criterion-icar-3-1-fix"),
    criterion("icar-3-2", Basis::Recorded, "criterion-icar-3-2", "criterion-icar-3-2-fix"),
    criterion("icar-3-3", Basis::Recorded, "criterion-icar-3-3", "criterion-icar-3-3-fix"),
    criterion("icar-3-4", Basis::Recorded, "criterion-icar-3-4", "criterion-icar-3-4-fix"),
    criterion("icar-4-1", Basis::Pillars, "criterion-icar-4-1", "criterion-icar-4-1-fix"),
    criterion("icar-4-2", Basis::Recorded, "criterion-icar-4-2", "criterion-icar-4-2-fix"),
    criterion("icar-4-3", Basis::Standards, "criterion-icar-4-3", "criterion-icar-4-3-fix"),
    criterion("icar-4-4", Basis::Recorded, "criterion-icar-4-4", "criterion-icar-4-4-fix"),
    criterion("icar-4-5", Basis::Commitment, "criterion-icar-4-5", "criterion-icar-4-5-fix"),
    criterion("icar-4-6", Basis::Smart, "criterion-icar-4-6", "criterion-icar-4-6-fix"),
    criterion("icar-4-7", Basis::Severe, "criterion-icar-4-7", "criterion-icar-4-7-fix"),
    criterion("icar-4-8", Basis::Groups, "criterion-icar-4-8", "criterion-icar-4-8-fix"),
    criterion("icar-5-1", Basis::Recorded, "criterion-icar-5-1", "criterion-icar-5-1-fix"),
    criterion("icar-6-1", Basis::Responsible, "criterion-icar-6-1", "criterion-icar-6-1-fix"),
    criterion("icar-6-2", Basis::Monitoring, "criterion-icar-6-2", "criterion-icar-6-2-fix"),
    criterion("unwg-1", Basis::Principles, "criterion-unwg-1", "criterion-unwg-1-fix"),
    criterion("unwg-2", Basis::Context, "criterion-unwg-2", "criterion-unwg-2-fix"),
    criterion("unwg-3", Basis::Recorded, "criterion-unwg-3", "criterion-unwg-3-fix"),
    criterion("unwg-4", Basis::Reviewed, "criterion-unwg-4", "criterion-unwg-4-fix"),
];

/// Words, folded, that tell of a thing by their beginnings.
const STANDARDS: [&str; 12] = [
    "convention",
    "ilo ",
    "oecd ",
    "covenant",
    "treaty",
    "konvensiya",
    "bet ",
    "pakti ",
    "конвенци",
    "мот ",
    "оэср ",
    "пакт",
];
const MONITORING: [&str; 4] = ["monitor", "hesabat", "мониторинг", "отчет"];
const REVIEW: [&str; 7] = ["review", "updat", "renew", "yenilen", "nezerden", "пересм", "обновл"];
/// How a plan speaks of itself, folded.
const THE_PLAN: [&str; 8] =
    ["plan ", "programme ", "plani", "planin", "proqram", "план ", "плана ", "программ"];
/// The Guiding Principles in three languages, folded.
const PRINCIPLES: [&[&str]; 4] =
    [&["guiding", "principles"], &["ungps"], &["rehber", "prinsipler"], &["руководящ", "принцип"]];

/// Where the plan stands on each criterion.
///
/// `problems` are those of [`lint`](super::lint), `severe` the findings it was held against, `recorded` the names of
/// criteria that somebody says are met, with what shows it.
pub fn criteria(
    plan: &Plan,
    problems: &[Problem],
    severe: &[String],
    recorded: &BTreeMap<String, String>,
) -> Vec<(&'static Criterion, Standing)> {
    let told = |criterion: &'static Criterion| {
        let standing = if recorded.contains_key(criterion.name) {
            Standing::Met
        } else {
            standing(criterion.basis, plan, problems, severe)
        };
        (criterion, standing)
    };
    CRITERIA.iter().map(told).collect()
}

fn standing(basis: Basis, plan: &Plan, problems: &[Problem], severe: &[String]) -> Standing {
    let activities = plan.activities();
    let free_of = |checks: &[Check]| {
        !activities.is_empty() && !problems.iter().any(|problem| checks.contains(&problem.check))
    };
    let serves = |from: u8, to: u8| {
        activities.iter().any(|one| one.part.principles.iter().any(|number| (from..=to).contains(number)))
    };
    let is_met = match basis {
        Basis::Recorded => return Standing::NotKnown,
        Basis::Severe if severe.is_empty() => return Standing::NotKnown,
        Basis::Commitment if plan.sections.is_empty() => return Standing::NotKnown,
        Basis::Linked => activities.iter().any(|one| !one.part.findings.is_empty()),
        Basis::Pillars => serves(1, 10) && serves(11, 24) && serves(25, 31),
        Basis::Standards => says(plan, &STANDARDS),
        Basis::Commitment => plan.sections.iter().any(|section| names_the_principles(&section.text)),
        Basis::Smart => free_of(&SMART),
        Basis::Severe => free_of(&[Check::FindingNotAnswered]),
        Basis::Groups => free_of(&[Check::GroupsNotCovered]),
        Basis::Responsible => {
            free_of(&[Check::AgencyMissing, Check::AgencyNotNamed, Check::AgencyUnknown, Check::LeadNotOne])
        }
        Basis::Monitoring => says_of_itself(plan, &MONITORING),
        Basis::Principles => free_of(&[Check::PrincipleMissing]),
        Basis::Context => free_of(&[Check::FindingMissing]),
        Basis::Reviewed => says_of_itself(plan, &REVIEW),
    };
    if is_met { Standing::Met } else { Standing::NotMet }
}

/// What keeps an activity from being specific, measured, in time and paid for.
const SMART: [Check; 9] = [
    Check::VerbVague,
    Check::IndicatorMissing,
    Check::IndicatorWithoutNumber,
    Check::BaselineMissing,
    Check::VerificationMissing,
    Check::PeriodMissing,
    Check::PeriodReversed,
    Check::PeriodOutside,
    Check::CostMissing,
];

fn says(plan: &Plan, stems: &[&str]) -> bool {
    let activities = plan.activities();
    let sections = plan.sections.iter().flat_map(|section| [&section.title, &section.text]);
    let mut texts = sections.chain(activities.iter().map(|one| &one.part.text));
    texts.any(|text| super::has_word(text, stems))
}

/// True when a section says it, or an activity that is about the plan.
fn says_of_itself(plan: &Plan, stems: &[&str]) -> bool {
    let sections = plan.sections.iter().flat_map(|section| [&section.title, &section.text]);
    let activities = plan.activities();
    let own = activities.iter().map(|one| &one.part.text).filter(|text| super::has_word(text, &THE_PLAN));
    sections.chain(own).any(|text| super::has_word(text, stems))
}

fn names_the_principles(text: &str) -> bool {
    let words = FoldedText::of(text).words();
    PRINCIPLES.iter().any(|run| {
        words
            .windows(run.len())
            .any(|found| found.iter().zip(*run).all(|(word, stem)| word.starts_with(stem)))
    })
}

//! A plan as it is drafted: blocks, priority areas, activities, with the numbers somebody printed beside them.
//!
//! The numbers follow from the place: the first activity of the second area of the third block of chapter 5 is
//! `5.3.2.1`. What is printed is kept only to say where it is wrong; see [`Numbered`].

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::bodies::Bodies;
use super::codes::Code;
use super::draft::Stage;
use super::follow_up::Status;
use super::period::{Period, When};
use super::recommendation::Term;

/// The chapter that holds the activities, where no block says another.
const CHAPTER: u32 = 5;

/// A plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Its title, where one is known.
    pub title: String,
    /// The years it is in force, where they are said.
    pub period: Option<Period>,
    /// How far it has come; what is read from a file is a draft.
    pub stage: Stage,
    /// What stands around the activities: introduction, purpose, financing.
    pub sections: Vec<Section>,
    /// Its blocks, in their order.
    pub blocks: Vec<Block>,
}

/// A section of a plan that is only read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Where it stands in the file it came from; 0 without a file.
    #[serde(skip)]
    pub line: u64,
    /// Its number as printed.
    pub printed: String,
    /// Its heading.
    pub title: String,
    /// What it says, a line for each paragraph.
    pub text: String,
    /// It stands after the activities.
    pub is_after: bool,
}

/// A block of a plan: all that serves one objective.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Names it for good, wherever it is moved; empty outside the studio.
    pub id: String,
    /// Where it stands in the file it came from; 0 without a file.
    pub line: u64,
    /// Its number as printed.
    pub printed: String,
    /// Its title, with the objective it serves: "Prevention. Objective 1 (2.2.1) ...".
    pub title: String,
    /// Its priority areas, in their order.
    pub areas: Vec<Area>,
}

/// A priority area with the result it expects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Names it for good, wherever it is moved; empty outside the studio.
    pub id: String,
    /// Where it stands in the file it came from; 0 without a file.
    pub line: u64,
    /// Its number as printed.
    pub printed: String,
    /// The expected result.
    pub title: String,
    /// Its activities, in their order.
    pub activities: Vec<Activity>,
}

/// An activity: what is done, by whom, by when, measured how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Activity {
    /// Names it for good, wherever it is moved; empty outside the studio.
    #[serde(skip)]
    pub id: String,
    /// Where it stands in the file it came from; 0 without a file.
    #[serde(skip)]
    pub line: u64,
    /// Its number as printed; empty where none is.
    #[serde(skip)]
    pub printed: String,
    /// A title of its own, where it has one besides that of its area.
    pub title: String,
    /// What is done.
    pub text: String,
    /// What kind of measure it is.
    pub kind: Option<Kind>,
    /// How it is measured that it was done.
    pub indicators: Vec<String>,
    /// How it is measured what it changed.
    pub outcomes: Vec<String>,
    /// By what the values are broken down: sex, age, disability.
    pub groups: Vec<String>,
    /// Bodies the order tasks.
    pub tasked: Vec<String>,
    /// The one of the tasked bodies that leads.
    pub lead: String,
    /// Bodies it is recommended to.
    pub recommended: Vec<String>,
    /// Who helps without being tasked: donors, universities, associations.
    pub partners: Vec<String>,
    /// When it begins.
    pub start: Option<When>,
    /// When it ends.
    pub end: Option<When>,
    /// Guiding Principles it serves, 1 to 31.
    pub principles: Vec<u8>,
    /// Sustainable Development Goals it serves, 1 to 17.
    pub sdgs: Vec<u8>,
    /// Activities that must be done before it, by their ids, or by their numbers as printed.
    pub after: Vec<String>,
    /// Findings it answers, by their numbers in the gap register.
    pub findings: Vec<String>,
    /// What it costs, least and most.
    pub cost: Option<(Decimal, Decimal)>,
    /// Where the money comes from: a fund, or "within the budget of the agency".
    pub cost_source: String,
    /// What is known of the indicators before: with a number and a year.
    pub baseline: String,
    /// What they shall be, with a number and a year.
    pub target: String,
    /// Where the values are taken from.
    pub verification: String,
    /// How far it has come, where it is reported on. Nobody writes it: see [`Plan::reported`].
    #[serde(skip)]
    pub status: Option<Status>,
}

/// What kind of measure an activity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A law or another legal act.
    Law,
    /// A policy, strategy or guidance.
    Policy,
    /// A body or its powers.
    Institution,
    /// Training, means, staff.
    Capacity,
    /// What people know.
    Awareness,
    /// Statistics and research.
    Data,
    /// Complaints, remedies, courts.
    Remedy,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Law,
        Self::Policy,
        Self::Institution,
        Self::Capacity,
        Self::Awareness,
        Self::Data,
        Self::Remedy,
    ];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Policy => "policy",
            Self::Institution => "institution",
            Self::Capacity => "capacity",
            Self::Awareness => "awareness",
            Self::Data => "data",
            Self::Remedy => "remedy",
        }
    }

    /// The kind of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A pillar of the Guiding Principles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pillar {
    /// The State's duty to protect: principles 1 to 10.
    Protect,
    /// The responsibility of companies to respect: 11 to 24.
    Respect,
    /// Access to remedy: 25 to 31.
    Remedy,
}

impl Pillar {
    /// The pillar of a principle.
    pub const fn of(principle: u8) -> Self {
        match principle {
            0..=10 => Self::Protect,
            11..=24 => Self::Respect,
            _ => Self::Remedy,
        }
    }

    /// Its number, 1 to 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::Protect => 1,
            Self::Respect => 2,
            Self::Remedy => 3,
        }
    }
}

impl Activity {
    /// The pillars its principles belong to.
    pub fn pillars(&self) -> BTreeSet<Pillar> {
        self.principles.iter().map(|number| Pillar::of(*number)).collect()
    }

    /// True when one of the bodies it is tasked to is named as the lead.
    pub fn lead_is_tasked(&self, bodies: &Bodies) -> bool {
        let lead = bodies.key(&self.lead);
        !self.lead.is_empty() && self.tasked.iter().any(|name| bodies.key(name) == lead)
    }

    /// How long it takes from the beginning of the plan; unknown without an end.
    pub fn term(&self, plan: Period) -> Option<Term> {
        let years = self.end.or(self.start)?.year() - plan.first + 1;
        Some(match years {
            ..=1 => Term::Short,
            2..=3 => Term::Medium,
            _ => Term::Long,
        })
    }
}

/// A part of a plan with the number its place gives it.
#[derive(Clone, Debug)]
pub struct Numbered<'a, T> {
    /// The number it should have.
    pub code: Code,
    /// The part.
    pub part: &'a T,
}

impl Plan {
    /// The blocks with their numbers.
    pub fn blocks(&self) -> Vec<Numbered<'_, Block>> {
        let first = self.blocks.iter().find_map(|block| Code::parse(&block.printed));
        if let Some(first) = first.as_ref().filter(|first| first.is_of_one()) {
            // Blocks that are chapters themselves.
            let one = |(number, part)| Numbered { code: Code::chapter(number), part };
            return (first.first()..).zip(&self.blocks).map(one).collect();
        }
        numbered(&Code::chapter(first.map_or(CHAPTER, |code| code.first())), &self.blocks)
    }

    /// The areas with their numbers, block by block.
    pub fn areas(&self) -> Vec<Numbered<'_, Area>> {
        self.blocks().into_iter().flat_map(|block| numbered(&block.code, &block.part.areas)).collect()
    }

    /// The activities with their numbers, area by area.
    pub fn activities(&self) -> Vec<Numbered<'_, Activity>> {
        self.areas().into_iter().flat_map(|area| numbered(&area.code, &area.part.activities)).collect()
    }

    /// The numbers of the activities that must be done before one, as their places give them; what nobody knows as it
    /// stands.
    pub fn before(&self, activity: &Activity) -> Vec<String> {
        let all = self.activities();
        let number = |name: &String| {
            let is = |one: &&Numbered<'_, Activity>| {
                !one.part.id.is_empty() && one.part.id == *name || one.part.printed == *name
            };
            all.iter().find(is).map_or_else(|| name.clone(), |one| one.code.to_string())
        };
        activity.after.iter().map(number).collect()
    }

    /// The years it is in force: as said, or from the first beginning to the last end.
    pub fn years(&self) -> Option<Period> {
        let activities = self.activities();
        let years =
            activities.iter().flat_map(|one| [one.part.start, one.part.end]).flatten().map(When::year);
        let found = years.clone().min().zip(years.max()).map(|(first, last)| Period { first, last });
        self.period.or(found)
    }
}

/// Parts with the numbers their places below `parent` give them.
pub fn numbered<'a, T>(parent: &Code, parts: &'a [T]) -> Vec<Numbered<'a, T>> {
    let one = |(place, part)| Numbered { code: parent.child(place + 1), part };
    parts.iter().enumerate().map(one).collect()
}

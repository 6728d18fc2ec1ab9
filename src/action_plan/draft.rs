//! A plan as it is stored: part by part, so that several people draft at once, and an outline that says where each
//! stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bodies::{Bodies, OwnBodies};
use super::lint::{Against, Problem, lint};
use super::outline::{Branch, Outline};
use super::period::Period;
use super::plan::{Activity, Area, Block, Plan, Section};

/// What a plan is called and what holds for all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Its title; empty for the usual one of its form.
    pub title: String,
    /// The word for its form: a National Action Plan or a State Programme.
    pub form: String,
    /// The language it is written in.
    pub language: String,
    /// The years it is in force.
    pub period: Option<Period>,
    /// The day of each year by which bodies report, month and day.
    pub report_by: Option<(u32, u32)>,
    /// What stands around the activities.
    pub sections: Vec<Section>,
    /// How far it has come.
    pub stage: Stage,
    /// Problems somebody accepted when the plan was taken in, or later.
    pub accepted: Vec<Kept>,
    /// Bodies added to the register for it.
    pub bodies: OwnBodies,
    /// Criteria about the process that somebody says are met, with what shows it.
    pub met: BTreeMap<String, String>,
}

/// The last day to report when nothing else is said: 30 December.
pub const REPORT_BY: (u32, u32) = (12, 30);

/// How far a plan has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is being drafted.
    #[default]
    Draft,
    /// The government has adopted it; bodies report on it.
    Adopted,
    /// It has run its course, and a completion statement stands.
    Completed,
    /// Nobody works on it any more: begun by mistake, or another one took its place.
    SetAside,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Adopted, Self::Completed, Self::SetAside];

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Adopted => "adopted",
            Self::Completed => "completed",
            Self::SetAside => "set-aside",
        }
    }

    /// True once the government has adopted it, also when it has run its course.
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::Adopted | Self::Completed)
    }

    /// The stage of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A problem that is kept: whoever accepted it is in the history of the head.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kept {
    /// The check that finds it.
    pub check: String,
    /// The part it is about; empty for the plan as a whole.
    pub part: String,
    /// What stands there, in its own words.
    pub found: String,
}

/// What a block, priority area or activity says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "level", rename_all = "kebab-case")]
pub enum Part {
    /// A block.
    Block {
        /// Its title, with the objective it serves.
        title: String,
    },
    /// A priority area.
    Area {
        /// The result it expects.
        title: String,
    },
    /// An activity.
    Activity(Box<Activity>),
}

impl Part {
    /// Its title, or what it does.
    pub fn title(&self) -> &str {
        match self {
            Self::Block { title } | Self::Area { title } => title,
            Self::Activity(activity) if activity.title.is_empty() => &activity.text,
            Self::Activity(activity) => &activity.title,
        }
    }
}

/// A problem with the part it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The id of the part; empty for the plan as a whole.
    pub part: String,
    /// The problem.
    pub problem: Problem,
}

impl Located {
    /// As it is kept.
    pub fn kept(&self) -> Kept {
        let (check, found) = (self.problem.check.name().to_owned(), self.problem.found().to_owned());
        Kept { check, part: self.part.clone(), found }
    }
}

/// A plan as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What holds for all of it.
    pub head: Head,
    /// Where each part stands.
    pub outline: Outline,
    /// What each part says, by its id; those taken out are kept.
    pub parts: BTreeMap<String, Part>,
}

impl Draft {
    /// A plan that was read, in parts; `fresh` makes their ids.
    pub fn of(plan: Plan, head: Head, mut fresh: impl FnMut() -> String) -> Self {
        let mut draft = Self { head, ..Self::default() };
        draft.head.sections = plan.sections;
        let mut numbers: BTreeMap<String, String> = BTreeMap::new();
        for block in plan.blocks {
            let areas = block.areas.into_iter().map(|area| {
                let activities = area.activities.into_iter().map(|activity| {
                    let id = fresh();
                    numbers.entry(activity.printed.clone()).or_insert_with(|| id.clone());
                    draft.parts.insert(id.clone(), Part::Activity(Box::new(activity)));
                    Branch { id, below: Vec::new() }
                });
                let below = activities.collect();
                branch(&mut draft.parts, fresh(), Part::Area { title: area.title }, below)
            });
            let below = areas.collect();
            let block = branch(&mut draft.parts, fresh(), Part::Block { title: block.title }, below);
            draft.outline.blocks.push(block);
        }
        draft.name_what_comes_before(&numbers);
        draft
    }

    /// Numbers of activities that come before, as ids: numbers change.
    fn name_what_comes_before(&mut self, numbers: &BTreeMap<String, String>) {
        for part in self.parts.values_mut() {
            if let Part::Activity(activity) = part {
                for name in &mut activity.after {
                    if let Some(id) = numbers.get(name) {
                        name.clone_from(id);
                    }
                }
            }
        }
    }

    /// The plan with everything where the outline says; a part without words is empty.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan {
            title: self.head.title.clone(),
            period: self.head.period,
            stage: self.head.stage,
            sections: self.head.sections.clone(),
            blocks: self.outline.blocks.iter().map(|block| self.block(block)).collect(),
        };
        print_numbers(&mut plan);
        plan
    }

    /// The register of bodies with those added for this plan.
    pub fn bodies(&self) -> Bodies {
        Bodies::shipped().with(&self.head.bodies)
    }

    /// The id of every part by the number its place gives it.
    pub fn ids(&self) -> BTreeMap<String, String> {
        let plan = self.plan();
        let blocks = plan.blocks().into_iter().map(|one| (one.code, one.part.id.clone()));
        let areas = plan.areas().into_iter().map(|one| (one.code, one.part.id.clone()));
        let activities = plan.activities().into_iter().map(|one| (one.code, one.part.id.clone()));
        blocks.chain(areas).chain(activities).map(|(code, id)| (code.to_string(), id)).collect()
    }

    /// What is wrong with the plan: first what nobody accepted, then what somebody did.
    pub fn problems(&self, against: &Against<'_>) -> [Vec<Located>; 2] {
        let ids = self.ids();
        let locate =
            |problem: Problem| Located { part: ids.get(&problem.code).cloned().unwrap_or_default(), problem };
        let all = lint(&self.plan(), against).into_iter().map(locate);
        let (kept, open) = all.partition(|one: &Located| self.head.accepted.contains(&one.kept()));
        [open, kept]
    }

    fn title(&self, id: &str) -> String {
        self.parts.get(id).map(Part::title).unwrap_or_default().to_owned()
    }

    fn block(&self, branch: &Branch) -> Block {
        let areas = branch.below.iter().map(|area| self.area(area)).collect();
        Block { id: branch.id.clone(), title: self.title(&branch.id), areas, ..Block::default() }
    }

    fn area(&self, branch: &Branch) -> Area {
        let activities = branch.below.iter().map(|one| self.activity(&one.id)).collect();
        Area { id: branch.id.clone(), title: self.title(&branch.id), activities, ..Area::default() }
    }

    fn activity(&self, id: &str) -> Activity {
        let said = match self.parts.get(id) {
            Some(Part::Activity(activity)) => activity.as_ref().clone(),
            _ => Activity::default(),
        };
        Activity { id: id.to_owned(), ..said }
    }
}

/// Prints the numbers the places give, so that nothing is wrong with them.
fn print_numbers(plan: &mut Plan) {
    let numbers = |codes: Vec<super::Code>| codes.into_iter().map(|code| code.to_string());
    let blocks: Vec<_> = numbers(plan.blocks().into_iter().map(|one| one.code).collect()).collect();
    let areas: Vec<_> = numbers(plan.areas().into_iter().map(|one| one.code).collect()).collect();
    let activities: Vec<_> = numbers(plan.activities().into_iter().map(|one| one.code).collect()).collect();
    plan.blocks.iter_mut().zip(blocks).for_each(|(block, code)| block.printed = code);
    let all = plan.blocks.iter_mut().flat_map(|block| &mut block.areas);
    all.zip(areas).for_each(|(area, code)| area.printed = code);
    let all = plan.blocks.iter_mut().flat_map(|block| &mut block.areas);
    let all = all.flat_map(|area| &mut area.activities);
    all.zip(activities).for_each(|(activity, code)| activity.printed = code);
}

fn branch(parts: &mut BTreeMap<String, Part>, id: String, part: Part, below: Vec<Branch>) -> Branch {
    parts.insert(id.clone(), part);
    Branch { id, below }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let activity = |printed: &str, text: &str, after: &[&str]| Activity {
            printed: printed.to_owned(),
            text: text.to_owned(),
            after: after.iter().map(|one| (*one).to_owned()).collect(),
            ..Activity::default()
        };
        let area = |activities| Area { title: "Result".to_owned(), activities, ..Area::default() };
        let first =
            area(vec![activity("5.1.1.1", "Train", &[]), activity("5.1.1.1", "Report", &["5.2.1.1"])]);
        let second = area(vec![activity("5.2.1.1", "Adopt", &[])]);
        let block = |areas| Block { title: "Block".to_owned(), areas, ..Block::default() };
        Plan { blocks: vec![block(vec![first]), block(vec![second])], ..Plan::default() }
    }

    fn draft() -> Draft {
        let mut next = 0;
        Draft::of(plan(), Head::default(), || {
            next += 1;
            format!("p{next}")
        })
    }

    #[test]
    fn a_plan_in_parts_is_the_plan_with_its_numbers_put_right() {
        let read = draft().plan();
        let told: Vec<_> =
            read.activities().iter().map(|one| (one.part.printed.clone(), one.part.text.clone())).collect();
        let wanted = [("5.1.1.1", "Train"), ("5.1.1.2", "Report"), ("5.2.1.1", "Adopt")];
        assert_eq!(told, wanted.map(|(code, text)| (code.to_owned(), text.to_owned())));
        assert_eq!(draft().ids()["5.1.1.2"], read.activities()[1].part.id);
    }

    #[test]
    fn what_comes_before_stays_the_same_activity_when_it_moves() {
        let mut draft = draft();
        let report = draft.ids()["5.1.1.2"].clone();
        let before = |draft: &Draft| {
            let plan = draft.plan();
            let all = plan.activities();
            plan.before(all.iter().find(|one| one.part.id == report).unwrap().part)
        };
        assert_eq!(before(&draft), ["5.2.1.1"]);
        let block = draft.ids()["5.2"].clone();
        draft.outline = draft.outline.clone().moved(&block, super::super::Step::Up).unwrap();
        assert_eq!(before(&draft), ["5.1.1.1"]);
    }

    #[test]
    fn a_problem_that_was_accepted_stands_apart_until_its_words_change() {
        let bodies = super::super::Bodies::shipped();
        let against = Against { bodies, severe: &[] };
        let mut draft = draft();
        let [open, kept] = draft.problems(&against);
        assert!(!open.is_empty() && kept.is_empty());
        assert!(open.iter().all(|one| !one.problem.check.name().starts_with("code-")));
        draft.head.accepted = open.iter().map(Located::kept).collect();
        let [left, kept] = draft.problems(&against);
        assert_eq!((left.len(), kept.len()), (0, open.len()));
    }
}

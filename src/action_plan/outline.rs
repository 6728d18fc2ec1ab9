//! Which parts a plan has, in their order: blocks, their priority areas, their activities. Numbers follow from it.

use serde::{Deserialize, Serialize};

/// A part with the parts below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The id of the part.
    pub id: String,
    /// What stands below it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<Branch>,
}

/// The parts of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The blocks, in order.
    pub blocks: Vec<Branch>,
    /// Parts that were taken out, the last one last, with what stood below them and where they stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub out: Vec<TakenOut>,
}

/// A part that was taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOut {
    /// The part with what stood below it.
    pub branch: Branch,
    /// What it stood in; empty for a block.
    pub parent: String,
    /// Its level.
    pub level: Level,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A block.
    Block,
    /// A priority area.
    Area,
    /// An activity.
    Activity,
}

impl Level {
    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Area => "area",
            Self::Activity => "activity",
        }
    }

    /// The level of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Block, Self::Area, Self::Activity].into_iter().find(|level| level.code() == code)
    }

    /// The level of what it stands in.
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::Block => None,
            Self::Area => Some(Self::Block),
            Self::Activity => Some(Self::Area),
        }
    }

    /// The level of what stands below it.
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::Block => Some(Self::Area),
            Self::Area => Some(Self::Activity),
            Self::Activity => None,
        }
    }
}

/// A step among parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place up.
    Up,
    /// One place down.
    Down,
}

impl Outline {
    /// The level of a part of the plan; none for one that is not in it.
    pub fn level(&self, id: &str) -> Option<Level> {
        self.walk().find(|(branch, ..)| branch.id == id).map(|(_, level, _)| level)
    }

    /// What a part stands in; empty for a block or a part that is not there.
    pub fn parent(&self, id: &str) -> &str {
        self.walk().find(|(branch, ..)| branch.id == id).map_or("", |(_, _, parent)| parent)
    }

    /// Every part with its level and what it stands in, in order.
    pub fn walk(&self) -> impl Iterator<Item = (&Branch, Level, &str)> {
        self.blocks.iter().flat_map(|block| {
            let areas = block.below.iter().flat_map(move |area| {
                let of = area.id.as_str();
                let activities = area.below.iter().map(move |one| (one, Level::Activity, of));
                std::iter::once((area, Level::Area, block.id.as_str())).chain(activities)
            });
            std::iter::once((block, Level::Block, "")).chain(areas)
        })
    }

    /// With a part as the last below `parent`; none when that is not there or of another level.
    pub fn with(mut self, branch: Branch, (level, parent): (Level, &str)) -> Option<Self> {
        let parts = self.parts_of(level, parent)?;
        parts.push(branch);
        Some(self)
    }

    /// Without a part, which is kept among those taken out; none when it is not there.
    pub fn without(mut self, id: &str) -> Option<Self> {
        let (level, parent) = (self.level(id)?, self.parent(id).to_owned());
        let parts = self.parts_of(level, &parent)?;
        let place = parts.iter().position(|part| part.id == id)?;
        let branch = parts.remove(place);
        self.out.push(TakenOut { branch, parent, level });
        Some(self)
    }

    /// With a part again that was taken out: at the end of what it stood in, or where that is gone, of the last one of
    /// that level; none when there is none.
    pub fn with_back(mut self, id: &str) -> Option<Self> {
        let place = self.out.iter().position(|one| one.branch.id == id)?;
        let TakenOut { branch, parent, level } = self.out.remove(place);
        let is_there = level == Level::Block || self.level(&parent) == level.above();
        let parent = if is_there {
            parent
        } else {
            let last = self.walk().filter(|(_, of, _)| Some(*of) == level.above()).last();
            last.map(|(branch, ..)| branch.id.clone())?
        };
        self.with(branch, (level, &parent))
    }

    /// With a part one place up or down among its own; at an end it goes into what stands before or after. None when it
    /// cannot go there.
    pub fn moved(mut self, id: &str, step: Step) -> Option<Self> {
        let (level, parent) = (self.level(id)?, self.parent(id).to_owned());
        let parts = self.parts_of(level, &parent)?;
        let place = parts.iter().position(|part| part.id == id)?;
        let to = match step {
            Step::Up => place.checked_sub(1),
            Step::Down => Some(place + 1).filter(|to| *to < parts.len()),
        };
        match to {
            Some(to) => {
                parts.swap(place, to);
                Some(self)
            }
            None => {
                let branch = parts.remove(place);
                self.over_the_edge(branch, (level, &parent), step)
            }
        }
    }

    /// Into the neighbour of what it stood in.
    fn over_the_edge(mut self, branch: Branch, (level, parent): (Level, &str), step: Step) -> Option<Self> {
        let above = level.above()?;
        let all: Vec<&str> =
            self.walk().filter(|(_, of, _)| *of == above).map(|(branch, ..)| branch.id.as_str()).collect();
        let place = all.iter().position(|id| *id == parent)?;
        let to = match step {
            Step::Up => place.checked_sub(1),
            Step::Down => Some(place + 1),
        };
        let to = (*all.get(to?)?).to_owned();
        let parts = self.parts_of(level, &to)?;
        match step {
            Step::Up => parts.push(branch),
            Step::Down => parts.insert(0, branch),
        }
        Some(self)
    }

    /// The parts of a level below `parent`.
    fn parts_of(&mut self, level: Level, parent: &str) -> Option<&mut Vec<Branch>> {
        let named = |branch: &&mut Branch| branch.id == parent;
        match level {
            Level::Block => Some(&mut self.blocks),
            Level::Area => self.blocks.iter_mut().find(named).map(|block| &mut block.below),
            Level::Activity => {
                let mut areas = self.blocks.iter_mut().flat_map(|block| &mut block.below);
                areas.find(named).map(|area| &mut area.below)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline() -> Outline {
        let parts = [("b1", Level::Block, ""), ("r1", Level::Area, "b1"), ("a1", Level::Activity, "r1")];
        let more = [("a2", Level::Activity, "r1"), ("b2", Level::Block, ""), ("r2", Level::Area, "b2")];
        parts.into_iter().chain(more).fold(Outline::default(), |outline, (id, level, parent)| {
            let branch = Branch { id: id.to_owned(), below: Vec::new() };
            outline.with(branch, (level, parent)).unwrap()
        })
    }

    fn told(outline: &Outline) -> String {
        outline.walk().map(|(branch, ..)| branch.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_are_added_where_their_level_stands() {
        let all = outline();
        assert_eq!(told(&all), "b1 r1 a1 a2 b2 r2");
        assert_eq!((all.level("a2"), all.parent("a2")), (Some(Level::Activity), "r1"));
        let branch = || Branch { id: "x".to_owned(), below: Vec::new() };
        assert_eq!(all.clone().with(branch(), (Level::Activity, "b1")), None);
        assert_eq!(all.with(branch(), (Level::Area, "none")), None);
    }

    #[test]
    fn a_part_moves_among_its_own_and_over_the_edge() {
        let moved = |id: &str, step| outline().moved(id, step).map(|outline| told(&outline));
        assert_eq!(moved("a2", Step::Up).as_deref(), Some("b1 r1 a2 a1 b2 r2"));
        assert_eq!(moved("a2", Step::Down).as_deref(), Some("b1 r1 a1 b2 r2 a2"));
        assert_eq!(moved("b2", Step::Up).as_deref(), Some("b2 r2 b1 r1 a1 a2"));
        assert_eq!(moved("r2", Step::Up).as_deref(), Some("b1 r1 a1 a2 r2 b2"));
        for (id, step) in [("b1", Step::Up), ("r2", Step::Down), ("a1", Step::Up), ("none", Step::Up)] {
            assert_eq!(moved(id, step), None, "{id}");
        }
    }

    #[test]
    fn what_is_taken_out_can_be_put_back_with_all_below_it() {
        let out = outline().without("r1").unwrap();
        assert_eq!(told(&out), "b1 b2 r2");
        assert_eq!(told(&out.clone().with_back("r1").unwrap()), "b1 r1 a1 a2 b2 r2");
        assert_eq!(out.clone().with_back("a1"), None);
        let homeless = out.without("b1").unwrap().with_back("r1").unwrap();
        assert_eq!(told(&homeless), "b2 r2 r1 a1 a2");
        assert_eq!(outline().without("none"), None);
    }
}

//! Whether a condition can ever be met, and by whom: facts are tried one by one, and a branch is left as soon as the
//! condition is decided.

use std::collections::BTreeMap;

use super::condition::{Condition, Fact, Facts, ProfileField};
use super::model::{Question, QuestionKind, Questionnaire};

/// More trials than this are not made; the condition then counts as too entangled.
const MOST_TRIALS: usize = 200_000;

/// What came of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Solution {
    /// It can be met, by these facts.
    Met(World),
    /// Nobody can meet it.
    Never,
    /// That could not be found out within a bounded number of trials.
    TooEntangled,
}

/// Some facts about an institution and its answers. What is not decided is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// Facts with one value; `None` is any word no condition names.
    ones: BTreeMap<Fact, Option<String>>,
    /// Facts with several values at once, value by value.
    flags: BTreeMap<(Fact, String), bool>,
}

/// One thing to decide, with what it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    One(Fact, Vec<Option<String>>),
    Flag(Fact, String),
}

/// A world with the questions of a questionnaire: an answer to a question that is not put does not count.
struct Seen<'a> {
    questionnaire: &'a Questionnaire,
    world: &'a World,
}

impl Facts for Seen<'_> {
    fn has(&self, fact: &Fact, value: &str) -> Option<bool> {
        let found = self.world.has(self.questionnaire, fact, value);
        let Fact::Question(id) = fact else { return found };
        let question = &self.questionnaire.questions[self.questionnaire.question(id)?];
        let applies = question.applies_when.as_ref().map_or(Some(true), |condition| condition.holds(self));
        if applies == Some(false) {
            return Some(false);
        }
        found.filter(|has| !has || applies == Some(true))
    }
}

impl World {
    /// The word of a profile field, if one is decided and a condition names it.
    pub fn word(&self, field: ProfileField) -> Option<&str> {
        self.ones.get(&Fact::Profile(field)).and_then(Option::as_deref)
    }

    /// The mandates the institution must have.
    pub fn mandates(&self) -> Vec<String> {
        self.set(&Fact::Profile(ProfileField::Mandate))
    }

    /// The option that must be chosen in answer to a choice, if one is.
    pub fn option(&self, question: &str) -> Option<&str> {
        self.ones.get(&Fact::Question(question.to_owned())).and_then(Option::as_deref)
    }

    /// The elements of a checklist that must be met; `None` when nothing is decided about it.
    pub fn elements(&self, question: &str) -> Option<Vec<String>> {
        let fact = Fact::Question(question.to_owned());
        self.flags.keys().any(|(known, _)| *known == fact).then(|| self.set(&fact))
    }

    fn set(&self, fact: &Fact) -> Vec<String> {
        let is_set =
            |((known, value), set): (&(Fact, String), &bool)| (known == fact && *set).then(|| value.clone());
        self.flags.iter().filter_map(is_set).collect()
    }

    fn has(&self, questionnaire: &Questionnaire, fact: &Fact, value: &str) -> Option<bool> {
        if holds_several(questionnaire, fact) {
            return self.flags.get(&(fact.clone(), value.to_owned())).copied();
        }
        self.ones.get(fact).map(|one| one.as_deref() == Some(value))
    }
}

impl Questionnaire {
    /// Finds facts under which every one of `conditions` holds.
    pub fn solve(&self, conditions: &[&Condition]) -> Solution {
        let choices = self.choices(conditions);
        let mut trials = 0;
        let mut world = World::default();
        match self.search(conditions, &choices, &mut world, &mut trials) {
            Some(true) => Solution::Met(world),
            Some(false) => Solution::Never,
            None => Solution::TooEntangled,
        }
    }

    /// `Some(true)` with the facts left in `world`, `Some(false)` when there are none, `None` when it took too long.
    fn search(
        &self,
        conditions: &[&Condition],
        choices: &[Choice],
        world: &mut World,
        trials: &mut usize,
    ) -> Option<bool> {
        *trials += 1;
        if *trials > MOST_TRIALS {
            return None;
        }
        let seen = Seen { questionnaire: self, world };
        let decided: Vec<Option<bool>> = conditions.iter().map(|condition| condition.holds(&seen)).collect();
        if decided.contains(&Some(false)) {
            return Some(false);
        }
        if decided.iter().all(|one| *one == Some(true)) {
            return Some(true);
        }
        let Some((choice, rest)) = choices.split_first() else { return Some(false) };
        for step in choice.steps() {
            step.put(world);
            match self.search(conditions, rest, world, trials) {
                Some(false) => {}
                decided => return decided,
            }
        }
        choice.undo(world);
        Some(false)
    }

    /// Everything the conditions hang on, directly or through the questions they look at; what comes last in that
    /// chain is decided first.
    fn choices(&self, conditions: &[&Condition]) -> Vec<Choice> {
        let mut values: Vec<(Fact, Vec<String>)> = Vec::new();
        let mut waiting: Vec<&Condition> = conditions.to_vec();
        let mut followed: Vec<String> = Vec::new();
        while let Some(condition) = waiting.pop() {
            for (fact, compared, _) in condition.comparisons() {
                let Some(fact) = fact else { continue };
                if let Fact::Question(id) = &fact
                    && !followed.contains(id)
                {
                    followed.push(id.clone());
                    let question = self.question(id).map(|place| &self.questions[place]);
                    waiting.extend(question.and_then(|question| question.applies_when.as_ref()));
                }
                let place = values.iter().position(|(known, _)| *known == fact).unwrap_or_else(|| {
                    values.push((fact, Vec::new()));
                    values.len() - 1
                });
                for value in compared {
                    if !values[place].1.iter().any(|known| known == value) {
                        values[place].1.push(value.to_owned());
                    }
                }
            }
        }
        values.into_iter().rev().flat_map(|(fact, compared)| self.choice(fact, compared)).collect()
    }

    /// What may be chosen in answer to a choice.
    fn options_of(&self, id: &str) -> Vec<Option<String>> {
        let question = self.question(id).map(|place| &self.questions[place]);
        let options = question.into_iter().flat_map(Question::options);
        options.map(|option| Some(option.id.clone())).collect()
    }

    fn choice(&self, fact: Fact, compared: Vec<String>) -> Vec<Choice> {
        if holds_several(self, &fact) {
            return compared.into_iter().map(|value| Choice::Flag(fact.clone(), value)).collect();
        }
        let values = match &fact {
            Fact::Profile(ProfileField::Kind) => self.addressed_to.iter().cloned().map(Some).collect(),
            Fact::Profile(field) if field.vocabulary().is_some() => {
                field.vocabulary().unwrap_or_default().iter().map(|word| Some((*word).to_owned())).collect()
            }
            Fact::Profile(_) => compared.into_iter().map(Some).chain([None]).collect::<Vec<_>>(),
            Fact::Question(id) => self.options_of(id),
        };
        vec![Choice::One(fact, values)]
    }
}

fn holds_several(questionnaire: &Questionnaire, fact: &Fact) -> bool {
    match fact {
        Fact::Profile(field) => *field == ProfileField::Mandate,
        Fact::Question(id) => {
            let is_checklist = |question: &Question| matches!(question.kind, QuestionKind::Checklist { .. });
            questionnaire.question(id).is_some_and(|place| is_checklist(&questionnaire.questions[place]))
        }
    }
}

/// One thing decided.
enum Step<'a> {
    One(&'a Fact, &'a Option<String>),
    Flag(&'a Fact, &'a String, bool),
}

impl Step<'_> {
    fn put(&self, world: &mut World) {
        match self {
            Self::One(fact, value) => {
                world.ones.insert((*fact).clone(), (*value).clone());
            }
            Self::Flag(fact, value, is_set) => {
                world.flags.insert(((*fact).clone(), (*value).clone()), *is_set);
            }
        }
    }
}

impl Choice {
    fn steps(&self) -> Vec<Step<'_>> {
        match self {
            Self::One(fact, values) => values.iter().map(|value| Step::One(fact, value)).collect(),
            Self::Flag(fact, value) => vec![Step::Flag(fact, value, true), Step::Flag(fact, value, false)],
        }
    }

    fn undo(&self, world: &mut World) {
        match self {
            Self::One(fact, _) => {
                world.ones.remove(fact);
            }
            Self::Flag(fact, value) => {
                world.flags.remove(&(fact.clone(), value.clone()));
            }
        }
    }
}

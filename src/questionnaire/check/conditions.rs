//! Checks on `applies_when`: facts exist, questions look back, and somebody can meet it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::condition::{Condition, Fact, Facts, ProfileField};
use super::super::file::{AnswerKind, QuestionFile};
use super::super::parse::Parsed;
use super::super::problem::Problem;
use super::structure::{indicators, questions};

pub(super) fn conditions_make_sense(parsed: &Parsed, problems: &mut Vec<Problem>) {
    let order: Vec<&QuestionFile> = questions(parsed).map(|(_, question)| question).collect();
    let mut next = 0;
    for (file, indicator) in indicators(parsed) {
        if let Some(condition) = &indicator.applies_when {
            let per_unit = indicator.questions.iter().all(|question| question.per_unit);
            let owner = Owner { file, line: indicator.id.line, name: &indicator.id.text, per_unit };
            owner.check(condition, &order[..next], problems);
        }
        for question in &indicator.questions {
            let per_unit = question.per_unit;
            let owner = Owner { file, line: question.id.line, name: &question.id.text, per_unit };
            if let Some(condition) = &question.applies_when {
                owner.check(condition, &order[..next], problems);
            }
            next += 1;
        }
    }
}

struct Owner<'a> {
    file: &'a str,
    line: u64,
    name: &'a str,
    /// True when units are asked, and never the institution beside them.
    per_unit: bool,
}

impl Owner<'_> {
    fn problem(&self, message: String, problems: &mut Vec<Problem>) {
        problems.push(Problem::new(self.file, self.line, message));
    }

    fn check(&self, condition: &Condition, earlier: &[&QuestionFile], problems: &mut Vec<Problem>) {
        let before = problems.len();
        for (fact, values, _) in condition.comparisons() {
            match fact {
                None => {
                    let name = self.name;
                    let message = format!(
                        "a condition of `{name}` must look at a `profile` field or a `question`, not both"
                    );
                    self.problem(message, problems);
                }
                Some(Fact::Profile(field)) => self.check_profile(field, &values, problems),
                Some(Fact::Question(id)) => self.check_question(&id, &values, earlier, problems),
            }
        }
        if problems.len() == before && !can_be_met(condition, earlier) {
            let message =
                format!("the condition of `{}` can never be met; correct it or remove it", self.name);
            self.problem(message, problems);
        }
    }

    fn check_profile(&self, field: ProfileField, values: &[&str], problems: &mut Vec<Problem>) {
        let Some(words) = field.vocabulary() else { return };
        for value in values.iter().filter(|value| !words.contains(value)) {
            let message = format!("`{value}` is no {field}; use one of {}", words.join(", "));
            self.problem(message, problems);
        }
    }

    fn check_question(
        &self,
        id: &str,
        values: &[&str],
        earlier: &[&QuestionFile],
        problems: &mut Vec<Problem>,
    ) {
        let Some(question) = earlier.iter().find(|question| question.id.text == id) else {
            let message = format!("`{}` looks at `{id}`, which is not an earlier question", self.name);
            return self.problem(message, problems);
        };
        if !matches!(question.kind, AnswerKind::Choice | AnswerKind::Checklist) {
            let message = format!("`{}` looks at `{id}`, which has no options to compare with", self.name);
            return self.problem(message, problems);
        }
        if question.per_unit && !self.per_unit {
            let message = format!(
                "`{}` is asked of the institution and looks at `{id}`, which its units answer each; \
                 add `per_unit: true` or look elsewhere",
                self.name
            );
            return self.problem(message, problems);
        }
        for value in values.iter().filter(|value| question.options.iter().all(|o| o.id.text != **value)) {
            self.problem(format!("`{value}` is no option of `{id}`"), problems);
        }
    }
}

/// What a fact may be while all combinations are tried: one value, several at once, or another word.
type Possible = Vec<BTreeSet<String>>;

/// More combinations than this are not tried; the condition is then taken as possible.
const MOST_COMBINATIONS: usize = 100_000;

fn can_be_met(condition: &Condition, earlier: &[&QuestionFile]) -> bool {
    let mut values: BTreeMap<Fact, BTreeSet<String>> = BTreeMap::new();
    for (fact, compared, _) in condition.comparisons() {
        let known = values.entry(fact.expect("facts were checked before")).or_default();
        known.extend(compared.into_iter().map(str::to_owned));
    }
    let possible: Vec<(Fact, Possible)> = values
        .into_iter()
        .map(|(fact, compared)| (fact.clone(), possible(&fact, compared, earlier)))
        .collect();
    let combinations = possible.iter().map(|(_, sets)| sets.len()).try_fold(1_usize, usize::checked_mul);
    let Some(combinations) = combinations.filter(|count| *count <= MOST_COMBINATIONS) else { return true };
    (0..combinations).any(|number| condition.holds(&World::pick(&possible, number)) == Some(true))
}

fn possible(fact: &Fact, compared: BTreeSet<String>, earlier: &[&QuestionFile]) -> Possible {
    let several = match fact {
        Fact::Profile(field) => *field == ProfileField::Mandate,
        Fact::Question(id) => {
            earlier.iter().any(|question| question.id.text == *id && question.kind == AnswerKind::Checklist)
        }
    };
    let none = std::iter::once(BTreeSet::new());
    if !several {
        return none.chain(compared.into_iter().map(|value| BTreeSet::from([value]))).collect();
    }
    let words: Vec<String> = compared.into_iter().take(12).collect();
    let subset = |bits: usize| {
        words.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1).map(|(_, w)| w.clone()).collect()
    };
    (0..1_usize << words.len()).map(subset).collect()
}

struct World(BTreeMap<Fact, BTreeSet<String>>);

impl World {
    fn pick(possible: &[(Fact, Possible)], mut number: usize) -> Self {
        let mut facts = BTreeMap::new();
        for (fact, sets) in possible {
            facts.insert(fact.clone(), sets[number % sets.len()].clone());
            number /= sets.len();
        }
        Self(facts)
    }
}

impl Facts for World {
    fn has(&self, fact: &Fact, value: &str) -> Option<bool> {
        Some(self.0.get(fact).is_some_and(|values| values.contains(value)))
    }
}

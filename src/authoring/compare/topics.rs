//! Which scores of two versions can be held against each other: those of topics that are made alike from answers that
//! mean the same.

use std::collections::BTreeMap;

use super::{Comparison, QuestionComparison, State, compare};
use crate::questionnaire::{Part, Questionnaire};

/// What of a node or question changes its score for the same answers.
const DECIDES: [&str; 6] = ["weight", "core", "rule", "children", "added", "removed"];

/// The topics whose scores can be compared: the place of each in `new`, and in `old`.
///
/// None at all where the two put a score together otherwise: another scale, another meaning of "do not know".
pub fn comparable_topics(old: &Questionnaire, new: &Questionnaire) -> Vec<(usize, usize)> {
    if old.id != new.id || !scores_alike(old, new) {
        return Vec::new();
    }
    let comparison = compare(old, new);
    let alike = Alike::of(&comparison);
    let pair = |(place, node): (usize, &crate::questionnaire::Node)| {
        let before = old.node(&node.id)?;
        alike.node((new, place), (old, before)).then_some((place, before))
    };
    new.nodes.iter().enumerate().filter_map(pair).collect()
}

fn scores_alike(old: &Questionnaire, new: &Questionnaire) -> bool {
    let scale = |all: &Questionnaire| {
        let levels = all.scale.levels.iter().map(|level| (level.from, level.excludes_start));
        (all.scale.core_cap, levels.collect::<Vec<_>>())
    };
    scale(old) == scale(new)
        && (old.do_not_know, old.no_data) == (new.do_not_know, new.no_data)
        && old.minimum_coverage == new.minimum_coverage
}

/// What stayed alike, by the ids of the newer version.
struct Alike<'a> {
    /// Questions whose answers mean the same, with the id each had before.
    questions: BTreeMap<&'a str, &'a str>,
    /// Nodes that are made otherwise.
    touched: Vec<&'a str>,
}

impl<'a> Alike<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let is_alike = |one: &&QuestionComparison| {
            let decides = one.changes.iter().any(|change| DECIDES.contains(&change.what.as_str()));
            one.comparable && one.state != State::Removed && !decides
        };
        let pair = |one: &'a QuestionComparison| Some((one.id.as_str(), one.before.as_deref()?));
        let touched = comparison.tree.iter().filter(|one| {
            // Parts are looked at one by one: a part with another id may be the same question reworded.
            one.changes
                .iter()
                .any(|change| DECIDES.contains(&change.what.as_str()) && change.what != "children")
        });
        Self {
            questions: comparison.questions.iter().filter(is_alike).filter_map(pair).collect(),
            touched: touched.map(|one| one.id.as_str()).collect(),
        }
    }

    /// Whether a node and all below it are alike.
    fn node(&self, (new, place): (&Questionnaire, usize), (old, before): (&Questionnaire, usize)) -> bool {
        let (node, was) = (&new.nodes[place], &old.nodes[before]);
        let same = |(part, was): (&Part, &Part)| match (*part, *was) {
            (Part::Node(place), Part::Node(before)) => {
                new.nodes[place].id == old.nodes[before].id && self.node((new, place), (old, before))
            }
            (Part::Question(place), Part::Question(before)) => {
                let before = old.questions[before].id.as_str();
                self.questions.get(new.questions[place].id.as_str()) == Some(&before)
            }
            (Part::Node(_), Part::Question(_)) | (Part::Question(_), Part::Node(_)) => false,
        };
        !self.touched.contains(&node.id.as_str())
            && node.parts.len() == was.parts.len()
            && node.parts.iter().zip(&was.parts).all(same)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::questionnaire::load;

    fn questionnaire() -> Questionnaire {
        let shipped =
            crate::assessment::shipped().into_iter().map(|folder| load(&folder).expect("no problems"));
        shipped.into_iter().find(|one| one.id == "state-duty").expect("it is there")
    }

    #[test]
    fn every_topic_of_the_same_version_can_be_compared() {
        let one = questionnaire();
        let pairs = comparable_topics(&one, &one);
        assert_eq!(pairs, (0..one.nodes.len()).map(|place| (place, place)).collect::<Vec<_>>());
    }

    #[test]
    fn a_question_that_means_something_else_takes_everything_above_it_along() {
        let (old, mut new) = (questionnaire(), questionnaire());
        new.version += 1;
        let crate::questionnaire::QuestionKind::Choice { options } = &mut new.questions[0].kind else {
            panic!("the first question is a choice");
        };
        options[1].points = Decimal::new(1, 2);
        let indicator = new.questions[0].indicator;
        let pairs = comparable_topics(&old, &new);
        assert!(pairs.len() < new.nodes.len() && !pairs.is_empty());
        assert!(!pairs.iter().any(|(place, _)| *place == indicator || new.roots.contains(place)));
    }

    #[test]
    fn nothing_is_compared_across_scales() {
        let (old, mut new) = (questionnaire(), questionnaire());
        new.scale.levels[1].from += Decimal::new(1, 2);
        assert_eq!(comparable_topics(&old, &new), []);
    }
}

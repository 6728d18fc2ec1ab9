//! Versions of one questionnaire in one round: what of them can be put together.

use std::sync::Arc;

use super::input::Participant;
use crate::questionnaire::{Evolution, Part, Question, QuestionKind, Questionnaire, Text};

/// A version of a questionnaire that is answered in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedVersion {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// The version.
    pub version: u32,
    /// Its name.
    pub title: Text,
    /// Responses it was put to.
    pub asked: u32,
    /// Of these, accepted.
    pub accepted: u32,
}

/// The versions answered in a round, by questionnaire and version. Where a questionnaire stands there twice, it was
/// changed half-way.
pub fn versions(participants: &[Participant]) -> Vec<AskedVersion> {
    let mut found: Vec<(&Arc<Questionnaire>, AskedVersion)> = Vec::new();
    for participant in participants {
        let own = &participant.questionnaire;
        let place = found.iter().position(|(known, _)| Arc::ptr_eq(known, own) || *known == own);
        let place = place.unwrap_or_else(|| {
            let (questionnaire, version, title) = (own.id.clone(), own.version, own.title.clone());
            found.push((own, AskedVersion { questionnaire, version, title, asked: 0, accepted: 0 }));
            found.len() - 1
        });
        found[place].1.asked += 1;
        found[place].1.accepted += u32::from(participant.accepted.is_some());
    }
    let mut versions: Vec<AskedVersion> = found.into_iter().map(|(_, version)| version).collect();
    versions.sort_by(|a, b| (&a.questionnaire, a.version).cmp(&(&b.questionnaire, b.version)));
    versions
}

/// Whether a node means the same in an older and a newer version: the same rule and target over the same parts. Its
/// results can then be put together.
pub(super) fn is_comparable(old: (&Questionnaire, usize), new: (&Questionnaire, usize)) -> bool {
    let (before, after) = (&old.0.nodes[old.1], &new.0.nodes[new.1]);
    before.rule == after.rule
        && before.indicator == after.indicator
        && (before.core, before.core_element) == (after.core, after.core_element)
        && old.0.target_of(old.1) == new.0.target_of(new.1)
        && before.parts.len() == after.parts.len()
        && before.parts.iter().zip(&after.parts).all(|(one, other)| same_part((old.0, *one), (new.0, *other)))
}

fn same_part(old: (&Questionnaire, Part), new: (&Questionnaire, Part)) -> bool {
    match (old.1, new.1) {
        (Part::Node(before), Part::Node(after)) => {
            let (one, other) = (&old.0.nodes[before], &new.0.nodes[after]);
            one.id == other.id && one.weight == other.weight && is_comparable((old.0, before), (new.0, after))
        }
        (Part::Question(before), Part::Question(after)) => {
            same_question(&old.0.questions[before], &new.0.questions[after])
        }
        (Part::Node(_), Part::Question(_)) | (Part::Question(_), Part::Node(_)) => false,
    }
}

/// The same words, or somebody has said that the meaning is the same; and the same points either way.
fn same_question(old: &Question, new: &Question) -> bool {
    let is_said = match &new.evolution {
        Some(Evolution::SameAs(id) | Evolution::Reworded(id)) => id.text == old.id,
        Some(Evolution::New | Evolution::SplitFrom(_)) | None => false,
    };
    let is_same = old.id == new.id && old.text.get("en") == new.text.get("en");
    let points = |question: &Question| -> Vec<_> {
        question.options().iter().map(|option| (option.id.clone(), option.points)).collect()
    };
    let is_choice = |question: &Question| matches!(question.kind, QuestionKind::Choice { .. });
    (is_same || is_said)
        && old.weight == new.weight
        && old.per_unit == new.per_unit
        && is_choice(old) == is_choice(new)
        && points(old) == points(new)
}

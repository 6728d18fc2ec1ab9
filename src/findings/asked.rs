//! The questionnaires of a round, and where they meet.

use std::sync::Arc;

use super::input::Participant;
use super::topic::TopicKey;
use crate::questionnaire::{Node, Questionnaire};
use crate::response::InstitutionKind;

/// A questionnaire of the round, and whether its pillars and principles meet those of the others.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    meets_others: bool,
}

impl<'a> Asked<'a> {
    /// Each questionnaire once, those to government bodies first.
    pub(super) fn of(participants: &'a [Participant]) -> Vec<Self> {
        let mut found: Vec<&Arc<Questionnaire>> = Vec::new();
        for one in participants.iter().map(|participant| &participant.questionnaire) {
            if !found.iter().any(|known| is_same(known, one)) {
                found.push(one);
            }
        }
        found.sort_by_key(|questionnaire| {
            let kinds = questionnaire.addressed_to.iter();
            let first = kinds.filter_map(|kind| InstitutionKind::from_code(kind)).min();
            (first, questionnaire.id.clone(), questionnaire.version)
        });
        let first = found.first().map(|questionnaire| &questionnaire.scale.levels);
        let asked = |one: &&'a Arc<Questionnaire>| Self {
            questionnaire: one,
            meets_others: first == Some(&one.scale.levels),
        };
        found.iter().map(asked).collect()
    }

    /// Whether this is what a participant was asked.
    pub(super) fn is_of(self, participant: &Participant) -> bool {
        is_same(self.questionnaire, &participant.questionnaire)
    }

    /// The topic a node belongs to. Ratings on different scales cannot be added up: a questionnaire with another
    /// scale than the first stays by itself.
    pub(super) fn key(self, place: usize) -> TopicKey {
        let Self { questionnaire, meets_others } = self;
        let node: &Node = &questionnaire.nodes[place];
        let name = if meets_others {
            questionnaire.id.clone()
        } else {
            format!("{}-{}", questionnaire.id, questionnaire.version)
        };
        match (node.pillar, node.principle) {
            (Some(pillar), _) if meets_others => TopicKey::Pillar(pillar),
            (None, Some(principle)) if meets_others => TopicKey::Principle(principle),
            _ if questionnaire.roots.contains(&place) => TopicKey::Whole(name, node.id.clone()),
            _ => TopicKey::Node(name, node.id.clone()),
        }
    }
}

fn is_same(this: &Questionnaire, other: &Questionnaire) -> bool {
    std::ptr::eq(this, other) || this == other
}

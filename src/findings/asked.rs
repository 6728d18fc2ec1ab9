//! The questionnaires of a round, and where they meet.

use std::sync::Arc;

use super::input::Participant;
use super::topic::TopicKey;
use super::versions::is_comparable;
use crate::questionnaire::{IndicatorKind, Node, Questionnaire};
use crate::response::InstitutionKind;

/// A questionnaire of the round, and whether its pillars and principles meet those of the others.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    meets_others: bool,
    /// What its topics go by where they differ from those of an earlier version.
    own_name: String,
    /// True when another version stands before it.
    is_later: bool,
    /// What the topic of each node goes by: the same as in an earlier version where the two can be compared.
    names: Vec<String>,
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
        // What was answered decides nothing here: drafts of one number are told apart by what they ask.
        found.sort_by_cached_key(|questionnaire| {
            let kinds = questionnaire.addressed_to.iter();
            let first = kinds.filter_map(|kind| InstitutionKind::from_code(kind)).min();
            let asks = |one: &Node| format!("{}:{}", one.id, one.title.get("en"));
            let nodes: Vec<String> = questionnaire.nodes.iter().map(asks).collect();
            (first, questionnaire.id.clone(), questionnaire.version, nodes)
        });
        let first = found.first().map(|questionnaire| &questionnaire.scale.levels);
        let mut all: Vec<Self> = Vec::new();
        for questionnaire in &found {
            let one = Self::beside(questionnaire, first == Some(&questionnaire.scale.levels), &all);
            all.push(one);
        }
        all
    }

    /// A questionnaire with the names of its topics, beside those already named.
    fn beside(questionnaire: &'a Questionnaire, meets_others: bool, named: &[Self]) -> Self {
        let Questionnaire { id, version, .. } = questionnaire;
        let base = if meets_others { id.clone() } else { format!("{id}-{version}") };
        let is_twin = |other: &&Self| {
            other.questionnaire.id == *id
                && other.meets_others == meets_others
                && (meets_others || other.questionnaire.version == *version)
        };
        let twins: Vec<&Self> = named.iter().filter(is_twin).collect();
        let is_free = |name: &String| twins.iter().all(|twin| twin.own_name != *name);
        let later = (1..).map(|number| match number {
            1 => format!("{base}-v{version}"),
            _ => format!("{base}-v{version}-{number}"),
        });
        let own_name =
            std::iter::once(base.clone()).chain(later).find(is_free).unwrap_or_else(|| base.clone());
        let is_later = own_name != base;
        let name = |place: usize| {
            let node = &questionnaire.nodes[place].id;
            let there: Vec<_> =
                twins.iter().filter_map(|twin| Some((twin, twin.questionnaire.node(node)?))).collect();
            let same = there
                .iter()
                .find(|(twin, known)| is_comparable((twin.questionnaire, *known), (questionnaire, place)));
            match same {
                Some((twin, known)) => twin.names[*known].clone(),
                // What only this version asks is mistaken for nothing else.
                None if there.is_empty() => base.clone(),
                None => own_name.clone(),
            }
        };
        let names = (0..questionnaire.nodes.len()).map(name).collect();
        Self { questionnaire, meets_others, own_name, is_later, names }
    }

    /// Whether this is what a participant was asked.
    pub(super) fn is_of(&self, participant: &Participant) -> bool {
        is_same(self.questionnaire, &participant.questionnaire)
    }

    /// The topic a node belongs to. Ratings on different scales cannot be added up: a questionnaire with another
    /// scale than the first stays by itself.
    pub(super) fn key(&self, place: usize) -> TopicKey {
        let node: &Node = &self.questionnaire.nodes[place];
        let name = self.names[place].clone();
        match (node.pillar, node.principle) {
            (Some(pillar), _) if self.meets_others => TopicKey::Pillar(pillar),
            (None, Some(principle)) if self.meets_others => TopicKey::Principle(principle),
            _ if self.questionnaire.roots.contains(&place) => TopicKey::Whole(name, node.id.clone()),
            _ => TopicKey::Node(name, node.id.clone()),
        }
    }

    /// The topic of everything that tells one kind of thing.
    pub(super) fn indicators_key(&self, kind: IndicatorKind) -> TopicKey {
        TopicKey::Indicators(kind, (!self.meets_others).then(|| self.own_name.clone()))
    }

    /// The version to be named beside the title of a topic that is kept apart from that of another version.
    pub(super) fn version_beside(&self, place: usize) -> Option<u32> {
        (self.is_later && self.names[place] == self.own_name).then_some(self.questionnaire.version)
    }
}

fn is_same(this: &Questionnaire, other: &Questionnaire) -> bool {
    std::ptr::eq(this, other) || this == other
}

//! Which topics a response counts in, and how many others count in the same: what can be said before anything is
//! accepted, from who was asked and who has handed in.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::input::{Participant, Standing};
use super::topic::TopicKey;
use crate::questionnaire::Text;
use crate::response::{InstitutionKind, ResponseId};

/// How many institutions of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupSize {
    /// They are asked.
    pub enrolled: u32,
    /// They have handed in, accepted or not.
    pub handed_in: u32,
}

/// Topics that are put to the same institutions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Titles of the topics: wholes, pillars and principles first.
    pub topics: Vec<Text>,
    /// The institutions they are put to, by kind.
    pub sizes: BTreeMap<InstitutionKind, GroupSize>,
}

/// The topics of one response, put together by whom else they are put to; those put to the most first.
pub fn audiences(participants: &[Participant], response: ResponseId) -> Vec<Audience> {
    let questionnaires = Asked::of(participants);
    let Some(own) = participants.iter().find(|one| one.response == response) else { return Vec::new() };
    let mut found: BTreeMap<Vec<bool>, BTreeMap<TopicKey, Text>> = BTreeMap::new();
    for asked in questionnaires.iter().filter(|asked| asked.is_of(own)) {
        for (place, node) in asked.questionnaire.nodes.iter().enumerate() {
            let key = asked.key(place);
            let askers = questionnaires.iter().map(|other| asks(other, &key)).collect();
            found.entry(askers).or_default().entry(key).or_insert_with(|| node.title.clone());
        }
    }
    let mut audiences: Vec<Audience> = found
        .into_iter()
        .map(|(askers, topics)| Audience {
            topics: topics.into_values().collect(),
            sizes: sizes(participants, &questionnaires, &askers),
        })
        .collect();
    audiences.sort_by_key(|audience| {
        std::cmp::Reverse(audience.sizes.values().map(|size| size.enrolled).sum::<u32>())
    });
    audiences
}

fn asks(asked: &Asked<'_>, key: &TopicKey) -> bool {
    (0..asked.questionnaire.nodes.len()).any(|place| asked.key(place) == *key)
}

fn sizes(
    participants: &[Participant],
    questionnaires: &[Asked<'_>],
    askers: &[bool],
) -> BTreeMap<InstitutionKind, GroupSize> {
    let mut sizes: BTreeMap<InstitutionKind, GroupSize> = BTreeMap::new();
    for participant in participants {
        let is_asked =
            questionnaires.iter().zip(askers).any(|(asked, asks)| *asks && asked.is_of(participant));
        if !is_asked {
            continue;
        }
        if participant.standing == Standing::Withdrawn {
            continue;
        }
        let size = sizes.entry(participant.kind()).or_default();
        size.enrolled += 1;
        size.handed_in += match participant.standing {
            Standing::Submitted | Standing::Accepted => 1,
            Standing::NotStarted | Standing::InProgress | Standing::Withdrawn => 0,
        };
    }
    sizes
}

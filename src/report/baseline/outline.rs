//! Which topics become chapters and which become their sections.

use std::collections::BTreeSet;

use crate::disclosure::{Findings, TopicRelease};

/// A chapter of findings.
pub(in crate::report) struct Chapter {
    /// Place of its topic.
    pub topic: usize,
    /// Places of the topics of its sections.
    pub sections: Vec<usize>,
}

/// The chapters: the pillars, and for trees without pillars their own upper levels.
pub(in crate::report) fn chapters(findings: &Findings) -> Vec<Chapter> {
    let topics = &findings.topics;
    let chapter = |topic: usize| Chapter { topic, sections: topics[topic].children.clone() };
    let mut found: Vec<Chapter> =
        (0..topics.len()).filter(|place| is_pillar(&topics[*place])).map(chapter).collect();
    for root in roots(findings).into_iter().filter(|root| !has_pillar(topics, *root)) {
        let (parents, leaves): (Vec<usize>, Vec<usize>) =
            topics[root].children.iter().partition(|child| depth(topics, **child) > 1);
        if parents.is_empty() || topics[root].children.iter().any(|child| is_principle(&topics[*child])) {
            found.push(chapter(root));
            continue;
        }
        if !leaves.is_empty() {
            found.push(Chapter { topic: root, sections: leaves });
        }
        found.extend(parents.into_iter().map(chapter));
    }
    found
}

/// Topics that stand under no other and are no chapter: the wholes of questionnaires.
pub(in crate::report) fn wholes(findings: &Findings, chapters: &[Chapter]) -> Vec<usize> {
    let is_chapter = |place: &usize| chapters.iter().any(|chapter| chapter.topic == *place);
    roots(findings).into_iter().filter(|place| !is_chapter(place)).collect()
}

/// The lowest topics under a topic, each once, in their order.
pub(in crate::report) fn leaves_below(topics: &[TopicRelease], topic: usize) -> Vec<usize> {
    let mut found = BTreeSet::new();
    let mut waiting = topics[topic].children.clone();
    while let Some(place) = waiting.pop() {
        if topics[place].children.is_empty() {
            found.insert(place);
        }
        waiting.extend(&topics[place].children);
    }
    found.into_iter().collect()
}

pub(in crate::report) fn is_pillar(topic: &TopicRelease) -> bool {
    topic.code.starts_with("pillar-")
}

pub(in crate::report) fn is_principle(topic: &TopicRelease) -> bool {
    principle(topic).is_some()
}

/// The number of the principle a topic is.
pub(in crate::report) fn principle(topic: &TopicRelease) -> Option<u8> {
    topic.code.strip_prefix("principle-")?.parse().ok()
}

fn roots(findings: &Findings) -> Vec<usize> {
    let below: BTreeSet<usize> =
        findings.topics.iter().flat_map(|topic| topic.children.iter().copied()).collect();
    (0..findings.topics.len()).filter(|place| !below.contains(place)).collect()
}

fn has_pillar(topics: &[TopicRelease], topic: usize) -> bool {
    is_pillar(&topics[topic]) || topics[topic].children.iter().any(|child| has_pillar(topics, *child))
}

fn depth(topics: &[TopicRelease], topic: usize) -> usize {
    topics[topic].children.iter().map(|child| 1 + depth(topics, *child)).max().unwrap_or(0)
}

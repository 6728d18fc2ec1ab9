//! What is committed to, what is done and what comes of it: all indicators of a kind put together.

use super::asked::Asked;
use super::cell::Cell;
use super::draw::{Scored, add_member};
use super::topic::{TopicFinding, TopicKey};
use crate::questionnaire::{IndicatorKind, Questionnaire, Text};
use crate::scoring::{Scheme, score_indicators};

/// The kinds in the order they are shown.
const KINDS: [IndicatorKind; 3] = [IndicatorKind::Structural, IndicatorKind::Process, IndicatorKind::Outcome];

/// A topic for each kind of indicator that is asked about, over all questionnaires of one scale. Its parts are the
/// indicators.
pub(super) fn indicator_topics(
    topics: &[TopicFinding],
    questionnaires: &[Asked<'_>],
    scored: &[Scored<'_>],
    scheme: Scheme,
) -> Vec<TopicFinding> {
    let mut found: Vec<TopicFinding> = Vec::new();
    for kind in KINDS {
        for (number, asked) in questionnaires.iter().enumerate() {
            if !tells(asked.questionnaire, kind) {
                continue;
            }
            let key = asked.indicators_key(kind);
            let place = found.iter().position(|topic| topic.key == key).unwrap_or_else(|| {
                found.push(empty(key, asked.questionnaire, kind));
                found.len() - 1
            });
            let topic = &mut found[place];
            add_parts(topic, asked, kind, topics);
            for one in scored.iter().filter(|one| one.asked == number) {
                let score = score_indicators(asked.questionnaire, &one.scorecard, kind, scheme);
                add_member(one, score, topic);
            }
        }
    }
    for topic in &mut found {
        topic.by_kind.sort_by_key(|(kind, _)| *kind);
        topic.members.sort_by(|a, b| (&a.name, a.response).cmp(&(&b.name, b.response)));
    }
    found
}

fn tells(questionnaire: &Questionnaire, kind: IndicatorKind) -> bool {
    questionnaire.nodes.iter().any(|node| node.indicator == Some(kind))
}

fn empty(key: TopicKey, questionnaire: &Questionnaire, kind: IndicatorKind) -> TopicFinding {
    let levels = &questionnaire.scale.levels;
    TopicFinding {
        key,
        level: "indicators".to_owned(),
        // Pages have their own word for it.
        title: Text::english(kind.code()),
        scale: levels.iter().map(|level| level.title.clone()).collect(),
        indicator: Some(kind),
        children: Vec::new(),
        all: Cell::empty(levels.len()),
        by_kind: Vec::new(),
        members: Vec::new(),
    }
}

fn add_parts(topic: &mut TopicFinding, asked: &Asked<'_>, kind: IndicatorKind, topics: &[TopicFinding]) {
    for (place, _) in
        asked.questionnaire.nodes.iter().enumerate().filter(|(_, node)| node.indicator == Some(kind))
    {
        let key = asked.key(place);
        let found = topics.iter().position(|topic| topic.key == key);
        topic.children.extend(found.filter(|found| !topic.children.contains(found)));
    }
    topic.children.sort_unstable();
}

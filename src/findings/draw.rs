//! From accepted responses to findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::asked::Asked;
use super::cell::Cell;
use super::gaps::{GapEntry, gap_register};
use super::indicators::indicator_topics;
use super::input::{Basis, Participant, ResponseRate, response_rates};
use super::topic::{Member, TopicFinding, TopicKey};
use super::versions::{AskedVersion, versions};
use crate::questionnaire::{Part, Questionnaire, TRANSLATIONS, Text};
use crate::response::{AnswerSheet, InstitutionKind};
use crate::scoring::{NodeScore, Scheme, Scorecard, score_by};

/// The findings of one round, for the NHRI's own eyes. What others may see comes from
/// [`disclosure`](crate::disclosure).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Who was asked and how far they came, by kind.
    pub rates: BTreeMap<InstitutionKind, ResponseRate>,
    /// Every topic: wholes, pillars, principles, then the other nodes from the top down.
    pub topics: Vec<TopicFinding>,
    /// Indicators with gaps, the most widespread first.
    pub gaps: Vec<GapEntry>,
}

impl Baseline {
    /// The place of a topic by its [`TopicKey::code`].
    pub fn topic(&self, code: &str) -> Option<&TopicFinding> {
        self.topics.iter().find(|topic| topic.key.code() == code)
    }
}

/// A participant with its scores.
pub(super) struct Scored<'a> {
    pub(super) participant: &'a Participant,
    /// The answers the scores rest on.
    pub(super) sheet: &'a AnswerSheet,
    /// Place of what it was asked among the questionnaires of the round.
    pub(super) asked: usize,
    pub(super) scorecard: Scorecard,
}

/// Findings with what is told by kind of indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Whose word they rest on.
    pub basis: Basis,
    /// How answers became scores.
    pub scheme: Scheme,
    /// By topic.
    pub baseline: Arc<Baseline>,
    /// All indicators of a kind put together: structural, process, outcome, as far as there are any.
    pub indicators: Vec<TopicFinding>,
    /// The versions of the questionnaires that were answered.
    pub versions: Vec<AskedVersion>,
}

impl Drawn {
    /// Every topic: those of the baseline in their places, then the kinds of indicators.
    pub fn topics(&self) -> impl Iterator<Item = &TopicFinding> {
        self.baseline.topics.iter().chain(&self.indicators)
    }

    /// A topic by its [`TopicKey::code`].
    pub fn topic(&self, code: &str) -> Option<&TopicFinding> {
        self.topics().find(|topic| topic.key.code() == code)
    }
}

/// Draws the findings from what institutions say of themselves, by the rules their questionnaires declare.
pub fn draw(participants: &[Participant]) -> Baseline {
    let Drawn { baseline, .. } = draw_by(participants, Basis::SelfAssessed, Scheme::Declared);
    Arc::unwrap_or_clone(baseline)
}

/// Draws the findings on a basis by a scheme. Only accepted responses count; the order of participants changes nothing.
pub fn draw_by(participants: &[Participant], basis: Basis, scheme: Scheme) -> Drawn {
    let questionnaires = Asked::of(participants);
    let mut scored: Vec<Scored<'_>> = participants
        .iter()
        .filter_map(|participant| {
            let sheet = participant.sheet(basis)?;
            let asked = questionnaires.iter().position(|asked| asked.is_of(participant))?;
            // What an institution chose was checked when it was stored; the questionnaire itself is the same for all.
            let answered = sheet.asked(&participant.questionnaire).ok()?;
            Some(Scored { participant, sheet, asked, scorecard: score_by(&answered, sheet, scheme) })
        })
        .collect();
    scored.sort_by(|a, b| {
        let key = |one: &Scored<'_>| (one.participant.institution.name.clone(), one.participant.response);
        key(a).cmp(&key(b))
    });
    let topics = topics(&questionnaires, &scored);
    let gaps = gap_register(&topics, &questionnaires, &scored);
    let indicators = indicator_topics(&topics, &questionnaires, &scored, scheme);
    let rates = response_rates(participants);
    let baseline = Arc::new(Baseline { rates, topics, gaps });
    Drawn { basis, scheme, baseline, indicators, versions: versions(participants) }
}

fn topics(questionnaires: &[Asked<'_>], scored: &[Scored<'_>]) -> Vec<TopicFinding> {
    let order = topic_order(questionnaires);
    let places: BTreeMap<TopicKey, usize> =
        order.iter().enumerate().map(|(place, (key, ..))| (key.clone(), place)).collect();
    let mut topics: Vec<TopicFinding> =
        order.iter().map(|(key, asked, node)| empty_topic(key, asked, *node)).collect();
    let places: Vec<Vec<usize>> = questionnaires.iter().map(|asked| topic_places(asked, &places)).collect();
    for (asked, places) in questionnaires.iter().zip(&places) {
        add_children(asked.questionnaire, places, &mut topics);
    }
    for one in scored {
        add_members(one, &places[one.asked], &mut topics);
    }
    for topic in &mut topics {
        topic.by_kind.sort_by_key(|(kind, _)| *kind);
    }
    topics
}

/// The topic of every node of a questionnaire.
fn topic_places(asked: &Asked<'_>, places: &BTreeMap<TopicKey, usize>) -> Vec<usize> {
    (0..asked.questionnaire.nodes.len()).map(|node| places[&asked.key(node)]).collect()
}

/// Wholes, pillars and principles by number, then the rest from the top of each tree down.
pub(super) fn topic_order<'a, 'b>(questionnaires: &'b [Asked<'a>]) -> Vec<(TopicKey, &'b Asked<'a>, usize)> {
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for asked in questionnaires {
        for place in top_down(asked.questionnaire) {
            let key = asked.key(place);
            if seen.insert(key.clone()) {
                order.push((key, asked, place));
            }
        }
    }
    order.sort_by_key(|(key, ..)| match key {
        TopicKey::Whole(..) => (0, 0),
        TopicKey::Pillar(number) => (1, *number),
        TopicKey::Principle(number) => (2, *number),
        TopicKey::Node(..) | TopicKey::Indicators(..) => (3, 0),
    });
    order
}

/// Places of all nodes, parents before children, in the order of the files.
fn top_down(questionnaire: &Questionnaire) -> Vec<usize> {
    let mut order = Vec::new();
    let mut level: Vec<usize> = questionnaire.roots.clone();
    while !level.is_empty() {
        order.retain(|place| !level.contains(place));
        order.extend(&level);
        let below = level.iter().flat_map(|place| &questionnaire.nodes[*place].parts).filter_map(node_place);
        let mut next: Vec<usize> = Vec::new();
        below.for_each(|place| {
            if !next.contains(&place) {
                next.push(place);
            }
        });
        level = next;
    }
    order
}

const fn node_place(part: &Part) -> Option<usize> {
    match part {
        Part::Node(place) => Some(*place),
        Part::Question(_) => None,
    }
}

fn empty_topic(key: &TopicKey, asked: &Asked<'_>, place: usize) -> TopicFinding {
    let questionnaire = asked.questionnaire;
    let node = &questionnaire.nodes[place];
    let title = match key {
        TopicKey::Whole(..) => whole_title(questionnaire, place),
        _ => node.title.clone(),
    };
    let title = match asked.version_beside(place) {
        Some(version) if matches!(key, TopicKey::Whole(..) | TopicKey::Node(..)) => {
            with_version(&title, version)
        }
        _ => title,
    };
    TopicFinding {
        key: key.clone(),
        level: node.level.clone(),
        title,
        scale: questionnaire.scale.levels.iter().map(|level| level.title.clone()).collect(),
        indicator: node.indicator,
        children: Vec::new(),
        all: Cell::empty(questionnaire.scale.levels.len()),
        by_kind: Vec::new(),
        members: Vec::new(),
    }
}

/// The title with the version behind it, in every language it is in.
fn with_version(title: &Text, version: u32) -> Text {
    let mut whole = Text::english(format!("{} (v{version})", title.get("en")));
    for language in TRANSLATIONS.into_iter().filter(|language| title.has(language)) {
        whole.translate(language, format!("{} (v{version})", title.get(language)));
    }
    whole
}

/// The only whole of a questionnaire goes by the questionnaire's name.
fn whole_title(questionnaire: &Questionnaire, place: usize) -> crate::questionnaire::Text {
    if questionnaire.roots.len() == 1 {
        questionnaire.title.clone()
    } else {
        questionnaire.nodes[place].title.clone()
    }
}

fn add_children(questionnaire: &Questionnaire, places: &[usize], topics: &mut [TopicFinding]) {
    for place in top_down(questionnaire) {
        let parent = places[place];
        for child in questionnaire.nodes[place].parts.iter().filter_map(node_place) {
            let child = places[child];
            if child != parent && !topics[parent].children.contains(&child) {
                topics[parent].children.push(child);
            }
        }
    }
    for topic in topics {
        topic.children.sort_unstable();
    }
}

fn add_members(one: &Scored<'_>, places: &[usize], topics: &mut [TopicFinding]) {
    for (place, score) in places.iter().zip(&one.scorecard.nodes) {
        add_member(one, score.clone(), &mut topics[*place]);
    }
}

/// Adds what an institution has on a topic.
pub(super) fn add_member(one: &Scored<'_>, score: NodeScore, topic: &mut TopicFinding) {
    let participant = one.participant;
    let kind = participant.kind();
    topic.all.add(&score);
    cell_of(topic, kind).add(&score);
    topic.members.push(Member {
        response: participant.response,
        name: participant.institution.name.clone(),
        kind,
        profile: participant.profile(),
        score,
    });
}

fn cell_of(topic: &mut TopicFinding, kind: InstitutionKind) -> &mut Cell {
    let known = topic.by_kind.iter().position(|(known, _)| *known == kind);
    let place = known.unwrap_or_else(|| {
        topic.by_kind.push((kind, Cell::empty(topic.scale.len())));
        topic.by_kind.len() - 1
    });
    &mut topic.by_kind[place].1
}

//! Two rounds side by side, on comparable items only.
//!
//! Both rounds are scored with one instrument: this round's questionnaire without the questions whose answers cannot
//! be held against each other. Answers of the earlier round stand under the ids their questions have now. So weights,
//! scale and target are the same on both sides, and a difference is one of answers. The scores differ from those
//! published then wherever something was left out.
//!
//! Means, levels and shares are taken over the institutions that answered in both rounds; the whole of each round
//! stands beside. Bodies that were merged or split are counted apart: no predecessor's score is averaged into
//! another's.

mod follow;
mod instrument;
mod pairs;

use std::collections::BTreeSet;

use super::asked::Asked;
use super::cell::Cell;
use super::draw::{Baseline, draw};
use super::input::Participant;
use super::topic::TopicKey;
use crate::questionnaire::{Part, Questionnaire, Text};
use crate::response::InstitutionId;

pub use follow::{Course, FollowUp};
pub use instrument::{Item, LeftOut, Verdict, Why};
pub use pairs::{Succession, Successor};

use instrument::Instrument;

/// Who came from whom: an institution, and one it is the successor of.
pub type Successions = [(InstitutionId, InstitutionId)];

/// Two rounds side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every topic something of can be compared, in the order of the findings.
    pub topics: Vec<TopicPair>,
    /// Scored questions whose answers are compared.
    pub compared: usize,
    /// Of these, those that say the same in other words.
    pub reworded: usize,
    /// Questions left out, and why.
    pub left_out: Vec<LeftOut>,
    /// Institutions in both rounds.
    pub continued: usize,
    /// Bodies that were merged or split, each counted apart.
    pub successions: Vec<Succession>,
    /// Names of the institutions of the earlier round that nobody stands for now.
    pub only_then: Vec<String>,
    /// Names of the institutions that are new.
    pub only_now: Vec<String>,
    /// What became of the earlier round's gaps.
    pub follow_up: Vec<FollowUp>,
}

/// One topic then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicPair {
    /// Which topic.
    pub key: TopicKey,
    /// What it is called in its tree.
    pub level: String,
    /// Its name now.
    pub title: Text,
    /// Names of the levels of its scale, lowest first.
    pub scale: Vec<Text>,
    /// Scored questions below it that are compared, and all there are now.
    pub items: (usize, usize),
    /// Institutions in both rounds, then and now.
    pub both: (Cell, Cell),
    /// Everybody, then and now.
    pub all: (Cell, Cell),
}

impl TopicPair {
    /// The change of the mean of those in both rounds, where both have one.
    pub fn change(&self) -> Option<rust_decimal::Decimal> {
        Some(self.both.1.mean()? - self.both.0.mean()?)
    }
}

/// Compares an earlier round with this one. `items` says what each question of a version is to one of another: it is
/// asked with the older version first.
pub fn compare(
    then: &[Participant],
    now: &[Participant],
    items: &dyn Fn(&Questionnaire, &Questionnaire) -> Vec<Item>,
    successions: &Successions,
) -> Comparison {
    let instruments = Instrument::all(then, now, items);
    let (then_all, now_all) = (fitted(&instruments, then), fitted(&instruments, now));
    let pairs = pairs::pair(&then_all, &now_all, successions);
    let draws = Draws {
        then_both: draw(&pairs.then),
        now_both: draw(&pairs.now),
        then_all: draw(&then_all),
        now_all: draw(&now_all),
    };
    let topics = topics(&instruments, &now_all, &draws);
    let old = draw(then);
    Comparison {
        follow_up: follow::follow(&old, &topics),
        compared: instruments.iter().map(Instrument::compared).sum(),
        reworded: instruments.iter().map(Instrument::reworded).sum(),
        left_out: instruments.iter().flat_map(|one| one.left_out.clone()).collect(),
        continued: pairs.now.len(),
        successions: pairs.apart,
        only_then: pairs.only_then,
        only_now: pairs.only_now,
        topics,
    }
}

struct Draws {
    then_both: Baseline,
    now_both: Baseline,
    then_all: Baseline,
    now_all: Baseline,
}

/// The accepted ones with their answers in the instrument; those whose questionnaire is not asked in both are left out.
fn fitted(instruments: &[Instrument], participants: &[Participant]) -> Vec<Participant> {
    let fit = |participant: &Participant| {
        let instrument = instruments.iter().find(|one| one.id() == participant.questionnaire.id)?;
        instrument.fit(participant)
    };
    participants.iter().filter(|one| one.accepted.is_some()).filter_map(fit).collect()
}

fn topics(instruments: &[Instrument], now: &[Participant], draws: &Draws) -> Vec<TopicPair> {
    let asked = Asked::of(now);
    let cell = |baseline: &Baseline, key: &TopicKey, levels: usize| {
        let topic = baseline.topics.iter().find(|topic| topic.key == *key);
        topic.map_or_else(|| Cell::empty(levels), |topic| topic.all.clone())
    };
    let mut pairs = Vec::new();
    for topic in &draws.now_all.topics {
        let items = items_below(&asked, instruments, &topic.key);
        if items.0 == 0 {
            continue;
        }
        let of = |baseline| cell(baseline, &topic.key, topic.scale.len());
        pairs.push(TopicPair {
            key: topic.key.clone(),
            level: topic.level.clone(),
            title: topic.title.clone(),
            scale: topic.scale.clone(),
            items,
            both: (of(&draws.then_both), of(&draws.now_both)),
            all: (of(&draws.then_all), of(&draws.now_all)),
        });
    }
    pairs
}

/// Scored questions below a topic: those compared, and all there are.
fn items_below(asked: &[Asked<'_>], instruments: &[Instrument], key: &TopicKey) -> (usize, usize) {
    let (mut kept, mut all) = (0, 0);
    for one in asked {
        let Some(instrument) = instruments.iter().find(|known| known.id() == one.questionnaire.id) else {
            continue;
        };
        let (mut own, mut whole) = (BTreeSet::new(), BTreeSet::new());
        for place in (0..one.questionnaire.nodes.len()).filter(|place| one.key(*place) == *key) {
            below(one.questionnaire, place, &mut own);
            below(&instrument.whole, place, &mut whole);
        }
        kept += own.len();
        all += whole.len();
    }
    (kept, all)
}

fn below(questionnaire: &Questionnaire, node: usize, found: &mut BTreeSet<usize>) {
    for part in &questionnaire.nodes[node].parts {
        match *part {
            Part::Node(place) => below(questionnaire, place, found),
            Part::Question(place) => {
                if questionnaire.questions[place].is_scored() {
                    found.insert(place);
                }
            }
        }
    }
}

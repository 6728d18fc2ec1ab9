//! The one instrument both rounds are scored with: a questionnaire of this round without what cannot be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::input::Participant;
use crate::questionnaire::{Fact, Part, Question, Questionnaire, Text};
use crate::response::{AnswerKey, AnswerSheet};

/// A question and what it is to another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id in the newer version; in the older one where it is no longer asked.
    pub question: String,
    /// Its id in the older version.
    pub before: Option<String>,
    /// Whether answers can be held against each other.
    pub verdict: Verdict,
}

/// Whether answers to a question can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the same question.
    Same,
    /// Other words, the same meaning: somebody said so.
    Reworded,
    /// They cannot.
    LeftOut(Why),
}

/// Why a question is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It was not asked then.
    New,
    /// It is one part of a question asked then.
    Split,
    /// It is no longer asked.
    NotAsked,
    /// Options or points differ.
    Measured,
    /// The words differ, and nobody said whether the meaning does.
    Worded,
    /// It is put only after an answer that is left out.
    Depends,
    /// Its questionnaire is asked in one of the rounds only.
    Questionnaire,
}

/// A question left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its questionnaire.
    pub questionnaire: Text,
    /// The question; empty where the whole questionnaire is left out.
    pub question: Text,
    /// Why.
    pub why: Why,
}

/// A questionnaire of this round, whole and cut down to what is comparable.
pub(super) struct Instrument {
    /// As it is asked now.
    pub whole: Arc<Questionnaire>,
    /// What is left out of it.
    pub left_out: Vec<LeftOut>,
    cut: Arc<Questionnaire>,
    reworded: BTreeSet<String>,
    /// Ids now by ids of each other version, told by its place in memory or by being equal.
    ids: Vec<(Arc<Questionnaire>, BTreeMap<String, String>)>,
}

impl Instrument {
    /// One for each questionnaire of either round, by its id; those asked in one round only cut down to nothing.
    pub(super) fn all(
        then: &[Participant],
        now: &[Participant],
        items: &dyn Fn(&Questionnaire, &Questionnaire) -> Vec<Item>,
    ) -> Vec<Self> {
        let (then, now) = (versions(then), versions(now));
        let ids: BTreeSet<&str> = then.iter().chain(&now).map(|one| one.id.as_str()).collect();
        let of = |all: &[Arc<Questionnaire>], id: &str| -> Vec<Arc<Questionnaire>> {
            all.iter().filter(|one| one.id == id).cloned().collect()
        };
        ids.into_iter().filter_map(|id| Self::new(&of(&then, id), &of(&now, id), items)).collect()
    }

    fn new(
        then: &[Arc<Questionnaire>],
        now: &[Arc<Questionnaire>],
        items: &dyn Fn(&Questionnaire, &Questionnaire) -> Vec<Item>,
    ) -> Option<Self> {
        let latest = |all: &[Arc<Questionnaire>]| all.iter().max_by_key(|one| one.version).cloned();
        let whole = match latest(now) {
            Some(whole) if !then.is_empty() => whole,
            alone => return alone.or_else(|| latest(then)).map(Self::alone),
        };
        let mut verdicts = Verdicts::default();
        let mut ids = Vec::new();
        for other in then.iter().chain(now).filter(|other| !Arc::ptr_eq(other, &whole)) {
            ids.push((Arc::clone(other), verdicts.read(items(other, &whole))));
        }
        let own = whole.questions.iter().map(|question| (question.id.clone(), question.id.clone()));
        ids.push((Arc::clone(&whole), own.collect()));
        verdicts.follow_conditions(&whole);
        let is_kept = |question: &Question| !verdicts.left_out.contains_key(&question.id);
        Some(Self {
            left_out: verdicts.words(&whole, then),
            cut: Arc::new(cut(&whole, is_kept)),
            reworded: verdicts.reworded,
            whole,
            ids,
        })
    }

    /// A questionnaire nobody can be compared on.
    fn alone(whole: Arc<Questionnaire>) -> Self {
        let left_out = LeftOut {
            questionnaire: whole.title.clone(),
            question: Text::default(),
            why: Why::Questionnaire,
        };
        Self {
            left_out: vec![left_out],
            cut: Arc::new(cut(&whole, |_| false)),
            reworded: BTreeSet::new(),
            whole,
            ids: Vec::new(),
        }
    }

    pub(super) fn id(&self) -> &str {
        &self.whole.id
    }

    /// Scored questions that are compared.
    pub(super) fn compared(&self) -> usize {
        self.kept().count()
    }

    /// Of these, those that say the same in other words.
    pub(super) fn reworded(&self) -> usize {
        self.kept().filter(|question| self.reworded.contains(&question.id)).count()
    }

    fn kept(&self) -> impl Iterator<Item = &Question> {
        let parts = self.cut.nodes.iter().flat_map(|node| &node.parts);
        let places: BTreeSet<usize> = parts
            .filter_map(|part| match *part {
                Part::Question(place) => Some(place),
                Part::Node(_) => None,
            })
            .collect();
        places.into_iter().map(|place| &self.cut.questions[place]).filter(|one| one.is_scored())
    }

    /// A participant with the answers that are compared, under the ids questions have now.
    pub(super) fn fit(&self, participant: &Participant) -> Option<Participant> {
        let is_of = |one: &&(Arc<Questionnaire>, _)| {
            Arc::ptr_eq(&one.0, &participant.questionnaire) || *one.0 == *participant.questionnaire
        };
        let (_, ids) = self.ids.iter().find(is_of)?;
        let fit = |sheet: &AnswerSheet| rename(sheet, ids);
        Some(Participant {
            questionnaire: Arc::clone(&self.cut),
            accepted: participant.accepted.as_ref().map(fit),
            verified: participant.verified.as_ref().map(fit),
            ..participant.clone()
        })
    }
}

/// Each version once.
fn versions(participants: &[Participant]) -> Vec<Arc<Questionnaire>> {
    let mut found: Vec<Arc<Questionnaire>> = Vec::new();
    for one in participants.iter().map(|participant| &participant.questionnaire) {
        if !found.iter().any(|known| Arc::ptr_eq(known, one) || **known == **one) {
            found.push(Arc::clone(one));
        }
    }
    found
}

/// What all versions together say of the questions.
#[derive(Default)]
struct Verdicts {
    left_out: BTreeMap<String, Why>,
    gone: BTreeSet<String>,
    reworded: BTreeSet<String>,
}

impl Verdicts {
    /// Takes the verdicts on one other version; gives the ids now by the ids there.
    fn read(&mut self, items: Vec<Item>) -> BTreeMap<String, String> {
        let mut ids = BTreeMap::new();
        for Item { question, before, verdict } in items {
            match verdict {
                Verdict::LeftOut(Why::NotAsked) => drop(self.gone.insert(question)),
                Verdict::LeftOut(why) => drop(self.left_out.insert(question, why)),
                Verdict::Same | Verdict::Reworded => {
                    if verdict == Verdict::Reworded {
                        self.reworded.insert(question.clone());
                    }
                    ids.extend(before.map(|before| (before, question)));
                }
            }
        }
        ids
    }

    /// Leaves out what is put only after an answer that is left out, until nothing more follows.
    fn follow_conditions(&mut self, whole: &Questionnaire) {
        loop {
            let hangs = |question: &&Question| {
                let compared = question.applies_when.iter().flat_map(|condition| condition.comparisons());
                let mut facts = compared.filter_map(|(fact, ..)| fact);
                facts.any(|fact| matches!(fact, Fact::Question(id) if self.left_out.contains_key(&id)))
            };
            let kept = |question: &&Question| !self.left_out.contains_key(&question.id);
            let more: Vec<String> =
                whole.questions.iter().filter(kept).filter(hangs).map(|one| one.id.clone()).collect();
            if more.is_empty() {
                return;
            }
            self.left_out.extend(more.into_iter().map(|id| (id, Why::Depends)));
        }
    }

    /// The scored questions left out, in the order of the questionnaire; then those no longer asked.
    fn words(&self, whole: &Questionnaire, then: &[Arc<Questionnaire>]) -> Vec<LeftOut> {
        let row = |question: &Question, why| LeftOut {
            questionnaire: whole.title.clone(),
            question: question.text.clone(),
            why,
        };
        let own = whole.questions.iter().filter(|question| question.is_scored());
        let mut rows: Vec<LeftOut> =
            own.filter_map(|question| Some(row(question, *self.left_out.get(&question.id)?))).collect();
        let mut told = BTreeSet::new();
        for question in then.iter().flat_map(|version| &version.questions) {
            if question.is_scored() && self.gone.contains(&question.id) && told.insert(&question.id) {
                rows.push(row(question, Why::NotAsked));
            }
        }
        rows
    }
}

/// The questionnaire with these questions alone in its tree. Places stay what they are; a node nothing is left of
/// applies to nobody.
fn cut(whole: &Questionnaire, is_kept: impl Fn(&Question) -> bool) -> Questionnaire {
    let mut cut = whole.clone();
    for node in &mut cut.nodes {
        node.parts.retain(|part| match *part {
            Part::Question(place) => is_kept(&whole.questions[place]),
            Part::Node(_) => true,
        });
    }
    cut
}

fn rename(sheet: &AnswerSheet, ids: &BTreeMap<String, String>) -> AnswerSheet {
    let renamed = sheet.given.iter().filter_map(|(key, given)| {
        let question = ids.get(&key.question)?.clone();
        Some((AnswerKey { unit: key.unit.clone(), question }, given.clone()))
    });
    AnswerSheet { given: renamed.collect(), ..sheet.clone() }
}

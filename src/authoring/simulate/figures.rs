//! What the answers of a dry run show of the questionnaire.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::authoring::people::Kind;
use crate::questionnaire::{Question, Questionnaire};
use crate::response::{AnswerKey, AnswerSheet, SheetUnit, Sheets};
use crate::scoring::{Applies, Rating, Scorecard, applies};

/// How many questions were put to the institutions of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindFigures {
    /// The kind in words, such as `private large, sector B`.
    pub kind: String,
    /// How many of them answered.
    pub institutions: usize,
    /// Fewest questions put to one of them.
    pub least: usize,
    /// The one in the middle; of two, the lower.
    pub median: usize,
    /// Most questions put to one of them.
    pub most: usize,
}

/// What a node came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeFigures {
    /// The node's id.
    pub node: String,
    /// The least and the greatest score reached; `None` when it was never scored.
    pub scores: Option<(Decimal, Decimal)>,
    /// How many institutions were rated how: every level of the scale from the lowest, then `none-given` and
    /// `not-applicable`.
    pub ratings: Vec<(String, usize)>,
}

/// An institution without a rating at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrated {
    /// Its name.
    pub institution: String,
    /// The node at the top.
    pub node: String,
    /// The share it answered; `None` when nothing applies to it.
    pub coverage: Option<Decimal>,
}

type Scored<'a> = (&'a String, &'a AnswerSheet, Scorecard);

/// The units a question is answered for; `None` is the institution itself.
fn answering<'a>(sheet: &'a AnswerSheet, question: &Question) -> Vec<Option<&'a SheetUnit>> {
    if question.per_unit && !sheet.units.is_empty() {
        sheet.units.iter().map(Some).collect()
    } else {
        vec![None]
    }
}

/// True when a question is put for the institution or for one of its units.
fn is_put(questionnaire: &Questionnaire, sheet: &AnswerSheet, question: &Question) -> bool {
    let put = |unit| applies(questionnaire, sheet, question, unit) != Applies::Hidden;
    answering(sheet, question).into_iter().any(put)
}

pub(super) fn kinds(questionnaire: &Questionnaire, sheets: &Sheets) -> Vec<KindFigures> {
    let mut lengths: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for sheet in sheets.values() {
        let put = questionnaire.questions.iter().filter(|question| is_put(questionnaire, sheet, question));
        let kind = Kind { profile: sheet.profile.clone() };
        lengths.entry(kind.words()).or_default().push(put.count());
    }
    let figures = |(kind, mut lengths): (String, Vec<usize>)| {
        lengths.sort_unstable();
        let (least, most) = (lengths[0], lengths[lengths.len() - 1]);
        let median = lengths[(lengths.len() - 1) / 2];
        KindFigures { kind, institutions: lengths.len(), least, median, most }
    };
    lengths.into_iter().map(figures).collect()
}

/// What was put and chosen at all.
pub(super) struct Chosen {
    put: BTreeSet<String>,
    chosen: BTreeSet<(String, String)>,
}

impl Chosen {
    pub(super) fn of(questionnaire: &Questionnaire, sheets: &Sheets) -> Self {
        let mut seen = Self { put: BTreeSet::new(), chosen: BTreeSet::new() };
        for sheet in sheets.values() {
            for question in &questionnaire.questions {
                for unit in answering(sheet, question) {
                    if applies(questionnaire, sheet, question, unit) != Applies::Hidden {
                        seen.note(sheet, question, unit);
                    }
                }
            }
        }
        seen
    }

    fn note(&mut self, sheet: &AnswerSheet, question: &Question, unit: Option<&SheetUnit>) {
        self.put.insert(question.id.clone());
        let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
        let Some(answer) = sheet.answer(&key) else { return };
        let chosen = question.options().iter().filter(|option| answer.holds(&option.id));
        self.chosen.extend(chosen.map(|option| (question.id.clone(), option.id.clone())));
    }

    pub(super) fn never_put(&self, questionnaire: &Questionnaire) -> Vec<String> {
        let ids = questionnaire.questions.iter().map(|question| question.id.clone());
        ids.filter(|id| !self.put.contains(id)).collect()
    }

    pub(super) fn never_chosen(&self, questionnaire: &Questionnaire) -> Vec<(String, String)> {
        let all = questionnaire.questions.iter().flat_map(|question| {
            question.options().iter().map(|option| (question.id.clone(), option.id.clone()))
        });
        all.filter(|option| !self.chosen.contains(option)).collect()
    }
}

pub(super) fn nodes(questionnaire: &Questionnaire, scored: &[Scored<'_>]) -> Vec<NodeFigures> {
    let places = (0..questionnaire.nodes.len()).rev();
    places.map(|place| node(questionnaire, scored, place)).collect()
}

fn node(questionnaire: &Questionnaire, scored: &[Scored<'_>], place: usize) -> NodeFigures {
    let nodes = || scored.iter().map(|(_, _, scorecard)| &scorecard.nodes[place]);
    let scores: Vec<Decimal> = nodes().filter_map(|node| node.value?.score).collect();
    let least = scores.iter().min();
    let levels = (0..questionnaire.scale.levels.len()).map(Rating::Level);
    let ratings = levels.chain([Rating::NoneGiven, Rating::NotApplicable]);
    let count = |rating: Rating| {
        let count = nodes().filter(|node| node.rating == rating).count();
        (rating.code(questionnaire).to_owned(), count)
    };
    NodeFigures {
        node: questionnaire.nodes[place].id.clone(),
        scores: least.copied().zip(scores.iter().max().copied()),
        ratings: ratings.map(count).collect(),
    }
}

pub(super) fn unrated(questionnaire: &Questionnaire, scored: &[Scored<'_>]) -> Vec<Unrated> {
    let mut found = Vec::new();
    for (name, _, scorecard) in scored {
        for root in &questionnaire.roots {
            let node = &scorecard.nodes[*root];
            if !matches!(node.rating, Rating::Level(_)) {
                found.push(Unrated {
                    institution: (*name).clone(),
                    node: questionnaire.nodes[*root].id.clone(),
                    coverage: node.value.map(|value| value.coverage),
                });
            }
        }
    }
    found
}

//! Classes without compensation between core elements, as the German monitoring of 2018 to 2020 had them.
//!
//! - The core elements are the indicators that name a `core_element`. Where a questionnaire names none, each node and
//!   each question marked `core` is one.
//! - What counts are the scored questions below them that apply. Each is a requirement of its own: strength at one
//!   makes up for nothing at another.
//! - A requirement is fulfilled when its answer reaches the target of its indicator, or when the questionnaire asks
//!   for an explanation below target (`comply_or_explain`) and a note gives one. Whether the note suffices is for the
//!   reviewer to judge, who finds it on the page.
//! - A requirement is planned when the option chosen is marked `plan` and nothing explains it.
//! - Not applicable leaves. "Do not know" and "no data" are what the questionnaire says they are.
//! - Unanswered is neither fulfilled nor not: where that leaves more than one class possible, none is given.
//!
//! # Sources
//! Federal Foreign Office of Germany, monitoring of the National Action Plan on Business and Human Rights 2018 to
//! 2020: an enterprise is a complier only if every core element is met or its non-fulfilment sufficiently explained;
//! core elements cannot be traded against each other; "on the right track" are those with at most three relevant
//! questions unmet and unexplained. Of "with a plan" it is published that a plan is stated and verified later; here
//! it means that, once what is planned is done, at most three requirements would be left.

use std::collections::BTreeSet;

use super::applies::{Applies, applies};
use super::consistency::has_note;
use super::lift::questions_below;
use super::question::question_value;
use crate::questionnaire::{CoreElement, Part, Question, QuestionKind, Questionnaire};
use crate::response::{Answer, AnswerKey, AnswerSheet, SheetUnit};

/// Requirements that may stay open on the right track.
pub const MOST_UNMET: usize = 3;

/// What an institution is, over all core elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Every requirement is fulfilled or its absence explained.
    Complier,
    /// At most three are not.
    OnTheRightTrack,
    /// More are not, and so many of them are planned that at most three would be left.
    WithAPlan,
    /// None of these.
    NonComplier,
}

impl Class {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Complier, Self::OnTheRightTrack, Self::WithAPlan, Self::NonComplier];

    /// The word used in files and as a key of texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Complier => "complier",
            Self::OnTheRightTrack => "on-the-right-track",
            Self::WithAPlan => "with-a-plan",
            Self::NonComplier => "non-complier",
        }
    }

    /// The class of somebody with so many requirements unmet and unexplained, without and with a plan.
    pub const fn of(unmet: usize, planned: usize) -> Self {
        match unmet + planned {
            0 => Self::Complier,
            1..=MOST_UNMET => Self::OnTheRightTrack,
            _ if unmet <= MOST_UNMET => Self::WithAPlan,
            _ => Self::NonComplier,
        }
    }
}

/// What can be said of an institution's class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassStanding {
    /// Whatever is still open, it is in this class.
    Decided(Class),
    /// Not decided: these are still possible.
    Open(Vec<Class>),
    /// No requirement applies to it.
    NotApplicable,
    /// Its questionnaire names no core elements.
    NoElements,
}

impl ClassStanding {
    /// The word used in files and as a key of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Decided(class) => class.code(),
            Self::Open(_) => "not-decided",
            Self::NotApplicable => "not-applicable",
            Self::NoElements => "no-core-elements",
        }
    }
}

/// The requirements of one core element, by what stands there. What does not apply is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementStanding {
    /// Which of the five; none where the questionnaire marks core elements without naming them.
    pub element: Option<CoreElement>,
    /// Where it stands in the tree.
    pub part: Part,
    /// Fulfilled.
    pub met: Vec<AnswerKey>,
    /// Below target, and explained.
    pub explained: Vec<AnswerKey>,
    /// Below target, unexplained, and planned.
    pub planned: Vec<AnswerKey>,
    /// Below target, unexplained, and not planned.
    pub unmet: Vec<AnswerKey>,
    /// Not answered, or not yet known whether it applies.
    pub open: Vec<AnswerKey>,
}

/// The class of one institution with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassCard {
    /// Its class, as far as it is decided.
    pub standing: ClassStanding,
    /// What it rests on, element by element.
    pub elements: Vec<ElementStanding>,
}

/// Puts an institution into a class.
pub fn class_of(questionnaire: &Questionnaire, sheet: &AnswerSheet) -> ClassCard {
    let parts = core_parts(questionnaire);
    if parts.is_empty() {
        return ClassCard { standing: ClassStanding::NoElements, elements: Vec::new() };
    }
    let (mut seen, mut open, mut elements) = (BTreeSet::new(), Vec::new(), Vec::new());
    for (element, part) in parts {
        let mut found = ElementStanding {
            element,
            part,
            met: Vec::new(),
            explained: Vec::new(),
            planned: Vec::new(),
            unmet: Vec::new(),
            open: Vec::new(),
        };
        // A question below two elements is one requirement.
        for place in questions_of(questionnaire, part).into_iter().filter(|place| seen.insert(*place)) {
            let question = &questionnaire.questions[place];
            for unit in askers(sheet, question) {
                sort_in(&mut found, &mut open, (questionnaire, sheet), (question, unit));
            }
        }
        elements.push(found);
    }
    ClassCard { standing: standing(&elements, &open), elements }
}

fn core_parts(questionnaire: &Questionnaire) -> Vec<(Option<CoreElement>, Part)> {
    let nodes = || questionnaire.nodes.iter().enumerate();
    let mut named: Vec<_> =
        nodes().filter_map(|(place, node)| Some((Some(node.core_element?), Part::Node(place)))).collect();
    named.sort_by_key(|(element, part)| (*element, *part));
    if !named.is_empty() {
        return named;
    }
    let marked = nodes().filter(|(_, node)| node.core).map(|(place, _)| (None, Part::Node(place)));
    let questions = questionnaire.questions.iter().enumerate().filter(|(_, question)| question.core);
    marked.chain(questions.map(|(place, _)| (None, Part::Question(place)))).collect()
}

fn questions_of(questionnaire: &Questionnaire, part: Part) -> Vec<usize> {
    match part {
        Part::Node(node) => questions_below(questionnaire, node),
        Part::Question(question) => vec![question],
    }
}

/// Who answers a question: the institution, or each of its units.
fn askers<'a>(sheet: &'a AnswerSheet, question: &Question) -> Vec<Option<&'a SheetUnit>> {
    if question.per_unit && !sheet.units.is_empty() {
        sheet.units.iter().map(Some).collect()
    } else {
        vec![None]
    }
}

/// What a requirement may still turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Fulfilled,
    Planned,
    Unmet,
}

fn sort_in(
    found: &mut ElementStanding,
    open: &mut Vec<Vec<Turn>>,
    (questionnaire, sheet): (&Questionnaire, &AnswerSheet),
    (question, unit): (&Question, Option<&SheetUnit>),
) {
    let applies = applies(questionnaire, sheet, question, unit);
    let key = AnswerKey { unit: unit.map(|unit| unit.name.clone()), question: question.id.clone() };
    let answer = sheet.answer(&key);
    let Some(value) = question_value(questionnaire, question, applies, answer) else { return };
    let target = questionnaire.target_of(question.indicator);
    let is_planned = answer.is_some_and(|answer| states_plan(question, answer));
    match value.score {
        None => {
            let can_plan = question.options().iter().any(|option| option.plan);
            open.push(
                [Turn::Fulfilled, Turn::Unmet].into_iter().chain(can_plan.then_some(Turn::Planned)).collect(),
            );
            found.open.push(key);
        }
        Some(score) if score >= target => found.met.push(key),
        Some(_) if question.comply_or_explain && has_note(sheet, &key) => found.explained.push(key),
        // It may still fall away.
        Some(_) if applies == Applies::Undecided => {
            open.push(vec![Turn::Fulfilled, if is_planned { Turn::Planned } else { Turn::Unmet }]);
            found.open.push(key);
        }
        Some(_) if is_planned => found.planned.push(key),
        Some(_) => found.unmet.push(key),
    }
}

/// True when the answer chosen says that what is missing is planned.
fn states_plan(question: &Question, answer: &Answer) -> bool {
    let is_choice = matches!(question.kind, QuestionKind::Choice { .. });
    is_choice && question.options().iter().any(|option| option.plan && answer.holds(&option.id))
}

fn standing(elements: &[ElementStanding], open: &[Vec<Turn>]) -> ClassStanding {
    let count = |keys: fn(&ElementStanding) -> &Vec<AnswerKey>| -> usize {
        elements.iter().map(|element| keys(element).len()).sum()
    };
    let (unmet, planned) = (count(|one| &one.unmet), count(|one| &one.planned));
    if unmet + planned + count(|one| &one.met) + count(|one| &one.explained) + open.len() == 0 {
        return ClassStanding::NotApplicable;
    }
    let classes = possible((unmet, planned), open);
    match classes.as_slice() {
        [class] => ClassStanding::Decided(*class),
        _ => ClassStanding::Open(classes),
    }
}

/// The classes what is open can still lead to, the best first.
fn possible(known: (usize, usize), open: &[Vec<Turn>]) -> Vec<Class> {
    // More than this changes no class any more, so that the counts stay few.
    let capped = |count: usize| count.min(MOST_UNMET + 1);
    let mut counts = BTreeSet::from([(capped(known.0), capped(known.1))]);
    for turns in open {
        let after = |(unmet, planned): (usize, usize), turn: &Turn| match turn {
            Turn::Fulfilled => (unmet, planned),
            Turn::Planned => (unmet, capped(planned + 1)),
            Turn::Unmet => (capped(unmet + 1), planned),
        };
        counts = counts.iter().flat_map(|count| turns.iter().map(|turn| after(*count, turn))).collect();
    }
    let found: BTreeSet<Class> =
        counts.into_iter().map(|(unmet, planned)| Class::of(unmet, planned)).collect();
    found.into_iter().collect()
}

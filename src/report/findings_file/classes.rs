//! Classes in the file.

use serde::Serialize;

use crate::findings::{ClassCounts, ClassFinding, Dimension};
use crate::response::AnswerKey;
use crate::scoring::{Class, ClassStanding, ElementStanding};

#[derive(Serialize)]
pub(super) struct Classes<'a> {
    all: Counts,
    segments: Vec<ClassSegment>,
    institutions: Vec<Classed<'a>>,
}

#[derive(Serialize)]
struct Counts {
    complier: u32,
    on_the_right_track: u32,
    with_a_plan: u32,
    non_complier: u32,
    not_decided: u32,
    not_applicable: u32,
    no_core_elements: u32,
}

#[derive(Serialize)]
struct ClassSegment {
    value: Option<String>,
    #[serde(flatten)]
    counts: Counts,
}

/// In the order of names.
#[derive(Serialize)]
struct Classed<'a> {
    institution: &'a str,
    class: &'static str,
    possible: Vec<&'static str>,
    elements: Vec<Element<'a>>,
}

#[derive(Serialize)]
struct Element<'a> {
    element: Option<&'static str>,
    met: Vec<Place<'a>>,
    explained: Vec<Place<'a>>,
    planned: Vec<Place<'a>>,
    unmet: Vec<Place<'a>>,
    open: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    question: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

fn counts(counts: &ClassCounts) -> Counts {
    let [complier, on_the_right_track, with_a_plan, non_complier] = counts.classes;
    Counts {
        complier,
        on_the_right_track,
        with_a_plan,
        non_complier,
        not_decided: counts.open,
        not_applicable: counts.not_applicable,
        no_core_elements: counts.without_elements,
    }
}

pub(super) fn classes(finding: &ClassFinding, dimension: Dimension) -> Classes<'_> {
    Classes {
        all: counts(&finding.all()),
        segments: finding
            .segments(dimension)
            .into_iter()
            .map(|(value, found)| ClassSegment { value, counts: counts(&found) })
            .collect(),
        institutions: finding
            .members
            .iter()
            .map(|member| Classed {
                institution: &member.name,
                class: member.card.standing.code(),
                possible: match &member.card.standing {
                    ClassStanding::Open(classes) => classes.iter().copied().map(Class::code).collect(),
                    _ => Vec::new(),
                },
                elements: member.card.elements.iter().map(element).collect(),
            })
            .collect(),
    }
}

fn element(one: &ElementStanding) -> Element<'_> {
    Element {
        element: one.element.map(|element| element.code()),
        met: places(&one.met),
        explained: places(&one.explained),
        planned: places(&one.planned),
        unmet: places(&one.unmet),
        open: places(&one.open),
    }
}

fn places(keys: &[AnswerKey]) -> Vec<Place<'_>> {
    keys.iter().map(|key| Place { question: &key.question, unit: key.unit.as_deref() }).collect()
}

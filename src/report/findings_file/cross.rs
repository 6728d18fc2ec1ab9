//! What shows across institutions, in the file.

use serde::Serialize;

use super::english;
use crate::findings::{CrossActor, DoubleClaim, MirrorFinding, Orphan, Said, SideFinding, Unasked};

#[derive(Serialize)]
pub(super) struct Mirror<'a> {
    id: &'a str,
    title: &'a str,
    verdict: &'static str,
    first: Side<'a>,
    second: Side<'a>,
}

#[derive(Serialize)]
struct Side<'a> {
    questionnaire: &'a str,
    question: &'a str,
    asked: u32,
    answered: u32,
    contradicting: u32,
    answers: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    institution: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    answer: Vec<&'a str>,
    contradicts: bool,
}

pub(super) fn mirror(one: &MirrorFinding) -> Mirror<'_> {
    Mirror {
        id: &one.id,
        title: one.title.get("en"),
        verdict: one.verdict.code(),
        first: side(&one.first),
        second: side(&one.second),
    }
}

fn side(one: &SideFinding) -> Side<'_> {
    Side {
        questionnaire: &one.questionnaire,
        question: &one.question,
        asked: one.asked,
        answered: one.answered,
        contradicting: one.contradicting,
        answers: one.said.iter().map(said).collect(),
    }
}

fn said(one: &Said) -> Statement<'_> {
    Statement {
        institution: &one.name,
        unit: one.unit.as_deref(),
        answer: english(&one.options),
        contradicts: one.contradicts,
    }
}

#[derive(Serialize)]
pub(super) struct Duties<'a> {
    asked: u32,
    accepted: u32,
    orphans: Vec<OrphanLine<'a>>,
    double_claims: Vec<DoubleLine<'a>>,
    nobody_asked: Vec<UnaskedLine<'a>>,
}

#[derive(Serialize)]
struct OrphanLine<'a> {
    questionnaire: &'a str,
    question: &'a str,
    text: &'a str,
    institutions: Vec<&'a str>,
}

#[derive(Serialize)]
struct DoubleLine<'a> {
    duty: &'a str,
    title: &'a str,
    claims: Vec<ClaimLine<'a>>,
    charged: &'a [String],
}

#[derive(Serialize)]
struct ClaimLine<'a> {
    institution: &'a str,
    questions: &'a [String],
}

#[derive(Serialize)]
struct UnaskedLine<'a> {
    questionnaire: &'a str,
    indicator: &'a str,
    title: &'a str,
    mandates: &'a [String],
}

pub(super) fn duties(cross: &CrossActor) -> Duties<'_> {
    let found = &cross.duties;
    Duties {
        asked: found.asked,
        accepted: found.accepted,
        orphans: found.orphans.iter().map(orphan).collect(),
        double_claims: found.doubles.iter().map(double).collect(),
        nobody_asked: found.unasked.iter().map(unasked).collect(),
    }
}

fn orphan(one: &Orphan) -> OrphanLine<'_> {
    OrphanLine {
        questionnaire: &one.questionnaire,
        question: &one.question,
        text: one.text.get("en"),
        institutions: one.said.iter().map(|claim| claim.name.as_str()).collect(),
    }
}

fn double(one: &DoubleClaim) -> DoubleLine<'_> {
    let claims = one.claims.iter();
    DoubleLine {
        duty: &one.duty,
        title: one.title.get("en"),
        claims: claims
            .map(|claim| ClaimLine { institution: &claim.name, questions: &claim.questions })
            .collect(),
        charged: &one.charged,
    }
}

fn unasked(one: &Unasked) -> UnaskedLine<'_> {
    UnaskedLine {
        questionnaire: &one.questionnaire,
        indicator: &one.indicator,
        title: one.title.get("en"),
        mandates: &one.mandates,
    }
}

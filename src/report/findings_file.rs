//! The findings of a round as JSON, for the NHRI's own programs and for whoever recomputes them.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::findings::{Baseline, Basis, Cell, GapEntry, TopicFinding};
use crate::response::InstitutionKind;

/// Writes the findings on each basis there is. Exact decimals are texts; the same findings always give the same bytes.
pub fn findings_file(findings: &[(Basis, &Baseline)]) -> Vec<u8> {
    let all: Vec<Value> = findings.iter().map(|(basis, baseline)| one(*basis, baseline)).collect();
    let mut bytes = serde_json::to_vec_pretty(&all).expect("findings are always JSON");
    bytes.push(b'\n');
    bytes
}

fn one(basis: Basis, baseline: &Baseline) -> Value {
    let rates = baseline.rates.iter().map(|(kind, rate)| {
        json!({
            "kind": kind.code(), "asked": rate.asked, "accepted": rate.accepted, "submitted": rate.submitted,
            "in_progress": rate.in_progress, "not_started": rate.not_started,
        })
    });
    json!({
        "basis": basis.code(),
        "rates": rates.collect::<Vec<_>>(),
        "topics": baseline.topics.iter().map(topic).collect::<Vec<_>>(),
        "gaps": baseline.gaps.iter().map(|gap| entry(baseline, gap)).collect::<Vec<_>>(),
    })
}

fn topic(topic: &TopicFinding) -> Value {
    let kinds = topic.by_kind.iter();
    let kinds = kinds
        .map(|(kind, found): &(InstitutionKind, Cell)| json!({ "kind": kind.code(), "cell": cell(found) }));
    json!({
        "code": topic.key.code(),
        "level": topic.level,
        "title": topic.title.get("en"),
        "indicator": topic.indicator.map(|kind| kind.code()),
        "all": cell(&topic.all),
        "kinds": kinds.collect::<Vec<_>>(),
    })
}

/// Points of 100; `null` where there is none.
fn cell(cell: &Cell) -> Value {
    let points =
        |share: Option<Decimal>| share.map(|share| (share * Decimal::ONE_HUNDRED).normalize().to_string());
    json!({
        "institutions": cell.scored,
        "applicable": cell.applicable,
        "not_applicable": cell.not_applicable,
        "mean": points(cell.mean()),
        "lower": points(cell.lower()),
        "upper": points(cell.upper()),
        "coverage": cell.coverage().map(|share| share.normalize().to_string()),
        "gap": points(cell.gap()),
        "with_gap": cell.with_gap,
        "levels": cell.levels,
        "none_given": cell.none_given,
    })
}

fn entry(baseline: &Baseline, gap: &GapEntry) -> Value {
    let steps = gap.next_steps.iter().map(|step| {
        json!({
            "question": step.question,
            "step": step.text.get("en"),
            "asked": step.asked,
            "responses": step.responses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    });
    json!({
        "topic": baseline.topics[gap.topic].key.code(),
        "principles": gap.principles,
        "core": gap.core,
        "next_steps": steps.collect::<Vec<_>>(),
    })
}

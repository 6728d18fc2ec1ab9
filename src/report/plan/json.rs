//! The plan as JSON, for other programs.

use serde_json::{Value, json};

use super::Whose;
use crate::action_plan::{
    self, Activity, Area, Block, Bodies, Kind, Named, Numbered, Pillar, Plan, Status, Term,
};

/// The plan with the numbers its places give. Bodies are named as written, with their id where the register knows them.
pub fn json((plan, whose): (&Plan, Whose<'_>), title: &str) -> Value {
    let section = |section: &action_plan::Section| json!({ "number": section.printed, "title": section.title, "text": section.text });
    let blocks: Vec<Value> = plan.blocks().iter().filter_map(|one| block(one, (plan, whose))).collect();
    json!({
        "title": title,
        "years": plan.years().map(|years| json!({ "first": years.first, "last": years.last })),
        "sections": plan.sections.iter().map(section).collect::<Vec<_>>(),
        "blocks": blocks,
    })
}

fn block(block: &Numbered<'_, Block>, (plan, whose): (&Plan, Whose<'_>)) -> Option<Value> {
    let areas = action_plan::numbered(&block.code, &block.part.areas);
    let rows: Vec<Value> = areas.iter().filter_map(|one| area(one, (plan, whose))).collect();
    let is_written = !rows.is_empty() || whose == Whose::Everybodys;
    let value = json!({ "code": block.code.to_string(), "title": block.part.title, "rows": rows });
    is_written.then_some(value)
}

fn area(area: &Numbered<'_, Area>, (plan, whose): (&Plan, Whose<'_>)) -> Option<Value> {
    let (activities, is_written) = whose.of(area);
    let activities: Vec<Value> = activities.iter().map(|one| activity(one, plan)).collect();
    let value = json!({ "code": area.code.to_string(), "title": area.part.title, "activities": activities });
    is_written.then_some(value)
}

fn activity(one: &Numbered<'_, Activity>, plan: &Plan) -> Value {
    let Activity { title, text, indicators, lead, principles, findings, .. } = one.part;
    let bodies = |names: &[String]| names.iter().map(|name| body(name)).collect::<Vec<_>>();
    let cost = one.part.cost.map(|(low, high)| json!({ "low": low.to_string(), "high": high.to_string() }));
    json!({
        "code": one.code.to_string(),
        "title": title,
        "text": text,
        "kind": one.part.kind.map(Kind::code),
        "indicators": indicators,
        "outcomes": one.part.outcomes,
        "groups": one.part.groups,
        "tasked": bodies(&one.part.tasked),
        "lead": lead,
        "recommended": bodies(&one.part.recommended),
        "partners": one.part.partners,
        "start": one.part.start.map(|when| when.to_string()),
        "end": one.part.end.map(|when| when.to_string()),
        "term": plan.years().and_then(|years| one.part.term(years)).map(Term::code),
        "pillars": one.part.pillars().into_iter().map(Pillar::number).collect::<Vec<_>>(),
        "principles": principles,
        "sdgs": one.part.sdgs,
        "after": plan.before(one.part),
        "findings": findings,
        "cost": cost,
        "cost_source": one.part.cost_source,
        "baseline": one.part.baseline,
        "target": one.part.target,
        "verification": one.part.verification,
        "status": one.part.status.map(Status::code),
    })
}

fn body(name: &str) -> Value {
    let found = match Bodies::shipped().find(name) {
        Named::Body(body) => Some((body.id.clone(), body.standing.code())),
        Named::Everybody | Named::Unknown => None,
    };
    json!({
        "name": name,
        "body": found.as_ref().map(|(id, _)| id),
        "standing": found.as_ref().map(|(_, standing)| standing),
    })
}

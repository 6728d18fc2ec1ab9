//! The plan as JSON, for other programs.

use serde_json::{Value, json};

use super::Whose;
use crate::action_plan::{self, Activity, Area, Block, Bodies, Named, Numbered, Plan};

/// The plan with the numbers its places give. Bodies are named as written, with their id where the register knows them.
pub fn json((plan, whose): (&Plan, Whose<'_>), title: &str) -> Value {
    let section = |section: &action_plan::Section| json!({ "number": section.printed, "title": section.title, "text": section.text });
    let blocks: Vec<Value> = plan.blocks().iter().filter_map(|one| block(one, whose)).collect();
    json!({
        "title": title,
        "years": plan.years().map(|years| json!({ "first": years.first, "last": years.last })),
        "sections": plan.sections.iter().map(section).collect::<Vec<_>>(),
        "blocks": blocks,
    })
}

fn block(block: &Numbered<'_, Block>, whose: Whose<'_>) -> Option<Value> {
    let areas = action_plan::numbered(&block.code, &block.part.areas);
    let rows: Vec<Value> = areas.iter().filter_map(|one| area(one, whose)).collect();
    let is_written = !rows.is_empty() || whose == Whose::Everybodys;
    let value = json!({ "code": block.code.to_string(), "title": block.part.title, "rows": rows });
    is_written.then_some(value)
}

fn area(area: &Numbered<'_, Area>, whose: Whose<'_>) -> Option<Value> {
    let (activities, is_written) = whose.of(area);
    let activities: Vec<Value> = activities.iter().map(activity).collect();
    let value = json!({ "code": area.code.to_string(), "title": area.part.title, "activities": activities });
    is_written.then_some(value)
}

fn activity(one: &Numbered<'_, Activity>) -> Value {
    let Activity { title, text, indicators, lead, principles, findings, .. } = one.part;
    let bodies = |names: &[String]| names.iter().map(|name| body(name)).collect::<Vec<_>>();
    let cost = one.part.cost.map(|(low, high)| json!({ "low": low.to_string(), "high": high.to_string() }));
    json!({
        "code": one.code.to_string(),
        "title": title,
        "text": text,
        "indicators": indicators,
        "tasked": bodies(&one.part.tasked),
        "lead": lead,
        "recommended": bodies(&one.part.recommended),
        "start": one.part.start.map(|when| when.to_string()),
        "end": one.part.end.map(|when| when.to_string()),
        "principles": principles,
        "findings": findings,
        "cost": cost,
        "cost_source": one.part.cost_source,
        "baseline": one.part.baseline,
        "target": one.part.target,
        "verification": one.part.verification,
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

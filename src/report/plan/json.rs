//! The plan as JSON, for other programs.

use serde_json::{Value, json};

use crate::action_plan::{self, Activity, Area, Block, Bodies, Named, Numbered, Plan};

/// The plan with the numbers its places give. Bodies are named as written, with their id where the register knows them.
pub fn json(plan: &Plan, title: &str) -> Value {
    let section = |section: &action_plan::Section| json!({ "number": section.printed, "title": section.title, "text": section.text });
    json!({
        "title": title,
        "years": plan.years().map(|years| json!({ "first": years.first, "last": years.last })),
        "sections": plan.sections.iter().map(section).collect::<Vec<_>>(),
        "blocks": plan.blocks().iter().map(block).collect::<Vec<_>>(),
    })
}

fn block(block: &Numbered<'_, Block>) -> Value {
    let areas = action_plan::numbered(&block.code, &block.part.areas);
    json!({
        "code": block.code.to_string(),
        "title": block.part.title,
        "rows": areas.iter().map(area).collect::<Vec<_>>(),
    })
}

fn area(area: &Numbered<'_, Area>) -> Value {
    let activities = action_plan::numbered(&area.code, &area.part.activities);
    json!({
        "code": area.code.to_string(),
        "title": area.part.title,
        "activities": activities.iter().map(activity).collect::<Vec<_>>(),
    })
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

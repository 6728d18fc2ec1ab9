//! `plan coverage`: principles by activities, the load of bodies, costs by year.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::action_plan::{Costs, Coverage, Load};

/// Prints what a plan covers.
pub fn print(coverage: &Coverage, as_json: bool) {
    if as_json {
        println!("{:#}", as_value(coverage));
        return;
    }
    print_principles(coverage);
    print_load(coverage);
    print_costs(&coverage.costs);
}

fn print_principles(coverage: &Coverage) {
    println!("principles and the activities that serve them");
    for (number, codes) in coverage.principles.iter().filter(|(_, codes)| !codes.is_empty()) {
        println!("  {number}: {}", codes.join(", "));
    }
    let empty = coverage.principles.iter().filter(|(_, codes)| codes.is_empty());
    let empty: Vec<String> = empty.map(|(number, _)| number.to_string()).collect();
    if !empty.is_empty() {
        println!("  without an activity: {}", empty.join(", "));
    }
    if !coverage.without_principle.is_empty() {
        println!("  activities without a principle: {}", coverage.without_principle.join(", "));
    }
}

fn print_load(coverage: &Coverage) {
    println!("\nactivities of each body by year: tasked + recommended");
    for load in &coverage.load {
        let mut parts = Vec::new();
        if let Some(years) = coverage.years() {
            parts.extend((years.first..=years.last).map(|year| {
                let [tasked, recommended] =
                    [&load.tasked, &load.recommended].map(|of| of.get(&year).unwrap_or(&0));
                format!("{year}: {tasked} + {recommended}")
            }));
        }
        if load.without_period > 0 {
            parts.push(format!("without a period: {}", load.without_period));
        }
        println!("  {}  {}", load.name, parts.join(", "));
    }
}

fn print_costs(costs: &Costs) {
    println!("\ncosts by year and source, least to most");
    for ((year, source), (low, high)) in &costs.by_year {
        println!("  {year}  {}  {low} to {high}", named(source));
    }
    for (source, (low, high)) in &costs.without_period {
        println!("  without a period  {}  {low} to {high}", named(source));
    }
    for (words, codes) in
        [("a source and no amount", &costs.without_amount), ("no word of cost", &costs.unknown)]
    {
        if !codes.is_empty() {
            println!("  {words}: {}", codes.join(", "));
        }
    }
}

fn named(source: &str) -> &str {
    if source.is_empty() { "(no source)" } else { source }
}

fn as_value(coverage: &Coverage) -> Value {
    let load = |load: &Load| {
        json!({
            "body": load.name,
            "tasked": by_year(&load.tasked),
            "recommended": by_year(&load.recommended),
            "without_period": load.without_period,
        })
    };
    let range =
        |(low, high): &(Decimal, Decimal)| json!({ "low": low.to_string(), "high": high.to_string() });
    let costs = &coverage.costs;
    let dated = costs
        .by_year
        .iter()
        .map(|((year, source), amounts)| json!({ "year": year, "source": source, "amount": range(amounts) }));
    let undated = costs
        .without_period
        .iter()
        .map(|(source, amounts)| json!({ "year": Value::Null, "source": source, "amount": range(amounts) }));
    let principles: BTreeMap<String, &Vec<String>> =
        coverage.principles.iter().map(|(number, codes)| (number.to_string(), codes)).collect();
    json!({
        "principles": principles,
        "without_principle": coverage.without_principle,
        "load": coverage.load.iter().map(load).collect::<Vec<_>>(),
        "costs": dated.chain(undated).collect::<Vec<_>>(),
        "without_amount": costs.without_amount,
        "cost_unknown": costs.unknown,
    })
}

fn by_year(counts: &BTreeMap<i32, usize>) -> BTreeMap<String, usize> {
    counts.iter().map(|(year, count)| (year.to_string(), *count)).collect()
}

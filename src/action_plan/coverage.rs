//! What a plan covers: principles by activities, how much each body carries in each year, what it costs and from where.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::bodies::Bodies;
use super::period::Period;
use super::plan::{Activity, Numbered, Plan};

/// The Guiding Principles.
const PRINCIPLES: std::ops::RangeInclusive<u8> = 1..=31;

/// What a plan covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Each Guiding Principle with the numbers of the activities that serve it; empty where none does.
    pub principles: BTreeMap<u8, Vec<String>>,
    /// Activities that name no principle, by their numbers.
    pub without_principle: Vec<String>,
    /// What each body carries, in the order of their names.
    pub load: Vec<Load>,
    /// What is known of costs.
    pub costs: Costs,
}

/// What one body carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Its name as the plan first writes it.
    pub name: String,
    /// Activities it is tasked with, in each year they run.
    pub tasked: BTreeMap<i32, usize>,
    /// Activities that are recommended to it, in each year they run.
    pub recommended: BTreeMap<i32, usize>,
    /// Activities of either kind without a period.
    pub without_period: usize,
}

/// What is known of costs, least and most, in the plan's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// By year and source; what runs several years is spread evenly over them.
    pub by_year: BTreeMap<(i32, String), (Decimal, Decimal)>,
    /// By source, without a period.
    pub without_period: BTreeMap<String, (Decimal, Decimal)>,
    /// Activities with a source and no amount, such as "within the budget", by their numbers.
    pub without_amount: Vec<String>,
    /// Activities without a word of cost, by their numbers.
    pub unknown: Vec<String>,
}

/// What a plan covers.
pub fn coverage(plan: &Plan, bodies: &Bodies) -> Coverage {
    let activities = plan.activities();
    let mut found = Coverage {
        principles: PRINCIPLES.map(|number| (number, Vec::new())).collect(),
        load: load(&activities, bodies),
        ..Coverage::default()
    };
    for one in &activities {
        let numbers: BTreeSet<u8> = one.part.principles.iter().copied().collect();
        for number in &numbers {
            found.principles.entry(*number).or_default().push(one.code.to_string());
        }
        if numbers.is_empty() {
            found.without_principle.push(one.code.to_string());
        }
        cost(one, &mut found.costs);
    }
    found
}

/// The years an activity runs; none without a period, or when it ends before it begins.
fn years(activity: &Activity) -> Vec<i32> {
    let ends = activity.start.or(activity.end).zip(activity.end.or(activity.start));
    ends.map(|(start, end)| (start.year()..=end.year()).collect()).unwrap_or_default()
}

fn load(activities: &[Numbered<'_, Activity>], bodies: &Bodies) -> Vec<Load> {
    let mut found: BTreeMap<String, Load> = BTreeMap::new();
    for one in activities {
        let years = years(one.part);
        let named = [(&one.part.tasked, true), (&one.part.recommended, false)];
        for (names, is_tasked) in named {
            let mut once: BTreeMap<String, &String> = BTreeMap::new();
            for name in names {
                once.entry(bodies.key(name)).or_insert(name);
            }
            for (key, name) in once {
                let load = found.entry(key).or_insert_with(|| Load { name: name.clone(), ..Load::default() });
                let counts = if is_tasked { &mut load.tasked } else { &mut load.recommended };
                years.iter().for_each(|year| *counts.entry(*year).or_default() += 1);
                load.without_period += usize::from(years.is_empty());
            }
        }
    }
    let mut all: Vec<Load> = found.into_values().collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn cost(one: &Numbered<'_, Activity>, costs: &mut Costs) {
    let (source, years) = (one.part.cost_source.clone(), years(one.part));
    let Some((low, high)) = one.part.cost else {
        let list = if source.is_empty() { &mut costs.unknown } else { &mut costs.without_amount };
        list.push(one.code.to_string());
        return;
    };
    if years.is_empty() {
        add(costs.without_period.entry(source).or_default(), (low, high));
        return;
    }
    for (place, year) in years.iter().enumerate() {
        let share = |amount| part(amount, years.len(), place);
        add(costs.by_year.entry((*year, source.clone())).or_default(), (share(low), share(high)));
    }
}

fn add(sum: &mut (Decimal, Decimal), (low, high): (Decimal, Decimal)) {
    sum.0 += low;
    sum.1 += high;
}

/// The share of one of `count` years, to the hundredth; the first years take what does not divide, so that the shares
/// add up to the amount.
fn part(amount: Decimal, count: usize, place: usize) -> Decimal {
    let (count, place) = (Decimal::from(count), Decimal::from(place));
    let hundredths = amount * Decimal::ONE_HUNDRED;
    let share = (hundredths / count).floor();
    let left = hundredths - share * count;
    let more = if place < left { Decimal::ONE.min(left - place) } else { Decimal::ZERO };
    (share + more) / Decimal::ONE_HUNDRED
}

impl Coverage {
    /// The years in which somebody carries something, or money is spent.
    pub fn years(&self) -> Option<Period> {
        let loads = self.load.iter().flat_map(|load| load.tasked.keys().chain(load.recommended.keys()));
        let years: BTreeSet<i32> =
            loads.chain(self.costs.by_year.keys().map(|(year, _)| year)).copied().collect();
        Some(Period { first: *years.first()?, last: *years.last()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action_plan::read_plan;
    use crate::table::read_table;
    use crate::texts::{Language, Texts};

    const PLAN: &str = "block,row,activity,title,text,indicators,tasked,recommended,start,end,principles,cost_low,\
        cost_high,cost_source\n\
        5.1,5.1.1,5.1.1.1,A,Train,5,Ministry of Justice;Ədliyyə Nazirliyi,Ombudsman,2027,2029,25;25;4,100,200,budget\n\
        5.1,5.1.1,5.1.1.2,,Publish,5,Ministry of Justice,,2027,,,,,within the budget\n\
        5.1,5.1.1,5.1.1.3,,Publish,5,Ministry of Justice,,,,1,10,,fund\n\
        5.1,5.1.1,5.1.1.4,,Publish,5,,Ombudsman,2028,2028,1,,,\n";

    fn covered() -> Coverage {
        let plan = read_plan(Texts::get(Language::English), "p", &read_table("p", PLAN.as_bytes()).unwrap())
            .unwrap();
        coverage(&plan, Bodies::shipped())
    }

    #[test]
    fn principles_without_an_activity_are_told() {
        let found = covered();
        assert_eq!(found.principles.len(), 31);
        assert_eq!(found.principles[&25], ["5.1.1.1"]);
        assert_eq!(found.principles[&1], ["5.1.1.3", "5.1.1.4"]);
        assert!(found.principles[&31].is_empty());
        assert_eq!(found.without_principle, ["5.1.1.2"]);
    }

    #[test]
    fn a_body_is_counted_once_in_an_activity_whatever_it_is_called() {
        let found = covered();
        let names: Vec<&str> = found.load.iter().map(|load| load.name.as_str()).collect();
        assert_eq!(names, ["Ministry of Justice", "Ombudsman"]);
        let justice = &found.load[0];
        assert_eq!(justice.tasked, BTreeMap::from([(2027, 2), (2028, 1), (2029, 1)]));
        assert_eq!(justice.without_period, 1);
        assert_eq!(found.load[1].recommended, BTreeMap::from([(2027, 1), (2028, 2), (2029, 1)]));
        assert_eq!(found.years(), Some(Period { first: 2027, last: 2029 }));
    }

    #[test]
    fn shares_of_years_add_up_and_what_is_not_known_is_not_zero() {
        let costs = covered().costs;
        let of = |year: i32| costs.by_year[&(year, "budget".to_owned())];
        assert_eq!((of(2027).0, of(2028).0, of(2029).0), (d("33.34"), d("33.33"), d("33.33")));
        let sum: Decimal = (2027..=2029).map(|year| of(year).1).sum();
        assert_eq!(sum, d("200"));
        assert_eq!(costs.without_period["fund"], (d("10"), d("10")));
        assert_eq!(
            (costs.without_amount.as_slice(), costs.unknown.as_slice()),
            (["5.1.1.2".to_owned()].as_slice(), ["5.1.1.4".to_owned()].as_slice())
        );
    }

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }
}

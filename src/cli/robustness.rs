//! `robustness`: how far the findings of a round move under other choices.

use serde_json::{Value, json};

use super::place::Place;
use super::progress::spinner;
use super::rounds;
use crate::findings::robustness::{Change, Index, Plan, Robustness, TopGap, TopicSpread};
use crate::findings::{Baseline, Basis};

/// Prints how far the findings of a round move.
///
/// # Errors
/// When there is no such round, or the database's.
pub async fn print(place: &Place, name: &str, (seed, runs): (u64, u32), as_json: bool) -> anyhow::Result<()> {
    let assessment = place.open().await?;
    let round = rounds::round(&assessment, name).await?;
    let waiting = spinner("calculating");
    let baseline = assessment.baseline(round.id).await?;
    let plan = Plan { seed, runs, basis: Basis::SelfAssessed };
    let found = assessment.robustness(round.id, plan).await?;
    waiting.finish_and_clear();
    if as_json {
        println!("{:#}", as_value(&round.name, &baseline, &found));
    } else {
        print_words(&baseline, &found);
    }
    Ok(())
}

fn print_words(baseline: &Baseline, found: &Robustness) {
    println!("runs: {}, seed: {}, institutions: {}", found.runs, found.plan.seed, found.institutions);
    for topic in &found.topics {
        let [reference, low, high] = [topic.reference, topic.low, topic.high].map(|share| share * 100.0);
        let code = baseline.topics[topic.topic].key.code();
        println!("  {code}: {reference:.1}, between {low:.1} and {high:.1}");
    }
    for change in &found.top_gaps.changes {
        let Change { choice, tried, unchanged, .. } = change;
        println!("list of gaps, {}: the same in {unchanged} of {tried}", choice.code());
    }
}

/// Numbers from 0 to 1, to six places.
fn rounded(number: f64) -> Value {
    Value::from((number * 1e6).round() / 1e6)
}

fn as_value(name: &str, baseline: &Baseline, found: &Robustness) -> Value {
    let code = |topic: &usize| baseline.topics[*topic].key.code();
    let codes = |topics: &[usize]| topics.iter().map(code).collect::<Vec<_>>();
    let gap = |gap: &TopGap| json!({ "topic": code(&gap.topic), "listed_as_declared": gap.is_listed, "share_of_runs": rounded(gap.share) });
    let change = |change: &Change| {
        json!({
            "choice": change.choice.code(), "tried": change.tried, "unchanged": change.unchanged,
            "may_enter": codes(&change.enter), "may_leave": codes(&change.leave),
        })
    };
    json!({
        "round": name,
        "basis": found.plan.basis.code(),
        "generator": "SplitMix64",
        "seed": found.plan.seed,
        "runs": found.runs,
        "institutions": found.institutions,
        "topics": found.topics.iter().map(|topic| topic_value(baseline, topic)).collect::<Vec<_>>(),
        "top_gaps": found.top_gaps.gaps.iter().map(gap).collect::<Vec<_>>(),
        "changes": found.top_gaps.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn topic_value(baseline: &Baseline, topic: &TopicSpread) -> Value {
    let index = |index: &Index| json!({ "choice": index.choice.code(), "first_order": rounded(index.first), "total": rounded(index.total) });
    json!({
        "topic": baseline.topics[topic.topic].key.code(),
        "as_declared": rounded(topic.reference),
        "level_as_declared": topic.reference_level,
        "percentile_5": rounded(topic.low),
        "median": rounded(topic.median),
        "percentile_95": rounded(topic.high),
        "levels": topic.levels.iter().copied().map(rounded).collect::<Vec<_>>(),
        "ratings_kept": topic.ratings_kept.map(rounded),
        "sobol": topic.indices.iter().map(index).collect::<Vec<_>>(),
    })
}

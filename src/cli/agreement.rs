//! `agreement`: how far the raters of a file agree.

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};

use super::place::shown;
use super::questionnaires::report;
use crate::agreement::{Metric, RatingsFile, Undefined, alpha, read_ratings};

/// Prints how far the raters of a file agree.
///
/// # Errors
/// When the file cannot be read or holds no ratings of two raters.
pub fn print(file: &Path, as_json: bool) -> anyhow::Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", shown(file)))?;
    let ratings = match read_ratings(&file.display().to_string(), &bytes) {
        Ok(ratings) => ratings,
        Err(problems) => return report(&problems),
    };
    let alphas: Vec<_> =
        Metric::ALL.into_iter().map(|metric| (metric, alpha(&ratings.ratings, metric))).collect();
    if as_json {
        println!("{:#}", as_value(&ratings, &alphas));
    } else {
        print_words(&ratings, &alphas);
    }
    Ok(())
}

type Alphas = [(Metric, Result<f64, Undefined>)];

fn print_words(file: &RatingsFile, alphas: &Alphas) {
    let ratings = &file.ratings;
    println!(
        "units: {}, raters: {} ({})",
        ratings.units.len(),
        ratings.raters.len(),
        ratings.raters.join(", ")
    );
    println!("ratings: {}, of them in units with two or more: {}", ratings.given(), ratings.pairable());
    println!("Krippendorff's alpha:");
    for (metric, alpha) in alphas {
        match alpha {
            Ok(alpha) => println!("  {:<8} {alpha:.4}", metric.code()),
            Err(undefined) => println!("  {:<8} none: {}", metric.code(), undefined.sentence()),
        }
    }
    for problem in &file.words {
        println!("note: {problem}");
    }
}

fn as_value(file: &RatingsFile, alphas: &Alphas) -> Value {
    let ratings = &file.ratings;
    let undefined = |(metric, alpha): &(Metric, Result<f64, Undefined>)| {
        alpha.err().map(|reason| (metric.code().to_owned(), Value::from(reason.sentence())))
    };
    let mut value = json!({
        "units": ratings.units.len(),
        "raters": ratings.raters,
        "ratings": ratings.given(),
        "pairable": ratings.pairable(),
        "undefined": alphas.iter().filter_map(undefined).collect::<serde_json::Map<_, _>>(),
        "notes": file.words.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    for (metric, alpha) in alphas {
        value[metric.code()] = alpha.ok().map_or(Value::Null, Value::from);
    }
    value
}

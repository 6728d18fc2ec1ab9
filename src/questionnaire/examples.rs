//! Scoring examples as data: name, answers, what they are worth.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::folder::Folder;
use super::problem::Problem;
use super::read::{Id, parse};

/// One example of `examples.yaml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows, in a sentence.
    pub name: Id,
    /// What is known of the institution.
    #[serde(default)]
    pub profile: ExampleProfile,
    /// By question. A question left out is unanswered.
    #[serde(default)]
    pub answers: BTreeMap<String, ExampleAnswer>,
    /// By node or indicator.
    pub expect: BTreeMap<String, Expectation>,
}

/// The institution of an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleProfile {
    /// Kind of institution.
    #[serde(default)]
    pub kind: Option<String>,
    /// Size band.
    #[serde(default)]
    pub size: Option<String>,
    /// Sector code.
    #[serde(default)]
    pub sector: Option<String>,
    /// Region.
    #[serde(default)]
    pub region: Option<String>,
    /// Ownership.
    #[serde(default)]
    pub ownership: Option<String>,
    /// Mandates.
    #[serde(default)]
    pub mandate: Option<Vec<String>>,
}

/// An answer of an example.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ExampleAnswer {
    /// Elements of a checklist that are met.
    Elements(Vec<String>),
    /// Not applicable, with its reason.
    NotApplicable {
        /// A reason of the questionnaire.
        not_applicable: String,
    },
    /// A number.
    Number(
        #[serde(with = "rust_decimal::serde::float")]
        #[schemars(with = "f64")]
        Decimal,
    ),
    /// An option, a day, a text, `do-not-know` or `no-data`.
    Word(String),
}

/// What a node is expected to come out as; what is left out is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Score over what was answered.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub score: Option<Decimal>,
    /// Lower bound.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub lower: Option<Decimal>,
    /// Upper bound.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub upper: Option<Decimal>,
    /// Share answered.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub coverage: Option<Decimal>,
    /// Target minus score.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub gap: Option<Decimal>,
    /// A level of the scale, `none-given` or `not-applicable`.
    #[serde(default)]
    pub rating: Option<String>,
}

/// Whether a plain name is one of the files that hold examples.
pub(super) fn is_example_file(name: &str) -> bool {
    name == "examples.yaml" || name.starts_with("examples/")
}

/// Reads `examples.yaml` and `examples/*.yaml`, where they are, each example with the file it stands in.
///
/// # Errors
/// The problem with the line it was found on.
pub fn read_examples(folder: &Folder) -> Result<Vec<(String, Example)>, Problem> {
    let mut examples = Vec::new();
    for (_, file) in folder.files().filter(|(name, _)| is_example_file(name)) {
        let found: Vec<Example> = parse(&file.shown_as, &file.text)?;
        examples.extend(found.into_iter().map(|one| (file.shown_as.clone(), one)));
    }
    Ok(examples)
}

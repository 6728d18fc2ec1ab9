//! How a package is written down.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::findings::Standing;

/// What a package calls itself.
pub(super) const FORMAT: &str = "bhr-baseline-package";
/// The version of this form. A program reads the versions it knows.
pub(super) const FORMAT_VERSION: u32 = 1;

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub format: String,
    pub format_version: u32,
    /// The program that wrote the package.
    pub program_version: String,
    pub round: RoundForm,
    pub questionnaires: Vec<QuestionnaireForm>,
    /// SHA-256 of every other file, in hex.
    pub files: BTreeMap<String, String>,
}

/// What was settled for the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundForm {
    pub name: String,
    pub deadline: Option<NaiveDate>,
    /// Fewest institutions a released figure may rest on.
    pub smallest_cell: u32,
    /// How answers are put together where nothing else is asked for.
    pub scheme: String,
    /// The target by SHA-256 of a questionnaire, 0 to 1, where it is not the questionnaire's own. Findings and the
    /// release are drawn by it; scores are those of the questionnaire.
    pub targets: BTreeMap<String, Decimal>,
}

/// A questionnaire of the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionnaireForm {
    pub id: String,
    pub version: u32,
    /// SHA-256 by which responses name it.
    pub sha256: String,
    /// The folder of its files; what belongs to it begins with the same word.
    pub folder: String,
}

impl QuestionnaireForm {
    /// Its answers as a table.
    pub fn answers(&self) -> String {
        format!("{}-answers.csv", self.folder)
    }

    /// Its scores.
    pub fn scores(&self) -> String {
        format!("results/{}-scores.csv", self.folder)
    }
}

/// A file in `responses/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponseForm {
    pub response: String,
    pub institution_id: String,
    /// The name, as in `institutions.csv`.
    pub institution: String,
    /// SHA-256 of the questionnaire version.
    pub questionnaire: String,
    pub standing: String,
    /// The answers as last handed in.
    pub handed_in: Option<Value>,
    /// The same with what reviewers verified.
    pub verified: Option<Value>,
    /// The places of answers a reviewer found shown by a document or better: unit, empty for the institution, and
    /// question. None where nothing was reviewed.
    pub shown: Option<Vec<(String, String)>>,
}

/// The path of a response.
pub(super) fn response_path(id: &str) -> String {
    format!("responses/{id}.json")
}

/// The word for how far a response came.
pub(super) const fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not-started",
        Standing::InProgress => "in-progress",
        Standing::Submitted => "submitted",
        Standing::Accepted => "accepted",
        Standing::Withdrawn => "withdrawn",
    }
}

/// How far the response came that this word names.
pub(super) fn standing_of(code: &str) -> Option<Standing> {
    [Standing::NotStarted, Standing::InProgress, Standing::Submitted, Standing::Accepted, Standing::Withdrawn]
        .into_iter()
        .find(|standing| standing_code(*standing) == code)
}

/// Something as JSON that people can read, and that is the same for the same thing.
pub(super) fn pretty(form: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(form).expect("forms are always JSON");
    bytes.push(b'\n');
    bytes
}

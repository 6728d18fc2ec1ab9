//! A round as a package of files that can be recomputed without a database.
//!
//! `manifest.json` says what the round is, which program wrote the package, and the SHA-256 of every file. What was
//! asked and answered are the inputs: the files of the questionnaires, `institutions.csv`, `evidence.csv` and a file in
//! `responses/` for every response. What follows from them are the results: the answers as tables, scores, findings,
//! and what disclosure control lets out. [`results`](results::results) makes the results from the inputs alone, when a
//! package is written as well as when it is recomputed; no moment stands in any of them.

mod compare;
mod form;
mod recompute;
mod results;
mod write;

pub use recompute::{Difference, recompute};

use std::collections::BTreeMap;

/// Files by their path in the package, with `/` between its parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The file that lists the others.
const MANIFEST: &str = "manifest.json";
/// The institutions with their profiles.
const INSTITUTIONS: &str = "institutions.csv";
/// What the files are, for people.
const READ_ME: &str = "README.txt";

/// SHA-256 of a file, in hex.
fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

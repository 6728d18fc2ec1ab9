//! `published.lock`: what was published never changes.

use super::model::{Questionnaire, Status};
use super::problem::Problem;

/// Id, version and SHA-256 of every published questionnaire, one per line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock(Vec<(String, u32, String)>);

impl Lock {
    /// Reads the file; an empty text is an empty lock.
    ///
    /// # Errors
    /// Every line that is not `id version sha256`.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match (words.as_slice(), words.get(1).and_then(|version| version.parse().ok())) {
                ([id, _, sha256], Some(version)) => {
                    entries.push(((*id).to_owned(), version, (*sha256).to_owned()));
                }
                _ => problems.push(Problem::new(
                    file,
                    number,
                    "a line holds id, version and SHA-256; restore it",
                )),
            }
        }
        if problems.is_empty() { Ok(Self(entries)) } else { Err(problems) }
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        self.0.iter().map(|(id, version, sha256)| format!("{id} {version} {sha256}\n")).collect()
    }

    fn sha256(&self, questionnaire: &Questionnaire) -> Option<&str> {
        let is_it = |(id, version, _): &&(String, u32, String)| {
            (id, *version) == (&questionnaire.id, questionnaire.version)
        };
        self.0.iter().find(is_it).map(|(_, _, sha256)| sha256.as_str())
    }

    /// Ensures a published version is what was published.
    pub fn check(&self, file: &str, questionnaire: &Questionnaire, sha256: &str) -> Option<Problem> {
        let message = match (questionnaire.status, self.sha256(questionnaire)) {
            (_, Some(published)) if published != sha256 => {
                "this version was published with other content; put it back, or count `version` up"
            }
            (Status::Published, None) => {
                "`status` is published but it was not; run `bhr-baseline publish` on it"
            }
            (Status::Published | Status::Draft | Status::Retired, _) => return None,
        };
        Some(Problem::new(file, 0, message))
    }

    /// Adds a version.
    ///
    /// # Errors
    /// Why it cannot be published.
    pub fn publish(&mut self, questionnaire: &Questionnaire, sha256: &str) -> Result<(), &'static str> {
        match (questionnaire.status, self.sha256(questionnaire)) {
            (Status::Draft | Status::Retired, _) => {
                Err("set `status: published` in questionnaire.yaml first")
            }
            (Status::Published, Some(published)) if published == sha256 => Ok(()),
            (Status::Published, Some(_)) => {
                Err("this version is published with other content; count `version` up")
            }
            (Status::Published, None) => {
                self.0.push((questionnaire.id.clone(), questionnaire.version, sha256.to_owned()));
                self.0.sort();
                Ok(())
            }
        }
    }
}

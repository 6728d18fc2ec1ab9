//! A service's database with the program beside it, as an operator has them.

use std::fs;
use std::path::PathBuf;

use bhr_baseline::response::Answer;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Run, text};
use crate::support::app::App;
use crate::support::client::Browser;
use crate::support::database::Database;
use crate::support::service::program;
use crate::support::world::id;

/// The round of the service.
pub const ROUND: &str = "Rivers 2026";
/// The institution that answers.
pub const MINISTRY: &str = "Əmək Nazirliyi";
/// Another that does.
pub const COMPANY: &str = "Sakit Çay MMC";

/// The database, and a folder for files.
pub struct Bench {
    /// The service on the same database.
    pub app: App,
    url: String,
    folder: TempDir,
}

impl Bench {
    pub async fn new(database: Database) -> Self {
        let url = database.url.clone();
        Self { app: App::new(database).await, url, folder: tempfile::tempdir().unwrap() }
    }

    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the folder.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs the program in the folder on the database.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_without(&[arguments, &["--database", &self.url]].concat())
    }

    /// Runs the program in the folder.
    pub fn run_without(&self, arguments: &[&str]) -> Run {
        let output = program().current_dir(self.folder.path()).args(arguments).output().unwrap();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `response export`, which must succeed; gives the bytes.
    pub fn export(&self, institution: &str, format: &str) -> Vec<u8> {
        let output = self.path(&format!("out/file.{format}"));
        let run = self.run(
            &[
                ["response", "export", "--round", ROUND, "--institution", institution].as_slice(),
                &["--format", format, "--output", text(&output)],
            ]
            .concat(),
        );
        assert_eq!(run.code, Some(0), "{format}: {}", run.stderr);
        assert_eq!(run.stdout.trim(), text(&output));
        fs::read(output).unwrap()
    }

    /// `response import` of a file of the folder into the ministry's response.
    pub fn import(&self, name: &str, more: &[&str]) -> Run {
        let place = ["response", "import", "--round", ROUND, "--institution", MINISTRY, name];
        self.run(&[place.as_slice(), more].concat())
    }

    /// Saves as the script of a page does.
    pub async fn save(
        &self,
        browser: &mut Browser<'_>,
        question: &str,
        revision: u32,
        answer: Value,
        comment: &str,
    ) {
        let sent = json!({
            "save_id": id(), "question": question, "unit": "", "revision": revision, "answer": answer,
            "reason": "", "comment": comment, "source": "",
        });
        let reply = browser.post_json(&format!("/responses/{}/answers", self.app.response), &sent).await;
        assert_eq!(reply.0, 200, "{}", reply.1);
    }

    /// What is stored of an answer of the ministry: revision, answer, comment.
    pub async fn stored(&self, question: &str) -> Option<(u32, Option<Answer>, String)> {
        let answers = self.app.assessment.store.answers(self.app.response).await.unwrap();
        let found = answers.into_iter().find(|one| one.question == question)?;
        Some((found.revision, found.given.answer, found.given.comment))
    }
}

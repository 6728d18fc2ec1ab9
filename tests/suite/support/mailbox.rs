//! A real mail server on this machine that keeps what it is given.

use std::fs;
use std::process::{Child, Command, Stdio};

use bhr_baseline::mail::PostSettings;
use serde::Deserialize;
use tempfile::TempDir;

use super::service::free_port;
use super::wait::until;

/// What links in letters begin with.
pub const PUBLIC_URL: &str = "https://baseline.example.org";

/// A letter as the server got it, its headers decoded by another program than the one that wrote them.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Caught {
    /// The addresses it was given for.
    pub to: Vec<String>,
    /// Who writes.
    pub from: String,
    /// The name of the reader.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The words.
    pub body: String,
    /// Its id.
    pub message_id: String,
    /// All bytes.
    pub raw: String,
}

/// A port for a mail server, and the server while it runs. It is killed, by its process id, when this goes away.
pub struct Mailbox {
    python: String,
    port: u16,
    folder: TempDir,
    process: Option<Child>,
}

impl Mailbox {
    /// A place for a server that does not run yet; `None`, with a word, where there is no Python with aiosmtpd.
    pub fn closed() -> Option<Self> {
        let Ok(python) = std::env::var("SMTPD") else {
            assert!(std::env::var_os("CI").is_none(), "SMTPD names no Python with aiosmtpd");
            println!("skipped: SMTPD names no Python with aiosmtpd");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        Some(Self { python, port: free_port(), folder, process: None })
    }

    /// A server that runs.
    pub async fn open() -> Option<Self> {
        let mut mailbox = Self::closed()?;
        mailbox.start().await;
        Some(mailbox)
    }

    /// Starts the server.
    pub async fn start(&mut self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtpd.py");
        let process = Command::new(&self.python)
            .arg(script)
            .arg(self.port.to_string())
            .arg(self.folder.path())
            .stdin(Stdio::null())
            .spawn()
            .expect("the mail server starts");
        self.process = Some(process);
        until("the mail server listens", async || self.has("ready").then_some(())).await;
    }

    /// Ends the server.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("the process is ours");
            process.wait().expect("the process is ours");
            let _ = fs::remove_file(self.folder.path().join("ready"));
        }
    }

    /// The settings of a service that sends through it.
    pub fn settings(&self) -> PostSettings {
        let get = |name: &str| match name {
            "BHR_SMTP_URL" => Some(format!("smtp://127.0.0.1:{}", self.port)),
            "BHR_MAIL_FROM" => Some("baseline@ombudsman.example".to_owned()),
            "BHR_PUBLIC_URL" => Some(PUBLIC_URL.to_owned()),
            _ => None,
        };
        PostSettings::read(get).expect("settings")
    }

    /// True once the server has left a mark of that name.
    pub fn has(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
    }

    /// Every letter it has, in no order.
    pub fn caught(&self) -> Vec<Caught> {
        let files = fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path());
        let letters = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
        letters
            .map(|path| serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON"))
            .collect()
    }

    /// The letters to one address.
    pub fn to(&self, address: &str) -> Vec<Caught> {
        let mut caught = self.caught();
        caught.retain(|letter| letter.to == [address]);
        caught
    }

    /// The first letter to an address, once it has come.
    pub async fn wait_for(&self, address: &str) -> Caught {
        until("the letter comes", async || self.to(address).pop()).await
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.stop();
    }
}

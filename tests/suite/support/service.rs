//! The real program, started as people start it: a process of its own with a port and a folder of its own.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A start takes longer than this only when it will never succeed.
const PATIENCE: Duration = Duration::from_secs(300);

/// The program with its settings cleared of what the developer's shell has.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bhr-baseline"));
    command
        .env_remove("DATABASE_URL")
        .env_remove("BHR_PUBLIC_URL")
        .env_remove("BHR_SMTP_URL")
        .stdin(Stdio::null());
    command
}

/// Runs a command of the program to its end, in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(arguments).output().expect("the program starts")
}

/// As [`run`], for a command that must succeed; gives what it printed.
pub fn run_well(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The database a service works on.
#[derive(Clone, Debug)]
pub enum At {
    /// The file in its data folder.
    DataFolder,
    /// Named by `--database`.
    Option(String),
    /// Named by `DATABASE_URL`.
    Environment(String),
}

/// A running service. It is killed, by its process id, when this goes away.
pub struct Service {
    command: &'static str,
    at: At,
    port: u16,
    folder: TempDir,
    process: Option<Child>,
}

impl Service {
    /// Starts `serve` or `demo` and waits until it answers.
    pub async fn start(command: &'static str, at: At) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut service = Self { command, at, port: free_port(), folder, process: None };
        service.start_again().await;
        service
    }

    /// Starts a service on the database of the address.
    pub async fn serve(url: &str) -> Self {
        Self::start("serve", At::Option(url.to_owned())).await
    }

    /// Starts it again on the same port and the same data, and waits until it answers.
    pub async fn start_again(&mut self) {
        assert!(self.process.is_none(), "it runs");
        let log = File::create(self.log()).expect("a log");
        let mut command = program();
        command.arg(self.command).arg("--data-dir").arg(self.data()).args(["--port", &self.port.to_string()]);
        match &self.at {
            At::DataFolder => {}
            At::Option(url) => _ = command.args(["--database", url]),
            At::Environment(url) => _ = command.env("DATABASE_URL", url),
        }
        let both = log.try_clone().expect("the log twice");
        self.process = Some(command.stdout(log).stderr(both).spawn().expect("the program starts"));
        self.answers().await;
    }

    async fn answers(&mut self) {
        let started = Instant::now();
        let process = self.process.as_mut().expect("it was started");
        loop {
            let ended = process.try_wait().expect("the process is ours");
            let printed = || fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            assert!(ended.is_none(), "it ended with {ended:?}: {}", printed());
            assert!(started.elapsed() < PATIENCE, "it does not answer: {}", printed());
            if reqwest::get(format!("http://127.0.0.1:{}/health", self.port))
                .await
                .is_ok_and(|r| r.status() == 200)
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends it at once, as a power cut would: SIGKILL to this process and no other.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("the process is ours");
            process.wait().expect("the process is ours");
        }
    }

    /// The address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What it has printed since it was last started.
    pub fn printed(&self) -> String {
        fs::read_to_string(self.log()).expect("a log")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// True when a program the test needs is installed; in CI it must be.
pub fn has(name: &str) -> bool {
    let found = Command::new(name).arg("--version").stdin(Stdio::null()).output().is_ok()
        || Command::new(name).arg("-v").stdin(Stdio::null()).output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{name} is not installed");
    if !found {
        println!("skipped: {name} not installed");
    }
    found
}

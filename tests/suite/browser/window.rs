//! A Chromium window of its own for one test: started, looked at, ended.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use bhr_baseline::texts::MISSING;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::access::access_faults;
use super::commands::{console, tools};
use crate::support::service::{free_port, has};
use crate::support::wait::{PATIENCE, until};

const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// Width of a common telephone.
const NARROW: u32 = 390;
const WIDE: u32 = 1280;
const HEIGHT: u64 = 900;
const LONGEST_PICTURE: u64 = 6000;
/// The preference that keeps scripts from running.
const NO_SCRIPTS: &str = "profile.managed_default_content_settings.javascript";

/// Chromium with a profile of its own.
pub struct Window {
    /// What drives it.
    pub client: Client,
    /// The first page of the service, as `http://127.0.0.1:8000/`.
    pub address: String,
    session: String,
    port: u16,
    driver: Child,
    runs_scripts: bool,
    profile: Option<TempDir>,
}

impl Window {
    /// Opens a window; `None` when Chromium or its driver is not installed.
    pub async fn open(address: &str) -> Option<Self> {
        Self::open_with(address, &json!({})).await
    }

    /// Closes the browser as a person does; what it has on this device is left in its profile.
    pub fn close(mut self) -> (String, TempDir) {
        (self.address.clone(), self.profile.take().expect("taken once"))
    }

    /// Opens the browser of a profile again.
    pub async fn again(address: &str, profile: TempDir) -> Option<Self> {
        Self::with_profile(address, &json!({}), profile).await
    }

    /// A window in which pages may run no scripts.
    pub async fn without_scripts(address: &str) -> Option<Self> {
        Self::open_with(address, &json!({NO_SCRIPTS: 2})).await
    }

    async fn open_with(address: &str, preferences: &Value) -> Option<Self> {
        Self::with_profile(address, preferences, tempfile::tempdir().expect("a folder")).await
    }

    async fn with_profile(address: &str, preferences: &Value, profile: TempDir) -> Option<Self> {
        if !has("chromium") || !has("chromedriver") {
            return None;
        }
        let port = free_port();
        let mut driver = Command::new("chromedriver");
        driver.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = driver.spawn().expect("the driver starts");
        let client = connect(port, &capabilities(&profile, preferences)).await;
        let session = client.session_id().await.expect("an id").expect("a session");
        let address = address.to_owned();
        let runs_scripts = preferences.get(NO_SCRIPTS).is_none();
        let window = Self { client, address, session, port, driver, runs_scripts, profile: Some(profile) };
        window.resize(WIDE, HEIGHT).await;
        Some(window)
    }

    /// Lines of the console since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let lines = self.client.issue_cmd(console()).await.expect("the console");
        let lines = lines.as_array().expect("lines").iter();
        lines.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    pub(super) async fn tool(&self, name: &str, parameters: &Value) -> Value {
        self.client.issue_cmd(tools(name, parameters)).await.expect("the tools answer")
    }

    /// Makes the page so wide and high, whatever the smallest window of the desktop is.
    async fn resize(&self, width: u32, height: u64) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.tool("Emulation.setDeviceMetricsOverride", &size).await;
    }

    async fn number(&self, script: &str) -> i64 {
        let number = self.client.execute(&format!("return {script}"), Vec::new()).await.expect("a number");
        number.as_i64().expect("a number")
    }

    /// Looks at the page on a narrow screen and a wide one: nothing in the console, nothing to scroll sideways for,
    /// nothing that keeps people with disabilities out. Keeps pictures when they are wanted.
    pub async fn inspect(&self, name: &str) {
        self.look(name).await;
        // A page that says no is answered with a status that says so, too.
        let own_status =
            format!("{} - Failed to load resource", self.client.current_url().await.expect("a page"));
        let lines = self.console().await.into_iter().filter(|line| !line.starts_with(&own_status));
        assert_eq!(lines.collect::<Vec<_>>(), Vec::<String>::new(), "the console at {name}");
    }

    /// The same where requests fail on purpose: the console says which, and may say nothing else.
    pub async fn inspect_offline(&self, name: &str) {
        self.look(name).await;
        let is_failure = |line: &String| line.contains("Failed to load resource");
        let lines = self.console().await.into_iter().filter(|line| !is_failure(line));
        assert_eq!(lines.collect::<Vec<_>>(), Vec::<String>::new(), "the console at {name}");
    }

    async fn look(&self, name: &str) {
        for width in [NARROW, WIDE] {
            self.resize(width, HEIGHT).await;
            let wider = self.number("document.scrollingElement.scrollWidth - innerWidth").await;
            assert!(wider <= 0, "{name} at {width}: {wider} pixels too wide");
            self.keep_picture(&format!("{name}-{width}")).await;
        }
        let source = self.client.source().await.expect("a page");
        assert!(!source.contains(MISSING), "{name} lacks words: {source}");
        // axe-core is a script; a page where none may run is the same page as where they may.
        if self.runs_scripts {
            assert_eq!(access_faults(&self.client).await, Vec::<String>::new(), "{name}");
        }
    }

    async fn keep_picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("SHOTS").map(PathBuf::from) else { return };
        let height = self.number("document.scrollingElement.scrollHeight").await;
        let width = self.number("innerWidth").await;
        let width = u32::try_from(width).expect("a width");
        self.resize(width, u64::try_from(height).expect("a height").min(LONGEST_PICTURE)).await;
        let picture = self.client.screenshot().await.expect("a picture");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{name}.png")), picture).expect("written");
        self.resize(width, HEIGHT).await;
    }
}

fn capabilities(profile: &TempDir, preferences: &Value) -> Map<String, Value> {
    let profile = format!("--user-data-dir={}", profile.path().display());
    let flags: Vec<&str> = FLAGS.into_iter().chain([profile.as_str()]).collect();
    let chromium = json!({"args": flags, "prefs": preferences, "binary": "/usr/bin/chromium"});
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": chromium,
        "goog:loggingPrefs": {"browser": "ALL"},
    });
    capabilities.as_object().expect("an object").clone()
}

async fn connect(port: u16, capabilities: &Map<String, Value>) -> Client {
    let address = format!("http://127.0.0.1:{port}");
    until("the driver answers", async || reqwest::get(format!("{address}/status")).await.ok()).await;
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities.clone());
    builder.connect(&address).await.expect("Chromium starts")
}

impl Drop for Window {
    /// The driver ends the Chromium it started, also when the test has failed.
    fn drop(&mut self) {
        if let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) {
            let request = format!(
                "DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
                self.session, self.port
            );
            let _ = driver.set_read_timeout(Some(PATIENCE));
            let _ = driver.write_all(request.as_bytes());
            let _ = driver.read(&mut [0; 64]);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

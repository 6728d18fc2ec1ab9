//! What a window shows of what it keeps, and a network that can be cut.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::window::Window;
use crate::support::wait::until;

/// Waits until the worker holds the page of the address.
const HOLDS: &str = "const done = arguments[arguments.length - 1]; \
    caches.match(arguments[0]).then((found) => done(Boolean(found)), () => done(false))";
/// How many pages and answers are on this device.
const KEPT: &str = "const done = arguments[arguments.length - 1]; \
    caches.open('pages').then((cache) => cache.keys()).then((pages) => done([pages.length, localStorage.length]))";

impl Window {
    /// Waits until the page says how many answers wait on this device.
    pub async fn sees_waiting(&self, count: usize) {
        self.sees_count("keep-waiting", count).await;
    }

    /// Waits until the page says how many answers it has delivered.
    pub async fn sees_delivered(&self, count: usize) {
        self.sees_count("keep-delivered", count).await;
    }

    /// Waits until the words of `key` can be read with this number.
    pub async fn sees_count(&self, key: &str, count: usize) {
        let words = self.texts().await.t(key).replace("{n}", &count.to_string());
        self.sees(&words).await;
    }

    /// Waits until the words of `key` can be read, up to the time in them.
    pub async fn sees_start_of(&self, key: &str) {
        let words = self.texts().await.t(key);
        let (before, _) = words.split_once("{time}").expect("a place for the time");
        self.sees(before.trim_end()).await;
    }

    /// Puts a long text into a field at once, as pasting does.
    pub async fn fill(&self, name: &str, words: &str) {
        let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
                      field.dispatchEvent(new Event('input', {bubbles: true}));";
        let arguments = vec![json!(format!("[name=\"{name}\"]")), json!(words)];
        self.client.execute(script, arguments).await.expect("it runs");
    }

    /// The words of an element as they are in the page, line ends and all.
    pub async fn words_of(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await.expect("it is there");
        element.prop("textContent").await.expect("the element").expect("words")
    }

    /// Waits until the page of this address can be shown without the service.
    pub async fn keeps_pages(&self, path: &str) {
        until("the page is on this device", async || {
            let held = self.client.execute_async(HOLDS, vec![json!(path)]).await.ok()?;
            (held == json!(true)).then_some(())
        })
        .await;
    }

    /// Waits until the page of this address is on this device no longer.
    pub async fn forgets_page(&self, path: &str) {
        until("the page is forgotten", async || {
            let held = self.client.execute_async(HOLDS, vec![json!(path)]).await.ok()?;
            (held == json!(false)).then_some(())
        })
        .await;
    }

    /// How many pages and answers are on this device.
    pub async fn kept(&self) -> Value {
        self.client.execute_async(KEPT, Vec::new()).await.expect("it runs")
    }

    /// Cuts the network of this window, or mends it.
    pub async fn cut_network(&self, is_cut: bool) {
        self.tool("Network.enable", &json!({})).await;
        let conditions = json!({
            "offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.tool("Network.emulateNetworkConditions", &conditions).await;
    }
}

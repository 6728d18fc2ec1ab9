//! What Chromium's driver can do beyond the standard.

use std::str::FromStr;

use fantoccini::wd::WebDriverCompatibleCommand;
use reqwest::{Method, Url};
use serde_json::{Value, json};

/// A command of Chromium's own.
#[derive(Debug)]
pub struct Own {
    path: &'static str,
    body: Value,
}

/// What the console has shown since it was last asked: scripts' errors, refused content, failed requests.
pub fn console() -> Own {
    Own { path: "se/log", body: json!({"type": "browser"}) }
}

/// A command of the developer tools.
pub fn tools(name: &str, parameters: &Value) -> Own {
    Own { path: "goog/cdp/execute", body: json!({"cmd": name, "params": parameters}) }
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
